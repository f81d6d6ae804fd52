"""Coverage as it grows and falls into parts, phase sums, and the verdict with its four cases."""

from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from deconv_viz import Axis, Geometry, ParameterError, conv_transpose, coverage, gather, steps
from deconv_viz.core.checkerboard import (
    EXAMPLES,
    coverage_parts,
    evenness,
    phase_sums,
    response,
    stamping,
)
from tests.core import grid

GEOMETRIES = [
    Geometry((Axis(4, 3, 2, crop=(1, 0)),)),
    Geometry((Axis(3, 5, 3, 2, (2, -1)),)),
    Geometry((Axis(3, 2, 4),)),
    Geometry((Axis(3, 3, 2, crop=(1, 1)), Axis(4, 4, 2, crop=(-1, 2)))),
    Geometry((Axis(2, 3, 2), Axis(2, 1, 2), Axis(2, 3, 1, 2))),
]


def long_axis(axis: Axis) -> Axis:
    """The axis with so long an input that its middle knows of no border."""
    return Axis(60, axis.kernel, axis.stride, axis.dilation, axis.crop)


def middle(values: np.ndarray, stride: int) -> list:
    """One period from the middle of a line, beginning with phase 0."""
    start = len(values) // 2 // stride * stride
    return values[start : start + stride].tolist()


@pytest.mark.parametrize("geometry", GEOMETRIES, ids=range(len(GEOMETRIES)))
def test_stamp_by_stamp_the_coverage_fills(geometry: Geometry) -> None:
    x, w = np.ones(geometry.input_shape, int), np.ones(geometry.kernel_shape, int)
    before = np.zeros(geometry.output_shape, int)
    stamps = list(stamping(geometry))
    for stamp, step in zip(stamps, steps(x, w, geometry), strict=True):
        assert stamp.input == step.index
        touched = {tuple(cell) for cell in np.argwhere(stamp.counts != before).tolist()}
        assert touched == set(step.partners)
        assert touched == set(product(*(cells.tolist() for cells in stamp.cells)))
        assert (stamp.counts - before).sum() == len(step.partners)
        before = stamp.counts
    assert_array_equal(before, coverage(geometry).counts)


@pytest.mark.parametrize("geometry", GEOMETRIES, ids=range(len(GEOMETRIES)))
def test_pattern_and_ramp_are_told_apart(geometry: Geometry) -> None:
    parts = coverage_parts(geometry)
    assert_array_equal(parts.pattern + parts.ramp, coverage(geometry).counts)
    assert (parts.ramp <= 0).all()
    assert not parts.ramp[~parts.border].any()
    # The pattern is the middle of a much larger coverage.
    periods = []
    for axis in geometry.axes:
        long = long_axis(axis)
        counts = coverage(Geometry((long,))).counts
        periods.append(middle(counts, axis.stride))
    for index in np.ndindex(parts.pattern.shape):
        expected = np.prod([p[o % len(p)] for p, o in zip(periods, index, strict=True)])
        assert parts.pattern[index] == expected


def test_a_wide_ramp_is_no_pattern() -> None:
    parts = coverage_parts(Geometry((Axis(4, 8, 2),)))
    assert parts.pattern.tolist() == [4] * 14
    assert parts.ramp.tolist() == [-3, -3, -2, -2, -1, -1, 0, 0, -1, -1, -2, -2, -3, -3]
    assert parts.border.tolist() == [True] * 6 + [False] * 2 + [True] * 6


def test_phase_sums_are_what_a_long_constant_gives() -> None:
    for k, s, d, crop in product(range(1, 7), range(1, 5), (1, 2, 3), ((0, 0), (1, 0), (-2, 3))):
        axis = long_axis(Axis(9, k, s, d, crop))
        w = grid.numbers((k,))
        y = gather(np.ones(60, int), w, Geometry((axis,)))
        assert phase_sums(w, Geometry((axis,))).tolist() == middle(y, s), axis


def test_phase_sums_of_a_plane_are_what_its_middle_shows() -> None:
    geometry = Geometry((Axis(12, 3, 2, crop=(1, 0)), Axis(12, 5, 3, crop=(2, 2))))
    w = grid.numbers((3, 5))
    y = response(w, geometry)
    assert_array_equal(y, conv_transpose(np.ones((12, 12), int), w, geometry))
    assert_array_equal(y[8:10, 9:12], phase_sums(w, geometry))


def test_the_four_cases() -> None:
    for case, kernel in EXAMPLES.items():
        axis = Axis(8, len(kernel), 2)
        verdict = evenness(kernel, Geometry((axis,)))
        assert verdict.case == case
        # Counted and computed anew, away from the border.
        w = np.array(kernel)
        assert verdict.even_coverage is (len(set(coverage(Geometry((axis,))).counts[4:-4])) == 1)
        assert verdict.even_response is (len(set(response(w, Geometry((axis,)))[4:-4])) == 1)


@pytest.mark.parametrize(
    ("kernel", "taps", "sums", "ripple"),
    [
        ([1, 0], [1, 1], [1, 0], 2.0),
        ([1, 2, 1], [2, 1], [2, 2], 0.0),
        ([1, 1, 1], [2, 1], [2, 1], 2 / 3),
        ([3, 3], [1, 1], [3, 3], 0.0),
        ([1, -1], [1, 1], [1, -1], 2.0),
        ([0, 0], [1, 1], [0, 0], 0.0),
    ],
)
def test_the_verdict_has_the_numbers(kernel: list, taps: list, sums: list, ripple: float) -> None:
    verdict = evenness(kernel, Geometry((Axis(5, len(kernel), 2),)))
    assert verdict.taps.tolist() == taps
    assert verdict.sums.tolist() == sums
    assert verdict.ripple == ripple
    assert verdict.gain == sum(sums) / 2


def test_evenness_means_that_no_phase_differs_from_another() -> None:
    for shape in ((2, 2), (2, 3), (1, 4)):
        axes = tuple(Axis(14, k, 2, crop=(1, 0)) for k in shape)
        geometry = Geometry(axes)
        for values in product((0, 1), repeat=shape[0] * shape[1]):
            w = np.reshape(values, shape)
            inner = conv_transpose(np.ones((14, 14), int), w, geometry)[6:-6, 6:-6]
            assert evenness(w, geometry).even_response == (np.ptp(inner) == 0)


def test_numbers_that_are_not_whole_are_judged_up_to_rounding() -> None:
    geometry = Geometry((Axis(5, 4, 2),))
    assert evenness([0.1, 0.3, 0.2, 0.0], geometry).case == "clean"
    assert evenness([0.1, 0.3 + 1e-9, 0.2, 0.0], geometry).case == "weights"


def test_a_kernel_of_another_shape_is_refused() -> None:
    for function in (phase_sums, evenness, response):
        with pytest.raises(ParameterError):
            function([1, 2, 3], Geometry((Axis(5, 2, 2),)))
