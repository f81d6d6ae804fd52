"""Drawing on the pad in a real browser: what comes back, the layers, the lab, a phone."""

import re
import time
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.page import TIMEOUT_MS, wait_idle

pytestmark = pytest.mark.long

PAD = "[data-pad] canvas"
# One pixel a value: how much of it is coloured, whatever the colours are.
INK = """canvas => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const ground = [...data.slice(0, 3)];
  let found = 0;
  for (let at = 0; at < data.length; at += 4)
    if (ground.some((part, index) => Math.abs(data[at + index] - part) > 60)) found++;
  return found;
}"""


def open_pad(open_page: OpenPage, path: str = "/autoencoder", **how: object) -> Page:
    """Open the page and wait until its pictures are painted."""
    page = open_page(path, wait="nothing", **how)  # type: ignore[arg-type]
    page.wait_for_selector("[data-drawing][data-ready]")
    wait_idle(page)
    return page


def ink(page: Page, canvas: str) -> int:
    return int(page.locator(canvas).first.evaluate(INK))


def loss(page: Page) -> str:
    return page.locator('[data-say="loss"]').first.inner_text()


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait for what is on a canvas: page.wait_for_function cannot see into the shadow root."""
    deadline = time.monotonic() + TIMEOUT_MS / 1000
    while not holds():
        assert time.monotonic() < deadline
        page.wait_for_timeout(20)


def stroke(page: Page, *points: tuple[float, float]) -> None:
    """Draw a line through points, in shares of the pad's width, and wait for the answer."""
    box = page.locator(PAD).bounding_box()
    assert box is not None
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    before = loss(page)
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=12)
    page.mouse.up()
    expect(page.locator('[data-say="loss"]').first).not_to_have_text(before)


def test_what_is_drawn_comes_back_and_is_in_no_address(open_page: OpenPage) -> None:
    page = open_pad(open_page)
    # Pad, layers and what comes back stand in one look.
    for name in (PAD, '[data-plate="layer2"]', '[data-plate="back"] canvas'):
        box = page.locator(name).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 800
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_text("What you draw")).to_be_visible()
    assert ink(page, PAD) == 0
    stroke(page, (0.3, 0.2), (0.7, 0.2), (0.4, 0.8))
    drawn = ink(page, PAD)
    assert drawn > 30
    page.get_by_test_id("stMainBlockContainer").get_by_role("button", name="Undo").click()
    assert ink(page, PAD) == 0
    assert urlsplit(page.url).query == ""


def test_the_keyboard_draws_and_leads_to_any_output(open_page: OpenPage) -> None:
    page = open_pad(open_page, "/autoencoder?layer=3")
    page.locator(PAD).focus()
    page.keyboard.press("Delete")
    before = loss(page)
    for _ in range(6):
        page.keyboard.press("Shift+ArrowDown")
    assert ink(page, PAD) >= 6
    expect(page.locator('[data-say="loss"]').first).not_to_have_text(before)
    # A channel of another layer, then an output of it.
    page.locator('[data-plate="layer4"] canvas').focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"ch=1(&|$)"))
    wait_idle(page)
    page.locator('[data-plate="own"] canvas').focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"row=13(&|$)"))
    expect(page.locator(".equals")).to_contain_text("[13,12]")


def test_an_output_of_a_transposed_layer_opens_in_the_lab(open_page: OpenPage) -> None:
    page = open_pad(open_page, "/autoencoder?layer=5&row=10&col=11")
    page.get_by_role("link", name="Open this patch").click()
    page.wait_for_url("**/two_dimensions?**")
    query = parse_qs(urlsplit(page.url).query)
    # A kernel of 3 is the lab's own, and so in no link.
    assert (query["i"], query["s"], query["p"], "k" in query) == (["3"], ["1"], ["0"], False)
    assert len(query["we"][0].split("~")) == 9
    page.wait_for_selector("[data-stage][data-ready]")
    wait_idle(page)


def test_a_digit_is_picked_and_back_goes_to_the_one_before(open_page: OpenPage) -> None:
    page = open_pad(open_page)
    before = ink(page, PAD)
    box = page.locator('[data-plate="picks"] canvas').bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.85, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile(r"d=8(&|$)"))
    until(page, lambda: ink(page, PAD) != before)
    page.go_back()
    until(page, lambda: ink(page, PAD) == before)


def test_a_training_here_moves_and_stops(open_page: OpenPage) -> None:
    page = open_pad(open_page, "/autoencoder?part=training&model=strided")
    page.get_by_role("button", name="Train 100 steps").click()
    page.wait_for_selector('[data-plate="come-back"]')
    stop = page.get_by_role("button", name="Stop")
    if stop.is_enabled():
        stop.click()
    expect(page.get_by_role("button", name="Begin afresh")).to_be_visible()
    wait_idle(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_it_all_without_scrolling_sideways(open_page: OpenPage, scheme: str) -> None:
    page = open_pad(open_page, width=360, height=780, scheme=scheme, touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for name in (PAD, '[data-plate="back"] canvas', '[data-plate="layer5"]', ".taken"):
        box = page.locator(name).first.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
