"""The page of output sizes in a real browser: by mouse, by keyboard, on a phone, in both themes."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from deconv_viz.charts.colours import DARK, LIGHT
from tests.browser.conftest import OpenPage
from tests.browser.page import TIMEOUT_MS, go_to, slider, wait_idle, wait_ready

pytestmark = pytest.mark.long

PATH = "/output_size"


def opened(open_page: OpenPage, query: str = "", **how: Any) -> Page:
    """Open the page, and wait for its own pictures: their code comes after the page itself."""
    page = open_page(PATH + query, wait="idle", **how)
    page.wait_for_selector("[data-testid=stTextInput]" if "backward" in query else ".os.answer")
    if "case" not in query and "backward" not in query:
        page.wait_for_selector(".js-plotly-plot .scatterlayer")
    return page


def says(page: Page, words: str) -> None:
    expect(page.locator(".os.answer")).to_contain_text(words, timeout=TIMEOUT_MS)


def rgb(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


def test_the_answer_stands_in_the_first_look_without_scrolling(open_page: OpenPage) -> None:
    page = opened(open_page)
    says(page, "one short of 2 × 5 = 10")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    expect(page.locator(".os.formula")).to_be_in_viewport(ratio=1)
    main = page.get_by_test_id("stMain")
    assert main.evaluate("el => el.scrollHeight <= el.clientHeight")
    # The curve is drawn, and the point of 5 is told as 9.
    expect(page.locator(".js-plotly-plot")).to_contain_text("5 → 9")


@pytest.mark.parametrize("view", ["", "?v=collapse", "?v=backward", "?v=case"])
def test_on_a_phone_nothing_is_cut_off_at_the_side(open_page: OpenPage, view: str) -> None:
    page = opened(open_page, view, width=390, height=844, touch=True)
    expect(page.locator(".os, [data-testid=stTextInput]").first).to_be_visible()
    main = page.get_by_test_id("stMain")
    assert main.evaluate("el => el.scrollWidth <= el.clientWidth")
    wide = page.evaluate(
        "() => [...document.querySelectorAll('.os, .os *')]"
        ".filter(el => el.getBoundingClientRect().right > innerWidth + 1).length"
    )
    assert wide == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_roles_have_their_colours_in_both_themes(open_page: OpenPage, scheme: str) -> None:
    page = opened(open_page, scheme=scheme)
    colours = DARK if scheme == "dark" else LIGHT
    for role in ("input", "output"):
        expect(page.locator(f".os.answer .{role}")).to_have_css("color", rgb(colours[role]))
    # Plotly is told the theme by the server.
    point = page.locator(".js-plotly-plot .scatterlayer .trace path.point").last
    expect(point).to_have_css("fill", rgb(colours["output"]))


def test_by_keyboard_a_slider_changes_the_answer_and_back_takes_it_back(
    open_page: OpenPage,
) -> None:
    page = opened(open_page)
    slider(page, "Kernel size").focus()
    page.keyboard.press("ArrowRight")
    says(page, "exactly 2 × 5")
    expect(page).to_have_url(re.compile(r"\?k=4$"))
    page.go_back()
    says(page, "one short")
    expect(slider(page, "Kernel size")).to_have_attribute("aria-valuetext", "3")


def test_by_mouse_the_way_to_twice_the_size_is_one_click(open_page: OpenPage) -> None:
    page = opened(open_page)
    page.get_by_role("button", name="Output padding 1").click()
    says(page, "exactly 2 × 5")
    expect(page).to_have_url(re.compile(r"\?a=1$"))


def test_a_link_opens_just_what_was_shared(open_page: OpenPage) -> None:
    page = opened(open_page, "?v=backward&fw=keras&in=5&out=11&lk=3-3")
    expect(page.get_by_role("textbox", name="My input is")).to_have_value("5")
    expect(page.get_by_text("kernel_size=3").first).to_be_visible()
    expect(page.get_by_role("radio", name="Keras 3")).to_be_checked()


def test_a_typed_size_is_searched_and_its_first_layer_opens_in_the_lab(open_page: OpenPage) -> None:
    page = opened(open_page, "?v=backward")
    needed = page.get_by_role("textbox", name="I need")
    needed.fill("15")
    needed.press("Enter")
    expect(page.get_by_text("make 15×15 out of 5×5")).to_be_visible()
    page.get_by_role("link", name="Open in the lab").first.click()
    wait_ready(page)
    expect(page.locator("[data-stage] .formula")).to_contain_text("= 15")


@pytest.mark.parametrize(("typed", "taken"), [("0", "1×1"), ("", "5×5")])
def test_a_size_that_is_none_is_mended_by_one_click(
    open_page: OpenPage, typed: str, taken: str
) -> None:
    page = opened(open_page, "?v=backward&in=9")
    given = page.get_by_role("textbox", name="My input is")
    given.fill(typed)
    given.press("Enter")
    page.get_by_role("button", name=f"Take {taken}").click()
    expect(given).to_have_value(taken)
    wait_idle(page)
    expect(page.get_by_text(f"out of {taken}")).to_be_visible()


def test_the_strip_follows_the_choice(open_page: OpenPage) -> None:
    page = opened(open_page, "?v=collapse")
    expect(page.locator(".os .strip.chosen")).to_contain_text("10 → 5")
    page.get_by_role("radio", name="9", exact=True).click()
    expect(page.locator(".os .strip.chosen")).to_contain_text("9 → 5")
    expect(page.get_by_text("To come back from 5 to 9")).to_be_visible()


def test_another_part_and_another_page_and_the_state_is_still_there(open_page: OpenPage) -> None:
    page = opened(open_page, "?s=3")
    says(page, "5 → 13")
    page.get_by_role("radio", name="Why several sizes?").click()
    says(page, "13, 14 and 15")
    go_to(page, "A stack")
    expect(page.get_by_role("heading", name="A stack of layers")).to_be_visible()
    go_to(page, "Output size")
    says(page, "13, 14 and 15")
    expect(page).to_have_url(re.compile(r"v=collapse&s=3$"))
