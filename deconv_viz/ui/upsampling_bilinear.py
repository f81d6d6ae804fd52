"""Bilinear interpolation beside the transposed convolution with the bilinear kernel."""

from __future__ import annotations

import numpy as np

from deconv_viz.core import conv_transpose
from deconv_viz.core.upsampling import (
    Bilinear,
    bilinear_aligned,
    compare_bilinear,
)
from deconv_viz.lessons.upsampling import Upsampling
from deconv_viz.lessons.upsampling_layers import bilinear_layer, picture
from deconv_viz.ui.grids import Grid, badge, finished, following, grid, number, row, sign
from deconv_viz.ui.words import text

ROUNDING = 1e-12
"""What counts as no difference: thirds are no binary fractions."""


def compare(state: Upsampling) -> Bilinear:
    """Return the transposed convolution, the interpolation and their difference."""
    x, factors = picture(state), (state.factor,) * 2
    if state.border != "aligned":
        return compare_bilinear(x, factors, edge=state.border == "repeat")
    transposed = conv_transpose(*bilinear_layer(state))
    straight = bilinear_aligned(x, factors)
    return Bilinear(transposed, straight, transposed - straight, (0, 0))


def bilinear_sheet(state: Upsampling) -> str:
    """Return the sheet: both results and their difference, numbers in every cell."""
    found = compare(state)
    difference = np.where(np.abs(found.difference) <= ROUNDING, 0, found.difference)
    side = 30 if difference.shape[0] <= 8 else 22 if difference.shape[0] <= 12 else 15
    marks = finished(bilinear_layer(state)[2])
    grids = []
    for name, values, role in (
        ("transposed", found.transposed, "output"),
        ("interpolated", found.interpolated, "input"),
        ("difference", difference, "canvas"),
    ):
        of = Grid(
            values,
            label=text(f"upsampling.bilinear.{name}_label"),
            role=role,
            caption=text(f"upsampling.bilinear.{name}"),
            cell=side,
            most=float(np.abs(found.interpolated).max()),
        )
        grids.append(following(of, marks) if name == "transposed" else grid(of))
    equal = not difference.any()
    said = text(
        f"upsampling.bilinear.{state.border}",
        cells=int(np.count_nonzero(difference)),
        border=found.border[0],
        worst=number(float(np.abs(difference).max())),
        size=found.transposed.shape[0],
    )
    mark = badge(equal, text("upsampling.there.equal" if equal else "upsampling.bilinear.unequal"))
    return (
        row(grids[0], sign("−"), grids[1], sign("="), grids[2])
        + f'<p class="foot"><span>{said}</span>{mark}</p>'
    )
