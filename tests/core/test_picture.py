"""A picture through a layer and its twins, in bands, shown as bytes."""

from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from deconv_viz import Axis, Geometry, ParameterError, conv_transpose
from deconv_viz.core import picture as module
from deconv_viz.core.convolution import convolve, correlate_plane
from deconv_viz.core.picture import (
    as_bytes,
    band_of,
    difference,
    gain,
    output_geometry,
    picture_spectrum,
    picture_through,
    spectrum_bytes,
    twins,
)
from deconv_viz.core.pictures import picture
from deconv_viz.core.spectrum import artefact
from deconv_viz.core.stacks import StackLayer
from deconv_viz.core.subpixel import icnr, pixel_shuffle
from deconv_viz.core.upsampling import nearest
from tests.core import definition, grid

W = grid.numbers((4, 3)) % 9 - 4
LAYER = StackLayer(W, (2, 3), ((1, 0), (-1, 1)))
ONES = StackLayer(np.ones((3, 3), int), (2, 2), ((0, 1), (0, 1)))


def test_every_channel_goes_through_the_layer() -> None:
    x = picture("face", 30, 40)
    y = picture_through(x, LAYER)
    assert y.dtype == np.float32
    for c in range(3):
        assert_array_equal(y[..., c], conv_transpose(x[..., c], W, LAYER.geometry((30, 40))))
        assert_array_equal(y[..., c], picture_through(x[..., c], LAYER))


@pytest.mark.parametrize("products", [1, 2000, 20_000])
def test_bands_make_no_difference(monkeypatch: pytest.MonkeyPatch, products: int) -> None:
    x = picture("letters", 23, 17)
    whole = picture_through(x, LAYER)
    monkeypatch.setattr(module, "BAND", products)
    assert_array_equal(picture_through(x, LAYER), whole)


def test_a_band_is_that_part_of_the_output() -> None:
    for n, k, s, d, crop in product(
        (1, 5), (1, 3, 4), (1, 2, 3), (1, 2), ((0, 0), (1, -3), (-4, 0))
    ):
        if Axis(n, k, s, d).canvas_size <= sum(crop):
            continue
        axis = Axis(n, k, s, d, crop)
        x, w = grid.numbers((n,)), grid.numbers((k,), 40)
        y = conv_transpose(x, w, Geometry((axis,)))
        for begin in range(axis.output_size):
            for end in range(begin + 1, axis.output_size + 1):
                read, band = band_of(axis, begin, end)
                assert_array_equal(conv_transpose(x[read], w, Geometry((band,))), y[begin:end])


def test_twins_have_the_layers_size_whatever_it_crops() -> None:
    for kernel, strides, crop in product(((1, 4), (5, 2)), ((2, 2), (3, 1)), ((0, 0), (1, -2))):
        layer = StackLayer(np.ones(kernel, int), strides, (crop, (0, 0)))
        size = layer.geometry((6, 7)).output_shape
        for twin in twins(layer).values():
            assert twin.geometry((6, 7)).output_shape == size
            assert twin.strides == strides


def test_the_twins_are_resizing_and_sub_pixel_step_by_step() -> None:
    x = picture("zone_plate", 8, 9)[..., 0].astype(int)
    w = grid.numbers((4, 4)) % 9 - 4
    layer = StackLayer(w, (2, 2), ((1, 1), (1, 1)))
    full = [(3, 3), (3, 3)]

    long = correlate_plane(nearest(x, (2, 2)), np.flip(w), full)  # 19 by 21
    both = twins(layer)
    resized = picture_through(x, both["resize"])
    assert resized.shape == (16, 18)
    assert_array_equal(resized, long[1:17, 1:19])

    small = convolve(x[None, None], icnr(np.flip(w)[None, None], (2, 2)), full)
    shuffled = pixel_shuffle(small, (2, 2))[0, 0]  # 22 by 24
    assert_array_equal(picture_through(x, both["sub_pixel"]), shuffled[3:19, 3:21])


def test_twins_keep_the_pattern_away() -> None:
    flat = np.full((20, 20), 100, np.uint8)
    inner = slice(6, -6)
    assert np.ptp(picture_through(flat, ONES)[inner, inner]) == 300
    for twin in twins(ONES).values():
        assert np.ptp(picture_through(flat, twin)[inner, inner]) == 0


def test_shown_with_its_gain_a_picture_keeps_its_mean() -> None:
    flat = np.full((20, 20, 3), 90, np.uint8)
    assert gain(ONES) == 9 / 4
    for layer in (ONES, *twins(ONES).values()):
        shown = as_bytes(picture_through(flat, layer), gain(layer))
        assert shown.pixels.dtype == np.uint8
        assert abs(float(shown.pixels[8:-8, 8:-8].mean()) - 90) <= 0.5
    negative = ONES._replace(w=-ONES.w)
    assert_array_equal(
        as_bytes(picture_through(flat, negative), gain(negative)).pixels,
        as_bytes(picture_through(flat, ONES), gain(ONES)).pixels,
    )


def test_bytes_are_rounded_and_clipped() -> None:
    shown = as_bytes(np.array([-5.0, 0.4, 0.6, 254.7, 300.0]), 1.0)
    assert shown.pixels.tolist() == [0, 0, 1, 255, 255]
    assert as_bytes([10, 20], 2.0).pixels.tolist() == [5, 10]
    edges = as_bytes(np.array([-4.0, 0.0, 2.0, 4.0]), 0.0)
    assert edges.pixels.tolist() == [0, 128, 191, 255]
    assert (edges.grey, edges.factor) == (127.5, 127.5 / 4)
    assert as_bytes(np.zeros(2), 0.0).pixels.tolist() == [128, 128]


def test_the_difference_is_in_the_units_of_the_picture() -> None:
    found = difference([[10, 40]], [[6, 30]], (2.0, 3.0))
    assert found.values.tolist() == [[3, 10]]
    assert (found.largest, found.mean) == (10, 6.5)
    assert found.shown.pixels.tolist() == [[166, 255]]
    same = difference([[1, 2]], [[1, 2]])
    assert (same.largest, same.shown.pixels.tolist()) == (0, [[128, 128]])
    with pytest.raises(ParameterError):
        difference([[1, 2]], [[1], [2]])


def test_the_spectrum_of_the_difference_has_the_checkerboards_peak() -> None:
    x = picture("face", 64, 64)
    first, second = picture_through(x, ONES), picture_through(x, twins(ONES)["resize"])
    found = difference(first, second, (gain(ONES), gain(twins(ONES)["resize"])))
    spectrum = picture_spectrum(found.values)
    assert spectrum.magnitude.shape == (128, 128)
    at = np.unravel_index(spectrum.magnitude.argmax(), spectrum.magnitude.shape)
    assert {abs(spectrum.frequencies[a][i]) for a, i in enumerate(at)} <= {0.0, 0.5}
    assert artefact(found.values.mean(axis=-1), (2, 2))[0].ratio > 5


def test_a_spectrum_is_of_the_middle_and_without_the_mean() -> None:
    x = np.zeros((9, 12))
    x[4, 4:8] = [1, 2, 3, 4]
    found = picture_spectrum(x + 50, 4)
    assert found.magnitude.shape == (4, 4)
    middle = x[2:6, 4:8]
    expected = np.abs(np.fft.fftshift(np.fft.fft2(middle - middle.mean()))) / 16
    assert_allclose(found.magnitude, expected, atol=1e-12)
    colours = np.stack([x, x + 3, x - 3], axis=-1)
    assert_allclose(picture_spectrum(colours, 4).magnitude, expected, atol=1e-12)


def test_spectra_are_shown_in_decibels() -> None:
    shown = spectrum_bytes(np.array([1.0, 0.1, 0.01, 1e-4, 1e-9, 0.0]), 80)
    assert shown.tolist() == [255, 191, 128, 0, 0, 0]
    assert spectrum_bytes(np.zeros(3)).tolist() == [0, 0, 0]


def test_too_large_an_output_is_refused_before_anything_is_computed() -> None:
    one = StackLayer(np.ones((1, 1)), (4, 4), ((0, -3), (0, -3)))
    assert output_geometry((1000, 1000), one).output_shape == (4000, 4000)
    with pytest.raises(ParameterError) as caught:
        picture_through(np.zeros((1000, 1001), np.uint8), one)
    assert (caught.value.field, caught.value.rule) == ("picture", "output_too_large")
    assert caught.value.values == {"height": 4000, "width": 4004, "largest": 16_000_000}


def test_what_is_no_picture_is_refused() -> None:
    for wrong in (
        np.zeros(5),
        np.zeros((2, 2, 2, 2)),
        np.zeros((0, 3)),
        np.array([["a"]]),
        np.array([[np.nan]]),
        np.array([[1j]]),
    ):
        with pytest.raises(ParameterError) as caught:
            picture_through(wrong, ONES)
        assert caught.value.field == "picture"
    with pytest.raises(ParameterError):
        picture_through(np.zeros((3, 3)), StackLayer(np.ones(3), (2,), ((0, 0),)))


def test_the_stamps_by_hand() -> None:
    x = picture("gradient", 3, 2)[..., 1].astype(int)
    full = np.zeros((3 * 2 + 2, 2 * 3), int)
    for i, j in np.ndindex(3, 2):
        full[2 * i : 2 * i + 4, 3 * j : 3 * j + 3] += x[i, j] * W
    assert_array_equal(picture_through(x, LAYER), definition.cut_array(full, LAYER.crop))
