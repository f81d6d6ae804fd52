"""The lab's button that adds the state on the stage to the visitor's own lesson."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from deconv_viz.stage.collect import collect, collected
from deconv_viz.state.script import MAX_SLIDES, add, slide_of
from deconv_viz.ui.address import set_state
from deconv_viz.ui.frame import page_link
from deconv_viz.ui.hidden import embedded, hidden
from deconv_viz.ui.present_state import PAGE, desk
from deconv_viz.ui.words import text

_KEY = "collect"
_SAID = "collect.said"


@st.fragment
def collect_button() -> None:
    """Draw the button, and once something is collected the way to it, in the sidebar.

    In a fragment: collecting changes nothing of the lab, so the page need not be drawn again.
    """
    said = st.session_state.pop(_SAID, "")
    if said:
        st.toast(said)
    collect(text("workshop.collect"), text("workshop.collect_help"), key=_KEY, on_collect=_collect)
    count = len(desk().mine.slides)
    if count:
        page_link(PAGE, label=text("workshop.collected", count=count) + " →")


def show_collect() -> None:
    """Draw it, unless the page is an exercise without controls, or stands in another page."""
    if "controls" not in hidden() and not embedded():
        with st.sidebar:
            collect_button()


def _collect() -> None:
    query = collected(_KEY)
    if query is None:
        return
    now = desk()
    if len(now.mine.slides) >= MAX_SLIDES:
        st.session_state[_SAID] = text("workshop.full", limit=MAX_SLIDES)
        return
    mine = add(now.mine, slide_of(query, "")[0])
    set_state(PAGE, replace(now, mine=mine, lesson="", playing=False, problems=(), unknown=False))
    st.session_state[_SAID] = text("workshop.added", number=len(mine.slides))
