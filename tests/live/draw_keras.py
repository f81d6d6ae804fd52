"""Cases of Keras, TensorFlow, JAX and Flax."""

import random
from collections.abc import Callable
from typing import Any

from tests.live.dice import Case, Draw, as_case


def keras(backend: str) -> Callable[[random.Random, bool], Case]:
    def drawn(chance: random.Random, wide: bool) -> Case:
        d = Draw(chance, wide)
        first = backend != "tensorflow" and d.some(0.4)
        case = _keras_layer("keras", backend, d, "channels_first" if first else "channels_last")
        return case | {"backend": backend}

    return drawn


def tf_keras(chance: random.Random, wide: bool) -> Case:
    case = _keras_layer("tf_keras", "tensorflow", Draw(chance, wide), "channels_last")
    return case | {"backend": "tensorflow"}


def _keras_layer(framework: str, backend: str, d: Draw, data_format: str) -> Case:
    # A layer refuses a stride with a dilation; TensorFlow on a CPU, any dilation.
    if d.some(0.9):
        keep = d.some(0.2) and backend != "tensorflow"
        if keep:
            d.strides = [1] * d.rank
        else:
            d.dilations = [1] * d.rank
    args: dict[str, Any] = {
        "filters": d.filters,
        "kernel_size": d.written(d.kernels),
        "strides": d.written(d.strides),
        "padding": d.chance.choice(("same", "valid", "same")),
        "output_padding": _output_padding(d),
        "data_format": data_format,
        "dilation_rate": d.written(d.dilations),
        "use_bias": d.some(),
    }
    if d.wide and d.some(0.1):
        args["padding"] = args["padding"].upper()
    x = d.last if data_format == "channels_last" else d.first
    shapes = {
        "x": x(d.sizes, d.channels),
        "w": [*d.kernels, d.filters, d.channels],
        "b": [d.filters] if args["use_bias"] else None,
    }
    defaults = {
        "strides": 1,
        "padding": "valid",
        "output_padding": None,
        "data_format": "channels_last",
        "dilation_rate": 1,
        "use_bias": True,
    }
    args = d.left_out(args, defaults)
    return as_case(framework, "layer", f"Conv{d.rank}DTranspose", d, args, shapes)


def _output_padding(d: Draw) -> Any:
    if d.some():
        return None
    return d.written([d.chance.randrange(s) for s in d.strides])


def keras_ops(backend: str) -> Callable[[random.Random, bool], Case]:
    def drawn(chance: random.Random, wide: bool) -> Case:
        d = Draw(chance, wide)
        if backend == "tensorflow":
            d.dilations = [1] * d.rank
        first = wide and backend != "tensorflow" and d.some(0.3)
        args = {
            "strides": d.written(d.strides) if wide else d.strides,
            "padding": d.chance.choice(("same", "valid")),
            "output_padding": _output_padding(d),
            "data_format": "channels_first" if first else "channels_last",
            "dilation_rate": d.written(d.dilations) if wide else d.dilations,
        }
        x = d.first if first else d.last
        shapes = {
            "x": x(d.sizes, d.channels),
            "w": [*d.kernels, d.filters, d.channels],
            "b": None,
        }
        defaults = {"padding": "valid", "output_padding": None, "dilation_rate": 1}
        args = d.left_out(args, defaults)
        case = as_case("keras", "function", "keras.ops.conv_transpose", d, args, shapes)
        return case | {"backend": backend}

    return drawn


def tensorflow(chance: random.Random, wide: bool) -> Case:
    d = Draw(chance, wide)
    jit = d.rank < 3 and d.some(0.2)
    if not jit and d.some(0.98):
        d.dilations = [1] * d.rank
    padding: Any = d.chance.choice(("SAME", "VALID"))
    outputs = []
    pads = [[d.chance.randint(0, 2), d.chance.randint(0, 2)] for _ in range(d.rank)]
    explicit = d.rank == 2 and not jit and d.some(0.2)
    for n, s, full, (begin, end) in zip(d.sizes, d.strides, d.full(), pads, strict=True):
        spare = d.chance.randrange(s) + (d.chance.choice((-1, 1)) * s if d.some(0.05) else 0)
        if explicit:
            outputs.append(full + spare - begin - end)
        else:
            outputs.append((n - 1) * s + 1 + spare if padding == "SAME" else full + spare)
    if explicit:
        padding = [[0, 0], *pads, [0, 0]]
    if any(size < 0 for size in outputs):
        outputs = [abs(size) for size in outputs]
    args = {
        "output_shape": d.last(outputs, d.filters),
        "strides": d.written(d.strides) if wide else d.strides,
        "padding": padding,
        "data_format": ("NWC", "NHWC", "NDHWC")[d.rank - 1],
        "dilations": d.dilations if jit or max(d.dilations) > 1 else None,
    }
    if wide and d.some(0.1):
        args["strides"] = [1, *d.strides, 1]
    defaults = {"padding": "SAME", "data_format": args["data_format"], "dilations": None}
    shapes = {
        "x": d.last(d.sizes, d.channels),
        "w": [*d.kernels, d.filters, d.channels],
        "b": None,
    }
    args = d.left_out(args, defaults)
    case = as_case("tensorflow", "function", f"tf.nn.conv{d.rank}d_transpose", d, args, shapes)
    return case | ({"call": {"jit_compile": True}} if jit else {})


def jax(chance: random.Random, wide: bool) -> Case:
    d = Draw(chance, wide)
    consistent, transposed = d.some(0.4), d.some()
    first = d.rank == 2 and d.some(0.15)
    args = {
        "strides": d.strides,
        "padding": _lax_padding(d, consistent),
        "rhs_dilation": d.dilations,
        "dimension_numbers": ["NCHW", "OIHW", "NCHW"] if first else None,
        "transpose_kernel": transposed,
        "use_consistent_padding": consistent,
    }
    outer = [d.channels, d.filters] if not transposed else [d.filters, d.channels]
    shapes = {
        "x": (d.first if first else d.last)(d.sizes, d.channels),
        "w": [outer[1], outer[0], *d.kernels] if first else [*d.kernels, *outer],
        "b": None,
    }
    defaults = {
        "rhs_dilation": 1,
        "dimension_numbers": None,
        "transpose_kernel": False,
        "use_consistent_padding": False,
    }
    return as_case(
        "jax", "function", "jax.lax.conv_transpose", d, d.left_out(args, defaults), shapes
    )


def _lax_padding(d: Draw, consistent: bool) -> Any:
    (kind,) = d.chance.choices(("SAME", "VALID", "pairs"), (3, 3, 4))
    if kind != "pairs":
        return kind
    if consistent:
        return [[d.chance.randint(0, 3), d.chance.randint(0, 3)] for _ in range(d.rank)]
    low = -2 if d.wide and d.some(0.3) else 0
    return [
        [d.chance.randint(low, span + 2), d.chance.randint(low, span + 2)] for span in d.spans()
    ]


def flax(chance: random.Random, wide: bool) -> Case:
    d = Draw(chance, wide)
    transposed = d.some()
    padding = d.chance.choice(("SAME", "VALID", "CIRCULAR", "pairs", "number"))
    args: dict[str, Any] = {
        "features": d.filters,
        "kernel_size": d.kernels,
        "strides": d.strides,
        "padding": padding,
        "kernel_dilation": d.dilations,
        "transpose_kernel": transposed,
        "use_bias": not wide or d.some(0.7),
    }
    if padding == "pairs":
        args["padding"] = _lax_padding(d, True) if d.some(0.5) else d.pads(3)
    elif padding == "number":
        args["padding"] = d.chance.randint(0, 3)
    if isinstance(args["padding"], list) and not wide:
        args["padding"] = [
            pair if isinstance(pair, list) else [pair, pair] for pair in args["padding"]
        ]
    outer = [d.filters, d.channels] if transposed else [d.channels, d.filters]
    shapes = {
        "x": d.last(d.sizes, d.channels),
        "w": [*d.kernels, *outer],
        "b": [d.filters] if args["use_bias"] else None,
    }
    if wide and d.some(0.1):
        args["kernel_size"] = (
            d.kernels[0] if len(set(d.kernels)) == 1 and d.rank == 1 else d.kernels
        )
    if wide and d.some(0.1):
        args["strides"] = None
        d.strides = [1] * d.rank
    defaults = {"strides": 1, "padding": "SAME", "kernel_dilation": 1, "transpose_kernel": False}
    args = d.left_out(args, defaults)
    return as_case("flax", "layer", "flax.linen.ConvTranspose", d, args, shapes)
