"""The lesson of the matrix in the browser: rows and columns in step, the turn, the claims."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.page import STAGE, wait_idle

TABLE = ".of-matrix .kernel table"


def lit(page: Page) -> list[tuple[int, int]]:
    """Return row and column of each entry of Cᵀ that the step is about."""
    return [
        tuple(place)
        for place in page.locator(f"{TABLE} td.at").evaluate_all(
            "cells => cells.map(c => [c.parentElement.rowIndex - 1, c.cellIndex - 1])"
        )
    ]


def test_a_step_lights_a_column_by_input_and_a_row_by_output(open_page: OpenPage) -> None:
    page = open_page("/matrix")
    line = page.locator(".lines p.at")
    expect(line).to_contain_text("Column 1 of Cᵀ")
    assert lit(page) == [(o, 1) for o in range(7)]
    entries = page.locator(".square i.at")
    expect(entries).to_have_count(7)
    moves = entries.first.evaluate("entry => getComputedStyle(entry).transitionDuration")
    assert moves == "1s, 1s"
    page.locator(STAGE).focus()
    page.keyboard.press("ArrowRight")
    expect(line).to_contain_text("Column 2 of Cᵀ")
    assert lit(page) == [(o, 2) for o in range(7)]
    # A row's header takes the stage there: the same step, in the order of the outputs.
    page.locator(f'{TABLE} button[data-go="o3"]').click()
    expect(line).to_contain_text("Row 3 of Cᵀ")
    assert lit(page) == [(3, i) for i in range(4)]
    expect(page.locator(STAGE)).to_have_attribute("data-order", "output")
    expect(page.locator(STAGE)).to_have_attribute("data-step", "4")
    expect(page.locator(".of-matrix .output td.at")).to_have_text("1")


def test_the_turn_moves_every_entry_across_the_diagonal(open_page: OpenPage) -> None:
    # Where motion is not wanted, it is there at once.
    page = open_page("/matrix", reduced_motion=True)
    cell = page.locator('.square i[data-at^="i1 o3"]')
    square = page.locator(".square").bounding_box()
    before = cell.bounding_box()
    assert square
    assert before
    page.get_by_role("button", name="Turn C into Cᵀ").click()
    after = cell.bounding_box()
    assert after
    assert after["x"] - square["x"] == pytest.approx(before["y"] - square["y"], abs=0.6)
    assert after["y"] - square["y"] == pytest.approx(before["x"] - square["x"], abs=0.6)
    assert after["y"] - before["y"] > 30
    expect(page.locator(".turning figcaption")).to_contain_text("the transposed one")


def test_each_claim_is_on_the_screen(open_page: OpenPage) -> None:
    page = open_page("/matrix")
    badge = page.locator(".of-tests .badge")
    expect(badge).to_have_text("both sums are the same")
    page.get_by_role("radio", name="It is the gradient of a convolution").click()
    expect(badge).to_contain_text("largest difference 0")
    page.get_by_role("radio", name="It is not the inverse").click()
    expect(page.locator(".trips")).to_contain_text("33")
    expect(page.locator(".beside")).to_contain_text("C keeps 1 number of 3")
    page.get_by_role("button", name="An unread sample").click()
    expect(page.locator(".of-sizes td[data-hole]")).to_have_count(4)
    expect(page.locator(".of-sizes .now")).to_contain_text("u of 10")
    wait_idle(page)
    assert "part=shape" in page.url


@pytest.mark.parametrize("query", ["?dim=2&i=3&k=3&part=gradient", "?i=8&k=5&s=4&d=3&p=0"])
def test_a_small_phone_shows_it_all_without_scrolling_sideways(
    open_page: OpenPage, query: str
) -> None:
    page = open_page(f"/matrix{query}", width=360, height=740, touch=True)
    expect(page.locator(".turning")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for part in page.locator(".of-matrix, .of-tests, .of-sizes").all():
        wide = part.evaluate(
            "e => Math.max(...[...e.children].map(c => c.getBoundingClientRect().right))"
        )
        assert wide <= 360
