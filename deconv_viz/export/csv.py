"""The values as a table: input, kernel, output and every tap, one number a line."""

from __future__ import annotations

import csv as table
from io import StringIO
from itertools import product
from typing import Any

from deconv_viz.core import steps
from deconv_viz.export.subject import Subject

COLUMNS = ("what", "index", "input", "kernel", "value")
"""what: input, kernel, output or tap. index: the element of that array, of a tap the output's;
a tap also says which input and kernel element it multiplies. Indices are row-major, from 0."""


def csv(subject: Subject) -> str:
    """Return the values of a subject of any rank as CSV with a header line.

    Indices of several dimensions are separated by blanks: "3 4". Numbers are Python's shortest
    that read back as the same. Taps that are cropped away are left out, so that the taps of an
    output add up to it.
    """
    text = StringIO()
    write = table.writer(text, lineterminator="\n").writerow
    write(COLUMNS)
    arrays = (("input", subject.x), ("kernel", subject.w), ("output", subject.y))
    for what, values in arrays:
        for index in product(*map(range, values.shape)):
            write((what, _index(index), "", "", _number(values[index].item())))
    for step in steps(subject.x, subject.w, subject.geometry):
        for output, element, term in zip(step.partners, step.taps, step.products, strict=True):
            write(("tap", _index(output), _index(step.index), _index(element), _number(term)))
    return text.getvalue()


def _index(index: tuple[Any, ...]) -> str:
    return " ".join(map(str, index))


def _number(value: float) -> str:
    return repr(value)
