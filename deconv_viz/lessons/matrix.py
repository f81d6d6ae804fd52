"""What the lesson of the matrix shows: one value, to and from the address, always possible."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Axis, AxisArguments, Geometry, ParameterError, fill
from deconv_viz.lessons.codec import Choices, in_plain_signs, keys, plain, read, whole, written
from deconv_viz.lessons.codec import Numbers as Bounds
from deconv_viz.lessons.notice import Note, Notice, note
from deconv_viz.state import Lab
from deconv_viz.state.limits import MAX_SEED

Numbers = tuple[int, ...]
Whole = NDArray[np.int64]

FIRST_STEP = 2
"""Where the stage opens: two stamps are in, and the matrix has two columns alight."""

PARTS = ("adjoint", "gradient", "inverse", "shape")
EXAMPLES = ("three", "nine", "picture")

LARGEST = 99
"""The largest magnitude of an element of the kernel or the input."""

FIELDS: Mapping[str, str] = {
    "size": "i",
    "kernel": "k",
    "stride": "s",
    "dilation": "d",
    "padding": "p",
    "output_padding": "a",
}
"""The numbers of a layer, with their keys in the address: the lab's."""

LIMITS: Mapping[int, Mapping[str, tuple[int, int]]] = {
    1: {
        "size": (2, 8),
        "kernel": (1, 5),
        "stride": (1, 4),
        "dilation": (1, 3),
        "padding": (0, 4),
        "output_padding": (0, 3),
    },
    2: {
        "size": (2, 3),
        "kernel": (1, 3),
        "stride": (1, 2),
        "dilation": (1, 1),
        "padding": (0, 2),
        "output_padding": (0, 1),
    },
}
"""The least and greatest value of each by the number of dimensions."""

CHOICES: Choices = {"part": ("part", PARTS), "example": ("example", EXAMPLES)}


def _numbers(rank: int) -> Bounds:
    """Return the bounds of the numbers in so many dimensions."""
    fields = {name: (key, *LIMITS[rank][name]) for name, key in FIELDS.items()}
    return {**fields, "rank": ("dim", 1, 2), "seed": ("r", 0, MAX_SEED)}


OWN = keys(_numbers(1), CHOICES) | {"w", "x"}
"""The lesson's keys of the address."""

_INPUT = (2, -1, 4, 1, -2, 3, 1, 2, -3)


@dataclass(frozen=True, slots=True)
class Matrix:
    """A layer in one dimension or a square one in two, its numbers, and what is asked beneath.

    w, x: the first elements of kernel and input in row-major order; the others are as at first.
    seed: of the numbers in the tests. notice: what had to give way, to be said once.
    """

    rank: int = 1
    size: int = 4
    kernel: int = 3
    stride: int = 2
    dilation: int = 1
    padding: int = 1
    output_padding: int = 0
    w: Numbers = ()
    x: Numbers = ()
    part: str = "adjoint"
    example: str = "three"
    seed: int = 1
    notice: Notice = ()

    @property
    def axis(self) -> Axis:
        """The axis, or both of them."""
        return Axis.of(*self.arguments)

    @property
    def arguments(self) -> AxisArguments:
        """The arguments in PyTorch's words."""
        return AxisArguments(**{name: getattr(self, name) for name in FIELDS})

    @property
    def geometry(self) -> Geometry:
        """The geometry on the stage: one dimension is a single row."""
        return Geometry((self.axis if self.rank == 2 else Axis(1, 1), self.axis))

    @property
    def kernel_values(self) -> Whole:
        """The kernel, in the geometry's shape."""
        shape = self.geometry.kernel_shape
        return _filled(self.w, tuple(range(1, 10)), shape)

    @property
    def input_values(self) -> Whole:
        """The input, in the geometry's shape."""
        return _filled(self.x, _INPUT, self.geometry.input_shape)

    def drawn(self, role: str, shape: tuple[int, ...]) -> Whole:
        """Return whole numbers drawn by chance, others for each role and seed."""
        values = fill("random", shape, seed=self.seed, role=role, low=-3, high=4)
        return values.astype(np.int64)

    def lab(self) -> Lab:
        """Return the same layer and numbers for the lab."""
        return Lab(
            self.arguments if self.rank == 2 else AxisArguments(1, 1),
            self.arguments,
            linked=self.rank == 2,
            input_edits=_edits(self.input_values),
            kernel_edits=_edits(self.kernel_values),
        )


DEFAULT = Matrix()

CASES: Mapping[str, Mapping[str, Any]] = {
    "first": {},
    "band": {"size": 5, "stride": 1, "padding": 0},
    "holes": {"size": 3, "kernel": 2, "stride": 3, "padding": 0},
    "long": {"size": 5, "output_padding": 1, "part": "shape"},
    "unread": {"padding": 0, "output_padding": 1, "part": "shape"},
    "blocks": {"rank": 2, "size": 3, "kernel": 2, "stride": 1, "padding": 0},
}
"""Layers worth a look, as what differs from the first one."""


def encode(state: Matrix) -> dict[str, str]:
    """Return the state as a query, without what is as at first."""
    query = written(state, DEFAULT, _numbers(state.rank), CHOICES)
    lists = {key: ",".join(map(str, getattr(state, key))) for key in ("w", "x")}
    return query | {key: values for key, values in lists.items() if values}


def decode(query: Mapping[str, str]) -> Matrix:
    """Return the nearest state to a query; what of it cannot be used is said."""
    given, amiss = read(query, _numbers(2 if query.get("dim") == "2" else 1), CHOICES)
    said = [note("matrix.link")] if amiss else []
    for key in ("w", "x"):
        if key in query:
            numbers = read_numbers(query[key])
            if isinstance(numbers, Note):
                said.append(numbers)
            else:
                given[key] = numbers
    state = changed(DEFAULT, **given)
    return replace(state, notice=(*said, *state.notice))


def changed(state: Matrix, **values: Any) -> Matrix:
    """Return the state after a change, with what the change makes impossible repaired and said."""
    state = replace(state, **{"notice": (), **values})
    if state.rank != 2:
        state = replace(state, rank=1)
    within = {
        name: min(max(getattr(state, name), low), high)
        for name, (low, high) in LIMITS[state.rank].items()
    }
    state = replace(state, **within)
    cells = {"w": state.kernel, "x": state.size}
    for name, size in cells.items():
        state = replace(state, **{name: getattr(state, name)[: size**state.rank]})
    return _possible(state)


def _possible(state: Matrix) -> Matrix:
    """Return the state with its output padding, then its padding, lowered as far as is needed."""
    refusal = None
    while True:
        try:
            _ = state.axis
        except ParameterError as error:
            refusal = refusal or error
            field = "output_padding" if error.field == "output_padding" else "padding"
            state = replace(state, **{field: getattr(state, field) - 1})
        else:
            break
    if refusal is None:
        return state
    field = "output_padding" if refusal.field == "output_padding" else "padding"
    change = note(f"matrix.now_{field}", value=getattr(state, field))
    return replace(state, notice=(refusal, change))


def with_numbers(state: Matrix, name: str, written: str) -> Matrix:
    """Return the state with a list that was typed; as many numbers as there are, so long is it."""
    numbers = read_numbers(written)
    if isinstance(numbers, Note):
        return replace(state, notice=(numbers,))
    field = {"w": "kernel", "x": "size"}[name]
    low, high = LIMITS[state.rank][field]
    lengths = {size**state.rank: size for size in range(low, high + 1)}
    if len(numbers) not in lengths:
        choices = ", ".join(map(str, lengths))
        notice = (note("matrix.list_length", count=len(numbers), choices=choices),)
        return replace(state, notice=notice)
    return changed(state, **{name: numbers, field: lengths[len(numbers)]})


def with_edit(state: Matrix, grid: str, row: int, column: int, written: str) -> Matrix:
    """Return the state with what was typed into a cell of the stage, or pasted from there on."""
    numbers = read_numbers(written)
    if isinstance(numbers, Note):
        return replace(state, notice=(numbers,))
    name, values = ("w", state.kernel_values) if grid == "kernel" else ("x", state.input_values)
    rows, columns = values.shape
    if not (0 <= row < rows and 0 <= column < columns):
        return state
    flat, start = (
        values.ravel().tolist(),
        int(np.ravel_multi_index((row, column), values.shape)),
    )
    flat[start : start + len(numbers)] = numbers
    return changed(state, **{name: tuple(flat[: values.size])})


def read_numbers(written: str) -> Numbers | Note:
    """Return the numbers as they were typed, or what is amiss."""
    words = re.split(r"[\s,;]+", in_plain_signs(written))
    numbers: list[int] = []
    for word in words:
        number = whole(word)
        if number is None or abs(number) > LARGEST:
            return note("matrix.not_whole", word=plain(word) or "?", largest=LARGEST)
        numbers.append(number)
    return tuple(numbers)


def _filled(given: Numbers, others: Numbers, shape: tuple[int, ...]) -> Whole:
    values = (*given, *others[len(given) :])[: int(np.prod(shape))]
    return np.array(values, np.int64).reshape(shape)


def _edits(values: Whole) -> tuple[tuple[int, int, float], ...]:
    return tuple((r, c, float(values[r, c])) for r, c in np.ndindex(values.shape))
