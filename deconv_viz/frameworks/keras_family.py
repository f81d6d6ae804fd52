"""What Keras 2 and Keras 3 have in common: the layers' arguments, layouts, refusals and program."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from numpy.typing import NDArray

from deconv_viz.frameworks.arguments import choice, one_or_each, refuse, shortest
from deconv_viz.frameworks.checks import (
    cannot_say,
    said_bias,
    said_filters,
    said_kernel,
    sayable_by_one_kernel,
    sizes_and_kernel,
)
from deconv_viz.frameworks.errors import add_rules
from deconv_viz.frameworks.layer import Layer, Layouts, Meaning, Span, Target, Word, puts_zeros
from deconv_viz.frameworks.same_valid import (
    keras_span,
    keras_words,
    legal_outputs,
    reach,
    read_by_forward,
    spelled,
)
from deconv_viz.frameworks.snippets import Snippet, called

PADDINGS = ("valid", "same")
FORMATS = ("channels_last", "channels_first")
FIRST = Layouts("NCS", "SOI")
LAST = Layouts("NSC", "SOI")

add_rules(
    {
        "output_padding_below_stride": (
            "{framework}: {field} must be smaller than the stride along every axis; axis {axis} "
            "has {output_padding} with a stride of {stride}."
        ),
        "stride_or_dilation": (
            "{framework}: a layer takes strides above 1 or a {field} above 1, never both, not even "
            "on different axes; received strides={strides} and {field}={received}."
        ),
        "forward_reads_otherwise": (
            "{framework} on TensorFlow: axis {axis} would have {output} elements, of which the "
            "forward convolution makes {read}, not the {size} of the input; {legal} would do."
        ),
    }
)


class Said(NamedTuple):
    """A layer's arguments, one an axis."""

    strides: tuple[int, ...]
    dilation: tuple[int, ...]
    padding: str
    output_padding: tuple[int, ...] | None
    layouts: Layouts

    def spans(self, sizes: tuple[int, ...], kernel: tuple[int, ...]) -> tuple[Span, ...]:
        """Return what is computed along each axis."""
        paddings = self.output_padding or (None,) * len(sizes)
        return tuple(
            keras_span(size, k, s, d, self.padding, op)
            for size, k, s, d, op in zip(
                sizes, kernel, self.strides, self.dilation, paddings, strict=True
            )
        )


def layer_target(rank: int, *, format_first: bool = False) -> Target:
    """Return the signature of ConvNDTranspose; in Keras 3 that of rank 3 has two words reversed."""
    middle = (
        Word("output_padding", "sizes_or_none"),
        Word("data_format", "choice", FORMATS[0], FORMATS),
    )
    words = (
        Word("filters", "int", required=True),
        Word("kernel_size", "sizes", required=True),
        Word("strides", "sizes", 1),
        Word("padding", "choice", PADDINGS[0], PADDINGS),
        *(reversed(middle) if format_first else middle),
        Word("dilation_rate", "sizes", 1),
        Word("use_bias", "bool", True),
    )
    return Target(f"Conv{rank}DTranspose", rank, words)


def layouts_of(layer: Layer, value: object) -> Layouts:
    """Return the order of axes of a data_format; None is the format that Keras starts with."""
    word = FORMATS[0] if value is None else _lower(value)
    return FIRST if choice(layer, "data_format", word, FORMATS) == FORMATS[1] else LAST


def said(layer: Layer, values: Mapping[str, Any], rank: int, least: int | None = 0) -> Said:
    """Return the arguments that layers and keras.ops share; `least` bounds output_padding."""
    output_padding = values["output_padding"]
    if output_padding is not None:
        output_padding = one_or_each(layer, "output_padding", output_padding, rank, least)
    return Said(
        one_or_each(layer, "strides", values["strides"], rank, 1),
        one_or_each(layer, "dilation_rate", values["dilation_rate"], rank, 1),
        choice(layer, "padding", _lower(values["padding"]), PADDINGS),
        output_padding,
        layouts_of(layer, values["data_format"]),
    )


def refuse_large_output_padding(layer: Layer, arguments: Said) -> None:
    """Refuse an output padding that reaches the stride."""
    for axis, (op, s) in enumerate(
        zip(arguments.output_padding or (), arguments.strides, strict=False)
    ):
        if op >= s:
            pairs = zip(arguments.output_padding or (), arguments.strides, strict=True)
            raise refuse(
                layer,
                "output_padding_below_stride",
                "output_padding",
                arguments.output_padding,
                {"axis": axis, "output_padding": op, "stride": s},
                {"output_padding": [min(most, stride - 1) for most, stride in pairs]},
            )


def refuse_stride_with_dilation(layer: Layer, arguments: Said) -> None:
    """Refuse a stride above 1 together with a dilation above 1, on whatever axes."""
    if max(arguments.strides) > 1 and max(arguments.dilation) > 1:
        raise refuse(
            layer,
            "stride_or_dilation",
            "dilation_rate",
            arguments.dilation,
            {"strides": arguments.strides},
            {"dilation_rate": 1},
        )


def refuse_what_tensorflow_cannot(layer: Layer, padding: str, spans: tuple[Span, ...]) -> None:
    """Refuse an output whose forward convolution has not the length of the input."""
    pads = None if padding == "same" else (0, 0)
    for axis, span in enumerate(spans):
        legal = legal_outputs(span, pads)
        if span.output not in legal:
            effective = reach(span.kernel, span.dilation)
            values = {
                "axis": axis,
                "output": span.output,
                "read": read_by_forward(span.output, effective, span.stride, pads),
                "size": span.size,
                "legal": spelled(legal),
            }
            rule, field = "forward_reads_otherwise", "output_padding"
            raise refuse(layer, rule, field, layer.args.get(field), values, {field: None})


def layer_shapes(
    layer: Layer,
    values: Mapping[str, Any],
    layouts: Layouts,
    shapes: tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...] | None],
    rank: int,
) -> tuple[tuple[int, ...], tuple[int, ...], int, int]:
    """Return sizes, kernel, channels and filters, after comparing them with what the layer says."""
    x_shape, w_shape, b_shape = shapes
    found = sizes_and_kernel(layer, layouts, x_shape, w_shape, rank)
    said_kernel(layer, "kernel_size", values["kernel_size"], found[1])
    said_filters(layer, "filters", values["filters"], found[3])
    said_bias(
        layer, "use_bias", use_bias=bool(values["use_bias"]), b_shape=b_shape, filters=found[3]
    )
    return found


def express_words(
    framework: str, meaning: Meaning, target: Target, *, forward: bool = False
) -> Layer:
    """Return the shortest layer (or keras.ops) of this meaning; refuse, with a crop, what has none.

    Whether strides and dilations go together is not looked at. forward: as TensorFlow wants the
    outputs.
    """
    spans = meaning.spans
    args: dict[str, Any] = {
        "filters": meaning.filters,
        "kernel_size": tuple(span.kernel for span in spans),
        "strides": tuple(span.stride for span in spans),
        "dilation_rate": tuple(span.dilation for span in spans),
        "data_format": FORMATS[meaning.layouts[:2] == FIRST[:2]],
    }
    plain = Layer(framework, target.name, shortest(target.words, args))
    sayable_by_one_kernel(plain, meaning)
    words = keras_words(spans, below_stride=target.rank > 0, forward=forward)
    if words is None:
        whole = tuple(keras_span(*span[:4], "valid", None) for span in spans)
        raise cannot_say(plain, spans, whole, plain)
    args["padding"], args["output_padding"] = words
    return Layer(framework, target.name, shortest(target.words, args))


def layer_program(
    package: str,
    head: tuple[str, ...],
    layer: Layer,
    arrays: tuple[NDArray[Any], NDArray[Any], NDArray[Any] | None],
    layouts: Layouts,
    crop: tuple[tuple[int, int], ...] | None,
) -> str:
    """Return a program that builds the layer, sets its weights and prints what it computes."""
    x, w, bias = arrays
    later = puts_zeros(crop)
    b = None if later else bias
    args = {name: value for name, value in layer.args.items() if name != "use_bias"}
    if b is None:
        args["use_bias"] = False
    snippet = Snippet(*head, f"import {package}", "import numpy as np", "")
    snippet.array("x", x, f"({spelled_axes(layouts.data, x.ndim - 2)})")
    snippet.array("w", w, "(kernel, filters, channels)")
    if b is not None:
        snippet.array("b", b)
    snippet.line(f"layer = {called(f'{package}.layers.{layer.target}', args)}")
    snippet.line("layer.build(x.shape)")
    snippet.line(f"layer.set_weights([{'w' if b is None else 'w, b'}])")
    snippet.line("y = np.asarray(layer(x))")
    return snippet.finished(layouts.data, crop, bias if later else None, x.ndim - 2)


def spelled_axes(layout: str, rank: int) -> str:
    """Return a data layout in Keras' words."""
    sizes = {1: "steps", 2: "rows, columns", 3: "depth, rows, columns"}[rank]
    return ", ".join({"N": "batch", "C": "channels", "S": sizes}[letter] for letter in layout)


def _lower(value: object) -> object:
    """Return a word as Keras compares it; everything else as it is."""
    return value.lower() if isinstance(value, str) else value
