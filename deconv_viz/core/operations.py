"""Transposed convolution, in four ways that share no arithmetic, and its adjoint.

All of them compute, over the taps (i, t, o) of a geometry, y[o] = sum of x[i] * w[t]. Arrays are
plain spatial ones. Whole numbers stay whole (int64, exact as long as the sums fit into 64 bits),
everything else becomes float64.
"""

import math
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core.errors import ParameterError
from deconv_viz.core.geometry import Axis, Geometry
from deconv_viz.core.insertion import insert_pad_crop


def conv_transpose(x: ArrayLike, w: ArrayLike, geometry: Geometry) -> NDArray[Any]:
    """Return the transposed convolution of x (input_shape) with w (kernel_shape), output_shape.

    The fast way: for each kernel element, one strided slice of the board takes the whole scaled
    input at once. Raises ParameterError if a shape does not fit the geometry.
    """
    x, w = numbers("x", x, geometry.input_shape), numbers("w", w, geometry.kernel_shape)
    board = np.zeros(geometry.board().output_shape, np.result_type(x, w))
    for t in np.ndindex(w.shape):
        board[tuple(map(_landing, geometry.axes, t))] += w[t] * x
    y: NDArray[Any] = board[tuple(map(_frame, geometry.axes))]
    return y


def scatter(x: ArrayLike, w: ArrayLike, geometry: Geometry) -> NDArray[Any]:
    """Return the transposed convolution as stamps: every input adds its scaled kernel.

    y[o] += x[i] * w[t] over all taps that are kept, in the order of the inputs. Shapes and errors
    are those of `conv_transpose`.
    """
    x, w = numbers("x", x, geometry.input_shape), numbers("w", w, geometry.kernel_shape)
    y = np.zeros(geometry.output_shape, np.result_type(x, w))
    landings = np.broadcast_arrays(*_spread([axis.taps() for axis in geometry.axes]))
    kept = np.logical_and.reduce([landing >= 0 for landing in landings])
    # add.at, unlike +=, adds again each time that an output occurs again.
    np.add.at(y, tuple(landing[kept] for landing in landings), np.multiply.outer(x, w)[kept])
    return y


def gather(x: ArrayLike, w: ArrayLike, geometry: Geometry) -> NDArray[Any]:
    """Return the transposed convolution as zero insertion and an ordinary convolution.

    Zeros are inserted between the inputs, the result is padded, then cropped where a pad is
    negative, then correlated at stride 1 with the flipped kernel (Dumoulin & Visin 2016,
    relationships 8 to 14). Shapes and errors are those of `conv_transpose`.
    """
    x, w = numbers("x", x, geometry.input_shape), numbers("w", w, geometry.kernel_shape)
    padded = x
    for position, axis in enumerate(geometry.axes):
        padded = insert_pad_crop(padded, position, axis.stride, axis.pads())
    spans = tuple(axis.effective_kernel for axis in geometry.axes)
    windows = sliding_window_view(padded, spans)
    whole = (slice(None),) * geometry.rank
    dilated = whole + tuple(slice(None, None, axis.dilation) for axis in geometry.axes)
    return np.tensordot(windows[dilated], np.flip(w), geometry.rank)


def transpose_matrix(w: ArrayLike, geometry: Geometry) -> NDArray[Any]:
    """Return Cᵀ, shape (outputs, inputs), with y.ravel() == Cᵀ @ x.ravel().

    C is the matrix of `correlate`. Entry (o, i) is w[t] for the one t that takes i to o, else 0.
    """
    w = numbers("w", w, geometry.kernel_shape)
    elements = _spread([_element_between(axis) for axis in geometry.axes])
    # The zero beyond the kernel's end is the entry of pairs that no kernel element joins.
    entries = _with_zero_after(w)[elements]
    return entries.reshape(math.prod(geometry.output_shape), math.prod(geometry.input_shape))


def correlate(u: ArrayLike, w: ArrayLike, geometry: Geometry) -> NDArray[Any]:
    """Return the forward strided convolution whose transpose `conv_transpose` is.

    Takes u of output_shape and returns z of input_shape, z[i] = sum of w[t] * u[o] over the taps;
    taps that are cropped away read 0. Raises ParameterError if a shape does not fit.
    """
    u, w = numbers("u", u, geometry.output_shape), numbers("w", w, geometry.kernel_shape)
    # Cropped taps read the zero beyond the output's end; as an index, -1 would read its last value.
    reads = [
        np.where(taps < 0, axis.output_size, taps)
        for axis, taps in ((axis, axis.taps()) for axis in geometry.axes)
    ]
    return np.tensordot(_with_zero_after(u)[_spread(reads)], w, geometry.rank)


def numbers(field: str, values: ArrayLike, shape: tuple[int, ...]) -> NDArray[Any]:
    """Return `values` as int64 if they are whole, else as float64; refuse what does not fit."""
    try:
        array = np.asarray(values)
    except ValueError:  # rows of different lengths
        raise ParameterError(field, "real_numbers", values) from None
    if array.shape != shape:
        raise ParameterError(field, "shape", array.shape, {"expected": str(shape)})
    if np.can_cast(array.dtype, np.int64):
        return array.astype(np.int64, copy=False)
    if not np.can_cast(array.dtype, np.float64, casting="same_kind"):
        raise ParameterError(field, "real_numbers", str(array.dtype))
    array = array.astype(np.float64, copy=False)
    # Zero insertion and matrix multiply by zeros that the stamps do not have: 0 * inf is nan.
    if not np.isfinite(array).all():
        raise ParameterError(field, "finite", array[~np.isfinite(array)][0].item())
    return array


def _landing(axis: Axis, element: int) -> slice:
    """Return where on the board one kernel element puts the inputs."""
    first = max(-axis.crop[0], 0) + element * axis.dilation
    return slice(first, first + (axis.size - 1) * axis.stride + 1, axis.stride)


def _frame(axis: Axis) -> slice:
    """Return which part of the board is the output."""
    begin = max(axis.crop[0], 0)
    return slice(begin, begin + axis.output_size)


def _with_zero_after(values: NDArray[Any]) -> NDArray[Any]:
    """Return the values with one zero beyond the end of every axis."""
    longer = np.zeros([size + 1 for size in values.shape], values.dtype)
    longer[tuple(map(slice, values.shape))] = values
    return longer


def _spread(tables: list[NDArray[np.intp]]) -> tuple[NDArray[np.intp], ...]:
    """Return one table an axis, shaped to broadcast over (*rows of all, *columns of all)."""
    rank = len(tables)
    spread = []
    for position, table in enumerate(tables):
        shape = [1] * (2 * rank)
        shape[position], shape[rank + position] = table.shape
        spread.append(table.reshape(shape))
    return tuple(spread)


def _element_between(axis: Axis) -> NDArray[np.intp]:
    """Return the kernel element that takes input i to output o, shape (output_size, size).

    The size of the kernel, one beyond its last element, stands where there is none.
    """
    outputs = np.arange(axis.output_size)[:, np.newaxis] + axis.crop[0]
    distance = outputs - np.arange(axis.size) * axis.stride
    element, rest = np.divmod(distance, axis.dilation)
    joined = (rest == 0) & (element >= 0) & (element < axis.kernel)
    return np.where(joined, element, axis.kernel)
