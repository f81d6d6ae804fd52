"""The stage in a notebook: `deconv_viz.show(...)`."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike

from deconv_viz.core import Axis, Geometry, ParameterError
from deconv_viz.export import ExportError, Look, Subject, of_arrays, of_link
from deconv_viz.export.standalone import heading, standalone
from deconv_viz.text import sentence_for_error, text

PerAxis = int | Sequence[int]

_HEIGHT = 660  # pixels: both panels, the sum and the player without scrolling


class Stage:
    """A running stage: a notebook shows it, `html` is the page, `save` writes it to a file."""

    def __init__(self, subject: Subject, scheme: str, height: int) -> None:
        self.html = standalone(subject, scheme=scheme)
        self._title = subject.title or heading(subject)
        self._height = height

    def save(self, path: str | Path) -> Path:
        """Write the page, which opens from disk without a network, and return where it is."""
        path = Path(path)
        path.write_text(self.html, encoding="utf-8", errors="replace")
        return path

    def _repr_html_(self) -> str:
        """Return a frame with the page inside: it shares nothing with the notebook around it."""
        return (
            f'<iframe srcdoc="{escape(self.html)}" title="{escape(self._title)}" '
            'sandbox="allow-scripts allow-downloads" '
            f'style="width:100%;height:{self._height}px;border:0"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<deconv_viz stage: {self._title}>"


def show(
    x: ArrayLike | str | None = None,
    w: ArrayLike | None = None,
    geometry: Geometry | None = None,
    *,
    stride: PerAxis | None = None,
    dilation: PerAxis | None = None,
    padding: PerAxis | None = None,
    output_padding: PerAxis | None = None,
    step: int | None = None,
    order: str | None = None,
    flip: bool = True,
    language: str = "en",
    dark: bool | None = None,
    height: int = _HEIGHT,
    title: str | None = None,
) -> Stage:
    """Return the stage of a transposed convolution, for a notebook to show.

        show("i=5&k=3&s=2")                  a link of the app, or its query
        show(x, w, stride=2, padding=1)      arrays of one or two dimensions; PyTorch's arguments
        show(x, w, geometry)                 the same with a geometry of the core
        show()                               the example of the app

    Arguments take one number for all axes, or one an axis. dark None follows the system; height is
    the frame's, in pixels. Raises ValueError with one sentence for what cannot be shown.
    """
    options: Look = {"step": step, "order": order, "flip": flip, "title": title}
    options["language"] = language
    named = {
        "stride": stride,
        "dilation": dilation,
        "padding": padding,
        "output_padding": output_padding,
    }
    given = {name: value for name, value in named.items() if value is not None}
    scheme = "" if dark is None else "dark" if dark else "light"
    try:
        if x is None or isinstance(x, str):
            if w is not None or geometry is not None or given:
                raise ExportError("arrays")
            subject, _ = of_link(x or "", **options)
        else:
            if w is None:
                raise ExportError("arrays")
            if geometry is not None and given:
                raise ExportError("geometry")
            x, w = np.asarray(x), np.asarray(w)
            space = geometry or _geometry(x.shape, w.shape, given)
            subject = of_arrays(x, w, space, **options)
        return Stage(subject, scheme, height)
    except ParameterError as error:
        raise ValueError(sentence_for_error(error, language)) from None
    except ExportError as refused:
        raise ValueError(text(f"export.error.{refused.code}", language, **refused.values)) from None


def _geometry(
    x_shape: tuple[int, ...], w_shape: tuple[int, ...], given: dict[str, PerAxis]
) -> Geometry:
    if len(x_shape) != len(w_shape):
        raise ParameterError("w", "shape", w_shape, {"expected": f"{len(x_shape)} axes"})
    per_axis = {name: _spread(name, value, len(x_shape)) for name, value in given.items()}
    return Geometry(
        tuple(
            Axis.of(size, kernel, **{name: values[at] for name, values in per_axis.items()})
            for at, (size, kernel) in enumerate(zip(x_shape, w_shape, strict=True))
        )
    )


def _spread(name: str, value: PerAxis, rank: int) -> list[int]:
    """Return one number an axis."""
    if isinstance(value, Sequence):
        if len(value) != rank:
            raise ParameterError(name, "shape", (len(value),), {"expected": f"({rank},)"})
        return list(value)
    return [value] * rank
