"""The lab value and its default."""

from dataclasses import replace

import numpy as np

from deconv_viz.core import conv_transpose
from deconv_viz.state import DEFAULT, Lab


def test_the_default_lab_is_the_example_of_the_home_page() -> None:
    x, w, geometry = DEFAULT.input(), DEFAULT.kernel(), DEFAULT.geometry()
    assert (x.shape, w.shape, geometry.output_shape) == ((5, 5), (3, 3), (9, 9))
    assert (x[1, 2], x[2, 2], w[2, 1], w[0, 1]) == (2, 1, 3, -1)
    assert conv_transpose(x, w, geometry)[3, 4] == 5


def test_the_default_values_are_lively() -> None:
    x, w = DEFAULT.input(), DEFAULT.kernel()
    assert np.count_nonzero(x == 0) <= 2
    assert set(x.ravel().tolist()) == {0, 1, 2, 3, 4}
    assert np.count_nonzero(w == 0) == 0
    assert (w < 0).any()
    assert w.sum() > 0
    assert not np.array_equal(w, np.flip(w)), "an unflipped kernel would go unnoticed"


def test_a_grid_that_grows_keeps_its_random_values() -> None:
    larger = replace(DEFAULT, rows=DEFAULT.rows._replace(size=8, kernel=6))
    assert np.array_equal(larger.input()[:5], DEFAULT.input())
    assert np.array_equal(larger.kernel()[:3], DEFAULT.kernel())


def test_input_and_kernel_have_random_values_of_their_own() -> None:
    lab = replace(DEFAULT, rows=DEFAULT.rows._replace(kernel=5))
    lab = replace(lab, columns=lab.rows)
    assert not np.array_equal(lab.input() % 7, lab.kernel() % 7)


def test_an_edit_shows_in_its_cell_and_nowhere_else() -> None:
    lab = replace(DEFAULT, input_edits=((1, 2, -7.5),), kernel_edits=((0, 0, 9.0),))
    expected_x, expected_w = DEFAULT.input(), DEFAULT.kernel()
    expected_x[1, 2], expected_w[0, 0] = -7.5, 9.0
    assert np.array_equal(lab.input(), expected_x)
    assert np.array_equal(lab.kernel(), expected_w)


def test_an_edit_outside_the_grid_waits_until_the_grid_has_grown() -> None:
    lab = replace(DEFAULT, input_edits=((6, 4, 42.0),))
    assert np.array_equal(lab.input(), DEFAULT.input())
    assert replace(lab, rows=lab.rows._replace(size=7)).input()[6, 4] == 42


def test_rows_come_first_in_every_shape() -> None:
    lab = Lab(
        rows=DEFAULT.rows._replace(size=4, kernel=2),
        columns=DEFAULT.columns._replace(size=7, kernel=5),
        linked=False,
    )
    assert lab.input().shape == lab.geometry().input_shape == (4, 7)
    assert lab.kernel().shape == lab.geometry().kernel_shape == (2, 5)


def test_a_lab_is_a_value() -> None:
    assert hash(DEFAULT) == hash(Lab())
    assert Lab() == DEFAULT
