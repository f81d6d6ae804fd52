"""The lesson of checkerboards: five parts, from the overlap to the remedies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from deconv_viz.core.remedies import REMEDIES
from deconv_viz.lessons.checkerboard import (
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
from deconv_viz.stage import Show
from deconv_viz.stage.sheet import choice_of
from deconv_viz.ui.checkerboard_code import code
from deconv_viz.ui.checkerboard_overlap import overlap_sheet
from deconv_viz.ui.checkerboard_remedies import charts, remedies_sheet, spectrum_sheet
from deconv_viz.ui.checkerboard_stacks import stacks_sheet
from deconv_viz.ui.checkerboard_weights import CHOICE, weights_sheet
from deconv_viz.ui.frame import heading, says_of
from deconv_viz.ui.lab_layer import layer_of
from deconv_viz.ui.lab_part import edit_lab, lab_controls, lab_show
from deconv_viz.ui.lesson import Lesson
from deconv_viz.ui.widgets import pairs, to_lab, to_lens
from deconv_viz.ui.words import sentence, text

_LESSON = Lesson("checkerboard", DEFAULT, changed, OWN, decoded, encoded, NUMBERS)
_HEIGHT = 250  # pixels: the sheet and the stage in one look


def show_checkerboard() -> None:
    """Draw the page: what the part says, its cases, its sheet, the stage or charts, the code."""
    state = _LESSON.open()
    part = state.part
    heading("checkerboard")
    _LESSON.parts("part", PARTS)
    says = "" if part == DEFAULT.part else text(f"checkerboard.says.{part}")
    says_of("checkerboard", says, sentence(state.notice))
    if part in _CASES:
        label, field, cases = _CASES[part]
        then = {case: changed(state, **{field: value}) for case, value in cases.items()}
        _LESSON.cases(label, then, key=f"checkerboard.{part}")
    _LESSON.sheet("sheet", _SHEETS[part], on_choice=_choose_case)
    if part in ("overlap", "weights"):
        _LESSON.stage(_stage, part=part, on_edit=lambda edit: edit_lab(_LESSON, edit))
    if part == "spectrum":
        charts(state)
    with st.expander(text("checkerboard.code")):
        st.code(code(state), language="python")
    if part in ("overlap", "weights"):
        with st.container(horizontal=True, gap="small"):
            to_lab(state.lab, "checkerboard.lab")
            sizes = (state.lab.rows.size, state.lab.columns.size)
            to_lens(layer_of(state.lab), sizes, "checkerboard.lens")
    st.caption(text(f"checkerboard.sources.{part}"))
    with st.sidebar:
        _CONTROLS[part](state)
        _LESSON.history("part")


_SHEETS: Mapping[str, Callable[[Checkerboard], str]] = {
    "overlap": lambda state: overlap_sheet(state.lab),
    "weights": lambda state: weights_sheet(state.lab),
    "stacks": stacks_sheet,
    "spectrum": spectrum_sheet,
    "remedies": remedies_sheet,
}

_CASES: Mapping[str, tuple[str, str, Mapping[str, Any]]] = {
    "overlap": ("checkerboard.overlap.case", "lab", OVERLAPS),
    "stacks": ("checkerboard.stacks.case", "stack", STACKS),
    "spectrum": ("checkerboard.short", "remedy", {name: name for name in REMEDIES}),
    "remedies": ("checkerboard.picture", "picture", {name: name for name in CHOICES["picture"][1]}),
}
"""What to look at first: the labels of a part's cases, the field that they change, and to what."""


def _stage(state: Checkerboard) -> Show:
    return lab_show(state.lab, text(f"checkerboard.formula.{state.part}"), _HEIGHT)


def _choose_case() -> None:
    """Take up the card that was clicked."""
    case = choice_of("checkerboard.sheet").removeprefix(CHOICE)
    if case in WEIGHTS:
        _LESSON.change(lab=WEIGHTS[case])


# ---- the controls ----


def _lab_controls(state: Checkerboard) -> None:
    names = ("size", "kernel", "stride", "dilation", "padding", "output_padding")
    lab_controls(_LESSON, names, _LAB_FILLS, _REACH)


_REACH = {"size": (1, 12), "stride": (1, 6), "dilation": (1, 4), "padding": (0, 8)}
"""What the sliders reach; a link may go further."""

_LAB_FILLS = ("ones", "ramp", "random", "bilinear", "impulse", "checker")


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
                    key=_LESSON.show(f"stack.{name}.{place}", value),
                    on_change=_set_layer,
                    args=(place,),
                )
    with st.container(horizontal=True, gap="small"):
        st.button(
            text("checkerboard.add"),
            key="checkerboard.add",
            disabled=len(state.stack) >= LAYERS,
            on_click=_LESSON.change,
            kwargs={"stack": (*state.stack, (3, 2))},
        )
        st.button(
            text("checkerboard.remove"),
            key="checkerboard.remove",
            disabled=len(state.stack) < 2,
            on_click=_LESSON.change,
            kwargs={"stack": state.stack[:-1]},
        )


def _set_layer(place: int) -> None:
    stack = list(_LESSON.now().stack)
    kernel, stride = (
        int(st.session_state[_LESSON.key(f"stack.{name}.{place}")]) for name in ("kernel", "stride")
    )
    stack[place] = (kernel, stride)
    _LESSON.change(stack=tuple(stack))


def _picture_controls(state: Checkerboard) -> None:
    if state.part == "spectrum":
        _LESSON.select("picture", CHOICES["picture"][1])
    pairs(("kernel", "stride"), _LESSON.number)
    _LESSON.select("fill", FILLS)
    if state.fill == "random":
        _LESSON.number("seed")


_CONTROLS: Mapping[str, Callable[[Checkerboard], None]] = {
    "overlap": _lab_controls,
    "weights": _lab_controls,
    "stacks": _stack_controls,
    "spectrum": _picture_controls,
    "remedies": _picture_controls,
}
