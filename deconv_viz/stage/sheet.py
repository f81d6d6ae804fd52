"""The typed wrapper of a sheet: HTML with number grids that the browser colours like the stage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

_NAME = "deconv_viz.sheet"
_LONGEST = 40  # characters of a choice


def sheet(html: str, *, key: str, on_choice: Callable[[], None] | None = None) -> None:
    """Mount a sheet; html is trusted: made from the catalogue and numbers alone.

    Elements with data-role, data-value and data-most are coloured as the stage colours a grid's
    cells, those with data-hue="index/count" as it colours the kernel's. on_choice is called before
    the run after one with data-choose was clicked, with its value in `choice_of(key)`.
    """
    _mount()(key=key, data=html.encode(), on_choice_change=on_choice or _ignore)


def choice_of(key: str) -> str:
    """Return what was just chosen on the sheet of this key, or nothing."""
    value = getattr(st.session_state.get(key), "choice", None)
    return value[:_LONGEST] if isinstance(value, str) else ""


def _mount() -> Callable[..., Any]:
    """Return the mount function, registered as the stage's is (see `component`)."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(_NAME) is None:
        room, name = _NAME.split(".")
        manifest = ComponentManifest(room, "1", [ComponentConfig(name, "assets")])
        manager.register_from_manifest(manifest, Path(__file__).parent)
    mount: Callable[..., Any] = st.components.v2.component(_NAME, js="sheet.js", css="sheet.css")
    return mount


def _ignore() -> None:
    """Nothing on the sheet can be chosen."""
