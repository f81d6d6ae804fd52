"""Cases of PyTorch, ONNX and SciPy, and of the operations that the lessons compare with."""

import random
from typing import Any

from tests.live.dice import Case, Draw, Shape, as_case

OPSET = 22


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
    return as_case("torch", "function", name, d, d.left_out(args, defaults), shapes, dtype=kind)


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
    case = as_case(
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
    return as_case("torch", "function", name, d, args, shapes, dtype="float64")


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
    return as_case(framework, "op", "ConvTranspose", d, args, shapes) | {"opset": OPSET}


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
    return as_case("scipy", "function", name, d, args, shapes, dtype="float64")


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
    case = as_case(framework, "function", name, d, args, shapes, dtype="float64")
    return case | {"related": True} | extra
