"""Cases drawn by chance, in the words of each framework: what may be computed and what may not.

`draw(group, chance, wide)` returns a case in the format of the bank, without arrays: "shapes" holds
the shapes of x, w and b instead. `wide` draws larger numbers and the rarer ways to write an
argument: a plain integer, a list of one, an argument left out.

`spoilt` makes a case wrong in one way, and says in which.
"""

import random
from collections.abc import Callable
from typing import Any

Case = dict[str, Any]
Shape = list[int]

OPSET = 22


class Draw:
    """The dice: all numbers of one case."""

    def __init__(self, chance: random.Random, wide: bool, most_axes: int = 3) -> None:
        self.chance, self.wide = chance, wide
        weights = (5, 4, 1)[:most_axes]
        (self.rank,) = chance.choices(range(1, most_axes + 1), weights)
        largest = (12, 7, 4)[self.rank - 1] if wide else (7, 5, 3)[self.rank - 1]
        self.sizes = self.each(lambda: chance.randint(1, largest))
        self.kernels = self.each(lambda: chance.randint(1, 7 if wide and self.rank < 3 else 5))
        self.strides = self.each(lambda: chance.randint(1, 6 if wide else 4))
        self.dilations = self.each(lambda: chance.choice((1, 1, 1, 2, 3)))
        self.batch, self.channels = chance.randint(1, 2), chance.randint(1, 3)
        self.filters = chance.randint(1, 3)
        self.groups = 1

    def each(self, number: Callable[[], int]) -> list[int]:
        return [number() for _ in range(self.rank)]

    def grouped(self) -> None:
        """Draw groups too, and the channels and filters that they divide."""
        self.groups = self.chance.choice((1, 1, 2, 3))
        self.channels = self.groups * self.chance.randint(1, 2)
        self.filters = self.groups * self.chance.randint(1, 2)

    def some(self, odds: float = 0.5) -> bool:
        return self.chance.random() < odds

    def pads(self, most: int = 3) -> list[int]:
        return self.each(lambda: self.chance.randint(0, most))

    def written(self, values: list[int]) -> Any:
        """Return one number an axis in one of the ways in which people write it."""
        if self.some(0.15 if not self.wide else 0.3) and len(set(values)) == 1:
            return values[0]
        return values

    def left_out(self, args: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
        """Leave out, at times, what is the default anyway."""
        if not self.wide:
            return args
        return {
            key: value
            for key, value in args.items()
            if not (key in defaults and value in _same_as(defaults[key], self.rank) and self.some())
        }

    def spans(self) -> list[int]:
        """The dilated kernels."""
        return [d * (k - 1) + 1 for d, k in zip(self.dilations, self.kernels, strict=True)]

    def full(self) -> list[int]:
        """The canvases."""
        steps = [(n - 1) * s for n, s in zip(self.sizes, self.strides, strict=True)]
        return [step + span for step, span in zip(steps, self.spans(), strict=True)]

    def first(self, sizes: list[int], channels: int) -> Shape:
        return [self.batch, channels, *sizes]

    def last(self, sizes: list[int], channels: int) -> Shape:
        return [self.batch, *sizes, channels]

    def bias(self, odds: float = 0.5) -> Shape | None:
        return [self.filters] if self.some(odds) else None

    def torch_weight(self) -> Shape:
        return [self.channels, self.filters // self.groups, *self.kernels]


def _same_as(default: Any, rank: int) -> list[Any]:
    return [default, [default] * rank]


def torch_function(chance: random.Random, wide: bool) -> Case:
    d = Draw(chance, wide)
    d.grouped()
    limits = [max(s, t) for s, t in zip(d.strides, d.dilations, strict=True)]
    output_padding = [d.chance.randrange(limit) if d.some() else 0 for limit in limits]
    args = {
        "stride": d.written(d.strides),
        "padding": d.written(d.pads(4)),
        "output_padding": d.written(output_padding),
        "dilation": d.written(d.dilations),
        "groups": d.groups,
    }
    defaults = {"stride": 1, "padding": 0, "output_padding": 0, "dilation": 1, "groups": 1}
    shapes = {"x": d.first(d.sizes, d.channels), "w": d.torch_weight(), "b": d.bias()}
    if wide and d.some(0.1):
        shapes["x"] = shapes["x"][1:]  # a single sample
    name = f"torch.nn.functional.conv_transpose{d.rank}d"
    kind = d.chance.choice(("float32", "float64"))
    return _case("torch", "function", name, d, d.left_out(args, defaults), shapes, dtype=kind)


def torch_module(chance: random.Random, wide: bool) -> Case:
    d = Draw(chance, wide)
    d.grouped()
    padding = d.pads(2)
    args = {
        "in_channels": d.channels,
        "out_channels": d.filters,
        "kernel_size": d.written(d.kernels),
        "stride": d.written(d.strides),
        "padding": d.written(padding),
        "groups": d.groups,
        "bias": True,
        "dilation": d.written(d.dilations),
    }
    natural = [f - 2 * p for f, p in zip(d.full(), padding, strict=True)]
    # Up to stride - 1 more is possible; at times one less or one too many is asked for.
    asked = [
        size + d.chance.randint(-1 if d.some(0.1) else 0, s if d.some(0.1) else s - 1)
        for size, s in zip(natural, d.strides, strict=True)
    ]
    call = {"output_size": d.first(asked, d.filters) if d.some() else asked}
    if wide and d.some(0.3):
        limits = [max(s, t) for s, t in zip(d.strides, d.dilations, strict=True)]
        args["output_padding"] = [d.chance.randrange(limit) for limit in limits]
        if d.some(0.7):
            call = {}
    defaults = {"stride": 1, "padding": 0, "dilation": 1, "groups": 1, "bias": True}
    shapes = {
        "x": d.first(d.sizes, d.channels),
        "w": d.torch_weight(),
        "b": [d.filters],
    }
    if wide and d.some(0.2):
        args["bias"], shapes["b"] = False, None
    case = _case(
        "torch",
        "layer",
        f"torch.nn.ConvTranspose{d.rank}d",
        d,
        d.left_out(args, defaults),
        shapes,
        dtype="float64",
    )
    return case | ({"call": call} if call else {})


def torch_gradient(chance: random.Random, wide: bool) -> Case:
    d = Draw(chance, wide)
    d.grouped()
    padding = d.pads(2)
    inputs = [
        max(1, f - 2 * p + d.chance.randrange(s))
        for f, p, s in zip(d.full(), padding, d.strides, strict=True)
    ]
    args = {
        "input_size": d.first(inputs, d.filters),
        "stride": d.written(d.strides),
        "padding": d.written(padding),
        "dilation": d.written(d.dilations),
        "groups": d.groups,
    }
    defaults = {"stride": 1, "padding": 0, "dilation": 1, "groups": 1}
    shapes = {"x": d.first(d.sizes, d.channels), "w": d.torch_weight(), "b": None}
    name = f"torch.nn.grad.conv{d.rank}d_input"
    args = d.left_out(args, defaults)
    return _case("torch", "function", name, d, args, shapes, dtype="float64")


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
    return _case(framework, "layer", f"Conv{d.rank}DTranspose", d, args, shapes)


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
        case = _case("keras", "function", "keras.ops.conv_transpose", d, args, shapes)
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
    case = _case("tensorflow", "function", f"tf.nn.conv{d.rank}d_transpose", d, args, shapes)
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
    return _case("jax", "function", "jax.lax.conv_transpose", d, d.left_out(args, defaults), shapes)


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
    return _case("flax", "layer", "flax.linen.ConvTranspose", d, args, shapes)


def onnxruntime(chance: random.Random, wide: bool) -> Case:
    d = Draw(chance, wide)
    d.grouped()
    return _onnx("onnxruntime", d, groups=True)


def onnx_reference(chance: random.Random, wide: bool) -> Case:
    d = Draw(chance, wide)
    return _onnx("onnx-reference", d, groups=False)


def _onnx(framework: str, d: Draw, groups: bool) -> Case:
    args: dict[str, Any] = {}
    output_padding = [d.chance.randrange(s) for s in d.strides]
    mode = d.chance.choice(("pads", "output_shape", "auto_pad", "plain"))
    if mode == "pads":
        args["pads"] = [*d.pads(2), *d.pads(2)]
    if mode == "output_shape":
        spare = [d.chance.randint(-s, s - 1) for s in d.strides]
        args["output_shape"] = [max(1, f + a) for f, a in zip(d.full(), spare, strict=True)]
        if d.some():
            args["auto_pad"] = d.chance.choice(("SAME_UPPER", "SAME_LOWER", "VALID", "NOTSET"))
    if mode == "auto_pad":
        args["auto_pad"] = d.chance.choice(("SAME_UPPER", "SAME_LOWER", "VALID"))
    if d.some(0.4):
        args["output_padding"] = output_padding
    if groups and d.groups > 1:
        args["group"] = d.groups
    if d.some(0.9):
        args["strides"] = d.strides
    else:
        d.strides = [1] * d.rank
    if d.some(0.8):
        args["dilations"] = d.dilations
    if d.wide and d.some(0.3):
        args["kernel_shape"] = d.kernels
    if d.wide and d.some(0.1):
        args["group"] = d.groups
    batch = 1 if not d.wide else d.batch
    d.batch = batch
    shapes = {"x": d.first(d.sizes, d.channels), "w": d.torch_weight(), "b": d.bias()}
    return _case(framework, "op", "ConvTranspose", d, args, shapes) | {"opset": OPSET}


def scipy(chance: random.Random, wide: bool) -> Case:
    d = Draw(chance, wide)
    if d.some(0.6):
        d.rank = 1
        args: dict[str, Any] = {"up": d.strides[0], "down": 1}
        name, shapes = "scipy.signal.upfirdn", {"x": d.sizes[:1], "w": d.kernels[:1], "b": None}
        if wide and d.some(0.2):
            args.pop("down")
    else:
        name, args = "scipy.signal.convolve", {"mode": "full", "method": "direct"}
        shapes = {"x": d.sizes, "w": d.kernels, "b": None}
    return _case("scipy", "function", name, d, args, shapes, dtype="float64")


def related(chance: random.Random, wide: bool) -> Case:
    """The operations that the lessons compare with."""
    d = Draw(chance, wide, most_axes=2)
    plane = [1, 1, d.chance.randint(2, 9), d.chance.randint(2, 9)]
    x: Shape = [1, d.channels, *d.sizes]
    kind = d.chance.randrange(6)
    framework, extra, w = "torch", {}, None
    if kind == 0:
        size = d.chance.randint(1, 4)
        name, args = "grad of torch.nn.functional.avg_pool2d wrt input", {"kernel_size": size}
        args["input_size"] = [max(each, size) for each in plane[:2] + plane[2:]]
        args["input_size"][:2] = plane[:2]
        x, d.rank = [1, 1, *(each // size for each in args["input_size"][2:])], 2
        extra = {"note": "x is grad_output"}
    elif kind == 1:
        r, d.rank = d.chance.randint(2, 3), 2
        name, args = "torch.nn.functional.pixel_shuffle", {"upscale_factor": r}
        x = [1, r * r * d.channels, *plane[2:]]
    elif kind == 2:
        r, d.rank, framework = d.chance.randint(2, 3), 2, "tensorflow"
        name, args = "tf.nn.depth_to_space", {"block_size": r, "data_format": "NHWC"}
        x = [1, *plane[2:], r * r * d.channels]
    elif kind == 3:
        name, args = f"torch.nn.functional.conv{d.rank}d", {"stride": d.strides}
        args |= {"padding": d.pads(2), "dilation": d.dilations}
        grown = [n + span for n, span in zip(d.sizes, d.spans(), strict=True)]
        x, w = [1, d.channels, *grown], [d.filters, d.channels, *d.kernels]
    elif kind == 4:
        factor = d.chance.randint(2, 4)
        modes = ("nearest", "linear" if d.rank == 1 else "bilinear")
        mode = d.chance.choice(modes) if factor != 3 else "nearest"
        name, args = "torch.nn.functional.interpolate", {"scale_factor": factor, "mode": mode}
        args |= {} if mode == "nearest" else {"align_corners": False}
    else:
        # Whole steps between the corners' samples are dyadic fractions of one, so exact.
        n, steps, d.rank = d.chance.randint(2, 5), d.chance.choice((1, 2, 4)), 1
        name, args = "torch.nn.functional.interpolate", {"size": [(n - 1) * steps + 1]}
        args |= {"mode": "linear", "align_corners": True}
        x = [1, d.channels, n]
    shapes = {"x": x, "w": w, "b": None}
    case = _case(framework, "function", name, d, args, shapes, dtype="float64")
    return case | {"related": True} | extra


def _case(
    framework: str,
    key: str,
    name: str,
    d: Draw,
    args: dict[str, Any],
    shapes: dict[str, Shape | None],
    dtype: str = "float32",
) -> Case:
    return {
        "framework": framework,
        key: name,
        "rank": d.rank,
        "args": args,
        "dtype": dtype,
        "shapes": shapes,
    }


GROUPS: dict[str, Callable[[random.Random, bool], Case]] = {
    "torch_f": torch_function,
    "torch_outsize": torch_module,
    "torch_convgrad": torch_gradient,
    "keras_tf": keras("tensorflow"),
    "keras_jax": keras("jax"),
    "keras_torch": keras("torch"),
    "kerasops_tf": keras_ops("tensorflow"),
    "kerasops_jax": keras_ops("jax"),
    "kerasops_torch": keras_ops("torch"),
    "tf_keras": tf_keras,
    "tfnn": tensorflow,
    "jaxlax": jax,
    "flax": flax,
    "ort": onnxruntime,
    "onnxref": onnx_reference,
    "scipy": scipy,
    "related": related,
}
