"""Pictures to upsample, computed: no file, no licence, the same on every machine.

All are uint8 arrays of shape (height, width, 3). Places run from 0 to 1 along the shorter side, so
that nothing is distorted.
"""

from collections.abc import Callable, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core.errors import ParameterError, positive

Array = NDArray[Any]
Picture = NDArray[np.uint8]
Colour = tuple[float, float, float]
Point = tuple[float, float]

STROKES: Mapping[str, tuple[tuple[tuple[float, float], ...], ...]] = MappingProxyType(
    {
        "A": (((0, 1), (0.5, 0), (1, 1)), ((0.2, 0.62), (0.8, 0.62))),
        "k": (((0, 0), (0, 1)), ((0.8, 0.35), (0, 0.72), (0.85, 1))),
        "s": (((0.85, 0.42), (0.5, 0.35), (0.1, 0.5), (0.85, 0.8), (0.5, 1), (0.05, 0.93)),),
        "T": (((0, 0), (1, 0)), ((0.5, 0), (0.5, 1))),
        "x": (((0, 0.35), (0.9, 1)), ((0.9, 0.35), (0, 1))),
        "E": (((1, 0), (0, 0), (0, 1), (1, 1)), ((0, 0.5), (0.75, 0.5))),
        "4": (((0.75, 1), (0.75, 0), (0, 0.68), (1, 0.68)),),
        "2": (((0, 0.2), (0.35, 0), (0.8, 0.08), (0.9, 0.35), (0, 1), (1, 1)),),
    }
)
"""Letters as strokes: points (across, down) in a box of size 1."""

LINES = ("ATE42", "kxs2T", "4sAkE")


def gradient(height: int, width: int) -> Picture:
    """Return colours that change slowly in both directions: what an artefact cannot hide in."""
    y, x = _places(height, width)
    across, down = x / max(x.max(), 1e-9), y / max(y.max(), 1e-9)
    red, green, blue = np.broadcast_arrays(
        60 + 160 * across, 70 + 130 * down, 210 - 90 * across * down
    )
    return _bytes(np.stack([red, green, blue], axis=-1))


def letters(height: int, width: int) -> Picture:
    """Return lines of letters drawn by strokes, large to small: edges in many directions."""
    y, x = _places(height, width)
    picture = _paper(height, width, (247, 243, 232))
    top = 0.06
    for line, size in zip(LINES, (0.30, 0.18, 0.10), strict=True):
        left, pen = 0.06, size * 0.09
        while left + 0.7 * size < x.max():
            for number, letter in enumerate(line):
                colour = ((28, 32, 44), (150, 30, 40), (20, 80, 150))[number % 3]
                origin = left + number * size
                for stroke in STROKES[letter]:
                    points = [(origin + 0.62 * size * a, top + size * b) for a, b in stroke]
                    _draw(picture, x, y, points, pen, colour)
            left += (len(line) + 0.3) * size
        top += size * 1.45
    return _bytes(picture)


def zone_plate(height: int, width: int) -> Picture:
    """Return rings that get finer outwards, up to half a cycle per pixel: every frequency once."""
    rows = np.arange(positive("height", height))[:, np.newaxis] - (height - 1) / 2
    columns = np.arange(positive("width", width)) - (width - 1) / 2
    rings = np.cos(np.pi * (rows**2 + columns**2) / max(height, width))
    return _bytes(np.repeat((127.5 + 120 * rings)[..., np.newaxis], 3, axis=-1))


def face(height: int, width: int) -> Picture:
    """Return a drawn face: large even areas, round edges and small details."""
    y, x = _places(height, width)
    x = x - (x.max() - 1) / 2  # in the middle of a wide picture
    y = y - (y.max() - 1) / 2
    picture = _paper(height, width, (126, 182, 214))

    def disc(across: float, down: float, wide: float, high: float, colour: Colour) -> None:
        part = _window(x, y, [(across - wide, down - high), (across + wide, down + high)], 0.02)
        around = np.hypot((x[:, part[1]] - across) / wide, (y[part[0]] - down) / high)
        _paint(picture[part], (around - 1) * min(wide, high) * _unit(picture), colour)

    disc(0.5, 1.12, 0.46, 0.30, (64, 92, 140))
    disc(0.5, 0.40, 0.345, 0.36, (74, 48, 34))
    disc(0.5, 0.52, 0.28, 0.35, (233, 190, 158))
    for side in (-1, 1):
        disc(0.5 + side * 0.115, 0.46, 0.062, 0.042, (250, 250, 247))
        disc(0.5 + side * 0.115, 0.462, 0.03, 0.034, (58, 96, 70))
        disc(0.5 + side * 0.115, 0.462, 0.014, 0.016, (15, 15, 18))
        disc(0.508 + side * 0.115, 0.452, 0.006, 0.006, (255, 255, 255))
        disc(0.5 + side * 0.16, 0.61, 0.055, 0.04, (226, 160, 140))
        brow = [(0.5 + side * 0.06, 0.395), (0.5 + side * 0.12, 0.375), (0.5 + side * 0.18, 0.40)]
        _draw(picture, x, y, brow, 0.011, (74, 48, 34))
    nose = [(0.505, 0.50), (0.475, 0.60), (0.515, 0.605)]
    _draw(picture, x, y, nose, 0.006, (180, 128, 104))
    smile = [(0.38 + 0.02 * i, 0.70 + 0.0014 * (36 - (i - 6) ** 2)) for i in range(13)]
    _draw(picture, x, y, smile, 0.011, (170, 60, 66))
    fringe = [(0.27, 0.36), (0.37, 0.235), (0.50, 0.20), (0.63, 0.225), (0.735, 0.36)]
    _draw(picture, x, y, fringe, 0.058, (74, 48, 34))
    return _bytes(picture)


PICTURES: Mapping[str, Callable[[int, int], Picture]] = MappingProxyType(
    {"face": face, "letters": letters, "zone_plate": zone_plate, "gradient": gradient}
)
"""Every picture by name: a function of its height and width."""


def picture(name: str, height: int, width: int) -> Picture:
    """Return the picture of this name. Raises ParameterError for an unknown name or a size below
    1."""
    if name not in PICTURES:
        raise ParameterError("name", "choice", name, {"choices": ", ".join(PICTURES)})
    return PICTURES[name](height, width)


def _places(height: int, width: int) -> tuple[Array, Array]:
    """Return where the middles of pixels are, rows (height, 1) and columns (1, width)."""
    unit = min(positive("height", height), positive("width", width))
    rows, columns = (np.arange(n) + 0.5 for n in (height, width))
    return rows[:, np.newaxis] / unit, columns[np.newaxis] / unit


def _paper(height: int, width: int, colour: Colour) -> Array:
    return np.full((height, width, 3), colour, np.float64)


def _unit(picture: Array) -> int:
    """Return how many pixels the places from 0 to 1 are."""
    return min(len(picture), len(picture[0]))


def _window(x: Array, y: Array, points: list[Point], beyond: float) -> tuple[slice, slice]:
    """Return the rows and columns around these points: nothing else need be looked at."""
    across, down = zip(*points, strict=True)
    rows = np.searchsorted(y[:, 0], (min(down) - beyond, max(down) + beyond))
    columns = np.searchsorted(x[0], (min(across) - beyond, max(across) + beyond))
    return slice(*rows.tolist()), slice(*columns.tolist())


def _draw(
    picture: Array, x: Array, y: Array, points: list[Point], pen: float, colour: Colour
) -> None:
    """Draw a line through these points, twice `pen` thick, with round ends."""
    unit = _unit(picture)
    part = _window(x, y, points, pen + 1 / unit)
    distance = _line_distance(x[:, part[1]], y[part[0]], points)
    _paint(picture[part], (distance - pen) * unit, colour)


def _paint(part: Array, distance: Array, colour: Colour) -> None:
    """Paint where the distance, in pixels, is negative, with an edge that is one pixel soft."""
    part += (np.array(colour) - part) * np.clip(0.5 - distance, 0, 1)[..., np.newaxis]


def _line_distance(x: Array, y: Array, points: list[Point]) -> Array:
    """Return how far every pixel is from a line through these points (across, down)."""
    nearest = np.full(np.broadcast_shapes(x.shape, y.shape), np.inf)
    for (ax, ay), (bx, by) in pairwise(points):
        length = (bx - ax) ** 2 + (by - ay) ** 2
        along = np.clip(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length, 0, 1)
        np.minimum(
            nearest, np.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)), out=nearest
        )
    return nearest


def _bytes(values: Array) -> Picture:
    picture: Picture = np.rint(np.clip(values, 0, 255)).astype(np.uint8)
    return picture
