"""A lesson script: a title, and a short list of states of the lab with a sentence each.

Plain values: every function returns another script. An index that is not there changes nothing,
since a button may be pressed after the row that it stood in has gone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from deconv_viz.state.codec import decode, decode_pin, encode
from deconv_viz.state.lab import Lab
from deconv_viz.state.problem import Problem

Panel = Literal["both", "scatter", "gather"]
PANELS: Final[tuple[Panel, ...]] = get_args(Panel)
"""What a slide shows of the stage: both panels side by side, or one of them larger."""

MAX_SLIDES = 40
MAX_TITLE = 120  # characters
MAX_SAYS = 400  # characters; two lines of a projector hold about 140


@dataclass(frozen=True, slots=True)
class Slide:
    """One state of the lab, and what is said of it.

    query is the canonical query of a lab, with its view and, where it compares, its pin. ask hides
    the results until they are revealed; answer is said from then on, if it is not empty. plays
    starts the player when the slide comes.
    """

    query: str
    says: str
    ask: bool = False
    answer: str = ""
    panel: Panel = "both"
    plays: bool = False

    def lab(self) -> Lab:
        """Return the lab, seen as the slide wants it."""
        return decode(self.query)[0]

    def pinned(self) -> Lab | None:
        """Return the lab to compare with, or None."""
        return decode_pin(self.query)[0]


@dataclass(frozen=True, slots=True)
class Script:
    """A lesson, ready to be given: at most MAX_SLIDES slides."""

    title: str = ""
    slides: tuple[Slide, ...] = ()


EMPTY = Script()
"""What a teacher begins with."""


def slide_of(
    query: str,
    says: str,
    *,
    ask: bool = False,
    answer: str = "",
    panel: Panel = "both",
    plays: bool = False,
) -> tuple[Slide, tuple[Problem, ...]]:
    """Return the slide nearest to what a link asks for, and at most one problem; never raises.

    Texts are cut at MAX_SAYS; an answer is kept only where something is asked.
    """
    lab, problems = decode(query)
    pinned, problems_of_pin = decode_pin(query)
    slide = Slide(
        encode(lab, pinned=pinned),
        plain(says, MAX_SAYS),
        ask,
        plain(answer, MAX_SAYS) if ask else "",
        panel,
        plays,
    )
    return slide, (problems + problems_of_pin)[:1]


def minutes(script: Script) -> int:
    """Return about how many minutes a lesson takes, at least one: half a minute and a little for
    each slide, and as much again for a class to think where something is asked."""
    seconds = sum(66 if slide.ask else 33 for slide in script.slides)
    return max(1, (seconds + 30) // 60)


def plain(text: str, most: int) -> str:
    """Return the text in one line of at most `most` characters that can be written anywhere."""
    kept = "".join(c for c in text[: 4 * most] if c.isprintable() or c.isspace())
    return " ".join(kept.split())[:most].rstrip()


def add(script: Script, slide: Slide) -> Script:
    """Return the script with a slide at its end; a full one stays as it is."""
    if len(script.slides) >= MAX_SLIDES:
        return script
    return replace(script, slides=(*script.slides, slide))


def remove(script: Script, index: int) -> Script:
    """Return the script without this slide."""
    if not 0 <= index < len(script.slides):
        return script
    return replace(script, slides=script.slides[:index] + script.slides[index + 1 :])


def move(script: Script, index: int, by: int) -> Script:
    """Return the script with this slide `by` places later (or earlier), as far as it goes."""
    if not 0 <= index < len(script.slides):
        return script
    slides = list(script.slides)
    slide = slides.pop(index)
    slides.insert(min(max(index + by, 0), len(slides)), slide)
    return replace(script, slides=tuple(slides))


def reword(script: Script, index: int, says: str, answer: str | None = None) -> Script:
    """Return the script with another sentence, and if given another answer, on this slide."""
    if not 0 <= index < len(script.slides):
        return script
    slide = script.slides[index]
    answer = slide.answer if answer is None or not slide.ask else plain(answer, MAX_SAYS)
    return _put(script, index, replace(slide, says=plain(says, MAX_SAYS), answer=answer))


def mark(
    script: Script,
    index: int,
    *,
    ask: bool | None = None,
    panel: Panel | None = None,
    plays: bool | None = None,
) -> Script:
    """Return the script with what is given changed on this slide."""
    if not 0 <= index < len(script.slides):
        return script
    slide = script.slides[index]
    ask = slide.ask if ask is None else ask
    slide = replace(
        slide,
        ask=ask,
        answer=slide.answer if ask else "",
        panel=panel or slide.panel,
        plays=slide.plays if plays is None else plays,
    )
    return _put(script, index, slide)


def retitle(script: Script, title: str) -> Script:
    """Return the script with another title."""
    return replace(script, title=plain(title, MAX_TITLE))


def _put(script: Script, index: int, slide: Slide) -> Script:
    slides = (*script.slides[:index], slide, *script.slides[index + 1 :])
    return replace(script, slides=slides)
