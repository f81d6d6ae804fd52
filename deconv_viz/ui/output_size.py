"""The page of output sizes: its four parts, and the controls that they share."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from deconv_viz.core.sizes import Limits
from deconv_viz.frameworks import title
from deconv_viz.frameworks.curve import outputs
from deconv_viz.ui.lesson import Lesson
from deconv_viz.ui.output_size_asked import show_asked
from deconv_viz.ui.output_size_backward import backward
from deconv_viz.ui.output_size_case import case
from deconv_viz.ui.output_size_collapse import collapse, collapse_answer
from deconv_viz.ui.output_size_forward import forward, forward_answer
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
from deconv_viz.ui.widgets import pairs
from deconv_viz.ui.words import text

_PAGE = "output_size"
_LESSON = Lesson(_PAGE, DEFAULT, replace, OWN, decode, encode, ending="")
_ANSWERS = {"forward": forward_answer, "collapse": collapse_answer}
"""What stands first in a part, and follows a slider at once."""

_PARTS = {"forward": forward, "backward": backward, "collapse": collapse, "case": case}


def show_output_size() -> None:
    """Draw the page beneath its title: which part, the part, and its controls at the side."""
    state = _LESSON.open()
    st.html(STYLE)
    _LESSON.parts(
        "view",
        VIEWS,
        label="view",
        format_func=lambda view: text(f"output_size.view.{view}"),
        help=text("output_size.view_help"),
    )
    show_asked(_LESSON, state)
    if state.view in _ANSWERS:
        _LESSON.sheet("answer", _ANSWERS[state.view])
    _PARTS[state.view](state, _LESSON.put)
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
        _LESSON.history("view")


def _choose_framework() -> None:
    chosen = _LESSON.taken("framework")
    if chosen is not None:
        _LESSON.put(in_words_of(_LESSON.now(), chosen))


def _framework(state: SizeState) -> None:
    st.selectbox(
        text("output_size.framework"),
        FRAMEWORKS,
        key=_LESSON.show("framework", state.framework),
        format_func=title,
        on_change=_choose_framework,
        help=text("output_size.framework_help"),
    )


def _layer(state: SizeState) -> None:
    _slider("size")
    _pair("kernel", "stride")
    if len(MODES[state.framework]) > 1:
        _LESSON.select(
            "mode",
            MODES[state.framework],
            label="output_size.mode",
            format_func=lambda mode: mode or text("output_size.numbers"),
            help=text("output_size.mode_help"),
        )
    if state.mode == "":
        _slider("padding")
    _extra(state)
    _slider("dilation")


def _extra(state: SizeState) -> None:
    """The output padding, where the framework has one; the output size, where it is told that."""
    if state.framework == "keras":
        _LESSON.select(
            "extra",
            (NONE, *range(BOUNDS["extra"].high + 1)),
            label="field.output_padding",
            format_func=lambda value: "None" if value == NONE else f"{value}",
            help=text("output_size.extra_none_help"),
        )
    elif state.framework == "tensorflow":
        told = outputs(state.framework, state.words(), state.size)
        _LESSON.select(
            "extra",
            range(len(told)),
            label="output_size.told",
            value=min(state.choice(), len(told) - 1),
            format_func=lambda number: f"{told[number]}",
            help=text("output_size.told_help"),
        )
    elif state.framework == "torch" or (state.mode in ("", "VALID") and state.framework != "jax"):
        _LESSON.number(
            "extra",
            (0, BOUNDS["extra"].high),
            label=text("control.with_letter", field=text("field.output_padding"), letter="a"),
            read=SizeState.choice,
            help=text("field.output_padding_help"),
        )
    else:
        st.session_state.pop(_LESSON.key("extra"), None)


def _convolution() -> None:
    st.markdown(text("output_size.convolution"))
    _slider("size", "output_size.outputs_of")
    _pair("kernel", "stride")
    _pair("padding", "dilation")


def _pair(*names: str) -> None:
    pairs(names, _slider)


def _slider(name: str, label: str = "", said: str = "") -> None:
    bound = BOUNDS[name]
    field = said or text(label or f"field.{name}")
    _LESSON.number(
        name,
        (bound.low, bound.high),
        label=said or text("control.with_letter", field=field, letter=bound.key),
        help=text(f"{label or f'field.{name}'}_help"),
        kind=st.slider,
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
            key=_LESSON.show(f"limit.{name}", getattr(state.limits, name)),
            on_change=_limit,
            args=(name,),
            help=text("output_size.limit_help", field=text(f"name.{name}")),
        )
    st.button(
        text("output_size.limits_reset"),
        key=f"{_PAGE}.limits_reset",
        help=text("output_size.limits_reset_help"),
        on_click=lambda: _LESSON.change(limits=Limits(), shown=DEFAULT.shown),
    )


def _limit(name: str) -> None:
    limits = _LESSON.now().limits._replace(**{name: st.session_state[f"{_PAGE}.limit.{name}"]})
    _LESSON.change(limits=limits, shown=DEFAULT.shown)


def _case() -> None:
    for name in ("height", "square"):
        _slider(name, f"output_size.case.{name}", text(f"output_size.case.{name}"))
