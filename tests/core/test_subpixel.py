"""The sub-pixel layer, step by step, against the transposed convolution that it equals."""

from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from deconv_viz import Axis, Geometry, ParameterError, conv_transpose_layer, scatter
from deconv_viz.core.convolution import convolve
from deconv_viz.core.resize_verdict import as_resize_conv
from deconv_viz.core.subpixel import (
    as_sub_pixel,
    by_sub_pixel,
    from_polyphase,
    icnr,
    pixel_shuffle,
    pixel_unshuffle,
    polyphase,
    sub_pixel_weight,
    transposed_weight,
)
from deconv_viz.core.upsampling import nearest
from tests.core import grid

AXES = [
    Axis(n, k, s, d, crop)
    for n, k, s, d in product((1, 4), range(1, 7), range(1, 5), (1, 2))
    for crop in ((0, 0), (1, 0), (-1, 2), (0, -2))
    if (n - 1) * s + d * (k - 1) + 1 > sum(crop)
]


def test_the_phases_are_every_s_th_element() -> None:
    for k, s in product(range(1, 9), range(1, 5)):
        w = grid.numbers((k,))
        phases = polyphase(w, (s,))
        assert phases.shape == (s, -(-k // s))
        for r in range(s):
            own = w[r::s].tolist()
            assert phases[r].tolist() == own + [0] * (phases.shape[1] - len(own))
        assert_array_equal(from_polyphase(phases, (k,)), w)


def test_the_phases_of_a_plane_and_of_all_its_channels() -> None:
    w = grid.numbers((2, 3, 5, 4))
    phases = polyphase(w, (2, 3))
    assert phases.shape == (2, 3, 2, 3, 3, 2)
    ones = [[w[1, 2, i, 1], 0] for i in (0, 2, 4)]
    assert_array_equal(phases[1, 2, 0, 1], ones)
    assert_array_equal(phases[1, 2, 1, 0], [w[1, 2, 1, ::3], w[1, 2, 3, ::3], [0, 0]])
    assert_array_equal(from_polyphase(phases, (5, 4)), w)


def test_the_shuffle_is_that_of_pytorch() -> None:
    z = grid.numbers((2, 12, 3, 2))
    y = pixel_shuffle(z, (2, 3))
    assert y.shape == (2, 2, 6, 6)
    for n, c, i, j in np.ndindex(y.shape):
        assert y[n, c, i, j] == z[n, c * 6 + (i % 2) * 3 + j % 3, i // 2, j // 3]
    assert_array_equal(pixel_unshuffle(y, (2, 3)), z)


def test_it_equals_the_transposed_convolution_on_a_line() -> None:
    for axis in AXES:
        x, w = grid.numbers((axis.size,)), grid.numbers((axis.kernel,), 50)
        geometry = Geometry((axis,))
        steps = by_sub_pixel(x[None, None], w[None, None], geometry)
        assert steps.output.dtype == np.int64
        assert_array_equal(steps.output[0, 0], scatter(x, w, geometry), str(axis))


@pytest.mark.parametrize("kernel", [(4, 4), (3, 3), (1, 5), (2, 6)])
@pytest.mark.parametrize("strides", [(2, 2), (3, 1), (2, 4)])
def test_it_does_so_in_two_dimensions_with_channels(kernel: tuple, strides: tuple) -> None:
    pairs = zip((3, 4), kernel, strides, ((0, -1), (-1, -2)), strict=True)
    geometry = Geometry(tuple(Axis(n, k, s, crop=c) for n, k, s, c in pairs))
    x, w = grid.numbers((2, 3, 3, 4)), grid.numbers((3, 5, *kernel), 100)
    steps = by_sub_pixel(x, w, geometry)
    assert_array_equal(steps.output, conv_transpose_layer(x, w, geometry))
    assert steps.convolved.shape[1] == 5 * strides[0] * strides[1]


def test_it_does_so_in_three_dimensions() -> None:
    geometry = Geometry((Axis(2, 3, 2), Axis(3, 2, 2), Axis(2, 4, 3)))
    x, w = grid.numbers((1, 2, 2, 3, 2)), grid.numbers((2, 1, 3, 2, 4), 100)
    assert_array_equal(by_sub_pixel(x, w, geometry).output, conv_transpose_layer(x, w, geometry))


def test_what_is_dropped_is_zeros_and_none_where_the_stride_divides_the_kernel() -> None:
    for axis in AXES:
        x, w = grid.numbers((axis.size,)), grid.numbers((axis.kernel,), 50)
        geometry = Geometry((axis,))
        layer = as_sub_pixel(w[None, None], geometry)
        (dropped,) = layer.dropped
        steps = by_sub_pixel(x[None, None], w[None, None], geometry)
        assert steps.shuffled.shape[-1] == axis.canvas_size + dropped
        assert not steps.shuffled[..., axis.canvas_size :].any()
        assert (dropped == 0) == (axis.effective_kernel % axis.stride == 0)


def test_the_weight_is_the_flipped_phases_channel_by_channel() -> None:
    w = grid.numbers((3, 2, 5, 4))
    weight = sub_pixel_weight(w, (2, 2))
    assert weight.shape == (8, 3, 3, 2)
    padded = np.pad(w, ((0, 0), (0, 0), (0, 1), (0, 0)))
    for c, rh, rw, ci, a, b in np.ndindex(2, 2, 2, 3, 3, 2):
        there = padded[ci, c, (2 - a) * 2 + rh, (1 - b) * 2 + rw]
        assert weight[c * 4 + rh * 2 + rw, ci, a, b] == there
    assert_array_equal(transposed_weight(weight, (2, 2), (5, 4)), w)
    assert_array_equal(transposed_weight(weight, (2, 2)), padded)


def test_an_icnr_start_is_a_convolution_and_then_nearest_upsampling() -> None:
    for factors, kernel in (((2, 2), (3, 3)), ((3, 2), (1, 2))):
        base, x = grid.numbers((2, 3, *kernel)), grid.numbers((1, 3, 4, 5), 100)
        weight = icnr(base, factors)
        pads = [(k - 1, k - 1) for k in kernel]
        shuffled = pixel_shuffle(convolve(x, weight, pads), factors)
        assert_array_equal(shuffled, nearest(convolve(x, base, pads), factors))


def test_an_icnr_start_has_even_phases_as_a_transposed_convolution() -> None:
    base = grid.numbers((1, 1, 2, 3))
    w = transposed_weight(icnr(base, (2, 3)), (2, 3))[0, 0]
    phases = polyphase(w, (2, 3)).sum(axis=(2, 3))
    assert len(set(phases.ravel().tolist())) == 1
    assert as_resize_conv(w, Geometry((Axis(3, 4, 2), Axis(3, 9, 3)))).holds


def test_what_does_not_fit_is_refused() -> None:
    geometry = Geometry((Axis(3, 2, 2), Axis(3, 2, 2)))
    x, w = np.ones((1, 1, 3, 3)), np.ones((1, 1, 2, 2))
    for attempt in (
        lambda: pixel_shuffle(np.ones((1, 3, 2, 2)), (2, 2)),
        lambda: pixel_shuffle(np.ones((1, 4, 2, 2)), (2,)),
        lambda: pixel_unshuffle(np.ones((1, 1, 3, 2)), (2, 2)),
        lambda: as_sub_pixel(w[0], geometry),
        lambda: as_sub_pixel(np.ones((1, 1, 3, 2)), geometry),
        lambda: by_sub_pixel(x[0], w, geometry),
        lambda: by_sub_pixel(np.ones((1, 2, 3, 3)), w, geometry),
        lambda: icnr(w, (2,)),
        lambda: polyphase(w, (0, 2)),
    ):
        with pytest.raises(ParameterError) as caught:
            attempt()
        assert str(caught.value)
