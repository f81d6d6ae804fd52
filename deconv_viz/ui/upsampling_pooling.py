"""The gradients of pooling: the one is nearest upsampling, the other no kernel can give."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core.pooling import (
    average_pool_gradient,
    max_pool,
    max_pool_gradient,
    no_kernel_gives_max_pool,
)
from deconv_viz.core.upsampling import nearest
from deconv_viz.lessons.upsampling import Upsampling
from deconv_viz.lessons.upsampling_layers import factor_of, pooled, pooling_layer, upstream
from deconv_viz.ui.grids import Cell, Grid, badge, finished, following, grid, row, sign, words
from deconv_viz.ui.words import text

_STYLE = """<style>
.pools { display: flex; flex-wrap: wrap; gap: 6px 14px; }
.pools .average { flex: 1 1 200px; } .pools .maximum { flex: 1 1 440px; }
.pools .pairs { gap: 8px; } .pools .row .row { gap: 8px; }
.pools .frame > p { min-height: 0; }
.pools h4 { margin: 0 0 2px; padding: 0; font: 600 15px/1.3 var(--st-heading-font, inherit); }
</style>"""


def pooling_sheet(state: Upsampling) -> str:
    """Return the sheet: average beside maximum, each for two inputs and the same from above."""
    return (
        _STYLE
        + f'<div class="pools">{_average(state)}{_maximum(state)}</div>'
        + f'<p class="foot"><span>{_smallest()}</span></p>'
    )


def _average(state: Upsampling) -> str:
    factor = factor_of(state)
    x, u = pooled(state), upstream(state)
    sizes, factors = x.shape, (factor, factor)
    gradient = average_pool_gradient(u, sizes, factors)
    shares = nearest(u, factors) / factor**2
    equal = bool(np.array_equal(gradient[: shares.shape[0], : shares.shape[1]], shares))
    _, _, geometry = pooling_layer(state)
    above = {cell: f'data-at="i{i}"' for i, cell in enumerate(np.ndindex(u.shape))}
    left = text("upsampling.pooling.left", left=x.shape[0] - shares.shape[0])
    return _frame(
        "average",
        row(
            following(_grid(u, "above", "input"), above),
            sign("→", f"1/{factor**2}"),
            following(_grid(gradient, "gradient", "output"), finished(geometry)),
        ),
        badge(equal, text("upsampling.pooling.is_nearest"))
        + (f" {left}" if shares.shape != gradient.shape else ""),
    )


def _maximum(state: Upsampling) -> str:
    factor = factor_of(state)
    x, u = pooled(state), upstream(state)
    factors = (factor, factor)
    other = x.max() - x  # its maxima are where the minima were, so none stays
    gradients = [max_pool_gradient(each, u, factors) for each in (x, other)]
    pairs = [
        row(
            grid(_switched(each, factors)),
            sign("→"),
            following(_grid(gradient, "gradient", "output"), _reached(gradient, each, factors)),
        )
        for each, gradient in zip((x, other), gradients, strict=True)
    ]
    same = bool(np.array_equal(gradients[0], gradients[1]))
    return _frame(
        "maximum",
        row(*pairs, kind="pairs"),
        badge(same, text("upsampling.pooling.same" if same else "upsampling.pooling.differs")),
    )


def _frame(name: str, grids: str, foot: str) -> str:
    return (
        f'<section class="frame {name}"><h4>{text(f"upsampling.pooling.{name}")}</h4>'
        f"<p class='muted'>{text(f'upsampling.pooling.{name}_says')}</p>{grids}"
        f'<p class="foot">{foot}</p></section>'
    )


def _grid(values: NDArray[Any], name: str, role: str) -> Grid:
    return Grid(
        values,
        label=text(f"upsampling.pooling.{name}"),
        role=role,
        caption=text(f"upsampling.pooling.{name}"),
        cell=18,
    )


def _switched(x: NDArray[Any], factors: tuple[int, int]) -> Grid:
    """Return the input, the maximum of every window framed."""
    places = np.unravel_index(max_pool(x, factors).switches.ravel(), x.shape)
    chosen = frozenset((int(r), int(c)) for r, c in zip(*places, strict=True))
    return Grid(
        x,
        label=text("upsampling.pooling.switches_label"),
        role="canvas",
        caption=text("upsampling.pooling.switches"),
        cell=18,
        chosen=chosen,
    )


def _reached(gradient: NDArray[Any], x: NDArray[Any], factors: tuple[int, int]) -> dict[Cell, str]:
    """Return the marks of the cells that a switch leads to: framed with what comes from above."""
    switches = max_pool(x, factors).switches
    marks = {}
    for i, flat in enumerate(switches.ravel()):
        r, c = np.unravel_index(flat, gradient.shape)
        marks[int(r), int(c)] = f'data-at="{words("i", i)}"'
    return marks


def _smallest() -> str:
    """The smallest contradiction, with its numbers."""
    found = no_kernel_gives_max_pool(2)
    said = [" ".join(map(str, values.tolist())) for values in (*found.inputs, *found.gradients)]
    return text(
        "upsampling.pooling.smallest",
        first=said[0],
        second=said[1],
        one=said[2],
        two=said[3],
        above=found.upstream[0],
    )
