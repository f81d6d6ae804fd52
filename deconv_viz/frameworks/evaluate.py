"""The canonical evaluation: what a meaning computes of canonical arrays."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Geometry, conv_transpose_layer
from deconv_viz.frameworks.layer import Meaning


def evaluate(
    meaning: Meaning, x: NDArray[Any], w: NDArray[Any], b: NDArray[Any] | None = None
) -> NDArray[Any]:
    """Return y (N, filters, *outputs) of x (N, C, *sizes), w (C, filters/groups, *kernels), b.

    Whole numbers stay whole (int64), everything else becomes float64. An output may be empty.
    """
    exact = all(array.dtype.kind in "iu" for array in (x, w, *([] if b is None else [b])))
    kind = np.int64 if exact else np.float64
    x, w = x.astype(kind, copy=False), w.astype(kind, copy=False)
    # The reference evaluator of ONNX may take the input for one of another shape.
    x = x.reshape(*x.shape[:2], *(span.size for span in meaning.spans))
    if meaning.flipped:
        w = np.flip(w, tuple(range(2, w.ndim)))
    y = _scatter(meaning, x, w)
    for axis, turn in enumerate(meaning.wrap or ()):
        y = _wrapped(y, axis + 2, *turn)
    return y if b is None else y + _bias(meaning, b.astype(kind), y.shape)


def _scatter(meaning: Meaning, x: NDArray[Any], w: NDArray[Any]) -> NDArray[Any]:
    """Return the transposed convolution without its bias."""
    outputs = tuple(span.output for span in meaning.spans)
    if 0 in outputs:  # which is no geometry of the core
        return np.zeros((len(x), meaning.filters, *outputs), x.dtype)
    geometry = Geometry(tuple(span.axis() for span in meaning.spans))
    return conv_transpose_layer(x, w, geometry, groups=meaning.groups)


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
