"""Upsampling and a convolution after it, step by step, against the one transposed convolution."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from deconv_viz import (
    Axis,
    Geometry,
    ParameterError,
    conv_transpose,
    conv_transpose_layer,
    gather,
    scatter,
    transpose_matrix,
)
from deconv_viz.core.upsampling import (
    aligned_geometry,
    aligned_kernel,
    bilinear,
    bilinear_aligned,
    bilinear_geometry,
    bilinear_kernel,
    compare_bilinear,
    nearest,
    resize_conv,
    resize_geometry,
    resize_kernel,
    resize_weight,
)
from tests.core import grid

LINES = [
    (n, k, s, (begin, end))
    for n, k, s in product((1, 2, 5), range(1, 6), range(1, 5))
    for begin, end in product((-1, 0, 1, k - 1, k + 1), repeat=2)
    if n * s + begin + end - k + 1 >= 1
]


def repeated_then_correlated(x: list, g: list, s: int, pads: tuple[int, int]) -> list:
    """Nearest upsampling and a correlation, in plain Python."""
    long = [value for value in x for _ in range(s)]
    begin, end = pads
    at = lambda place: long[place] if 0 <= place < len(long) else 0  # noqa: E731
    outputs = len(long) + begin + end - len(g) + 1
    return [sum(g_t * at(o + t - begin) for t, g_t in enumerate(g)) for o in range(outputs)]


def test_nearest_repeats_and_is_the_transposed_convolution_with_ones() -> None:
    x = grid.numbers((3, 4))
    y = nearest(x, (2, 3))
    assert all(y[i, j] == x[i // 2, j // 3] for i, j in np.ndindex(6, 12))
    geometry = Geometry((Axis(3, 2, 2), Axis(4, 3, 3)))
    assert_array_equal(y, scatter(x, np.ones((2, 3), int), geometry))
    assert nearest(x[None, None], (2, 3)).shape == (1, 1, 6, 12)


def test_nearest_and_a_correlation_is_one_transposed_convolution_on_a_line() -> None:
    for n, k, s, pads in LINES:
        x, g = grid.numbers((n,)), grid.numbers((k,), 50)
        geometry = resize_geometry((n,), (k,), (s,), [pads])
        expected = repeated_then_correlated(x.tolist(), g.tolist(), s, pads)
        for way in (conv_transpose, gather):
            y = way(x, resize_kernel(g, (s,)), geometry)
            assert y.dtype == np.int64
            assert y.tolist() == expected, (n, k, s, pads)


def test_the_kernel_is_the_full_convolution_of_ones_with_the_flipped_one() -> None:
    for k, s in product(range(1, 6), range(1, 5)):
        g = grid.numbers((k,))
        assert_array_equal(resize_kernel(g, (s,)), np.convolve(np.ones(s, int), g[::-1]))


@pytest.mark.parametrize(
    ("kernel", "factors", "pads"),
    [
        ((3, 3), (2, 2), [(1, 1), (1, 1)]),
        ((2, 3), (2, 3), [(0, 1), (1, 0)]),
        ((1, 4), (3, 1), [(-1, 0), (2, 1)]),
    ],
)
def test_so_it_is_in_two_dimensions_and_with_channels(
    kernel: tuple[int, int], factors: tuple[int, int], pads: list
) -> None:
    x, g = grid.numbers((2, 3, 3, 4)), grid.numbers((4, 3, *kernel), 100)
    geometry = resize_geometry((3, 4), kernel, factors, pads)
    together = conv_transpose_layer(x, resize_weight(g, factors), geometry)
    assert_array_equal(resize_conv(x, g, factors, pads), together)
    # One channel, by way of matrices of repetitions.
    repeat = [np.repeat(np.eye(n, dtype=int), s, 0) for n, s in zip((3, 4), factors, strict=True)]
    long = repeat[0] @ x[0, 0] @ repeat[1].T
    one = resize_conv(x[:1, :1], g[:1, :1], factors, pads)[0, 0]
    matrix = transpose_matrix(resize_kernel(g[0, 0], factors), geometry)
    assert_array_equal(one.ravel(), matrix @ x[0, 0].ravel())
    assert_array_equal(long, nearest(x[0, 0], factors))


def interpolated(x: list[int], s: int) -> list[Fraction]:
    """Linear interpolation at (o + 1/2)/s - 1/2, in fractions."""
    values = []
    for o in range(len(x) * s):
        place = (Fraction(2 * o + 1, 2)) / s - Fraction(1, 2)
        place = min(max(place, Fraction(0)), Fraction(len(x) - 1))
        low = int(place)
        high = min(low + 1, len(x) - 1)
        values.append(x[low] * (1 - place + low) + x[high] * (place - low))
    return values


@pytest.mark.parametrize("s", [1, 2, 3, 4, 5, 8])
def test_bilinear_is_linear_interpolation_between_the_middles_of_pixels(s: int) -> None:
    for n in (1, 2, 5):
        x = grid.numbers((n,)) * 2 * s  # makes every value whole
        assert_array_equal(bilinear(x, (s,)), [float(v) for v in interpolated(x.tolist(), s)])
    x = grid.numbers((3, 4)) * 4 * s * s
    rows = np.array([bilinear(row, (s,)) for row in x])
    assert_array_equal(bilinear(x, (s, s)), np.array([bilinear(c, (s,)) for c in rows.T]).T)


@pytest.mark.parametrize("s", [1, 2, 4, 8])
def test_its_kernel_differs_from_it_at_the_border_only(s: int) -> None:
    for shape in ((1,), (2,), (5,), (3, 4)):
        both = compare_bilinear(grid.numbers(shape), (s,) * len(shape))
        assert_array_equal(both.transposed - both.interpolated, both.difference)
        inner = tuple(slice(b, n * s - b) for b, n in zip(both.border, shape, strict=True))
        assert not both.difference[inner].any()
        if s > 1 and len(shape) == 1:
            assert both.border == (s // 2,)
            assert (both.difference[: s // 2] != 0).all()
            assert (both.difference[-(s // 2) :] != 0).all()


def test_a_constant_darkens_to_three_quarters_at_the_border_of_stride_two() -> None:
    both = compare_bilinear(np.ones(3), (2,))
    assert both.transposed.tolist() == [0.75, 1, 1, 1, 1, 0.75]
    assert both.interpolated.tolist() == [1] * 6
    corner = compare_bilinear(np.ones((2, 2)), (2, 2)).transposed[0, 0]
    assert corner == 0.5625


@pytest.mark.parametrize("s", [1, 2, 3, 4, 5])
def test_with_the_edge_repeated_there_is_no_difference(s: int) -> None:
    for shape in ((1,), (4,), (3, 2)):
        both = compare_bilinear(grid.numbers(shape), (s,) * len(shape), edge=True)
        assert both.border == (0,) * len(shape)
        assert_allclose(both.difference, 0, atol=1e-8 if s in (3, 5) else 0)


@pytest.mark.parametrize("s", [1, 2, 3, 4, 5, 8])
def test_the_triangle_is_interpolation_between_corners(s: int) -> None:
    for shape in ((1,), (5,), (3, 4)):
        x = grid.numbers(shape)
        factors = (s,) * len(shape)
        y = conv_transpose(x, aligned_kernel(factors), aligned_geometry(shape, factors))
        assert_allclose(y, bilinear_aligned(x, factors), rtol=1e-12, atol=1e-9)
    line = bilinear_aligned(np.array([0, 10, 30]), (5,))
    assert line.tolist() == [0, 2, 4, 6, 8, 10, 14, 18, 22, 26, 30]


def test_bilinear_kernels_are_those_of_the_papers() -> None:
    assert bilinear_kernel((2,)).tolist() == [0.25, 0.75, 0.75, 0.25]
    assert bilinear_kernel((4, 1)).ravel().tolist() == [v / 8 for v in (1, 3, 5, 7, 7, 5, 3, 1)]
    geometry = bilinear_geometry((5, 5), (2, 3))
    assert geometry.output_shape == (10, 15)
    assert [axis.crop for axis in geometry.axes] == [(1, 1), (1, 1)]


def test_what_does_not_fit_is_refused() -> None:
    for attempt in (
        lambda: nearest([1, 2], (0,)),
        lambda: resize_kernel([1, 2], (2, 2)),
        lambda: resize_geometry((3,), (2, 2), (2,)),
        lambda: bilinear([1, 2], (2.0,)),
        lambda: resize_geometry((1,), (4,), (2,)),
    ):
        with pytest.raises(ParameterError):
            attempt()
