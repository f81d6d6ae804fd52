"""The lab of one visitor, between its address and the widgets.

The address is the document. Python reads it and never writes it: the stage does, because only
the stage knows the step. It is read on a visitor's first run, on arrival at a page, and whenever
the stage says that something else stands there (Back, a server that was restarted). At all other
runs the query that Streamlit hands over may be an old one, and the session holds the lab.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import uuid4

import streamlit as st

from deconv_viz.stage import fingerprint
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
    preset_of,
)

_KEY = "lab_session"

Notice = tuple[Problem | Repair, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """One visitor's lab, and where its page stands.

    name, visits: the session (a browser may have had another one on a server before this one), and
        how often the address was read anew in it.
    page, entered, resumed: where the visitor is, whether this run is the first there, and whether
        the link that led there did not say which lab.
    asked: the fingerprint of the address that the lab came from, None if it came from a file.
    notice: what has just been repaired or refused, to be said once.
    fresh, light: whether there is a change that no run has taken up yet, and whether it concerns
        the stage alone and no control but the one that was used.
    settled: whether the page has been drawn as a whole since a run of it was last begun.
    sent, worded: how many messages the stage was sent, and the visit whose words were among them.
    """

    history: History
    pinned: Lab | None = None
    name: str = field(default_factory=lambda: uuid4().hex[:8])
    visits: int = 0
    page: str = ""
    entered: bool = True
    resumed: bool = False
    asked: str | None = None
    fresh: bool = False
    light: bool = False
    settled: bool = False
    notice: Notice = ()
    sent: int = 0
    worded: str = ""

    @property
    def visit(self) -> str:
        """Another value each time that the address is read, in any session."""
        return f"{self.name}.{self.visits}"

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
    then = replace(now, history=now.history.push(lab), fresh=True, notice=notice)
    # A change may overtake the run of the one before it: what that one needed is still needed.
    light = now.settled and (now.light or not now.fresh) and _face(now) == _face(then)
    _keep(replace(then, light=light))


def _face(now: Session) -> tuple[object, ...]:
    """Return what the page shows of a session besides the stage and the six fields."""
    lab = now.lab
    return (
        (lab.linked, lab.input_fill, lab.kernel_fill, lab.seed, preset_of(lab)),
        (is_whole_in_link(now), now.notice),
    )


def open_lab(lab: Lab, notice: Notice = ()) -> None:
    """Make lab the current one, seen as it says: from its step, in its order."""
    now = session()
    change(lab, notice)
    _keep(replace(session(), visits=now.visits + 1, resumed=False, asked=None, light=False))


def undo() -> None:
    """Go one change back. For callbacks."""
    now = session()
    _keep(replace(now, history=now.history.undo(), fresh=True, light=False, notice=()))


def redo() -> None:
    """Go one change forward again. For callbacks."""
    now = session()
    _keep(replace(now, history=now.history.redo(), fresh=True, light=False, notice=()))


def pin(lab: Lab | None) -> None:
    """Pin a lab to compare with, or none. For callbacks."""
    _keep(replace(session(), pinned=lab, fresh=True, light=False, notice=()))


def notify(*notice: Problem | Repair) -> None:
    """Say something about a change that did not happen. For callbacks."""
    _keep(replace(session(), fresh=True, light=False, notice=notice))


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


def arrive(page: str) -> None:
    """Note which page this run shows. To be called first on every page."""
    now = session()
    _keep(replace(now, page=page, entered=now.page != page))


def visit(query: Mapping[str, str], asked: str) -> None:
    """Read the lab from the address, as the stage says that it stands. For callbacks."""
    now = session()
    lab, problems = decode(query)
    pinned, problems_of_pin = decode_pin(query)
    _keep(
        replace(
            now,
            history=now.history.push(lab) if now.visits else History(lab),
            pinned=pinned,
            visits=now.visits + 1,
            resumed=False,
            asked=asked,
            fresh=True,
            light=False,
            notice=(problems + problems_of_pin)[:1],
        )
    )


def next_message() -> Session:
    """Return the session for a message to the stage, and note that it is sent."""
    now = session()
    _keep(replace(now, sent=now.sent + 1))
    return now


def take_up() -> None:
    """Note that the present change is shown."""
    _keep(replace(session(), fresh=False))


def settle() -> None:
    """Note that the page is drawn as a whole, the stage's words with it."""
    now = session()
    _keep(replace(now, settled=True, worded=now.visit))


def forget_words() -> None:
    """Send the stage its words with its next message: they are to be another language's."""
    _keep(replace(session(), worded=""))


def read_lab() -> Session:
    """Return the lab that this run shows. To be called once on a lesson's page."""
    now = session()
    query = st.query_params.to_dict()
    if now.visits and now.entered and OWN_KEYS.isdisjoint(query):
        # A link between lessons carries no lab: the visitor brings his along.
        now = replace(now, visits=now.visits + 1, resumed=True, asked="", fresh=True, notice=())
    elif now.entered and not (now.fresh and now.visits):
        visit(query, fingerprint({key: query[key] for key in OWN_KEYS & query.keys()}))
        now = session()
    notice = now.notice if now.fresh else ()
    return _keep(replace(now, fresh=False, settled=False, notice=notice))
