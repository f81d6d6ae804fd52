"""The static edition's tables, sums, links and repairs are the core's and the app's."""

import json
import random
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from deconv_viz.core import FILLS, Axis, AxisArguments, conv_transpose, fill
from deconv_viz.scenes import two_dimensional
from deconv_viz.scenes.scene import _axis_tables
from deconv_viz.state import DEFAULT, FIELDS, apply_edit, decode, decode_pin, encode, repair
from deconv_viz.state.problem import Problem
from deconv_viz.state.repair import refusal
from deconv_viz.text import sentence_for_problem
from tests.browser.static_site import (
    CODEC,
    HOSTILE,
    REPAIR,
    SUMS,
    TABLES,
    TYPED,
    is_whole,
    random_labs,
)

pytestmark = pytest.mark.long

SCENE = """(query) => JSON.stringify(
  self.parts.labs.sceneOf(self.parts.codec.decode(query).lab, "id"))"""


def test_its_sums_are_the_cores(static_parts: Page) -> None:
    labs = random_labs(240)
    sums = json.loads(static_parts.evaluate(SUMS, [encode(lab) for lab in labs]))
    for lab, found in zip(labs, sums, strict=True):
        x, w, geometry = lab.input(), lab.kernel(), lab.geometry()
        y = conv_transpose(x, w, geometry).ravel()
        if is_whole(lab):
            assert found["scatter"] == y.tolist(), lab
        else:
            allowed = 1e-12 * conv_transpose(np.abs(x), np.abs(w), geometry).ravel()
            assert (np.abs(np.array(found["scatter"]) - y) <= allowed).all(), lab
        assert found["equal"], lab  # the windows' sums to the stamps'


def test_two_ways_that_disagree_are_called_out(static_parts: Page) -> None:
    equal = static_parts.evaluate(
        """async () => {
          const { readModel, verdict } = await import("/modules/stage/assets/model.js");
          const { labs } = self.parts, scene = labs.sceneOf(labs.DEFAULT, "id");
          const whole = verdict(readModel(scene), true).equal;
          scene.axes[0].windows[0]++;
          return [whole, verdict(readModel(scene), true).equal];
        }"""
    )
    assert equal == [True, False]


def test_the_tables_are_those_of_the_core_for_every_axis(static_parts: Page) -> None:
    chance = random.Random(7)
    axes = [AxisArguments(*(chance.randint(f.low, f.high) for f in FIELDS)) for _ in range(900)]
    axes += [axis for lab in random_labs(150) for axis in (lab.rows, lab.columns)]
    expected = []
    for axis in axes:
        refused = refusal(axis)
        tables = None if refused else _axis_tables(Axis.of(*axis))
        expected.append([tables, refused and [refused[0], dict(refused[1])]])
    wrong = static_parts.evaluate(TABLES, json.dumps([axes, expected]))
    assert sum(tables is not None for tables, _ in expected) > 300
    assert wrong == []


def test_the_scene_is_the_cores_but_for_its_result(static_parts: Page) -> None:
    for lab in random_labs(60):
        found = json.loads(static_parts.evaluate(SCENE, encode(lab)))
        wanted = two_dimensional(lab.input(), lab.kernel(), lab.geometry()).data
        own = {"id": "id", "y": None, "matrix": 0, "matrix_equal": None}
        assert found == wanted | own, lab


def test_the_fills_are_those_of_the_core(static_parts: Page) -> None:
    shapes = [(1, 1), (1, 7), (5, 1), (4, 4), (5, 3), (11, 11), (32, 32)]
    for name in FILLS:
        for shape in shapes:
            for seed, role, low, high in ((98_792, "input", 0, 4), (3, "kernel", -3, 3)):
                found = static_parts.evaluate(
                    "([name, shape, chance]) => self.parts.fillOf(name, shape, chance)",
                    [name, shape, {"seed": seed, "role": role, "low": low, "high": high}],
                )
                wanted = fill(name, shape, seed=seed, role=role, low=low, high=high)
                assert found == wanted.ravel().tolist(), (name, shape)


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


def test_a_link_means_the_same_here_and_in_the_app(static_parts: Page) -> None:
    labs = random_labs(300)
    pairs = [encode(lab, pinned=other) for lab, other in pairwise(labs)]
    queries = [encode(lab) for lab in labs] + pairs + HOSTILE
    found = json.loads(static_parts.evaluate(CODEC, queries))
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


def test_what_is_not_allowed_gives_way_as_in_the_app_and_says_the_same(static_parts: Page) -> None:
    chance = random.Random(11)
    cases = []
    for lab in random_labs(240):
        field = chance.choice(FIELDS)
        touched = chance.choice([field.name, None])
        rows = lab.rows._replace(**{field.name: chance.randint(field.low - 2, field.high + 2)})
        columns = rows if lab.linked else lab.columns
        cases.append((rows, columns, touched, chance.choice([None, "rows", "columns"])))
    found = static_parts.evaluate(
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


def test_typed_and_pasted_text_means_what_it_means_in_the_app(static_parts: Page) -> None:
    texts = [
        "7", "-2.5", "\u22123", "1e-3", ".5", "1.", "1,5", "1,250", "1,5, 2,5", "1 2\n3 4",
        "1\t\t3\r\n4\t5", "1;2,5;;3", "1, 2, 3", "1,2,3", "x", "1 x", "1e7", "1\t2e9", "", " ",
        "\n\n", "0,25 0,5", "9" * 400, "--1", "1;;", "1\n2\n3\n4\n5\n6\n7",
    ]  # fmt: skip
    found = static_parts.evaluate(
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
