"""What the stage is told, as the app tells it, without a server behind it."""

from __future__ import annotations

from typing import Any

from deconv_viz.core import Axis, Geometry
from deconv_viz.export.subject import Subject
from deconv_viz.scenes import two_dimensional
from deconv_viz.text import section, text


def message(subject: Subject, *, name: str = "export") -> dict[str, Any]:
    """Return the message that shows a subject of two dimensions on a stage in `view.js`.

    The same fields as `Show` of the stage's wrapper sends, all of them. Nothing can be typed into
    the grids, since there is no core to compute the answer, and the stage leaves the address alone.
    """
    return {
        "scene": two_dimensional(subject.x, subject.w, subject.geometry).data,
        "link": {
            "name": name,
            "query": subject.query,
            "visit": "export.0",
            "own": [],
            "asked": None,
            "resume": False,
            "step": subject.step,
            "order": subject.order,
            "flip": subject.flip,
            "write": False,
        },
        "formula": formula(subject.geometry, subject.language),
        "number": 0,
        "language": subject.language,
        "words": section("stage", subject.language),
        "pinned": None,
        "summaries": ["", ""],
        "editable": False,
        "compact": False,
        "autoplay": False,
        "height": None,
        "hidden": list(subject.hidden),
    }


def formula(geometry: Geometry, language: str) -> str:
    """Return the output size as a formula with the numbers put in, as HTML, "" if it has none.

    None has a crop that no padding and output padding describe.
    """
    sizes = []
    for axis in geometry.axes:
        named = arguments(axis)
        if named is None:
            return ""
        sizes.append(text("formula.size", language, output=axis.output_size, **named))
    if len(set(geometry.axes)) == 1:
        return text("formula.both", language, size=sizes[0])
    return text("formula.apart", language, rows=sizes[0], columns=sizes[-1])


def arguments(axis: Axis) -> dict[str, int] | None:
    """Return the six arguments of `Axis.of` that make this axis, None if there are none such."""
    begin, end = axis.crop
    output_padding = begin - end
    if begin < 0 or not 0 <= output_padding < max(axis.stride, axis.dilation):
        return None
    return {
        "size": axis.size,
        "kernel": axis.kernel,
        "stride": axis.stride,
        "dilation": axis.dilation,
        "padding": begin,
        "output_padding": output_padding,
    }
