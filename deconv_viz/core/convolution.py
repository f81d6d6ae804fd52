"""The ordinary convolution of networks, with channels: what the twins of a transposed one end in.

Networks say convolution and mean cross-correlation: the kernel is not flipped. x has shape
(N, Cin, *sizes), w (Cout, Cin, *kernel), the output (N, Cout, *outputs), in any rank.
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core.errors import ParameterError, integer, positive
from deconv_viz.core.insertion import insert_pad_crop
from deconv_viz.core.operations import numbers

Array = NDArray[Any]
Pads = Sequence[tuple[int, int]]


def convolve(x: ArrayLike, w: ArrayLike, pads: Pads | None = None) -> Array:
    """Return the convolution at stride 1, z[n, f, o] = sum of w[f, c, t] * padded x[n, c, o + t].

    `pads` holds (begin, end) for every axis, None for no padding; a negative pad crops. An axis
    gets size + begin + end - kernel + 1 outputs. Whole numbers stay whole, float32 stays float32.
    Raises ParameterError if the shapes do not fit or leave no output.
    """
    x, w = real("x", x), real("w", w)
    rank = w.ndim - 2
    if rank < 1 or x.ndim != w.ndim or x.shape[1] != w.shape[1]:
        expected = ("Cout", *x.shape[1:2], *("k" for _ in x.shape[2:]))
        shape = f"({', '.join(map(str, expected))})"
        raise ParameterError("w", "shape", w.shape, {"expected": shape})
    padded = x
    for axis, pair in enumerate(pads_of(pads, rank), 2):
        padded = insert_pad_crop(padded, axis, 1, pair)
    kernel = w.shape[2:]
    outputs = tuple(n - k + 1 for n, k in zip(padded.shape[2:], kernel, strict=True))
    for size, n, k in zip(outputs, padded.shape[2:], kernel, strict=True):
        if size < 1:
            values = {"canvas": n, "begin": k - 1, "end": 0, "output": size}
            raise ParameterError("kernel", "output_at_least_one", k, values)
    # One product a kernel element: no copy of all windows is ever made.
    z = np.zeros((len(x), len(w), math.prod(outputs)), np.result_type(x, w))
    for t in np.ndindex(kernel):
        window = tuple(slice(a, a + size) for a, size in zip(t, outputs, strict=True))
        seen = padded[(slice(None), slice(None), *window)].reshape(len(x), x.shape[1], -1)
        z += np.matmul(w[(slice(None), slice(None), *t)], seen)
    return z.reshape(len(x), len(w), *outputs)


def correlate_plane(x: ArrayLike, g: ArrayLike, pads: Pads | None = None) -> Array:
    """Return `convolve` for plain spatial arrays without batch and channels."""
    plane: Array = convolve(np.asarray(x)[None, None], np.asarray(g)[None, None], pads)[0, 0]
    return plane


def same_pads(kernel: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return the padding that keeps every size, the odd cell at the end, as TensorFlow's SAME."""
    return tuple(((k - 1) // 2, k // 2) for k in each("kernel", kernel))


def pads_of(pads: Pads | None, rank: int) -> tuple[tuple[int, int], ...]:
    """Return (begin, end) of every axis as whole numbers; refuse another number of axes."""
    pairs = [(0, 0)] * rank if pads is None else [tuple(pair) for pair in pads]
    if len(pairs) != rank or any(len(pair) != 2 for pair in pairs):
        raise ParameterError("pads", "shape", np.shape(pairs), {"expected": str((rank, 2))})
    return tuple((integer("pads", begin), integer("pads", end)) for begin, end in pairs)


def each(field: str, values: Sequence[int], rank: int | None = None) -> tuple[int, ...]:
    """Return one number of at least 1 for every axis; refuse another number of axes."""
    found = tuple(positive(field, value) for value in values)
    if rank is not None and len(found) != rank:
        raise ParameterError(field, "shape", (len(found),), {"expected": f"({rank},)"})
    return found


def real(field: str, values: ArrayLike) -> Array:
    """Return the values as `operations.numbers` does, in their own shape; float32 stays."""
    array = np.asarray(values)
    return array if array.dtype == np.float32 else numbers(field, array, array.shape)
