"""The layers as a list that can be changed: choose one, fill in its arguments, move it, add one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from deconv_viz.frameworks.parse import Parsed, ParseError, parse_layers, write
from deconv_viz.frameworks.stack import MAX_COUNTED, Stack, Walk
from deconv_viz.frameworks.stack_edits import changed
from deconv_viz.ui.stack_fields import ArgumentField, fields_of, value_for
from deconv_viz.ui.stack_fixes import open_links
from deconv_viz.ui.stack_picture import write_sizes
from deconv_viz.ui.stack_state import StackState, with_stack
from deconv_viz.ui.widgets import show
from deconv_viz.ui.words import sentence_for_refusal, text

Take = Callable[[StackState], None]

_NEW = {
    "keras": (
        "Conv{d}D(8, 3, strides=2, padding='same')",
        "MaxPooling{d}D(2)",
        "UpSampling{d}D(2)",
        "Conv{d}DTranspose(8, 3, strides=2, padding='same')",
        "Cropping{d}D(1)",
        "ZeroPadding{d}D(1)",
    ),
    "torch": (
        "nn.Conv{d}d(8, 8, 3, stride=2, padding=1)",
        "nn.MaxPool{d}d(2)",
        "nn.Upsample(scale_factor=2)",
        "nn.ConvTranspose{d}d(8, 8, 4, stride=2, padding=1)",
        "nn.ZeroPad{d}d(1)",
    ),
}
_MOST_VALUE = 999
_ABREAST = 3  # fields in a row


def show_layers(state: StackState, walk: Walk, take: Take) -> None:
    """Draw the list, and beneath it what can be done with the chosen layer."""
    stack = state.stack
    places = {step.at: place for place, step in enumerate(walk.steps, 1)}
    after = {step.at: step.after for step in walk.steps}
    chosen = min(state.chosen, len(stack.layers) - 1)

    def label(at: int) -> str:
        line = _escape(write(stack.layers[at]))
        if at not in places:
            return f":gray[{line}]"
        size = write_sizes(after[at]) if after[at] else "✕"
        return f"**{places[at]}** {line} → {size}"

    # Set in every run: the browser holds the label that was chosen, and labels change.
    st.session_state["stack.chosen"] = chosen
    st.radio(
        text("stack.layers"),
        range(len(stack.layers)),
        key="stack.chosen",
        format_func=label,
        on_change=_choose,
        args=(state, take),
        help=text("stack.layers_help"),
    )
    _fields(state, walk, chosen, take)
    _buttons(state, walk, chosen, take)


def _choose(state: StackState, take: Take) -> None:
    take(replace(state, chosen=int(st.session_state["stack.chosen"])))


def _fields(state: StackState, walk: Walk, at: int, take: Take) -> None:
    rank = len(state.stack.sizes)
    fields = fields_of(state.stack.layers[at], rank)
    for start in range(0, len(fields), _ABREAST):
        row = fields[start : start + _ABREAST]
        for place, field in zip(st.columns(_ABREAST, gap="small"), row, strict=False):
            with place:
                _field(state, at, field, take)


def _field(state: StackState, at: int, field: ArgumentField, take: Take) -> None:
    key = f"stack.{at}.{state.stack.layers[at].name}.{field.word}.{field.kind}"
    label = text("stack.weight") if field.word == "weight" else field.word
    settle: dict[str, Any] = {"on_change": _fill, "args": (state, at, field, key, take)}
    match field.kind:
        case "number":
            unsaid = "None" if field.default is None else str(field.default)
            st.number_input(
                label,
                field.low,
                _MOST_VALUE,
                value=None,
                key=show(key, field.value),
                placeholder=unsaid,
                help=text("stack.unsaid_help", default=unsaid),
                **settle,
            )
        case "choice":
            st.selectbox(
                label,
                field.choices,
                index=None,
                key=show(key, field.value),
                placeholder=str(field.default),
                **settle,
            )
        case "switch":
            st.checkbox(label, key=show(key, field.value), **settle)
        case "text":
            st.text_input(label, key=show(key, str(field.value)), max_chars=120, **settle)


def _fill(state: StackState, at: int, field: ArgumentField, key: str, take: Take) -> None:
    given = st.session_state[key]
    stack = state.stack
    parsed = stack.layers[at]
    try:
        value = value_for(parsed, field, given, len(stack.sizes))
        # Read back as it would be written, so that widgets and text can never say two things.
        layer = parse_layers(write(changed(parsed, field.word, value)))[-1]
    except ParseError as error:
        take(replace(state, problem=sentence_for_refusal(error), mended=None))
        return
    take(with_stack(state, _with(stack, (*stack.layers[:at], layer, *stack.layers[at + 1 :]))))


def _with(stack: Stack, layers: tuple[Parsed, ...]) -> Stack:
    return replace(stack, layers=layers)


def _buttons(state: StackState, walk: Walk, at: int, take: Take) -> None:
    stack = state.stack
    step = next((step for step in walk.steps if step.at == at), None)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for name, to in (("earlier", at - 1), ("later", at + 1)):
            st.button(
                text(f"stack.{name}"),
                key=f"stack.{name}",
                help=text(f"stack.{name}_help"),
                disabled=not 0 <= to < len(stack.layers),
                on_click=_move,
                args=(state, at, to, take),
            )
        st.button(
            text("stack.remove"),
            key="stack.remove",
            help=text("stack.remove_help"),
            disabled=len(stack.layers) < 2,
            on_click=_remove,
            args=(state, at, take),
        )
        if step is not None:
            open_links(step.parsed, step.before)
    counted = sum(layer.counts for layer in stack.layers)
    family = "torch" if stack.layers[at].layer.framework == "torch" else "keras"
    if family == "keras" and not stack.layers[at].layer.framework:
        family = "torch" if any(one.layer.framework == "torch" for one in stack.layers) else family
    rank = len(stack.sizes)
    st.selectbox(
        text("stack.add"),
        [line.format(d=rank) for line in _NEW[family]],
        index=None,
        key=show("stack.add", None),
        placeholder=text("stack.add_first" if counted < MAX_COUNTED else "stack.full"),
        disabled=counted >= MAX_COUNTED,
        on_change=_add,
        args=(state, at, take),
        label_visibility="collapsed",
    )


def _move(state: StackState, at: int, to: int, take: Take) -> None:
    layers = list(state.stack.layers)
    layers[at], layers[to] = layers[to], layers[at]
    take(with_stack(state, _with(state.stack, tuple(layers)), to))


def _remove(state: StackState, at: int, take: Take) -> None:
    layers = state.stack.layers
    take(with_stack(state, _with(state.stack, (*layers[:at], *layers[at + 1 :])), at))


def _add(state: StackState, at: int, take: Take) -> None:
    line = st.session_state["stack.add"]
    if line:
        layers = state.stack.layers
        new = parse_layers(line)
        take(
            with_stack(
                state, _with(state.stack, (*layers[: at + 1], *new, *layers[at + 1 :])), at + 1
            )
        )


def _escape(line: str) -> str:
    """Return a line of code for a label: nothing in it may be taken for Markdown."""
    return f"`{line.replace('`', '')}`"
