"""The page of stacks by keyboard, mouse and on a phone."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.page import wait_idle

ANSWER = ".sk.answer"
ROWS = ".sk.rows"


def code(page: Page) -> Locator:
    """The field for code."""
    return page.get_by_role("textbox", name="As code")


def type_code(page: Page, typed: str) -> None:
    """Put a text into the field for code, as one who pastes it."""
    field = code(page)
    field.fill(typed)
    field.press("Control+Enter")
    wait_idle(page)


def test_one_look_says_where_the_size_is_lost(open_page: OpenPage) -> None:
    page = open_page("/stack", wait="idle")
    expect(page.locator(ANSWER)).to_contain_text("28 → 32")
    expect(page.locator(f"{ROWS} .row.lost")).to_have_count(1)
    expect(page.locator(f"{ROWS} .row.lost")).to_contain_text("+1")
    # The picture and the smallest change stand in one look.
    for place in (page.locator(ROWS), page.get_by_role("button", name="Apply").first):
        box = place.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 800


def test_bars_are_as_long_as_their_sizes(open_page: OpenPage) -> None:
    page = open_page("/stack", wait="idle")
    bars = page.locator(f"{ROWS} .bars.left .fill")
    expect(bars).to_have_count(4)
    widths = bars.evaluate_all("bars => bars.map(bar => bar.getBoundingClientRect().width)")
    for width, size in zip(widths, (28, 14, 7, 4), strict=True):
        assert width / widths[0] == pytest.approx(size / 28, abs=0.03)


def test_a_change_is_applied_by_the_keyboard_and_survives_a_reload(open_page: OpenPage) -> None:
    page = open_page("/stack", wait="idle")
    page.get_by_role("button", name="Apply").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(ANSWER)).to_contain_text("28 → 28")
    wait_idle(page)
    assert "output_padding" in page.url
    page.reload()
    wait_idle(page)
    expect(page.locator(ANSWER)).to_contain_text("28 → 28")
    expect(code(page)).to_have_value(re.compile("output_padding=0"))


def test_back_goes_to_the_stack_before(open_page: OpenPage) -> None:
    page = open_page("/stack?size=32,32", wait="idle")
    expect(page.locator(ANSWER)).to_contain_text("32 → 32")
    page.goto("/stack?size=27,27")
    wait_idle(page)
    expect(page.locator(ANSWER)).to_contain_text("27 → 32")
    page.go_back()
    wait_idle(page)
    expect(page.locator(ANSWER)).to_contain_text("32 → 32")


def test_pasted_code_is_read_and_a_slip_is_mended(open_page: OpenPage) -> None:
    page = open_page("/stack", wait="idle")
    type_code(page, "nn.Conv2d(1, 8, 3)\nnn.ConvTransposed2d(8, 1, 3)")
    expect(page.get_by_role("alert").filter(has_text="Line 2")).to_be_visible()
    page.get_by_role("button", name="Read it as ConvTranspose2d").click()
    wait_idle(page)
    expect(page.locator(ANSWER)).to_contain_text("28 → 28")
    expect(code(page)).to_have_value("nn.Conv2d(1, 8, 3)\nnn.ConvTranspose2d(8, 1, 3)")


def test_the_chosen_layer_stays_chosen_while_its_arguments_change(open_page: OpenPage) -> None:
    page = open_page("/stack", wait="idle")
    # The first label is that of the list.
    page.locator('[data-testid="stRadio"] label').nth(4).click()
    wait_idle(page)
    field = page.get_by_label("output_padding", exact=True)
    field.fill("0")
    field.press("Enter")
    expect(page.locator(ANSWER)).to_contain_text("28 → 28")
    expect(page.locator('[data-testid="stRadio"] input').nth(3)).to_be_checked()


def test_a_layer_of_the_picture_opens_in_the_lab(open_page: OpenPage) -> None:
    page = open_page("/stack?layers=nn.ConvTranspose2d(8,8,4,2,1)&size=6,6", wait="idle")
    page.locator(f"{ROWS} a").first.click()
    page.wait_for_url("**/two_dimensions?**")
    query = parse_qs(urlsplit(page.url).query)
    assert (query["i"], query["k"]) == (["6"], ["4"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_it_all_without_scrolling_sideways(open_page: OpenPage, scheme: str) -> None:
    page = open_page("/stack", width=390, height=844, scheme=scheme, touch=True, wait="idle")  # type: ignore[arg-type]
    expect(page.locator(ROWS)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = page.locator(ROWS).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
