"""How long PyTorch makes its outputs: by padding, by output_size, or as a convolution's input."""

from collections.abc import Sequence
from typing import Any

from deconv_viz.frameworks.arguments import each, one_or_each, refuse
from deconv_viz.frameworks.layer import Layer, Span


def sizes_of_word(
    layer: Layer, args: dict[str, Any], name: str, rank: int, minimum: int, short: bool
) -> tuple[int, ...]:
    value = args[name]
    if name == "padding" and isinstance(value, str):
        raise refuse(layer, "torch_no_words_for_padding", name, tuple(value), nearest={name: 0})
    if short and isinstance(value, Sequence) and not isinstance(value, str) and len(value) == 1:
        value = value[0]
    return one_or_each(layer, name, value, rank, minimum)


def padded(
    layer: Layer, args: dict[str, Any], spans: Sequence[Span], short: bool, least: int
) -> tuple[int, ...]:
    """Return the lengths that padding and output padding make."""
    more = sizes_of_word(layer, args, "output_padding", len(spans), 0, short)
    limits = [max(span.stride, span.dilation) for span in spans]
    for axis, (op, limit) in enumerate(zip(more, limits, strict=True)):
        if op >= limit:
            fits = [min(o, m - 1) for o, m in zip(more, limits, strict=True)]
            values = {"limit": limit, "axis": axis}
            nearest = {"output_padding": fits}
            raise refuse(layer, "torch_output_padding", "output_padding", op, values, nearest)
    return _not_empty(
        layer,
        spans,
        [span.full - 2 * span.begin + op for span, op in zip(spans, more, strict=True)],
        least,
    )


def _not_empty(
    layer: Layer, spans: Sequence[Span], outputs: Sequence[int], least: int = 1
) -> tuple[int, ...]:
    for axis, output in enumerate(outputs):
        if output < least:
            # Two less are cropped for each step by which the padding goes down.
            fits = [
                span.begin - max(0, (2 - o) // 2) for span, o in zip(spans, outputs, strict=True)
            ]
            values = {"axis": axis, "output": output}
            received = [span.begin for span in spans]
            raise refuse(layer, "empty_output", "padding", received, values, {"padding": fits})
    return tuple(outputs)


def asked_for(
    layer: Layer, size: object, spans: Sequence[Span], dimensions: int, least: int
) -> tuple[int, ...]:
    """Return the spatial part of output_size, which says these or the whole shape."""
    rank = len(spans)
    lowest = [span.full - 2 * span.begin for span in spans]
    highest = [low + span.stride - 1 for low, span in zip(lowest, spans, strict=True)]
    fits = [max(low, 1) for low in lowest]
    try:
        length = len(size)  # type: ignore[arg-type]  # what has no length is refused
    except TypeError:
        length = -1
    if isinstance(size, str) or length not in (rank, dimensions):
        values = {"count": rank, "whole": dimensions}
        nearest = {"output_size": fits}
        raise refuse(layer, "torch_output_size_length", "output_size", size, values, nearest)
    wanted = each(layer, "output_size", size, length)[-rank:]
    fits = [
        min(max(out, low, 1), max(high, 1))
        for low, out, high in zip(lowest, wanted, highest, strict=True)
    ]
    if not all(low <= out <= high for low, out, high in zip(lowest, wanted, highest, strict=True)):
        if min(highest) < 1:
            _not_empty(layer, spans, highest)
        sizes = [span.size for span in spans]
        limits = {"low": lowest, "high": highest, "sizes": sizes}
        nearest = {"output_size": fits}
        raise refuse(layer, "torch_output_size", "output_size", list(wanted), limits, nearest)
    if min(wanted) < least and min(highest) > 0:
        values = {"axis": wanted.index(min(wanted)), "output": min(wanted)}
        nearest = {"output_size": fits}
        raise refuse(layer, "empty_output", "output_size", list(wanted), values, nearest)
    return _not_empty(layer, spans, wanted, least)


def of_input(
    layer: Layer, size: object, spans: Sequence[Span], batch: int, filters: int
) -> tuple[int, ...]:
    """Return the spatial part of input_size, of which a convolution must make the gradient."""
    rank = len(spans)
    lowest = [max(span.full - 2 * span.begin, 1) for span in spans]
    whole = each(layer, "input_size", size, rank + 2)
    if whole[:2] != (batch, filters):
        raise refuse(
            layer,
            "torch_gradient_shape",
            "input_size",
            list(whole),
            {"expected": f"[{batch}, {filters}{', ?' * rank}]"},
            {"input_size": [batch, filters, *whole[2:]]},
        )
    wanted = whole[2:]
    highest = [span.full - 2 * span.begin + span.stride - 1 for span in spans]
    if min(highest) < 1:
        _not_empty(layer, spans, highest)
    fits = [
        min(max(out, low), high) for out, low, high in zip(wanted, lowest, highest, strict=True)
    ]
    for axis, (span, out) in enumerate(zip(spans, wanted, strict=True)):
        reach = span.dilation * (span.kernel - 1) + 1
        made = (out + 2 * span.begin - reach) // span.stride + 1
        if out < 1 or made != span.size:
            low = span.full - 2 * span.begin
            values = {
                "expected": max(made, 0),
                "axis": axis,
                "size": span.size,
                "low": low,
                "high": low + span.stride - 1,
            }
            nearest = {"input_size": [batch, filters, *fits]}
            raise refuse(layer, "torch_gradient_size", "input_size", out, values, nearest)
    return wanted
