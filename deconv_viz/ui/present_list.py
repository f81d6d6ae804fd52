"""All lessons to choose from: the bundled ones, a click from their first slide, and one's own."""

from __future__ import annotations

from html import escape

import streamlit as st

from deconv_viz.state.script import Script, minutes
from deconv_viz.state.scripts import SCRIPTS
from deconv_viz.ui.frame import page_link, title
from deconv_viz.ui.present_parts import PLAY, button, copy, read, start, upload
from deconv_viz.ui.present_state import PAGE, Desk, bundled
from deconv_viz.ui.words import sentence, text

_STYLE = """<style>
.lesson-says { margin: 0; line-height: 1.35; }
.lesson-says h3 { margin: 0; padding: 0; font-size: 1.02rem; font-weight: 650; line-height: 1.35; }
.lesson-says p { margin: 0; font-size: 0.9rem; }
.lesson-says .long { font-weight: 400; font-size: 0.86rem; margin-left: 0.6em; white-space: nowrap;
  font-variant-numeric: tabular-nums; opacity: 0.8; }
[class*="st-key-lesson-"] { align-items: center; flex-wrap: nowrap; padding: 0.5rem 0.1rem;
  border-bottom: 1px solid rgb(128 140 155 / 35%); }
[class*="st-key-lesson-"] > :first-child { flex: 1 1 auto !important; min-width: 0; }
[class*="st-key-lesson-"] > :not(:first-child) { flex: none; width: auto !important; }
[class*="st-key-lesson-"] > :last-child { margin-left: auto; }
[class*="st-key-lesson-"] button[kind="tertiary"] { min-height: 1.75rem; }
[class*="st-key-lesson-"] button[kind="tertiary"] p { text-decoration: underline;
  text-decoration-color: rgb(128 140 155 / 70%); text-underline-offset: 0.25em; }
.st-key-lesson-ten_minutes { padding: 0.7rem 0.9rem; border-radius: 0.6rem;
  border: 2px solid var(--st-primary-color, #1d5fd1); }
.st-key-lesson-ten_minutes h3 { font-size: 1.25rem; }
.st-key-lessons { gap: 0 !important; }
.st-key-mine { border: 1px solid rgb(128 140 155 / 45%); border-radius: 0.6rem; padding: 0.8rem; }
@media (max-width: 640px) {
  .stHorizontalBlock > .stColumn:has(.st-key-mine-own) { order: -1; }
}
@media (max-width: 900px) {
  [class*="st-key-lesson-"] { flex-wrap: wrap; gap: 0.3rem 0.6rem !important; padding: 0.7rem 0; }
  [class*="st-key-lesson-"] > :first-child { flex: 1 0 100% !important; }
  .st-key-lesson-ten_minutes { padding: 0.7rem 0.9rem; }
}
</style>"""


def lessons(now: Desk) -> None:
    """Draw the bundled lessons, and beside them the visitor's own."""
    notice = text("workshop.unknown") if now.unknown else sentence(now.problems)
    title(PAGE, notice=notice)
    st.html(_STYLE)
    there, mine = st.columns([2.6, 1], gap="medium")
    with there, st.container(key="lessons"):
        for name in SCRIPTS:
            _bundled(name)
    with mine, st.container(key="mine", gap="small"):
        _mine(now.mine)


def _bundled(name: str) -> None:
    script = bundled(name)
    with st.container(horizontal=True, gap="small", key=f"lesson-{name}"):
        _says(script.title, script, text(f"script.{name}.about"))
        slides = text("workshop.slides", count=len(script.slides))
        button("slides", read, name, type="tertiary", label=slides)
        button("copy", copy, name, type="tertiary")
        button("start", start, name, type="primary", icon=PLAY)


def _mine(script: Script) -> None:
    st.subheader(text("workshop.untitled"), anchor=False)
    if script.slides:
        slides = text("workshop.slides", count=len(script.slides))
        _says(script.title or slides, script, slides if script.title else "")
        with st.container(horizontal=True, gap="small", key="mine-own"):
            button("start", start, "", type="primary", icon=PLAY)
            button("edit", read, "")
    else:
        st.markdown(text("workshop.empty"))
    page_link("two_dimensions", label=f"**{text('workshop.to_lab')}** →")
    with st.expander(text("workshop.open")):
        upload()


def _says(name: str, script: Script, about: str) -> None:
    long = text("workshop.minutes", minutes=minutes(script))
    st.html(
        f'<div class="lesson-says"><h3>{escape(name)}<span class="long">{long}</span></h3>'
        f"<p>{escape(about)}</p></div>"
    )
