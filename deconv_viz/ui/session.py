"""The lab of one visitor, between its address and the widgets.

The address is the document. Python reads it and never writes it: the stage does, because only
the stage knows the step. A run that a widget's callback came before belongs to the visitor's
change; any other run (first visit, Back, a reload, a new connection) belongs to the address.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from deconv_viz.state import (
    DEFAULT,
    OWN_KEYS,
    History,
    Lab,
    Problem,
    Repair,
    decode,
    decode_pin,
    encode,
    fits_in_link,
)

_KEY = "lab_session"


Notice = tuple[Problem | Repair, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """One visitor's lab. `visit` counts how often the address was read anew, for the stage.

    `notice` is what has just been repaired or refused, to be said once. `page` is the page that
    the lab was last shown on, `resumed` whether the visitor came back to it by a link that does not
    say which lab; `touched` is set by a change and cleared by the run that shows it.
    """

    history: History
    pinned: Lab | None = None
    visit: int = 0
    page: str = ""
    resumed: bool = False
    touched: bool = False
    notice: Notice = ()

    @property
    def lab(self) -> Lab:
        """The lab as it is now."""
        return self.history.present


def session() -> Session:
    """Return this visitor's session, the default lab at first."""
    found = st.session_state.get(_KEY)
    return found if isinstance(found, Session) else Session(History(DEFAULT))


def _keep(value: Session) -> Session:
    st.session_state[_KEY] = value
    return value


def change(lab: Lab, notice: Notice = ()) -> None:
    """Make lab the current one, as an entry that can be undone. For callbacks."""
    now = session()
    _keep(replace(now, history=now.history.push(lab), touched=True, notice=notice))


def open_lab(lab: Lab, notice: Notice = ()) -> None:
    """Make lab the current one, seen as it says: from its step, in its order."""
    now = session()
    change(lab, notice)
    _keep(replace(session(), visit=now.visit + 1, resumed=False))


def undo() -> None:
    """Go one change back. For callbacks."""
    now = session()
    _keep(replace(now, history=now.history.undo(), touched=True, notice=()))


def redo() -> None:
    """Go one change forward again. For callbacks."""
    now = session()
    _keep(replace(now, history=now.history.redo(), touched=True, notice=()))


def pin(lab: Lab | None) -> None:
    """Pin a lab to compare with, or none. For callbacks."""
    _keep(replace(session(), pinned=lab, touched=True, notice=()))


def notify(*notice: Problem | Repair) -> None:
    """Say something about a change that did not happen. For callbacks."""
    _keep(replace(session(), touched=True, notice=notice))


def address(now: Session) -> str:
    """Return the lab's part of the address, without the view that the stage adds to it.

    Where the edited cells would make it too long for a link, it is the address without them.
    """
    query = encode(now.lab, view=False, pinned=now.pinned)
    if fits_in_link(query):
        return query
    return encode(replace(now.lab, input_edits=(), kernel_edits=()), view=False)


def is_whole_in_link(now: Session) -> bool:
    """Return whether the address holds everything; otherwise only a state file does."""
    return fits_in_link(encode(now.lab, view=False, pinned=now.pinned))


def read_lab(page: str) -> Session:
    """Return the session that this run of a page shows. To be called once, before the controls."""
    now = session()
    first, entering = _KEY not in st.session_state, now.page != page
    if now.touched:
        return _keep(replace(now, touched=False, page=page))
    query = st.query_params.to_dict()
    lab, problems = decode(query)
    pinned, problems_of_pin = decode_pin(query)
    notice = (problems + problems_of_pin)[:1]
    if not first and entering and OWN_KEYS.isdisjoint(query):
        # A link between lessons carries no lab: the visitor brings his along.
        return _keep(replace(now, page=page, visit=now.visit + 1, resumed=True, notice=()))
    if not first and not entering and encode(lab, view=False, pinned=pinned) == address(now):
        return _keep(replace(now, notice=()))
    history = History(lab) if first else now.history.push(lab)
    return _keep(Session(history, pinned, now.visit + 1, page, notice=notice))
