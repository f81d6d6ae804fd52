"""What is taken away, as one value that every format is made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypedDict, Unpack
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


class Look(TypedDict, total=False):
    """How a subject is looked at; what is left out, or None, is the subject's own.

    step: the step of a still picture; order: "input" or "output". flip False forgets the flip, as
    does a subject that forgot it. link: the address to come back by, left out unless it is a web
    address. hidden: what a teacher's link hides ("values", "results").
    """

    step: int | None
    order: str | None
    flip: bool
    language: str
    dark: bool
    link: str | None
    title: str | None
    hidden: tuple[str, ...]


def of_lab(lab: Lab, **look: Unpack[Look]) -> Subject:
    """Return the subject of a lab.

    Raises ExportError for an order, a step or a language that there is not.
    """
    values = whole(lab.input()), whole(lab.kernel()), lab.geometry()
    subject = Subject(*values, lab.step, lab.order, lab.flip, query=encode(lab, view=False))
    return _looked_at(subject, look)


def of_arrays(x: ArrayLike, w: ArrayLike, geometry: Geometry, **look: Unpack[Look]) -> Subject:
    """Return the subject of plain spatial arrays of any rank.

    Raises ParameterError where a shape does not fit the geometry or a value is not finite,
    ExportError for an order, a step or a language that there is not.
    """
    return _looked_at(_plain(x, w, geometry), look)


def of_stage(
    x: ArrayLike,
    w: ArrayLike,
    geometry: Geometry,
    view: Lab,
    *,
    opens_at: int | None = None,
    opens_in: str = "input",
    **look: Unpack[Look],
) -> Subject:
    """Return the subject of a lesson's stage, where the player of `view` stands.

    A view without a step is that of a player which nobody has touched: it stands where the lesson
    opens, at the step and in the order given. Raises as `of_arrays` does.
    """
    touched = view.step is not None
    subject = replace(
        _plain(x, w, geometry),
        step=view.step if touched else opens_at,
        order=view.order if touched or view.order == "output" else _order(opens_in),
        flip=view.flip,
    )
    return _looked_at(subject, look)


def _plain(x: ArrayLike, w: ArrayLike, geometry: Geometry) -> Subject:
    return Subject(
        whole(numbers("x", x, geometry.input_shape)),
        whole(numbers("w", w, geometry.kernel_shape)),
        geometry,
    )


def _looked_at(subject: Subject, look: Look) -> Subject:
    """Return the subject as it is to be looked at; refuse what there is not.

    A step that a link brought is cut to the last, as on the stage.
    """
    language = look.get("language", subject.language)
    if language not in CATALOGUES:
        raise ExportError("language", {"choices": ", ".join(CATALOGUES)})
    step, order = look.get("step"), look.get("order")
    found = replace(
        subject,
        order=subject.order if order is None else _order(order),
        flip=subject.flip and look.get("flip", True),
        language=language,
        dark=look.get("dark", False),
        link=safe_link(look.get("link")),
        title=look.get("title"),
        hidden=tuple(part for part in look.get("hidden", ()) if part in ("results", "values")),
    )
    if step is not None and not 0 <= step <= found.steps:
        raise ExportError("step", {"steps": found.steps})
    own = None if subject.step is None else min(subject.step, found.steps)
    return replace(found, step=own if step is None else step)


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
