"""A lesson given from the presenter view, by keyboard, by clicker and on a phone."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Page, Route, expect

from deconv_viz.state.scripts import SCRIPTS
from deconv_viz.text import text
from tests.browser.conftest import PICTURES, OpenPage
from tests.browser.page import STAGE, TIMEOUT_MS
from tests.browser.server import running
from tests.browser.test_axe import findings

pytestmark = pytest.mark.long

TEN = "/present?lesson=ten_minutes"
VIEW = ".present"
PROJECTOR = {"width": 1280, "height": 720}
LEAST_SENTENCE = 28  # pixels of 720
LEAST_CELL = 34  # pixels of 720: digits of 21, for readers at ten metres


def at(page: Page) -> int:
    return int(page.get_attribute(VIEW, "data-slide") or 0)


def asks(page: Page) -> bool:
    return page.get_attribute(VIEW, "data-asks") is not None


def sentence(page: Page) -> str:
    return page.locator(".sentence").inner_text()


def stage(page: Page, name: str) -> str:
    return page.get_attribute(STAGE, f"data-{name}") or ""


def cells_overflow(page: Page) -> list[float]:
    """How far the view is scrolled out, and each panel: nothing may be cut on a projector."""
    across, down = "v.scrollWidth - v.clientWidth", "v.scrollHeight - v.clientHeight"
    found: list[float] = page.locator(".present, .panel").evaluate_all(
        f"views => views.flatMap(v => [{across}, {down}])"
    )
    return found


def test_a_ten_minute_lesson_is_given_with_the_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page(TEN, height=720)
    plans = SCRIPTS["ten_minutes"]
    shown = []
    PICTURES.mkdir(exist_ok=True)
    for number, plan in enumerate(plans, 1):
        assert at(page) == number
        assert asks(page) == plan.ask
        key = f"script.ten_minutes.{plan.name}"
        assert sentence(page) == text(key)
        if plan.plays:
            expect(page.locator(STAGE)).to_have_attribute("data-playing", "true")
            page.keyboard.press(" ")
            expect(page.locator(STAGE)).to_have_attribute("data-playing", "false")
        page.wait_for_timeout(60)
        size = page.locator(".sentence").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        assert size >= LEAST_SENTENCE
        assert float(stage(page, "cell")) >= LEAST_CELL, plan.name
        assert max(cells_overflow(page)) <= 1, plan.name
        page.screenshot(path=PICTURES / f"ten-minutes-{number:02}.png")
        if plan.ask:
            page.keyboard.press("PageDown")
            assert at(page) == number
            assert sentence(page) == text(f"{key}_answer")
            page.screenshot(path=PICTURES / f"ten-minutes-{number:02}-answer.png")
        shown.append(stage(page, "scene"))
        page.keyboard.press("PageDown")
    assert at(page) == len(plans), "the last state stays"
    assert len(set(shown)) > 8
    page.keyboard.press("Home")
    assert (at(page), sentence(page)) == (1, text("script.ten_minutes.stamp"))


def test_there_is_no_chrome_around_a_lesson(open_page: OpenPage) -> None:
    page = open_page(TEN, height=720)
    assert page.locator(VIEW).bounding_box() == {"x": 0, "y": 0, **PROJECTOR}
    for chrome in (".stSidebar", ".stAppHeader", ".st-key-bar"):
        for found in page.locator(chrome).all():
            expect(found).to_be_hidden()
    expect(page.locator(".bar")).to_have_css("opacity", "0")
    page.mouse.move(600, 300)
    page.mouse.move(620, 300)
    expect(page.locator(".bar")).to_have_css("opacity", "1")
    page.get_by_role("button", name=text("present.next")).click()
    assert at(page) == 2


def test_a_clicker_gives_the_lesson(open_page: OpenPage) -> None:
    page = open_page(TEN + "&n=3", height=720)
    page.mouse.click(5, 715)  # wherever the focus is
    assert (at(page), asks(page)) == (3, True)
    page.keyboard.press("PageDown")
    assert (at(page), asks(page)) == (3, False)
    page.keyboard.press("PageDown")
    assert at(page) == 4
    page.keyboard.press("PageUp")
    assert (at(page), asks(page)) == (3, True), "asked anew"
    for key in ("b", "."):
        page.keyboard.press(key)
        expect(page.locator(".dark")).to_be_visible()
        assert page.locator(".dark").bounding_box() == {"x": 0, "y": 0, **PROJECTOR}
        page.keyboard.press("PageDown")  # any key brings the picture back, and does no more
        expect(page.locator(".dark")).to_be_hidden()
        assert at(page) == 3
    page.keyboard.press("Escape")
    page.keyboard.press("F5")  # starts a show elsewhere: it must not load the page anew
    page.wait_for_timeout(300)
    assert (at(page), page.locator(VIEW).count()) == (3, 1)


def test_the_keys_do_what_the_card_says(open_page: OpenPage) -> None:
    page = open_page("/present?lesson=padding", height=720)
    page.keyboard.press("?")
    card = page.get_by_role("dialog")
    expect(card).to_be_visible()
    for word in ("key_next", "key_black", "clicker"):
        expect(card.get_by_text(text(f"present.{word}"))).to_be_visible()
    box = card.bounding_box()
    assert box is not None
    assert box["height"] <= 720
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("n")
    assert at(page) == 3
    page.keyboard.press("ArrowUp")
    page.keyboard.press("p")
    assert at(page) == 1
    page.keyboard.press("4")
    expect(page.locator(".number")).to_contain_text("4")
    page.keyboard.press("Enter")
    assert at(page) == 4
    page.keyboard.press("Home")
    expect(page.locator(STAGE)).to_have_attribute("data-step", "9")
    page.keyboard.press("Shift+ArrowLeft")
    expect(page.locator(STAGE)).to_have_attribute("data-step", "0")
    page.keyboard.press("ArrowRight")
    expect(page.locator(STAGE)).to_have_attribute("data-step", "1")
    page.keyboard.press("o")
    expect(page.locator(STAGE)).to_have_attribute("data-order", "output")
    page.keyboard.press("f")
    expect(page.locator(STAGE)).to_have_attribute("data-flip", "false")
    expect(page.locator(".panel")).to_have_count(1)
    page.keyboard.press("s")
    expect(page.locator(".panel.gather")).to_have_count(1)
    page.keyboard.press("s")
    expect(page.locator(".panel")).to_have_count(2)
    page.keyboard.press("z")
    expect(page.locator(".formula")).to_be_visible()
    assert max(cells_overflow(page)) <= 1
    page.keyboard.press("t")
    expect(page.locator(".clock")).to_have_text(re.compile(r"\d:\d\d"))
    page.keyboard.press("t")
    expect(page.locator(".clock")).to_be_hidden()
    page.keyboard.press("End")
    assert at(page) == 5


def test_the_results_are_hidden_until_they_are_revealed(open_page: OpenPage) -> None:
    page = open_page("/present?lesson=checkerboard", height=720)
    value = page.locator(".equation .value")
    assert asks(page)
    expect(value).to_have_text("?")
    page.keyboard.press("v")
    assert not asks(page)
    assert sentence(page) == text("script.checkerboard.uneven_answer")
    expect(value).to_have_text("1")
    page.keyboard.press("v")
    expect(value).to_have_text("?")
    assert sentence(page) == text("script.checkerboard.uneven")
    # Where no stamp lands, the line beneath does not give the zero away.
    page.goto("/present?lesson=padding&n=5")
    expect(value).to_have_text("?")
    page.keyboard.press("v")
    expect(value).to_have_text("0")


def test_the_lesson_goes_on_when_the_server_is_gone(
    open_page: OpenPage, tmp_path_factory: pytest.TempPathFactory
) -> None:
    log = tmp_path_factory.mktemp("gone") / "log.txt"
    with running(log) as app:
        page = open_page(TEN, server=app, server_goes=True, height=720)
    page.wait_for_timeout(1500)  # Streamlit notices, and says so beneath
    for number in range(2, 15):
        page.keyboard.press("PageDown")
        if at(page) < number:
            page.keyboard.press("PageDown")
        assert at(page) == number
        expect(page.locator(".equation")).not_to_be_empty()
    topmost = "document.elementFromPoint(640, 360).closest('[role=dialog]') === null"
    assert page.evaluate(topmost), "nothing lies over the lesson"


def test_a_reload_goes_on_where_the_lesson_was(open_page: OpenPage) -> None:
    page = open_page(TEN, height=720)
    for _ in range(4):
        page.keyboard.press("PageDown")
    assert at(page) == 4
    assert "n=4" in page.url
    page.reload()
    page.wait_for_selector(f"{STAGE}[data-ready]")
    assert (at(page), sentence(page)) == (4, text("script.ten_minutes.size"))


def test_each_lesson_starts_from_the_list_and_fits_on_a_projector(open_page: OpenPage) -> None:
    page = open_page("/present?lang=zh", height=720, wait="idle")
    for lesson in list(SCRIPTS)[1:]:
        page.locator(f".st-key-workshop-start-{lesson} button").click()
        expect(page.locator(VIEW)).to_have_attribute("data-slides", str(len(SCRIPTS[lesson])))
        for number, plan in enumerate(SCRIPTS[lesson], 1):
            assert at(page) == number
            assert sentence(page) == text(f"script.{lesson}.{plan.name}", "zh")
            page.wait_for_timeout(30)
            assert max(cells_overflow(page)) <= 1, plan.name
            assert float(stage(page, "cell")) >= 26, plan.name
            page.keyboard.press("PageDown")
            if plan.ask:
                page.keyboard.press("PageDown")
        page.keyboard.press("q")
        page.get_by_role("button", name=text("workshop.all", "zh")).click()


def test_on_a_phone_a_swipe_leads_on_and_nothing_is_cut_at_the_side(open_page: OpenPage) -> None:
    page = open_page("/present?lesson=padding", width=360, height=740, touch=True, scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    swipe(page, 300, 60)
    assert at(page) == 2
    swipe(page, 60, 300)
    assert at(page) == 1
    page.touchscreen.tap(350, 300)
    assert at(page) == 2
    page.screenshot(path=PICTURES / "present-phone.png")


def swipe(page: Page, start: int, end: int) -> None:
    """Move a finger from one side to the other."""
    session = page.context.new_cdp_session(page)
    for kind, x in (("touchStart", start), ("touchMove", (start + end) // 2), ("touchMove", end)):
        points = [{"x": x, "y": 400}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(200)


def test_a_lesson_that_plays_before_its_style_sheet_is_there_goes_on(open_page: OpenPage) -> None:
    page = open_page("/present?edit=1&lesson=one_dimension", wait="idle")

    def late(route: Route) -> None:
        page.wait_for_timeout(2500)
        route.continue_()

    page.route("**/present.css*", late)
    page.get_by_role("button", name=text("workshop.start")).click()
    drawn = re.compile("[1-5]")
    expect(page.locator(STAGE)).to_have_attribute("data-step", drawn, timeout=TIMEOUT_MS)


def test_without_motion_nothing_plays_by_itself(open_page: OpenPage) -> None:
    page = open_page(TEN + "&n=2", reduced_motion=True, height=720)
    assert (at(page), stage(page, "playing")) == (2, "false")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_grave_in_the_presenter_view(
    scheme: Literal["light", "dark"], open_page: OpenPage
) -> None:
    page = open_page("/present?lesson=padding&n=3", height=720, scheme=scheme)
    page.get_by_role("button", name=text("present.next")).focus()  # brings the buttons
    expect(page.locator(".bar")).to_have_css("opacity", "1")
    assert findings(page) == []
    page.keyboard.press("?")
    assert findings(page) == []
