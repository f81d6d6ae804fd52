"""A Chromium without a network that opens files from disk."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Protocol

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.page import TIMEOUT_MS


class OpenFile(Protocol):
    """Write a page to disk and open it as a visitor without a network does."""

    def __call__(
        self,
        html: str,
        *,
        width: int = 1280,
        height: int = 800,
        scheme: Literal["light", "dark"] = "light",
        before: str = "",
    ) -> Page: ...


@pytest.fixture
def problems() -> list[str]:
    """What the pages of a test complained of or asked for; a test may take out what it expects."""
    return []


@pytest.fixture
def open_file(browser: Browser, tmp_path: Path, problems: list[str]) -> Iterator[OpenFile]:
    """Nothing may be logged as an error or asked for but the file itself."""
    pages: list[Page] = []

    def follow(url: str, own: str) -> None:
        """A page may ask for itself and for what it made itself."""
        if url != own and not url.startswith(("blob:file:", "blob:null")):
            problems.append(url)

    def open_one(
        html: str,
        *,
        width: int = 1280,
        height: int = 800,
        scheme: Literal["light", "dark"] = "light",
        before: str = "",
    ) -> Page:
        file = tmp_path / f"page-{len(pages)}.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",
            offline=True,
        )
        context.set_default_timeout(TIMEOUT_MS)
        context.add_init_script(before)  # runs before the page's own scripts
        page = context.new_page()
        pages.append(page)
        own = file.as_uri()
        page.on("console", lambda said: problems.append(said.text) if said.type == "error" else 0)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", lambda asked: follow(asked.url, own))
        page.goto(own)
        page.wait_for_selector("[data-stage][data-ready]")
        return page

    yield open_one
    for page in pages:
        page.context.close()
    assert problems == []
