"""The same operation in another framework, or why it has no words for it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.frameworks import arrays
from deconv_viz.frameworks.arguments import refuse
from deconv_viz.frameworks.errors import FrameworkError, add_rules
from deconv_viz.frameworks.layer import Layer, Layouts, Meaning, Span, Translation
from deconv_viz.frameworks.names import title
from deconv_viz.frameworks.registry import dialect, layouts, meaning

add_rules(
    {
        "other_result": (
            "{framework}: the same words make {received} there, {expected} here; they say "
            "something else."
        ),
        "reshaped": "{framework}, by a defect, takes an input of {expected} for one of {received}.",
        "other_bias": "{framework} has a defect here: it would not add this bias to its channel.",
        "one_at_a_time": "{framework} has no batch: {received} inputs are {received} calls.",
    }
)

Cut = tuple[tuple[int, int], ...]


def translate(
    layer: Layer,
    to: str,
    x_shape: Sequence[int],
    w_shape: Sequence[int],
    b_shape: Sequence[int] | None = None,
    *,
    cropped: bool = False,
) -> Translation:
    """Return a layer of the framework `to` that computes the same.

    Raises FrameworkError where the layer itself is refused, and where `to` has no words for it. If
    a crop afterwards makes it the same, the error's `nearest` holds both, {"layer": Layer, "crop":
    ((begin, end), ...)}, and with `cropped` they are what is returned.
    """
    means = meaning(layer, x_shape, w_shape, b_shape)
    sizes = arrays.read_shape(means.layouts.data, x_shape)[1]
    if sizes != (taken := tuple(span.size for span in means.spans)):
        raise refuse(layer, "reshaped", "input", taken, {"expected": sizes})
    speaker = dialect(to)
    crop: Cut | None = None
    try:
        found = replace(speaker.express(means), framework=to)
    except FrameworkError as error:
        error.framework = title(to)
        if "layer" in error.nearest:
            found = error.nearest["layer"] = replace(error.nearest["layer"], framework=to)
            crop = error.nearest["crop"]
            _checked(means, found, crop, b_shape)
        if crop is None or not cropped:
            raise
    return Translation(found, crop, _checked(means, found, crop, b_shape))


def carried(
    layer: Layer, translation: Translation, x: NDArray[Any], w: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return a layer's arrays in the layouts of its translation, the kernel reversed if need be."""
    here = meaning(layer, x.shape, w.shape).layouts
    canonical_x = arrays.to_canonical(x, here.data, arrays.DATA)
    canonical_w = arrays.to_canonical(w, here.weight, arrays.WEIGHT)
    if translation.flipped:
        canonical_w = np.flip(canonical_w, tuple(range(2, canonical_w.ndim)))
    there = layouts(translation.layer, canonical_x.ndim - 2)
    return (
        arrays.from_canonical(canonical_x, arrays.DATA, there.data),
        arrays.from_canonical(canonical_w, arrays.WEIGHT, there.weight),
    )


def crop(y: NDArray[Any], cut: Cut | None, layout: str) -> NDArray[Any]:
    """Return a result without `cut` (begin, end) along each spatial axis; negative puts zeros."""
    if cut is None:
        return y
    first = layout.index("S")
    widths = [(0, 0)] * y.ndim
    index = [slice(None)] * y.ndim
    for axis, (begin, end) in enumerate(cut, start=first):
        widths[axis] = (max(-begin, 0), max(-end, 0))
        length = y.shape[axis] + sum(widths[axis])
        index[axis] = slice(max(begin, 0), length - max(end, 0))
    return np.pad(y, widths)[tuple(index)]


def _checked(means: Meaning, found: Layer, crop: Cut | None, b_shape: Sequence[int] | None) -> bool:
    """Return whether the kernel must be reversed; refuse what turns out not to be the same.

    That is asked of the framework itself, whose own refusals come out here.
    """
    there = layouts(found, len(means.spans))
    if "N" not in there.data and means.batch != 1:
        raise refuse(found, "one_at_a_time", "input", means.batch)
    other = meaning(found, *_shapes(means, there), b_shape)
    cuts = crop or ((0, 0),) * len(means.spans)
    spans = tuple(_cropped(span, cut) for span, cut in zip(other.spans, cuts, strict=True))
    if other.bias != "channels":
        raise refuse(found, "other_bias", "bias", b_shape)
    same = (tuple(map(_plain, means.spans)), means.groups, means.wrap)
    if same != (tuple(map(_plain, spans)), other.groups, other.wrap):
        made, wanted = ([span.output for span in each] for each in (spans, means.spans))
        raise refuse(found, "other_result", "output", made, {"expected": wanted})
    return means.flipped != other.flipped


def _shapes(means: Meaning, there: Layouts) -> tuple[tuple[int, ...], tuple[int, ...]]:
    sizes = tuple(span.size for span in means.spans)
    kernel = tuple(span.kernel for span in means.spans)
    filters = means.filters // means.groups
    return (
        arrays.shape_in(there.data, sizes, N=means.batch, C=means.channels),
        arrays.shape_in(there.weight, kernel, I=means.channels, O=filters),
    )


def _plain(span: Span) -> Span:
    """Return a span without a stride of one sample and a dilation of one kernel element."""
    return span._replace(
        stride=1 if span.size == 1 else span.stride,
        dilation=1 if span.kernel == 1 else span.dilation,
    )


def _cropped(span: Span, cut: tuple[int, int]) -> Span:
    return span._replace(begin=span.begin + cut[0], output=span.output - sum(cut))
