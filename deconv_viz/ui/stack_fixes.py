"""What brings the size back: the smallest changes, each with its proof and ways to look at it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from deconv_viz.frameworks.parse import Parsed
from deconv_viz.frameworks.stack import Stack, Walk
from deconv_viz.frameworks.stack_changes import Change, changes
from deconv_viz.frameworks.stack_edits import Edit
from deconv_viz.ui.frame import page_link
from deconv_viz.ui.stack_links import lab_query, lens_query_of
from deconv_viz.ui.stack_picture import is_apart, write_sizes
from deconv_viz.ui.stack_state import text_of
from deconv_viz.ui.words import listed, text


@st.cache_data(max_entries=500, show_spinner=False)
def _found(key: str, _stack: Stack) -> tuple[Change, ...]:
    return changes(_stack)


def show_fixes(walk: Walk, take: Callable[[Stack], None], at_once: int) -> None:
    """Draw the changes, all but the first `at_once` folded away.

    take is given the stack that a visitor wants.
    """
    stack = walk.stack
    key = repr((text_of(stack), stack.sizes, stack.goal, stack.joined))
    found = _found(key, stack)
    if not found:
        st.markdown(text("stack.no_change"))
        return
    refused = any(step.error for step in walk.steps)
    st.markdown(f"**{text('stack.works' if refused else 'stack.changes')}**")
    for number, change in enumerate(found[:at_once]):
        _card(number, change, walk, take)
    if len(found) > at_once:
        with st.expander(text("stack.more_changes", count=len(found) - at_once)):
            for number, change in enumerate(found[at_once:], at_once):
                _card(number, change, walk, take)


def _card(number: int, change: Change, walk: Walk, take: Callable[[Stack], None]) -> None:
    with st.container(border=True, gap="xxsmall", key=f"stack.change.{number}"):
        st.markdown(_says(change, walk))
        apart = is_apart(change.walk)
        way = [write_sizes(change.walk.stack.sizes, apart)]
        way += [write_sizes(step.after, apart) for step in change.walk.steps]
        st.caption(" → ".join(way) + (" ✓" if change.walk.holds else ""))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.button(
                text("stack.apply"),
                key=f"stack.apply.{number}",
                type="primary" if number == 0 else "secondary",
                on_click=take,
                args=(change.walk.stack,),
                help=text("stack.apply_help"),
            )
            open_links(*_layer(change))


def _layer(change: Change) -> tuple[Parsed | None, tuple[int, ...]]:
    """Return the first transposed layer that a change is about, and its input."""
    steps = {step.at: step for step in change.walk.steps}
    for edit in change.edits:
        step = steps.get(edit.at)
        if step and step.parsed.kind == "transposed":
            return step.parsed, step.before
    return None, ()


def open_links(parsed: Parsed | None, sizes: tuple[int, ...]) -> None:
    """Draw the links that open a transposed layer in the lab and in the lens."""
    if parsed is None:
        return
    lab = lab_query(parsed, sizes)
    if lab is not None:
        page_link("two_dimensions", label=text("stack.lab"), query_params=lab or {"i": "5"})
    lens = lens_query_of(parsed, sizes)
    if lens is not None:
        page_link("frameworks", label=text("stack.lens"), query_params=lens)


def _says(change: Change, walk: Walk) -> str:
    places = {step.at: place for place, step in enumerate(walk.steps, 1)}
    texts = {edit.text for edit in change.edits}
    if len(change.edits) > 1 and len(texts) == 1 and not change.edits[0].comes_in:
        places_said = listed([str(places[edit.at]) for edit in change.edits])
        return text("stack.change_alike", code=_code(change.edits[0].text), places=places_said)
    return text("list.comma").join(_edit(edit, places, walk) for edit in change.edits)


def _edit(edit: Edit, places: dict[int, int], walk: Walk) -> str:
    if edit.what == "input":
        return text("stack.change_input", size=f"**{write_sizes(edit.value)}**")
    key = "stack.change_after" if edit.comes_in else "stack.change_in"
    name = next(step.parsed.name for step in walk.steps if step.at == edit.at)
    return text(key, code=_code(edit.text), place=places[edit.at], name=name)


def _code(said: str) -> str:
    return f"`{said.replace('`', '')}`"
