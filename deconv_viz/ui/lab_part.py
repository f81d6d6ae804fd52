"""What lessons with a whole lab in their value (its field `lab`) share: its controls, its stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from deconv_viz.scenes import two_dimensional
from deconv_viz.stage import Edit, Show
from deconv_viz.state import (
    FIELD,
    AxisName,
    Grid,
    Lab,
    Problem,
    Repair,
    apply_edit,
    set_field,
    set_fill,
)
from deconv_viz.ui.lesson import Lesson
from deconv_viz.ui.widgets import pairs
from deconv_viz.ui.words import text

Bounds = Mapping[str, tuple[int, int]]


def lab_controls(
    lesson: Lesson[Any], names: Sequence[str], fills: Sequence[str], reach: Bounds
) -> None:
    """Draw the sliders of these fields and the fills of both grids; a link may go further."""

    def slider(name: str) -> None:
        lesson.number(
            f"lab.{name}",
            reach.get(name, (FIELD[name].low, FIELD[name].high)),
            label=text(f"field.{name}"),
            read=lambda state: getattr(state.lab.columns, name),
            on_change=_set_field,
            args=(lesson, name),
        )

    def fill(grid: str) -> None:
        value = getattr(lesson.now().lab, f"{grid}_fill")
        lesson.select(
            f"lab.{grid}_fill",
            fills if value in fills else (*fills, value),
            label=f"control.{grid}_fill",
            value=value,
            format_func=lambda name: text(f"fill.{name}"),
            on_change=_set_fill,
            args=(lesson, grid),
        )

    pairs(names, slider)
    pairs(("input", "kernel"), fill)


def lab_show(lab: Lab, formula: str, height: int) -> Show:
    """Return what the stage shows of a lab."""
    scene = two_dimensional(lab.input(), lab.kernel(), lab.geometry())
    return Show(scene, formula=formula, editable=True, compact=True, height=height)


def edit_lab(lesson: Lesson[Any], edit: Edit) -> None:
    """Take over what was typed into a cell of the lab. For callbacks."""
    lab = lesson.now().lab
    _put(lesson, *apply_edit(lab, edit.grid, edit.row, edit.column, edit.text))


def _put(lesson: Lesson[Any], lab: Lab, notice: Sequence[Problem | Repair]) -> None:
    lesson.put(replace(lesson.changed(lesson.now(), lab=lab), notice=tuple(notice)))


def _set_field(lesson: Lesson[Any], name: str) -> None:
    value = lesson.taken(f"lab.{name}")
    if value is not None:
        lab: Lab = lesson.now().lab
        axis: AxisName | None = None if lab.linked else "columns"
        _put(lesson, *set_field(lab, name, int(value), axis))


def _set_fill(lesson: Lesson[Any], grid: Grid) -> None:
    value = lesson.taken(f"lab.{grid}_fill")
    if value is not None:
        lesson.change(lab=set_fill(lesson.now().lab, grid, value))
