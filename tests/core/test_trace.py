"""steps: the trace by input and by output, as data."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Literal

import numpy as np
import pytest
from numpy.typing import NDArray

from deconv_viz import Axis, Geometry, Step, conv_transpose, scatter, steps
from tests.core import grid

LESSON = Geometry((Axis.of(5, 3, 2, padding=1),) * 2)
GEOMETRIES = [
    Geometry((Axis(4, 3, 2, crop=(1, 0)),)),
    Geometry((Axis(3, 2, 3, crop=(-1, 2)), Axis(2, 3, 1, 2, (4, -2)))),
    Geometry((Axis(2, 2, 2, crop=(5, -4)), Axis(2, 2))),  # nothing but zeros beyond the canvas
    Geometry((Axis(2, 2, 2), Axis(1, 3, crop=(1, 1)), Axis(2, 1, 3, crop=(0, -1)))),
]
Array = NDArray[Any]
Order = Literal["input", "output"]
ORDERS: tuple[Order, ...] = ("input", "output")


def traced(geometry: Geometry, order: Order) -> tuple[Array, Array, Iterator[Step]]:
    x, w = grid.numbers(geometry.input_shape), grid.numbers(geometry.kernel_shape, 1000)
    return x, w, steps(x, w, geometry, order)


def test_the_output_order_tells_the_equation_of_the_lesson() -> None:
    """y[3,4] = x[1,2]*w[2,1] + x[2,2]*w[0,1] = 2*3 + 1*(-1) = 5."""
    x, w = np.zeros((5, 5), int), np.zeros((3, 3), int)
    x[1, 2], x[2, 2], w[2, 1], w[0, 1] = 2, 1, 3, -1
    trace = {step.index: step for step in steps(x, w, LESSON, "output")}
    assert trace[3, 4] == Step(
        order="output",
        index=(3, 4),
        partners=((1, 2), (2, 2)),
        taps=((2, 1), (0, 1)),
        products=(6, -1),
        totals=(6, 5),
    )


def test_the_input_order_tells_each_stamp_and_the_totals_under_it() -> None:
    trace = list(steps([2, 3], [1, 10, 100], Geometry((Axis(2, 3, crop=(0, 1)),))))
    assert trace == [
        Step("input", (0,), ((0,), (1,), (2,)), ((0,), (1,), (2,)), (2, 20, 200), (2, 20, 200)),
        Step("input", (1,), ((1,), (2,)), ((0,), (1,)), (3, 30), (23, 230)),
    ]


@pytest.mark.parametrize("geometry", GEOMETRIES)
@pytest.mark.parametrize("order", ORDERS)
def test_there_is_one_step_for_each_input_or_output_in_row_major_order(
    geometry: Geometry, order: Order
) -> None:
    shape = geometry.input_shape if order == "input" else geometry.output_shape
    _, _, trace = traced(geometry, order)
    assert [step.index for step in trace] == list(np.ndindex(shape))


@pytest.mark.parametrize("geometry", GEOMETRIES)
@pytest.mark.parametrize("order", ORDERS)
def test_the_last_totals_are_the_output(geometry: Geometry, order: Order) -> None:
    x, w, trace = traced(geometry, order)
    y = np.zeros(geometry.output_shape, int)
    for step in trace:
        outputs = step.partners if order == "input" else (step.index,) * len(step.totals)
        for output, total in zip(outputs, step.totals, strict=True):
            y[output] = total
    assert np.array_equal(y, conv_transpose(x, w, geometry))


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_both_orders_tell_the_same_taps_each_once(geometry: Geometry) -> None:
    told = []
    for order in ORDERS:
        x, w, trace = traced(geometry, order)
        taps = []
        for step in trace:
            for partner, tap, product in zip(step.partners, step.taps, step.products, strict=True):
                pair = (step.index, partner) if order == "input" else (partner, step.index)
                assert product == x[pair[0]] * w[tap]
                taps.append((*pair, tap))
        told.append(sorted(taps))
    assert told[0] == told[1]
    assert len(set(told[0])) == len(told[0])


def test_in_floating_point_both_orders_end_on_the_bits_of_scatter() -> None:
    x, w = fractions((5, 5)), fractions((3, 3))
    y = scatter(x, w, LESSON)
    by_input = {
        output: total
        for step in steps(x, w, LESSON, "input")
        for output, total in zip(step.partners, step.totals, strict=True)
    }
    by_output = {step.index: step.totals[-1] for step in steps(x, w, LESSON, "output")}
    assert by_input == by_output == dict(np.ndenumerate(y))


def fractions(shape: tuple[int, ...]) -> Array:
    return grid.numbers(shape) / 7.0


def test_values_are_plain_numbers() -> None:
    for x, kind in (([1, 2], int), ([1.0, 2.0], float)):
        step = next(steps(x, [3], Geometry((Axis(2, 1),))))
        assert {type(value) for value in step.products + step.totals} == {kind}
        assert {type(number) for number in step.index + step.partners[0] + step.taps[0]} == {int}


def test_the_trace_is_lazy() -> None:
    """The whole would be 8,100,000,000 products."""
    huge = Geometry((Axis(300, 300), Axis(300, 300)))
    trace = steps(np.ones(huge.input_shape), np.ones(huge.kernel_shape), huge, "output")
    assert [step.totals for step in islice(trace, 2)] == [(1.0,), (1.0, 2.0)]


def test_an_output_that_nothing_reaches_still_has_its_step() -> None:
    trace = list(steps([1, 2], [3], Geometry((Axis(2, 1, 2),)), "output"))
    assert trace[1] == Step("output", (1,), (), (), (), ())
