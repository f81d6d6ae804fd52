"""The framework lens's state as an address: the framework's own words are the keys.

frameworks?fw=keras&layer=Conv2DTranspose&in=4,4&filters=1&kernel_size=3&strides=2&padding=same
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from deconv_viz.frameworks import FRAMEWORKS, FrameworkError, Layer, layouts, target, targets
from deconv_viz.frameworks.declared import declared

PIN = "vs."
"""Stands before every key of the layer that is compared with."""

MOST = 4096
"""The largest size of an input or a kernel: larger than what the page can draw."""

_MOST_CHANNELS = 10**9

_LONGEST = 200  # characters of one value in an address
_FIXED = ("fw", "layer", "version", "backend", "in", "kernel", "channels", "outputs")


@dataclass(frozen=True, slots=True)
class Subject:
    """A layer, and the shapes that it is asked about.

    kernel and filters count only where the layer's arguments do not name them.
    """

    layer: Layer
    sizes: tuple[int, ...]
    kernel: tuple[int, ...] = (3,)
    channels: int = 1
    filters: int = 1


_ARGS = {"filters": 1, "kernel_size": 3, "strides": 2, "padding": "same"}

FIRST = Subject(Layer("keras", "Conv2DTranspose", _ARGS), (4, 4))
"""What the lens shows at first: the layer that most people meet first."""


@dataclass(frozen=True, slots=True)
class Lens:
    """The state of the page: a layer, one to compare it with, and whose code is shown."""

    subject: Subject = FIRST
    pinned: Subject | None = None
    code: str = ""


@cache
def own_keys() -> frozenset[str]:
    """Return all keys of the address that are the lens's: the words of all frameworks."""
    words = {
        word.name
        for name in FRAMEWORKS
        for each in targets(name).values()
        for word in (*each.words, *each.on_call)
    }
    keys = {*_FIXED, *words}
    return frozenset({*keys, *(PIN + key for key in keys), "code"})


def lens_query(
    layer: Layer,
    sizes: Sequence[int],
    kernel: Sequence[int] | None = None,
    channels: int = 1,
    filters: int = 1,
) -> dict[str, str]:
    """Return the query that opens this layer in the lens."""
    return _encode(Subject(layer, tuple(sizes), tuple(kernel or FIRST.kernel), channels, filters))


def encode(lens: Lens) -> dict[str, str]:
    """Return the state as a query, empty for the first one."""
    query = {} if lens == Lens() else _encode(lens.subject)
    if lens.pinned:
        query |= {PIN + key: value for key, value in _encode(lens.pinned).items()}
    return query | ({"code": lens.code} if lens.code else {})


def decode(query: Mapping[str, str]) -> Lens:
    """Return the state that a query names; what cannot be read is as at first.

    The layer itself is kept as it stands, even one that its framework refuses: to say why is what
    the page is for.
    """
    pinned = {key.removeprefix(PIN): value for key, value in query.items() if key.startswith(PIN)}
    code = query.get("code", "")
    return Lens(
        _decode(query) if "fw" in query else FIRST,
        _decode(pinned) if "fw" in pinned else None,
        code if code in FRAMEWORKS or code == "numpy" else "",
    )


def read_value(said: str) -> Any:
    """Return the value that is written so: a Python literal, bare words as strings.

    "3" is 3, "3, 2" is (3, 2), "None" is None, "same" is "same".
    """
    said = said.strip()[:_LONGEST]
    try:
        return ast.literal_eval(said)
    except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
        return said


def write_value(value: object) -> str:
    """Return how a value is written, such that `read_value` gives it back."""
    if isinstance(value, str):
        return value if read_value(value) == value else repr(value)
    if isinstance(value, tuple) and value and all(type(item) is int for item in value):
        return ", ".join(map(str, value)) if len(value) > 1 else f"{value[0]},"
    return str(value)


def _encode(subject: Subject) -> dict[str, str]:
    layer = subject.layer
    query = {"fw": layer.framework, "layer": layer.target, "in": _sizes(subject.sizes)}
    if layer.version:
        query["version"] = layer.version
    if layer.backend:
        query["backend"] = layer.backend
    if _reads_weight(layer):
        query["kernel"] = _sizes(subject.kernel)
        query |= {"outputs": str(subject.filters)} if subject.filters != 1 else {}
    if subject.channels != 1:
        query["channels"] = str(subject.channels)
    said = {**layer.args, **(layer.call or {})}
    return query | {name: write_value(value) for name, value in said.items()}


def _decode(query: Mapping[str, str]) -> Subject:
    framework = query.get("fw", "")
    if framework not in FRAMEWORKS:
        return FIRST
    known = targets(framework)
    name = query.get("layer", "")
    found = known[name] if name in known else next(iter(known.values()))
    layer = Layer(
        framework,
        found.name,
        {word.name: read_value(query[word.name]) for word in found.words if word.name in query},
        query.get("version", "")[:_LONGEST] or None,
        query.get("backend", "")[:_LONGEST] or None,
        {w.name: read_value(query[w.name]) for w in found.on_call if w.name in query} or None,
    )
    rank = found.rank or max(1, min(3, len(_read_sizes(query.get("in", ""), FIRST.sizes))))
    sizes = fitted(_read_sizes(query.get("in", ""), FIRST.sizes), rank)
    kernel = fitted(_read_sizes(query.get("kernel", ""), FIRST.kernel), rank)
    channels, filters = (
        _read_sizes(query.get(key, ""), (1,), _MOST_CHANNELS)[0] for key in ("channels", "outputs")
    )
    if not _has_channels(layer, rank):
        channels = filters = 1
    return Subject(layer, sizes, kernel, channels, filters)


def _has_channels(layer: Layer, rank: int) -> bool:
    """Whether its arrays have an axis of channels, as SciPy's have not."""
    try:
        return "C" in layouts(layer, rank).data
    except FrameworkError:
        return True


def fitted(sizes: Sequence[int], rank: int) -> tuple[int, ...]:
    """Return the sizes for this many axes: the last one is repeated, or the first are left out."""
    known = tuple(sizes[-rank:])
    return known + known[-1:] * (rank - len(known))


def with_layer(subject: Subject, layer: Layer) -> Subject:
    """Return the subject asked of another layer, its sizes fitted to that layer's rank.

    Kernel, channels and filters that the arguments so far named are kept: the other layer may have
    no words for them.
    """
    rank = target(layer).rank or len(subject.sizes)
    said = declared(subject.layer, len(subject.sizes))
    return Subject(
        layer,
        fitted(subject.sizes, rank),
        fitted(said.kernel or subject.kernel, rank),
        said.channels or subject.channels,
        said.filters or subject.filters,
    )


def _reads_weight(layer: Layer) -> bool:
    try:
        return target(layer).kernel_in_weight
    except FrameworkError:
        return False


def _sizes(sizes: Sequence[int]) -> str:
    return ",".join(map(str, sizes))


def _read_sizes(said: str, instead: tuple[int, ...], most: int = MOST) -> tuple[int, ...]:
    found = read_value(said)
    sizes = found if isinstance(found, tuple) else (found,)
    if 1 <= len(sizes) <= 3 and all(type(size) is int and 1 <= size <= most for size in sizes):
        return sizes
    return instead
