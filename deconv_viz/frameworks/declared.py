"""What a layer's own arguments say of the shapes of its arrays, read without judging them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from deconv_viz.frameworks.layer import Layer

_KERNEL = ("kernel_size", "kernel_shape")
_EACH = ("nb_row", "nb_col")
_CHANNELS = ("in_channels",)
_FILTERS = ("filters", "out_channels", "features", "nb_filter")
_SHAPES = {"tensorflow": "output_shape", "theano": "input_shape", "torch": "input_size"}
_GROUPS = ("groups", "group", "num_groups")


class Declared(NamedTuple):
    """What the arguments name; None where they do not, or not as whole numbers of at least 1."""

    batch: int | None
    kernel: tuple[int, ...] | None
    channels: int | None
    filters: int | None
    groups: int


def declared(layer: Layer, rank: int) -> Declared:
    """Return the batch, kernel size, channels, filters and groups that a layer's arguments name."""
    args = layer.args
    batch, filters = _whole(layer, rank)
    kernel = _first(args, _KERNEL)
    if kernel is None and all(name in args for name in _EACH):
        kernel = tuple(args[name] for name in _EACH)
    return Declared(
        batch,
        _each(kernel, rank),
        _count(_first(args, _CHANNELS)),
        _count(_first(args, _FILTERS)) or filters,
        _count(_first(args, _GROUPS)) or 1,
    )


def _whole(layer: Layer, rank: int) -> tuple[int | None, int | None]:
    """Return the batch and the filters that the whole shape of the result names."""
    shape = layer.args.get(_SHAPES.get(layer.framework, ""))
    if not isinstance(shape, (tuple, list)) or len(shape) != rank + 2:
        return None, None
    order = str(layer.args.get("data_format"))
    last = layer.framework == "tensorflow" and not order.startswith("NC")
    return _count(shape[0]), _count(shape[-1 if last else 1])


def _first(args: Mapping[str, Any], names: Sequence[str]) -> Any:
    return next((args[name] for name in names if name in args), None)


def _count(value: object) -> int | None:
    return value if type(value) is int and value >= 1 else None


def _each(value: object, rank: int) -> tuple[int, ...] | None:
    items = value if isinstance(value, (tuple, list)) else (value,) * rank
    counts = tuple(count for item in items if (count := _count(item)) is not None)
    return counts if len(counts) == len(items) == rank else None


def single(layer: Layer) -> Layer:
    """Return the layer with one channel in and one out, in one group."""
    names = {*_CHANNELS, *_FILTERS, *_GROUPS} & layer.args.keys()
    return replace(layer, args={**layer.args, **dict.fromkeys(names, 1)})
