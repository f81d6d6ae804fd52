"""A framework's own order of axes, and the canonical one.

Canonical arrays are x (N, C, *sizes), w (C, filters/groups, *kernels), y (N, filters, *outputs). A
layout names the axes in order, a letter each: N batch, C channels, I and O the input and output
channels of a weight, S all spatial axes. A letter that a layout leaves out is an axis of length 1.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.frameworks.arguments import refuse
from deconv_viz.frameworks.layer import Layer, Layouts

DATA = "NCS"
WEIGHT = "IOS"


def axes(layout: str, rank: int) -> int:
    """Return how many axes an array of this layout has."""
    return len(layout) - 1 + rank


def shape_in(layout: str, sizes: Sequence[int], **lengths: int) -> tuple[int, ...]:
    """Return a shape in a layout: `sizes` for S, and a length for each other letter."""
    shape: list[int] = []
    for letter in layout:
        shape += sizes if letter == "S" else [lengths[letter]]
    return tuple(shape)


def read_shape(layout: str, shape: Sequence[int]) -> tuple[dict[str, int], tuple[int, ...]]:
    """Return the length by letter (1 for those left out) and the spatial sizes of a shape."""
    rank = len(shape) - len(layout) + 1
    first = layout.index("S")
    lengths = dict.fromkeys("NCIO", 1)
    lengths |= dict(zip(layout[:first], shape[:first], strict=True))
    lengths |= dict(zip(layout[first + 1 :], shape[first + rank :], strict=True))
    return lengths, tuple(shape[first : first + rank])


def to_canonical(array: NDArray[Any], layout: str, canonical: str) -> NDArray[Any]:
    """Return an array of one's own layout in the canonical order (`DATA` or `WEIGHT`)."""
    missing = [letter for letter in canonical if letter not in layout]
    array = array.reshape((1,) * len(missing) + array.shape)
    return _reorder(array, "".join(missing) + layout, canonical)


def from_canonical(array: NDArray[Any], canonical: str, layout: str) -> NDArray[Any]:
    """Return a canonical array in one's own layout; axes that it leaves out have length 1."""
    missing = [letter for letter in canonical if letter not in layout]
    array = _reorder(array, canonical, "".join(missing) + layout)
    return np.ascontiguousarray(array.reshape(array.shape[len(missing) :]))


def shapes(
    layouts: Layouts,
    sizes: Sequence[int],
    kernel: Sequence[int],
    channels: int,
    filters: int,
    groups: int = 1,
    batch: int = 1,
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the shapes of input and weight in a framework's own layouts."""
    return (
        shape_in(layouts.data, sizes, N=batch, C=channels),
        shape_in(layouts.weight, kernel, I=channels, O=filters // groups),
    )


def sizes_of(layer: Layer, layout: str, shape: Sequence[int], rank: int) -> tuple[int, ...]:
    """Return the spatial sizes of an input; refuse a wrong number of axes and empty ones.

    The batch may be empty: so is the result then.
    """
    if len(shape) != axes(layout, rank):
        values = {"axes": axes(layout, rank), "layout": spelled(layout, rank)}
        raise refuse(layer, "input_rank", "input", tuple(shape), values)
    lengths, sizes = read_shape(layout, shape)
    if min(lengths["C"], *sizes) < 1:
        raise refuse(layer, "empty_input", "input", tuple(shape))
    return sizes


def kernel_of(layer: Layer, layout: str, shape: Sequence[int], rank: int) -> tuple[int, ...]:
    """Return the kernel sizes of a weight; refuse a wrong number of axes and empty ones."""
    if len(shape) != axes(layout, rank):
        values = {"axes": axes(layout, rank)}
        raise refuse(layer, "weight_rank", "weight", tuple(shape), values)
    if min(shape) < 1:
        raise refuse(layer, "empty_input", "weight", tuple(shape))
    return read_shape(layout, shape)[1]


def spelled(layout: str, rank: int) -> str:
    """Return a layout as it is usually written: NCS of rank 2 is NCHW."""
    return layout.replace("S", {1: "L", 2: "HW", 3: "DHW"}.get(rank, "…"))


def real_numbers(layer: Layer, field: str, values: ArrayLike) -> NDArray[Any]:
    """Return values as an array of whole or floating numbers; refuse all others, nan and inf."""
    try:
        array = np.asarray(values)
    except ValueError:  # rows of different lengths
        raise refuse(layer, "numbers", field) from None
    if array.dtype.kind not in "iuf" or not np.isfinite(array).all():
        raise refuse(layer, "numbers", field)
    return array


def _reorder(array: NDArray[Any], layout: str, wanted: str) -> NDArray[Any]:
    rank = array.ndim - len(layout) + 1
    first = layout.index("S")
    place = {letter: [at if at < first else at + rank - 1] for at, letter in enumerate(layout)}
    place["S"] = list(range(first, first + rank))
    return array.transpose([at for letter in wanted for at in place[letter]])
