"""Sheets that keep in step with the stage, without the server."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.page import STAGE

PROBE = """() => {
  window.heard = [];
  window.addEventListener("deconv_viz:step", (event) => window.heard.push(event.detail));
  window.dispatchEvent(new CustomEvent("deconv_viz:ask"));
}"""


def heard(page: Page) -> dict[str, object]:
    detail: dict[str, object] = page.evaluate("window.heard.at(-1)")
    return detail


def test_the_stage_tells_what_a_step_is_about(open_page: OpenPage) -> None:
    page = open_page("/two_dimensions?i=3&k=2&s=2&p=0&t=1")
    page.evaluate(PROBE)
    said = heard(page)
    assert (said["step"], said["order"], said["at"]) == (1, "input", "i0")
    assert set(said["lit"]) >= {"i0", "o0", "o1", "o6", "o7"}
    page.locator(STAGE).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("window.heard.at(-1).step === 2")
    assert heard(page)["at"] == "i1"
    page.keyboard.press("o")
    page.wait_for_function("window.heard.at(-1).order === 'output'")
    assert str(heard(page)["at"]).startswith("o")


def test_the_stage_goes_where_a_sheet_asks(open_page: OpenPage) -> None:
    page = open_page("/two_dimensions?i=3&k=2&s=2&p=0&t=1")
    detail = "{detail: {order: 'output', step: 8}}"
    page.evaluate(f"window.dispatchEvent(new CustomEvent('deconv_viz:go', {detail}))")
    expect(page.locator(STAGE)).to_have_attribute("data-step", "8")
    expect(page.locator(STAGE)).to_have_attribute("data-order", "output")


def test_in_one_dimension_a_cell_has_one_index(open_page: OpenPage) -> None:
    page = open_page("/frameworks?fw=keras&layer=Conv1DTranspose&in=4&filters=1&kernel_size=3")
    expect(page.locator(".equation")).to_contain_text("y[")
    said = page.locator(".equation").inner_text()
    assert "x[" in said
    assert "," not in said
