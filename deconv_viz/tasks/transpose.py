"""Questions about the matrix: its shape, its columns, what it undoes and what a gradient is."""

from math import prod
from random import Random

import numpy as np

from deconv_viz.core import (
    Axis,
    AxisArguments,
    Geometry,
    causal_axis,
    conv_transpose,
    coverage,
    round_trip,
    transpose_matrix,
)
from deconv_viz.state import Lab
from deconv_viz.tasks.build import (
    FLAT,
    Draft,
    Values,
    Whole,
    any_lab,
    facts,
    grid,
    input_of,
    kernel_of,
    lab_where,
    nonzero,
    number,
    shape,
    shown,
    shown_of,
)


def matrix_shape(dice: Random) -> Draft:
    """What shape has the matrix that makes the output of the input?"""
    axis = AxisArguments(dice.randint(2, 4), dice.randint(2, 3), dice.randint(1, 2))
    at = any_lab(dice, axis)
    geometry = at.geometry()
    m, n, k = prod(geometry.output_shape), prod(geometry.input_shape), axis.kernel
    made = transpose_matrix(kernel_of(at), geometry).shape
    values = {**facts(axis), "outputs": m, "inputs": n}
    slips = {
        "matrix_turned": (n, m),
        "not_flattened": (geometry.output_shape[0], axis.size),
        "matrix_is_kernel": (k * k, n),
    }
    return shape(values, made, slips, shown(at, 1, "input"))


def column(dice: Random) -> Draft:
    """How many entries of a column of the matrix are not zero for sure?"""
    k, p = dice.randint(2, 4), dice.randint(0, 1)
    axis = AxisArguments(dice.randint(2, 4), k, dice.randint(1, 3), padding=p)
    i, j = (dice.choice([0, axis.size - 1, dice.randrange(axis.size)]) for _ in "rc")
    at = any_lab(dice, axis)
    here = i * axis.size + j
    ones = transpose_matrix(np.ones((k, k), np.int64), at.geometry())
    slips = {
        "all_weights": k * k,
        "one_weight": 1,
        "column_full": len(ones),
        "row_for_column": int((ones[0] != 0).sum()),
    }
    values = {**facts(axis), "row": i, "column": j, "weights": k * k}
    return number(values, int((ones[:, here] != 0).sum()), slips, shown(at, here + 1, "input"))


def undone(dice: Random) -> Draft:
    """What comes back after a convolution and its transpose?"""
    geometry = Geometry((Axis(dice.randint(2, 3), 2),))
    while True:
        u = np.array([dice.randint(0, 4) for _ in range(geometry.output_shape[0])])
        w = np.array([dice.randint(1, 3), dice.randint(-2, 3)])
        trip = round_trip(u, w, geometry)
        place = dice.randrange(len(u))
        back, was = int(trip.back[place]), int(u[place])
        if back != was and trip.back.any():
            break
    slips = {
        "restored_value": was,
        "only_forward": int(trip.small[min(place, len(trip.small) - 1)]),
    }
    axes = (Axis(1, 1), geometry.axes[0])
    grids = (grid("output", u, name="u"), grid("kernel", w))
    values: Values = {
        "place": place,
        "was": was,
        "small": "[" + ", ".join(map(str, trip.small)) + "]",
    }
    at = shown_of(axes, trip.small, w, place + 1)
    return number(values, back, slips, at, grids=grids)


def gradient(dice: Random) -> Draft:
    """What is the gradient of a convolution with respect to one element of its input?"""
    n, k, s = dice.randint(2, 3), dice.choice([2, 3, 3]), dice.randint(1, 2)
    axis = AxisArguments(n, k, s)
    places = [0]

    def told_apart(at: Lab) -> bool:
        right, wrong = _y(at, kernel_of(at)), _y(at, kernel_of(at)[:, ::-1])
        different = np.flatnonzero(right != wrong).tolist()
        if different:
            places[0] = dice.choice(different)
        return bool(different)

    at = lab_where(dice, told_apart, FLAT, axis)
    place = places[0]
    g, w = input_of(at)[0], kernel_of(at)[0]
    slips = {
        "gradient_flipped": int(_y(at, w[np.newaxis, ::-1])[place]),
        "gradient_passed_on": int(g[min(place // s, n - 1)]),
        "gradient_of_weights": int(w.sum()),
    }
    values = {**facts(axis), "place": place}
    grids = (grid("input", g, name="g"), grid("kernel", w))
    return number(
        values, int(_y(at, kernel_of(at))[place]), slips, shown(at, place + 1), grids=grids
    )


def _y(at: Lab, w: Whole) -> Whole:
    y: Whole = conv_transpose(input_of(at), w, at.geometry())[0]
    return y


def voxels(dice: Random) -> Draft:
    """How many voxels does one stamp touch in three dimensions?"""
    n, k, s = dice.randint(2, 4), dice.randint(2, 4), dice.randint(1, 3)
    axis = AxisArguments(n, k, s)
    taps = Geometry((Axis.of(*axis),) * 3)
    slips = {"flat_stamp": k * k, "edges_only": 3 * k, "stride_cubed": s**3}
    touched = taps.tap_count // prod(taps.input_shape)
    return number(facts(axis), touched, slips, shown(any_lab(dice, axis), 1, "input"))


def volume(dice: Random) -> Draft:
    """What shape has a volume whose axes differ?"""
    lines = [
        AxisArguments(dice.randint(2, 6), dice.randint(2, 4), dice.randint(1, 3)) for _ in "dhw"
    ]
    if len({(each.kernel, each.stride) for each in lines}) == 1:
        lines[0] = lines[0]._replace(stride=lines[0].stride % 3 + 1)
    geometry = Geometry(tuple(Axis.of(*each) for each in lines))
    same = [Axis.of(each.size, lines[-1].kernel, lines[-1].stride).canvas_size for each in lines]
    sizes, kernel, stride = zip(*(each[:3] for each in lines), strict=True)
    values: dict[str, int | str] = {
        "sizes": "×".join(map(str, sizes)),
        "kernels": f"({', '.join(map(str, kernel))})",
        "strides": f"({', '.join(map(str, stride))})",
        "first": f"({sizes[0]} − 1)·{stride[0]} + {kernel[0]}",
    }
    slips = {
        "times_strides": [n * s for n, s in zip(sizes, stride, strict=True)],
        "one_axis_for_all": same,
        "axes_reversed": geometry.output_shape[::-1],
    }
    at = any_lab(dice, lines[1], lines[2])
    return shape(values, geometry.output_shape, slips, shown(at))


def meeting_voxels(dice: Random) -> Draft:
    """How many stamps meet at most in one voxel?"""
    k, s = dice.randint(2, 6), dice.randint(2, 3)
    axis = AxisArguments(4, k, s)
    line = coverage(Geometry((Axis.of(*axis),))).axis_counts[0]
    most = int(coverage(Geometry((Axis.of(*axis),) * 3)).counts.max())
    one = int(line.max())
    slips = {
        "every_weight_of_volume": k**3,
        "flat_meeting": one**2,
        "along_a_line": one,
        "axes_added": 3 * one,
        "rounded_down": (k // s) ** 3,
    }
    at = any_lab(dice, axis)
    counts = coverage(at.geometry()).counts
    values = {**facts(axis), "one": one}
    return number(values, most, slips, shown(at, int(counts.argmax()) + 1))


def causal(dice: Random) -> Draft:
    """How much of the end is cut so that a layer knows nothing of the future?"""
    n, k, s, d = dice.randint(2, 5), dice.randint(3, 5), dice.randint(1, 3), dice.choice([1, 1, 2])
    axis = causal_axis(n, k, s, d)
    cut = axis.crop[1]
    if cut < 1:
        axis = causal_axis(n, 5, s, d)
        k, cut = 5, axis.crop[1]
    values: dict[str, int | str] = {"size": n, "kernel": k, "stride": s, "dilation": d}
    values |= {"canvas": axis.canvas_size, "output": axis.output_size}
    slips = {"cut_nothing": 0, "both_ends": cut // 2, "cut_reach": d * (k - 1)}
    x = [dice.randint(0, 4) for _ in range(n)]
    w = nonzero(dice, k)
    return number(values, cut, slips, shown_of((Axis(1, 1), axis), x, w))
