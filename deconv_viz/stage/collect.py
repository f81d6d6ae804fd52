"""The typed wrapper of the button that collects the state of the stage on its page."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from deconv_viz.stage.mount import mount

_LONGEST = 12_000  # characters, as in collect.js


@dataclass(frozen=True, slots=True)
class Kept:
    """What this browser shall keep: the packed lesson, "" for none; own is whether he made it.

    Where the visitor has made nothing, the browser offers what it has kept.
    """

    own: bool
    lesson: str


def collect(
    label: str,
    help: str,
    kept: Kept,
    *,
    key: str,
    on_collect: Callable[[], None],
    on_restore: Callable[[], None],
) -> None:
    """Mount the button, one without a label unseen.

    on_collect is called before the run after a click: the query that stood in the address, the
    stage's view with it, is then in `collected(key)`. on_restore likewise, where the browser has
    kept a lesson, which is in `restored(key)`.
    """
    data = {"label": label, "help": help, "own": kept.own, "lesson": kept.lesson}
    mount("collect", "collect.css")(
        key=key,
        data=json.dumps(data).encode(),
        on_collect_change=on_collect,
        on_restore_change=on_restore,
    )


def collected(key: str) -> str | None:
    """Return the query that the button of this key has just sent, or None if it is not one."""
    return _sent(key, "collect")


def restored(key: str) -> str | None:
    """Return the packed lesson that the browser has just offered, or None if it is not one."""
    return _sent(key, "restore")


def _sent(key: str, name: str) -> str | None:
    value = getattr(st.session_state.get(key), name, None)
    return value if isinstance(value, str) and len(value) <= _LONGEST else None
