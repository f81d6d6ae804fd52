"""One step of a decoder, built both ways: upsampling and a convolution, or a transposed one.

A U-Net doubles its feature maps on the way up (Ronneberger, Fischer & Brox 2015, arXiv:1505.04597);
in Keras either by UpSampling2D(s) and Conv2D(filters, k, padding="same") or by
Conv2DTranspose(filters, k, strides=s, padding="same"). Arrays are batch and channels first: x
(N, Cin, *n), the output (N, Cout, *(n*s)). Weights are (Cout, Cin, *k) for the convolution and
(Cin, Cout, *k) for the transposed one.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core.channels import parameters, work
from deconv_viz.core.convolution import each, same_pads
from deconv_viz.core.geometry import Axis, Geometry
from deconv_viz.core.layer import conv_transpose_layer
from deconv_viz.core.stacks import StackLayer
from deconv_viz.core.upsampling import resize_conv, resize_geometry, resize_weight

Array = NDArray[Any]


class Cost(NamedTuple):
    """What a step costs: weights and biases, multiplies for one sample, and what it makes."""

    parameters: int
    multiplies: int
    output: tuple[int, ...]
    """The spatial sizes of the output."""


class Costs(NamedTuple):
    """The step both ways, and the first way again by the shorter road."""

    resize: Cost
    """Upsampling and convolution, as it is written: the convolution runs at the large size."""
    transposed: Cost
    """The transposed convolution: its kernel meets every input once."""
    folded: Cost
    """Upsampling and convolution as the one transposed convolution that they are: the same
    weights, summed beforehand into a kernel of s + k - 1."""


def resize_step(
    x: ArrayLike, w: ArrayLike, factors: Sequence[int], bias: ArrayLike | None = None
) -> Array:
    """Return nearest upsampling and then a "same" convolution with w (Cout, Cin, *k)."""
    w = np.asarray(w)
    y = resize_conv(x, w, factors, same_pads(w.shape[2:]))
    return y if bias is None else y + np.reshape(bias, (-1, *[1] * (w.ndim - 2)))


def folded_step(
    x: ArrayLike, w: ArrayLike, factors: Sequence[int], bias: ArrayLike | None = None
) -> Array:
    """Return the same numbers as `resize_step` by the one transposed convolution."""
    x, w = np.asarray(x), np.asarray(w)
    geometry = resize_geometry(x.shape[2:], w.shape[2:], factors, same_pads(w.shape[2:]))
    return conv_transpose_layer(x, resize_weight(w, factors), geometry, bias=bias)


def transposed_step(
    x: ArrayLike, w: ArrayLike, strides: Sequence[int], bias: ArrayLike | None = None
) -> Array:
    """Return the "same" transposed convolution with w (Cin, Cout, *k): stride times the size."""
    x, w = np.asarray(x), np.asarray(w)
    geometry = _same(x.shape[2:], w.shape[2:], strides)
    return conv_transpose_layer(x, w, geometry, bias=bias)


def costs(
    sizes: Sequence[int], channels: int, filters: int, kernel: Sequence[int], factors: Sequence[int]
) -> Costs:
    """Return what a step costs both ways, with biases.

    Multiplies count every kernel element at every place, also where it meets padding or is
    cropped: prod(n*s)·prod(k)·Cin·Cout at the large size, prod(n)·prod(k)·Cin·Cout for the
    transposed one. Raises ParameterError for numbers below 1.
    """
    sizes = each("sizes", sizes)
    kernel, factors = (
        each(name, values, len(sizes))
        for name, values in (("kernel", kernel), ("factors", factors))
    )
    weights = parameters(channels, filters, kernel) + filters
    large = tuple(n * s for n, s in zip(sizes, factors, strict=True))
    plain = Geometry(tuple(Axis(n, k) for n, k in zip(large, kernel, strict=True)))
    folded = resize_geometry(sizes, kernel, factors, same_pads(kernel))
    return Costs(
        Cost(weights, work(plain, channels, filters).direct, large),
        Cost(weights, work(_same(sizes, kernel, factors), channels, filters).direct, large),
        Cost(weights, work(folded, channels, filters).direct, folded.output_shape),
    )


def _same(sizes: Sequence[int], kernel: Sequence[int], strides: Sequence[int]) -> Geometry:
    shape = each("kernel", kernel, len(sizes))
    return StackLayer.to_multiple(np.empty(shape, np.int64), strides).geometry(sizes)
