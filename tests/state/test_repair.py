"""Repair against its definition, worked out independently over the whole box of limits.

`VALID` holds for every axis within the limits whether it is valid, from formulas written down here
a second time; the definition then only reads this table.
"""

import itertools
import random
from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deconv_viz.core import AxisArguments
from deconv_viz.state import FIELD, FIELDS, GIVING_WAY, repair
from deconv_viz.state.repair import refusal

NAMES = AxisArguments._fields
TOUCHED = (None, *NAMES)
BOX = st.builds(AxisArguments, *(st.integers(f.low, f.high) for f in FIELDS))
BEYOND = st.builds(AxisArguments, *(st.integers(f.low - 40, f.high + 40) for f in FIELDS))


@lru_cache(maxsize=1)
def valid() -> np.ndarray:
    """Whether each axis of the box is valid, one dimension a field."""
    ranges = (np.arange(f.low, f.high + 1, dtype=np.int16) for f in FIELDS)
    n, k, s, d, p, a = np.meshgrid(*ranges, indexing="ij", sparse=True)
    canvas = (n - 1) * s + d * (k - 1) + 1
    output = canvas - 2 * p + a
    board = canvas + np.maximum(a - p, 0)
    padded = output + d * (k - 1)
    return (a < np.maximum(s, d)) & (output >= 1) & (board <= 141) & (padded <= 141)


def at(axis: AxisArguments) -> tuple[int, ...]:
    return tuple(value - field.low for value, field in zip(axis, FIELDS, strict=True))


def nearest(possible: np.ndarray, value: int, low: int) -> int:
    values = np.flatnonzero(possible) + low
    return int(min(values, key=lambda v: abs(v - value)))


def expected(axis: AxisArguments, touched: str | None) -> AxisArguments:
    """The definition, word for word, for an axis within the limits."""
    table = valid()
    if table[at(axis)]:
        return axis
    order = [name for name in GIVING_WAY if name != touched]
    for giving_way in [[name] for name in order] + [order[:n] for n in range(2, len(order) + 1)]:
        free = [
            slice(None) if name in giving_way else i
            for name, i in zip(NAMES, at(axis), strict=True)
        ]
        if not table[tuple(free)].any():
            continue
        for name in reversed(giving_way):
            dimension = NAMES.index(name)
            still_free = [i for i, index in enumerate(free) if isinstance(index, slice)]
            others = tuple(i for i, free_one in enumerate(still_free) if free_one != dimension)
            possible = table[tuple(free)].any(axis=others)
            field = FIELD[name]
            free[dimension] = nearest(possible, getattr(axis, name), field.low) - field.low
        return AxisArguments(*(i + f.low for i, f in zip(free, FIELDS, strict=True)))
    raise AssertionError("no valid axis has the touched value")


def corners() -> list[AxisArguments]:
    return [
        AxisArguments(*values)
        for values in itertools.product(*({f.low, f.default, f.high} for f in FIELDS))
    ]


def sampled(count: int) -> list[AxisArguments]:
    chance = random.Random(20160323)
    return [AxisArguments(*(chance.randint(f.low, f.high) for f in FIELDS)) for _ in range(count)]


def test_what_is_refused_is_what_the_formulas_refuse() -> None:
    for axis in corners() + sampled(4000):
        assert (refusal(axis) is None) == valid()[at(axis)], axis


@pytest.mark.parametrize("touched", TOUCHED)
def test_repair_is_its_definition(touched: str | None) -> None:
    for axis in corners() + sampled(400):
        rows, columns, _ = repair(axis, axis, touched)
        assert rows == columns == expected(axis, touched), (axis, touched)


@pytest.mark.parametrize("touched", NAMES)
def test_the_touched_field_can_have_each_of_its_values(touched: str) -> None:
    for value in range(FIELD[touched].low, FIELD[touched].high + 1):
        for axis in sampled(20):
            axis = axis._replace(**{touched: value})
            rows, _, _ = repair(axis, axis, touched)
            assert getattr(rows, touched) == value
            assert valid()[at(rows)]


@given(BEYOND, BEYOND, st.sampled_from(TOUCHED), st.sampled_from([None, "rows", "columns"]))
def test_repair_always_ends_with_a_valid_pair_and_leaves_it_alone(rows, columns, touched, axis):
    rows, columns, _ = repair(rows, columns, touched, axis)
    assert valid()[at(rows)]
    assert valid()[at(columns)]
    assert repair(rows, columns, touched, axis) == (rows, columns, ())


@given(BEYOND, BEYOND, st.sampled_from(TOUCHED), st.sampled_from([None, "rows", "columns"]))
def test_repairs_tell_exactly_what_changed(rows, columns, touched, axis):
    new_rows, new_columns, repairs = repair(rows, columns, touched, axis)
    told = {"rows": rows, "columns": columns}
    for r in repairs:
        assert r.before != r.after
        assert getattr(told[r.axis], r.field) == r.before
        told[r.axis] = told[r.axis]._replace(**{r.field: r.after})
    assert told == {"rows": new_rows, "columns": new_columns}


@given(BEYOND, st.sampled_from(TOUCHED))
def test_equal_axes_stay_equal(axis, touched):
    rows, columns, repairs = repair(axis, axis, touched)
    assert rows == columns
    assert len([r for r in repairs if r.axis == "rows"]) * 2 == len(repairs)


@settings(max_examples=50)
@given(BOX, BOX, st.sampled_from(NAMES))
def test_touching_the_rows_never_changes_valid_columns(rows, columns, touched):
    _, columns, _ = repair(rows, columns)
    assert repair(rows, columns, touched, "rows")[1] == columns


def test_only_the_axis_that_was_touched_keeps_its_value() -> None:
    axis = AxisArguments(5, 3, 1, 1, 0, 2)
    held, given = axis._replace(dilation=3), axis._replace(output_padding=0)
    assert repair(axis, axis, "output_padding", "rows")[:2] == (held, given)
    assert repair(axis, axis, "output_padding", "columns")[:2] == (given, held)
    assert repair(axis, axis, "output_padding")[:2] == (held, held)


@pytest.mark.parametrize(
    ("axis", "touched", "changed", "rule"),
    [
        # Each rule once, and who gives way to whom.
        ((5, 3, 1, 1, 1, 1), "stride", {"output_padding": 0}, "output_padding_below"),
        ((5, 3, 2, 1, 1, 4), "output_padding", {"dilation": 5}, "output_padding_below"),
        ((5, 3, 1, 1, 4, 0), "size", {"padding": 3}, "output_at_least_one"),
        ((3, 3, 2, 1, 4, 0), "padding", {"dilation": 2}, "output_at_least_one"),
        ((32, 3, 10, 1, 1, 0), "stride", {"size": 14}, "board_side"),
        ((32, 3, 10, 1, 1, 0), "size", {"stride": 4}, "board_side"),
        ((5, 11, 2, 10, 1, 0), "kernel", {"dilation": 6}, "padded_side"),
        ((5, 11, 2, 1, 1, 99), None, {"output_padding": 1}, "output_padding_below"),
    ],
)
def test_the_order_of_giving_way_in_examples(axis, touched, changed, rule) -> None:
    axis = AxisArguments(*axis)
    rows, _, repairs = repair(axis, axis, touched)
    assert rows == axis._replace(**changed)
    assert repairs[-1].rule.startswith(rule)


def test_a_value_beyond_its_limit_is_told_with_the_limits() -> None:
    axis = AxisArguments(5, 3, 99, 1, 1, 0)
    rows, _, repairs = repair(axis, axis, "stride")
    assert rows.stride == 10
    assert (repairs[0].rule, dict(repairs[0].values)) == ("limit", {"low": 1, "high": 10})
