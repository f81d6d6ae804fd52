"""A whole picture through a layer and through its twins, and what differs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Geometry, conv_transpose
from deconv_viz.core.checkerboard import phase_sums
from deconv_viz.core.remedies import resize_like
from deconv_viz.core.spectrum import Peak, Spectrum, artefact, spectrum
from deconv_viz.core.subpixel import by_sub_pixel
from deconv_viz.ui.picture_png import in_bytes
from deconv_viz.ui.picture_state import OwnPicture

Picture = NDArray[np.uint8]

BESIDE = 8_000_000
"""Pixels of an output up to which two of its colours are worked out beside each other."""

MIDDLE = 512
"""Rows and columns of the part whose spectrum is taken."""

STANDS_OUT = 3.0
SEEN = 0.002
"""A peak of so many times its neighbours, and of that part of the output's mean, is named."""


def kernel(state: OwnPicture) -> NDArray[Any]:
    """Return the kernel, as whole numbers if it is whole."""
    w = state.w
    whole = w.astype(np.int64)
    return whole if (whole == w).all() else w


def transposed(picture: Picture, state: OwnPicture) -> Picture:
    """Return the layer's output, divided by its gain so that the mean stays."""
    w, geometry = kernel(state), state.geometry(*picture.shape[:2])
    return _through(picture, w, geometry)


def resized(picture: Picture, state: OwnPicture) -> Picture:
    """Return nearest upsampling and then a convolution with the same weights, as large as the
    layer's output and with the same middle (up to half a pixel)."""
    return _through(picture, *resize_like(kernel(state), state.geometry(*picture.shape[:2])))


def shuffled(picture: Picture, state: OwnPicture) -> Picture:
    """Return the output of the sub-pixel twin: a convolution to s² channels, a pixel shuffle."""
    w, geometry = kernel(state), state.geometry(*picture.shape[:2])
    gain = _gain(w, geometry)
    # Bytes times small whole weights are exact in 32 bits, other weights may not be.
    kind = np.float32 if w.dtype.kind == "i" else np.float64
    out = np.empty((*geometry.output_shape, 3), np.uint8)
    for c in range(3):
        x = picture[np.newaxis, np.newaxis, ..., c].astype(kind)
        y = by_sub_pixel(x, w[np.newaxis, np.newaxis].astype(kind), geometry).output[0, 0]
        out[..., c] = in_bytes(y, gain)
    return out


WAYS: Mapping[str, Callable[[Picture, OwnPicture], Picture]] = {
    "transposed": transposed,
    "resize": resized,
    "sub_pixel": shuffled,
}
"""The layer, and what it is compared with."""


def _through(picture: Picture, w: NDArray[Any], geometry: Geometry) -> Picture:
    out = np.empty((*geometry.output_shape, 3), np.uint8)
    gain = _gain(w, geometry)

    def colour(c: int) -> None:
        out[..., c] = in_bytes(conv_transpose(picture[..., c], w, geometry), gain)

    # NumPy's loops leave other threads their turn; of a large output, one colour is in the works
    # at a time, which needs a third of the memory.
    with ThreadPoolExecutor(2 if out.size <= 3 * BESIDE else 1) as pool:
        list(pool.map(colour, range(3)))
    return out


def _gain(w: NDArray[Any], geometry: Geometry) -> float:
    return float(phase_sums(w, geometry).mean())


class Difference(NamedTuple):
    """How two outputs differ: in how many pixels, by how many of the 255 levels at most."""

    pixels: int
    worst: int
    spectrum: Spectrum
    peaks: tuple[Peak, ...]
    """The multiples of 1/stride that stand out of the difference's spectrum."""
    mean: float
    """The mean of the first output's middle, which the spectrum is compared with."""


def difference(one: Picture, other: Picture, stride: int) -> Difference:
    """Return what differs between two pictures of the same size."""
    worst, pixels = 0, 0
    for rows in _bands(len(one)):
        apart = np.abs(one[rows].astype(np.int16) - other[rows]).max(axis=-1)
        worst = max(worst, int(apart.max()))
        pixels += int(np.count_nonzero(apart))
    # Without the border: its dark ramp would be in the spectrum.
    sides = [min(MIDDLE, max(1, n * 3 // 4)) for n in one.shape[:2]]
    middle = tuple(
        slice((n - side) // 2, (n + side) // 2) for n, side in zip(one.shape, sides, strict=False)
    )
    grey = [picture[middle].mean(axis=-1) for picture in (one, other)]
    signal = grey[0] - grey[1]
    mean = float(grey[0].mean()) or 1.0
    found: tuple[Peak, ...] = ()
    if stride > 1 and min(signal.shape) >= stride:
        found = artefact(signal, (stride, stride))
    peaks = tuple(p for p in found if p.ratio >= STANDS_OUT and p.magnitude >= SEEN * mean)
    return Difference(pixels, worst, spectrum(signal), peaks, mean)


def apart(one: Picture, other: Picture, times: int) -> Picture:
    """Return the magnitude of the difference, so many times, as a picture."""
    levels = np.abs(one.astype(np.int16) - other)
    shown: Picture = np.minimum(levels * np.int16(times), 255).astype(np.uint8)
    return shown


def amplified(worst: int) -> int:
    """Return how many times a difference of so many levels can be shown: 1, 2, 4 ... 32."""
    times = 1
    while times < 32 and worst * times * 2 <= 255:
        times *= 2
    return times


def _bands(rows: int, size: int = 256) -> list[slice]:
    return [slice(start, start + size) for start in range(0, rows, size)]


# ---- what is shown of a large picture ----


def lens(shape: tuple[int, ...], place: tuple[int, int], places: int, side: int) -> Any:
    """Return the slices of a square of `side` around the middle of a place of places²."""
    cut = []
    for size, at in zip(shape[:2], place, strict=True):
        length = min(side, size)
        start = round((at + 0.5) / places * size - length / 2)
        start = min(max(start, 0), size - length)
        cut.append(slice(start, start + length))
    return tuple(cut)


def same_part(cut: tuple[slice, slice], of: tuple[int, ...], to: tuple[int, ...]) -> Any:
    """Return the part of another picture that shows the same, up to a pixel."""
    parts = []
    for part, n, m in zip(cut, of, to, strict=False):
        start = part.start * m // n
        parts.append(slice(start, max(start + 1, -(-part.stop * m // n))))
    return tuple(parts)


def reduced(picture: Picture, most: int) -> Picture:
    """Return a picture with at most about `most` rows and columns, every pixel the mean of some."""
    factor = -(-max(picture.shape[:2]) // most)
    if factor == 1:
        return picture
    rows, columns = (n // factor or 1 for n in picture.shape[:2])
    out = np.zeros((rows, columns, 3), np.float32)
    for r, c in np.ndindex(factor, factor):
        out += picture[r::factor, c::factor][:rows, :columns]
    return in_bytes(out, float(factor * factor))
