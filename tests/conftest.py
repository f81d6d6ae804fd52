"""Settings that hold for every test, and the one browser."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A slow or shared machine is no reason to fail. Where nobody watches, the examples are the same
# every time, so that a failure belongs to the change that it came with.
settings.register_profile("project", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("project")


@pytest.fixture(scope="session", autouse=True)
def _components_scanned_once() -> Iterator[None]:
    """Look for components among the installed packages once, not for each page that is run.

    Streamlit does so for every AppTest, which is four fifths of what one costs.
    """
    if "streamlit.testing.v1" not in sys.modules:
        yield
        return
    from streamlit.components.v2 import manifest_scanner

    with pytest.MonkeyPatch.context() as patch:
        once = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a Chromium, one for all: a second Playwright refuses to start beside the first."""
    from playwright.sync_api import sync_playwright

    from tests.browser.page import launch

    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()
