"""What the core promises, over every geometry of the grid, exactly."""

import math
import random
from functools import cache

import numpy as np
import pytest

from deconv_viz import (
    Axis,
    Geometry,
    ParameterError,
    conv_transpose,
    correlate,
    coverage,
    gather,
    scatter,
    transpose_matrix,
)
from tests.core import definition, grid

sizes = pytest.mark.parametrize("size", grid.SIZES)
kernels = pytest.mark.parametrize("kernel", grid.KERNELS)


@cache
def kept_taps(axis: Axis) -> int:
    """Count the taps of an axis that land on its output."""
    begin, end = axis.crop
    last = (axis.size - 1) * axis.stride + (axis.kernel - 1) * axis.dilation - end
    return sum(
        begin <= i * axis.stride + t * axis.dilation <= last
        for i in range(axis.size)
        for t in range(axis.kernel)
    )


def prove(geometry: Geometry) -> None:
    """Assert that the ways agree, that correlate is their adjoint, and that coverage adds up.

    Half of the functions get everything turned over (the axes in reverse order, the arrays
    transposed), so that one unordered pair of axes tries both of its orders.
    """
    turned = Geometry(geometry.axes[::-1])
    x = grid.numbers(geometry.input_shape)
    w = grid.numbers(geometry.kernel_shape, 1000)
    u = grid.numbers(geometry.output_shape, 2000)

    y = conv_transpose(x, w, geometry)
    assert y.shape == geometry.output_shape, geometry
    assert np.array_equal(scatter(x, w, geometry), y), geometry
    assert np.array_equal(gather(x.T, w.T, turned), y.T), geometry
    matrix = transpose_matrix(w.T, turned)
    assert np.array_equal(matrix @ x.T.ravel(), y.T.ravel()), geometry

    z = correlate(u.T, w.T, turned)
    assert z.shape == turned.input_shape, geometry
    assert np.vdot(z.T, x) == np.vdot(u, y), geometry
    assert np.array_equal(matrix.T @ u.T.ravel(), z.ravel()), geometry

    counts = coverage(geometry).counts
    assert counts.shape == geometry.output_shape, geometry
    assert counts.sum() == math.prod(map(kept_taps, geometry.axes)), geometry


@sizes
@kernels
def test_every_promise_holds_on_every_axis(size: int, kernel: int) -> None:
    for stem in grid.stems(size, kernel):
        for axis in grid.axes(stem):
            prove(Geometry((axis,)))


@sizes
@kernels
@pytest.mark.long
def test_every_promise_holds_on_every_pair_of_axes(size: int, kernel: int) -> None:
    chance = random.Random(f"{size} {kernel}")
    for stem in grid.stems(size, kernel):
        for other in grid.STEMS[: grid.STEMS.index(stem) + 1]:
            pair = chance.choice(((stem, other), (other, stem)))
            prove(Geometry(grid.sampled_axes(pair, chance)))


def test_every_promise_holds_on_a_sample_of_three_axes() -> None:
    chance = random.Random(3)
    small = [stem for stem in grid.STEMS if stem[0] <= 4 and stem[1] <= 4]
    for _ in range(2000):
        prove(Geometry(grid.sampled_axes(chance.choices(small, k=3), chance)))


@sizes
@kernels
def test_the_fast_way_follows_the_definition_on_every_axis(size: int, kernel: int) -> None:
    x, w = grid.numbers((size,)), grid.numbers((kernel,), 1000)
    for stem in grid.stems(size, kernel):
        full = definition.canvas(x.tolist(), w.tolist(), *stem[2:])
        for axis in grid.axes(stem):
            y = conv_transpose(x, w, Geometry((axis,)))
            assert y.tolist() == definition.cut(full, *axis.crop), axis


def assert_transpose_of_the_forward_matrix(geometry: Geometry) -> None:
    w = grid.numbers(geometry.kernel_shape, 1000)
    forward = definition.forward_matrix(
        w,
        geometry.input_shape,
        [axis.stride for axis in geometry.axes],
        [axis.dilation for axis in geometry.axes],
        [axis.crop for axis in geometry.axes],
    )
    assert np.array_equal(transpose_matrix(w, geometry), forward.T), geometry


@sizes
@kernels
def test_the_matrix_is_the_transpose_of_the_forward_one_on_every_axis(
    size: int, kernel: int
) -> None:
    for stem in grid.stems(size, kernel):
        for axis in grid.axes(stem):
            assert_transpose_of_the_forward_matrix(Geometry((axis,)))


@pytest.mark.parametrize(("rank", "cases"), [(2, 2000), (3, 200)])
def test_the_matrix_is_the_transpose_of_the_forward_one_on_a_sample(rank: int, cases: int) -> None:
    chance = random.Random(rank)
    small = [stem for stem in grid.STEMS if stem[0] <= 4 and stem[1] <= 4]
    for _ in range(cases):
        axes = grid.sampled_axes(chance.choices(small, k=rank), chance)
        assert_transpose_of_the_forward_matrix(Geometry(axes))


@sizes
@kernels
def test_a_crop_is_refused_exactly_when_it_leaves_no_output(size: int, kernel: int) -> None:
    for stem in grid.stems(size, kernel):
        for crop in grid.crops(stem):
            if not grid.leaves_an_output(stem, crop):
                with pytest.raises(ParameterError) as refusal:
                    Axis(*stem, crop)
                assert refusal.value.rule == "output_at_least_one"


def test_the_grid_holds_more_than_fifty_thousand_axes() -> None:
    assert sum(len(grid.axes(stem)) for stem in grid.STEMS) > 50_000
