"""Translations compute the same, exactly; where they do not, they are refused."""

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deconv_viz.frameworks import (
    FRAMEWORKS,
    FrameworkError,
    Layer,
    arrays,
    call,
    carried,
    layouts,
    line,
    meaning,
    shapes,
    translate,
)
from deconv_viz.frameworks.layer import puts_zeros
from deconv_viz.frameworks.translate import crop

TORCH = "torch.nn.functional.conv_transpose{}d"
SAME = Layer(
    "keras", "Conv1DTranspose", {"filters": 1, "kernel_size": 3, "strides": 2, "padding": "same"}
)
SHAPES = ((1, 3, 1), (3, 1, 1))


def result(layer: Layer, x: Any, w: Any, b: Any = None) -> Any:
    """Return what a layer makes, in canonical order."""
    y = call(
        layer.framework,
        layer.target,
        layer.args,
        x,
        w,
        b,
        version=layer.version,
        backend=layer.backend,
        call=layer.call,
    )
    return arrays.to_canonical(y, order(layer, x, w), arrays.DATA)


def order(layer: Layer, x: Any, w: Any) -> str:
    where = meaning(layer, x.shape, w.shape).layouts
    return where.result or where.data


@st.composite
def layers(draw: st.DrawFn) -> tuple[Layer, Any, Any]:
    """A layer of any framework that says a random crop, its input and its weight."""
    rank, small = draw(st.integers(1, 2)), st.integers(1, 4)
    sizes, kernel = [draw(st.tuples(*[small] * rank)) for _ in range(2)]
    stride = draw(st.tuples(*[st.integers(1, 3)] * rank))
    pads = draw(st.tuples(*[st.integers(-1, 3)] * (2 * rank)))
    channels, filters = draw(small), draw(small)
    framework = draw(st.sampled_from(list(FRAMEWORKS)))
    padded = Layer(
        "flax",
        "flax.linen.ConvTranspose",
        {
            "features": filters,
            "kernel_size": kernel,
            "strides": stride,
            "padding": [pads[2 * axis : 2 * axis + 2] for axis in range(rank)],
            "transpose_kernel": draw(st.booleans()),
        },
    )
    x_shape, w_shape = shapes(padded, sizes, kernel, channels, filters)
    if framework == "flax":
        layer = padded
    else:
        try:
            layer = translate(padded, framework, x_shape, w_shape, cropped=True).layer
        except FrameworkError:
            assume(False)
    x_shape, w_shape = shapes(layer, sizes, kernel, channels, filters)
    numbers = np.random.default_rng(draw(st.integers(0, 99)))
    return layer, numbers.integers(-9, 10, x_shape), numbers.integers(-9, 10, w_shape)


@settings(max_examples=300, deadline=None)
@given(layers(), st.sampled_from(list(FRAMEWORKS)))
def test_a_translation_computes_the_same(given_layer, to):
    layer, x, w = given_layer
    try:
        found = translate(layer, to, x.shape, w.shape, cropped=True)
    except FrameworkError as error:
        str(error)  # whose sentence can be said
        return
    there_x, there_w = carried(layer, found, x, w)
    y = result(found.layer, there_x, there_w)
    assert np.array_equal(crop(y, found.crop, arrays.DATA), result(layer, x, w))
    assert line(found.layer)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["onnxruntime", "onnx-published", "theano", "torch"]),
    st.tuples(*[st.integers(1, 3)] * 6),
    st.booleans(),
)
def test_groups_and_dilation_go_where_there_are_words_for_them(to, numbers, biased):
    n, k, stride, dilation, groups, padding = numbers
    # The rows are one element through one weight: only the columns can be cropped.
    across = (0, padding - 1)
    args = {"stride": stride, "dilation": dilation, "groups": groups, "padding": across}
    layer = Layer("torch", TORCH.format(2), args)
    x = np.arange(2 * groups * n).reshape(1, 2 * groups, 1, n) % 7 - 3
    w = np.arange(4 * groups * k).reshape(2 * groups, 2, 1, k) % 5 - 2
    b = np.arange(2 * groups) if biased and to != "theano" else None
    b_shape = None if b is None else b.shape
    try:
        found = translate(layer, to, x.shape, w.shape, b_shape, cropped=True)
    except FrameworkError:  # where the padding leaves nothing
        with pytest.raises(FrameworkError):
            meaning(layer, x.shape, w.shape)
        assert (n - 1) * stride + dilation * (k - 1) + 1 <= 2 * across[1]
        return
    assume(not (puts_zeros(found.crop) and biased))
    there = carried(layer, found, x, w)
    y = crop(result(found.layer, *there, b), found.crop, arrays.DATA)
    assert np.array_equal(y, result(layer, x, w, b))


def test_keras_same_needs_a_crop_in_torch():
    with pytest.raises(FrameworkError) as caught:
        translate(SAME, "torch", *SHAPES)
    assert caught.value.nearest["crop"] == ((0, 1),)
    layer = caught.value.nearest["layer"]
    assert line(layer) == "nn.ConvTranspose1d(1, 1, 3, stride=2)"
    found = translate(SAME, "torch", *SHAPES, cropped=True)
    assert (found.layer, found.crop) == (layer, ((0, 1),))


def test_keras_same_is_a_word_in_onnx_and_jax():
    assert translate(SAME, "onnxruntime", *SHAPES).layer.args == {
        "auto_pad": "SAME_UPPER",
        "strides": [2],
    }
    found = translate(SAME, "jax", *SHAPES)
    assert found.layer.args["transpose_kernel"] is True
    assert (found.crop, found.flipped) == (None, False)


def test_a_reversed_kernel_is_said():
    layer = Layer("torch", TORCH.format(2))
    found = translate(layer, "keras1", (1, 1, 3, 3), (1, 1, 2, 2))
    assert found.flipped
    assert not translate(layer, "theano", (1, 1, 3, 3), (1, 1, 2, 2)).flipped


@pytest.mark.parametrize(
    ("layer", "to", "shapes_", "rule"),
    [
        (
            Layer("torch", TORCH.format(1), {"groups": 2}),
            "keras",
            ((1, 2, 3), (2, 1, 3)),
            "no_groups",
        ),
        (Layer("torch", TORCH.format(1)), "keras1", ((1, 1, 3), (1, 1, 3)), "two_dimensional"),
        (
            Layer("torch", TORCH.format(2), {"dilation": 2}),
            "keras1",
            ((1, 1, 3, 3), (1, 1, 3, 3)),
            "keras1_dilation",
        ),
        (Layer("torch", TORCH.format(1)), "scipy", ((2, 1, 3), (1, 1, 3)), "scipy_one_signal"),
        (
            Layer("torch", TORCH.format(1), {"groups": 2}),
            "onnx-reference",
            ((1, 4, 3), (4, 2, 3)),
            "onnx_reference_groups",
        ),
        (
            Layer("onnx-reference", "ConvTranspose", {"output_shape": [3, 2]}),
            "torch",
            ((1, 1, 2, 3), (1, 1, 1, 1)),
            "reshaped",
        ),
        (Layer("torch", TORCH.format(1), {"stride": 0}), "jax", ((1, 1, 3), (1, 1, 3)), "at_least"),
    ],
)
def test_what_cannot_be_said_is_refused_precisely(layer, to, shapes_, rule):
    with pytest.raises(FrameworkError) as caught:
        translate(layer, to, *shapes_)
    assert caught.value.rule == rule
    assert "{" not in str(caught.value)


def test_a_bias_that_would_come_out_wrong_is_refused():
    layer = Layer("torch", TORCH.format(1), {"groups": 2})
    translate(layer, "onnx-reference", (1, 2, 3), (2, 1, 3))
    with pytest.raises(FrameworkError) as caught:
        translate(layer, "onnx-reference", (1, 2, 3), (2, 1, 3), (2,))
    assert caught.value.rule == "other_bias"


def test_zeros_that_are_put_afterwards_have_the_bias_added_last():
    padded = Layer(
        "jax",
        "jax.lax.conv_transpose",
        {"strides": (1,), "padding": [(4, 4)], "transpose_kernel": True},
    )
    found = translate(padded, "torch", (1, 3, 1), (3, 1, 1), cropped=True)
    assert found.crop == ((-2, -2),)
    assert layouts(found.layer, 1).data == "NCS"
