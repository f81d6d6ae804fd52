"""The page of the whole layer: its controls, its picture, and five questions beneath it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from deconv_viz.core import AxisArguments
from deconv_viz.core.channels import common_divisors
from deconv_viz.core.identities import reshapes
from deconv_viz.stage.sheet import choice_of
from deconv_viz.state import Lab
from deconv_viz.ui.frame import title
from deconv_viz.ui.lesson import Lesson
from deconv_viz.ui.whole_layer_counts import counts_sheet
from deconv_viz.ui.whole_layer_hand import CASES, OPEN, code, hand_sheet, open_sheet, samples
from deconv_viz.ui.whole_layer_state import (
    ACTIVATIONS,
    DEFAULT,
    NUMBERS,
    OWN,
    PARTS,
    RESHAPED,
    WholeLayer,
    changed,
    chosen,
    decode,
    encode,
)
from deconv_viz.ui.whole_layer_sum import sum_sheet
from deconv_viz.ui.whole_layer_ways import WAYS, mixing_sheet, ways_sheet
from deconv_viz.ui.whole_layer_weights import weights_sheet
from deconv_viz.ui.widgets import pairs, to_lab
from deconv_viz.ui.words import joined, text

_LESSON = Lesson("whole_layer", DEFAULT, changed, OWN, decode, encode, NUMBERS)


def show_whole_layer() -> None:
    """Draw the page: what it says, the sum, the controls, and the part that is open."""
    state = _LESSON.open()
    title("whole_layer", notice=joined(*state.notice))
    _sheet("sum", sum_sheet)
    _examples(state)
    _LESSON.parts("part", PARTS)
    _PARTS[state.part](state)
    with st.sidebar:
        _controls(state)
        _LESSON.history("part")


def _sheet(name: str, html: Callable[[WholeLayer], str]) -> None:
    _LESSON.sheet(name, html, on_choice=lambda: _choose(f"whole_layer.{name}"))


def _choose(key: str) -> None:
    _LESSON.put(chosen(_LESSON.now(), choice_of(key)))


# ---- what to look at first ----

EXAMPLES: Mapping[str, Mapping[str, Any]] = {
    "gaps": {"kernel": 2, "stride": 3, "padding": 0, "output_padding": 0, "row": 2, "column": 3},
    "groups": {"channels": 4, "filters": 4, "groups": 2, "output": 2},
    "depthwise": {"channels": 4, "filters": 4, "groups": 4, "output": 1},
    "relu": {"activation": "relu", "row": 3, "column": 1},
    "waste": {
        "channels": 1,
        "filters": 1,
        "size": 4,
        "padding": 0,
        "output_padding": 0,
        "part": "counts",
    },
}
"""Layers worth a look, as what differs from the first one."""


def _examples(state: WholeLayer) -> None:
    part = {"part": state.part}
    cases = {name: changed(DEFAULT, **{**part, **then}) for name, then in EXAMPLES.items()}
    _LESSON.cases(
        "whole_layer.example",
        cases,
        key="whole_layer.example",
        more=lambda: to_lab(_lab(state), "whole_layer.lab"),
        vertical_alignment="center",
    )


def _lab(state: WholeLayer) -> Lab:
    """Return one pair of channels in the lab."""
    axis = AxisArguments(
        state.size, state.kernel, state.stride, 1, state.padding, state.output_padding
    )
    return Lab(rows=axis, columns=axis)


# ---- the parts beneath ----


def _weights(state: WholeLayer) -> None:
    _sheet("weights", weights_sheet)


def _counts(state: WholeLayer) -> None:
    _sheet("counts", counts_sheet)


def _three_ways(state: WholeLayer) -> None:
    _sheet("ways", lambda _: ways_sheet())
    for place, (name, program) in zip(st.columns(3, gap="small"), WAYS, strict=True):
        with place:
            st.markdown(f"**{text(f'whole_layer.way.{name}')}**")
            st.code(program, language="python", wrap_lines=True)
    st.subheader(text("whole_layer.mixing"), anchor=False)
    st.markdown(text("whole_layer.mixing_says"))
    _LESSON.choose("last", reshapes(*RESHAPED), label="whole_layer.mixing_choose", format_func=str)
    _sheet("mixing", lambda state: mixing_sheet(state.last))


def _by_hand(state: WholeLayer) -> None:
    st.markdown(text("whole_layer.hand_says"))
    left, right = st.columns([3, 1], gap="small", vertical_alignment="bottom")
    with left:
        _LESSON.choose(
            "case",
            range(len(CASES)),
            format_func=lambda case: text(f"whole_layer.case.{CASES[case].name}"),
        )
    last = samples(state.case) - 1
    with right:
        st.number_input(
            text("whole_layer.label.sample"),
            0,
            last,
            key=_LESSON.show("sample", min(state.sample, last)),
            on_change=_LESSON.take,
            args=("sample",),
        )
    _sheet("hand", lambda state: hand_sheet(state.case, min(state.sample, last)))
    st.code(code(state.case), language="python", wrap_lines=True)


def _open_sizes(_: WholeLayer) -> None:
    _sheet("open", lambda _: open_sheet())
    st.code(OPEN, language="python", wrap_lines=True)


_PARTS = {
    "weights": _weights,
    "counts": _counts,
    "three_ways": _three_ways,
    "by_hand": _by_hand,
    "open_sizes": _open_sizes,
}


# ---- the controls ----


def _controls(state: WholeLayer) -> None:
    pairs(("channels", "filters"), _LESSON.number)
    _LESSON.choose(
        "groups",
        common_divisors(state.channels, state.filters),
        format_func=str,
        help=text("whole_layer.groups_help"),
    )
    pairs(("size", "kernel", "stride", "padding"), _LESSON.number)
    left, right = st.columns(2, gap="small", vertical_alignment="bottom")
    with left:
        _LESSON.number("output_padding")
    with right:
        st.toggle(
            text("whole_layer.label.bias"),
            key=_LESSON.show("bias", bool(state.bias)),
            on_change=_set_bias,
        )
    left, right = st.columns(2, gap="small")
    with left:
        _LESSON.select("activation", ACTIVATIONS)
    with right:
        _LESSON.number("seed")


def _set_bias() -> None:
    _LESSON.change(bias=int(st.session_state[_LESSON.key("bias")]))
