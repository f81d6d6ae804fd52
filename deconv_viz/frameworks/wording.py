"""A layer in a framework's own words, from the words of its rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from deconv_viz.frameworks.layer import Layer
from deconv_viz.frameworks.solve import Words


def layer_of(framework: str, words: Sequence[Words], outputs: Sequence[int]) -> Layer:
    """Return the two-dimensional layer, one channel in and out; defaults are left out.

    outputs: the sizes that come out, for frameworks that are told them.
    """
    writer = {
        "torch": _torch,
        "keras": _keras,
        "tensorflow": _tensorflow,
        "jax": _jax,
        "onnxruntime": _onnx,
    }[framework]
    target, args = writer(words, outputs)
    return Layer(framework, target, args)


def _torch(words: Sequence[Words], outputs: Sequence[int]) -> tuple[str, dict[str, Any]]:
    args: dict[str, Any] = {"in_channels": 1, "out_channels": 1}
    args["kernel_size"] = _one([w.kernel for w in words])
    _unless(args, "stride", [w.stride for w in words], 1)
    _unless(args, "padding", [w.first for w in words], 0)
    _unless(args, "output_padding", [w.extra or 0 for w in words], 0)
    _unless(args, "dilation", [w.dilation for w in words], 1)
    return "torch.nn.ConvTranspose2d", args


def _keras(words: Sequence[Words], outputs: Sequence[int]) -> tuple[str, dict[str, Any]]:
    args: dict[str, Any] = {"filters": 1, "kernel_size": _one([w.kernel for w in words])}
    _unless(args, "strides", [w.stride for w in words], 1)
    padding = words[0].mode.partition(",")[0]
    if padding != "valid":
        args["padding"] = padding
    if words[0].extra is not None:
        args["output_padding"] = _one([w.extra or 0 for w in words])
    _unless(args, "dilation_rate", [w.dilation for w in words], 1)
    return "Conv2DTranspose", args


def _tensorflow(words: Sequence[Words], outputs: Sequence[int]) -> tuple[str, dict[str, Any]]:
    pads = [[0, 0], *([w.first, w.last] for w in words), [0, 0]]
    args: dict[str, Any] = {
        "output_shape": [1, *outputs, 1],
        "strides": _one([w.stride for w in words]),
        "padding": words[0].mode or pads,
    }
    _unless(args, "dilations", [w.dilation for w in words], 1)
    return "tf.nn.conv2d_transpose", args


def _jax(words: Sequence[Words], outputs: Sequence[int]) -> tuple[str, dict[str, Any]]:
    args: dict[str, Any] = {"strides": tuple(w.stride for w in words)}
    args["padding"] = words[0].mode or [(w.first, w.last) for w in words]
    if max(w.dilation for w in words) > 1:
        args["rhs_dilation"] = tuple(w.dilation for w in words)
    # The default takes the pads of the input spread with zeros; the consistent ones crop.
    if not words[0].mode:
        args["use_consistent_padding"] = True
    return "jax.lax.conv_transpose", args


def _onnx(words: Sequence[Words], outputs: Sequence[int]) -> tuple[str, dict[str, Any]]:
    args: dict[str, Any] = {}
    if words[0].mode:
        args["auto_pad"] = words[0].mode
    if max(w.stride for w in words) > 1:
        args["strides"] = [w.stride for w in words]
    if any(w.first or w.last for w in words):
        args["pads"] = [w.first for w in words] + [w.last for w in words]
    if any(w.extra for w in words):
        args["output_padding"] = [w.extra or 0 for w in words]
    if max(w.dilation for w in words) > 1:
        args["dilations"] = [w.dilation for w in words]
    return "ConvTranspose", args


def _unless(args: dict[str, Any], name: str, values: Sequence[int], default: int) -> None:
    """Put an argument in unless it is at its default on every axis."""
    if any(value != default for value in values):
        args[name] = _one(values)


def _one(values: Sequence[int]) -> int | tuple[int, ...]:
    """Return a single number where all axes have the same."""
    return values[0] if len(set(values)) == 1 else tuple(values)


def written(layer: Layer) -> str:
    """Return a layer of `layer_of` as a line of code, without channels and without its arrays."""
    args = dict(layer.args)
    for name in ("in_channels", "out_channels", "filters"):
        args.pop(name, None)
    first = [] if "kernel_size" in args else ["x", "w"]
    first += [f"{name}={value!r}" for name, value in args.items()]
    return f"{layer.target.removeprefix('torch.').removeprefix('jax.')}({', '.join(first)})"
