"""The static edition: opened from a plain file server and from disk, with all else blocked."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from deconv_viz.core import conv_transpose
from deconv_viz.export.static_lessons import LESSONS
from deconv_viz.export.static_pages import FILES
from deconv_viz.export.static_tasks import SEEDS
from deconv_viz.state import FIELDS, decode, decode_pin, encode, set_field
from deconv_viz.state.script import Script, slide_of
from deconv_viz.state.script_codec import pack
from deconv_viz.tasks import KINDS, make
from deconv_viz.text import CATALOGUES, sentence_for_repairs, text
from tests.browser.bar import BAR, open_share, part
from tests.browser.static_site import (
    HOSTILE,
    OUTPUTS,
    VISITED,
    OpenStatic,
    is_whole,
    random_labs,
)
from tests.browser.test_axe import findings
from tests.browser.test_share import link, read_code

pytestmark = pytest.mark.long

BADGE = "[data-stage] .badge"


PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


@pytest.mark.parametrize(
    ("disk", "options", "language"),
    [(True, {}, "en"), (False, PHONE, "zh")],
    ids=["from disk, on a desktop", "served, on a phone, in Chinese"],
)
def test_every_page_opens_with_a_live_stage(
    open_static: OpenStatic, disk: bool, options: dict[str, Any], language: str
) -> None:
    page = open_static(f"index.html?lang={language}", disk=disk, **options)
    start = page.url.partition("index.html")[0]
    bar = text("bar.bar", language)
    says = text("stage.equal_alone", language).partition(" {")[0]
    width = options.get("viewport", {"width": 1280})["width"]
    for name, file in FILES.items():
        page.goto(f"{start}{file}?lang={language}")
        page.wait_for_selector("body[data-ready]")
        if name not in ("tasks", "present"):
            expect(page.locator(BADGE)).to_have_attribute("data-equal", "true")
            expect(page.locator(BADGE)).to_contain_text(says)
            assert page.locator("[data-stage][data-narrow]").count() == (width == 360)
        expect(page.locator("h1")).to_have_text(text(f"page.{name}.title", language))
        expect(page.get_by_role("navigation", name=bar)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, file


def test_the_numbers_that_it_shows_are_the_cores(open_static: OpenStatic) -> None:
    small = [lab for lab in random_labs(90) if np.prod(lab.geometry().output_shape) <= 400]
    labs = [replace(lab, flip=True) for lab in small if is_whole(lab)]
    page = open_static(disk=True)
    found = page.evaluate(
        OUTPUTS, [(encode(lab), encode(lab, view=False) or "default") for lab in labs]
    )
    assert len(found) > 20
    for lab, (cells, columns, equal, formula) in zip(labs, found, strict=True):
        y = conv_transpose(lab.input(), lab.kernel(), lab.geometry())
        shown = [float(cell.replace("\u2212", "-")) for cell in cells]
        assert (shown, columns) == (y.ravel().tolist(), y.shape[1]), lab
        assert equal == "true", lab
        assert formula.replace(" ", "").endswith(f"={y.shape[1]}"), lab


def test_hostile_links_are_harmless(open_static: OpenStatic) -> None:
    page = open_static(f"two_dimensions.html?{HOSTILE[7]}", disk=True)
    for query, found in zip(HOSTILE, page.evaluate(VISITED, HOSTILE), strict=True):
        lab, problems = decode(query)
        noticed = bool(problems or decode_pin(query)[1])
        assert found == [encode(lab, view=False) or "default", noticed, 0], query[:200]


# ---- it is used as the app is; what works from disk works from any host ----


def test_it_is_played_changed_and_taken_back_by_keyboard(open_static: OpenStatic) -> None:
    page = open_static(disk=True)
    stage = page.locator("[data-stage]")
    stage.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".count")).to_have_text("2 / 25")
    expect(page).to_have_url(re.compile(r"\?t=2$"))
    page.keyboard.press("Space")
    expect(stage).to_have_attribute("data-playing", "true")
    page.keyboard.press("Space")

    page.locator('input[name="stride"]').focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"\?s=3\b"))
    expect(stage).to_have_attribute("data-scene", "s=3")
    expect(page.locator('input[name="stride"]')).to_be_focused()
    stage.focus()
    page.keyboard.press("Control+z")
    expect(stage).to_have_attribute("data-scene", "default")
    page.keyboard.press("Control+y")
    expect(stage).to_have_attribute("data-scene", "s=3")

    page.locator(".grid-input .cells").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.type("8")
    page.keyboard.press("Enter")
    expect(stage).to_have_attribute("data-scene", re.compile(r"^s=3&xe=0\.\d\.8$"))


def test_back_returns_to_the_lab_before(open_static: OpenStatic) -> None:
    page = open_static("checkerboard.html")
    stage = page.locator("[data-stage]")
    first = LESSONS["checkerboard"].cases[0]
    page.get_by_role("link", name=text(LESSONS["checkerboard"].cases[3].label)).click()
    expect(page.locator(".status")).to_have_text(text(LESSONS["checkerboard"].cases[3].says))
    page.go_back()
    expect(stage).to_have_attribute("data-scene", first.query.removesuffix("&o=output"))
    expect(page.locator(".status")).to_have_text(text(first.says))
    page.locator('select[name="kernel_fill"]').select_option("ramp")
    expect(page).to_have_url(re.compile("w=ramp"))
    page.go_back()
    expect(page.locator('select[name="kernel_fill"]')).to_have_value("ones")


def test_a_change_that_gives_way_says_so(open_static: OpenStatic) -> None:
    page = open_static("two_dimensions.html?s=1")
    page.locator('input[name="output_padding"]').fill("3")
    lab, repairs = set_field(decode("s=1")[0], "output_padding", 3)
    expect(page.locator(".status.notice")).to_have_text(sentence_for_repairs(repairs))
    for field in FIELDS:
        shown = page.locator(f'input[name="{field.name}"]')
        expect(shown).to_have_value(str(getattr(lab.rows, field.name)))


def test_the_language_goes_along(open_static: OpenStatic) -> None:
    page = open_static("index.html")
    part(page, "language").click()
    page.get_by_role("menuitemradio", name=text("language.name", "zh")).click()
    expect(page.locator("h1")).to_have_text(text("page.home.title", "zh"))
    assert "lang=zh" in page.url.partition("?")[2]
    page.get_by_role("link", name=text("home.open", "zh")).click()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("h1")).to_have_text(text("page.two_dimensions.title", "zh"))
    expect(page.locator(BADGE)).to_contain_text("散布 = 汇集")
    assert page.get_attribute("html", "lang") == "zh"
    part(page, "language").click()
    page.get_by_role("menuitemradio", name=text("language.name", "en")).click()
    expect(page.locator("h1")).to_have_text("Two dimensions")
    assert page.url.partition("?")[2] == ""


def test_a_chinese_browser_is_spoken_to_in_chinese(open_static: OpenStatic) -> None:
    page = open_static("matrix.html", locale="zh-CN")
    expect(page.locator("h1")).to_have_text(text("page.matrix.title", "zh"))
    leftover = page.locator("[data-text], [data-html]").all_inner_texts()
    english = set(CATALOGUES["en"].values())
    assert [one for one in leftover if one in english and len(one) > 12] == []


def test_light_or_dark_is_the_systems_until_it_is_chosen(open_static: OpenStatic) -> None:
    page = open_static(color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    assert page.get_attribute("[data-stage]", "data-dark") == ""
    page.locator('select[name="theme"]').select_option("light")
    assert page.evaluate(ground) != dark
    assert page.get_attribute("[data-stage]", "data-dark") is None
    page.reload()
    page.wait_for_selector("body[data-ready]")
    assert page.evaluate(ground) != dark


def test_a_matrix_follows_the_stage(open_static: OpenStatic) -> None:
    page = open_static("matrix.html?i=1,4&k=1,3&s=1,2&p=0&xe=0.0.2&t=1")
    expect(page.locator("table.matrix tr")).to_have_count(9)
    expect(page.locator("table.matrix td.at")).to_have_count(9)  # the first column
    entries = [row.split("\t") for row in page.locator("table.matrix").inner_text().split("\n")]
    lab = decode("i=1,4&k=1,3&s=1,2&p=0")[0]
    wanted = np.zeros((9, 4))
    for column in range(4):
        one = np.zeros((1, 4))
        one[0, column] = 1
        wanted[:, column] = conv_transpose(one, lab.kernel(), lab.geometry()).ravel()
    assert [[float(e.replace("\u2212", "-")) for e in row] for row in entries] == wanted.tolist()
    page.locator("table.matrix td").nth(2).click()
    expect(page.locator(".count")).to_have_text("3 / 4")


def test_a_task_is_answered_and_explained(open_static: OpenStatic) -> None:
    page = open_static("tasks.html?task=size&n=12345&level=1", disk=True)
    seed = SEEDS[(12345 - SEEDS[0]) % len(SEEDS)]
    task = make("size", seed)
    assert isinstance(task.answer, tuple | int)
    typed = str(task.answer) if isinstance(task.answer, int) else "x".join(map(str, task.answer))
    page.locator('input[name="answer"]').fill(typed)
    page.keyboard.press("Enter")
    expect(page.locator(".task-verdict")).to_have_attribute("data-case", "right")
    page.locator("button.reveal").click()
    # The scene was made beforehand, so the core's own result is there.
    expect(page.locator(BADGE)).to_contain_text("core in all")
    expect(page.locator(BADGE)).to_have_attribute("data-equal", "true")
    page.locator("button.next").click()
    following = list(KINDS)[list(KINDS).index("size") + 1]
    expect(page).to_have_url(re.compile(rf"\?task={following}&n={seed}&level=1$"))
    page.go_back()
    expect(page.locator(".task h3")).to_have_text(text("tasks.kind.size"))


def test_a_lesson_is_presented_by_keyboard(open_static: OpenStatic) -> None:
    page = open_static("present.html", disk=True)
    page.get_by_role("link", name=text("script.ten_minutes.title")).click()
    expect(page.locator(".sentence")).to_have_text(text("script.ten_minutes.stamp"))
    page.keyboard.press("PageDown")
    expect(page.locator(".sentence")).to_have_text(text("script.ten_minutes.stride"))
    page.keyboard.press("q")
    expect(page.locator(".present")).to_have_count(0)


def test_a_lesson_of_ones_own_comes_with_its_link(open_static: OpenStatic) -> None:
    slide, _ = slide_of("i=3&k=2", "<b>What</b> comes out?", ask=True, answer="A 6", plays=True)
    packed = pack(Script("Mine", (slide,)))
    page = open_static(f"present.html?script={packed}")
    expect(page.locator(".sentence")).to_have_text("<b>What</b> comes out?")
    expect(page.locator(".present [data-stage]")).to_have_attribute("data-scene", "i=3&k=2")
    page.keyboard.press("PageDown")
    expect(page.locator(".sentence")).to_have_text("A 6")
    for broken in (packed[:-6], "!!", "eNp9", "x" * 9000):
        page.goto(page.url.split("?")[0] + f"?script={broken}")
        expect(page.locator(".status")).to_have_text(text("problem.script_unreadable"))


# ---- the bar: the link, the exercise, what is taken away, the tour ----

SEVENS = "i=2&p=0&xe=0.0.7~0.1.7~1.0.7~1.1.7&w=ones"


def test_a_link_opens_here_as_an_exercise_and_its_numbers_show_on_demand(
    open_static: OpenStatic,
) -> None:
    page = open_static(f"matrix.html?{SEVENS}&t=4")
    dialog = open_share(page)
    assert read_code(dialog) == link(dialog) == page.url
    for part_ in ("results", "values", "controls"):
        dialog.get_by_role("checkbox", name=text(f"share.hide_{part_}")).check()
    shared = link(dialog)
    assert shared == f"{page.url}&hide=controls,results,values"

    page.goto(shared)
    page.wait_for_selector("body[data-ready]")
    page.locator("summary", has_text=text("stage.tables")).click()
    expect(page.locator(".equation")).to_contain_text("= ?")
    assert {*page.locator(".tables td").all_inner_texts()} == {"", "0", "?"}
    assert {*page.locator("table.matrix td").all_inner_texts()} == {"0", "?"}
    expect(page.locator(".controls")).to_be_hidden()
    assert page.locator("[data-editable]").count() == 0
    page.get_by_role("button", name=text("stage.reveal")).click()
    expect(page.locator(".equation")).to_contain_text("7·1")
    expect(page.locator("table.matrix td:not(.blank)").first).to_have_text("1")
    page.get_by_role("link", name=text("static.open_lab")).click()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator(".equation")).to_contain_text("= ?")


def test_the_picture_of_a_case_stands_by_it_and_gives_no_exercise_away(
    open_static: OpenStatic,
) -> None:
    page = open_static("sub_pixel.html", disk=True)
    shown = page.locator(".figure:visible")
    for case in LESSONS["sub_pixel"].cases[:2]:
        page.locator(f'[data-case="{case.query}"]').click()
        expect(shown).to_have_count(1)
        expect(shown).to_have_attribute("data-of", case.query)
    page.locator('input[name="stride"]').press("ArrowRight")
    expect(shown).to_have_count(0)
    page.goto(page.url.partition("?")[0] + "?hide=values")
    page.wait_for_selector("body[data-ready]")
    expect(shown).to_have_count(0)
    page.get_by_role("button", name=text("stage.reveal")).click()
    expect(shown).to_have_count(1)


def test_axe_finds_nothing_grave_around_the_stage(open_static: OpenStatic) -> None:
    options = {"viewport": {"width": 360, "height": 3000}, "color_scheme": "dark"}
    page = open_static("index.html", **options, bypass_csp=True)  # axe writes styles of its own
    found = findings(page)
    for name in ("output_size", "checkerboard"):
        page.goto(f"{page.url.rpartition('/')[0]}/{name}.html")
        page.wait_for_selector("body[data-ready]")
        found += findings(page)
    open_share(page)
    assert found + findings(page) == []


def test_from_disk_there_is_no_code_but_a_tour_that_waits_and_comes_once(
    open_static: OpenStatic,
) -> None:
    page = open_static("index.html", disk=True, reduced_motion="reduce")
    page.locator(f"{BAR} button.invite").first.click()
    card = page.locator("[data-tour]")
    expect(card).to_have_attribute("data-step", "play")
    page.locator('[data-do="play"]').click()
    expect(card).to_have_attribute("data-step", "step")
    page.locator('[data-do="forward"]').click()
    expect(card).to_have_attribute("data-step", "point")
    page.locator(".grid-output .cells").click()
    expect(card).to_have_attribute("data-step", "stride")
    page.locator('input[name="stride"]').press("ArrowRight")
    expect(card).to_have_attribute("data-step", "order")
    page.locator('[data-set-order="output"]').click()
    expect(card).to_have_attribute("data-step", "share")
    expect(page).to_have_url(re.compile("o=output"))
    dialog = open_share(page)
    expect(card).to_have_attribute("data-step", "done")
    expect(dialog).to_contain_text(text("static.on_disk"))
    expect(dialog.locator("canvas, details")).to_have_count(2)
    expect(dialog.locator("canvas")).to_be_hidden()
    expect(dialog.locator("details")).to_be_hidden()
    assert link(dialog) == page.url
    page.reload()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("span.invite")).to_be_hidden()


def test_a_page_and_a_picture_are_taken_away_without_python(
    open_static: OpenStatic, tmp_path: Path
) -> None:
    page = open_static("checkerboard.html?i=4&k=2&t=3&hide=results&lang=zh", disk=True)
    made = {}
    for name in ("html", "png"):
        part(page, "take").click()
        with page.expect_download() as download:
            page.get_by_role("menuitem", name=text(f"bar.{name}", "zh")).click()
        made[name] = tmp_path / download.value.suggested_filename
        download.value.save_as(made[name])
    with Image.open(made["png"]) as picture:
        assert picture.size == (1280, 720)
    browser = page.context.browser
    assert browser is not None
    page = browser.new_page()
    page.goto(made["html"].as_uri())
    stage = page.locator("[data-stage]")
    expect(stage).to_have_attribute("data-scene", "i=4&k=2")
    expect(stage).to_have_attribute("data-step", "3")
    expect(page.locator("h1")).to_have_text(text("export.title", "zh", before="4×4", after="6×6"))
    expect(page.locator(".equation")).to_contain_text("= ?")
    assert page.locator(".take > a").count() == 0, "a file's address leads nobody back"
    page.close()
