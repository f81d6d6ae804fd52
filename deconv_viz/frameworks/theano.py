"""Theano's conv2d_grad_wrt_inputs: the gradient of a convolution, of which a layer can be made.

Per axis, with ke = d(k-1) + 1, F = (n-1)s + ke and the pads (a, b) of border_mode:

    y = full[a : a + L]      L = input_shape      F - a - b <= L < F - a - b + s

border_mode is "valid" (0), "half" (ke // 2 at both ends), "full" (ke - 1), an integer, or one an
axis, each an integer or a pair. With filter_flip=True, the default, the forward operation is a true
convolution, so that the transposed one scatters the filter reversed. Theano 0.8.2 knows neither
dilation nor groups nor pairs, and along an axis with subsample 1 takes F - a - b, whatever
input_shape says.

Data are (N, C, rows, columns), filters (C, filters/num_groups, rows, columns).

Sources: theano/tensor/nnet/abstract_conv.py and corr.py (CorrMM_gradInputs) of 0.8.2 and 1.0.5;
all rules found by running them.
"""

from types import MappingProxyType
from typing import Any

from numpy.typing import NDArray

from deconv_viz.frameworks import old_code
from deconv_viz.frameworks.arguments import boolean, each, integer, read, refuse, target_of
from deconv_viz.frameworks.arrays import kernel_of, sizes_of
from deconv_viz.frameworks.checks import cannot_say, fewer_groups
from deconv_viz.frameworks.errors import add_rules
from deconv_viz.frameworks.layer import Layer, Layouts, Meaning, Quirk, Span, Target, Word
from deconv_viz.frameworks.theano_shapes import border, fit

add_rules(
    {
        "theano_whole_shape": (
            "{framework}: input_shape is (batch, filters, rows, columns) of the result, here "
            "{expected} and two sizes; received {received}."
        ),
        "theano_old": "Theano 0.8.2 has no {field} here; received {received}.",
        "theano_unshared": "{framework}: filters that differ by place are no convolution.",
        "two_dimensional": "{framework}: {target} has two spatial axes; this has {received}.",
    }
)

NAME = "theano.tensor.nnet.abstract_conv.conv2d_grad_wrt_inputs"
OLD = "0.8.2"

TARGETS = MappingProxyType(
    {
        NAME: Target(
            NAME,
            2,
            (
                Word("input_shape", "shape", required=True),
                Word("filter_shape", "shape"),
                Word("border_mode", "choice_or_pads", "valid", ("valid", "half", "full")),
                Word("subsample", "list", (1, 1)),
                Word("filter_flip", "bool", True),
                Word("filter_dilation", "list", (1, 1)),
                Word("num_groups", "int", 1),
                Word("unshared", "bool", False),
            ),
            kernel_in_weight=True,
        )
    }
)

QUIRKS = (
    Quirk(
        "theano_flips",
        "theano",
        "filter_flip=True, the default, makes the forward operation a true convolution: its "
        "gradient scatters the filter reversed.",
    ),
    Quirk(
        "theano_drops_the_shape",
        "theano",
        "Along an axis with subsample 1 the result has the size that the padding leaves, whatever "
        "input_shape says; from 0.9 on a size that does not fit is an error.",
        OLD,
    ),
    Quirk(
        "theano_half",
        "theano",
        "'half' pads ke // 2 at both ends, so that an even filter makes one less (or one more) "
        "than 'same' elsewhere.",
    ),
)
_LAYOUTS = Layouts("NCS", "IOS")


def layouts(layer: Layer, rank: int) -> Layouts:
    """Return NCHW and the filters of the forward convolution."""
    return _LAYOUTS


def meaning(
    layer: Layer,
    x_shape: tuple[int, ...],
    w_shape: tuple[int, ...],
    b_shape: tuple[int, ...] | None = None,
) -> Meaning:
    """Return what Theano computes; raises FrameworkError where it refuses."""
    args = read(layer, target_of(layer, TARGETS))
    sizes = sizes_of(layer, _LAYOUTS.data, x_shape, 2)
    kernel = kernel_of(layer, _LAYOUTS.weight, w_shape, 2)
    old = layer.version == OLD
    if old:
        for name, default in (("filter_dilation", (1, 1)), ("num_groups", 1), ("unshared", False)):
            if name in layer.args:
                raise refuse(layer, "theano_old", name, args[name], nearest={name: default})
    if boolean(layer, "unshared", args["unshared"]):
        raise refuse(layer, "theano_unshared", "unshared", True, nearest={"unshared": False})
    groups = _groups(layer, args["num_groups"], x_shape[1], w_shape[0])
    filters = w_shape[1] * groups
    if b_shape is not None:
        raise refuse(layer, "no_bias", "bias", b_shape)
    strides = each(layer, "subsample", args["subsample"], 2, 1)
    dilations = each(layer, "filter_dilation", args["filter_dilation"], 2, 1)
    pads = border(layer, args["border_mode"], kernel, dilations, pairs=not old)
    shape = _input_shape(layer, args["input_shape"], x_shape[0], filters)
    _filter_shape(layer, args["filter_shape"], w_shape)
    spans = [
        Span(n, k, s, d, begin, output)
        for n, k, s, d, (begin, _), output in zip(
            sizes, kernel, strides, dilations, pads, shape, strict=True
        )
    ]
    flipped = boolean(layer, "filter_flip", args["filter_flip"])
    fitted = fit(layer, "input_shape", spans, pads, drops=old, whole=(0, 1))
    return Meaning(fitted, x_shape[1], filters, _LAYOUTS, groups, flipped=flipped)


def express(meaning: Meaning, target: str | None = None) -> Layer:
    """Return the gradient of a convolution that computes a meaning.

    Raises FrameworkError where border_mode and input_shape do not say the spans.
    """
    layer = Layer("theano", target or NAME)
    target_of(layer, TARGETS)
    if len(meaning.spans) != 2:
        raise refuse(layer, "two_dimensional", "input", len(meaning.spans))
    if meaning.wrap is not None:
        raise refuse(layer, "no_circle")
    if meaning.bias != "channels":
        raise refuse(layer, "no_such_bias")
    spans = tuple(_nearest(span) for span in meaning.spans)
    pads = tuple((span.begin, max(span.end, 0)) for span in spans)
    even = all(begin == end for begin, end in pads)
    args: dict[str, Any] = {
        "input_shape": (meaning.batch, meaning.filters, *(span.output for span in spans))
    }
    if any(map(any, pads)):
        args["border_mode"] = tuple(begin for begin, _ in pads) if even else pads
    plain: dict[str, tuple[object, object]] = {
        "subsample": (tuple(span.stride for span in spans), (1, 1)),
        "filter_flip": (meaning.flipped, True),
        "filter_dilation": (tuple(span.dilation for span in spans), (1, 1)),
        "num_groups": (meaning.groups, 1),
    }
    args |= {name: value for name, (value, default) in plain.items() if value != default}
    found = Layer("theano", layer.target, args)
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
    """Return a program for Theano, which needs the packages of its time."""
    target_of(layer, TARGETS)
    return old_code.theano(layer, x, w, b, crop)


def _groups(layer: Layer, value: object, channels: int, expected: int) -> int:
    groups = integer(layer, "num_groups", value, 1)
    if channels != expected:
        raise refuse(layer, "channels", "input", channels, {"expected": expected})
    if channels % groups:
        fits = fewer_groups(channels, groups)
        values, nearest = {"channels": channels}, {"num_groups": fits}
        raise refuse(layer, "groups_divide_channels", "num_groups", groups, values, nearest)
    return groups


def _input_shape(layer: Layer, shape: object, batch: int, filters: int) -> tuple[int, ...]:
    """Return the two sizes of input_shape; batch and filters may be left open by None."""
    items = list(shape) if isinstance(shape, (tuple, list)) else []
    given = [batch if items[:1] == [None] else None, filters if items[1:2] == [None] else None]
    filled = [
        open_length if open_length is not None else item
        for item, open_length in zip(items, [*given, None, None], strict=False)
    ]
    values = {"expected": f"({batch}, {filters})"}
    if len(items) != 4 or tuple(filled[:2]) != (batch, filters):
        sizes = [item for item in items[-2:] if isinstance(item, int)]
        nearest = {"input_shape": [batch, filters, *[*sizes, 1, 1][:2]]}
        raise refuse(layer, "theano_whole_shape", "input_shape", shape, values, nearest)
    return each(layer, "input_shape", filled, 4)[2:]


def _filter_shape(layer: Layer, shape: object, w_shape: tuple[int, ...]) -> None:
    if shape is None:
        return
    items = list(shape) if isinstance(shape, (tuple, list)) else []
    if len(items) != 4 or any(
        item is not None and item != length for item, length in zip(items, w_shape, strict=True)
    ):
        values, nearest = {"expected": w_shape}, {"filter_shape": list(w_shape)}
        raise refuse(layer, "kernel_of_weight", "filter_shape", shape, values, nearest)


def _nearest(span: Span) -> Span:
    """Return the span that border_mode and input_shape can say, holding the most of this one."""
    begin, end = max(span.begin, 0), max(span.end, 1 - span.stride)
    if span.full - begin - end < 1:
        begin, end = 0, 0
    return span._replace(begin=begin, output=span.full - begin - end)
