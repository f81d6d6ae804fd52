"""A picture through a layer, at full size, beside its twins: how they differ, and how to show it.

A picture is an array (height, width) or (height, width, channels), of uint8 or of real numbers;
every channel goes through the same kernel. Twins have the same weights, the same size and the same
place: resizing (nearest upsampling and then a convolution) and sub-pixel with an ICNR start; see
`core.remedies` for both.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core.errors import ParameterError
from deconv_viz.core.geometry import Axis, Geometry
from deconv_viz.core.layer import conv_transpose_layer
from deconv_viz.core.remedies import resize, sub_pixel
from deconv_viz.core.spectrum import Spectrum, spectrum
from deconv_viz.core.stacks import StackLayer

Array = NDArray[Any]
Bytes = NDArray[np.uint8]

LARGEST = 16_000_000
"""The largest output, in pixels."""

BAND = 2**24
"""About how many products are in memory at once."""

SPECTRUM_SIZE = 1024
"""The largest side of the part of a picture whose spectrum is shown."""


def picture_through(picture: ArrayLike, layer: StackLayer) -> NDArray[np.float32]:
    """Return the picture's transposed convolution, float32, channels last if they were there.

    Computed in bands of rows, in bounded memory. Raises ParameterError if the picture is none, the
    kernel is not two-dimensional, or the output would have more than `LARGEST` pixels.
    """
    pixels = _picture(picture)
    geometry = output_geometry(pixels.shape[:2], layer)
    rows, columns = geometry.axes
    planes = pixels if pixels.ndim == 3 else pixels[..., np.newaxis]
    planes = np.ascontiguousarray(np.moveaxis(planes, -1, 0)[:, np.newaxis], np.float32)
    w = np.asarray(layer.w, np.float32)[np.newaxis, np.newaxis]
    result = np.empty((*geometry.output_shape, len(planes)), np.float32)
    height = max(BAND // (columns.size * layer.w.size), 1) * rows.stride
    for begin in range(0, rows.output_size, height):
        end = min(begin + height, rows.output_size)
        read, band = band_of(rows, begin, end)
        found = conv_transpose_layer(planes[:, :, read], w, Geometry((band, columns)))
        result[begin:end] = np.moveaxis(found[:, 0], 0, -1)
    return result if pixels.ndim == 3 else result[..., 0]


def output_geometry(sizes: Sequence[int], layer: StackLayer) -> Geometry:
    """Return the geometry for a picture of this height and width; refuse what is too large."""
    if layer.w.ndim != 2:
        raise ParameterError("w", "shape", layer.w.shape, {"expected": "(rows, columns)"})
    geometry = layer.geometry(sizes)
    height, width = geometry.output_shape
    if height * width > LARGEST:
        values = {"height": height, "width": width, "largest": LARGEST}
        raise ParameterError("picture", "output_too_large", tuple(sizes), values)
    return geometry


def band_of(axis: Axis, begin: int, end: int) -> tuple[slice, Axis]:
    """Return the inputs that outputs begin to end need, and the axis that makes those of them.

    Where they need none, one input is taken that reaches none of them.
    """
    inputs = np.flatnonzero(((axis.taps() >= begin) & (axis.taps() < end)).any(axis=1))
    low, high = (int(inputs[0]), int(inputs[-1]) + 1) if inputs.size else (0, 1)
    first = axis.crop[0] + begin - low * axis.stride
    canvas = Axis(high - low, axis.kernel, axis.stride, axis.dilation).canvas_size
    crop = (first, canvas - first - (end - begin))
    return slice(low, high), Axis(high - low, axis.kernel, axis.stride, axis.dilation, crop)


def twins(layer: StackLayer) -> Mapping[str, StackLayer]:
    """Return the layer's twins, "resize" and "sub_pixel", each with the layer's output size.

    Their kernels are larger; what they have more than the layer's is cropped at both ends, so that
    the middles of their stamps lie where the layer's do, or half an element beside.
    """
    kernels = {
        "resize": resize(layer.w, layer.strides)[0].w,
        "sub_pixel": sub_pixel(layer.w, layer.strides)[0].w,
    }
    return {name: _in_place_of(layer, w) for name, w in kernels.items()}


def gain(layer: StackLayer) -> float:
    """Return by how much the layer multiplies the mean of a picture, its border apart."""
    return float(np.sum(layer.w)) / float(np.prod(layer.strides))


class Shown(NamedTuple):
    """Values as bytes to look at: byte = grey + factor * value, rounded and clipped."""

    pixels: Bytes
    grey: float
    factor: float


def as_bytes(values: ArrayLike, gain: float) -> Shown:
    """Return a layer's output as a picture with the mean of the input: divided by the gain.

    A kernel whose weights sum to (almost) nothing, such as an edge filter, has no mean to keep: its
    output is shown around middle grey, scaled to its largest magnitude.
    """
    values = np.asarray(values)
    if abs(gain) > 1e-6:
        return _shown(values, 0.0, 1 / gain)
    return _shown(values, 127.5, 127.5 / (float(np.abs(values).max()) or 1.0))


class Difference(NamedTuple):
    """One picture minus another, in the bytes' own units, and how to show it."""

    values: NDArray[np.float32]
    shown: Shown
    largest: float
    mean: float
    """The mean magnitude."""


def difference(
    first: ArrayLike, second: ArrayLike, gains: tuple[float, float] = (1.0, 1.0)
) -> Difference:
    """Return first/gain - second/gain: around middle grey, scaled to its largest magnitude.

    Raises ParameterError for pictures of different shapes.
    """
    a, b = (
        np.asarray(values, np.float32) / np.float32(each if abs(each) > 1e-6 else 1)
        for values, each in zip((first, second), gains, strict=True)
    )
    if a.shape != b.shape:
        raise ParameterError("second", "shape", b.shape, {"expected": str(a.shape)})
    a -= b
    sizes = np.abs(a)
    largest = float(sizes.max())
    shown = _shown(a, 127.5, 127.5 / (largest or 1.0))
    return Difference(a, shown, largest, float(sizes.mean(dtype=np.float64)))


def picture_spectrum(values: ArrayLike, size: int = SPECTRUM_SIZE) -> Spectrum:
    """Return the spectrum of the middle of a picture, at most `size` pixels a side, as grey.

    Grey is the mean of the channels. Its mean is taken off: the zero frequency would outshine all.
    """
    grey = _picture(values).astype(np.float64)
    grey = grey.mean(axis=-1) if grey.ndim == 3 else grey
    part = tuple(slice((n - min(n, size)) // 2, (n + min(n, size)) // 2) for n in grey.shape)
    grey = grey[part]
    return spectrum(grey - grey.mean())


def spectrum_bytes(magnitude: ArrayLike, decibels: float = 80.0) -> Bytes:
    """Return a spectrum as grey, logarithmically: the largest white, so many dB less black."""
    magnitude = np.asarray(magnitude)
    largest = magnitude.max(initial=0)
    if not largest:
        return np.zeros(magnitude.shape, np.uint8)
    level = 20 * np.log10(np.maximum(magnitude / largest, 1e-30)) / decibels + 1
    return _shown(level, 0.0, 255.0).pixels


def _in_place_of(layer: StackLayer, w: Array) -> StackLayer:
    more = [n - k for n, k in zip(w.shape, layer.w.shape, strict=True)]
    pairs = zip(layer.crop, more, strict=True)
    crop = tuple((begin + extra // 2, end + extra - extra // 2) for (begin, end), extra in pairs)
    return StackLayer(w, layer.strides, crop)


def _picture(values: ArrayLike) -> Array:
    pixels = np.asarray(values)
    if pixels.ndim not in (2, 3) or not pixels.size:
        expected = "(height, width) or (height, width, channels)"
        raise ParameterError("picture", "shape", pixels.shape, {"expected": expected})
    if pixels.dtype.kind not in "buif":
        raise ParameterError("picture", "real_numbers", str(pixels.dtype))
    if pixels.dtype.kind == "f" and not np.isfinite(pixels).all():
        raise ParameterError("picture", "finite", pixels[~np.isfinite(pixels)][0].item())
    return pixels


def _shown(values: Array, grey: float, factor: float) -> Shown:
    scaled = values * np.float32(factor)
    scaled += np.float32(grey)
    np.clip(np.rint(scaled, out=scaled), 0, 255, out=scaled)
    return Shown(scaled.astype(np.uint8), grey, factor)
