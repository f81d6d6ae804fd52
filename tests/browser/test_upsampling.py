"""The lesson of upsampling as a visitor uses it."""

import re

import pytest
from playwright.sync_api import Page, expect

from deconv_viz.text import text
from tests.browser.conftest import OpenPage
from tests.browser.page import STAGE, repainted, wait_idle

PAGE = "/upsampling"
SHEET = "[data-sheet][data-ready]"


def arrived(page: Page) -> Page:
    expect(page.locator(SHEET).first).to_be_visible()
    return page


def test_the_window_and_the_sum_follow_the_stage(open_page: OpenPage) -> None:
    page = arrived(open_page(PAGE))
    sheet = page.locator(SHEET)
    expect(sheet.locator(".badge")).to_have_attribute("data-equal", "true")
    expect(sheet.locator("td.at")).to_have_count(9)
    said = sheet.locator(".sums p.at")
    expect(said).to_have_count(1)
    before = said.inner_text()
    page.locator(STAGE).focus()
    page.keyboard.press("ArrowRight")
    expect(said).not_to_have_text(before)
    # The sheet's sum and the stage's equation are of the same cell and end in the same number.
    shown = [page.locator(".equation").inner_text(), said.inner_text()]
    cells = [re.findall(r"y\[\d+,\d+\]", line)[0] for line in shown]
    values = [re.findall(r"= (−?\d+)$", line.strip())[0] for line in shown]
    assert cells[0] == cells[1]
    assert values[0] == values[1]


def test_a_case_turns_the_verdict_and_the_address(open_page: OpenPage) -> None:
    page = arrived(open_page(f"{PAGE}?part=back"))
    answer = page.locator(f"{SHEET} .answer")
    expect(answer).to_have_text(text("upsampling.back.no"))
    with repainted(page):
        page.get_by_role("button", name="½, 1, ½: yes").click()
    expect(answer).to_have_text(text("upsampling.back.yes"))
    expect(page.locator(f"{SHEET} .badge")).to_have_attribute("data-equal", "true")
    expect(page).to_have_url(re.compile(r"[?&]we="))
    page.reload()
    expect(answer).to_have_text(text("upsampling.back.yes"))


def test_a_kernel_typed_into_the_stage_is_judged_at_once(open_page: OpenPage) -> None:
    page = arrived(open_page(f"{PAGE}?part=back"))
    kernel = page.locator(f"{STAGE} .grid-kernel canvas").first
    box = kernel.bounding_box()
    assert box is not None
    with repainted(page):
        page.mouse.click(box["x"] + box["width"] * 0.75, box["y"] + box["height"] / 2)
        page.keyboard.type("1")
        page.keyboard.press("Enter")
    expect(page.locator(f"{SHEET} .answer")).to_have_text(text("upsampling.back.yes"))


@pytest.mark.parametrize("part", ["there", "decoder"])
def test_on_a_phone_nothing_hangs_over_the_edge(open_page: OpenPage, part: str) -> None:
    query = f"{PAGE}?part={part}"
    page = open_page(query, width=360, height=740, touch=True, wait="idle")
    arrived(page)
    wait_idle(page)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    for figure in page.locator(f"{SHEET} figure").all():
        box = figure.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 360
