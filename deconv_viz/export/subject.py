"""What is taken away, as one value that every format is made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core import Axis, Geometry, conv_transpose
from deconv_viz.core.operations import numbers
from deconv_viz.export.errors import ExportError
from deconv_viz.state import Lab, encode
from deconv_viz.state.lab import Order
from deconv_viz.text import CATALOGUES, text

FIRST_STEP = 0.32
"""Of all steps, the share at which a stage opens that nobody has touched; as in view.js."""


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """Arrays, their geometry, and how they are looked at.

    x has geometry.input_shape, w geometry.kernel_shape; whole numbers are int64, so that every
    program that is made of them is exact. step None is the step at which the stage opens. query is
    the lab's own, to come back by; link the address of the page, where it is known.
    """

    x: NDArray[Any]
    w: NDArray[Any]
    geometry: Geometry
    step: int | None = None
    order: Order = "input"
    flip: bool = True
    language: str = "en"
    dark: bool = False
    query: str = ""
    link: str | None = None
    title: str | None = None
    hidden: tuple[str, ...] = ()

    @property
    def y(self) -> NDArray[Any]:
        """The output, as the core computes it."""
        return conv_transpose(self.x, self.w, self.geometry)

    @property
    def steps(self) -> int:
        """How many steps the player has: one an input, or one an output."""
        return self.x.size if self.order == "input" else int(np.prod(self.geometry.output_shape))

    @property
    def shown(self) -> int:
        """The step that a still picture shows."""
        return round(FIRST_STEP * self.steps) if self.step is None else self.step

    def say(self, key: str, **values: object) -> str:
        """Return the text of this key in the subject's language."""
        return text(key, self.language, **values)


def of_lab(
    lab: Lab,
    *,
    step: int | None = None,
    order: str | None = None,
    flip: bool = True,
    language: str = "en",
    dark: bool = False,
    link: str | None = None,
    title: str | None = None,
    hidden: tuple[str, ...] = (),
) -> Subject:
    """Return the subject of a lab; step and order are the lab's own where they are None.

    Raises ExportError for an order, a step or a language that there is not.
    """
    return _checked(
        Subject(
            whole(lab.input()),
            whole(lab.kernel()),
            lab.geometry(),
            step=lab.step if step is None else step,
            order=_order(lab.order if order is None else order),
            flip=flip and lab.flip,
            language=language,
            dark=dark,
            query=encode(lab, view=False),
            link=safe_link(link),
            title=title,
            hidden=tuple(part for part in hidden if part in ("results", "values")),
        ),
        lenient=step is None,
    )


def of_arrays(
    x: ArrayLike,
    w: ArrayLike,
    geometry: Geometry,
    *,
    step: int | None = None,
    order: str | None = None,
    flip: bool = True,
    language: str = "en",
    dark: bool = False,
    link: str | None = None,
    title: str | None = None,
) -> Subject:
    """Return the subject of plain spatial arrays of any rank.

    Raises ParameterError where a shape does not fit the geometry or a value is not finite,
    ExportError for an order, a step or a language that there is not.
    """
    return _checked(
        Subject(
            whole(numbers("x", x, geometry.input_shape)),
            whole(numbers("w", w, geometry.kernel_shape)),
            geometry,
            step=step,
            order=_order(order or "input"),
            flip=flip,
            language=language,
            dark=dark,
            link=safe_link(link),
            title=title,
        ),
        lenient=False,
    )


def in_two_dimensions(subject: Subject) -> Subject:
    """Return the subject as rows and columns: a signal becomes one row; refuse three dimensions."""
    rank = subject.geometry.rank
    if rank == 2:
        return subject
    if rank != 1:
        raise ExportError("rank", {"rank": rank})
    geometry = Geometry((Axis(1, 1), *subject.geometry.axes))
    return replace(subject, x=subject.x[None], w=subject.w[None], geometry=geometry)


def whole(values: NDArray[Any]) -> NDArray[Any]:
    """Return the values as int64 where all are whole and exact as floats, else as float64."""
    if np.issubdtype(values.dtype, np.integer):
        return values.astype(np.int64)
    exact = np.abs(values) <= 2**53
    if (exact & (values == np.round(values))).all():
        return values.astype(np.int64)
    return values.astype(np.float64)


def safe_link(link: str | None) -> str | None:
    """Return the link if it is a web address, else None: a file must not run what a link says."""
    if link is None:
        return None
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    # A line break would end the comment or the line that a program has the link in.
    broken = any(letter.isspace() or letter < " " for letter in link)
    return link if parts.scheme in ("http", "https") and parts.netloc and not broken else None


def _order(order: str) -> Order:
    if order == "input":
        return "input"
    if order == "output":
        return "output"
    raise ExportError("order", {"choices": "input, output"})


def _checked(subject: Subject, *, lenient: bool) -> Subject:
    """Refuse what there is not; a step that a link brought is cut to the last, as on the stage."""
    if subject.language not in CATALOGUES:
        raise ExportError("language", {"choices": ", ".join(CATALOGUES)})
    step = subject.step
    if step is None or 0 <= step <= subject.steps:
        return subject
    if lenient:
        return replace(subject, step=subject.steps)
    raise ExportError("step", {"steps": subject.steps})
