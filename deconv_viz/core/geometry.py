"""The canonical form of a transposed convolution: independent axes, each a table of taps.

Letters in the formulas follow Dumoulin & Visin, "A guide to convolution arithmetic for deep
learning" (2016, arXiv:1603.07285): i input size, k kernel, s stride, d dilation, p padding,
a output padding, o output size.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core.errors import ParameterError, integer, not_negative, positive
from deconv_viz.core.insertion import insert_pad_crop

INSERTED = -1
"""Marks, in `Axis.padded_source`, a zero put between two input elements."""

PADDING = -2
"""Marks, in `Axis.padded_source`, a zero of the padding."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One spatial axis: input element i reaches output o = i*stride + t*dilation - crop[0].

    The full canvas holds (size - 1)*stride + dilation*(kernel - 1) + 1 elements. The output is the
    canvas without crop[0] elements at its beginning and crop[1] at its end; a negative crop
    extends it by zeros instead. Raises ParameterError unless size, kernel, stride and dilation
    are at least 1 and so is the output.
    """

    size: int
    kernel: int
    stride: int = 1
    dilation: int = 1
    crop: tuple[int, int] = (0, 0)

    def __post_init__(self) -> None:
        for field in ("size", "kernel", "stride", "dilation"):
            object.__setattr__(self, field, positive(field, getattr(self, field)))
        object.__setattr__(self, "crop", _pair(self.crop))
        if self.output_size < 1:
            raise _no_output("crop", self.crop, self.canvas_size, self.crop)

    @classmethod
    def of(
        cls,
        size: int,
        kernel: int,
        stride: int = 1,
        dilation: int = 1,
        padding: int = 0,
        output_padding: int = 0,
    ) -> Self:
        """Return the axis of PyTorch's arguments: o = (i-1)s - 2p + d(k-1) + a + 1.

        Padding crops both ends; output padding gives back elements at the end only, and zeros
        where there are none left to give. As in PyTorch it must stay below max(stride, dilation).
        """
        size, kernel = positive("size", size), positive("kernel", kernel)
        stride, dilation = positive("stride", stride), positive("dilation", dilation)
        padding = not_negative("padding", padding)
        output_padding = not_negative("output_padding", output_padding)
        if output_padding >= max(stride, dilation):
            raise ParameterError(
                "output_padding",
                "output_padding_below_max_stride_dilation",
                output_padding,
                {"stride": stride, "dilation": dilation},
            )
        crop = (padding, padding - output_padding)
        canvas_size = (size - 1) * stride + dilation * (kernel - 1) + 1
        if canvas_size - sum(crop) < 1:
            raise _no_output("padding", padding, canvas_size, crop)
        return cls(size, kernel, stride, dilation, crop)

    @property
    def effective_kernel(self) -> int:
        """The span of the dilated kernel: d(k-1) + 1."""
        return self.dilation * (self.kernel - 1) + 1

    @property
    def canvas_size(self) -> int:
        """The size of the full, uncropped result: (i-1)s + d(k-1) + 1."""
        return (self.size - 1) * self.stride + self.effective_kernel

    @property
    def output_size(self) -> int:
        """The size of the output: the canvas less both crops."""
        return self.canvas_size - self.crop[0] - self.crop[1]

    def taps(self) -> NDArray[np.intp]:
        """Return the output index of every (input, kernel) pair, shape (size, kernel).

        -1 stands where the tap is cropped away: a mask, never an index.
        """
        inputs = np.arange(self.size)[:, np.newaxis]
        outputs = inputs * self.stride + np.arange(self.kernel) * self.dilation - self.crop[0]
        outputs[(outputs < 0) | (outputs >= self.output_size)] = -1
        return _read_only(outputs)

    def board(self) -> "Axis":
        """Return the axis of the whole board: the canvas and the zeros that extend it, uncut."""
        begin, end = self.crop
        return Axis(
            self.size, self.kernel, self.stride, self.dilation, (min(begin, 0), min(end, 0))
        )

    def board_to_output(self) -> NDArray[np.intp]:
        """Return the output index of every position of the board, -1 where cropped away."""
        outputs = np.arange(self.board().output_size) - max(self.crop[0], 0)
        outputs[(outputs < 0) | (outputs >= self.output_size)] = -1
        return _read_only(outputs)

    def pads(self) -> tuple[int, int]:
        """Return the padding (begin, end) of the stride-1 correlation that equals this axis.

        Each is d(k-1) less the crop at that end; where it is negative, it crops.
        """
        reach = self.effective_kernel - 1
        return reach - self.crop[0], reach - self.crop[1]

    def padded_source(self) -> NDArray[np.intp]:
        """Return the input index at every position which the stride-1 correlation reads.

        Shape (output_size + dilation*(kernel - 1),); INSERTED stands for a zero put between input
        elements, PADDING for a zero of the padding.
        """
        indices = np.arange(self.size)
        return _read_only(insert_pad_crop(indices, 0, self.stride, self.pads(), INSERTED, PADDING))

    def windows(self) -> NDArray[np.intp]:
        """Return the padded positions that each output reads, shape (output_size, kernel).

        Column u belongs to element u of the flipped kernel, which is element kernel - 1 - u of
        the kernel itself.
        """
        starts = np.arange(self.output_size)[:, np.newaxis]
        return _read_only(starts + np.arange(self.kernel) * self.dilation)


@dataclass(frozen=True, slots=True)
class Geometry:
    """The axes of one transposed convolution; all shapes are plain spatial shapes."""

    axes: tuple[Axis, ...]

    def __post_init__(self) -> None:
        axes = tuple(self.axes) if isinstance(self.axes, Iterable) else (self.axes,)
        for axis in axes:
            if not isinstance(axis, Axis):
                raise ParameterError("axes", "axis_values", axis)
        if not axes:
            raise ParameterError("axes", "at_least_one_axis", axes)
        object.__setattr__(self, "axes", axes)

    @property
    def rank(self) -> int:
        """The number of spatial dimensions."""
        return len(self.axes)

    @property
    def input_shape(self) -> tuple[int, ...]:
        """The shape of the input x."""
        return tuple(axis.size for axis in self.axes)

    @property
    def kernel_shape(self) -> tuple[int, ...]:
        """The shape of the kernel w."""
        return tuple(axis.kernel for axis in self.axes)

    @property
    def canvas_shape(self) -> tuple[int, ...]:
        """The shape of the full, uncropped result."""
        return tuple(axis.canvas_size for axis in self.axes)

    @property
    def output_shape(self) -> tuple[int, ...]:
        """The shape of the output y."""
        return tuple(axis.output_size for axis in self.axes)

    @property
    def tap_count(self) -> int:
        """The number of products in all, before any crop."""
        return math.prod(axis.size * axis.kernel for axis in self.axes)

    def board(self) -> "Geometry":
        """Return the geometry of the whole board (see `Axis.board`)."""
        return Geometry(tuple(axis.board() for axis in self.axes))


def _pair(crop: object) -> tuple[int, int]:
    values = tuple(crop) if isinstance(crop, Iterable) else ()
    if len(values) != 2:
        raise ParameterError("crop", "crop_pair", crop)
    return integer("crop", values[0]), integer("crop", values[1])


def _no_output(field: str, received: object, canvas: int, crop: tuple[int, int]) -> ParameterError:
    begin, end = crop
    values = {"canvas": canvas, "begin": begin, "end": end, "output": canvas - begin - end}
    return ParameterError(field, "output_at_least_one", received, values)


def _read_only(table: NDArray[np.intp]) -> NDArray[np.intp]:
    table.flags.writeable = False
    return table
