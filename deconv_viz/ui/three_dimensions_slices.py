"""The volumes as slices: a sheet of number grids that follows the player, without the server."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Geometry, conv_transpose, gather, scatter, transpose_matrix
from deconv_viz.ui.grids import Cell, Grid, badge, following, grid, index, number, row
from deconv_viz.ui.three_dimensions_state import Volumes
from deconv_viz.ui.words import listed, text

Array = NDArray[Any]

STYLE = """<style>
.later { visibility: hidden; }
.slices { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: flex-end;
  margin-bottom: 6px; }
.slices .name { flex: 0 0 100%; font-weight: 600; margin: 0; }
.numbers td i { font-style: normal; position: absolute; inset: 0; display: grid;
  place-items: center; border-radius: 2px; }
.numbers td i:has(~ i:not(.later)) { visibility: hidden; }
.meets { font-size: 12px; color: var(--muted); margin: 0; text-align: center; }
.says > span { display: none; } .says > span.at { display: inline; box-shadow: none; }
.says { min-height: 3em; margin: 4px 0 6px; }
.foot { gap: 4px 10px; } .foot .badge { margin-left: 0; }
</style>"""


_WIDE = 450  # pixels: as many slices beside each other as can be read


class Steps(NamedTuple):
    """The stamps of all inputs in row-major order, as the core makes them.

    sums: the output after each step, the empty one first. touched: for each step the mask of the
    outputs that its stamp reaches. lit: for each step the words of what it lights.
    """

    sums: tuple[Array, ...]
    touched: tuple[Array, ...]
    lit: tuple[tuple[str, ...], ...]


def steps_of(x: Array, w: Array, geometry: Geometry) -> Steps:
    """Return the steps: one stamp at a time, and what they come to so far."""
    alone = np.eye(x.size, dtype=np.int64).reshape(x.size, *x.shape)
    ones = np.ones_like(w)
    touched = tuple(conv_transpose(each, ones, geometry) > 0 for each in alone)
    stamps = [conv_transpose(x * each, w, geometry) for each in alone]
    sums = np.cumsum([np.zeros_like(stamps[0]), *stamps], axis=0)
    lit = tuple(
        (f"i{i}", *(f"o{o}" for o in np.flatnonzero(mask))) for i, mask in enumerate(touched)
    )
    return Steps(tuple(sums), touched, lit)


def slices_sheet(state: Volumes) -> str:
    """Return the sheet: slices of input, kernel and output, the step in words, what is equal."""
    x, w, geometry = state.x, state.w, state.geometry
    made = steps_of(x, w, geometry)
    return (
        STYLE
        + row(_group("input", _inputs(x)), _group("kernel", _kernels(w)), kind="top")
        + _group("output", _outputs(made, geometry))
        + f'<p class="says">{_says(x, geometry, made)}</p>'
        + f'<p class="foot">{"".join(_verdicts(x, w, geometry))}</p>'
    )


def depth_pairs(geometry: Geometry) -> list[list[tuple[int, int]]]:
    """Return for each output slice the (input slice, kernel slice) that meet in it."""
    axis = geometry.axes[0]
    pairs: list[list[tuple[int, int]]] = [[] for _ in range(axis.output_size)]
    for (i, t), o in np.ndenumerate(axis.taps()):
        if o >= 0:
            pairs[int(o)].append((i, t))
    return pairs


def alone(x: Array, w: Array, geometry: Geometry) -> int:
    """Return how many outputs change if only one slice of the kernel, the middle one, were used."""
    flat = np.zeros_like(w)
    middle = len(w) // 2
    flat[middle] = w[middle]
    different = conv_transpose(x, flat, geometry) != conv_transpose(x, w, geometry)
    return int(different.sum())


def _group(role: str, html: str) -> str:
    name = text(f"three_dimensions.{role}")
    return f'<div class="slices {role}"><p class="name">{name}</p>{html}</div>'


def _inputs(x: Array) -> str:
    places = np.arange(x.size).reshape(x.shape)
    grids = []
    for d, values in enumerate(x):
        marks = {at: f'data-lit="i{i}" data-go="i{i}"' for at, i in np.ndenumerate(places[d])}
        grids.append(following(_grid("input", d, values, float(x.max())), _cells(marks)))
    return "".join(grids)


def _kernels(w: Array) -> str:
    return "".join(
        grid(_grid("kernel", t, values, float(abs(w).max()))) for t, values in enumerate(w)
    )


def _outputs(made: Steps, geometry: Geometry) -> str:
    shape = geometry.output_shape
    places = np.arange(made.sums[0].size).reshape(shape)
    most = max(1.0, float(np.abs(made.sums).max()))
    cell = max(16, min(23, _WIDE // (shape[0] * shape[2])))
    html = []
    for d, pairs in enumerate(depth_pairs(geometry)):
        marks = {at: f'data-lit="o{o}"' for at, o in np.ndenumerate(places[d])}
        blank = _grid("output", d, np.zeros(shape[1:]), most, cell)
        table = following(blank, _cells(marks))
        for at, _ in np.ndenumerate(places[d]):
            table = table.replace(">0</td>", f">{_running(made, (d, *at))}</td>", 1)
        meets = " + ".join(text("three_dimensions.pair", i=i, t=t) for i, t in pairs)
        html.append(
            f'<div>{table}<p class="meets">{meets or text("three_dimensions.no_pair")}</p></div>'
        )
    return "".join(html)


def _running(made: Steps, at: tuple[int, ...]) -> str:
    """Return all the sums that an output goes through; the last one reached is seen."""
    through = [(i, made.sums[i + 1][at]) for i, mask in enumerate(made.touched) if mask[at]]
    return "".join(
        f'<i data-from="i{i}" data-value="{value}">{number(value)}</i>' for i, value in through
    )


def _grid(role: str, place: int, values: Array, most: float, cell: int = 23) -> Grid:
    label = text(f"three_dimensions.{role}_slice", place=place)
    return Grid(values, label, role, caption=label, cell=cell, most=most)


def _cells(marks: dict[tuple[int, ...], str]) -> dict[Cell, str]:
    return {(at[0], at[1]): mark for at, mark in marks.items()}


def _says(x: Array, geometry: Geometry, made: Steps) -> str:
    """Return what each step does, in words; the present one is seen."""
    full = int(np.prod(geometry.kernel_shape))
    said = []
    for i, mask in enumerate(made.touched):
        landed = int(mask.sum())
        at = np.unravel_index(i, x.shape)
        slices = np.flatnonzero(mask.any(axis=(1, 2)))
        sentence = text(
            "three_dimensions.step" if landed else "three_dimensions.step_lost",
            name=f"x{index(*map(int, at))}",
            value=number(float(x[at])),
            full=full,
            landed=landed,
            cropped=full - landed,
            slices=listed([str(d) for d in slices]),
        )
        said.append(f'<span data-at="i{i}">{sentence}</span>')
    return "".join(said)


def _verdicts(x: Array, w: Array, geometry: Geometry) -> list[str]:
    y = scatter(x, w, geometry)
    matrix = transpose_matrix(w, geometry)
    product = (matrix @ x.ravel()).reshape(y.shape)
    rows, columns = matrix.shape
    return [
        badge(np.array_equal(y, gather(x, w, geometry)), text("three_dimensions.equal_gather")),
        badge(
            np.array_equal(y, product),
            text("three_dimensions.equal_matrix", rows=rows, columns=columns),
        ),
    ]
