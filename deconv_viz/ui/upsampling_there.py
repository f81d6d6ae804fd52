"""Upsampling and then a convolution, and the one transposed convolution that both of them are."""

from __future__ import annotations

import numpy as np

from deconv_viz.core import Axis, conv_transpose
from deconv_viz.core.convolution import correlate_plane, pads_of
from deconv_viz.core.insertion import insert_pad_crop
from deconv_viz.core.upsampling import nearest, resize_kernel
from deconv_viz.lessons.upsampling import Upsampling
from deconv_viz.ui.grids import (
    Cell,
    Grid,
    badge,
    factor,
    finished,
    following,
    grid,
    index,
    number,
    row,
    sign,
    tap,
    words,
)
from deconv_viz.ui.words import text

MOST_SUMS = 150
"""So many outputs have their sum written out; the stage writes those of larger pictures."""

_STYLE = """<style>
.sums { min-height: 28px; }
.sheet .sums > p { display: none; margin: 0; line-height: 24px; flex: 1; }
.sheet .sums > p.at { display: block; box-shadow: none; }
.there td.at { box-shadow: inset 0 0 0 2px var(--accent); }
</style>"""


def there_sheet(state: Upsampling) -> str:
    """Return the sheet: upsampled picture, convolution and its output; then how the kernel is made.

    The window of the output that the stage is at is framed, and its sum is written out.
    """
    g, pads = state.kernel, state.padding
    factors = (state.factor,) * 2
    large = nearest(state.x, factors)
    by_two = correlate_plane(large, g, pads)
    kernel = resize_kernel(g, factors)
    by_one = conv_transpose(state.x, kernel, state.geometry)
    equal = bool(np.array_equal(by_two, by_one))
    small = np.arange(state.x.size).reshape(state.x.shape)
    sources = _padded(nearest(small, factors), pads, -1)
    side = 20 if sources.shape[1] <= 10 else 16
    picture = Grid(
        _padded(large, pads, 0),
        label=text("upsampling.there.upsampled_label"),
        role="input",
        caption=text("upsampling.there.upsampled", factor=state.factor),
        cell=side,
        holes=sources < 0,
    )
    convolution = Grid(
        g,
        label=text("upsampling.there.g_label"),
        role="kernel",
        caption=text("upsampling.there.g"),
        cell=side + 2,
    )
    output = Grid(
        by_two,
        label=text("upsampling.there.output_label"),
        role="output",
        caption=text("upsampling.there.output"),
        cell=side,
    )
    verdict = badge(equal, text("upsampling.there.equal" if equal else "upsampling.there.unequal"))
    return (
        _STYLE
        + '<div class="there">'
        + row(
            following(picture, _windows(state, sources)),
            sign("∗"),
            grid(convolution),
            sign("="),
            following(output, finished(state.geometry)),
            _made(state, side),
        )
        + f'<div class="foot sums">{_sums(state, sources)}{verdict}</div></div>'
    )


def _made(state: Upsampling, side: int) -> str:
    """How the one kernel is made: box ∗ flipped kernel."""
    factors = (state.factor,) * 2
    kernel = resize_kernel(state.kernel, factors)
    hues = {
        (int(r), int(c)): (place, kernel.size)
        for place, (r, c) in enumerate(np.ndindex(kernel.shape))
    }
    lit = {cell: f'data-lit="k{place}"' for cell, (place, _) in hues.items()}
    box = Grid(
        np.ones(factors, np.int64),
        label=text("upsampling.there.box"),
        role="input",
        caption=text("upsampling.there.box"),
        cell=side,
    )
    flipped = Grid(
        np.flip(state.kernel),
        label=text("upsampling.there.flipped"),
        role="kernel",
        caption=text("upsampling.there.flipped"),
        cell=side,
    )
    made = Grid(
        kernel,
        label=text("upsampling.there.kernel_label"),
        role="kernel",
        caption=text("upsampling.there.kernel"),
        cell=side,
        hues=hues,
    )
    return row(
        grid(box), sign("∗"), grid(flipped), sign("="), following(made, lit), kind="frame made"
    )


def _padded(values: np.ndarray, pads: object, padding: int) -> np.ndarray:
    for axis, pair in enumerate(pads_of(pads, 2)):  # type: ignore[arg-type]
        values = insert_pad_crop(values, axis, 1, pair, 0, padding)
    return values


def _windows(state: Upsampling, sources: np.ndarray) -> dict[Cell, str]:
    """Return each padded cell's mark: the outputs whose window reads it, and its input."""
    outputs = np.arange(np.prod(state.geometry.output_shape)).reshape(state.geometry.output_shape)
    readers = [_readers(m, k) for m, k in zip(outputs.shape, state.kernel.shape, strict=True)]
    marks = {}
    for r, c in np.ndindex(sources.shape):
        read = words("o", outputs[np.ix_(readers[0][r], readers[1][c])])
        of = f" i{sources[r, c]}" if sources[r, c] >= 0 else ""
        marks[r, c] = f'data-at="{read}{of}"'
    return marks


def _readers(outputs: int, kernel: int) -> list[np.ndarray]:
    """Return for each place of the padded picture the outputs whose window holds it."""
    axis = Axis(outputs, kernel)
    taps = axis.taps()
    return [np.flatnonzero((taps == place).any(axis=1)) for place in range(axis.output_size)]


def _sums(state: Upsampling, sources: np.ndarray) -> str:
    """Every output's sum, collected by input: each bracket is an element of the one kernel."""
    g, x, geometry = state.kernel, state.x, state.geometry
    if np.prod(geometry.output_shape) > MOST_SUMS:
        return ""
    taps = [axis.taps() for axis in geometry.axes]
    windows = [Axis(m, k).taps() for m, k in zip(geometry.output_shape, g.shape, strict=True)]
    count = int(np.prod(geometry.kernel_shape))
    y = conv_transpose(x, resize_kernel(g, (state.factor,) * 2), geometry)
    lines = []
    for r, c in np.ndindex(y.shape):
        seen = sources[np.ix_(windows[0][r], windows[1][c])]
        terms = []
        for i in np.unique(seen[seen >= 0]):
            place = np.unravel_index(i, x.shape)
            t = [
                int(np.flatnonzero(table[at] == o)[0])
                for table, at, o in zip(taps, place, (r, c), strict=True)
            ]
            parts = g[seen == i]
            total = " + ".join(factor(value) for value in parts)
            of = f"{number(int(x[place]))}·({total})"
            terms.append(tap(int(np.ravel_multi_index(t, geometry.kernel_shape)), count, of))
        said = " + ".join(terms) or "0"
        o = int(np.ravel_multi_index((r, c), y.shape))
        lines.append(
            f'<p data-at="o{o}"><b class="output">y{index(r, c)}</b> = {said} = '
            f"<b>{number(int(y[r, c]))}</b></p>"
        )
    return "".join(lines)
