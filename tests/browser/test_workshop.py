"""The lessons to choose from, and the workshop where a teacher makes one of his own."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from deconv_viz.state.script import Script
from deconv_viz.state.script_codec import unpack
from deconv_viz.state.scripts import SCRIPTS
from deconv_viz.text import text
from tests.browser.conftest import PICTURES, OpenPage
from tests.browser.page import STAGE, TIMEOUT_MS, wait_idle
from tests.browser.test_axe import findings
from tests.browser.test_lesson import until
from tests.browser.test_present import VIEW, asks, at, sentence, stage

pytestmark = pytest.mark.long


def test_the_page_opens_on_the_lessons_all_in_one_look(open_page: OpenPage) -> None:
    page = open_page("/present", wait="idle")
    starts = page.get_by_role("button", name=text("workshop.start"))
    expect(starts).to_have_count(len(SCRIPTS), timeout=TIMEOUT_MS)
    for lesson in SCRIPTS:
        expect(page.get_by_role("heading", name=text(f"script.{lesson}.title"))).to_be_visible()
    lowest = max(float((start.bounding_box() or {"y": 1e9})["y"]) for start in starts.all())
    assert lowest < 770
    page.screenshot(path=PICTURES / "present-list.png")
    assert findings(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.screenshot(path=PICTURES / "present-list-phone.png")


def lesson_in(link: str) -> Script:
    """The lesson that a link carries."""
    script, problems = unpack(parse_qs(urlsplit(link).query)["script"][0])
    assert problems == ()
    return script


def test_states_of_the_lab_become_a_lesson_in_one_link(open_page: OpenPage) -> None:
    page = open_page("/two_dimensions?i=3&p=0&t=2")
    collect = page.get_by_role("button", name=text("workshop.collect"))
    collect.click()
    expect(page.get_by_role("link", name=text("workshop.collected", count=1))).to_be_visible(
        timeout=TIMEOUT_MS
    )
    page.locator(STAGE).focus()
    page.keyboard.press("o")
    page.keyboard.press("End")
    page.wait_for_url(re.compile("t=49&o=output"))
    collect.click()
    page.get_by_role("link", name=text("workshop.collected", count=2)).click()
    says = [page.get_by_label(text("workshop.says", number=number)) for number in (1, 2)]
    says[0].fill("First the stamps: **no** <b>markup</b>.")
    says[0].press("Enter")
    wait_idle(page)
    says[1].fill("What comes out?")
    says[1].press("Enter")
    wait_idle(page)
    page.locator(".st-key-slide-1").get_by_text(text("workshop.ask"), exact=True).click()
    answer = page.get_by_label(text("workshop.answer"))
    answer.fill("49 sums.")
    answer.press("Enter")
    page.locator(".st-key-slide-1").get_by_role("button", name=text("workshop.up")).click()
    expect(says[0]).to_have_value("What comes out?", timeout=TIMEOUT_MS)
    title = page.get_by_label(text("workshop.title"))
    title.fill("Mine")
    title.press("Enter")
    page.wait_for_function("location.search.includes('script=')")
    until(page, lambda: lesson_in(page.url).title == "Mine")
    code = page.get_by_test_id("stCode")
    # The address is written first, the block with the link a moment later.
    until(page, lambda: lesson_in(code.inner_text().strip()) == lesson_in(page.url))
    link = code.inner_text().strip()

    other = open_page(link)
    expect(other.get_by_role("region", name="Mine", exact=False)).to_be_visible(timeout=TIMEOUT_MS)
    assert (at(other), sentence(other), asks(other)) == (1, "What comes out?", True)
    assert (stage(other, "order"), stage(other, "step")) == ("output", "49")
    other.keyboard.press("PageDown")
    assert sentence(other) == "49 sums."
    other.keyboard.press("PageDown")
    assert sentence(other) == "First the stamps: **no** <b>markup</b>."
    assert (stage(other, "order"), stage(other, "step")) == ("input", "2")

    other.keyboard.press("q")  # the lesson opens in the workshop, and starts again from there
    expect(other.get_by_label(text("workshop.title"))).to_have_value("Mine", timeout=TIMEOUT_MS)
    other.get_by_role("button", name=text("workshop.start")).click()
    expect(other.locator(VIEW)).to_have_attribute("data-slides", "2", timeout=TIMEOUT_MS)


def test_a_lesson_that_is_being_made_outlives_a_reload(open_page: OpenPage) -> None:
    page = open_page("/two_dimensions?i=3&p=0&t=2")
    mine = page.get_by_role("link", name=text("workshop.collected", count=1))
    expect(page.locator(".collect")).to_be_visible(timeout=TIMEOUT_MS)
    expect(mine).to_have_count(0)
    page.locator(".collect").click()
    expect(mine).to_be_visible(timeout=TIMEOUT_MS)
    page.goto("/present?lesson=padding")  # a lesson of somebody else leaves it alone
    page.wait_for_selector(f"{STAGE}[data-ready]")
    page.goto("/two_dimensions")
    expect(mine).to_be_visible(timeout=TIMEOUT_MS)
    page.goto("/present?edit=1")
    page.wait_for_function("location.search.includes('script=')")
    assert [slide.query for slide in lesson_in(page.url).slides] == ["i=3&p=0&t=2"]
    page.get_by_role("button", name=text("workshop.new")).click()
    expect(page.get_by_text(text("workshop.empty")[:20])).to_be_visible(timeout=TIMEOUT_MS)
    page.goto("/two_dimensions")
    expect(page.locator(".collect")).to_be_visible(timeout=TIMEOUT_MS)
    page.wait_for_timeout(500)
    expect(mine).to_have_count(0)


def test_a_lesson_is_saved_as_a_file_and_opened_again(open_page: OpenPage) -> None:
    page = open_page("/present?lesson=stack&edit=1", wait="idle")
    assert findings(page) == []
    page.get_by_role("button", name=text("workshop.copy")).click()
    title = page.get_by_label(text("workshop.title"))
    expect(title).to_have_value(text("script.stack.title"), timeout=TIMEOUT_MS)
    page.locator(".st-key-slide-0").get_by_role("button", name=text("workshop.remove")).click()
    expect(page.locator("[class*='st-key-slide-']")).to_have_count(3, timeout=TIMEOUT_MS)
    wait_idle(page)
    assert findings(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name=text("workshop.save")).click()
    file = download.value.path()

    other = open_page("/present", wait="idle")
    other.set_input_files(
        "input[type=file]",
        {
            "name": "lesson.json",
            "mimeType": "application/json",
            "buffer": file.read_bytes(),
        },
    )
    expect(other.get_by_label(text("workshop.title"))).to_have_value(
        text("script.stack.title"), timeout=TIMEOUT_MS
    )
    expect(other.locator("[class*='st-key-slide-']")).to_have_count(3, timeout=TIMEOUT_MS)
    other.set_input_files(
        "input[type=file]",
        {
            "name": "x.json",
            "mimeType": "application/json",
            "buffer": b"{}",
        },
    )
    expect(other.get_by_text(text("problem.script_file"))).to_be_visible(timeout=TIMEOUT_MS)
    expect(other.locator("[class*='st-key-slide-']")).to_have_count(3, timeout=TIMEOUT_MS)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("script=eNp9", text("problem.script_unreadable")),
        ("lesson=nothing", text("workshop.unknown")),
    ],
)
def test_a_link_that_names_no_lesson_says_so(query: str, said: str, open_page: OpenPage) -> None:
    page = open_page(f"/present?{query}", wait="idle")
    expect(page.get_by_text(said)).to_be_visible(timeout=TIMEOUT_MS)
    expect(page.locator(VIEW)).to_have_count(0)
