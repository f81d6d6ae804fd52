"""A layer channel by channel: which are joined, and what each adds to one output channel."""

from itertools import product
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core.errors import ParameterError, integer, positive
from deconv_viz.core.geometry import Geometry
from deconv_viz.core.operations import conv_transpose

Index = tuple[int, ...]


class Tap(NamedTuple):
    """One product that lands on an output: input element and kernel element."""

    input: Index
    kernel: Index


class Work(NamedTuple):
    """Multiplications of a layer, for one sample.

    direct: every input times every kernel element, as the stamps do it, before the crop.
    landed: those of them that land on the output.
    inserted: what the ordinary convolution over the zero-inserted input multiplies; all but
    `landed` of them have a zero for a factor.
    """

    direct: int
    landed: int
    inserted: int

    @property
    def wasted(self) -> int:
        """Products with a zero that was inserted or padded."""
        return self.inserted - self.landed


def common_divisors(channels: int, filters: int) -> tuple[int, ...]:
    """Return every number of groups that input and output channels can be divided into."""
    channels, filters = positive("channels", channels), positive("filters", filters)
    most = min(channels, filters)
    return tuple(g for g in range(1, most + 1) if channels % g == 0 == filters % g)


def sources(output: int, channels: int, filters: int, groups: int = 1) -> range:
    """Return the input channels that an output channel is the sum over: those of its group.

    Raises ParameterError if groups do not divide both, or there is no such output channel.
    """
    fitting = common_divisors(channels, filters)
    if groups not in fitting:
        choices = ", ".join(map(str, fitting))
        raise ParameterError("groups", "choice", groups, {"choices": choices})
    if not 0 <= integer("output", output) < filters:
        choices = ", ".join(map(str, range(filters)))
        raise ParameterError("output", "choice", output, {"choices": choices})
    group, width = output // (filters // groups), channels // groups
    return range(group * width, (group + 1) * width)


def summands(
    x: ArrayLike, w: ArrayLike, geometry: Geometry, output: int, groups: int = 1
) -> dict[int, NDArray[Any]]:
    """Return what each input channel adds to an output channel, by input channel.

    x has shape (Cin, *input_shape), w (Cin, Cout/groups, *kernel_shape). The sum of the summands
    is the output channel before bias and activation. Raises ParameterError as `sources` and
    `conv_transpose` do.
    """
    x, w = np.asarray(x), np.asarray(w)
    filters = w.shape[1] * groups
    place = output % w.shape[1]
    return {
        channel: conv_transpose(x[channel], w[channel, place], geometry)
        for channel in sources(output, len(x), filters, groups)
    }


def taps_on(geometry: Geometry, output: Index) -> tuple[Tap, ...]:
    """Return every tap that lands on one output element, in the order of the inputs."""
    landing = [
        np.argwhere(axis.taps() == place).tolist()
        for axis, place in zip(geometry.axes, output, strict=True)
    ]
    return tuple(
        Tap(tuple(i for i, _ in pairs), tuple(t for _, t in pairs)) for pairs in product(*landing)
    )


def parameters(channels: int, filters: int, kernel: Index, groups: int = 1) -> int:
    """Return how many weights a layer has, without its bias: Cin * Cout/groups * elements."""
    sources(0, channels, filters, groups)
    return channels * filters // groups * int(np.prod(kernel))


def work(geometry: Geometry, channels: int = 1, filters: int = 1, groups: int = 1) -> Work:
    """Return the multiplications of a layer, directly and by way of zero insertion."""
    pairs = parameters(channels, filters, (), groups)
    landed = inserted = pairs
    for axis in geometry.axes:
        landed *= int((axis.taps() >= 0).sum())
        inserted *= axis.windows().size
    return Work(pairs * geometry.tap_count, landed, inserted)
