"""What a visitor takes away: a page, pictures, programs and numbers, from a lab or from arrays.

    export(lab, "svg", step=8, order="output") -> bytes
    export_arrays(x, w, geometry, "ipynb") -> bytes

`FORMATS` lists them. A film is recorded by the browser (stage/assets/record.js); a static edition
of the app comes from `static`.
"""

from __future__ import annotations

from numpy.typing import ArrayLike

from deconv_viz.core import Geometry
from deconv_viz.export.errors import REASONS, ExportError
from deconv_viz.export.formats import FORMATS, Format, Progress, make
from deconv_viz.export.subject import Subject, of_arrays, of_lab
from deconv_viz.state import Lab

__all__ = [
    "FORMATS",
    "REASONS",
    "ExportError",
    "Format",
    "Subject",
    "export",
    "export_arrays",
    "make",
    "of_arrays",
    "of_lab",
]


def export(
    lab: Lab,
    format: str,
    *,
    step: int | None = None,
    order: str | None = None,
    flip: bool = True,
    language: str = "en",
    dark: bool = False,
    link: str | None = None,
    title: str | None = None,
    hidden: tuple[str, ...] = (),
    progress: Progress | None = None,
) -> bytes:
    """Return the file of a lab in one of `FORMATS`.

    step and order are the lab's own where they are None, and without a step that at which the stage
    opens. flip False forgets the flip, as does a lab that forgot it. link is the address to come
    back by, left out unless it is a web address. hidden: what a teacher's link hides ("values",
    "results"). progress hears how much of a long one is done, of how much.
    Raises ExportError with a code of `REASONS`.
    """
    subject = of_lab(
        lab,
        step=step,
        order=order,
        flip=flip,
        language=language,
        dark=dark,
        link=link,
        title=title,
        hidden=hidden,
    )
    return make(subject, format, progress)


def export_arrays(
    x: ArrayLike,
    w: ArrayLike,
    geometry: Geometry,
    format: str,
    *,
    step: int | None = None,
    order: str | None = None,
    flip: bool = True,
    language: str = "en",
    dark: bool = False,
    link: str | None = None,
    title: str | None = None,
    progress: Progress | None = None,
) -> bytes:
    """Return the file of plain spatial arrays, as `export` does of a lab.

    Programs and tables take any number of dimensions; pictures take one (a row) or two. Raises
    ParameterError where a shape does not fit, ExportError with a code of `REASONS`.
    """
    subject = of_arrays(
        x,
        w,
        geometry,
        step=step,
        order=order,
        flip=flip,
        language=language,
        dark=dark,
        link=link,
        title=title,
    )
    return make(subject, format, progress)
