"""A page as a new visitor's first, without a browser; and the components that make it up."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote

from streamlit.testing.v1 import AppTest

from deconv_viz.ui.frame import PAGES

ROOT = Path(__file__).parents[2]
EVERYWHERE = ("bar", "collect")
"""The keys of the bar in the title's row, and of the presenter's button beside it."""


def visit(page: str, query: str = "", /, **given: str) -> AppTest:
    """Run a page at an address, whose query is written as a link has it or key by key."""
    # As a limit, and generous: a busy machine is no failure.
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for part in filter(None, query.split("&")):
        key, _, value = part.partition("=")
        test.query_params[key] = unquote(value)
    for key, value in given.items():
        test.query_params[key] = value
    return (test if page == "home" else test.switch_page(PAGES[page])).run()


def mounts(test: AppTest) -> list[Any]:
    """The components that were mounted, in their order."""
    found = test.get("bidi_component")
    return [part for part in found if getattr(part, "key", None) not in EVERYWHERE]
