"""A transposed convolution step by step, as data for whoever tells or draws it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core.errors import ParameterError
from deconv_viz.core.geometry import Axis, Geometry
from deconv_viz.core.operations import numbers

Order = Literal["input", "output"]
Index = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One stamp (order "input") or one output (order "output"), and its kept taps.

    The four tuples run in parallel, one entry a tap: `partners` holds the outputs that this input
    reaches, or the inputs that reach this output; `taps` the kernel elements; `products` the
    x[i] * w[t]; `totals` the sum so far of the output that the product goes to, with it included.
    """

    order: Order
    index: Index
    partners: tuple[Index, ...]
    taps: tuple[Index, ...]
    products: tuple[int | float, ...]
    totals: tuple[int | float, ...]


def steps(x: ArrayLike, w: ArrayLike, geometry: Geometry, order: Order = "input") -> Iterator[Step]:
    """Return the steps one by one, in row-major order of the inputs or of the outputs.

    Nothing is computed before it is asked for. In both orders the terms of an output come in the
    order of their inputs, so that its last total is the same number, in floating point too.
    Raises ParameterError, at once, for an unknown order or a shape that does not fit.
    """
    if order not in ("input", "output"):
        raise ParameterError("order", "choice", order, {"choices": "input, output"})
    x, w = numbers("x", x, geometry.input_shape), numbers("w", w, geometry.kernel_shape)
    return _steps(x, w, geometry, order)


def _steps(x: NDArray[Any], w: NDArray[Any], geometry: Geometry, order: Order) -> Iterator[Step]:
    shape = geometry.input_shape if order == "input" else geometry.output_shape
    joined = [_joined(axis, order) for axis in geometry.axes]
    totals = np.zeros(geometry.output_shape, np.result_type(x, w))
    for index in np.ndindex(shape):
        partners, taps, products, running = [], [], [], []
        for pairs in product(*(axis[i] for axis, i in zip(joined, index, strict=True))):
            partner, tap = tuple(p for p, _ in pairs), tuple(t for _, t in pairs)
            i, o = (index, partner) if order == "input" else (partner, index)
            term = x[i] * w[tap]
            totals[o] += term
            partners.append(partner)
            taps.append(tap)
            products.append(term.item())
            running.append(totals[o].item())
        yield Step(order, index, tuple(partners), tuple(taps), tuple(products), tuple(running))


def _joined(axis: Axis, order: Order) -> list[list[tuple[int, int]]]:
    """Return, for each input (or output) of an axis, its (partner, kernel element) pairs."""
    taps = axis.taps()
    joined: list[list[tuple[int, int]]]
    joined = [[] for _ in range(axis.size if order == "input" else axis.output_size)]
    for i, t in np.argwhere(taps >= 0).tolist():
        o = int(taps[i, t])
        if order == "input":
            joined[i].append((o, t))
        else:
            joined[o].append((i, t))
    return joined
