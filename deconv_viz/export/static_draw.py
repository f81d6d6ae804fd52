"""The small pictures of the static edition: grids of numbers, curves, photographs and tables.

They stand in the pages as SVG and HTML, made beforehand. Colours are the roles' custom properties,
so they follow the theme; words are the catalogue's, put beside them by the page.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from html import escape
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Array = NDArray[Any]

CELL = 24
"""Pixels of a cell of a grid of numbers."""

WIDE, TALL, FOOT = 460, 150, 22
"""Pixels of the room of curves, and of their axis beneath it."""


def grid(values: Array, role: str, name: str = "") -> str:
    """Return a grid of numbers as SVG: the larger a number, the stronger its role's colour.

    values: (rows, columns), whole. name: a formula above it, such as "x[0]".
    """
    rows, columns = values.shape
    largest = float(np.abs(values).max()) or 1.0
    top = 16 if name else 0
    parts = [f'<text class="name" x="{columns * CELL / 2}" y="11">{escape(name)}</text>'] * bool(
        name
    )
    for (row, column), value in np.ndenumerate(values):
        x, y = column * CELL, top + row * CELL
        strength = 0.06 + 0.44 * abs(float(value)) / largest
        kind = role if value >= 0 else "negative"
        parts.append(
            f'<rect class="{kind}" x="{x + 0.5}" y="{y + 0.5}" width="{CELL - 1}"'
            f' height="{CELL - 1}" fill-opacity="{strength:.2f}"/>'
            f'<text x="{x + CELL / 2}" y="{y + CELL / 2 + 4}">{_number(value)}</text>'
        )
    lines = "; ".join(" ".join(map(_number, line)) for line in values)
    return _svg(columns * CELL, top + rows * CELL, parts, f"{name} = {lines}" if name else lines)


def curves(
    places: Array, lines: Sequence[tuple[str, Array, bool]], ticks: Sequence[tuple[float, str]]
) -> str:
    """Return curves over one axis as SVG.

    places: the common places, ascending. lines: of each the role, the values from 0 to the largest,
    and whether the room beneath is filled. ticks: places of the axis and what stands there.
    """
    low, high = float(places[0]), float(places[-1])
    most = max(float(values.max()) for _, values, _ in lines) or 1.0

    def across(place: float) -> float:
        return round(10 + (WIDE - 20) * (place - low) / (high - low), 1)

    parts = [f'<path class="axis" d="M10 {TALL}H{WIDE - 10}"/>']
    for role, values, filled in lines:
        ways = (TALL - (TALL - 8) * values / most).round(1)
        way = "L".join(f"{across(x)} {y}" for x, y in zip(places.tolist(), ways, strict=True))
        if filled:
            closed = f"M{across(low)} {TALL}L{way}L{across(high)} {TALL}Z"
            parts.append(f'<path class="{role} area" d="{closed}"/>')
        parts.append(f'<path class="{role} line" d="M{way}"/>')
    for place, says in ticks:
        parts.append(f'<text x="{across(place)}" y="{TALL + 16}">{escape(says)}</text>')
        parts.append(f'<path class="axis" d="M{across(place)} {TALL}v4"/>')
    return _svg(WIDE, TALL + FOOT, parts)


def photograph(values: Array, scale: int = 1) -> str:
    """Return bytes (rows, columns) or (rows, columns, 3) as a picture within the page itself."""
    file = BytesIO()
    # A palette halves the size, and nobody sees it in a picture as small as this.
    picture = Image.fromarray(values)
    (picture.quantize(64) if values.ndim == 3 else picture).save(file, "PNG", optimize=True)
    data = base64.b64encode(file.getvalue()).decode()
    rows, columns = values.shape[:2]
    return (
        f'<img src="data:image/png;base64,{data}" width="{columns * scale}"'
        f' height="{rows * scale}" alt="">'
    )


def table(rows: Iterable[Sequence[str]]) -> str:
    """Return rows of cells as a table; the first cell of each is its head. Cells are HTML."""
    lines = (
        f'<tr><th scope="row">{head}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
        for head, *cells in rows
    )
    return f"<table>{''.join(lines)}</table>"


def _svg(width: float, height: float, parts: Iterable[str], says: str = "") -> str:
    told = f'role="img" aria-label="{escape(says)}"' if says else 'aria-hidden="true"'
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
        f" {told}>{''.join(parts)}</svg>"
    )


def _number(value: float) -> str:
    return f"{value:g}".replace("-", "\N{MINUS SIGN}")
