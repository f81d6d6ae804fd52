"""Layers one after the other: how their patterns multiply."""

from __future__ import annotations

from math import prod

import numpy as np

from deconv_viz.core.stacks import ones_like, stack_coverage, stack_phase_sums
from deconv_viz.lessons.checkerboard import Checkerboard
from deconv_viz.ui.checkerboard_overlap import STYLE
from deconv_viz.ui.grids import Grid, grid, number, row, sign
from deconv_viz.ui.words import text

_LARGEST = 60  # cells of a map's side; more could not be told apart

_SIDE = 256  # pixels of a map

_STYLE = """<style>
.cb .after-layer { display: flex; flex-direction: column; align-items: center; gap: 3px; }
.cb .after-layer b { font-size: 19px; line-height: 1.2; }
.cb .after-layer small { color: var(--muted); font-size: 12.5px; }
</style>"""


def stacks_sheet(state: Checkerboard) -> str:
    """Return the sheet: after each layer, how many ways lead to each output."""
    maps: list[str] = []
    for depth in range(1, len(state.stack) + 1):
        kernel, stride = state.stack[depth - 1]
        maps.append(sign("→", text("checkerboard.stack.layer", kernel=kernel, stride=stride)))
        maps.append(_after(state, depth))
    return STYLE + _STYLE + f'<div class="cb stacks">{row(*maps)}</div>'


def input_size(state: Checkerboard) -> int:
    """Return rows and columns of the input: 4, or fewer where the output would get too large."""
    return max(1, min(4, _LARGEST // prod(stride for _, stride in state.stack)))


def spread(state: Checkerboard, depth: int) -> tuple[int, int]:
    """Return the fewest and the most ways to an output after `depth` layers, border apart."""
    sums = stack_phase_sums(ones_like(state.layers()[:depth]))
    return int(sums.min()), int(sums.max())


def _after(state: Checkerboard, depth: int) -> str:
    ways = stack_coverage((input_size(state),) * 2, state.layers()[:depth])
    low, high = spread(state, depth)
    even = low == high
    if even:
        said = text("checkerboard.stack.even")
    elif low:
        said = text("checkerboard.stack.times", times=number(high / low))
    else:
        said = text("checkerboard.stack.holes")
    size = max(ways.shape)
    shown = grid(
        Grid(
            ways,
            text("checkerboard.stack.label", depth=depth),
            "canvas",
            text("checkerboard.stack.size", size=size),
            cell=max(4, _SIDE // size - 1),
            most=float(np.abs(ways).max()),
        )
    )
    answer = "yes" if even else "no"
    ways_said = text("checkerboard.stack.ways", low=low, high=high)
    return (
        f'<div class="after-layer">{shown}<b class="{answer}">{said}</b>'
        f"<small>{ways_said}</small></div>"
    )
