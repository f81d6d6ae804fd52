"""A display list: what a picture consists of, for whoever paints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
Align = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Squares:
    """Squares of one fill and size, by their upper left corners."""

    fill: str
    size: float
    corners: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, filled or outlined or both; the outline lies on its edge."""

    left: float
    top: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    weight: float = 1
    dashed: bool = False
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Lines:
    """Straight lines of one colour."""

    colour: str
    weight: float
    ends: tuple[tuple[Point, Point], ...]


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled shape."""

    fill: str
    corners: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; y is the middle of its height. role says what it is, such as "y[3,4]"."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    align: Align = "left"
    bold: bool = False
    role: str = ""


Item = Squares | Rect | Lines | Polygon | Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of a size in pixels: its ground, what is on it in this order, and what it says."""

    width: int
    height: int
    ground: str
    items: tuple[Item, ...]
    title: str
    says: str
    language: str


_WIDE, _DIGIT, _NARROW, _THIN = 1.0, 0.636, 0.4, 0.3
_NARROW_ONES = frozenset("[](),.·:;!|'ijltfr -/")


def width_of(text: str, size: float) -> float:
    """Return about how wide a line of text is; a font's own widths differ by a tenth or so."""
    total = 0.0
    for letter in text:
        if ord(letter) > 0x2E7F:
            total += _WIDE
        elif letter in _NARROW_ONES:
            total += _NARROW if letter in "[]()-/" else _THIN + 0.02
        elif letter in "+=−×mwMW":
            total += 0.838
        else:
            total += _DIGIT
    return total * size
