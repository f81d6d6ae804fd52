"""The stamps of one axis as stems, and the gather beside them: SVG that follows the stage.

Places are those of the core's tables. Each row is one input's stamp, in the hues of the kernel's
elements; beneath, the sum so far, over the faint finished one.
"""

from __future__ import annotations

from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import INSERTED, PADDING, Axis, conv_transpose
from deconv_viz.core.geometry import Geometry
from deconv_viz.ui.grids import index, number
from deconv_viz.ui.words import text

Array = NDArray[Any]

STYLE = """<style>
.pair1 { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr));
  gap: 6px 14px; }
.pair1 figure { align-items: stretch; }
.pair1 figcaption { white-space: normal; }
.pair1 figcaption b { color: var(--st-text-color); }
.pair1 svg { width: 100%; height: auto; max-height: 330px; overflow: visible; }
svg text { font-size: 11px; fill: currentColor; text-anchor: middle; stroke: none; }
svg text.left { text-anchor: end; }
svg .later { visibility: hidden; }
.pair1 figcaption::before { display: none; }
svg .ground { stroke: var(--faint); stroke-width: 1; }
svg .stem { stroke: color-mix(in srgb, currentColor 45%, transparent); stroke-width: 0.6; }
svg .faint { opacity: 0.2; }
svg .sum { fill: var(--output); }
svg .x { fill: var(--input); } svg .x.lit, svg .x.at { stroke: var(--st-text-color); }
svg .zero { fill: none; stroke: var(--zero); }
svg .pad { fill: none; stroke: var(--faint); }
svg .cut { fill: color-mix(in srgb, var(--zero) 16%, transparent); }
svg .now.lit { font-weight: 700; fill: var(--accent); }
svg .so-far:has(~ .so-far:not(.later)) { visibility: hidden; }
svg .curve { fill: none; stroke: var(--output); stroke-width: 1.2; opacity: 0.55; }
svg .window { visibility: hidden; } svg .window.at { visibility: visible; }
svg .window rect.span { fill: color-mix(in srgb, var(--kernel) 12%, transparent);
  stroke: var(--kernel); stroke-width: 1.5; }
svg [data-go] { cursor: pointer; }
</style>"""

_WIDE = 470.0  # units that a picture is wide
_LEFT = 56.0  # units for the names of the rows
_ROOM = 8.0  # units above and below


class Ground:
    """Where things are: places from left to right, rows from above, values from a base line."""

    def __init__(self, places: int) -> None:
        self.unit = min(34.0, (_WIDE - _LEFT) / max(places, 1))
        self.stem = max(3.0, min(13.0, 0.62 * self.unit))
        self.numbers = self.unit >= 15

    def x(self, place: float) -> float:
        """Return where the middle of a place is."""
        return round(_LEFT + self.unit * (place + 0.5), 1)


def stamps_picture(x: Array, w: Array, axis: Axis) -> str:
    """Return the scatter: a row of stems for each input, and their sum over the canvas."""
    board, kept = axis.board(), axis.board_to_output()
    landings, ground = board.taps(), Ground(board.output_size)
    products = np.multiply.outer(x, w)
    reach = float(np.abs(products).max()) or 1.0
    tall = max(15.0, min(30.0, 150.0 / len(x)))
    parts = [_cuts(kept, ground, tall * len(x) + _ROOM, 86)]
    for i, value in enumerate(x.tolist()):
        base = _ROOM + tall * i + (tall - 3) * _above(products)
        name = f"x{index(i)} = {number(value)}"
        parts.append(
            f'<text class="left now" x="{_LEFT - 6}" y="{base + 4:.1f}" data-lit="i{i}" '
            f'data-go="i{i}">{name}</text>' + _base(ground, board.output_size, base)
        )
        for t, o in enumerate(landings[i].tolist()):
            output = f" o{kept[o]}" if kept[o] >= 0 else ""
            height = products[i, t] / reach * (tall - 3) * _share(products)
            stem = _stem(ground, o, base, height, f'class="stem" data-hue="{t}/{len(w)}"')
            parts.append(f'<g data-from="i{i}{output}">{stem}</g>')
    top = _ROOM + tall * len(x)
    parts.append(_sums(x, w, axis, ground, top))
    label = text("one_dimension.stamps_label", count=len(x))
    return _svg("".join(parts), top + 100, label)


def gather_picture(x: Array, w: Array, axis: Axis) -> str:
    """Return the gather: the input with zeros between, a window of it for each output, the output.

    An output stands beneath the middle of the window that it reads.
    """
    source, windows = axis.padded_source(), axis.windows()
    ground = Ground(len(source))
    read = np.where(source >= 0, x[np.maximum(source, 0)], 0)
    most = float(np.abs(x).max()) or 1.0
    base = _ROOM + 20 + 76 * _above(read)
    parts = [_base(ground, len(source), base)]
    parts.append(_name(text("one_dimension.x"), base))
    for place, i in enumerate(source.tolist()):
        if i in (INSERTED, PADDING):
            kind = "zero" if i == INSERTED else "pad"
            parts.append(f'<circle class="{kind}" cx="{ground.x(place)}" cy="{base}" r="2.6"/>')
        else:
            height = x[i] / most * 76 * _share(read)
            marks = f'class="x" data-lit="i{i}" data-at="i{i}" data-go="i{i}"'
            parts.append(_stem(ground, place, base, height, marks))
            parts.append(_said(ground, place, base, height, x[i]))
    flipped = w[::-1]
    for o, reads in enumerate(windows.tolist()):
        parts.append(f'<g class="window" data-at="o{o}">{_window(ground, reads, flipped)}</g>')
    y = conv_transpose(x, w, Geometry((axis,)))
    middles = [(reads[0] + reads[-1]) / 2 for reads in windows.tolist()]
    bottom = 150.0 + 76 * _above(y)
    parts.append(_outputs(y, axis, ground, middles, bottom))
    return _svg("".join(parts), 250, text("one_dimension.gather_label"))


def _outputs(y: Array, axis: Axis, ground: Ground, middles: list[float], base: float) -> str:
    most = float(np.abs(y).max()) or 1.0
    heights = [value / most * 76 * _share(y) for value in y.tolist()]
    last = last_readers(axis)
    points = " ".join(
        f"{ground.x(place)},{round(base - height, 1)}"
        for place, height in zip(middles, heights, strict=True)
    )
    html = _name(text("one_dimension.y"), base)
    html += f'<polyline class="curve" points="{points}"/>'
    html += _base(ground, int(middles[-1]) + 1, base)
    for o, (place, height) in enumerate(zip(middles, heights, strict=True)):
        stem = _stem(ground, place, base, height, 'class="sum"')
        done = f' data-from="o{o} i{last[o]}"' if last[o] >= 0 else ""
        said = _said(ground, place, base, height, y[o])
        html += f'<g class="faint">{stem}</g><g{done} data-go="o{o}">{stem}{said}</g>'
    return html


def last_readers(axis: Axis) -> list[int]:
    """Return the last input that reaches each output, -1 where none does."""
    taps = axis.taps()
    found = (np.flatnonzero((taps == o).any(axis=1)) for o in range(axis.output_size))
    return [int(inputs[-1]) if inputs.size else -1 for inputs in found]


def _sums(x: Array, w: Array, axis: Axis, ground: Ground, top: float) -> str:
    """Return the sum over the whole board: faint as it ends, full as far as it has come."""
    board, kept = axis.board(), axis.board_to_output()
    alone = np.eye(len(x), dtype=np.int64)
    whole = Geometry((board,))
    so_far = np.cumsum([conv_transpose(x * each, w, whole) for each in alone], axis=0)
    most = float(np.abs(so_far).max()) or 1.0
    base = top + 14 + 72 * _above(so_far)
    share = _share(so_far)
    reached = board.taps()
    html = _name(text("one_dimension.sum"), base)
    html += _base(ground, board.output_size, base)
    for place in range(board.output_size):
        inputs = np.flatnonzero((reached == place).any(axis=1)).tolist()
        if not inputs:
            continue
        ends = so_far[-1][place] / most * 72 * share
        finished = _stem(ground, place, base, ends, 'class="sum"')
        html += f'<g class="faint">{finished}</g><g>'
        for i in inputs:
            value = so_far[i][place]
            height = value / most * 72 * share
            output = f" o{kept[place]}" if kept[place] >= 0 and i == inputs[-1] else ""
            html += (
                f'<g class="so-far" data-from="i{i}{output}">'
                + _stem(ground, place, base, height, 'class="sum"')
                + _said(ground, place, base, height, value)
                + "</g>"
            )
        html += "</g>"
    return html


def _name(said: str, base: float) -> str:
    return f'<text class="left" x="{_LEFT - 6}" y="{base + 4:.1f}">{said}</text>'


def _window(ground: Ground, reads: list[int], flipped: Array) -> str:
    """Return a window with the flipped kernel drawn within it."""
    half = ground.unit / 2
    left, right = ground.x(reads[0]) - half, ground.x(reads[-1]) + half
    most = float(np.abs(flipped).max()) or 1.0
    html = f'<rect class="span" x="{left}" y="2" width="{right - left}" height="130" rx="4"/>'
    for u, place in enumerate(reads):
        t = len(flipped) - 1 - u
        height = flipped[u] / most * 18
        mark = f'class="stem" data-hue="{t}/{len(flipped)}"'
        html += _stem(ground, place, 124 if flipped.min() >= 0 else 116, height, mark)
    return html


def _stem(ground: Ground, place: float, base: float, height: float, marks: str) -> str:
    """Return a stem from its base line upwards, downwards if its value is negative."""
    top = base - max(height, 0)
    width = ground.stem
    return (
        f'<rect {marks} x="{ground.x(place) - width / 2:.1f}" y="{top:.1f}" '
        f'width="{width:.1f}" height="{max(abs(height), 0.8):.1f}" rx="1"/>'
    )


def _said(ground: Ground, place: float, base: float, height: float, value: float) -> str:
    said = number(float(value))
    if not ground.numbers or 6.2 * len(said) > ground.unit + 4:
        return ""
    at = base - height - 3 if height >= 0 else base - height + 10
    return f'<text x="{ground.x(place)}" y="{at:.1f}">{said}</text>'


def _base(ground: Ground, places: int, base: float) -> str:
    left, right = ground.x(-0.5), ground.x(places - 0.5)
    return f'<path class="ground" d="M{left} {base:.1f}H{right}"/>'


def _cuts(kept: Array, ground: Ground, top: float, height: float) -> str:
    """Return what is cropped away, shaded over all rows."""
    return "".join(
        f'<rect class="cut" x="{ground.x(place - 0.5)}" y="0" width="{ground.unit:.1f}" '
        f'height="{top + height:.1f}"/>'
        for place in np.flatnonzero(kept < 0).tolist()
    )


def _above(values: Array) -> float:
    """Return which share of the room lies above the base line."""
    high, low = max(float(values.max()), 0.0), max(-float(values.min()), 0.0)
    return high / (high + low) if high + low else 1.0


def _share(values: Array) -> float:
    """Return the share of the room that the largest magnitude may have."""
    above = _above(values)
    return max(above, 1 - above)


def _svg(html: str, height: float, label: str) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDE:g} {height:g}" role="img" aria-label="{escape(label)}">'
        f"{html}</svg>"
    )
