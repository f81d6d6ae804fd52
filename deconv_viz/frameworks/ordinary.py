"""The sizes that layers give which are not transposed: convolution, pooling, upsampling, padding.

Per axis, with e = dilation*(kernel-1) + 1 and the padding's begin b and end c:

    explicit padding   floor((n + b + c - e)/stride) + 1; with ceil_mode rounded up, but no window
                       may begin in the padding at the end (PyTorch, ONNX)
    "same"             ceil(n/stride) (Keras, TensorFlow, Flax, ONNX)
    "valid"            explicit with b = c = 0
    upsampling         n*factor, rounded down

Sources: the documentation of torch.nn.Conv2d, torch.nn.MaxPool2d, torch.nn.Upsample, tf.nn
("Notes on padding"), keras.layers and onnx operators.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from deconv_viz.frameworks.arguments import each, one_or_each, refuse
from deconv_viz.frameworks.errors import add_rules
from deconv_viz.frameworks.layer import Layer
from deconv_viz.frameworks.paste.layer import Parsed

Pads = str | tuple[tuple[int, int], ...]

add_rules(
    {
        "window_too_large": (
            "{framework}: {target} needs at least {needed} along every axis; it is given "
            "{received}."
        ),
        "nothing_left": "{framework}: {target} would leave nothing of {received}.",
        "same_with_stride": (
            "{framework}: padding='same' is only for stride 1; received stride {received}."
        ),
        "padding_words": (
            "{framework}: {field} must be a number, one for each axis, pairs of them or one of "
            "'same' and 'valid'; received {received}."
        ),
        "half_the_window": (
            "{framework}: the padding of a pooling may be at most half its window, {window}; "
            "received {received}."
        ),
        "not_divisible": (
            "{framework}: {target} needs sizes divisible by {factor}; received {received}."
        ),
        "factor_missing": "{framework}: {target} needs size or scale_factor, one of the two.",
        "axes_unlike": "{framework}: {target} has {expected} spatial axes; it is given {received}.",
    }
)


class Window(NamedTuple):
    """A window that slides, one value an axis; pads: "same", "valid" or (begin, end) an axis."""

    kernel: tuple[int, ...]
    stride: tuple[int, ...]
    dilation: tuple[int, ...]
    pads: Pads
    ceil: bool = False


DEFAULT_KERNEL = 3
"""Taken where the weight is an array whose shape the text does not tell."""


def ordinary_sizes(parsed: Parsed, sizes: Sequence[int]) -> tuple[int, ...]:
    """Return the size after a layer that is not transposed; raises FrameworkError."""
    layer, n = parsed.layer, tuple(sizes)
    if parsed.rank and parsed.rank != len(n):
        raise refuse(layer, "axes_unlike", "", len(n), {"expected": parsed.rank})
    match parsed.kind:
        case "convolution" | "pooling":
            return _slide(layer, window(parsed, len(n)), n)
        case "upsampling":
            return _upsampled(layer, n)
        case "padding":
            pairs = padding_pairs(layer, len(n))
            found = tuple(size + sum(pair) for size, pair in zip(n, pairs, strict=True))
            if min(found) < 1:
                raise refuse(layer, "nothing_left", "", n)
            return found
        case "sets":
            return _set(parsed, n)
    return n


def window(parsed: Parsed, rank: int) -> Window:
    """Return what slides over the input; raises FrameworkError."""
    layer = parsed.layer
    args = layer.args
    pool = parsed.kind == "pooling"
    name, kernel = _first(args, "kernel_size", "pool_size", "window_shape", "kernel_shape", "ksize")
    if "nb_row" in args:
        name, kernel = "nb_row", (args["nb_row"], args["nb_col"])
    elif not name:
        name = "pool_size" if pool else "kernel_size"
        kernel = 2 if pool else parsed.kernel or (DEFAULT_KERNEL,) * rank
    sizes = one_or_each(layer, name, _inner(kernel, rank), rank, 1)
    name, stride = _first(args, "strides", "stride", "subsample")
    if stride is None:
        # Only Flax and ONNX let a pooling move by 1 where nothing is said.
        overlapping = layer.framework in ("flax", "onnxruntime")
        stride = sizes if pool and not overlapping else 1
    strides = one_or_each(layer, name or "strides", _inner(stride, rank), rank, 1)
    name, spread = _first(args, "dilation_rate", "dilation", "dilations", "kernel_dilation")
    dilations = one_or_each(
        layer, name or "dilation", _inner(1 if spread is None else spread, rank), rank, 1
    )
    found = Window(sizes, strides, dilations, _pads(layer, rank), bool(args.get("ceil_mode")))
    if layer.framework == "torch":
        _check_torch(parsed, found)
    return found


def _slide(layer: Layer, window: Window, sizes: tuple[int, ...]) -> tuple[int, ...]:
    if window.pads == "same":
        return tuple(-(-n // s) for n, s in zip(sizes, window.stride, strict=True))
    pairs = ((0, 0),) * len(sizes) if isinstance(window.pads, str) else window.pads
    found = []
    for n, k, s, d, (begin, end) in zip(
        sizes, window.kernel, window.stride, window.dilation, pairs, strict=True
    ):
        reach = d * (k - 1) + 1
        room = n + begin + end - reach
        if room < 0:
            raise refuse(layer, "window_too_large", "", sizes, {"needed": reach - begin - end})
        steps = -(-room // s) if window.ceil else room // s
        if window.ceil and steps * s >= n + begin:
            steps -= 1
        found.append(steps + 1)
    return tuple(found)


def _pads(layer: Layer, rank: int) -> Pads:
    """Return a padding as every framework may write it."""
    args = layer.args
    if layer.framework == "onnxruntime":
        word = str(args.get("auto_pad", "NOTSET"))
        if word.startswith("SAME"):
            return "same"
        flat = each(layer, "pads", args.get("pads", [0] * 2 * rank), 2 * rank, 0)
        return tuple(zip(flat[:rank], flat[rank:], strict=True)) if word == "NOTSET" else "valid"
    name, value = _first(args, "padding", "border_mode")
    if value is None:
        flax_conv = layer.target == "flax.linen.Conv"
        return "same" if flax_conv else "valid"
    if isinstance(value, str):
        word = value.lower()
        if word in ("same", "half", "circular", "causal"):
            return "same"
        if word == "valid":
            return "valid"
        raise refuse(layer, "padding_words", name, value, nearest={name: "same"})
    return pairs(layer, name, value, rank)


def padding_pairs(layer: Layer, rank: int) -> tuple[tuple[int, int], ...]:
    """Return what a padding or cropping layer adds at both ends of each axis, negative to cut."""
    args = layer.args
    if layer.framework == "torch":
        name = "pad" if "pad" in args else "padding"
        value = args[name]
        flat = list(value) if isinstance(value, (tuple, list)) else [value] * 2 * rank
        if len(flat) % 2 or len(flat) > 2 * rank:
            flat = flat[: 2 * rank] + [0] * (2 * rank - len(flat))
            raise refuse(layer, "each", name, value, {"count": 2 * rank}, {name: flat})
        numbers = each(layer, name, flat, len(flat))
        # The last axis comes first; axes that are not named stay as they are.
        given = [(numbers[at], numbers[at + 1]) for at in range(0, len(numbers), 2)][::-1]
        return (*((0, 0),) * (rank - len(given)), *given)
    cut = layer.target.startswith("Cropping")
    name = "cropping" if cut else "padding"
    found = pairs(layer, name, args.get(name, 0 if cut and rank == 2 else 1), rank)
    return tuple((-begin, -end) for begin, end in found) if cut else found


def pairs(layer: Layer, name: str, value: object, rank: int) -> tuple[tuple[int, int], ...]:
    """Return (begin, end) an axis of a number, one an axis, or pairs; raises FrameworkError."""
    items = list(value) if isinstance(value, (tuple, list)) else [value]
    if rank == 1 and len(items) == 2 and all(type(item) is int for item in items):
        items = [tuple(items)]  # of one axis, two numbers are begin and end
    if len(items) == 1 and type(items[0]) is int:
        items *= rank
    found: list[tuple[int, int]] = []
    for item in items:
        pair: list[Any] = list(item) if isinstance(item, (tuple, list)) else [item, item]
        if len(pair) != 2 or not all(type(one) is int for one in pair):
            raise refuse(layer, "padding_words", name, value, nearest={name: 0})
        found.append((pair[0], pair[1]))
    if len(found) != rank:
        raise refuse(layer, "padding_words", name, value, nearest={name: 0})
    return tuple(found)


def _upsampled(layer: Layer, sizes: tuple[int, ...]) -> tuple[int, ...]:
    args, rank = layer.args, len(sizes)
    factor: Any
    if layer.framework == "torch" and ("Shuffle" in layer.target or "shuffle" in layer.target):
        _, factor = _first(args, "upscale_factor", "downscale_factor")
        (r,) = each(layer, "upscale_factor", [factor], 1, 1)
        if "Unshuffle" not in layer.target:
            return tuple(n * r for n in sizes)
        if any(n % r for n in sizes):
            raise refuse(layer, "not_divisible", "", sizes, {"factor": r})
        return tuple(n // r for n in sizes)
    if layer.framework == "torch":
        size, factor = args.get("size"), args.get("scale_factor")
        if (size is None) == (factor is None):
            raise refuse(layer, "factor_missing", "scale_factor")
        if size is not None:
            return one_or_each(layer, "size", size, rank, 1)
        factors = list(factor) if isinstance(factor, (tuple, list)) else [factor] * rank
        fine = len(factors) == rank and all(
            isinstance(one, (int, float)) and not isinstance(one, bool) and one > 0
            for one in factors
        )
        if not fine:
            raise refuse(
                layer, "one_or_each", "scale_factor", factor, {"rank": rank}, {"scale_factor": 2}
            )
        found = tuple(math.floor(n * one) for n, one in zip(sizes, factors, strict=True))
        if min(found) < 1:
            raise refuse(layer, "nothing_left", "", sizes)
        return found
    name, factor = _first(args, "size", "block_size")
    factors = list(one_or_each(layer, name or "size", 2 if factor is None else factor, rank, 1))
    return tuple(n * one for n, one in zip(sizes, factors, strict=True))


def _set(parsed: Parsed, sizes: tuple[int, ...]) -> tuple[int, ...]:
    if parsed.sizes is not None:
        return parsed.sizes
    value = parsed.layer.args.get("output_size")
    asked = list(value) if isinstance(value, (tuple, list)) else [value] * len(sizes)
    kept = [n if one is None else one for one, n in zip(asked, sizes, strict=False)]
    return each(parsed.layer, "output_size", kept, len(sizes), 1)


def _check_torch(parsed: Parsed, window: Window) -> None:
    layer = parsed.layer
    if window.pads == "same" and set(window.stride) != {1}:
        raise refuse(layer, "same_with_stride", "stride", window.stride)
    if parsed.kind == "pooling" and not isinstance(window.pads, str):
        for (begin, _), k in zip(window.pads, window.kernel, strict=True):
            if 2 * begin > k:
                raise refuse(
                    layer, "half_the_window", "padding", begin, {"window": k}, {"padding": k // 2}
                )


def _first(args: Mapping[str, Any], *names: str) -> tuple[str, Any]:
    """Return the first of these arguments that is given, ("", None) where none is."""
    return next(((name, args[name]) for name in names if args.get(name) is not None), ("", None))


def _inner(value: object, rank: int) -> object:
    """Return TensorFlow's list for all axes of an array without batch and channels."""
    if isinstance(value, (tuple, list)) and len(value) == rank + 2 and value[0] == value[-1] == 1:
        return value[1:-1]
    return value
