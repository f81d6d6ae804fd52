"""The page for presenting: all lessons, one over the whole screen, or the workshop for one."""

from __future__ import annotations

from dataclasses import replace
from math import prod

import streamlit as st

from deconv_viz.stage import Link, Show
from deconv_viz.stage.present import Projected, present
from deconv_viz.state.script import Script, Slide
from deconv_viz.ui.address import read_state, set_state
from deconv_viz.ui.present_collect import keep_lesson
from deconv_viz.ui.present_edit import workshop
from deconv_viz.ui.present_list import lessons
from deconv_viz.ui.present_state import OWN, PAGE, closed, decode, desk, encode
from deconv_viz.ui.session import session
from deconv_viz.ui.show import formula, scene_of, summary
from deconv_viz.ui.words import language, text

_KEY = "presenter"
_FIRST_STEP = 0.32  # of all steps, as on the stage: where a slide opens that does not say

# No chrome on a projector; and where the server is gone, the lesson goes on, so that Streamlit's
# dialog about it would only be in the way.
_STYLE = """<style>
.stSidebar, .stAppHeader, .st-key-bar, [data-testid="stDialog"], [data-testid="stStatusWidget"],
[data-testid="stToastContainer"] { display: none !important; }
.stApp, .stMain { overflow: hidden; }
</style>"""


def show_present() -> None:
    """Present the lesson that the address names, or open it in the workshop, or list them all."""
    if session().entered and OWN.isdisjoint(st.query_params.to_dict()):
        # Who comes by a plain link wants to see what there is, not the last lesson at once.
        set_state(PAGE, closed(desk()))
    now = read_state(PAGE, OWN, decode, encode)
    script = now.script()
    if now.playing and script.slides:
        st.html(_STYLE)
        _project(script)
        return
    if now.editing:
        workshop(now)
    else:
        lessons(now)
    keep_lesson()


def _project(script: Script) -> None:
    present(
        [_projected(slide) for slide in script.slides],
        title=script.title or text("workshop.untitled"),
        key=_KEY,
        language=language(),
        on_leave=_leave,
    )


def _leave() -> None:
    set_state(PAGE, replace(desk(), playing=False, editing=True))


def _projected(slide: Slide) -> Projected:
    lab, pinned = slide.lab(), slide.pinned()
    geometry = lab.geometry()
    steps = prod(geometry.input_shape if lab.order == "input" else geometry.output_shape)
    link = Link(
        name=PAGE,
        query="",
        visit="",
        own=(),
        step=round(steps * _FIRST_STEP) if lab.step is None else lab.step,
        order=lab.order,
        flip=lab.flip,
        write=False,
    )
    show = Show(
        scene_of(lab),
        link,
        formula(lab),
        language=language(),
        words=False,
        pinned=scene_of(pinned) if pinned else None,
        summaries=(summary(pinned), summary(lab)) if pinned else ("", ""),
    )
    return Projected(show, slide.says, slide.ask, slide.answer, slide.panel, slide.plays)
