"""Flax: JAX's words with defaults of its own, integers, and a circle."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deconv_viz.frameworks import (
    FrameworkError,
    Layer,
    Layouts,
    Meaning,
    Span,
    call,
    flax,
    meaning,
    shapes,
)

X = np.array([1, 2, 3]).reshape(1, 3, 1)
W = np.array([1, 10, 100]).reshape(3, 1, 1)
NAME = "flax.linen.ConvTranspose"


def probe(w=W, x=X, **args):
    """The result for x = [1, 2, 3], the kernel transposed unless said otherwise."""
    given = {"features": 1, "kernel_size": (len(w),), "transpose_kernel": True, **args}
    return call("flax", NAME, given, x, w).ravel().tolist()


def test_same_is_the_default():
    assert probe(strides=2) == [1, 10, 102, 20, 203, 30]
    assert probe(strides=(2,), padding="VALID", transpose_kernel=False) == [
        *(100, 10, 201, 20, 302, 30, 3)
    ]


def test_an_integer_pads_the_input_with_its_zeros():
    ones = np.ones((1, 3, 1), int)
    assert probe(x=ones, strides=2, padding=1) == [10, 101, 10, 101, 10]
    five = np.array([1, 10, 100, 1000, 10000]).reshape(5, 1, 1)
    assert probe(five, ones, strides=2, padding=1) == [1010, 10101, 1010]
    assert probe(strides=2, padding=[1]) == probe(strides=2, padding=((1, 1),))


def test_none_is_1():
    assert probe(strides=None, kernel_dilation=None) == probe(strides=1, kernel_dilation=(1,))


def test_a_circle_brings_what_stands_over_to_the_other_end():
    # 1 12 123 230 300 for three: one stands over at either end.
    assert probe(padding="CIRCULAR") == [312, 123, 231]
    # 1 12 123 1230 2300 3000 for three: an odd number, of which the kernel decides.
    four = np.array([1, 10, 100, 1000]).reshape(4, 1, 1)
    assert probe(four, padding="CIRCULAR") == [3123, 1231, 2312]
    assert probe(four[::-1], padding="CIRCULAR", transpose_kernel=False) == [2312, 3123, 1231]


def test_a_circle_that_nothing_stands_over_is_none():
    assert probe(strides=4, padding="CIRCULAR") == probe(strides=4, padding="VALID")
    layer = Layer(
        "flax", NAME, {"features": 1, "kernel_size": (3,), "strides": 4, "padding": "CIRCULAR"}
    )
    assert meaning(layer, X.shape, W.shape).wrap is None


@pytest.mark.parametrize(
    ("args", "rule"),
    [
        ({"padding": "FULL"}, "lax_padding"),
        ({"padding": "circular", "strides": 2}, "lax_padding"),
        ({"padding": None}, "lax_padding"),
        ({"padding": [1, 1]}, "lax_padding"),
        ({"kernel_size": (2,)}, "kernel_of_weight"),
        ({"kernel_size": None}, "rank"),
        ({"features": 2}, "filters_of_weight"),
        ({"strides": (2, 2)}, "one_or_each"),
        ({"strides": 0}, "at_least"),
        ({"feature_group_count": 2}, "unknown_argument"),
    ],
)
def test_refusals_say_their_rule(args, rule):
    with pytest.raises(FrameworkError) as caught:
        probe(**args)
    assert caught.value.rule == rule
    assert str(caught.value).startswith("Flax")


def test_refusals_offer_the_circle_too():
    with pytest.raises(FrameworkError, match="'CIRCULAR'") as caught:
        probe(padding="circular", strides=2)
    assert caught.value.nearest == {"padding": "CIRCULAR"}


@st.composite
def layers(draw):
    """A layer that Flax takes, and its sizes."""
    rank = draw(st.integers(1, 3))
    each = st.tuples(*[st.integers(1, 4)] * rank)
    pads = st.tuples(*[st.tuples(st.integers(0, 4), st.integers(0, 4))] * rank)
    args = {
        "features": 2,
        "kernel_size": draw(each),
        "strides": draw(each),
        "padding": draw(st.sampled_from(["SAME", "VALID", "CIRCULAR", 3]) | pads),
        "kernel_dilation": draw(each),
        "transpose_kernel": draw(st.booleans()),
    }
    return Layer("flax", NAME, args), draw(each)


@given(layers())
def test_the_words_for_a_meaning_have_that_meaning(drawn):
    layer, sizes = drawn
    kernel = layer.args["kernel_size"]
    means = meaning(layer, *shapes(layer, sizes, kernel, 3, 2))
    if not all(span.output for span in means.spans):
        return
    said = flax.express(means)
    assert meaning(said, *shapes(said, sizes, kernel, 3, 2)) == means


def test_words_are_the_shortest():
    order = Layouts("NSC", "SIO")
    same = Meaning((Span(3, 3, 2, 1, 0, 6),), 1, 1, order, flipped=True)
    assert flax.express(same).args == {"features": 1, "kernel_size": (3,), "strides": (2,)}
    cut = Meaning((Span(3, 3, 2, 1, 1, 5),), 1, 1, order, flipped=True)
    assert flax.express(cut).args["padding"] == 1


def test_a_circle_that_is_not_its_own_has_no_words():
    means = Meaning((Span(3, 3, 2, 1, 0, 7),), 1, 1, Layouts("NSC", "SOI"), wrap=((6, 1),))
    with pytest.raises(FrameworkError) as caught:
        flax.express(means)
    assert caught.value.rule == "no_circle"


def test_the_program_gives_the_weights_as_parameters():
    layer = Layer("flax", NAME, {"features": 1, "kernel_size": (3,)})
    program = flax.code(layer, X, W, np.array([5]))
    compile(program, "flax", "exec")
    assert 'y = np.asarray(layer.apply({"params": {"kernel": w, "bias": b}}, x))' in program
    without = flax.code(layer, X, W)
    assert "use_bias=False" in without
    assert '{"params": {"kernel": w}}' in without
    zeros = flax.code(layer, X, W, np.array([5]), ((-1, 0),))
    assert "use_bias=False" in zeros
    assert "y = y + b" in zeros
