"""What an address of a lesson puts on its stage: for whoever shows it without the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from numpy.typing import NDArray

from deconv_viz.core import Geometry
from deconv_viz.frameworks import FrameworkError
from deconv_viz.lessons import (
    checkerboard,
    lens,
    matrix,
    one_dimension,
    sub_pixel,
    upsampling,
)
from deconv_viz.lessons.lens_layer import drawn, is_drawable, meaning_of
from deconv_viz.lessons.notice import Notice
from deconv_viz.lessons.upsampling_layers import order_of, shown
from deconv_viz.state.lab import Order

LAB = "two_dimensions"
"""The page of the lab, whose address is `deconv_viz.state`'s."""

Query = Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Staged:
    """Input and kernel of two dimensions, their geometry, and where the player stands at first.

    step None is where every stage opens that nobody has touched.
    """

    x: NDArray[Any]
    w: NDArray[Any]
    geometry: Geometry
    step: int | None = None
    order: Order = "input"


@dataclass(frozen=True, slots=True)
class Found:
    """What an address says: what stands on the stage, None if nothing does; what gave way."""

    staged: Staged | None
    notice: Notice = ()


def _one_dimension(query: Query) -> Found:
    state = one_dimension.decoded(query)
    staged = Staged(state.x[None], state.w[None], state.geometry)
    return Found(None if state.part == "sound" else staged, state.notice)


def _matrix(query: Query) -> Found:
    state = matrix.decode(query)
    values = state.input_values, state.kernel_values, state.geometry
    return Found(Staged(*values, step=matrix.FIRST_STEP), state.notice)


def _upsampling(query: Query) -> Found:
    state = upsampling.decoded(query)
    if state.part == "decoder":
        return Found(None, state.notice)
    return Found(Staged(*shown(state), order=order_of(state)), state.notice)


def _checkerboard(query: Query) -> Found:
    state = checkerboard.decoded(query)
    lab = state.lab
    staged = Staged(lab.input(), lab.kernel(), lab.geometry())
    return Found(staged if state.part in checkerboard.FIRST else None, state.notice)


def _sub_pixel(query: Query) -> Found:
    state = sub_pixel.decoded(query)
    return Found(Staged(state.x, state.w, state.geometry, order=sub_pixel.ORDER), state.notice)


def _frameworks(query: Query) -> Found:
    try:
        means = meaning_of(lens.decode(query).subject)
    except FrameworkError:
        return Found(None)
    return Found(Staged(*drawn(means)) if is_drawable(means) else None)


STAGED: Mapping[str, Callable[[Query], Found]] = MappingProxyType(
    {
        "one_dimension": _one_dimension,
        "matrix": _matrix,
        "upsampling": _upsampling,
        "checkerboard": _checkerboard,
        "sub_pixel": _sub_pixel,
        "frameworks": _frameworks,
    }
)
"""By its page, what each lesson with a stage makes of its own keys of an address; never raises."""
