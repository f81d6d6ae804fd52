"""How often each output is reached: the map that fills while stamping, pattern and ramp apart."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from deconv_viz.core import Geometry, coverage
from deconv_viz.core.checkerboard import coverage_parts, stamping
from deconv_viz.state import Lab
from deconv_viz.ui.grids import Cell, Grid, following, row
from deconv_viz.ui.words import joined, text

FOLLOWED = 6000
"""Taps up to which the map fills with the stage; more would make the sheet too heavy."""

_SIDE = 224  # pixels of a map

STYLE = """<style>
.cb .answer { font-size: 22px; font-weight: 700; line-height: 1.25; margin-bottom: 4px; }
.cb .no { color: var(--bad); } .cb .yes { color: var(--good); }
.cb .rule { display: grid; grid-template-columns: max-content max-content; gap: 1px 12px; }
.cb .rule b { font-variant-numeric: tabular-nums; }
.cb td[data-ramp] { opacity: 0.5; }
.cb .profile { display: flex; align-items: flex-end; gap: 1px; height: 64px; margin: 2px 0; }
.cb .profile i { flex: 1 1 0; max-width: 14px; min-width: 2px; background: var(--canvas);
  border-radius: 2px 2px 0 0; }
.cb .profile i[data-ramp] { opacity: 0.45; }
.cb .profile i[data-hole] { border-bottom: 2px dotted var(--bad); background: none; }
.cb .side { flex: 1 1 250px; min-width: 0; }
</style>"""


def overlap_sheet(lab: Lab) -> str:
    """Return the sheet: the map of this layer, what is to be said of it, and its opposite."""
    geometry = lab.geometry()
    other = opposite(lab)
    maps = [_map(geometry, follows=True)]
    if other is not None:
        maps.append(_map(other.geometry(), follows=False))
    said = f'<div class="side">{_answer(lab)}{_profile(geometry)}</div>'
    return STYLE + f'<div class="cb overlap">{row(maps[0], said, *maps[1:], kind="top")}</div>'


def opposite(lab: Lab) -> Lab | None:
    """Return the nearest layer with the other verdict on its columns; none at stride 1."""
    columns, even = lab.columns, coverage(lab.geometry()).even
    if max(lab.rows.stride, columns.stride) == 1:
        return None
    wanted = not all(even)

    def sides(kernel: int) -> Lab:
        axes = []
        for axis in (lab.rows, lab.columns):
            plain = axis._replace(dilation=1, padding=0, output_padding=0)
            axes.append(plain._replace(kernel=kernel) if axis.stride > 1 else plain)
        return Lab(axes[0], axes[1], axes[0] == axes[1], "ones", "ones")

    start = max(columns.kernel, lab.rows.kernel)
    for kernel in (*range(start, start + 12), *range(start - 1, 0, -1)):
        found = sides(kernel)
        if all(coverage(found.geometry()).even) == wanted:
            return found
    return None


def _map(geometry: Geometry, *, follows: bool) -> str:
    """The counts as a grid; the cells of the ramp are pale."""
    parts = coverage_parts(geometry)
    counts = coverage(geometry).counts
    marks: dict[Cell, str] = {
        (int(r), int(c)): "data-ramp" for r, c in zip(*parts.border.nonzero(), strict=True)
    }
    if follows:
        counted = _counted(geometry)
        for cell in np.ndindex(counts.shape):
            marks[cell] = f"{marks.get(cell, '')} {counted[cell]}"
    kernel = "×".join(dict.fromkeys(map(str, geometry.kernel_shape)))
    dilation = "×".join(dict.fromkeys(str(axis.dilation) for axis in geometry.axes))
    if dilation != "1":
        kernel = text("checkerboard.dilated", kernel=kernel, dilation=dilation)
    caption = text(
        "checkerboard.map_here" if follows else "checkerboard.map_other",
        kernel=kernel,
        verdict=text(f"checkerboard.is_{_verdict(geometry)}"),
    )
    of = Grid(
        counts,
        label=text("checkerboard.map_label"),
        role="canvas",
        caption=caption,
        cell=max(4, min(22, _SIDE // max(counts.shape) - 1)),
        holes=counts == 0 if not follows else None,
    )
    return following(of, marks)


def _counted(geometry: Geometry) -> Mapping[Cell, str]:
    """What makes each cell follow: the inputs whose stamps reach it, in their order."""
    if geometry.tap_count > FOLLOWED:
        return {(int(r), int(c)): f'data-lit="o{o}"' for o, (r, c) in _outputs(geometry)}
    reaching: dict[Cell, list[int]] = {cell: [] for _, cell in _outputs(geometry)}
    for place, stamp in enumerate(stamping(geometry)):
        for r in stamp.cells[0].tolist():
            for c in stamp.cells[1].tolist():
                reaching[r, c].append(place)
    return {
        cell: f'data-count="{",".join(map(str, reaching[cell]))}" data-output="{o}"'
        f' data-lit="o{o}" data-go="o{o}"'
        for o, cell in _outputs(geometry)
    }


def _outputs(geometry: Geometry) -> list[tuple[int, Cell]]:
    return [(o, (r, c)) for o, (r, c) in enumerate(np.ndindex(geometry.output_shape))]


def _answer(lab: Lab) -> str:
    """The verdict, the rule with its numbers, and what else there is to see."""
    geometry = lab.geometry()
    covered = coverage(geometry)
    even = all(covered.even)
    ramp = bool(coverage_parts(geometry).ramp.any())
    verdict = _verdict(geometry)
    says = [text(f"checkerboard.says_{verdict}")]
    if ramp:
        says.append(text("checkerboard.says_ramp"))
    axes = (lab.rows, lab.columns)
    names = ("rows", "columns")
    lines = [
        _rule(axis.kernel, axis.stride, axis.dilation, name if axes[0] != axes[1] else "")
        for axis, name in zip(axes, names, strict=True)
        if axis.stride > 1 or axes[0] == axes[1]
    ]
    rules = "".join(dict.fromkeys(lines))
    answer = "yes" if even else "no"
    return (
        f'<p class="answer {answer}">{text(f"checkerboard.answer_{verdict}")}</p>'
        f'<p class="rule">{rules}</p><p class="after">{joined(*says)}</p>'
    )


def _verdict(geometry: Geometry) -> str:
    covered = coverage(geometry)
    if all(covered.even):
        return "even"
    return "holes" if any(0 in pattern for pattern in covered.pattern) else "uneven"


def _rule(kernel: int, stride: int, dilation: int, name: str) -> str:
    rest, shared = kernel % stride, math.gcd(dilation, stride)
    of = f" ({text(f'checkerboard.{name}')})" if name else ""
    cells = (
        (f"k mod s{of}", f"{kernel} mod {stride} = {rest}", rest == 0),
        (f"gcd(d, s){of}", f"gcd({dilation}, {stride}) = {shared}", shared == 1),
    )
    return "".join(
        f'<span>{what}</span><b class="{answer}">{value} {mark}</b>'
        for what, value, good in cells
        for answer, mark in ((("yes", "✓") if good else ("no", "✗")),)
    )


def _profile(geometry: Geometry) -> str:
    """The counts along the columns as bars: the pattern, and pale the ramp."""
    covered = coverage(geometry)
    counts = covered.axis_counts[1].tolist()
    begin, end = covered.border[1]
    most = max(*counts, 1)
    bars = ""
    for o, count in enumerate(counts):
        ramp = " data-ramp" if o < begin or o >= len(counts) - end else ""
        hole = "" if count else " data-hole"
        bars += f'<i{ramp}{hole} style="height:{100 * count / most:.0f}%"></i>'
    pattern = " ".join(map(str, covered.pattern[1]))
    said = text("checkerboard.profile", pattern=pattern, begin=begin, end=end)
    return f'<p class="after muted">{said}</p><div class="profile" aria-hidden="true">{bars}</div>'
