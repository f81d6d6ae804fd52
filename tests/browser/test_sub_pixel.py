"""The lesson of sub-pixel layers as a visitor uses it."""

import re
from itertools import pairwise

from playwright.sync_api import Locator, Page, expect

from deconv_viz.text import text
from tests.browser.conftest import OpenPage
from tests.browser.page import STAGE, wait_idle

PAGE = "/sub_pixel"
SHEET = "[data-sheet][data-ready]"


def arrived(page: Page) -> Page:
    expect(page.locator(f"{SHEET} .maps")).to_be_visible()
    wait_idle(page)
    return page


def corners(cells: Locator) -> list[tuple[int, int]]:
    found = cells.evaluate_all(
        "cells => cells.map(cell => { const box = cell.getBoundingClientRect();"
        " return [Math.round(box.x), Math.round(box.y)]; })"
    )
    return [(x, y) for x, y in found]


def spread(cells: Locator) -> set[int]:
    """The distances between neighbouring columns of cells: two of them where there are gaps."""
    columns = sorted({x for x, _ in corners(cells)})
    return {b - a for a, b in pairwise(columns)}


def test_the_switches_move_every_cell_into_one_piece_and_back(open_page: OpenPage) -> None:
    page = arrived(open_page(PAGE, reduced_motion=True))
    for kind, word in (("kernels", "one"), ("maps", "shuffle")):
        cells = page.locator(f"{SHEET} .{kind} > span")
        apart = corners(cells)
        assert len(spread(cells)) == 2
        button = page.get_by_role("button", name=text(f"sub_pixel.{word}"))
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        assert len(spread(cells)) == 1
        assert len(set(corners(cells))) == len(apart)
        button.click()
        assert corners(cells) == apart


def test_the_kernel_splits_as_a_movement_unless_less_motion_is_asked_for(
    open_page: OpenPage,
) -> None:
    style = (
        "cell => [getComputedStyle(cell).transitionDuration, getComputedStyle(cell).animationName]"
    )
    for reduced, wanted in ((False, ["0.9s, 0.9s", "apart"]), (True, ["0s", "none"])):
        page = arrived(open_page(PAGE, reduced_motion=reduced))
        assert page.locator(f"{SHEET} .kernels > span").first.evaluate(style) == wanted


def test_an_output_lights_its_cell_its_inputs_and_elements_of_one_phase(
    open_page: OpenPage,
) -> None:
    page = arrived(open_page(PAGE, reduced_motion=True))
    expect(page.locator(f"{SHEET} .badge")).to_have_attribute("data-equal", "true")
    page.locator(STAGE).focus()
    page.keyboard.press("ArrowRight")
    cell = page.locator(f"{SHEET} .maps > .at")
    expect(cell).to_have_count(1)
    elements = page.locator(f"{SHEET} .kernels > .lit")
    assert elements.count() > 0
    phases = elements.evaluate_all("cells => cells.map(cell => cell.dataset.hue)")
    assert set(phases) == {cell.get_attribute("data-hue")}
    # A click on another cell of the maps takes the stage there.
    page.locator(f'{SHEET} .maps > [data-go="o7"]').click()
    expect(page.locator(STAGE)).to_have_attribute("data-step", "8")
    expect(page.locator(f'{SHEET} .maps > [data-go="o7"]')).to_have_class(re.compile(r"\bat\b"))


def test_on_a_phone_nothing_hangs_over_the_edge(open_page: OpenPage) -> None:
    page = arrived(open_page(f"{PAGE}?i=4&k=6&s=3&p=0", width=360, height=740, touch=True))
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    box = page.locator(f"{SHEET} .maps").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 360
