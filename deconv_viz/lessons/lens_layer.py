"""What the framework lens's layer computes, and the part of it that its stage shows."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Axis, Geometry
from deconv_viz.frameworks import Meaning, meaning, shapes
from deconv_viz.frameworks.declared import declared
from deconv_viz.lessons.lens import Subject

MAX_CELLS = 20_000
"""The largest canvas that the stage draws, as in the lab."""

MAX_TAPS = 2**22
"""The most products of an input element and a kernel element that it draws."""


def shapes_of(subject: Subject) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the shapes of input and weight, in the layer's own layouts."""
    said = declared(subject.layer, len(subject.sizes))
    channels = said.channels or subject.channels
    return shapes(
        subject.layer,
        subject.sizes,
        said.kernel or subject.kernel,
        channels,
        said.filters or subject.filters,
        said.groups,
        said.batch or 1,
    )


def meaning_of(subject: Subject) -> Meaning:
    """Return what the layer computes; raises FrameworkError where its framework refuses."""
    return meaning(subject.layer, *shapes_of(subject))


def geometry_of(means: Meaning) -> Geometry:
    """Return the geometry of the picture: two axes, a single row for one, the last two of three.

    Raises ParameterError if the output is empty.
    """
    axes = [span.axis() for span in means.spans]
    return Geometry(tuple([Axis(1, 1), *axes][-2:]))


def is_drawable(means: Meaning) -> bool:
    """Whether the stage can show it: not empty, not wound round a circle, and not too large."""
    drawn = means.spans[-2:]
    if means.wrap is not None or not all(span.output for span in means.spans):
        return False
    cells = math.prod(max(span.full, span.output) for span in drawn)
    return cells <= MAX_CELLS and math.prod(span.size * span.kernel for span in drawn) <= MAX_TAPS


def drawn(means: Meaning) -> tuple[NDArray[Any], NDArray[Any], Geometry]:
    """Return the first pair of channels; a flipped kernel as it is scattered."""
    geometry = geometry_of(means)
    x = np.arange(1, math.prod(geometry.input_shape) + 1).reshape(geometry.input_shape)
    w = np.arange(1, math.prod(geometry.kernel_shape) + 1).reshape(geometry.kernel_shape)
    return x, np.flip(w) if means.flipped else w, geometry
