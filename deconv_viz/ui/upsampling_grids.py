"""What the sheets of these lessons share: grids that follow the stage, signs, rows."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from deconv_viz.core import Geometry
from deconv_viz.ui.grids import Cell, Grid, grid


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
