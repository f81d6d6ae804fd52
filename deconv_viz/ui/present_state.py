"""The page for presenting, as a value: all lessons, or one of them that is given or edited.

(nothing)                all lessons, to choose from
lesson=checkerboard      a bundled lesson is presented
script=eNp9…             a lesson of one's own is presented
edit=1                   with either: it is open in the workshop instead; alone: one's own is
n=3                      the slide that stands there; the browser's, Python never writes it
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from deconv_viz.state.problem import Problem
from deconv_viz.state.script import EMPTY, Script, add, retitle, slide_of
from deconv_viz.state.script_codec import SCRIPT, fits_in_script_link, pack, unpack
from deconv_viz.state.scripts import SCRIPTS
from deconv_viz.ui.address import set_state
from deconv_viz.ui.words import text

PAGE = "present"
LESSON = "lesson"
EDIT = "edit"
OWN = frozenset((LESSON, SCRIPT, EDIT, "n"))

_ALSO: Mapping[str, str] = {"home": "ten_minutes"}
"""Pages whose lesson has another name."""


@dataclass(frozen=True, slots=True)
class Desk:
    """mine is the teacher's own lesson; lesson the key of a bundled one, "" if his own is open.

    own tells whether he has changed anything: then his browser keeps it for another day. A lesson
    is open where it is given (playing) or edited; otherwise there are all of them to choose from.
    """

    mine: Script = EMPTY
    own: bool = False
    lesson: str = ""
    playing: bool = False
    editing: bool = False
    unknown: bool = False
    problems: tuple[Problem, ...] = ()

    def script(self) -> Script:
        """Return the lesson that is open."""
        return bundled(self.lesson) if self.lesson else self.mine


def lesson_of(page: str) -> str:
    """Return the key of the bundled lesson that a page has, or nothing."""
    key = _ALSO.get(page, page)
    return key if key in SCRIPTS else ""


def bundled(lesson: str, language: str = "") -> Script:
    """Return a bundled lesson in the visitor's language, or another one."""
    script = retitle(EMPTY, text(f"script.{lesson}.title", language))
    for plan in SCRIPTS[lesson]:
        says = text(f"script.{lesson}.{plan.name}", language)
        answer = text(f"script.{lesson}.{plan.name}_answer", language) if plan.ask else ""
        slide, _ = slide_of(
            plan.query, says, ask=plan.ask, answer=answer, panel=plan.panel, plays=plan.plays
        )
        script = add(script, slide)
    return script


def desk() -> Desk:
    """Return this visitor's desk as it was left."""
    found = st.session_state.get(PAGE)
    return found if isinstance(found, Desk) else Desk()


def decode(query: Mapping[str, str]) -> Desk:
    """Return the desk that an address asks for; never raises.

    The lesson that somebody has begun stays, unless the address brings another one.
    """
    now, edit = desk(), EDIT in query
    if SCRIPT in query:
        script, problems = unpack(query[SCRIPT])
        there = bool(script.slides)
        return Desk(script, playing=there and not edit, editing=there and edit, problems=problems)
    if LESSON in query:
        lesson = lesson_of(query[LESSON])
        there = bool(lesson)
        return Desk(
            now.mine,
            now.own,
            lesson,
            playing=there and not edit,
            editing=there and edit,
            unknown=not there,
        )
    return Desk(now.mine, now.own, editing=edit)


def changed(mine: Script) -> None:
    """Make this the teacher's own lesson, and open it. For callbacks."""
    set_state(PAGE, Desk(mine, own=True, editing=True))


def kept(mine: Script) -> None:
    """Make this the teacher's own lesson, whatever page he is on. For callbacks."""
    set_state(PAGE, Desk(mine, own=True))


def chosen() -> None:
    """Leave the lesson that is open, for all of them. For callbacks."""
    set_state(PAGE, closed(desk()))


def closed(now: Desk) -> Desk:
    """Return the desk with no lesson open; one's own stays."""
    return Desk(now.mine, now.own)


def encode(now: Desk) -> dict[str, str]:
    """Return the desk's part of the address; a lesson that is too long for it is not in it."""
    if not (now.playing or now.editing):
        return {}
    edit = {} if now.playing else {EDIT: "1"}
    if now.lesson:
        return edit | {LESSON: now.lesson}
    packed = pack(now.mine)
    if now.mine == EMPTY or not fits_in_script_link(packed):
        return edit
    return edit | {SCRIPT: packed}
