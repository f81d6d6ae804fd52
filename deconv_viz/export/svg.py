"""A drawing as SVG: text stays text, and any program scales it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from deconv_viz.export.drawing import draw
from deconv_viz.export.model import Model
from deconv_viz.export.shapes import Drawing, Item, Lines, Polygon, Rect, Squares, Text
from deconv_viz.export.subject import Subject

FONTS = (
    "'Source Sans 3','Source Sans',system-ui,'Segoe UI','DejaVu Sans','Noto Sans',"
    "'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"
)
_DETAIL = 2  # who needs a drawing as vectors will look closely, or print it
_ANCHOR = {"left": "start", "centre": "middle", "right": "end"}


def svg(subject: Subject) -> str:
    """Return the step that the subject is at as an SVG file.

    Raises ExportError for more than two dimensions.
    """
    model = Model(subject)
    return paint(draw(model, subject.shown, detail=_DETAIL))


def paint(drawing: Drawing) -> str:
    """Return a drawing as an SVG file; the numbers of cells carry their names as data-cell."""
    size = f'width="{drawing.width}" height="{drawing.height}"'
    body = "\n".join(line for item in drawing.items for line in _item(item))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {drawing.width} {drawing.height}" \
role="img" aria-labelledby="title says" xml:lang="{escape(drawing.language)}" \
font-family="{FONTS}" font-variant-numeric="tabular-nums">
<title id="title">{escape(_legal(drawing.title))}</title>
<desc id="says">{escape(_legal(drawing.says))}</desc>
<rect width="100%" height="100%" fill="{drawing.ground}"/>
{body}
</svg>
"""


def _item(item: Item) -> Iterator[str]:
    match item:
        case Squares(fill, size, corners):
            edge = f"h{_n(size)}v{_n(size)}h-{_n(size)}z"
            path = "".join(f"M{_n(x)} {_n(y)}{edge}" for x, y in corners)
            yield f'<path fill="{fill}" d="{path}"/>'
        case Lines(colour, weight, ends):
            path = "".join(f"M{_n(a)} {_n(b)}L{_n(c)} {_n(d)}" for (a, b), (c, d) in ends)
            yield f'<path stroke="{colour}" stroke-width="{_n(weight)}" fill="none" d="{path}"/>'
        case Polygon(fill, corners):
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in corners)
            yield f'<polygon fill="{fill}" points="{points}"/>'
        case Rect():
            yield _rect(item)
        case Text():
            yield _text(item)


def _rect(rect: Rect) -> str:
    parts = [
        f'<rect x="{_n(rect.left)}" y="{_n(rect.top)}"',
        f'width="{_n(rect.width)}" height="{_n(rect.height)}" fill="{rect.fill or "none"}"',
    ]
    if rect.stroke:
        parts.append(f'stroke="{rect.stroke}" stroke-width="{_n(rect.weight)}"')
    if rect.dashed:
        parts.append('stroke-dasharray="4 3"')
    if rect.radius:
        parts.append(f'rx="{_n(rect.radius)}"')
    return " ".join(parts) + "/>"


def _text(text: Text) -> str:
    parts = [
        f'<text x="{_n(text.x)}" y="{_n(text.y)}" dy=".35em" font-size="{_n(text.size)}"',
        f'fill="{text.colour}"',
    ]
    if text.align != "left":
        parts.append(f'text-anchor="{_ANCHOR[text.align]}"')
    if text.bold:
        parts.append('font-weight="600"')
    if text.role:
        parts.append(f'data-cell="{escape(text.role)}"')
    return " ".join(parts) + f">{escape(_legal(text.text))}</text>"


def _legal(text: str) -> str:
    """Return the text without characters that XML does not allow."""
    return "".join(
        letter if letter >= " " and not 0xD800 <= ord(letter) <= 0xDFFF else " "
        for letter in text
        if letter not in "\ufffe\uffff"
    )


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
