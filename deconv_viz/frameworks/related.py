"""Operations that transposed convolution is compared with, as PyTorch and TensorFlow compute them.

    interpolate           nearest: y[o] = x[floor(o * scale)]; linear along each axis: between the
                          two neighbours of (o + 1/2) * scale - 1/2, or of o * (n-1)/(L-1) where
                          the corners are aligned
    pixel_shuffle         y[c, h*r + i, w*r + j] = x[c*r*r + i*r + j, h, w]
    depth_to_space        y[h*r + i, w*r + j, c] = x[h, w, (i*r + j)*C + c]
    conv                  y[i] = sum over t of w[t] * x[i*s + t*d - p]
    gradient of avg_pool  every input under a window gets 1/k of the window's gradient along an axis

scale is 1/scale_factor where that is given, else n/L. Sources: the PyTorch and TensorFlow
documentation of the functions named; aten/src/ATen/native/UpSample.h for the rounding.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from deconv_viz.frameworks.arguments import (
    choice,
    each,
    integer,
    one_or_each,
    read,
    refuse,
)
from deconv_viz.frameworks.arrays import kernel_of, sizes_of
from deconv_viz.frameworks.checks import rank_of, said_bias
from deconv_viz.frameworks.errors import add_rules
from deconv_viz.frameworks.layer import Layer, Target, Word

add_rules(
    {
        "related_one_of_two": (
            "{framework}: exactly one of size and scale_factor must be given; received {received}."
        ),
        "related_align_corners": (
            "{framework}: align_corners is for linear, bilinear and trilinear; received mode "
            "{received}."
        ),
        "related_factor": (
            "{framework} takes for scale_factor a positive number or {rank} of them; received "
            "{received}."
        ),
        "related_shuffle": (
            "{framework}: the channels must be a multiple of {square}, {field} squared; received "
            "{received}."
        ),
        "related_padding": "{framework}: padding='same' is for stride 1; received {received}.",
        "related_pool": (
            "{framework}: pooling an input of {expected} gives {made} along axis {axis}; the "
            "gradient has {received}."
        ),
    }
)

Array = NDArray[Any]
Operation = Callable[[Layer, Array, Array | None, Array | None], Array]
_Compute = Callable[[Layer, dict[str, Any], Array, Array | None, Array | None], Array]
_LINEAR = {"linear": 1, "bilinear": 2, "trilinear": 3}


class Related(NamedTuple):
    """One such operation: its signature, and what computes it."""

    target: Target
    compute: _Compute


def related(layer: Layer) -> Operation | None:
    """Return the operation that a layer names if it is one of these."""
    found = RELATED.get((layer.framework, layer.target))
    if found is None:
        return None

    def operation(layer: Layer, x: Array, w: Array | None, b: Array | None) -> Array:
        return found.compute(layer, read(layer, found.target), x, w, b)

    return operation


def _interpolate(
    layer: Layer, args: dict[str, Any], x: Array, w: Array | None, b: Array | None
) -> Array:
    rank = rank_of(layer, x.shape)
    modes = ["nearest", *(mode for mode, axes in _LINEAR.items() if axes == rank)]
    mode = choice(layer, "mode", args["mode"], modes)
    sizes = sizes_of(layer, "NCS", x.shape, rank)
    if args["align_corners"] is not None and mode == "nearest":
        raise refuse(layer, "related_align_corners", "align_corners", mode)
    if (args["size"] is None) == (args["scale_factor"] is None):
        received = {"size": args["size"], "scale_factor": args["scale_factor"]}
        raise refuse(layer, "related_one_of_two", "size", received)
    factors: Sequence[float | None]
    if args["size"] is not None:
        outputs = one_or_each(layer, "size", args["size"], rank, 1)
        factors = [None] * rank
    else:
        factors = _factors(layer, args["scale_factor"], rank)
        outputs = tuple(int(n * f) for n, f in zip(sizes, factors, strict=True) if f is not None)
    for axis, (n, out, factor) in enumerate(zip(sizes, outputs, factors, strict=True)):
        if out < 1:
            values = {"axis": axis, "output": out}
            raise refuse(layer, "empty_output", "scale_factor", factor, values)
        scale = n / out if factor is None else 1 / factor
        if mode == "nearest":
            # PyTorch rounds the scale and its products to single precision.
            at = np.floor(np.arange(out, dtype=np.float32) * np.float32(scale)).astype(int)
            x = np.take(x, np.minimum(at, n - 1), axis + 2)
            continue
        if args["align_corners"]:
            place = np.arange(out) * ((n - 1) / (out - 1) if out > 1 else 0.0)
        else:
            place = np.maximum((np.arange(out) + 0.5) * scale - 0.5, 0)
        low = np.minimum(place.astype(int), n - 1)
        high = np.minimum(low + 1, n - 1)
        part = (place - low).reshape(-1, *(1,) * (rank - 1 - axis))
        x = np.take(x, low, axis + 2) * (1 - part) + np.take(x, high, axis + 2) * part
    return x


def _factors(layer: Layer, value: object, rank: int) -> tuple[float, ...]:
    factors = list(value) if isinstance(value, (tuple, list)) else [value] * rank
    if len(factors) != rank or not all(
        isinstance(f, (int, float)) and not isinstance(f, bool) and f > 0 for f in factors
    ):
        raise refuse(layer, "related_factor", "scale_factor", value, {"rank": rank})
    return tuple(float(f) for f in factors if isinstance(f, (int, float)))


def _pixel_shuffle(
    layer: Layer, args: dict[str, Any], x: Array, w: Array | None, b: Array | None
) -> Array:
    factor = integer(layer, "upscale_factor", args["upscale_factor"], 1)
    # Any number of axes may stand before the channels.
    planes = x.reshape(-1, *x.shape[-3:]) if x.ndim > 2 else x
    sizes_of(layer, "NCS", planes.shape, 2)
    y = _shuffled(layer, "upscale_factor", planes, factor, "c i j")
    return y.reshape(*x.shape[:-3], *y.shape[1:])


def _depth_to_space(
    layer: Layer, args: dict[str, Any], x: Array, w: Array | None, b: Array | None
) -> Array:
    factor = integer(layer, "block_size", args["block_size"], 2)
    layout = choice(layer, "data_format", args["data_format"], ("NHWC", "NCHW"))
    sizes_of(layer, "NSC" if layout == "NHWC" else "NCS", x.shape, 2)
    first = np.moveaxis(x, -1, 1) if layout == "NHWC" else x
    y = _shuffled(layer, "block_size", first, factor, "i j c")
    return np.ascontiguousarray(np.moveaxis(y, 1, -1)) if layout == "NHWC" else y


def _shuffled(layer: Layer, field: str, x: Array, factor: int, order: str) -> Array:
    """Return (N, C, h*r, w*r) of (N, C*r*r, h, w), whose channels count through `order`."""
    batch, channels, height, width = x.shape
    if channels % factor**2:
        values = {"square": factor**2}
        raise refuse(layer, "related_shuffle", field, channels, values)
    lengths = {"c": channels // factor**2, "i": factor, "j": factor}
    letters = order.split()
    split = x.reshape(batch, *(lengths[letter] for letter in letters), height, width)
    place = {letter: 1 + at for at, letter in enumerate(letters)} | {"h": 4, "w": 5}
    turned = split.transpose(0, *(place[letter] for letter in "chiwj"))
    return turned.reshape(batch, lengths["c"], height * factor, width * factor)


def _convolution(
    layer: Layer, args: dict[str, Any], x: Array, w: Array | None, b: Array | None
) -> Array:
    rank = int(layer.target[-2])
    if w is None:
        raise refuse(layer, "weight_missing", "weight")
    if x.ndim == rank + 1:
        (y,) = _convolution(layer, args, x[np.newaxis], w, b)
        return np.asarray(y)
    sizes = sizes_of(layer, "NCS", x.shape, rank)
    kernel = kernel_of(layer, "OIS", w.shape, rank)
    groups = integer(layer, "groups", args["groups"], 1)
    if x.shape[1] != w.shape[1] * groups:
        expected = {"expected": w.shape[1] * groups}
        raise refuse(layer, "channels", "input", x.shape[1], expected)
    if len(w) % groups:
        values = {"channels": len(w)}
        raise refuse(layer, "groups_divide_channels", "groups", groups, values)
    said_bias(layer, "bias", use_bias=True, b_shape=None if b is None else b.shape, filters=len(w))
    # PyTorch takes a list of one for all axes.
    args = {name: _alone(value) for name, value in args.items()}
    stride = one_or_each(layer, "stride", args["stride"], rank, 1)
    dilation = one_or_each(layer, "dilation", args["dilation"], rank, 1)
    reach = [d * (k - 1) for d, k in zip(dilation, kernel, strict=True)]
    pads = _pads(layer, args["padding"], reach, stride)
    padded = np.pad(x, [(0, 0), (0, 0), *pads])
    for axis, (length, need) in enumerate(zip(padded.shape[2:], reach, strict=True)):
        if length <= need:
            values = {"axis": axis, "output": length - need}
            raise refuse(layer, "empty_output", "padding", pads[axis], values)
    windows = sliding_window_view(padded, [r + 1 for r in reach], tuple(range(2, rank + 2)))
    steps = (*(slice(None, None, s) for s in stride), *(slice(None, None, d) for d in dilation))
    windows = windows[(slice(None), slice(None), *steps)]
    parts = [
        np.tensordot(
            windows[:, group * w.shape[1] : (group + 1) * w.shape[1]],
            block,
            ([1, *range(rank + 2, 2 * rank + 2)], [1, *range(2, rank + 2)]),
        )
        for group, block in enumerate(np.split(w, groups))
    ]
    y = np.moveaxis(np.concatenate(parts, -1), -1, 1)
    return np.ascontiguousarray(y if b is None else y + b.reshape(-1, *(1,) * len(sizes)))


def _alone(value: object) -> object:
    return value[0] if isinstance(value, (tuple, list)) and len(value) == 1 else value


def _pads(
    layer: Layer, padding: object, reach: Sequence[int], stride: Sequence[int]
) -> list[tuple[int, int]]:
    if padding == "valid":
        return [(0, 0)] * len(reach)
    if padding == "same":
        if any(s > 1 for s in stride):
            raise refuse(layer, "related_padding", "stride", stride, nearest={"stride": 1})
        return [(r // 2, r - r // 2) for r in reach]
    return [(p, p) for p in one_or_each(layer, "padding", padding, len(reach), 0)]


def _pooling_gradient(
    layer: Layer, args: dict[str, Any], x: Array, w: Array | None, b: Array | None
) -> Array:
    rank = rank_of(layer, x.shape)
    sizes = sizes_of(layer, "NCS", x.shape, rank)
    kernel = one_or_each(layer, "kernel_size", args["kernel_size"], rank, 1)
    steps = args["stride"]
    stride = kernel if steps is None else one_or_each(layer, "stride", steps, rank, 1)
    whole = each(layer, "input_size", args["input_size"], rank + 2, 1)
    for axis, (n, k, s, size) in enumerate(zip(sizes, kernel, stride, whole[2:], strict=True)):
        made = max((size - k) // s + 1, 0)
        if made != n or whole[:2] != x.shape[:2]:
            values = {"expected": list(whole), "made": made, "axis": axis}
            raise refuse(layer, "related_pool", "input_size", n, values)
    y = np.zeros(whole, np.result_type(x, np.float32))
    share = x / math.prod(kernel)
    for element in np.ndindex(*kernel):
        landing = tuple(
            slice(t, t + (n - 1) * s + 1, s) for t, n, s in zip(element, sizes, stride, strict=True)
        )
        y[(slice(None), slice(None), *landing)] += share
    return y


_CONVOLUTION = (
    Word("stride", "sizes", 1),
    Word("padding", "sizes", 0),
    Word("dilation", "sizes", 1),
    Word("groups", "int", 1),
)
_POOLING = (
    Word("kernel_size", "sizes", required=True),
    Word("stride", "sizes_or_none"),
    Word("input_size", "shape", required=True),
)
_OPERATIONS: tuple[tuple[str, Target, _Compute], ...] = (
    (
        "torch",
        Target(
            "torch.nn.functional.interpolate",
            0,
            (
                Word("size", "sizes_or_none"),
                Word("scale_factor", "sizes_or_none"),
                Word("mode", "choice", "nearest", ("nearest", *_LINEAR)),
                Word("align_corners", "bool"),
            ),
        ),
        _interpolate,
    ),
    (
        "torch",
        Target(
            "torch.nn.functional.pixel_shuffle", 2, (Word("upscale_factor", "int", required=True),)
        ),
        _pixel_shuffle,
    ),
    (
        "tensorflow",
        Target(
            "tf.nn.depth_to_space",
            2,
            (
                Word("block_size", "int", required=True),
                Word("data_format", "choice", "NHWC", ("NHWC", "NCHW")),
            ),
        ),
        _depth_to_space,
    ),
    *(
        ("torch", Target(f"torch.nn.functional.conv{rank}d", rank, _CONVOLUTION), _convolution)
        for rank in (1, 2, 3)
    ),
    *(
        (
            "torch",
            Target(f"grad of torch.nn.functional.avg_pool{rank}d wrt input", rank, _POOLING),
            _pooling_gradient,
        )
        for rank in (1, 2, 3)
    ),
)

RELATED: Mapping[tuple[str, str], Related] = MappingProxyType(
    {
        (framework, target.name): Related(target, compute)
        for framework, target, compute in _OPERATIONS
    }
)
"""All of them by framework and name."""
