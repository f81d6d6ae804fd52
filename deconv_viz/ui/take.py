"""Files to take away, made of what stands in the visitor's address when he asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from deconv_viz.export import FORMATS, ExportError, export
from deconv_viz.stage.bar import Answer, Asked
from deconv_viz.state import Lab, decode, encode, fits_in_link, to_file
from deconv_viz.ui.hidden import hidden
from deconv_viz.ui.picture_room import heavy
from deconv_viz.ui.session import session
from deconv_viz.ui.words import language, text

Progress = Callable[[int, int], None]
"""What is told how much is done, of how much."""

STATE = "state"
VIDEO = "video"

NAMES: tuple[str, ...] = ("html", "gif", VIDEO, "svg", "png", "ipynb", "py", "csv", STATE)
"""What the menu offers, in its order; the video is made by the browser."""

_NAME = "deconv_viz"


def make(asked: Asked, progress: Progress) -> Answer:
    """Return the file, or the sentence that says why there is none.

    No more are made at once than the server has room for; the visitor's own page waits for his.
    """
    lab = lab_of(asked.query)
    if asked.format == STATE:
        return Answer(asked.id, f"{_NAME}-lab.json", "application/json", to_file(lab))
    try:
        with heavy(lambda: progress(0, 1)):
            content = export(
                lab,
                asked.format,
                language=language(),
                dark=asked.dark,
                link=asked.link,
                hidden=tuple(part for part in hidden() if part != "controls"),
                progress=progress,
            )
    except ExportError as error:
        return Answer(asked.id, error=text(f"export.error.{error.code}", **error.values))
    found = FORMATS[asked.format]
    return Answer(asked.id, found.file, found.media, content)


def lab_of(query: str) -> Lab:
    """Return the lab that the query shows, with the view that it names.

    Where typed cells are too many for a link, the address lacks them, and the session has them.
    """
    lab, _ = decode(query)
    held = session().lab
    if fits_in_link(encode(held, view=False)):
        return lab
    return replace(held, step=lab.step, order=lab.order, flip=lab.flip)
