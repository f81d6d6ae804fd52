"""A scene at a step as a display list: both panels, the sum that the step tells, and how far it is.

Painted by `svg` and `raster`. The grids' looks come from `looks`, the colours from `theme`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from deconv_viz.export.layout import CAPTION, CAPTION_SIZE, GAP, Fit, Placed, fit, needs, place
from deconv_viz.export.lights import light_of
from deconv_viz.export.looks import CROSS, DOT, Cell, Grid, gather_grids, scatter_grids
from deconv_viz.export.message import formula
from deconv_viz.export.model import Model
from deconv_viz.export.numerals import short
from deconv_viz.export.shapes import (
    Drawing,
    Item,
    Lines,
    Point,
    Polygon,
    Rect,
    Squares,
    Text,
    width_of,
)
from deconv_viz.export.standalone import heading
from deconv_viz.export.sums import MARGIN, badge, equation, ledger
from deconv_viz.export.theme import Theme, theme

WIDTH = 1280
TALLEST = 640.0
"""Pixels that the grids of a panel may be tall."""

_HEADER = 58.0
_TITLE = 28.0
_FOOT = 92.0
_NUMBERS_FROM = 13  # pixels, as in grid.js
_GAPS_FROM = 7
_NAMES = {"x": "x", "w": "w", "board": "canvas", "padded": "padded", "out": "y"}


def draw(model: Model, step: int, *, width: int = WIDTH, detail: float = 1) -> Drawing:
    """Return the picture of a step, 0 to `model.subject.steps`, `width` pixels wide.

    detail: how many pixels of the reader's a pixel of the drawing has. The more, the smaller the
    cells whose numbers are still written. As high as its grids need, so that pictures of the
    same subject and width are all of the same size.
    """
    subject, colours = model.subject, theme(model.subject.dark)
    light = light_of(model, step)
    panels = [
        scatter_grids(model, step, light, colours),
        gather_grids(model, step, light, colours),
    ]
    inner = (width - 2 * MARGIN - GAP) / 2
    how = fit(panels, inner - 24, TALLEST)
    tall = max(needs(panel, how)[1] for panel in panels)
    height = math.ceil(MARGIN + _HEADER + _TITLE + tall + _FOOT)
    items: list[Item] = [*_header(model, colours)]
    for number, panel in enumerate(panels):
        left = MARGIN + number * (inner + GAP)
        items += _panel(model, panel, number, (left, inner, tall), how, colours, detail)
    items += _foot(model, step, (width, height), colours)
    says = subject.say("export.alt", step=step, steps=subject.steps, title=heading(subject))
    return Drawing(
        width, height, colours.ground, tuple(items), heading(subject), says, subject.language
    )


def _header(model: Model, colours: Theme) -> Iterator[Item]:
    subject = model.subject
    title = subject.title or heading(subject)
    yield Text(MARGIN, MARGIN + 8, title, 21, colours.text, bold=True)
    plain = re.sub(r"<[^>]*>", "", formula(subject.geometry, subject.language))
    yield Text(MARGIN, MARGIN + 36, plain, 14, colours.muted)


def _panel(
    model: Model,
    panel: list[Grid],
    number: int,
    box: tuple[float, float, float],
    how: Fit,
    colours: Theme,
    detail: float,
) -> Iterator[Item]:
    left, width, tall = box
    top = MARGIN + _HEADER
    yield Rect(
        left, top - 6, width, tall + _TITLE + 12, stroke=colours.dimmed(colours.line), radius=10
    )
    title = model.subject.say("stage.gather" if number else "stage.scatter")
    yield Text(left + 12, top + 10, title, 15, colours.text, bold=True)
    for placed in place(panel, (left, top + _TITLE, width, tall), how):
        yield from _grid(placed, colours, detail)


def _grid(placed: Placed, colours: Theme, detail: float) -> Iterator[Item]:
    grid, cell = placed.grid, placed.cell
    middle = placed.left + grid.columns * cell / 2
    caption = width_of(grid.caption, CAPTION_SIZE)
    mark = Rect(
        middle - caption / 2 - 13,
        placed.top - CAPTION / 2 - 5.5,
        9,
        9,
        fill=colours.role[grid.role],
        radius=2,
    )
    yield mark
    yield Text(
        middle + 2,
        placed.top - CAPTION / 2 - 1,
        grid.caption,
        CAPTION_SIZE,
        colours.muted,
        "centre",
    )
    gap = 1.0 if cell >= _GAPS_FROM else 0.0
    size = cell - gap
    corners = [
        (placed.left + column * cell, placed.top + row * cell)
        for row in range(grid.rows)
        for column in range(grid.columns)
    ]
    both = list(zip(grid.cells, corners, strict=True))
    fills: dict[str, list[Point]] = {}
    for look, corner in both:
        fills.setdefault(look.fill, []).append(corner)
    for fill, of in fills.items():
        yield Squares(fill, size, tuple(of))
    if cell * detail >= 5:
        yield from _hatches(both, size, detail, colours)
    if cell * detail >= _NUMBERS_FROM:
        yield from _numbers(grid, both, cell, size, detail)
    for look, (left, top) in both:
        if look.wrong and cell >= 8:
            third = size * 0.34
            right = left + size
            wedge = ((right, top), (right, top + third), (right - third, top))
            yield Polygon(colours.role["negative"], wedge)
    weight = 2.0 if cell >= 12 else 1.0
    for look, (left, top) in both:
        if look.ring:
            yield Rect(left, top, size, size, stroke=colours.text, weight=weight)
    for frame in grid.frames:
        yield Rect(
            placed.left + frame.left * cell,
            placed.top + frame.top * cell,
            frame.shape[1] * cell - gap,
            frame.shape[0] * cell - gap,
            stroke=frame.colour,
            weight=3.0 if cell >= 4 else 1.5,
        )


def _numbers(
    grid: Grid, both: list[tuple[Cell, Point]], cell: float, size: float, detail: float
) -> Iterator[Item]:
    room = max(1, math.floor((cell - 3 / detail) / (_font(cell, 4, detail) * 0.58)))
    name = _NAMES.get(grid.name)
    for index, (look, (left, top)) in enumerate(both):
        text = look.text or ("" if look.value is None else short(look.value, room) or "…")
        if text:
            place = f"{name}[{index // grid.columns},{index % grid.columns}]" if name else ""
            height = _font(cell, len(text), detail)
            yield Text(
                left + size / 2, top + size / 2, text, height, look.ink, "centre", role=place
            )


def _font(cell: float, characters: int, detail: float) -> float:
    """Return the size of a number in a cell: the rule of grid.js, in the reader's pixels."""
    fits = min(cell * 0.5, (cell - 3 / detail) / (0.58 * max(characters, 1)))
    return max(8 / detail, min(20.0, fits))


def _hatches(
    both: list[tuple[Cell, Point]], size: float, detail: float, colours: Theme
) -> Iterator[Item]:
    """Return the marks of what is not there: a dot, one stroke, or two."""
    pitch = max(4 / detail, size / 4)
    ends: dict[str, list[tuple[Point, Point]]] = {}
    dots = []
    for look, (left, top) in both:
        if look.hatch == DOT:
            dots.append((left + size / 2 - 0.5, top + size / 2 - 0.5))
        elif look.hatch:
            of = ends.setdefault(_faint(look.fill, colours.line), [])
            offset = pitch
            while offset < 2 * size:
                low, high = max(0.0, offset - size), min(offset, size)
                of.append(((left + high, top + low), (left + low, top + high)))
                if look.hatch == CROSS:
                    of.append(((left + size - high, top + low), (left + size - low, top + high)))
                offset += pitch
    for colour, lines in ends.items():
        yield Lines(colour, 1 / detail if detail > 1 else 0.8, tuple(lines))
    if dots and size * detail < _NUMBERS_FROM:
        yield Squares(colours.line, 1.0, tuple(dots))


def _faint(fill: str, line: str) -> str:
    """Return the line's colour at 55 parts of 100 on a fill."""
    pairs = [(int(fill[at : at + 2], 16), int(line[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * 0.55):02x}" for a, b in pairs)


def _foot(model: Model, step: int, size: tuple[int, int], colours: Theme) -> Iterator[Item]:
    subject = model.subject
    width, height = size
    line = height - _FOOT + 26
    yield from equation(model, step, line, width - 2 * MARGIN, colours)
    yield Text(MARGIN, line + 30, ledger(model, step), 14, colours.muted)
    yield from badge(model, line + 30, width, colours)
    count = f"{step} / {subject.steps}"
    yield Text(width - MARGIN, line, count, 15, colours.text, "right", bold=True, role="step")
    bar = height - 10.0
    yield Rect(MARGIN, bar, width - 2 * MARGIN, 4, fill=colours.line)
    if step:
        share = (width - 2 * MARGIN) * step / subject.steps
        yield Rect(MARGIN, bar, share, 4, fill=colours.accent)
