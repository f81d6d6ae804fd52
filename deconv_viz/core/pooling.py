"""Gradients of pooling: the one is a transposed convolution, the other is none.

Windows of s elements at stride s, as pooling layers have them by default; elements beyond the last
whole window belong to none. Arrays are plain spatial ones, with one axis for each factor.
"""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core.convolution import each
from deconv_viz.core.errors import ParameterError, positive
from deconv_viz.core.geometry import Axis, Geometry
from deconv_viz.core.operations import conv_transpose, numbers

Array = NDArray[Any]


def average_pool(x: ArrayLike, factors: Sequence[int]) -> Array:
    """Return the mean of every window, shape (n // s, ...)."""
    windows = _windows(np.asarray(x), factors)
    return np.asarray(windows.mean(axis=-1))


def average_pool_layer(sizes: Sequence[int], factors: Sequence[int]) -> tuple[Array, Geometry]:
    """Return the kernel and geometry of the transposed convolution that is its gradient.

    The kernel holds 1/s² (1 over the number of elements of a window) everywhere: nearest
    upsampling, divided. Leftover elements of the input come back as zeros at the end, which is
    what an output padding of n mod s does.
    """
    sizes = each("sizes", sizes)
    factors = each("factors", factors, len(sizes))
    axes = (
        Axis(_fitting(n, s), s, s, 1, (0, -(n % s))) for n, s in zip(sizes, factors, strict=True)
    )
    return np.full(factors, 1 / math.prod(factors)), Geometry(tuple(axes))


def average_pool_gradient(
    upstream: ArrayLike, sizes: Sequence[int], factors: Sequence[int]
) -> Array:
    """Return the gradient of average pooling for an input of `sizes`: every element of a window
    takes an equal share of what comes from above, whatever the input was."""
    w, geometry = average_pool_layer(sizes, factors)
    return conv_transpose(upstream, w, geometry)


class MaxPool(NamedTuple):
    """What max pooling gives, and the flat index into the input that each maximum had."""

    values: Array
    switches: NDArray[np.intp]


def max_pool(x: ArrayLike, factors: Sequence[int]) -> MaxPool:
    """Return the maximum of every window and its place, the first of equals.

    The places are the switches of Zeiler, Taylor & Fergus 2011 (doi:10.1109/ICCV.2011.6126474).
    """
    x = np.asarray(x)
    windows = _windows(x, factors)
    places = _windows(np.arange(x.size).reshape(x.shape), factors)
    chosen = windows.argmax(axis=-1)[..., np.newaxis]
    values = np.take_along_axis(windows, chosen, -1)[..., 0]
    return MaxPool(values, np.take_along_axis(places, chosen, -1)[..., 0])


def max_unpool(values: ArrayLike, switches: NDArray[np.intp], sizes: Sequence[int]) -> Array:
    """Return an array of `sizes` with every value at its switch and zeros elsewhere."""
    values = numbers("values", values, switches.shape)
    y = np.zeros(math.prod(each("sizes", sizes)), values.dtype)
    y[switches.ravel()] = values.ravel()
    return y.reshape(tuple(sizes))


def max_pool_gradient(x: ArrayLike, upstream: ArrayLike, factors: Sequence[int]) -> Array:
    """Return the gradient of max pooling at x: unpooling by the switches of x."""
    x = np.asarray(x)
    return max_unpool(upstream, max_pool(x, factors).switches, x.shape)


class Contradiction(NamedTuple):
    """Two inputs for which the same thing comes from above and different gradients are right."""

    inputs: tuple[Array, Array]
    upstream: Array
    gradients: tuple[Array, Array]


def no_kernel_gives_max_pool(factor: int = 2) -> Contradiction:
    """Return two inputs of one window that no kernel can serve both.

    A transposed convolution, like every fixed linear map, sees nothing but what comes from above,
    and that is [1] in both cases; max pooling wants it at the place of the maximum, which differs.
    Raises ParameterError for a window of one element, where there is no choice of place.
    """
    if positive("factor", factor) < 2:
        raise ParameterError("factor", "choice", factor, {"choices": "2, 3, 4 and so on"})
    first = np.zeros(factor, np.int64)
    first[0] = 1
    inputs = (first, first[::-1].copy())
    upstream = np.ones(1, np.int64)
    gradients = [max_pool_gradient(x, upstream, (factor,)) for x in inputs]
    return Contradiction(inputs, upstream, (gradients[0], gradients[1]))


def _fitting(size: int, factor: int) -> int:
    if size < factor:
        values = {"canvas": size, "begin": factor - 1, "end": 0, "output": size - factor + 1}
        raise ParameterError("factors", "output_at_least_one", factor, values)
    return size // factor


def _windows(x: Array, factors: Sequence[int]) -> Array:
    """Return the windows of x, shape (*counts, elements of a window)."""
    factors = each("factors", factors, x.ndim)
    counts = [_fitting(n, s) for n, s in zip(x.shape, factors, strict=True)]
    x = x[tuple(slice(count * s) for count, s in zip(counts, factors, strict=True))]
    x = x.reshape([size for pair in zip(counts, factors, strict=True) for size in pair])
    order = [*range(0, x.ndim, 2), *range(1, x.ndim, 2)]
    return x.transpose(order).reshape(*counts, -1)
