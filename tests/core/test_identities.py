"""Three ways to one layer, the reshape that mixes, and a convolution made of windows."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from deconv_viz.core import Axis, ParameterError, correlate, fill
from deconv_viz.core.geometry import Geometry
from deconv_viz.core.identities import (
    conv_by_unfold,
    natively,
    origins,
    reshaped,
    reshapes,
    through_reshape,
    through_two_dimensions,
    unfold,
)

Way = Callable[[np.ndarray, np.ndarray, Axis], np.ndarray]

AXES = [
    Axis(size, kernel, stride, dilation, crop)
    for size in (1, 3, 4)
    for kernel in (1, 2, 3)
    for stride in (1, 2, 3)
    for dilation in (1, 2)
    for crop in ((0, 0), (0, -1), (1, 0), (-1, 1))
    if (size - 1) * stride + dilation * (kernel - 1) + 1 > sum(crop)
]


def whole(*shape: int, role: str) -> np.ndarray:
    return fill("random", shape, seed=7, role=role, low=-9, high=9).astype(np.int64)


def by_definition(x: np.ndarray, w: np.ndarray, axis: Axis) -> np.ndarray:
    """The scatter in plain loops."""
    y = np.zeros((axis.output_size, w.shape[1]), np.int64)
    for i in range(axis.size):
        for t in range(axis.kernel):
            o = i * axis.stride + t * axis.dilation - axis.crop[0]
            if 0 <= o < axis.output_size:
                y[o] += w[t] @ x[i]
    return y


@pytest.mark.parametrize("way", [natively, through_two_dimensions, through_reshape])
def test_all_three_ways_give_the_numbers_of_the_definition(way: Way) -> None:
    for axis in AXES:
        for channels, filters in ((1, 1), (3, 2), (2, 4)):
            x = whole(axis.size, channels, role="x")
            w = whole(axis.kernel, filters, channels, role="w")
            y = way(x, w, axis)
            assert y.dtype == np.int64
            assert_array_equal(y, by_definition(x, w, axis))


@pytest.mark.parametrize("way", [natively, through_two_dimensions, through_reshape])
def test_a_weight_that_does_not_fit_is_refused(way: Way) -> None:
    x = np.ones((4, 3), int)
    for wrong in ((3, 2, 2), (2, 2, 3), (3, 2), (3, 2, 3, 1)):
        with pytest.raises(ParameterError) as caught:
            way(x, np.ones(wrong, int), Axis(4, 3, 2))
        assert (caught.value.field, caught.value.rule) == ("w", "shape")


def test_the_reshape_to_another_number_of_channels_takes_rows_apart() -> None:
    x = np.array([[0, 1, 2, 3], [10, 11, 12, 13]])
    assert reshaped(x, 4)[:, 0].tolist() == x.tolist()
    assert reshaped(x, 2)[:, 0].tolist() == [[0, 1], [2, 3], [10, 11], [12, 13]]
    assert reshaped(x, 8)[:, 0].tolist() == [[0, 1, 2, 3, 10, 11, 12, 13]]
    assert reshaped(x, 1).shape == (8, 1, 1)


def test_the_mixing_reshape_changes_the_layers_output_and_its_length() -> None:
    x, axis = np.array([[0, 1, 2, 3], [10, 11, 12, 13]]), Axis(2, 3, 2)
    w = np.ones((3, 1, 4), int)
    assert natively(x, w, axis)[:, 0].tolist() == [6, 6, 52, 46, 46]
    mixed = natively(reshaped(x, 2)[:, 0], w[..., :2], Axis(4, 3, 2))
    assert mixed[:, 0].tolist() == [1, 1, 6, 5, 26, 21, 46, 25, 25]


@pytest.mark.parametrize("time", range(1, 6))
@pytest.mark.parametrize("channels", range(1, 7))
def test_origins_say_where_every_element_comes_from(time: int, channels: int) -> None:
    x = whole(time, channels, role="x")
    for last in reshapes(time, channels):
        origin = origins(time, channels, last)
        assert origin.shape == (time * channels // last, last, 2)
        assert_array_equal(x[origin[..., 0], origin[..., 1]], reshaped(x, last)[:, 0])
        # Time and channels are kept apart by one reshape alone.
        in_place = all((origin[..., c, 1] == c).all() for c in range(last)) and last == channels
        assert in_place == (last == channels)


def test_the_reshapes_that_exist_are_the_divisors() -> None:
    assert reshapes(4, 3) == (1, 2, 3, 4, 6, 12)
    with pytest.raises(ParameterError) as caught:
        reshaped(np.ones((4, 3)), 5)
    assert str(caught.value) == "channels must be one of 1, 2, 3, 4, 6, 12; received 5."


@pytest.mark.parametrize(
    ("dilation", "pads", "samples"),
    [
        (1, (0, 0), 8818),
        (1, (1, 1), 8820),
        (2, (0, 0), 8816),
        (2, (2, 2), 8820),
        (2, (4, 0), 8820),
    ],
)
def test_the_worked_case_is_what_the_core_computes_per_channel(
    dilation: int, pads: tuple[int, int], samples: int
) -> None:
    u, w = whole(1, 16, 8820, role="u"), whole(16, 16, 3, role="w")
    z = conv_by_unfold(u, w, dilation, pads)
    assert (z.shape, z.dtype) == ((1, 16, samples), np.int64)
    canvas = samples + dilation * 2
    geometry = Geometry((Axis(samples, 3, 1, dilation, (pads[0], canvas - pads[0] - 8820)),))
    for f in (0, 7, 15):
        expected = sum(correlate(u[0, c], w[f, c], geometry) for c in range(16))
        assert_array_equal(z[0, f], expected)


def test_windows_are_the_padded_input_at_steps_of_the_dilation() -> None:
    u = np.array([[[1, 2, 3, 4]], [[5, 6, 7, 8]]])
    assert unfold(u, 2, 2, (1, 0))[:, 0].tolist() == [
        [[0, 2], [1, 3], [2, 4]],
        [[0, 6], [5, 7], [6, 8]],
    ]


def test_a_causal_convolution_never_reads_ahead() -> None:
    u, w = whole(1, 2, 12, role="u"), whole(3, 2, 3, role="w")
    before = conv_by_unfold(u, w, 2, (4, 0))
    u[..., 7:] += 100
    after = conv_by_unfold(u, w, 2, (4, 0))
    assert_array_equal(before[..., :7], after[..., :7])
    assert (before[..., 7:] != after[..., 7:]).any()


def test_impossible_windows_are_refused() -> None:
    with pytest.raises(ParameterError, match="leaves 0"):
        unfold(np.ones((1, 1, 4)), 3, 2)
    with pytest.raises(ParameterError) as caught:
        conv_by_unfold(np.ones((1, 2, 9)), np.ones((4, 3, 3)))
    assert str(caught.value) == "w must have shape (4, 2, 3); received shape (4, 3, 3)."
    with pytest.raises(ParameterError):
        unfold(np.ones((1, 1, 4)), 3, 1, (-1, 0))
