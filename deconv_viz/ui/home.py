"""The home page: one live example, and questions that lead into the lessons."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

import streamlit as st

from deconv_viz.core import AxisArguments
from deconv_viz.stage import Link, Show, stage
from deconv_viz.state import DEFAULT
from deconv_viz.text import text
from deconv_viz.ui.frame import PAGES
from deconv_viz.ui.show import formula, scene_of

_AXIS = AxisArguments(size=3, kernel=3, stride=2)
_EXAMPLE = replace(DEFAULT, rows=_AXIS, columns=_AXIS)
_HEIGHT = 380  # pixels: the example and the questions beneath it in one look

QUESTIONS: tuple[tuple[str, str, str], ...] = (
    ("same", "two_dimensions", "t=8"),
    ("size", "two_dimensions", "i=5&k=3&s=2&p=1&t=25"),
    ("output_padding", "two_dimensions", "a=1&t=25"),
    ("padding", "two_dimensions", "p=0&pin=p%3D1&t=25"),
    ("flip", "two_dimensions", "f=0&t=25"),
    ("checkerboard", "two_dimensions", "i=6&a=1&x=ones&w=ones&t=36"),
    ("holes", "two_dimensions", "i=4&k=2&s=3&p=0&t=16"),
    ("dilation", "two_dimensions", "i=4&d=2&p=0&t=6"),
)
"""What people ask, the lesson that answers it, and the state to open it in."""


def show_example() -> None:
    """Show a small lab that plays by itself."""
    show = Show(
        scene_of(_EXAMPLE),
        Link(name="home", query="", visit="home", own=(), write=False),
        formula(_EXAMPLE),
        compact=True,
        autoplay=True,
        height=_HEIGHT,
    )
    stage(show, key="example")


def ways_on() -> None:
    """Draw the questions as links."""
    st.page_link(PAGES["two_dimensions"], label=f"**{text('home.open')}** →")
    st.subheader(text("home.questions"), anchor=False)
    with st.container(horizontal=True, gap="small"):
        for name, page, query in QUESTIONS:
            st.page_link(
                PAGES[page], label=text(f"home.question.{name}"), query_params=parse_qsl(query)
            )
    st.markdown(text("home.names"))
