"""The sheet of y = Cᵀx: the matrix in step with the stage, and C, which turns into it."""

from __future__ import annotations

import numpy as np

from deconv_viz.core import conv_transpose
from deconv_viz.lessons.matrix import Matrix, Whole
from deconv_viz.ui.grids import factor, number, tap
from deconv_viz.ui.matrix_grids import (
    Entries,
    cell_of,
    entries,
    matrix,
    named,
    turning,
    vector,
)
from deconv_viz.ui.matrix_style import PRODUCT
from deconv_viz.ui.words import text


def product_sheet(state: Matrix) -> str:
    """Return y = Cᵀx as grids, and C beside it.

    Stepping by inputs lights a column, which is a stamp; by outputs a row, which is a window.
    """
    geometry, w, x = state.geometry, state.kernel_values, state.input_values
    of = entries(w, geometry)
    y = conv_transpose(x, w, geometry)
    rows, columns = of.values.shape
    cell = cell_of(rows)
    last = of.last
    lines = f'<p class="idle muted">{text("matrix.idle")}</p>' + _columns(of, x) + _rows(of, x, y)
    grids = [
        vector(
            y,
            letter="o",
            role="output",
            label=text("matrix.y_label"),
            caption="y",
            cell=cell,
            marks=lambda o: f'data-from="o{o} i{last[o]}"' if last[o] >= 0 else "data-hole",
        ),
        '<span class="sign">=</span>',
        matrix(
            of,
            label=text("matrix.transposed_label"),
            caption=f"Cᵀ, {rows}×{columns}",
            cell=cell,
            blocks=(geometry.output_shape[1], geometry.input_shape[1])
            if state.rank == 2
            else (0, 0),
        ),
        '<span class="sign">·</span>',
        vector(
            x,
            letter="i",
            role="input",
            label=text("matrix.x_label"),
            caption="x",
            cell=cell,
            marks=lambda _: "",
        ),
        f'<div class="lines">{lines}</div>',
        turning(
            of,
            label=text("matrix.c_label", rows=columns, columns=rows),
            captions=(
                text("matrix.c", rows=columns, columns=rows),
                text("matrix.turned", rows=rows, columns=columns),
            ),
            button=text("matrix.turn"),
            cell=cell,
        ),
    ]
    return f'{PRODUCT}<div class="of-matrix">{"".join(grids)}</div>'


def _columns(of: Entries, x: Whole) -> str:
    """For each input, what its column does: the stamp."""
    lines = ""
    for i, value in enumerate(x.ravel().tolist()):
        column = of.element[:, i]
        stamp = " ".join(
            tap(int(t), of.count, number(of.values[o, i])) if t >= 0 else "·"
            for o, t in enumerate(column)
        )
        lines += f'<p data-at="i{i}">' + text(
            "matrix.column", place=i, name=named("x", i, x.shape), value=number(value), stamp=stamp
        )
        lines += "</p>"
    return lines


def _rows(of: Entries, x: Whole, y: Whole) -> str:
    """For each output, what its row does: the sum of a window."""
    lines = ""
    flat = x.ravel().tolist()
    for o, value in enumerate(y.ravel().tolist()):
        inputs = np.flatnonzero(of.element[o] >= 0)
        terms = " + ".join(
            tap(
                int(of.element[o, i]),
                of.count,
                f"{factor(of.values[o, i])}·{factor(flat[i])}",
            )
            for i in inputs
        )
        key = "matrix.row" if inputs.size else "matrix.row_empty"
        name = named("y", o, y.shape)
        lines += f'<p data-at="o{o}">' + text(
            key, place=o, name=name, terms=terms, value=number(value)
        )
        lines += "</p>"
    return lines
