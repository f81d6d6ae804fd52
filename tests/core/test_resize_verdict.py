"""Which kernels are nearest upsampling and a convolution: the condition against solving for one."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from deconv_viz import Axis, Geometry, ParameterError, conv_transpose, coverage, fill
from deconv_viz.core.convolution import correlate_plane
from deconv_viz.core.resize_verdict import as_resize_conv
from deconv_viz.core.upsampling import nearest, resize_kernel
from tests.core import grid


def line(w: np.ndarray, stride: int, dilation: int = 1, crop: tuple[int, int] = (0, 0)) -> Geometry:
    return Geometry((Axis(5, len(w), stride, dilation, crop),))


def solvable(columns: list[list[int]], target: list[int]) -> bool:
    """Whether the columns add up to the target with any weights: elimination in fractions."""
    rows = [
        [*map(Fraction, row), Fraction(value)]
        for row, value in zip(zip(*columns, strict=True), target, strict=True)
    ]
    used = 0
    for column in range(len(columns)):
        pivot = next((r for r in range(used, len(rows)) if rows[r][column]), None)
        if pivot is None:
            continue
        rows[used], rows[pivot] = rows[pivot], rows[used]
        for r in range(used + 1, len(rows)):
            factor = rows[r][column] / rows[used][column]
            rows[r] = [a - factor * b for a, b in zip(rows[r], rows[used], strict=True)]
        used += 1
    return all(not row[-1] for row in rows[used:])


def shifted_boxes(shape: tuple[int, ...], strides: tuple[int, ...]) -> list[list[int]]:
    """Every place of the box within the kernel, flat: what resizing kernels are combinations of."""
    boxes = []
    for place in product(*(range(k - s + 1) for k, s in zip(shape, strides, strict=True))):
        box = np.zeros(shape, int)
        box[tuple(slice(p, p + s) for p, s in zip(place, strides, strict=True))] = 1
        boxes.append(box.ravel().tolist())
    return boxes


@pytest.mark.parametrize(("stride", "sizes"), [(1, (1, 2)), (2, (1, 2, 3, 4, 5)), (3, (2, 3, 4))])
def test_it_holds_exactly_where_a_convolution_can_be_solved_for(
    stride: int, sizes: tuple[int, ...]
) -> None:
    for size in sizes:
        boxes = shifted_boxes((size,), (stride,))
        for values in product((-1, 0, 1), repeat=size):
            w = np.array(values)
            expected = solvable(boxes, values) if boxes else not w.any()
            assert as_resize_conv(w, line(w, stride)).holds is expected, (stride, values)


def test_so_it_does_in_two_dimensions() -> None:
    strides = (2, 2)
    found = 0
    for shape in ((2, 2), (2, 3), (3, 3)):
        boxes = shifted_boxes(shape, strides)
        geometry = Geometry((Axis(3, shape[0], 2), Axis(3, shape[1], 2)))
        for values in product((0, 1), repeat=shape[0] * shape[1]):
            holds = as_resize_conv(np.reshape(values, shape), geometry).holds
            assert holds is solvable(boxes, list(values)), (shape, values)
            found += holds
    assert found > 3


def test_what_it_finds_computes_the_same_numbers() -> None:
    for n, k, s, d, crop in product((1, 4), (1, 2, 3), (1, 2, 3), (1, 2), ((0, 0), (1, -1))):
        w = resize_kernel(grid.numbers((k,)), (s,))
        axis = Axis(n, len(w), s, d, crop)
        verdict = as_resize_conv(w, Geometry((axis,)))
        if d > 1 and s == d:
            assert not verdict.holds  # every other phase is empty
            continue
        if not verdict.holds:
            continue
        x = grid.numbers((n,), 99)
        y = conv_transpose(x, w, Geometry((axis,)))
        assert_array_equal(correlate_plane(nearest(x, (s,)), verdict.conv, verdict.pads), y)
        if d == 1:
            assert_array_equal(verdict.conv, grid.numbers((k,)))


def test_what_it_finds_in_two_dimensions_is_what_was_put_in() -> None:
    for kernel, factors in (((3, 3), (2, 2)), ((2, 4), (3, 2)), ((1, 1), (4, 3))):
        g, x = grid.numbers(kernel), grid.numbers((3, 4), 99)
        w = resize_kernel(g, factors)
        axes = (
            Axis(n, k, s, crop=(1, 2)) for n, k, s in zip((3, 4), w.shape, factors, strict=True)
        )
        geometry = Geometry(tuple(axes))
        verdict = as_resize_conv(w, geometry)
        assert verdict.holds
        assert_array_equal(verdict.conv, g)
        both = correlate_plane(nearest(x, factors), verdict.conv, verdict.pads)
        assert_array_equal(both, conv_transpose(x, w, geometry))


def test_a_kernel_shorter_than_the_stride_can_only_be_zero() -> None:
    axis = Axis(3, 1, 3, crop=(0, -2))
    verdict = as_resize_conv([0], Geometry((axis,)))
    assert verdict.holds
    x = grid.numbers((3,))
    both = correlate_plane(nearest(x, (3,)), verdict.conv, verdict.pads)
    assert_array_equal(both, conv_transpose(x, [0], Geometry((axis,))))
    assert as_resize_conv([5], Geometry((axis,))).uneven[0].sums == (5, 0, 0)


def test_a_dilated_kernel_is_judged_with_its_zeros() -> None:
    w = np.array([1, 1])
    assert as_resize_conv(w, line(w, 2)).holds
    gaps = as_resize_conv(w, line(w, 2, 2))  # 1 0 1
    assert not gaps.holds
    assert gaps.uneven[0].sums == (2, 0)
    odd = as_resize_conv(w, line(w, 2, 3))  # 1 0 0 1
    assert odd.holds
    assert odd.conv.tolist() == [1, -1, 1]


def test_the_smallest_counter_example_is_covered_evenly_and_is_none() -> None:
    for stride in (2, 3, 4):
        w = np.eye(1, stride, dtype=int)[0]
        assert coverage(line(w, stride)).even == (True,)
        verdict = as_resize_conv(w, line(w, stride))
        assert (verdict.holds, verdict.conv, verdict.pads) == (False, None, None)
        (only,) = verdict.uneven
        assert (only.axis, only.line) == (0, ())
        assert only.sums == (1,) + (0,) * (stride - 1)
        assert only.spread == 1


def test_a_kernel_can_be_flat_on_constants_and_still_be_none() -> None:
    w = np.array([[1, 1, 0], [0, 1, 1]])
    geometry = Geometry((Axis(6, 2, 2), Axis(6, 3, 2)))
    y = conv_transpose(np.ones((6, 6), int), w, geometry)
    assert (y[:, 1:-1] == 1).all()
    verdict = as_resize_conv(w, geometry)
    assert [(u.axis, u.line, u.sums) for u in verdict.uneven] == [
        (0, (0,), (1, 0)),
        (0, (2,), (0, 1)),
    ]
    # None of zeros and ones is smaller.
    for shape in product(range(1, 7), repeat=2):
        if shape[0] * shape[1] >= 6 or min(shape) < 2:
            continue
        for values in product((0, 1), repeat=shape[0] * shape[1]):
            small = np.reshape(values, shape)
            phases = [small[a::2, b::2].sum() for a, b in np.ndindex(2, 2)]
            flat = len(set(phases)) == 1
            axes = Geometry(tuple(Axis(6, k, 2) for k in shape))
            assert not flat or as_resize_conv(small, axes).holds


def test_numbers_that_are_not_whole_are_judged_up_to_rounding() -> None:
    g = fill("random", (3, 3), seed=3) / 7 + 0.1
    w = resize_kernel(g, (3, 2))
    geometry = Geometry((Axis(4, 5, 3), Axis(4, 4, 2)))
    verdict = as_resize_conv(w, geometry)
    assert verdict.holds
    assert_allclose(verdict.conv, g, atol=1e-12)
    w[0, 0] += 1e-6
    assert not as_resize_conv(w, geometry).holds


def test_a_kernel_of_another_shape_is_refused() -> None:
    with pytest.raises(ParameterError):
        as_resize_conv([1, 2, 3], Geometry((Axis(3, 2, 2),)))
