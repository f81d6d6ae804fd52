"""One layer at work on a block of images: a convolution or a transposed one, there and back.

Either is one matrix product between copies. A *sheet* holds the pictures of a block one after
another, in one long row for each channel, on a grid so large that a tap is a plain shift along the
row: element j of the small side and element j + q·(grid columns) + r of the big side meet in tap
(q, r). A stride s becomes s × s phases of the big side, each of them a channel of its own (the
sub-pixel view), so that every layer has stride 1.

Some of the taps are taken before the product, by stacking shifted copies of the input, the others
after it, by adding shifted parts of the result: whichever split copies and adds least. The grid's
margin is zero, so a shift that runs over the end of a picture's row meets zeros, or makes values
that nobody reads.

The way back is the same with the shifts turned round: the gradient of a convolution is a
transposed convolution, and the gradient of a transposed convolution is a convolution.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import DTypeLike, NDArray

from deconv_viz.core.geometry import Axis, Geometry

Array = NDArray[Any]


ALONE = 2**18
"""So many multiplies OpenBLAS, which NumPy's packages bring along, does on the thread that asks."""


class Scratch:
    """Room that the layers of a network share, one after another.

    Where they are to be `calm`, matrix products are cut so small that BLAS does not spread them
    over all cores. A single image gains little from the cores; and where they are busy, threads
    that wait for each other turn a millisecond into hundreds.
    """

    def __init__(self, dtype: DTypeLike, calm: bool = False) -> None:
        self.dtype, self.calm = np.dtype(dtype), calm
        self._rooms: dict[str, Array] = {}

    def room(self, name: str, shape: tuple[int, ...]) -> Array:
        """Return an array of this shape, good until the room of this name is asked for again."""
        size = math.prod(shape)
        if name not in self._rooms or self._rooms[name].size < size:
            self._rooms[name] = np.zeros(size, self.dtype)
        return self._rooms[name][:size].reshape(shape)


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


class Work:
    """A layer with the room for one block of `batch` images; channels come first, then images.

    To be called in this order: `set`, `load`, `forward`, `load_gradient`, `gradients`, `backward`.
    What `forward` and `backward` return are views of the shared scratch, good until the next layer
    has loaded them.
    """

    def __init__(self, made: Plan, batch: int, scratch: Scratch) -> None:
        self.plan, self.batch, self.scratch = made, batch, scratch
        self.length = batch * math.prod(made.grid)
        self._x = self._sheet(made.source)
        # The gradient with respect to the output, and to the product: its shifted copies.
        self._dy = self._turned = np.empty((0, self.length), scratch.dtype)
        self._stacked: Array | None = None
        if len(made.before) > 1:
            shape = (len(made.before), made.source.rows, self.length)
            self._stacked = np.zeros(shape, scratch.dtype)
        self._zeros = np.zeros((1, self.length), scratch.dtype)
        self._ones = np.ones((self.length, 1), scratch.dtype)
        self._matrix = np.empty(0, scratch.dtype)
        self._bias = np.empty(0, scratch.dtype)

    def _sheet(self, side: Side) -> Array:
        return np.zeros((side.rows, self.length), self.scratch.dtype)

    def set(self, kernel: Array, bias: Array) -> None:
        """Take these parameters: kernel (small, big, k, k), bias (filters,)."""
        self._matrix = np.append(kernel, kernel.dtype.type(0))[self.plan.order]
        self._bias = np.tile(bias, len(self.plan.target.places))[:, np.newaxis]

    def load(self, pictures: Array) -> None:
        """Take the input, (channels, batch, rows, columns)."""
        self._place(pictures, self._x, self.plan.source)

    def load_gradient(self, pictures: Array) -> None:
        """Take the gradient with respect to the output, (filters, batch, rows, columns)."""
        if not len(self._dy):  # made when training begins: reconstruction needs no room for it
            self._dy = self._sheet(self.plan.target)
        self._place(pictures, self._dy, self.plan.target)

    def _place(self, pictures: Array, sheet: Array, side: Side) -> None:
        phases = self._pictures(sheet, side)
        for phase, place in zip(phases, side.places, strict=True):
            phase[:, :, *place.grid] = pictures[:, :, *place.picture]

    def _pictures(self, sheet: Array, side: Side) -> Array:
        return sheet.reshape(len(side.places), side.channels, self.batch, *self.plan.grid)

    def _read(self, sheet: Array, side: Side, room: str) -> Array:
        """Return the pictures on a sheet; a view, where there is but one phase."""
        phases = self._pictures(sheet, side)
        if len(side.places) == 1:
            view: Array = phases[0][:, :, *side.places[0].grid]
            return view
        pictures = self.scratch.room(room, (side.channels, self.batch, *side.size))
        for phase, place in zip(phases, side.places, strict=True):
            pictures[:, :, *place.picture] = phase[:, :, *place.grid]
        return pictures

    def _product(self, left: Array, right: Array, room: Array) -> Array:
        """Return left @ right, written to `room`."""
        if not self.scratch.calm:
            return np.matmul(left, right, out=room)
        for part in _parts(self.length, left.size):
            np.matmul(left, right[:, part], out=room[:, part])
        return room

    def _sum_of_products(self, left: Array, right: Array) -> Array:
        """Return left @ right, where the sum over the sheet's length is the long one."""
        if not self.scratch.calm:
            whole: Array = np.matmul(left, right)
            return whole
        found = np.zeros((len(left), right.shape[1]), self.scratch.dtype)
        for part in _parts(self.length, len(left) * right.shape[1]):
            found += left[:, part] @ right[part]
        return found

    def forward(self, rectify: bool) -> Array:
        """Return the output, (filters, batch, rows, columns), behind a ReLU if `rectify`."""
        made = self.plan
        columns = self._x
        if self._stacked is not None:
            columns = _stack(self._x, made.before, self._stacked)
        room = self.scratch.room("products", (len(self._matrix), self.length))
        y = _fold(self._product(self._matrix, columns, room), made.after)
        y += self._bias
        if rectify:
            # A row of zeros instead of the number 0: several times as fast in NumPy.
            np.maximum(y, self._zeros, out=y)
        return self._read(y, made.target, "pictures")

    def gradients(self) -> tuple[Array, Array]:
        """Return the gradients with respect to kernel and bias, summed over the block."""
        made, columns = self.plan, self._x
        if self._stacked is not None:
            columns = self._stacked.reshape(-1, self.length)
        self._turned = self._dy
        if len(made.after) > 1:
            room = self.scratch.room("turned", (len(made.after), len(self._dy), self.length))
            self._turned = _stack(self._dy, [-shift for shift in made.after], room)
        found = self._sum_of_products(self._turned, columns.T)
        bias = self._sum_of_products(self._dy, self._ones)
        bias = bias.reshape(-1, made.target.channels).sum(axis=0)
        return found.reshape(-1)[made.back], bias

    def backward(self, rectified: bool) -> Array:
        """Return the gradient with respect to the input, (channels, batch, rows, columns).

        Where the input had come through a ReLU (`rectified`), what that stopped is stopped here.
        Comes after `gradients`.
        """
        made = self.plan
        room = self.scratch.room("gradient", (self._matrix.shape[1], self.length))
        shifts = [-shift for shift in made.before]
        dx = _fold(self._product(self._matrix.T, self._turned, room), shifts)
        if rectified:
            # The margin of the input is zero, so this clears the gradient's margin too.
            dx *= self._x > 0
        return self._read(dx, made.source, "pictures")


def _parts(length: int, size: int) -> Iterator[slice]:
    """Yield the parts of a sheet for which a product by a matrix of `size` stays on one thread."""
    step = max(ALONE // size, 1)
    for start in range(0, length, step):
        yield slice(start, start + step)


def _stack(sheet: Array, shifts: Sequence[int], room: Array) -> Array:
    """Return copies of a sheet on top of each other: element j of copy t is j + shifts[t]."""
    length = sheet.shape[1]
    for copy, shift in zip(room, shifts, strict=True):
        if shift >= 0:
            copy[:, : length - shift] = sheet[:, shift:]
            copy[:, length - shift :] = 0
        else:
            copy[:, -shift:] = sheet[:, :shift]
            copy[:, :-shift] = 0
    return room.reshape(-1, length)


def _fold(product: Array, shifts: Sequence[int]) -> Array:
    """Return the sum of the parts, element j from element j + shifts[t] of part t, in place."""
    parts = product.reshape(len(shifts), -1, product.shape[1])
    whole: Array = parts[0]
    for part, shift in zip(parts[1:], shifts[1:], strict=True):
        if shift >= 0:
            whole[:, : product.shape[1] - shift] += part[:, shift:]
        else:
            whole[:, -shift:] += part[:, :shift]
    return whole
