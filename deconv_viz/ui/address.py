"""The state of a page without the lab, kept in the session and in the address, with undo.

On these pages Python alone writes the page's own keys of the address, so Streamlit's query is the
truth: where it is not what was written last, the visitor came by a link, by Back or by hand. A link
between the pages names no state: the visitor finds the page as he left it. Where the player of a
stage stands is the stage's part of the address: Python reads it on arrival, and leaves it alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import streamlit as st

from deconv_viz.stage import Visit, fingerprint
from deconv_viz.state import Trail
from deconv_viz.state import decode as decode_lab
from deconv_viz.ui.session import session
from deconv_viz.ui.words import carried

State = TypeVar("State")
Query = Mapping[str, str]

_FORMER = 20  # addresses; a key that is held down leaves some behind in a second

VIEW = frozenset("tof")
"""The stage's keys of the address: step, order and flip."""


def read_state(
    page: str,
    own: frozenset[str],
    decode: Callable[[Query], State],
    encode: Callable[[State], dict[str, str]],
) -> State:
    """Return the page's state in this run, and write it into the address if it has changed.

    own names the page's keys of the address; all others stay as they are. decode must accept any
    query, and gives the default for an empty one; encode leaves defaults out.
    """
    whole = st.query_params.to_dict()
    query = {key: whole[key] for key in own & whole.keys()}
    if session().entered:
        _arrive(page, whole, bool(query))
    # What stands in the address, the plain form of the state it named, what stood there before.
    standing, named, former = st.session_state.get(_written(page), (None, None, ()))
    back = session().entered and not query
    changed = page in st.session_state and encode(st.session_state[page]) != named
    if changed and query in former:
        # A run that a change asked for, sent before the browser had heard of the last address.
        query = standing
    if page not in st.session_state or (query != standing and not back):
        set_state(page, decode(query))
        # A link is left as it was written: to put it straight would take an entry of the
        # history, and Back would lead to the link and at once forward again.
        named = encode(st.session_state[page])
    state: State = st.session_state[page]
    present = encode(state)
    if present != named or back:
        if present != query:
            others = {key: value for key, value in whole.items() if key not in own | VIEW}
            # The query is that of the last arrival; the language may have been changed since.
            st.query_params.from_dict({**others, **carried(), **present})
            former = (*former, query)[-_FORMER:]
        query = present
    st.session_state[_written(page)] = (query, present, former)
    return state


# ---- undo ----


def set_state(page: str, state: object) -> None:
    """Make this the page's state: the next run shows it and writes it. For callbacks.

    It is an entry that can be undone, unless nothing but what it has to say is new.
    """
    plain = _unsaid(state)
    trail = st.session_state.get(_trail(page))
    st.session_state[_trail(page)] = trail.push(plain) if trail else Trail(plain)
    st.session_state[page] = state


def undo(page: str) -> None:
    """Go one change of a page back. For callbacks."""
    _go(page, Trail.undo)


def redo(page: str) -> None:
    """Go one change of a page forward again. For callbacks."""
    _go(page, Trail.redo)


def _go(page: str, way: Callable[[Trail[Any]], Trail[Any]]) -> None:
    trail = st.session_state.get(_trail(page))
    if trail:
        st.session_state[_trail(page)] = then = way(trail)
        if then is not trail:
            st.session_state[page] = then.present


def _unsaid(state: Any) -> Any:
    """Return the state without its notice, which is said once."""
    notice = getattr(state, "notice", None)
    return state if notice is None else replace(state, notice=type(notice)())


# ---- where the player stands ----


@dataclass(frozen=True, slots=True)
class View:
    """What the address says of the player.

    number: how often it was read. part: of which part of the page it speaks. asked: the fingerprint
    of what it said, None if it was not asked. resume: whether the link there named no state.
    """

    number: int = 0
    part: str = ""
    asked: str | None = None
    resume: bool = False
    step: int | None = None
    order: str | None = None
    flip: bool = True


def view_of(page: str, part: str = "") -> View:
    """Return where the player of a page's part is to stand; another part's has its own start."""
    view: View = st.session_state.get(_view(page), View())
    if view.part != part:
        # What was read on arrival is about the part that opened then.
        view = View(view.number + 1, part) if view.part else replace(view, part=part)
        st.session_state[_view(page)] = view
    return view


def look(page: str, visit: Visit) -> None:
    """Take what the browser's address says of the player. For callbacks."""
    view = st.session_state.get(_view(page), View())
    _read(page, visit.query, visit.asked, replace(view, resume=False))


def _arrive(page: str, whole: Query, named: bool) -> None:
    query = {key: whole[key] for key in VIEW & whole.keys()}
    before = st.session_state.get(_view(page), View())
    _read(page, query, fingerprint(query), View(before.number, resume=not named and not query))


def _read(page: str, query: Query, asked: str, before: View) -> None:
    lab, _ = decode_lab({key: value for key, value in query.items() if key in VIEW})
    st.session_state[_view(page)] = replace(
        before,
        number=before.number + 1,
        asked=asked,
        step=lab.step,
        order=lab.order if "o" in query else None,
        flip=lab.flip,
    )


def _written(page: str) -> str:
    return f"{page}.written"


def _trail(page: str) -> str:
    return f"{page}.trail"


def _view(page: str) -> str:
    return f"{page}.view"
