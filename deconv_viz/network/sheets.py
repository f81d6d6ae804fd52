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
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from deconv_viz.network.plans import Plan, Side

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
