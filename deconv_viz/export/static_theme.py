"""The app's theme as a style sheet: .streamlit/config.toml is where its colours are."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"

# Streamlit's names of the colours in the file, and of the variables that it makes of them.
_COLOURS = {
    "primaryColor": "primary-color",
    "backgroundColor": "background-color",
    "secondaryBackgroundColor": "secondary-background-color",
    "textColor": "text-color",
    "linkColor": "link-color",
    "borderColor": "border-color",
}
_FONT = (
    '"Source Sans", "Source Sans 3", system-ui, -apple-system, "Segoe UI", "Noto Sans", '
    '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif'
)


def theme_css(config: Path = CONFIG) -> str:
    """Return the variables of both themes: the system's choice, unless `data-theme` says another.

    Raises FileNotFoundError where there is no such file, as in an installed package.
    """
    theme = tomllib.loads(config.read_text(encoding="utf-8"))["theme"]
    light, dark = (_variables(theme, scheme) for scheme in ("light", "dark"))
    shared = f"--st-font: {_FONT}; --st-heading-font: var(--st-font); "
    shared += f"--st-base-radius: {theme['baseRadius']}; font-size: {theme['baseFontSize']}px;"
    return f""":root {{ {shared} }}
:root {{ {light} }}
@media (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{ {dark} }} }}
:root[data-theme="dark"] {{ {dark} }}
"""


def _variables(theme: dict[str, Any], scheme: str) -> str:
    own = theme[scheme]
    colours = [f"--st-{name}: {own[key]};" for key, name in _COLOURS.items()]
    side = own.get("sidebar", {})
    colours += [
        f"--side-{_COLOURS[key]}: {side.get(key, own[key])};"
        for key in ("backgroundColor", "secondaryBackgroundColor")
    ]
    return " ".join([f"color-scheme: {scheme};", *colours])
