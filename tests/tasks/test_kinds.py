"""Every kind of question over many seeds: one right answer, named slips, plain data."""

import json
from string import Formatter

import numpy as np
import pytest

from deconv_viz.scenes import two_dimensional
from deconv_viz.state import decode
from deconv_viz.tasks import (
    KINDS,
    LEVELS,
    MAX_SEED,
    Said,
    Task,
    check,
    from_json,
    geometry_of,
    make,
)
from deconv_viz.text import CATALOGUES
from deconv_viz.text.tasks import worded
from tests.tasks.made import SEEDS, tasks


def sentences(task: Task) -> list[Said]:
    return [task.asks, task.why, *task.options, *(wrong.says for wrong in task.wrong)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_seed_always_gives_the_same_task(kind: str) -> None:
    assert [KINDS[kind].make(seed) for seed in SEEDS] == list(tasks(kind))
    assert all((task.kind, task.seed) == (kind, seed) for seed, task in enumerate(tasks(kind)))


@pytest.mark.parametrize("kind", KINDS)
def test_seeds_vary_the_question(kind: str) -> None:
    different = {repr((t.asks, t.grids, t.lines, t.options, t.answer)) for t in tasks(kind)}
    assert len(different) >= 4


@pytest.mark.parametrize("kind", KINDS)
def test_no_wrong_answer_is_the_right_one_and_no_two_are_alike(kind: str) -> None:
    for task in tasks(kind):
        wrong = [each.answer for each in task.wrong]
        assert task.answer not in wrong
        assert len(set(wrong)) == len(wrong) >= 1
        assert check(task, task.answer).case == "right"
        for each in task.wrong:
            verdict = check(task, each.answer)
            assert (verdict.case, verdict.says) == ("wrong", each.says)


@pytest.mark.parametrize("kind", KINDS)
def test_the_answer_has_the_form_that_is_asked_for(kind: str) -> None:
    for task in tasks(kind):
        match task.form:
            case "number":
                assert isinstance(task.answer, int)
            case "shape":
                assert isinstance(task.answer, tuple)
                assert all(side >= 1 for side in task.answer)
            case "choice":
                assert isinstance(task.answer, int)
                assert len(task.options) >= 3
                read = [worded(task.to_json())["options"][i] for i in range(len(task.options))]
                assert len(set(read)) == len(read)
                # Each option but the right one has its own reason.
                assert {each.answer for each in task.wrong} | {task.answer} == set(range(len(read)))
            case "cells":
                assert isinstance(task.answer, tuple)
                assert task.pick is not None
                grid = task.grids[task.pick]
                assert task.answer == tuple(sorted(set(task.answer)))
                assert 0 < len(task.answer) < grid.rows * grid.columns
                assert 0 <= task.answer[0] <= task.answer[-1] < grid.rows * grid.columns
                assert grid.columns <= 7, "as many as fingers can choose from on a narrow phone"


@pytest.mark.parametrize("kind", KINDS)
def test_a_task_is_plain_json_and_comes_back(kind: str) -> None:
    for task in tasks(kind):
        assert from_json(json.loads(json.dumps(task.to_json()))) == task


@pytest.mark.parametrize("language", CATALOGUES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_sentence_is_in_the_catalogue_with_its_fields(kind: str, language: str) -> None:
    texts = CATALOGUES[language]
    assert f"tasks.kind.{kind}" in texts
    for task in tasks(kind):
        for said in sentences(task):
            fields = {
                name for _, name, _, _ in Formatter().parse(texts[f"tasks.{said.key}"]) if name
            }
            assert fields <= set(said.values), (said.key, fields - set(said.values))
        told = worded(task.to_json(), language)
        assert "{" not in "".join((told["ask"], told["why"], *(w["says"] for w in told["wrong"])))


@pytest.mark.parametrize("kind", KINDS)
def test_the_stage_that_explains_can_be_shown_and_opened_as_it_is(kind: str) -> None:
    for task in tasks(kind):
        shown = task.shown
        geometry = geometry_of(shown)
        assert len(shown.x) == geometry.input_shape[0] * geometry.input_shape[1]
        assert len(shown.w) == geometry.kernel_shape[0] * geometry.kernel_shape[1]
        cells = geometry.input_shape if shown.order == "input" else geometry.output_shape
        assert 1 <= shown.step <= cells[0] * cells[1]
        assert any(shown.w), "a kernel of zeros explains nothing"
        if shown.query:
            lab, problems = decode(shown.query)
            assert problems == ()
            assert lab.geometry() == geometry
            assert lab.input().ravel().tolist() == list(shown.x)
            assert lab.kernel().ravel().tolist() == list(shown.w)
            assert (lab.step, lab.order, lab.flip) == (shown.step, shown.order, shown.flip)


def test_the_scene_of_a_task_agrees_with_the_core() -> None:
    for kind in KINDS:
        shown = make(kind, 1).shown
        geometry = geometry_of(shown)
        x = np.reshape(shown.x, geometry.input_shape)
        w = np.reshape(shown.w, geometry.kernel_shape)
        assert two_dimensional(x, w, geometry).data["matrix_equal"] in (True, None)


def test_kinds_are_graded_and_cover_the_lessons() -> None:
    assert len(KINDS) >= 24
    levels = [kind.level for kind in KINDS.values()]
    assert levels == sorted(levels), "the easy ones come first"
    assert set(levels) == set(LEVELS)
    assert all(levels.count(level) >= 8 for level in LEVELS)
    lessons = {kind.lesson for kind in KINDS.values()}
    assert all(f"page.{lesson}.title" in CATALOGUES["en"] for lesson in lessons)
    assert lessons >= {
        *("two_dimensions", "one_dimension", "three_dimensions", "matrix", "upsampling"),
        *("checkerboard", "sub_pixel", "frameworks", "output_size", "whole_layer", "stack"),
        "autoencoder",
    }


def test_each_phase_that_is_counted_has_a_weight() -> None:
    for task in tasks("phases"):
        assert int(task.asks.values["kernel"]) >= int(task.asks.values["stride"])


def test_any_number_is_a_seed_and_any_name_a_kind() -> None:
    assert make("size", -1) == make("size", MAX_SEED)
    assert make("size", MAX_SEED + 1) == make("size", 0)
    assert make("no such kind", 3).kind in KINDS


def test_no_slip_of_the_catalogue_is_left_over() -> None:
    said = {
        f"tasks.{each.key}" for kind in KINDS for task in tasks(kind) for each in sentences(task)
    }
    said |= {f"tasks.kind.{kind}" for kind in KINDS}
    parts = ("tasks.slip.", "tasks.why.", "tasks.ask.", "tasks.option.", "tasks.kind.")
    assert {key for key in CATALOGUES["en"] if key.startswith(parts)} == said
