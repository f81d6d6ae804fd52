"""The grids of the lesson of the matrix: a matrix with its headers, one that turns, vectors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Geometry, transpose_matrix
from deconv_viz.ui.grids import index, number

_ROOM = 262  # pixels for the rows of the largest matrix
_READABLE = 14  # pixels of a cell; below it no number stands in it


@dataclass(frozen=True, slots=True)
class Entries:
    """Cᵀ, shape (outputs, inputs): its numbers, and which kernel element stands where.

    element: -1 where no tap joins output and input. last: for every output the last input that
    reaches it, -1 for a hole.
    """

    values: NDArray[Any]
    element: NDArray[Any]
    count: int

    @property
    def last(self) -> list[int]:
        """The last input that reaches each output."""
        reached = (np.flatnonzero(row >= 0) for row in self.element)
        return [int(inputs[-1]) if inputs.size else -1 for inputs in reached]


def entries(w: NDArray[Any], geometry: Geometry) -> Entries:
    """Return Cᵀ with the kernel element behind each number."""
    # The matrix of the kernel 1, 2, 3 ... says which element stands where, and 0 for none.
    counted = np.arange(1, w.size + 1).reshape(w.shape)
    element = transpose_matrix(counted, geometry) - 1
    return Entries(transpose_matrix(w, geometry), element, w.size)


def cell_of(rows: int, room: int = _ROOM) -> int:
    """Return how many pixels a cell may have, so that so many rows stand in the room."""
    return max(6, min(26, room // rows - 1))


def font_of(cell: int, texts: Sequence[str]) -> float:
    """Return the size of the numbers in cells of this size, 0 for none."""
    longest = max(1, *map(len, texts))
    font = min(13.0, cell * 0.56, (cell - 2) / (0.58 * longest))
    return round(font, 1) if cell >= _READABLE and font >= 7.5 else 0


def _style(cell: int, values: NDArray[Any]) -> str:
    font = font_of(cell, [number(value) for value in values.flat])
    return f"--cell:{cell}px;--font:{font:g}px;--ring:{2 if cell >= _READABLE else 1}px"


def matrix(
    of: Entries,
    *,
    label: str,
    caption: str,
    cell: int,
    blocks: tuple[int, int] = (0, 0),
) -> str:
    """Return Cᵀ as a table: a column for each input, a row for each output, both to be gone to.

    blocks: so many rows and columns are one block of a matrix of blocks; 0 for no blocks.
    """
    outputs, inputs = of.values.shape
    headed = cell >= _READABLE
    head = "".join(
        f'<th scope="col" data-at="i{i}"><button data-go="i{i}">{i}</button></th>'
        for i in range(inputs)
    )
    body = ""
    for o in range(outputs):
        cells = "".join(_entry(of, o, i, blocks, headed) for i in range(inputs))
        first = (
            f'<th scope="row" class="of-row" data-at="o{o}">'
            f'<button data-go="o{o}">{o}</button></th>'
            if headed
            else ""
        )
        body += f"<tr>{first}{cells}</tr>"
    top = f"<tr><th></th>{head}</tr>" if headed else ""
    return _figure("kernel", label, caption, _style(cell, of.values), top + body)


def _entry(of: Entries, o: int, i: int, blocks: tuple[int, int], headed: bool) -> str:
    rows, columns = blocks
    names = [
        *(["bx"] if columns and i and i % columns == 0 else []),
        *(["by"] if rows and o and o % rows == 0 else []),
    ]
    go = "" if headed else f' data-go="i{i}"'
    return f"<td{_marks(of, o, i, names)}{go}>{number(of.values[o, i])}</td>"


def _marks(of: Entries, o: int, i: int, names: Sequence[str] = ()) -> str:
    """Say of an entry its hue, and of which column, row and kernel element it is."""
    t = int(of.element[o, i])
    names = names if t >= 0 else [*names, "zero"]
    kind = f' class="{" ".join(names)}"' if names else ""
    if t < 0:
        return f'{kind} data-value="0" data-at="i{i} o{o}"'
    return f'{kind} data-hue="{t}/{of.count}" data-at="i{i} o{o} k{t}"'


def turning(of: Entries, *, label: str, captions: tuple[str, str], button: str, cell: int) -> str:
    """Return C, whose cells change places with those across the diagonal when it is turned."""
    outputs, inputs = of.values.shape
    cells = "".join(
        f'<i{_marks(of, o, i)} style="--r:{i};--c:{o}">{number(of.values[o, i])}</i>'
        for i in range(inputs)
        for o in range(outputs)
    )
    side = max(outputs, inputs)
    style = f"{_style(cell, of.values)};--side:{side}"
    before, after = captions
    return (
        f'<div class="turning" data-part><button data-toggle="turned" aria-pressed="false">'
        f"{button}</button>"
        f'<figure class="kernel"><figcaption><span class="before-turn">{before}</span>'
        f'<span class="after-turn">{after}</span></figcaption>'
        f'<div class="square" role="img" aria-label="{escape(label)}" style="{style}">{cells}</div>'
        f"</figure></div>"
    )


def vector(
    values: NDArray[Any],
    *,
    letter: str,
    role: str,
    label: str,
    caption: str,
    cell: int,
    marks: Callable[[int], str],
) -> str:
    """Return a vector as a column, beside the rows of a matrix with cells of the same size."""
    flat = values.ravel()
    most = float(np.abs(flat).max()) or 1.0
    rows = "".join(
        f'<tr><td data-value="{value:g}" data-lit="{letter}{place}" data-at="{letter}{place}"'
        f' data-go="{letter}{place}" {marks(place)}>{number(value)}</td></tr>'
        for place, value in enumerate(flat)
    )
    top = "<tr><th></th></tr>" if cell >= _READABLE else ""
    # Values grow wider than the entries: their cells do, too.
    style = _style(cell, np.zeros(1))
    width = max(cell, 9 * max(len(number(value)) for value in flat))
    style += f";--wide:{width if cell >= _READABLE else cell}px"
    return _figure(role, label, caption, style, top + rows, most, "vector")


def _figure(
    role: str, label: str, caption: str, style: str, rows: str, most: float = 1, kind: str = ""
) -> str:
    return (
        f'<figure class="{role}"><figcaption>{caption}</figcaption>'
        f'<table class="numbers {kind}" aria-label="{escape(label)}" data-role="{role}"'
        f' data-most="{most:g}" style="{style}">{rows}</table></figure>'
    )


def named(letter: str, place: int, shape: tuple[int, ...]) -> str:
    """Return the name of an element: x[2], or x[0,2] in two dimensions."""
    at = np.unravel_index(place, shape)
    return letter + index(*(int(part) for part in at[1 if shape[0] == 1 else 0 :]))
