"""The table of formats; each maker is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from deconv_viz.export.errors import ExportError
from deconv_viz.export.subject import Subject

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its name, its media type, and what makes it of a subject.

    flat: it is a picture, of one or two dimensions. long: it can take seconds, and tells progress.
    """

    file: str
    media: str
    maker: Callable[[Subject, Progress | None], bytes]
    flat: bool
    long: bool = False


def make(subject: Subject, format: str, progress: Progress | None = None) -> bytes:
    """Return the file of a subject; refuse a format that is not in `FORMATS`."""
    found = FORMATS.get(format)
    if found is None:
        raise ExportError("format", {"choices": ", ".join(FORMATS)})
    return found.maker(subject, progress)


def _html(subject: Subject, progress: Progress | None) -> bytes:
    from deconv_viz.export.standalone import standalone

    return _encoded(standalone(subject, scheme="dark" if subject.dark else ""))


def _svg(subject: Subject, progress: Progress | None) -> bytes:
    from deconv_viz.export.svg import svg

    return _encoded(svg(subject))


def _png(subject: Subject, progress: Progress | None) -> bytes:
    from deconv_viz.export.png import png

    return png(subject)


def _gif(subject: Subject, progress: Progress | None) -> bytes:
    from deconv_viz.export.gif import gif

    return gif(subject, progress)


def _notebook(subject: Subject, progress: Progress | None) -> bytes:
    from deconv_viz.export.notebook import notebook

    return _encoded(notebook(subject))


def _script(subject: Subject, progress: Progress | None) -> bytes:
    from deconv_viz.export.script import script

    return _encoded(script(subject))


def _csv(subject: Subject, progress: Progress | None) -> bytes:
    from deconv_viz.export.csv import csv

    return _encoded(csv(subject))


def _encoded(text: str) -> bytes:
    """Return the text as UTF-8; half a character, as a hostile title may hold, becomes "?"."""
    return text.encode(errors="replace")


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "html": Format("deconv_viz.html", "text/html", _html, flat=True),
        "gif": Format("deconv_viz.gif", "image/gif", _gif, flat=True, long=True),
        "svg": Format("deconv_viz.svg", "image/svg+xml", _svg, flat=True),
        "png": Format("deconv_viz.png", "image/png", _png, flat=True),
        "ipynb": Format("deconv_viz.ipynb", "application/x-ipynb+json", _notebook, flat=False),
        "py": Format("transposed_convolution.py", "text/x-python", _script, flat=False),
        "csv": Format("deconv_viz.csv", "text/csv", _csv, flat=False),
    }
)
"""Every format by its name, which is also the ending of its files.

A script must not have the name of the package that it imports: it would import itself.
"""
