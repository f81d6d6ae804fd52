"""Where the grids of a panel stand: the rules of `layout.js`, for a picture of a given width."""

from __future__ import annotations

import math
from dataclasses import dataclass

from deconv_viz.export.looks import Grid
from deconv_viz.export.shapes import width_of

GAP = 18.0
CAPTION = 22.0
CAPTION_SIZE = 13.0
LARGEST = 46.0
SMALLEST = 1.0
SMALL_READABLE = 22.0
SMALL_GRID = {"x": 100.0, "w": 66.0, "stamp": 66.0, "flipped": 66.0}
LARGE = ("board", "out")


@dataclass(frozen=True, slots=True)
class Placed:
    """A grid, where its first cell's corner is, and how large its cells are."""

    grid: Grid
    left: float
    top: float
    cell: float


@dataclass(frozen=True, slots=True)
class Fit:
    """The cell that fits, and whether the result stands beside the other grids."""

    cell: float
    beside: bool


def cell_of(grid: Grid, cell: float) -> float:
    """Return a grid's own cell: one of few cells stays readable where the large ones cannot."""
    room = SMALL_GRID.get(grid.name)
    if room is None:
        return cell
    return max(cell, min(SMALL_READABLE, math.floor(room / max(grid.columns, grid.rows))))


def fit(panels: list[list[Grid]], width: float, height: float) -> Fit:
    """Return the larger cell of the two arrangements: result beneath, or result beside."""
    stacked, beside = (_largest(panels, width, height, side) for side in (False, True))
    return Fit(beside, True) if beside > stacked else Fit(stacked, False)


def needs(panel: list[Grid], how: Fit) -> tuple[float, float]:
    """Return the width and height that a panel's grids need with this cell."""
    lines = _lines(panel)
    if how.beside:
        width = GAP + sum(max(_width(grid, how.cell) for grid in line) for line in lines)
        height = max(
            sum(_height(grid, how.cell) for grid in line) + GAP * (len(line) - 1) for line in lines
        )
        return width, height
    width = max(
        sum(_width(grid, how.cell) for grid in line) + GAP * (len(line) - 1) for line in lines
    )
    return width, 8 + sum(max(_height(grid, how.cell) for grid in line) for line in lines)


def place(panel: list[Grid], box: tuple[float, float, float, float], how: Fit) -> list[Placed]:
    """Return the grids of a panel in their places in a box: left, top, width and height.

    In the middle of its width; a result beneath stands at its foot, so that both are on one line.
    """
    left, top, width, tall = box
    above, below = _lines(panel)
    if not how.beside:
        placed = _row(above, left, top, width, how.cell)
        lower = top + tall - max(_height(grid, how.cell) for grid in below)
        return placed + _row(below, left, lower, width, how.cell)
    first, second = (max(_width(grid, how.cell) for grid in line) for line in (above, below))
    start = left + (width - first - second - GAP) / 2
    placed, y = [], top
    for grid in above:
        placed += _row([grid], start, y, first, how.cell)
        y += _height(grid, how.cell) + GAP
    return placed + _row(below, start + first + GAP, top, second, how.cell)


def _lines(panel: list[Grid]) -> tuple[list[Grid], list[Grid]]:
    return (
        [grid for grid in panel if grid.name not in LARGE],
        [grid for grid in panel if grid.name in LARGE],
    )


def _row(grids: list[Grid], left: float, top: float, width: float, cell: float) -> list[Placed]:
    boxes = [_width(grid, cell) for grid in grids]
    x = left + (width - sum(boxes) - GAP * (len(boxes) - 1)) / 2
    placed = []
    for grid, box in zip(grids, boxes, strict=True):
        own = cell_of(grid, cell)
        placed.append(Placed(grid, x + (box - grid.columns * own) / 2, top + CAPTION, own))
        x += box + GAP
    return placed


def _width(grid: Grid, cell: float) -> float:
    caption = width_of(grid.caption, CAPTION_SIZE) + 16
    return max(grid.columns * cell_of(grid, cell), caption) + 4


def _height(grid: Grid, cell: float) -> float:
    return grid.rows * cell_of(grid, cell) + CAPTION + 4


def _largest(panels: list[list[Grid]], width: float, height: float, beside: bool) -> float:
    """Return the largest cell with which every panel fits; the smallest where none does."""
    cell = LARGEST
    while cell > SMALLEST:
        all_needs = [needs(panel, Fit(cell, beside)) for panel in panels]
        if all(wide <= width and tall <= height for wide, tall in all_needs):
            return cell
        cell -= 1 if cell > 4 else 0.25
    return SMALLEST
