"""The lesson of one dimension: stamps and their sum, the sound of a bad kernel, causal cropping."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from deconv_viz.frameworks import line
from deconv_viz.scenes import two_dimensional
from deconv_viz.stage import Link, Show, edit_of, stage
from deconv_viz.stage.sheet import sheet
from deconv_viz.ui.address import read_state, set_state
from deconv_viz.ui.frame import page_link, title
from deconv_viz.ui.lens_link import lens_query
from deconv_viz.ui.one_dimension_causal import causal_sheet
from deconv_viz.ui.one_dimension_code import in_keras, program
from deconv_viz.ui.one_dimension_hear import show_sound
from deconv_viz.ui.one_dimension_state import (
    CAUSAL,
    DEFAULT,
    KERNELS,
    NUMBERS,
    OWN,
    OWN_VALUES,
    PARTS,
    SIGNALS,
    SOUNDS,
    STAMPS,
    Line,
    changed,
    decoded,
    encoded,
    read_values,
)
from deconv_viz.ui.one_dimension_stems import STYLE, gather_picture, stamps_picture
from deconv_viz.ui.words import language, text

_PAGE = "one_dimension"
_STAGE = f"{_PAGE}.stage"
_HEIGHT = 118  # pixels: one row of cells above, one beneath


def show_one_dimension() -> None:
    """Draw the page: what the part says, its cases, its pictures, the code."""
    state: Line = read_state(_PAGE, OWN, decoded, encoded)
    first = state.part == DEFAULT.part
    title(_PAGE, "" if first else text(f"one_dimension.says.{state.part}"), state.notice)
    st.segmented_control(
        text("one_dimension.parts"),
        PARTS,
        key=_show("part", state.part),
        required=True,
        format_func=lambda part: text(f"one_dimension.part.{part}"),
        on_change=_set,
        args=("part",),
        label_visibility="collapsed",
    )
    _DRAW[state.part](state)
    with st.expander(text("one_dimension.code")):
        st.code(program(state), language="python")
    st.caption(text(f"one_dimension.sources.{state.part}"))
    _controls(state)


def _now() -> Line:
    state = st.session_state.get(_PAGE)
    return state if isinstance(state, Line) else DEFAULT


def _change(values: Mapping[str, Any]) -> None:
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
        _change({name: value})


def _cases(state: Line, cases: Mapping[str, Mapping[str, Any]], start: Line) -> None:
    """Draw a button for each case: the one that is shown stands out."""
    with st.container(horizontal=True, gap="small"):
        for name, values in cases.items():
            then = changed(start, **values)
            st.button(
                text(f"one_dimension.{state.part}.case.{name}"),
                key=f"{_PAGE}.{state.part}.case.{name}",
                type="primary" if encoded(then) == encoded(state) else "secondary",
                on_click=set_state,
                args=(_PAGE, then),
            )


# ---- the stamps, and zero insertion as a filter ----


def _stamps(state: Line) -> None:
    _cases(state, STAMPS, DEFAULT)
    _stage(state)
    scatter = stamps_picture(state.x, state.w, state.axis)
    gather = gather_picture(state.x, state.w, state.axis)
    sheet(
        f'{STYLE}<div class="pair1">'
        f"<figure><figcaption>{text('one_dimension.scatter')}</figcaption>{scatter}</figure>"
        f"<figure><figcaption>{text('one_dimension.gather')}</figcaption>{gather}</figure></div>",
        key=f"{_PAGE}.stems",
    )
    keras = in_keras(state)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(
            text("one_dimension.keras", line=line(keras))
            if keras
            else text("one_dimension.no_keras", line=line(state.layer)),
            width="content",
        )
        page_link(
            "frameworks",
            label=text("one_dimension.lens"),
            query_params=lens_query(keras or state.layer, (state.size,)),
        )


def _stage(state: Line) -> None:
    x, w = state.x[None], state.w[None]
    visit = f"{_PAGE}.{state.part}"
    show = Show(
        two_dimensional(x, w, state.geometry),
        Link(name=visit, query="", visit=visit, own=(), write=False),
        _formula(state),
        editable=True,
        compact=True,
        height=_HEIGHT,
        language=language(),
    )
    stage(show, key=_STAGE, on_edit=_edit)


def _formula(state: Line) -> str:
    if state.part == "causal":
        return ""
    size = text(
        "formula.size",
        output=state.axis.output_size,
        size=state.size,
        kernel=state.length,
        stride=state.stride,
        dilation=state.dilation,
        padding=state.padding,
        output_padding=state.output_padding,
    )
    return text("formula.both", size=size)


def _edit() -> None:
    """A number typed into the stage: the input or the kernel becomes a list of one's own."""
    edit = edit_of(_STAGE)
    if edit is None:
        return
    state = _now()
    name, own = ("signal", "typed_x") if edit.grid == "input" else ("kernel", "typed_w")
    values = read_values(edit.text)
    if isinstance(values, str):
        set_state(_PAGE, replace(state, notice=values))
        return
    old = [float(value) for value in (state.x if edit.grid == "input" else state.w)]
    # A list that is pasted goes on to the right, as far as there are cells.
    old[edit.column : edit.column + len(values)] = values[: len(old) - edit.column]
    _change({name: OWN_VALUES, own: tuple(old)})


# ---- causal ----


def _causal(state: Line) -> None:
    _cases(state, CAUSAL, replace(DEFAULT, part="causal"))
    sheet(causal_sheet(state), key=f"{_PAGE}.causal")
    _stage(state)


_DRAW: Mapping[str, Callable[[Line], None]] = {
    "stamps": _stamps,
    "sound": lambda state: show_sound(state, _change),
    "causal": _causal,
}


# ---- the controls ----


def _controls(state: Line) -> None:
    with st.sidebar:
        if state.part == "sound":
            _slider(state, "stride")
            _choose(state, "sound", SOUNDS)
            return
        _pair(state, "size", "length")
        _pair(state, "stride", "dilation")
        if state.part == "stamps":
            _pair(state, "padding", "output_padding")
        _choose(state, "signal", SIGNALS)
        _choose(state, "kernel", tuple(KERNELS))
        _typed(state, "typed_x", state.x.tolist(), "signal")
        _typed(state, "typed_w", state.w.tolist(), "kernel")


def _pair(state: Line, *names: str) -> None:
    for place, name in zip(st.columns(2, gap="small"), names, strict=True):
        with place:
            _slider(state, name)


def _slider(state: Line, name: str) -> None:
    _, low, high = NUMBERS[name]
    st.slider(
        text(f"one_dimension.label.{name}"),
        low,
        high,
        key=_show(name, getattr(state, name)),
        on_change=_set,
        args=(name,),
    )


def _choose(state: Line, name: str, choices: Sequence[str]) -> None:
    value = getattr(state, name)
    st.selectbox(
        text(f"one_dimension.label.{name}"),
        choices if value in choices else (*choices, value),
        key=_show(name, value),
        format_func=lambda choice: text(f"one_dimension.{name}.{choice}"),
        on_change=_set,
        args=(name,),
    )


def _typed(state: Line, own: str, values: Sequence[float], name: str) -> None:
    # What is not understood stays as it was typed, to be mended.
    if not st.session_state.pop(f"{_PAGE}.{own}.typed", False):
        _show(own, ", ".join(f"{value:g}" for value in values))
    st.text_input(
        text(f"one_dimension.label.{own}"),
        key=_key(own),
        on_change=_set_typed,
        args=(own, name),
        help=text("one_dimension.typed_help"),
    )


def _set_typed(own: str, name: str) -> None:
    values = read_values(st.session_state[_key(own)])
    if isinstance(values, str):
        st.session_state[f"{_PAGE}.{own}.typed"] = True
        set_state(_PAGE, replace(_now(), notice=values))
    else:
        _change({name: OWN_VALUES, own: values})
