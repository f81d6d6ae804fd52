"""Causal axes, and the last input that every output reads."""

from itertools import product

import numpy as np
import pytest

from deconv_viz import Axis, Geometry, ParameterError, conv_transpose
from deconv_viz.core.causal import causal_axis, is_causal, latest_read
from tests.core import grid

SHAPES = list(product((1, 2, 5), range(1, 6), range(1, 5), (1, 2)))


def changed_by(axis: Axis, i: int) -> set[int]:
    """The outputs that move when input i moves."""
    x, w = grid.numbers((axis.size,)), np.abs(grid.numbers((axis.kernel,), 50))
    moved = x.copy()
    moved[i] += 1
    geometry = Geometry((axis,))
    difference = conv_transpose(moved, w, geometry) - conv_transpose(x, w, geometry)
    return set(np.flatnonzero(difference).tolist())


def test_the_latest_read_is_the_last_input_that_moves_an_output() -> None:
    for n, k, s, d in SHAPES:
        for crop in ((0, 0), (1, 0), (-1, -2)):
            if Axis(n, k, s, d).canvas_size > sum(crop):
                axis = Axis(n, k, s, d, crop)
                expected = [-1] * axis.output_size
                for i in range(n):
                    for o in changed_by(axis, i):
                        expected[o] = i
                assert latest_read(axis).tolist() == expected, axis


def test_a_causal_axis_never_reads_ahead_and_has_stride_times_the_size() -> None:
    for n, k, s, d in SHAPES:
        axis = causal_axis(n, k, s, d)
        assert axis.output_size == n * s
        assert axis.crop[0] == 0
        assert is_causal(axis)
        for i in range(n):
            assert all(o >= i * s for o in changed_by(axis, i))


@pytest.mark.parametrize(
    ("axis", "causal"),
    [
        (Axis(5, 4, 2, crop=(1, 1)), False),
        (Axis(5, 4, 2, crop=(0, 2)), True),
        (Axis(5, 3, 2, crop=(0, 1)), True),
        (Axis(5, 3, 1, crop=(1, 1)), False),
        (Axis(5, 3, 1, crop=(-1, 3)), True),  # a delay by one
    ],
)
def test_a_crop_at_the_beginning_reads_ahead(axis: Axis, causal: bool) -> None:
    assert is_causal(axis) is causal


def test_sizes_that_cannot_be_are_refused() -> None:
    with pytest.raises(ParameterError):
        causal_axis(0, 3)
