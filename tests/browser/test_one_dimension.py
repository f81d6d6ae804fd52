"""The lesson of one dimension in a real browser: stems in step, images on the screen, causality."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.page import STAGE, repainted, slider, wait_ready

pytestmark = pytest.mark.long

PATH = "/one_dimension"


def test_the_stems_come_with_their_stamps_and_the_sum_with_them(open_page: OpenPage) -> None:
    page = open_page(PATH)
    page.wait_for_selector("[data-sheet][data-ready]")
    page.locator(STAGE).press("Home")
    expect(page.locator("svg .stem:visible")).to_have_count(0)
    page.locator(STAGE).press("ArrowRight")
    # One stamp of four elements: as many stems, and as many sums that have begun.
    expect(page.locator("svg g[data-from^=i0] > .stem:visible")).to_have_count(4)
    expect(page.locator("svg .so-far:visible")).to_have_count(4)
    page.locator(STAGE).press("ArrowRight")
    # The second begins two places on: of each sum, only the newest is seen.
    expect(page.locator("svg .so-far:visible")).to_have_count(6)
    page.locator('svg text[data-go="i4"]').click()
    expect(page.locator(STAGE)).to_have_attribute("data-step", "5")
    expect(page.locator("svg .so-far:visible")).to_have_count(12)


def test_by_output_the_kernel_slides_over_the_zeros(open_page: OpenPage) -> None:
    page = open_page(PATH)
    page.wait_for_selector("[data-sheet][data-ready]")
    page.locator(STAGE).press("o")
    page.locator(STAGE).press("Home")
    page.locator(STAGE).press("ArrowRight")
    shown = page.locator("svg .window.at")
    expect(shown).to_have_attribute("data-at", "o0")
    page.locator(STAGE).press("ArrowRight")
    expect(shown).to_have_attribute("data-at", "o1")
    expect(shown.locator(".stem")).to_have_count(4)


def test_one_click_from_the_buzz_to_the_good_kernel(open_page: OpenPage) -> None:
    page = open_page(f"{PATH}?part=sound", wait="idle")
    page.wait_for_selector(".js-plotly-plot .scatterlayer")
    expect(page.get_by_text("50 %", exact=True)).to_be_visible()
    expect(page.locator("audio")).to_have_count(2)
    page.get_by_role("button", name="Good kernel").click()
    expect(page.get_by_text("0.8 %", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(r"filter=linear"))
    expect(page.locator(".js-plotly-plot", has_text="images")).to_be_visible()


def test_same_reads_ahead_and_causal_does_not(open_page: OpenPage) -> None:
    page = open_page(f"{PATH}?part=causal")
    page.wait_for_selector("[data-sheet][data-ready]")
    causal, same = page.locator(".crops > div").all()
    expect(causal.locator(".ahead")).to_have_count(0)
    expect(same.locator("line.ahead")).to_have_count(4)
    expect(same).to_contain_text("output 1 has come with input 0 and reads input 1")
    with repainted(page):
        page.get_by_role("button", name="Same: crop at both ends").click()
    expect(same).to_have_attribute("data-shown", "")
    with repainted(page):
        slider(page, "Kernel (k)").press("ArrowLeft")
    # k = 3, s = 2: "same" crops nothing at the beginning, either.
    expect(page.locator("line.ahead")).to_have_count(0)


@pytest.mark.parametrize("query", ["", "?part=sound", "?part=causal"])
def test_on_a_phone_nothing_is_cut_off_at_the_side(open_page: OpenPage, query: str) -> None:
    page = open_page(PATH + query, wait="idle", width=360, height=740, touch=True)
    if "sound" in query:
        page.wait_for_selector(".js-plotly-plot .scatterlayer")
    else:
        wait_ready(page)
        page.wait_for_selector("[data-sheet][data-ready]")
    main = page.get_by_test_id("stMain")
    assert main.evaluate("el => el.scrollWidth <= el.clientWidth")
