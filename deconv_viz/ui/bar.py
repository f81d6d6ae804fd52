"""The bar in the title's row, bound to the page: what it offers there, and what it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from deconv_viz.lessons.staged import LAB, STAGED
from deconv_viz.stage.bar import Answer, Asked, Bar, asked_of, bar, language_of
from deconv_viz.state import FIELD
from deconv_viz.text import CATALOGUES
from deconv_viz.ui import session, words
from deconv_viz.ui.hidden import WITHOUT_CONTROLS, embedded, hidden, offers, veiled
from deconv_viz.ui.pictures import seen
from deconv_viz.ui.present_state import LESSON as LESSON_KEY
from deconv_viz.ui.present_state import lesson_of
from deconv_viz.ui.take import CODE, FIGURES, NAMES, PROGRAMMED, STATE, Progress, make
from deconv_viz.ui.words import text

_KEY = "bar"
_ASKED = "bar.asked"
_SPOKEN = "bar.spoken"

_LONG = ("xe", "we", "pin")


@st.fragment
def show_bar(page: str) -> None:
    """Draw the bar. In a fragment: a file that takes long leaves the rest of the page alone."""
    if _SPOKEN in st.session_state:
        st.rerun()
    place, wire = st.container(), st.container(key="wire-bar")
    asked = st.session_state.get(_ASKED)
    answer = None
    if asked is not None:
        # What was asked for stays asked until it is made: another run may break in on this one.
        with _progress(wire) as progress:
            answer = _made(page, asked, progress)
        st.session_state.pop(_ASKED, None)
    with place:
        bar(replace(_offer(page), answer=answer), key=_KEY, on_ask=_ask, on_language=_choose)


def _made(page: str, asked: Asked, progress: Progress) -> Answer:
    show = None if page == LAB else seen(page)
    if page != LAB and show is None:
        return Answer(asked.id, error=text("bar.nothing"))
    return make(asked, progress, show, veiled(page))


@contextmanager
def _progress(wire: DeltaGenerator) -> Iterator[Progress]:
    """Yield what is told how much is done; it stands in the page, where the bar looks for it."""
    place = wire.empty()

    def progress(done: int, of: int) -> None:
        place.html(f'<i data-bar-progress="{done / of:.2f}"></i>')

    yield progress
    place.empty()


def speak_anew() -> None:
    """After another language was chosen, show each widget's value in it. For a page's beginning.

    The browser keeps a choice by the words that it stood in. A value that is set is sent anew; to
    set a value to what it is changes nothing else. Switches, buttons and files hold no words.
    """
    if not st.session_state.pop(_SPOKEN, False):
        return
    for key, value in list(st.session_state.items()):
        parts = value if isinstance(value, list | tuple) else (value,)
        if all(isinstance(part, str | int) and not isinstance(part, bool) for part in parts):
            st.session_state[key] = value


def _offer(page: str) -> Bar:
    lab = page == LAB
    alone = not hidden() and not embedded()
    stride = FIELD["stride"]
    return Bar(
        language=words.language(),
        languages={code: text("language.name", code) for code in CATALOGUES},
        formats=[(name, text(f"bar.{name}")) for name in _formats(page)],
        ways=("state",) if lab else (),
        hides=offers(page),
        hidden=hidden(),
        veiled=bool(veiled(page)),
        long=_LONG if lab else (),
        present=_present(page),
        embedded=embedded(),
        tour=lab and alone,
        invite=page in (LAB, "home") and alone,
        stride=text("control.with_letter", field=text("field.stride"), letter=stride.key),
    )


def _formats(page: str) -> tuple[str, ...]:
    if page == LAB:
        return NAMES
    if page in STAGED:
        return tuple(name for name in NAMES if name != STATE) + FIGURES
    if page in WITHOUT_CONTROLS:
        return ()
    return FIGURES + ((CODE,) if page in PROGRAMMED else ())


def _present(page: str) -> str:
    """Return where the page's lesson is presented, relative to any page; "" if it has none."""
    lesson = lesson_of(page)
    return "present?" + urlencode({LESSON_KEY: lesson, **words.carried()}) if lesson else ""


def _ask() -> None:
    asked = asked_of(_KEY)
    if asked is not None:
        st.session_state[_ASKED] = asked


def _choose() -> None:
    chosen = language_of(_KEY)
    if chosen in CATALOGUES and chosen != words.language():
        words.choose(chosen)
        session.forget_words()
        st.session_state[_SPOKEN] = True
