"""The static edition: opened from a plain file server and from disk, with all else blocked."""

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from deconv_viz.core import FILLS, Axis, AxisArguments, conv_transpose, fill
from deconv_viz.export.static import scripts, write_static
from deconv_viz.export.static_lessons import LESSONS
from deconv_viz.export.static_pages import FILES
from deconv_viz.scenes import two_dimensional
from deconv_viz.scenes.scene import _axis_tables
from deconv_viz.state import (
    DEFAULT,
    FIELDS,
    Lab,
    apply_edit,
    decode,
    decode_pin,
    encode,
    repair,
    set_field,
)
from deconv_viz.state.problem import Problem
from deconv_viz.state.repair import refusal
from deconv_viz.text import CATALOGUES, sentence_for_problem, sentence_for_repairs, text
from tests.browser.static_site import (
    CODEC,
    GO,
    MODULES,
    OUTPUTS,
    PARTS,
    REPAIR,
    SUMS,
    TABLES,
    TYPED,
    Guard,
    random_labs,
    served,
)

BADGE = "[data-stage] .badge"
APP = "https://app.example.org/deconv"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("static")
    write_static(folder, APP)
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield address


OpenStatic = Callable[..., Page]


@pytest.fixture
def open_static(browser: Browser, address: str, folder: Path) -> Iterator[OpenStatic]:
    """Open a page of the folder; at the end nothing may have gone wrong or been asked for."""
    guards: list[Guard] = []
    pages: list[Page] = []

    def open_one(name: str = "two_dimensions.html", *, disk: bool = False, **options: Any) -> Page:
        guards.append(Guard(folder.as_uri() if disk else address))
        pages.append(guards[-1].open(browser, name, **options))
        return pages[-1]

    yield open_one
    for page in pages:
        page.context.close()
    assert [problem for guard in guards for problem in guard.problems] == []


@pytest.fixture
def parts(open_static: OpenStatic) -> Page:
    page = open_static()
    page.evaluate(PARTS, MODULES)
    return page


def query_of(page: Page) -> str:
    query: str = page.evaluate("location.search.slice(1)")
    return query


# ---- the folder ----


def test_the_folder_is_small_and_asks_for_nothing_outside(folder: Path) -> None:
    files = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}
    assert sum(len(content.encode()) for content in files.values()) < 3_000_000
    for name, content in files.items():
        if name.endswith(".html"):
            targets = re.findall(r'(?:src|href)="([^"]*)"', content)
            plain = {target.partition("?")[0] for target in targets}
            assert plain - {"", *files} <= {f"{APP}/{page}" for page in FILES} | {
                target for target in plain if target.startswith("data:image/svg")
            }
            assert "default-src 'none'; script-src 'self'" in content
            assert not re.search(r"<[^>]+\son\w+=", content), "no inline event handlers"
            assert "<script>" not in content
    assert not re.search(r"url\(|@import", files["static.css"])


def test_every_page_has_its_lessons_text_without_a_script(folder: Path) -> None:
    for page, lesson in LESSONS.items():
        html = (folder / FILES[page]).read_text(encoding="utf-8")
        content = unescape(re.sub(r"<[^>]+>", "", html))
        for key in [f"page.{page}.title", *(case.label for case in lesson.cases)]:
            assert text(key) in content


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
    says = text("stage.equal_alone", language).partition(" {")[0]
    for name, file in FILES.items():
        page.goto(f"{start}{file}?lang={language}")
        page.wait_for_selector("body[data-ready]")
        expect(page.locator(BADGE)).to_have_attribute("data-equal", "true")
        expect(page.locator(BADGE)).to_contain_text(says)
        expect(page.locator("h1")).to_have_text(text(f"page.{name}.title", language))
        width = options.get("viewport", {"width": 1280})["width"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, file
        assert page.locator("[data-stage][data-narrow]").count() == (width == 360)


# ---- its numbers are the core's ----


def is_whole(lab: Lab) -> bool:
    return all((part == np.round(part)).all() for part in (lab.input(), lab.kernel()))


def test_its_sums_are_the_cores(parts: Page) -> None:
    labs = random_labs(240)
    for lab, found in zip(labs, parts.evaluate(SUMS, [encode(lab) for lab in labs]), strict=True):
        x, w, geometry = lab.input(), lab.kernel(), lab.geometry()
        y = conv_transpose(x, w, geometry).ravel()
        if is_whole(lab):
            assert found["scatter"] == y.tolist(), lab
        else:
            allowed = 1e-12 * conv_transpose(np.abs(x), np.abs(w), geometry).ravel()
            assert (np.abs(np.array(found["scatter"]) - y) <= allowed).all(), lab
        assert found["equal"], lab  # the windows' sums to the stamps'


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


def test_the_tables_are_those_of_the_core_for_every_axis(parts: Page) -> None:
    chance = random.Random(7)
    axes = [AxisArguments(*(chance.randint(f.low, f.high) for f in FIELDS)) for _ in range(1500)]
    axes += [axis for lab in random_labs(200) for axis in (lab.rows, lab.columns)]
    expected = []
    for axis in axes:
        refused = refusal(axis)
        tables = None if refused else _axis_tables(Axis.of(*axis))
        expected.append([tables, refused and [refused[0], dict(refused[1])]])
    wrong = parts.evaluate(
        TABLES,
        [axes, expected],
    )
    assert sum(tables is not None for tables, _ in expected) > 500
    assert wrong == []


def test_the_scene_is_the_cores_but_for_its_result(parts: Page) -> None:
    for lab in random_labs(60):
        found = parts.evaluate(
            "(query) => self.parts.labs.sceneOf(self.parts.codec.decode(query).lab, 'id')",
            encode(lab),
        )
        wanted = two_dimensional(lab.input(), lab.kernel(), lab.geometry()).data
        own = {"id": "id", "y": None, "matrix": 0, "matrix_equal": None}
        assert found == wanted | own, lab


def test_the_fills_are_those_of_the_core(parts: Page) -> None:
    shapes = [(1, 1), (1, 7), (5, 1), (4, 4), (5, 3), (11, 11), (32, 32)]
    for name in FILLS:
        for shape in shapes:
            for seed, role, low, high in ((98_792, "input", 0, 4), (3, "kernel", -3, 3)):
                found = parts.evaluate(
                    "([name, shape, chance]) => self.parts.fillOf(name, shape, chance)",
                    [name, shape, {"seed": seed, "role": role, "low": low, "high": high}],
                )
                wanted = fill(name, shape, seed=seed, role=role, low=low, high=high)
                assert found == wanted.ravel().tolist(), (name, shape)


# ---- its state is the app's ----


def as_python(found: dict[str, Any]) -> dict[str, Any]:
    names = [field.name for field in FIELDS]
    axes = {axis: tuple(found[axis][name] for name in names) for axis in ("rows", "columns")}
    edits = {key: [tuple(edit) for edit in found[key]] for key in ("input_edits", "kernel_edits")}
    return found | axes | edits


def as_plain(lab: Any) -> dict[str, Any]:
    plain = {name: getattr(lab, name) for name in lab.__slots__}
    axes = {axis: tuple(plain[axis]) for axis in ("rows", "columns")}
    edits = {key: list(plain[key]) for key in ("input_edits", "kernel_edits")}
    return plain | axes | edits


HOSTILE = [
    "i=0&k=99&s=-3&d=1e3&p=999999999999999999999&a=abc",
    "i=32&k=11&s=10&d=10&p=20&a=9",
    "i=5,7,9&k=,&s=3,&p=%2C1&x=nothing&w=ramp%00&seed=-1",
    "x=__proto__&w=constructor&o=toString&l=2&f=yes&t=-4",
    "xe=0.0.1e400~1.1.nan~99.99.1~0.1.2.5.7~~&we=a.b.c",
    "xe=" + "~".join(f"{r}.{c}.{r - c}" for r in range(32) for c in range(32)) + "~1.1.1",
    "pin=i%3D7%26pin%3Di%253D9&t=3",
    "pin=%3Cscript%3Ealert(1)%3C/script%3E&i=%ff%fe&%69=9",
    "i=<img src=x onerror=alert(1)>&<b>=1&__proto__[x]=1",
    "=&&&=5&i&i=&i=7=8&utm_source=x&lang=xx&hide=<b>,results",
    "i=" + "9" * 5000,
    "&".join(f"k{n}={n}" for n in range(1500)),
    "i=+7&k=%2B3&seed=+5",
    "t=20000&o=output&f=0&l=0",
]


def test_a_link_means_the_same_here_and_in_the_app(parts: Page) -> None:
    labs = random_labs(300)
    pairs = [encode(lab, pinned=other) for lab, other in pairwise(labs)]
    queries = [encode(lab) for lab in labs] + pairs + HOSTILE
    found = parts.evaluate(
        CODEC,
        queries,
    )
    for query, here in zip(queries, found, strict=True):
        lab, problems = decode(query)
        pinned, _ = decode_pin(query)
        assert as_python(here["lab"]) == as_plain(lab), query[:200]
        assert here["query"] == encode(lab, pinned=pinned), query[:200]
        assert (here["pinned"] is None) == (pinned is None), query[:200]
        said = [here["problem"]] if here["problem"] else []
        assert [(one["code"], *one["fields"]) for one in said] == [
            (one.code, *one.fields) for one in problems
        ], query[:200]


def test_what_is_not_allowed_gives_way_as_in_the_app_and_says_the_same(parts: Page) -> None:
    chance = random.Random(11)
    cases = []
    for lab in random_labs(240):
        field = chance.choice(FIELDS)
        touched = chance.choice([field.name, None])
        rows = lab.rows._replace(**{field.name: chance.randint(field.low - 2, field.high + 2)})
        columns = rows if lab.linked else lab.columns
        cases.append((rows, columns, touched, chance.choice([None, "rows", "columns"])))
    found = parts.evaluate(
        REPAIR,
        cases,
    )
    said = 0
    for case, here in zip(cases, found, strict=True):
        rows, columns, repairs = repair(*case)
        sentences = [
            sentence_for_problem(Problem("repaired", repairs=repairs), language) if repairs else ""
            for language in ("en", "zh")
        ]
        assert here == [list(rows), list(columns), *sentences], case
        said += bool(repairs)
    assert said > 100


def test_typed_and_pasted_text_means_what_it_means_in_the_app(parts: Page) -> None:
    texts = [
        "7", "-2.5", "\u22123", "1e-3", ".5", "1.", "1,5", "1,250", "1,5, 2,5", "1 2\n3 4",
        "1\t\t3\r\n4\t5", "1;2,5;;3", "1, 2, 3", "1,2,3", "x", "1 x", "1e7", "1\t2e9", "", " ",
        "\n\n", "0,25 0,5", "9" * 400, "--1", "1;;", "1\n2\n3\n4\n5\n6\n7",
    ]  # fmt: skip
    found = parts.evaluate(
        TYPED,
        texts,
    )
    for typed, (edits, code, sentence) in zip(texts, found, strict=True):
        lab, problems = apply_edit(DEFAULT, "input", 1, 1, typed)
        assert code == "".join(problem.code for problem in problems), typed
        if edits is None:
            assert sentence == sentence_for_problem(problems[0]), typed
        else:
            assert [tuple(edit) for edit in edits] == list(lab.input_edits), typed


def test_hostile_links_are_harmless(open_static: OpenStatic) -> None:
    page = open_static(f"two_dimensions.html?{HOSTILE[7]}", disk=True)
    for query in HOSTILE:
        page.evaluate(GO, query)
        lab, problems = decode(query)
        expect(page.locator("[data-stage]")).to_have_attribute(
            "data-scene", encode(lab, view=False) or "default"
        )
        assert page.locator(".status.notice").count() == bool(problems or decode_pin(query)[1])
        assert page.locator("main :is(img, script), .status *").count() == 0


# ---- it is used as the app is ----


@pytest.mark.parametrize("disk", [False, True], ids=["served", "from disk"])
def test_it_is_played_changed_and_taken_back_by_keyboard(
    open_static: OpenStatic, disk: bool
) -> None:
    page = open_static(disk=disk)
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
    page.locator('select[name="language"]').select_option("zh")
    expect(page.locator("h1")).to_have_text(text("page.home.title", "zh"))
    assert "lang=zh" in query_of(page)
    page.get_by_role("link", name=text("home.open", "zh")).click()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("h1")).to_have_text(text("page.two_dimensions.title", "zh"))
    expect(page.locator(BADGE)).to_contain_text("散布 = 汇集")
    assert page.get_attribute("html", "lang") == "zh"
    page.locator('select[name="language"]').select_option("en")
    expect(page.locator("h1")).to_have_text("Two dimensions")
    assert query_of(page) == ""


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


def test_hidden_parts_stay_hidden(open_static: OpenStatic) -> None:
    page = open_static("two_dimensions.html?hide=controls,results")
    expect(page.locator(".controls")).to_be_hidden()
    assert page.locator("[data-editable]").count() == 0


def test_the_full_app_is_linked_where_it_is_known(folder: Path, tmp_path: Path) -> None:
    page = (folder / "autoencoder.html").read_text(encoding="utf-8")
    assert f'href="{APP}/autoencoder"' in page
    alone = scripts_and_pages(tmp_path)
    assert "https://" not in alone
    with pytest.raises(ValueError, match="http"):
        write_static(tmp_path, "javascript:alert(1)")


def scripts_and_pages(folder: Path) -> str:
    write_static(folder)
    return "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.html"))


def test_what_it_knows_of_the_app_is_written_in_one_piece() -> None:
    found = json.loads(scripts()["tables.js"].partition(" = ")[2].rstrip(";\n"))
    assert len(found["data"]) < 300_000
