"""Typing and pasting."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deconv_viz.state import DEFAULT, Problem, apply_edit, parse_block, set_field
from deconv_viz.state.limits import MAX_READ_CHARACTERS, MAX_VALUE
from tests.state.strategies import VALUES


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("3", ((3.0,),)),
        (" -2.5 ", ((-2.5,),)),
        ("+.5e-1", ((0.05,),)),
        ("1.", ((1.0,),)),
        ("−3", ((-3.0,),)),  # minus sign
        ("–3", ((-3.0,),)),  # en dash
        ("-0", ((0.0,),)),
        ("1000000", ((1e6,),)),
        # As spreadsheets copy: tabs, line ends of every kind, one more at the end.
        ("1\t2\r\n3\t4\r\n", ((1.0, 2.0), (3.0, 4.0))),
        ("1\t2\r3\t4", ((1.0, 2.0), (3.0, 4.0))),
        ("1\t\t3\n\t5\t", ((1.0, None, 3.0), (None, 5.0, None))),
        ("1\n2\n3\n", ((1.0,), (2.0,), (3.0,))),
        # As files of comma-separated values have it, here and where the comma marks decimals.
        ("1,2,3\n4,5,6", ((1.0, 2.0, 3.0), (4.0, 5.0, 6.0))),
        ("1,2\n3,4", ((1.0, 2.0), (3.0, 4.0))),
        ("1, 2, -3", ((1.0, 2.0, -3.0),)),
        ("1.5,2.25", ((1.5, 2.25),)),
        ("1,,3", ((1.0, None, 3.0),)),
        ("1,5;2,25\n-0,5;,5", ((1.5, 2.25), (-0.5, 0.5))),
        ("1;2;3", ((1.0, 2.0, 3.0),)),
        ("1,5\t2", ((1.5, 2.0),)),
        ("1,5 2,5", ((1.5, 2.5),)),
        ("1,5e2\t2", ((150.0, 2.0),)),
        ("0,125\t1,250", ((0.125, 1.25),)),  # nobody writes thousands as 0,125
        # By spaces, several and of other kinds too.
        ("1 2  3\n4 5 6", ((1.0, 2.0, 3.0), (4.0, 5.0, 6.0))),
        ("1\u00a02\u20093", ((1.0, 2.0, 3.0),)),
    ],
)
def test_blocks_are_read_as_they_are_meant(text: str, block: tuple) -> None:
    assert parse_block(text) == block


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "block_empty"),
        (" \n\t\r\n", "block_empty"),
        ("x", "number"),
        ("nan", "number"),
        ("inf", "number"),
        ("1e999", "number"),
        ("0x10", "number"),
        ("1_000", "number"),
        ("٣", "number"),
        ("<b>1</b>", "number"),
        ("1.5,2,5.x", "number_in_block"),
        ("1\tx", "number_in_block"),
        ("1 2; 3 4", "number_in_block"),
        ("1;2\t3", "number_in_block"),
        ("1.234,5\t2", "number_in_block"),
        ("1000001", "value_too_large"),
        ("-1e7", "value_too_large"),
        ("1\t1e7", "value_too_large_in_block"),
        ("1,5", "comma"),
        ("1,5, 2,5", "comma"),
        ("1,2, 3", "comma"),
        ("1,250\t2,500", "comma"),
        ("1,250 2,500", "comma"),
        ("1" * (MAX_READ_CHARACTERS + 1), "block_too_long"),
    ],
)
def test_a_text_that_is_not_all_numbers_is_refused_with_its_reason(text: str, code: str) -> None:
    problem = parse_block(text)
    assert isinstance(problem, Problem)
    assert problem.code == code
    assert apply_edit(DEFAULT, "input", 0, 0, text) == (DEFAULT, (problem,))


def test_a_problem_in_a_block_says_where() -> None:
    problem = parse_block("1\t2\n3\tx")
    assert isinstance(problem, Problem)
    assert (problem.values["row"], problem.values["column"]) == (2, 2)


@given(st.text(max_size=40) | st.text(alphabet="0123456789.,;- \t\n−eE", max_size=40))
def test_any_text_is_numbers_within_the_limits_or_one_problem(text: str) -> None:
    block = parse_block(text)
    if not isinstance(block, Problem):
        values = [value for row in block for value in row if value is not None]
        assert values
        assert all(abs(value) <= MAX_VALUE for value in values)


@given(st.lists(st.lists(VALUES, min_size=3, max_size=3), min_size=1, max_size=4))
def test_what_is_copied_from_a_grid_can_be_pasted_again(rows: list[list[float]]) -> None:
    text = "\n".join("\t".join(map(repr, row)) for row in rows)
    assert parse_block(text) == tuple(map(tuple, rows))


def test_a_block_is_written_from_its_cell_on() -> None:
    lab, problems = apply_edit(DEFAULT, "input", 1, 2, "10\t20\n30\t40")
    expected = DEFAULT.input()
    expected[1:3, 2:4] = [[10, 20], [30, 40]]
    assert problems == ()
    assert np.array_equal(lab.input(), expected)
    assert np.array_equal(lab.kernel(), DEFAULT.kernel())


def test_the_kernel_has_edits_of_its_own() -> None:
    lab, _ = apply_edit(DEFAULT, "input", 0, 0, "7")
    lab, _ = apply_edit(lab, "kernel", 0, 0, "8")
    lab, _ = apply_edit(lab, "kernel", 0, 1, "9")
    assert lab.input_edits == ((0, 0, 7.0),)
    assert lab.kernel_edits == ((0, 0, 8.0), (0, 1, 9.0))


def test_the_last_value_of_a_cell_counts_and_empty_cells_stay() -> None:
    lab, _ = apply_edit(DEFAULT, "input", 0, 0, "1\t2\t3")
    lab, _ = apply_edit(lab, "input", 0, 0, "7\t\t9")
    assert lab.input_edits == ((0, 0, 7.0), (0, 1, 2.0), (0, 2, 9.0))


def test_what_hangs_over_the_edge_is_left_out_and_counted() -> None:
    lab, (problem,) = apply_edit(DEFAULT, "kernel", 2, 1, "1\t2\t3\n4\t5\t6")
    assert lab.kernel_edits == ((2, 1, 1.0), (2, 2, 2.0))
    assert (problem.code, problem.fields) == ("edits_clipped", ("kernel_grid",))
    assert problem.values == {"lost": 4, "total": 6, "rows": 3, "columns": 3}


def test_empty_cells_over_the_edge_are_no_loss() -> None:
    assert apply_edit(DEFAULT, "kernel", 0, 2, "1\t\t")[1] == ()


@pytest.mark.parametrize(("row", "column"), [(-1, 0), (0, -1), (5, 0), (0, 5), (10**9, 10**9)])
def test_a_cell_that_is_not_there_takes_nothing(row: int, column: int) -> None:
    lab, (problem,) = apply_edit(DEFAULT, "input", row, column, "1")
    assert lab == DEFAULT
    assert problem.code == "edits_clipped"


def test_edits_of_cells_that_left_the_grid_come_back_with_it() -> None:
    lab, _ = apply_edit(DEFAULT, "input", 4, 4, "42")
    smaller, _ = set_field(lab, "size", 3)
    smaller, _ = apply_edit(smaller, "input", 0, 0, "7")
    larger, _ = set_field(smaller, "size", 5)
    assert larger.input_edits == ((0, 0, 7.0), (4, 4, 42.0))


def test_an_edit_leaves_the_view_alone() -> None:
    lab = replace(DEFAULT, step=4, order="output", flip=False)
    edited, _ = apply_edit(lab, "input", 0, 0, "1")
    assert (edited.step, edited.order, edited.flip) == (4, "output", False)
