"""The stage's own sums, made in the browser, are the core's: for every grouping, exactly."""

import random
from itertools import product
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Page

from deconv_viz.core import PRESETS, Axis, Geometry, conv_transpose, gather, scatter, steps
from deconv_viz.scenes import two_dimensional
from tests.browser.conftest import OpenPage

ASSETS = "/_stcore/bidi-components/deconv_viz.stage"
SUMS = """async ([url, scene]) => {
  const m = await import(url);
  const model = m.readModel(scene);
  const cells = (count) => Array.from({length: count}, (_, cell) => cell);
  const total = (terms) => terms.reduce((sum, term) => sum + term.product, 0);
  const outputs = cells(model.outputs);
  const boards = outputs.map((cell) => m.boardOfOutput(model, cell));
  return {
    board: [...m.sumStamps(model, model.inputs)],
    stamps: boards.map((board) => model.full[board]),
    readers: [...m.sumReaders(model, model.inputs, true)],
    windows: [...m.sumWindows(model, true)],
    unflipped: [...m.sumWindows(model, false)],
    unflippedReaders: [...m.sumReaders(model, model.inputs, false)],
    boardTerms: boards.map((board) => total(m.termsOfBoard(model, board))),
    windowTerms: outputs.map((cell) => total(m.termsOfWindow(model, cell, true))),
    round: outputs.map((cell) => m.outputOfBoard(model, boards[cell])),
    partial: cells(model.inputs + 1).map((count) => [...m.sumStamps(model, count)]),
    verdict: m.verdict(model, true).equal,
  };
}"""


def sums(page: Page, scene: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(SUMS, [f"{ASSETS}/model.js", scene])
    return found


def values(geometry: Geometry, seed: int) -> tuple[NDArray[Any], NDArray[Any]]:
    rng = np.random.default_rng(seed)
    return (
        rng.integers(-9, 10, geometry.input_shape),
        rng.integers(-9, 10, geometry.kernel_shape),
    )


def sampled_geometries() -> list[Geometry]:
    """Axes free of each other; crops from three beyond the canvas to all but one of its cells."""
    rng = random.Random(7)
    axes = []
    for n, k, s, d in product(range(1, 5), range(1, 5), range(1, 4), range(1, 4)):
        canvas = (n - 1) * s + d * (k - 1) + 1
        begin = rng.randint(-3, canvas - 1)
        axes.append(Axis(n, k, s, d, (begin, rng.randint(-3, canvas - 1 - begin))))
    rng.shuffle(axes)
    return [Geometry(pair) for pair in zip(axes[::2], axes[1::2], strict=True)]


@pytest.fixture(scope="module")
def geometries() -> list[Geometry]:
    return [preset.geometry() for preset in PRESETS] + sampled_geometries()


def test_every_grouping_of_the_stage_sums_to_the_core(
    open_page: OpenPage, geometries: list[Geometry]
) -> None:
    page = open_page("/two_dimensions")
    for seed, geometry in enumerate(geometries):
        x, w = values(geometry, seed)
        found = sums(page, two_dimensional(x, w, geometry).data)
        y = conv_transpose(x, w, geometry).ravel().tolist()
        for grouping in ("stamps", "readers", "windows", "boardTerms", "windowTerms"):
            assert found[grouping] == y, (grouping, geometry)
        assert found["board"] == scatter(x, w, geometry.board()).ravel().tolist(), geometry
        assert found["round"] == list(range(len(y))), geometry
        assert found["verdict"] is True, geometry


def test_without_the_flip_the_stage_gathers_with_the_kernel_as_it_is(
    open_page: OpenPage, geometries: list[Geometry]
) -> None:
    page = open_page("/two_dimensions")
    for seed, geometry in enumerate(geometries):
        x, w = values(geometry, seed)
        found = sums(page, two_dimensional(x, w, geometry).data)
        # gather flips; flipped beforehand, the kernel arrives as it was written.
        wrong = gather(x, w[::-1, ::-1], geometry).ravel().tolist()
        assert found["unflipped"] == wrong, geometry
        assert found["unflippedReaders"] == wrong, geometry


def test_the_running_totals_of_the_stage_are_those_of_the_core_at_every_step(
    open_page: OpenPage,
) -> None:
    page = open_page("/two_dimensions")
    geometry = Geometry((Axis.of(3, 3, 2, 1, 1), Axis.of(4, 2, 3, 2, 0, 1)))
    x, w = values(geometry, 3)
    partial = sums(page, two_dimensional(x, w, geometry).data)["partial"]
    board = np.zeros(geometry.board().output_shape, int)
    for count, step in enumerate(steps(x, w, geometry.board(), order="input")):
        assert partial[count] == board.ravel().tolist()
        for output, total in zip(step.partners, step.totals, strict=True):
            board[tuple(output)] = total
    assert partial[-1] == board.ravel().tolist()


def test_a_scene_that_disagrees_with_the_core_is_called_out(open_page: OpenPage) -> None:
    page = open_page("/two_dimensions")
    geometry = Geometry((Axis.of(5, 3, 2, 1, 1),) * 2)
    x, w = values(geometry, 5)
    scene = two_dimensional(x, w, geometry).data
    scene["y"][17] += 1
    assert sums(page, scene)["verdict"] is False
