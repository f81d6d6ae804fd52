"""TensorFlow: tf.nn.conv1d_transpose, conv2d_transpose and conv3d_transpose, by output_shape.

Run: 2.21.0 with TF_ENABLE_ONEDNN_OPTS=0. The output's length is named, and it is legal where the
forward convolution of it has the length of the input; see `same_valid` for what is cropped.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from numpy.typing import NDArray

from deconv_viz.frameworks.arguments import boolean, choice, each, read, refuse, target_of
from deconv_viz.frameworks.arrays import read_shape, shape_in
from deconv_viz.frameworks.checks import cannot_say, sayable_by_one_kernel, sizes_and_kernel
from deconv_viz.frameworks.layer import Layer, Layouts, Meaning, Span
from deconv_viz.frameworks.same_valid import (
    legal_outputs,
    reach,
    read_by_forward,
    same_begin,
    span,
    spelled,
)
from deconv_viz.frameworks.snippets import Snippet, called
from deconv_viz.frameworks.tensorflow_facts import FIRST, FORMATS, LAST, PADDINGS, QUIRKS, TARGETS

__all__ = ["QUIRKS", "TARGETS", "code", "express", "layouts", "meaning"]


def layouts(layer: Layer, rank: int) -> Layouts:
    """Return the order of the axes: data as data_format says, weights always (*k, out, in)."""
    target = target_of(layer, TARGETS)
    return _layouts(layer, read(layer, target)["data_format"], target.rank)


def meaning(
    layer: Layer,
    x_shape: tuple[int, ...],
    w_shape: tuple[int, ...],
    b_shape: tuple[int, ...] | None = None,
) -> Meaning:
    """Return what the operation computes.

    Raises FrameworkError where TensorFlow refuses it on every machine; dilations and channels first
    are computed. An open (None) batch or channel count in output_shape is that of the arrays.
    """
    target = target_of(layer, TARGETS)
    values = read(layer, target)
    rank = target.rank
    boolean(layer, "jit_compile", values["jit_compile"])
    order = _layouts(layer, values["data_format"], rank)
    strides = _by_axis(layer, "strides", values["strides"], rank, order)
    dilations = _by_axis(layer, "dilations", values["dilations"], rank, order)
    pads = _pads(layer, values["padding"], rank, order)
    sizes, kernel, channels, filters = sizes_and_kernel(layer, order, x_shape, w_shape, rank)
    if b_shape is not None:
        raise refuse(layer, "no_bias_here", "bias", b_shape)
    batch = read_shape(order.data, x_shape)[0]["N"]
    outputs = _outputs(layer, values["output_shape"], rank, order, {"N": batch, "C": filters})
    full = [
        Span(n, k, s, d, 0, 0) for n, k, s, d in zip(sizes, kernel, strides, dilations, strict=True)
    ]
    _check_outputs(layer, values, full, outputs, pads, {"N": batch, "C": filters}, order)
    spans = tuple(
        span(*axis[:4], same_begin(axis.full, output) if pad is None else pad[0], output)
        for axis, output, pad in zip(full, outputs, pads, strict=True)
    )
    return Meaning(spans, channels, filters, order)


def express(meaning: Meaning, target: str | None = None) -> Layer:
    """Return the shortest call that computes this meaning.

    Raises FrameworkError where there are no words; `nearest` then holds a `layer` (VALID) and the
    `crop` after it.
    """
    spans = meaning.spans
    rank = len(spans)
    called_by = target_of(Layer("tensorflow", target or f"tf.nn.conv{rank}d_transpose"), TARGETS)
    first = meaning.layouts[:2] == FIRST[:2]
    order = FIRST if first else LAST

    def layer(padding: object, outputs: Sequence[int]) -> Layer:
        strides, dilations = (
            values[0] if len(set(values)) == 1 else values
            for values in (tuple(s.stride for s in spans), tuple(s.dilation for s in spans))
        )
        args: dict[str, Any] = {
            "output_shape": shape_in(order.data, outputs, N=meaning.batch, C=meaning.filters),
            "strides": strides,
        }
        if padding != PADDINGS[0]:
            args["padding"] = padding
        if first:
            args["data_format"] = FORMATS[rank][1]
        if dilations != 1:
            args["dilations"] = dilations
        return Layer("tensorflow", called_by.name, args)

    outputs = [axis.output for axis in spans]
    whole = layer("VALID", [axis.full for axis in spans])
    sayable_by_one_kernel(whole, meaning)
    if all(axis.begin == 0 and axis.output in legal_outputs(axis, (0, 0)) for axis in spans):
        return layer("VALID", outputs)
    if all(
        axis.begin == same_begin(axis.full, axis.output)
        and axis.output in legal_outputs(axis, None)
        for axis in spans
    ):
        return layer("SAME", outputs)
    pairs = [(axis.begin, max(axis.end, 0)) for axis in spans]
    if rank == 2 and all(
        pair[0] >= 0 and axis.output > 0 and axis.output in legal_outputs(axis, pair)
        for axis, pair in zip(spans, pairs, strict=True)
    ):
        none = (0, 0)
        return layer((none, none, *pairs) if first else (none, *pairs, none), outputs)
    raise cannot_say(
        whole, spans, tuple(axis._replace(begin=0, output=axis.full) for axis in spans), whole
    )


def code(
    layer: Layer,
    x: NDArray[Any],
    w: NDArray[Any],
    b: NDArray[Any] | None = None,
    crop: tuple[tuple[int, int], ...] | None = None,
) -> str:
    """Return a program that computes the call of these arrays (own layouts), crops and prints."""
    rank = x.ndim - 2
    order = layouts(layer, rank)
    values = read(layer, target_of(layer, TARGETS))
    lengths = {"N": x.shape[0], "C": w.shape[-2]}
    letters = [letter for letter in order.data for _ in range(rank if letter == "S" else 1)]
    shape = [
        lengths.get(letter) if size is None else size
        for letter, size in zip(letters, values["output_shape"], strict=True)
    ]
    args = {**layer.args, "output_shape": shape}
    snippet = Snippet("import numpy as np", "import tensorflow as tf", "")
    snippet.array("x", x, ", ".join(values["data_format"] or FORMATS[rank][0]))
    snippet.array("w", w, "kernel, filters, channels")
    said = called(layer.target, args, "x", "w")
    dilated = max(_by_axis(layer, "dilations", values["dilations"], rank, order)) > 1
    if dilated:
        snippet.line("# Compiled, because a CPU may refuse to dilate otherwise.")
    if dilated or values["jit_compile"]:
        snippet.line("compiled = tf.function(")
        snippet.line(f"    lambda x, w: {said}, jit_compile=True")
        snippet.line(")")
        said = "compiled(x, w)"
    snippet.line(f"y = {said}.numpy()")
    return snippet.finished(order.data, crop, b, rank)


def _layouts(layer: Layer, data_format: object, rank: int) -> Layouts:
    if data_format is None:
        return LAST
    word = choice(layer, "data_format", data_format, FORMATS[rank])
    return FIRST if word == FORMATS[rank][1] else LAST


def _by_axis(layer: Layer, name: str, value: object, rank: int, order: Layouts) -> tuple[int, ...]:
    """Return one integer an axis, of one, of one an axis, or of one for each axis of the data."""
    if value is None:
        return (1,) * rank
    items = list(value) if isinstance(value, (list, tuple)) else [value]
    if len(items) == rank + 2:
        everything = each(layer, name, items, rank + 2, 1)
        lengths, values = read_shape(order.data, everything)
        if rank == 1:
            # conv1d puts a 1 before these, so that the first, or the channels' where they come
            # first, counts along the axis of length 1 that it adds, and changes nothing.
            lengths["N" if order == LAST else "C"] = 1
        if (lengths["N"], lengths["C"]) != (1, 1):
            rule = {"rank": rank, "all": rank + 2}
            raise refuse(layer, "one_each_or_all", name, value, rule, {name: list(values)})
        return values
    if len(items) not in (1, rank):
        kept = [item for item in items if isinstance(item, int) and item > 0][:rank] or [1]
        nearest = {name: kept + kept[-1:] * (rank - len(kept))}
        rule = {"rank": rank, "all": rank + 2}
        raise refuse(layer, "one_each_or_all", name, value, rule, nearest)
    return each(layer, name, items * (rank if len(items) == 1 else 1), rank, 1)


def _pads(
    layer: Layer, padding: object, rank: int, order: Layouts
) -> tuple[tuple[int, int] | None, ...]:
    """Return the pads of each axis, None for SAME."""
    nearest = {"padding": PADDINGS[0]}
    if not isinstance(padding, (list, tuple)):
        word = choice(layer, "padding", padding, PADDINGS)
        return (None if word == "SAME" else (0, 0),) * rank
    if rank != 2:
        values = {"choices": ", ".join(map(repr, PADDINGS))}
        raise refuse(layer, "tensorflow_pads", "padding", padding, values, nearest)
    count = {"count": rank + 2}
    pairs = [tuple(pair) for pair in padding if isinstance(pair, (list, tuple)) and len(pair) == 2]
    numbers = [number for pair in pairs for number in pair]
    if (
        len(pairs) != len(padding)
        or len(pairs) != rank + 2
        or not all(isinstance(number, int) and number >= 0 for number in numbers)
    ):
        raise refuse(layer, "pads_of_spatial_axes", "padding", padding, count, nearest)
    first = 2 if order == FIRST else 1
    spatial = pairs[first : first + rank]
    if any(pair != (0, 0) for pair in pairs[:first] + pairs[first + rank :]):
        kept = [(0, 0)] * first + spatial + [(0, 0)] * (2 - first)
        raise refuse(layer, "pads_of_spatial_axes", "padding", padding, count, {"padding": kept})
    return tuple(spatial)


def _outputs(
    layer: Layer, value: object, rank: int, order: Layouts, lengths: Mapping[str, int]
) -> tuple[int, ...]:
    """Return the spatial outputs; an entry that is open must be that of batch or channels."""
    letters = [letter for letter in order.data for _ in range(rank if letter == "S" else 1)]
    items = list(value) if isinstance(value, (list, tuple)) else None
    if items is None or len(items) != rank + 2:
        raise refuse(layer, "output_shape_length", "output_shape", value, {"count": rank + 2})
    filled = [
        lengths.get(letter) if item is None else item
        for letter, item in zip(letters, items, strict=True)
    ]
    return read_shape(order.data, each(layer, "output_shape", filled, rank + 2, 0))[1]


def _check_outputs(
    layer: Layer,
    values: Mapping[str, Any],
    full: Sequence[Span],
    outputs: tuple[int, ...],
    pads: tuple[tuple[int, int] | None, ...],
    lengths: Mapping[str, int],
    order: Layouts,
) -> None:
    """Refuse an output shape that has another batch, other channels, or an illegal length."""
    legal = [legal_outputs(axis, pad) for axis, pad in zip(full, pads, strict=True)]
    if not all(legal):
        at = [len(lengths_) for lengths_ in legal].index(0)
        parts: dict[str, Any] = {"axis": at, "full": full[at].full, "stride": full[at].stride}
        padding = values["padding"]
        raise refuse(layer, "pads_cut_all", "padding", padding, parts, {"padding": PADDINGS[0]})
    closest = [
        min(max(output, lengths_[0]), lengths_[-1])
        for output, lengths_ in zip(outputs, legal, strict=True)
    ]
    nearest = {"output_shape": list(shape_in(order.data, closest, **lengths))}
    said = tuple(values["output_shape"])
    found = dict(zip("N" + "C", (said[0], said[1 if order == FIRST else -1]), strict=True))
    for letter, rule in (("N", "output_shape_batch"), ("C", "output_shape_channels")):
        if found[letter] not in (None, lengths[letter]):
            expected = {"expected": lengths[letter]}
            raise refuse(layer, rule, "output_shape", said, expected, nearest)
    for at, (axis, output, pad) in enumerate(zip(full, outputs, pads, strict=True)):
        if output not in legal[at]:
            effective = reach(axis.kernel, axis.dilation)
            parts = {
                "axis": at,
                "output": output,
                "read": read_by_forward(output, effective, axis.stride, pad),
                "size": axis.size,
                "legal": spelled(legal[at]),
            }
            raise refuse(layer, "output_shape_reads", "output_shape", said, parts, nearest)
