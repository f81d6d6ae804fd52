"""-1 in a table of taps is a mask: no function lets it wrap around to the last element."""

from collections.abc import Callable
from typing import Any, Literal

import numpy as np
import pytest
from numpy.typing import NDArray

from deconv_viz import (
    Axis,
    Geometry,
    conv_transpose,
    correlate,
    coverage,
    gather,
    scatter,
    steps,
    transpose_matrix,
)

# In all of these some taps are cropped, and at least one tap lands on the last output as well.
GEOMETRIES = [
    Geometry((Axis(3, 3, crop=(2, 0)),)),
    Geometry((Axis(3, 3, crop=(0, 2)),)),
    Geometry((Axis(4, 2, 2, 3, (1, 2)),)),
    Geometry((Axis(2, 3, crop=(1, 0)), Axis(3, 2, 2, crop=(0, 1)))),
    Geometry((Axis(2, 2, crop=(0, 1)), Axis(2, 2, crop=(1, 0)), Axis(2, 2, crop=(1, 1)))),
]

each_geometry = pytest.mark.parametrize("geometry", GEOMETRIES, ids=str)


def landings(geometry: Geometry) -> tuple[NDArray[Any], int]:
    """Count by hand what reaches each output, and how many taps are cropped."""
    counts, cropped = np.zeros(geometry.output_shape, int), 0
    for i in np.ndindex(geometry.input_shape):
        for t in np.ndindex(geometry.kernel_shape):
            o = tuple(
                j * axis.stride + u * axis.dilation - axis.crop[0]
                for axis, j, u in zip(geometry.axes, i, t, strict=True)
            )
            if all(0 <= q < m for q, m in zip(o, geometry.output_shape, strict=True)):
                counts[o] += 1
            else:
                cropped += 1
    return counts, cropped


@each_geometry
def test_the_cases_have_something_to_wrap_around(geometry: Geometry) -> None:
    counts, cropped = landings(geometry)
    assert cropped > 0
    assert counts[(-1,) * geometry.rank] > 0
    assert any((axis.taps() == -1).any() for axis in geometry.axes)


@each_geometry
@pytest.mark.parametrize("way", [conv_transpose, scatter, gather])
def test_a_cropped_product_is_not_added_to_any_output(
    way: Callable[..., NDArray[Any]], geometry: Geometry
) -> None:
    x, w = np.ones(geometry.input_shape, int), np.ones(geometry.kernel_shape, int)
    assert np.array_equal(way(x, w, geometry), landings(geometry)[0])


@each_geometry
def test_a_cropped_tap_has_no_entry_in_the_matrix(geometry: Geometry) -> None:
    matrix = transpose_matrix(np.ones(geometry.kernel_shape, int), geometry)
    assert np.array_equal(matrix.sum(axis=1), landings(geometry)[0].ravel())


@each_geometry
def test_a_cropped_tap_reads_zero_not_the_last_value(geometry: Geometry) -> None:
    u, w = np.zeros(geometry.output_shape, int), np.ones(geometry.kernel_shape, int)
    u[(-1,) * geometry.rank] = 1
    read = correlate(u, w, geometry).sum()
    assert read == landings(geometry)[0][(-1,) * geometry.rank]


@each_geometry
@pytest.mark.parametrize("order", ["input", "output"])
def test_a_cropped_tap_has_no_part_in_the_trace(
    order: Literal["input", "output"], geometry: Geometry
) -> None:
    x, w = np.ones(geometry.input_shape, int), np.ones(geometry.kernel_shape, int)
    counts = np.zeros(geometry.output_shape, int)
    for step in steps(x, w, geometry, order):
        outputs = step.partners if order == "input" else (step.index,) * len(step.taps)
        for output in outputs:
            assert min(output) >= 0
            counts[output] += 1
    assert np.array_equal(counts, landings(geometry)[0])


@each_geometry
def test_a_cropped_tap_does_not_count(geometry: Geometry) -> None:
    assert np.array_equal(coverage(geometry).counts, landings(geometry)[0])
