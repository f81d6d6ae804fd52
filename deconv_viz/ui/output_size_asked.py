"""The question of an exercise on output sizes: the layer in words, its size left to be found.

Controls say the same, but a link may hide them, a frame has none, and a phone folds them away.
"""

from __future__ import annotations

from html import escape

from deconv_viz.frameworks import title
from deconv_viz.ui.hidden import veiled
from deconv_viz.ui.lesson import Lesson
from deconv_viz.ui.output_size_state import SizeState
from deconv_viz.ui.output_size_style import STYLE
from deconv_viz.ui.words import text

_ASKED = ("forward", "collapse")
"""The parts whose question is not typed."""


def show_asked(lesson: Lesson[SizeState], state: SizeState) -> None:
    """Draw the question, where a link hides the answer."""
    if veiled(lesson.page) and state.view in _ASKED:
        lesson.sheet("asked", asked_sheet)


def asked_sheet(state: SizeState) -> str:
    """Return the question of a state as HTML."""
    says = text(f"output_size.asked.{state.view}", size=state.size)
    given = [f"{name} <b>{escape(str(value))}</b>" for name, value in _layer(state)]
    named = [f"<b>{title(state.framework)}</b>"] if state.view == "forward" else []
    layer = " · ".join([*named, *given])
    return f'{STYLE}<p class="os"><b>{says}</b></p><p class="os">{layer}</p>'


def _layer(state: SizeState) -> list[tuple[str, object]]:
    """Return what is given, named as the controls name it."""

    def named(*names: str) -> list[tuple[str, object]]:
        return [(text(f"field.{name}"), getattr(state, name)) for name in names]

    if state.view == "collapse":
        return named("kernel", "stride", "padding", "dilation")
    extra = state.words().extra
    return [
        *named("size", "kernel", "stride"),
        (text("field.padding"), state.mode or state.padding),
        *([] if extra is None else [(text("field.output_padding"), extra)]),
        *named("dilation"),
    ]
