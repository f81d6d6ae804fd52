"""The typed wrapper of a player without a stage: it leads sheets, and a chart made of frames."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from deconv_viz.text import section

_NAME = "deconv_viz.steps"


def steps(lit: Sequence[Sequence[str]], *, key: str, chart: str, language: str = "en") -> None:
    """Mount the player; sheets follow it as they follow the stage, in the order of the inputs.

    lit: for each step the words of what it lights ("i3", "o7"). chart: the key of the container
    whose Plotly figure has one update button for each step, from 0 on.
    """
    words = section("stage", language)
    data = {"name": key, "lit": lit, "chart": chart, "words": words}
    _mount()(key=key, data=json.dumps(data, separators=(",", ":")).encode())


def _mount() -> Callable[..., Any]:
    """Return the mount function, registered as the stage's is (see `component`)."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(_NAME) is None:
        room, name = _NAME.split(".")
        manifest = ComponentManifest(room, "1", [ComponentConfig(name, "assets")])
        manager.register_from_manifest(manifest, Path(__file__).parent)
    mount: Callable[..., Any] = st.components.v2.component(_NAME, js="steps.js", css="stage.css")
    return mount
