"""The page of the whole layer as a visitor uses it: by mouse, by keyboard, by link, on a phone."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from deconv_viz.text import text
from deconv_viz.ui.whole_layer_state import PARTS
from tests.browser.conftest import OpenPage
from tests.browser.page import slider, wait_idle

pytestmark = pytest.mark.long

PAGE = "/whole_layer"
SUM = ".written"


def arrived(page: Page) -> Page:
    """Wait until every sheet is painted."""
    wait_idle(page)
    page.locator("[data-sheet][data-ready]").nth(1).wait_for()
    return page


def cell(page: Page, grid: str, row: int, column: int) -> Locator:
    return page.locator(f'#{grid} td[data-choose="cell:{row},{column}"]')


def background(of: Locator) -> str:
    colour: str = of.evaluate("element => getComputedStyle(element).backgroundColor")
    return colour


def test_the_sum_stands_there_at_first_sight(open_page: OpenPage) -> None:
    page = arrived(open_page(PAGE, wait="idle"))
    for part in (".stacks", ".sum", SUM, ".badge"):
        box = page.locator(part).first.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800, part
    expect(page.locator(".written .last").last).to_have_text("= 7")
    expect(page.locator(".badge").first).to_have_attribute("data-equal", "true")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 1280


def test_a_click_on_a_cell_writes_its_sum_and_the_address(open_page: OpenPage) -> None:
    page = arrived(open_page(PAGE, wait="idle"))
    cell(page, "y", 3, 4).click()
    expect(page.locator(SUM)).to_contain_text("y[0][3,4]")
    expect(page).to_have_url(re.compile(r"[?&]r=3(&|$)"))
    for grid in ("summand0", "summand1", "summand2", "bias", "y"):
        expect(cell(page, grid, 3, 4)).to_have_attribute("aria-selected", "true")
    page.get_by_role("button", name="y[1]").click()
    expect(page.locator(SUM)).to_contain_text("y[1][3,4]")
    expect(page.get_by_role("button", name="y[1]")).to_have_attribute("aria-pressed", "true")
    page.reload()
    arrived(page)
    expect(page.locator(SUM)).to_contain_text("y[1][3,4]")


def test_the_keyboard_walks_the_cells_and_chooses(open_page: OpenPage) -> None:
    page = arrived(open_page(PAGE, wait="idle"))
    cell(page, "summand1", 1, 1).focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    expect(cell(page, "summand1", 2, 2)).to_be_focused()
    expect(page.locator(SUM)).to_contain_text("y[0][1,1]")
    page.keyboard.press("Enter")
    expect(page.locator(SUM)).to_contain_text("y[0][2,2]")
    expect(cell(page, "summand1", 2, 2)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press(" ")
    expect(page.locator(SUM)).to_contain_text("y[0][2,1]")
    assert page.locator('#summand1 td[tabindex="0"]').count() == 1
    for key in ("ArrowLeft", "ArrowLeft"):  # the edge holds
        page.keyboard.press(key)
    expect(cell(page, "summand1", 2, 0)).to_be_focused()


def test_pointing_shows_the_same_cell_in_every_summand(open_page: OpenPage) -> None:
    page = arrived(open_page(PAGE, wait="idle"))
    cell(page, "summand2", 4, 3).hover()
    for grid in ("summand0", "summand1", "summand2", "bias", "y"):
        expect(cell(page, grid, 4, 3)).to_have_class("pointed")
    assert page.locator("td.pointed").count() == 5


def test_terms_have_the_colour_of_their_cells(open_page: OpenPage) -> None:
    page = arrived(open_page(PAGE, wait="idle"))
    first = page.locator(".tap").first
    expect(first).to_have_text("3·1")
    for what in ("input", "kernel"):
        found = page.locator(f".part figure.{what} td[data-hue='0/4']").first
        assert background(found) == background(first)


def test_a_slider_changes_the_layer(open_page: OpenPage) -> None:
    page = arrived(open_page(PAGE, wait="idle"))
    slider(page, text("whole_layer.label.channels")).press("ArrowLeft")
    expect(page.locator("#summand2")).to_have_count(0)
    expect(page.locator("#summand1")).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]c=2(&|$)"))
    page.go_back()
    expect(page.locator("#summand2")).to_be_visible()


def test_an_element_of_the_weight_is_chosen_by_click(open_page: OpenPage) -> None:
    page = arrived(open_page(f"{PAGE}?part=weights", wait="idle"))
    page.locator('td[data-choose="weight:1,0,2,1"]').click()
    expect(page.locator(".facts .code").first).to_have_text("w[1, 0, 2, 1]")
    expect(page).to_have_url(re.compile(r"[?&]w=1(%2C|,)0(%2C|,)2(%2C|,)1"))


def test_groups_grey_what_is_not_joined(open_page: OpenPage) -> None:
    page = arrived(open_page(PAGE, wait="idle"))
    page.get_by_role("button", name=text("whole_layer.example.groups")).click()
    expect(page.locator(".absent")).to_have_count(2)
    expect(page.locator("#summand2")).to_be_visible()
    expect(page.locator("#summand0")).to_have_count(0)


def test_the_code_of_the_three_ways_can_be_copied(open_page: OpenPage) -> None:
    page = arrived(open_page(f"{PAGE}?part=three_ways", wait="idle"))
    expect(page.get_by_text("Conv2DTranspose(", exact=False).first).to_be_visible()
    block = page.get_by_test_id("stCode").nth(1)
    block.hover()
    expect(block.get_by_role("button")).to_be_visible()


def test_the_mixing_shows_in_colours(open_page: OpenPage) -> None:
    page = arrived(open_page(f"{PAGE}?part=three_ways&m=2", wait="idle"))
    rows = page.locator(".sheet").last.locator("table").nth(1).locator("tr")
    assert rows.count() == 2
    colours = {background(found) for found in rows.first.locator("td").all()}
    assert len(colours) == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_needs_no_sideways_scrolling(
    open_page: OpenPage, scheme: Literal["light", "dark"]
) -> None:
    page = open_page(
        f"{PAGE}?c=4&f=4", width=390, height=844, scheme=scheme, touch=True, wait="idle"
    )
    arrived(page)
    assert (page.locator(".sheet[data-dark]").count() > 0) == (scheme == "dark")
    for part in PARTS:
        page.get_by_role("radio", name=text(f"whole_layer.part.{part}")).click()
        expect(page).to_have_url(re.compile(f"part={part}" if part != PARTS[0] else "c=4"))
        arrived(page)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 390, part
        assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390, part


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_numbers_stand_out_from_their_cells(
    open_page: OpenPage, scheme: Literal["light", "dark"]
) -> None:
    page = arrived(open_page(PAGE, scheme=scheme, wait="idle"))
    pairs: list[list[str]] = page.locator(".sheet").first.evaluate(
        """root => [...root.querySelectorAll("td[data-value], .tap")]
            .filter((cell) => cell.textContent)
            .map((cell) => getComputedStyle(cell))
            .map(({ color, backgroundColor }) => [color, backgroundColor])"""
    )
    assert len(pairs) > 200
    assert min(contrast(*pair) for pair in pairs) >= 4.5


def contrast(*colours: str) -> float:
    """The contrast of two colours rgb(r, g, b), as WCAG 2 defines it."""
    low, high = sorted(map(luminance, colours))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    shares = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in shares]
    return sum(weight * v for weight, v in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
