"""What the bar in the title's row says, and what the stage says of what a link hides."""

from collections.abc import Mapping

BAR: Mapping[str, str] = {
    "stage.reveal": "Show the hidden numbers",
}
"""Buttons and menus of the bar."""
