"""SciPy: one signal, one kernel, the whole canvas."""

import pytest

from deconv_viz.frameworks import Layer, Span, call, meaning, scipy
from deconv_viz.frameworks.errors import FrameworkError
from deconv_viz.frameworks.layer import Layouts, Meaning
from tests.frameworks.probe import W, X, refusal


def upfirdn(**args):
    return call("scipy", scipy.UPFIRDN, args, X, W).tolist()


def convolve(x=X, w=W, **args):
    return call("scipy", scipy.CONVOLVE, args, x, w).tolist()


def test_upfirdn_gives_the_whole_canvas():
    assert upfirdn() == [1, 12, 123, 230, 300]
    assert upfirdn(up=2, down=1) == [1, 10, 102, 20, 203, 30, 300]
    assert upfirdn(up=4) == [1, 10, 100, 0, 2, 20, 200, 0, 3, 30, 300]


def test_the_modes_of_convolve():
    assert convolve() == [1, 12, 123, 230, 300]
    assert convolve(mode="same") == [12, 123, 230]
    assert convolve(mode="valid", method="direct") == [123]
    assert convolve(w=W[:2], mode="same") == [1, 12, 23]
    assert convolve(x=X[:2], mode="valid") == [12, 120]


@pytest.mark.parametrize(
    ("target", "args", "x_shape", "w_shape", "rule"),
    [
        (scipy.UPFIRDN, {"up": 0}, (3,), (3,), "at_least"),
        (scipy.UPFIRDN, {"down": 2}, (3,), (3,), "scipy_down"),
        (scipy.UPFIRDN, {}, (3, 3, 3), (3,), "input_rank"),
        (scipy.CONVOLVE, {"mode": "half"}, (3,), (3,), "choice"),
        (scipy.CONVOLVE, {"method": "fast"}, (3,), (3,), "choice"),
        (scipy.CONVOLVE, {"mode": "valid"}, (3, 2), (2, 3), "scipy_valid"),
        (scipy.CONVOLVE, {}, (3, 3), (3,), "weight_rank"),
    ],
)
def test_refusals(target, args, x_shape, w_shape, rule):
    assert refusal(Layer("scipy", target, args), x_shape, w_shape).rule == rule


def test_one_signal_has_one_channel_and_one_filter():
    means = meaning(Layer("scipy", scipy.UPFIRDN), (3,), (3,))
    assert (means.channels, means.filters) == (1, 1)


def test_there_is_no_bias():
    assert refusal(Layer("scipy", scipy.UPFIRDN), (3,), (3,), (1,)).rule == "no_bias"


def said(*spans, **more):
    return Meaning(spans, more.pop("channels", 1), 1, Layouts("S", "S"), **more)


def test_what_it_has_words_for():
    assert scipy.express(said(Span(3, 3, 2, 1, 0, 7))).args == {"up": 2}
    assert scipy.express(said(*[Span(3, 3, 1, 1, 1, 3)] * 2)).args == {"mode": "same"}
    layer = scipy.express(said(Span(3, 3, 1, 1, 0, 5)))
    assert meaning(layer, (3,), (3,)).spans == (Span(3, 3, 1, 1, 0, 5),)


@pytest.mark.parametrize(
    ("means", "rule"),
    [
        (said(Span(3, 3, 2, 2, 0, 9)), "scipy_dilation"),
        (said(Span(3, 3, 1, 1, 0, 5), channels=2), "scipy_one_signal"),
        (said(Span(3, 3, 1, 1, 0, 5), batch=2), "scipy_one_signal"),
        (said(*[Span(3, 3, 2, 1, 0, 7)] * 2), "scipy_stride"),
        (said(Span(3, 3, 2, 1, 1, 5)), "cannot_say"),
    ],
)
def test_what_it_has_no_words_for(means, rule):
    with pytest.raises(FrameworkError) as caught:
        scipy.express(means)
    assert caught.value.rule == rule
    if rule == "scipy_dilation":
        assert "put 1 zeros" in str(caught.value)
    if rule == "cannot_say":
        assert caught.value.nearest["crop"] == ((1, 1),)
