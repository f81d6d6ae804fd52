"""The loss in its stable form, and the floor that no model can reach under."""

import numpy as np
import pytest

from deconv_viz.network import floor
from deconv_viz.network.losses import cross_entropy, entropy, sigmoid


def test_it_is_binary_cross_entropy() -> None:
    logits, targets = np.meshgrid(np.linspace(-8, 8, 33), np.linspace(0, 1, 11))
    p = 1 / (1 + np.exp(-logits))
    expected = -targets * np.log(p) - (1 - targets) * np.log(1 - p)
    np.testing.assert_allclose(cross_entropy(logits, targets), expected, rtol=1e-12)


def test_the_largest_logits_give_neither_overflow_nor_nothing() -> None:
    logits = np.array([-1e4, 1e4, -1e4, 1e4], np.float32)
    targets = np.array([0, 1, 1, 0], np.float32)
    with np.errstate(all="raise", under="ignore"):
        assert cross_entropy(logits, targets).tolist() == [0, 0, 1e4, 1e4]
        assert sigmoid(logits).tolist() == [0, 1, 0, 1]


def test_sigmoid_less_target_is_its_slope() -> None:
    logits, targets = np.meshgrid(np.linspace(-5, 5, 21), np.linspace(0, 1, 5))
    step = 1e-6
    slope = (cross_entropy(logits + step, targets) - cross_entropy(logits - step, targets)) / (
        2 * step
    )
    np.testing.assert_allclose(slope, sigmoid(logits) - targets, atol=1e-9)


def test_no_logit_has_a_lower_loss_than_the_entropy_of_the_target() -> None:
    targets = np.linspace(0, 1, 21)
    logits = np.linspace(-30, 30, 6001)[:, None]
    least = cross_entropy(logits, targets).min(axis=0)
    assert (least >= entropy(targets) - 1e-12).all()
    np.testing.assert_allclose(least, entropy(targets), atol=1e-5)


def test_the_floor_is_the_mean_over_grey_values() -> None:
    pixels = np.array([[0, 255], [51, 204]], np.uint8)
    fifth = -0.2 * np.log(0.2) - 0.8 * np.log(0.8)
    assert floor(pixels) == pytest.approx((0 + 0 + 2 * fifth) / 4, rel=1e-12)
