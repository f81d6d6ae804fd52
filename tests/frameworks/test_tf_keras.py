"""Keras 2: the arithmetic of Keras 3 on TensorFlow, and what is its own."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deconv_viz.frameworks import (
    FrameworkError,
    Layer,
    Meaning,
    Span,
    call,
    meaning,
    shapes,
    tf_keras,
)
from deconv_viz.frameworks.keras_family import LAST

X = np.array([1, 2, 3]).reshape(1, 3, 1)
W = np.array([1, 10, 100]).reshape(3, 1, 1)


def probe(w=W, **args):
    """The result for x = [1, 2, 3], channels last."""
    args = {"filters": 1, "kernel_size": len(w), **args}
    return call("tf_keras", "Conv1DTranspose", args, X, w).ravel().tolist()


def along_last_axis(target, rank, **args):
    """The result for x and w along the last of several axes."""
    x, w = X.reshape(1, *(1,) * (rank - 1), 3, 1), W.reshape(*(1,) * (rank - 1), 3, 1, 1)
    args = {"filters": 1, "kernel_size": w.shape[:-2], **args}
    return call("tf_keras", target, args, x, w).ravel().tolist()


def test_same_loses_the_odd_sample_at_the_end():
    assert probe(strides=2, padding="same") == [1, 10, 102, 20, 203, 30]
    assert probe(strides=2, padding="same", output_padding=0) == [10, 102, 20, 203, 30]


def test_valid_fills_up_to_the_stride():
    assert len(probe(strides=4)) == 12
    assert len(probe(strides=4, output_padding=0)) == 11


def test_three_dimensions_ignore_the_dilation():
    without = along_last_axis("Conv3DTranspose", 3)
    assert along_last_axis("Conv3DTranspose", 3, dilation_rate=2) == without
    assert without == [1, 12, 123, 230, 300]


def test_two_dimensions_dilate_alike_or_not_at_all():
    dilated = along_last_axis("Conv2DTranspose", 2, dilation_rate=2)
    assert dilated == [1, 2, 13, 20, 130, 200, 300]
    with pytest.raises(FrameworkError, match="both axes alike") as caught:
        along_last_axis("Conv2DTranspose", 2, dilation_rate=(1, 2))
    assert caught.value.nearest == {"dilation_rate": 2}


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"padding": "causal"}, "choice"),
        ({"strides": 2, "dilation_rate": 2}, "stride_or_dilation"),
        ({"strides": 2, "output_padding": 2}, "output_padding_below_stride"),
        ({"groups": 2}, "unknown_argument"),
        ({"use_bias": 1}, "boolean"),
    ],
)
def test_refusals_say_their_rule(given, rule):
    with pytest.raises(FrameworkError) as caught:
        probe(**given)
    assert caught.value.rule == rule
    assert str(caught.value).startswith("Keras 2")


def test_same_with_an_even_kernel_takes_no_output_padding_of_0():
    w = np.ones((4, 1, 1))
    with pytest.raises(FrameworkError, match="5–6 would do"):
        probe(w=w, strides=2, padding="same", output_padding=0)


@st.composite
def layers(draw):
    """A layer that Keras 2 takes, and its sizes."""
    rank = draw(st.integers(1, 3))
    each = st.tuples(*[st.integers(1, 4)] * rank)
    sizes, kernel, strides = draw(each), draw(each), draw(each)
    padding = draw(st.sampled_from(["valid", "same"]))
    args = {"filters": 2, "kernel_size": kernel, "strides": strides, "padding": padding}
    dilation = draw(st.integers(1, 3)) if rank < 3 and max(strides) == 1 else 1
    args["dilation_rate"] = dilation
    odd = all(dilation * (k - 1) % 2 == 0 for k in kernel)
    if draw(st.booleans()) and (padding == "valid" or odd):
        args["output_padding"] = tuple(draw(st.integers(0, s - 1)) for s in strides)
    return Layer("tf_keras", f"Conv{rank}DTranspose", args), sizes, kernel


@given(layers())
def test_the_words_for_a_meaning_have_that_meaning(drawn):
    layer, sizes, kernel = drawn
    means = meaning(layer, *shapes(layer, sizes, kernel, 3, 2))
    said = tf_keras.express(means)
    assert meaning(said, *shapes(said, sizes, kernel, 3, 2)) == means


def test_what_it_cannot_say():
    def refusal(*spans):
        means = Meaning(tuple(Span(*span) for span in spans), 1, 1, LAST)
        with pytest.raises(FrameworkError) as caught:
            tf_keras.express(means)
        return caught.value

    plain = (3, 3, 1, 1, 0, 5)
    dilated = (3, 3, 1, 2, 0, 7)
    assert refusal((3, 3, 2, 2, 0, 9)).rule == "stride_with_dilation"
    assert refusal(plain, dilated).rule == "equal_dilations"
    assert refusal(dilated, dilated, dilated).rule == "dilation_ignored"
    # JAX and PyTorch as backends of Keras 3 say this; TensorFlow refuses it.
    even = refusal((3, 4, 2, 1, 2, 4))
    assert (even.rule, even.nearest["crop"]) == ("cannot_say", ((2, 2),))


def test_the_program_sets_the_weights():
    layer = Layer("tf_keras", "Conv1DTranspose", {"filters": 1, "kernel_size": 3, "strides": 2})
    program = tf_keras.code(layer, X, W)
    compile(program, "tf_keras", "exec")
    assert "import tf_keras" in program
    assert "layer.set_weights([w])" in program
    assert "use_bias=False" in program
