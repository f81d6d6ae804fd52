"""The lesson of checkerboards: five parts, from the overlap to the remedies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

import streamlit as st

from deconv_viz.core.remedies import REMEDIES
from deconv_viz.scenes import two_dimensional
from deconv_viz.stage import Link, Show, edit_of, stage
from deconv_viz.stage.sheet import choice_of, sheet
from deconv_viz.state import FIELD, AxisName, Grid, apply_edit, encode, set_field, set_fill
from deconv_viz.ui.address import read_state, set_state
from deconv_viz.ui.checkerboard_code import code
from deconv_viz.ui.checkerboard_overlap import overlap_sheet
from deconv_viz.ui.checkerboard_remedies import charts, remedies_sheet, spectrum_sheet
from deconv_viz.ui.checkerboard_stacks import stacks_sheet
from deconv_viz.ui.checkerboard_state import (
    CHOICES,
    DEFAULT,
    FILLS,
    LAYERS,
    NUMBERS,
    OVERLAPS,
    OWN,
    PARTS,
    STACKS,
    WEIGHTS,
    Checkerboard,
    changed,
    decoded,
    encoded,
)
from deconv_viz.ui.checkerboard_weights import CHOICE, weights_sheet
from deconv_viz.ui.frame import heading, page_link, says_of
from deconv_viz.ui.lens_link import lens_query
from deconv_viz.ui.upsampling_links import layer_of
from deconv_viz.ui.words import language, sentence, text

_PAGE = "checkerboard"
_STAGE = f"{_PAGE}.stage"
_SHEET = f"{_PAGE}.sheet"
_HEIGHT = 250  # pixels: the sheet and the stage in one look


def show_checkerboard() -> None:
    """Draw the page: what the part says, its cases, its sheet, the stage or charts, the code."""
    state: Checkerboard = read_state(_PAGE, OWN, decoded, encoded)
    heading(_PAGE)
    st.segmented_control(
        text("checkerboard.parts"),
        PARTS,
        key=_show("part", state.part),
        required=True,
        format_func=lambda part: text(f"checkerboard.part.{part}"),
        on_change=_set,
        args=("part",),
        label_visibility="collapsed",
    )
    first = state.part == DEFAULT.part
    says_of(_PAGE, "" if first else text(f"checkerboard.says.{state.part}"), state.notice)
    _cases(state)
    sheet(_SHEETS[state.part](state), key=_SHEET, on_choice=_choose_case)
    if state.part in ("overlap", "weights"):
        _stage(state)
    if state.part == "spectrum":
        charts(state)
    with st.expander(text("checkerboard.code")):
        st.code(code(state), language="python")
    if state.part in ("overlap", "weights"):
        _ways_on(state)
    st.caption(text(f"checkerboard.sources.{state.part}"))
    with st.sidebar:
        _CONTROLS[state.part](state)


_SHEETS: Mapping[str, Callable[[Checkerboard], str]] = {
    "overlap": lambda state: overlap_sheet(state.lab),
    "weights": lambda state: weights_sheet(state.lab),
    "stacks": stacks_sheet,
    "spectrum": spectrum_sheet,
    "remedies": remedies_sheet,
}


def _now() -> Checkerboard:
    state = st.session_state.get(_PAGE)
    return state if isinstance(state, Checkerboard) else DEFAULT


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


# ---- the stage ----


def _stage(state: Checkerboard) -> None:
    lab = state.lab
    name = f"{_PAGE}.{state.part}"
    link = Link(name=name, query="", visit=name, own=(), write=False)
    show = Show(
        two_dimensional(lab.input(), lab.kernel(), lab.geometry()),
        link,
        text(f"checkerboard.formula.{state.part}"),
        editable=True,
        compact=True,
        height=_HEIGHT,
        language=language(),
    )
    stage(show, key=_STAGE, on_edit=_edit)


def _edit() -> None:
    edit = edit_of(_STAGE)
    if edit is None:
        return
    lab, problems = apply_edit(_now().lab, edit.grid, edit.row, edit.column, edit.text)
    set_state(_PAGE, replace(changed(_now(), lab=lab), notice=sentence(problems)))


# ---- what to look at first ----


def _cases(state: Checkerboard) -> None:
    """Draw a button for each case: the one that is shown stands out."""
    every: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
        "overlap": {name: {"lab": lab} for name, lab in OVERLAPS.items()},
        "stacks": {name: {"stack": stack} for name, stack in STACKS.items()},
        "spectrum": {name: {"remedy": name} for name in REMEDIES},
        "remedies": {name: {"picture": name} for name in CHOICES["picture"][1]},
    }
    cases = every.get(state.part)
    if not cases:
        return
    with st.container(horizontal=True, gap="small", key=f"{_PAGE}-cases"):
        for case, values in cases.items():
            label = f"checkerboard.{state.part}.case.{case}"
            if state.part == "spectrum":
                label = f"checkerboard.short.{case}"
            elif state.part == "remedies":
                label = f"checkerboard.picture.{case}"
            st.button(
                text(label),
                key=f"{_PAGE}.{state.part}.{case}",
                type="primary"
                if all(getattr(state, name) == value for name, value in values.items())
                else "secondary",
                on_click=_change,
                args=(values,),
            )


def _choose_case() -> None:
    """Take up the card that was clicked."""
    case = choice_of(_SHEET).removeprefix(CHOICE)
    if case in WEIGHTS:
        _change({"lab": WEIGHTS[case]})


def _ways_on(state: Checkerboard) -> None:
    """Lead to the same layer in the lab, and in the words of the frameworks."""
    lab = state.lab
    with st.container(horizontal=True, gap="small"):
        page_link(
            "two_dimensions",
            label=text("checkerboard.lab"),
            query_params=parse_qsl(encode(lab, view=False)),
        )
        page_link(
            "frameworks",
            label=text("checkerboard.lens"),
            query_params=lens_query(layer_of(lab), (lab.rows.size, lab.columns.size)),
        )


# ---- the controls ----


def _pairs(names: Sequence[str], draw: Callable[[str], None]) -> None:
    for start in range(0, len(names), 2):
        for place, name in zip(st.columns(2, gap="small"), names[start : start + 2], strict=False):
            with place:
                draw(name)


def _lab_controls(state: Checkerboard) -> None:
    lab = state.lab

    def field(name: str) -> None:
        low, high = _REACH.get(name, (FIELD[name].low, FIELD[name].high))
        value = getattr(lab.columns, name)
        st.slider(
            text(f"field.{name}"),
            low,
            max(high, value),
            key=_show(f"lab.{name}", value),
            on_change=_set_field,
            args=(name,),
        )

    _pairs(("size", "kernel", "stride", "dilation", "padding", "output_padding"), field)

    def fills(grid: str) -> None:
        st.selectbox(
            text(f"control.{grid}_fill"),
            _LAB_FILLS,
            key=_show(f"lab.{grid}_fill", getattr(lab, f"{grid}_fill")),
            format_func=lambda name: text(f"fill.{name}"),
            on_change=_set_fill,
            args=(grid,),
        )

    _pairs(("input", "kernel"), fills)


_REACH = {"size": (1, 12), "stride": (1, 6), "dilation": (1, 4), "padding": (0, 8)}
"""What the sliders reach; a link may go further."""

_LAB_FILLS = ("ones", "ramp", "random", "bilinear", "impulse", "checker")


def _set_field(name: str) -> None:
    state = _now()
    axis: AxisName | None = None if state.lab.linked else "columns"
    lab, repairs = set_field(state.lab, name, int(st.session_state[_key(f"lab.{name}")]), axis)
    set_state(_PAGE, replace(changed(state, lab=lab), notice=sentence(repairs)))


def _set_fill(grid: Grid) -> None:
    name = st.session_state[_key(f"lab.{grid}_fill")]
    _change({"lab": set_fill(_now().lab, grid, name)})


def _stack_controls(state: Checkerboard) -> None:
    for place, (kernel, stride) in enumerate(state.stack):
        left, right = st.columns(2, gap="small")
        for column, name, value, low, high in (
            (left, "kernel", kernel, 1, 8),
            (right, "stride", stride, 1, 3),
        ):
            with column:
                st.number_input(
                    text(f"checkerboard.label.layer_{name}", number=place + 1),
                    low,
                    high,
                    key=_show(f"stack.{name}.{place}", value),
                    on_change=_set_layer,
                    args=(place,),
                )
    with st.container(horizontal=True, gap="small"):
        st.button(
            text("checkerboard.add"),
            key=f"{_PAGE}.add",
            disabled=len(state.stack) >= LAYERS,
            on_click=_change,
            args=({"stack": (*state.stack, (3, 2))},),
        )
        st.button(
            text("checkerboard.remove"),
            key=f"{_PAGE}.remove",
            disabled=len(state.stack) < 2,
            on_click=_change,
            args=({"stack": state.stack[:-1]},),
        )


def _set_layer(place: int) -> None:
    stack = list(_now().stack)
    kernel, stride = (
        int(st.session_state[_key(f"stack.{name}.{place}")]) for name in ("kernel", "stride")
    )
    stack[place] = (kernel, stride)
    _change({"stack": tuple(stack)})


def _picture_controls(state: Checkerboard) -> None:
    def number(name: str) -> None:
        _, low, high = NUMBERS[name]
        kind = st.slider if high < 10 else st.number_input
        kind(
            text(f"checkerboard.label.{name}"),
            low,
            high,
            key=_show(name, getattr(state, name)),
            on_change=_set,
            args=(name,),
        )

    def choose(name: str, choices: Sequence[str]) -> None:
        st.selectbox(
            text(f"checkerboard.label.{name}"),
            choices,
            key=_show(name, getattr(state, name)),
            format_func=lambda choice: text(f"checkerboard.{name}.{choice}"),
            on_change=_set,
            args=(name,),
        )

    if state.part == "spectrum":
        choose("picture", CHOICES["picture"][1])
    _pairs(("kernel", "stride"), number)
    choose("fill", FILLS)
    if state.fill == "random":
        number("seed")


_CONTROLS: Mapping[str, Callable[[Checkerboard], None]] = {
    "overlap": _lab_controls,
    "weights": _lab_controls,
    "stacks": _stack_controls,
    "spectrum": _picture_controls,
    "remedies": _picture_controls,
}
