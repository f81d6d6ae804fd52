"""The canonical evaluation: what a meaning computes of canonical arrays."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.frameworks.layer import Meaning, Span


def evaluate(
    meaning: Meaning, x: NDArray[Any], w: NDArray[Any], b: NDArray[Any] | None = None
) -> NDArray[Any]:
    """Return y (N, filters, *outputs) of x (N, C, *sizes), w (C, filters/groups, *kernels), b.

    Whole numbers stay whole (int64), everything else becomes float64. An output may be empty.
    """
    exact = all(array.dtype.kind in "iu" for array in (x, w, *([] if b is None else [b])))
    kind = np.int64 if exact else np.float64
    x, w = x.astype(kind, copy=False), w.astype(kind, copy=False)
    if meaning.flipped:
        w = np.flip(w, tuple(range(2, w.ndim)))
    y = _scatter(meaning, x, w)
    for axis, turn in enumerate(meaning.wrap or ()):
        y = _wrapped(y, axis + 2, *turn)
    return y if b is None else y + _bias(meaning, b.astype(kind), y.shape)


def _scatter(meaning: Meaning, x: NDArray[Any], w: NDArray[Any]) -> NDArray[Any]:
    """Return the transposed convolution without its bias."""
    groups, spans = meaning.groups, meaning.spans
    y = np.zeros((len(x), meaning.filters, *(span.output for span in spans)), x.dtype)
    if not math.prod(y.shape):
        return y
    blocks = x.reshape(len(x), groups, -1, *x.shape[2:])
    kernels = w.reshape(groups, -1, *w.shape[1:])
    whole = (slice(None),) * 3
    canvas = np.zeros((len(x), groups, w.shape[1], *(span.full for span in spans)), x.dtype)
    for element in np.ndindex(w.shape[2:]):
        landing = tuple(
            slice(
                t * span.dilation,
                t * span.dilation + (span.size - 1) * span.stride + 1,
                span.stride,
            )
            for t, span in zip(element, spans, strict=True)
        )
        stamp = np.einsum("ngc...,gcf->ngf...", blocks, kernels[whole + element])
        canvas[whole + landing] += stamp
    full = canvas.reshape(len(x), meaning.filters, *canvas.shape[3:])
    kept = [_kept(span) for span in spans]
    here, there = tuple(here for here, _ in kept), tuple(there for _, there in kept)
    y[whole[1:] + here] = full[whole[1:] + there]
    return y


def _kept(span: Span) -> tuple[slice, slice]:
    """Return which part of the output is taken from which part of the full result."""
    first, last = max(span.begin, 0), min(span.begin + span.output, span.full)
    last = max(first, last)
    return slice(first - span.begin, last - span.begin), slice(first, last)


def _wrapped(y: NDArray[Any], axis: int, period: int, lead: int) -> NDArray[Any]:
    """Return y wound round a circle: out[(j + lead) mod period] += y[j]."""
    turned = np.moveaxis(y, axis, 0)
    out = np.zeros((period, *turned.shape[1:]), y.dtype)
    np.add.at(out, (np.arange(len(turned)) + lead) % period, turned)
    return np.moveaxis(out, 0, axis)


def _bias(meaning: Meaning, b: NDArray[Any], shape: tuple[int, ...]) -> NDArray[Any]:
    """Return the bias, shaped to be added to a result of this shape."""
    if meaning.bias == "last_axis":
        return b
    if meaning.bias == "first_of_group":
        b = np.resize(b[: meaning.filters // meaning.groups], meaning.filters)
    return b.reshape(-1, *(1,) * (len(shape) - 2))
