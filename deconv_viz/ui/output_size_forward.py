"""The first part of the page: how large the output is, and why it is not twice the input."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go  # type: ignore[import-untyped]
import streamlit as st

from deconv_viz.charts.sizes import size_curve
from deconv_viz.core import Axis, is_even
from deconv_viz.frameworks import FrameworkError, Span
from deconv_viz.frameworks.curve import curve, outputs, single_changes, span_of
from deconv_viz.frameworks.solve import Words
from deconv_viz.ui import output_size_html as html
from deconv_viz.ui.output_size_state import BOUNDS, MODES, SizeState
from deconv_viz.ui.output_size_style import STYLE
from deconv_viz.ui.words import language, sentence_for_refusal, text

Set = Callable[[SizeState], None]

_AROUND = 4


def forward_answer(state: SizeState) -> str:
    """Return the answer and what it is made of as a sheet, or why there is none."""
    try:
        span = _span(state)
    except FrameworkError as error:
        said = text("output_size.empty") if error.rule == "empty" else sentence_for_refusal(error)
        return STYLE + html.headline(said)
    wanted = state.stride * state.size
    answer = html.answer(state.size, span.output, _says(state, span), span.output == wanted)
    return STYLE + answer + html.ledger(*_sum(state, span))


def _span(state: SizeState) -> Span:
    """Return the axis. Raises FrameworkError where the framework refuses it or nothing is left."""
    span = span_of(state.framework, state.words(), state.size, state.choice())
    if span.output < 1:
        raise FrameworkError(state.framework, "empty")
    return span


def forward(state: SizeState, change: Set) -> None:
    """Draw what would make the answer a multiple, the curve, and the formula."""
    try:
        span = _span(state)
    except FrameworkError:
        _refused(state, change)
        return
    _ways(state, state.stride * state.size, span.output, change)
    _curve(state, span)
    st.html(html.formula(_formula(state, span)))


def _says(state: SizeState, span: Span) -> str:
    wanted = state.stride * state.size
    values: dict[str, Any] = {"stride": state.stride, "size": state.size, "wanted": wanted}
    if span.output == wanted:
        return text("output_size.exact" if state.stride > 1 else "output_size.exact_one", **values)
    missing = wanted - span.output
    count = text("output_size.one" if abs(missing) == 1 else "output_size.many", count=abs(missing))
    return text("output_size.short" if missing > 0 else "output_size.over", count=count, **values)


def _signed(number: int) -> str:
    return f"+ {number}" if number >= 0 else f"− {-number}"


def _sum(state: SizeState, span: Span) -> tuple[list[tuple[str, str]], tuple[str, str]]:
    """Return the output as stride times input, what the kernel adds and what is cropped."""
    reach = span.axis().effective_kernel
    beyond = reach - span.stride
    name = "beyond" if beyond > 0 else "level" if beyond == 0 else "within"
    values: dict[str, Any] = {"span": reach, "stride": span.stride, "count": abs(beyond)}
    parts = [
        (f"{span.stride}·{span.size} = {span.stride * span.size}", text("output_size.sum.times")),
        (_signed(beyond), text(f"output_size.sum.{name}", **values)),
    ]
    if state.framework == "torch":
        extra = state.words().extra or 0
        parts.append(
            (_signed(-2 * span.begin) if span.begin else "− 0", text("output_size.sum.padding"))
        )
        parts.append((_signed(extra), text("output_size.sum.extra")))
    else:
        parts.append((_signed(-span.begin) if span.begin else "− 0", text("output_size.sum.begin")))
        key = "output_size.sum.end" if span.end >= 0 else "output_size.sum.zeros"
        parts.append((_signed(-span.end) if span.end else "− 0", text(key)))
    return parts, (f"= {span.output}", text("output_size.sum.output"))


def _ways(state: SizeState, wanted: int, output: int, change: Set) -> None:
    """Offer each single change that makes the output stride times the input."""
    if output == wanted:
        return
    bounds = {
        "extra": _nearest(max(state.extra, 0), 0, BOUNDS["extra"].high)
        if state.words().extra is not None
        else (),
        "kernel": _nearest(state.kernel, BOUNDS["kernel"].low, BOUNDS["kernel"].high),
        "first": _nearest(state.padding, 0, BOUNDS["padding"].high) if state.mode == "" else (),
        "mode": [mode for mode in MODES[state.framework] if mode != state.mode],
        "dilation": _nearest(state.dilation, 1, BOUNDS["dilation"].high),
    }
    found = single_changes(
        state.framework, state.words(), state.size, wanted, bounds, state.choice()
    )
    then = [(words, state.with_words(words)) for words in found]
    if state.framework == "tensorflow":
        told = outputs(state.framework, state.words(), state.size)
        if wanted in told:
            then.insert(0, (state.words(), replace(state, extra=told.index(wanted))))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if not then:
            st.markdown(text("output_size.no_way", wanted=wanted))
            return
        st.markdown(text("output_size.way", wanted=wanted), width="content")
        for number, (words, other) in enumerate(then):
            st.button(
                _difference(state, words, wanted),
                key=f"output_size.way.{number}",
                help=text("output_size.even" if _is_even(words) else "output_size.uneven"),
                on_click=change,
                args=(other,),
            )


def _is_even(words: Words) -> bool:
    return is_even(Axis(1, words.kernel, words.stride, words.dilation))


def _nearest(now: int, low: int, high: int) -> list[int]:
    return sorted(range(low, high + 1), key=lambda value: (abs(value - now), value))


def _difference(state: SizeState, words: Words, wanted: int) -> str:
    """Return the one change in words: kernel size 4."""
    now = state.words()
    for place, field in (
        ("kernel", "kernel"),
        ("stride", "stride"),
        ("dilation", "dilation"),
        ("extra", "output_padding"),
        ("mode", "mode"),
        ("first", "padding"),
    ):
        value = getattr(words, place)
        if value != getattr(now, place):
            if place == "mode":
                value = value or text("output_size.numbers")
                return text("output_size.set_mode", value=value)
            return text("output_size.set", field=text(f"field.{field}"), value=value)
    return text("output_size.set_output", value=wanted)


@st.cache_resource(max_entries=200, show_spinner=False)
def _figure(
    framework: str, words: Words, choice: int, size: int, language: str, dark: bool
) -> go.Figure:
    low = max(1, size - _AROUND)
    sizes = range(low, low + 2 * _AROUND + 1)
    sizes_out = curve(framework, words, sizes, choice)
    told = {i: list(outputs(framework, words, i)) for i in sizes}
    output = sizes_out[size] or 0
    wanted = words.stride * size
    gap = wanted - output
    labels = {
        "input": text("output_size.axis_input", language),
        "output": text("output_size.axis_output", language),
        "line": text("output_size.line", language, stride=words.stride),
        "point": f"{size} → {output}",
        "gap": text(
            "output_size.gap_none"
            if not gap
            else "output_size.gap_short"
            if gap > 0
            else "output_size.gap_over",
            language,
            count=abs(gap),
        ),
        "open": text("output_size.open", language),
    }
    return size_curve(sizes_out, told, size, words.stride, labels, dark)


def _curve(state: SizeState, span: Span) -> None:
    figure = _figure(
        state.framework, state.words(), state.choice(), state.size, language(), is_dark()
    )
    st.plotly_chart(
        figure,
        key="output_size.curve",
        height=400,
        config={"displayModeBar": False},
        alt=text("output_size.curve_alt", size=span.size, output=span.output),
    )


def is_dark() -> bool:
    """Return whether the visitor's theme is dark."""
    return st.context.theme.type == "dark"


def _formula(state: SizeState, span: Span) -> str:
    words = state.words()
    end = f"{span.end}" if span.end >= 0 else f"(−{-span.end})"
    values = span._asdict() | {"end": end}
    if state.framework == "torch":
        size = text("formula.size", padding=words.first, output_padding=words.extra, **values)
        return text("formula.both", size=size)
    return text("output_size.formula", **values)


def _refused(state: SizeState, change: Set) -> None:
    """Offer the nearest layers that there are."""
    bounds = {
        "extra": [*_nearest(max(state.extra, 0), 0, BOUNDS["extra"].high), None]
        if state.words().extra is not None
        else (),
        "first": _nearest(state.padding, 0, BOUNDS["padding"].high) if state.mode == "" else (),
        "dilation": _nearest(state.dilation, 1, BOUNDS["dilation"].high),
        "stride": _nearest(state.stride, 1, BOUNDS["stride"].high),
        "kernel": _nearest(state.kernel, 1, BOUNDS["kernel"].high),
    }
    found = single_changes(state.framework, state.words(), state.size, None, bounds, state.choice())
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(text("output_size.nearest"), width="content")
        for number, words in enumerate(found[:3]):
            st.button(
                _difference(state, words, 0),
                key=f"output_size.mend.{number}",
                on_click=change,
                args=(state.with_words(words),),
            )
