"""From a layer of a stack into the lab and the lens."""

from __future__ import annotations

from urllib.parse import urlencode

from deconv_viz.frameworks import FrameworkError
from deconv_viz.frameworks.parse import Parsed
from deconv_viz.frameworks.stack import Sizes, kernel_of, spans
from deconv_viz.lessons.codec import lab_query as query_of
from deconv_viz.lessons.lens import lens_query
from deconv_viz.state import Lab, repair
from deconv_viz.ui.lab_layer import arguments_of


def lab_query(parsed: Parsed, sizes: Sizes) -> dict[str, str] | None:
    """Return the query that opens a layer in the lab with this input.

    None where the lab has no words for it: it has two axes, a padding and an output padding, and
    bounds of its own.
    """
    if parsed.kind != "transposed" or len(sizes) != 2:
        return None
    try:
        axes = [arguments_of(span) for span in spans(parsed, sizes)]
    except FrameworkError:
        return None
    if axes[0] is None or axes[1] is None:
        return None
    rows, columns, repairs = repair(axes[0], axes[1])
    if repairs:
        return None
    return query_of(Lab(rows=rows, columns=columns, linked=rows == columns), view=True)


def lens_query_of(parsed: Parsed, sizes: Sizes) -> dict[str, str] | None:
    """Return the query that opens a transposed layer in the lens."""
    if parsed.kind != "transposed" or not sizes:
        return None
    return lens_query(parsed.layer, sizes, parsed.kernel or kernel_of(parsed.layer, len(sizes)))


def address(parsed: Parsed, sizes: Sizes) -> str:
    """Return where a layer opens, from this page: in the lab if it can, else in the lens; or ""."""
    lab = lab_query(parsed, sizes)
    if lab is not None:
        return f"two_dimensions?{urlencode(lab)}" if lab else "two_dimensions?i=5"
    lens = lens_query_of(parsed, sizes)
    return f"frameworks?{urlencode(lens)}" if lens else ""
