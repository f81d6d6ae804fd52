"""The server that people start has the settings that let one process hold hundreds of them."""

import json
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.page import wait_ready
from tests.browser.server import Server, running

pytestmark = pytest.mark.long

PROBE = Path(__file__).parent / "probe"
VISITS = 12


def ask(server: Server, target: Path) -> dict[str, Any]:
    """What the running server says about itself."""
    target.unlink(missing_ok=True)
    server.process.send_signal(signal.SIGUSR1)
    deadline = time.monotonic() + 10
    while not target.exists():
        assert time.monotonic() < deadline, server.text()
        time.sleep(0.02)
    answer: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return answer


def test_no_garbage_collection_follows_a_rerun_in_the_running_app(
    tmp_path: Path, open_page: OpenPage
) -> None:
    target = tmp_path / "answer.json"
    environment = {"PYTHONPATH": str(PROBE), "DECONV_VIZ_PROBE": str(target)}
    with running(tmp_path / "log.txt", environment=environment) as server:
        page = open_page("/", server=server)
        before = ask(server, target)
        for _ in range(VISITS):
            page.reload()
            wait_ready(page)
        after = ask(server, target)
        page.close()
    assert before["postScriptGC"] is False
    # The option is an undocumented one: what counts is that the collections are not made.
    assert after["full_collections"] - before["full_collections"] < VISITS / 2


def test_a_server_that_was_just_started_answers_its_first_visitor(
    fresh_server: Callable[[], Server], open_page: OpenPage
) -> None:
    page: Page = open_page("/two_dimensions", server=fresh_server())
    assert page.url.endswith("/two_dimensions")
