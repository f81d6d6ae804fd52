"""The remedies for the checkerboard: each is what it says, and what it does to a constant."""

from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from deconv_viz.core.convolution import correlate_plane
from deconv_viz.core.remedies import (
    REMEDIES,
    kernel_multiple,
    layer_after,
    resize,
    side_by_side,
    sub_pixel,
    untouched,
)
from deconv_viz.core.stacks import stack_coverage, stack_phase_sums, through
from deconv_viz.core.upsampling import nearest
from tests.core import definition, grid

X = grid.numbers((6, 5), 900) % 50


def ripples(kernel: np.ndarray, strides: tuple[int, int]) -> dict[str, float]:
    return {shown.name: shown.ripple for shown in side_by_side(X, kernel, strides)}


def test_all_give_the_picture_at_the_same_size() -> None:
    for kernel, strides in product(((3, 3), (1, 4), (5, 2)), ((2, 2), (3, 1))):
        shown = side_by_side(X, grid.numbers(kernel), strides)
        assert [each.name for each in shown] == list(REMEDIES)
        for each in shown:
            assert each.output.shape == (6 * strides[0], 5 * strides[1])
            assert_array_equal(each.output, through(X, each.layers))
            assert each.gain == each.sums.mean()


def test_untouched_is_the_stamps_cut_to_size() -> None:
    x, w = X[0], grid.numbers((4,))
    (layer,) = untouched(w, (3,))
    full = definition.canvas(x.tolist(), w.tolist(), 3, 1)
    assert through(x, [layer]).tolist() == definition.cut(full, 0, 1)


def test_resizing_is_nearest_upsampling_and_a_convolution() -> None:
    for kernel in ((3, 3), (2, 5)):
        w = grid.numbers(kernel)
        pads = [(k // 2, (k - 1) // 2) for k in kernel]
        expected = correlate_plane(nearest(X, (2, 3)), np.flip(w), pads)
        assert_array_equal(through(X, resize(w, (2, 3))), expected)


def test_the_sub_pixel_start_is_a_convolution_and_then_nearest_upsampling() -> None:
    for kernel in ((3, 3), (2, 5)):
        w = grid.numbers(kernel)
        full = correlate_plane(X, np.flip(w), [(k - 1, k - 1) for k in kernel])
        shuffled = nearest(full, (2, 3))
        excess = [k * s - s for k, s in zip(kernel, (2, 3), strict=True)]
        cut = definition.cut_array(shuffled, [(e // 2, e - e // 2) for e in excess])
        assert_array_equal(through(X, sub_pixel(w, (2, 3))), cut)


def test_a_layer_after_is_a_sum_over_neighbours() -> None:
    w = grid.numbers((3, 3))
    before = through(X, untouched(w, (2, 2)))
    expected = correlate_plane(before, np.ones((3, 3), int), [(1, 1), (1, 1)])
    assert_array_equal(through(X, layer_after(w, (2, 2))), expected)


def test_a_multiple_of_the_stride_covers_evenly_and_keeps_what_fits() -> None:
    for k, s in product(range(1, 7), range(1, 5)):
        (layer,) = kernel_multiple(np.arange(k), (s,))
        assert layer.w.size % s == 0
        assert 0 <= layer.w.size - k < s
        counts = stack_coverage((30,), [layer])[9 * s : 12 * s]
        assert len(set(counts.tolist())) == 1
        # A straight line stays one, with its ends.
        assert_allclose(layer.w, np.linspace(0, k - 1, layer.w.size), atol=1e-12)
        if k % s == 0:
            assert_array_equal(layer.w, np.arange(k))


def test_on_a_flat_kernel_each_does_its_part() -> None:
    found = ripples(np.ones((3, 3), int), (2, 2))
    assert found["untouched"] == pytest.approx(3 / 2.25)
    assert found["kernel_multiple"] == found["resize"] == found["sub_pixel"] == 0
    assert 0 < found["layer_after"] < found["untouched"] / 2


def test_whatever_the_weights_two_of_them_start_without_a_pattern() -> None:
    for start, strides in product((0, 40, 80), ((2, 2), (3, 2))):
        found = ripples(grid.numbers((3, 4), start), strides)
        assert found["resize"] == found["sub_pixel"] == 0
        assert found["untouched"] > 0
        assert found["kernel_multiple"] > 0  # even coverage, and uneven weights


def test_a_layer_after_takes_the_pattern_away_where_the_stride_divides_its_size() -> None:
    w = grid.numbers((3, 3))
    for size, strides in ((2, (2, 2)), (4, (2, 2)), (3, (3, 3)), (6, (2, 3))):
        sums = stack_phase_sums(layer_after(w, strides, size))
        assert np.ptp(sums) == 0
