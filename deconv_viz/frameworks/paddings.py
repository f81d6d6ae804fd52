"""The ways in which frameworks pad, each as an interval: which outputs can a combination reach?

All of it works on plain integers and on arrays that broadcast alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np

from deconv_viz.core.sizes import Limits


class Shape(NamedTuple):
    """What the outputs of an axis follow from.

    padding: that of the beginning, in modes that say it in numbers, at most deepest. extra: the
    greatest output padding (the framework's own bound applies besides).
    """

    size: Any
    kernel: Any
    stride: Any
    dilation: Any
    padding: Any = 0
    deepest: Any = 0
    extra: Any = 0

    @property
    def span(self) -> Any:
        """The span of the dilated kernel."""
        return self.dilation * (self.kernel - 1) + 1

    @property
    def full(self) -> Any:
        """The size of the full, uncropped result."""
        return (self.size - 1) * self.stride + self.span

    @property
    def extent(self) -> tuple[int, ...]:
        """The shape of the grid that arrays of kernel, stride, dilation and padding span."""
        return np.broadcast_shapes(*(np.shape(part) for part in self[1:5]))


def grid(mode: Mode, size: int, limits: Limits) -> Shape:
    """Return every kernel, stride, dilation and padding within the limits, an axis each."""
    ranges = (
        limits.kernel,
        limits.stride,
        limits.dilation,
        (0, limits.padding if mode.padded else 0),
    )
    axes = np.ix_(*(np.arange(low, high + 1) for low, high in ranges))
    kernel, stride, dilation, padding = axes
    return Shape(size, kernel, stride, dilation, padding, limits.padding, limits.output_padding)


Reach = Callable[[Shape], tuple[Any, Any]]


def _none(shape: Shape) -> int:
    return 0


class Mode(NamedTuple):
    """One way of padding.

    name: the framework's word for it, "" where numbers say all. reach: the least and the
    greatest output. says: what chooses among them, "extra" (an output padding, `least` at the least
    output), "last" (the padding of the end) or "" (nothing, or the output size itself). begin: how
    much of what is cropped goes at the beginning: "padding", "none", "less" (the end loses the odd
    sample) or "more". allowed: where the framework takes it at all.
    """

    name: str
    reach: Reach
    begin: str
    says: str = ""
    least: Callable[[Shape], Any] = _none
    allowed: Callable[[Shape], Any] | None = None

    @property
    def padded(self) -> bool:
        """Whether its words are paddings in numbers."""
        return self.begin == "padding"

    def takes(self, shape: Shape) -> Any:
        """Return whether the framework takes a shape at all."""
        return True if self.allowed is None else self.allowed(shape)

    def cropped(self, shape: Shape, output: Any) -> Any:
        """Return what is cropped at the beginning where the output is `output`."""
        if self.begin == "padding":
            return shape.padding
        if self.begin == "none":
            return 0
        over = np.maximum(shape.full - output, 0)
        return (over + (self.begin == "more")) // 2


def _times(shape: Shape) -> tuple[Any, Any]:
    """Stride times the input, whatever the kernel."""
    return shape.size * shape.stride, shape.size * shape.stride


def _rounded_up_to(shape: Shape) -> tuple[Any, Any]:
    """All outputs that, divided by the stride and rounded up, are the input."""
    return (shape.size - 1) * shape.stride + 1, shape.size * shape.stride


def _with_holes(shape: Shape) -> tuple[Any, Any]:
    """The full result, and zeros after it where the kernel is smaller than the stride."""
    output = shape.size * shape.stride + np.maximum(shape.span - shape.stride, 0)
    return output, output


def _full(shape: Shape) -> tuple[Any, Any]:
    """The full result, or up to stride - 1 more."""
    return shape.full, shape.full + shape.stride - 1


def _full_and_extra(shape: Shape) -> tuple[Any, Any]:
    return shape.full, shape.full + np.minimum(shape.extra, shape.stride - 1)


def _same_and_extra(shape: Shape) -> tuple[Any, Any]:
    """Keras' `same` with an output padding: the kernel's half is cropped, at both ends."""
    low = (shape.size - 1) * shape.stride + 1
    return low, low - _one_if_even(shape) + np.minimum(shape.extra, shape.stride - 1)


def _one_if_even(shape: Shape) -> Any:
    """An even kernel loses one more: with an output padding of 0, TensorFlow refuses that."""
    return 1 - shape.span % 2


def _both_ends(shape: Shape) -> tuple[Any, Any]:
    """As many off each end, then an output shape among the `stride` that are possible."""
    low = shape.full - 2 * shape.padding
    return low, low + shape.stride - 1


def _torch(shape: Shape) -> tuple[Any, Any]:
    low = shape.full - 2 * shape.padding
    below = np.maximum(shape.stride, shape.dilation)
    return low, low + np.minimum(shape.extra, below - 1)


def _onnx_extra(shape: Shape) -> tuple[Any, Any]:
    low = shape.full - 2 * shape.padding
    return low + 1, low + np.minimum(shape.extra, shape.stride - 1)


def _one(shape: Shape) -> int:
    return 1


def _two_pads(shape: Shape) -> tuple[Any, Any]:
    """A number for each end, the last one less than the first, the same or one more."""
    middle = shape.full - 2 * shape.padding
    return middle - (shape.padding < shape.deepest), middle + 1


def _two_pads_not_negative(shape: Shape) -> tuple[Any, Any]:
    low, high = _two_pads(shape)
    return low, high - (shape.padding == 0)


def _kernel_fills_stride(shape: Shape) -> Any:
    return shape.span >= shape.stride


def _not_both(shape: Shape) -> Any:
    return (shape.stride == 1) | (shape.dilation == 1)


MODES: Mapping[str, tuple[Mode, ...]] = MappingProxyType(
    {
        "torch": (Mode("", _torch, "padding", "extra"),),
        "keras": (
            Mode("same", _times, "less", allowed=_not_both),
            Mode("valid", _with_holes, "none", allowed=_not_both),
            Mode("same, output_padding", _same_and_extra, "less", "extra", _one_if_even, _not_both),
            Mode("valid, output_padding", _full_and_extra, "none", "extra", allowed=_not_both),
        ),
        "tensorflow": (
            Mode("SAME", _rounded_up_to, "less"),
            Mode("VALID", _full, "none"),
            Mode("", _both_ends, "padding"),
        ),
        "jax": (
            Mode("SAME", _times, "less"),
            Mode("VALID", _with_holes, "none"),
            Mode("", _two_pads, "padding", "last"),
        ),
        "onnxruntime": (
            # Where the kernel is smaller than the stride, its specification and it differ.
            Mode("SAME_UPPER", _times, "less", allowed=_kernel_fills_stride),
            Mode("SAME_LOWER", _times, "more", allowed=_kernel_fills_stride),
            Mode("VALID", _full_and_extra, "none", "extra"),
            Mode("", _two_pads_not_negative, "padding", "last"),
            Mode("", _onnx_extra, "padding", "extra", _one),
        ),
    }
)
"""The ways to pad of each framework that is searched, the plainest first.

Modes of the same name can be mixed, one on the rows and another on the columns; others cannot: a
framework takes one word for both.
"""
