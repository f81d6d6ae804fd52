"""WCAG 2.2 AA as far as a program can tell: axe-core in the real browser, on every page.

What axe cannot judge (is it to be used by keyboard alone, do the sentences tell what the picture
shows) is in the tests of the pages.
"""

from collections.abc import Callable
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from deconv_viz.text import text
from deconv_viz.ui.frame import PAGES
from tests.browser.bar import open_share, part, wait_for_bar
from tests.browser.conftest import OpenPage
from tests.browser.page import wait_idle

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": LEVELS, "resultTypes": ["violations"]}
GRAVE = ("serious", "critical")


def findings(page: Page) -> list[str]:
    """What axe finds on the page, a line for each element, the gravest kinds only.

    A page that has just been opened, or changed its theme, is given a moment to be painted.
    """
    for _ in range(3):
        found = _findings(page)
        if not found:
            break
        page.wait_for_timeout(1_000)
    return found


def _findings(page: Page) -> list[str]:
    found: list[dict[str, Any]] = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:120]} {node.get('failureSummary', '')[:200]}"
        for violation in found
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]


def unfold(page: Page) -> None:
    """Bring all of a page into sight, with what a visitor can unfold: programs hide there.

    axe cannot tell the contrast of what is scrolled out of its container.
    """
    page.set_viewport_size({"width": page.viewport_size["width"], "height": 3000})
    closed = page.locator('[data-testid="stExpander"] details:not([open]) > summary')
    for _ in range(closed.count()):
        closed.first.click()
    wait_idle(page)


@pytest.mark.parametrize("lesson", PAGES)
def test_axe_finds_nothing_grave_on_any_page_light_or_dark(
    lesson: str, open_page: OpenPage
) -> None:
    page = open_page("/" if lesson == "home" else f"/{lesson}", wait="idle")
    unfold(page)
    found = [f"light {line}" for line in findings(page)]
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "getComputedStyle(document.querySelector('.stApp')).colorScheme == 'dark'"
    )
    wait_idle(page)
    found += [f"dark {line}" for line in findings(page)]
    assert found == []


def open_part(name: str) -> Callable[[Page], None]:
    return lambda page: part(page, name).click()


def open_code(page: Page) -> None:
    """The dialog for sharing with all that it can show."""
    dialog = open_share(page)
    dialog.get_by_text(text("share.embed"), exact=True).click()
    dialog.locator("canvas[data-link]").wait_for()


def enlarge_code(page: Page) -> None:
    open_share(page).get_by_role("button", name=text("share.larger")).click()


def begin_tour(page: Page) -> None:
    part(page, "help").click()
    page.get_by_role("dialog").get_by_role("button", name=text("tour.start")).click()
    page.locator(".tour").wait_for()


OPENED: dict[str, Callable[[Page], None]] = {
    "share": open_code,
    "code": enlarge_code,
    "take": open_part("take"),
    "language": open_part("language"),
    "keys": open_part("help"),
    "tour": begin_tour,
}
"""What the bar opens, and how."""

# axe takes what lies beneath the browser's top layer for something that covers it, and is silent.
ALONE = """.stApp * { visibility: hidden }
.st-key-bar, .st-key-bar * { visibility: visible }"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_grave_in_what_the_bar_opens(
    scheme: Literal["light", "dark"], open_page: OpenPage
) -> None:
    page = open_page("/two_dimensions", scheme=scheme, reduced_motion=True)
    wait_for_bar(page)
    page.add_style_tag(content=ALONE)
    found = []
    for name, open_it in OPENED.items():
        open_it(page)
        found += [f"{name} {line}" for line in findings(page)]
        page.keyboard.press("Escape")
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_grave_on_an_exercise(
    scheme: Literal["light", "dark"], open_page: OpenPage
) -> None:
    found = []
    for path in ("/matrix?hide=results,values", "/output_size?hide=results"):
        page = open_page(path, scheme=scheme, wait="idle")
        wait_for_bar(page)
        found += findings(page)
    assert found == []


def test_axe_does_find_what_is_grave(open_page: OpenPage) -> None:
    page = open_page("/", wait="idle")
    pale = "position: fixed; inset: 40% auto auto 40%; z-index: 1e6; background: #fff; color: #bbb"
    page.evaluate(
        "style => document.body.insertAdjacentHTML('beforeend', `<p style='${style}'>pale</p>`)",
        pale,
    )
    assert any("color-contrast" in line for line in findings(page))


@pytest.mark.parametrize("lesson", ["two_dimensions", "frameworks"])
def test_axe_finds_nothing_grave_on_a_phone_with_the_controls_out(
    lesson: str, open_page: OpenPage
) -> None:
    page = open_page(f"/{lesson}", width=360, height=740, touch=True)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.wait_for_timeout(500)  # it slides in; axe would see colours half-way
    assert findings(page) == []
