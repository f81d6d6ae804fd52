"""The folder of the static edition, as files."""

import base64
import json
import re
import zlib
from html import unescape
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from deconv_viz.__main__ import main
from deconv_viz.core import Axis, Geometry, conv_transpose, gather
from deconv_viz.export.static import scripts, write_static
from deconv_viz.export.static_figures import Figure, figures
from deconv_viz.export.static_lessons import GROUPS, LESSONS
from deconv_viz.export.static_pages import FILES
from deconv_viz.export.static_tasks import FIRST_SEED, SEEDS
from deconv_viz.export.static_text import to_html
from deconv_viz.state import decode
from deconv_viz.tasks import KINDS, geometry_of, make
from deconv_viz.text import CATALOGUES, text
from deconv_viz.text.tasks import worded
from deconv_viz.ui import frame, tasks_state

Array = NDArray[Any]

APP = "https://app.example.org/deconv"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("static")
    write_static(folder, f"{APP}/")
    return folder


def test_the_folder_is_small_and_asks_for_nothing_outside(folder: Path) -> None:
    files = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}
    assert sum(len(content.encode()) for content in files.values()) < 3_000_000
    for name, content in files.items():
        if name.endswith(".html"):
            targets = re.findall(r'(?:src|href)="([^"]*)"', content)
            plain = {target.partition("?")[0] for target in targets}
            own = {target for target in plain if target.startswith("data:image/")}
            assert plain - {"", *files} <= {f"{APP}/{page}" for page in FILES} | own
            assert "default-src 'none'; script-src 'self'" in content
            assert not re.search(r"<[^>]+\son\w+=", content), "no inline event handlers"
            assert "<script>" not in content
        if name.endswith(".css"):
            assert not re.search(r"url\(|@import", content)


def test_its_pages_are_those_of_the_app() -> None:
    assert GROUPS == frame.GROUPS
    assert set(FILES) == set(LESSONS) == set(frame.PAGES)
    assert FIRST_SEED == tasks_state.FIRST_SEED


def test_every_page_has_its_lessons_text_without_a_script(folder: Path) -> None:
    for page, lesson in LESSONS.items():
        html = (folder / FILES[page]).read_text(encoding="utf-8")
        content = unescape(re.sub(r"<[^>]+>", "", html))
        for key in [f"page.{page}.title", *(case.label for case in lesson.cases)]:
            assert text(key) in content


def numbers(figure: Figure) -> dict[str, Array]:
    """The grids of a figure as they are read out, by the letter or formula above or beneath."""
    found: dict[str, Array] = {}
    for part in figure.parts:
        (says,) = re.findall(r'aria-label="([^"]*)"', part.html)
        name, _, lines = says.rpartition(" = ")
        rows = [line.replace("\u2212", "-").split() for line in lines.split("; ")]
        found[name or part.formula] = np.array(rows, dtype=np.float64)
    return found


def test_the_pictures_beneath_a_stage_are_the_cores() -> None:
    for page, lesson in LESSONS.items():
        of_cases = [figure.query for figure in figures(page) if figure.query]
        assert of_cases in ([], [case.query for case in lesson.cases]), page
    for figure in figures("three_dimensions"):
        read = numbers(figure)
        x, w, y = (np.array([v for k, v in read.items() if k.startswith(name)]) for name in "xwy")
        axis = decode(figure.query)[0].rows
        geometry = Geometry((Axis.of(*axis),) * 3)
        assert gather(x, w, geometry).tolist() == y.tolist(), figure.query
    for figure in figures("sub_pixel"):
        read = numbers(figure)
        w, stride = read.pop("w"), decode(figure.query)[0].rows.stride
        for name, phase in read.items():
            row, column = map(int, re.findall(r"\+(\d)", name))
            own = w[row::stride, column::stride]
            assert phase[: own.shape[0], : own.shape[1]].tolist() == own.tolist(), name
    read = numbers(*figures("whole_layer"))
    assert (read["x[0] \u2192 y[0]"] + read["x[1] \u2192 y[0]"]).tolist() == read["y[0]"].tolist()
    assert "32\u00d732 \u2192 64\u00d764" in figures("stack")[0].parts[0].html
    first = figures("frameworks")[0].parts[0].html
    assert "Conv2DTranspose(1, 3, strides=2)</code><code>[:, 1:, 1:]" in first, "Keras, then cut"


def test_every_question_is_the_cores() -> None:
    packed = scripts()["tasks.js"].partition('"')[2].partition('"')[0]
    data = json.loads(zlib.decompress(base64.b64decode(packed), -15))
    for name in KINDS:
        for at, seed in ((0, SEEDS[0]), (19, SEEDS[19])):
            task = make(name, seed)
            for language in CATALOGUES:
                wanted = json.loads(json.dumps(worded(task.to_json(), language)))
                assert data["tasks"][language][name][at] == wanted
            geometry = geometry_of(task.shown)
            x = np.reshape(task.shown.x, geometry.input_shape)
            w = np.reshape(task.shown.w, geometry.kernel_shape)
            y = conv_transpose(x, w, geometry).ravel().tolist()
            assert data["shown"][name][at]["scene"]["y"] == y


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


def test_the_command_writes_the_folder_or_says_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["static", str(tmp_path / "new" / "folder")]) == 0
    assert set(FILES.values()) < {file.name for file in (tmp_path / "new" / "folder").iterdir()}
    assert "kB" in capsys.readouterr().out
    assert main(["static", str(tmp_path), "--app", "ftp://here"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_paragraph_is_html_with_nothing_in_it_but_its_marks() -> None:
    assert to_html("a **b** `c<d>` & <b>e</b>") == (
        "a <b>b</b> <code>c&lt;d&gt;</code> &amp; <b>e</b>"
    )
    assert to_html("<img onerror=x>") == "&lt;img onerror=x&gt;"
