"""How a layer becomes one matrix product: its grid, its shifts, and where each kernel element goes.

Why it is done so, says `deconv_viz.network.sheets`, which does it.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core.geometry import Axis, Geometry


class Place(NamedTuple):
    """Where one phase of a picture lies: its part of the grid, its part of the picture."""

    grid: tuple[slice, slice]
    picture: tuple[slice, slice]


@dataclass(frozen=True, slots=True)
class Side:
    """One end of a layer: its channels, the pictures' size, and a place for each phase."""

    channels: int
    size: tuple[int, ...]
    places: tuple[Place, ...]

    @property
    def rows(self) -> int:
        """The number of rows of the sheet: phases · channels."""
        return len(self.places) * self.channels


@dataclass(frozen=True, slots=True)
class Plan:
    """How a layer is computed, for blocks of any size.

    `order` holds, for each element of the product's matrix, the index of the kernel's element, or
    the kernel's size where there is none; `back` the index in the matrix of each kernel element.
    """

    source: Side
    target: Side
    grid: tuple[int, int]
    before: tuple[int, ...]  # shifts of the copies that are stacked
    after: tuple[int, ...]  # shifts of the parts that are added
    order: NDArray[np.intp]
    back: NDArray[np.intp]


def plan(geometry: Geometry, channels: int, filters: int, transposed: bool) -> Plan:
    """Return the way of a layer from `channels` to `filters` that copies and adds least.

    `geometry` is the transposed convolution's, from the small side to the big one; a convolution
    goes the other way. Its crops at the beginning must not be negative.
    """
    plans = [_plan(geometry, channels, filters, transposed, taps) for taps in ("hw", "w", "")]
    return min(plans, key=_moved)


def _moved(made: Plan) -> int:
    """Return how many values are copied or added for each element of the grid, both ways."""
    stacked = (len(made.before) > 1) * len(made.before) * made.source.rows
    added = (len(made.after) - 1) * made.target.rows
    again = (len(made.after) > 1) * len(made.after) * made.target.rows
    return stacked + added + again + (len(made.before) - 1) * made.source.rows


@lru_cache(maxsize=256)
def _plan(geometry: Geometry, channels: int, filters: int, transposed: bool, taken: str) -> Plan:
    """Return the plan that takes the taps along the axes `taken` before the product."""
    rows, columns = geometry.axes
    small, big = (channels, filters) if transposed else (filters, channels)
    grid = _blocks(rows), _blocks(columns)
    places = [
        Place((h.grid, w.grid), (h.picture, w.picture))
        for h in _phases(rows)
        for w in _phases(columns)
    ]
    whole = (slice(rows.size), slice(columns.size))
    sides = (
        Side(small, geometry.input_shape, (Place(whole, whole),)),
        Side(big, geometry.output_shape, tuple(places)),
    )
    # One index a kernel element, on axes a small, b big, h and w shifts, r and c phases.
    size = small * big * rows.kernel * columns.kernel
    padded = np.full((small, big, *[_span(axis) * axis.stride for axis in geometry.axes]), size)
    kernel = np.arange(size).reshape(small, big, rows.kernel, columns.kernel)
    padded[:, :, : rows.kernel, : columns.kernel] = kernel
    split = padded.reshape(small, big, _span(rows), rows.stride, _span(columns), columns.stride)
    left = "".join(axis for axis in "hw" if axis not in taken)
    output, inputs = ("rcb", "a") if transposed else ("a", "rcb")
    arranged = split.transpose(["abhrwc".index(axis) for axis in left + output + taken + inputs])
    order = arranged.reshape(math.prod(arranged.shape[: len(left + output)]), -1)
    back = np.argsort(order, axis=None, kind="stable")[:size].reshape(kernel.shape)
    sign = -1 if transposed else 1
    return Plan(
        *(sides if transposed else sides[::-1]),
        grid,
        _shifts(taken, geometry, grid, sign),
        _shifts(left, geometry, grid, sign),
        order,
        back,
    )


def _span(axis: Axis) -> int:
    """Return over how many blocks of `stride` canvas elements the kernel reaches."""
    return -(-axis.kernel // axis.stride)


def _blocks(axis: Axis) -> int:
    """Return the length of the grid: blocks that hold the canvas and all of the big side."""
    return max(axis.size + _span(axis) - 1, -(-(axis.crop[0] + axis.output_size) // axis.stride))


class _Phase(NamedTuple):
    grid: slice
    picture: slice


def _phases(axis: Axis) -> list[_Phase]:
    """Return where each phase's elements of the big side lie: o + crop = block·s + phase."""
    begin, stride = axis.crop[0], axis.stride
    phases = []
    for phase in range(stride):
        first = (phase - begin) % stride
        count = len(range(first, axis.output_size, stride))
        block = (first + begin) // stride
        picture = slice(first, axis.output_size, stride) if stride > 1 else slice(None)
        phases.append(_Phase(slice(block, block + count), picture))
    return phases


def _shifts(taps: str, geometry: Geometry, grid: tuple[int, int], sign: int) -> tuple[int, ...]:
    rows = range(_span(geometry.axes[0])) if "h" in taps else range(1)
    columns = range(_span(geometry.axes[1])) if "w" in taps else range(1)
    return tuple(sign * (row * grid[1] + column) for row in rows for column in columns)
