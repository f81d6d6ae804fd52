"""Files to take away, made of what stands in the visitor's address when he asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from deconv_viz.export import FORMATS, ExportError, Subject, of_lab, of_stage
from deconv_viz.export import make as make_file
from deconv_viz.stage import Show
from deconv_viz.stage.bar import Answer, Asked
from deconv_viz.state import Lab, decode, encode, fits_in_link, to_file
from deconv_viz.ui.picture_room import heavy
from deconv_viz.ui.session import session
from deconv_viz.ui.words import language, text

Progress = Callable[[int, int], None]
"""What is told how much is done, of how much."""

STATE = "state"
VIDEO = "video"

NAMES: tuple[str, ...] = ("html", "gif", VIDEO, "svg", "png", "ipynb", "py", "csv", STATE)
"""What the menu offers, in its order; the video is made by the browser."""

FIGURES = ("figures_svg", "figures_png")
"""What the browser makes of the sheets and charts of a page."""

CODE = "code"
"""The program that stands on a page; the browser takes it from there."""

PROGRAMMED = ("three_dimensions", "picture", "whole_layer")
"""Lessons without a stage of their own that have a program."""

_PLAIN = ("ipynb", "py", "csv", STATE)
"""Files that cannot keep a number back: they are for those who have asked for the numbers."""

_NAME = "deconv_viz"


def make(
    asked: Asked, progress: Progress, show: Show | None = None, veil: tuple[str, ...] = ()
) -> Answer:
    """Return the file, or the sentence that says why there is none: of the lab, or of a stage.

    veil: what the visitor's link hides of "results" and "values". Pictures show what he sees; a
    web page remains the exercise that it was. No more are made at once than the server has room
    for; the visitor's own page waits for his.
    """
    if veil and asked.format in _PLAIN and not asked.revealed:
        return Answer(asked.id, error=text("bar.withheld"))
    if asked.revealed and asked.format != "html":
        veil = ()
    lab = lab_of(asked.query)
    if asked.format == STATE:
        return Answer(asked.id, f"{_NAME}-lab.json", "application/json", to_file(lab))
    try:
        with heavy(lambda: progress(0, 1)):
            subject = subject_of(show, asked) if show else _of_lab(lab, asked)
            content = make_file(replace(subject, hidden=veil), asked.format, progress)
    except ExportError as error:
        return Answer(asked.id, error=text(f"export.error.{error.code}", **error.values))
    found = FORMATS[asked.format]
    return Answer(asked.id, found.file, found.media, content)


def _of_lab(lab: Lab, asked: Asked) -> Subject:
    return of_lab(lab, language=language(), dark=asked.dark, link=asked.link)


def subject_of(show: Show, asked: Asked) -> Subject:
    """Return what a lesson's stage shows, at the step that stands in the address.

    An address without a step is that of a player which nobody has touched: it stands where the
    lesson opens.
    """
    view, _ = decode(asked.query)
    link, scene = show.link, show.scene
    return of_stage(
        *(scene.x, scene.w, scene.geometry),
        view,
        opens_at=link.step,
        opens_in=link.order,
        language=language(),
        dark=asked.dark,
        link=asked.link,
    )


def lab_of(query: str) -> Lab:
    """Return the lab that the query shows, with the view that it names.

    Where typed cells are too many for a link, the address lacks them, and the session has them.
    """
    lab, _ = decode(query)
    held = session().lab
    if fits_in_link(encode(held, view=False)):
        return lab
    return replace(held, step=lab.step, order=lab.order, flip=lab.flip)
