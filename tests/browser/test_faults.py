"""What goes wrong on the way: the page comes back by itself, with the same values and step.

A fault lasts a few seconds here and half a minute in `make faults`.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.gate import gate
from tests.browser.page import STAGE, repainted, slider, wait_idle
from tests.browser.server import Server, running

pytestmark = pytest.mark.long

SECONDS = float(os.environ.get("DECONV_VIZ_FAULT_SECONDS", "4"))
LESSON = "/two_dimensions"
BACK_MS = 60_000  # Streamlit's page tries again after at most so long


def query(page: Page) -> dict[str, str]:
    return {name: value for name, (value,) in parse_qs(urlsplit(page.url).query).items()}


def stage(page: Page, name: str) -> str:
    return page.get_attribute(STAGE, f"data-{name}") or ""


def until(page: Page, holds: Callable[[], bool]) -> None:
    for _ in range(BACK_MS // 50):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"It did not come to pass. The address is {page.url}.")


def connected(page: Page) -> None:
    """Wait until the page has found the server again and is at rest."""
    there = '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'
    page.wait_for_selector(there, timeout=BACK_MS)
    wait_idle(page)


def lost(page: Page) -> None:
    """Wait until the page knows that nobody answers."""
    there = '[data-testid="stApp"]:not([data-test-connection-state="CONNECTED"])'
    page.wait_for_selector(there, timeout=BACK_MS)


@dataclass(frozen=True)
class Lesson:
    """A lesson with a stage at an address; a key on a slider; what the address says then.

    `size` is the parameter that the slider sets, and `steps` how many steps there are after it.
    """

    path: str
    control: str
    key: str
    size: str
    then: str


LESSONS = (
    Lesson(f"{LESSON}?s=3&t=7", "Input size", "ArrowRight", "i", "6"),
    Lesson("/one_dimension?s=3&t=2", "Stride", "ArrowRight", "s", "4"),
)


def check_that_it_works(page: Page, lesson: Lesson, before: dict[str, str], step: str) -> None:
    """The lesson is the same at the same step; a change reaches the server and comes back."""
    connected(page)
    until(page, lambda: stage(page, "step") == step)
    assert query(page) == before
    expect(slider(page, lesson.control)).to_be_enabled(timeout=BACK_MS)
    slider(page, lesson.control).press(lesson.key)
    until(page, lambda: query(page).get(lesson.size) == lesson.then)
    assert stage(page, "equal") in ("true", "")
    # Another geometry may have another step to begin with, which the address then leaves out.
    free = {lesson.size: "", "t": ""}
    assert query(page) | free == before | free


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.path.split("?")[0][1:])
def test_a_network_that_was_cut_costs_nothing(
    open_page: OpenPage, server: Server, lesson: Lesson
) -> None:
    with gate(server.port) as way:
        there = replace(server, port=way.port)
        page = open_page(lesson.path, server=there, reduced_motion=True, server_goes=True)
        way.cut()
        lost(page)
        # The stage goes on alone: it has the whole scene.
        page.locator(STAGE).focus()
        page.keyboard.press("ArrowRight")
        until(page, lambda: stage(page, "step") != query_step(lesson))
        step = stage(page, "step")
        page.wait_for_timeout(1000 * SECONDS)
        before = query(page)
        way.open()
        check_that_it_works(page, lesson, before, step)
        page.close()


def query_step(lesson: Lesson) -> str:
    """The step that the lesson's address names."""
    return parse_qs(urlsplit(lesson.path).query)["t"][0]


def test_a_browser_that_was_offline_goes_on_where_it_was(open_page: OpenPage) -> None:
    lesson = LESSONS[0]
    page = open_page(lesson.path, reduced_motion=True, server_goes=True)
    before = query(page)
    page.context.set_offline(True)
    page.wait_for_timeout(1000 * SECONDS)
    page.context.set_offline(False)
    check_that_it_works(page, lesson, before, "7")


def test_a_laptop_that_slept_while_the_server_was_restarted_goes_on(
    open_page: OpenPage, tmp_path: Path
) -> None:
    lesson = LESSONS[0]
    with running(tmp_path / "first.txt") as first, gate(first.port) as way:
        there = replace(first, port=way.port)
        page = open_page(lesson.path, server=there, reduced_motion=True, server_goes=True)
        before = query(page)
        devtools = page.context.new_cdp_session(page)
        devtools.send("Page.setWebLifecycleState", {"state": "frozen"})
        way.silence()  # no goodbye reaches the browser
        first.process.kill()
        first.process.wait()
        with running(tmp_path / "second.txt", port=first.port):
            page.wait_for_timeout(1000 * SECONDS)
            # The way home has forgotten the old connection.
            way.cut()
            devtools.send("Page.setWebLifecycleState", {"state": "active"})
            lost(page)
            way.open()
            check_that_it_works(page, lesson, before, "7")
            page.close()


def test_a_way_that_falls_silent_for_a_while_delivers_what_was_asked_last(
    open_page: OpenPage, server: Server
) -> None:
    with gate(server.port) as way:
        there = replace(server, port=way.port)
        page = open_page(f"{LESSON}?t=3", server=there, reduced_motion=True, server_goes=True)
        way.silence()
        slider(page, "Padding").press("ArrowLeft")
        page.wait_for_timeout(1000 * SECONDS)
        way.open()
        agree(page, "p", "0", "Padding")
        page.close()


def agree(page: Page, parameter: str, value: str, control: str) -> None:
    """Wait until the slider, the stage's scene and the address say the same."""
    until(page, lambda: query(page).get(parameter) == value)
    connected(page)
    expect(slider(page, control)).to_have_value(value)
    assert query(page)[parameter] == value
    assert stage(page, "equal") == "true"


def test_a_change_on_its_way_when_the_network_is_cut_is_made_or_not_but_never_half(
    open_page: OpenPage, server: Server
) -> None:
    with gate(server.port) as way:
        there = replace(server, port=way.port)
        page = open_page(f"{LESSON}?s=3&t=5", server=there, reduced_motion=True, server_goes=True)
        slider(page, "Kernel size").press("ArrowRight")
        way.cut()
        lost(page)
        page.wait_for_timeout(1000)
        way.open()
        connected(page)
        page.wait_for_timeout(1000)
        kernel = slider(page, "Kernel size").input_value()
        assert kernel in ("3", "4")
        until(page, lambda: query(page).get("k", "3") == kernel)
        assert (query(page)["s"], stage(page, "step"), stage(page, "equal")) == ("3", "5", "true")
        page.close()


def test_a_run_that_is_overtaken_by_the_next_leaves_no_trace(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?i=3&t=2", reduced_motion=True)
    control = slider(page, "Input size")
    control.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    agree(page, "i", "8", "Input size")
    assert (stage(page, "steps"), stage(page, "step")) == ("64", "2")


def test_two_tabs_of_one_visitor_do_not_touch_each_other(open_page: OpenPage) -> None:
    first = open_page(f"{LESSON}?i=4&t=3", reduced_motion=True)
    second = first.context.new_page()
    second.goto(f"{LESSON}?s=3&t=9")
    second.wait_for_selector(f"{STAGE}[data-ready]")
    wait_idle(second)
    for _ in range(3):
        for page in (first, second):
            slider(page, "Kernel size").press("ArrowRight")
    agree(first, "k", "6", "Kernel size")
    agree(second, "k", "6", "Kernel size")
    slider(second, "Kernel size").press("ArrowLeft")
    agree(second, "k", "5", "Kernel size")
    assert (query(first)["i"], query(first)["k"], query(first).get("s")) == ("4", "6", None)
    assert (query(second)["s"], query(second).get("i")) == ("3", None)
    assert (stage(first, "step"), stage(second, "step")) == ("3", "9")


def test_back_and_forward_in_quick_succession_end_where_the_address_says(
    open_page: OpenPage,
) -> None:
    page = open_page(f"{LESSON}?i=3", reduced_motion=True)
    for value in "4567":
        with repainted(page):
            slider(page, "Input size").press("ArrowRight")
        until(page, lambda value=value: query(page).get("i", "5") == value)  # type: ignore[misc]
        page.wait_for_timeout(1100)  # changes within a second share an entry
    page.evaluate("() => { history.back(); setTimeout(() => history.back(), 30); }")
    page.evaluate("() => setTimeout(() => history.back(), 60)")
    page.evaluate("() => setTimeout(() => history.forward(), 90)")
    page.wait_for_timeout(1000)
    shown = query(page).get("i", "5")
    assert shown in ("4", "5", "6")
    until(page, lambda: stage(page, "steps") == str(int(shown) ** 2))
    expect(slider(page, "Input size")).to_have_value(shown)
    connected(page)
    assert query(page).get("i", "5") == shown


def test_the_autoencoder_comes_back_with_its_digit_and_its_numbers(
    open_page: OpenPage, tmp_path: Path
) -> None:
    path = "/autoencoder?d=17&noise=20&part=inside&layer=2"
    with running(tmp_path / "first.txt") as first:
        page = open_page(path, server=first, wait="nothing", server_goes=True)
        page.wait_for_selector("[data-drawing][data-ready]")
        connected(page)
        said = page.locator('[data-say="loss"]').first
        loss, before = said.inner_text(), query(page)
    lost(page)
    with running(tmp_path / "second.txt", port=first.port):
        connected(page)
        until(page, lambda: said.inner_text() == loss)
        assert query(page) == before
        page.close()
