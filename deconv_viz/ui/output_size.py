"""The page of output sizes: its four parts, and the controls that they share."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from deconv_viz.core.sizes import Limits
from deconv_viz.frameworks import title
from deconv_viz.frameworks.curve import outputs
from deconv_viz.ui.address import read_state, set_state
from deconv_viz.ui.output_size_backward import backward
from deconv_viz.ui.output_size_case import case
from deconv_viz.ui.output_size_collapse import collapse
from deconv_viz.ui.output_size_forward import forward
from deconv_viz.ui.output_size_state import (
    BOUNDS,
    DEFAULT,
    FRAMEWORKS,
    LIMIT_KEYS,
    MODES,
    NONE,
    OWN,
    SEARCH,
    VIEWS,
    SizeState,
    decode,
    encode,
    in_words_of,
)
from deconv_viz.ui.output_size_style import STYLE
from deconv_viz.ui.words import text

_PAGE = "output_size"
_PARTS = {"forward": forward, "backward": backward, "collapse": collapse, "case": case}


def show_output_size() -> None:
    """Draw the page beneath its title: which part, the part, and its controls at the side."""
    state = read_state(_PAGE, OWN, decode, encode)
    st.html(STYLE)
    st.segmented_control(
        text("output_size.view"),
        VIEWS,
        key=_show("view", state.view),
        format_func=lambda view: text(f"output_size.view.{view}"),
        on_change=_choose,
        args=("view",),
        label_visibility="collapsed",
        required=True,
        help=text("output_size.view_help"),
    )
    _PARTS[state.view](state, _change)
    with st.sidebar:
        if state.view == "forward":
            _framework(state)
            _layer(state)
        elif state.view == "collapse":
            _convolution()
        elif state.view == "backward":
            _limits(state)
        else:
            _case()


def _now() -> SizeState:
    state = st.session_state.get(_PAGE)
    return state if isinstance(state, SizeState) else DEFAULT


def _change(state: SizeState) -> None:
    set_state(_PAGE, state)


def _show(name: str, value: object) -> str:
    """Make the widget of this name show value, and return its key."""
    key = f"{_PAGE}.{name}"
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def _choose(name: str) -> None:
    value: Any = st.session_state[f"{_PAGE}.{name}"]
    if value is not None:
        _change(replace(_now(), **{name: value}))


def _choose_framework() -> None:
    chosen = st.session_state[f"{_PAGE}.framework"]
    if chosen is not None:
        _change(in_words_of(_now(), chosen))


def _framework(state: SizeState) -> None:
    st.selectbox(
        text("output_size.framework"),
        FRAMEWORKS,
        key=_show("framework", state.framework),
        format_func=title,
        on_change=_choose_framework,
        help=text("output_size.framework_help"),
    )


def _layer(state: SizeState) -> None:
    _slider("size")
    _pair("kernel", "stride")
    if len(MODES[state.framework]) > 1:
        st.selectbox(
            text("output_size.mode"),
            MODES[state.framework],
            key=_show("mode", state.mode),
            format_func=lambda mode: mode or text("output_size.numbers"),
            on_change=_choose,
            args=("mode",),
            help=text("output_size.mode_help"),
        )
    if state.mode == "":
        _slider("padding")
    _extra(state)
    _slider("dilation")


def _extra(state: SizeState) -> None:
    """The output padding, where the framework has one; the output size, where it is told that."""
    key = f"{_PAGE}.extra"
    if state.framework == "keras":
        st.selectbox(
            text("field.output_padding"),
            (NONE, *range(BOUNDS["extra"].high + 1)),
            key=_show("extra", state.extra),
            format_func=lambda value: "None" if value == NONE else f"{value}",
            on_change=_choose,
            args=("extra",),
            help=text("output_size.extra_none_help"),
        )
    elif state.framework == "tensorflow":
        told = outputs(state.framework, state.words(), state.size)
        st.selectbox(
            text("output_size.told"),
            range(len(told)),
            key=_show("extra", min(state.choice(), len(told) - 1)),
            format_func=lambda number: f"{told[number]}",
            on_change=_choose,
            args=("extra",),
            help=text("output_size.told_help"),
        )
    elif state.framework == "torch" or (state.mode in ("", "VALID") and state.framework != "jax"):
        st.slider(
            text("control.with_letter", field=text("field.output_padding"), letter="a"),
            0,
            BOUNDS["extra"].high,
            key=_show("extra", state.choice()),
            on_change=_choose,
            args=("extra",),
            help=text("field.output_padding_help"),
        )
    else:
        st.session_state.pop(key, None)


def _convolution() -> None:
    st.markdown(text("output_size.convolution"))
    _slider("size", "output_size.outputs_of")
    _pair("kernel", "stride")
    _pair("padding", "dilation")


def _pair(*names: str) -> None:
    for name, place in zip(names, st.columns(2, gap="small"), strict=True):
        with place:
            _slider(name)


def _slider(name: str, label: str = "") -> None:
    bound = BOUNDS[name]
    said = text(label or f"field.{name}")
    st.slider(
        text("control.with_letter", field=said, letter=bound.key),
        bound.low,
        bound.high,
        key=_show(name, getattr(_now(), name)),
        on_change=_choose,
        args=(name,),
        help=text(f"{label}_help" if label else f"field.{name}_help"),
    )


def _limits(state: SizeState) -> None:
    st.markdown(text("output_size.limits"))
    for name in LIMIT_KEYS:
        most = getattr(SEARCH, name)
        low, high = (0, most) if isinstance(most, int) else most
        st.slider(
            text(f"output_size.limit.{name}"),
            low,
            high,
            key=_show(f"limit.{name}", getattr(state.limits, name)),
            on_change=_limit,
            args=(name,),
            help=text("output_size.limit_help", field=text(f"name.{name}")),
        )
    st.button(
        text("output_size.limits_reset"),
        key=f"{_PAGE}.limits_reset",
        help=text("output_size.limits_reset_help"),
        on_click=lambda: _change(replace(_now(), limits=Limits(), shown=DEFAULT.shown)),
    )


def _limit(name: str) -> None:
    state = _now()
    value: Any = st.session_state[f"{_PAGE}.limit.{name}"]
    limits = state.limits._replace(**{name: value})
    _change(replace(state, limits=limits, shown=DEFAULT.shown))


def _case() -> None:
    for name in ("height", "square"):
        st.slider(
            text(f"output_size.case.{name}"),
            BOUNDS[name].low,
            BOUNDS[name].high,
            key=_show(name, getattr(_now(), name)),
            on_change=_choose,
            args=(name,),
            help=text(f"output_size.case.{name}_help"),
        )
