"""How the components of this room are registered with Streamlit, each once in a runtime."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

_ROOM = "deconv_viz"


def mount(name: str, css: str | None = None) -> Callable[..., Any]:
    """Return the mount function of assets/<name>.js, registered with the runtime active now.

    Registered from here and not by an installed distribution's manifest, so that the app runs
    from a plain checkout; asked for at each mount, since every AppTest has a runtime of its own.
    """
    manager = get_bidi_component_manager()
    whole = f"{_ROOM}.{name}"
    if manager.get_component_asset_root(whole) is None:
        manifest = ComponentManifest(_ROOM, "1", [ComponentConfig(name, "assets")])
        manager.register_from_manifest(manifest, Path(__file__).parent)
    found: Callable[..., Any] = st.components.v2.component(whole, js=f"{name}.js", css=css)
    return found
