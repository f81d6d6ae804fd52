"""The lab's button that adds the state on the stage to the visitor's own lesson."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from deconv_viz.stage.collect import Kept, collect, collected, restored
from deconv_viz.state.script import MAX_SLIDES, add, slide_of
from deconv_viz.state.script_codec import fits_in_script_link, pack, unpack
from deconv_viz.ui.address import set_state
from deconv_viz.ui.frame import page_link
from deconv_viz.ui.hidden import embedded, hidden
from deconv_viz.ui.present_state import EDIT, PAGE, desk, kept
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
    _mount(text("workshop.collect"))
    count = len(desk().mine.slides)
    if count:
        label = text("workshop.collected", count=count) + " →"
        page_link(PAGE, label=label, query_params={EDIT: "1"})


def keep_lesson() -> None:
    """Let the browser keep the lesson that is being made, or give back the one that it has kept."""
    _mount("")


def _mount(label: str) -> None:
    now = desk()
    packed = pack(now.mine) if now.mine.slides else ""
    # A lesson that has grown too long leaves what was kept before as it is.
    kept = Kept(now.own and fits_in_script_link(packed), packed)
    help = text("workshop.collect_help")
    collect(label, help, kept, key=_KEY, on_collect=_collect, on_restore=_restore)


def _restore() -> None:
    packed, now = restored(_KEY), desk()
    if packed is None or now.own or now.mine.slides:
        return
    mine, problems = unpack(packed)
    if mine.slides and not problems:
        set_state(PAGE, replace(now, mine=mine, own=True))


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
    kept(mine)
    st.session_state[_SAID] = text("workshop.added", number=len(mine.slides))
