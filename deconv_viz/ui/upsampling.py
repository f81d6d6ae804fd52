"""The lesson of upsampling: five parts, each a sheet that follows the stage beneath it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

import streamlit as st
from numpy.typing import NDArray

from deconv_viz.core import FILLS, Geometry
from deconv_viz.core.upsampling import resize_kernel
from deconv_viz.frameworks import Layer
from deconv_viz.scenes import two_dimensional
from deconv_viz.stage import Link, Show, edit_of, stage
from deconv_viz.stage.sheet import sheet
from deconv_viz.state import AxisName, Grid, Lab, apply_edit, encode, set_field, set_fill
from deconv_viz.ui import upsampling_bilinear, upsampling_pooling
from deconv_viz.ui.address import read_state, set_state
from deconv_viz.ui.frame import page_link, title
from deconv_viz.ui.lens_link import lens_query
from deconv_viz.ui.upsampling_back import back_sheet
from deconv_viz.ui.upsampling_bilinear import bilinear_sheet
from deconv_viz.ui.upsampling_code import code
from deconv_viz.ui.upsampling_decoder import decoder_sheet
from deconv_viz.ui.upsampling_links import lab_of, layer_of
from deconv_viz.ui.upsampling_pooling import pooling_sheet
from deconv_viz.ui.upsampling_state import (
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
from deconv_viz.ui.upsampling_there import there_sheet
from deconv_viz.ui.words import language, sentence, text

_PAGE = "upsampling"
_STAGE = f"{_PAGE}.stage"

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
    state: Upsampling = read_state(_PAGE, OWN, decoded, encoded)
    first = state.part == DEFAULT.part
    title(_PAGE, "" if first else text(f"upsampling.says.{state.part}"), state.notice)
    st.segmented_control(
        text("upsampling.parts"),
        PARTS,
        key=_show("part", state.part),
        required=True,
        format_func=lambda part: text(f"upsampling.part.{part}"),
        on_change=_set,
        args=("part",),
        label_visibility="collapsed",
    )
    _CASES[state.part](state)
    sheet(_SHEETS[state.part](state), key=f"{_PAGE}.sheet")
    if state.part != "decoder":
        _stage(state)
    with st.expander(text("upsampling.code")):
        st.code(code(state), language="python")
    _ways_on(state)
    st.caption(text(f"upsampling.sources.{state.part}"))
    _controls(state)


def _now() -> Upsampling:
    state = st.session_state.get(_PAGE)
    return state if isinstance(state, Upsampling) else DEFAULT


def _change(values: Mapping[str, Any]) -> None:
    set_state(_PAGE, changed(_now(), **values))


def _key(name: str) -> str:
    return f"{_PAGE}.{name}.control"


def _show(name: str, value: object) -> str:
    """Make the widget of this name show value, and return its key."""
    key = _key(name)
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def _set(name: str) -> None:
    value = st.session_state[_key(name)]
    if value is not None:
        _change({name: value})


# ---- the pictures ----


def shown(state: Upsampling) -> tuple[NDArray[Any], NDArray[Any], Geometry]:
    """Return input, kernel and geometry of the transposed convolution of the part that is open."""
    match state.part:
        case "back":
            return state.lab.input(), state.lab.kernel(), state.lab.geometry()
        case "bilinear":
            return upsampling_bilinear.layer(state)
        case "pooling":
            return upsampling_pooling.layer(state)
        case _:
            return state.x, resize_kernel(state.kernel, (state.factor,) * 2), state.geometry


def _stage(state: Upsampling) -> None:
    link = Link(
        name=f"{_PAGE}.{state.part}",
        query="",
        visit=f"{_PAGE}.{state.part}",
        own=(),
        order="output" if state.part == "there" else "input",
        write=False,
    )
    show = Show(
        two_dimensional(*shown(state)),
        link,
        formula(state),
        editable=state.part == "back",
        compact=True,
        height=_HEIGHT,
        language=language(),
    )
    stage(show, key=_STAGE, on_edit=_edit)


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


def _edit() -> None:
    edit = edit_of(_STAGE)
    if edit is None:
        return
    lab, problems = apply_edit(_now().lab, edit.grid, edit.row, edit.column, edit.text)
    set_state(_PAGE, replace(changed(_now(), lab=lab), notice=sentence(problems)))


_SHEETS: Mapping[str, Callable[[Upsampling], str]] = {
    "there": there_sheet,
    "back": lambda state: back_sheet(state.lab),
    "bilinear": bilinear_sheet,
    "pooling": pooling_sheet,
    "decoder": decoder_sheet,
}


# ---- what to look at first ----


def _cases(state: Upsampling, name: str, cases: Mapping[str, Any]) -> None:
    """Draw a button for each case: the one that is shown stands out."""
    with st.container(horizontal=True, gap="small", key=f"{_PAGE}-cases"):
        for case, value in cases.items():
            st.button(
                text(f"upsampling.{state.part}.case.{case}"),
                key=f"{_PAGE}.{state.part}.{case}",
                type="primary" if getattr(state, name) == value else "secondary",
                on_click=_change,
                args=({name: value},),
            )


_CASES: Mapping[str, Callable[[Upsampling], None]] = {
    "there": lambda state: _cases(state, "g", KERNELS),
    "back": lambda state: _cases(state, "lab", CASES),
    "bilinear": lambda state: _cases(state, "border", {name: name for name in BORDERS}),
    "pooling": lambda state: _cases(state, "pooled", {"whole": 4, "left": 5}),
    "decoder": lambda state: _cases(state, "kernel_size", {"two": 2, "three": 3, "four": 4}),
}


def _ways_on(state: Upsampling) -> None:
    """Lead to the same layer in the lab, and in the words of the frameworks."""
    with st.container(horizontal=True, gap="small"):
        if state.part == "decoder":
            args = {"filters": 1, "kernel_size": state.kernel_size, "strides": 2}
            layer, sizes = Layer("keras", "Conv2DTranspose", {**args, "padding": "same"}), (4, 4)
        else:
            lab = state.lab if state.part == "back" else lab_of(*shown(state))
            layer, sizes = layer_of(lab), (lab.rows.size, lab.columns.size)
            page_link(
                "two_dimensions",
                label=text("upsampling.lab"),
                query_params=parse_qsl(encode(lab, view=False)),
            )
        page_link(
            "frameworks",
            label=text("upsampling.lens"),
            query_params=lens_query(layer, sizes),
        )


# ---- the controls ----


def _controls(state: Upsampling) -> None:
    with st.sidebar:
        if state.part == "back":
            _lab_controls(state.lab)
            return
        if state.part == "decoder":
            _pair(state, "channels", "filters")
            _number(state, "seed")
            return
        _pair(state, "pooled" if state.part == "pooling" else "size", "factor")
        if state.part == "there":
            _kernel(state)
            _choose(state, "pads", PADS)
        if state.part == "bilinear":
            _choose(state, "values", VALUES)
        if state.part != "bilinear" or state.values == "random":
            _number(state, "seed")


def _pair(state: Upsampling, *names: str) -> None:
    for place, name in zip(st.columns(2, gap="small"), names, strict=True):
        with place:
            _number(state, name)


def _number(state: Upsampling, name: str) -> None:
    _, low, high = NUMBERS[name]
    kind = st.slider if high < 10 else st.number_input
    kind(
        text(f"upsampling.label.{name}"),
        low,
        high,
        key=_show(name, getattr(state, name)),
        on_change=_set,
        args=(name,),
    )


def _choose(state: Upsampling, name: str, choices: Sequence[str]) -> None:
    st.segmented_control(
        text(f"upsampling.label.{name}"),
        choices,
        key=_show(name, getattr(state, name)),
        required=True,
        format_func=lambda choice: text(f"upsampling.{name}.{choice}"),
        on_change=_set,
        args=(name,),
    )


def _kernel(state: Upsampling) -> None:
    written = "\n".join(" ".join(map(str, row)) for row in state.g)
    # What is not understood stays as it was typed, to be mended.
    if not st.session_state.pop(f"{_PAGE}.typed", False):
        _show("g", written)
    st.text_area(
        text("upsampling.label.g"),
        key=_key("g"),
        on_change=_set_kernel,
        help=text("upsampling.g_help"),
        height=108,
    )


def _set_kernel() -> None:
    rows = read_rows(st.session_state[_key("g")])
    if isinstance(rows, str):
        st.session_state[f"{_PAGE}.typed"] = True
        set_state(_PAGE, replace(_now(), notice=rows))
    else:
        _change({"g": rows})


def _lab_controls(lab: Lab) -> None:
    names = ("size", "kernel", "stride", "padding")
    for pair in (names[:2], names[2:]):
        for place, name in zip(st.columns(2, gap="small"), pair, strict=True):
            with place:
                st.slider(
                    text(f"field.{name}"),
                    *_LAB[name],
                    key=_show(f"lab.{name}", min(getattr(lab.columns, name), _LAB[name][1])),
                    on_change=_set_field,
                    args=(name,),
                )
    for place, grid in zip(st.columns(2, gap="small"), ("input", "kernel"), strict=True):
        fill = getattr(lab, f"{grid}_fill")
        with place:
            st.selectbox(
                text(f"control.{grid}_fill"),
                FILLS,
                key=_show(f"lab.{grid}_fill", fill),
                format_func=lambda name: text(f"fill.{name}"),
                on_change=_set_fill,
                args=(grid,),
            )


_LAB = {"size": (1, 6), "kernel": (1, 6), "stride": (1, 4), "padding": (0, 5)}
"""What the sliders reach; a link may go further."""


def _set_field(name: str) -> None:
    state = _now()
    axis: AxisName | None = None if state.lab.linked else "columns"
    lab, repairs = set_field(state.lab, name, int(st.session_state[_key(f"lab.{name}")]), axis)
    set_state(_PAGE, replace(changed(state, lab=lab), notice=sentence(repairs)))


def _set_fill(grid: Grid) -> None:
    name = st.session_state[_key(f"lab.{grid}_fill")]
    _change({"lab": set_fill(_now().lab, grid, name)})
