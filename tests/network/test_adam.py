"""Adam, against its definition in plain Python."""

import math

import numpy as np

from deconv_viz.network import adam


def test_it_follows_the_definition() -> None:
    chance = np.random.default_rng(0)
    gradients = chance.normal(0, 1, (20, 4)).astype(np.float32)
    vector, moments = np.ones(4, np.float32), adam.start(4)
    for number, gradient in enumerate(gradients, 1):
        vector, moments = adam.step(vector, gradient, moments, number, 0.01)
    for position in range(4):
        theta, m, v = 1.0, 0.0, 0.0
        for number, gradient in enumerate(gradients[:, position].tolist(), 1):
            m = 0.9 * m + 0.1 * gradient
            v = 0.999 * v + 0.001 * gradient**2
            rate = 0.01 * math.sqrt(1 - 0.999**number) / (1 - 0.9**number)
            theta -= rate * m / (math.sqrt(v) + 1e-7)
        assert math.isclose(vector[position], theta, rel_tol=1e-5)
    assert vector.dtype == np.float32


def test_the_first_step_is_as_long_as_the_rate() -> None:
    gradient = np.array([1e-3, -50], np.float32)
    vector, _ = adam.step(np.zeros(2, np.float32), gradient, adam.start(2), 1, 0.01)
    np.testing.assert_allclose(vector, [-0.01, 0.01], rtol=1e-2)


def test_a_step_leaves_what_it_started_from_as_it_was() -> None:
    vector, moments = np.ones(3, np.float32), adam.Moments(*np.ones((2, 3), np.float32))
    adam.step(vector, np.ones(3, np.float32) * 2, moments, 1, 0.1)
    for values in (vector, *moments):
        assert values.tolist() == [1, 1, 1]
