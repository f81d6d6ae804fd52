"""The typed wrapper of the button that collects the state of the stage on its page."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

_NAME = "deconv_viz.collect"
_LONGEST = 12_000  # characters, as in collect.js


def collect(label: str, help: str, *, key: str, on_collect: Callable[[], None]) -> None:
    """Mount the button; on_collect is called before the run after a click.

    The query that stood in the address, the stage's view with it, is then in `collected(key)`.
    """
    data = json.dumps({"label": label, "help": help}).encode()
    _mount()(key=key, data=data, on_collect_change=on_collect)


def collected(key: str) -> str | None:
    """Return the query that the button of this key has just sent, or None if it is not one."""
    value = getattr(st.session_state.get(key), "collect", None)
    return value if isinstance(value, str) and len(value) <= _LONGEST else None


def _mount() -> Callable[..., Any]:
    """Return the mount function, registered as the stage's is (see `component`)."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(_NAME) is None:
        room, name = _NAME.split(".")
        manifest = ComponentManifest(room, "1", [ComponentConfig(name, "assets")])
        manager.register_from_manifest(manifest, Path(__file__).parent)
    mount: Callable[..., Any] = st.components.v2.component(
        _NAME, js="collect.js", css="collect.css"
    )
    return mount
