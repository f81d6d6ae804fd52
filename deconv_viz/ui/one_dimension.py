"""The lesson of one dimension: stamps and their sum, the sound of a bad kernel, causal cropping."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from deconv_viz.frameworks import line
from deconv_viz.lessons.notice import Note
from deconv_viz.lessons.one_dimension import (
    CAUSAL,
    CHOICES,
    DEFAULT,
    KERNELS,
    NUMBERS,
    OWN,
    OWN_VALUES,
    PARTS,
    SIGNALS,
    SOUNDS,
    STAMPS,
    Line,
    changed,
    decoded,
    encoded,
    read_values,
)
from deconv_viz.scenes import two_dimensional
from deconv_viz.stage import Edit, Show
from deconv_viz.ui.frame import title
from deconv_viz.ui.lesson import Lesson
from deconv_viz.ui.one_dimension_causal import causal_sheet
from deconv_viz.ui.one_dimension_code import in_keras, program
from deconv_viz.ui.one_dimension_hear import show_sound
from deconv_viz.ui.one_dimension_stems import STYLE, gather_picture, stamps_picture
from deconv_viz.ui.widgets import pairs, to_lens
from deconv_viz.ui.words import sentence, text

_LESSON = Lesson("one_dimension", DEFAULT, changed, OWN, decoded, encoded, NUMBERS)
_HEIGHT = 118  # pixels: one row of cells above, one beneath


def show_one_dimension() -> None:
    """Draw the page: what the part says, its cases, its pictures, the code."""
    state = _LESSON.open()
    first = state.part == DEFAULT.part
    title(
        "one_dimension",
        "" if first else text(f"one_dimension.says.{state.part}"),
        sentence(state.notice),
    )
    _LESSON.parts("part", PARTS)
    _DRAW[state.part](state)
    with st.expander(text("one_dimension.code")):
        st.code(program(state), language="python")
    st.caption(text(f"one_dimension.sources.{state.part}"))
    with st.sidebar:
        _controls(state)
        _LESSON.history("part")


def _cases(state: Line, cases: Mapping[str, Mapping[str, Any]], start: Line) -> None:
    prefix = f"one_dimension.{state.part}"
    then = {name: changed(start, **values) for name, values in cases.items()}
    _LESSON.cases(f"{prefix}.case", then, key=f"{prefix}.case")


# ---- the stamps, and zero insertion as a filter ----


def _stamps(state: Line) -> None:
    _cases(state, STAMPS, DEFAULT)
    _LESSON.stage(_stage, part="stamps", on_edit=_edit)
    _LESSON.sheet("stems", _stems)
    keras = in_keras(state)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(
            text("one_dimension.keras", line=line(keras))
            if keras
            else text("one_dimension.no_keras", line=line(state.layer)),
            width="content",
        )
        to_lens(keras or state.layer, (state.size,), "one_dimension.lens")


def _stems(state: Line) -> str:
    pictures = ("scatter", stamps_picture), ("gather", gather_picture)
    figures = (
        f"<figure><figcaption>{text(f'one_dimension.{way}')}</figcaption>"
        f"{draw(state.x, state.w, state.axis)}</figure>"
        for way, draw in pictures
    )
    return f'{STYLE}<div class="pair1">{"".join(figures)}</div>'


def _stage(state: Line) -> Show:
    return Show(
        two_dimensional(state.x[None], state.w[None], state.geometry),
        formula=_formula(state),
        editable=True,
        compact=True,
        height=_HEIGHT,
    )


def _formula(state: Line) -> str:
    if state.part == "causal":
        return ""
    size = text(
        "formula.size",
        output=state.axis.output_size,
        size=state.size,
        kernel=state.length,
        stride=state.stride,
        dilation=state.dilation,
        padding=state.padding,
        output_padding=state.output_padding,
    )
    return text("formula.both", size=size)


def _edit(edit: Edit) -> None:
    """A number typed into the stage: the input or the kernel becomes a list of one's own."""
    state = _LESSON.now()
    name, own = ("signal", "typed_x") if edit.grid == "input" else ("kernel", "typed_w")
    values = read_values(edit.text)
    if isinstance(values, Note):
        _LESSON.put(replace(state, notice=(values,)))
        return
    old = [float(value) for value in (state.x if edit.grid == "input" else state.w)]
    # A list that is pasted goes on to the right, as far as there are cells.
    old[edit.column : edit.column + len(values)] = values[: len(old) - edit.column]
    _LESSON.change(**{name: OWN_VALUES, own: tuple(old)})


# ---- causal ----


def _causal(state: Line) -> None:
    _cases(state, CAUSAL, replace(DEFAULT, part="causal"))
    _LESSON.sheet("causal", causal_sheet)
    _LESSON.stage(_stage, part="causal", on_edit=_edit)


def _sound(state: Line) -> None:
    _cases(state, {name: {"filtered": name} for name in CHOICES["filtered"][1]}, state)
    show_sound(state)


_DRAW: Mapping[str, Callable[[Line], None]] = {
    "stamps": _stamps,
    "sound": _sound,
    "causal": _causal,
}


# ---- the controls ----


def _controls(state: Line) -> None:
    if state.part == "sound":
        _LESSON.number("stride")
        _choose(state, "sound", SOUNDS)
        return
    pads = ("padding", "output_padding") if state.part == "stamps" else ()
    pairs(("size", "length", "stride", "dilation", *pads), _LESSON.number)
    _choose(state, "signal", SIGNALS)
    _choose(state, "kernel", tuple(KERNELS))
    _typed(state.x.tolist(), "typed_x", "signal")
    _typed(state.w.tolist(), "typed_w", "kernel")


def _choose(state: Line, name: str, choices: Sequence[str]) -> None:
    value = getattr(state, name)
    _LESSON.select(name, choices if value in choices else (*choices, value))


def _typed(values: Sequence[float], own: str, name: str) -> None:
    # What is not understood stays as it was typed, to be mended.
    if not st.session_state.pop(f"one_dimension.{own}.typed", False):
        _LESSON.show(own, ", ".join(f"{value:g}" for value in values))
    st.text_input(
        text(f"one_dimension.label.{own}"),
        key=_LESSON.key(own),
        on_change=_set_typed,
        args=(own, name),
        help=text("one_dimension.typed_help"),
    )


def _set_typed(own: str, name: str) -> None:
    written = _LESSON.taken(own)
    if written is None:
        return
    values = read_values(written)
    if isinstance(values, Note):
        st.session_state[f"one_dimension.{own}.typed"] = True
        _LESSON.put(replace(_LESSON.now(), notice=(values,)))
    else:
        _LESSON.change(**{name: OWN_VALUES, own: values})
