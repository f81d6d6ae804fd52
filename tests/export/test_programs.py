"""Notebook, script and table: run in interpreters of their own, and read back."""

import csv as table
import io
import json
import subprocess
import sys
from pathlib import Path

import nbclient
import nbformat
import numpy as np
import pytest

from deconv_viz.core import Axis, Geometry, conv_transpose
from deconv_viz.export import FORMATS, Subject, make, of_arrays, of_lab
from deconv_viz.export.program import program
from deconv_viz.state import decode

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
HOSTILE = "a\nimport os; raise SystemExit(7)\r# \"\"\"'''\\ <b>[x](javascript:1)`"


def of(query: str, **options: object) -> Subject:
    return of_lab(decode(query)[0], **options)  # type: ignore[arg-type]


SUBJECTS = {
    "default": of(""),
    "uneven": of("i=4,5&k=3,2&s=2,3&p=1,0&a=1,2", language="zh"),
    "not whole": of("i=3&xe=0.0.0.1~1.1.-1e-07&we=0.0.0.3"),
    "beyond the canvas": of("i=2&k=2&s=1&d=3&p=0&a=2"),
    "crop deeper than the input": of("i=3&k=3&s=3&p=4"),
    "zeros in front": of_arrays([1, 2], [1, 10, 100], Geometry((Axis(2, 3, 2, 1, (-2, 4)),))),
    "volume": of_arrays(
        np.arange(8).reshape(2, 2, 2),
        np.arange(12).reshape(2, 2, 3) - 5,
        Geometry((Axis.of(2, 2, 2), Axis.of(2, 2, 1, 2, 1), Axis.of(2, 3, 2, 1, 1, 1))),
    ),
    "hostile": of("i=2&k=1&p=0", title=HOSTILE, link="https://a.example/x?i=2"),
}


@pytest.fixture(params=SUBJECTS.values(), ids=SUBJECTS.keys())
def subject(request: pytest.FixtureRequest) -> Subject:
    return request.param  # type: ignore[no-any-return]


def run(file: Path, *, library: bool) -> subprocess.CompletedProcess[str]:
    """Run a script where deconv_viz cannot be imported, or can."""
    site = [part for part in sys.path if "site-packages" in part]
    before = [str(ROOT)] if library else []
    start = (
        f"import sys; sys.path[:0] = {before + site!r}; import runpy; runpy.run_path({str(file)!r})"
    )
    return subprocess.run(
        [sys.executable, "-I", "-c", start],
        cwd=file.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
        check=False,
    )


@pytest.mark.parametrize("library", [False, True])
def test_the_script_reproduces_the_numbers(subject: Subject, library: bool, tmp_path: Path) -> None:
    file = tmp_path / "script.py"
    file.write_bytes(make(subject, "py"))
    done = run(file, library=library)
    assert (done.returncode, done.stderr) == (0, "")
    key = "export.program.present" if library else "export.program.absent"
    assert done.stdout.splitlines()[-1] == subject.say(key, name="deconv_viz")
    assert str(subject.y.shape) in done.stdout


def test_the_script_does_not_have_the_name_of_what_it_imports(tmp_path: Path) -> None:
    assert FORMATS["py"].file != "deconv_viz.py"
    file = tmp_path / "deconv_viz.py"  # even if somebody calls it so, it does not fail
    file.write_bytes(make(SUBJECTS["default"], "py"))
    done = subprocess.run(
        [sys.executable, file.name], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["default", "not whole"])
def test_a_wrong_number_in_the_script_is_noticed(name: str, tmp_path: Path) -> None:
    source = make(SUBJECTS[name], "py").decode()
    start, found, rest = source.partition("expected = np.array([[")
    digits = rest.index(",")
    file = tmp_path / "script.py"
    file.write_text(f"{start}{found}{float(rest[:digits]) + 1e-6}{rest[digits:]}", encoding="utf-8")
    assert "AssertionError" in run(file, library=False).stderr


def test_the_notebook_is_valid_and_says_in_every_language_what_it_does(subject: Subject) -> None:
    book = nbformat.reads(make(subject, "ipynb").decode(), as_version=4)
    nbformat.validate(book)
    assert len({cell.id for cell in book.cells}) == len(book.cells)
    kinds = [cell.cell_type for cell in book.cells]
    assert kinds == ["markdown", *["markdown", "code"] * ((len(kinds) - 1) // 2)]


@pytest.mark.parametrize("name", ["default", "uneven", "volume", "hostile"])
def test_the_notebook_runs_in_a_kernel(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    subject = SUBJECTS[name]
    book = nbformat.reads(make(subject, "ipynb").decode(), as_version=4)
    nbclient.NotebookClient(book, timeout=120, kernel_name="python3").execute()
    said = [output.text for cell in book.cells for output in cell.get("outputs", ())]
    present = subject.say("export.program.present", name="deconv_viz")
    assert any(str(subject.y.shape) in text for text in said)
    assert any(present in text for text in said)


def test_a_hostile_title_stays_text_in_a_notebook() -> None:
    book = json.loads(make(SUBJECTS["hostile"], "ipynb"))
    title = book["cells"][0]["source"][0]
    assert title.startswith("# a import os; raise")
    assert "<b>" not in title
    assert "[x]" not in title.replace(r"\[x]", "")


def test_a_crop_that_no_arguments_say_has_no_torch_cell() -> None:
    assert len(program(SUBJECTS["zeros in front"])) == 4
    assert "conv_transpose1d" not in make(SUBJECTS["zeros in front"], "ipynb").decode()
    assert "conv_transpose3d" in make(SUBJECTS["volume"], "ipynb").decode()


def test_the_table_holds_the_arrays_and_the_taps_add_up(subject: Subject) -> None:
    rows = list(table.DictReader(io.StringIO(make(subject, "csv").decode())))

    def place(text: str) -> tuple[int, ...]:
        return tuple(map(int, text.split()))

    for what, values in (("input", subject.x), ("kernel", subject.w), ("output", subject.y)):
        read = {place(row["index"]): float(row["value"]) for row in rows if row["what"] == what}
        assert read == {index: values[index] for index in np.ndindex(values.shape)}
    total = np.zeros(subject.y.shape, subject.y.dtype)
    for row in rows:
        if row["what"] == "tap":
            x, w = subject.x[place(row["input"])], subject.w[place(row["kernel"])]
            assert float(row["value"]) == x * w
            total[place(row["index"])] += x * w
    assert np.abs(total - conv_transpose(subject.x, subject.w, subject.geometry)).max() <= (
        0 if subject.y.dtype == np.int64 else 1e-12
    )
