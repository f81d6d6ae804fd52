"""Questions about checkerboards: even overlap, the border's ramp, and weights that differ."""

from random import Random

import numpy as np

from deconv_viz.core import (
    Axis,
    AxisArguments,
    Geometry,
    conv_transpose,
    coverage,
    evenness,
    is_even,
)
from deconv_viz.tasks.build import (
    FLAT,
    Draft,
    Values,
    choice,
    facts,
    grid,
    lab,
    number,
    option,
    shown,
    shown_of,
)
from deconv_viz.tasks.task import Said


def even(dice: Random) -> Draft:
    """Which layer overlaps evenly?"""
    fair = [(2, 2), (4, 2), (6, 2), (3, 3), (6, 3), (4, 4)]
    unfair = [(3, 2), (5, 2), (4, 3), (5, 3), (7, 2), (5, 4), (6, 4), (7, 3)]
    return _which(dice, [(*dice.choice(fair), 1)], dice.sample([(*u, 1) for u in unfair], 3))


def even_dilated(dice: Random) -> Draft:
    """Which layer overlaps evenly though its kernel is dilated?"""
    fair = [(4, 2, 3), (2, 2, 3), (3, 3, 2), (6, 3, 2), (2, 2, 1), (6, 2, 5), (3, 3, 4)]
    shared = [(4, 2, 2), (2, 2, 2), (6, 3, 3), (3, 3, 3), (4, 2, 4), (4, 4, 2)]
    unfair = [(3, 2, 3), (5, 3, 2), (3, 2, 2), (4, 3, 2)]
    wrong = [*dice.sample(shared, 2), dice.choice(unfair)]
    return _which(dice, [dice.choice(fair)], wrong)


def _which(
    dice: Random, right: list[tuple[int, int, int]], wrong: list[tuple[int, int, int]]
) -> Draft:
    every = [*right, *wrong]
    fair = [each for each in every if is_even(Axis(4, *each))]
    if fair != right:
        raise AssertionError(every)
    k, s, d = right[0]
    axis = AxisArguments(4, k, s, d)
    found: list[tuple[Said, str, Values]] = []
    for other in wrong:
        slip = "shared_divisor" if other[0] % other[1] == 0 else "not_divided"
        found.append((_named(other), slip, _values(other)))
    ones = lab(axis, input_fill="ones", kernel_fill="ones")
    return choice(dice, facts(axis), _named(right[0]), found, shown(ones))


def _named(layer: tuple[int, int, int]) -> Said:
    name = "layer" if layer[2] == 1 else "layer_dilated"
    return option(name, **_values(layer))


def _values(layer: tuple[int, int, int]) -> dict[str, int | str]:
    k, s, d = layer
    return {"kernel": k, "stride": s, "dilation": d}


def overlap(dice: Random) -> Draft:
    """How many stamps meet at most in one output of a row?"""
    k, s = dice.randint(2, 7), dice.randint(2, 4)
    n = dice.randint(5, 6)
    axis = AxisArguments(n, k, s)
    counts = coverage(Geometry((Axis.of(*axis),))).axis_counts[0]
    ones = lab(FLAT, axis, input_fill="ones", kernel_fill="ones")
    slips = {
        "every_tap": k,
        "stride_stamps": s,
        "overlap_length": max(k - s, 0),
        "rounded_down_row": k // s,
        "all_inputs": n,
    }
    return number(facts(axis), int(counts.max()), slips, shown(ones, int(counts.argmax()) + 1))


def border(dice: Random) -> Draft:
    """Is it a checkerboard, or only the border?"""
    while True:
        n, k, s = dice.randint(5, 7), dice.randint(2, 6), dice.randint(1, 3)
        axis = Axis(n, k, s)
        found = coverage(Geometry((axis,)))
        if axis.output_size <= 14 and len(set(found.counts.tolist())) > 1:
            break
    pattern = len(set(found.pattern[0])) > 1
    ramp = any(found.border[0])
    cases = {(True, True): "both", (True, False): "only_pattern", (False, True): "only_border"}
    right = cases[pattern, ramp]
    slips = {"both": "sees_both", "only_pattern": "sees_pattern", "only_border": "sees_border"}
    wrong: list[tuple[Said, str, Values]] = [
        (option(name), slip, {}) for name, slip in slips.items() if name != right
    ]
    arguments = AxisArguments(n, k, s)
    ones = lab(FLAT, arguments, input_fill="ones", kernel_fill="ones")
    values = {
        **facts(arguments),
        "pattern": ", ".join(map(str, found.pattern[0])),
        "begin": found.border[0][0],
        "end": found.border[0][1],
    }
    grids = (grid("output", found.counts),)
    return choice(dice, values, option(right), wrong, shown(ones), grids=grids)


CASES = ("clean", "weights", "balanced", "checkered")


def weights(dice: Random) -> Draft:
    """What becomes of a constant input, with these very weights?"""
    wanted = dice.choice(CASES)
    while True:
        s = 2
        k = dice.choice([2, 4]) if wanted in ("clean", "weights") else dice.choice([3, 5])
        w = np.array([dice.randint(-1, 3) for _ in range(k)])
        axis = Axis(5, k, s)
        verdict = evenness(w, Geometry((axis,)))
        if verdict.case == wanted and w.all():
            break
    y = conv_transpose(np.ones(5, np.int64), w, Geometry((axis,)))
    wrong: list[tuple[Said, str, Values]] = [
        (option(case), f"case_{case}", {}) for case in CASES if case != verdict.case
    ]
    first, second = (int(each) for each in verdict.sums)
    values: Values = {"kernel": k, "stride": s, "first": first, "second": second}
    values = {**values, "row": ", ".join(map(str, y.tolist()))}
    at = shown_of((Axis(1, 1), axis), [1] * 5, w)
    grids = (grid("kernel", w),)
    return choice(dice, values, option(verdict.case), wrong, at, grids=grids)
