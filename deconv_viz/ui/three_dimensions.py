"""The lesson of three dimensions: voxels in space beside the same volumes as slices."""

from __future__ import annotations

import plotly.graph_objects as go  # type: ignore[import-untyped]
import streamlit as st

from deconv_viz.charts.volumes import volume_steps
from deconv_viz.frameworks import FrameworkError, Layer, code, line, translate
from deconv_viz.stage.sheet import sheet
from deconv_viz.stage.steps import steps
from deconv_viz.ui.address import read_state, set_state
from deconv_viz.ui.frame import page_link, title
from deconv_viz.ui.lens_link import lens_query
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
from deconv_viz.ui.words import language, text

_PAGE = "three_dimensions"
_SPACE = f"{_PAGE}-space"
_HEIGHT = 400  # pixels

# The player presses the figure's buttons, one for each frame; nobody else is to see them.
_STYLE = f"""<style>
.st-key-{_SPACE} .updatemenu-container {{ display: none; }}
</style>"""


def show_three_dimensions() -> None:
    """Draw the page: its sentence, the cases, voxels and slices, their player, the code."""
    state: Volumes = read_state(_PAGE, OWN, decoded, encoded)
    st.html(_STYLE)
    title(_PAGE, notice=state.notice)
    _cases(state)
    space, slices = st.columns([9, 10], gap="small")
    with space, st.container(key=_SPACE):
        _space(state)
    with slices:
        sheet(slices_sheet(state), key=f"{_PAGE}.slices")
    made = steps_of(state.x, state.w, state.geometry)
    steps(made.lit, key=f"{_PAGE}.steps", chart=_SPACE, language=language())
    st.markdown(_not_alone(state))
    _code(state)
    st.caption(text("three_dimensions.sources"))
    _controls(state)


def _now() -> Volumes:
    state = st.session_state.get(_PAGE)
    return state if isinstance(state, Volumes) else DEFAULT


def _cases(state: Volumes) -> None:
    """Draw a button for each case: the one that is shown stands out."""
    with st.container(horizontal=True, gap="small"):
        for name in CASES:
            st.button(
                text(f"three_dimensions.case.{name}"),
                key=f"{_PAGE}.case.{name}",
                type="primary" if encoded(state) == encoded(case(name)) else "secondary",
                on_click=set_state,
                args=(_PAGE, case(name)),
            )


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
        key=f"{_PAGE}.space",
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
    sizes = state.geometry.input_shape
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(
            text("three_dimensions.keras", line=line(keras))
            if keras
            else text("three_dimensions.no_keras", line=line(state.layer)),
            width="content",
        )
        page_link(
            "frameworks",
            label=text("three_dimensions.lens"),
            query_params=lens_query(keras or state.layer, sizes),
        )
    with st.expander(text("three_dimensions.code")):
        st.code(code(state.layer, state.x[None, None], state.w[None, None]), language="python")


# ---- the controls ----


def _controls(state: Volumes) -> None:
    with st.sidebar:
        for name in ("size", "kernel", "stride", "padding", "output_padding"):
            deep = "depth" if name == "size" else f"{name}_depth"
            for place, field in zip(st.columns(2, gap="small"), (deep, name), strict=True):
                with place:
                    _slider(state, field)
        _, low, high = NUMBERS["seed"]
        st.number_input(
            text("three_dimensions.label.seed"),
            low,
            high,
            key=_show("seed", state.seed),
            on_change=_set,
            args=("seed",),
        )


def _slider(state: Volumes, name: str) -> None:
    _, low, high = NUMBERS[name]
    st.slider(
        text(f"three_dimensions.label.{name}"),
        low,
        high,
        key=_show(name, getattr(state, name)),
        on_change=_set,
        args=(name,),
    )


def _show(name: str, value: object) -> str:
    """Make the widget of this name show value, and return its key."""
    key = f"{_PAGE}.{name}.control"
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def _set(name: str) -> None:
    value = st.session_state[f"{_PAGE}.{name}.control"]
    set_state(_PAGE, changed(_now(), **{name: int(value)}))
