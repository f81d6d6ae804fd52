"""Keras 1: the layer whose output_shape was not what came out."""

import numpy as np
import pytest

from deconv_viz.frameworks import (
    FrameworkError,
    Layer,
    Layouts,
    Meaning,
    Span,
    call,
    keras1,
    meaning,
    reported_output_shape,
)
from tests.frameworks.probe import refusal

NEW = "theano 1.0.5"


def layer(size, kernel, subsample=1, mode="valid", *, version=None, backend=None, filters=1):
    args = {
        "nb_filter": filters,
        "nb_row": kernel,
        "nb_col": kernel,
        "output_shape": (None, filters, size, size),
        "border_mode": mode,
        "subsample": (subsample, subsample),
        "dim_ordering": "th",
    }
    return Layer("keras1", "Deconvolution2D", args, version, backend)


def out(given, size, kernel):
    return meaning(given, (1, 1, size, size), (1, 1, kernel, kernel)).spans[0].output


def test_the_question_6_by_6_asked_for_24_gives_12():
    asked = layer(24, 7)
    assert out(asked, 6, 7) == 12
    assert reported_output_shape(asked, (1, 1, 6, 6), (1, 1, 7, 7)) == (None, 1, 24, 24)
    for version in ("1.0.7", "1.1.0"):
        older = layer(24, 7, version=version)
        assert reported_output_shape(older, (1, 1, 6, 6), (1, 1, 7, 7)) == (None, 1, 12, 12)


def test_theano_1_refuses_what_does_not_fit():
    error = refusal(layer(24, 7, backend=NEW), (1, 1, 6, 6), (1, 1, 7, 7))
    assert error.rule == "theano_input_shape"
    assert error.nearest == {"output_shape": [None, 1, 12, 12]}
    assert out(layer(12, 7, backend=NEW), 6, 7) == 12


def test_subsample_two_alone_does_not_double():
    assert [out(layer(size, 7, 2), 6, 7) for size in (17, 18)] == [17, 18]
    error = refusal(layer(24, 7, 2), (1, 1, 6, 6), (1, 1, 7, 7))
    assert (error.values["low"], error.values["high"]) == (17, 18)
    assert error.nearest == {"output_shape": [None, 1, 18, 18]}


@pytest.mark.parametrize(("kernel", "mode"), [(7, "same"), (3, "same"), (2, "valid")])
def test_what_doubles(kernel, mode):
    assert out(layer(24, kernel, 2, mode), 12, kernel) == 24


def test_same_with_an_even_kernel_keeps_the_crop_of_the_forward_convolution():
    assert out(layer(23, 4, 2, "same"), 12, 4) == 6
    refusal(layer(24, 4, 2, "same"), (1, 1, 12, 12), (1, 1, 4, 4))
    assert out(layer(12, 4, 1, "same"), 12, 4) == 11


def test_an_axis_with_subsample_one_ignores_the_request_on_theano_0_8():
    args = {**layer(1, 3).args, "output_shape": (None, 1, 99, 7), "subsample": (1, 2)}
    spans = meaning(Layer("keras1", "Deconvolution2D", args), (1, 1, 3, 3), (1, 1, 3, 3)).spans
    assert [span.output for span in spans] == [5, 7]


def test_the_kernel_is_scattered_reversed_and_the_orderings_differ_in_layout():
    x, w = np.arange(1, 7), np.arange(1, 13)
    args = {
        **layer(1, 1, filters=2).args,
        "nb_row": 1,
        "nb_col": 3,
        "output_shape": (None, 2, 1, 5),
    }
    first = call("keras1", "Deconvolution2D", args, x.reshape(1, 2, 1, 3), w.reshape(2, 2, 1, 3))
    assert first[0, 0, 0, 0] == 1 * 3 + 4 * 6
    args |= {"dim_ordering": "tf", "output_shape": (None, 1, 5, 2)}
    last = call(
        "keras1",
        "Deconvolution2D",
        args,
        x.reshape(1, 2, 1, 3).transpose(0, 2, 3, 1),
        w.reshape(2, 2, 1, 3).transpose(2, 3, 1, 0),
    )
    assert np.array_equal(last.transpose(0, 3, 1, 2), first)


def test_the_default_ordering_changed_with_1_1():
    args = {k: v for k, v in layer(5, 3).args.items() if k != "dim_ordering"}
    old = Layer("keras1", "Deconvolution2D", args, "1.0.7")
    assert meaning(old, (1, 1, 3, 3), (1, 1, 3, 3)).layouts.data == "NCS"
    new = Layer("keras1", "Deconvolution2D", {**args, "output_shape": (None, 5, 5, 1)})
    assert meaning(new, (1, 3, 3, 1), (3, 3, 1, 1)).layouts.data == "NSC"


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"border_mode": "half"}, "choice"),
        ({"subsample": 2}, "each"),
        ({"subsample": (0, 1)}, "at_least"),
        ({"output_shape": (5, 5)}, "keras1_output_shape"),
        ({"output_shape": 5}, "keras1_output_shape"),
        ({"output_shape": (None, 1, None, None), "subsample": (2, 2)}, "keras1_output_shape"),
        ({"nb_row": 2}, "kernel_of_weight"),
        ({"nb_filter": 2}, "filters_of_weight"),
        ({"dim_ordering": "channels_last"}, "choice"),
        ({"dilation": 2}, "unknown_argument"),
    ],
)
def test_refusals(change, rule):
    given = Layer("keras1", "Deconvolution2D", {**layer(5, 3).args, **change})
    assert refusal(given, (1, 1, 3, 3), (1, 1, 3, 3)).rule == rule


def test_full_came_after_1_1():
    assert out(layer(1, 3, mode="full"), 3, 3) == 1
    error = refusal(layer(1, 3, mode="full", version="1.0.7"), (1, 1, 3, 3), (1, 1, 3, 3))
    assert error.rule == "choice"


def test_a_bias_needs_to_be_switched_on():
    given = Layer("keras1", "Deconvolution2D", {**layer(5, 3).args, "bias": False})
    assert refusal(given, (1, 1, 3, 3), (1, 1, 3, 3), (1,)).rule == "bias_switched_off"


def test_its_words_for_a_meaning():
    spans = (Span(3, 3, 2, 1, 1, 6), Span(4, 5, 1, 1, 2, 4))
    assert keras1.express(Meaning(spans, 1, 2, Layouts("NCS", "IOS"))).args == {
        "nb_filter": 2,
        "nb_row": 3,
        "nb_col": 5,
        "output_shape": (None, 2, 6, 4),
        "border_mode": "same",
        "subsample": (2, 1),
        "dim_ordering": "th",
    }


def test_only_keras_1_reports_a_shape_of_its_own():
    other = Layer("torch", "torch.nn.functional.conv_transpose1d")
    assert reported_output_shape(other, (1, 1, 3), (1, 1, 3)) is None
    with pytest.raises(FrameworkError):
        reported_output_shape(layer(5, 3), (1, 2, 3, 3), (1, 1, 3, 3))
