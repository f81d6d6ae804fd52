"""Fixtures that open the real app in a real browser.

A page fails its test when it logs an error, throws, or asks any host but this machine for anything;
a server fails the test or the run in which it wrote a traceback.
"""

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Literal, Protocol

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.page import TIMEOUT_MS, Watch, wait_idle, wait_ready
from tests.browser.server import ROOT, Server, running
from tests.browser.static_site import (  # noqa: F401
    open_static,
    static_address,
    static_folder,
    static_parts,
)

PICTURES = ROOT / "test-results"
FAILED = pytest.StashKey[bool]()


class OpenPage(Protocol):
    """Open an address as a new visitor, with nothing stored from before."""

    def __call__(
        self,
        path_and_query: str = "/",
        *,
        server: Server | None = None,
        width: int = 1280,
        height: int = 800,
        scheme: Literal["light", "dark"] = "light",
        reduced_motion: bool = False,
        touch: bool = False,
        wait: Literal["ready", "idle", "nothing"] = "ready",
        server_goes: bool = False,
    ) -> Page: ...


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, started once for all tests."""
    with running(tmp_path_factory.mktemp("server") / "log.txt") as app:
        yield app
    assert app.tracebacks() == []


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Callable[[], Server]]:
    """Start an app that nobody has visited yet."""
    with ExitStack() as stack:
        started: list[Server] = []

        def start() -> Server:
            log = tmp_path / f"server-{len(started)}.txt"
            started.append(stack.enter_context(running(log)))
            return started[-1]

        yield start
    assert [line for app in started for line in app.tracebacks()] == []


@pytest.fixture
def open_page(
    browser: Browser, server: Server, request: pytest.FixtureRequest
) -> Iterator[OpenPage]:
    """Open pages of the app; a failed test leaves their pictures in test-results/."""
    watch = Watch()
    pages: list[Page] = []
    shared = server
    earlier = len(shared.tracebacks())

    def open_one(
        path_and_query: str = "/",
        *,
        server: Server | None = None,
        width: int = 1280,
        height: int = 800,
        scheme: Literal["light", "dark"] = "light",
        reduced_motion: bool = False,
        touch: bool = False,
        wait: Literal["ready", "idle", "nothing"] = "ready",
        server_goes: bool = False,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce" if reduced_motion else "no-preference",
            has_touch=touch,
            is_mobile=touch,
            base_url=(server or shared).url,
        )
        context.set_default_timeout(TIMEOUT_MS)
        # Where the test takes the server away, the browser complains that nothing answers there.
        watch.follow(context, console=not server_goes)
        page = context.new_page()
        pages.append(page)
        page.goto(path_and_query)
        if wait != "nothing":
            {"ready": wait_ready, "idle": wait_idle}[wait](page)
        return page

    yield open_one

    for number, page in enumerate(pages):
        if not page.is_closed():
            if request.node.stash.get(FAILED, False):
                PICTURES.mkdir(exist_ok=True)
                page.screenshot(path=PICTURES / f"{request.node.name}-{number}.png")
            watch.check_links(page)
        page.context.close()
    assert watch.problems == []
    assert shared.tracebacks()[earlier:] == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a fixture know, while it cleans up, that its test failed."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report
