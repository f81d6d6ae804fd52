"""The page of the whole layer: its controls, its picture, and five questions beneath it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import streamlit as st

from deconv_viz.core import AxisArguments
from deconv_viz.core.channels import common_divisors
from deconv_viz.core.identities import reshapes
from deconv_viz.stage.sheet import choice_of, sheet
from deconv_viz.state import Lab
from deconv_viz.state import encode as state_of_lab
from deconv_viz.ui.address import read_state, set_state
from deconv_viz.ui.frame import page_link, title
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
from deconv_viz.ui.words import text

_PAGE = "whole_layer"


def show_whole_layer() -> None:
    """Draw the page: what it says, the sum, the controls, and the part that is open."""
    state: WholeLayer = read_state(_PAGE, OWN, decode, encode)
    title(_PAGE, notice=" ".join(state.notice))
    _sheet("sum", sum_sheet(state))
    _examples(state)
    st.segmented_control(
        text("whole_layer.parts"),
        PARTS,
        key=_show("part", state.part),
        required=True,
        format_func=lambda part: text(f"whole_layer.part.{part}"),
        on_change=_set,
        args=("part",),
        label_visibility="collapsed",
    )
    _PARTS[state.part](state)
    _controls(state)


def _now() -> WholeLayer:
    state = st.session_state.get(_PAGE)
    return state if isinstance(state, WholeLayer) else DEFAULT


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


def _sheet(name: str, html: str) -> None:
    key = f"{_PAGE}.{name}"
    sheet(html, key=key, on_choice=lambda: _choose(key))


def _choose(key: str) -> None:
    set_state(_PAGE, chosen(_now(), choice_of(key)))


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
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for name, values in EXAMPLES.items():
            st.button(
                text(f"whole_layer.example.{name}"),
                key=f"{_PAGE}.example.{name}",
                on_click=_open,
                args=(values,),
            )
        st.button(
            text("control.reset"), key=f"{_PAGE}.reset", on_click=_open, args=({},), type="tertiary"
        )
        axis = AxisArguments(
            state.size, state.kernel, state.stride, 1, state.padding, state.output_padding
        )
        page_link(
            "two_dimensions",
            label=text("whole_layer.lab"),
            query_params=parse_qsl(state_of_lab(Lab(rows=axis, columns=axis), view=False)),
        )


def _open(values: Mapping[str, Any]) -> None:
    part = {"part": _now().part}
    set_state(_PAGE, changed(DEFAULT, **{**part, **values}))


# ---- the parts beneath ----


def _weights(state: WholeLayer) -> None:
    _sheet("weights", weights_sheet(state))


def _counts(state: WholeLayer) -> None:
    _sheet("counts", counts_sheet(state))


def _three_ways(state: WholeLayer) -> None:
    _sheet("ways", ways_sheet())
    for place, (name, program) in zip(st.columns(3, gap="small"), WAYS, strict=True):
        with place:
            st.markdown(f"**{text(f'whole_layer.way.{name}')}**")
            st.code(program, language="python", wrap_lines=True)
    st.subheader(text("whole_layer.mixing"), anchor=False)
    st.markdown(text("whole_layer.mixing_says"))
    st.segmented_control(
        text("whole_layer.mixing_choose"),
        reshapes(*RESHAPED),
        key=_show("last", state.last),
        required=True,
        on_change=_set,
        args=("last",),
    )
    _sheet("mixing", mixing_sheet(state.last))


def _by_hand(state: WholeLayer) -> None:
    st.markdown(text("whole_layer.hand_says"))
    left, right = st.columns([3, 1], gap="small", vertical_alignment="bottom")
    with left:
        st.segmented_control(
            text("whole_layer.label.case"),
            range(len(CASES)),
            key=_show("case", state.case),
            required=True,
            format_func=lambda case: text(f"whole_layer.case.{CASES[case].name}"),
            on_change=_set,
            args=("case",),
        )
    last = samples(state.case) - 1
    with right:
        st.number_input(
            text("whole_layer.label.sample"),
            0,
            last,
            key=_show("sample", min(state.sample, last)),
            on_change=_set,
            args=("sample",),
        )
    _sheet("hand", hand_sheet(state.case, min(state.sample, last)))
    st.code(code(state.case), language="python", wrap_lines=True)


def _open_sizes(_: WholeLayer) -> None:
    _sheet("open", open_sheet())
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
    with st.sidebar:
        _pair(state, "channels", "filters")
        _groups(state)
        _pair(state, "size", "kernel")
        _pair(state, "stride", "padding")
        left, right = st.columns(2, gap="small", vertical_alignment="bottom")
        with left:
            _slider(state, "output_padding")
        with right:
            st.toggle(
                text("whole_layer.label.bias"),
                key=_show("bias", bool(state.bias)),
                on_change=_set,
                args=("bias",),
            )
        left, right = st.columns(2, gap="small")
        with left:
            st.selectbox(
                text("whole_layer.label.activation"),
                ACTIVATIONS,
                key=_show("activation", state.activation),
                format_func=lambda name: text(f"whole_layer.activation.{name}"),
                on_change=_set,
                args=("activation",),
            )
        with right:
            st.number_input(
                text("whole_layer.label.seed"),
                *NUMBERS["seed"][1:],
                key=_show("seed", state.seed),
                on_change=_set,
                args=("seed",),
            )


def _pair(state: WholeLayer, *names: str) -> None:
    for place, name in zip(st.columns(2, gap="small"), names, strict=True):
        with place:
            _slider(state, name)


def _slider(state: WholeLayer, name: str) -> None:
    _, low, high = NUMBERS[name]
    label = text(f"whole_layer.label.{name}")
    st.slider(label, low, high, key=_show(name, getattr(state, name)), on_change=_set, args=(name,))


def _groups(state: WholeLayer) -> None:
    st.segmented_control(
        text("whole_layer.label.groups"),
        common_divisors(state.channels, state.filters),
        key=_show("groups", state.groups),
        required=True,
        on_change=_set,
        args=("groups",),
        help=text("whole_layer.groups_help"),
    )


def _set(name: str) -> None:
    value = st.session_state[_key(name)]
    if value is not None:
        _change(**{name: int(value) if isinstance(value, bool) else value})
