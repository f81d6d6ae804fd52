"""One's own picture in a browser: what is shown is in its pixels, and files stay within limits."""

import io

import numpy as np
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.page import wait_idle

PIXELS = """async (title) => {
  const pane = [...document.querySelectorAll(".own-pane")].find(
    (each) => each.querySelector("b").textContent === title);
  const image = pane.querySelector("img");
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  return [...context.getImageData(0, 0, canvas.width, canvas.height).data];
}"""


def pixels(page: Page, title: str) -> list[int]:
    """The pixels of a pane, as the browser shows them."""
    found: list[int] = page.evaluate(PIXELS, title)
    return found


def finished(page: Page) -> None:
    """Wait until every pane is there."""
    expect(page.locator(".own-pane")).to_have_count(5)
    page.wait_for_selector(".js-plotly-plot")
    wait_idle(page)


def test_the_twin_is_equal_on_the_screen_and_the_resize_is_not(open_page: OpenPage) -> None:
    page = open_page("/picture?n=256", wait="idle")
    finished(page)
    main = pixels(page, "Transposed convolution")
    assert len(main) == 27 * 27 * 4
    assert pixels(page, "Sub-pixel twin") == main
    assert pixels(page, "Resize + convolution") != main
    expect(page.get_by_text("equal in all 262,144 pixels")).to_be_visible()


def test_the_lens_moves_by_click_and_by_keyboard(open_page: OpenPage) -> None:
    page = open_page("/picture?n=256&pic=letters", wait="idle")
    finished(page)
    before = pixels(page, "Transposed convolution")
    page.locator('[data-choose="lens:1,1"]').click()
    page.wait_for_url("**y=1**")
    wait_idle(page)
    after = pixels(page, "Transposed convolution")
    assert after != before
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**x=2**")
    wait_idle(page)
    assert pixels(page, "Transposed convolution") != after


def test_a_file_is_taken_by_what_it_holds_and_refused_in_one_sentence(open_page: OpenPage) -> None:
    page = open_page("/picture?n=256&pic=upload", wait="idle")
    finished(page)
    field = page.locator('input[type="file"]')
    file = io.BytesIO()
    Image.fromarray(np.full((30, 50, 3), (200, 40, 90), np.uint8)).save(file, "PNG")
    field.set_input_files(
        [FilePayload(name="x.txt", mimeType="text/plain", buffer=file.getvalue())]
    )
    expect(page.get_by_text("Output, 60×100")).to_be_visible()
    finished(page)
    page.locator('input[type="file"]').set_input_files(
        [FilePayload(name="x.png", mimeType="image/png", buffer=b"no picture at all")]
    )
    expect(page.get_by_text("What the file holds is no picture")).to_be_visible()


def test_everything_fits_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("/picture?n=256", width=360, height=740, touch=True, wait="idle")
    finished(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    boxes = [each.bounding_box() for each in page.locator(".own-pane img").all()]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 360 for box in boxes)
