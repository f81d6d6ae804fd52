"""What the last run of a lesson's whole page drew: for a wire that draws it anew, and for files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from deconv_viz.stage import Show


@dataclass
class Pictures:
    """How the stage and the sheets of a page are drawn of a value of it."""

    show: Callable[[Any], Show] | None = None
    sheets: dict[str, Callable[[Any], str | None]] = field(default_factory=dict)


def keep_pictures(page: str, pictures: Pictures) -> None:
    """Make these the pictures of a page."""
    st.session_state[_key(page)] = pictures


def pictures_of(page: str) -> Pictures:
    """Return the pictures of a page, none before its first run."""
    found: Pictures = st.session_state.get(_key(page), Pictures())
    return found


def seen(page: str) -> Show | None:
    """Return what the stage of a page shows now, None if the page as it is open has none."""
    show = pictures_of(page).show
    return show(st.session_state[page]) if show else None


def _key(page: str) -> str:
    return f"{page}.pictures.kept"
