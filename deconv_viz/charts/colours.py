"""The colours of the roles, for pictures that are made in Python.

They are the stage's own (deconv_viz/stage/assets/stage.css); a test compares the two. The ground,
the text and the fonts come from Streamlit's theme.
"""

from collections.abc import Mapping
from types import MappingProxyType

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "input": "#1d5fd1",
        "kernel": "#a3590a",
        "canvas": "#6b45c4",
        "output": "#0b7568",
        "zero": "#5c6675",
        "negative": "#b3265e",
        "good": "#0b6b4f",
        "bad": "#b3203a",
    }
)
"""The colour of each role on a light ground."""

DARK: Mapping[str, str] = MappingProxyType(
    {
        "input": "#7db2ff",
        "kernel": "#f0b25c",
        "canvas": "#b9a2ff",
        "output": "#4fd1b8",
        "zero": "#a3adbb",
        "negative": "#ff86ab",
        "good": "#5fd6a8",
        "bad": "#ff8d9b",
    }
)
"""The colour of each role on a dark ground."""


def roles(dark: bool) -> Mapping[str, str]:
    """Return the colour of each role."""
    return DARK if dark else LIGHT


def css_properties() -> str:
    """Return the roles as CSS custom properties which follow the theme by themselves."""
    return " ".join(f"--{role}: light-dark({LIGHT[role]}, {DARK[role]});" for role in LIGHT)
