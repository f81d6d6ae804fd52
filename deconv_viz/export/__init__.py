"""What a visitor takes away: a page, pictures, programs and numbers, from a lab or from arrays.

    export(lab, "svg", step=8, order="output") -> bytes
    export_arrays(x, w, geometry, "ipynb") -> bytes
    make(of_link("matrix?k=2")[0], "html") -> bytes

`FORMATS` lists them. A film is recorded by the browser (stage/assets/record.js); a static edition
of the app comes from `static`.
"""

from __future__ import annotations

from typing import Unpack

from numpy.typing import ArrayLike

from deconv_viz.core import Geometry
from deconv_viz.export.errors import REASONS, ExportError
from deconv_viz.export.formats import FORMATS, Format, Progress, make
from deconv_viz.export.link import of_link
from deconv_viz.export.subject import Look, Subject, of_arrays, of_lab, of_stage
from deconv_viz.state import Lab

__all__ = [
    "FORMATS",
    "REASONS",
    "ExportError",
    "Format",
    "Look",
    "Subject",
    "export",
    "export_arrays",
    "make",
    "of_arrays",
    "of_lab",
    "of_link",
    "of_stage",
]


def export(
    lab: Lab, format: str, *, progress: Progress | None = None, **look: Unpack[Look]
) -> bytes:
    """Return the file of a lab in one of `FORMATS`, looked at as `Look` says.

    Without a step anywhere it is that at which the stage opens. progress hears how much of a long
    one is done, of how much. Raises ExportError with a code of `REASONS`.
    """
    return make(of_lab(lab, **look), format, progress)


def export_arrays(
    x: ArrayLike,
    w: ArrayLike,
    geometry: Geometry,
    format: str,
    *,
    progress: Progress | None = None,
    **look: Unpack[Look],
) -> bytes:
    """Return the file of plain spatial arrays, as `export` does of a lab.

    Programs and tables take any number of dimensions; pictures take one (a row) or two. Raises
    ParameterError where a shape does not fit, ExportError with a code of `REASONS`.
    """
    return make(of_arrays(x, w, geometry, **look), format, progress)
