"""A decoder's step both ways: the same numbers where they should be, and what each costs."""

from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from deconv_viz import ParameterError
from deconv_viz.core.decoders import costs, folded_step, resize_step, transposed_step
from tests.core import definition, grid


def test_folded_gives_the_numbers_of_upsampling_and_convolution() -> None:
    for kernel, factors in product(((3, 3), (2, 2), (1, 4)), ((2, 2), (3, 1))):
        x, w, b = grid.numbers((2, 3, 3, 4)), grid.numbers((2, 3, *kernel), 90), grid.numbers((2,))
        y = resize_step(x, w, factors, b)
        assert y.shape == (2, 2, 3 * factors[0], 4 * factors[1])
        assert_array_equal(y, folded_step(x, w, factors, b))
        assert_array_equal(y - b[:, None, None], resize_step(x, w, factors))


def test_the_step_in_one_dimension_is_as_in_plain_numbers() -> None:
    x, w = grid.numbers((1, 1, 4)), grid.numbers((1, 1, 3), 50)
    long = np.repeat(x[0, 0], 2)
    assert_array_equal(resize_step(x, w, (2,))[0, 0], np.correlate(long, w[0, 0], "same"))
    full = definition.canvas(x[0, 0].tolist(), w[0, 0].tolist(), 2, 1)
    assert transposed_step(x, w, (2,))[0, 0].tolist() == definition.cut(full, 0, 1)
    biased = transposed_step(x, w, (2,), [7])
    assert_array_equal(biased, transposed_step(x, w, (2,)) + 7)


def counted(sizes: tuple, channels: int, filters: int, kernel: tuple) -> int:
    """Every product of every kernel element, one by one."""
    return sum(
        1 for _ in product(*map(range, sizes), *map(range, kernel), range(channels), range(filters))
    )


@pytest.mark.parametrize(
    ("sizes", "channels", "filters", "kernel", "factors"),
    [((3, 4), 2, 3, (3, 3), (2, 2)), ((5,), 4, 1, (2,), (3,)), ((2, 2), 1, 2, (2, 5), (2, 1))],
)
def test_what_a_step_costs_is_what_counting_says(
    sizes: tuple, channels: int, filters: int, kernel: tuple, factors: tuple
) -> None:
    found = costs(sizes, channels, filters, kernel, factors)
    weights = np.ones((filters, channels, *kernel)).size + filters
    assert [cost.parameters for cost in found] == [weights] * 3
    large = tuple(n * s for n, s in zip(sizes, factors, strict=True))
    assert [cost.output for cost in found] == [large] * 3
    wide = tuple(k + s - 1 for k, s in zip(kernel, factors, strict=True))
    assert found.resize.multiplies == counted(large, channels, filters, kernel)
    assert found.transposed.multiplies == counted(sizes, channels, filters, kernel)
    assert found.folded.multiplies == counted(sizes, channels, filters, wide)


def test_a_u_nets_step_costs_a_quarter_with_the_transposed_convolution() -> None:
    found = costs((28, 28), 1024, 512, (3, 3), (2, 2))
    assert found.resize.parameters == found.transposed.parameters == 4_719_104
    assert found.resize.multiplies == 4 * found.transposed.multiplies
    assert found.folded.multiplies * 9 == found.transposed.multiplies * 16
    # The paper's own up-convolution has a kernel of 2.
    assert costs((28, 28), 1024, 512, (2, 2), (2, 2)).transposed.parameters == 2_097_664


def test_the_transposed_step_makes_the_size_that_the_table_says() -> None:
    x, w = np.ones((1, 2, 3, 4)), np.ones((2, 3, 3, 2))
    assert transposed_step(x, w, (2, 3)).shape[2:] == costs((3, 4), 2, 3, (3, 2), (2, 3))[1].output


def test_numbers_below_one_are_refused() -> None:
    for arguments in (
        ((0,), 1, 1, (3,), (2,)),
        ((3,), 0, 1, (3,), (2,)),
        ((3,), 1, 0, (3,), (2,)),
        ((3,), 1, 1, (3, 3), (2,)),
        ((3,), 1, 1, (3,), (0,)),
    ):
        with pytest.raises(ParameterError):
            costs(*arguments)
