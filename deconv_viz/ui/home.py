"""The home page: one live example, and questions that lead into the lessons."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

import streamlit as st

from deconv_viz.core import AxisArguments
from deconv_viz.stage import Link, Show, stage
from deconv_viz.state import DEFAULT, decode, decode_pin, preset_of
from deconv_viz.state.questions import QUESTIONS
from deconv_viz.state.scripts import SCRIPTS
from deconv_viz.tasks import KINDS
from deconv_viz.ui.frame import GROUPS, PAGES, page_link
from deconv_viz.ui.session import Session
from deconv_viz.ui.show import formula, scene_of
from deconv_viz.ui.words import language, text

_AXIS = AxisArguments(size=3, kernel=3, stride=2)
_EXAMPLE = replace(DEFAULT, rows=_AXIS, columns=_AXIS)
_HEIGHT = 380  # pixels: the example and the questions beneath it in one look

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
    with st.container(horizontal=True, gap="small", key="ways-on"):
        page_link("two_dimensions", label=f"**{text('home.open')}** →")
        page_link("tasks", label=f"{text('tasks.home', count=len(KINDS))} →")
        page_link("present", label=f"{text('present.home', count=len(SCRIPTS))} →")
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
