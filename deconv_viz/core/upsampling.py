"""Upsampling by a whole factor, and upsampling followed by a convolution, as transposed ones.

Arrays are plain spatial ones, one axis for each factor, unless it is said otherwise. Nearest
upsampling repeats every element s times, which is the transposed convolution with s ones at stride
s. A correlation with g after it makes one transposed convolution of both, with the kernel
ones(s) (full convolution) flip(g). Letters: s factor, k kernel size, n input size.
"""

from collections.abc import Sequence
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core.convolution import Pads, convolve, each, pads_of, real
from deconv_viz.core.fills import fill
from deconv_viz.core.geometry import Axis, Geometry
from deconv_viz.core.operations import conv_transpose

Array = NDArray[Any]


def nearest(x: ArrayLike, factors: Sequence[int]) -> Array:
    """Return x with every element repeated, y[o] = x[o // s] along each of the last axes."""
    x = real("x", x)
    for axis, factor in enumerate(each("factors", factors), x.ndim - len(factors)):
        x = x.repeat(factor, axis)
    return x


def resize_kernel(g: ArrayLike, factors: Sequence[int]) -> Array:
    """Return the kernel of nearest upsampling and then a correlation with g, as one.

    It is ones(s) (full convolution) flip(g), of size s + k - 1 along every axis. It belongs to
    `resize_geometry`. Raises ParameterError if g has not one axis for each factor.
    """
    g = np.flip(real("g", g))
    factors = each("factors", factors, g.ndim)
    box = Geometry(tuple(Axis(k, s) for k, s in zip(g.shape, factors, strict=True)))
    return conv_transpose(g, np.ones(factors, np.int64), box)


def resize_weight(g: ArrayLike, factors: Sequence[int]) -> Array:
    """Return `resize_kernel` of a whole layer: g (Cout, Cin, *k) -> (Cin, Cout, *(s + k - 1))."""
    g = real("g", g)
    return np.array(
        [[resize_kernel(plane, factors) for plane in g[:, c]] for c in range(len(g[0]))]
    )


def resize_geometry(
    sizes: Sequence[int], kernel: Sequence[int], factors: Sequence[int], pads: Pads | None = None
) -> Geometry:
    """Return the geometry of nearest upsampling and then a correlation of size k with `pads`.

    Per axis: stride s, kernel s + k - 1, crop (k - 1 - begin, k - 1 - end), and so the output
    size n*s + begin + end - k + 1. Raises ParameterError if nothing is left.
    """
    sizes = each("sizes", sizes)
    rank = len(sizes)
    kernel, factors = each("kernel", kernel, rank), each("factors", factors, rank)
    return Geometry(
        tuple(
            Axis(n, s + k - 1, s, 1, (k - 1 - begin, k - 1 - end))
            for n, k, s, (begin, end) in zip(
                sizes, kernel, factors, pads_of(pads, rank), strict=True
            )
        )
    )


def resize_conv(
    x: ArrayLike, g: ArrayLike, factors: Sequence[int], pads: Pads | None = None
) -> Array:
    """Return a layer's nearest upsampling and then its convolution, step by step.

    x (N, Cin, *n), g (Cout, Cin, *k); the resize-convolution of Odena et al. 2016
    (doi:10.23915/distill.00003). Equal to the layer with `resize_weight` and `resize_geometry`.
    """
    return convolve(nearest(x, factors), g, pads)


def bilinear(x: ArrayLike, factors: Sequence[int]) -> Array:
    """Return linear interpolation as images have it: pixel o lies at (o + 1/2)/s - 1/2.

    Positions beyond the outermost pixels take their value (align_corners=False). Size n*s.
    """
    x = real("x", x)
    for axis, s in enumerate(each("factors", factors, x.ndim)):
        size = x.shape[axis]
        # In units of 1/(2s), in whole numbers, so that no position is rounded.
        places = np.clip(2 * np.arange(size * s) + 1 - s, 0, 2 * s * (size - 1))
        x = _between(x, axis, places, 2 * s)
    return x


def bilinear_aligned(x: ArrayLike, factors: Sequence[int]) -> Array:
    """Return linear interpolation between corners: pixel o lies at o/s, size (n - 1)*s + 1.

    It is what align_corners=True gives for this size, and for no other.
    """
    x = real("x", x)
    for axis, s in enumerate(each("factors", factors, x.ndim)):
        x = _between(x, axis, np.arange((x.shape[axis] - 1) * s + 1), s)
    return x


def bilinear_kernel(factors: Sequence[int]) -> Array:
    """Return the kernel of `bilinear`, size 2s - s%2, w[t] = 1 - |t - c|/s, c its middle.

    The start of the upsampling layers of Long, Shelhamer & Darrell 2015 (arXiv:1411.4038).
    """
    return fill("bilinear", [2 * s - s % 2 for s in each("factors", factors)])


def bilinear_geometry(sizes: Sequence[int], factors: Sequence[int]) -> Geometry:
    """Return the geometry of `bilinear_kernel`: s // 2 cropped at both ends, size n*s."""
    factors = each("factors", factors, len(sizes))
    return Geometry(
        tuple(
            Axis(n, 2 * s - s % 2, s, 1, (s // 2, s // 2))
            for n, s in zip(sizes, factors, strict=True)
        )
    )


def aligned_kernel(factors: Sequence[int]) -> Array:
    """Return the kernel of `bilinear_aligned`: the triangle of size 2s - 1."""
    sides = [1 - np.abs(np.arange(2 * s - 1) - (s - 1)) / s for s in each("factors", factors)]
    return np.asarray(reduce(np.multiply.outer, sides))


def aligned_geometry(sizes: Sequence[int], factors: Sequence[int]) -> Geometry:
    """Return the geometry that goes with `aligned_kernel`: s - 1 cropped, size (n - 1)*s + 1."""
    factors = each("factors", factors, len(sizes))
    pairs = zip(sizes, factors, strict=True)
    return Geometry(tuple(Axis(n, 2 * s - 1, s, 1, (s - 1, s - 1)) for n, s in pairs))


class Bilinear(NamedTuple):
    """The transposed convolution with the bilinear kernel beside the interpolation."""

    transposed: Array
    interpolated: Array
    difference: Array
    """transposed - interpolated: zero but for the border."""
    border: tuple[int, ...]
    """How many cells at both ends of each axis may differ: s // 2."""


def compare_bilinear(x: ArrayLike, factors: Sequence[int], *, edge: bool = False) -> Bilinear:
    """Return both, and the difference: beyond the input there are zeros for the one, for the other
    there is the outermost value again.

    With `edge`, x first gets its outermost values once more on every side, and the outputs that
    belong to them are cropped: then there is no difference left.
    """
    x = real("x", x)
    geometry = bilinear_geometry(x.shape, factors)
    interpolated = bilinear(x, factors)
    if edge:
        axes = (Axis(a.size + 2, a.kernel, a.stride, 1, _further(a)) for a in geometry.axes)
        geometry = Geometry(tuple(axes))
        x = np.pad(x, 1, mode="edge")
    transposed = conv_transpose(x, bilinear_kernel(factors), geometry)
    border = tuple(0 if edge else axis.stride // 2 for axis in geometry.axes)
    return Bilinear(transposed, interpolated, transposed - interpolated, border)


def _further(axis: Axis) -> tuple[int, int]:
    return axis.crop[0] + axis.stride, axis.crop[1] + axis.stride


def _between(x: Array, axis: int, places: NDArray[np.intp], unit: int) -> Array:
    """Return the values at places/unit along one axis, on the straight line between neighbours."""
    low, part = np.divmod(places, unit)
    high = np.minimum(low + 1, x.shape[axis] - 1)
    part = part.reshape(-1, *[1] * (x.ndim - axis - 1))
    mixed: Array = x.take(low, axis) * (unit - part) + x.take(high, axis) * part
    return mixed / unit
