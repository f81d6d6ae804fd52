"""Sizes alone: what an axis makes of every input size, and which arguments make what is wanted.

Letters as in `deconv_viz.core.geometry`: i input size, k kernel, s stride, d dilation, p padding,
a output padding, o output size.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core.errors import not_negative, positive
from deconv_viz.core.geometry import Axis


def forward_size(
    size: int, kernel: int, stride: int = 1, dilation: int = 1, padding: int = 0
) -> int:
    """Return the output size of the ordinary convolution, floor((i + 2p - d(k-1) - 1)/s) + 1.

    It is 0 where the kernel does not fit into the padded input.
    """
    size, kernel = positive("size", size), positive("kernel", kernel)
    stride, dilation = positive("stride", stride), positive("dilation", dilation)
    room = size + 2 * not_negative("padding", padding) - dilation * (kernel - 1) - 1
    return room // stride + 1 if room >= 0 else 0


class Strip(NamedTuple):
    """The padded input of an ordinary convolution: padding, size cells, padding once more.

    Its windows reach `reach` of the cells; the last `rest` of them are read by none. `rest` is also
    the output padding with which the transposed convolution comes back to this size.
    """

    size: int
    padding: int
    reach: int
    rest: int


def strips(
    output: int, kernel: int, stride: int = 1, dilation: int = 1, padding: int = 0
) -> tuple[Strip, ...]:
    """Return every input from which the ordinary convolution makes `output`, the smallest first.

    There are `stride` of them, fewer only where the padding is so large that some would be empty:
    the rounding in `forward_size` takes them all to one. That is why a transposed convolution has
    to be told which of them is wanted.
    """
    reach = Axis(output, kernel, stride, dilation).canvas_size
    padding = not_negative("padding", padding)
    sizes = ((reach - 2 * padding + rest, rest) for rest in range(stride))
    return tuple(Strip(size, padding, reach, rest) for size, rest in sizes if size >= 1)


def windows(
    output: int, kernel: int, stride: int = 1, dilation: int = 1
) -> tuple[tuple[int, int], ...]:
    """Return where the windows of the ordinary convolution begin and end on its padded input."""
    span = Axis(output, kernel, stride, dilation).effective_kernel
    return tuple((start, start + span) for start in range(0, output * stride, stride))


class Limits(NamedTuple):
    """How far a search goes: the least and the greatest value of each, both included."""

    kernel: tuple[int, int] = (1, 7)
    stride: tuple[int, int] = (1, 4)
    dilation: tuple[int, int] = (1, 1)
    padding: int = 5
    output_padding: int = 3


class Crops(NamedTuple):
    """Many axes at once, as arrays that broadcast: the arguments of `Axis`, the crop apart."""

    size: Any
    kernel: Any
    stride: Any
    dilation: Any
    begin: Any
    end: Any


def rank(axes: Crops) -> NDArray[np.int64]:
    """Return how clean each axis is, the least first: one integer each, for sorting.

    In this order: no input element is cropped away as a whole and no zeros are appended; even
    coverage (see `is_even`); the stride is the ratio of the sizes, which are less than one stride
    off; as much cropped at one end as at the other, which means no output padding; dilation;
    kernel; how far the output is from stride times the input; stride; crop.
    The sum of two such integers ranks pairs in the same order, each criterion summed.
    """
    reach = axes.dilation * (axes.kernel - 1)
    output = (axes.size - 1) * axes.stride + reach + 1 - axes.begin - axes.end
    wasteful = (axes.begin > reach) | (axes.end > reach) | (axes.end < 0)
    uneven = (axes.kernel % axes.stride != 0) | (np.gcd(axes.dilation, axes.stride) != 1)
    off = np.abs(output - axes.stride * axes.size)
    criteria = (
        (wasteful, 2),
        (uneven, 2),
        (off >= axes.stride, 2),
        (np.abs(axes.begin - axes.end), 7),
        (axes.dilation, 6),
        (axes.kernel, 8),
        (off, 19),
        (axes.stride, 7),
        (axes.begin, 9),
    )
    key: NDArray[np.int64] = np.zeros((), dtype=np.int64)
    for value, bits in criteria:
        most = (1 << bits - 1) - 1  # a bit to spare, for sums
        key = (key << bits) + np.minimum(value, most)
    return key
