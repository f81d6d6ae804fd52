"""The page of stacks: what comes back, the picture, the smallest changes, and the layers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from deconv_viz.frameworks.ordinary import DEFAULT_KERNEL
from deconv_viz.frameworks.parse import MAX_CHARACTERS, ParseError, mend
from deconv_viz.frameworks.stack import (
    MAX_COUNTED,
    Sizes,
    Stack,
    Step,
    Walk,
    alike,
    needs_kernel,
    walk,
)
from deconv_viz.ui.address import read_state, set_state
from deconv_viz.ui.stack_fixes import show_fixes
from deconv_viz.ui.stack_layers import show_layers
from deconv_viz.ui.stack_picture import is_apart, picture, signed, write_sizes
from deconv_viz.ui.stack_state import (
    MAX_INPUT,
    OWN,
    PRESETS,
    StackState,
    TooManyLayersError,
    decode,
    encode,
    is_whole_in_link,
    of_preset,
    preset_of,
    stack_of,
    with_stack,
)
from deconv_viz.ui.stack_style import STYLE
from deconv_viz.ui.widgets import history, show
from deconv_viz.ui.words import joined, listed, sentence_for_refusal, text

_PAGE = "stack"
_TALL = 7  # layers of a picture that is as high as two changes


def show_stack() -> None:
    """Draw the page beneath its title."""
    state = read_state(_PAGE, OWN, _decode, encode)
    found = walk(state.stack)
    st.html(STYLE)
    st.html(_answer(found))
    if found.steps and not found.holds:
        left, right = st.columns([13, 8], gap="medium")
        with left:
            st.html(picture(found))
        with right:
            # As many as stand beside the picture: the layers follow right beneath it.
            show_fixes(found, _take_stack, at_once=1 if len(found.steps) < _TALL else 2)
    else:
        st.html(picture(found))
    left, right = st.columns(2, gap="medium")
    with left:
        show_layers(state, found, _take)
    with right:
        _code(state)
    with st.sidebar:
        _controls(state)


def _decode(query: Mapping[str, str]) -> StackState:
    state, fault = decode(query)
    return replace(state, problem=text(fault)) if fault else state


def _take(state: StackState) -> None:
    set_state(_PAGE, state)


def _take_stack(stack: Stack) -> None:
    _take(with_stack(st.session_state[_PAGE], stack))


def _answer(found: Walk) -> str:
    apart, result = is_apart(found), found.result
    start = write_sizes(found.stack.sizes, apart)
    out = write_sizes(result, apart) if result else "✕"
    last = found.steps[-1].off if found.steps else None
    badge = ""
    if result and last is not None:
        fits = not any(last)
        sign = "=" if fits else signed(last)
        badge = f'<span class="off {"good" if fits else "bad"}">{sign}</span>'
    says = joined(*_reasons(found))
    return (
        f'<div class="sk answer"><span class="sizes"><span class="in">{start}</span> → '
        f'<span class="out">{out}</span></span>{badge}<span class="why">{escape(says)}</span></div>'
    )


def _reasons(found: Walk) -> list[str]:
    places = {step.at: place for place, step in enumerate(found.steps, 1)}
    refused = next((step for step in found.steps if step.error), None)
    if refused is not None and refused.error:
        place = places[refused.at]
        return [text("stack.refused", place=place, reason=sentence_for_refusal(refused.error))]
    if found.holds:
        if found.lost is not None:
            return [text("stack.holds_but", place=places[found.lost.at])]
        if found.goal is None:
            return [text("stack.no_goal")]
        return [text("stack.holds" if found.encoder else "stack.reached")]
    step = found.lost or found.misses[0]
    apart = is_apart(found)
    values: dict[str, Any] = {
        "place": places[step.at],
        "before": write_sizes(step.before, apart),
        "after": write_sizes(step.after, apart),
        "wanted": write_sizes(step.wanted, apart),
    }
    if step.mirrors is None:
        return [text("stack.misses", **values)]
    said = [text("stack.lost", **values)]
    down = found.steps[step.mirrors]
    others = _others(down)
    if others:
        said.append(
            text(
                "stack.alike",
                place=places[down.at],
                after=write_sizes(down.after, apart),
                sizes=listed([write_sizes(sizes, apart) for sizes in others]),
            )
        )
    return said


def _others(down: Step) -> tuple[Sizes, ...]:
    found = alike(down)
    return found if len(found) > 1 else ()


def _code(state: StackState) -> None:
    st.text_area(
        text("stack.code"),
        key=show("stack.text", state.text),
        height=230,
        max_chars=MAX_CHARACTERS,
        placeholder=text("stack.code_placeholder"),
        help=text("stack.code_help"),
        on_change=_typed,
        args=(state,),
    )
    _notes(state)
    with st.container(horizontal=True, gap="small"):
        # Leaving the field is enough; the button is there to be pressed.
        st.button(text("stack.read"), key="stack.read")
        history(_PAGE, _reset)


def _reset() -> None:
    _take(_decode({}))


def _notes(state: StackState) -> None:
    if state.problem:
        st.html(f'<div class="sk bad" role="alert">{escape(state.problem)}</div>')
    if state.mended:
        name, whole = state.mended
        st.button(
            text("stack.mend", name=name), key="stack.mend", on_click=_read, args=(state, whole)
        )
    assumed = dict.fromkeys(word for layer in state.stack.layers for word in layer.assumed)
    if assumed:
        st.caption(text("stack.assumed", words=", ".join(assumed)))
    unsized = [
        place for place, step in enumerate(walk(state.stack).steps, 1) if needs_kernel(step.parsed)
    ]
    if unsized:
        places = listed([str(place) for place in unsized])
        st.caption(text("stack.assumed_kernel", places=places, kernel=DEFAULT_KERNEL))
    if not is_whole_in_link(state):
        st.markdown(f":orange-background[{text('stack.too_long')}]")


def _typed(state: StackState) -> None:
    _read(state, str(st.session_state["stack.text"]))


def _read(state: StackState, typed: str) -> None:
    """Take a text in: the stack of it, or why it is none. For callbacks."""
    try:
        stack = stack_of(typed, state.stack)
    except ParseError as error:
        mended = mend(typed, error)
        known = (error.meant, mended) if mended else None
        _take(replace(state, text=typed, problem=sentence_for_refusal(error), mended=known))
    except TooManyLayersError as error:
        problem = text("stack.too_many", found=error.found, limit=MAX_COUNTED)
        _take(replace(state, text=typed, problem=problem, mended=None))
    else:
        _take(StackState(stack, typed))


def _controls(state: StackState) -> None:
    keys = {preset.key: preset for preset in PRESETS}
    st.selectbox(
        text("stack.preset"),
        list(keys),
        index=None,
        key=show("stack.preset", preset_of(state.stack)),
        placeholder=text("stack.preset_none"),
        format_func=lambda key: text(f"stack.preset.{key}"),
        on_change=_preset,
    )
    stack = state.stack
    _numbers("size", stack.sizes, state)
    goal = stack.goal is not None
    st.toggle(
        text("stack.other_goal"),
        key=show("stack.other_goal", goal),
        on_change=_other_goal,
        args=(state,),
        help=text("stack.other_goal_help"),
    )
    if stack.goal is not None:
        _numbers("goal", stack.goal, state)
    st.toggle(
        text("stack.skips"),
        key=show("stack.skips", stack.joined),
        on_change=_skips,
        args=(state,),
        help=text("stack.skips_help"),
    )


def _numbers(name: str, sizes: Sizes, state: StackState) -> None:
    """One number an axis."""
    for axis, place in enumerate(st.columns(len(sizes), gap="small")):
        key = f"stack.{name}.{axis}"
        label = text(f"stack.{name}")
        if len(sizes) == 2:
            label = text("stack.columns" if axis else "stack.rows", name=label)
        elif len(sizes) > 2:
            label = text("stack.of_axis", name=label, axis=axis + 1)
        with place:
            st.number_input(
                label,
                1,
                MAX_INPUT,
                key=show(key, sizes[axis]),
                on_change=_number,
                args=(name, axis, key, state),
                help=text(f"stack.{name}_help"),
            )


def _number(name: str, axis: int, key: str, state: StackState) -> None:
    value = st.session_state[key]
    if value is None:
        return
    stack = state.stack
    old = stack.sizes if name == "size" else stack.goal or stack.sizes
    # Square pictures are the rule: the axes stay alike until the other one is changed.
    alike_before = len(set(old)) == 1 and axis == 0
    new = (int(value),) * len(old) if alike_before else (*old[:axis], int(value), *old[axis + 1 :])
    then = replace(stack, sizes=new) if name == "size" else replace(stack, goal=new)
    _take(with_stack(state, then))


def _preset() -> None:
    chosen = st.session_state["stack.preset"]
    for preset in PRESETS:
        if preset.key == chosen:
            _take(of_preset(preset))


def _other_goal(state: StackState) -> None:
    wanted = bool(st.session_state["stack.other_goal"])
    found = walk(state.stack)
    goal = (found.result or state.stack.sizes) if wanted else None
    _take(with_stack(state, replace(state.stack, goal=goal)))


def _skips(state: StackState) -> None:
    joined = bool(st.session_state["stack.skips"])
    _take(with_stack(state, replace(state.stack, joined=joined)))
