"""What the controls do."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deconv_viz.core import FILLS, PRESETS, AxisArguments, ParameterError
from deconv_viz.state import (
    DEFAULT,
    FIELD,
    FIELDS,
    load_preset,
    preset_of,
    set_field,
    set_fill,
    set_linked,
    set_seed,
)
from tests.state.strategies import is_valid, labs

APART = set_linked(DEFAULT, False)


@given(
    labs(),
    st.sampled_from(FIELDS),
    st.integers(-5, 40),
    st.sampled_from([None, "rows", "columns"]),
)
def test_a_control_gets_its_value_and_the_lab_stays_valid(lab, field, value, axis) -> None:
    changed, _ = set_field(lab, field.name, value, axis)
    assert is_valid(changed)
    assert changed.linked == lab.linked
    value = min(max(value, field.low), field.high)
    if axis != "columns" or lab.linked:
        assert getattr(changed.rows, field.name) == value
    if axis != "rows" or lab.linked:
        assert getattr(changed.columns, field.name) == value


def test_linked_axes_are_set_together_whichever_control_says_so() -> None:
    lab, _ = set_field(DEFAULT, "stride", 3, "rows")
    assert lab.rows == lab.columns == DEFAULT.rows._replace(stride=3)


def test_axes_set_apart_are_set_one_by_one() -> None:
    lab, _ = set_field(APART, "stride", 3, "columns")
    assert (lab.rows, lab.columns) == (DEFAULT.rows, DEFAULT.rows._replace(stride=3))


def test_linking_again_lets_the_columns_follow_the_rows() -> None:
    lab, _ = set_field(APART, "size", 8, "rows")
    assert set_linked(lab, True) == replace(lab, linked=True, columns=lab.rows)
    assert set_linked(set_linked(DEFAULT, False), True) == DEFAULT


@pytest.mark.parametrize("name", FILLS)
def test_a_new_fill_drops_the_edits_of_its_grid_alone(name: str) -> None:
    lab = replace(DEFAULT, input_edits=((0, 0, 1.0),), kernel_edits=((0, 0, 2.0),))
    assert set_fill(lab, "input", name) == replace(lab, input_fill=name, input_edits=())
    assert set_fill(lab, "kernel", name) == replace(lab, kernel_fill=name, kernel_edits=())


def test_a_fill_that_is_none_is_refused() -> None:
    with pytest.raises(ParameterError, match="marble"):
        set_fill(DEFAULT, "input", "marble")


def test_a_new_seed_keeps_the_edits_and_its_limits() -> None:
    lab = replace(DEFAULT, kernel_edits=((0, 0, 2.0),))
    assert set_seed(lab, 5) == replace(lab, seed=5)
    assert (set_seed(lab, -1).seed, set_seed(lab, 10**9).seed) == (0, 99_999)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_a_preset_is_a_fresh_start_and_is_known_again(preset) -> None:
    lab = replace(APART, input_edits=((0, 0, 1.0),), kernel_edits=((0, 0, 2.0),), step=9)
    lab = load_preset(replace(lab, input_fill="ones", kernel_fill="ramp"), preset.key)
    assert lab.geometry() == preset.geometry()
    assert (lab.input_edits, lab.kernel_edits, lab.step, lab.linked) == ((), (), None, True)
    assert lab.kernel_fill == (preset.kernel_fill or "random")
    assert is_valid(lab)
    assert preset_of(lab) == preset.key


def test_no_preset_is_seen_where_there_is_none() -> None:
    assert preset_of(DEFAULT) is None
    assert preset_of(set_fill(load_preset(DEFAULT, "checkerboard"), "kernel", "ramp")) is None


def test_a_preset_that_is_none_is_refused() -> None:
    with pytest.raises(ParameterError, match="marble"):
        load_preset(DEFAULT, "marble")


def test_fields_are_those_of_an_axis() -> None:
    assert set(FIELD) == set(AxisArguments._fields)
