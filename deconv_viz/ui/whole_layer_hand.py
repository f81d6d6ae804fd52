"""A forward convolution by hand, out of windows, and which sizes may stay open, as HTML."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Axis, fill
from deconv_viz.core.channels import parameters
from deconv_viz.core.identities import conv_by_unfold, unfold
from deconv_viz.ui.grids import Cell, Grid, Hue, grid, number
from deconv_viz.ui.words import language, text

SHAPE = (1, 16, 8820)
WEIGHT = (16, 16, 3)
_CELL = 17  # pixels
_BESIDE = 2  # samples that are shown on either side of a window


class Case(NamedTuple):
    """A way to place the windows: distance of the elements, and zeros at both ends."""

    name: str
    dilation: int
    pads: tuple[int, int]


CASES = (
    Case("valid", 1, (0, 0)),
    Case("padded", 1, (1, 1)),
    Case("dilated", 2, (0, 0)),
    Case("dilated_padded", 2, (2, 2)),
    Case("causal", 2, (4, 0)),
)

CODE = """\
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

rng = np.random.default_rng(0)
x = rng.integers(-3, 4, {shape})
w = rng.integers(-3, 4, {weight})

padded = np.pad(x, ((0, 0), (0, 0), {pads}))
windows = sliding_window_view(padded, {span}, axis=2)[..., ::{dilation}]
z = np.einsum("ncot,fct->nfo", windows, w)
print(z.shape)  # (1, 16, {samples})
"""
"""The same in plain NumPy; in einsum f is the filter, c the channel, o the sample, t the tap."""


@lru_cache(1)
def _data() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    u = fill("random", SHAPE, seed=1, role="signal").astype(np.int64)
    return u, fill("random", WEIGHT, seed=1, role="weight").astype(np.int64)


@lru_cache(len(CASES))
def result(case: int) -> NDArray[np.int64]:
    """Return the convolution of a case, (1, 16, samples)."""
    z: NDArray[np.int64] = conv_by_unfold(*_data(), CASES[case].dilation, CASES[case].pads)
    z.flags.writeable = False
    return z


def samples(case: int) -> int:
    """Return how many samples a case gives."""
    return int(result(case).shape[2])


def code(case: int) -> str:
    """Return the case as a program."""
    of = CASES[case]
    span = of.dilation * (WEIGHT[2] - 1) + 1
    return CODE.format(
        shape=SHAPE,
        weight=WEIGHT,
        pads=of.pads,
        span=span,
        dilation=of.dilation,
        samples=samples(case),
    )


def hand_sheet(case: int, sample: int) -> str:
    """Return one window, the weight that it is multiplied with, and the sizes of all cases."""
    of = CASES[case]
    u, w = _data()
    window = unfold(u, WEIGHT[2], of.dilation, of.pads)[0, :, sample]
    z = result(case)[0, 0, sample]
    products = window * w[0]
    taps = WEIGHT[2]
    by_tap: dict[Cell, Hue] = {(c, t): (t, taps) for c in range(SHAPE[1]) for t in range(taps)}
    names = text("whole_layer.window_of", sample=sample)
    figures = _surroundings(case, sample)
    figures += '<span class="sign">→</span>' + grid(
        Grid(window, names, "input", caption=names, cell=_CELL, hues=by_tap)
    )
    label = text("whole_layer.hand_weight")
    figures += '<span class="sign">×</span>' + grid(
        Grid(w[0], label, "kernel", caption=label, cell=_CELL, hues=by_tap)
    )
    label = text("whole_layer.products")
    figures += '<span class="sign">=</span>' + grid(
        Grid(products, label, "canvas", caption=label, cell=_CELL)
    )
    says = text(
        "whole_layer.hand_sum",
        count=products.size,
        sample=sample,
        value=number(z),
    )
    return (
        f'<div class="row top"><div><div class="row">{figures}</div>'
        f'<p class="after" aria-live="polite"><b>{says}</b></p></div>{_sizes(case)}</div>'
    )


def _surroundings(case: int, sample: int) -> str:
    """Return the padded input around a window: every channel, a few samples on either side."""
    of = CASES[case]
    u, _ = _data()
    # A picture of positions is made by the same windows that the values go through.
    numbers = np.arange(1, SHAPE[2] + 1)[np.newaxis, np.newaxis]
    span = of.dilation * (WEIGHT[2] - 1) + 1
    wide = span + 2 * _BESIDE
    ends = of.pads[0] + _BESIDE, of.pads[1] + _BESIDE
    places = unfold(numbers, wide, 1, ends)[0, 0, sample] - 1
    values = unfold(u, wide, 1, ends)[0, :, sample]
    beyond = np.broadcast_to(places < 0, values.shape)
    hues: dict[Cell, Hue] = {
        (c, _BESIDE + t * of.dilation): (t, WEIGHT[2])
        for c in range(SHAPE[1])
        for t in range(WEIGHT[2])
    }
    inside = places[places >= 0]
    caption = text("whole_layer.around", first=inside[0], last=inside[-1])
    return grid(
        Grid(values, caption, "input", caption=caption, cell=_CELL, hues=hues, holes=beyond)
    )


def _sizes(chosen: int) -> str:
    rows = ""
    for place, of in enumerate(CASES):
        mark = " data-chosen" if place == chosen else ""
        formula = text(
            "whole_layer.samples",
            time=f"{SHAPE[2]:,}",
            pads=sum(of.pads),
            dilation=of.dilation,
            kernel=WEIGHT[2],
        )
        cells = f"<td>{text(f'whole_layer.case.{of.name}')}</td><td>{formula}</td>"
        rows += f'<tr{mark}>{cells}<td class="right">{samples(place):,}</td></tr>'
    head = f'<th colspan="2">{text("whole_layer.column.case")}</th>'
    head += f'<th class="right">{text("whole_layer.column.samples")}</th>'
    return f'<div class="frame"><table class="facts"><tr>{head}</tr>{rows}</table></div>'


# ---- sizes that may stay open ----

_OPEN = (10, 100, 1000)
_CHANNELS, _FILTERS, _KERNEL, _STRIDE, _UNITS = 16, 8, 3, 2, 10

OPEN = f"""\
import keras

x = keras.Input((None, {_CHANNELS}))  # any length
y = keras.layers.Conv1DTranspose({_FILTERS}, {_KERNEL}, strides={_STRIDE})(x)
print(y.shape)  # (None, None, {_FILTERS})

y = keras.layers.GlobalAveragePooling1D()(y)  # (None, {_FILTERS}): no length left
y = keras.layers.Dense({_UNITS})(y)
"""
"""A model that leaves the length open, complete."""


def open_sheet() -> str:
    """Return what the layer and a Dense layer behind it need for several lengths."""
    return _open_sheet(language())


@lru_cache(8)
def _open_sheet(of: str) -> str:
    weights = parameters(_CHANNELS, _FILTERS, (_KERNEL,)) + _FILTERS
    names = ("length", "longer", "layer_parameters", "dense_parameters")
    head = "".join(
        f'<th class="right">{text(f"whole_layer.column.{name}", of)}</th>' for name in names
    )
    rows = ""
    for length in _OPEN:
        longer = Axis(length, _KERNEL, _STRIDE).output_size
        dense = parameters(longer * _FILTERS, _UNITS, ()) + _UNITS
        counts = (length, longer, weights, dense)
        cells = "".join(f'<td class="right">{count:,}</td>' for count in counts)
        rows += f"<tr>{cells}</tr>"
    sentences = "".join(
        f"<p>{text(f'whole_layer.open.{name}', of)}</p>" for name in ("batch", "length", "dense")
    )
    layer = text("whole_layer.open_layer", of, channels=_CHANNELS, filters=_FILTERS, units=_UNITS)
    return (
        f'<div class="prose">{sentences}</div><div class="scroll"><table class="facts">'
        f"<caption>{layer}</caption><tr>{head}</tr>{rows}</table></div>"
    )
