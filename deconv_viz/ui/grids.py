"""Number grids as accessible HTML, for a sheet: pure functions from arrays to text.

A grid is a table with a caption that screen readers read. Its colours are not here: the cells say
their role and value, and the browser paints them as it paints the stage.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Geometry

Cell = tuple[int, int]
Hue = tuple[int, int]
"""Which of how many: as the stage colours the elements of a kernel."""

_LEAST_FONT = 7.5  # pixels; below it no number can be read, and the tint alone is shown


@dataclass(frozen=True, slots=True)
class Grid:
    """Values in rows and columns, and how they are to be seen.

    label: what a screen reader calls the grid; caption, as HTML, stands above it.
    role: whose colour it has: input, kernel, canvas or output.
    cell: pixels of a cell's side. most: the magnitude that has the full tint.
    hues: cells with a hue of their own, (index, count). chosen: cells with a frame.
    holes: a mask of cells that nothing reaches, hatched. texts: what stands in the cells.
    choose: if a cell can be chosen, what is told then: "{choose}row,column". To be reached by
    keyboard such a grid needs a name, the only one on its sheet.
    """

    values: NDArray[Any]
    label: str
    role: str
    caption: str = ""
    cell: int = 22
    most: float = 0.0
    hues: Mapping[Cell, Hue] = field(default_factory=dict)
    chosen: frozenset[Cell] = frozenset()
    holes: NDArray[np.bool_] | None = None
    texts: Sequence[Sequence[str]] | None = None
    choose: str = ""
    name: str = ""


def number(value: float) -> str:
    """Return a number as people read it: whole ones as they are, others with two decimals."""
    if float(value).is_integer():
        return f"{int(value)}".replace("-", "−")
    text = f"{value:.2f}".replace("-", "−")
    return text if abs(value) >= 0.005 else "0.00"


def factor(value: float) -> str:
    """Return a number as a factor of a product: negative ones in brackets."""
    return f"({number(value)})" if value < 0 else number(value)


def index(*places: int) -> str:
    """Return an index as the pages write it: [1,2]."""
    return f"[{','.join(map(str, places))}]"


def grid(of: Grid) -> str:
    """Return the grid as a table within a figure, rows first; one-dimensional values are a row."""
    values = np.atleast_2d(of.values)
    texts = of.texts or [[number(value) for value in row] for row in values]
    longest = max(1, *(len(text) for row in texts for text in row))
    font = min(13.0, of.cell * 0.56, (of.cell - 2) / (0.58 * longest))
    most = of.most or float(np.abs(values).max())
    # One cell can be reached by Tab, the arrow keys lead on from there.
    first = min(of.chosen, default=(0, 0))
    rows = ""
    for r, row in enumerate(values):
        cells = (_cell(of, (r, c), value, texts[r][c], first) for c, value in enumerate(row))
        rows += f"<tr>{''.join(cells)}</tr>"
    role = ' role="grid"' if of.choose else ""
    name = f' id="{of.name}"' if of.name else ""
    caption = f"<figcaption>{of.caption}</figcaption>" if of.caption else ""
    style = f"--cell:{of.cell}px;--font:{font if font >= _LEAST_FONT else 0:g}px"
    return (
        f'<figure class="{of.role}">{caption}<table class="numbers"{name}{role}'
        f' aria-label="{escape(of.label)}" data-role="{of.role}" data-most="{most:g}"'
        f' style="{style}">{rows}</table></figure>'
    )


def _cell(of: Grid, at: Cell, value: float, text: str, first: Cell) -> str:
    marks = [f'data-value="{value:g}"']
    if at in of.hues:
        place, count = of.hues[at]
        marks.append(f'data-hue="{place}/{count}"')
    if of.holes is not None and np.atleast_2d(of.holes)[at]:
        marks.append("data-hole")
    if of.choose:
        marks.append(f'data-choose="{of.choose}{at[0]},{at[1]}"')
        if at == first:
            marks.append('tabindex="0"')
    if at in of.chosen:
        marks.append('aria-selected="true"' if of.choose else "data-chosen")
    return f"<td {' '.join(marks)}>{escape(text)}</td>"


def tap(place: int, count: int, html: str) -> str:
    """Return a term of a sum in the hue of its cells."""
    return f'<span class="tap" data-hue="{place}/{count}">{html}</span>'


def badge(equal: bool, html: str) -> str:
    """Return whether two ways agree, in words and with a sign beside the colour."""
    return f'<span class="badge" data-equal="{str(equal).lower()}">{html}</span>'


# ---- grids that follow the stage, and what stands between grids ----


def following(of: Grid, marks: Mapping[Cell, str]) -> str:
    """Return the grid, its cells with attributes of their own (see stage/assets/follow.js)."""
    cells = iter(np.ndindex(np.atleast_2d(of.values).shape))
    return re.sub("<td ", lambda _: f"<td {marks.get(next(cells), '')} ", grid(of))


def sign(symbol: str, beneath: str = "") -> str:
    """Return a sign between grids, with a word beneath it."""
    small = f"<small>{beneath}</small>" if beneath else ""
    return f'<span class="sign">{symbol}{small}</span>'


def row(*parts: str, kind: str = "") -> str:
    """Return the parts beside each other; on a phone they wrap."""
    return f'<div class="row {kind}">{"".join(parts)}</div>'


def words(letter: str, indices: object) -> str:
    """Return indices as the stage's words: "o3 o7"."""
    flat = np.asarray(indices).ravel().tolist()
    return " ".join(f"{letter}{index}" for index in flat)


def finished(geometry: Geometry) -> dict[Cell, str]:
    """Return the mark of each output cell: lit with the stage, and hidden until it is complete.

    Stepping by inputs, an output is complete when the last input that reaches it was stamped.
    """
    sides = [_last_reader(geometry, position) for position in range(2)]
    marks = {}
    for r, c in np.ndindex(geometry.output_shape):
        o = np.ravel_multi_index((r, c), geometry.output_shape)
        last = (sides[0][r], sides[1][c])
        i = -1 if min(last) < 0 else int(np.ravel_multi_index(last, geometry.input_shape))
        shown = f' data-from="o{o} i{i}"' if i >= 0 else ""
        marks[r, c] = f'data-lit="o{o}" data-go="o{o}"{shown}'
    return marks


def _last_reader(geometry: Geometry, position: int) -> list[int]:
    axis = geometry.axes[position]
    taps = axis.taps()
    found = (np.flatnonzero((taps == o).any(axis=1)) for o in range(axis.output_size))
    return [int(inputs[-1]) if inputs.size else -1 for inputs in found]
