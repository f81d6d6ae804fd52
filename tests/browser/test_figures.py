"""Sheets and charts as files of their own: drawn as on the page, and in need of nothing else."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from deconv_viz.text import text
from tests.browser.bar import BAR, part, wait_for_bar
from tests.browser.conftest import OpenPage
from tests.browser.page import wait_idle

pytestmark = pytest.mark.long

SVG = "{http://www.w3.org/2000/svg}"

# What of each page has to be in its file, and what would only be heard or stays behind.
PAGES = {
    "/three_dimensions": ("y[0]", "x[0]", "x[1]"),
    "/output_size": ("9", "one short of 2 × 5 = 10", "input size i"),  # a sheet, and a chart
    "/stack": ("28", "Conv2DTranspose", "turning point"),
    "/whole_layer": ("y[0][1,1]", "kernel reversed", "channel by channel"),
    "/autoencoder": ("It comes back", "0.0787", "×32"),
    "/checkerboard?part=spectrum": ("A peak of 26 times", "level in dB"),
}


def save(page: Page, name: str) -> Path:
    """The file that an entry of the menu gives."""
    wait_for_bar(page)
    part(page, "take").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name=text(f"bar.{name}"), exact=True).click()
    expect(page.locator(f"{BAR} .said.floating")).to_contain_text(download.value.suggested_filename)
    return download.value.path()


def words_of(root: ElementTree.Element) -> list[str]:
    return ["".join(found.itertext()) for found in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("path", PAGES)
def test_the_figures_of_a_page_are_a_file_that_needs_nothing_else(
    open_page: OpenPage, path: str
) -> None:
    page = open_page(path, wait="idle")
    file = save(page, "figures_svg")
    written = file.read_text(encoding="utf-8")
    root = ElementTree.fromstring(written)
    assert {found.tag.split("}")[0] for found in root.iter()} == {SVG[:-1]}
    said = " ".join(words_of(root))
    assert [wanted for wanted in PAGES[path] if wanted not in said] == []
    # Colours that every program knows, nothing of the page's style sheets, nothing from elsewhere.
    for found in root.iter():
        assert not {"class", "style", "onclick"} & set(found.attrib) or "pixelated" in found.get(
            "style", ""
        )
        for name in ("fill", "stroke"):
            value = found.get(name, "none")
            assert re.fullmatch(r'#[0-9a-f]{6}|none|url\("?#.*\)', value), (found.tag, value)
        link = found.get("href") or found.get("{http://www.w3.org/1999/xlink}href") or "#"
        assert link.startswith(("data:", "#"))
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    places = [(float(t.get("x", 0)), float(t.get("y", 0))) for t in root.iter(f"{SVG}text")]
    assert 200 < width < 1000
    assert height > 100
    assert places


def test_each_number_of_a_sheet_is_in_the_drawing_and_a_bitmap_is_sharp(
    open_page: OpenPage,
) -> None:
    page = open_page("/whole_layer", wait="idle")
    drawn = Counter(words_of(ElementTree.parse(save(page, "figures_svg")).getroot()))
    shown = page.locator("[data-sheet] td:visible").all_inner_texts()
    numbers = Counter(cell for cell in shown if re.fullmatch(r"−?\d+", cell))
    assert numbers.total() > 200
    assert numbers <= drawn
    with Image.open(save(page, "figures_png")) as picture:
        assert picture.width > 2000
        assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 50


def test_the_program_of_a_page_is_a_file(open_page: OpenPage) -> None:
    page = open_page("/three_dimensions", wait="idle")
    assert "torch.nn.ConvTranspose3d" in save(page, "code").read_text(encoding="utf-8")


def test_an_exercise_keeps_its_figures_until_the_numbers_are_shown(open_page: OpenPage) -> None:
    page = open_page("/sub_pixel?hide=results", wait="idle")
    wait_for_bar(page)
    part(page, "take").click()
    page.get_by_role("menuitem", name=text("bar.figures_svg"), exact=True).click()
    expect(page.locator(f"{BAR} .said.floating")).to_contain_text(text("bar.withheld"))
    assert urlsplit(page.url).path == "/sub_pixel"
    wait_idle(page)
