"""Conv1DTranspose three ways, and the reshape that mixes time and channels, as HTML and as code."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Axis, fill
from deconv_viz.core.identities import (
    natively,
    origins,
    reshaped,
    through_reshape,
    through_two_dimensions,
)
from deconv_viz.ui.grids import Cell, Grid, Hue, badge, grid
from deconv_viz.ui.whole_layer_state import RESHAPED
from deconv_viz.ui.words import language, text

_TIME, _CHANNELS = RESHAPED
_FILTERS, _KERNEL, _STRIDE = 2, 3, 2
_CELL = 24  # pixels
_WIDEST = 560  # pixels for a long row of moments

NATIVE = f"""\
import keras
from keras import layers

x = keras.Input(({_TIME}, {_CHANNELS}))
y = layers.Conv1DTranspose(
    {_FILTERS}, {_KERNEL}, strides={_STRIDE}
)(x)
print(y.shape)
"""

EXPANDED = f"""\
import keras
from keras import layers, ops

x = keras.Input(({_TIME}, {_CHANNELS}))
y = ops.expand_dims(x, 2)
y = layers.Conv2DTranspose(
    {_FILTERS}, ({_KERNEL}, 1), strides=({_STRIDE}, 1)
)(y)
y = ops.squeeze(y, 2)
print(y.shape)
"""

RESHAPE = f"""\
import keras
from keras import layers

x = keras.Input(({_TIME}, {_CHANNELS}))
M = x.shape[-1]
y = layers.Reshape((-1, 1, M))(x)
y = layers.Conv2DTranspose(
    {_FILTERS}, ({_KERNEL}, 1), strides=({_STRIDE}, 1)
)(y)
y = layers.Reshape((-1, {_FILTERS}))(y)
print(y.shape)
"""

WAYS = (("native", NATIVE), ("expanded", EXPANDED), ("reshape", RESHAPE))
"""The three ways and their code, complete."""


def example(last: int = _CHANNELS) -> tuple[NDArray[np.int64], NDArray[np.int64], Axis]:
    """Return x (time, channels), w (kernel, filters, last) and the axis after that reshape.

    x[t, c] = 10*(t + 1) + c, so that every number tells where it comes from.
    """
    moments, channels = np.indices(RESHAPED)
    x = 10 * (moments + 1) + channels
    w = fill("random", (_KERNEL, _FILTERS, last), seed=5, role="kernel", low=-1, high=1)
    return x, w.astype(np.int64), Axis(x.size // last, _KERNEL, _STRIDE)


def ways_sheet() -> str:
    """Return the input and the three results, with whether they are the same numbers."""
    return _ways_sheet(language())


@lru_cache(8)
def _ways_sheet(of: str) -> str:
    x, w, axis = example()
    results = [way(x, w, axis) for way in (natively, through_two_dimensions, through_reshape)]
    equal = all(np.array_equal(result, results[0]) for result in results)
    figures = _figure(
        x, "input", text("whole_layer.ways_input", of, shape=_shape(x)), by_channel=True
    )
    for (name, _), result in zip(WAYS, results, strict=True):
        caption = text(f"whole_layer.way.{name}", of) + f" {_shape(result)}"
        figures += _figure(result, "output", caption)
    says = text("whole_layer.ways_equal" if equal else "whole_layer.ways_differ", of)
    how = text("whole_layer.ways_how", of)
    return (
        f'<p class="muted">{how}</p><div class="row bottom">{figures}</div>'
        f'<div class="foot">{badge(equal, says)}</div>'
    )


def mixing_sheet(last: int) -> str:
    """Return what Reshape((-1, 1, last)) makes of the input, and what the layer makes of that."""
    x, w, axis = example(last)
    mixed = reshaped(x, last)[:, 0]
    origin = origins(_TIME, _CHANNELS, last)
    hues = {(c, t): (int(origin[t, c, 1]), x.shape[1]) for t, c in np.ndindex(mixed.shape)}
    y = natively(mixed, w, axis)
    right = natively(*example())
    figures = _figure(x, "input", text("whole_layer.ways_input", shape=_shape(x)), by_channel=True)
    figures += f'<span class="sign">→<small>Reshape((−1, 1, {last}))</small></span>'
    figures += _figure(mixed, "input", text("whole_layer.mixed", shape=_shape(mixed)), hues=hues)
    figures += f'<span class="sign">→<small>{text("whole_layer.layer")}</small></span>'
    figures += _figure(y, "output", text("whole_layer.ways_output", shape=_shape(y)))
    return f"<p>{_verdict(origin, last, len(y), len(right))}</p><div class='row'>{figures}</div>"


def _verdict(origin: NDArray[np.intp], last: int, length: int, right: int) -> str:
    if last == _CHANNELS:
        return text("whole_layer.unmixed", last=last, length=length)
    # The first element that stands in another place than it came from.
    step, channel = (1, 0) if last < _CHANNELS else (0, _CHANNELS)
    moment, source = origin[step, channel]
    return text(
        "whole_layer.mixes",
        last=last,
        moment=moment,
        source=source,
        step=step,
        channel=channel,
        length=length,
        right=right,
    )


def _figure(
    values: NDArray[Any],
    role: str,
    caption: str,
    hues: dict[Cell, Hue] | None = None,
    by_channel: bool = False,
) -> str:
    """Return values (time, channels) as a grid: time to the right, a row a channel."""
    across = values.T
    if by_channel:
        hues = {(c, t): (c, len(across)) for c, t in np.ndindex(across.shape)}
    cell = max(min(_CELL, _WIDEST // across.shape[1] - 1), 15)
    of = Grid(across, caption, role, caption=caption, cell=cell, hues=hues or {})
    return f'<div class="scroll">{grid(of)}</div>'


def _shape(values: NDArray[Any]) -> str:
    return "×".join(map(str, values.shape))
