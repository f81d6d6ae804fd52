"""Keras 3: what its layers and keras.ops compute, refuse, and how they are written."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deconv_viz.frameworks import FrameworkError, Layer, Meaning, Span, call, keras, meaning, shapes
from deconv_viz.frameworks.keras_family import FIRST, LAST

X = np.array([1, 2, 3]).reshape(1, 3, 1)
W = np.array([1, 10, 100]).reshape(3, 1, 1)
OPS = "keras.ops.conv_transpose"


def probe(w=W, backend="jax", target="Conv1DTranspose", version=None, **args):
    """The result for x = [1, 2, 3], channels last."""
    if target != OPS:
        args = {"filters": 1, "kernel_size": len(w), **args}
    y = call("keras", target, args, X, w, version=version, backend=backend)
    assert y.shape[::2] == (1, 1)
    return y.ravel().tolist()


def even(k):
    return np.array([1, 10, 100, 1000][:k]).reshape(k, 1, 1)


def refused(**given):
    with pytest.raises(FrameworkError) as caught:
        probe(**given)
    return caught.value


def test_same_loses_the_odd_sample_at_the_end():
    assert probe(strides=2, padding="same") == [1, 10, 102, 20, 203, 30]


def test_valid_keeps_everything():
    assert probe(strides=2) == [1, 10, 102, 20, 203, 30, 300]


def test_no_output_padding_is_not_an_output_padding_of_0():
    filled = [1, 10, 100, 0, 2, 20, 200, 0, 3, 30, 300, 0]
    assert probe(strides=4) == probe(strides=4, padding="same") == filled
    assert probe(strides=4, output_padding=0) == filled[:-1]
    assert probe(strides=4, padding="same", output_padding=0) == filled[1:-2]


def test_same_with_an_even_kernel_by_output_padding():
    def same(output_padding, backend="jax"):
        given = {"strides": 2, "padding": "same", "output_padding": output_padding}
        return probe(w=even(4), backend=backend, **given)

    assert same(None) == [10, 102, 1020, 203, 2030, 300]
    assert same(1) == [10, 102, 1020, 203, 2030]
    assert same(0) == same(0, "torch") == [102, 1020, 203, 2030]
    with pytest.raises(FrameworkError, match="5–6 would do") as caught:
        same(0, "tensorflow")
    assert caught.value.nearest == {"output_padding": None}


@pytest.mark.parametrize("version", ["3.0.5", "3.10.0", "3.12.4", "3.13.2", "3.14.1"])
def test_older_versions_on_pytorch_began_one_later(version):
    shifted = [10, 102, 20, 203, 30, 300]
    assert probe(strides=2, padding="same", backend="torch", version=version) == shifted
    assert probe(strides=2, padding="same", backend="jax", version=version)[0] == 1
    assert probe(strides=2, padding="same", backend="torch", version="3.15.0")[0] == 1


def test_older_versions_on_pytorch_lost_a_sample_or_refused():
    given = {"w": even(4), "padding": "same", "backend": "torch"}
    assert probe(**given) == [12, 123, 1230]
    w = np.array([1, 10, 100, 1000]).reshape(4, 1, 1)
    assert probe(**given | {"w": w, "version": "3.13.2"}) == [123, 1230]
    assert refused(**given, version="3.12.4").rule == "torch_output_padding_until_3_12"


def test_output_padding_by_version():
    assert refused(output_padding=0, version="3.10.0").nearest == {"output_padding": None}
    assert len(probe(output_padding=0, version="3.11.0")) == 5
    error = refused(strides=2, output_padding=2)
    assert (error.rule, error.nearest) == (
        "output_padding_below_stride",
        {"output_padding": [1]},
    )
    assert len(probe(strides=2, output_padding=2, version="3.13.2")) == 9


def test_a_layer_takes_strides_or_dilations():
    error = refused(strides=2, dilation_rate=2)
    assert error.rule == "stride_or_dilation"
    both = {"filters": 1, "kernel_size": 1, "strides": (2, 1), "dilation_rate": (1, 2)}
    with pytest.raises(FrameworkError, match="not even on different axes"):
        call("keras", "Conv2DTranspose", both, np.ones((1, 2, 2, 1)), np.ones((1, 1, 1, 1)))


def test_ops_takes_what_the_layers_refuse():
    assert probe(target=OPS, strides=2, dilation_rate=2) == [1, 0, 12, 0, 123, 0, 230, 0, 300]
    assert probe(target=OPS, strides=2, output_padding=3)[6:] == [300, 0, 0, 0]
    assert probe(target=OPS, strides=2, output_padding=-1) == [1, 10, 102, 20, 203, 30]
    assert refused(target=OPS, strides=2, output_padding=3, backend="tensorflow").nearest == {
        "output_padding": None
    }


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"padding": "full"}, "choice"),
        ({"padding": "causal"}, "choice"),
        ({"padding": 1}, "choice"),
        ({"padding": None}, "choice"),
        ({"strides": 0}, "at_least"),
        ({"strides": (2, 2)}, "one_or_each"),
        ({"groups": 2}, "unknown_argument"),
        ({"kernel_size": 2}, "kernel_of_weight"),
        ({"filters": 2}, "filters_of_weight"),
        ({"data_format": "NHWC"}, "choice"),
        ({"version": "2.4"}, "unknown_version"),
        ({"backend": "theano"}, "unknown_backend"),
    ],
)
def test_refusals_say_their_rule(given, rule):
    error = refused(**given)
    assert error.rule == rule
    assert "{" not in str(error)
    assert str(error).startswith("Keras 3")


def test_words_are_read_in_any_case_as_keras_does():
    assert probe(strides=2, padding="SAME") == probe(strides=2, padding="same")


def test_channels_that_differ_are_refused():
    with pytest.raises(FrameworkError, match="2 input channels, the input has 1"):
        probe(w=np.ones((3, 1, 2)))


def test_channels_first_keeps_the_weight():
    x, w = np.arange(6).reshape(1, 2, 3), np.arange(12).reshape(3, 2, 2)
    args = {"filters": 2, "kernel_size": 3, "strides": 2, "padding": "same"}
    first = {**args, "data_format": "channels_first"}
    one = call("keras", "Conv1DTranspose", first, x, w, backend="jax")
    other = call("keras", "Conv1DTranspose", args, x.transpose(0, 2, 1), w, backend="jax")
    assert one.tolist() == other.transpose(0, 2, 1).tolist()


def test_on_tensorflow_the_bias_goes_along_a_width_of_as_many_as_the_filters():
    args = {"filters": 2, "kernel_size": 1, "data_format": "channels_first"}

    def biased(length, backend, version=None):
        x, w, b = np.zeros((1, 1, length)), np.zeros((1, 2, 1)), np.array([10.0, 20.0])
        given = {"backend": backend, "version": version}
        return call("keras", "Conv1DTranspose", args, x, w, b, **given)[0].tolist()

    assert biased(2, "tensorflow") == [[10, 20], [10, 20]]
    assert biased(3, "tensorflow") == [[10, 10, 10], [20, 20, 20]]
    assert biased(2, "jax") == biased(2, "tensorflow", "3.6.0") == [[10, 10], [20, 20]]


def test_a_bias_needs_its_place():
    b = np.ones(1)
    args = {"filters": 1, "kernel_size": 3}
    with pytest.raises(FrameworkError) as caught:
        call("keras", "Conv1DTranspose", {**args, "use_bias": False}, X, W, b)
    assert caught.value.nearest == {"use_bias": True}
    with pytest.raises(FrameworkError, match="adds no bias"):
        call("keras", OPS, {}, X, W, b)
    with pytest.raises(FrameworkError, match="shape \\(2,\\)"):
        call("keras", "Conv1DTranspose", args, X, W, np.ones(2))


@st.composite
def layers(draw):
    """A layer that Keras takes, and its sizes."""
    rank = draw(st.integers(1, 3))
    each = st.tuples(*[st.integers(1, 4)] * rank)
    sizes, kernel, strides = draw(each), draw(each), draw(each)
    args = {
        "filters": draw(st.integers(1, 3)),
        "kernel_size": kernel,
        "strides": strides,
        "padding": draw(st.sampled_from(["valid", "same"])),
        "data_format": draw(st.sampled_from(["channels_last", "channels_first"])),
    }
    if draw(st.booleans()):
        args["output_padding"] = tuple(draw(st.integers(0, s - 1)) for s in strides)
    if max(strides) == 1:
        args["dilation_rate"] = draw(each)
    layer = Layer("keras", f"Conv{rank}DTranspose", args, backend="jax")
    return layer, sizes, kernel


@given(layers())
def test_the_words_for_a_meaning_have_that_meaning(drawn):
    layer, sizes, kernel = drawn
    means = meaning(layer, *shapes(layer, sizes, kernel, 2, layer.args["filters"]))
    said = keras.express(means)
    assert meaning(said, *shapes(said, sizes, kernel, 2, means.filters)) == means
    assert len(said.args) <= len(layer.args)


def plain(*spans, layouts=LAST, **more):
    return Meaning(tuple(Span(*span) for span in spans), 1, 1, layouts, **more)


def test_words_are_the_shortest():
    said = keras.express(plain((3, 3, 2, 1, 0, 6), (3, 3, 2, 1, 0, 6)))
    assert said == Layer(
        "keras",
        "Conv2DTranspose",
        {"filters": 1, "kernel_size": 3, "strides": 2, "padding": "same"},
    )


def test_words_that_tensorflow_refuses_name_another_backend():
    assert keras.express(plain((3, 4, 2, 1, 2, 4))).backend == "jax"
    assert keras.express(plain((3, 4, 2, 1, 1, 6))).backend is None


def test_a_crop_without_words_names_one_for_afterwards():
    # PyTorch's padding=1, output_padding=1 begins one later than "same".
    with pytest.raises(FrameworkError) as caught:
        keras.express(plain((3, 3, 2, 1, 1, 6)))
    nearest = caught.value.nearest
    assert nearest["crop"] == ((1, 0),)
    assert nearest["layer"].args == {"filters": 1, "kernel_size": 3, "strides": 2}


def test_more_zeros_than_an_output_padding_puts_are_put_afterwards():
    means = plain((3, 3, 2, 1, 0, 9))
    with pytest.raises(FrameworkError) as caught:
        keras.express(means)
    assert caught.value.nearest["crop"] == ((0, -2),)
    assert keras.express(means, OPS).args == {"strides": 2, "output_padding": 2}


def test_strides_with_dilations_are_said_by_ops():
    with pytest.raises(FrameworkError) as caught:
        keras.express(plain((3, 3, 2, 2, 0, 9)))
    assert caught.value.nearest["layer"] == Layer("keras", OPS, {"strides": 2, "dilation_rate": 2})
    assert caught.value.nearest["crop"] == ((0, 0),)


def test_groups_circles_and_misplaced_biases_have_no_words():
    for more, rule in (
        ({"groups": 2}, "no_groups"),
        ({"wrap": ((6, 0),)}, "no_circle"),
        ({"bias": "first_of_group"}, "no_such_bias"),
    ):
        with pytest.raises(FrameworkError) as caught:
            keras.express(plain((3, 3, 2, 1, 0, 7), **more))
        assert caught.value.rule == rule
    said = keras.express(plain((3, 3, 2, 1, 0, 7), layouts=FIRST, bias="last_axis"))
    assert (said.backend, said.args["data_format"]) == ("tensorflow", "channels_first")


def test_the_program_of_a_layer_sets_its_weights_and_crops():
    layer = Layer("keras", "Conv1DTranspose", {"filters": 1, "kernel_size": 3, "strides": 2})
    program = keras.code(layer, X, W, np.array([5]), ((1, 0),))
    compile(program, "keras", "exec")
    lines = program.splitlines()
    assert lines[0].startswith("# ")
    assert "KERAS_BACKEND" in lines[0]
    assert 'os.environ.setdefault("KERAS_BACKEND", "jax")' in lines
    assert "layer.set_weights([w, b])" in lines
    assert "y = y[:, 1:, :]" in lines
    assert "layer = keras.layers.Conv1DTranspose(filters=1, kernel_size=3, strides=2)" in lines
    assert "use_bias=False" in keras.code(layer, X, W)


def test_zeros_that_a_crop_puts_get_the_bias_as_well():
    layer = Layer("keras", "Conv1DTranspose", {"filters": 1, "kernel_size": 3})
    lines = keras.code(layer, X, W, np.array([5]), ((0, -1),)).splitlines()
    assert "layer.set_weights([w])" in lines
    assert lines[-4:] == ["y = y + b", "", "print(y.shape)", "print(y)"]


def test_the_program_of_ops_is_one_call():
    program = keras.code(Layer("keras", OPS, {"strides": 2}), X, W)
    assert "keras.ops.conv_transpose(x, w, strides=2)" in program
