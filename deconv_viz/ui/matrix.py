"""The lesson of the matrix: the stage, y = Cᵀx beneath it in step, and four questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from deconv_viz.lessons.matrix import (
    CASES,
    DEFAULT,
    EXAMPLES,
    FIELDS,
    FIRST_STEP,
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
from deconv_viz.scenes import two_dimensional
from deconv_viz.stage import Edit, Show
from deconv_viz.state.limits import MAX_SEED
from deconv_viz.ui.frame import title
from deconv_viz.ui.lesson import Lesson
from deconv_viz.ui.matrix_code import code
from deconv_viz.ui.matrix_inverse import inverse_sheet
from deconv_viz.ui.matrix_product import product_sheet
from deconv_viz.ui.matrix_shape import shape_sheet, sizes_of
from deconv_viz.ui.matrix_tests import adjoint_sheet, gradient_sheet
from deconv_viz.ui.widgets import pairs, to_lab
from deconv_viz.ui.words import sentence, text

_LESSON = Lesson("matrix", DEFAULT, changed, OWN, decode, encode)
_HEIGHT = 124
"""Pixels for the stage's panels: a row above, a row beneath."""

_HEIGHT_2D = 230


def show_matrix() -> None:
    """Draw the lesson: stage, matrix, and the part that is open."""
    state = _LESSON.open()
    title("matrix", notice=sentence(state.notice))
    kept = {name: getattr(state, name) for name in ("part", "example", "seed")}
    cases = {name: changed(DEFAULT, **{**kept, **values}) for name, values in CASES.items()}
    _LESSON.cases("matrix.case", cases, vertical_alignment="center")
    _LESSON.stage(_stage, step=FIRST_STEP, on_edit=_edit)
    _LESSON.sheet("product", product_sheet)
    _LESSON.parts("part", PARTS)
    _PARTS[state.part](state)
    with st.expander(text("matrix.code")):
        st.code(code(state), language="python", wrap_lines=True)
    st.caption(text("matrix.sources"))
    with st.sidebar:
        _controls(state)


def _stage(state: Matrix) -> Show:
    return Show(
        two_dimensional(state.input_values, state.kernel_values, state.geometry),
        editable=True,
        compact=True,
        height=_HEIGHT if state.rank == 1 else _HEIGHT_2D,
    )


def _edit(edit: Edit) -> None:
    _LESSON.put(with_edit(_LESSON.now(), edit.grid, edit.row, edit.column, edit.text))


# ---- the parts beneath ----


def _adjoint(state: Matrix) -> None:
    _says("adjoint")
    _LESSON.sheet("adjoint", adjoint_sheet)


def _gradient(state: Matrix) -> None:
    _says("gradient")
    _LESSON.sheet("gradient", gradient_sheet)


def _says(part: str) -> None:
    left, right = st.columns([5, 1], gap="small", vertical_alignment="center")
    left.markdown(text(f"matrix.{part}_says"))
    right.button(text("matrix.again_numbers"), key="matrix.seed", on_click=_draw)


def _draw() -> None:
    _LESSON.change(seed=(_LESSON.now().seed + 1) % (MAX_SEED + 1))


def _inverse(state: Matrix) -> None:
    st.markdown(text("matrix.inverse_says"))
    _LESSON.parts("example", EXAMPLES, label="example")
    _LESSON.sheet("inverse", inverse_sheet)


def _shape(state: Matrix) -> None:
    sizes = {size.output_padding: size.size for size in sizes_of(state)}
    # With a dilation the output padding may go beyond all sizes that lead here.
    chosen = state.output_padding if state.output_padding in sizes else None
    _LESSON.choose(
        "output_padding.choice",
        sizes,
        label="matrix.choose_size",
        value=chosen,
        required=chosen is not None,
        format_func=lambda rest: str(sizes.get(rest, rest)),
        on_change=_choose_size,
        args=(),
    )
    _LESSON.sheet("shape", shape_sheet)


def _choose_size() -> None:
    value = st.session_state[_LESSON.key("output_padding.choice")]
    if value is not None:
        _LESSON.change(output_padding=int(value))


_PARTS: Mapping[str, Callable[[Matrix], None]] = {
    "adjoint": _adjoint,
    "gradient": _gradient,
    "inverse": _inverse,
    "shape": _shape,
}


# ---- the controls ----


def _controls(state: Matrix) -> None:
    limits = LIMITS[state.rank]

    def slider(name: str) -> None:
        # A slider whose limits change jumps: each number of dimensions has sliders of its own.
        _LESSON.number(name, limits[name], widget=f"{name}.{state.rank}")

    pairs([name for name in FIELDS if limits[name][0] < limits[name][1]], slider)
    _numbers("w", state.kernel_values.ravel().tolist())
    _numbers("x", state.input_values.ravel().tolist())
    to_lab(state.lab(), "matrix.lab")
    _LESSON.history("part", "example")


def _numbers(name: str, values: list[int]) -> None:
    st.text_input(
        text(f"matrix.label.{name}"),
        key=_LESSON.show(name, ", ".join(map(str, values))),
        help=text(f"matrix.{name}_help"),
        on_change=_type,
        args=(name,),
    )


def _type(name: str) -> None:
    written = _LESSON.taken(name)
    if written is not None:
        _LESSON.put(with_numbers(_LESSON.now(), name, str(written)))
