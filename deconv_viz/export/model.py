"""A subject worked out for still pictures: the core's tables and results, asked step by step.

Where `model.js` groups the tables in the browser, this asks the core for the sum of the inputs
that are in: what has landed after n stamps is the transposed convolution of an input whose other
elements are zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Axis, Geometry, conv_transpose, gather
from deconv_viz.export.subject import Subject, in_two_dimensions
from deconv_viz.scenes import two_dimensional
from deconv_viz.scenes.scene import TOLERANCE

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Term:
    """One product: the input, the kernel element, and both numbers."""

    input: Pair
    element: Pair
    x: float
    w: float


class AxisTables:
    """The core's tables of one axis, and the same read backwards."""

    def __init__(self, axis: Axis) -> None:
        self.size, self.kernel, self.output_size = axis.size, axis.kernel, axis.output_size
        self.board = axis.board().taps().tolist()
        self.output = axis.board_to_output().tolist()
        self.source = axis.padded_source().tolist()
        self.windows = axis.windows().tolist()
        self.position = _first_places(self.output, axis.output_size)
        self.place = _first_places(self.source, axis.size)
        self.reached: list[list[Pair]] = [[] for _ in self.output]
        for i, places in enumerate(self.board):
            for t, place in enumerate(places):
                self.reached[place].append((i, t))


class Model:
    """The tables, values and results of a subject of two dimensions; pictures only read it."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject = in_two_dimensions(subject)
        self.x, self.w, self.y = subject.x, subject.w, subject.y
        self.geometry: Geometry = subject.geometry
        self.rows, self.columns = map(AxisTables, self.geometry.axes)
        self.board = self.geometry.board()
        self.full = conv_transpose(self.x, self.w, self.board)
        self.used = self.w if subject.flip else np.flip(self.w)
        """The kernel whose flip the window holds: with the flip forgotten, w flipped twice."""
        self.gathered = gather(self.x, self.used, self.geometry)
        self.input_span = _span(self.x)
        self.output_span = _span(self.full)
        allowed = TOLERANCE * conv_transpose(np.abs(self.x), np.abs(self.w), self.geometry)
        self.differs = np.abs(self.gathered - self.y) > allowed
        self.line = self.x.shape[0] * self.w.shape[0] * self.y.shape[0] == 1

    @cached_property
    def matrix_equal(self) -> bool | None:
        """Whether the matrix way gives the output too; None where it is too large to ask."""
        data = two_dimensional(self.x, self.w, self.geometry).data
        equal: bool | None = data["matrix_equal"]
        return equal

    @property
    def worst(self) -> float:
        """The largest difference between what was gathered and the output."""
        return float(np.abs(self.gathered - self.y).max())

    def is_done(self, step: int) -> bool:
        """Return whether everything is in."""
        return step >= self.subject.steps

    def inputs_in(self, step: int) -> NDArray[np.int64]:
        """Return 1 for each input that has been stamped after `step` inputs, else 0."""
        flat = np.arange(self.x.size) < step
        return flat.reshape(self.x.shape).astype(np.int64)

    def scattered(self, step: int) -> tuple[NDArray[Any], NDArray[np.bool_]]:
        """Return the board after `step` inputs, and on which of its cells something landed."""
        mask = self.inputs_in(step)
        landed = conv_transpose(mask, np.ones(self.w.shape, np.int64), self.board) > 0
        return conv_transpose(self.x * mask, self.w, self.board), landed

    def read(self, step: int) -> tuple[NDArray[Any], NDArray[np.bool_]]:
        """Return what the windows have gathered after `step` inputs, and which read any of them."""
        mask = self.inputs_in(step)
        landed = gather(mask, np.ones(self.w.shape, np.int64), self.geometry) > 0
        return gather(self.x * mask, self.used, self.geometry), landed

    def stamp(self, at: Pair) -> list[tuple[Pair, Pair]]:
        """Return (board cell, kernel element) for each product of an input's stamp."""
        return [
            ((row, column), (t, u))
            for t, row in enumerate(self.rows.board[at[0]])
            for u, column in enumerate(self.columns.board[at[1]])
        ]

    def output_of(self, cell: Pair) -> Pair | None:
        """Return the output that a board cell is, None where it is cropped away."""
        o, q = self.rows.output[cell[0]], self.columns.output[cell[1]]
        return (o, q) if o >= 0 and q >= 0 else None

    def board_of(self, output: Pair) -> Pair:
        """Return the board cell of an output."""
        return self.rows.position[output[0]], self.columns.position[output[1]]

    def place_of(self, at: Pair) -> Pair | None:
        """Return where an input stands in the zero-inserted input, None where it was cropped."""
        row, column = self.rows.place[at[0]], self.columns.place[at[1]]
        return (row, column) if row >= 0 and column >= 0 else None

    def source_of(self, cell: Pair) -> tuple[int, int]:
        """Return what stands in a cell of the zero-inserted input, an axis at a time."""
        return self.rows.source[cell[0]], self.columns.source[cell[1]]

    def terms(self, cell: Pair) -> list[Term]:
        """Return the products that land on a board cell, in the order of their inputs."""
        terms = [
            Term((i, j), (t, u), self.x[i, j].item(), self.w[t, u].item())
            for i, t in self.rows.reached[cell[0]]
            for j, u in self.columns.reached[cell[1]]
        ]
        return sorted(terms, key=lambda term: term.input)

    def told(self, step: int) -> Pair:
        """Return the board cell whose sum a step spells out.

        In the order of the inputs it is the one beneath the middle of the kernel's last row, else
        the first that the crop leaves of the stamp, else its first.
        """
        current = max(0, step - 1)
        if self.subject.order == "output":
            return self.board_of(_pair(current, self.y.shape[1]))
        stamp = self.stamp(_pair(current, self.x.shape[1]))
        wanted = (self.w.shape[0] - 1, self.w.shape[1] // 2)
        kept = [(cell, element) for cell, element in stamp if self.output_of(cell)]
        for cell, element in kept:
            if element == wanted:
                return cell
        return (kept or stamp)[0][0]

    def current(self, step: int) -> Pair | None:
        """Return the input, or output, that a step is about; None before the first."""
        width = self.x.shape[1] if self.subject.order == "input" else self.y.shape[1]
        return _pair(step - 1, width) if step else None


def _pair(index: int, width: int) -> Pair:
    return divmod(index, width)


def _span(values: NDArray[Any]) -> float:
    return float(np.abs(values).max())


def _first_places(table: list[int], count: int) -> list[int]:
    """Return where each of 0 … count - 1 stands in a table, -1 where it does not."""
    places = [-1] * count
    for place, value in enumerate(table):
        if value >= 0:
            places[value] = place
    return places
