"""The link of each lesson with a stage gives the file that its page gives, and the file opens."""

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import nbclient
import nbformat
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from deconv_viz import __main__
from deconv_viz.export import ExportError, make, of_lab, of_link
from deconv_viz.lessons.staged import STAGED
from deconv_viz.stage import Show
from deconv_viz.stage.bar import Asked
from deconv_viz.state import decode
from deconv_viz.ui import lesson
from deconv_viz.ui.frame import PAGES
from deconv_viz.ui.take import subject_of
from tests.export.conftest import OpenFile

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]

LINKS = {
    "one_dimension": ("one_dimension?part=causal&crop=same&i=6&x=chirp&t=3", "gif"),
    "matrix": ("matrix?dim=2&k=2&w=1,2,-3&part=inverse", "html"),
    "upsampling": ("upsampling?part=bilinear&b=aligned&u=3&n=2", "ipynb"),
    "checkerboard": ("checkerboard?part=weights&k=1,3&i=1,5&t=9&o=output", "svg"),
    "sub_pixel": ("sub_pixel?k=3&a=1&seed=4&f=0", "png"),
    "frameworks": (
        "frameworks?fw=keras&layer=Conv2DTranspose&in=3,3&filters=1&kernel_size=3&strides=2&padding=same",
        "py",
    ),
}


def in_the_app(link: str, monkeypatch: pytest.MonkeyPatch) -> Show:
    """What the page at this link mounts as its stage."""
    shown: list[Show] = []
    monkeypatch.setattr(lesson, "stage", lambda show, **more: shown.append(show))
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    page, _, query = link.partition("?")
    for part in query.split("&"):
        key, _, value = part.partition("=")
        test.query_params[key] = value
    test.switch_page(PAGES[page]).run()
    assert not test.exception
    return shown[-1]


def test_every_lesson_with_a_stage_has_a_link_here() -> None:
    assert LINKS.keys() == STAGED.keys()


@pytest.mark.parametrize("page", STAGED)
def test_a_link_gives_what_its_page_gives_and_it_opens(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_file: OpenFile
) -> None:
    short, format = LINKS[page]
    link = f"https://lab.example/{short}"
    out = tmp_path / f"out.{format}"
    assert __main__.main(["export", link, str(out)]) == 0
    query = short.partition("?")[2]
    show = in_the_app(short, monkeypatch)
    taken = make(subject_of(show, Asked(1, format, query, link, False)), format)
    assert out.read_bytes() == taken
    OPENED[format](out, open_file)


def _animation(out: Path, open_file: OpenFile) -> None:
    with Image.open(out) as film:
        assert film.n_frames > 6  # type: ignore[attr-defined]


def _page(out: Path, open_file: OpenFile) -> None:
    page = open_file(out.read_text(encoding="utf-8"))
    stage = page.locator("[data-stage]")
    assert stage.get_attribute("data-step") == "2"  # where the lesson opens
    stage.press("ArrowRight")
    page.locator('[data-stage][data-step="3"]').wait_for()


def _notebook(out: Path, open_file: OpenFile) -> None:
    book = nbformat.read(out, as_version=4)
    nbclient.NotebookClient(book, timeout=120, kernel_name="python3").execute()


def _drawing(out: Path, open_file: OpenFile) -> None:
    root = ElementTree.parse(out).getroot()
    assert root.tag.endswith("svg")
    assert len(list(root.iter())) > 50


def _picture(out: Path, open_file: OpenFile) -> None:
    with Image.open(BytesIO(out.read_bytes())) as picture:
        assert picture.width > 1000


def _program(out: Path, open_file: OpenFile) -> None:
    done = subprocess.run([sys.executable, out], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


OPENED: dict[str, Callable[[Path, OpenFile], None]] = {
    "gif": _animation,
    "html": _page,
    "ipynb": _notebook,
    "svg": _drawing,
    "png": _picture,
    "py": _program,
}


def test_what_of_a_link_gave_way_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.csv"
    assert __main__.main(["export", "sub_pixel?s=2&a=2", str(out)]) == 0
    assert "output padding" in capsys.readouterr().err.lower()
    assert __main__.main(["export", "sub_pixel?a=2&lang=zh", str(out)]) == 0
    assert "输出填充" in capsys.readouterr().err


def test_a_page_of_the_lab_says_the_lab() -> None:
    for link in ("i=4&t=2", "two_dimensions?i=4&t=2", "https://lab.example/?i=4&t=2"):
        subject, notice = of_link(link)
        assert notice == ()
        assert make(subject, "csv") == make(of_lab(decode("i=4&t=2")[0]), "csv")
        assert subject.step == 2


@pytest.mark.parametrize("page", ["tasks", "three_dimensions", "stack", "nowhere", "docs"])
def test_what_leads_to_no_stage_is_refused(page: str) -> None:
    with pytest.raises(ExportError):
        of_link(page)
