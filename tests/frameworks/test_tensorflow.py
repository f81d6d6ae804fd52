"""TensorFlow: the output is named, and its forward convolution decides whether it is legal."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from deconv_viz.frameworks import (
    FrameworkError,
    Layer,
    Meaning,
    Span,
    call,
    layouts,
    meaning,
    shapes,
    tensorflow,
)
from deconv_viz.frameworks.tensorflow_facts import FIRST, LAST

X = np.array([1, 2, 3]).reshape(1, 3, 1)
W = np.array([1, 10, 100]).reshape(3, 1, 1)


def probe(output, padding="SAME", on_call=None, w=W, **args):
    """The result for x = [1, 2, 3] with stride 2."""
    given = {"output_shape": (1, output, 1), "strides": 2, "padding": padding, **args}
    y = call("tensorflow", "tf.nn.conv1d_transpose", given, X, w, call=on_call)
    return y.ravel().tolist()


def flat(output, padding, **args):
    """The result for one row of three, in two dimensions."""
    given = {"output_shape": (1, 1, output, 1), "strides": (1, 2), "padding": padding, **args}
    x, w = X.reshape(1, 1, 3, 1), W.reshape(1, 3, 1, 1)
    return call("tensorflow", "tf.nn.conv2d_transpose", given, x, w).ravel().tolist()


def refused(output, padding="SAME", ask=probe, **args):
    with pytest.raises(FrameworkError) as caught:
        ask(output, padding, **args)
    return caught.value


def test_same_takes_as_many_lengths_as_the_stride():
    assert probe(6) == [1, 10, 102, 20, 203, 30]
    assert probe(5) == [10, 102, 20, 203, 30]
    for wrong, nearest in ((4, 5), (7, 6), (0, 5)):
        error = refused(wrong)
        assert error.rule == "output_shape_reads"
        assert error.nearest == {"output_shape": [1, nearest, 1]}
    assert "makes 2, not the 3 of the input; 5–6 would do" in str(refused(4))


def test_valid_begins_at_the_full_length():
    full = [1, 10, 102, 20, 203, 30, 300]
    assert probe(7, "VALID") == full
    assert probe(8, "VALID") == [*full, 0]
    assert refused(6, "VALID").nearest == {"output_shape": [1, 7, 1]}
    assert refused(9, "VALID").nearest == {"output_shape": [1, 8, 1]}


def test_pairs_crop_in_two_dimensions():
    none = (0, 0)
    assert flat(5, (none, none, (1, 1), none)) == [10, 102, 20, 203, 30]
    assert flat(6, (none, none, (1, 1), none)) == [10, 102, 20, 203, 30, 300]
    assert refused(4, (none, none, (1, 1), none), flat).rule == "output_shape_reads"
    first = {"data_format": "NCHW", "output_shape": (1, 1, 1, 5)}
    given = {"strides": (1, 2), "padding": (none, none, none, (1, 1)), **first}
    x, w = X.reshape(1, 1, 1, 3), W.reshape(1, 3, 1, 1)
    y = call("tensorflow", "tf.nn.conv2d_transpose", given, x, w)
    assert y.ravel().tolist() == [10, 102, 20, 203, 30]


def test_pairs_may_leave_nothing_but_not_less():
    none = (0, 0)
    args = {"output_shape": (1, 1, 0, 1), "strides": 1}
    x, w = np.ones((1, 1, 1, 1)), np.ones((1, 3, 1, 1))
    for end, shape in ((2, (1, 1, 0, 1)), (3, None)):
        given = {**args, "padding": (none, none, (1, end), none)}
        if shape:
            assert call("tensorflow", "tf.nn.conv2d_transpose", given, x, w).shape == shape
            continue
        with pytest.raises(FrameworkError) as caught:
            call("tensorflow", "tf.nn.conv2d_transpose", given, x, w)
        assert caught.value.rule == "pads_cut_all"


@pytest.mark.parametrize(
    ("padding", "rule"),
    [
        ("same", "choice"),
        ("FULL", "choice"),
        ("EXPLICIT", "choice"),
        (((0, 0), (1, 1), (0, 0)), "tensorflow_pads"),
    ],
)
def test_one_dimension_takes_words_alone(padding, rule):
    assert refused(6, padding).rule == rule


@pytest.mark.parametrize(
    "padding",
    [
        ((0, 0), (0, 0), (1, 1)),
        ((0, 0), (0, 0), (1, 1), (1, 0)),
        ((0, 0), (0, 0), (1, -1), (0, 0)),
        ((0, 0), 0, (1, 1), (0, 0)),
    ],
)
def test_pairs_are_one_for_each_axis_of_the_data(padding):
    assert refused(5, padding, flat).rule == "pads_of_spatial_axes"


def test_batch_and_channels_are_those_of_the_arrays():
    assert refused(6, output_shape=(2, 6, 1)).rule == "output_shape_batch"
    assert refused(6, output_shape=(1, 6, 2)).rule == "output_shape_channels"
    assert refused(6, output_shape=(6,)).rule == "output_shape_length"
    assert refused(6, w=np.ones((3, 1, 2))).rule == "channels"
    assert probe(6, output_shape=(None, 6, None)) == probe(6)


def test_strides_are_one_each_or_all():
    whole = probe(6)
    assert whole == probe(6, strides=(2,)) == probe(6, strides=[1, 2, 1])
    # conv1d_transpose puts a 1 before them, and the batch's is the height's, which is 1.
    assert probe(6, strides=[2, 2, 1]) == whole
    assert refused(6, strides=[1, 2, 2]).nearest["strides"] == [2]
    assert refused(6, strides=[2, 2]).rule == "one_each_or_all"
    assert refused(1, ask=flat, strides=[2, 1, 2, 1]).rule == "one_each_or_all"
    assert refused(6, strides=0).rule == "at_least"


def test_dilations_are_computed_compiled_or_not():
    dilated = [1, 0, 12, 0, 123, 0, 230, 0, 300]
    assert probe(9, "VALID", dilations=2) == dilated
    assert probe(9, "VALID", {"jit_compile": True}, dilations=[2]) == dilated


def test_a_bias_is_added_by_something_else():
    given = {"output_shape": (1, 6, 1), "strides": 2}
    with pytest.raises(FrameworkError, match="bias_add"):
        call("tensorflow", "tf.nn.conv1d_transpose", given, X, W, np.ones(1))


@st.composite
def meanings(draw):
    """What TensorFlow can say: a padding, and lengths that are legal with it."""
    rank = draw(st.integers(1, 3))
    padding = draw(st.sampled_from(["SAME", "VALID", "pairs"][: 3 if rank == 2 else 2]))
    spans = []
    for _ in range(rank):
        size, k, s, d = (draw(st.integers(1, most)) for most in (4, 4, 4, 2))
        full = (size - 1) * s + d * (k - 1) + 1
        begin = draw(st.integers(0, 2)) if padding == "pairs" else 0
        if padding == "SAME":
            output = (size - 1) * s + draw(st.integers(1, s))
            begin = max(full - output, 0) // 2
        else:
            end = draw(st.integers(0, 2)) if padding == "pairs" else 0
            output = full - begin - end + draw(st.integers(0, s - 1))
        assume(output > 0)
        spans.append(Span(size, k, s, d, begin, output))
    order = draw(st.sampled_from([FIRST, LAST]))
    return Meaning(tuple(spans), 2, 3, order, batch=1)


@given(meanings())
def test_the_words_for_a_meaning_have_that_meaning(means):
    said = tensorflow.express(means)
    sizes, kernel = ([span[at] for span in means.spans] for at in (0, 1))
    assert meaning(said, *shapes(said, sizes, kernel, 2, 3)) == means
    assert layouts(said, len(sizes)) == means.layouts


def test_a_crop_without_words_names_one_for_afterwards():
    with pytest.raises(FrameworkError) as caught:
        tensorflow.express(Meaning((Span(3, 3, 2, 1, 1, 6),), 1, 1, LAST))
    nearest = caught.value.nearest
    assert nearest["crop"] == ((1, 0),)
    assert nearest["layer"].args == {
        "output_shape": (1, 7, 1),
        "strides": 2,
        "padding": "VALID",
    }


def test_the_program_has_the_shape_of_its_input():
    args = {"output_shape": (None, 6, 1), "strides": 2}
    layer = Layer("tensorflow", "tf.nn.conv1d_transpose", args)
    program = tensorflow.code(layer, np.repeat(X, 2, 0), W, np.array([7]))
    compile(program, "tensorflow", "exec")
    assert "y = tf.nn.conv1d_transpose(x, w, output_shape=(2, 6, 1), strides=2).numpy()" in program
    assert "y = y + b" in program
    dilated = Layer(layer.framework, layer.target, {**args, "dilations": 2})
    assert "jit_compile=True" in tensorflow.code(dilated, X, W)
