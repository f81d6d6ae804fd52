"""The typed wrapper of a sheet: HTML with number grids that the browser colours like the stage."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from deconv_viz.stage.mount import mount

_LONGEST = 40  # characters of a choice


def sheet(
    html: str, *, key: str, on_choice: Callable[[], None] | None = None, number: int | None = None
) -> None:
    """Mount a sheet; html is trusted: made from the catalogue and numbers alone.

    Elements with data-role, data-value and data-most are coloured as the stage colours a grid's
    cells, those with data-hue="index/count" as it colours the kernel's. on_choice is called before
    the run after one with data-choose was clicked, with its value in `choice_of(key)`. With
    number, that of the last message of a wire, wires reach the sheet; what was sent before is old.
    """
    if number is not None:
        html += f"<!--{key} {number}-->"
    mount("sheet", "sheet.css")(key=key, data=html.encode(), on_choice_change=on_choice or _ignore)


def choice_of(key: str) -> str:
    """Return what was just chosen on the sheet of this key, or nothing."""
    value = getattr(st.session_state.get(key), "choice", None)
    return value[:_LONGEST] if isinstance(value, str) else ""


def _ignore() -> None:
    """Nothing on the sheet can be chosen."""
