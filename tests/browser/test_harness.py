"""The browser tests would notice: each way in which a page may misbehave is reported."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.browser.page import Watch
from tests.browser.server import Server, free_port

OUTSIDE = "http://outside.example/"
PAGES = {
    "/good": "<script>console.log('fine')</script>",
    "/host": f"<script>fetch('{OUTSIDE}').catch(() => {{}})</script>",
    "/address": "<script>fetch('http://203.0.113.1/').catch(() => {})</script>",
    "/socket": "<script>new WebSocket('ws://outside.example/')</script>",
    "/icon": f"<link rel='icon' href='{OUTSIDE}icon.png'>",
    "/throw": "<script>setTimeout(() => { throw new Error('wrong') })</script>",
    "/reject": "<script>Promise.reject(new Error('wrong'))</script>",
    "/console": "<script>console.error('wrong')</script>",
    "/missing": "<script src='/two_dimensions/no-such-file.js'></script>",
    "/base": "<script>fetch('/two_dimensions/_stcore/health')</script>",
}


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = PAGES.get(self.path)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        # The icon is given here so that the browser looks for no other.
        icon = "" if "icon" in (body or "") else "<link rel='icon' href='data:,'>"
        self.wfile.write(f"<!doctype html>{icon}{body}".encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as http:
        Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/good", None),
        ("/base", None),
        ("/host", "request to another host"),
        ("/address", "request to another host"),
        ("/socket", "websocket to another host"),
        ("/icon", "link to another host"),
        ("/throw", "script error"),
        ("/reject", "script error"),
        ("/console", "console error"),
        ("/missing", "console error"),
    ],
)
def test_what_a_page_must_not_do_is_reported(
    browser: Browser, site: str, path: str, problem: str | None
) -> None:
    watch = Watch()
    context = browser.new_context()
    watch.follow(context)
    page = context.new_page()
    page.goto(site + path)
    page.wait_for_timeout(300)
    watch.check_links(page)
    context.close()
    assert bool(watch.problems) == (problem is not None)
    assert problem is None or any(problem in line for line in watch.problems)


def test_no_other_host_can_be_reached(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/good")
    reach = "url => fetch(url, {mode: 'no-cors'}).then(() => 'reached', () => 'blocked')"
    assert page.evaluate(reach, site) == "reached"
    # localhost is this very machine, so only the block can be what stops it.
    assert page.evaluate(reach, site.replace("127.0.0.1", "localhost")) == "blocked"
    assert page.evaluate(reach, OUTSIDE) == "blocked"
    page.close()


def test_a_traceback_in_the_log_is_found(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    log.write_text(
        "started\n"
        "Traceback (most recent call last):\n"
        '  File "app.py", line 1, in <module>\n'
        "    x = {}[1]\n"
        "KeyError: 1\n"
        "stopped\n"
    )
    server = Server(free_port(), None, log)  # type: ignore[arg-type]
    assert server.tracebacks() == ["KeyError: 1"]


def test_a_browser_that_is_not_there_is_an_error_and_never_a_skip(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(chromium.VARIABLE, "/no/such/browser")
    with pytest.raises(chromium.NoChromiumError, match="/no/such/browser"):
        chromium.find()
    monkeypatch.delenv(chromium.VARIABLE)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(chromium, "MAC_APPS", ())
    with pytest.raises(chromium.NoChromiumError, match="apt-get install chromium"):
        chromium.find()
