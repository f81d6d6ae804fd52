"""The third part of the page: inputs that a convolution takes to one size, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go  # type: ignore[import-untyped]
import streamlit as st

from deconv_viz.charts.sizes import staircase
from deconv_viz.core.sizes import Limits, Strip, strips
from deconv_viz.frameworks import title
from deconv_viz.frameworks.solve import solve
from deconv_viz.frameworks.wording import layer_of, written
from deconv_viz.ui import output_size_html as html
from deconv_viz.ui.output_size_forward import is_dark
from deconv_viz.ui.output_size_state import FRAMEWORKS, SizeState
from deconv_viz.ui.output_size_style import STYLE
from deconv_viz.ui.widgets import show
from deconv_viz.ui.words import language, listed, text

Set = Callable[[SizeState], None]

_PAGE = "output_size"


def collapse_answer(state: SizeState) -> str:
    """Return the inputs that collapse as a sheet of strips, or why there are none."""
    found = _strips(state)
    if not found:
        values: dict[str, Any] = {"output": state.size, "padding": state.padding}
        return STYLE + html.headline(text("output_size.collapse_none", **values))
    layer = (state.kernel, state.stride, state.dilation)
    picture = html.strip_picture(found, _chosen(state, found).size, state.size, *layer)
    return STYLE + _headline(found, state.size) + picture


def collapse(state: SizeState, change: Set) -> None:
    """Draw the choice among the inputs, its words everywhere, and the staircase."""
    found = _strips(state)
    if not found:
        st.button(
            text("output_size.set", field=text("field.padding"), value=0),
            key=f"{_PAGE}.unpad",
            on_click=change,
            args=(replace(state, padding=0),),
        )
        return
    chosen = _chosen(state, found)
    _choose(state, found, chosen, change)
    words, curve = st.columns([1.15, 1], gap="medium")
    with words:
        _words(state, chosen)
    with curve:
        _staircase(state, found, chosen)


def _strips(state: SizeState) -> tuple[Strip, ...]:
    return strips(state.size, state.kernel, state.stride, state.dilation, state.padding)


def _chosen(state: SizeState, found: tuple[Strip, ...]) -> Strip:
    return min(found, key=lambda strip: abs(strip.rest - state.rest))


def _headline(found: tuple[Strip, ...], output: int) -> str:
    sizes = [f"{strip.size}" for strip in found]
    if len(found) == 1:
        says = text("output_size.collapse_one", size=sizes[0], output=output)
        return f'<div class="os answer"><span class="says good">{says}</span></div>'
    said = text("output_size.from_to", least=sizes[0], most=sizes[-1])
    if len(found) <= 3:
        said = listed(sizes)
    key = "output_size.collapse_two" if len(found) == 2 else "output_size.collapse_many"
    says = text(key, output=output, count=len(found))
    return (
        f'<div class="os answer"><span class="sizes"><span class="input">{said}</span> → '
        f'<span class="output">{output}</span></span><span class="says">{says}</span></div>'
    )


def _choose(state: SizeState, found: tuple[Strip, ...], chosen: Strip, change: Set) -> None:
    key = f"{_PAGE}.back"
    show(key, chosen.rest)

    def take() -> None:
        rest = st.session_state[key]
        if rest is not None:
            change(replace(state, rest=rest))

    sizes = {strip.rest: strip.size for strip in found}
    st.segmented_control(
        text("output_size.back", output=state.size),
        list(sizes),
        key=key,
        format_func=lambda rest: f"{sizes[rest]}",
        on_change=take,
        required=True,
        help=text("output_size.back_help"),
    )


def _words(state: SizeState, chosen: Strip) -> None:
    """Write the layer that comes back to the chosen size, in each framework's words."""
    st.markdown(
        text("output_size.back_says", output=state.size, size=chosen.size, rest=chosen.rest)
    )
    one = Limits(
        (state.kernel, state.kernel),
        (state.stride, state.stride),
        (state.dilation, state.dilation),
        max(state.padding, 1),
        state.stride,
    )
    lines = []
    for framework in FRAMEWORKS:
        found = solve(framework, (state.size,) * 2, (chosen.size,) * 2, one, 400).first
        same = [
            each
            for each in found
            if each.spans[0].begin == state.padding and each.spans[1].begin == state.padding
        ]
        best = (same or found)[:1]
        code = text("output_size.no_words")
        if best:
            code = f"`{written(layer_of(framework, best[0].words, (chosen.size,) * 2))}`"
        if best and not same:
            code = text("output_size.other_crop", code=code)
        lines.append(f"- **{title(framework)}** {code}")
    st.markdown("\n".join(lines))


@st.cache_resource(max_entries=200, show_spinner=False)
def _figure(
    layer: tuple[int, int, int, int], output: int, chosen: int, language: str, dark: bool
) -> go.Figure:
    kernel, stride, dilation, padding = layer
    sizes = [strip.size for strip in strips(output, kernel, stride, dilation, padding)]
    around = max(4, 2 * stride)
    labels = {
        "input": text("output_size.axis_forward_input", language),
        "output": text("output_size.axis_forward_output", language),
    }
    low = max(1, sizes[0] - around)
    return staircase(range(low, sizes[-1] + around + 1), layer, output, sizes, chosen, labels, dark)


def _staircase(state: SizeState, found: tuple[Strip, ...], chosen: Strip) -> None:
    layer = (state.kernel, state.stride, state.dilation, state.padding)
    st.plotly_chart(
        _figure(layer, state.size, chosen.size, language(), is_dark()),
        key=f"{_PAGE}.staircase",
        height=250,
        config={"displayModeBar": False},
        alt=text("output_size.staircase_alt", output=state.size, count=len(found)),
    )
