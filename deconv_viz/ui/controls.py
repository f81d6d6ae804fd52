"""The lab's controls in the sidebar: every change goes through one callback that repairs."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from deconv_viz.core import FILLS, PRESETS
from deconv_viz.state import (
    DEFAULT,
    FIELDS,
    AxisName,
    Field,
    Grid,
    Lab,
    load_preset,
    preset_of,
    set_field,
    set_fill,
    set_linked,
    set_seed,
)
from deconv_viz.state.limits import MAX_SEED
from deconv_viz.ui import session
from deconv_viz.ui.files import files
from deconv_viz.ui.session import Session
from deconv_viz.ui.show import follow
from deconv_viz.ui.widgets import is_echo, show
from deconv_viz.ui.words import text

_INPUT_FILLS = tuple(name for name in FILLS if name != "bilinear")


def controls(now: Session) -> None:
    """Draw the controls of the lab in the sidebar, showing the lab of this run.

    To be called last: with them the page is drawn as a whole.
    """
    lab = now.lab
    with st.sidebar:
        _preset(lab)
        st.toggle(
            text("control.linked"),
            key=show("linked", lab.linked),
            on_change=_link,
            help=text("control.linked_help"),
        )
        _fields(lab)
        _values(lab)
        _buttons(now)
    session.settle()


def _preset(lab: Lab) -> None:
    keys = [preset.key for preset in PRESETS]
    found = preset_of(lab)
    st.selectbox(
        text("control.preset"),
        keys,
        key=show("preset", found),
        index=None,
        placeholder=text("control.preset_none"),
        format_func=lambda key: text(f"preset.{key}"),
        on_change=_choose_preset,
    )


def _choose_preset() -> None:
    chosen = st.session_state["preset"]
    if chosen is not None:
        session.change(load_preset(session.session().lab, chosen))


def _fields(lab: Lab) -> None:
    """Two sliders a row: two fields where the axes are linked, else rows beside columns."""
    sliders: list[tuple[Field, AxisName | None]]
    if lab.linked:
        sliders = [(field, None) for field in FIELDS]
    else:
        sliders = [(field, axis) for field in FIELDS for axis in ("rows", "columns")]
    for start in range(0, len(sliders), 2):
        pair = sliders[start : start + 2]
        for place, (field, axis) in zip(st.columns(2, gap="small"), pair, strict=True):
            with place:
                _slider(field, axis)


@st.fragment
def _slider(field: Field, axis: AxisName | None) -> None:
    lab = session.session().lab
    key = f"{axis or 'both'}.{field.name}"
    # The letter is that of the formula above the stage, and of the address.
    label = text("control.with_letter", field=text(f"field.{field.name}"), letter=field.key)
    if axis:
        label = text(f"control.of_{axis}", field=text(f"control.short.{field.name}"))
    st.slider(
        label,
        field.low,
        field.high,
        key=show(key, getattr(lab.columns if axis == "columns" else lab.rows, field.name)),
        # Beside each other the labels need the room.
        help=None if axis else text(f"field.{field.name}_help"),
        on_change=_set_field,
        args=(field.name, axis, key),
    )
    follow(key)


def _set_field(name: str, axis: AxisName | None, key: str) -> None:
    if not is_echo(key):
        value = int(st.session_state[key])
        session.change(*set_field(session.session().lab, name, value, axis))


def _link() -> None:
    session.change(set_linked(session.session().lab, bool(st.session_state["linked"])))


def _values(lab: Lab) -> None:
    left, right = st.columns(2, gap="small")
    with left:
        _fill("input", lab.input_fill, _INPUT_FILLS)
    with right:
        _fill("kernel", lab.kernel_fill, tuple(FILLS))
    if "random" in (lab.input_fill, lab.kernel_fill):
        st.number_input(
            text("control.seed"),
            0,
            MAX_SEED,
            key=show("seed", lab.seed),
            on_change=_set_seed,
            help=text("control.seed_help"),
        )


def _fill(grid: Grid, name: str, names: tuple[str, ...]) -> None:
    key = f"{grid}_fill"
    st.selectbox(
        text(f"control.{key}"),
        names,
        key=show(key, name),
        format_func=lambda fill: text(f"fill.{fill}"),
        help=text(f"fill.{name}_help"),
        on_change=_set_fill,
        args=(grid, key),
    )


def _set_fill(grid: Grid, key: str) -> None:
    session.change(set_fill(session.session().lab, grid, st.session_state[key]))


def _set_seed() -> None:
    session.change(set_seed(session.session().lab, int(st.session_state["seed"])))


def _buttons(now: Session) -> None:
    pinned = now.pinned is not None
    with st.container(horizontal=True, gap="small"):
        # Never disabled: to enable them, a visitor's first change would have to redraw the page.
        _button("undo", session.undo)
        _button("redo", session.redo)
        _button("reset", session.change, (DEFAULT,))
        _button("unpin" if pinned else "pin", session.pin, (None if pinned else now.lab,))
        if _button("files"):
            files(now)


def _button(
    name: str,
    on_click: Callable[..., None] | None = None,
    args: tuple[object, ...] = (),
) -> bool:
    return st.button(
        text(f"control.{name}"),
        key=name,
        help=text(f"control.{name}_help"),
        on_click=on_click,
        args=args,
    )
