"""Cases in small numbers that every way to compute a transposed convolution has to get right."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike, NDArray

from deconv_viz import Axis, Geometry, conv_transpose, gather, scatter, transpose_matrix


def by_matrix(x: ArrayLike, w: ArrayLike, geometry: Geometry) -> NDArray[Any]:
    y: NDArray[Any] = transpose_matrix(w, geometry) @ np.ravel(x)
    return y.reshape(geometry.output_shape)


Way = Callable[[ArrayLike, ArrayLike, Geometry], NDArray[Any]]
WAYS: tuple[Way, ...] = (conv_transpose, scatter, gather, by_matrix)


@pytest.mark.parametrize("way", WAYS)
def test_the_numbers_of_the_lesson_come_out(way: Way) -> None:
    """y[3,4] = x[1,2]*w[2,1] + x[2,2]*w[0,1] = 2*3 + 1*(-1) = 5, for 5x5, k3, s2, p1."""
    x, w = np.zeros((5, 5), int), np.zeros((3, 3), int)
    x[1, 2], x[2, 2], w[2, 1], w[0, 1] = 2, 1, 3, -1
    y = way(x, w, Geometry((Axis.of(5, 3, 2, padding=1),) * 2))
    assert y.shape == (9, 9)
    assert y[3, 4] == 5


@pytest.mark.parametrize("way", WAYS)
def test_a_deep_crop_at_one_end_leaves_the_zeros_beyond_the_other(way: Way) -> None:
    """At the front, 3 go from a spread input of 1: the padding of the end must be there by then."""
    assert way([5], [7], Geometry((Axis(1, 1, crop=(3, -4)),))).tolist() == [0, 0]


@pytest.mark.parametrize("way", WAYS)
def test_fractions_stay_fractions(way: Way) -> None:
    y = way([0.5, 1], [1, 0.25], Geometry((Axis(2, 2),)))
    assert y.dtype == np.float64
    assert y.tolist() == [0.5, 1.125, 0.25]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("dtype", [bool, np.int8, np.uint8, np.int16])
def test_small_integer_types_do_not_overflow(way: Way, dtype: type) -> None:
    largest = 1 if dtype is bool else int(np.iinfo(dtype).max)
    x, w = np.full(3, largest, dtype), np.full(3, largest, dtype)
    y = way(x, w, Geometry((Axis(3, 3, crop=(2, 2)),)))
    assert y.dtype == np.int64
    assert y.tolist() == [3 * largest**2]


@pytest.mark.parametrize("way", WAYS)
def test_the_arguments_are_left_as_they_were(way: Way) -> None:
    x, w = np.arange(6.0).reshape(2, 3), np.arange(4.0).reshape(2, 2)
    before = x.copy(), w.copy()
    y = way(x, w, Geometry((Axis(2, 2), Axis(3, 2))))
    y += 1
    assert np.array_equal(x, before[0])
    assert np.array_equal(w, before[1])
