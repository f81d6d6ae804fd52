"""PyTorch: functions, modules with output_size, and the gradient of a convolution.

Per axis, with F = (n-1)s + d(k-1) + 1:

    y = full[p : p + L]      L = F - 2p + a       0 <= a < max(s, d), p >= 0, L >= 1

a is the output padding, which extends the end. A module that is called with output_size=T has
a = T - (F - 2p), at most s - 1, whatever output_padding its constructor was given. The gradient of
a convolution with respect to an input of size H has L = H, where the convolution of H gives n.

Data are (N, C, *sizes), or (C, *sizes) without a batch; weights (C, filters/groups, *kernels),
which is the very tensor of the forward convolution.

Sources: torch.nn.functional.conv_transpose1d to 3d, torch.nn.ConvTranspose2d, torch.nn.grad in
the PyTorch documentation; all rules found by running PyTorch 2.13.0 on a CPU.
"""

from typing import Any

from numpy.typing import NDArray

from deconv_viz.frameworks import torch_code
from deconv_viz.frameworks.arguments import (
    boolean,
    choice,
    integer,
    read,
    refuse,
    shortest,
    target_of,
)
from deconv_viz.frameworks.arrays import kernel_of, read_shape, sizes_of
from deconv_viz.frameworks.checks import cannot_say, fewer_groups, said_bias, said_kernel
from deconv_viz.frameworks.layer import Layer, Layouts, Meaning, Span
from deconv_viz.frameworks.torch_facts import (
    FUNCTION,
    FUNCTION_NAME,
    GRADIENT,
    MODULE,
    MODULE_NAME,
    QUIRKS,
    TARGETS,
)
from deconv_viz.frameworks.torch_sizes import asked_for, of_input, padded, sizes_of_word

__all__ = ["QUIRKS", "TARGETS", "code", "express", "layouts", "meaning"]


def layouts(layer: Layer, rank: int) -> Layouts:
    """Return NC* and IO*: the layouts with a batch."""
    return Layouts("NCS", "IOS")


def meaning(
    layer: Layer,
    x_shape: tuple[int, ...],
    w_shape: tuple[int, ...],
    b_shape: tuple[int, ...] | None = None,
    least: int = 1,
) -> Meaning:
    """Return what PyTorch computes; raises FrameworkError where it refuses.

    least: the shortest output that is not refused (see `torch_float32`).
    """
    target = target_of(layer, TARGETS)
    rank = target.rank
    args = read(layer, target)
    gradient = target.words is GRADIENT
    data = "CS" if len(x_shape) == rank + 1 and not gradient else "NCS"
    where = Layouts(data, "IOS")
    sizes = sizes_of(layer, where.data, x_shape, rank)
    kernel = kernel_of(layer, where.weight, w_shape, rank)
    channels = read_shape(where.data, x_shape)[0]["C"]
    groups = _groups(layer, args, channels, w_shape)
    filters = w_shape[1] * groups
    if target.words is MODULE:
        _module(layer, args, kernel, channels, filters)
    use_bias = args.get("bias") is not None and args.get("bias", True)
    if target.words is FUNCTION:
        use_bias = True
    said_bias(layer, "bias", use_bias=bool(use_bias), b_shape=b_shape, filters=filters)
    size = args.get("output_size")
    # A list of one element stands for all axes, unless output_size makes Python index it.
    short = size is None
    stride = sizes_of_word(layer, args, "stride", rank, 1, short)
    padding = sizes_of_word(layer, args, "padding", rank, 0, short)
    dilation = sizes_of_word(layer, args, "dilation", rank, 1, short)
    plain = [
        Span(n, k, s, d, p, 0)
        for n, k, s, d, p in zip(sizes, kernel, stride, dilation, padding, strict=True)
    ]
    if gradient:
        outputs = of_input(layer, args["input_size"], plain, x_shape[0], filters)
    elif size is not None:
        outputs = asked_for(layer, size, plain, len(data) - 1 + rank, least)
    else:
        outputs = padded(layer, args, plain, short, least)
    spans = tuple(span._replace(output=o) for span, o in zip(plain, outputs, strict=True))
    return Meaning(spans, channels, filters, where, groups)


def express(meaning: Meaning, target: str | None = None) -> Layer:
    """Return the module (or the function, or the gradient, if named) that computes a meaning.

    Kernel reversal is not PyTorch's business: the caller turns the weight round. Raises
    FrameworkError where padding and output_padding do not say the spans.
    """
    rank = len(meaning.spans)
    name = target or MODULE_NAME.format(rank)
    layer = Layer("torch", name)
    words = target_of(layer, TARGETS).words
    if meaning.wrap is not None:
        raise refuse(layer, "no_circle")
    if meaning.bias != "channels":
        raise refuse(layer, "no_such_bias")
    if words is GRADIENT and all(_is_gradient(span) for span in meaning.spans):
        return _gradient_layer(meaning, name)
    if words is GRADIENT:
        words, name = FUNCTION, FUNCTION_NAME.format(rank)
    spans = tuple(_nearest(span) for span in meaning.spans)
    args: dict[str, Any] = {
        "in_channels": meaning.channels,
        "out_channels": meaning.filters,
        "kernel_size": [span.kernel for span in spans],
        "stride": [span.stride for span in spans],
        "padding": [span.begin for span in spans],
        "output_padding": [span.begin - span.end for span in spans],
        "groups": meaning.groups,
        "dilation": [span.dilation for span in spans],
    }
    found = Layer("torch", name, shortest(words, args))
    if spans != meaning.spans:
        raise cannot_say(found, meaning.spans, spans, found)
    return found


def code(
    layer: Layer,
    x: NDArray[Any],
    w: NDArray[Any],
    b: NDArray[Any] | None = None,
    crop: tuple[tuple[int, int], ...] | None = None,
) -> str:
    """Return a program for PyTorch that prints what the layer makes of these very numbers."""
    return torch_code.program(layer, target_of(layer, TARGETS), x, w, b, crop)


def _groups(layer: Layer, args: dict[str, Any], channels: int, w_shape: tuple[int, ...]) -> int:
    groups = integer(layer, "groups", args["groups"], 1)
    if channels != w_shape[0]:
        raise refuse(layer, "channels", "input", channels, {"expected": w_shape[0]})
    if channels % groups:
        fits = fewer_groups(channels, groups)
        raise refuse(
            layer,
            "groups_divide_channels",
            "groups",
            groups,
            {"channels": channels},
            {"groups": fits},
        )
    return groups


def _module(
    layer: Layer, args: dict[str, Any], kernel: tuple[int, ...], channels: int, filters: int
) -> None:
    """Check what a module is built with against its weight."""
    if integer(layer, "in_channels", args["in_channels"], 1) != channels:
        raise refuse(
            layer,
            "channels",
            "in_channels",
            channels,
            {"expected": args["in_channels"]},
            {"in_channels": channels},
        )
    out = integer(layer, "out_channels", args["out_channels"], 1)
    if out % args["groups"]:
        raise refuse(
            layer,
            "torch_groups_divide_filters",
            "out_channels",
            out,
            {"groups": args["groups"]},
            {"out_channels": filters},
        )
    if out != filters:
        raise refuse(
            layer,
            "filters_of_weight",
            "out_channels",
            out,
            {"expected": filters},
            {"out_channels": filters},
        )
    said_kernel(layer, "kernel_size", args["kernel_size"], kernel)
    if args["bias"] is not None:
        boolean(layer, "bias", args["bias"])
    if args["padding_mode"] != "zeros":
        if not isinstance(args["padding_mode"], str):
            choice(layer, "padding_mode", args["padding_mode"], ("zeros",))
        raise refuse(
            layer,
            "torch_padding_mode",
            "padding_mode",
            args["padding_mode"],
            nearest={"padding_mode": "zeros"},
        )


def _is_gradient(span: Span) -> bool:
    return span.begin >= 0 and 0 <= span.begin - span.end < span.stride and span.output > 0


def _gradient_layer(meaning: Meaning, name: str) -> Layer:
    args = {
        "input_size": [
            meaning.batch,
            meaning.filters,
            *(span.output for span in meaning.spans),
        ],
        "stride": [span.stride for span in meaning.spans],
        "padding": [span.begin for span in meaning.spans],
        "dilation": [span.dilation for span in meaning.spans],
        "groups": meaning.groups,
    }
    return Layer("torch", name, shortest(GRADIENT, args))


def _nearest(span: Span) -> Span:
    """Return the span with padding and output padding that holds the most of what is wanted."""
    most = max(span.stride, span.dilation) - 1
    padding = max(0, min(span.begin, max(span.end, 0) + most))
    more = min(max(padding - span.end, 0), most)
    output = span.full - 2 * padding + more
    if output < 1:
        padding, more, output = 0, 0, span.full
    return span._replace(begin=padding, output=output)
