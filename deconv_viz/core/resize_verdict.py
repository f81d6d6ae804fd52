"""Is this transposed convolution nearest upsampling and a convolution? The exact condition.

Its kernel K has to be the box of s ones (full convolution) something. As polynomials, 1 + z + ... +
z^(s-1) divides K(z) if and only if K vanishes at the s-th roots of one other than 1, and that is so
if and only if its s polyphase sums, sum over m of K[m*s + r], are equal. In more dimensions the box
of each axis has to divide every line along that axis: every row and every column.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core.geometry import Geometry
from deconv_viz.core.insertion import insert_pad_crop
from deconv_viz.core.operations import numbers

Array = NDArray[Any]

ROUNDING = 1e-12
"""Which part of a kernel's total magnitude passes for zero where numbers are not whole."""


class Uneven(NamedTuple):
    """A line of the kernel whose polyphase sums differ: along `axis`, at `line` of the others."""

    axis: int
    line: tuple[int, ...]
    sums: tuple[int | float, ...]

    @property
    def spread(self) -> int | float:
        """By how much they differ at most."""
        return max(self.sums) - min(self.sums)


@dataclass(frozen=True, slots=True, eq=False)
class ResizeVerdict:
    """Whether a transposed convolution is nearest upsampling by its strides and a correlation.

    If so, `conv` is that correlation's kernel and `pads` its padding (begin, end) per axis, where
    a negative pad crops. If not, both are None and `uneven` holds every line that forbids it.
    `sums` are the polyphase sums of all lines: per axis, an array with the sums last and the other
    axes of the kernel before them. The kernel is meant with its dilation written out.
    """

    conv: Array | None
    pads: tuple[tuple[int, int], ...] | None
    sums: tuple[Array, ...]
    uneven: tuple[Uneven, ...]

    @property
    def holds(self) -> bool:
        """Whether it is."""
        return not self.uneven


def as_resize_conv(w: ArrayLike, geometry: Geometry) -> ResizeVerdict:
    """Return the verdict on the kernel w with this geometry.

    Exact for whole numbers. Otherwise sums count as equal up to `ROUNDING` of the sum of all
    magnitudes. Raises ParameterError if w does not fit the geometry.
    """
    w = numbers("w", w, geometry.kernel_shape)
    tolerance = 0.0 if w.dtype.kind == "i" else ROUNDING * float(np.abs(w).sum())
    kernel = _written_out(w, geometry)
    strides = tuple(axis.stride for axis in geometry.axes)
    sums = tuple(polyphase_sums(kernel, a, s) for a, s in enumerate(strides))
    uneven = tuple(
        Uneven(axis, tuple(map(int, line)), tuple(lines[tuple(line)].tolist()))
        for axis, lines in enumerate(sums)
        for line in np.argwhere(np.ptp(lines, axis=-1) > tolerance)
    )
    if uneven:
        return ResizeVerdict(None, None, sums, uneven)
    pads = []
    for position, axis in enumerate(geometry.axes):
        longer = kernel.shape[position] - axis.effective_kernel
        kernel = _without_box(kernel, position, axis.stride)
        reach = kernel.shape[position] - 1
        pads.append((reach - axis.crop[0], reach - axis.crop[1] - longer))
    return ResizeVerdict(np.flip(kernel), tuple(pads), sums, ())


def polyphase_sums(kernel: Array, axis: int, stride: int) -> Array:
    """Return the sums over m of kernel[m*stride + r] along one axis, r last."""
    lines = np.moveaxis(kernel, axis, -1)
    beyond = -lines.shape[-1] % stride
    lines = insert_pad_crop(lines, lines.ndim - 1, 1, (0, beyond))
    found: Array = lines.reshape(*lines.shape[:-1], -1, stride).sum(axis=-2)
    return found


def _written_out(w: Array, geometry: Geometry) -> Array:
    """Return the kernel with the zeros of its dilation, and at least as large as the strides."""
    for position, axis in enumerate(geometry.axes):
        beyond = max(axis.stride - axis.effective_kernel, 0)
        w = insert_pad_crop(w, position, axis.dilation, (0, beyond))
    return w


def _without_box(kernel: Array, axis: int, stride: int) -> Array:
    """Return the h with ones(stride) (full convolution) h == kernel along one axis.

    1/(1 + z + ... + z^(s-1)) is (1 - z)/(1 - z^s): differences of neighbours, then running sums in
    steps of s.
    """
    lines = np.moveaxis(kernel, axis, -1)
    size = lines.shape[-1]
    steps = np.diff(lines, prepend=0, axis=-1)
    steps = insert_pad_crop(steps, steps.ndim - 1, 1, (0, -size % stride))
    running = steps.reshape(*steps.shape[:-1], -1, stride).cumsum(axis=-2)
    left: Array = running.reshape(steps.shape)[..., : size - stride + 1]
    return np.moveaxis(left, -1, axis)
