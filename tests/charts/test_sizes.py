"""The curves: the points are the core's, the present one is marked, the colours are the stage's."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from deconv_viz.charts.colours import DARK, LIGHT, css_properties
from deconv_viz.charts.sizes import size_curve, staircase
from deconv_viz.core.sizes import forward_size

ROOT = Path(__file__).parents[2]
LABELS = {
    "input": "in",
    "output": "out",
    "line": "2 × input",
    "point": "5 → 9",
    "gap": "1 short",
    "open": "as well",
}


def drawn(figure: Any) -> list[dict[str, Any]]:
    traces: list[dict[str, Any]] = json.loads(figure.to_json())["data"]
    return traces


def points(trace: dict[str, Any]) -> list[tuple[int, int | None]]:
    return list(zip(trace["x"], trace["y"], strict=True))


def test_the_curve_has_every_output_and_the_line_every_multiple() -> None:
    outputs = {size: 2 * size - 1 for size in range(1, 10)}
    line, curve, *_ = drawn(size_curve(outputs, {}, 5, 2, LABELS))
    assert points(line) == [(size, 2 * size) for size in outputs]
    assert points(curve) == list(outputs.items())


def test_the_present_point_and_its_distance_from_the_line_are_marked() -> None:
    outputs = {size: 2 * size - 1 for size in range(1, 10)}
    figure = size_curve(outputs, {}, 5, 2, LABELS)
    *_, gap, mark = drawn(figure)
    assert points(gap) == [(5, 9), (5, 10)]
    assert points(mark) == [(5, 9)]
    texts = [note["text"] for note in json.loads(figure.to_json())["layout"]["annotations"]]
    assert texts == ["<b>5 → 9</b><br>1 short", "2 × input"]


def test_on_the_line_there_is_no_distance() -> None:
    outputs = {size: 2 * size for size in range(1, 10)}
    traces = drawn(size_curve(outputs, {}, 5, 2, LABELS))
    assert [points(trace) for trace in traces[2:]] == [[(5, 10)]]


def test_sizes_that_are_possible_as_well_are_drawn_once_each() -> None:
    outputs: dict[int, int | None] = {1: 2, 2: 4}
    _, others, curve, *_ = drawn(size_curve(outputs, {1: [1, 2], 2: [3, 4]}, 2, 2, LABELS))
    assert points(others) == [(1, 1), (2, 3)]
    assert points(curve) == [(1, 2), (2, 4)]


def test_where_a_framework_refuses_there_is_a_gap() -> None:
    outputs = {1: None, 2: None, 3: 3}
    _, curve, *_ = drawn(size_curve(outputs, {}, 3, 2, LABELS))
    assert points(curve) == [(1, None), (2, None), (3, 3)]
    assert curve["text"] == ["", "", "3"]


@pytest.mark.parametrize("layer", [(3, 2, 1, 1), (5, 3, 1, 0), (2, 1, 2, 0)])
def test_the_staircase_is_the_forward_size(layer: tuple[int, int, int, int]) -> None:
    sizes = range(3, 20)
    steps, step = drawn(staircase(sizes, layer, 5, [9, 10], 10, LABELS))
    assert points(steps) == [(size, forward_size(size, *layer)) for size in sizes]
    assert points(step) == [(9, 5), (10, 5)]
    assert step["marker"]["size"] == [10, 15]


def test_of_many_sizes_that_share_a_step_only_the_ends_are_named() -> None:
    _, step = drawn(staircase(range(1, 20), (1, 5, 1, 0), 3, [11, 12, 13, 14, 15], 12, LABELS))
    assert step["text"] == ["11", "", "", "", "15"]


def test_a_figure_is_small() -> None:
    outputs = {size: 2 * size for size in range(1, 10)}
    assert len(size_curve(outputs, {}, 5, 2, LABELS).to_json()) < 4_000


@pytest.mark.parametrize(
    ("colours", "selector"), [(LIGHT, r"\.stage"), (DARK, r"\.stage\[data-dark\]")]
)
def test_the_colours_are_those_of_the_stage(colours: dict[str, str], selector: str) -> None:
    css = (ROOT / "deconv_viz/stage/assets/stage.css").read_text(encoding="utf-8")
    block = re.search(selector + r" \{([^}]*)\}", css)
    assert block
    own = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", block[1]))
    assert colours == {role: own[role] for role in colours}
    assert set(LIGHT) == set(DARK) == {*own} - {"accent"}


def test_as_css_each_role_follows_the_theme() -> None:
    assert "--input: light-dark(#1d5fd1, #7db2ff);" in css_properties()
