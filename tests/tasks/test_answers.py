"""The answers agree with an oracle that knows nothing of the core."""

import re

import pytest

from deconv_viz.tasks import KINDS, Task
from deconv_viz.text.tasks import worded
from tests.tasks.made import tasks
from tests.tasks.oracle import ANSWERS, canvas, counts, grids, numbers, scattered

CHOICES = [kind for kind in KINDS if kind not in ANSWERS and kind != "weight_shape"]


@pytest.mark.parametrize("kind", ANSWERS)
def test_the_answer_is_that_of_the_enumeration(kind: str) -> None:
    for task in tasks(kind):
        assert task.answer == ANSWERS[kind](task), (kind, task.seed)


def test_the_shape_of_a_weight_is_as_the_documentations_say() -> None:
    for task in tasks("weight_shape"):
        v = numbers(task)
        k, inputs, outputs = v["kernel"], v["channels"], v["filters"]
        torch = task.lines[0].startswith("nn.")
        assert task.answer == ((inputs, outputs, k, k) if torch else (k, k, outputs, inputs))


def arguments(line: str) -> dict[str, int]:
    """The numbers of a layer as it is written: kernel, and what is named."""
    inside = line[line.index("(") + 1 :]
    named = {name: int(value) for name, value in re.findall(r"(\w+)=(\d+)", inside)}
    bare = re.findall(r"(?:^|, )(\d+)(?=[,)])", inside)
    return {"kernel": int(bare[-1]), **named}


def makes(line: str, n: int) -> int:
    """The size that a layer makes of n, from its text."""
    v = arguments(line)
    s = v.get("stride", v.get("strides", 1))
    k, p, a = v["kernel"], v.get("padding", 0), v.get("output_padding")
    if "Conv2DTranspose" not in line:
        return canvas(n, k, s) - 2 * p + (a or 0)
    if "'same'" in line:
        return n * s if a is None else (n - 1) * s + k - k // 2 * 2 + a
    return n * s + max(k - s, 0) if a is None else canvas(n, k, s) + a


def right_options(task: Task) -> list[int]:
    """The options that hold true, found from their words and the values of the question."""
    v = numbers(task)
    told = worded(task.to_json())
    options: list[str] = told["options"]
    keys = [option.key.removeprefix("option.") for option in task.options]
    match task.kind:
        case "hole_value":
            line = counts(v["size"], v["kernel"], v["stride"])
            assert not line[v["row"]] * line[v["column"]]
            return [i for i, key in enumerate(keys) if key == "zero"]
        case "open_length":
            return [
                i for i, text in enumerate(options) if text == f"{v['size'] * v['stride']} samples"
            ]
        case "repeats":
            row = [int(each) for each in re.findall(r"\d+", str(task.asks.values["row"]))]
            wanted = [value for value in row for _ in range(v["stride"])]
            return [i for i, text in enumerate(options) if text == str(wanted)]
        case "even" | "even_dilated":
            return [i for i, option in enumerate(task.options) if _even(option.values)]
        case "doubles":
            return [i for i, text in enumerate(options) if makes(text, v["size"]) == v["double"]]
        case "keras_word":
            wanted_size = makes(task.lines[0], v["size"])
            return [i for i, text in enumerate(options) if makes(text, v["size"]) == wanted_size]
        case "subsample":
            # The forward convolution, valid and with step 2, has to lead back to the input.
            back = [(int(text) - v["kernel"]) // 2 + 1 for text in options]
            return [i for i, size in enumerate(back) if size == v["size"]]
        case "border":
            (row,) = grids(task)[0]
            middle = row[v["kernel"] - 1 : len(row) - v["kernel"] + 1]
            pattern = len(set(_endless(v["kernel"], v["stride"]))) > 1
            ramp = sum(row) < sum(
                _endless(v["kernel"], v["stride"])[o % v["stride"]] for o in range(len(row))
            )
            assert pattern or len(set(middle)) <= 1
            name = "both" if pattern and ramp else "only_pattern" if pattern else "only_border"
            return [keys.index(name)]
        case "weights":
            (w,) = grids(task)[0]
            even = len(w) % 2 == 0
            y = scattered([1] * 40, w, 2)[20:60]
            level = len(set(y)) == 1
            names = {
                (True, True): "clean",
                (True, False): "weights",
                (False, True): "balanced",
                (False, False): "checkered",
            }
            return [keys.index(names[even, level])]
    raise AssertionError(task.kind)


def _endless(k: int, s: int) -> list[int]:
    line = counts(30, k, s)
    start = 10 * s
    return line[start : start + s]


def _even(values: object) -> bool:
    assert isinstance(values, dict)
    k, s, d = values["kernel"], values["stride"], values["dilation"]
    reached = [i * s + t * d for i in range(60) for t in range(k)]
    return len({reached.count(o) for o in range(60, 60 + s)}) == 1


@pytest.mark.parametrize("kind", CHOICES)
def test_exactly_one_option_holds_and_it_is_the_answer(kind: str) -> None:
    for task in tasks(kind):
        assert right_options(task) == [task.answer], (kind, task.seed)
