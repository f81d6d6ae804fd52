"""Answers are read as people type them, in Python and in the browser's half alike."""

import json
import subprocess
from pathlib import Path

import playwright
import pytest

from deconv_viz.tasks import Answer, Form, Task, check, make, read_answer

ASSETS = Path(__file__).parents[2] / "deconv_viz" / "stage" / "assets"
NODE = Path(playwright.__file__).parent / "driver" / "node"

TYPED: tuple[tuple[Form, object, Answer | None], ...] = (
    ("number", "7", 7),
    ("number", "  7 ", 7),
    ("number", "+7", 7),
    ("number", "-3", -3),
    ("number", "−3", -3),
    ("number", "–3", -3),
    ("number", "- 3", None),
    ("number", "７", 7),
    ("number", "１２", 12),
    ("number", "－３", -3),
    ("number", "7.0", 7),
    ("number", "7.", 7),
    ("number", "7.5", None),
    ("number", "(7)", 7),
    ("number", "-0", 0),
    ("number", "007", 7),
    ("number", "", None),
    ("number", "seven", None),
    ("number", "7 7", None),
    ("number", "1e3", None),
    ("number", "9" * 12, None),
    ("number", "x" * 5000, None),
    ("number", 7, 7),
    ("number", [7], None),
    ("number", None, None),
    ("number", True, None),
    ("number", {"a": 1}, None),
    ("shape", "5x5", (5, 5)),
    ("shape", "5×5", (5, 5)),
    ("shape", "5 X 5", (5, 5)),
    ("shape", "5*5", (5, 5)),
    ("shape", "(5, 5)", (5, 5)),
    ("shape", "[5,5]", (5, 5)),
    ("shape", "(5,)", (5,)),
    ("shape", "( 3, 4, 5 )", (3, 4, 5)),
    ("shape", "3 4", (3, 4)),
    ("shape", "３×４", (3, 4)),
    ("shape", "（３，４）", (3, 4)),
    ("shape", "3、4", (3, 4)),
    ("shape", "3;4", (3, 4)),
    ("shape", "5", (5,)),
    ("shape", "5x", None),
    ("shape", "axb", None),
    ("shape", [5, 5], (5, 5)),
    ("shape", [5, "5"], None),
    ("shape", 5, (5,)),
    ("choice", 2, 2),
    ("choice", "2", 2),
    ("choice", None, None),
    ("cells", [3, 1, 1], (1, 3)),
    ("cells", "3, 1", (1, 3)),
    ("cells", [], ()),
    ("cells", 4, (4,)),
)


@pytest.mark.parametrize(("form", "typed", "meant"), TYPED, ids=range(len(TYPED)))
def test_what_is_typed_is_read(form: Form, typed: object, meant: Answer | None) -> None:
    assert read_answer(form, typed) == meant


def in_the_browser(function: str, cases: list[list[object]], folder: Path) -> list[object]:
    """The values of a function of task_check.js for each list of arguments."""
    (folder / "task_check.mjs").write_text((ASSETS / "task_check.js").read_text("utf-8"), "utf-8")
    (folder / "run.mjs").write_text(
        f"import {{ {function} }} from './task_check.mjs';\n"
        f"const cases = {json.dumps(cases)};\n"
        f"console.log(JSON.stringify(cases.map((given) => {function}(...given))));\n",
        "utf-8",
    )
    done = subprocess.run(
        [NODE, folder / "run.mjs"], capture_output=True, text=True, timeout=60, check=True
    )
    found: list[object] = json.loads(done.stdout)
    return found


def test_the_browser_reads_the_same(tmp_path: Path) -> None:
    found = in_the_browser("readAnswer", [[form, typed] for form, typed, _ in TYPED], tmp_path)
    wanted = [list(meant) if isinstance(meant, tuple) else meant for *_, meant in TYPED]
    assert found == wanted


def test_the_browser_gives_the_same_verdicts(tmp_path: Path) -> None:
    tasks = [make(kind, seed) for kind in ("stamp", "size", "volume", "even") for seed in range(9)]
    cases: list[list[object]] = []
    wanted = []
    for task in tasks:
        for answer in answers(task):
            cases.append([told(task), answer])
            verdict = check(task, answer)
            wanted.append({"case": verdict.case, "says": verdict.says.key if verdict.says else ""})
    assert {each["case"] for each in wanted} == {"right", "wrong", "unread"}
    assert in_the_browser("judge", cases, tmp_path) == wanted


def told(task: Task) -> dict[str, object]:
    wrong = [{"answer": w.answer, "says": w.says.key} for w in task.wrong]
    return {
        "form": task.form,
        "answer": task.answer,
        "wrong": wrong,
        "options": [o.key for o in task.options],
    }


def answers(task: Task) -> list[object]:
    rights = [task.answer, *(wrong.answer for wrong in task.wrong), "nonsense", None, 99]
    return [list(each) if isinstance(each, tuple) else each for each in rights]


def test_an_option_that_is_not_there_is_no_answer() -> None:
    task = make("even", 1)
    assert check(task, len(task.options)).case == "unread"
    assert check(task, -1).case == "unread"
    assert check(task, None).case == "unread"
