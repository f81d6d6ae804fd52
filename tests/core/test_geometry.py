"""Axis and Geometry: sizes, taps and the tables that the pictures are drawn from."""

import pickle

import numpy as np
import pytest

from deconv_viz import INSERTED, PADDING, Axis, Geometry
from tests.core import definition, grid

EVERY_AXIS = [axis for stem in grid.STEMS for axis in grid.axes(stem)][::7]  # a seventh of them


def test_the_defaults_are_a_plain_full_convolution() -> None:
    axis = Axis(5, 3)
    assert (axis.stride, axis.dilation, axis.crop) == (1, 1, (0, 0))
    assert (axis.effective_kernel, axis.canvas_size, axis.output_size) == (3, 7, 7)


def test_sizes_follow_the_formulas() -> None:
    axis = Axis(5, 3, stride=2, dilation=4, crop=(3, -2))
    assert axis.effective_kernel == 9
    assert axis.canvas_size == 17
    assert axis.output_size == 16


@pytest.mark.parametrize(
    ("arguments", "crop", "output_size"),
    [
        ({"size": 5, "kernel": 3, "stride": 2, "padding": 1}, (1, 1), 9),
        ({"size": 5, "kernel": 3, "stride": 2, "padding": 1, "output_padding": 1}, (1, 0), 10),
        ({"size": 4, "kernel": 2, "stride": 3, "output_padding": 2}, (0, -2), 13),
        ({"size": 2, "kernel": 2, "dilation": 3, "output_padding": 2}, (0, -2), 7),
    ],
)
def test_of_speaks_pytorch(
    arguments: dict[str, int], crop: tuple[int, int], output_size: int
) -> None:
    axis = Axis.of(**arguments)
    assert axis.crop == crop
    assert axis.output_size == output_size


def test_numpy_integers_become_plain_ones() -> None:
    size, kernel = np.int8(5), np.array(3)
    axis = Axis(size, kernel, np.uint16(2), crop=np.array([1, 1]))
    assert axis == Axis(5, 3, 2, crop=(1, 1))
    assert {type(value) for value in (axis.size, axis.kernel, axis.stride, *axis.crop)} == {int}
    assert Axis.of(size, kernel, padding=np.int64(1)) == Axis(5, 3, crop=(1, 1))


def test_axes_and_geometries_are_values() -> None:
    axis, same = Axis(5, 3, 2, crop=(1, 1)), Axis.of(5, 3, 2, padding=1)
    assert axis == same
    assert len({Geometry((axis, same)), Geometry([same, axis])}) == 1
    assert pickle.loads(pickle.dumps(Geometry((axis,)))) == Geometry((axis,))
    with pytest.raises(AttributeError):
        axis.size = 6  # type: ignore[misc]


def test_a_geometry_gives_the_shapes_of_its_axes() -> None:
    geometry = Geometry((Axis(5, 3, 2, crop=(1, 1)), Axis(2, 4, 3, crop=(-1, 2)), Axis(1, 1)))
    assert geometry.rank == 3
    assert geometry.input_shape == (5, 2, 1)
    assert geometry.kernel_shape == (3, 4, 1)
    assert geometry.canvas_shape == (11, 7, 1)
    assert geometry.output_shape == (9, 6, 1)
    assert geometry.tap_count == 5 * 3 * 2 * 4
    assert geometry.board().output_shape == (11, 8, 1)


def test_taps_hold_the_output_of_every_pair_and_minus_one_where_it_is_cropped() -> None:
    for axis in EVERY_AXIS:
        canvas_size = (axis.size - 1) * axis.stride + axis.dilation * (axis.kernel - 1) + 1
        last = canvas_size - axis.crop[0] - axis.crop[1] - 1
        expected = [
            [o if 0 <= o <= last else -1 for o in row]
            for row in (
                [i * axis.stride + t * axis.dilation - axis.crop[0] for t in range(axis.kernel)]
                for i in range(axis.size)
            )
        ]
        assert axis.taps().tolist() == expected, axis


def test_the_board_loses_no_tap_and_says_where_the_output_lies() -> None:
    for axis in EVERY_AXIS:
        board = axis.board()
        assert board.output_size == axis.canvas_size + sum(max(-c, 0) for c in axis.crop), axis
        assert board.taps().min() >= 0, axis
        shown = axis.board_to_output()
        assert shown.shape == (board.output_size,), axis
        assert shown[shown >= 0].tolist() == list(range(axis.output_size)), axis
        assert np.array_equal(shown[board.taps()], axis.taps()), axis


def test_the_padded_source_is_the_input_spread_out_between_its_paddings() -> None:
    for axis in EVERY_AXIS:
        spread = [INSERTED] * ((axis.size - 1) * axis.stride + 1)
        spread[:: axis.stride] = range(axis.size)
        reach = axis.dilation * (axis.kernel - 1)
        begin, end = (crop - reach for crop in axis.crop)  # the pads, as crops of the spread input
        expected = definition.cut(spread, begin, end, PADDING)
        assert axis.padded_source().tolist() == expected, axis


def test_the_windows_read_exactly_the_taps_of_each_output_with_the_flipped_kernel() -> None:
    for axis in EVERY_AXIS:
        source, windows = axis.padded_source(), axis.windows()
        assert windows.shape == (axis.output_size, axis.kernel), axis
        read = {
            (int(source[position]), axis.kernel - 1 - u, o)
            for (o, u), position in np.ndenumerate(windows)
            if source[position] >= 0
        }
        kept = {(i, t, int(o)) for (i, t), o in np.ndenumerate(axis.taps()) if o >= 0}
        assert read == kept, axis


def test_inserted_zeros_and_padding_are_told_apart() -> None:
    axis = Axis(2, 2, stride=3, crop=(0, -1))
    assert axis.padded_source().tolist() == [-2, 0, -1, -1, 1, -2, -2]
    assert axis.windows().tolist() == [[0, 1], [1, 2], [2, 3], [3, 4], [4, 5], [5, 6]]


@pytest.mark.parametrize("table", ["taps", "board_to_output", "padded_source", "windows"])
def test_tables_cannot_be_written_to(table: str) -> None:
    values = getattr(Axis(3, 2, 2), table)()
    with pytest.raises(ValueError, match="read-only"):
        values[0] = 0
