"""Sharing: the link as it stands, its QR code, what an exercise hides, and the frame's HTML."""

import io
import re
from urllib.parse import unquote

import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from deconv_viz.text import text
from tests.browser.bar import BAR, focused, open_share, part, wait_for_bar
from tests.browser.conftest import OpenPage
from tests.browser.page import STAGE, go_to, repainted, slider, wait_idle

LESSON = "/two_dimensions"
LONG = "~".join(f"{row}.{column}.-12.5" for row in range(10) for column in range(10))


def link(dialog: Locator) -> str:
    return dialog.get_by_role("textbox", name=text("share.link"), exact=True).input_value()


def read_code(dialog: Locator) -> str:
    """What an independent decoder reads from the picture of the code on the screen."""
    code = dialog.get_by_role("img", name=text("share.code"))
    expect(code).to_have_attribute("data-link", re.compile("http"))
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(code.screenshot())))
    return str(found.text)


def visible_numbers(page: Page) -> str:
    """All that the stage says in words, tables, labels and what a screen reader is told."""
    page.locator("summary", has_text=text("stage.tables")).click()
    parts = [page.locator(STAGE).inner_text(), page.locator("[data-live]").inner_text()]
    return " ".join(parts)


def test_the_link_and_its_code_hold_the_step_and_the_order(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?s=3&lang=en", reduced_motion=True)
    page.locator(STAGE).focus()
    for key in ("Home", "ArrowRight", "ArrowRight", "o"):
        page.keyboard.press(key)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    dialog = open_share(page)
    assert link(dialog) == page.url
    assert re.search(r"s=3&t=\d+&o=output$", link(dialog))
    assert read_code(dialog) == page.url
    small = dialog.get_by_role("img").bounding_box()
    dialog.get_by_role("button", name=text("share.larger")).click()
    large = dialog.get_by_role("img").bounding_box()
    assert small is not None
    assert large is not None
    assert small["width"] >= 300
    assert large["width"] >= 700
    assert read_code(dialog) == page.url
    dialog.get_by_role("button", name=text("share.smaller")).click()
    dialog.get_by_role("button", name=text("share.copy")).click()
    expect(dialog.get_by_role("status")).to_have_text(text("share.copied"))
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_a_step_that_was_just_taken_is_in_the_link(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?t=3", reduced_motion=True)
    wait_for_bar(page)
    # In one go, because the stage writes the address a quarter of a second later.
    at_once = """(button, stage) => {
      stage.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
      button.click();
    }"""
    part(page, "share").evaluate(at_once, page.locator(STAGE).element_handle())
    assert link(page.get_by_role("dialog")).endswith("t=4")


def test_without_a_clipboard_the_link_is_copied_the_old_way_or_selected(
    open_page: OpenPage,
) -> None:
    page = open_page(LESSON)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    dialog = open_share(page)
    dialog.get_by_role("button", name=text("share.copy")).click()
    said = re.compile(f"{re.escape(text('share.copied'))}|{re.escape(text('share.not_copied'))}")
    expect(dialog.get_by_role("status")).to_have_text(said)
    assert page.evaluate(
        "document.querySelector('.st-key-bar [data-testid=stBidiComponentIsolated]')"
        ".shadowRoot.activeElement.classList.contains('url')"
    )


def test_a_link_too_long_for_a_code_offers_a_short_one_and_a_file(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?i=12&xe={LONG}", reduced_motion=True)
    dialog = open_share(page)
    code = dialog.get_by_role("img", name=text("share.code"))
    expect(code).to_be_hidden()
    expect(dialog).to_contain_text(f"{len(link(dialog).encode())} bytes")
    with page.expect_download() as download:
        dialog.get_by_role("button", name=text("share.file")).click()
    assert "-12.5" in download.value.path().read_text(encoding="utf-8")
    dialog.get_by_role("button", name=text("share.shorter")).click()
    assert "xe=" not in link(dialog)
    assert "i=12" in link(dialog)
    assert read_code(dialog) == link(dialog)
    dialog.get_by_role("button", name=text("share.whole")).click()
    assert "xe=" in link(dialog)


def test_an_exercise_hides_its_results_everywhere_until_it_is_asked(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?i=2&p=0&xe=0.0.7~0.1.7~1.0.7~1.1.7&we={nines()}&t=25&o=output")
    dialog = open_share(page)
    for what in ("results", "controls"):
        dialog.get_by_role("checkbox", name=text(f"share.hide_{what}")).check()
    shared = link(dialog)
    assert shared.endswith("&hide=controls,results")
    assert read_code(dialog) == shared

    page.goto(shared)
    page.wait_for_selector(f"{STAGE}[data-ready]")
    wait_idle(page)
    # 7 times 9, and its sums where stamps overlap: twice and four times.
    said = visible_numbers(page)
    assert not re.search(r"\b(63|126|252)\b", said)
    assert "7·9" in said, "the terms are what the exercise gives"
    expect(page.locator(".equation")).to_contain_text("= ?")
    assert slider(page, text("field.stride")).is_hidden()
    page.locator(".grid-output .cells").focus()
    page.keyboard.press("ArrowRight")
    assert not re.search(r"\b(63|126|252)\b", page.locator(STAGE).inner_text())
    assert page.locator("[data-editable]").count() == 0, "what has no controls is not typed over"

    # The flag goes along to other lessons and back.
    page.get_by_test_id("stExpandSidebarButton").click()
    go_to(page, text("page.matrix.link"))
    assert "hide=controls,results" in unquote(page.url)
    go_to(page, text("page.two_dimensions.link"))
    page.wait_for_selector(f"{STAGE}[data-ready]")
    expect(page.locator(".equation")).to_contain_text("= ?")

    reveal = page.get_by_role("button", name=text("stage.reveal"))
    reveal.click()
    expect(page.locator(".equation")).not_to_contain_text("?")
    assert re.search(r"\b63\b", visible_numbers(page))
    reveal.click()
    expect(page.locator(".equation")).to_contain_text("= ?")


def given(said: str) -> bool:
    """Whether something says a number of the input or the kernel; 6776 is a result."""
    return bool(re.search(r"\b(77|88)\b", said))


def nines() -> str:
    return "~".join(f"{row}.{column}.9" for row in range(3) for column in range(3))


def test_hidden_values_are_said_nowhere_and_cannot_be_typed_over(open_page: OpenPage) -> None:
    query = f"i=2&p=0&xe=0.0.77~0.1.77~1.0.77~1.1.77&we={nines().replace('.9', '.88')}"
    page = open_page(f"{LESSON}?{query}&t=1&hide=values")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for grid in ("input", "kernel", "padded", "stamp"):
        page.locator(f".grid-{grid} .cells").focus()
        for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "5", "Enter", "Control+c"):
            page.keyboard.press(key)
        assert page.locator(".editor").count() == 0
        assert not given(page.locator(STAGE).inner_text())
        assert not given(page.locator("[data-live]").inner_text())
    assert not given(visible_numbers(page))
    assert not given(page.evaluate("navigator.clipboard.readText()"))
    products = re.compile("^(6776|13552|27104)$")  # 77 times 88, of one, two or four stamps
    expect(page.locator(".equation .value")).to_have_text(products)
    # A change of the lab is hidden like the lab before it.
    with repainted(page):
        slider(page, text("field.stride")).press("ArrowRight")
    assert not given(page.locator(".equation").inner_text())


def test_the_frame_has_the_link_and_the_height_that_were_chosen(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?s=3")
    wait_for_bar(page)
    dialog = open_share(page)
    dialog.get_by_text(text("share.embed")).click()
    dialog.get_by_label(text("share.embed_height")).fill("512")
    dialog.get_by_label(text("share.embed_height")).press("Tab")
    code = dialog.get_by_label(text("share.embed_code")).input_value()
    assert 'height="512"' in code
    source = re.search('src="([^"]*)"', code)
    assert source is not None
    asked, _, query = source[1].replace("&amp;", "&").partition("?")
    assert asked.endswith(LESSON)
    assert {"s=3", "embed=true"} <= set(query.split("&"))


def told(page: Page) -> str:
    """All that a page tells whoever sees or hears it, through every shadow root."""
    return page.locator("body").aria_snapshot()


def test_nothing_on_a_lesson_tells_what_its_link_hides(open_page: OpenPage) -> None:
    values = "x=own&xv=77,77,77&w=own&wv=88,88"
    page = open_page(f"/one_dimension?{values}&hide=results", reduced_motion=True)
    wait_for_bar(page)
    expect(page.locator("[data-sheet][data-ready]")).to_have_count(1)
    reveal = page.get_by_role("button", name=text("stage.reveal"))
    for query in ("hide=results", "hide=values"):
        page.goto(f"/one_dimension?{values}&{query}")
        page.wait_for_selector(f"{STAGE}[data-ready]")
        wait_idle(page)
        page.get_by_text(text("one_dimension.code")).click()
        page.locator("summary", has_text=text("stage.tables")).click()
        hidden = re.compile(r"\b6776\b" if query == "hide=results" else r"\b(77|88)\b")
        sheet = page.locator("[data-sheet]")
        expect(reveal).to_have_count(1)  # the stage's own; the bar has none beside it
        expect(sheet).to_be_hidden()
        said = told(page).replace("77·88", "")
        if query == "hide=results":
            assert re.search(r"\b77\b", said), "the values are what the exercise gives"
        assert not hidden.search(said)
        # A change in a fragment, sent by a wire, is hidden like what it changes.
        with repainted(page):
            slider(page, text("one_dimension.label.stride")).press("ArrowRight")
        assert not hidden.search(told(page).replace("77·88", ""))
        reveal.click()
        expect(sheet).to_be_visible()
        assert hidden.search(told(page))
        reveal.click()
        expect(sheet).to_be_hidden()


def test_hidden_cells_have_no_colour_of_their_own(open_page: OpenPage) -> None:
    def picture(x: str, w: str) -> list[bytes]:
        query = f"x=own&xv={x}&w=own&wv={w}&t=3&hide=results,values"
        page = open_page(f"/one_dimension?{query}", reduced_motion=True)
        page.locator(STAGE).focus()
        found = []
        for key in ("End", "o", "f"):
            page.keyboard.press(key)
            page.wait_for_timeout(200)
            found += [grid.screenshot() for grid in page.locator(".cells canvas").all()]
        return found

    assert picture("1,2,3", "1,1,1") == picture("-9,0,7", "-4,0,9")


def test_a_page_without_a_stage_has_the_button_in_the_bar(open_page: OpenPage) -> None:
    page = open_page("/output_size?i=7&s=5&p=0&hide=results", wait="idle")
    wait_for_bar(page)
    reveal = page.get_by_role("button", name=text("bar.reveal_help"))
    expect(reveal).to_have_attribute("aria-pressed", "false")
    said = told(page)
    assert text("bar.veiled") in said
    assert text("output_size.asked.forward") in said, "the question stays"
    assert not re.search(r"\b33\b", said)
    reveal.press("Enter")
    expect(reveal).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".st-key-output_size-answer [data-sheet]")).to_contain_text("33")
    expect(page.locator(".stPlotlyChart .plotly")).to_be_visible()


def test_the_next_page_is_an_exercise_of_its_own(open_page: OpenPage) -> None:
    page = open_page("/one_dimension?part=sound&hide=results", wait="idle")
    wait_for_bar(page)
    reveal = page.get_by_role("button", name=text("bar.reveal_help"))
    sounds = page.get_by_test_id("stAudio").first
    expect(sounds).to_be_hidden()
    reveal.click()
    expect(sounds).to_be_visible()
    go_to(page, text("page.output_size.link"))
    expect(reveal).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".st-key-output_size-answer [data-sheet]")).to_be_hidden()


def test_what_cannot_hide_a_number_is_not_taken_away_before_it_is_shown(
    open_page: OpenPage,
) -> None:
    page = open_page("/sub_pixel?hide=results", reduced_motion=True)
    wait_for_bar(page)
    said = page.locator(f"{BAR} .said.floating")

    def take(name: str) -> None:
        part(page, "take").click()
        page.get_by_role("menuitem", name=text(f"bar.{name}")).click()

    take("csv")
    expect(said).to_contain_text(text("bar.withheld"))
    with page.expect_download() as download:
        take("svg")
    assert "?" in re.findall("<text[^>]*>([^<]*)<", download.value.path().read_text("utf-8"))
    page.get_by_role("button", name=text("stage.reveal")).click()
    with page.expect_download() as download:
        take("csv")
    assert "output," in download.value.path().read_text(encoding="utf-8")


def test_a_page_without_the_lab_shares_its_link_and_hides_its_controls(
    open_page: OpenPage,
) -> None:
    page = open_page("/stack", wait="idle")
    dialog = open_share(page)
    assert link(dialog) == page.url
    assert read_code(dialog) == page.url
    (box,) = dialog.get_by_role("checkbox").all()
    box.check()
    assert link(dialog) == f"{page.url.partition('?')[0]}?hide=controls"
    page.keyboard.press("Escape")
    assert focused(page) == text("bar.share")
