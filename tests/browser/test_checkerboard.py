"""The lesson of checkerboards in a browser: the map fills with the stage, cards move it."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.page import STAGE, wait_idle, wait_ready

pytestmark = pytest.mark.long


def counted(page: Page) -> list[int]:
    """The numbers that stand in the map that fills."""
    return [int(each) for each in page.locator("td[data-count]").all_inner_texts()]


def at(page: Page, output: int) -> Locator:
    return page.locator(f'td[data-count][data-output="{output}"]')


def test_the_map_fills_while_stamping(open_page: OpenPage) -> None:
    page = open_page("/checkerboard")
    expect(page.locator(".cb .answer")).to_have_text("Uneven: a checkerboard")
    stage = page.locator(STAGE)
    stage.focus()
    page.keyboard.press("Home")
    expect(stage).to_have_attribute("data-step", "0")
    expect(at(page, 28)).to_have_text("0")
    assert sum(counted(page)) == 0
    page.keyboard.press("ArrowRight")
    expect(at(page, 28)).to_have_text("1")
    assert sum(counted(page)) == 9
    page.keyboard.press("End")
    # Where four stamps meet, where two do, and a corner.
    expect(at(page, 28)).to_have_text("4")
    expect(at(page, 29)).to_have_text("2")
    expect(at(page, 0)).to_have_text("1")
    assert sum(counted(page)) == 36 * 9


def test_a_cell_of_the_map_takes_the_stage_there(open_page: OpenPage) -> None:
    page = open_page("/checkerboard")
    at(page, 28).click()
    expect(page.locator(STAGE)).to_have_attribute("data-order", "output")
    expect(page.locator(STAGE)).to_have_attribute("data-step", "29")


def test_a_card_puts_its_kernel_on_the_stage(open_page: OpenPage) -> None:
    page = open_page("/checkerboard?part=weights")
    expect(page.locator(".cb .answer")).to_have_text("Ones become a checkerboard")
    page.get_by_role("button", name="Uneven counts, even output").click()
    expect(page.locator(".cb .answer")).to_have_text("Ones stay even")
    framed = page.locator(".cb .frame[data-here]")
    expect(framed).to_have_count(1)
    expect(framed).to_contain_text("Uneven counts, even output")
    wait_idle(page)
    page.reload()
    wait_ready(page)
    expect(page.locator(".cb .answer")).to_have_text("Ones stay even")


def test_everything_fits_on_a_phone(open_page: OpenPage) -> None:
    for part in ("overlap", "stacks", "spectrum", "remedies"):
        where = f"/checkerboard?part={part}"
        page = open_page(where, width=360, height=740, touch=True, wait="idle")
        page.wait_for_selector("[data-sheet][data-ready]")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        wide = page.evaluate(
            """() => {
              const host = [...document.querySelectorAll("*")].map((e) => e.shadowRoot);
              const sheet = host.find((root) => root?.querySelector("[data-sheet]"));
              const root = sheet.querySelector("[data-sheet]");
              return root.scrollWidth - root.clientWidth;
            }"""
        )
        assert wide <= 1, part
