"""The layers of the lesson of upsampling: what its stage shows of each part."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Geometry, fill
from deconv_viz.core.pooling import average_pool, average_pool_layer
from deconv_viz.core.upsampling import (
    aligned_geometry,
    aligned_kernel,
    bilinear_geometry,
    bilinear_kernel,
    resize_kernel,
)
from deconv_viz.lessons.upsampling import Upsampling, whole
from deconv_viz.state.lab import Order

Layer = tuple[NDArray[Any], NDArray[Any], Geometry]
"""Input, kernel and geometry."""


def shown(state: Upsampling) -> Layer:
    """Return the transposed convolution of the part that is open."""
    match state.part:
        case "back":
            return state.lab.input(), state.lab.kernel(), state.lab.geometry()
        case "bilinear":
            return bilinear_layer(state)
        case "pooling":
            return pooling_layer(state)
        case _:
            return state.x, resize_kernel(state.kernel, (state.factor,) * 2), state.geometry


def order_of(state: Upsampling) -> Order:
    """Return the order in which the stage of the part opens."""
    return "output" if state.part == "there" else "input"


# ---- bilinear interpolation ----


def picture(state: Upsampling) -> NDArray[Any]:
    """Return the small picture that is interpolated."""
    if state.values == "random":
        return state.x
    return fill(state.values, (state.size, state.size))


def bilinear_layer(state: Upsampling) -> Layer:
    """Return the transposed convolution with the bilinear kernel, at the border that is chosen."""
    x, factors = picture(state), (state.factor,) * 2
    if state.border == "aligned":
        return x, aligned_kernel(factors), aligned_geometry(x.shape, factors)
    return x, bilinear_kernel(factors), bilinear_geometry(x.shape, factors)


# ---- pooling ----


def factor_of(state: Upsampling) -> int:
    """The window's side: the factor, as far as the picture can hold it."""
    return min(state.factor, state.pooled)


def pooled(state: Upsampling) -> NDArray[np.int64]:
    """Return the input of the pooling, no two alike in a window."""
    shape = (state.pooled,) * 2
    order = np.argsort(whole("pooled", shape, state.seed, 0, 10**6).ravel(), kind="stable")
    return np.argsort(order).reshape(shape)


def upstream(state: Upsampling) -> NDArray[np.int64]:
    """Return what comes from above: multiples of a window's elements, so that shares are whole."""
    factor = factor_of(state)
    shape = average_pool(pooled(state), (factor, factor)).shape
    return whole("upstream", shape, state.seed, 1, 4) * factor**2


def pooling_layer(state: Upsampling) -> Layer:
    """Return the transposed convolution that is the average's gradient."""
    factor = factor_of(state)
    w, geometry = average_pool_layer((state.pooled,) * 2, (factor, factor))
    return upstream(state), w, geometry
