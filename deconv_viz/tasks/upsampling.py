"""Questions about upsampling and pooling, sub-pixel layers among them."""

from random import Random

import numpy as np

from deconv_viz.core import Axis, AxisArguments, pixel_shuffle, polyphase
from deconv_viz.core.pooling import average_pool_gradient, max_pool, max_pool_gradient
from deconv_viz.core.upsampling import bilinear_kernel, nearest, resize_geometry
from deconv_viz.tasks.build import (
    Draft,
    Values,
    Whole,
    any_lab,
    cells,
    choice,
    facts,
    grid,
    kernel_of,
    number,
    plain,
    shown,
    shown_of,
)
from deconv_viz.tasks.task import Grid, Said


def repeats(dice: Random) -> Draft:
    """What does an upsampling layer make of a row?"""
    n, s = dice.randint(2, 3), dice.randint(2, 3)
    x = np.array(dice.sample(range(1, 10), n))
    zeros = np.zeros(n * s, np.int64)
    zeros[::s] = x
    wrong: list[tuple[Said, str, Values]] = [
        (plain(_row(zeros)), "zeros_for_copies", {}),
        (plain(_row(np.tile(x, s))), "row_tiled", {}),
        (plain(_row(np.repeat(x, s) * s)), "copies_scaled", {}),
    ]
    axis = Axis(n, s, s)
    values: Values = {"row": _row(x), "stride": s}
    at = shown_of((Axis(1, 1), axis), x, [1] * s)
    return choice(dice, values, plain(_row(nearest(x, (s,)))), wrong, at)


def max_pool_back(dice: Random) -> Draft:
    """Where does the gradient of max pooling go?"""
    n = dice.choice([4, 6])
    while True:
        x = np.array([dice.randint(0, 9) for _ in range(n * 4)]).reshape(4, n)
        windows = x.reshape(2, 2, n // 2, 2).transpose(0, 2, 1, 3).reshape(-1, 4)
        if all(len(set(window.tolist())) == 4 for window in windows):
            break
    upstream = np.ones((2, n // 2), np.int64)
    gradient = max_pool_gradient(x, upstream, (2, 2))
    corners = [r * n + c for r in range(0, 4, 2) for c in range(0, n, 2)]
    rows = [int(row.argmax()) + r * n for r, row in enumerate(x)]
    slips = {"pool_everywhere": range(4 * n), "pool_corners": corners, "pool_by_row": rows}
    pooled = max_pool(x, (2, 2)).values
    at = shown_of((Axis(2, 2, 2), Axis(n // 2, 2, 2)), pooled, [1] * 4)
    answer = np.flatnonzero(gradient).tolist()
    values: Values = {"rows": 4, "columns": n}
    return cells(values, answer, slips, at, grids=(grid("input", x),), pick=0)


def average_pool_back(dice: Random) -> Draft:
    """How large is the gradient of average pooling at one element?"""
    s, n = dice.randint(2, 3), 2
    g = np.array([dice.randint(1, 5) * s * s for _ in range(n * n)]).reshape(n, n)
    back = average_pool_gradient(g, (n * s, n * s), (s, s))
    r, c = dice.randrange(n * s), dice.randrange(n * s)
    above = int(g[r // s, c // s])
    slips = {"not_shared": above, "shared_by_axis": above // s, "only_maximum": 0}
    axis = Axis(n, s, s)
    at = shown_of((axis, axis), g // (s * s), [1] * s * s, r * n * s + c + 1)
    values: Values = {"stride": s, "row": r, "column": c, "above": above, "cells": s * s}
    return number(values, int(back[r, c]), slips, at, grids=(grid("output", g),))


def bilinear_size(dice: Random) -> Draft:
    """How large is the kernel that interpolates?"""
    s = dice.randint(2, 6)
    n = dice.randint(2, 9)
    weights = bilinear_kernel((s,))
    k = weights.size
    slips = {"kernel_is_stride": s, "kernel_is_double": 2 * s, "one_more_than_stride": s + 1}
    axis = Axis.of(3, k, s, padding=s // 2)
    values: Values = {"stride": s, "kernel": k, "size": n, "large": n * s, "neighbours": 2 * s - 1}
    # In whole numbers, 2s times the weights: a constant of 1 becomes one of 2s.
    at = shown_of((Axis(1, 1), axis), [1, 1, 1], np.rint(weights * 2 * s))
    return number(values, k, slips, at)


def resize_conv(dice: Random) -> Draft:
    """Which single kernel does what upsampling and a convolution do?"""
    s, k = dice.randint(2, 4), dice.randint(2, 5)
    geometry = resize_geometry((4,), (k,), (s,))
    slips = {"same_kernel": k, "kernel_times_stride": k * s, "kernel_plus_stride": k + s}
    axis = geometry.axes[0]
    weights = np.convolve(np.ones(s, np.int64), [1] * k)
    at = shown_of((Axis(1, 1), axis), [dice.randint(1, 4) for _ in range(4)], weights)
    values: Values = {"stride": s, "kernel": k, "whole": s + k - 1}
    return number(values, axis.kernel, slips, at)


def phases(dice: Random) -> Draft:
    """Into how many small kernels does a stride split a kernel?"""
    s = dice.randint(2, 4)
    k = dice.randint(s, 6)  # a shorter one leaves phases without any weight
    axis = AxisArguments(3, k, s)
    at = any_lab(dice, axis)
    split = polyphase(kernel_of(at), (s, s))
    slips = {"phases_per_axis": s, "phases_are_weights": k * k, "phases_are_kernel": k}
    return number(facts(axis), split.shape[0] * split.shape[1], slips, shown(at))


def phase_weights(dice: Random) -> Draft:
    """Which weights ever reach outputs of one phase?"""
    s, k = dice.randint(2, 3), dice.randint(3, 5)
    r, c = dice.randrange(s), dice.randrange(s)
    axis = AxisArguments(3, k, s)
    at = any_lab(dice, axis)
    marks = np.arange(1, k * k + 1).reshape(k, k)
    taken = polyphase(marks, (s, s))[r, c]
    answer = (taken[taken > 0] - 1).tolist()
    places = range(k * k)
    slips = {
        "phase_block": [p for p in places if p // k // s == r and p % k // s == c],
        "phase_one_axis": [p for p in places if p // k % s == r],
        "phase_turned": [k * k - 1 - p for p in answer],
    }
    m = Axis.of(*axis).output_size
    values = {**facts(axis), "row": r, "column": c}
    grids = (Grid("kernel", k, k),)
    where = (r + s) * m + c + s + 1
    return cells(values, answer, slips, shown(at, where), grids=grids, pick=0)


def shuffle(dice: Random) -> Draft:
    """Which channel does a pixel shuffle take an output from?"""
    s, channels = dice.randint(2, 3), dice.randint(2, 4)
    n = 2
    z = np.broadcast_to(np.arange(channels * s * s)[:, None, None], (channels * s * s, n, n))
    c = dice.randrange(1, channels)
    r, q = dice.randrange(n * s), dice.randrange(n * s)
    right = int(pixel_shuffle(z[np.newaxis], (s, s))[0, c, r, q])
    slips = {
        "depth_to_space": (r % s * s + q % s) * channels + c,
        "phases_swapped": c * s * s + q % s * s + r % s,
        "channel_alone": c,
        "without_channel": r % s * s + q % s,
    }
    axis = AxisArguments(n, s, s)
    at = any_lab(dice, axis)
    values: Values = {"stride": s, "channels": channels * s * s, "filters": channels}
    values = {
        **values,
        "channel": c,
        "row": r,
        "column": q,
        "rest_row": r % s,
        "rest_column": q % s,
    }
    return number(values, right, slips, shown(at, r * n * s + q + 1))


def _row(values: Whole) -> str:
    return f"[{', '.join(map(str, values.tolist()))}]"
