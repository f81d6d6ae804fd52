"""The page of its own: opened from disk, without a network, in a real Chromium."""

import re
from dataclasses import replace

import numpy as np
import pytest
from playwright.sync_api import Page

from deconv_viz.core import Axis, Geometry, conv_transpose
from deconv_viz.export.message import message
from deconv_viz.export.standalone import standalone
from deconv_viz.export.subject import FIRST_STEP, Subject, of_arrays, of_lab
from deconv_viz.stage.component import Link, Show
from deconv_viz.state import DEFAULT, FIELD, Lab, decode
from tests.export.conftest import OpenFile

pytestmark = pytest.mark.long

STAGE = "[data-stage]"
LARGEST = Lab(
    rows=DEFAULT.rows._replace(size=32, kernel=11, stride=3, padding=0),
    columns=DEFAULT.columns._replace(size=32, kernel=11, stride=3, padding=0),
    kernel_fill="bilinear",
)
HOSTILE = (
    """"'></title></h1></script><script>document.title='run'</script><img src=x onerror=alert(1)>"""
)


def lab(query: str) -> Lab:
    found, problems = decode(query)
    assert problems == ()
    return found


def table(page: Page, caption: str) -> list[list[float]]:
    """The numbers of one of the tables for screen readers."""
    page.wait_for_selector("table")
    rows = page.locator("table", has=page.locator(f"caption:text-matches('{caption}')")).locator(
        "tbody tr"
    )
    return [
        [float(cell.replace("−", "-")) for cell in row.locator("td").all_inner_texts()]
        for row in rows.all()
    ]


@pytest.mark.parametrize(
    "query", ["", "i=4,5&k=3,2&s=2,3&p=1,0&a=1,2&x=ramp", "i=3&xe=0.0.-2.5~1.2.0.125&we=1.1.7"]
)
def test_the_numbers_that_the_page_gathers_are_those_of_the_core(
    query: str, open_file: OpenFile
) -> None:
    subject = of_lab(lab(query))
    page = open_file(standalone(subject))
    assert page.get_attribute(STAGE, "data-equal") == "true"
    page.locator(".tables summary").click()
    assert table(page, "^Input x") == subject.x.tolist()
    assert table(page, "^Kernel w") == subject.w.tolist()
    assert table(page, "^Output y") == subject.y.tolist()


def test_it_plays_and_obeys_the_keyboard(open_file: OpenFile) -> None:
    page = open_file(standalone(of_lab(lab("i=3"), step=2)))
    step = lambda: int(page.get_attribute(STAGE, "data-step") or -1)  # noqa: E731
    assert step() == 2
    page.focus(STAGE)
    for key in ("ArrowRight", "PageDown"):
        page.keyboard.press(key)
    page.wait_for_selector(f'{STAGE}[data-step="4"]')
    page.keyboard.press("Home")
    page.select_option("select", "60")
    page.focus(STAGE)
    page.keyboard.press(" ")
    page.wait_for_selector(f'{STAGE}[data-step="9"][data-playing="false"]')
    page.keyboard.press("o")
    page.wait_for_selector(f'{STAGE}[data-order="output"][data-step="25"]')
    page.keyboard.press("f")
    page.wait_for_selector(f'{STAGE}[data-flip="false"][data-equal="false"]')


def test_pointing_at_an_output_spells_out_its_sum(open_file: OpenFile) -> None:
    page = open_file(standalone(of_lab(DEFAULT)))
    box = page.locator(".grid-output canvas").bounding_box()
    assert box is not None
    cell = (box["width"] - 4) / 9
    page.mouse.move(box["x"] + 2 + 4.5 * cell, box["y"] + 2 + 3.5 * cell)
    page.wait_for_function("document.querySelector('.equation').textContent.startsWith('y[3,4]')")
    assert page.inner_text(".equation").replace("\n", " ").endswith("= 5")


@pytest.mark.parametrize("subject", [of_lab(DEFAULT), of_lab(LARGEST, language="zh")])
def test_it_is_smaller_than_300_kilobytes(subject: Subject) -> None:
    assert len(standalone(subject).encode()) < 300_000


def test_it_has_its_language_its_colours_and_leaves_the_address_alone(open_file: OpenFile) -> None:
    page = open_file(standalone(of_lab(DEFAULT, language="zh")), scheme="dark")
    assert page.get_attribute("html", "lang") == "zh"
    assert page.get_attribute(STAGE, "data-dark") is not None
    assert "转置卷积" in page.inner_text("h1")
    page.focus(STAGE)
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)  # longer than link.js waits before it writes
    assert "?" not in page.url
    page.emulate_media(color_scheme="light")
    page.wait_for_selector(f"{STAGE}:not([data-dark])")
    assert page.get_attribute(STAGE, "data-step") == "9"


@pytest.mark.parametrize(("scheme", "system"), [("dark", "light"), ("light", "dark")])
def test_a_wanted_scheme_overrules_the_system(
    scheme: str, system: str, open_file: OpenFile
) -> None:
    html = standalone(of_lab(DEFAULT), scheme=scheme)
    page = open_file(html, scheme="dark" if system == "dark" else "light")
    assert (page.get_attribute(STAGE, "data-dark") is not None) == (scheme == "dark")


def test_nothing_overflows_on_a_phone(open_file: OpenFile) -> None:
    page = open_file(standalone(of_lab(DEFAULT, link="https://a.example/lab")), width=360)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_hostile_title_is_shown_and_not_run(open_file: OpenFile) -> None:
    page = open_file(standalone(of_lab(DEFAULT, title=HOSTILE)))
    assert page.inner_text("h1") == HOSTILE
    assert page.title() == HOSTILE


def test_what_gets_into_the_page_all_the_same_is_not_run(
    open_file: OpenFile, problems: list[str]
) -> None:
    page = open_file(standalone(of_lab(DEFAULT)))
    page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.ran = 1";
        document.body.append(script);
        const picture = "<img src='data:,' onerror='window.ran = 2'>";
        document.body.insertAdjacentHTML("beforeend", picture);
    }""")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    asked = page.evaluate("fetch('https://example.org').then(() => 'answer', () => 'refused')")
    assert asked == "refused"
    assert problems
    assert all("Content Security Policy" in problem for problem in problems)
    problems.clear()


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,<script>", "//host", "file:///etc", "http:"]
)
def test_only_a_web_address_becomes_a_link(link: str) -> None:
    assert "<a href" not in standalone(of_lab(DEFAULT, link=link))


def test_the_link_back_leads_to_the_lab() -> None:
    html = standalone(of_lab(DEFAULT, link='https://a.example/lab?i=7&x="><b>'))
    assert 'href="https://a.example/lab?i=7&amp;x=&quot;&gt;&lt;b&gt;"' in html


def test_a_signal_is_shown_as_one_row(open_file: OpenFile) -> None:
    geometry = Geometry((Axis.of(4, 3, stride=2),))
    subject = of_arrays([1, 2, 3, 4], [1, 0, -1], geometry)
    page = open_file(standalone(subject))
    page.locator(".tables summary").click()
    assert table(page, "^Output y") == [conv_transpose(subject.x, subject.w, geometry).tolist()]


def test_the_message_has_every_field_that_the_app_sends() -> None:
    said = message(of_lab(DEFAULT))
    assert set(said) == {*Show.__slots__}
    assert set(said["link"]) == set(Link.__slots__)
    assert said["link"]["write"] is False


def test_it_opens_where_the_stage_does() -> None:
    from deconv_viz.export.bundle import STAGE_ASSETS

    source = (STAGE_ASSETS / "view.js").read_text(encoding="utf-8")
    found = re.search(r"const FIRST_STEP = ([\d.]+);", source)
    assert found is not None
    assert float(found[1]) == FIRST_STEP
    assert of_lab(replace(DEFAULT, step=None)).shown == 8


def test_whole_numbers_stay_whole() -> None:
    subject = of_lab(DEFAULT)
    assert subject.x.dtype == subject.w.dtype == subject.y.dtype == np.int64
    assert of_lab(lab("we=0.0.0.5")).w.dtype == np.float64
    assert FIELD["size"].default == subject.x.shape[0]


ONLY_WEBM = """
const asked = MediaRecorder.isTypeSupported.bind(MediaRecorder);
MediaRecorder.isTypeSupported = (type) => type.startsWith("video/webm") && asked(type);
"""


@pytest.mark.parametrize(("before", "ending"), [("", "mp4|webm"), (ONLY_WEBM, "webm")])
def test_the_page_records_a_film_that_plays(before: str, ending: str, open_file: OpenFile) -> None:
    """All of it by the page itself: recording, the progress bar, and a video element."""
    page = open_file(standalone(of_lab(lab("i=2&k=2&p=0"))), before=before)
    button = page.locator("[data-record] button")
    button.click()
    assert button.inner_text() == "Stop"
    assert page.locator("[data-record] progress").is_visible()
    film = page.wait_for_selector("[data-record] a:not([hidden])")
    assert film is not None
    assert re.fullmatch(rf"deconv_viz\.({ending})", film.get_attribute("download") or "")
    duration, width, height, frames = page.evaluate("""async () => {
        const url = document.querySelector("[data-record] a").href;
        const video = document.createElement("video");
        video.muted = true;
        video.src = url;
        await new Promise((done, failed) => {
            video.onloadedmetadata = done;
            video.onerror = failed;
        });
        const length = video.duration;
        video.currentTime = length / 2;
        await new Promise((done) => { video.onseeked = done; });
        await video.play();
        const frames = video.getVideoPlaybackQuality().totalVideoFrames;
        return [length, video.videoWidth, video.videoHeight, frames];
    }""")
    assert (width, height) == (1280, 720)
    assert 3 < duration < 30  # 4 steps and the rest at the end, on however slow a machine
    assert frames > 0
    button.click()
    page.wait_for_timeout(300)
    button.click()
    page.wait_for_function(
        "document.querySelector('[data-record] button').textContent === 'Record video'"
    )
