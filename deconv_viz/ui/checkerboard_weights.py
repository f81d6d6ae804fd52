"""Equal counts are not equal weights: the four cases, each with its smallest kernel."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core.checkerboard import EXAMPLES, Case, evenness, response
from deconv_viz.core.overlap import coverage
from deconv_viz.lessons.checkerboard import WEIGHTS
from deconv_viz.state import Lab
from deconv_viz.ui.checkerboard_overlap import STYLE
from deconv_viz.ui.grids import Grid, grid, number, row
from deconv_viz.ui.words import text

CHOICE = "case:"
"""What a card tells when it is clicked begins so."""

_STYLE = """<style>
.cb .four { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8px 10px; }
.cb .four .frame { position: relative; }
.cb .four .frame[data-here] { border: 2px solid var(--accent); padding: 7px 11px; }
.cb .four p { margin: 0 0 3px; }
.cb .four .parts { gap: 4px 12px; }
.cb .four figure { align-items: flex-start; }
.sheet .four button.pick { height: auto; min-height: 32px; padding: 2px 10px; font-weight: 650; }
.cb .here { color: var(--accent); font-weight: 650; font-size: 12.5px; margin-left: 8px; }
@media (max-width: 640px) { .cb .four { grid-template-columns: minmax(0, 1fr); } }
</style>"""


def weights_sheet(lab: Lab) -> str:
    """Return the sheet: two by two cards, the case of the kernel on the stage framed."""
    verdict = evenness(lab.kernel(), lab.geometry())
    cards = "".join(_card(case, verdict.case) for case in EXAMPLES)
    return (
        STYLE
        + _STYLE
        + f'<div class="cb weights"><div class="four">{cards}</div>{_here(lab)}</div>'
    )


def _card(case: Case, here: Case) -> str:
    """One case: its kernel, how often it reaches each output, and what it makes of ones."""
    lab = WEIGHTS[case]
    geometry = lab.geometry()
    w = np.array([EXAMPLES[case]])
    inside = _inside(lab)
    shown = [
        _row(w, "kernel", text("checkerboard.kernel")),
        _row(coverage(geometry).counts[:, inside], "canvas", text("checkerboard.counts")),
        _row(response(w, geometry)[:, inside], "output", text("checkerboard.of_ones")),
    ]
    clean = evenness(w, geometry).even_response
    mark = " data-here" if case == here else ""
    note = f'<span class="here">{text("checkerboard.here")}</span>' if case == here else ""
    return (
        f'<div class="frame"{mark}><p><button class="pick" data-choose="{CHOICE}{case}">'
        f'<span class="{"yes" if clean else "no"}">{text(f"checkerboard.case.{case}")}</span>'
        f'</button>{note}</p><div class="parts">{"".join(shown)}</div></div>'
    )


def _inside(lab: Lab) -> slice:
    """The outputs away from the border: there the pattern is seen alone."""
    begin, end = coverage(lab.geometry()).border[1]
    return slice(begin, lab.geometry().output_shape[1] - end)


def _row(values: NDArray[Any], role: str, caption: str) -> str:
    most = float(np.abs(values).max())
    texts = [["½" if value == 0.5 else number(value) for value in line] for line in values]
    of = Grid(values, caption, role, caption, cell=21, most=max(most, 2.0), texts=texts)
    return grid(of)


def _here(lab: Lab) -> str:
    """The kernel on the stage: taps and weight of each phase, and what follows."""
    verdict = evenness(lab.kernel(), lab.geometry())
    sums = verdict.sums
    tables = [
        grid(
            Grid(
                values,
                text(f"checkerboard.{name}"),
                role,
                text(f"checkerboard.{name}"),
                cell=30,
            )
        )
        for name, role, values in (
            ("phase_taps", "canvas", verdict.taps),
            ("phase_sums", "output", sums),
        )
    ]
    answer = "yes" if verdict.even_response else "no"
    said = text(f"checkerboard.verdict.{verdict.case}")
    ripple = (
        ""
        if verdict.even_response
        else text("checkerboard.ripple", ripple=_percent(verdict.ripple))
    )
    return (
        '<div class="after">'
        + row(
            *tables,
            f'<div class="side"><p class="answer {answer}">{text(f"checkerboard.output_{answer}")}'
            f"</p><p>{said} {ripple}</p></div>",
        )
        + "</div>"
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"
