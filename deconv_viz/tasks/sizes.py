"""Questions about sizes: how large the output is, and what the way back knows."""

from random import Random

import numpy as np

from deconv_viz.core import Axis, AxisArguments, conv_transpose
from deconv_viz.core.sizes import forward_size, strips
from deconv_viz.frameworks import FrameworkError, Layer, line, meaning, shapes
from deconv_viz.state import Lab
from deconv_viz.tasks.build import (
    FLAT,
    Draft,
    Whole,
    any_lab,
    choice,
    facts,
    given,
    grid,
    input_of,
    kernel_of,
    lab_where,
    number,
    plain,
    shown,
)
from deconv_viz.tasks.task import Said


def size(dice: Random) -> Draft:
    """How large is the output of a plain layer?"""
    n, k, s = dice.randint(2, 6), dice.randint(2, 5), dice.randint(2, 3)
    axis = AxisArguments(n, k, s)
    slips = {
        "times_stride": n * s,
        "side_by_side": n * k,
        "step_after_last": n * s + k,
    }
    if n >= k:
        slips["forward_formula"] = forward_size(n, k, s)
    at = any_lab(dice, axis)
    return number(facts(axis), Axis.of(*axis).output_size, slips, shown(at), grids=given(at))


def padding(dice: Random) -> Draft:
    """What does padding do to the output?"""
    n, s, p = dice.randint(2, 6), dice.randint(1, 3), dice.randint(1, 2)
    axis = AxisArguments(n, dice.randint(2 * p + 1, 6), s, padding=p)
    full = Axis.of(*axis).canvas_size
    slips = {"padding_adds": full + 2 * p, "padding_ignored": full, "padding_once": full - p}
    at = any_lab(dice, axis)
    return number(facts(axis), Axis.of(*axis).output_size, slips, shown(at), grids=given(at))


def dilated_length(dice: Random) -> Draft:
    """How long is the output of a dilated layer in one dimension?"""
    n, k, s, d = dice.randint(2, 6), dice.randint(2, 4), dice.randint(1, 3), dice.randint(2, 3)
    axis = AxisArguments(n, k, s, d)
    slips = {
        "dilation_ignored": (n - 1) * s + k,
        "dilated_input": (n - 1) * s * d + k,
        "dilation_times_kernel": (n - 1) * s + d * k,
    }
    at = any_lab(dice, FLAT, axis)
    return number(facts(axis), Axis.of(*axis).output_size, slips, shown(at, 1, "input"))


def last_value(dice: Random) -> Draft:
    """Which value stands where the output padding is?"""
    n, k = dice.randint(2, 4), dice.randint(3, 4)
    axis = AxisArguments(n, k, 2, padding=1, output_padding=1)
    at = lab_where(dice, lambda at: bool(_last(at)), FLAT, axis)
    x, w = input_of(at)[0], kernel_of(at)[0]
    canvas = np.convolve(np.repeat(x, 2) * np.tile([1, 0], n), w)
    slips = {"end_is_zero": 0, "given_back_first": int(canvas[0]), "end_repeats": int(_y(at)[-2])}
    grids = (grid("input", x), grid("kernel", w))
    return number(facts(axis), _last(at), slips, shown(at), grids=grids)


def input_sizes(dice: Random) -> Draft:
    """How many input sizes does a strided convolution bring to the same output size?"""
    k, s, p = dice.randint(2, 5), dice.randint(2, 5), dice.randint(0, 1)
    m = dice.randint(4, 9)
    found = strips(m, k, s, padding=p)
    values: dict[str, int | str] = {"kernel": k, "stride": s, "padding": p, "small": m}
    values |= {"least": found[0].size, "most": found[-1].size}
    at = any_lab(dice, FLAT, AxisArguments(m, k, s, padding=p))
    slips = {"one_size": 1, "as_many_as_kernel": k, "one_less_than_stride": s - 1}
    return number(values, len(found), slips, shown(at))


def same_arguments(dice: Random) -> Draft:
    """Do the same arguments give the size of the convolution's input back?"""
    while True:
        n, k, s = dice.randint(6, 13), dice.randint(2, 5), dice.randint(2, 3)
        p = dice.randint(0, 1)
        m = forward_size(n, k, s, padding=p)
        axis = AxisArguments(max(m, 1), k, s, padding=p)
        if m >= 2 and Axis.of(*axis).output_size != n:
            break
    values = {**facts(axis), "large": n, "small": m, "rest": n - Axis.of(*axis).output_size}
    slips = {"restored": n, "times_stride": m * s}
    at = any_lab(dice, FLAT, axis)
    return number(values, Axis.of(*axis).output_size, slips, shown(at))


def needed_output_padding(dice: Random) -> Draft:
    """Which output padding makes the output exactly stride times the input?"""
    s = dice.randint(2, 4)
    a, p = dice.randint(0 if s > 2 else 1, s - 1), dice.randint(1, 3)
    axis = AxisArguments(dice.randint(2, 6), 2 * p + s - a, s, padding=p, output_padding=a)
    values = {**facts(axis), "without": Axis.of(*axis).output_size - a, "wanted": axis.size * s}
    slips = {"stride_suffices": 0, "always_one": 1, "as_padding": p}
    at = any_lab(dice, FLAT, axis)
    return number(values, a, slips, shown(at))


def doubles(dice: Random) -> Draft:
    """Which of these layers doubles every size?"""
    right = dice.choice([(2, 0, 0), (4, 1, 0), (3, 1, 1), (5, 2, 1), (6, 2, 0)])
    wrong = dice.sample([(3, 1, 0), (3, 0, 0), (4, 0, 0), (5, 1, 1), (3, 0, 1), (5, 2, 0)], 2)
    n = dice.randint(4, 9)
    said = [_torch(*each) for each in (right, *wrong)]
    out = [_size_of(layer, n) for layer in said]
    keeps = Layer("torch", said[0].target, {**said[0].args, "stride": 1, "output_padding": 0})
    others = [*zip(said[1:], out[1:], strict=True), (keeps, _size_of(keeps, n))]
    k, p, a = right
    axis = AxisArguments(n, k, 2, padding=p, output_padding=a)
    return choice(
        dice,
        {**facts(axis), "double": 2 * n},
        _written(said[0]),
        [(_written(layer), "makes", {"given": made}) for layer, made in others],
        shown(any_lab(dice, FLAT, axis)),
    )


def subsample(dice: Random) -> Draft:
    """Which output_shape may Keras 1 be asked for?"""
    n, k = dice.randint(3, 7), dice.randint(5, 7)
    axis = AxisArguments(n, k, 2)
    full = Axis.of(*axis).canvas_size
    ask = dice.choice([full, full + 1])
    offers = (
        (2 * n, "subsample_doubles"),
        (n + k - 1, "as_if_stride_one"),
        (full + 2, "beyond_last"),
        (full - 1, "below_canvas"),
    )
    refused = [
        (plain(wish), slip, {"given": wish}) for wish, slip in offers if not _keras1(n, k, wish)
    ]
    if not _keras1(n, k, ask):
        raise AssertionError((n, k, ask))
    values = {**facts(axis), "double": 2 * n, "next": full + 1}
    at = any_lab(dice, axis)
    return choice(dice, values, plain(ask), refused, shown(at))


def torch_size(dice: Random) -> Draft:
    """What does PyTorch's usual layer make?"""
    n, k, p = dice.randint(3, 14), *dice.choice([(3, 1), (3, 1), (5, 2)])
    layer = _torch(k, p, 0)
    axis = AxisArguments(n, k, 2, padding=p)
    slips = {
        "torch_doubles": 2 * n,
        "padding_ignored": Axis.of(n, k, 2).output_size,
        "keeps_size": n,
    }
    at = any_lab(dice, FLAT, axis)
    lines = (line(layer),)
    return number(facts(axis), _size_of(layer, n), slips, shown(at), lines=lines)


def _torch(k: int, p: int, a: int) -> Layer:
    args = {"in_channels": 8, "out_channels": 8, "kernel_size": k, "stride": 2, "padding": p}
    return Layer(
        "torch", "torch.nn.ConvTranspose2d", {**args, **({"output_padding": a} if a else {})}
    )


def _written(layer: Layer) -> Said:
    args = {name: value for name, value in layer.args.items() if value or name == "stride"}
    return plain(f"`{line(Layer(layer.framework, layer.target, args))}`")


def _size_of(layer: Layer, n: int) -> int:
    k = layer.args["kernel_size"]
    x, w = shapes(layer, (n, n), (k, k), 8, 8)
    return meaning(layer, x, w).spans[0].output


def _keras1(n: int, k: int, wish: int) -> bool:
    """Whether Keras 1 accepts to be asked for this size."""
    sizes = {"nb_row": k, "nb_col": k, "subsample": (2, 2), "output_shape": (None, 1, wish, wish)}
    args = {"nb_filter": 1, **sizes, "border_mode": "valid", "dim_ordering": "th"}
    layer = Layer("keras1", "Deconvolution2D", args)
    try:
        meaning(layer, *shapes(layer, (n, n), (k, k), 1, 1))
    except FrameworkError:
        return False
    return True


def _y(at: Lab) -> Whole:
    y: Whole = conv_transpose(input_of(at), kernel_of(at), at.geometry())[0]
    return y


def _last(at: Lab) -> int:
    return int(_y(at)[-1])
