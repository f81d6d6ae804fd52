"""A program for PyTorch, complete and with the numbers in it."""

from collections.abc import Sequence
from typing import Any

from numpy.typing import NDArray

from deconv_viz.frameworks import literals
from deconv_viz.frameworks.layer import Layer, Target

GRADIENT_OF = "torch.nn.grad."


def program(
    layer: Layer,
    target: Target,
    x: NDArray[Any],
    w: NDArray[Any],
    b: NDArray[Any] | None = None,
    crop: Sequence[tuple[int, int]] | None = None,
) -> str:
    """Return Python source that computes y from x, w and b (own layouts), crops and prints it."""
    arrays = [("x", x), ("w", w), *([] if b is None else [("b", b)])]
    lines = ["import torch", ""]
    for name, values in arrays:
        lines.append(literals.assignment(name, "torch.tensor", values.astype(float)))
    lines.append("")
    if target.on_call:
        lines += _module(layer, b is not None)
    else:
        lines.append(_call(layer, b is not None))
    lines += _crop(crop, "NCS" if x.ndim == w.ndim else "CS")
    return "\n".join([*lines, "", "print(tuple(y.shape))", "print(y)", ""])


def _call(layer: Layer, has_bias: bool) -> str:
    given = literals.arguments(layer.args)
    if layer.target.startswith(GRADIENT_OF):
        size = literals.argument(layer.args["input_size"])
        rest = [word for word in given if not word.startswith("input_size=")]
        return literals.invocation(f"y = {layer.target}", [size, "w", "x", *rest])
    arrays = ["x", "w", "b"] if has_bias else ["x", "w"]
    return literals.invocation(f"y = {layer.target}", arrays + given)


def _module(layer: Layer, has_bias: bool) -> list[str]:
    args = dict(layer.args)
    if has_bias:
        args.pop("bias", None)
    else:
        args["bias"] = False
    positional = [
        literals.argument(args.pop(name)) for name in ("in_channels", "out_channels", "kernel_size")
    ]
    lines = [
        literals.invocation(f"layer = {layer.target}", positional + literals.arguments(args)),
        "with torch.no_grad():",
        "    layer.weight.copy_(w)",
    ]
    if has_bias:
        lines.append("    layer.bias.copy_(b)")
    size = (layer.call or {}).get("output_size")
    called = "layer(x)" if size is None else f"layer(x, output_size={literals.argument(size)})"
    return [*lines, f"    y = {called}"]


def _crop(crop: Sequence[tuple[int, int]] | None, layout: str) -> list[str]:
    """Return the lines that crop y, or put zeros to it."""
    if crop is None:
        return []
    lines = []
    if index := literals.cut(crop, layout):
        lines.append(f"y = y{index}")
    if literals.zeros_around(crop, layout):
        # torch.nn.functional.pad begins with the last axis.
        widths = [max(-cut, 0) for axis in reversed(crop) for cut in axis]
        lines.append(f"y = torch.nn.functional.pad(y, {literals.argument(widths)})")
    return lines
