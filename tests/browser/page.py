"""A Chromium that can reach nothing but this machine, and what tests wait for on a page."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Playwright,
    WebSocket,
)

from tests.browser import chromium
from tests.browser.server import HOST

STAGE = "[data-stage]"
TIMEOUT_MS = 20_000
ARGUMENTS = (
    # Every other name and address fails to resolve, whoever asks.
    f"--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE {HOST}",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
LOCAL_SCHEMES = ("about", "blob", "data")
# Streamlit's own search for its base path: on the URL of a page it looks beneath that page first.
BASE_PATH_SEARCH = re.compile(r"/[^/]+/_stcore/(health|host-config)$")


def launch(playwright: Playwright) -> Browser:
    """Start the installed Chromium; its sandbox does not work for root."""
    arguments = [*ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    return playwright.chromium.launch(executable_path=chromium.find(), args=arguments)


def is_local(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in LOCAL_SCHEMES or parts.hostname == HOST


@dataclass
class Watch:
    """Everything on a visitor's pages that must not happen."""

    problems: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext, *, console: bool = True) -> None:
        context.on("request", lambda request: self.check_address("request", request.url))
        if console:
            context.on("console", self.check_console)
        context.on("weberror", lambda error: self.problems.append(f"script error: {error.error}"))
        context.on("page", lambda page: page.on("websocket", self.check_socket))

    def check_address(self, what: str, url: str) -> None:
        if not is_local(url):
            self.problems.append(f"{what} to another host: {url}")

    def check_socket(self, socket: WebSocket) -> None:
        self.check_address("websocket", socket.url)

    def check_console(self, message: ConsoleMessage) -> None:
        url = message.location["url"]
        if message.type == "error" and not BASE_PATH_SEARCH.search(url):
            self.problems.append(f"console error: {message.text} ({url})")

    def check_links(self, page: Page) -> None:
        """Fetches that Playwright does not report, such as the favicon."""
        sources = "els => els.map(el => el.src || el.href)"
        for url in page.eval_on_selector_all("link[href], script[src], img[src]", sources):
            self.check_address("link", url)


def wait_idle(page: Page) -> None:
    """Wait until Streamlit is connected and no script runs."""
    page.wait_for_selector(
        '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'
        '[data-test-script-state="notRunning"]'
    )


def wait_ready(page: Page) -> None:
    """Wait until the stage has drawn its first scene and the page is idle."""
    page.wait_for_selector(f"{STAGE}[data-ready]")
    wait_idle(page)


def go_to(page: Page, lesson: str) -> None:
    """Go to another page by the list of lessons."""
    page.get_by_role("button", name="Lessons", exact=True).click()
    page.get_by_test_id("stPopoverBody").get_by_role("link", name=lesson, exact=True).click()
    wait_idle(page)


def painted(page: Page) -> int:
    """How many scenes the stage has drawn."""
    return int(page.get_attribute(STAGE, "data-painted") or 0)


@contextmanager
def repainted(page: Page) -> Iterator[None]:
    """Do something that sends a new scene, and leave when the stage has drawn it.

    `with repainted(page): page.keyboard.press("ArrowRight")`
    """
    before = painted(page)
    yield
    deadline = time.monotonic() + TIMEOUT_MS / 1000
    while painted(page) <= before:  # page.wait_for_function cannot see into the shadow root
        if time.monotonic() > deadline:
            raise AssertionError(f"The stage drew no new scene after number {before}.")
        page.wait_for_timeout(20)
    wait_idle(page)


def slider(page: Page, label: str) -> Locator:
    """The range input of the Streamlit slider whose label begins so: press arrow keys on it."""
    return page.locator(f'input[type="range"][aria-label^="{label}"]')
