"""The lesson of sub-pixel layers: the sheet that moves, the stage in step with it, the controls."""

from __future__ import annotations

import streamlit as st

from deconv_viz.lessons.sub_pixel import (
    CASES,
    DEFAULT,
    NUMBERS,
    ORDER,
    OWN,
    SubPixel,
    changed,
    decoded,
    encoded,
)
from deconv_viz.scenes import two_dimensional
from deconv_viz.stage import Show
from deconv_viz.ui.frame import title
from deconv_viz.ui.lab_layer import lab_of, layer_of
from deconv_viz.ui.lesson import Lesson
from deconv_viz.ui.sub_pixel_sheet import sub_pixel_sheet
from deconv_viz.ui.widgets import pairs, to_lab, to_lens
from deconv_viz.ui.words import sentence, text

_LESSON = Lesson("sub_pixel", DEFAULT, changed, OWN, decoded, encoded, NUMBERS)

_HEIGHT = 270  # pixels: the sheet and the stage in one look


def show_sub_pixel() -> None:
    """Draw the page: its sentence, the cases, the sheet, the stage, the code."""
    state = _LESSON.open()
    title("sub_pixel", notice=sentence(state.notice))
    _LESSON.cases("sub_pixel.case", CASES)
    _LESSON.sheet("sheet", sub_pixel_sheet)
    _LESSON.stage(_stage, order=ORDER)
    with st.expander(text("sub_pixel.code")):
        st.code(code(state), language="python")
    lab = lab_of(state.x, state.w, state.geometry)
    with st.container(horizontal=True, gap="small"):
        to_lab(lab, "sub_pixel.lab")
        to_lens(layer_of(lab), (state.size,) * 2, "sub_pixel.lens")
    st.caption(text("sub_pixel.sources"))
    with st.sidebar:
        pairs(NUMBERS, _LESSON.number)
        _LESSON.history()


def _stage(state: SubPixel) -> Show:
    scene = two_dimensional(state.x, state.w, state.geometry)
    return Show(scene, formula=text("sub_pixel.formula"), compact=True, height=_HEIGHT)


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
