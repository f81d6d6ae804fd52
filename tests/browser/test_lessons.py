"""What the pages of the lessons share: pictures first, the step in the address, undo."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.page import STAGE, repainted, slider, wait_idle, wait_ready

# Notes what changes in which order: a scene on the stage, a sheet's HTML, the address.
ORDER = """() => {
  window.order = [];
  const note = (what) => { if (!order.includes(what)) order.push(what); };
  const roots = [...document.querySelectorAll("*")].map((each) => each.shadowRoot).filter(Boolean);
  const stage = roots.map((root) => root.querySelector("[data-stage]")).find(Boolean);
  const sheet = roots.map((root) => root.querySelector("[data-sheet]")).find(Boolean);
  new MutationObserver(() => note("stage")).observe(stage, { attributeFilter: ["data-scene"] });
  new MutationObserver(() => note("sheet")).observe(sheet, { childList: true });
  const query = location.search;
  const poll = () => {
    if (location.search !== query) note("address");
    else requestAnimationFrame(poll);
  };
  poll();
}"""


def step(page: Page, times: int = 1) -> None:
    page.locator(STAGE).focus()
    for _ in range(times):
        page.keyboard.press("ArrowRight")


def test_a_slider_brings_stage_and_sheet_first_and_then_the_rest(open_page: OpenPage) -> None:
    page = open_page("/sub_pixel", reduced_motion=True)
    page.evaluate(ORDER)
    slider(page, "Padding").focus()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"\bp=0"))
    wait_idle(page)
    page.wait_for_timeout(200)
    order = page.evaluate("order")
    assert set(order[:2]) == {"stage", "sheet"}
    assert order[2:] == ["address"]


def test_a_key_that_is_held_down_ends_with_one_state_everywhere(open_page: OpenPage) -> None:
    page = open_page("/matrix", reduced_motion=True)
    control = slider(page, "Input")
    control.focus()
    for key in ("ArrowRight",) * 4 + ("ArrowLeft",) * 5 + ("ArrowRight",) * 2:
        page.keyboard.press(key)
        page.wait_for_timeout(40)
    expect(page).to_have_url(re.compile(r"\bi=5"))
    wait_idle(page)
    expect(control).to_have_value("5")
    page.wait_for_timeout(400)
    expect(page).to_have_url(re.compile(r"\bi=5"))


@pytest.mark.parametrize(("path", "control"), [("/sub_pixel", "Padding"), ("/matrix", "Padding")])
def test_the_step_stands_in_the_address_beside_what_python_writes(
    open_page: OpenPage, path: str, control: str
) -> None:
    page = open_page(path, reduced_motion=True)
    step(page, 3)
    stage = page.locator(STAGE)
    shown = stage.get_attribute("data-step")
    expect(page).to_have_url(re.compile(rf"\bt={shown}\b"))
    page.reload()
    wait_ready(page)
    expect(stage).to_have_attribute("data-step", str(shown))
    wait_idle(page)
    with repainted(page):
        slider(page, control).focus()
        page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"\bp=0\b"))
    # The stage says again where it stands.
    now = stage.get_attribute("data-step")
    expect(page).to_have_url(re.compile(rf"(?=.*\bp=0\b)(?=.*\bt={now}\b)"))
    link = page.url
    page.go_back()
    expect(page).to_have_url(re.compile(rf"\?t={shown}(&o=output)?$"))
    expect(stage).to_have_attribute("data-step", str(shown))
    expect(slider(page, control)).to_have_value("1")
    other = open_page(link[link.index(path) :], reduced_motion=True)
    expect(other.locator(STAGE)).to_have_attribute("data-step", str(now))
    expect(slider(other, control)).to_have_value("0")


def test_undo_and_redo_by_button_and_by_key(open_page: OpenPage) -> None:
    page = open_page("/matrix", reduced_motion=True)
    control = slider(page, "Padding")
    with repainted(page):
        control.focus()
        page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"\bp=0\b"))
    wait_idle(page)
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(control).to_have_value("1")
    expect(page).not_to_have_url(re.compile(r"\bp=0\b"))
    page.get_by_role("button", name="Redo", exact=True).click()
    expect(control).to_have_value("0")
    expect(page).to_have_url(re.compile(r"\bp=0\b"))
    wait_idle(page)
    page.locator(STAGE).focus()
    page.keyboard.press("Control+z")
    expect(control).to_have_value("1")
    wait_idle(page)
    page.keyboard.press("Control+Shift+z")
    expect(control).to_have_value("0")
