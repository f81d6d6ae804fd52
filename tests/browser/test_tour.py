"""The tour of a first visit: it waits, it covers nothing, it can be left, and it comes once."""

import re

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from deconv_viz.text import text
from tests.browser.bar import BAR, focused, part, wait_for_bar
from tests.browser.conftest import OpenPage
from tests.browser.page import STAGE, repainted, slider

LESSON = "/two_dimensions"
CARD = "[data-tour]"
INVITE = f"{BAR} button.invite"


def bounds(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box is not None
    return box


def stands_clear(page: Page, step: str) -> None:
    """The card speaks of this step, lies in the window, and covers nothing that is ringed."""
    card = page.locator(CARD)
    expect(card).to_have_attribute("data-step", step)
    page.wait_for_timeout(300)  # it looks where things are every 150 ms
    box, ring = bounds(card), bounds(page.locator(f"{BAR} .ring"))
    size = page.viewport_size
    assert size is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    assert box["y"] + box["height"] <= size["height"]
    clear = (
        box["x"] + box["width"] <= ring["x"]
        or ring["x"] + ring["width"] <= box["x"]
        or box["y"] + box["height"] <= ring["y"]
        or ring["y"] + ring["height"] <= box["y"]
    )
    assert clear, (box, ring)


def begin(page: Page) -> None:
    wait_for_bar(page)
    page.locator(INVITE).first.click()


def test_the_tour_waits_until_each_thing_is_done_and_comes_once(open_page: OpenPage) -> None:
    page = open_page(LESSON, reduced_motion=True)
    begin(page)
    said = page.locator(f"{CARD} [aria-live]")
    stands_clear(page, "play")
    expect(said).to_have_text(text("tour.play"))
    page.wait_for_timeout(1000)
    expect(page.locator(CARD)).to_have_attribute("data-step", "play")
    play = page.locator('[data-do="play"]')
    play.click()
    stands_clear(page, "step")
    play.click()
    page.locator(STAGE).focus()
    page.keyboard.press("ArrowRight")
    assert focused(page) == text("stage.stage"), "the tour takes no focus"
    stands_clear(page, "point")
    page.locator(".grid-output canvas").hover()
    stands_clear(page, "stride")
    with repainted(page):
        slider(page, text("field.stride")).press("ArrowRight")
    stands_clear(page, "order")
    page.get_by_role("button", name=text("stage.by_output"), exact=True).click()
    stands_clear(page, "share")
    part(page, "share").click()
    expect(page.get_by_role("dialog", name=text("share.title"))).to_be_visible()
    expect(said).to_have_text(text("tour.done"))
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_be_visible()
    page.get_by_role("button", name=text("tour.finish"), exact=True).click()
    expect(page.locator(CARD)).to_have_count(0)

    page.reload()
    wait_for_bar(page)
    page.wait_for_selector(f"{STAGE}[data-ready]")
    expect(page.locator(INVITE).first).to_be_hidden()
    # It can be had again, by keyboard, and left with Escape from wherever the focus is.
    part(page, "help").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    stands_clear(page, "play")
    page.locator(STAGE).focus()
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)


def test_on_a_phone_the_tour_leads_to_what_is_folded_away(open_page: OpenPage) -> None:
    page = open_page(LESSON, width=360, height=780, touch=True, reduced_motion=True)
    begin(page)
    stands_clear(page, "play")
    page.get_by_role("button", name=text("tour.skip")).tap()
    stands_clear(page, "step")
    page.locator('[data-do="forward"]').tap()
    stands_clear(page, "point")
    page.locator(".grid-output canvas").tap()
    stands_clear(page, "stride")
    page.get_by_role("button", name=re.compile(re.escape(text("tour.end")))).tap()
    expect(page.locator(CARD)).to_have_count(0)


@pytest.mark.parametrize("query", ["?embed=true", "?hide=results"])
def test_who_was_given_a_task_or_a_frame_is_not_invited(open_page: OpenPage, query: str) -> None:
    page = open_page(LESSON + query)
    wait_for_bar(page)
    assert page.locator(INVITE).locator("visible=true").count() == 0


def test_where_nothing_may_be_stored_the_tour_works_all_the_same(open_page: OpenPage) -> None:
    page = open_page(LESSON, wait="nothing")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    page.goto("about:blank")
    page.go_back()
    wait_for_bar(page)
    page.wait_for_selector(f"{STAGE}[data-ready]")
    begin(page)
    stands_clear(page, "play")


def test_from_another_page_the_tour_begins_in_its_lesson(open_page: OpenPage) -> None:
    page = open_page("/output_size?lang=zh", wait="idle")
    wait_for_bar(page)
    part(page, "help").click()
    page.get_by_role("button", name=text("tour.start", "zh")).click()
    page.wait_for_selector(f"{STAGE}[data-ready]")
    stands_clear(page, "play")
    expect(page.locator(f"{CARD} [aria-live]")).to_have_text(text("tour.play", "zh"))
    assert "#" not in page.url
