"""The table of limits, and what it promises about the largest labs."""

import pytest

from deconv_viz.core import PRESETS, AxisArguments
from deconv_viz.state import FIELD, FIELDS, GIVING_WAY, repair
from deconv_viz.state.limits import MAX_BOARD_CELLS, MAX_SIDE, MAX_TAPS


def test_the_table_has_the_arguments_of_an_axis_in_their_order() -> None:
    assert tuple(field.name for field in FIELDS) == AxisArguments._fields
    assert set(GIVING_WAY) == set(FIELD)
    assert len({field.key for field in FIELDS}) == len(FIELDS)


def test_defaults_lie_within_their_limits() -> None:
    assert all(field.low <= field.default <= field.high for field in FIELDS)


def test_a_side_at_its_limit_is_a_board_within_its_limit() -> None:
    assert MAX_SIDE**2 <= MAX_BOARD_CELLS < (MAX_SIDE + 1) ** 2


def test_no_lab_has_more_taps_than_the_limit() -> None:
    assert (FIELD["size"].high * FIELD["kernel"].high) ** 2 == MAX_TAPS == 123_904


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_every_preset_is_allowed(preset) -> None:
    rows, columns = preset.arguments
    assert repair(rows, columns) == (rows, columns, ())


@pytest.mark.parametrize("case", [(5, 3, 2), (16, 5, 2), (28, 3, 2), (32, 11, 3), (32, 3, 4)])
def test_usual_large_labs_are_allowed(case: tuple[int, int, int]) -> None:
    axis = AxisArguments(*case)
    assert repair(axis, axis) == (axis, axis, ())
