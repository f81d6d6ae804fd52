"""The converse: which transposed convolutions are nearest upsampling and a convolution."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Geometry, conv_transpose
from deconv_viz.core.checkerboard import evenness
from deconv_viz.core.convolution import correlate_plane
from deconv_viz.core.insertion import insert_pad_crop
from deconv_viz.core.resize_verdict import ResizeVerdict, as_resize_conv
from deconv_viz.core.subpixel import polyphase
from deconv_viz.core.upsampling import nearest
from deconv_viz.state import Lab
from deconv_viz.ui.grids import Cell, Grid, badge, following, grid, number, row
from deconv_viz.ui.words import text

_STYLE = """<style>
.back .lines { display: flex; align-items: flex-end; gap: 5px; }
.back .answer { font-size: 22px; font-weight: 700; line-height: 1.25; }
.back .answer.no { color: var(--bad); } .back .answer.yes { color: var(--good); }
.back .three { display: flex; flex-wrap: wrap; gap: 4px 8px; margin: 4px 0; }
.back .three span { border: 1px solid var(--faint); border-radius: 999px; padding: 0 10px; }
</style>"""

_NAMES = ("column", "row")
"""What a line along each axis is called."""


def back_sheet(lab: Lab) -> str:
    """Return the sheet: the polyphase sums of every row and column, and what follows from them."""
    w, geometry = exact(lab.kernel()), lab.geometry()
    verdict = as_resize_conv(w, geometry)
    kernel = _written_out(w, geometry)
    side = 26 if max(kernel.shape) <= 6 else 18
    tables = [_lines(kernel, geometry, verdict, axis, side) for axis in (1, 0)]
    used = [table for table, a in zip(tables, (1, 0), strict=True) if geometry.axes[a].stride > 1]
    return (
        _STYLE
        + '<div class="back">'
        + row(*used, f'<div class="wide">{_answer(w, geometry, verdict, lab)}</div>', kind="top")
        + "</div>"
    )


def _lines(
    kernel: NDArray[Any], geometry: Geometry, verdict: ResizeVerdict, axis: int, side: int
) -> str:
    """The kernel in the colours of its phases along one axis, and beside it their sums."""
    stride = geometry.axes[axis].stride
    phase = _phases(kernel.shape[axis], stride)
    hues: dict[Cell, tuple[int, int]] = {
        (r, c): (phase[(r, c)[axis]], stride) for r, c in np.ndindex(kernel.shape)
    }
    name = _NAMES[axis]
    uneven = {line for a, line, _ in verdict.uneven if a == axis}
    marks = {}
    if kernel.shape == geometry.kernel_shape:  # a dilated one has other places
        places = np.arange(kernel.size).reshape(kernel.shape)
        marks = {cell: f'data-lit="k{places[cell]}"' for cell in hues}
    shown = following(
        Grid(
            kernel,
            label=text(f"upsampling.back.{name}s_label"),
            role="kernel",
            caption=text(f"upsampling.back.{name}s"),
            cell=side,
            hues=hues,
        ),
        marks,
    )
    sums = verdict.sums[axis]
    texts = [[*map(number, line), "≠" if (at,) in uneven else "="] for at, line in enumerate(sums)]
    values = np.pad(sums, ((0, 0), (0, 1)))
    of = {(at, r): (r, stride) for at in range(len(sums)) for r in range(stride)}
    bad = frozenset((at, stride) for (at,) in uneven)
    if axis == 0:  # the sums of columns stand beneath them
        texts = [list(line) for line in zip(*texts, strict=True)]
        values, of = values.T, {(r, at): hue for (at, r), hue in of.items()}
        bad = frozenset((r, at) for at, r in bad)
    sums_grid = grid(
        Grid(
            values,
            label=text(f"upsampling.back.{name}_sums"),
            role="canvas",
            caption=text("upsampling.back.sums") if axis else "",
            cell=side,
            hues=of,
            texts=texts,
            chosen=bad,
        )
    )
    direction = "" if axis else ' style="flex-direction:column;align-items:center"'
    return f'<div class="lines {name}s"{direction}>{shown}{sums_grid}</div>'


def _answer(w: NDArray[Any], geometry: Geometry, verdict: ResizeVerdict, lab: Lab) -> str:
    even = evenness(w, geometry)
    facts = "".join(
        f"<span>{text(f'upsampling.back.{name}')} "
        f"<b>{text('upsampling.yes' if holds else 'upsampling.no')}</b></span>"
        for name, holds in (
            ("coverage", even.even_coverage),
            ("constants", even.even_response),
            ("resize", verdict.holds),
        )
    )
    said = "yes" if verdict.holds else "no"
    answer = f'<p class="answer {said}">{text(f"upsampling.back.{said}")}</p>'
    facts = f'<p class="three">{facts}</p>'
    if verdict.conv is None or verdict.pads is None:
        return answer + facts + f"<p>{_why(verdict)}</p>"
    y = conv_transpose(lab.input(), w, geometry)
    strides = [axis.stride for axis in geometry.axes]
    twin = correlate_plane(nearest(lab.input(), strides), verdict.conv, verdict.pads)
    worst = float(np.abs(twin - y).max())
    allowed = 1e-12 * float(np.abs(w).sum() * np.abs(lab.input()).max())
    equal = worst <= allowed
    shown = grid(
        Grid(
            verdict.conv,
            label=text("upsampling.back.g_label"),
            role="kernel",
            caption=text("upsampling.back.g"),
            cell=26 if max(verdict.conv.shape) <= 6 else 18,
        )
    )
    pads = ", ".join(
        text("upsampling.there.ends", begin=begin, end=end) for begin, end in verdict.pads
    )
    steps = text(
        "upsampling.back.steps", factors="×".join(map(str, strides)), pads=pads.replace("-", "−")
    )
    mark = badge(equal, text("upsampling.there.equal" if equal else "upsampling.there.unequal"))
    return answer + facts + row(shown, f'<div class="wide"><p>{steps}</p>{mark}</div>')


def _why(verdict: ResizeVerdict) -> str:
    first = verdict.uneven[0]
    more = len(verdict.uneven) - 1
    why = text(
        f"upsampling.back.why_{_NAMES[first.axis]}",
        line=first.line[0],
        sums=text("upsampling.and").join(map(number, first.sums)),
    )
    return why + (" " + text("upsampling.back.more", more=more) if more else "")


def exact(values: NDArray[Any]) -> NDArray[Any]:
    """Return whole numbers as such, so that the verdict on them is exact."""
    whole = values.astype(np.int64)
    return whole if (whole == values).all() else values


def _written_out(w: NDArray[Any], geometry: Geometry) -> NDArray[Any]:
    for position, axis in enumerate(geometry.axes):
        w = insert_pad_crop(w, position, axis.dilation, (0, 0))
    return w


def _phases(size: int, stride: int) -> Sequence[int]:
    """Return which phase each kernel element belongs to."""
    members = polyphase(np.arange(1, size + 1), (stride,))
    return [int(np.argwhere(members == place)[0, 0]) for place in range(1, size + 1)]
