"""Questions about whole layers and stacks of them: parameters, groups, sizes, autoencoders."""

from random import Random

import numpy as np

from deconv_viz.core import Axis, AxisArguments
from deconv_viz.core.channels import parameters
from deconv_viz.core.sizes import forward_size
from deconv_viz.core.stacks import StackLayer, composed
from deconv_viz.tasks.build import (
    FLAT,
    Draft,
    Values,
    any_lab,
    facts,
    number,
    shown,
    shown_of,
)


def count_parameters(dice: Random) -> Draft:
    """How many weights and biases has a layer?"""
    k, s = dice.randint(2, 5), dice.randint(1, 3)
    channels, filters = dice.sample([1, 2, 3, 4, 8], 2)
    right = parameters(channels, filters, (k, k)) + filters
    slips = {
        "bias_forgotten": right - filters,
        "bias_of_input": right - filters + channels,
        "one_map_only": k * k * filters + filters,
        "stride_counts": k * k * s * s * channels * filters + filters,
    }
    at = any_lab(dice, AxisArguments(3, k, s))
    values: Values = {"kernel": k, "stride": s, "channels": channels, "filters": filters}
    values = {**values, "weights": right - filters}
    return number(values, right, slips, shown(at, 1, "input"))


def direction(dice: Random) -> Draft:
    """How many weights more has the transposed layer than the convolution that it turns round?"""
    k, s = dice.randint(2, 5), dice.randint(2, 3)
    small, large = dice.sample([1, 2, 3, 4, 8, 16], 2)
    there, back = parameters(small, large, (k, k)), parameters(large, small, (k, k))
    slips = {
        "stride_adds_weights": there * (s * s - 1),
        "one_kernel_more": k * k,
        "biases_counted": abs(large - small),
    }
    values: Values = {"kernel": k, "stride": s, "channels": small, "filters": large}
    values = {**values, "weights": there}
    at = any_lab(dice, AxisArguments(3, k, s))
    return number(values, back - there, slips, shown(at, 1, "input"))


def groups(dice: Random) -> Draft:
    """How many weights are left with groups?"""
    k, g = dice.randint(2, 4), dice.randint(2, 4)
    channels, filters = g * dice.randint(1, 4), g * dice.randint(1, 3)
    right = parameters(channels, filters, (k, k), g)
    slips = {
        "groups_ignored": right * g,
        "groups_divide_twice": right // g if right % g == 0 else right * g * g,
        "groups_multiply": right * g * g,
    }
    values: Values = {"kernel": k, "channels": channels, "filters": filters, "groups": g}
    values = {**values, "all": right * g}
    at = any_lab(dice, AxisArguments(3, k, 2))
    return number(values, right, slips, shown(at, 1, "input"))


def stack_size(dice: Random) -> Draft:
    """How large is the output of two layers in a row?"""
    n = dice.randint(2, 5)
    first, second = (
        AxisArguments(
            1, *dice.choice([(4, 2, 1, 1), (3, 2, 1, 1), (3, 2, 1, 0), (2, 2, 1, 0), (5, 3, 1, 1)])
        )
        for _ in "ab"
    )
    middle = Axis.of(*first._replace(size=n)).output_size
    last = second._replace(size=middle)
    out = Axis.of(*last).output_size
    slips = {
        "strides_multiply": n * first.stride * second.stride,
        "only_first_layer": middle,
        "second_from_start": Axis.of(*second._replace(size=n)).output_size,
    }
    values: Values = {"size": n, "middle": middle}
    for name, layer in (("first", first), ("second", second)):
        said = f"{layer.kernel}, stride {layer.stride}, padding {layer.padding}"
        values = {**values, f"{name}_k": layer.kernel, f"{name}_s": layer.stride}
        values = {**values, f"{name}_p": layer.padding, f"{name}_said": said}
    lines = tuple(
        f"nn.ConvTranspose2d(8, 8, {each.kernel}, stride={each.stride}, padding={each.padding})"
        for each in (first, second)
    )
    at = any_lab(dice, FLAT, last)
    return number(values, out, slips, shown(at), lines=lines)


def stack_kernel(dice: Random) -> Draft:
    """How far does one element of the bottleneck reach through two layers?"""
    a, s = dice.randint(2, 4), dice.randint(1, 2)
    b, t = dice.randint(2, 4), dice.randint(2, 3)
    layers = [StackLayer(np.ones(k, np.int64), (step,), ((0, 0),)) for k, step in ((a, s), (b, t))]
    whole = composed(layers)
    slips = {"kernels_multiply": a * b, "kernels_add": a + b - 1, "steps_add": (a - 1) * s + b}
    values: Values = {"first": a, "first_stride": s, "second": b, "second_stride": t}
    at = shown_of((Axis(1, 1), Axis(a, b, t)), [1] * a, [1] * b)
    return number(values, int(whole.w.size), slips, at)


def there_and_back(dice: Random) -> Draft:
    """Which size comes out of an autoencoder whose input is odd?"""
    n = dice.choice([5, 6, 7, 9, 10, 11, 13, 14, 15])
    sizes = [n]
    for _ in range(2):
        sizes.append(forward_size(sizes[-1], 3, 2, padding=1))
    at = AxisArguments(sizes[-1], 3, 2, padding=1, output_padding=1)
    first = Axis.of(*at).output_size
    last = at._replace(size=first)
    out = Axis.of(*last).output_size
    slips = {"comes_back": n, "rounds_down": n // 4 * 4, "one_missing": out - 1}
    values: Values = {"size": n, "half": sizes[1], "quarter": sizes[2], "first": first}
    return number(values, out, slips, shown(any_lab(dice, FLAT, last)))


def decoder(dice: Random) -> Draft:
    """What does a decoder without output padding make of the bottleneck?"""
    n = dice.randint(3, 9)
    first = AxisArguments(n, 3, 2, padding=1)
    middle = Axis.of(*first).output_size
    last = first._replace(size=middle)
    out = Axis.of(*last).output_size
    slips = {"doubles_twice": 4 * n, "one_lost": 4 * n - 1, "only_first_layer": middle}
    values: Values = {**facts(first), "middle": middle, "wanted": 4 * n, "missing": 4 * n - out}
    return number(values, out, slips, shown(any_lab(dice, FLAT, last)))
