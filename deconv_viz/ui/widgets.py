"""Widgets that all pages share: how one shows a value, pairs of them, links onward, undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from time import monotonic

import streamlit as st

from deconv_viz.frameworks import Layer
from deconv_viz.lessons.codec import lab_query
from deconv_viz.lessons.lens import lens_query
from deconv_viz.state import Lab
from deconv_viz.ui import address
from deconv_viz.ui.frame import page_link
from deconv_viz.ui.words import text

_ECHO = 1.5  # seconds; a browser has long shown by then what a repair has set


def show(key: str, value: object) -> str:
    """Make the widget of this key show value, and return the key."""
    before = st.session_state.get(key)
    if before != value:
        st.session_state[key] = value
        st.session_state[f"{key}.before"] = (*_recent(key), (before, monotonic()))
    return key


def is_echo(key: str) -> bool:
    """Whether the browser only repeats what this widget showed before a repair moved it.

    A message of the browser carries the values of all widgets, so one that was on its way while
    the repair was made looks as if this widget had been set back.
    """
    return any(value == st.session_state[key] for value, _ in _recent(key))


def _recent(key: str) -> tuple[tuple[object, float], ...]:
    """Return what a widget of this key has just shown, and until when."""
    shown: tuple[tuple[object, float], ...] = st.session_state.get(f"{key}.before", ())
    return tuple(each for each in shown if monotonic() - each[1] < _ECHO)


def pairs(names: Iterable[str], draw: Callable[[str], None]) -> None:
    """Draw the widgets of these names, two in a row."""
    every = list(names)
    for start in range(0, len(every), 2):
        for place, name in zip(st.columns(2, gap="small"), every[start : start + 2], strict=False):
            with place:
                draw(name)


def to_lab(lab: Lab, label: str) -> None:
    """Draw a link to this layer in the lab."""
    page_link("two_dimensions", label=text(label), query_params=lab_query(lab))


def to_lens(layer: Layer, sizes: Sequence[int], label: str) -> None:
    """Draw a link to this layer in the words of the frameworks."""
    page_link("frameworks", label=text(label), query_params=lens_query(layer, tuple(sizes)))


def history(page: str, reset: Callable[[], None]) -> None:
    """Draw the buttons of undo, redo and reset of a page."""
    with st.container(horizontal=True, gap="small"):
        # Never disabled: to enable them, a visitor's first change would have to redraw them.
        for name, on_click in (("undo", address.undo), ("redo", address.redo), ("reset", reset)):
            st.button(
                text(f"control.{name}"),
                key=f"{page}.{name}",
                help=text("control.reset_all" if name == "reset" else f"control.{name}_help"),
                on_click=on_click,
                args=() if name == "reset" else (page,),
            )
