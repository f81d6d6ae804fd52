"""In a frame of another origin: what is there works, what a frame breaks is not there."""

import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from deconv_viz.text import text
from tests.browser.bar import BAR
from tests.browser.conftest import OpenPage
from tests.browser.page import STAGE, TIMEOUT_MS
from tests.browser.server import HOST

TOUR = ".part.invite"


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """Another origin, whose every page shows in a frame what its query names."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            width, height, source = unquote(self.path.partition("?")[2]).split("|", 2)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(
                f'<link rel="icon" href="data:,"><body style="margin:0"><iframe src="{source}" '
                f'width="{width}" height="{height}" style="border:0"></iframe>'.encode()
            )

        def log_message(self, format: str, *args: object) -> None:
            """Not worth a line."""

    with ThreadingHTTPServer((HOST, 0), Page) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://{HOST}:{server.server_port}/"
        server.shutdown()


def frame_it(page: Page, elsewhere: str, path: str, width: int, height: int) -> FrameLocator:
    """Show a page of the app in a frame of a page of another origin."""
    source = page.url.partition("/two_dimensions")[0] + path
    page.goto(f"{elsewhere}?{quote(f'{width}|{height}|{source}')}")
    return page.frame_locator("iframe")


@pytest.mark.parametrize(("width", "height"), [(700, 500), (360, 600)])
def test_a_frame_holds_the_lesson_and_a_way_out(
    open_page: OpenPage, elsewhere: str, width: int, height: int
) -> None:
    page = open_page("/two_dimensions", width=width, height=height, wait="nothing")
    frame = frame_it(page, elsewhere, "/two_dimensions?s=3&t=7&embed=true", width, height)
    stage = frame.locator(STAGE)
    expect(stage).to_have_attribute("data-ready", "true", timeout=TIMEOUT_MS)
    expect(frame.locator(".stSidebar")).to_be_hidden()
    expect(frame.locator(".stAppHeader")).to_be_hidden()
    expect(frame.locator(TOUR)).to_have_count(0)
    expect(frame.locator(f"{BAR} button")).to_have_count(0)
    out = frame.get_by_role("link", name=text("bar.open"))
    box = out.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= width
    player = frame.locator(".player").bounding_box()
    assert player is not None
    assert player["y"] + player["height"] <= height
    assert stage.evaluate("() => document.scrollingElement.scrollWidth") <= width

    # Played and stepped in the frame; the address keeps what makes it one.
    stage.focus()
    page.keyboard.press("ArrowRight")
    expect(stage).to_have_attribute("data-step", "8")
    page.wait_for_timeout(500)
    address = stage.evaluate("() => location.search")
    assert {"embed=true", "s=3", "t=8"} <= set(address.removeprefix("?").split("&"))

    # The way out leads to the page itself, in a window of its own, as the frame stands.
    with page.context.expect_page() as opened:
        out.click()
    whole = opened.value
    whole.wait_for_selector(f"{STAGE}[data-ready]")
    assert "embed" not in whole.url
    expect(whole.locator(STAGE)).to_have_attribute("data-step", "8")
    expect(whole.locator(".stAppHeader")).to_be_visible()


def test_a_visitor_of_a_frame_stays_in_it(open_page: OpenPage, elsewhere: str) -> None:
    page = open_page("/two_dimensions", wait="nothing")
    frame = frame_it(page, elsewhere, "/?embed=true&lang=zh", 900, 700)
    question = frame.get_by_role("link", name=text("home.question.holes", "zh"))
    question.click()
    title = frame.get_by_role("heading", name=text("page.two_dimensions.title", "zh"))
    expect(title).to_be_visible(timeout=TIMEOUT_MS)
    stage = frame.locator(STAGE)
    expect(stage).to_have_attribute("data-ready", "true", timeout=TIMEOUT_MS)
    expect(frame.locator(".stSidebar")).to_be_hidden()
    expect(frame.locator(f"{BAR} .part")).to_have_count(1)
    expect(frame.locator(f"{BAR}")).to_contain_text(text("bar.open", "zh"))
    assert re.search("embed=true", stage.evaluate("() => location.search"))


def test_a_frame_offers_no_upload_that_the_browser_would_refuse(
    open_page: OpenPage, elsewhere: str
) -> None:
    page = open_page("/two_dimensions", wait="nothing")
    frame = frame_it(page, elsewhere, "/present?edit=1&embed=true", 900, 700)
    title = frame.get_by_role("heading", name=text("page.present.title"))
    expect(title).to_be_visible(timeout=TIMEOUT_MS)
    upload = frame.get_by_test_id("stFileUploader")
    expect(upload).to_have_count(1)
    expect(upload).to_be_hidden()
