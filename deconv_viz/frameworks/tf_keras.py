"""Keras 2, which lives on as tf_keras: Conv1DTranspose, Conv2DTranspose and Conv3DTranspose.

Run: 2.21.0. The arithmetic is that of Keras 3 (`same_valid`), always computed by TensorFlow.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from numpy.typing import NDArray

from deconv_viz.frameworks.arguments import boolean, read, refuse, target_of
from deconv_viz.frameworks.errors import add_rules
from deconv_viz.frameworks.keras_family import (
    express_words,
    layer_program,
    layer_shapes,
    layer_target,
    layouts_of,
    refuse_large_output_padding,
    refuse_stride_with_dilation,
    refuse_what_tensorflow_cannot,
    said,
)
from deconv_viz.frameworks.layer import Layer, Layouts, Meaning, Quirk, Target

TARGETS: Mapping[str, Target] = MappingProxyType(
    {f"Conv{rank}DTranspose": layer_target(rank) for rank in (1, 2, 3)}
)

add_rules(
    {
        "equal_dilations": (
            "{framework}: Conv2DTranspose dilates both axes alike; received {field}={received}."
        ),
        "dilation_ignored": (
            "{framework}: Conv3DTranspose takes a {field} and computes without it; {received} "
            "would be needed."
        ),
        "stride_with_dilation": (
            "{framework}: a layer takes strides above 1 or a {field} above 1, never both; "
            "strides={strides} and {field}={received} would be needed."
        ),
    }
)

QUIRKS: tuple[Quirk, ...] = (
    Quirk(
        "dilation_3d_ignored",
        "tf_keras",
        "Conv3DTranspose takes dilation_rate and ignores it: along the last axis, the probe gives "
        "1 12 123 230 300 with 1 and with 2.",
        "2.21",
    ),
    Quirk(
        "dilation_2d_equal",
        "tf_keras",
        "Conv2DTranspose dilates only when both axes have the same rate; (1, 2) is an error when "
        "the layer is called.",
    ),
    Quirk(
        "dilation_1d_cpu",
        "tf_keras",
        "Conv1DTranspose with a dilation is refused on a CPU unless TensorFlow computes with "
        "oneDNN.",
    ),
    Quirk(
        "keras2_none_is_not_0",
        "tf_keras",
        "output_padding=None is not 0. With stride 4 and a kernel of 3, 'valid' gives 12 of 3 with "
        "None and 11 with 0.",
    ),
    Quirk(
        "keras2_same_crops_the_end",
        "tf_keras",
        "padding='same' crops the odd sample at the end: with stride 2 the probe gives "
        "1 10 102 20 203 30.",
    ),
)


def layouts(layer: Layer, rank: int) -> Layouts:
    """Return the order of the axes: data as data_format says, weights always (*k, out, in)."""
    return layouts_of(layer, read(layer, target_of(layer, TARGETS))["data_format"])


def meaning(
    layer: Layer,
    x_shape: tuple[int, ...],
    w_shape: tuple[int, ...],
    b_shape: tuple[int, ...] | None = None,
) -> Meaning:
    """Return what the layer computes; Conv3DTranspose always without dilation.

    Raises FrameworkError where the layer or TensorFlow refuses, except what only a CPU build does.
    """
    target = target_of(layer, TARGETS)
    values = read(layer, target)
    boolean(layer, "use_bias", values["use_bias"])
    arguments = said(layer, values, target.rank)
    refuse_large_output_padding(layer, arguments)
    refuse_stride_with_dilation(layer, arguments)
    sizes, kernel, channels, filters = layer_shapes(
        layer, values, arguments.layouts, (x_shape, w_shape, b_shape), target.rank
    )
    if target.rank == 3:
        arguments = arguments._replace(dilation=(1, 1, 1))
    elif len(set(arguments.dilation)) > 1:
        nearest = {"dilation_rate": max(arguments.dilation)}
        raise refuse(layer, "equal_dilations", "dilation_rate", arguments.dilation, nearest=nearest)
    spans = arguments.spans(sizes, kernel)
    refuse_what_tensorflow_cannot(layer, arguments.padding, spans)
    return Meaning(spans, channels, filters, arguments.layouts)


def express(meaning: Meaning, target: str | None = None) -> Layer:
    """Return the shortest layer that computes this meaning.

    Raises FrameworkError where there are no words; `nearest` then holds a `layer` and the `crop`
    after it where that helps.
    """
    rank = len(meaning.spans)
    wanted = Layer("tf_keras", target or f"Conv{rank}DTranspose")
    called_by = target_of(wanted, TARGETS)
    strides = tuple(span.stride for span in meaning.spans)
    dilation = tuple(span.dilation for span in meaning.spans)
    if max(dilation) > 1:
        if max(strides) > 1:
            values = {"strides": strides}
            raise refuse(wanted, "stride_with_dilation", "dilation_rate", dilation, values)
        if rank == 3:
            raise refuse(wanted, "dilation_ignored", "dilation_rate", dilation)
        if len(set(dilation)) > 1:
            raise refuse(wanted, "equal_dilations", "dilation_rate", dilation)
    return express_words("tf_keras", meaning, called_by, forward=True)


def code(
    layer: Layer,
    x: NDArray[Any],
    w: NDArray[Any],
    b: NDArray[Any] | None = None,
    crop: tuple[tuple[int, int], ...] | None = None,
) -> str:
    """Return a program that computes the layer of these arrays (own layouts), crops and prints."""
    order = layouts(layer, x.ndim - 2)
    return layer_program("tf_keras", (), layer, (x, w, b), order, crop)
