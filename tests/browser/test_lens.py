"""The framework lens in a browser: typed, clicked, shared, gone back, refused."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from deconv_viz.text import text
from tests.browser.conftest import OpenPage
from tests.browser.page import wait_idle

LINE = text("frameworks.line")


def line(page: Page) -> Locator:
    return page.get_by_role("textbox", name=LINE)


def combobox(page: Page, label: str) -> Locator:
    return page.get_by_role("combobox", name=re.compile(rf"(^|\. ){re.escape(label)}$"))


def choose(page: Page, label: str, typed: str) -> None:
    box = combobox(page, label)
    box.click()
    page.keyboard.type(typed, delay=30)  # as people do: the list of choices follows each key
    page.keyboard.press("Enter")
    wait_idle(page)


def test_typing_a_word_of_the_form_is_followed_by_line_picture_and_address(
    open_page: OpenPage,
) -> None:
    page = open_page("/frameworks", wait="idle")
    choose(page, "strides", "3, 2")
    expect(line(page)).to_have_value(re.compile(r"strides=\(3, 2\)"))
    expect(page.get_by_text("4×4 → 12×8")).to_be_visible()
    expect(page).to_have_url(re.compile("strides="))
    page.reload()
    wait_idle(page)
    expect(page.get_by_text("4×4 → 12×8")).to_be_visible()


def test_a_pasted_line_is_read_and_back_returns_to_the_one_before(open_page: OpenPage) -> None:
    page = open_page("/frameworks", wait="idle")
    line(page).fill("nn.ConvTranspose2d(1, 1, 4, stride=2, padding=1)")
    page.keyboard.press("Enter")
    wait_idle(page)
    expect(page.get_by_text("4×4 → 8×8")).to_be_visible()
    expect(page).to_have_url(re.compile("fw=torch"))
    page.go_back()
    wait_idle(page)
    expect(line(page)).to_have_value(re.compile("Conv2DTranspose"))


def test_a_size_that_is_none_is_refused_in_a_sentence(open_page: OpenPage) -> None:
    page = open_page("/frameworks", wait="idle")
    choose(page, text("frameworks.in"), "0")
    expect(page.get_by_text("whole number from 1")).to_be_visible()
    expect(page.get_by_text("4×4 → 8×8")).to_be_visible()


def test_a_refusal_says_the_rule_and_one_click_mends_it(open_page: OpenPage) -> None:
    page = open_page("/frameworks", wait="idle")
    choose(page, "dilation_rate", "2")
    expect(page.get_by_text("Refused.")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Use ")).click()
    wait_idle(page)
    expect(page.get_by_text("Refused.")).to_have_count(0)
    expect(page.locator("[data-stage]")).to_be_visible()


def test_the_code_of_another_framework_is_one_click(open_page: OpenPage) -> None:
    page = open_page("/frameworks", wait="idle")
    page.get_by_role("radio", name="PyTorch").click()
    wait_idle(page)
    expect(page.locator("[data-testid=stCode]")).to_contain_text("import torch")


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_runs_over_the_edge(open_page: OpenPage, width: int) -> None:
    page = open_page("/frameworks", width=width, wait="idle")
    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert over <= 0
