"""The lesson of sub-pixel layers: the sheet that moves, the stage in step with it, the controls."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import streamlit as st

from deconv_viz.scenes import two_dimensional
from deconv_viz.stage import Link, Show, stage
from deconv_viz.stage.sheet import sheet
from deconv_viz.state import encode
from deconv_viz.ui.address import read_state, set_state
from deconv_viz.ui.frame import page_link, title
from deconv_viz.ui.lens_link import lens_query
from deconv_viz.ui.sub_pixel_sheet import sub_pixel_sheet
from deconv_viz.ui.sub_pixel_state import (
    CASES,
    DEFAULT,
    NUMBERS,
    OWN,
    SubPixel,
    changed,
    decoded,
    encoded,
)
from deconv_viz.ui.upsampling_links import lab_of, layer_of
from deconv_viz.ui.words import language, text

_PAGE = "sub_pixel"

_HEIGHT = 270  # pixels: the sheet and the stage in one look


def show_sub_pixel() -> None:
    """Draw the page: its sentence, the cases, the sheet, the stage, the code."""
    state: SubPixel = read_state(_PAGE, OWN, decoded, encoded)
    title(_PAGE, notice=state.notice)
    _cases(state)
    sheet(sub_pixel_sheet(state), key=f"{_PAGE}.sheet")
    _stage(state)
    with st.expander(text("sub_pixel.code")):
        st.code(code(state), language="python")
    _ways_on(state)
    st.caption(text("sub_pixel.sources"))
    _controls(state)


def _cases(state: SubPixel) -> None:
    with st.container(horizontal=True, gap="small"):
        for name, case in CASES.items():
            st.button(
                text(f"sub_pixel.case.{name}"),
                key=f"{_PAGE}.case.{name}",
                type="primary" if state == case else "secondary",
                on_click=set_state,
                args=(_PAGE, case),
            )


def _stage(state: SubPixel) -> None:
    link = Link(name=_PAGE, query="", visit=_PAGE, own=(), order="output", write=False)
    scene = two_dimensional(state.x, state.w, state.geometry)
    show = Show(
        scene, link, text("sub_pixel.formula"), language=language(), compact=True, height=_HEIGHT
    )
    stage(show, key=f"{_PAGE}.stage")


def _ways_on(state: SubPixel) -> None:
    lab = lab_of(state.x, state.w, state.geometry)
    with st.container(horizontal=True, gap="small"):
        page_link(
            "two_dimensions",
            label=text("sub_pixel.lab"),
            query_params=parse_qsl(encode(lab, view=False)),
        )
        page_link(
            "frameworks",
            label=text("sub_pixel.lens"),
            query_params=lens_query(layer_of(lab), (state.size,) * 2),
        )


def code(state: SubPixel) -> str:
    """Return the program that makes both, with the numbers of the state."""
    s, k = state.stride, state.kernel
    return f"""import torch
import torch.nn.functional as F

x = torch.tensor({state.x.tolist()}).double()[None, None]
w = torch.tensor({state.w.tolist()}).double()[None, None]

y = F.conv_transpose2d(x, w, stride={s})  # the canvas: nothing is cropped yet

more = -{k} % {s}  # zeros at the end, up to a multiple of the stride
filled = F.pad(w, (0, more, 0, more))
phases = [filled[0, 0, r::{s}, q::{s}].flip(0, 1) for r in range({s}) for q in range({s})]
small = torch.stack(phases)[:, None]
maps = F.conv2d(x, small, padding=small.shape[-1] - 1)
shuffled = F.pixel_shuffle(maps, {s})[..., : y.shape[2], : y.shape[3]]

print(torch.equal(y, shuffled))
"""


# ---- the controls ----


def _now() -> SubPixel:
    state = st.session_state.get(_PAGE)
    return state if isinstance(state, SubPixel) else DEFAULT


def _controls(state: SubPixel) -> None:
    with st.sidebar:
        names = iter(NUMBERS)
        for pair in zip(names, names, strict=True):
            for place, name in zip(st.columns(2, gap="small"), pair, strict=True):
                with place:
                    _number(state, name)


def _number(state: SubPixel, name: str) -> None:
    _, low, high = NUMBERS[name]
    key = f"{_PAGE}.{name}.control"
    value: Any = getattr(state, name)
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    kind = st.number_input if name == "seed" else st.slider
    kind(text(f"sub_pixel.label.{name}"), low, high, key=key, on_change=_set, args=(name, key))


def _set(name: str, key: str) -> None:
    set_state(_PAGE, changed(_now(), **{name: int(st.session_state[key])}))
