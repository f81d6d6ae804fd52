"""Named fills."""

import numpy as np
import pytest

from deconv_viz import FILLS, fill


@pytest.mark.parametrize("name", FILLS)
@pytest.mark.parametrize("shape", [(1,), (4,), (3, 5), (2, 3, 4)])
def test_every_fill_has_the_shape_asked_for_in_finite_floats(
    name: str, shape: tuple[int, ...]
) -> None:
    values = fill(name, shape)
    assert values.shape == shape
    assert values.dtype == np.float64
    assert np.isfinite(values).all()
    values += 1  # a fill belongs to whoever asked for it


def test_the_plain_fills_are_what_they_are_called() -> None:
    assert fill("ones", (1, 2)).tolist() == [[1, 1]]
    assert fill("ramp", (2, 3)).tolist() == [[0, 1, 2], [3, 4, 5]]
    assert fill("impulse", (3, 4)).tolist() == [[0, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0]]
    assert fill("checker", (2, 3)).tolist() == [[1, 0, 1], [0, 1, 0]]


@pytest.mark.parametrize(
    ("size", "weights"),
    [
        (1, [1]),
        (2, [0.5, 0.5]),
        (3, [0.5, 1, 0.5]),
        (4, [0.25, 0.75, 0.75, 0.25]),
        (5, [1 / 3, 2 / 3, 1, 2 / 3, 1 / 3]),
    ],
)
def test_bilinear_is_the_triangle_of_linear_interpolation(size: int, weights: list[float]) -> None:
    assert np.allclose(fill("bilinear", (size,)), weights, rtol=0, atol=1e-15)
    assert np.allclose(fill("bilinear", (size, 3)), np.outer(weights, [0.5, 1, 0.5]), atol=1e-15)


def test_random_is_the_same_for_ever() -> None:
    """Links and pictures show these numbers: they may not change with a version of anything."""
    assert fill("random", (2, 6)).tolist() == [[2, 2, 1, -3, -1, -2], [0, 3, 3, -1, 3, -1]]
    assert fill("random", (4,), seed=7, role="kernel").tolist() == [2, 0, -3, 1]


def test_random_keeps_its_values_when_the_grid_grows() -> None:
    large = fill("random", (9, 11), seed=3)
    for rows in range(1, 10):
        for columns in range(1, 12):
            assert np.array_equal(fill("random", (rows, columns), seed=3), large[:rows, :columns])


def test_random_differs_by_seed_by_role_and_by_place() -> None:
    def values(seed: int, role: str) -> bytes:
        return fill("random", (8, 8), seed=seed, role=role, high=1000).tobytes()

    assert len({values(seed, role) for seed in range(-20, 20) for role in ("", "a", "b")}) == 120
    square = fill("random", (8, 8), high=1000)
    assert not np.array_equal(square, square.T)


def test_random_reaches_every_value_of_its_range_and_no_other() -> None:
    assert set(fill("random", (40, 40)).ravel()) == set(range(-3, 4))
    assert set(fill("random", (40, 40), low=0, high=4).ravel()) == set(range(5))
    assert set(fill("random", (5,), low=2, high=2)) == {2}


def test_random_has_no_favourites() -> None:
    counts = np.bincount(fill("random", (100, 100), low=0, high=4).ravel().astype(int))
    assert abs(counts - 2000).max() < 200  # five standard deviations


@pytest.mark.parametrize("seed", [-1, 2**63, 2**64, 10**40])
def test_random_takes_any_whole_seed(seed: int) -> None:
    assert fill("random", (3, 3), seed=seed).shape == (3, 3)
