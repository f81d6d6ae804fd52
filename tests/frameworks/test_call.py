"""One roof: names, arguments, arrays and their types, whatever the framework."""

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deconv_viz.frameworks import (
    FRAMEWORKS,
    RULES,
    FrameworkError,
    Layer,
    Layouts,
    Meaning,
    Span,
    arrays,
    call,
    layouts,
    line,
    meaning,
    quirks,
    shapes,
    targets,
    title,
    translate,
)
from deconv_viz.frameworks.errors import add_rules
from deconv_viz.frameworks.evaluate import evaluate

F = "torch.nn.functional.conv_transpose1d"
X, W = np.array([[[1, 2, 3]]]), np.array([[[1, 10, 100]]])


def test_an_unknown_framework_is_refused_with_those_that_there_are():
    with pytest.raises(FrameworkError, match="onnx-reference") as caught:
        targets("caffe")
    assert caught.value.rule == "unknown_framework"
    with pytest.raises(FrameworkError):
        call(["torch"], F, {}, X, W)


def test_an_unknown_target_is_refused_with_those_that_there_are():
    with pytest.raises(FrameworkError, match=r"nn\.ConvTranspose2d"):
        call("torch", "conv_transpose1d", {}, X, W)
    with pytest.raises(FrameworkError):
        layouts(Layer("torch", "conv_transpose1d"), 1)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_framework_has_targets_a_title_and_layouts(framework):
    assert title(framework) != framework
    assert all(target.name == name for name, target in targets(framework).items())
    layer = translate(Layer("torch", F.replace("1d", "2d")), framework, *[(1, 1, 3, 3)] * 2).layer
    found = layouts(layer, 2)
    assert set(found.data) <= set("NCS")
    assert set(found.weight) <= set("IOS")
    x_shape, w_shape = shapes(layer, (3, 3), (3, 3), 1, 1)
    assert meaning(layer, x_shape, w_shape).spans == (Span(3, 3, 1, 1, 0, 5),) * 2


def test_every_quirk_is_of_a_framework_and_has_a_key_of_its_own():
    found = quirks()
    assert {quirk.framework for quirk in found} <= FRAMEWORKS.keys()
    assert len({quirk.key for quirk in found}) == len(found)
    assert {quirk.framework for quirk in quirks("torch")} == {"torch"}


def test_integers_stay_integers_and_single_precision_stays_single():
    assert call("torch", F, {}, X, W).dtype == np.int64
    assert call("torch", F, {}, X, W.astype(np.int8)).dtype == np.int64
    single = call("torch", F, {}, X.astype(np.float32), W.astype(np.float32))
    assert (single.dtype, single.ravel().tolist()) == (np.float32, [1, 12, 123, 230, 300])
    assert call("torch", F, {}, X / 2, W).dtype == np.float64


@pytest.mark.parametrize("bad", [[[["a"]]], [[[1j]]], [[[np.nan]]], [[[np.inf]]], [[[1], [1, 2]]]])
def test_what_is_no_number_is_refused(bad):
    with pytest.raises(FrameworkError, match="real numbers"):
        call("torch", F, {}, bad, W)


def test_a_missing_weight_is_refused():
    with pytest.raises(FrameworkError, match="needs a weight"):
        call("torch", F, {}, X)


def test_an_error_survives_pickling_with_its_sentence():
    with pytest.raises(FrameworkError) as caught:
        call("torch", F, {"stride": 0}, X, W)
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (str(copy), copy.nearest) == (str(caught.value), caught.value.nearest)
    assert str(copy) == "PyTorch: stride must be at least 1; received 0."


def test_nearest_arguments_are_given_only_if_the_layer_works_with_them():
    with pytest.raises(FrameworkError) as caught:
        meaning(Layer("torch", F, {"stride": 0, "padding": 3}), X.shape, W.shape)
    assert caught.value.nearest == {"stride": 1, "padding": [2]}
    with pytest.raises(FrameworkError) as caught:
        meaning(Layer("torch", F, {"stride": 0}), X.shape, (2, 1, 3))
    assert caught.value.nearest == {}


@pytest.mark.parametrize(
    ("args", "nearest"),
    [
        ({"stride": 2.7}, {"stride": [2]}),
        ({"stride": -3}, {"stride": 1}),
        ({"stride": "2"}, {"stride": [1]}),
        ({"stride": [2, 3]}, {"stride": [2]}),
        ({"padding": None}, {"padding": [0]}),
        ({"groups": 7}, {"groups": 1}),
    ],
)
def test_the_nearest_argument_keeps_what_it_can(args, nearest):
    with pytest.raises(FrameworkError) as caught:
        meaning(Layer("torch", F, args), X.shape, W.shape)
    assert caught.value.nearest == nearest


def test_a_rule_cannot_be_given_a_second_sentence():
    assert add_rules({"integer": RULES["integer"]})
    with pytest.raises(ValueError, match="integer"):
        add_rules({"integer": "No."})


def span(begin, output):
    return Meaning((Span(3, 3, 2, 1, begin, output),), 1, 1, Layouts("NCS", "IOS"))


@pytest.mark.parametrize(
    ("means", "wanted"),
    [
        (span(0, 0), []),
        (span(9, 2), [0, 0]),
        (span(-2, 3), [0, 0, 1]),
        (span(-3, 2), [0, 0]),
        (span(6, 3), [300, 0, 0]),
        (span(-1, 9), [0, 1, 10, 102, 20, 203, 30, 300, 0]),
    ],
)
def test_what_lies_beyond_the_canvas_is_zero(means, wanted):
    assert evaluate(means, X, W).ravel().tolist() == wanted


def test_the_batch_of_a_meaning_is_that_of_the_input():
    assert meaning(Layer("torch", F), (5, 1, 3), W.shape).batch == 5
    assert meaning(Layer("torch", F), (1, 3), W.shape).batch == 1


@given(st.permutations("NCS"), st.integers(1, 3))
def test_an_array_comes_back_from_the_canonical_order(letters, rank):
    layout = "".join(letters)
    own = np.arange(2 * 3 * 4**rank).reshape(arrays.shape_in(layout, (4,) * rank, N=2, C=3))
    canonical = arrays.to_canonical(own, layout, arrays.DATA)
    assert canonical.shape == (2, 3, *(4,) * rank)
    assert np.array_equal(arrays.from_canonical(canonical, arrays.DATA, layout), own)


def test_a_letter_that_a_layout_leaves_out_is_an_axis_of_one():
    own = np.arange(6).reshape(2, 3)
    assert arrays.to_canonical(own, "CS", arrays.DATA).shape == (1, 2, 3)
    assert arrays.to_canonical(own, "S", arrays.WEIGHT).shape == (1, 1, 2, 3)
    assert np.array_equal(arrays.from_canonical(own[None], arrays.DATA, "CS"), own)
    assert arrays.read_shape("NSC", (2, 5, 6, 3)) == ({"N": 2, "C": 3, "I": 1, "O": 1}, (5, 6))


@pytest.mark.parametrize(
    ("layer", "wanted"),
    [
        (
            Layer("keras", "Conv2DTranspose", {"filters": 16, "kernel_size": 3, "padding": "same"}),
            "Conv2DTranspose(16, 3, padding='same')",
        ),
        (Layer("torch", F, {"stride": 2}), "F.conv_transpose1d(x, w, stride=2)"),
        (
            Layer(
                "torch",
                "torch.nn.ConvTranspose1d",
                {"in_channels": 1, "out_channels": 2, "kernel_size": (3,)},
                call={"output_size": [6]},
            ),
            "nn.ConvTranspose1d(1, 2, (3,))(x, output_size=(6,))",
        ),
        (
            Layer("torch", "torch.nn.grad.conv1d_input", {"input_size": [1, 1, 5]}),
            "torch.nn.grad.conv1d_input((1, 1, 5), w, x)",
        ),
        (Layer("scipy", "scipy.signal.upfirdn", {"up": 2}), "upfirdn(w, x, up=2)"),
        (
            Layer("onnxruntime", "ConvTranspose", {"strides": (2, 2)}),
            "ConvTranspose(x, w, strides=[2, 2])",
        ),
    ],
)
def test_a_layer_on_a_line(layer, wanted):
    assert line(layer) == wanted
