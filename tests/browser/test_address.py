"""The address of pages without the lab: links as they were written, and Back."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.page import go_to, wait_idle

# Defaults and spaces that the page itself would not write.
LINK = "/frameworks?fw=keras&layer=Conv2DTranspose&in=5,%205&filters=1&kernel_size=3&strides=2"


def test_a_link_is_left_as_it_is_and_back_leaves_the_page(open_page: OpenPage) -> None:
    page = open_page("/two_dimensions")
    page.goto(LINK)
    wait_idle(page)
    expect(page.get_by_text("5×5 → 11×11")).to_be_visible()
    expect(page).to_have_url(re.compile(r"in=5,%205"))
    page.go_back()
    expect(page).to_have_url(re.compile("two_dimensions"))


def test_another_page_and_back_finds_the_state(open_page: OpenPage) -> None:
    page = open_page(LINK, wait="idle")
    go_to(page, "Two dimensions")
    expect(page).to_have_url(re.compile("two_dimensions"))
    go_to(page, "Frameworks")
    expect(page.get_by_text("5×5 → 11×11")).to_be_visible()
