"""Questions about the other way: zero insertion, the padded input, the flipped kernel."""

from random import Random

import numpy as np

from deconv_viz.core import INSERTED, Axis, AxisArguments
from deconv_viz.core.geometry import PADDING
from deconv_viz.state import Lab
from deconv_viz.tasks.build import (
    FLAT,
    Draft,
    any_lab,
    facts,
    given,
    grid,
    input_of,
    kernel_of,
    lab_where,
    number,
    shown,
)


def zeros_between(dice: Random) -> Draft:
    """How many zeros stand between two neighbours of the input?"""
    n, k, s = dice.randint(3, 6), dice.randint(2, 5), dice.randint(2, 5)
    axis = AxisArguments(n, k, s)
    source = Axis.of(*axis).padded_source()
    first, second = np.flatnonzero(source == 0)[0], np.flatnonzero(source == 1)[0]
    between = int((source[first:second] == INSERTED).sum())
    slips = {"stride_zeros": s, "kernel_zeros": k - 1, "always_one_zero": 1}
    at = any_lab(dice, axis)
    return number(facts(axis), between, slips, shown(at), grids=given(at))


def window_step(dice: Random) -> Draft:
    """How far does the window move in the convolution that does the same?"""
    n, k, s = dice.randint(3, 5), dice.randint(2, 5), dice.randint(2, 5)
    axis = AxisArguments(n, k, s)
    windows = Axis.of(*axis).windows()
    slips = {"window_strides": s, "window_jumps": k}
    at = any_lab(dice, FLAT, axis)
    return number(
        facts(axis), int(windows[1, 0] - windows[0, 0]), slips, shown(at, 2), grids=given(at)
    )


def window_padding(dice: Random) -> Draft:
    """How many zeros stand before the first input element?"""
    k, d = dice.randint(3, 6), dice.choice([1, 1, 2])
    p = dice.randint(1, min(2, k - 2))
    axis = AxisArguments(dice.randint(2, 4), k, dice.randint(2, 3), d, p)
    padded = Axis.of(*axis).padded_source()
    zeros = int((padded[: np.flatnonzero(padded == 0)[0]] == PADDING).sum())
    slips = {
        "padding_as_it_is": p,
        "without_padding": d * (k - 1),
        "padding_added": d * (k - 1) + p,
        "dilation_forgotten": k - 1 - p,
    }
    at = any_lab(dice, axis)
    return number({**facts(axis), "reach": d * (k - 1)}, zeros, slips, shown(at, 1))


def flip(dice: Random) -> Draft:
    """Which weight meets a cell of the window?"""
    k = dice.randint(2, 4)
    axis = AxisArguments(dice.randint(2, 4), k, dice.randint(1, 3))
    r, c = dice.randrange(k), dice.randrange(k)
    if 2 * r + 1 == k and 2 * c + 1 == k:
        r = c = 0

    def told_apart(at: Lab) -> bool:
        w = kernel_of(at)
        return int(w[r, c]) != int(w[k - 1 - r, k - 1 - c])

    at = lab_where(dice, told_apart, axis)
    w = kernel_of(at)
    slips = {
        "kernel_unflipped": int(w[r, c]),
        "flipped_one_way": int(w[r, k - 1 - c]),
        "flipped_other_way": int(w[k - 1 - r, c]),
        "kernel_transposed": int(w[c, r]),
    }
    values = {**facts(axis), "row": r, "column": c, "tap_row": k - 1 - r, "tap_column": k - 1 - c}
    grids = (grid("input", input_of(at)), grid("kernel", w))
    return number(values, int(w[::-1, ::-1][r, c]), slips, shown(at, 1), grids=grids)
