"""A drawing as pixels, painted with Pillow."""

from __future__ import annotations

import math
from dataclasses import replace

from PIL import Image, ImageDraw

from deconv_viz.export.fonts import can_write, font_for
from deconv_viz.export.model import Model
from deconv_viz.export.shapes import Drawing, Lines, Polygon, Rect, Squares, Text
from deconv_viz.export.subject import Subject

_ANCHOR = {"left": "lm", "centre": "mm", "right": "rm"}
_DASH, _DASH_GAP = 4, 3


def model_for_pixels(subject: Subject) -> Model:
    """Return the model of a subject, in English where no font here writes its language."""
    sample = subject.say("stage.canvas") + subject.say("stage.gather")
    return Model(subject if can_write(sample) else replace(subject, language="en"))


def paint(drawing: Drawing, scale: float = 1) -> Image.Image:
    """Return the drawing with `scale` pixels for each of its own."""
    size = round(drawing.width * scale), round(drawing.height * scale)
    image = Image.new("RGB", size, drawing.ground)
    on = ImageDraw.Draw(image)
    for item in drawing.items:
        match item:
            case Squares():
                _squares(on, item, scale)
            case Rect():
                _rect(on, item, scale)
            case Lines():
                for a, b in item.ends:
                    ends = [(a[0] * scale, a[1] * scale), (b[0] * scale, b[1] * scale)]
                    on.line(ends, item.colour, max(1, round(item.weight * scale)))
            case Polygon():
                on.polygon([(x * scale, y * scale) for x, y in item.corners], item.fill)
            case Text():
                written, font = font_for(item.text, item.size * scale, item.bold)
                place = (item.x * scale, item.y * scale)
                on.text(place, written, item.colour, font, _ANCHOR[item.align])
    return image


def _squares(on: ImageDraw.ImageDraw, squares: Squares, scale: float) -> None:
    for left, top in squares.corners:
        # Rounded at both edges, so that cells without a gap leave none and never overlap.
        x, y = round(left * scale), round(top * scale)
        right, bottom = round((left + squares.size) * scale), round((top + squares.size) * scale)
        if right > x and bottom > y:
            on.rectangle((x, y, right - 1, bottom - 1), squares.fill)


def _rect(on: ImageDraw.ImageDraw, rect: Rect, scale: float) -> None:
    weight = max(1, round(rect.weight * scale)) if rect.stroke else 0
    half = weight / 2
    left, top = rect.left * scale - half, rect.top * scale - half
    right, bottom = (
        (rect.left + rect.width) * scale + half - 1,
        (rect.top + rect.height) * scale + half - 1,
    )
    box = (round(left), round(top), max(round(right), round(left)), max(round(bottom), round(top)))
    if rect.dashed and rect.stroke:
        _dashes(on, box, rect.stroke, weight, scale)
    elif rect.radius:
        on.rounded_rectangle(box, rect.radius * scale, rect.fill, rect.stroke, max(weight, 1))
    else:
        on.rectangle(box, rect.fill, rect.stroke, max(weight, 1))


def _dashes(
    on: ImageDraw.ImageDraw,
    box: tuple[int, int, int, int],
    colour: str,
    weight: int,
    scale: float,
) -> None:
    left, top, right, bottom = box
    step, dash = (_DASH + _DASH_GAP) * scale, _DASH * scale
    for index in range(math.ceil((right - left) / step)):
        x = left + index * step
        ends = (x, min(x + dash, right))
        on.line([(ends[0], top), (ends[1], top)], colour, weight)
        on.line([(ends[0], bottom), (ends[1], bottom)], colour, weight)
    for index in range(math.ceil((bottom - top) / step)):
        y = top + index * step
        ends = (y, min(y + dash, bottom))
        on.line([(left, ends[0]), (left, ends[1])], colour, weight)
        on.line([(right, ends[0]), (right, ends[1])], colour, weight)
