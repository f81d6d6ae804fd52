"""Spectra: the images that zero insertion makes, what the kernel leaves of them, and the comb that
an uneven kernel adds.

The discrete Fourier transform of a signal with s - 1 zeros after every element is the signal's own,
s times over: X_s[q] = X[q mod n]. The copies are called images; the kernel is the filter that
should take them away (Oppenheim & Schafer, "Discrete-time signal processing", section 4.6). What
it leaves is heard as a buzz and seen as a checkerboard, at the multiples of 1/s.

Frequencies are in cycles per element, from -1/2 up to 1/2, zero in the middle.
"""

from collections.abc import Sequence
from itertools import product
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core.convolution import each, real
from deconv_viz.core.errors import positive
from deconv_viz.core.geometry import Axis, Geometry
from deconv_viz.core.insertion import insert_pad_crop
from deconv_viz.core.operations import conv_transpose, numbers

Array = NDArray[Any]

NEIGHBOURS = 3
"""How far around a peak its surroundings reach, in steps of the spectrum."""


class Spectrum(NamedTuple):
    """Magnitudes by frequency: `frequencies` holds one array for each axis of `magnitude`."""

    frequencies: tuple[Array, ...]
    magnitude: Array


def spectrum(signal: ArrayLike) -> Spectrum:
    """Return the magnitude spectrum of a signal or a plane, |DFT| over the number of elements.

    A constant c has c at frequency 0 and nothing elsewhere; a cosine of amplitude 1 that fits has
    1/2 at both of its frequencies.
    """
    signal = real("signal", signal)
    return Spectrum(_frequencies(signal.shape), _shifted(np.fft.fftn(signal)) / signal.size)


def zero_inserted(x: ArrayLike, strides: Sequence[int]) -> Array:
    """Return x with s - 1 zeros after every element, the last included: of size n*s."""
    x = real("x", x)
    for position, stride in enumerate(each("strides", strides, x.ndim)):
        x = insert_pad_crop(x, position, stride, (0, stride - 1))
    return x


class Filtering(NamedTuple):
    """A transposed convolution in one dimension as seen by frequency, all on the full canvas.

    inserted * kernel == output, at every frequency; none is normalised.
    """

    frequencies: Array
    inserted: Array
    kernel: Array
    output: Array
    passband: float
    """1/(2s): beyond it lie the images and nothing else."""


def filtering(x: ArrayLike, w: ArrayLike, axis: Axis) -> Filtering:
    """Return the magnitudes of the zero-inserted input, of the kernel, and of the canvas.

    The crop is left aside. Raises ParameterError if x or w does not fit the axis.
    """
    x, w = numbers("x", x, (axis.size,)), numbers("w", w, (axis.kernel,))
    full = Axis(axis.size, axis.kernel, axis.stride, axis.dilation)
    canvas = conv_transpose(x, w, Geometry((full,)))
    inserted = insert_pad_crop(x, 0, axis.stride, (0, axis.effective_kernel - 1))
    kernel = insert_pad_crop(w, 0, axis.dilation, (0, full.canvas_size - axis.effective_kernel))
    return Filtering(
        frequencies=_frequencies(canvas.shape)[0],
        inserted=_shifted(np.fft.fft(inserted)),
        kernel=_shifted(np.fft.fft(kernel)),
        output=_shifted(np.fft.fft(canvas)),
        passband=1 / (2 * axis.stride),
    )


class Peak(NamedTuple):
    """A spectrum at one multiple of 1/s: what stands out there is the artefact."""

    frequency: tuple[float, ...]
    magnitude: float
    neighbours: float
    """The mean magnitude around it."""
    relative: float
    """The magnitude in parts of that at frequency 0; 0 where that is 0."""

    @property
    def ratio(self) -> float:
        """How many times as large as its neighbours it is."""
        if not self.neighbours:
            return float("inf") if self.magnitude else 1.0
        return self.magnitude / self.neighbours


def artefact(signal: ArrayLike, strides: Sequence[int]) -> tuple[Peak, ...]:
    """Return the peaks of the period of the strides, the largest first.

    They are all multiples (a/s, b/s, ...) of the fundamental frequencies but zero; of two that are
    mirror images, one. The signal's end is cut so that the strides divide it: without that the peak
    would leak. Raises ParameterError where less than one period is left.
    """
    signal = real("signal", signal)
    strides = each("strides", strides, signal.ndim)
    periods = [n // s for n, s in zip(signal.shape, strides, strict=True)]
    for count in periods:
        positive("periods", count)
    sizes = [count * s for count, s in zip(periods, strides, strict=True)]
    magnitude = np.abs(np.fft.fftn(signal[tuple(map(slice, sizes))])) / np.prod(sizes)
    zero = float(magnitude[(0,) * signal.ndim])
    comb = np.zeros(magnitude.shape, bool)
    comb[tuple(slice(None, None, count) for count in periods)] = True
    peaks = []
    for multiple in product(*map(range, strides)):
        mirrored = tuple(-a % s for a, s in zip(multiple, strides, strict=True))
        if any(multiple) and multiple <= mirrored:
            place = tuple(a * count for a, count in zip(multiple, periods, strict=True))
            found = float(magnitude[place])
            frequency = tuple(a / s for a, s in zip(multiple, strides, strict=True))
            around = _around(magnitude, comb, place)
            peaks.append(Peak(frequency, found, around, found / zero if zero else 0.0))
    return tuple(sorted(peaks, key=lambda peak: -peak.magnitude))


def _around(magnitude: Array, comb: NDArray[np.bool_], place: tuple[int, ...]) -> float:
    """Return the mean magnitude around a place, multiples of the fundamentals left out."""
    lines = [
        np.unique(np.arange(p - NEIGHBOURS, p + NEIGHBOURS + 1) % n)
        for p, n in zip(place, magnitude.shape, strict=True)
    ]
    near = np.ix_(*lines)
    others = magnitude[near][~comb[near]]
    return float(others.mean()) if others.size else 0.0


def _frequencies(sizes: Sequence[int]) -> tuple[Array, ...]:
    return tuple(np.fft.fftshift(np.fft.fftfreq(size)) for size in sizes)


def _shifted(transform: Array) -> Array:
    return np.asarray(np.fft.fftshift(np.abs(transform)))
