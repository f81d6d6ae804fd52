"""The part of the lesson of one dimension that is heard: a long signal through a kernel."""

from __future__ import annotations

import plotly.graph_objects as go  # type: ignore[import-untyped]
import streamlit as st

from deconv_viz.charts.signals import signal_rows, spectrum_curve
from deconv_viz.lessons.one_dimension import Line
from deconv_viz.ui.one_dimension_sound import RATE, percent, sound_of, wav, window
from deconv_viz.ui.words import language, text

_PAGE = "one_dimension"
_CHART = 330  # pixels


def show_sound(state: Line) -> None:
    """Draw the share of images, signals, spectrum and sound."""
    kernel = text(f"one_dimension.sound.through.{state.filtered}")
    words = {"percent": percent(state), "kernel": kernel}
    st.markdown(text("one_dimension.sound.left", **words))
    key = (state.sound, state.filtered, state.stride)
    dark = st.context.theme.type == "dark"
    rows, curve = _figures(*key, language(), dark)
    left, right = st.columns(2, gap="small")
    for place, name, figure in ((left, "rows", rows), (right, "spectrum", curve)):
        with place:
            st.plotly_chart(
                figure,
                key=f"{_PAGE}.{name}",
                height=_CHART,
                config={"displayModeBar": False},
                alt=text(f"one_dimension.sound.{name}_alt", percent=words["percent"]),
            )
    for place, kernel, stride in ((left, "", 1), (right, state.filtered, state.stride)):
        with place:
            rate = f"{RATE * stride:,}"
            heard = "out" if kernel else "in"
            st.caption(text(f"one_dimension.sound.hear_{heard}", rate=rate))
            st.audio(_wav(state.sound, kernel, stride), format="audio/wav")


@st.cache_resource(max_entries=100, show_spinner=False)
def _figures(
    name: str, kernel: str, stride: int, language: str, dark: bool
) -> tuple[go.Figure, go.Figure]:
    made = sound_of(name, kernel, stride)

    def said(*words: str) -> dict[str, str]:
        return {word: text(f"one_dimension.sound.{word}", language) for word in words}

    rows = signal_rows(
        made.x,
        made.inserted,
        made.output,
        stride,
        window(stride, name),
        said("input", "inserted", "output", "time"),
        dark,
    )
    labels = said("inserted", "kernel", "output", "images", "frequency")
    return rows, spectrum_curve(made.spectrum, stride, labels, dark)


@st.cache_resource(max_entries=60, show_spinner=False)
def _wav(name: str, kernel: str, stride: int) -> bytes:
    return wav(name, kernel, stride)
