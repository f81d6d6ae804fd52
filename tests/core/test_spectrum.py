"""Spectra: what zero insertion, kernels and uneven phases do to them."""

import cmath
from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from deconv_viz import Axis, Geometry, ParameterError, conv_transpose
from deconv_viz.core.checkerboard import phase_sums
from deconv_viz.core.spectrum import (
    artefact,
    filtering,
    spectrum,
    zero_inserted,
)
from tests.core import grid

PRIME = 2521
"""2520 = 2·2·2·3·3·5·7: modulo it there is a transform of each length used here."""

GENERATOR = next(
    base for base in range(2, PRIME) if all(pow(base, 2520 // p, PRIME) != 1 for p in (2, 3, 5, 7))
)


def transform_in_whole_numbers(x: list[int]) -> list[int]:
    """The discrete Fourier transform modulo a prime: exact, with an integer for a root of one."""
    root = pow(GENERATOR, 2520 // len(x), PRIME)
    return [
        sum(v * pow(root, q * t, PRIME) for t, v in enumerate(x)) % PRIME for q in range(len(x))
    ]


def transform(x: np.ndarray) -> np.ndarray:
    """The transform of a line by its definition, from the lowest frequency to the highest."""
    n = len(x)
    order = range(-(n // 2), n - n // 2)
    terms = [[v * cmath.exp(-2j * cmath.pi * q * t / n) for t, v in enumerate(x)] for q in order]
    return np.array([sum(row) for row in terms])


@pytest.mark.parametrize("n", [1, 2, 5, 8])
def test_the_spectrum_is_the_transform_over_the_size(n: int) -> None:
    x = grid.numbers((n,)) % 100
    found = spectrum(x)
    assert_allclose(found.magnitude, np.abs(transform(x)) / n, atol=1e-9)
    assert_allclose(found.frequencies[0] * n, range(-(n // 2), n - n // 2), atol=1e-12)


def test_a_constant_is_at_zero_and_a_cosine_at_its_frequency() -> None:
    found = spectrum(np.full((4, 6), 7))
    zero = np.zeros((4, 6))
    zero[2, 3] = 7
    assert_allclose(found.magnitude, zero, atol=1e-12)
    wave = spectrum(np.cos(2 * np.pi * 3 * np.arange(16) / 16))
    assert wave.frequencies[0][wave.magnitude > 0.4].tolist() == [-3 / 16, 3 / 16]


@pytest.mark.parametrize(("n", "s"), list(product((1, 2, 3, 5, 7), (1, 2, 3, 4, 6))))
def test_zero_insertion_repeats_the_transform_exactly(n: int, s: int) -> None:
    x = (grid.numbers((n,)) % 97).tolist()
    sparse = zero_inserted(x, (s,))
    assert sparse.tolist() == [v for first in x for v in (first, *[0] * (s - 1))]
    repeated = transform_in_whole_numbers(sparse.tolist())
    assert repeated == transform_in_whole_numbers(x) * s


@pytest.mark.parametrize(
    ("shape", "strides"), [((7,), (3,)), ((8,), (2,)), ((5, 4), (2, 3)), ((3, 3, 2), (2, 1, 2))]
)
def test_the_images_are_where_the_theory_puts_them(shape: tuple, strides: tuple) -> None:
    x = grid.numbers(shape) / 20_000
    measured = spectrum(zero_inserted(x, strides))
    repeated = np.tile(np.abs(np.fft.fftn(x)), strides)  # frequency 0 first
    predicted = np.fft.fftshift(repeated) / repeated.size
    assert_allclose(measured.magnitude, predicted, rtol=0, atol=1e-12)
    for frequencies, size in zip(measured.frequencies, repeated.shape, strict=True):
        assert_array_equal(frequencies, np.fft.fftshift(np.fft.fftfreq(size)))


@pytest.mark.parametrize("axis", [Axis(6, 3, 2), Axis(5, 4, 3, 2, (2, 1)), Axis(4, 1, 3)])
def test_the_output_is_the_images_times_the_kernel(axis: Axis) -> None:
    x, w = grid.numbers((axis.size,)) % 50, grid.numbers((axis.kernel,), 60) % 50
    found = filtering(x, w, axis)
    assert len(found.frequencies) == axis.canvas_size
    assert_allclose(found.inserted * found.kernel, found.output, atol=1e-8)
    full = Axis(axis.size, axis.kernel, axis.stride, axis.dilation)
    canvas = conv_transpose(x, w, Geometry((full,)))
    assert_allclose(found.output, np.abs(transform(canvas)), atol=1e-7)
    assert found.passband == 1 / (2 * axis.stride)
    assert found.kernel.max() <= np.abs(w).sum() + 1e-9


@pytest.mark.parametrize("s", [2, 3, 4])
def test_the_artefact_of_a_constant_is_the_spread_of_its_phase_sums(s: int) -> None:
    w = np.ones(s + 1, int)
    geometry = Geometry((Axis(40, s + 1, s),))
    y = conv_transpose(np.ones(40, int), w, geometry)[s : 38 * s]
    peaks = artefact(y, (s,))
    sums = phase_sums(w, geometry)
    expected = np.abs(np.fft.fft(sums)) / s
    assert len(peaks) == s // 2
    for peak in peaks:
        assert peak.magnitude == pytest.approx(expected[round(peak.frequency[0] * s)])
        assert peak.relative == pytest.approx(peak.magnitude / sums.mean())
        assert peak.ratio > 1e6


def test_a_checkerboard_stands_out_of_a_picture_by_its_ratio() -> None:
    rows, columns = np.indices((40, 40))
    picture = 100 + 40 * np.sin(rows / 7) + 30 * np.cos((rows + columns) / 11)
    checkered = picture + 5.0 * ((rows + columns) % 2)
    clean, found = artefact(picture, (2, 2)), artefact(checkered, (2, 2))
    assert found[0].frequency == (0.5, 0.5)
    assert found[0].magnitude == pytest.approx(2.5, abs=0.1)
    assert found[0].ratio > 50
    assert all(peak.ratio < 5 for peak in clean)
    assert [peak.frequency for peak in clean].count((0.0, 0.5)) == 1
    assert len(clean) == 3


def test_the_end_that_is_no_whole_period_is_left_out() -> None:
    y = np.tile([2, 1], 10)
    assert artefact([*y, 99], (2,)) == artefact(y, (2,))
    assert artefact(np.zeros(4), (2,))[0].ratio == 1
    assert artefact([1, -1] * 8, (2,))[0].relative == 0
    assert artefact([1, -1] * 8, (2,))[0].ratio == float("inf")
    assert artefact(y, (1,)) == ()


def test_what_cannot_be_is_refused() -> None:
    for attempt in (
        lambda: artefact([1, 2], (3,)),
        lambda: artefact([1, 2], (2, 2)),
        lambda: zero_inserted([1, 2], (0,)),
        lambda: filtering([1, 2], [1], Axis(3, 1)),
    ):
        with pytest.raises(ParameterError):
            attempt()
