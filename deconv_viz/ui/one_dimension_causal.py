"""Which inputs each output reads, over time: causal beside "same", in step with the stage."""

from __future__ import annotations

from html import escape

import numpy as np

from deconv_viz.core import Axis
from deconv_viz.core.causal import ahead, is_causal, latest_read, now
from deconv_viz.lessons.one_dimension import CROPS, Line
from deconv_viz.ui.grids import badge
from deconv_viz.ui.words import text

STYLE = """<style>
.crops { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr));
  gap: 8px 16px; }
.crops > div { border: 1px solid var(--faint); border-radius: 10px; padding: 8px 12px; }
.crops > div[data-shown] { border-color: var(--accent); }
.crops p { margin: 0 0 4px; } .crops .badge { white-space: normal; margin: 0; display: inline-block;
  border-radius: 12px; }
.crops svg { width: 100%; height: auto; max-height: 200px; overflow: visible; }
svg text { font-size: 11.5px; fill: currentColor; text-anchor: middle; }
svg line { stroke: var(--zero); stroke-width: 1.4; opacity: 0.75; }
svg line.ahead { stroke: var(--bad); stroke-width: 2.4; stroke-dasharray: 5 3; opacity: 1; }
svg line.at { stroke: var(--st-text-color); stroke-width: 3.2; opacity: 1; }
svg line.ahead.at { stroke: var(--bad); }
svg rect { stroke: none; rx: 4px; } svg rect.input { fill: var(--input); }
svg rect.output { fill: var(--output); } svg rect.early { fill: var(--bad); }
svg .in text { fill: var(--st-background-color); font-weight: 600; }
svg [data-go] { cursor: pointer; }
</style>"""

_HIGH = 132  # units
_BOX = 22


def causal_sheet(state: Line) -> str:
    """Return both crops of the same axis, the one on the stage in step with it."""
    panels = (_panel(state, crop) for crop in CROPS)
    return f'{STYLE}<div class="crops">{"".join(panels)}</div>'


def _panel(state: Line, crop: str) -> str:
    axis, shown = state.cropped(crop), state.crop == crop
    begin, end = axis.crop
    cut = text("one_dimension.causal.cut", begin=begin, end=end)
    if end < 0:
        cut = text("one_dimension.causal.zeros", begin=begin, count=-end)
    early = np.flatnonzero(ahead(axis))
    if early.size:
        o = int(early[0])
        latest = int(latest_read(axis)[o])
        verdict = badge(
            False,
            text(
                "one_dimension.causal.ahead",
                count=early.size,
                total=axis.output_size,
                output=o,
                now=int(now(axis)[o]),
                latest=latest,
            ),
        )
    else:
        verdict = badge(is_causal(axis), text("one_dimension.causal.none", stride=axis.stride))
    name = text(f"one_dimension.causal.{crop}")
    return (
        f"<div{' data-shown' if shown else ''}><p><b>{name}</b> · {cut}</p>"
        f"{_reads(axis, name, shown)}<p>{verdict}</p></div>"
    )


def _reads(axis: Axis, name: str, follows: bool) -> str:
    """Return a line for each tap: inputs above, each over the first output of its time."""
    unit = min(34.0, 460.0 / axis.output_size)
    box = min(_BOX, unit - 3)
    early, in_time = ahead(axis), now(axis)
    lines = []
    middle = [round((o + 0.5) * unit, 1) for o in range(axis.output_size)]
    for (i, _), o in np.ndenumerate(axis.taps()):
        if o < 0:
            continue
        start = middle[i * axis.stride]
        kind = ' class="ahead"' if i > in_time[o] else ""
        step = f' data-at="i{i} o{o}"' if follows else ""
        lines.append(f'<line{kind}{step} x1="{start}" y1="30" x2="{middle[o]}" y2="102"/>')
    tops = [
        _place("input", middle[i * axis.stride], 8, box, f"i{i}", i, follows)
        for i in range(axis.size)
    ]
    bottoms = [
        _place("early" if early[o] else "output", middle[o], 102, box, f"o{o}", o, follows)
        for o in range(axis.output_size)
    ]
    label = escape(text("one_dimension.causal.label", name=name))
    return (
        f'<svg viewBox="0 0 {unit * axis.output_size:.0f} {_HIGH}" role="img" aria-label="{label}">'
        f"{''.join((*lines, *tops, *bottoms))}</svg>"
    )


def _place(
    kind: str, middle: float, top: int, box: float, word: str, number: int, follows: bool
) -> str:
    step = f' data-lit="{word}" data-go="{word}"' if follows else ""
    go = f' data-go="{word}"' if follows else ""
    said = f'<text x="{middle}" y="{top + 15}"{go}>{number}</text>' if box >= 13 else ""
    return (
        f'<g class="in"><rect class="{kind}"{step} x="{middle - box / 2:.1f}" y="{top}" '
        f'width="{box:.1f}" height="{_BOX}"/>{said}</g>'
    )
