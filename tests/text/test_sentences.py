"""The sentences, made from what the state and the core really report."""

from collections.abc import Callable

import numpy as np
import pytest

from deconv_viz.core import RULES as CORE_RULES
from deconv_viz.core import Axis, AxisArguments, Geometry, ParameterError, fill, scatter
from deconv_viz.state import (
    DEFAULT,
    PROBLEMS,
    RULES,
    Problem,
    apply_edit,
    decode,
    from_file,
    repair,
    set_field,
    set_linked,
    to_file,
)
from deconv_viz.state.codec import KEYS
from deconv_viz.state.script import EMPTY
from deconv_viz.state.script_codec import script_from_file, script_to_file, unpack
from deconv_viz.text import (
    sentence,
    sentence_for_error,
    sentence_for_problem,
    sentence_for_repairs,
)

REPAIRS = {
    "limit": (
        "s=99",
        "Stride goes from 1 to 10, so stride went from 99 to 10.",
    ),
    "output_padding_below_max_stride_dilation": (
        "s=2&a=4",
        "Output padding must be smaller than the larger of stride (2) and dilation (1), "
        "so output padding went from 4 to 1.",
    ),
    "output_at_least_one": (
        "p=6",
        "This padding would crop away the whole canvas of 11, so padding went from 6 to 5.",
    ),
    "board_side": (
        "i=32&s=5",
        "The canvas can be at most 141 cells long and would be 158, so stride went from 5 to 4.",
    ),
    "padded_side": (
        "k=11&d=10",
        "The padded input can be at most 141 cells long and would be 207, "
        "so dilation went from 10 to 6.",
    ),
}
BLOCKS = ["x", "1\tx", "", "1,5", "1e9", "1\t1e9", "9" * 100_001, "1\t" * 9 + "1"]


def raised(call: Callable[[], object]) -> ParameterError:
    with pytest.raises(ParameterError) as caught:
        call()
    return caught.value


def every_problem() -> list[Problem]:
    problems = [
        problem for text in BLOCKS for problem in apply_edit(DEFAULT, "input", 0, 0, text)[1]
    ]
    problems += decode("i=x")[1] + decode("s=99")[1]
    other_version = to_file(DEFAULT).replace(b'"version": 1', b'"version": 7')
    other_seed = to_file(DEFAULT).replace(b'"seed": 98792', b'"seed": null, "linked": 5')
    for content in (b"", other_version, other_seed):
        problems += from_file(content)[1]
    other_lesson = script_to_file(EMPTY).replace(b'"version": 1', b'"version": 7')
    one_bad_state = script_to_file(EMPTY).replace(b'"states": []', b'"states": [7]')
    for content in (b"", other_lesson, one_bad_state):
        problems += script_from_file(content)[1]
    return [*problems, *unpack("")[1]]


def every_error() -> list[ParameterError]:
    one = Geometry((Axis(2, 2),))
    calls: list[Callable[[], object]] = [
        lambda: Axis.of(2.5, 3),  # type: ignore[arg-type]
        lambda: Axis.of(0, 3),
        lambda: Axis.of(2, 3, padding=-1),
        lambda: Axis.of(2, 3, output_padding=1),
        lambda: Axis.of(2, 3, padding=4),
        lambda: Axis(2, 3, crop=(1, 2, 3)),  # type: ignore[arg-type]
        lambda: Geometry(()),
        lambda: Geometry((3,)),  # type: ignore[arg-type]
        lambda: scatter(np.ones(3), np.ones(2), one),
        lambda: scatter(np.array(["a", "b"]), np.ones(2), one),
        lambda: scatter(np.array([1, np.nan]), np.ones(2), one),
        lambda: fill("marble", (2,)),
        lambda: fill("random", (2,), low=3, high=1),
    ]
    return [raised(call) for call in calls]


@pytest.mark.parametrize("rule", RULES)
def test_every_repair_says_the_rule_and_what_was_done(rule: str) -> None:
    query, expected = REPAIRS[rule]
    _, (problem,) = decode(query)
    assert {r.rule for r in problem.repairs} == {rule}
    assert sentence_for_repairs(problem.repairs) == expected
    assert sentence_for_problem(problem) == sentence([problem]) == expected


def test_fields_that_gave_way_together_are_listed_in_one_sentence() -> None:
    axis = AxisArguments(32, 11, 10, 10, 0, 9)
    assert sentence(repair(axis, axis)[2]) == (
        "The canvas can be at most 141 cells long and would be 420, so stride went from 10 to 4, "
        "dilation from 10 to 1, padding from 0 to 2 and output padding from 9 to 0."
    )


def test_several_rules_are_a_sentence_each() -> None:
    axis = AxisArguments(5, 3, 0, 1, 1, 3)
    assert sentence(repair(axis, axis)[2]) == (
        "Stride goes from 1 to 10, so stride went from 0 to 1. Output padding must be smaller than "
        "the larger of stride (1) and dilation (1), so output padding went from 3 to 0."
    )


def test_a_change_of_one_axis_says_which() -> None:
    lab, _ = set_field(set_linked(DEFAULT, False), "stride", 5, "columns")
    _, repairs = set_field(lab, "size", 32, "columns")
    assert sentence(repairs).endswith("so stride of the columns went from 5 to 4.")


def test_different_changes_of_both_axes_are_told_apart() -> None:
    rows, columns = AxisArguments(5, 3, 2, 1, 1, 4), AxisArguments(5, 3, 2, 1, 1, 3)
    assert sentence(repair(rows, columns)[2]).endswith(
        "so output padding of the rows went from 4 to 1 and output padding of the columns "
        "from 3 to 1."
    )


def test_every_problem_has_a_sentence_with_all_its_values() -> None:
    problems = every_problem()
    assert {problem.code for problem in problems} == set(PROBLEMS)
    for problem in problems:
        said = sentence_for_problem(problem)
        assert said.endswith(".")
        assert said.count(". ") == 0, "one sentence"
        assert not set("{}") & set(said)
        assert "name." not in said


def test_every_error_of_the_core_has_a_sentence_with_all_its_values() -> None:
    errors = every_error()
    assert {error.rule for error in errors} == set(CORE_RULES)
    for error in errors:
        said = sentence_for_error(error)
        assert said.endswith(".")
        assert not set("{}") & set(said)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("k=x", "Parts of this link cannot be used (kernel size), so you see the nearest"),
        ("k=x&x=y", "(kernel size and input fill)"),
        ("k=x&t=y&what=1", "(kernel size, step and settings unknown here)"),
    ],
)
def test_a_broken_link_says_which_parts(query: str, expected: str) -> None:
    assert expected in sentence(decode(query)[1])


def test_every_part_of_a_link_has_a_name() -> None:
    (problem,) = decode("&".join(f"{key}=?" for key in (*KEYS, "z")))[1]
    assert len(problem.fields) == len(KEYS)  # all but the pin, and what is unknown
    assert "name." not in sentence([problem])


def test_nothing_to_say_is_nothing() -> None:
    assert sentence([]) == sentence_for_repairs([]) == ""


def test_repairs_and_problems_together_are_said_one_after_the_other() -> None:
    lab, repairs = set_field(DEFAULT, "stride", 99)
    _, problems = apply_edit(lab, "kernel", 2, 2, "1\t2")
    assert sentence([*repairs, *problems]) == (
        "Stride goes from 1 to 10, so stride went from 99 to 10. "
        "Values beyond the edge of the kernel (3×3) were left out: 1 of 2."
    )
