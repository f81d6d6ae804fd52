"""JAX: the kernel that is not transposed, and pads of two kinds."""

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
    jax,
    layouts,
    meaning,
    shapes,
)

X = np.array([1, 2, 3]).reshape(1, 3, 1)
W = np.array([1, 10, 100]).reshape(3, 1, 1)
NAME = "jax.lax.conv_transpose"


def probe(padding, strides=(2,), w=W, **args):
    """The result for x = [1, 2, 3], the kernel transposed unless said otherwise."""
    given = {"strides": strides, "padding": padding, "transpose_kernel": True, **args}
    return call("jax", NAME, given, X, w).ravel().tolist()


def refused(*given, **args):
    with pytest.raises(FrameworkError) as caught:
        probe(*given, **args)
    return caught.value


def test_the_kernel_is_scattered_reversed_unless_transposed():
    assert probe("VALID", transpose_kernel=False) == [100, 10, 201, 20, 302, 30, 3]
    assert probe("VALID") == [1, 10, 102, 20, 203, 30, 300]


def test_words():
    assert probe("SAME") == [1, 10, 102, 20, 203, 30]
    assert probe("VALID", (4,)) == [1, 10, 100, 0, 2, 20, 200, 0, 3, 30, 300, 0]
    assert probe("SAME", (4,)) == probe("VALID", (4,))


def test_pairs_pad_the_input_with_its_zeros():
    assert probe([(0, 0)]) == [102, 20, 203]
    assert probe([(2, 1)]) == [1, 10, 102, 20, 203, 30]
    assert probe([(3, 2)]) == [0, 1, 10, 102, 20, 203, 30, 300]
    assert probe([(-1, 0)]) == [20, 203]
    assert probe([(-2, -1)]) == []


def test_consistent_pairs_pad_the_forward_convolution():
    def consistent(*pairs):
        return probe(list(pairs), use_consistent_padding=True)

    assert consistent((0, 0)) == [1, 10, 102, 20, 203, 30, 300]
    assert consistent((1, 0)) == [10, 102, 20, 203, 30, 300]
    assert consistent((-1, 2)) == [0, 1, 10, 102, 20, 203]
    assert consistent((1, 0), (9, 9)) == consistent((1, 0))


def test_pads_may_not_take_more_than_there_is():
    # Five elements, the zeros among them: all may go, and not one more.
    assert probe([(-3, -2)]) == []
    assert refused([(-4, -2)]).rule == "lax_pads_cut_all"
    assert probe([(5, 4)], use_consistent_padding=True) == []
    assert refused([(6, 4)], use_consistent_padding=True).rule == "lax_pads_cut_all"


def test_at_stride_1_other_words_are_the_ordinary_convolutions():
    w = np.array([1, 10, 100, 1000]).reshape(4, 1, 1)
    assert probe("valid", (1,)) == [123]
    assert probe("SAME", (1,), w) == probe("SAME_LOWER", (1,), w) == [12, 123, 1230]
    assert probe("same", (1,), w) == [123, 1230, 2300]
    assert refused("same").nearest == {"padding": "SAME"}
    assert refused("SAME_LOWER").nearest == {"padding": "SAME"}
    assert refused("same", (1,), use_consistent_padding=True).rule == "lax_padding"


def test_dilations_go_with_strides():
    assert probe("VALID", rhs_dilation=(2,)) == [1, 0, 12, 0, 123, 0, 230, 0, 300]


@pytest.mark.parametrize(
    ("padding", "args", "rule"),
    [
        ("FULL", {}, "lax_padding"),
        (1, {}, "lax_padding"),
        (None, {}, "lax_padding"),
        ([1], {}, "lax_padding"),
        ([(1, 1), (1, 1)], {}, "lax_padding"),
        ("SAME", {"strides": 2}, "each"),
        ("SAME", {"strides": (2, 2)}, "each"),
        ("SAME", {"strides": (0,)}, "at_least"),
        ("SAME", {"rhs_dilation": (0,)}, "at_least"),
        ("SAME", {"transpose_kernel": None}, "boolean"),
        ("SAME", {"feature_group_count": 2}, "unknown_argument"),
        ("SAME", {"dimension_numbers": ("NCH", "OIH")}, "dimension_numbers"),
        ("SAME", {"dimension_numbers": ("NCH", "OIW", "NCH")}, "dimension_numbers"),
        ("SAME", {"w": np.ones((3, 1, 2))}, "channels"),
    ],
)
def test_refusals_say_their_rule(padding, args, rule):
    error = refused(padding, **args)
    assert error.rule == rule
    assert str(error).startswith("JAX")


def test_dimension_numbers_name_the_axes():
    rng = np.random.default_rng(1)
    x, w = rng.integers(-3, 4, (2, 3, 4, 2)), rng.integers(-3, 4, (3, 2, 2, 5))
    args = {"strides": (2, 1), "padding": "SAME"}
    plain = call("jax", NAME, args, x, w)
    named = {**args, "dimension_numbers": ("NCHW", "OIHW", "NHWC")}
    other = call("jax", NAME, named, x.transpose(0, 3, 1, 2), w.transpose(3, 2, 0, 1))
    assert other.tolist() == plain.tolist()
    layer = Layer("jax", NAME, {**named, "transpose_kernel": True})
    assert layouts(layer, 2) == Layouts("NCS", "IOS", "NSC")


def test_spatial_axes_that_stand_apart_are_not_read():
    names = ("NHCW", "HWIO", "NHCW")
    args = {"strides": (1, 1), "padding": "SAME", "dimension_numbers": names}
    with pytest.raises(FrameworkError, match="must stand together"):
        call("jax", NAME, args, np.ones((1, 2, 1, 2)), np.ones((1, 1, 1, 1)))


@st.composite
def meanings(draw):
    """Any crop at all: JAX has words for each."""
    spans = []
    for _ in range(draw(st.integers(1, 3))):
        size, k, s, d = (draw(st.integers(1, most)) for most in (4, 4, 4, 2))
        full = (size - 1) * s + d * (k - 1) + 1
        begin = draw(st.integers(-2, 3))
        output = draw(st.sampled_from([size * s, full, full - begin, full + 1]))
        spans.append(Span(size, k, s, d, begin, max(output, 1)))
    flipped = draw(st.booleans())
    order = Layouts("NSC", "SIO" if flipped else "SOI")
    return Meaning(tuple(spans), 2, 3, order, flipped=flipped)


@given(meanings())
def test_every_crop_has_words_with_its_meaning(means):
    said = jax.express(means)
    sizes, kernel = ([span[at] for span in means.spans] for at in (0, 1))
    assert meaning(said, *shapes(said, sizes, kernel, 2, 3)) == means


def test_words_are_the_shortest():
    said = jax.express(
        Meaning((Span(3, 3, 2, 1, 0, 6),), 1, 1, Layouts("NSC", "SIO"), flipped=True)
    )
    assert said == Layer("jax", NAME, {"strides": (2,), "padding": "SAME"})


def test_groups_have_no_words():
    with pytest.raises(FrameworkError) as caught:
        jax.express(Meaning((Span(3, 3, 2, 1, 0, 6),), 2, 2, Layouts("NSC", "SOI"), groups=2))
    assert caught.value.rule == "no_groups"


def test_the_program_is_one_call():
    layer = Layer("jax", NAME, {"strides": (2,), "padding": ((1, 0),), "transpose_kernel": True})
    program = jax.code(layer, X, W, np.array([5]), ((0, 1),))
    compile(program, "jax", "exec")
    words = "strides=(2,), padding=((1, 0),), transpose_kernel=True"
    assert f"y = np.asarray(jax.lax.conv_transpose(x, w, {words}))" in program
    assert "y = y[:, :-1, :]" in program
    first = Layer("jax", NAME, {**layer.args, "dimension_numbers": ("NCH", "OIH", "NCH")})
    channels_first = jax.code(first, X.reshape(1, 1, 3), W.reshape(1, 1, 3), np.array([5]))
    assert "y = y + b.reshape(-1, 1)" in channels_first
