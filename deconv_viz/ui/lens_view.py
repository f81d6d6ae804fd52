"""What the framework lens shows of a layer: its meaning, its picture, and the other frameworks."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.frameworks import (
    FRAMEWORKS,
    FrameworkError,
    Layer,
    Meaning,
    Translation,
    layouts,
    translate,
)
from deconv_viz.frameworks.arrays import (
    DATA,
    WEIGHT,
    from_canonical,
    read_shape,
    shape_in,
)
from deconv_viz.frameworks.declared import single
from deconv_viz.lessons.lens import Subject
from deconv_viz.lessons.lens_layer import drawn, meaning_of, shapes_of
from deconv_viz.scenes import Scene, two_dimensional

ELSEWHERE = tuple(name for name in FRAMEWORKS if name not in ("onnx-published", "onnx-reference"))
"""The frameworks that a layer is translated to: ONNX once, as it runs."""

MAX_LITERALS = 600
"""The most numbers of a weight or an input that are written out in a program."""

MAX_NUMBERS = 300_000
"""The most numbers of an array for which there is a program at all."""


@dataclass(frozen=True, slots=True)
class Arrays:
    """The numbers on the screen, in the layer's own layouts, and the shapes they have."""

    x: NDArray[Any]
    w: NDArray[Any]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same layer in another framework: its words, or the refusal."""

    framework: str
    translation: Translation | None
    refusal: FrameworkError | None


def in_brief(subject: Subject) -> Subject:
    """Return the subject with one channel in and out if its numbers would fill pages."""
    if max(map(math.prod, shapes_of(subject))) <= MAX_LITERALS:
        return subject
    brief = replace(subject, layer=single(subject.layer), channels=1, filters=1)
    try:
        meaning_of(brief)
    except FrameworkError:
        return subject  # whose arguments name a whole shape, the channels with it
    return brief


def is_computable(subject: Subject) -> bool:
    """Whether the arrays are small enough to be made and computed here."""
    return max(map(math.prod, shapes_of(subject))) <= MAX_NUMBERS


def arrays_of(subject: Subject) -> Arrays:
    """Return the numbers that are shown: 1, 2, 3 … along each array, in the canonical order."""
    own = layouts(subject.layer, len(subject.sizes))
    x_shape, w_shape = shapes_of(subject)
    return Arrays(
        from_canonical(_counted(x_shape, own.data, DATA), DATA, own.data),
        from_canonical(_counted(w_shape, own.weight, WEIGHT), WEIGHT, own.weight),
    )


def _counted(shape: tuple[int, ...], layout: str, canonical: str) -> NDArray[Any]:
    """Return 1, 2, 3 … in the canonical order of an array that has this shape in its own layout."""
    lengths, sizes = read_shape(layout, shape)
    whole = shape_in(canonical, sizes, **lengths)
    return np.arange(1, math.prod(whole) + 1).reshape(whole)


def scene_of(means: Meaning) -> Scene:
    """Return the scene of the first pair of channels."""
    return two_dimensional(*drawn(means))


def elsewhere(subject: Subject) -> Iterator[Elsewhere]:
    """Say the layer in every other framework, or why it cannot be said there."""
    x_shape, w_shape = shapes_of(subject)
    for name in ELSEWHERE:
        if name == subject.layer.framework:
            continue
        try:
            yield Elsewhere(name, translate(subject.layer, name, x_shape, w_shape), None)
        except FrameworkError as refusal:
            yield Elsewhere(name, _with_crop(subject, name, x_shape, w_shape), refusal)


def _with_crop(
    subject: Subject, to: str, x_shape: tuple[int, ...], w_shape: tuple[int, ...]
) -> Translation | None:
    """Return the layer that computes the same once its output is cropped, None if there is none."""
    try:
        return translate(subject.layer, to, x_shape, w_shape, cropped=True)
    except FrameworkError:
        return None


def axis_names(layer: Layer, rank: int) -> tuple[str, ...]:
    """Return the keys of the names of the weight's axes, in the layer's own order."""
    spatial = ("kd", "kh", "kw")[3 - rank :]
    names: list[str] = []
    for letter in layouts(layer, rank).weight:
        names += spatial if letter == "S" else [{"I": "in", "O": "out"}[letter]]
    return tuple(names)
