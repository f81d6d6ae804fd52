"""A whole layer of transposed convolution: batch, channels, groups, bias and activation.

For every output channel o of a group, summed over the group's input channels c:

    y[:, o] = bias[o] + sum over c of the transposed convolution of x[:, c] with w[c, o]
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core.errors import ParameterError, positive
from deconv_viz.core.geometry import Geometry
from deconv_viz.core.operations import numbers
from deconv_viz.core.products import compute

Array = NDArray[Any]

DATA_FORMATS = ("channels_first", "channels_last")

EXACT = 2**53
"""Below it every whole number is a float64, and so is every sum on the way to one."""


def _relu(y: Array) -> Array:
    return np.maximum(y, 0, out=y)


def _sigmoid(y: Array) -> Array:
    # 1 / (1 + exp(-y)), in the form in which nothing can overflow.
    return np.tanh(y * 0.5) * 0.5 + 0.5


def _tanh(y: Array) -> Array:
    return np.tanh(y)


ACTIVATIONS: Mapping[str, Callable[[Array], Array] | None] = MappingProxyType(
    {"linear": None, "relu": _relu, "sigmoid": _sigmoid, "tanh": _tanh}
)
"""What a layer may do with its sums, by name; "linear" leaves them as they are."""


def conv_transpose_layer(
    x: ArrayLike,
    w: ArrayLike,
    geometry: Geometry,
    *,
    groups: int = 1,
    bias: ArrayLike | None = None,
    activation: str | None = None,
    data_format: str = "channels_first",
) -> Array:
    """Return the layer's output, shape (N, Cout, *output_shape) or (N, *output_shape, Cout).

    x has shape (N, Cin, *input_shape), or (N, *input_shape, Cin) where `data_format` is
    "channels_last"; w always (Cin, Cout/groups, *kernel_shape); bias (Cout,). Group q takes the
    q-th block of input channels to the q-th block of output channels. The bias is added at every
    position, also where no stamp lands; then comes the activation, one of `ACTIVATIONS`.

    Whole numbers give int64, exact as long as the sums fit into it (sigmoid and tanh make them
    float64); float32 stays float32; everything else becomes float64. Raises ParameterError if a
    shape does not fit the geometry or the groups do not divide the channels.
    """
    groups = positive("groups", groups)
    last = _chosen("data_format", data_format, DATA_FORMATS) == "channels_last"
    apply = ACTIVATIONS[_chosen("activation", activation or "linear", tuple(ACTIVATIONS))]
    x, w = _numbers("x", x), _numbers("w", w)
    b = None if bias is None else _numbers("bias", bias)
    batch, channels = _batch_and_channels(x, geometry, last)
    filters = _filters(w, geometry, channels, groups) * groups
    if b is not None and b.shape != (filters,):
        raise _misfit("bias", b, (filters,))

    dtype, outputs = _outputs_type(x, w, b), geometry.output_shape
    result = np.empty((batch, *outputs, filters) if last else (batch, filters, *outputs), dtype)
    y = np.moveaxis(result, -1, 1) if last else result
    if batch:
        _compute(np.moveaxis(x, -1, 1) if last else x, w, b, geometry, groups, y)
    return result if apply is None else apply(result)


def _compute(
    x: Array, w: Array, b: Array | None, geometry: Geometry, groups: int, y: Array
) -> None:
    """Write the layer's sums to y."""
    inner, filters = len(w) // groups, w.shape[1]
    if b is not None:
        b = b.reshape(groups, filters, *[1] * geometry.rank)
    w = w.reshape(groups, inner, filters, *geometry.kernel_shape)
    w = w.astype(_working_type(x, w, b, y.dtype), copy=False)
    # To split an axis in two is a view in any order of the axes, so this writes into y.

    compute(_grouped(x, groups), w, b, geometry, _grouped(y, groups))


def _grouped(values: Array, groups: int) -> Array:
    return values.reshape(len(values), groups, -1, *values.shape[2:])


def _working_type(x: Array, w: Array, b: Array | None, result: np.dtype[Any]) -> np.dtype[Any]:
    """Return float64 for whole numbers too where no sum can lose a digit: BLAS has no integers."""
    if result.kind == "f":
        return result
    terms = w[:, :, :1].size // len(w)
    largest = _largest(x) * _largest(w) * terms + (0 if b is None else _largest(b))
    return np.dtype(np.float64 if largest < EXACT else np.int64)


def _largest(values: Array) -> int:
    """Return the largest magnitude, in Python's integers, which do not overflow."""
    return max(int(values.max()), -int(values.min()))


def _outputs_type(x: Array, w: Array, b: Array | None) -> np.dtype[Any]:
    """Return the type of the sums; a whole bias leaves float32 as it is."""
    dtype = np.result_type(x, w)
    return dtype if b is None or b.dtype.kind != "f" else np.result_type(dtype, b)


def _batch_and_channels(x: Array, geometry: Geometry, last: bool) -> tuple[int, int]:
    expected = ("N", *geometry.input_shape, "Cin") if last else ("N", "Cin", *geometry.input_shape)
    if x.ndim != len(expected) or (x.shape[1:-1] if last else x.shape[2:]) != geometry.input_shape:
        raise _misfit("x", x, expected)
    return len(x), positive("channels", x.shape[-1 if last else 1])


def _filters(w: Array, geometry: Geometry, channels: int, groups: int) -> int:
    """Return the number of output channels of one group."""
    if w.ndim != geometry.rank + 2 or (w.shape[0], *w.shape[2:]) != (
        channels,
        *geometry.kernel_shape,
    ):
        each = "Cout" if groups == 1 else "Cout/groups"
        raise _misfit("w", w, (channels, each, *geometry.kernel_shape))
    if channels % groups:
        fitting = [number for number in range(1, channels + 1) if channels % number == 0]
        choices = ", ".join(map(str, fitting))
        raise ParameterError("groups", "choice", groups, {"choices": choices})
    return positive("filters", w.shape[1])


def _numbers(field: str, values: ArrayLike) -> Array:
    """Return values as `operations.numbers` does, but leave float32 as it is."""
    try:
        array = np.asarray(values)
    except ValueError:  # rows of different lengths
        raise ParameterError(field, "real_numbers", values) from None
    if array.dtype != np.float32:
        return numbers(field, array, array.shape)
    if not np.isfinite(array).all():
        raise ParameterError(field, "finite", array[~np.isfinite(array)][0].item())
    return array


def _chosen(field: str, received: str, choices: Sequence[str]) -> str:
    if received not in choices:
        raise ParameterError(field, "choice", received, {"choices": ", ".join(choices)})
    return received


def _misfit(field: str, received: Array, expected: Sequence[object]) -> ParameterError:
    shape = f"({', '.join(map(str, expected))}{',' if len(expected) == 1 else ''})"
    return ParameterError(field, "shape", received.shape, {"expected": shape})
