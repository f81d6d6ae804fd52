"""Stacks of transposed convolutions, against the one that they compose to."""

from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from deconv_viz import Axis, Geometry, ParameterError, conv_transpose, coverage, transpose_matrix
from deconv_viz.core.checkerboard import phase_sums
from deconv_viz.core.stacks import (
    StackLayer,
    composed,
    ones_like,
    stack_coverage,
    stack_phase_sums,
    through,
)
from tests.core import grid

NONE = ((0, 0),)


def line(kernel: int, stride: int, crop: tuple[int, int] = (0, 0), start: int = 0) -> StackLayer:
    return StackLayer(grid.numbers((kernel,), start) % 19 - 9, (stride,), (crop,))


STACKS = [
    [line(k1, s1, (-1, -2)), line(k2, s2, crop, 50)]
    for k1, s1, k2, s2 in product((1, 2, 3), (1, 2, 3), (1, 4), (2, 3))
    for crop in ((0, 0), (1, -1))
    if k2 > 1 or crop == (0, 0)
] + [[line(3, 2), line(3, 2, start=50), line(4, 2, (1, 1), 99)], [line(3, 2)]]


@pytest.mark.parametrize("layers", STACKS, ids=range(len(STACKS)))
def test_what_composes_is_equal_everywhere(layers: list[StackLayer]) -> None:
    whole = composed(layers)
    for n in (1, 2, 5):
        x = grid.numbers((n,), 7)
        y = through(x, layers)
        assert_array_equal(conv_transpose(x, whole.w, whole.geometry((n,))), y)
        # And as a product of matrices.
        for layer in layers:
            x = transpose_matrix(layer.w, layer.geometry(x.shape)) @ x
        assert_array_equal(x, y)


def test_a_crop_between_layers_shows_near_the_border_alone() -> None:
    layers = [line(4, 2, (1, 2)), line(3, 2, (1, 0), 50)]
    whole, x = composed(layers), grid.numbers((20,))
    together = conv_transpose(x, whole.w, whole.geometry((20,)))
    apart = through(x, layers)
    assert together.shape == apart.shape
    differing = np.flatnonzero(together != apart)
    assert differing.size
    assert all(o < 8 or o >= len(apart) - 8 for o in differing)


def test_planes_compose_too() -> None:
    axes = Geometry((Axis(3, 2, 2, 2), Axis(3, 3, 1)))
    first = StackLayer.of(grid.numbers((2, 3)), axes)
    assert first.w.shape == (3, 3)
    second = StackLayer(grid.numbers((3, 2), 50), (2, 3), ((1, 0), (0, 2)))
    whole, x = composed([first, second]), grid.numbers((3, 3), 90)
    assert whole.strides == (4, 3)
    assert_array_equal(through(x, [first]), conv_transpose(x, grid.numbers((2, 3)), axes))
    expected = conv_transpose(x, whole.w, whole.geometry((3, 3)))
    assert_array_equal(through(x, [first, second]), expected)


def test_coverage_counts_the_ways_that_lead_to_an_output() -> None:
    layers = [line(3, 2, (1, 0)), line(3, 2, (0, 1), 50)]
    first, second = layers
    ways = []
    between = first.geometry((4,))
    after = second.geometry(between.output_shape)
    for o in range(after.output_shape[0]):
        middle = np.argwhere(after.axes[0].taps() == o)[:, 0]
        ways.append(sum(int((between.axes[0].taps() == m).sum()) for m in middle))
    assert stack_coverage((4,), layers).tolist() == ways
    assert_array_equal(stack_coverage((4,), layers[:1]), coverage(between).counts)


def test_a_stack_compounds_the_pattern() -> None:
    """Ones of size 3 at stride 2: 2 and 1, then 3 2 3 1, then eight phases from 1 to 5."""
    layers = [StackLayer(np.ones(3, int), (2,), NONE)] * 3
    assert stack_phase_sums(layers[:1]).tolist() == [2, 1]
    assert stack_phase_sums(layers[:2]).tolist() == [3, 2, 3, 1]
    three = stack_phase_sums(layers).tolist()
    assert len(three) == 8
    counts = stack_coverage((40,), layers)
    assert counts[160:168].tolist() == three
    assert (min(three), max(three)) == (1, 5)


def test_phase_sums_of_a_stack_are_those_of_a_long_constant() -> None:
    for layers in STACKS:
        sums = stack_phase_sums(layers)
        period = len(sums)
        y = through(np.ones(60, int), layers)
        start = len(y) // 2 // period * period
        assert_array_equal(y[start : start + period], sums)
    plane = [StackLayer(grid.numbers((3, 2)), (2, 1), ((1, 0), (0, 0)))] * 2
    y = through(np.ones((20, 20), int), plane)
    assert_array_equal(y[40:44, 10:11], stack_phase_sums(plane))


def test_of_one_layer_they_are_its_own() -> None:
    layer = line(5, 3, (2, 0))
    assert_array_equal(stack_phase_sums([layer]), phase_sums(layer.w, layer.geometry((9,))))


def test_a_layer_to_a_multiple_has_its_size_and_crops_the_odd_cell_at_the_end() -> None:
    for n, k, s in product((1, 3), range(1, 7), range(1, 5)):
        layer = StackLayer.to_multiple(np.ones(k), (s,))
        assert layer.geometry((n,)).output_shape == (n * s,)
    assert StackLayer.to_multiple(np.ones((5, 3)), (2, 2)).crop == ((1, 2), (0, 1))
    assert StackLayer.to_multiple(np.ones(1), (3,)).crop == ((0, -2),)


def test_ones_keep_the_shapes() -> None:
    layers = ones_like(STACKS[0])
    assert [layer.w.tolist() for layer in layers] == [[1], [1]]
    assert [layer.strides for layer in layers] == [layer.strides for layer in STACKS[0]]


def test_what_cannot_be_composed_is_refused() -> None:
    with pytest.raises(ParameterError):
        composed([])
    with pytest.raises(ParameterError):
        line(3, 2).geometry((3, 3))
    with pytest.raises(ParameterError):
        line(1, 1, (3, 3)).geometry((3,))
