"""The lesson of the matrix: the stage, y = Cᵀx beneath it in step, and four questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

import streamlit as st

from deconv_viz.scenes import two_dimensional
from deconv_viz.stage import Link, Show, edit_of, stage
from deconv_viz.stage.sheet import sheet
from deconv_viz.state import encode as state_of_lab
from deconv_viz.state.limits import MAX_SEED
from deconv_viz.ui.address import read_state, set_state
from deconv_viz.ui.frame import page_link, title
from deconv_viz.ui.matrix_code import code
from deconv_viz.ui.matrix_inverse import inverse_sheet
from deconv_viz.ui.matrix_product import product_sheet
from deconv_viz.ui.matrix_shape import shape_sheet, sizes_of
from deconv_viz.ui.matrix_state import (
    CASES,
    DEFAULT,
    EXAMPLES,
    FIELDS,
    LIMITS,
    OWN,
    PARTS,
    Matrix,
    changed,
    decode,
    encode,
    with_edit,
    with_numbers,
)
from deconv_viz.ui.matrix_tests import adjoint_sheet, gradient_sheet
from deconv_viz.ui.words import language, text

_PAGE = "matrix"
_STAGE = f"{_PAGE}.stage"
_HEIGHT = 124
"""Pixels for the stage's panels: a row above, a row beneath."""

_HEIGHT_2D = 230


def show_matrix() -> None:
    """Draw the lesson: stage, matrix, and the part that is open."""
    state: Matrix = read_state(_PAGE, OWN, decode, encode)
    title(_PAGE, notice=state.notice)
    _cases()
    shown = Show(
        two_dimensional(state.input_values, state.kernel_values, state.geometry),
        Link(name=_PAGE, query="", visit=_PAGE, own=(), step=2, write=False),
        "",
        editable=True,
        compact=True,
        height=_HEIGHT if state.rank == 1 else _HEIGHT_2D,
        language=language(),
    )
    stage(shown, key=_STAGE, on_edit=_edit)
    sheet(product_sheet(state), key=f"{_PAGE}.product")
    st.segmented_control(
        text("matrix.parts"),
        PARTS,
        key=_show("part", state.part),
        required=True,
        format_func=lambda part: text(f"matrix.part.{part}"),
        on_change=_set,
        args=("part",),
        label_visibility="collapsed",
    )
    _PARTS[state.part](state)
    with st.expander(text("matrix.code")):
        st.code(code(state), language="python", wrap_lines=True)
    st.caption(text("matrix.sources"))
    _controls(state)


def _now() -> Matrix:
    state = st.session_state.get(_PAGE)
    return state if isinstance(state, Matrix) else DEFAULT


def _change(**values: Any) -> None:
    set_state(_PAGE, changed(_now(), **values))


def _key(name: str) -> str:
    return f"{_PAGE}.{name}.control"


def _show(name: str, value: object) -> str:
    """Make the widget of this name show value, and return its key."""
    key = _key(name)
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def _set(name: str) -> None:
    value = st.session_state[_key(name)]
    if value is not None:
        _change(**{name: value})


def _edit() -> None:
    edit = edit_of(_STAGE)
    if edit is not None:
        set_state(_PAGE, with_edit(_now(), edit))


# ---- what to look at first ----


def _cases() -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for name, values in CASES.items():
            st.button(
                text(f"matrix.case.{name}"),
                key=f"{_PAGE}.case.{name}",
                on_click=_open,
                args=(values,),
            )


def _open(values: Mapping[str, Any]) -> None:
    now = _now()
    kept = {"part": now.part, "example": now.example, "seed": now.seed}
    set_state(_PAGE, changed(DEFAULT, **{**kept, **values}))


# ---- the parts beneath ----


def _adjoint(state: Matrix) -> None:
    _says("adjoint")
    sheet(adjoint_sheet(state), key=f"{_PAGE}.adjoint")


def _gradient(state: Matrix) -> None:
    _says("gradient")
    sheet(gradient_sheet(state), key=f"{_PAGE}.gradient")


def _says(part: str) -> None:
    left, right = st.columns([5, 1], gap="small", vertical_alignment="center")
    left.markdown(text(f"matrix.{part}_says"))
    right.button(text("matrix.again_numbers"), key=f"{_PAGE}.seed", on_click=_draw)


def _draw() -> None:
    _change(seed=(_now().seed + 1) % (MAX_SEED + 1))


def _inverse(state: Matrix) -> None:
    st.markdown(text("matrix.inverse_says"))
    st.segmented_control(
        text("matrix.example"),
        EXAMPLES,
        key=_show("example", state.example),
        required=True,
        format_func=lambda example: text(f"matrix.example.{example}"),
        on_change=_set,
        args=("example",),
        label_visibility="collapsed",
    )
    sheet(inverse_sheet(state), key=f"{_PAGE}.inverse")


def _shape(state: Matrix) -> None:
    sizes = {size.output_padding: size.size for size in sizes_of(state)}
    # With a dilation the output padding may go beyond all sizes that lead here.
    chosen = state.output_padding if state.output_padding in sizes else None
    st.segmented_control(
        text("matrix.choose_size"),
        list(sizes),
        key=_show("output_padding.choice", chosen),
        required=chosen is not None,
        format_func=lambda rest: str(sizes.get(rest, rest)),
        on_change=_choose_size,
    )
    sheet(shape_sheet(state), key=f"{_PAGE}.shape")


def _choose_size() -> None:
    value = st.session_state[_key("output_padding.choice")]
    if value is not None:
        _change(output_padding=int(value))


_PARTS: Mapping[str, Callable[[Matrix], None]] = {
    "adjoint": _adjoint,
    "gradient": _gradient,
    "inverse": _inverse,
    "shape": _shape,
}


# ---- the controls ----


def _controls(state: Matrix) -> None:
    names = [name for name in FIELDS if LIMITS[state.rank][name][0] < LIMITS[state.rank][name][1]]
    with st.sidebar:
        for start in range(0, len(names), 2):
            pair = names[start : start + 2]
            for place, name in zip(st.columns(2, gap="small"), pair, strict=False):
                with place:
                    _slider(state, name)
        _numbers("w", state.kernel_values.ravel().tolist())
        _numbers("x", state.input_values.ravel().tolist())
        page_link(
            "two_dimensions",
            label=text("matrix.lab"),
            query_params=parse_qsl(state_of_lab(state.lab(), view=False)),
        )


def _slider(state: Matrix, name: str) -> None:
    low, high = LIMITS[state.rank][name]
    # A slider whose limits change jumps: each number of dimensions has sliders of its own.
    key = _show(f"{name}.{state.rank}", getattr(state, name))
    st.slider(text(f"matrix.label.{name}"), low, high, key=key, on_change=_slide, args=(name, key))


def _slide(name: str, key: str) -> None:
    _change(**{name: int(st.session_state[key])})


def _numbers(name: str, values: list[int]) -> None:
    st.text_input(
        text(f"matrix.label.{name}"),
        key=_show(name, ", ".join(map(str, values))),
        help=text(f"matrix.{name}_help"),
        on_change=_type,
        args=(name,),
    )


def _type(name: str) -> None:
    set_state(_PAGE, with_numbers(_now(), name, str(st.session_state[_key(name)])))
