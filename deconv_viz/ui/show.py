"""The stage, bound to the lab of this run."""

from __future__ import annotations

from deconv_viz.scenes import Scene, two_dimensional
from deconv_viz.stage import Link, edit_of, stage, visit_of
from deconv_viz.state import FIELDS, OWN_KEYS, Lab, apply_edit
from deconv_viz.text import text
from deconv_viz.ui import session
from deconv_viz.ui.session import Session

_KEY = "stage"


def show_lab(now: Session) -> None:
    """Mount the stage with the lab's scene, beside the pinned one if there is one."""
    lab = now.lab
    stage(
        scene_of(lab),
        key=_KEY,
        words=session.give_words(),
        pinned=scene_of(now.pinned) if now.pinned else None,
        link=Link(
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
        summaries=(summary(now.pinned), summary(lab)) if now.pinned else ("", ""),
        formula=formula(lab),
        on_edit=_edit,
        on_visit=_visit,
    )


def scene_of(lab: Lab) -> Scene:
    """Return the two-dimensional scene of a lab."""
    return two_dimensional(lab.input(), lab.kernel(), lab.geometry())


def formula(lab: Lab) -> str:
    """Return the output size as a formula with the numbers put in, as HTML."""
    sizes = [
        text("formula.size", output=lengths.output_size, **arguments._asdict())
        for arguments, lengths in zip((lab.rows, lab.columns), lab.geometry().axes, strict=True)
    ]
    if lab.rows == lab.columns:
        return text("formula.both", size=sizes[0])
    return text("formula.apart", rows=sizes[0], columns=sizes[1])


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
