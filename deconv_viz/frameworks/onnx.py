"""ONNX ConvTranspose: as specified, in ONNX Runtime, and in the reference evaluator.

Per axis, with F = (n-1)s + d(k-1) + 1 and op the output padding, y = full[begin : begin + L]:

    NOTSET            begin = pads' begin       L = F + op - begin - end
    VALID             begin = 0                 L = F + op
    SAME_UPPER        begin = floor(t/2)        L = ns, t = F + op - L
    SAME_LOWER        begin = ceil(t/2)         the same
    output_shape=T    floor(t/2) for SAME_UPPER, ceil(t/2) for all others; L = T, t = F + op - T

ONNX Runtime takes a negative t for 0, gives L = F + op for SAME then, and asks that a convolution
of max(L + t, ...) gives n, so op < s and T < F + s. The reference evaluator uses t as it is, and
without SAME takes output_shape and pads literally. Where t is negative, the specification's
floor puts zeros in front.

Data are (N, C, *sizes), weights (C, filters/group, *kernels).

Sources: Operators.md of ONNX (ConvTranspose, opsets 11 and 22), onnx/reference/ops/
op_conv_transpose.py; all rules found by running onnx 1.23.2 and onnxruntime 1.31.1.
"""

from collections.abc import Sequence
from typing import Any

from numpy.typing import NDArray

from deconv_viz.frameworks import onnx_code
from deconv_viz.frameworks.arguments import choice, each, integer, read, refuse, target_of
from deconv_viz.frameworks.arrays import kernel_of, sizes_of
from deconv_viz.frameworks.checks import cannot_say, fewer_groups, rank_of, said_bias
from deconv_viz.frameworks.layer import Layer, Layouts, Meaning, Span
from deconv_viz.frameworks.onnx_facts import (
    AUTO_PADS,
    NOTSET,
    QUIRKS,
    RUNTIME,
    TARGETS,
    UPPER,
)
from deconv_viz.frameworks.onnx_sizes import counted, specified

__all__ = ["QUIRKS", "TARGETS", "code", "express", "layouts", "meaning"]

REFERENCE = "onnx-reference"
_LAYOUTS = Layouts("NCS", "IOS")


def layouts(layer: Layer, rank: int) -> Layouts:
    """Return NC* and IO*."""
    return _LAYOUTS


def meaning(
    layer: Layer,
    x_shape: tuple[int, ...],
    w_shape: tuple[int, ...],
    b_shape: tuple[int, ...] | None = None,
) -> Meaning:
    """Return what ONNX computes; raises FrameworkError where it is refused."""
    args = read(layer, target_of(layer, TARGETS))
    rank = rank_of(layer, x_shape)
    sizes = sizes_of(layer, _LAYOUTS.data, x_shape, rank)
    kernel = kernel_of(layer, _LAYOUTS.weight, w_shape, rank)
    if args["kernel_shape"] is not None:
        said = each(layer, "kernel_shape", args["kernel_shape"], rank)
        if said != kernel:
            values, nearest = {"expected": kernel}, {"kernel_shape": list(kernel)}
            raise refuse(layer, "kernel_of_weight", "kernel_shape", said, values, nearest)
    groups = _groups(layer, args["group"], x_shape[1], w_shape)
    filters = w_shape[1] * groups
    said_bias(layer, "bias", use_bias=True, b_shape=b_shape, filters=filters)
    strides = _list(layer, args, "strides", rank, 1, 1)
    dilations = _list(layer, args, "dilations", rank, 1, 1)
    more = _list(layer, args, "output_padding", rank, 0, 0)
    plain = [
        Span(n, k, s, d, 0, 0) for n, k, s, d in zip(sizes, kernel, strides, dilations, strict=True)
    ]
    auto_pad, pads = _padding(layer, args, rank)
    _output_padding(layer, plain, more)
    shape = None
    if args["output_shape"] is not None:
        shape = each(layer, "output_shape", args["output_shape"], rank, 1)
    if layer.framework == REFERENCE:
        spans = counted(layer, plain, more, auto_pad, pads, shape)
        wrong = groups > 1 and b_shape is not None
    else:
        spans = specified(layer, plain, more, auto_pad, pads or ((0,) * rank,) * 2, shape)
        wrong = False
    return Meaning(
        tuple(spans),
        x_shape[1],
        filters,
        _LAYOUTS,
        groups,
        bias="first_of_group" if wrong else "channels",
    )


def express(meaning: Meaning, target: str | None = None) -> Layer:
    """Return the operator in words that hold for all three, as ONNX Runtime is the strictest.

    Raises FrameworkError where pads, output_padding and auto_pad do not say the spans.
    """
    layer = Layer(RUNTIME, target or "ConvTranspose")
    target_of(layer, TARGETS)
    if meaning.wrap is not None:
        raise refuse(layer, "no_circle")
    if meaning.bias != "channels":
        raise refuse(layer, "no_such_bias")
    spans = tuple(_nearest(span) for span in meaning.spans)
    args: dict[str, Any] = {}
    begins, ends = [span.begin for span in spans], [span.end for span in spans]
    if begins != ends and min(ends) >= 0 and all(_is_same_upper(span) for span in spans):
        args["auto_pad"] = UPPER
    else:
        args |= {"pads": begins + [max(end, 0) for end in ends]} if any(begins + ends) else {}
        args |= {"output_padding": [max(-end, 0) for end in ends]} if min(ends) < 0 else {}
        if not any(args.get("pads", ())):
            args.pop("pads", None)
    plain = {
        "dilations": [span.dilation for span in spans],
        "group": meaning.groups,
        "strides": [span.stride for span in spans],
    }
    args |= {
        name: value
        for name, value in plain.items()
        if value != (1 if name == "group" else [1] * len(spans))
    }
    order = [word.name for word in TARGETS["ConvTranspose"].words]
    found = Layer(layer.framework, layer.target, dict(sorted(args.items(), key=_by(order))))
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
    """Return a program that makes a model of one node and runs it with these very numbers."""
    target_of(layer, TARGETS)
    return onnx_code.program(layer, x, w, b, crop, reference=layer.framework != RUNTIME)


def _groups(layer: Layer, value: object, channels: int, w_shape: tuple[int, ...]) -> int:
    groups = integer(layer, "group", value, 1)
    if w_shape[0] != channels:
        raise refuse(layer, "channels", "input", channels, {"expected": w_shape[0]})
    if channels % groups:
        fits = fewer_groups(channels, groups)
        values, nearest = {"channels": channels}, {"group": fits}
        raise refuse(layer, "groups_divide_channels", "group", groups, values, nearest)
    if layer.framework == REFERENCE and groups > 1 and (channels // groups, w_shape[1]) != (1, 1):
        raise refuse(
            layer,
            "onnx_reference_groups",
            "group",
            channels // groups,
            {"filters": w_shape[1]},
        )
    return groups


def _list(
    layer: Layer, args: dict[str, Any], name: str, rank: int, minimum: int, default: int
) -> tuple[int, ...]:
    value = args[name]
    return (default,) * rank if value is None else each(layer, name, value, rank, minimum)


def _padding(
    layer: Layer, args: dict[str, Any], rank: int
) -> tuple[str, tuple[tuple[int, ...], tuple[int, ...]] | None]:
    """Return auto_pad and the begins and ends of pads, None where they are not given."""
    auto_pad, pads = args["auto_pad"], args["pads"]
    strict = layer.framework != REFERENCE
    if strict:
        if auto_pad == "" and pads is None:
            auto_pad = NOTSET
        choice(layer, "auto_pad", auto_pad, AUTO_PADS)
    elif not isinstance(auto_pad, str):
        choice(layer, "auto_pad", auto_pad, AUTO_PADS)
    if pads is None:
        return auto_pad, None
    if strict and auto_pad != NOTSET:
        values, nearest = {"auto_pad": auto_pad}, {"auto_pad": NOTSET}
        raise refuse(layer, "onnx_pads_and_auto_pad", "pads", pads, values, nearest)
    # The reference evaluator pads by negative numbers, which puts zeros there.
    both = each(layer, "pads", pads, 2 * rank, 0 if strict else None, rule="onnx_pads")
    return auto_pad, (both[:rank], both[rank:])


def _output_padding(layer: Layer, spans: Sequence[Span], more: tuple[int, ...]) -> None:
    """Refuse an output padding that no convolution could have swallowed."""
    if layer.framework == REFERENCE:
        return  # which counts windows only
    if layer.framework == "onnx-published":
        limits = [max(span.stride, span.dilation) for span in spans]
        rule = "onnx_output_padding_specified"
    else:
        limits, rule = [span.stride for span in spans], "onnx_output_padding"
    for axis, (op, limit) in enumerate(zip(more, limits, strict=True)):
        if op >= limit:
            fits = [min(o, m - 1) for o, m in zip(more, limits, strict=True)]
            values = {"limit": limit, "axis": axis}
            nearest = {"output_padding": fits}
            raise refuse(layer, rule, "output_padding", op, values, nearest)


def _is_same_upper(span: Span) -> bool:
    crop = span.full - span.size * span.stride
    return crop >= 0 and (span.begin, span.end) == (crop // 2, crop - crop // 2)


def _nearest(span: Span) -> Span:
    """Return the span that pads and output_padding can say and that holds the most of this one."""
    begin, end = max(span.begin, 0), max(span.end, 1 - span.stride)
    if span.full - begin - end < 1:
        begin, end = 0, 0
    return span._replace(begin=begin, output=span.full - begin - end)


def _by(order: Sequence[str]) -> Any:
    return lambda item: order.index(item[0])
