"""The ordinary convolution with channels, against plain loops and NumPy's own."""

from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from deconv_viz import Axis, Geometry, ParameterError, conv_transpose_layer
from deconv_viz.core.convolution import convolve, correlate_plane, same_pads
from tests.core import definition, grid


def in_loops(x: np.ndarray, w: np.ndarray, pads: list[tuple[int, int]]) -> np.ndarray:
    """Two dimensions, every product on its own; padding and crops by the definition's cut."""
    outside = [(0, 0), (0, 0), *((-begin, -end) for begin, end in pads)]
    padded = definition.cut_array(x, outside)
    (samples, filters), kernel = (len(x), len(w)), w.shape[2:]
    rows, columns = (n - k + 1 for n, k in zip(padded.shape[2:], kernel, strict=True))
    z = np.zeros((samples, filters, rows, columns), np.int64)
    for n, f, i, j in product(*map(range, z.shape)):
        z[n, f, i, j] = sum(
            int(w[f, c, a, b]) * int(padded[n, c, i + a, j + b])
            for c, a, b in product(*map(range, w.shape[1:]))
        )
    return z


@pytest.mark.parametrize("pads", [[(0, 0), (0, 0)], [(1, 2), (0, 3)], [(-1, 2), (1, -2)]])
@pytest.mark.parametrize("kernel", [(1, 1), (2, 3), (3, 1)])
def test_it_is_the_sum_of_all_products(kernel: tuple[int, int], pads: list) -> None:
    x, w = grid.numbers((2, 3, 4, 5)), grid.numbers((4, 3, *kernel), 500)
    z = convolve(x, w, pads)
    assert z.dtype == np.int64
    assert_array_equal(z, in_loops(x, w, pads))


def test_along_a_line_it_is_numpys_correlation() -> None:
    for size, kernel in product(range(1, 8), range(1, 5)):
        x, g = grid.numbers((size,)), grid.numbers((kernel,), 100)
        full = correlate_plane(x, g, [(kernel - 1, kernel - 1)])
        assert_array_equal(full, np.correlate(x, g, "full"))
        if size >= kernel:
            assert_array_equal(correlate_plane(x, g), np.correlate(x, g, "valid"))
            assert correlate_plane(x, g, same_pads((kernel,))).shape == x.shape


def test_in_three_dimensions_it_is_the_transposed_layer_with_everything_turned_round() -> None:
    x, w = grid.numbers((2, 3, 4, 5, 3)), grid.numbers((2, 3, 2, 3, 2), 500)
    pads = [(1, 0), (0, 2), (1, 1)]
    axes = [
        Axis(n, k, crop=(k - 1 - begin, k - 1 - end))
        for n, k, (begin, end) in zip(x.shape[2:], w.shape[2:], pads, strict=True)
    ]
    turned = np.flip(w, (2, 3, 4)).swapaxes(0, 1)
    assert_array_equal(convolve(x, w, pads), conv_transpose_layer(x, turned, Geometry(tuple(axes))))


def test_same_keeps_the_size_and_puts_the_odd_cell_at_the_end() -> None:
    assert same_pads((1, 2, 3, 4)) == ((0, 0), (0, 1), (1, 1), (1, 2))


def test_float32_stays_float32() -> None:
    x, w = np.ones((1, 1, 4), np.float32), np.ones((1, 1, 2), np.float32)
    assert convolve(x, w).dtype == np.float32


def test_what_does_not_fit_is_refused() -> None:
    x, w = np.ones((1, 2, 4, 4)), np.ones((3, 2, 2, 2))
    refused = [
        ((x, np.ones((3, 1, 2, 2))), "w", "shape"),
        ((x[0], w), "w", "shape"),
        ((np.ones((1, 2)), np.ones((3, 2))), "w", "shape"),
        ((x, w, [(1, 1)]), "pads", "shape"),
        ((x, w, [(0, 0), (0.5, 0)]), "pads", "integer"),
        ((x, np.ones((3, 2, 5, 1))), "kernel", "output_at_least_one"),
    ]
    for arguments, field, rule in refused:
        with pytest.raises(ParameterError) as caught:
            convolve(*arguments)
        assert (caught.value.field, caught.value.rule) == (field, rule)
        assert str(caught.value)
