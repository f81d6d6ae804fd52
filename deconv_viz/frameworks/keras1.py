"""Keras 1's Deconvolution2D on Theano: the layer of which people ask why it does not double.

Per axis, with F = (n-1)s + k and the padding p of border_mode (valid 0, same k // 2, full k - 1):

    y = full[p : p + L]      F - 2p <= L < F - 2p + s

L is what output_shape says, except on Theano 0.8.2 along an axis with subsample 1: there it is
F - 2p, whatever was asked for. With border_mode "same" and an even kernel, the crop that belongs
to the forward convolution is applied to the result: only its first ceil(n / s) elements remain.
The kernel is scattered reversed, as Theano flips filters.

`Deconvolution2D.output_shape` is the request in 1.2.2, but (n-1)s + k - 2p in 1.0.7 and 1.1.0,
whatever was asked for; the array is the same (`reported_output_shape`).

dim_ordering "th": data (N, C, rows, columns), weight (filters, C, rows, columns); "tf": data
(N, rows, columns, C), weight (rows, columns, C, filters).

Sources: keras/layers/convolutional.py and keras/backend/theano_backend.py of 1.0.7, 1.1.0 and
1.2.2; all rules found by running them on Theano 0.8.2 and 1.0.5. Stack Overflow 39018767 is the
question.
"""

import re
from types import MappingProxyType
from typing import Any

from numpy.typing import NDArray

from deconv_viz.frameworks import old_code
from deconv_viz.frameworks.arguments import (
    boolean,
    choice,
    each,
    integer,
    read,
    refuse,
    target_of,
)
from deconv_viz.frameworks.arrays import shape_in
from deconv_viz.frameworks.checks import cannot_say, said_bias, said_filters, sizes_and_kernel
from deconv_viz.frameworks.errors import add_rules
from deconv_viz.frameworks.layer import Layer, Layouts, Meaning, Quirk, Span, Target, Word
from deconv_viz.frameworks.theano_shapes import fit

add_rules(
    {
        "keras1_output_shape": (
            "{framework}: output_shape is the whole shape {expected}; received {received}."
        ),
        "keras1_dilation": "{framework}: Deconvolution2D has no dilation; this needs {received}.",
        "keras1_crop": (
            "{framework}: with border_mode='same' and an even kernel, the crop of the forward "
            "convolution leaves the first {received} along axis {axis} only."
        ),
    }
)

NAME = "Deconvolution2D"
OLDER = ("1.0.7", "1.1.0")
MODES = ("valid", "same", "full")

TARGETS = MappingProxyType(
    {
        NAME: Target(
            NAME,
            2,
            (
                Word("nb_filter", "int", required=True),
                Word("nb_row", "int", required=True),
                Word("nb_col", "int", required=True),
                Word("output_shape", "shape", required=True),
                Word("border_mode", "choice", "valid", MODES),
                Word("subsample", "list", (1, 1)),
                Word("dim_ordering", "choice", "default", ("default", "th", "tf")),
                Word("bias", "bool", True),
            ),
        )
    }
)

QUIRKS = (
    Quirk(
        "keras1_request_ignored",
        "keras1",
        "With subsample=(1, 1) on Theano 0.8.2, output_shape is ignored: the array has the size "
        "that kernel and border_mode give.",
    ),
    Quirk(
        "keras1_reported_shape",
        "keras1",
        "The layer's own output_shape attribute says (n-1)·subsample + kernel - 2·padding, "
        "whatever was asked for and whatever the array has.",
        "1.0.7–1.1.0",
    ),
    Quirk(
        "keras1_reported_request",
        "keras1",
        "The layer's own output_shape attribute repeats the request, even where the array has "
        "another size.",
        "1.2.2",
    ),
    Quirk(
        "keras1_doubling",
        "keras1",
        "subsample=(2, 2) alone does not double: valid with kernel 7 makes 17 or 18 out of 6, and "
        "24 is refused. What doubles is an odd kernel with border_mode='same' and subsample 2, or "
        "kernel 2 with 'valid' and subsample 2.",
    ),
    Quirk(
        "keras1_same_even",
        "keras1",
        "With border_mode='same' and an even kernel, the crop that belongs to the forward "
        "convolution is applied to the result: of 23 asked for, 6 remain (12 in, kernel 4, "
        "subsample 2). Twice the input is refused there.",
    ),
    Quirk(
        "keras1_flips",
        "keras1",
        "On Theano the kernel is scattered reversed. On TensorFlow it is not, as its source says.",
    ),
    Quirk(
        "keras1_theano_1",
        "keras1",
        "On Theano 1.0.5 a request that does not fit is refused with subsample=(1, 1) as well "
        '("CorrMM shape inconsistency").',
        "Theano 1.0.5",
    ),
)


def layouts(layer: Layer, rank: int) -> Layouts:
    """Return the layouts of dim_ordering; the default was "th" up to 1.0 and "tf" after."""
    ordering = choice(
        layer, "dim_ordering", layer.args.get("dim_ordering", "default"), ("default", "th", "tf")
    )
    if ordering == "default":
        ordering = "th" if layer.version == "1.0.7" else "tf"
    return Layouts("NCS", "OIS") if ordering == "th" else Layouts("NSC", "SIO")


def meaning(
    layer: Layer,
    x_shape: tuple[int, ...],
    w_shape: tuple[int, ...],
    b_shape: tuple[int, ...] | None = None,
) -> Meaning:
    """Return what Keras 1 computes; raises FrameworkError where it refuses."""
    args = read(layer, target_of(layer, TARGETS))
    where = layouts(layer, 2)
    sizes, kernel, channels, filters = sizes_and_kernel(layer, where, x_shape, w_shape, 2)
    for name, length in zip(("nb_row", "nb_col"), kernel, strict=True):
        if integer(layer, name, args[name], 1) != length:
            values, nearest = {"expected": length}, {name: length}
            raise refuse(layer, "kernel_of_weight", name, args[name], values, nearest)
    said_filters(layer, "nb_filter", args["nb_filter"], filters)
    use_bias = boolean(layer, "bias", args["bias"])
    said_bias(layer, "bias", use_bias=use_bias, b_shape=b_shape, filters=filters)
    mode = _mode(layer, args["border_mode"])
    strides = each(layer, "subsample", args["subsample"], 2, 1)
    drops = _theano(layer) < (0, 9)
    pads = [_padding(mode, k) for k in kernel]
    first = where.data.index("S")
    spans = [
        Span(n, k, s, 1, p, 0) for n, k, s, p in zip(sizes, kernel, strides, pads, strict=True)
    ]
    shape = _output_shape(layer, args["output_shape"], where, spans, filters, drops=drops)
    spans = [span._replace(output=size) for span, size in zip(spans, shape, strict=True)]
    whole = tuple(place for place in range(4) if place not in (first, first + 1))
    fitted = fit(layer, "output_shape", spans, [(p, p) for p in pads], drops=drops, whole=whole)
    cropped = tuple(
        span._replace(output=min(span.output, -(-span.size // span.stride)))
        if mode == "same" and span.kernel % 2 == 0
        else span
        for span in fitted
    )
    return Meaning(cropped, channels, filters, where, flipped=True)


def reported_output_shape(
    layer: Layer, x_shape: tuple[int, ...], w_shape: tuple[int, ...]
) -> tuple[int | None, ...]:
    """Return what the layer's output_shape attribute says, batch open; see the module's text.

    Raises FrameworkError where the layer cannot be built; what it computes does not matter.
    """
    args = read(layer, target_of(layer, TARGETS))
    where = layouts(layer, 2)
    sizes, kernel, _, filters = sizes_and_kernel(layer, where, x_shape, w_shape, 2)
    mode = _mode(layer, args["border_mode"])
    strides = each(layer, "subsample", args["subsample"], 2, 1)
    if layer.version in OLDER:
        rows_columns = [
            (n - 1) * s + k - 2 * _padding(mode, k)
            for n, k, s in zip(sizes, kernel, strides, strict=True)
        ]
    else:
        first = where.data.index("S")
        rows_columns = list(args["output_shape"])[first : first + 2]
    reported: list[int | None] = [None, *shape_in(where.data[1:], rows_columns, C=filters)]
    return tuple(reported)


def express(meaning: Meaning, target: str | None = None) -> Layer:
    """Return the Deconvolution2D that computes a meaning, in the ordering of its day ("th").

    Raises FrameworkError where border_mode and output_shape do not say the spans.
    """
    layer = Layer("keras1", target or NAME)
    target_of(layer, TARGETS)
    if len(meaning.spans) != 2:
        raise refuse(layer, "two_dimensional", "input", len(meaning.spans))
    if meaning.groups != 1:
        raise refuse(layer, "no_groups", "groups", meaning.groups)
    dilations = tuple(span.dilation for span in meaning.spans)
    if dilations != (1, 1):
        raise refuse(layer, "keras1_dilation", "dilation", dilations)
    if meaning.wrap is not None:
        raise refuse(layer, "no_circle")
    if meaning.bias != "channels":
        raise refuse(layer, "no_such_bias")
    for mode in MODES:
        if all(_says(span, mode) for span in meaning.spans):
            return _layer(meaning, mode, meaning.spans)
    whole = tuple(
        # More than the full result can be had, but by less than a stride.
        span._replace(begin=0, output=span.full + min(max(-span.end, 0), span.stride - 1))
        for span in meaning.spans
    )
    nearest = _layer(meaning, "valid", whole)
    raise cannot_say(nearest, meaning.spans, whole, nearest)


def code(
    layer: Layer,
    x: NDArray[Any],
    w: NDArray[Any],
    b: NDArray[Any] | None = None,
    crop: tuple[tuple[int, int], ...] | None = None,
) -> str:
    """Return a program for Keras 1, which needs the packages of its time."""
    target_of(layer, TARGETS)
    return old_code.keras1(layer, layouts(layer, 2), x, w, b, crop)


def _theano(layer: Layer) -> tuple[int, int]:
    """Return the version of Theano that a backend names, 0.8 where it names none."""
    found = re.search(r"theano\D*(\d+)\.(\d+)", layer.backend or "", re.IGNORECASE)
    return (int(found[1]), int(found[2])) if found else (0, 8)


def _mode(layer: Layer, value: object) -> str:
    # The layer of 1.0 and 1.1 did not have "full" yet.
    return choice(layer, "border_mode", value, MODES[:2] if layer.version in OLDER else MODES)


def _padding(mode: str, kernel: int) -> int:
    return {"valid": 0, "same": kernel // 2, "full": kernel - 1}[mode]


def _output_shape(
    layer: Layer,
    shape: object,
    where: Layouts,
    spans: list[Span],
    filters: int,
    *,
    drops: bool,
) -> tuple[int, ...]:
    """Return the two sizes of output_shape; those that are ignored may be anything."""
    first = where.data.index("S")
    items = list(shape) if isinstance(shape, (tuple, list)) else []
    sizes = items[first : first + 2]
    lowest = [max(span.full - 2 * span.begin, 1) for span in spans]
    kept = [
        low if drops and span.stride == 1 else size
        for size, low, span in zip(sizes, lowest, spans, strict=False)
    ]
    if len(items) != 4 or not all(isinstance(s, int) and not isinstance(s, bool) for s in kept):
        nearest = {"output_shape": [None, *shape_in(where.data[1:], lowest, C=filters)]}
        expected = shape_in(where.data, ("rows", "columns"), N="batch", C="filters")  # type: ignore[arg-type]
        values = {"expected": f"({', '.join(map(str, expected))})"}
        raise refuse(layer, "keras1_output_shape", "output_shape", shape, values, nearest)
    return tuple(kept)


def _says(span: Span, mode: str) -> bool:
    if span.begin != _padding(mode, span.kernel):
        return False
    if mode == "same" and span.kernel % 2 == 0 and span.output > -(-span.size // span.stride):
        return False
    low = span.full - 2 * span.begin
    return max(low, 1) <= span.output < low + span.stride


def _layer(meaning: Meaning, mode: str, spans: tuple[Span, ...]) -> Layer:
    args: dict[str, Any] = {
        "nb_filter": meaning.filters,
        "nb_row": spans[0].kernel,
        "nb_col": spans[1].kernel,
        "output_shape": (None, meaning.filters, *(span.output for span in spans)),
    }
    if mode != "valid":
        args["border_mode"] = mode
    strides = tuple(span.stride for span in spans)
    if strides != (1, 1):
        args["subsample"] = strides
    args["dim_ordering"] = "th"
    return Layer("keras1", NAME, args)
