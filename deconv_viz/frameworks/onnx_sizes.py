"""Where ONNX crops and how long its outputs are: as specified, and in the reference evaluator."""

import math
from collections.abc import Sequence
from typing import Any

from deconv_viz.frameworks.arguments import refuse
from deconv_viz.frameworks.layer import Layer, Span
from deconv_viz.frameworks.onnx_facts import LOWER, NOTSET, RUNTIME, UPPER


def specified(
    layer: Layer,
    spans: Sequence[Span],
    more: tuple[int, ...],
    auto_pad: str,
    pads: tuple[tuple[int, ...], tuple[int, ...]],
    shape: tuple[int, ...] | None,
) -> list[Span]:
    """Return the spans as specified, and as ONNX Runtime has them."""
    runtime = layer.framework == RUNTIME
    found = []
    for axis, (span, op) in enumerate(zip(spans, more, strict=True)):
        if shape is not None or auto_pad in (UPPER, LOWER):
            output = shape[axis] if shape is not None else span.size * span.stride
            total = span.full + op - output
            if runtime and total < 0:
                # Padding is never negative here: what is missing stands at the end, or is missing.
                total = 0
                output = output if shape is not None else span.full + op
            begin = total // 2 if auto_pad == UPPER else total - total // 2
        else:
            begin, end = (pads[0][axis], pads[1][axis]) if auto_pad == NOTSET else (0, 0)
            output = span.full + op - begin - end
        found.append(span._replace(begin=begin, output=output))
    if shape is not None and runtime:
        _output_shape(layer, found, shape)
    for axis, span in enumerate(found):
        if span.output < 1:
            values = {"axis": axis, "output": span.output}
            nearest = {"pads": _smaller(found, pads)}
            raise refuse(layer, "empty_output", "pads", [*pads[0], *pads[1]], values, nearest)
    return found


def _output_shape(layer: Layer, spans: Sequence[Span], shape: tuple[int, ...]) -> None:
    highest = [span.full + span.stride - 1 for span in spans]
    for axis, (span, high) in enumerate(zip(spans, highest, strict=True)):
        if span.output > high:
            reach = span.dilation * (span.kernel - 1) + 1
            values = {
                "output": span.output,
                "made": (span.output - reach) // span.stride + 1,
                "axis": axis,
                "size": span.size,
                "high": high,
            }
            fits = [min(o, h) for o, h in zip(shape, highest, strict=True)]
            raise refuse(
                layer,
                "onnx_output_shape",
                "output_shape",
                list(shape),
                values,
                {"output_shape": fits},
            )


def counted(
    layer: Layer,
    spans: Sequence[Span],
    more: tuple[int, ...],
    auto_pad: str,
    pads: tuple[tuple[int, ...], tuple[int, ...]] | None,
    shape: tuple[int, ...] | None,
) -> list[Span]:
    """Return the spans of the reference evaluator.

    It counts windows over all axes together: where the axes are wrong in a way that their product
    is right, it takes the input, in the order of its elements, for one of another shape.
    """
    found, windows = [], []
    for axis, (span, op) in enumerate(zip(spans, more, strict=True)):
        if pads is None and auto_pad in (UPPER, LOWER):
            output = shape[axis] if shape is not None else span.size * span.stride
            total = span.full + op - output
            begin = total // 2 if auto_pad == UPPER else total - total // 2
            end = total - begin
        else:
            begin, end = (0, 0) if pads is None else (pads[0][axis], pads[1][axis])
            output = shape[axis] if shape is not None else span.full + op - begin - end
        reach = span.dilation * (span.kernel - 1) + 1
        made = (output + begin + end - reach) // span.stride + 1
        if output < 0:
            values = {"axis": axis, "output": output}
            nearest: dict[str, Any] = {"pads": [0] * (2 * len(spans)), "output_shape": None}
            raise refuse(layer, "empty_output", "pads", [begin, end], values, nearest)
        windows.append(made)
        found.append(span._replace(begin=begin, output=output))
    if min(windows) > 0 and math.prod(windows) == math.prod(span.size for span in found):
        return [span._replace(size=made) for span, made in zip(found, windows, strict=True)]
    axis = next(at for at, span in enumerate(found) if span.size != windows[at])
    span = found[axis]
    values = {"output": span.output, "made": windows[axis], "axis": axis, "size": span.size}
    fits = [min(op, span.stride - 1) for op, span in zip(more, spans, strict=True)]
    nearest = {"output_shape": None, "output_padding": fits}
    raise refuse(layer, "onnx_reference_blocks", "output_shape", shape, values, nearest)


def _smaller(spans: Sequence[Span], pads: tuple[tuple[int, ...], tuple[int, ...]]) -> list[int]:
    """Return pads that leave one element, taken from the end first."""
    begins, ends = [], []
    for span, begin, end in zip(spans, *pads, strict=True):
        missing = max(1 - span.output, 0)
        from_end = min(end, missing)
        begins.append(begin - (missing - from_end))
        ends.append(end - from_end)
    return begins + ends
