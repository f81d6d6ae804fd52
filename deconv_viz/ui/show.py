"""The stage, bound to the lab of this run."""

from __future__ import annotations

import streamlit as st

from deconv_viz.export.message import formula as size_formula
from deconv_viz.scenes import Scene, two_dimensional
from deconv_viz.stage import Link, Show, edit_of, history_of, stage, visit_of, wire
from deconv_viz.state import FIELDS, OWN_KEYS, Lab, apply_edit
from deconv_viz.ui import session
from deconv_viz.ui.hidden import hidden
from deconv_viz.ui.words import language, text

_KEY = "stage"


@st.fragment
def show_lab() -> None:
    """Mount the stage with the lab's scene, beside the pinned one if there is one."""
    stage(_message(), key=_KEY, on_edit=_edit, on_visit=_visit, on_history=_history)
    _run_all_if_needed()


def follow(key: str) -> None:
    """Show a change that was made in a fragment: by the stage alone where that is enough.

    A run of the whole page costs three times as much as one of a slider's fragment.
    """
    if session.session().fresh:  # a run of the whole page has taken it up before it gets here
        message = _message()
        wire(message.number, key=f"wire-{key}", show=message)
        _run_all_if_needed()


def _run_all_if_needed() -> None:
    now = session.session()
    if now.fresh and not now.light:
        st.rerun()
    session.take_up()


def _message() -> Show:
    now = session.next_message()
    lab = now.lab
    return Show(
        scene_of(lab),
        Link(
            name=now.page,
            query=session.address(now),
            visit=now.visit,
            asked=now.asked,
            own=sorted(OWN_KEYS),
            resume=now.resumed,
            step=lab.step,
            order=lab.order,
            flip=lab.flip,
        ),
        formula(lab),
        number=now.sent,
        words=now.worded != now.visit,
        pinned=scene_of(now.pinned) if now.pinned else None,
        summaries=(summary(now.pinned), summary(lab)) if now.pinned else ("", ""),
        editable=not {"controls", "values"} & set(hidden()),
        language=language(),
        hidden=hidden(),
    )


def scene_of(lab: Lab) -> Scene:
    """Return the two-dimensional scene of a lab."""
    return two_dimensional(lab.input(), lab.kernel(), lab.geometry())


def formula(lab: Lab) -> str:
    """Return the output size as a formula with the numbers put in, as HTML."""
    return size_formula(lab.geometry(), language())


def summary(lab: Lab) -> str:
    """Return the arguments and the output size of a lab in one line."""
    names = {
        field.name: f"{one}" if one == other else f"{one}, {other}"
        for field, one, other in zip(FIELDS, lab.rows, lab.columns, strict=True)
    }
    return text("stage.summary", output="×".join(map(str, lab.geometry().output_shape)), **names)


def _visit() -> None:
    visit = visit_of(_KEY)
    if visit:
        session.visit(visit.query, visit.asked)


def _history() -> None:
    match history_of(_KEY):
        case "undo":
            session.undo()
        case "redo":
            session.redo()


def _edit() -> None:
    edit = edit_of(_KEY)
    if edit is None:
        return
    before = session.session().lab
    lab, problems = apply_edit(before, edit.grid, edit.row, edit.column, edit.text)
    if lab == before:
        session.notify(*problems)
    else:
        session.change(lab, problems)
