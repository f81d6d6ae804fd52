"""The lesson of three dimensions: voxels in space beside the same volumes as slices."""

from __future__ import annotations

import plotly.graph_objects as go  # type: ignore[import-untyped]
import streamlit as st

from deconv_viz.charts.volumes import volume_steps
from deconv_viz.frameworks import FrameworkError, Layer, code, line, translate
from deconv_viz.stage.steps import steps
from deconv_viz.ui.frame import title
from deconv_viz.ui.lesson import Lesson
from deconv_viz.ui.three_dimensions_slices import alone, slices_sheet, steps_of
from deconv_viz.ui.three_dimensions_state import (
    CASES,
    DEFAULT,
    NUMBERS,
    OWN,
    Volumes,
    case,
    changed,
    decoded,
    encoded,
)
from deconv_viz.ui.widgets import pairs, to_lens
from deconv_viz.ui.words import language, text

_LESSON = Lesson("three_dimensions", DEFAULT, changed, OWN, decoded, encoded, NUMBERS)
_SPACE = "three_dimensions-space"
_HEIGHT = 400  # pixels

# The player presses the figure's buttons, one for each frame; nobody else is to see them.
_STYLE = f"""<style>
.st-key-{_SPACE} .updatemenu-container {{ display: none; }}
</style>"""


def show_three_dimensions() -> None:
    """Draw the page: its sentence, the cases, voxels and slices, their player, the code."""
    state = _LESSON.open()
    st.html(_STYLE)
    title("three_dimensions", notice=state.notice)
    _LESSON.cases("three_dimensions.case", {name: case(name) for name in CASES})
    space, slices = st.columns([9, 10], gap="small")
    with slices:
        _LESSON.sheet("slices", slices_sheet)
    with space, st.container(key=_SPACE):
        _space(state)
    made = steps_of(state.x, state.w, state.geometry)
    steps(made.lit, key="three_dimensions.steps", chart=_SPACE, language=language())
    st.markdown(_not_alone(state))
    _code(state)
    st.caption(text("three_dimensions.sources"))
    with st.sidebar:
        names = ("size", "kernel", "stride", "padding", "output_padding")
        deep = ("depth" if name == "size" else f"{name}_depth" for name in names)
        pairs([field for pair in zip(deep, names, strict=True) for field in pair], _LESSON.number)
        _LESSON.number("seed")
        _LESSON.history()


@st.cache_resource(max_entries=100, show_spinner=False)
def _figure(state: Volumes, language: str, dark: bool) -> go.Figure:
    made = steps_of(state.x, state.w, state.geometry)
    labels = {
        "input": text("three_dimensions.input", language),
        "output": text("three_dimensions.output", language),
        "voxel": text("three_dimensions.voxel", language),
    }
    return volume_steps(state.x, made.sums, made.touched, labels, dark)


def _space(state: Volumes) -> None:
    sizes = ("×".join(map(str, shape)) for shape in _shapes(state))
    given, made = sizes
    st.plotly_chart(
        _figure(changed(state), language(), st.context.theme.type == "dark"),
        key="three_dimensions.space",
        height=_HEIGHT,
        config={"displayModeBar": False},
        alt=text("three_dimensions.alt", input=given, output=made),
    )


def _shapes(state: Volumes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return state.geometry.input_shape, state.geometry.output_shape


def _not_alone(state: Volumes) -> str:
    """Return why this is not a two-dimensional layer on each slice, with a number."""
    if state.kernel_depth == 1:
        return text("three_dimensions.alone")
    count = alone(state.x, state.w, state.geometry)
    total = state.geometry.output_shape
    return text(
        "three_dimensions.not_alone",
        count=count,
        total=total[0] * total[1] * total[2],
        middle=state.kernel_depth // 2,
    )


def in_keras(state: Volumes) -> Layer | None:
    """Return Keras' layer of a state, None where it has no words for it."""
    means = ((1, 1, *state.geometry.input_shape), (1, 1, *state.geometry.kernel_shape))
    try:
        found = translate(state.layer, "keras", *means)
    except FrameworkError:
        return None
    return None if found.crop else found.layer


def _code(state: Volumes) -> None:
    keras = in_keras(state)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(
            text("three_dimensions.keras", line=line(keras))
            if keras
            else text("three_dimensions.no_keras", line=line(state.layer)),
            width="content",
        )
        to_lens(keras or state.layer, state.geometry.input_shape, "three_dimensions.lens")
    with st.expander(text("three_dimensions.code")):
        st.code(code(state.layer, state.x[None, None], state.w[None, None]), language="python")
