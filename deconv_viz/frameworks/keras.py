"""Keras 3: Conv1DTranspose, Conv2DTranspose, Conv3DTranspose and keras.ops.conv_transpose.

Run: 3.15.1 on TensorFlow, JAX and PyTorch, and for what changed, 3.0.5 to 3.15.0 on PyTorch. The
arithmetic is in `same_valid`; source of the older arithmetic on PyTorch: keras/src/backend/common/
backend_utils.py, `_convert_conv_transpose_padding_args_from_keras_to_torch`.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from numpy.typing import NDArray

from deconv_viz.frameworks.arguments import boolean, read, refuse, target_of
from deconv_viz.frameworks.checks import rank_of, sizes_and_kernel
from deconv_viz.frameworks.errors import FrameworkError, add_rules
from deconv_viz.frameworks.keras_family import (
    FIRST,
    FORMATS,
    PADDINGS,
    Said,
    express_words,
    layer_program,
    layer_shapes,
    layer_target,
    layouts_of,
    refuse_large_output_padding,
    refuse_stride_with_dilation,
    refuse_what_tensorflow_cannot,
    said,
    spelled_axes,
)
from deconv_viz.frameworks.keras_quirks import QUIRKS
from deconv_viz.frameworks.layer import Layer, Layouts, Meaning, Span, Target, Word
from deconv_viz.frameworks.same_valid import reach, span
from deconv_viz.frameworks.snippets import Snippet, called

__all__ = ["QUIRKS", "TARGETS", "code", "express", "layouts", "meaning"]

OPS = "keras.ops.conv_transpose"
BACKENDS = ("tensorflow", "jax", "torch", "numpy", "openvino")
RUN = (3, 15, 1)

TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "Conv1DTranspose": layer_target(1),
        "Conv2DTranspose": layer_target(2),
        "Conv3DTranspose": layer_target(3, format_first=True),
        OPS: Target(
            OPS,
            0,
            (
                Word("strides", "sizes", 1),
                Word("padding", "choice", PADDINGS[0], PADDINGS),
                Word("output_padding", "sizes_or_none"),
                Word("data_format", "choice", FORMATS[0], FORMATS),
                Word("dilation_rate", "sizes", 1),
            ),
            kernel_in_weight=True,
        ),
    }
)

add_rules(
    {
        "unknown_backend": "{framework} computes with {choices}; received {received}.",
        "unknown_version": "{framework} {received} is not a version that is known here.",
        "output_padding_0_until_3_10": (
            "{framework} up to 3.10 takes for {field} only None or integers of at least 1; "
            "received {received}."
        ),
        "torch_output_padding_until_3_12": (
            "{framework} {version} on PyTorch would need an output padding of {needed} there along "
            "axis {axis}, which PyTorch wants below the stride, {stride}. From 3.15 on it computes "
            "this."
        ),
        "torch_empty_until_3_14": (
            "{framework} {version} on PyTorch would compute {output} elements along axis {axis}, "
            "and PyTorch refuses an empty result."
        ),
    }
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
    """Return what the layer computes with its version and backend (3.15.1 on TensorFlow).

    Raises FrameworkError where the layer, keras.ops or the backend refuses. What a CPU build of
    TensorFlow does not compute (dilations, channels_first) is not refused.
    """
    target = target_of(layer, TARGETS)
    values = read(layer, target)
    version, backend = _version(layer), _backend(layer)
    is_op = target.kernel_in_weight
    rank = rank_of(layer, x_shape) if is_op else target.rank
    arguments = said(layer, values, rank, None if is_op else 0)
    if is_op:
        sizes, kernel, channels, filters = sizes_and_kernel(
            layer, arguments.layouts, x_shape, w_shape, rank
        )
        if b_shape is not None:
            raise refuse(layer, "no_bias", "bias", b_shape)
    else:
        boolean(layer, "use_bias", values["use_bias"])
        _check_layer(layer, arguments, version)
        sizes, kernel, channels, filters = layer_shapes(
            layer, values, arguments.layouts, (x_shape, w_shape, b_shape), rank
        )
    if backend == "torch" and version < (3, 15):
        spans = _older_on_torch(layer, arguments, sizes, kernel, version)
    else:
        spans = arguments.spans(sizes, kernel)
    if backend == "tensorflow":
        refuse_what_tensorflow_cannot(layer, arguments.padding, spans)
    misplaced = (
        backend == "tensorflow"
        and version >= (3, 7)
        and arguments.layouts == FIRST
        and b_shape is not None
        and filters == spans[-1].output > 1
    )
    return Meaning(
        spans, channels, filters, arguments.layouts, bias="last_axis" if misplaced else "channels"
    )


def express(meaning: Meaning, target: str | None = None) -> Layer:
    """Return the shortest layer that computes this meaning.

    On TensorFlow, or, with output_padding=0 and an even kernel, on JAX: `backend` says so. Raises
    FrameworkError where there are no words; `nearest` then holds a `layer` and the `crop` after it.
    """
    misplaced = meaning.bias == "last_axis" and meaning.layouts[:2] == FIRST[:2]
    means = replace(meaning, bias="channels") if misplaced else meaning
    rank = len(means.spans)
    wanted = Layer("keras", target or f"Conv{rank}DTranspose")
    called_by = target_of(wanted, TARGETS)
    strides = tuple(axis.stride for axis in means.spans)
    dilation = tuple(axis.dilation for axis in means.spans)
    if called_by.rank and max(strides) > 1 and max(dilation) > 1:
        nearest: dict[str, Any] = {}
        try:
            nearest["layer"] = express(meaning, OPS)
            nearest["crop"] = ((0, 0),) * rank
        except FrameworkError as error:
            nearest = error.nearest
        values = {"strides": strides}
        raise refuse(wanted, "stride_or_dilation", "dilation_rate", dilation, values, nearest)
    layer = express_words("keras", means, called_by)
    padding = layer.args.get("padding", PADDINGS[0])
    try:
        refuse_what_tensorflow_cannot(layer, padding, means.spans)
    except FrameworkError:
        return replace(layer, backend="jax")
    return replace(layer, backend="tensorflow") if misplaced else layer


def code(
    layer: Layer,
    x: NDArray[Any],
    w: NDArray[Any],
    b: NDArray[Any] | None = None,
    crop: tuple[tuple[int, int], ...] | None = None,
) -> str:
    """Return a program that computes the layer of these arrays (own layouts), crops and prints."""
    backend = _backend(layer)
    head = (
        '# Keras asks KERAS_BACKEND, before it is imported, what to compute with: "jax", "torch"',
        '# or "tensorflow" (whose CPU build may refuse dilations and channels_first).',
        "import os",
        "",
        f'os.environ.setdefault("KERAS_BACKEND", "{backend if layer.backend else "jax"}")',
        "",
    )
    order = layouts(layer, x.ndim - 2)
    if layer.target != OPS:
        program = layer_program("keras", head, layer, (x, w, b), order, crop)
        return program.replace("np.asarray(layer(x))", "keras.ops.convert_to_numpy(layer(x))")
    snippet = Snippet(*head, "import keras", "import numpy as np", "")
    snippet.array("x", x, f"({spelled_axes(order.data, x.ndim - 2)})")
    snippet.array("w", w, "(kernel, filters, channels)")
    snippet.line(f"y = keras.ops.convert_to_numpy({called(OPS, layer.args, 'x', 'w')})")
    return snippet.finished(order.data, crop, b, x.ndim - 2)


def _check_layer(layer: Layer, arguments: Said, version: tuple[int, ...]) -> None:
    """Refuse what the constructors of the layers refuse."""
    paddings = arguments.output_padding
    if version < (3, 11) and paddings is not None and min(paddings) < 1:
        rule = "output_padding_0_until_3_10"
        raise refuse(layer, rule, "output_padding", paddings, nearest={"output_padding": None})
    if version >= (3, 14):
        refuse_large_output_padding(layer, arguments)
    refuse_stride_with_dilation(layer, arguments)


def _older_on_torch(
    layer: Layer,
    arguments: Said,
    sizes: tuple[int, ...],
    kernel: tuple[int, ...],
    version: tuple[int, ...],
) -> tuple[Span, ...]:
    """Return the spans before 3.15.0 on PyTorch: its own padding at both ends, rounded up."""
    spans = []
    written = ".".join(map(str, version))
    for axis, (size, k, s, d) in enumerate(
        zip(sizes, kernel, arguments.strides, arguments.dilation, strict=True)
    ):
        e = reach(k, d)
        full = (size - 1) * s + e
        given = arguments.output_padding[axis] if arguments.output_padding else None
        if arguments.padding == "valid":
            cut, more = 0, max(s - e, 0) if given is None else given
        else:
            more = s - e % 2 if given is None else given
            cut = max((e - e % 2 - more + 1) // 2, 0)
            more += 2 * cut + e % 2 - e
        if more < 0:
            least = {"minimum": 0}
            raise refuse(layer, "at_least", "output_padding", given, least, {"output_padding": 0})
        if more >= s and version < (3, 13):
            values: dict[str, Any] = {"axis": axis, "needed": more, "stride": s, "version": written}
            rule = "torch_output_padding_until_3_12"
            raise refuse(layer, rule, "padding", arguments.padding, values)
        more = min(more, s - 1)
        output = full - 2 * cut + more
        if output < 1:
            values = {"axis": axis, "output": output, "version": written}
            raise refuse(layer, "torch_empty_until_3_14", "padding", arguments.padding, values)
        spans.append(span(size, k, s, d, cut, output))
    return tuple(spans)


def _version(layer: Layer) -> tuple[int, ...]:
    """Return a version as numbers; none given is the one that was run."""
    if layer.version is None:
        return RUN
    parts = str(layer.version).split(".")
    if not all(part.isdecimal() for part in parts) or parts[0] != "3":
        raise refuse(layer, "unknown_version", "version", layer.version)
    return tuple(map(int, parts))


def _backend(layer: Layer) -> str:
    """Return the backend; Keras starts with TensorFlow."""
    if layer.backend is None:
        return BACKENDS[0]
    if layer.backend not in BACKENDS:
        choices = ", ".join(BACKENDS)
        raise refuse(layer, "unknown_backend", "backend", layer.backend, {"choices": choices})
    return layer.backend
