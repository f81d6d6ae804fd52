"""Gradients of pooling, against differences of the pooling itself."""

from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from deconv_viz import ParameterError, gather
from deconv_viz.core.pooling import (
    average_pool,
    average_pool_gradient,
    average_pool_layer,
    max_pool,
    max_pool_gradient,
    max_unpool,
    no_kernel_gives_max_pool,
)
from deconv_viz.core.upsampling import nearest
from tests.core import grid

CASES = [
    (shape, factors)
    for shape in ((4,), (5,), (7,), (4, 4), (5, 7), (3, 6))
    for factors in product((1, 2, 4), repeat=len(shape))
    if all(n >= s for n, s in zip(shape, factors, strict=True))
]


def differences(pool, x: np.ndarray, upstream: np.ndarray) -> np.ndarray:
    """How <pool(x), upstream> changes with every element of x, one at a time."""
    found = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        moved = x.copy()
        moved[index] += 1
        found[index] = ((pool(moved) - pool(x)) * upstream).sum()
    return found


@pytest.mark.parametrize(("shape", "factors"), CASES)
def test_the_gradient_of_average_pooling_is_what_differences_say(
    shape: tuple, factors: tuple
) -> None:
    x = grid.numbers(shape)
    upstream = grid.numbers(average_pool(x, factors).shape, 300)
    gradient = average_pool_gradient(upstream, shape, factors)
    assert_array_equal(gradient, differences(lambda u: average_pool(u, factors), x, upstream))
    # It is nearest upsampling, divided, and zeros where no window was.
    whole = nearest(upstream, factors) / np.prod(factors)
    part = tuple(map(slice, whole.shape))
    assert_array_equal(gradient[part], whole)
    assert np.abs(gradient).sum() == np.abs(whole).sum()
    w, geometry = average_pool_layer(shape, factors)
    assert_array_equal(gradient, gather(upstream, w, geometry))


def test_average_pooling_takes_the_mean_of_every_window() -> None:
    assert average_pool([1, 3, 5, 7, 100], (2,)).tolist() == [2, 6]
    assert average_pool([[1, 3], [5, 7]], (2, 2)).tolist() == [[4]]


@pytest.mark.parametrize(("shape", "factors"), CASES)
def test_the_gradient_of_max_pooling_is_what_differences_say(shape: tuple, factors: tuple) -> None:
    x = grid.numbers(shape) * 2  # no maximum is overtaken by one step
    pooled = max_pool(x, factors)
    assert_array_equal(x.ravel()[pooled.switches], pooled.values)
    upstream = grid.numbers(pooled.values.shape, 300)
    expected = differences(lambda u: max_pool(u, factors).values, x, upstream)
    assert_array_equal(max_pool_gradient(x, upstream, factors), expected)


def test_the_maximum_is_that_of_its_window_and_the_first_of_equals() -> None:
    pooled = max_pool([[3, 3, 0, 1], [3, 1, 2, 2]], (2, 2))
    assert max_pool([[0, 3], [3, 0]], (2, 2)).switches.tolist() == [[1]]  # row by row
    assert pooled.values.tolist() == [[3, 2]]
    assert pooled.switches.tolist() == [[0, 6]]
    assert max_unpool([[5, 7]], pooled.switches, (2, 4)).tolist() == [[5, 0, 0, 0], [0, 0, 7, 0]]


@pytest.mark.parametrize("factor", [2, 3, 4])
def test_no_kernel_gives_the_gradient_of_max_pooling(factor: int) -> None:
    found = no_kernel_gives_max_pool(factor)
    for x, gradient in zip(found.inputs, found.gradients, strict=True):
        assert max_pool(x, (factor,)).values.tolist() == [1]
        assert_array_equal(max_pool_gradient(x, found.upstream, (factor,)), gradient)
    # The same from above, and two different answers: no map of it alone gives both.
    assert found.gradients[0].tolist() != found.gradients[1].tolist()


def test_windows_that_do_not_fit_are_refused() -> None:
    for attempt in (
        lambda: average_pool([1, 2], (3,)),
        lambda: max_pool([1, 2], (2, 2)),
        lambda: average_pool_layer((2,), (3,)),
        lambda: no_kernel_gives_max_pool(1),
        lambda: max_unpool([1, 2], np.zeros(1, int), (3,)),
    ):
        with pytest.raises(ParameterError) as caught:
            attempt()
        assert str(caught.value)
