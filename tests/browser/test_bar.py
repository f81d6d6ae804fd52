"""The bar in the title's row: where it stands, its menus by keyboard, and the language."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from deconv_viz.core import conv_transpose
from deconv_viz.lessons.sub_pixel import DEFAULT as LAYER
from deconv_viz.text import CATALOGUES, text
from tests.browser.bar import BAR, focused, part, wait_for_bar
from tests.browser.conftest import OpenPage
from tests.browser.page import STAGE, repainted, slider, wait_idle

LESSON = "/two_dimensions"


def bounds(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box is not None
    return box


def meet(one: FloatRect, other: FloatRect) -> bool:
    return (
        one["x"] < other["x"] + other["width"]
        and other["x"] < one["x"] + one["width"]
        and one["y"] < other["y"] + other["height"]
        and other["y"] < one["y"] + one["height"]
    )


def parts(page: Page) -> Iterator[Locator]:
    for found in page.locator(f"{BAR} .part").all():
        if found.is_visible():
            yield found


@pytest.mark.parametrize("path", ["/", LESSON, "/upsampling", "/autoencoder"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 780)])
def test_the_bar_stands_beside_the_title_and_beside_the_menu(
    open_page: OpenPage, path: str, width: int, height: int
) -> None:
    page = open_page(path, width=width, height=height, touch=width < 500, wait="idle")
    wait_for_bar(page)
    title, menu = bounds(page.locator("h2")), bounds(page.get_by_test_id("stMainMenu"))
    words = page.evaluate(
        """() => { const range = document.createRange();
        range.selectNodeContents(document.querySelector('h2'));
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x, y, width, height }; }"""
    )
    shown = list(parts(page))
    assert len(shown) >= 3
    for button in shown:
        box = bounds(button)
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= title["y"] + title["height"] + 20
        assert not meet(box, menu)
        assert not meet(box, words)
        assert button.get_attribute("aria-label") or button.inner_text().strip()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_the_menus_and_dialogs_work_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page(LESSON)
    wait_for_bar(page)
    language = part(page, "language")
    language.focus()
    page.keyboard.press("ArrowDown")
    expect(language).to_have_attribute("aria-expanded", "true")
    names = [text("language.name", code) for code in CATALOGUES]
    walked = [focused(page)]
    for key in ("ArrowDown", "ArrowDown", "End", "Home"):
        page.keyboard.press(key)
        walked.append(focused(page))
    assert walked == [names[0], names[1], names[0], names[-1], names[0]]
    page.keyboard.press("Escape")
    expect(language).to_have_attribute("aria-expanded", "false")
    assert focused(page) == language.get_attribute("aria-label")

    for name, title in (("help", "bar.keys"), ("share", "share.title")):
        opener = part(page, name)
        opener.focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name=text(title))
        expect(dialog).to_be_visible()
        for _ in range(12):  # the focus stays in it; the browser's own window has its turn
            page.keyboard.press("Tab")
            assert focused(page) != opener.get_attribute("aria-label")
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        assert focused(page) == opener.get_attribute("aria-label")


def test_another_language_keeps_all_that_the_visitor_has_made(open_page: OpenPage) -> None:
    page = open_page(LESSON, reduced_motion=True)
    wait_for_bar(page)
    with repainted(page):
        slider(page, text("field.stride")).press("ArrowRight")
    page.locator(STAGE).focus()
    page.keyboard.press("End")
    step = page.get_attribute(STAGE, "data-step")

    def choose(code: str, now: str) -> None:
        part(page, "language").click()
        page.get_by_role("menuitemradio", name=text("language.name", code)).click()
        expect(page.locator("h2")).to_have_text(text("page.two_dimensions.title", code))
        wait_idle(page)
        expect(page.locator(".panel.scatter h3")).to_have_text(text("stage.scatter", code))
        assert page.evaluate("document.documentElement.lang") == code
        assert slider(page, text("field.stride", code)).input_value() == "3"
        # A choice shows its words in the language, too.
        fill = page.get_by_role("combobox", name=text("control.input_fill", code))
        expect(fill).to_have_value(text("fill.random", code))
        assert (page.get_attribute(STAGE, "data-step"), now) == (step, now)
        assert sorted(page.url.partition("?")[2].split("&")) == sorted(
            [f"lang={code}", "s=3", f"t={step}"]
        )

    choose("zh", "")
    # A change after it is a change of the same lab, in the same language.
    page.keyboard.press("Escape")
    choose("en", "")
    page.reload()
    page.wait_for_selector(f"{STAGE}[data-ready]")
    assert slider(page, text("field.stride")).input_value() == "3"


def test_a_link_in_chinese_speaks_chinese_at_once(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?lang=zh&s=3")
    wait_for_bar(page)
    assert page.title().startswith(text("page.two_dimensions.title", "zh"))
    expect(part(page, "share")).to_have_attribute("aria-label", text("bar.share", "zh"))
    # The way to the other pages says where it leads, and keeps the language.
    link = page.get_by_role("link", name=f"→ {text('page.one_dimension.link', 'zh')}")
    expect(link).to_have_attribute("href", re.compile("lang=zh"))
    assert bounds(link)["width"] < 80, "the arrow is what is seen of it"


def test_a_state_file_is_saved_as_the_page_stands(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?s=3&xe=0.0.9", reduced_motion=True)
    wait_for_bar(page)
    page.locator(STAGE).focus()
    page.keyboard.press("End")
    part(page, "take").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name=text("bar.state")).click()
    content = download.value.path().read_text(encoding="utf-8")
    assert '"stride": 3' in content
    assert '"step": 25' in content
    expect(page.locator(f"{BAR} .said.floating")).to_contain_text("deconv_viz-lab.json")


def test_a_lessons_stage_is_taken_as_it_stands(open_page: OpenPage) -> None:
    page = open_page("/sub_pixel", reduced_motion=True)
    wait_for_bar(page)
    page.locator(STAGE).focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"\bt=1\b"))
    part(page, "take").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name=text("bar.csv")).click()
    table = download.value.path().read_text(encoding="utf-8")
    found = [float(row.split(",")[-1]) for row in table.splitlines() if row.startswith("output,")]
    assert found == conv_transpose(LAYER.x, LAYER.w, LAYER.geometry).ravel().tolist()


def test_a_part_without_a_stage_says_so(open_page: OpenPage) -> None:
    page = open_page("/upsampling?part=decoder", reduced_motion=True, wait="idle")
    wait_for_bar(page)
    part(page, "take").click()
    page.get_by_role("menuitem", name=text("bar.svg")).click()
    expect(page.locator(f"{BAR} .said.floating")).to_contain_text(text("bar.nothing"))
