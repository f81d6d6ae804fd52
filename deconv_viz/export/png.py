"""The step that is shown, as a picture to print."""

from __future__ import annotations

from io import BytesIO

from deconv_viz.export.drawing import draw
from deconv_viz.export.raster import model_for_pixels, paint
from deconv_viz.export.subject import Subject

DPI = 300
"""Dots an inch that the file names: at its own size a picture is eight and a half inches wide."""

SCALE = 2


def png(subject: Subject) -> bytes:
    """Return the step that the subject is at as a PNG, 2560 pixels wide.

    Raises ExportError for more than two dimensions.
    """
    picture = paint(draw(model_for_pixels(subject), subject.shown, detail=SCALE), SCALE)
    file = BytesIO()
    picture.save(file, "PNG", dpi=(DPI, DPI), optimize=False)
    return file.getvalue()
