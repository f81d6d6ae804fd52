"""The lesson of upsampling: five parts, each a sheet that follows the stage beneath it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from deconv_viz.core import FILLS
from deconv_viz.frameworks import Layer
from deconv_viz.lessons.notice import Note
from deconv_viz.lessons.upsampling import (
    BORDERS,
    CASES,
    DEFAULT,
    NUMBERS,
    OWN,
    PADS,
    PARTS,
    VALUES,
    Rows,
    Upsampling,
    changed,
    decoded,
    encoded,
    read_rows,
)
from deconv_viz.lessons.upsampling_layers import order_of, shown
from deconv_viz.scenes import two_dimensional
from deconv_viz.stage import Show
from deconv_viz.ui.frame import title
from deconv_viz.ui.lab_layer import lab_of, layer_of
from deconv_viz.ui.lab_part import edit_lab, lab_controls
from deconv_viz.ui.lesson import Lesson
from deconv_viz.ui.upsampling_back import back_sheet
from deconv_viz.ui.upsampling_bilinear import bilinear_sheet
from deconv_viz.ui.upsampling_code import code
from deconv_viz.ui.upsampling_decoder import decoder_sheet
from deconv_viz.ui.upsampling_pooling import pooling_sheet
from deconv_viz.ui.upsampling_there import there_sheet
from deconv_viz.ui.widgets import pairs, to_lab, to_lens
from deconv_viz.ui.words import sentence, text

_LESSON = Lesson("upsampling", DEFAULT, changed, OWN, decoded, encoded, NUMBERS)

_HEIGHT = 270  # pixels: the sheet and the stage in one look

KERNELS: Mapping[str, Rows] = {
    "first": DEFAULT.g,
    "blur": ((1, 2, 1), (2, 4, 2), (1, 2, 1)),
    "edge": ((1, 0, -1), (2, 0, -2), (1, 0, -1)),
    "one": ((1,),),
    "even": ((1, 2), (3, 4)),
}
"""Convolutions to follow the upsampling."""


def show_upsampling() -> None:
    """Draw the page: what the part says, its cases, its sheet, the stage, the code."""
    state = _LESSON.open()
    part = state.part
    first = part == DEFAULT.part
    title("upsampling", "" if first else text(f"upsampling.says.{part}"), sentence(state.notice))
    _LESSON.parts("part", PARTS)
    field, cases = _CASES[part]
    then = {case: changed(state, **{field: value}) for case, value in cases.items()}
    _LESSON.cases(f"upsampling.{part}.case", then, key=f"upsampling.{part}")
    _LESSON.sheet("sheet", _SHEETS[part])
    if part != "decoder":
        _LESSON.stage(
            _stage, part=part, order=order_of(state), on_edit=lambda edit: edit_lab(_LESSON, edit)
        )
    with st.expander(text("upsampling.code")):
        st.code(code(state), language="python")
    _ways_on(state)
    st.caption(text(f"upsampling.sources.{part}"))
    with st.sidebar:
        _controls(state)
        _LESSON.history("part")


_SHEETS: Mapping[str, Callable[[Upsampling], str]] = {
    "there": there_sheet,
    "back": lambda state: back_sheet(state.lab),
    "bilinear": bilinear_sheet,
    "pooling": pooling_sheet,
    "decoder": decoder_sheet,
}

_CASES: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "there": ("g", KERNELS),
    "back": ("lab", CASES),
    "bilinear": ("border", {name: name for name in BORDERS}),
    "pooling": ("pooled", {"whole": 4, "left": 5}),
    "decoder": ("kernel_size", {"two": 2, "three": 3, "four": 4}),
}
"""What to look at first: the field that the cases of a part change, and to what."""


def _stage(state: Upsampling) -> Show:
    return Show(
        two_dimensional(*shown(state)),
        formula=formula(state),
        editable=state.part == "back",
        compact=True,
        height=_HEIGHT,
    )


def formula(state: Upsampling) -> str:
    """Return what stands above the stage, as HTML."""
    if state.part != "there":
        return text(f"upsampling.formula.{state.part}")
    axes = state.geometry.axes
    crops = [text("upsampling.there.ends", begin=a.crop[0], end=a.crop[1]) for a in axes]
    return text(
        "upsampling.there.formula",
        stride=state.factor,
        kernel="×".join(str(a.kernel) for a in axes),
        crop=crops[0] if crops[0] == crops[1] else ", ".join(crops),
    )


def _ways_on(state: Upsampling) -> None:
    """Lead to the same layer in the lab, and in the words of the frameworks."""
    with st.container(horizontal=True, gap="small"):
        if state.part == "decoder":
            args = {"filters": 1, "kernel_size": state.kernel_size, "strides": 2}
            layer, sizes = Layer("keras", "Conv2DTranspose", {**args, "padding": "same"}), (4, 4)
        else:
            lab = state.lab if state.part == "back" else lab_of(*shown(state))
            layer, sizes = layer_of(lab), (lab.rows.size, lab.columns.size)
            to_lab(lab, "upsampling.lab")
        to_lens(layer, sizes, "upsampling.lens")


# ---- the controls ----


def _controls(state: Upsampling) -> None:
    if state.part == "back":
        lab_controls(_LESSON, tuple(_LAB), tuple(FILLS), _LAB)
    elif state.part == "decoder":
        pairs(("channels", "filters"), _LESSON.number)
        _LESSON.number("seed")
    else:
        pairs(("pooled" if state.part == "pooling" else "size", "factor"), _LESSON.number)
        if state.part == "there":
            _kernel(state)
            _LESSON.choose("pads", PADS)
        if state.part == "bilinear":
            _LESSON.choose("values", VALUES)
        if state.part != "bilinear" or state.values == "random":
            _LESSON.number("seed")


_LAB = {"size": (1, 6), "kernel": (1, 6), "stride": (1, 4), "padding": (0, 5)}
"""What the sliders reach; a link may go further."""


def _kernel(state: Upsampling) -> None:
    written = "\n".join(" ".join(map(str, row)) for row in state.g)
    # What is not understood stays as it was typed, to be mended.
    if not st.session_state.pop("upsampling.typed", False):
        _LESSON.show("g", written)
    st.text_area(
        text("upsampling.label.g"),
        key=_LESSON.key("g"),
        on_change=_set_kernel,
        help=text("upsampling.g_help"),
        height=108,
    )


def _set_kernel() -> None:
    written = _LESSON.taken("g")
    if written is None:
        return
    rows = read_rows(written)
    if isinstance(rows, Note):
        st.session_state["upsampling.typed"] = True
        _LESSON.put(replace(_LESSON.now(), notice=(rows,)))
    else:
        _LESSON.change(g=rows)
