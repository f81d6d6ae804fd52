"""The lesson as a visitor uses it: by mouse, by keyboard, by link."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import FloatRect, Page, WebSocket, expect

from deconv_viz.text import text
from tests.browser.conftest import OpenPage
from tests.browser.page import STAGE, go_to, repainted, slider, wait_idle
from tests.browser.server import Server, running

LESSON = "/two_dimensions"


def stage(page: Page, name: str) -> str:
    return page.get_attribute(STAGE, f"data-{name}") or ""


def equation(page: Page) -> str:
    return re.sub(r"\s+", " ", page.locator(".equation").inner_text())


def query(page: Page) -> str:
    return page.url.partition("?")[2]


def press(page: Page, *keys: str) -> None:
    page.locator(STAGE).focus()
    for key in keys:
        page.keyboard.press(key)


def until(page: Page, condition: Callable[[], bool]) -> None:
    for _ in range(200):
        if condition():
            return
        page.wait_for_timeout(25)
    raise AssertionError("It did not come to pass within 5 s.")


def bounds(page: Page, selector: str) -> FloatRect:
    box = page.locator(selector).bounding_box()
    assert box is not None, selector
    return box


def cell(page: Page, grid: str, row: int, column: int, columns: int) -> dict[str, float]:
    """Where on a grid's canvas the middle of a cell is; the canvas has an edge of 2 pixels."""
    box = bounds(page, f".grid-{grid} canvas")
    size = (box["width"] - 4) / columns
    return {"x": 2 + (column + 0.5) * size, "y": 2 + (row + 0.5) * size}


def test_the_example_stands_there_at_first_sight(open_page: OpenPage) -> None:
    page = open_page(LESSON)
    assert equation(page) == "y[3,4] = x[1,2]·w[2,1] + x[2,2]·w[0,1] = 2·3 + 1·(−1) = 5"
    expect(page.locator(".ledger")).to_have_text("1 of 2 terms in, so far 6")
    assert stage(page, "equal") == "true"
    assert (stage(page, "step"), stage(page, "steps")) == ("8", "25")


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1920, 1080), (1280, 720)])
def test_both_panels_and_the_player_stand_in_one_look(
    open_page: OpenPage, width: int, height: int
) -> None:
    page = open_page(LESSON, width=width, height=height, reduced_motion=True)
    for part in (".panel.scatter", ".panel.gather", ".equation", ".badge", ".player"):
        box = bounds(page, part)
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height, part
    left, right = bounds(page, ".panel.scatter"), bounds(page, ".panel.gather")
    assert left["x"] + left["width"] < right["x"]
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_a_phone_stacks_the_panels_and_keeps_the_player_in_sight(open_page: OpenPage) -> None:
    page = open_page(LESSON, width=360, height=780, touch=True, reduced_motion=True)
    left, right = bounds(page, ".panel.scatter"), bounds(page, ".panel.gather")
    player = bounds(page, ".player")
    assert right["y"] >= left["y"] + left["height"]
    assert player["y"] + player["height"] <= 780
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    for canvas in page.locator(".panel canvas:not(.layer)").all():
        box = canvas.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360


def test_the_keyboard_plays_the_stage(open_page: OpenPage) -> None:
    page = open_page(LESSON, reduced_motion=True)
    for keys, step in (
        (["Home"], "0"),
        (["ArrowRight", "PageDown", "ArrowRight", "ArrowLeft", "PageUp"], "1"),
        (["ArrowDown"], "6"),
        (["ArrowUp"], "1"),
        (["End"], "25"),
    ):
        press(page, *keys)
        expect(page.locator(STAGE)).to_have_attribute("data-step", step)
    expect(page.locator(".ledger")).to_contain_text("terms in")
    press(page, " ")
    until(page, lambda: stage(page, "playing") == "true" and int(stage(page, "step")) > 1)
    press(page, " ")
    assert stage(page, "playing") == "false"
    press(page, "o")
    assert (stage(page, "order"), stage(page, "steps")) == ("output", "81")


def test_playing_reaches_the_end_and_stops_there(open_page: OpenPage) -> None:
    page = open_page(LESSON)
    page.locator(f"{STAGE} select").select_option("60")
    page.locator('[data-do="first"]').click()
    page.locator('[data-do="play"]').click()
    until(page, lambda: stage(page, "playing") == "false")
    expect(page.locator(STAGE)).to_have_attribute("data-step", "25")


def test_stepping_playing_and_pointing_send_nothing_to_the_server(open_page: OpenPage) -> None:
    page = open_page(LESSON, wait="nothing")
    sent: list[object] = []

    def follow(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: sent.append(frame))

    page.on("websocket", follow)
    page.reload()
    page.wait_for_selector(f"{STAGE}[data-ready]")
    page.wait_for_timeout(500)
    assert sent, "the connection itself was not seen"
    before = len(sent)
    press(page, "ArrowRight", "End", "Home", " ")
    page.wait_for_timeout(1200)
    press(page, " ", "o", "f", "f", "t", "l")
    page.locator(".scrub").fill("40")
    page.locator(".grid-output canvas").hover()
    page.locator(".grid-output canvas").click()
    page.wait_for_timeout(500)
    assert len(sent) == before


def test_forgetting_the_flip_breaks_the_equality_and_shows_where(open_page: OpenPage) -> None:
    page = open_page(LESSON, reduced_motion=True)
    page.locator('[data-do="flip"]').click()
    assert stage(page, "equal") == "false"
    expect(page.locator(".badge")).to_contain_text("of 81 cells differ, largest difference")
    # The window's first element meets the kernel's first, not its last.
    wrong = page.locator(".wrong").inner_text()
    assert "x[1,2]·w[0,1] + x[2,2]·w[2,1]" in wrong
    assert wrong.endswith("= 1")
    page.locator('[data-do="flip"]').click()
    assert stage(page, "equal") == "true"


def test_a_kernel_that_is_its_own_flip_needs_none(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?w=ones&f=0", reduced_motion=True)
    assert stage(page, "equal") == "true"
    expect(page.locator(".badge")).to_contain_text(text("stage.symmetric"))


def test_pointing_at_a_cell_names_it_and_a_click_keeps_it(open_page: OpenPage) -> None:
    page = open_page(LESSON, reduced_motion=True)
    output = page.locator(".grid-output canvas")
    output.hover(position=cell(page, "output", 2, 2, 9))
    expect(page.locator(".pointed")).to_contain_text("y[2,2]")
    assert equation(page).startswith("y[2,2] = x[1,1]·w[1,1]")
    output.click(position=cell(page, "output", 3, 4, 9))
    page.mouse.move(5, 5)
    expect(page.locator(".pointed")).to_have_text("y[3,4] (pinned, Esc)")
    assert equation(page).endswith("= 5")
    press(page, "Escape")
    expect(page.locator(".pointed")).to_have_text("")


def test_the_equation_has_room_for_its_result(open_page: OpenPage) -> None:
    for query, width in (("k=5", 1280), ("s=1", 1280), ("", 360), ("k=11&i=32", 1280)):
        page = open_page(f"{LESSON}?{query}&t=20", width=width, reduced_motion=True)
        line = page.locator(".equation")
        assert line.evaluate("line => line.scrollWidth <= line.clientWidth"), (query, width)
        assert bounds(page, ".equation .value")["width"] > 0


def test_quick_changes_to_a_slider_that_others_give_way_to_all_count(open_page: OpenPage) -> None:
    page = open_page(LESSON, reduced_motion=True)
    for _ in range(4):
        slider(page, "Output padding").press("ArrowRight", no_wait_after=True)
        page.wait_for_timeout(40)
    until(page, lambda: "a=4" in query(page))
    wait_idle(page)
    page.wait_for_timeout(500)
    expect(slider(page, "Output padding")).to_have_value("4")
    assert "a=4" in query(page)


def test_a_tap_pins_on_a_touch_screen(open_page: OpenPage) -> None:
    page = open_page(LESSON, width=360, height=780, touch=True, reduced_motion=True)
    page.locator(".grid-canvas canvas").tap(position=cell(page, "canvas", 4, 5, 11))
    expect(page.locator(".pointed")).to_have_text("y[3,4] (pinned, Esc)")


def test_zeros_and_cropped_cells_say_what_they_are(open_page: OpenPage) -> None:
    page = open_page(LESSON, reduced_motion=True)
    padded = page.locator(".grid-padded canvas")
    padded.hover(position=cell(page, "padded", 0, 0, 11))
    expect(page.locator(".pointed")).to_have_text(text("stage.padding_zero"))
    padded.hover(position=cell(page, "padded", 1, 2, 11))
    expect(page.locator(".pointed")).to_have_text(text("stage.inserted_zero"))
    page.locator(".grid-canvas canvas").hover(position=cell(page, "canvas", 0, 0, 11))
    expect(page.locator(".pointed")).to_contain_text(text("stage.cropped"))


def test_a_number_typed_into_a_cell_changes_the_sum(open_page: OpenPage) -> None:
    page = open_page(LESSON, reduced_motion=True)
    page.locator(".grid-input canvas").dblclick(position=cell(page, "input", 1, 2, 5))
    with repainted(page):
        page.keyboard.type("-2.5")
        page.keyboard.press("Enter")
    assert "= (−2.5)·3 + 1·(−1) = −8.5" in equation(page)
    assert "xe=1.2.-2.5" in query(page)
    # The cursor has gone on to the cell below, as in a spreadsheet.
    with repainted(page):
        page.keyboard.type("4")
        page.keyboard.press("Enter")
    assert "= (−2.5)·3 + 4·(−1) = −11.5" in equation(page)


def test_undo_and_redo_by_keyboard(open_page: OpenPage) -> None:
    page = open_page(LESSON, reduced_motion=True)
    page.locator(".grid-input canvas").dblclick(position=cell(page, "input", 1, 2, 5))
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    until(page, lambda: "xe=1.2.4" in query(page))
    press(page, "Control+z")
    until(page, lambda: "xe=" not in query(page))
    press(page, "Control+y")
    until(page, lambda: "xe=1.2.4" in query(page))


def test_a_block_from_a_spreadsheet_is_pasted(open_page: OpenPage) -> None:
    page = open_page(LESSON, reduced_motion=True)
    page.locator(".grid-kernel .cells").focus()
    paste = """(box, text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      const options = {clipboardData: data, bubbles: true, cancelable: true};
      box.dispatchEvent(new ClipboardEvent("paste", options));
    }"""
    with repainted(page):
        page.locator(".grid-kernel .cells").evaluate(paste, "1\t2\t3\n4\t5\t6\n7\t8\t9\t10\n")
    assert "we=0.0.1~0.1.2~0.2.3~1.0.4~1.1.5~1.2.6~2.0.7~2.1.8~2.2.9" in query(page)
    said = page.locator(".stMain [data-testid=stMarkdown]").first
    expect(said).to_contain_text("1")
    expect(said).not_to_have_text(text("page.two_dimensions.says"))


def test_what_is_not_a_number_is_refused_in_a_sentence_and_nothing_is_lost(
    open_page: OpenPage,
) -> None:
    page = open_page(f"{LESSON}?xe=0.0.9", reduced_motion=True)
    page.locator(".grid-input canvas").dblclick(position=cell(page, "input", 0, 0, 5))
    page.keyboard.type("<b>x")
    page.keyboard.press("Enter")
    said = page.locator(".stMain [data-testid=stMarkdown]").first
    expect(said).not_to_have_text(text("page.two_dimensions.says"))
    expect(said).not_to_contain_text("<b>")
    assert query(page) == "xe=0.0.9"


def test_a_slider_keeps_the_player_where_it_is(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?t=5", reduced_motion=True)
    with repainted(page):
        slider(page, "Stride").press("ArrowRight")
    assert stage(page, "step") == "5"
    assert query(page) == "s=3&t=5"


def test_back_and_forward_walk_through_the_labs(open_page: OpenPage) -> None:
    page = open_page(LESSON, reduced_motion=True)
    for label in ("Stride", "Kernel size"):
        page.wait_for_timeout(1100)  # changes within a second share an entry
        with repainted(page):
            slider(page, label).press("ArrowRight")
    assert query(page) == "k=4&s=3"
    for move, expected in (
        (page.go_back, "s=3"),
        (page.go_back, ""),
        (page.go_forward, "s=3"),
        (page.go_forward, "k=4&s=3"),
    ):
        move()
        expect(slider(page, "Stride")).to_have_value("3" if "s=3" in expected else "2")
        expect(slider(page, "Kernel size")).to_have_value("4" if "k=4" in expected else "3")
        wait_idle(page)
        assert query(page) == expected


def test_another_page_and_back_loses_nothing(open_page: OpenPage) -> None:
    page = open_page(LESSON, reduced_motion=True)
    with repainted(page):
        slider(page, "Input size").press("ArrowRight")
    press(page, "End", "ArrowLeft")
    until(page, lambda: query(page) == "i=6&t=35")
    go_to(page, text("page.home.link"))
    page.wait_for_selector("[data-compact]")
    go_to(page, text("page.two_dimensions.link"))
    page.wait_for_selector(f"{STAGE}:not([data-compact])[data-ready]")
    until(page, lambda: query(page) == "i=6&t=35")
    assert (stage(page, "step"), stage(page, "steps")) == ("35", "36")


def test_the_first_visitor_of_a_link_on_a_new_server_sees_exactly_its_picture(
    open_page: OpenPage, fresh_server: Callable[[], Server]
) -> None:
    link = "i=3,4&k=2&p=0&x=ramp&we=0.1.-2.5&t=5&o=output&f=0"
    page = open_page(f"{LESSON}?{link}", server=fresh_server(), reduced_motion=True)
    assert (stage(page, "step"), stage(page, "order"), stage(page, "flip")) == (
        "5",
        "output",
        "false",
    )
    assert slider(page, "Input, columns").input_value() == "4"
    page.wait_for_timeout(500)
    assert query(page) == link


def test_a_lab_survives_a_server_that_is_restarted(open_page: OpenPage, tmp_path: Path) -> None:
    with running(tmp_path / "first.txt") as first:
        page = open_page(f"{LESSON}?s=3&t=7", server=first, reduced_motion=True, server_goes=True)
        with repainted(page):
            slider(page, "Input size").press("ArrowRight")
    with running(tmp_path / "second.txt", port=first.port):
        wait_idle(page)
        # Streamlit's own half of the page still remembers the query of the first visit.
        slider(page, "Kernel size").press("ArrowRight")
        until(page, lambda: query(page) == "i=6&s=3&t=7" and stage(page, "steps") == "36")
        until(page, lambda: slider(page, "Input size").input_value() == "6")


def test_a_link_that_was_cut_or_spoiled_still_shows_a_lab_and_a_sentence(
    open_page: OpenPage,
) -> None:
    page = open_page(f"{LESSON}?i=999&k=<img src=x onerror=alert(1)>&xe=1.2", reduced_motion=True)
    said = page.locator(".stMain [data-testid=stMarkdown]").first
    expect(said).to_contain_text("link")
    assert stage(page, "equal") == "true"
    assert page.locator("img[src=x]").count() == 0


def test_a_pinned_lab_stands_beside_the_present_one(open_page: OpenPage) -> None:
    page = open_page(LESSON, reduced_motion=True)
    with repainted(page):
        page.get_by_role("button", name=text("control.pin"), exact=True).click()
    with repainted(page):
        slider(page, "Padding").press("ArrowLeft")
    titles = page.locator(".panel h3").all_inner_texts()
    assert titles == [text("stage.pinned"), text("stage.current")]
    lines = page.locator(".says").all_inner_texts()
    assert lines[0].endswith("9×9")
    assert lines[1].endswith("11×11")
    link = query(page)
    page.reload()
    page.wait_for_selector(f"{STAGE}[data-ready]")
    assert query(page) == link
    assert page.locator(".panel").count() == 2


def test_grids_are_tables_for_those_who_cannot_see_them(open_page: OpenPage) -> None:
    page = open_page(LESSON, reduced_motion=True)
    page.locator("summary").click()
    tables = page.locator(".tables table")
    expect(tables).to_have_count(5)
    output = tables.last.locator("tbody tr").nth(3).locator("td").nth(4)
    expect(output).to_have_text("5")
    press(page, "ArrowRight")
    expect(page.locator("[data-live]")).to_contain_text("Step 9 of 25. x[1,3] = 2")


def test_numbers_of_any_size_stay_inside_their_cells(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?xe=0.0.-123456.789~0.1.1e-05~0.2.1000000&t=25", reduced_motion=True)
    fits = page.evaluate(
        """async (url) => {
          const { short } = await import(url);
          const values = [0, -1, 12.5, -123456.789, 1e-5, 1e6, -1e14, 1 / 3, 1e12 / 7, -0.05];
          const rooms = [1, 2, 3, 4, 5, 6, 7];
          return values.flatMap((value) => rooms.map((room) => [value, room, short(value, room)]));
        }""",
        "/_stcore/bidi-components/deconv_viz.stage/numbers.js",
    )
    for value, room, shown in fits:
        assert len(shown) <= room
        if shown and value:
            near = float(shown.replace("−", "-"))
            assert near * value > 0, (value, room, shown)
            assert abs(near - value) <= 0.051 * abs(value), (value, room, shown)
    expect(page.locator(".badge")).to_have_attribute("data-equal", "true")


CONTRAST = """(selector) => {
  const hosts = [...document.querySelectorAll("*")].filter((element) => element.shadowRoot);
  const stage = hosts.map((host) => host.shadowRoot.querySelector("[data-stage]")).find(Boolean);
  const paper = document.createElement("canvas").getContext("2d");
  const luminance = (colour) => {
    paper.fillStyle = colour;
    paper.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...paper.getImageData(0, 0, 1, 1).data].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = luminance(getComputedStyle(stage).getPropertyValue("--st-background-color"));
  return [...stage.querySelectorAll(selector)].map((element) => {
    const ink = luminance(getComputedStyle(element).color);
    return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
  });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_of_the_stage_has_contrast(
    open_page: OpenPage, scheme: Literal["light", "dark"]
) -> None:
    page = open_page(LESSON, scheme=scheme, reduced_motion=True)
    found = page.evaluate(CONTRAST, ".formula, .says, figcaption, .ledger, .badge, .count, .lhs")
    assert len(found) > 8
    assert min(found) >= 4.5


def test_the_scene_of_the_default_lab_is_small(open_page: OpenPage) -> None:
    page = open_page(LESSON, wait="nothing")
    received: list[int] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: received.append(len(frame))),
    )
    page.reload()
    page.wait_for_selector(f"{STAGE}[data-ready]")
    for _ in range(2):  # the first change of all enables a button, too
        page.wait_for_timeout(300)
        received.clear()
        with repainted(page):
            slider(page, "Stride").press("ArrowRight")
    page.wait_for_timeout(300)
    assert sum(received) <= 10_000, json.dumps(received)
