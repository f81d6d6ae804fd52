"""The same one-dimensional layer by several ways, and the reshape that only looks like one.

Arrays are in Keras' layouts, without the batch: x (time, channels), w (kernel, filters, channels),
y (time, filters). Forward convolutions are in PyTorch's: u (batch, channels, time),
w (filters, channels, kernel). Whole numbers stay whole.
"""

from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core.errors import ParameterError, not_negative, positive
from deconv_viz.core.geometry import Axis, Geometry
from deconv_viz.core.operations import conv_transpose


def natively(x: ArrayLike, w: ArrayLike, axis: Axis) -> NDArray[Any]:
    """Return the transposed convolution of x (size, channels) with w (kernel, filters, channels).

    y[o, f] = sum over c of x[i, c] * w[t, f, c], over the taps of the axis: (output_size, filters).
    Raises ParameterError if a shape does not fit.
    """
    return _over_channels(np.asarray(x), np.asarray(w), Geometry((axis,)))


def through_two_dimensions(x: ArrayLike, w: ArrayLike, axis: Axis) -> NDArray[Any]:
    """Return the same by way of two dimensions, as people write it with Conv2DTranspose.

    An axis of length 1 is put behind time, the kernel becomes (kernel, 1), the stride (stride, 1),
    and the axis is squeezed out of the result again.
    """
    x, w = np.expand_dims(x, 1), np.expand_dims(w, 1)
    return _over_channels(x, w, Geometry((axis, Axis(1, 1)))).squeeze(1)


def through_reshape(x: ArrayLike, w: ArrayLike, axis: Axis) -> NDArray[Any]:
    """Return the same with reshapes in the place of expanding and squeezing.

    (time, channels) -> (time, 1, channels) keeps the channels last and as many as they were, so no
    element changes its place in memory or its neighbours.
    """
    x, w = np.asarray(x), np.asarray(w)
    folded = reshaped(x, x.shape[-1])
    y = _over_channels(folded, w[:, np.newaxis], Geometry((axis, Axis(1, 1))))
    return y.reshape(-1, y.shape[-1])


def reshaped(x: ArrayLike, channels: int) -> NDArray[Any]:
    """Return x (time, C) as Reshape((-1, 1, channels)) does: (time * C / channels, 1, channels).

    Rows are read one after the other, so unless channels == C, neighbouring channels of one moment
    become neighbouring moments, or the other way round. Raises ParameterError if channels does not
    divide the number of elements.
    """
    x = np.asarray(x)
    fitting = reshapes(*x.shape)
    if positive("channels", channels) not in fitting:
        choices = ", ".join(map(str, fitting))
        raise ParameterError("channels", "choice", channels, {"choices": choices})
    return x.reshape(-1, 1, channels)


def reshapes(time: int, channels: int) -> tuple[int, ...]:
    """Return every last axis that an array (time, channels) can be reshaped to."""
    elements = positive("time", time) * positive("channels", channels)
    return tuple(last for last in range(1, elements + 1) if elements % last == 0)


def origins(time: int, channels: int, last: int) -> NDArray[np.intp]:
    """Return where each element of `reshaped` comes from, shape (steps, last, 2).

    The last axis holds the moment and the channel that the element had before.
    """
    moments, of = np.indices((time, channels))
    return np.stack([reshaped(moments, last)[:, 0], reshaped(of, last)[:, 0]], axis=-1)


def unfold(
    u: ArrayLike, kernel: int, dilation: int = 1, pads: tuple[int, int] = (0, 0)
) -> NDArray[Any]:
    """Return every window of u (batch, channels, time), shape (batch, channels, outputs, kernel).

    Element t of window o is the padded input at o + t*dilation; there are
    time + pads[0] + pads[1] - dilation*(kernel - 1) windows. Raises ParameterError if there is
    none.
    """
    kernel, dilation = positive("kernel", kernel), positive("dilation", dilation)
    begin, end = (not_negative("pads", pad) for pad in pads)
    padded = np.pad(np.asarray(u), ((0, 0), (0, 0), (begin, end)))
    span = dilation * (kernel - 1) + 1
    if padded.shape[-1] < span:
        values = {
            "canvas": padded.shape[-1],
            "begin": span - 1,
            "end": 0,
            "output": padded.shape[-1] - span + 1,
        }
        raise ParameterError("kernel", "output_at_least_one", kernel, values)
    windows: NDArray[Any] = sliding_window_view(padded, span, axis=-1)[..., ::dilation]
    return windows


def conv_by_unfold(
    u: ArrayLike, w: ArrayLike, dilation: int = 1, pads: tuple[int, int] = (0, 0)
) -> NDArray[Any]:
    """Return the forward convolution of u (batch, channels, time) with w (filters, channels, k).

    z[n, f, o] = sum over c and t of w[f, c, t] * window[n, c, o, t]: one matrix product over the
    windows of `unfold`, shape (batch, filters, outputs). Raises ParameterError if the channels do
    not fit.
    """
    u, w = np.asarray(u), np.asarray(w)
    if u.ndim != 3 or w.ndim != 3 or u.shape[1] != w.shape[1]:
        expected = str((*w.shape[:1], *u.shape[1:2], *w.shape[2:]))
        raise ParameterError("w", "shape", w.shape, {"expected": expected})
    windows = unfold(u, w.shape[2], dilation, pads)
    product: NDArray[Any] = np.tensordot(windows, w, axes=((1, 3), (1, 2)))
    return product.transpose(0, 2, 1)


def _over_channels(x: NDArray[Any], w: NDArray[Any], geometry: Geometry) -> NDArray[Any]:
    """Return the layer of x (*sizes, channels) with w (*kernels, filters, channels)."""
    rank = geometry.rank
    expected = (*geometry.kernel_shape, *w.shape[rank : rank + 1], *x.shape[rank:])
    if x.ndim != rank + 1 or w.shape != expected:
        raise ParameterError("w", "shape", w.shape, {"expected": str(expected)})
    filters = [
        sum(conv_transpose(x[..., c], w[..., f, c], geometry) for c in range(x.shape[-1]))
        for f in range(w.shape[-2])
    ]
    return np.stack(filters, axis=-1)
