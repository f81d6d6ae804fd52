"""Questions about stamps: which cells they touch, where they meet, what stands in the holes."""

from itertools import product
from random import Random

import numpy as np

from deconv_viz.core import Axis, AxisArguments, Step, conv_transpose, coverage, steps
from deconv_viz.state import Lab
from deconv_viz.tasks.build import (
    Draft,
    Values,
    Whole,
    any_lab,
    cells,
    choice,
    empty,
    facts,
    given,
    grid,
    input_of,
    kernel_of,
    lab,
    lab_where,
    number,
    option,
    shown,
)
from deconv_viz.tasks.task import Said

MOST_SIDE = 7
"""Cells along a grid to choose from: as many as a finger can tell apart on a narrow phone."""

Place = tuple[int, int]


def stamp(dice: Random) -> Draft:
    """Which output cells does an input element touch?"""
    return _touched(dice, [(n, k, s) for n in (2, 3) for k in (2, 3) for s in (2, 3)], 1, 0)


def spread_stamp(dice: Random) -> Draft:
    """Which output cells does an input element touch with a dilated kernel?"""
    return _touched(dice, [(2, 2, 1), (2, 2, 2), (2, 3, 1), (2, 3, 2), (3, 2, 1), (3, 2, 2)], 2, 0)


def cropped_stamp(dice: Random) -> Draft:
    """Which output cells does an input element touch where the canvas is cropped?"""
    return _touched(dice, [(3, 3, 2), (3, 2, 2), (2, 3, 3), (2, 4, 2), (4, 3, 1)], 1, 1)


def _touched(dice: Random, sizes: list[tuple[int, int, int]], d: int, p: int) -> Draft:
    fitting = [each for each in sizes if Axis.of(*each, d, p).output_size <= MOST_SIDE]
    n, k, s = dice.choice(fitting)
    axis = AxisArguments(n, k, s, d, p)
    at = any_lab(dice, axis)
    i, j = dice.randrange(n), dice.randrange(n)
    m = Axis.of(*axis).output_size
    step = list(steps(input_of(at), kernel_of(at), at.geometry()))[i * n + j]

    def block(top: int, left: int, spread: int = d) -> list[int]:
        places = product(range(k), repeat=2)
        marks = [(top + r * spread, left + c * spread) for r, c in places]
        return [r * m + c for r, c in marks if 0 <= r < m and 0 <= c < m]

    reach = d * (k - 1) + 1
    slips = {
        "stride_ignored": block(i - p, j - p),
        "crop_ignored": block(i * s, j * s) if p else [],
        "dilation_closes": block(i * s - p, j * s - p, 1) if d > 1 else [],
        "dilation_fills": _filled(i * s, j * s, reach, m) if d > 1 else [],
        "centred": block(i * s - p - reach // 2, j * s - p - reach // 2),
        "side_by_side_stamps": block(i * k - p, j * k - p),
    }
    grids = (empty("input", n, n, i * n + j), empty("kernel", k, k), empty("output", m, m))
    values = {**facts(axis), **_at(i, j), "top": i * s - p, "left": j * s - p}
    answer = [r * m + c for r, c in step.partners]
    return cells(values, answer, slips, shown(at, i * n + j + 1, "input"), grids=grids, pick=2)


def _filled(top: int, left: int, reach: int, m: int) -> list[int]:
    return [
        r * m + c
        for r, c in product(range(top, top + reach), range(left, left + reach))
        if r < m and c < m
    ]


def terms(dice: Random) -> Draft:
    """How many products meet in one output element?"""
    n, k, p = dice.randint(3, 5), dice.randint(2, 5), dice.randint(0, 1)
    axis = AxisArguments(n, k, dice.randint(1, min(3, k)), padding=p)
    at = any_lab(dice, axis)
    counted = coverage(at.geometry())
    m = Axis.of(*axis).output_size
    r, c = dice.randrange(m), dice.randrange(m)
    rows, columns = (int(counted.axis_counts[0][place]) for place in (r, c))
    slips = {"every_weight": k * k, "sum_of_axes": rows + columns, "one_each": 1, "one_axis": rows}
    values = {**facts(axis), **_at(r, c), "rows": rows, "columns": columns}
    grids = (empty("kernel", k, k), empty("output", m, m, r * m + c)) if m <= MOST_SIDE + 2 else ()
    right = int(counted.counts[r, c])
    return number(values, right, slips, shown(at, r * m + c + 1), grids=grids)


def gap(dice: Random) -> Draft:
    """Which weight is missing in the sum of an output?"""
    k, s = dice.choice([(2, 1), (3, 1), (3, 2)])
    axis = AxisArguments(3, k, s)
    while True:
        at = lab(axis, seed=dice.randint(1, 9_999))
        x, w = input_of(at), kernel_of(at)
        step = dice.choice(list(steps(x, w, at.geometry(), "output")))
        if not 2 <= len(step.taps) <= 4:
            continue
        hidden = dice.randrange(len(step.taps))
        t = step.taps[hidden]
        right, turned = int(w[t]), int(w[::-1, ::-1][t])
        if x[step.partners[hidden]] and right != turned:
            break
    (r, c), (i, j) = step.index, step.partners[hidden]
    m = Axis.of(*axis).output_size
    slips = {
        "not_turned": turned,
        "whole_product": right * int(x[i, j]),
        "input_not_weight": int(x[i, j]),
    }
    values = {**facts(axis), **_at(r, c), "from_row": i, "from_column": j}
    values |= {"tap_row": t[0], "tap_column": t[1]}
    grids = (grid("input", x, i * 3 + j), grid("kernel", w))
    lines = (_sum(step, x, w, hidden),)
    return number(values, right, slips, shown(at, r * m + c + 1), grids=grids, lines=lines)


def _sum(step: Step, x: Whole, w: Whole, hidden: int) -> str:
    products = [
        f"{x[i]}·{'□' if place == hidden else _signed(int(w[t]))}"
        for place, (i, t) in enumerate(zip(step.partners, step.taps, strict=True))
    ]
    return f"y[{step.index[0]},{step.index[1]}] = {' + '.join(products)} = {step.totals[-1]}"


def _signed(value: int) -> str:
    return f"({value})" if value < 0 else str(value)


def meet(dice: Random) -> Draft:
    """What is the value where four stamps meet?"""
    axis = AxisArguments(2, 2, 1)

    def told_apart(at: Lab) -> bool:
        x, w = input_of(at), kernel_of(at)
        return len({_middle(at), int((x * w).sum()), int(x[1, 1] * w[0, 0])}) == 3

    at = lab_where(dice, told_apart, axis)
    x, w = input_of(at), kernel_of(at)
    slips = {
        "no_turn": int((x * w).sum()),
        "last_wins": int(x[1, 1] * w[0, 0]),
        "largest_wins": int((x * w[::-1, ::-1]).max()),
    }
    grids = (grid("input", x), grid("kernel", w))
    return number(facts(axis), _middle(at), slips, shown(at, 5), grids=grids)


def _middle(at: Lab) -> int:
    return int(conv_transpose(input_of(at), kernel_of(at), at.geometry())[1, 1])


HOLED = (
    (3, 1, 2),
    (2, 2, 3),
    (2, 1, 3),
    (4, 1, 2),
    (2, 1, 4),
    (2, 2, 4),
    (2, 3, 4),
    (2, 2, 5),
    (3, 1, 3),
    (2, 1, 5),
)
"""Layers whose stride is larger than their kernel: size, kernel, stride."""


def holes(dice: Random) -> Draft:
    """Which outputs does no stamp reach?"""
    # Few enough holes to choose them all by finger.
    axis = AxisArguments(*dice.choice([(3, 1, 2), (2, 2, 3), (2, 1, 3), (2, 3, 4)]))
    at = any_lab(dice, axis)
    counts = coverage(at.geometry())
    m = Axis.of(*axis).output_size
    missed = counts.axis_counts[0] == 0
    crossings = np.flatnonzero(np.logical_and.outer(missed, missed))
    slips = {
        "only_crossings": crossings.tolist(),
        "touched_instead": np.flatnonzero(counts.counts).tolist(),
    }
    answer = np.flatnonzero(counts.counts == 0).tolist()
    grids = (
        empty("input", axis.size, axis.size),
        empty("kernel", axis.kernel, axis.kernel),
        empty("output", m, m),
    )
    return cells(facts(axis), answer, slips, shown(at, answer[0] + 1), grids=grids, pick=2)


def hole_value(dice: Random) -> Draft:
    """What stands where no stamp reaches?"""
    axis = AxisArguments(*dice.choice(HOLED))
    at = any_lab(dice, axis)
    geometry = at.geometry()
    y = conv_transpose(input_of(at), kernel_of(at), geometry)
    free = np.argwhere(coverage(geometry).counts == 0)
    r, c = dice.choice(free.tolist())
    values = {**facts(axis), **_at(r, c)}
    wrong: list[tuple[Said, str, Values]] = [
        (option("undefined"), "holes_undefined", {}),
        (option("nearest"), "holes_copied", {}),
        (option("between"), "holes_interpolated", {}),
    ]
    right = option("zero") if y[r, c] == 0 else option("between")
    m = geometry.output_shape[1]
    grids = (*given(at), empty("output", m, m, r * m + c))
    return choice(dice, values, right, wrong, shown(at, r * m + c + 1), grids=grids)


def bias_on_hole(dice: Random) -> Draft:
    """What stands in a hole once there is a bias?"""
    axis = AxisArguments(*dice.choice(HOLED))
    at = any_lab(dice, axis)
    geometry = at.geometry()
    bias = dice.choice([-3, -2, -1, 1, 2, 3, 4, 5])
    counts = coverage(geometry).counts
    r, c = dice.choice(np.argwhere(counts == 0).tolist())
    y = conv_transpose(input_of(at), kernel_of(at), geometry) + bias
    values: Values = {**facts(axis), **_at(r, c), "bias": bias}
    slips = {"bias_only_on_stamps": 0, "bias_each_weight": bias * axis.kernel**2}
    m = geometry.output_shape[1]
    grids = (*given(at), empty("output", m, m, r * m + c))
    return number(values, int(y[r, c]), slips, shown(at, r * m + c + 1), grids=grids)


def _at(row: int, column: int) -> dict[str, int]:
    return {"row": row, "column": column}
