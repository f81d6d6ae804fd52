"""Pictures that people bring."""

import numpy as np
import pytest

from deconv_viz import ParameterError
from deconv_viz.network import digits, fitted, noisy


def ring(size: int) -> np.ndarray:
    """A ring of ink, off the middle of a larger sheet."""
    rows, columns = np.indices((size, size)) / size
    distance = np.hypot(rows - 0.4, columns - 0.6)
    return ((distance > 0.15) & (distance < 0.2)).astype(float)


def test_ink_fills_the_box_and_lies_in_the_middle() -> None:
    digit = fitted(ring(300))
    assert (digit.shape, digit.dtype) == ((28, 28), np.dtype(np.float32))
    lit = np.argwhere(digit > 0)
    assert (lit.min(), lit.max()) == (4, 23)
    centre = (np.indices((28, 28)) * digit).sum(axis=(1, 2)) / digit.sum()
    np.testing.assert_allclose(centre, 13.5, atol=0.5)
    assert digit.max() == 1


def test_dark_on_light_of_any_range_is_the_same() -> None:
    np.testing.assert_allclose(fitted(255 - 200 * ring(300)), fitted(ring(300)), atol=1e-6)
    np.testing.assert_allclose(fitted(40 + 3 * ring(300)), fitted(ring(300)), atol=1e-6)


def test_averages_are_of_areas() -> None:
    stripes = np.ones((40, 40))
    stripes[:, 20::2] = 0  # in the right half, every pair of columns has one that is lit
    digit = fitted(np.pad(stripes, 9))
    lit = digit[:, digit.any(axis=0)]
    assert lit.shape == (28, 20)
    assert set(lit[4:24, :10].flat) == {1}
    assert set(lit[4:24, 10:].flat) == {0.5}
    thirds = np.tile([1, 1, 0], (30, 10))  # 30 columns to 20: a cell and a half each
    thirds[0] = 1
    lit = fitted(np.pad(thirds, 9))[6, 4:24]
    np.testing.assert_allclose(lit, [1, 1 / 3] * 10, rtol=1e-6)
    whole = fitted(np.pad(np.ones((40, 40)), 9))
    assert np.array_equal(whole[4:24, 4:24], np.ones((20, 20), np.float32))
    assert whole.sum() == 400


@pytest.mark.parametrize(
    ("shape", "found"),
    [((1, 200), (1, 20)), ((200, 1), (20, 1)), ((3, 5), (12, 20)), ((1, 1), (20, 20))],
)
def test_pictures_of_any_shape_fit(shape: tuple[int, int], found: tuple[int, int]) -> None:
    digit = fitted(np.pad(np.ones(shape), 2))
    assert (digit.any(axis=1).sum(), digit.any(axis=0).sum()) == found
    assert digit.sum() == found[0] * found[1]


def test_an_empty_picture_is_an_empty_digit() -> None:
    assert not fitted(np.zeros((5, 9))).any()
    assert not fitted(np.full((5, 9), 255)).any()


def test_what_lies_to_one_side_stays_within_the_frame() -> None:
    heavy = np.zeros((100, 100))
    heavy[:, :3] = 1
    heavy[50, :] = 0.2
    assert fitted(heavy).any(axis=0).sum() == 20


@pytest.mark.parametrize("picture", [np.zeros(5), np.zeros((0, 3)), np.zeros((2, 3, 3))])
def test_what_is_no_grey_picture_is_refused(picture: np.ndarray) -> None:
    with pytest.raises(ParameterError, match=r"picture must have shape \(rows, columns\)"):
        fitted(picture)


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ParameterError, match="finite"):
        fitted([[np.nan, 1]])


def test_noise_grows_with_its_amount_and_stays_the_same_for_a_seed() -> None:
    clean = digits(3).images / np.float32(255)
    assert np.array_equal(noisy(clean, 0), clean)
    found = [noisy(clean, amount) for amount in (0.1, 0.4)]
    assert np.array_equal(noisy(clean, 0.1), found[0])
    assert not np.array_equal(noisy(clean, 0.1, seed=1), found[0])
    assert np.abs(found[0] - clean).mean() < np.abs(found[1] - clean).mean()
    for images in found:
        assert images.dtype == np.float32
        assert (images.min(), images.max()) == (0, 1)
    middle = noisy(np.full((50, 28, 28), 0.5), 0.1)
    assert middle.std() == pytest.approx(0.1, rel=0.02)
