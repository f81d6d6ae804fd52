"""The home page: one live example, and questions that lead into the lessons."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

import streamlit as st

from deconv_viz.core import AxisArguments
from deconv_viz.stage import Link, Show, stage
from deconv_viz.state import DEFAULT, decode, decode_pin, preset_of
from deconv_viz.ui.frame import GROUPS, PAGES, page_link
from deconv_viz.ui.session import Session
from deconv_viz.ui.show import formula, scene_of
from deconv_viz.ui.words import language, text

_AXIS = AxisArguments(size=3, kernel=3, stride=2)
_EXAMPLE = replace(DEFAULT, rows=_AXIS, columns=_AXIS)
_HEIGHT = 380  # pixels: the example and the questions beneath it in one look

QUESTIONS: tuple[tuple[str, str, str], ...] = (
    ("same", "two_dimensions", "t=8"),
    ("size", "two_dimensions", "t=81&o=output&pin=k%3D4"),
    ("output_padding", "two_dimensions", "a=1&t=25&pin=i%3D5"),
    ("padding", "two_dimensions", "p=2&t=49&o=output&pin=p%3D0"),
    ("flip", "two_dimensions", "x=impulse&w=ramp&t=81&o=output&f=0"),
    (
        "checkerboard",
        "two_dimensions",
        "i=6&a=1&x=ones&w=ones&t=144&o=output&pin=i%3D6%26k%3D4%26x%3Dones%26w%3Dones",
    ),
    ("holes", "two_dimensions", "i=4&k=2&s=3&p=0&x=ones&w=ones&t=121&o=output"),
    (
        "dilation",
        "two_dimensions",
        "i=2&k=2&s=4&d=2&p=0&x=ones&t=4&pin=i%3D2%26k%3D2%26s%3D4%26p%3D0%26x%3Dones",
    ),
    (
        "one_dimension",
        "frameworks",
        "fw=keras&layer=Conv1DTranspose&in=6&filters=1&kernel_size=3&strides=2&padding=same",
    ),
    (
        "keras_and_torch",
        "frameworks",
        "fw=keras&layer=Conv2DTranspose&in=4,4&filters=1&kernel_size=3&strides=2&padding=same"
        "&vs.fw=torch&vs.layer=torch.nn.ConvTranspose2d&vs.in=4,4&vs.in_channels=1"
        "&vs.out_channels=1&vs.kernel_size=3&vs.stride=2&vs.padding=1&vs.output_padding=1",
    ),
    ("which", "output_size", ""),
    ("channels", "whole_layer", ""),
    ("decoder", "stack", ""),
)
"""What people ask, the lesson that answers it, and the state to open it in."""


_OPENED = {
    name: (decode(query)[0], decode_pin(query)[0])
    for name, page, query in QUESTIONS
    if page == "two_dimensions"
}


def says(now: Session) -> str:
    """Return what is to be said of just this lab: the answer to a question, or a preset's line."""
    here = (now.lab, now.pinned)
    for name, opened in _OPENED.items():
        if opened == here:
            return text(f"home.answer.{name}")
    preset = preset_of(now.lab)
    return text(f"preset.{preset}_says") if preset and now.lab != DEFAULT else ""


def show_example() -> None:
    """Show a small lab that plays by itself."""
    show = Show(
        scene_of(_EXAMPLE),
        Link(name="home", query="", visit="home", own=(), write=False),
        formula(_EXAMPLE),
        compact=True,
        autoplay=True,
        height=_HEIGHT,
        language=language(),
    )
    stage(show, key="example")


def ways_on() -> None:
    """Draw the questions as links."""
    page_link("two_dimensions", label=f"**{text('home.open')}** →")
    st.subheader(text("home.questions"), anchor=False)
    with st.container(horizontal=True, gap="small", key="questions"):
        for name, page, query in QUESTIONS:
            page_link(page, label=text(f"home.question.{name}"), query_params=parse_qsl(query))
    st.subheader(text("frame.lessons"), anchor=False)
    for group, keys in GROUPS.items():
        with st.container(horizontal=True, gap="small", key=f"lessons-{group}"):
            st.caption(text(f"frame.group.{group}"), width=160)
            for key in keys:
                if key in PAGES and key != "home":
                    page_link(key, label=text(f"page.{key}.link"))
    st.markdown(text("home.names"))
