"""JAX: jax.lax.conv_transpose.

Run: 0.10.2. By default the kernel is not transposed: what is scattered is the kernel reversed.
The paddings are in `lax_padding`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from numpy.typing import NDArray

from deconv_viz.frameworks.arguments import boolean, each, read, refuse, target_of
from deconv_viz.frameworks.checks import rank_of, sayable_by_one_kernel, sizes_and_kernel
from deconv_viz.frameworks.errors import add_rules
from deconv_viz.frameworks.lax_padding import PADDINGS, padded, padding_of, pairs_of
from deconv_viz.frameworks.layer import Layer, Layouts, Meaning, Quirk, Target, Word
from deconv_viz.frameworks.snippets import Snippet, called

NAME = "jax.lax.conv_transpose"

TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        NAME: Target(
            NAME,
            0,
            (
                Word("strides", "list", required=True),
                Word("padding", "choice_or_pads", PADDINGS[0], PADDINGS, required=True),
                Word("rhs_dilation", "list"),
                Word("dimension_numbers", "choice"),
                Word("transpose_kernel", "bool", False),
                Word("use_consistent_padding", "bool", False),
            ),
            kernel_in_weight=True,
        )
    }
)

add_rules(
    {
        "dimension_numbers": (
            "{framework}: {field} names the axes of input, weight and result with {count} letters "
            'each, as ("NHWC", "HWIO", "NHWC") does; received {received}.'
        ),
        "axes_apart": (
            "The spatial axes must stand together, in one order, in {field} here, though "
            "{framework} takes them anywhere; received {received}."
        ),
        "jax_no_bias": "{framework}: {target} adds no bias; add it to the result.",
    }
)

QUIRKS: tuple[Quirk, ...] = (
    Quirk(
        "kernel_not_transposed",
        "jax",
        "transpose_kernel=False, the default, scatters the kernel reversed: stride 2 with VALID "
        "gives 100 10 201 20 302 30 3. With True it is 1 10 102 20 203 30 300.",
    ),
    Quirk(
        "pads_of_the_dilated_input",
        "jax",
        "Pairs are pads of the input with zeros inserted: [(0, 0)] keeps 3 of 7 elements, "
        "102 20 203. With use_consistent_padding=True they are pads of the forward convolution, "
        "and (0, 0) keeps all 7.",
    ),
    Quirk(
        "jax_same_crops_the_end",
        "jax",
        "SAME crops the odd sample at the end, as TensorFlow: 1 10 102 20 203 30 with "
        "transpose_kernel=True.",
    ),
    Quirk(
        "small_letters",
        "jax",
        "Words other than 'SAME' and 'VALID' are refused, but not at stride 1: there 'valid' is "
        "the ordinary convolution's, which makes n − e + 1 of n.",
        "0.10.2",
    ),
    Quirk(
        "jax_xla_aborts",
        "jax",
        "On a CPU, some legal calls end the whole process: 3×2 with a 2×3 kernel, strides (2, 1) "
        "and pads ((0, 0), (1, 1)). XLA_FLAGS=--xla_disable_hlo_passes=algsimp avoids it.",
        "jaxlib 0.10.2",
    ),
)


def layouts(layer: Layer, rank: int) -> Layouts:
    """Return the order of the axes; transpose_kernel swaps a weight's input and output channels."""
    values = read(layer, target_of(layer, TARGETS))
    transposed = boolean(layer, "transpose_kernel", values["transpose_kernel"])
    return _layouts(layer, values["dimension_numbers"], rank, transposed)


def meaning(
    layer: Layer,
    x_shape: tuple[int, ...],
    w_shape: tuple[int, ...],
    b_shape: tuple[int, ...] | None = None,
) -> Meaning:
    """Return what the operation computes; raises FrameworkError where JAX refuses."""
    values = read(layer, target_of(layer, TARGETS))
    rank = rank_of(layer, x_shape)
    transposed = boolean(layer, "transpose_kernel", values["transpose_kernel"])
    consistent = boolean(layer, "use_consistent_padding", values["use_consistent_padding"])
    strides = each(layer, "strides", values["strides"], rank, 1)
    dilations = (1,) * rank
    if values["rhs_dilation"] is not None:
        dilations = each(layer, "rhs_dilation", values["rhs_dilation"], rank, 1)
    padding = values["padding"]
    if not isinstance(padding, str):
        padding = pairs_of(layer, padding, rank, spare=consistent)
    order = _layouts(layer, values["dimension_numbers"], rank, transposed)
    sizes, kernel, channels, filters = sizes_and_kernel(layer, order, x_shape, w_shape, rank)
    if b_shape is not None:
        raise refuse(layer, "jax_no_bias", "bias", b_shape)
    axes = tuple(zip(sizes, kernel, strides, dilations, strict=True))
    spans = padded(layer, padding, axes, consistent=consistent)
    return Meaning(spans, channels, filters, order, flipped=not transposed)


def express(meaning: Meaning, target: str | None = None) -> Layer:
    """Return the shortest call that computes this meaning, in JAX's own layouts.

    Raises FrameworkError for groups and what else has no words; every crop has.
    """
    spans = meaning.spans
    args: dict[str, Any] = {
        "strides": tuple(axis.stride for axis in spans),
        "padding": padding_of(spans),
    }
    dilations = tuple(axis.dilation for axis in spans)
    if max(dilations) > 1:
        args["rhs_dilation"] = dilations
    if not meaning.flipped:
        args["transpose_kernel"] = True
    layer = Layer("jax", target or NAME, args)
    target_of(layer, TARGETS)
    sayable_by_one_kernel(layer, meaning)
    return layer


def code(
    layer: Layer,
    x: NDArray[Any],
    w: NDArray[Any],
    b: NDArray[Any] | None = None,
    crop: tuple[tuple[int, int], ...] | None = None,
) -> str:
    """Return a program that computes the call of these arrays (own layouts), crops and prints."""
    order = layouts(layer, x.ndim - 2)
    snippet = Snippet("import jax", "import numpy as np", "")
    snippet.array("x", x, order.data)
    snippet.array("w", w, order.weight)
    snippet.line(f"y = np.asarray({called(layer.target, layer.args, 'x', 'w')})")
    return snippet.finished(order.result or order.data, crop, b, x.ndim - 2)


def _layouts(layer: Layer, numbers: object, rank: int, transposed: bool) -> Layouts:
    """Return the layouts that dimension numbers name; None is batch, space, channels."""
    if numbers is None:
        return Layouts("NSC", "SOI" if transposed else "SIO")
    names = list(numbers) if isinstance(numbers, (list, tuple)) else []
    pairs = ("NC", "OI", "NC")
    if len(names) != 3 or not all(
        isinstance(name, str) and len(name) == len(set(name)) == rank + 2 and set(pair) <= set(name)
        for name, pair in zip(names, pairs, strict=False)
    ):
        raise refuse(layer, "dimension_numbers", "dimension_numbers", numbers, {"count": rank + 2})
    spatial = [
        "".join(a for a in name if a not in pair) for name, pair in zip(names, pairs, strict=True)
    ]
    if len({frozenset(letters) for letters in spatial}) != 1:
        raise refuse(layer, "dimension_numbers", "dimension_numbers", numbers, {"count": rank + 2})
    if len(set(spatial)) != 1 or not all(spatial[0] in name for name in names):
        raise refuse(layer, "axes_apart", "dimension_numbers", numbers)
    data, weight, result = (name.replace(spatial[0], "S") for name in names)
    if transposed:
        weight = weight.translate(str.maketrans("IO", "OI"))
    return Layouts(data, weight, "" if result == data else result)
