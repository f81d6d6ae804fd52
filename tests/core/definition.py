"""Transposed convolution spelt out in plain Python, for the tests to compare with.

Nothing here comes from the package: sizes, indices and crops are worked out anew.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray


def canvas(x: Sequence[int], w: Sequence[int], stride: int, dilation: int) -> list[int]:
    """Return the full result along one axis: full[i*stride + t*dilation] += x[i] * w[t]."""
    full = [0] * ((len(x) - 1) * stride + dilation * (len(w) - 1) + 1)
    for i, x_i in enumerate(x):
        for t, w_t in enumerate(w):
            full[i * stride + t * dilation] += x_i * w_t
    return full


def cut(values: list[Any], begin: int, end: int, outside: Any = 0) -> list[Any]:
    """Return `values` less both crops; negative crops put `outside` there instead."""
    size = len(values)
    wanted = range(begin, size - end)
    return [values[position] if 0 <= position < size else outside for position in wanted]


def cut_array(values: NDArray[Any], crops: Sequence[tuple[int, int]]) -> NDArray[Any]:
    """Return an array less the crops of every axis; negative crops put zeros there instead."""
    for position, (begin, end) in enumerate(crops):
        shape = list(values.shape)
        before, after = max(-begin, 0), max(-end, 0)
        shape[position] += before + after
        wide = np.zeros(shape, values.dtype)
        inside: list[slice] = [slice(None)] * values.ndim
        inside[position] = slice(before, before + values.shape[position])
        wide[tuple(inside)] = values
        inside[position] = slice(max(begin, 0), shape[position] - max(end, 0))
        values = wide[tuple(inside)]
    return values


def forward_matrix(
    w: NDArray[Any],
    sizes: Sequence[int],
    strides: Sequence[int],
    dilations: Sequence[int],
    crops: Sequence[tuple[int, int]],
) -> NDArray[Any]:
    """Return the matrix C of a forward convolution, shape (its outputs, its inputs).

    Row i holds the dilated kernel at i * stride within the padded plane; the columns that are
    padding go (a crop is the padding of the forward convolution), and columns for what it never
    sees are added.
    """
    spans = [d * (k - 1) + 1 for d, k in zip(dilations, w.shape, strict=True)]
    plane = [(n - 1) * s + span for n, s, span in zip(sizes, strides, spans, strict=True)]
    rows = []
    for i in np.ndindex(*sizes):
        row = np.zeros(plane, w.dtype)
        window = zip(i, strides, spans, dilations, strict=True)
        row[tuple(slice(j * s, j * s + span, d) for j, s, span, d in window)] = w
        rows.append(cut_array(row, crops).ravel())
    return np.array(rows)
