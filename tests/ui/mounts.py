"""The components that make up a page, without those that stand on every page."""

from typing import Any

from streamlit.testing.v1 import AppTest

EVERYWHERE = ("bar", "collect")
"""The keys of the bar in the title's row, and of the presenter's button beside it."""


def mounts(test: AppTest) -> list[Any]:
    """The components that were mounted, in their order."""
    found = test.get("bidi_component")
    return [part for part in found if getattr(part, "key", None) not in EVERYWHERE]
