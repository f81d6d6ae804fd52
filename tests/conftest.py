"""Settings that hold for every test."""

import os
import sys
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import settings

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
