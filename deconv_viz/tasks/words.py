"""Questions about what the frameworks call it, answered by the frameworks' room."""

from random import Random
from typing import Any

import numpy as np

from deconv_viz.core import Axis, AxisArguments
from deconv_viz.core.sizes import forward_size
from deconv_viz.frameworks import Layer, call, line, meaning, shapes, translate
from deconv_viz.tasks.build import (
    FLAT,
    Draft,
    Values,
    any_lab,
    choice,
    facts,
    grid,
    nonzero,
    number,
    option,
    plain,
    shape,
    shown,
    shown_of,
)
from deconv_viz.tasks.task import Said, Shown

CHANNELS = 8


def keras_same(dice: Random) -> Draft:
    """How large is the output of Keras' "same"?"""
    n, k, s = dice.randint(3, 9), dice.randint(2, 5), dice.randint(2, 3)
    layer = _keras(2, k, s, "same")
    slips = {
        "same_as_input": n,
        "canvas_uncropped": (n - 1) * s + k,
        "torch_pads": (n - 1) * s + k % 2,
    }
    return _asked(dice, layer, n, k, s, slips)


def keras_valid(dice: Random) -> Draft:
    """How large is the output of Keras' "valid"?"""
    n, (k, s) = (
        dice.randint(3, 7),
        dice.choice([(2, 3), (3, 4), (2, 4), (3, 5), (1, 2), (1, 3), (2, 5)]),
    )
    layer = _keras(2, k, s, "valid")
    slips = {
        "valid_is_torch": (n - 1) * s + k,
        "forward_formula": forward_size(n, k, s),
    }
    return _asked(dice, layer, n, k, s, slips)


def none_or_zero(dice: Random) -> Draft:
    """What does output_padding=0 do in Keras?"""
    n, k, s = dice.randint(3, 8), dice.choice([3, 5]), dice.randint(2, 3)
    layer = _keras(2, k, s, "same", output_padding=0)
    slips = {"zero_is_none": n * s, "keeps_size": n, "canvas_uncropped": (n - 1) * s + k}
    return _asked(dice, layer, n, k, s, slips)


def _asked(dice: Random, layer: Layer, n: int, k: int, s: int, slips: dict[str, int]) -> Draft:
    axis = axis_of(layer, n, k)
    values: Values = {"size": n, "kernel": k, "stride": s, "begin": axis.crop[0]}
    values = {**values, "canvas": axis.canvas_size, "whole": n * s, "torch": (n - 1) * s + k}
    values = {**values, "end": axis.crop[1], "zeros": max(-axis.crop[1], 0)}
    return number(values, axis.output_size, slips, _shown(dice, axis), lines=(line(layer),))


def open_length(dice: Random) -> Draft:
    """Does a layer need to know how long its sequences are?"""
    n, k, s = dice.randint(5, 20), dice.choice([3, 5, 7]), dice.randint(2, 3)
    layer = _keras(1, k, s, "same")
    axis = axis_of(layer, n, k)
    values: Values = {"size": n, "kernel": k, "stride": s, "channels": CHANNELS}
    wrong: list[tuple[Said, str, Values]] = [
        (option("length_needed"), "length_needed", {}),
        (_long(n), "same_as_input", {"given": n}),
        (_long((n - 1) * s + k), "canvas_uncropped", {"canvas": (n - 1) * s + k}),
    ]
    lines = ("x = Input(shape=(None, 8))", f"y = {line(layer)}(x)")
    at = _shown(dice, axis)
    return choice(dice, values, _long(axis.output_size), wrong, at, lines=lines)


def _long(length: int) -> Said:
    return option("length", length=length)


def jax_flip(dice: Random) -> Draft:
    """Which value comes first with JAX's defaults?"""
    n, k = dice.randint(2, 4), dice.choice([2, 3])
    x = [dice.randint(1, 4) for _ in range(n)]
    w = dice.sample(range(1, 10), k)
    args = {"strides": (2,), "padding": "VALID", "dimension_numbers": ("NCH", "IOH", "NCH")}
    y = call("jax", "jax.lax.conv_transpose", args, np.array([[x]]), np.array([[w]]))[0, 0]
    slips = {"jax_scatters": x[0] * w[0], "whole_kernel": x[0] * sum(w), "jax_last": x[-1] * w[-1]}
    values: Values = {"first": x[0], "weight": w[-1], "kernel": k}
    at = shown_of((Axis(1, 1), Axis(n, k, 2)), x, w[::-1], 1)
    lines = (
        "x = jnp.array([[" + str(x) + "]])",
        "w = jnp.array([[" + str(w) + "]])",
        'lax.conv_transpose(x, w, (2,), "VALID",',
        '    dimension_numbers=("NCH", "IOH", "NCH"))',
    )
    grids = (grid("input", x), grid("kernel", w))
    return number(values, int(y[0]), slips, at, lines=lines, grids=grids)


def weight_shape(dice: Random) -> Draft:
    """What shape has the weight of a layer?"""
    k, s = dice.randint(2, 5), dice.randint(2, 3)
    channels, filters = dice.sample([3, 4, 6, 8, 12, 16, 32], 2)
    framework = dice.choice(["torch", "keras"])
    axis = AxisArguments(3, k, s)
    at = shown(any_lab(dice, axis), 1, "input")
    if framework == "torch":
        args = {"in_channels": channels, "out_channels": filters, "kernel_size": k, "stride": s}
        layer = Layer("torch", "torch.nn.ConvTranspose2d", args)
        slips = {"as_conv2d": (filters, channels, k, k), "keras_layout": (k, k, filters, channels)}
    else:
        layer = Layer(
            "keras", "Conv2DTranspose", {"filters": filters, "kernel_size": k, "strides": s}
        )
        slips = {
            "as_keras_conv2d": (k, k, channels, filters),
            "torch_layout": (channels, filters, k, k),
        }
    _, found = shapes(layer, (3, 3), (k, k), channels, filters)
    values = {**facts(axis), "channels": channels, "filters": filters}
    return shape(values, found, slips, at, lines=(line(layer),))


def keras_word(dice: Random) -> Draft:
    """Which Keras layer does what this PyTorch layer does?"""
    k, p = dice.choice([(4, 1), (2, 0), (5, 0), (6, 2), (3, 0), (3, 1), (5, 2)])
    args: dict[str, Any] = {"in_channels": CHANNELS, "out_channels": CHANNELS, "kernel_size": k}
    args |= {"stride": 2, **({"padding": p} if p else {})}
    layer = Layer("torch", "torch.nn.ConvTranspose2d", args)
    n = dice.randint(4, 7)
    given = shapes(layer, (n, n), (k, k), CHANNELS, CHANNELS)
    means = meaning(layer, *given).spans
    right = translate(layer, "keras", *given).layer
    offers = [
        _keras(2, k, 2, "same"),
        _keras(2, k, 2, "valid"),
        _keras(2, k, 1, "valid"),
        _keras(2, k, 1, "same"),
    ]
    if k % 2:  # TensorFlow refuses it for an even kernel
        offers.insert(0, _keras(2, k, 2, "same", output_padding=0))
    wrong: list[tuple[Said, str, Values]] = []
    for offer in offers:
        spans = _spans(offer, n, k)
        if spans[0].output != means[0].output:
            wrong.append((_coded(offer), "makes_side", {"given": spans[0].output}))
    right = next((offer for offer in offers if _spans(offer, n, k) == means), right)
    axis = AxisArguments(n, k, 2, padding=p)
    at = shown(any_lab(dice, axis))
    values = {**facts(axis), "layer": line(layer)}
    return choice(dice, values, _coded(right), wrong[:3], at, lines=(line(layer),))


def _coded(layer: Layer) -> Said:
    return plain(f"`{line(layer)}`")


def _spans(layer: Layer, n: int, k: int) -> Any:
    x, w = shapes(layer, (n, n), (k, k), CHANNELS, CHANNELS)
    return meaning(layer, x, w).spans


def _keras(rank: int, k: int, s: int, padding: str, **more: int) -> Layer:
    args = {"filters": CHANNELS, "kernel_size": k, "strides": s, "padding": padding, **more}
    return Layer("keras", f"Conv{rank}DTranspose", args)


def axis_of(layer: Layer, n: int, k: int) -> Axis:
    """Return what a layer does along its axes, which are alike."""
    rank = 1 if "1D" in layer.target else 2
    x, w = shapes(layer, (n,) * rank, (k,) * rank, CHANNELS, CHANNELS)
    return meaning(layer, x, w).spans[0].axis()


def _shown(dice: Random, axis: Axis) -> Shown:
    begin, end = axis.crop
    if 0 <= begin - end < max(axis.stride, axis.dilation) and begin >= 0:
        arguments = AxisArguments(
            axis.size, axis.kernel, axis.stride, axis.dilation, begin, begin - end
        )
        return shown(any_lab(dice, FLAT, arguments))
    x = [dice.randint(0, 4) for _ in range(axis.size)]
    w = nonzero(dice, axis.kernel)
    return shown_of((Axis(1, 1), axis), x, w)
