"""coverage and is_even: how many taps reach each output, and why not equally many."""

from itertools import product
from math import gcd

import numpy as np
import pytest

from deconv_viz import Axis, Geometry, conv_transpose, coverage, is_even
from tests.core import definition, grid

EVERY_AXIS = [axis for stem in grid.STEMS for axis in grid.axes(stem)][::5]  # a fifth of them


def endless_counts(kernel: int, stride: int, dilation: int) -> list[int]:
    """Count the taps of one period, far inside an input long enough to have no border there."""
    reach = dilation * (kernel - 1)
    size = 3 * (reach // stride + 2)
    counts = definition.canvas([1] * size, [1] * kernel, stride, dilation)
    start = (reach // stride + 1) * stride
    assert start + stride <= (size - 1) * stride  # every input that it could need is there
    return counts[start : start + stride]


def test_even_is_what_counting_finds_even() -> None:
    for kernel, stride, dilation in product(range(1, 13), range(1, 11), range(1, 11)):
        counts = endless_counts(kernel, stride, dilation)
        found = len(set(counts)) == 1
        axis = Axis(3, kernel, stride, dilation)
        assert is_even(axis) is found, (kernel, stride, dilation, counts)


@pytest.mark.parametrize(
    ("kernel", "stride", "dilation", "even"),
    [
        (4, 2, 1, True),
        (3, 2, 1, False),
        (4, 2, 2, False),  # divisible, and yet every other output is a hole
        (4, 2, 3, True),
        (2, 3, 1, False),  # kernel below stride: holes
        (3, 1, 4, True),
    ],
)
def test_known_kernels_are_even_or_not(kernel: int, stride: int, dilation: int, even: bool) -> None:
    assert is_even(Axis(5, kernel, stride, dilation)) is even
    assert (gcd(dilation, stride) == 1 and kernel % stride == 0) or stride == 1 or not even


def test_evenness_does_not_depend_on_size_or_crop() -> None:
    for size, crop in product(range(1, 5), [(0, 0), (1, -2), (-2, 1)]):
        assert is_even(Axis(size, 4, 2, crop=crop))
        assert not is_even(Axis(size, 3, 2, crop=crop))


def test_counts_are_the_taps_that_land_on_each_output() -> None:
    for axis in EVERY_AXIS:
        full = definition.canvas([1] * axis.size, [1] * axis.kernel, axis.stride, axis.dilation)
        (counts,) = coverage(Geometry((axis,))).axis_counts
        assert counts.tolist() == definition.cut(full, *axis.crop), axis


def test_away_from_the_border_counts_are_the_pattern_and_the_border_is_no_wider() -> None:
    for axis in EVERY_AXIS:
        covered = coverage(Geometry((axis,)))
        counts, (begin, end), pattern = (
            covered.axis_counts[0].tolist(),
            covered.border[0],
            covered.pattern[0],
        )
        assert len(pattern) == axis.stride, axis
        short = [o for o, count in enumerate(counts) if count != pattern[o % axis.stride]]
        assert all(counts[o] < pattern[o % axis.stride] for o in short), axis
        assert all(o < begin or o >= axis.output_size - end for o in short), axis
        # The innermost cell of each side is one that really falls short.
        assert begin == 0 or begin - 1 in short, axis
        assert end == 0 or axis.output_size - end in short, axis


def test_the_pattern_is_that_of_an_endless_input() -> None:
    for axis in EVERY_AXIS:
        endless = endless_counts(axis.kernel, axis.stride, axis.dilation)
        shift = axis.crop[0] % axis.stride
        pattern = coverage(Geometry((axis,))).pattern[0]
        assert list(pattern) == endless[shift:] + endless[:shift], axis


def test_a_long_border_is_not_taken_for_a_checkerboard() -> None:
    """Kernel 35 at stride 5 is even; all that its output shows is a ramp of 30 at either end."""
    covered = coverage(Geometry((Axis(20, 35, 5),)))
    assert covered.even == (True,)
    assert covered.pattern == ((7, 7, 7, 7, 7),)
    assert covered.border == ((30, 30),)
    assert covered.axis_counts[0][30:-30].tolist() == [7] * 70


def test_a_checkerboard_is_not_taken_for_a_border() -> None:
    covered = coverage(Geometry((Axis.of(5, 3, 2, padding=1, output_padding=1),) * 2))
    assert covered.even == (False, False)
    assert covered.pattern == ((1, 2), (1, 2))
    assert covered.border == ((0, 1), (0, 1))
    assert covered.counts[:4, :4].tolist() == [
        [1, 2, 1, 2],
        [2, 4, 2, 4],
        [1, 2, 1, 2],
        [2, 4, 2, 4],
    ]


def test_each_side_of_the_border_is_told_even_where_they_overlap() -> None:
    covered = coverage(Geometry((Axis(1, 5),)))
    assert covered.axis_counts[0].tolist() == [1, 1, 1, 1, 1]
    assert covered.pattern == ((5,),)
    assert covered.border == ((4, 4),)


def test_zeros_beyond_the_canvas_count_as_border_unless_they_are_holes_anyway() -> None:
    assert coverage(Geometry((Axis(3, 2, crop=(-1, -2)),))).border == ((2, 3),)
    assert coverage(Geometry((Axis(3, 1, 3, crop=(-2, -2)),))).border == ((0, 0),)


def test_coverage_is_the_transposed_convolution_of_ones() -> None:
    geometry = Geometry((Axis(4, 3, 2, 2, (1, -3)), Axis(2, 5, 3, crop=(-1, 2)), Axis(3, 2)))
    ones = conv_transpose(
        np.ones(geometry.input_shape, int), np.ones(geometry.kernel_shape, int), geometry
    )
    assert np.array_equal(coverage(geometry).counts, ones)


def test_counts_cannot_be_written_to() -> None:
    covered = coverage(Geometry((Axis(3, 2), Axis(3, 2))))
    for counts in (covered.counts, *covered.axis_counts):
        with pytest.raises(ValueError, match="read-only"):
            counts[0] = 0
