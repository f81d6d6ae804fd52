"""What a border_mode pads, and which sizes the gradient of a convolution may have."""

from collections.abc import Sequence
from typing import NamedTuple

from deconv_viz.frameworks.arguments import refuse
from deconv_viz.frameworks.errors import add_rules
from deconv_viz.frameworks.layer import Layer, Span

add_rules(
    {
        "theano_border_mode": (
            "{framework}: border_mode is 'valid', 'half', 'full', an integer of at least 0, or one "
            "an axis, each an integer or a pair; received {received}."
        ),
        "theano_input_shape": (
            "{framework}: a convolution of {output} makes {made} along axis {axis}, not the "
            "{size} that are given; {low} to {high} would do. Received {field}={received}."
        ),
    }
)


class Gradient(NamedTuple):
    """What shape the gradient has along one axis: its span, and the sizes that would be legal."""

    span: Span
    legal: range


def border(
    layer: Layer,
    mode: object,
    kernel: Sequence[int],
    dilations: Sequence[int],
    *,
    pairs: bool = True,
) -> tuple[tuple[int, int], ...]:
    """Return the pads (begin, end) an axis of a border_mode."""
    reach = [d * (k - 1) + 1 for k, d in zip(kernel, dilations, strict=True)]
    named = {
        "valid": [0] * len(reach),
        "half": [each_reach // 2 for each_reach in reach],
        "full": [each_reach - 1 for each_reach in reach],
    }
    if isinstance(mode, str) and mode in named:
        return tuple((pad, pad) for pad in named[mode])
    if isinstance(mode, int) and not isinstance(mode, bool) and mode >= 0:
        return ((mode, mode),) * len(reach)
    if isinstance(mode, (tuple, list)) and len(mode) == len(reach):
        found = [_pair(pad, pairs=pairs) for pad in mode]
        if None not in found:
            return tuple(pad for pad in found if pad is not None)
    nearest = {"border_mode": "valid"}
    raise refuse(layer, "theano_border_mode", "border_mode", mode, nearest=nearest)


def fit(
    layer: Layer,
    field: str,
    spans: Sequence[Span],
    pads: Sequence[tuple[int, int]],
    *,
    drops: bool,
    whole: tuple[int, ...],
) -> tuple[Span, ...]:
    """Return the spans with the size that each axis really gets; refuse one that does not fit.

    drops: as in 0.8.2, an axis with stride 1 has the size that its pads leave. whole: at which
    places of the argument `field` stand the two lengths that are no sizes.
    """
    found = []
    for span, (begin, end) in zip(spans, pads, strict=True):
        low = span.full - begin - end
        drop = drops and span.stride == 1
        found.append(
            Gradient(
                span._replace(output=low) if drop else span,
                range(max(low, 1), max(low, 1) + 1) if drop else range(low, low + span.stride),
            )
        )
    for axis, (span, legal) in enumerate(found):
        if span.output in legal and span.output > 0:
            continue
        if legal[-1] < 1:
            values = {"axis": axis, "output": legal[-1]}
            raise refuse(layer, "empty_output", "border_mode", list(pads[axis]), values)
        if drops and span.stride == 1:
            values = {"axis": axis, "output": span.output}
            raise refuse(layer, "empty_output", "border_mode", list(pads[axis]), values)
        sizes = [min(max(each.output, lawful[0], 1), lawful[-1]) for each, lawful in found]
        fits: list[int | None] = list(sizes)
        for place in whole:
            fits.insert(place, _said(layer, field, place))
        reach = span.dilation * (span.kernel - 1) + 1
        limits = {
            "output": span.output,
            "made": max((span.output + sum(pads[axis]) - reach) // span.stride + 1, 0),
            "axis": axis,
            "size": span.size,
            "low": max(legal[0], 1),
            "high": legal[-1],
        }
        received = layer.args.get(field)
        raise refuse(layer, "theano_input_shape", field, received, limits, {field: fits})
    return tuple(span for span, _ in found)


def _said(layer: Layer, field: str, place: int) -> int | None:
    said = layer.args[field][place]
    return said if said is None else int(said)


def _pair(pad: object, *, pairs: bool) -> tuple[int, int] | None:
    """Return the two pads of an axis, None where it is neither an integer nor a pair."""
    both = pad if isinstance(pad, (tuple, list)) and pairs else (pad, pad)
    if len(both) != 2 or not all(
        isinstance(each, int) and not isinstance(each, bool) and each >= 0 for each in both
    ):
        return None
    return both[0], both[1]
