"""The lesson of three dimensions in a real browser: voxels and slices in step, and the camera."""

import json
import math

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.page import TIMEOUT_MS

pytestmark = pytest.mark.long

PATH = "/three_dimensions"
CHART = ".st-key-three_dimensions-space .js-plotly-plot"
CAMERA = f"""() => {{
  const scene = document.querySelector("{CHART}")?._fullLayout?.scene?._scene;
  return JSON.stringify(scene?.getCamera().eye ?? null);
}}"""


def opened(open_page: OpenPage, query: str = "", **how: int | bool) -> Page:
    """Open the page, and wait for the figure and the player, which come after it."""
    page = open_page(PATH + query, wait="idle", **how)  # type: ignore[arg-type]
    shows(page, int(page.locator("[data-steps][data-step]").get_attribute("data-step") or 0))
    return page


def shows(page: Page, number: int, outputs: int | None = None) -> None:
    """Wait until player and figure have come to this step, the figure with so many outputs."""
    expect(page.locator("[data-steps]")).to_have_attribute("data-step", str(number))
    page.wait_for_function(
        """([chart, step, outputs]) => {
          const figure = document.querySelector(chart);
          const cubes = figure?._transitionData?._frames[0]?.data[0].intensity.length / 8;
          return figure?.layout?.meta === step && (outputs === null || cubes === outputs);
        }""",
        arg=[CHART, str(number), outputs],
    )


def camera(page: Page) -> dict[str, float]:
    eye: dict[str, float] = json.loads(page.evaluate(CAMERA))
    return eye


def touched(page: Page) -> int:
    """How many points the box around the stamp of the present frame has."""
    count: int = page.evaluate(
        f"() => document.querySelector('{CHART}').data.at(-1).x?.length ?? 0"
    )
    return count


def turn(page: Page) -> dict[str, float]:
    """Turn the picture by mouse, and return the camera when it has come to rest."""
    box = page.locator(CHART).bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = camera(page)
    for _ in range(5):  # a machine with much to do passes a short drag over
        page.mouse.move(x, y)
        page.mouse.down()
        for part in range(1, 6):
            page.mouse.move(x + 12 * part, y + 4 * part)
            page.wait_for_timeout(60)
        page.mouse.up()
        if (turned := at_rest(page)) != before:
            return turned
    raise AssertionError("The picture cannot be turned.")


def at_rest(page: Page) -> dict[str, float]:
    """Return the camera when it has stood still for a while: it glides on after the mouse."""
    seen, now = None, camera(page)
    while seen != now:
        page.wait_for_timeout(600)
        seen, now = now, camera(page)
    return now


def test_the_camera_stays_while_stepping_and_over_a_change(open_page: OpenPage) -> None:
    page = opened(open_page)
    first = camera(page)
    turned = turn(page)

    def stays(now: dict[str, float]) -> bool:
        # A busy machine lets it glide on a little; put back, it would be where it was at first.
        return math.dist(now.values(), turned.values()) < math.dist(now.values(), first.values())

    page.locator("[data-steps] [data-do=forward]").click()
    shows(page, 7)
    page.locator("[data-steps] [data-do=last]").click()
    shows(page, 18)
    assert stays(camera(page))
    page.get_by_role("button", name="Kernel 2, stride 2").click()
    shows(page, 18, outputs=4 * 6 * 6)
    assert stays(camera(page))


def test_the_slices_follow_the_player_and_lead_it(open_page: OpenPage) -> None:
    page = opened(open_page)
    page.locator("[data-steps] [data-do=first]").click()
    shows(page, 0)
    expect(page.locator(".numbers td i:visible")).to_have_count(0)
    assert touched(page) == 0
    page.locator("[data-steps]").press("ArrowRight")
    shows(page, 1)
    # The corner's block of 27 is cropped to 2×2×2 by the padding.
    expect(page.locator(".numbers td i:visible")).to_have_count(8)
    expect(page.locator("td[data-lit^=o].lit")).to_have_count(8)
    expect(page.locator(".says span:visible")).to_contain_text("8 land in output slices 0 and 1")
    assert touched(page) > 0
    page.locator('td[data-go="i13"]').click()
    shows(page, 14)
    expect(page.locator('td[data-lit="i13"]')).to_have_class("lit")


def test_it_plays_without_the_server_and_ends_with_the_whole_output(open_page: OpenPage) -> None:
    page = opened(open_page)
    page.locator("[data-steps] select").select_option("30")
    page.locator("[data-steps] [data-do=play]").click()
    shows(page, 18)
    expect(page.locator("[data-steps] .count")).to_have_text("18 / 18", timeout=TIMEOUT_MS)
    expect(page.locator('.badge[data-equal="true"]')).to_have_count(2)


def test_on_a_phone_nothing_is_cut_off_at_the_side(open_page: OpenPage) -> None:
    page = opened(open_page, "?id=3&p=0&pd=0", width=360, height=740, touch=True)
    main = page.get_by_test_id("stMain")
    assert main.evaluate("el => el.scrollWidth <= el.clientWidth")
    for table in page.locator(".numbers").all():
        box = table.bounding_box()
        assert box
        assert box["x"] + box["width"] <= 361
