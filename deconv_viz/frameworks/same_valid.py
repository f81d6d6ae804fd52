"""The arithmetic of "same" and "valid", which TensorFlow began and both Keras took over.

Per axis, with n samples, a kernel that spans e = dilation*(kernel-1) + 1 and stride s, the full
result has F = (n-1)s + e elements, of which an output of length L keeps

    valid   the first L
    same    those from floor(max(F-L, 0) / 2) on: where F-L is odd, the end loses one more
"""

from collections.abc import Sequence

from deconv_viz.frameworks.layer import Span

_PADS = {"valid": (0, 0), "same": None}


def span(size: int, kernel: int, stride: int, dilation: int, begin: int, output: int) -> Span:
    """Return a span; an output below 0 is an empty one."""
    return Span(size, kernel, stride, dilation, begin, max(output, 0))


def reach(kernel: int, dilation: int) -> int:
    """Return how many positions a dilated kernel spans."""
    return dilation * (kernel - 1) + 1


def same_begin(full: int, output: int) -> int:
    """Return how much "same" crops at the beginning."""
    return max(full - output, 0) // 2


def read_by_forward(output: int, effective: int, stride: int, pads: tuple[int, int] | None) -> int:
    """Return the length of the forward convolution of `output` samples; pads None is "same"."""
    if pads is None:
        return -(-output // stride)
    return (output + sum(pads) - effective) // stride + 1


def legal_outputs(axis: Span, pads: tuple[int, int] | None) -> range:
    """Return the output lengths whose forward convolution has the length of the input."""
    if pads is None:
        return range((axis.size - 1) * axis.stride + 1, axis.size * axis.stride + 1)
    first = axis.full - sum(pads)
    return range(max(first, 0), first + axis.stride)


def spelled(lengths: range) -> str:
    """Return lengths as every language writes them: "4", "5–8"."""
    return f"{lengths[0]}" if len(lengths) == 1 else f"{lengths[0]}–{lengths[-1]}"


def keras_span(
    size: int, kernel: int, stride: int, dilation: int, padding: str, output_padding: int | None
) -> Span:
    """Return the span of a Keras layer: 2 and 3 agree on it.

    valid: L = F + max(s-e, 0), with an output padding F + op. same: L = ns, with an output padding
    (n-1)s + e mod 2 + op.
    """
    effective = reach(kernel, dilation)
    full = (size - 1) * stride + effective
    if padding == "valid":
        more = max(stride - effective, 0) if output_padding is None else output_padding
        return span(size, kernel, stride, dilation, 0, full + more)
    if output_padding is None:
        output = size * stride
    else:
        output = (size - 1) * stride + effective % 2 + output_padding
    return span(size, kernel, stride, dilation, same_begin(full, output), output)


def keras_words(
    spans: Sequence[Span], *, below_stride: bool = True, forward: bool = False
) -> tuple[str, tuple[int, ...] | None] | None:
    """Return the padding and output padding that say these spans, the plainest; None if none do.

    below_stride: as the layers want their output paddings. forward: as TensorFlow wants outputs.
    """
    for padding in ("valid", "same"):
        if all(_says(axis, padding, None) for axis in spans):
            return padding, None
    for padding in ("valid", "same"):
        paddings = tuple(axis.output - _without(axis, padding) for axis in spans)
        if all(
            op >= 0
            and (op < axis.stride or not below_stride)
            and (axis.output in legal_outputs(axis, _PADS[padding]) or not forward)
            and _says(axis, padding, op)
            for op, axis in zip(paddings, spans, strict=True)
        ):
            return padding, paddings
    return None


def _without(axis: Span, padding: str) -> int:
    """Return the output length with an output padding of 0."""
    return keras_span(*axis[:4], padding, 0).output


def _says(axis: Span, padding: str, output_padding: int | None) -> bool:
    return axis == keras_span(*axis[:4], padding, output_padding)
