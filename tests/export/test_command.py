"""The command line, in a process of its own, and `show` in a notebook."""

import html
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import deconv_viz
from deconv_viz import __main__
from deconv_viz.core import Axis, Geometry
from deconv_viz.export import FORMATS, REASONS, export, export_arrays
from deconv_viz.export.link import WITH_LAB
from deconv_viz.state import decode
from deconv_viz.text.en import EN
from tests.export.conftest import OpenFile

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "deconv_viz", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_written_as_the_library_makes_it(format: str, tmp_path: Path) -> None:
    out = tmp_path / f"out.{format}"
    done = command("export", "i=2&k=2&p=0", str(out), "--step", "3", "--dark", "--lang", "zh")
    assert done.returncode == 0, done.stderr
    assert str(out) in done.stdout
    wanted = export(decode("i=2&k=2&p=0")[0], format, step=3, dark=True, language="zh")
    assert out.read_bytes() == wanted
    assert bool(done.stderr) == FORMATS[format].long  # progress


def test_a_link_says_step_order_flip_and_language(tmp_path: Path) -> None:
    link = "https://lab.example/two_dimensions?i=4&t=9&o=output&f=0&lang=zh&hide=results&utm_x=1"
    out = tmp_path / "out.html"
    assert command("export", link, str(out)).stderr == ""
    page = out.read_text(encoding="utf-8")
    assert '<html lang="zh">' in page
    assert '"step":9,"order":"output","flip":false' in page
    assert '"hidden":["results"]' in page
    assert html.escape(link) in page


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["hello", "out.svg"], "neither a link nor a query"),
        (["i=5", "out.mp3"], "no such format"),
        (["i=5", "out"], "no such format"),
        (["i=5", "no/where/out.svg"], "could not be written"),
        (["i=5", "out.svg", "--step", "26"], "they go from 0 to 25"),
        (["i=5", "out.svg", "--step", "-1"], "they go from 0 to 25"),
        (["i=5", "out.svg", "--step", "x"], "invalid int value"),
        (["i=5", "out.svg", "--order", "up"], "invalid choice"),
        (["i=5", "out.svg", "--lang", "fr"], "invalid choice"),
        (["https://lab.example/stack?k=1", "out.svg"], "The page stack has no stage"),
        (["tasks?kind=size", "out.svg"], "has no stage"),
        (["https://lab.example/one_dimension?part=sound", "out.svg"], "another part or layer"),
        (["checkerboard?part=remedies", "out.svg"], "another part or layer"),
        (["frameworks?fw=keras&layer=Conv2DTranspose&strides=0", "x.svg"], "another part or layer"),
        (["matrix?k=2", "out.svg", "--step", "99"], "they go from 0 to 4"),
        (["i=5"], "required"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    arguments: list[str],
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        code = __main__.main(["export", *arguments])
    except SystemExit as end:
        code = int(str(end.code))
    said = capsys.readouterr()
    assert code == 2
    assert said.out == ""
    assert says in said.err
    assert len(said.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("link", ["http://[", "https://x.example/?i=99", "?i=5&%ff=1", ""])
def test_a_doubtful_link_gives_the_nearest_lab(
    link: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert __main__.main(["export", link, str(tmp_path / "out.csv")]) == 0
    assert (tmp_path / "out.csv").stat().st_size > 1000
    assert len(capsys.readouterr().err.splitlines()) <= 1


def test_a_film_that_leaves_steps_out_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.gif"
    assert __main__.main(["export", "i=32&s=1&k=1&p=0", str(out)]) == 0
    said = capsys.readouterr().err
    first, *progress = said.splitlines()
    assert re.fullmatch(r"1024 steps are too many for one film: it shows \d+ of them\.", first)
    assert 2 < len(progress) < 13
    assert Image.open(BytesIO(out.read_bytes())).n_frames > 20  # type: ignore[attr-defined]


def test_the_version_and_the_help() -> None:
    assert command("--version").stdout == f"deconv_viz {deconv_viz.__version__}\n"
    helped = command("export", "--help")
    assert helped.returncode == 0
    assert all(f in helped.stdout for f in FORMATS)
    assert command().returncode == 2


def test_every_refusal_has_a_sentence_and_every_lab_page_is_a_page() -> None:
    assert all(f"export.error.{reason}" in EN for reason in REASONS)
    assert "two_dimensions" in WITH_LAB
    assert all(f"page.{name}.title" in EN for name in WITH_LAB if name)


# ---- show ----


def test_show_puts_a_running_stage_into_a_notebook(open_file: OpenFile) -> None:
    shown = deconv_viz.show("i=3&k=2", step=4, dark=True)
    cell = shown._repr_html_()
    found = re.fullmatch(r'<iframe srcdoc="([^"]*)" title="([^"]*)" sandbox="([^"]*)" .*', cell)
    assert found is not None
    assert html.unescape(found[1]) == shown.html
    assert "allow-same-origin" not in found[3]
    page = open_file(f"<body data-stage data-ready>{cell}")
    frame = page.frame_locator("iframe")
    frame.locator("[data-stage][data-ready]").wait_for()
    assert frame.locator("[data-stage]").get_attribute("data-step") == "4"
    frame.locator("[data-stage]").press("ArrowRight")
    frame.locator('[data-stage][data-step="5"]').wait_for()
    assert frame.locator("[data-stage]").get_attribute("data-dark") is not None


def test_show_takes_arrays_with_the_arguments_of_a_layer(tmp_path: Path) -> None:
    x, w = np.arange(6).reshape(2, 3), np.ones((2, 2))
    shown = deconv_viz.show(x, w, stride=(2, 1), padding=1, output_padding=(1, 0))
    geometry = Geometry((Axis.of(2, 2, 2, 1, 1, 1), Axis.of(3, 2, 1, 1, 1, 0)))
    assert shown.html == deconv_viz.show(x, w, geometry).html
    assert shown.html.encode() == export_arrays(x, w, geometry, "html")
    assert shown.save(tmp_path / "page.html").read_text(encoding="utf-8") == shown.html
    assert "2×3" in repr(shown)


@pytest.mark.parametrize(
    ("arguments", "options", "says"),
    [
        (([1, 2],), {}, "both the input x and the kernel w"),
        (("i=5", [1]), {}, "both the input x and the kernel w"),
        (("i=5",), {"stride": 2}, "both the input x and the kernel w"),
        (([1, 2], [1], Geometry((Axis(2, 1),))), {"stride": 2}, "not both"),
        (([1, 2], [[1]]), {}, "Kernel|w"),
        (([1, 2], [1]), {"stride": (1, 2)}, "tride"),
        (([1, 2], [1]), {"stride": 0}, "tride"),
        (([1, float("nan")], [1]), {}, "finite|number"),
        ((np.ones((1, 1, 1)), np.ones((1, 1, 1))), {}, "3"),
        (("i=5",), {"order": "up"}, "input, output"),
        (("i=5",), {"step": 26}, "0 to 25"),
        (("i=5",), {"language": "xx"}, "en, zh"),
    ],
)
def test_show_refuses_in_one_sentence(
    arguments: tuple[object, ...], options: dict[str, object], says: str
) -> None:
    with pytest.raises(ValueError, match=says) as refused:
        deconv_viz.show(*arguments, **options)  # type: ignore[arg-type]
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def test_importing_the_package_leaves_show_out() -> None:
    program = (
        "import sys, deconv_viz; before = 'deconv_viz.export' in sys.modules;"
        "deconv_viz.show;"
        "print(before, 'deconv_viz.export' in sys.modules, 'streamlit' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True", "False"]
    with pytest.raises(AttributeError):
        _ = deconv_viz.nothing  # type: ignore[attr-defined]
