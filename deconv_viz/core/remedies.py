"""Remedies for the checkerboard, each as layers that take a picture to s times its size.

All begin with the kernel w of a transposed convolution of stride s and keep what can be kept of it,
so that they can be seen side by side on the same picture (Odena et al. 2016,
doi:10.23915/distill.00003; Aitken et al. 2017, arXiv:1707.02937). They say how a layer starts:
training can still bring any of them, resizing apart, to uneven phases.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core.convolution import each, real
from deconv_viz.core.geometry import Axis, Geometry
from deconv_viz.core.stacks import StackLayer, stack_phase_sums, through
from deconv_viz.core.subpixel import icnr, transposed_weight
from deconv_viz.core.upsampling import resize_kernel

Array = NDArray[Any]
Layers = tuple[StackLayer, ...]


def untouched(w: ArrayLike, strides: Sequence[int]) -> Layers:
    """Return the transposed convolution itself, cropped to s times the input."""
    return (StackLayer.to_multiple(real("w", w), strides),)


def kernel_multiple(w: ArrayLike, strides: Sequence[int]) -> Layers:
    """Return it with a kernel whose size is a multiple of the stride.

    The weights are stretched to that size along straight lines. That makes the coverage even, and
    the response only if the weights let it.
    """
    w = real("w", w)
    strides = each("strides", strides, w.ndim)
    for axis, s in enumerate(strides):
        w = _stretched(w, axis, w.shape[axis] + -w.shape[axis] % s)
    return (StackLayer.to_multiple(w, strides),)


def resize(w: ArrayLike, strides: Sequence[int]) -> Layers:
    """Return nearest upsampling and then a convolution with w, as one transposed convolution.

    No training can give it uneven phases: they are equal for every w.
    """
    return (StackLayer.to_multiple(resize_kernel(np.flip(real("w", w)), strides), strides),)


def resize_like(w: ArrayLike, geometry: Geometry) -> tuple[Array, Geometry]:
    """Return the kernel and the geometry of `resize` with w in the place of a layer of w.

    Its output is as large as the layer's and has the same middle, up to half a pixel: the box of
    the upsampling makes the kernel longer, and half of that more is cropped at either end.
    """
    kernel = resize(w, [axis.stride for axis in geometry.axes])[0].w
    axes = []
    for axis, k in zip(geometry.axes, kernel.shape, strict=True):
        more, (begin, end) = k - axis.kernel, axis.crop
        crop = (begin + more // 2, end + more - more // 2)
        axes.append(Axis(axis.size, k, axis.stride, axis.dilation, crop))
    return kernel, Geometry(tuple(axes))


def sub_pixel(w: ArrayLike, strides: Sequence[int]) -> Layers:
    """Return a sub-pixel layer with an ICNR start from w, as one transposed convolution.

    At the start it is a convolution with w at the small size and then nearest upsampling.
    """
    w = real("w", w)
    weight = icnr(np.flip(w)[np.newaxis, np.newaxis], strides)
    return (StackLayer.to_multiple(transposed_weight(weight, strides)[0, 0], strides),)


def layer_after(w: ArrayLike, strides: Sequence[int], size: int = 3) -> Layers:
    """Return the transposed convolution and after it one of stride 1, which starts with ones.

    It dampens the pattern, and takes it away where the stride divides its size.
    """
    first = StackLayer.to_multiple(real("w", w), strides)
    ones = np.ones(each("size", (size,)) * first.w.ndim, np.int64)
    return first, StackLayer.to_multiple(ones, (1,) * first.w.ndim)


REMEDIES: Mapping[str, Callable[[ArrayLike, Sequence[int]], Layers]] = MappingProxyType(
    {
        "untouched": untouched,
        "kernel_multiple": kernel_multiple,
        "resize": resize,
        "sub_pixel": sub_pixel,
        "layer_after": layer_after,
    }
)
"""The transposed convolution as it is, and the four remedies."""


class Remedied(NamedTuple):
    """A picture after one of `REMEDIES`.

    `sums` are the phase sums of its layers, `gain` their mean: divide by it to compare pictures.
    """

    name: str
    layers: Layers
    output: Array
    sums: Array
    gain: float
    ripple: float
    """The spread of the phase sums in parts of their mean magnitude."""


def side_by_side(x: ArrayLike, w: ArrayLike, strides: Sequence[int]) -> tuple[Remedied, ...]:
    """Return the picture x after each of `REMEDIES`, all of size s times that of x."""
    shown = []
    for name, remedy in REMEDIES.items():
        layers = remedy(w, strides)
        sums = stack_phase_sums(layers)
        size = float(np.abs(sums).mean())
        ripple = float(np.ptp(sums)) / size if size else 0.0
        shown.append(Remedied(name, layers, through(x, layers), sums, float(sums.mean()), ripple))
    return tuple(shown)


def _stretched(w: Array, axis: int, size: int) -> Array:
    """Return w at another size along one axis, on straight lines between its elements."""
    if size == w.shape[axis]:
        return w
    places = np.arange(size) * (w.shape[axis] - 1) / max(size - 1, 1)
    low = np.minimum(places.astype(np.intp), max(w.shape[axis] - 2, 0))
    high = np.minimum(low + 1, w.shape[axis] - 1)
    part = (places - low).reshape(-1, *[1] * (w.ndim - axis - 1))
    stretched: Array = w.take(low, axis) * (1 - part) + w.take(high, axis) * part
    return stretched
