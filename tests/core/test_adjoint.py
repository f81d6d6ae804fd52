"""The adjoint, the gradient, and what makes neither of them an inverse."""

from fractions import Fraction

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from deconv_viz import Axis, Geometry, ParameterError, correlate, fill, transpose_matrix
from deconv_viz.core.adjoint import (
    adjoint_test,
    finite_differences,
    forward_matrix,
    gradient_check,
    round_trip,
    what_is_lost,
)
from tests.core import definition, grid

GEOMETRIES = [
    Geometry((Axis(1, 3),)),
    Geometry((Axis(3, 4, 2, crop=(1, 1)),)),
    Geometry((Axis(4, 3, 3, 2, (2, -1)),)),
    Geometry((Axis(3, 3, 2, crop=(1, 0)), Axis(2, 2, 3, crop=(-1, 1)))),
    Geometry((Axis(2, 2, 2), Axis(2, 3), Axis(1, 2))),
]
each_geometry = pytest.mark.parametrize("geometry", GEOMETRIES, ids=range(len(GEOMETRIES)))


def problem(geometry: Geometry) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A large u, a small v and a kernel."""
    u, v = grid.numbers(geometry.output_shape) % 100, grid.numbers(geometry.input_shape, 500) % 100
    return u, v, grid.numbers(geometry.kernel_shape, 900) % 10 + 1


@each_geometry
def test_the_forward_matrix_is_the_convolutions_own(geometry: Geometry) -> None:
    u, _, w = problem(geometry)
    axes = geometry.axes
    own = definition.forward_matrix(
        w,
        [a.size for a in axes],
        [a.stride for a in axes],
        [a.dilation for a in axes],
        [a.crop for a in axes],
    )
    assert_array_equal(forward_matrix(w, geometry), own)
    assert_array_equal(forward_matrix(w, geometry) @ u.ravel(), correlate(u, w, geometry).ravel())


@each_geometry
def test_both_sides_of_the_adjoint_are_the_same_number(geometry: Geometry) -> None:
    u, v, w = problem(geometry)
    found = adjoint_test(u, v, w, geometry)
    matrix = transpose_matrix(w, geometry)
    assert found.left == found.right
    assert found.left == int(v.ravel() @ matrix.T @ u.ravel())
    assert isinstance(found.left, int)
    assert_array_equal(found.forward.ravel(), matrix.T @ u.ravel())
    assert_array_equal(found.backward.ravel(), matrix @ v.ravel())


@each_geometry
def test_the_gradient_of_a_convolution_is_its_transpose(geometry: Geometry) -> None:
    u, v, w = problem(geometry)
    found = gradient_check(u, v, w, geometry)
    assert_array_equal(found.measured, found.transposed)
    assert_array_equal(found.residual, correlate(u, w, geometry) - v)
    assert found.loss == (found.residual**2).sum() / 2
    matrix = forward_matrix(w, geometry)
    by_hand = matrix.T @ (matrix @ u.ravel() - v.ravel())
    assert_array_equal(found.measured.ravel(), by_hand)


def test_finite_differences_are_exact_for_squares_and_near_for_others() -> None:
    u = np.array([1.0, -2.0, 3.0])
    assert finite_differences(lambda x: float((x**2).sum()), u).tolist() == [2, -4, 6]
    assert finite_differences(lambda x: float((x**2).sum()), u.astype(int)).tolist() == [2, -4, 6]
    found = finite_differences(lambda x: float(np.exp(x).sum()), u, 1e-5)
    assert_allclose(found, np.exp(u), rtol=1e-8)


def rank_in_fractions(matrix: np.ndarray) -> int:
    rows = [list(map(Fraction, row)) for row in matrix.tolist()]
    rank = 0
    for column in range(matrix.shape[1]):
        pivot = next((r for r in range(rank, len(rows)) if rows[r][column]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        for r in range(rank + 1, len(rows)):
            factor = rows[r][column] / rows[rank][column]
            rows[r] = [a - factor * b for a, b in zip(rows[r], rows[rank], strict=True)]
        rank += 1
    return rank


@each_geometry
def test_what_is_lost_is_what_the_convolution_does_not_see(geometry: Geometry) -> None:
    u, _, w = problem(geometry)
    found = what_is_lost(u, w, geometry)
    matrix = forward_matrix(w, geometry)
    assert found.rank == rank_in_fractions(matrix)
    assert found.size == u.size
    assert_allclose(found.kept + found.lost, u, atol=1e-9)
    assert_allclose(correlate(found.lost, w, geometry), 0, atol=1e-7)
    assert_allclose(correlate(found.kept, w, geometry), correlate(u, w, geometry), atol=1e-7)
    assert abs((found.kept * found.lost).sum()) < 1e-6 * (u * u).sum()
    best = np.linalg.lstsq(matrix.astype(float), correlate(u, w, geometry).ravel())[0]
    assert_allclose(found.kept.ravel(), best, atol=1e-6)


def test_a_kernel_of_zeros_loses_everything() -> None:
    geometry = Geometry((Axis(2, 2, 2),))
    found = what_is_lost([1, 2, 3, 4], [0, 0], geometry)
    assert (found.rank, found.lost.tolist()) == (0, [1, 2, 3, 4])
    trip = round_trip([1, 2, 3, 4], [0, 0], geometry)
    assert (trip.scale, trip.error) == (0, 1)


def test_three_numbers_do_not_come_back() -> None:
    """Size 3, kernel [1, 2, 3]: one number is left, and C C^T is [14], not [1]."""
    geometry, w = Geometry((Axis(1, 3),)), [1, 2, 3]
    matrix = forward_matrix(w, geometry)
    assert (matrix @ matrix.T).tolist() == [[14]]
    trip = round_trip([1, 0, 0], w, geometry)
    assert trip.small.tolist() == [1]
    assert trip.back.tolist() == [1, 2, 3]
    assert trip.scale == 1 / 14
    assert trip.error == pytest.approx((13 / 14) ** 0.5)
    assert round_trip([2, 4, 6], w, geometry).error == pytest.approx(0)
    found = what_is_lost([1, 0, 0], w, geometry)
    assert (found.rank, found.size) == (1, 3)
    assert_allclose(found.kept, np.array([1, 2, 3]) / 14)


def test_the_published_exercise_does_not_come_back() -> None:
    """d2l.ai, 14.10, exercise 1: the numbers 0 to 8 and the kernel 1 2 3 4."""
    geometry = Geometry((Axis(2, 2), Axis(2, 2)))
    trip = round_trip(fill("ramp", (3, 3)), [[1, 2], [3, 4]], geometry)
    assert trip.small.tolist() == [[27, 37], [57, 67]]
    assert trip.back.tolist() == [[27, 91, 74], [138, 400, 282], [171, 429, 268]]
    assert trip.error > 0.3


def test_the_scale_is_the_best_there_is() -> None:
    geometry = GEOMETRIES[3]
    u, _, w = problem(geometry)
    trip = round_trip(u, w, geometry)
    for other in (0.99, 1.01):
        assert np.linalg.norm(u - trip.scale * other * trip.back) > np.linalg.norm(
            u - trip.scale * trip.back
        )


def test_shapes_that_do_not_fit_are_refused() -> None:
    geometry = GEOMETRIES[1]
    u, v, w = problem(geometry)
    for attempt in (
        lambda: adjoint_test(v, u, w, geometry),
        lambda: gradient_check(u, u, w, geometry),
        lambda: round_trip(v, w, geometry),
        lambda: what_is_lost(u, w[:2], geometry),
    ):
        with pytest.raises(ParameterError):
            attempt()
