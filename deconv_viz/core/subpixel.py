"""A transposed convolution as a convolution to s² channels and a pixel shuffle.

Output o of the canvas meets only the kernel elements w[m*s + r] with r = o mod s: its phase. So
each of the s phases (s² in two dimensions) is an ordinary convolution of the small input with its
own small kernel, and the pixel shuffle puts their outputs in turns (Shi et al. 2016,
arXiv:1609.05158, and "Is the deconvolution layer the same as a convolutional layer?",
arXiv:1609.07009). Nothing is gained or lost by it: the weights are the same, in another order.

Letters: s stride, k kernel, K = ceil(k/s) the size of a phase kernel. A kernel whose size the
stride does not divide gets zeros up to K*s; the outputs that only they reach are dropped.
"""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core.convolution import convolve, each, real
from deconv_viz.core.errors import ParameterError
from deconv_viz.core.geometry import Geometry
from deconv_viz.core.insertion import insert_pad_crop

Array = NDArray[Any]


def polyphase(w: ArrayLike, strides: Sequence[int]) -> Array:
    """Return the phase kernels of w: element [..., *r, *m] is w[..., *(m*s + r)].

    The last axes of w are the spatial ones, one for each stride; the result has shape
    (..., *strides, *K). Zeros stand for elements beyond the kernel.
    """
    w = np.asarray(w)
    rank, lead = len(each("strides", strides)), w.ndim - len(strides)
    for axis, stride in enumerate(strides, lead):
        w = insert_pad_crop(w, axis, 1, (0, -w.shape[axis] % stride))
    sizes = [part for n, s in zip(w.shape[lead:], strides, strict=True) for part in (n // s, s)]
    split = w.reshape(*w.shape[:lead], *sizes)
    remainders = range(lead + 1, lead + 2 * rank, 2)
    return split.transpose(*range(lead), *remainders, *range(lead, lead + 2 * rank, 2))


def from_polyphase(phases: ArrayLike, kernel: Sequence[int]) -> Array:
    """Return the kernel of which these are the phases: the inverse of `polyphase`.

    `kernel` is its spatial shape; what the phases hold beyond it is dropped.
    """
    phases = np.asarray(phases)
    rank = len(each("kernel", kernel))
    lead = phases.ndim - 2 * rank
    order = [axis for a in range(lead, lead + rank) for axis in (a + rank, a)]
    turned = phases.transpose(*range(lead), *order)
    sizes = [turned.shape[a] * turned.shape[a + 1] for a in range(lead, turned.ndim, 2)]
    whole = turned.reshape(*turned.shape[:lead], *sizes)
    within: tuple[Any, ...] = (..., *map(slice, kernel))
    cut: Array = whole[within]
    return cut


def pixel_shuffle(z: ArrayLike, factors: Sequence[int]) -> Array:
    """Return z (N, C*s², *n) with its channels dealt out over space, (N, C, *(n*s)).

    In PyTorch's order: channel c*s² + rh*s + rw goes to channel c, row i*s + rh, column j*s + rw.
    Raises ParameterError if s² does not divide the channels.
    """
    z = np.asarray(z)
    factors = each("factors", factors, z.ndim - 2)
    if z.shape[1] % math.prod(factors):
        expected = f"(N, a multiple of {math.prod(factors)}, ...)"
        raise ParameterError("z", "shape", z.shape, {"expected": expected})
    split = z.reshape(len(z), -1, *factors, *z.shape[2:])
    return from_polyphase(split, [n * s for n, s in zip(z.shape[2:], factors, strict=True)])


def pixel_unshuffle(y: ArrayLike, factors: Sequence[int]) -> Array:
    """Return y (N, C, *(n*s)) as (N, C*s², *n): the inverse of `pixel_shuffle`.

    Raises ParameterError if a factor does not divide its size.
    """
    y = np.asarray(y)
    factors = each("factors", factors, y.ndim - 2)
    if any(n % s for n, s in zip(y.shape[2:], factors, strict=True)):
        raise ParameterError("y", "shape", y.shape, {"expected": f"(N, C, multiples of {factors})"})
    phases = polyphase(y, factors)
    return phases.reshape(len(y), -1, *phases.shape[2 + len(factors) :])


def sub_pixel_weight(w: ArrayLike, strides: Sequence[int]) -> Array:
    """Return the convolution's weight (Cout*s², Cin, *K) for a transposed one's w (Cin, Cout, *k).

    Channel c*s² + rh*s + rw holds phase (rh, rw), flipped, for output channel c.
    """
    w = np.asarray(w)
    rank = len(each("strides", strides, w.ndim - 2))
    phases = np.flip(polyphase(w, strides), tuple(range(-rank, 0)))
    turned = np.moveaxis(phases, 0, 1 + rank)  # (Cout, *strides, Cin, *K)
    return turned.reshape(-1, *turned.shape[1 + rank :])


def transposed_weight(
    weight: ArrayLike, strides: Sequence[int], kernel: Sequence[int] | None = None
) -> Array:
    """Return the transposed convolution's w (Cin, Cout, *k) for a sub-pixel weight
    (Cout*s², Cin, *K): the inverse of `sub_pixel_weight`; without `kernel`, k = K*s."""
    weight = np.asarray(weight)
    strides = each("strides", strides, weight.ndim - 2)
    rank = len(strides)
    phases = np.flip(weight, tuple(range(-rank, 0)))
    phases = np.moveaxis(phases.reshape(-1, *strides, *weight.shape[1:]), 1 + rank, 0)
    whole = tuple(size * s for size, s in zip(weight.shape[2:], strides, strict=True))
    return from_polyphase(phases, whole if kernel is None else kernel)


class SubPixel(NamedTuple):
    """A sub-pixel layer that equals a transposed convolution.

    Convolve with `weight` and `padding` on both sides of each axis, shuffle by `factors`, drop
    `dropped` elements at the end of each axis (they are zeros; none if the strides divide the
    kernel), then take `crop` off the canvas that is left.
    """

    weight: Array
    padding: tuple[int, ...]
    factors: tuple[int, ...]
    dropped: tuple[int, ...]
    crop: tuple[tuple[int, int], ...]


def as_sub_pixel(w: ArrayLike, geometry: Geometry) -> SubPixel:
    """Return the sub-pixel layer of a transposed one: w (Cin, Cout, *kernel_shape).

    A dilated kernel is taken with its zeros written out. Raises ParameterError if w does not fit.
    """
    w = real("w", w)
    if w.shape[2:] != geometry.kernel_shape or w.ndim != geometry.rank + 2:
        expected = f"(Cin, Cout, {', '.join(map(str, geometry.kernel_shape))})"
        raise ParameterError("w", "shape", w.shape, {"expected": expected})
    for position, axis in enumerate(geometry.axes, 2):
        w = insert_pad_crop(w, position, axis.dilation, (0, 0))
    strides = tuple(axis.stride for axis in geometry.axes)
    weight = sub_pixel_weight(w, strides)
    return SubPixel(
        weight=weight,
        padding=tuple(size - 1 for size in weight.shape[2:]),
        factors=strides,
        dropped=tuple(-k % s for k, s in zip(w.shape[2:], strides, strict=True)),
        crop=tuple(axis.crop for axis in geometry.axes),
    )


class SubPixelSteps(NamedTuple):
    """What each step of a sub-pixel layer makes, batch and channels first."""

    convolved: Array
    """The convolution's output (N, Cout*s², *(n + K - 1)), one channel a phase."""
    shuffled: Array
    """The pixel shuffle's output: the canvas, and behind it what is dropped."""
    output: Array
    """The transposed convolution's output, (N, Cout, *output_shape)."""


def by_sub_pixel(x: ArrayLike, w: ArrayLike, geometry: Geometry) -> SubPixelSteps:
    """Return a transposed convolution's output by way of its sub-pixel layer, step by step.

    x (N, Cin, *input_shape), w (Cin, Cout, *kernel_shape). Raises ParameterError if one of them
    does not fit.
    """
    layer, x = as_sub_pixel(w, geometry), real("x", x)
    if x.shape[2:] != geometry.input_shape or x.ndim != geometry.rank + 2:
        expected = f"(N, Cin, {', '.join(map(str, geometry.input_shape))})"
        raise ParameterError("x", "shape", x.shape, {"expected": expected})
    convolved = convolve(x, layer.weight, [(p, p) for p in layer.padding])
    output = shuffled = pixel_shuffle(convolved, layer.factors)
    for position, (dropped, crop) in enumerate(zip(layer.dropped, layer.crop, strict=True), 2):
        output = insert_pad_crop(output, position, 1, (-crop[0], -crop[1] - dropped))
    return SubPixelSteps(convolved, shuffled, output)


def icnr(weight: ArrayLike, factors: Sequence[int]) -> Array:
    """Return the start of a sub-pixel weight that shows no checkerboard: (Cout*s², Cin, *K).

    `weight` (Cout, Cin, *K) is an ordinary start; each of its filters is repeated s² times, so that
    all phases begin alike and the layer is that convolution and then nearest upsampling (Aitken et
    al. 2017, "Checkerboard artifact free sub-pixel convolution", arXiv:1707.02937).
    """
    weight = real("weight", weight)
    return weight.repeat(math.prod(each("factors", factors, weight.ndim - 2)), axis=0)
