"""The typed wrapper of the stage's browser half (assets/), a Streamlit Components v2 component."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

from deconv_viz.scenes import Scene
from deconv_viz.stage.mount import mount
from deconv_viz.text import section

_FINGERPRINT = 2000  # characters, as in link.js


@dataclass(frozen=True, slots=True)
class Link:
    """What the browser writes into the address: the lab's query, and where the player stands.

    `visit` changes whenever the address was read anew, with `asked` as the fingerprint
    of what it said (None if the lab came from elsewhere): only then does
    the player take over step, order and flip; otherwise it keeps its own. `own` names the keys that
    belong to the lab, `name` the lesson: with `resume`, the player goes on where the visitor left
    that lesson, if he did.
    """

    name: str
    query: str
    visit: str
    own: Sequence[str]
    asked: str | None = None
    resume: bool = False
    step: int | None = None
    order: str = "input"
    flip: bool = True
    write: bool = True


@dataclass(frozen=True, slots=True)
class Edit:
    """Text typed or pasted into a grid at a cell; what it means is for the lab to say."""

    grid: Literal["input", "kernel"]
    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Show:
    """All that one message tells the stage.

    formula is trusted HTML made from the catalogue and integers; summaries say in a line what the
    pinned and the present scene are. words tells whether the catalogue's words go along: the
    browser keeps them, so they are needed with a new visit only. height is the room for the panels
    in pixels, None what the window leaves. Of two messages of a visitor the one with the lower
    number is old, and passed over. hidden: "results" and "values" are not shown in numbers until
    the visitor, or the window's event "deconv_viz:reveal", asks for them.
    """

    scene: Scene
    link: Link = Link("", "", "", ())
    formula: str = ""
    number: int = 0
    language: str = "en"
    words: bool = True
    pinned: Scene | None = None
    summaries: tuple[str, str] = ("", "")
    editable: bool = False
    compact: bool = False
    autoplay: bool = False
    height: int | None = None
    hidden: Sequence[str] = ()


def stage(
    show: Show,
    *,
    key: str,
    on_edit: Callable[[], None] | None = None,
    on_visit: Callable[[], None] | None = None,
    on_history: Callable[[], None] | None = None,
) -> None:
    """Mount the stage; a stable key keeps the running player.

    on_edit is called before the run after a cell was typed into, with the edit in `edit_of(key)`;
    on_visit likewise where the browser's address is not `link.asked`, with `visit_of(key)`;
    on_history for the keys of undo and redo, with `history_of(key)`.
    """
    data = json.dumps(message(show), separators=(",", ":"), ensure_ascii=False)
    mount("stage", "stage.css")(
        key=key,
        # Bytes, not a dict: a dict would make Streamlit import pandas and pyarrow.
        data=data.encode(errors="replace"),
        on_edit_change=on_edit or _ignore,
        on_visit_change=on_visit or _ignore,
        on_history_change=on_history or _ignore,
    )


def message(show: Show) -> dict[str, Any]:
    """Return what the stage is told, as plain values for JSON."""
    return {
        **{name: getattr(show, name) for name in Show.__slots__},
        "scene": show.scene.data,
        "pinned": show.pinned.data if show.pinned else None,
        "link": {name: getattr(show.link, name) for name in Link.__slots__},
        "words": section("stage", show.language) if show.words else None,
    }


def edit_of(key: str) -> Edit | None:
    """Return the edit that the stage of this key has just sent, or None if it is not one."""
    value = _sent(key, "edit")
    if not isinstance(value, Mapping):
        return None
    grid, row, column, text = (value.get(name) for name in ("grid", "row", "column", "text"))
    if grid not in ("input", "kernel") or type(row) is not int or type(column) is not int:
        return None
    return Edit(grid, row, column, text) if isinstance(text, str) else None


@dataclass(frozen=True, slots=True)
class Visit:
    """The lab's part of the browser's address, and its fingerprint, to be given back as `asked`."""

    query: Mapping[str, str]
    asked: str


def visit_of(key: str) -> Visit | None:
    """Return the address that the stage of this key has just sent, or None if it is not one."""
    value = _sent(key, "visit")
    if not isinstance(value, Mapping):
        return None
    query, asked = value.get("query"), value.get("asked")
    if not isinstance(query, Mapping) or not isinstance(asked, str):
        return None
    texts = {k: v for k, v in query.items() if isinstance(k, str) and isinstance(v, str)}
    return Visit(texts, asked[:_FINGERPRINT])


def history_of(key: str) -> Literal["undo", "redo"] | None:
    """Return which of the two keys was pressed on the stage of this key, or None."""
    value = _sent(key, "history")
    return value if value in ("undo", "redo") else None


def fingerprint(query: Mapping[str, str]) -> str:
    """Return the query in one line, to tell whether it still stands in the address.

    link.js makes the same line; where the two differ after all, the stage asks once more.
    """
    return "&".join(sorted(f"{key}={value}" for key, value in query.items()))[:_FINGERPRINT]


def _sent(key: str, name: str) -> object:
    return getattr(st.session_state.get(key), name, None)


def _ignore() -> None:
    """Nothing is expected: the grids are not editable, or the address is not the stage's."""
