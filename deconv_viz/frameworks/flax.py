"""Flax: flax.linen.ConvTranspose, which hands its arguments to jax.lax.conv_transpose.

Run: 0.12.8. CIRCULAR winds the VALID result of length V round a circle of P = ns positions:
out[(j + lead) mod P] += y[j], lead = floor(D/2) with transpose_kernel, else ceil(D/2), where
D = (P - V) mod 2P. Source: flax/linen/linear.py, ConvTranspose.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from numpy.typing import NDArray

from deconv_viz.frameworks.arguments import boolean, one_or_each, read, refuse, target_of
from deconv_viz.frameworks.checks import (
    said_bias,
    said_filters,
    said_kernel,
    sayable_by_one_kernel,
    sizes_and_kernel,
)
from deconv_viz.frameworks.lax_padding import padded, padding_of, pairs_of
from deconv_viz.frameworks.layer import (
    Layer,
    Layouts,
    Meaning,
    Quirk,
    Span,
    Target,
    Word,
    puts_zeros,
)
from deconv_viz.frameworks.snippets import Snippet, called

NAME = "flax.linen.ConvTranspose"
CIRCULAR = "CIRCULAR"
PADDINGS = ("SAME", "VALID", CIRCULAR)

TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        NAME: Target(
            NAME,
            0,
            (
                Word("features", "int", required=True),
                Word("kernel_size", "list", required=True),
                Word("strides", "sizes_or_none"),
                Word("padding", "choice_or_pads", PADDINGS[0], PADDINGS),
                Word("kernel_dilation", "sizes_or_none"),
                Word("use_bias", "bool", True),
                Word("transpose_kernel", "bool", False),
            ),
        )
    }
)

QUIRKS: tuple[Quirk, ...] = (
    Quirk(
        "same_is_the_default",
        "flax",
        "padding is SAME unless said otherwise; Keras starts with 'valid', PyTorch with 0.",
    ),
    Quirk(
        "integer_pads_the_dilated_input",
        "flax",
        "padding=1 pads the input with zeros inserted: with a kernel of 3 it crops 1 at either "
        "end, as PyTorch's padding=1 does, with a kernel of 5 it crops 3.",
    ),
    Quirk(
        "flax_kernel_not_transposed",
        "flax",
        "transpose_kernel=False, the default, scatters the kernel reversed, and the weight is "
        "(*k, in, out); with True it is (*k, out, in).",
    ),
    Quirk(
        "circular",
        "flax",
        "CIRCULAR adds what stands over at one end to the other; which end, when it is odd, "
        "depends on transpose_kernel.",
    ),
)


def layouts(layer: Layer, rank: int) -> Layouts:
    """Return the order of the axes: data always last, weights by transpose_kernel."""
    values = read(layer, target_of(layer, TARGETS))
    return _layouts(boolean(layer, "transpose_kernel", values["transpose_kernel"]))


def meaning(
    layer: Layer,
    x_shape: tuple[int, ...],
    w_shape: tuple[int, ...],
    b_shape: tuple[int, ...] | None = None,
) -> Meaning:
    """Return what the layer computes; raises FrameworkError where Flax refuses."""
    values = read(layer, target_of(layer, TARGETS))
    rank = _rank(layer, values["kernel_size"])
    transposed = boolean(layer, "transpose_kernel", values["transpose_kernel"])
    use_bias = boolean(layer, "use_bias", values["use_bias"])
    strides, dilations = (
        one_or_each(layer, name, 1 if values[name] is None else values[name], rank, 1)
        for name in ("strides", "kernel_dilation")
    )
    padding = values["padding"]
    if type(padding) is int:
        padding = ((padding, padding),) * rank
    elif not isinstance(padding, str):
        padding = pairs_of(layer, padding, rank, words=PADDINGS, single=True)
    order = _layouts(transposed)
    if len(x_shape) == rank + 1:  # a single sample
        order = order._replace(data="SC")
    sizes, kernel, channels, filters = sizes_and_kernel(layer, order, x_shape, w_shape, rank)
    said_kernel(layer, "kernel_size", values["kernel_size"], kernel)
    said_filters(layer, "features", values["features"], filters)
    said_bias(layer, "use_bias", use_bias=use_bias, b_shape=b_shape, filters=filters)
    axes = tuple(zip(sizes, kernel, strides, dilations, strict=True))
    spans = padded(layer, "VALID" if padding == CIRCULAR else padding, axes, words=PADDINGS)
    wrap = tuple(_turn(axis, transposed) for axis in spans)
    stands_over = any(axis.output != period for axis, (period, _) in zip(spans, wrap, strict=True))
    turned = wrap if padding == CIRCULAR and stands_over else None
    return Meaning(spans, channels, filters, order, flipped=not transposed, wrap=turned)


def express(meaning: Meaning, target: str | None = None) -> Layer:
    """Return the shortest layer that computes this meaning, in Flax's own layouts.

    Raises FrameworkError for groups and what else has no words; every crop has.
    """
    spans = meaning.spans
    padding: object = padding_of(spans)
    circular = tuple(_turn(axis, not meaning.flipped) for axis in spans)
    if meaning.wrap == circular and padding == "VALID":
        padding = CIRCULAR
    elif isinstance(padding, tuple) and len({number for pair in padding for number in pair}) == 1:
        padding = padding[0][0]
    args: dict[str, Any] = {
        "features": meaning.filters,
        "kernel_size": tuple(axis.kernel for axis in spans),
    }
    strides = tuple(axis.stride for axis in spans)
    dilations = tuple(axis.dilation for axis in spans)
    if max(strides) > 1:
        args["strides"] = strides
    if max(dilations) > 1:
        args["kernel_dilation"] = dilations
    if padding != PADDINGS[0]:
        args["padding"] = padding
    if not meaning.flipped:
        args["transpose_kernel"] = True
    layer = Layer("flax", target or NAME, args)
    target_of(layer, TARGETS)
    sayable_by_one_kernel(layer, replace(meaning, wrap=None) if padding == CIRCULAR else meaning)
    return layer


def code(
    layer: Layer,
    x: NDArray[Any],
    w: NDArray[Any],
    b: NDArray[Any] | None = None,
    crop: tuple[tuple[int, int], ...] | None = None,
) -> str:
    """Return a program that computes the layer of these arrays (own layouts), crops and prints."""
    order = layouts(layer, x.ndim - 2)
    bias, later = b, puts_zeros(crop)
    b = None if later else bias
    args = {name: value for name, value in layer.args.items() if name != "use_bias"}
    if b is None:
        args["use_bias"] = False
    snippet = Snippet("import flax.linen", "import numpy as np", "")
    snippet.array("x", x, order.data)
    snippet.array("w", w, order.weight)
    if b is not None:
        snippet.array("b", b)
    params = '{"kernel": w}' if b is None else '{"kernel": w, "bias": b}'
    snippet.line(f"layer = {called(NAME, args)}")
    snippet.line(f'y = np.asarray(layer.apply({{"params": {params}}}, x))')
    return snippet.finished(order.data, crop, bias if later else None, x.ndim - 2)


def _layouts(transposed: bool) -> Layouts:
    return Layouts("NSC", "SOI" if transposed else "SIO")


def _rank(layer: Layer, kernel_size: object) -> int:
    """Return how many spatial axes a kernel size is for; an integer is for one."""
    if type(kernel_size) is int:
        return 1
    rank = len(kernel_size) if isinstance(kernel_size, (list, tuple)) else 0
    if rank not in (1, 2, 3):
        raise refuse(layer, "rank", "kernel_size", kernel_size)
    return rank


def _turn(axis: Span, transposed: bool) -> tuple[int, int]:
    """Return period and lead of a circular padding of a VALID result."""
    period = axis.size * axis.stride
    missing = (period - axis.output) % (2 * period)
    return period, missing // 2 if transposed else (missing + 1) // 2
