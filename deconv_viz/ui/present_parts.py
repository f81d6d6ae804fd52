"""What the list of lessons and the workshop share: what their buttons do, and opening a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import streamlit as st

from deconv_viz.state.script import add, retitle
from deconv_viz.state.script_codec import script_from_file
from deconv_viz.ui.address import set_state
from deconv_viz.ui.present_state import PAGE, Desk, bundled, changed, desk
from deconv_viz.ui.words import text

PLAY = "\u25b6"
"""The sign of starting."""


def start(lesson: str) -> None:
    """Present a bundled lesson, or one's own, "". For callbacks."""
    set_state(PAGE, replace(desk(), lesson=lesson, playing=True, editing=False))


def read(lesson: str) -> None:
    """Open a bundled lesson in the workshop, or one's own, "". For callbacks."""
    now = desk()
    set_state(PAGE, Desk(now.mine, now.own, lesson, editing=True))


def copy(lesson: str) -> None:
    """Put a bundled lesson's slides at the end of one's own, of which nothing is lost."""
    script, source = desk().mine, bundled(lesson)
    if not script.title:
        script = retitle(script, source.title)
    for slide in source.slides:
        script = add(script, slide)
    changed(script)


def upload() -> None:
    """Draw the field that opens a saved lesson."""
    st.file_uploader(
        text("workshop.open"),
        type="json",
        key="workshop.file",
        on_change=_open,
        label_visibility="collapsed",
        width=420,
    )


def _open() -> None:
    file = st.session_state["workshop.file"]
    if file is None:
        return
    script, problems = script_from_file(file.getvalue())
    now = desk()
    if script.slides:
        set_state(PAGE, Desk(script, own=True, editing=True, problems=problems))
    else:
        set_state(PAGE, replace(now, problems=problems))


def button(
    name: str,
    do: Callable[..., None],
    *args: object,
    type: Literal["primary", "secondary", "tertiary"] = "secondary",
    label: str = "",
    icon: str = "",
    disabled: bool = False,
    help: str | None = None,
) -> None:
    """Draw a button that does something with these arguments; the first tells equal ones apart."""
    which = [str(arg) for arg in args[:1] if isinstance(arg, int | str)]
    words = label or text(f"workshop.{name}")
    st.button(
        f"{icon} {words}" if icon else words,
        key="-".join(["workshop", name, *which]),
        on_click=do,
        args=args,
        type=type,
        disabled=disabled,
        help=help,
    )
