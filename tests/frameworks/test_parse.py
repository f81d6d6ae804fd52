"""Pasted layer lines: what people paste is understood, everything else refused in one sentence."""

import ast
import importlib
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deconv_viz.frameworks.layer import Layer, Target
from deconv_viz.frameworks.parse import (
    PASTE_RULES,
    Parsed,
    ParseError,
    parse_layer,
    parse_layers,
    write,
)
from deconv_viz.frameworks.paste.signatures import SIGNATURES, signature_of

SEQUENTIAL = """
model = keras.Sequential([
    layers.InputLayer((28, 28, 1)),
    layers.Conv2D(16, 3, activation="relu"),  # down
    layers.MaxPooling2D(2),

    layers.UpSampling2D(2),
    layers.Conv2DTranspose(1, 3),
])
"""

FORWARD = """
import torch.nn.functional as F

class Net(nn.Module):
    '''An autoencoder.'''
    def __init__(self):
        super().__init__()
        self.up = nn.ConvTranspose2d(8, 1, 3, stride=2)
        self.down = nn.Conv2d(1, 8, 3, stride=2)

    def forward(self, x):
        x = F.relu(self.down(x))
        x = F.max_pool2d(x, 2)
        return torch.sigmoid(self.up(x, output_size=(28, 28)))
"""

PRINTED = """Sequential(
  (0): ConvTranspose2d(100, 512, kernel_size=(4, 4), stride=(1, 1), bias=False)
  (1): ReLU(inplace=True)
  (2): Sequential(
    (0): Upsample(scale_factor=2.0, mode='nearest')
  )
)"""


def layers(source: str) -> list[tuple[str, str, Mapping[str, Any]]]:
    return [
        (one.layer.framework, one.layer.target, one.layer.args)
        for one in parse_layers(source)
        if one.counts
    ]


@pytest.mark.parametrize(
    ("line", "framework", "target", "args"),
    [
        (
            'x = layers.Conv2DTranspose(64, 3, strides=2, padding="same", activation="relu")(x)',
            "keras",
            "Conv2DTranspose",
            {"filters": 64, "kernel_size": 3, "strides": 2, "padding": "same"},
        ),
        (
            "model.add(tf.keras.layers.Conv1DTranspose(8, (5,), 2, 'valid', 1, name=name))",
            "keras",
            "Conv1DTranspose",
            {
                "filters": 8,
                "kernel_size": (5,),
                "strides": 2,
                "padding": "valid",
                "output_padding": 1,
            },
        ),
        (
            "tf_keras.layers.Conv2DTranspose(8, 3, data_format='channels_first')",
            "tf_keras",
            "Conv2DTranspose",
            {"filters": 8, "kernel_size": 3, "data_format": "channels_first"},
        ),
        (
            "self.up1 = nn.ConvTranspose2d(8 * 64, 32, kernel_size=2, stride=2, device=device),",
            "torch",
            "torch.nn.ConvTranspose2d",
            {"in_channels": 512, "out_channels": 32, "kernel_size": 2, "stride": 2},
        ),
        (
            "y = torch.nn.functional.conv_transpose2d(x, w, None, 2, -1 + 2)",
            "torch",
            "torch.nn.functional.conv_transpose2d",
            {"stride": 2, "padding": 1},
        ),
        (
            "Deconvolution2D(1, 7, 7, output_shape=(None, 1, 24, 24), subsample=(2, 2))",
            "keras1",
            "Deconvolution2D",
            {
                "nb_filter": 1,
                "nb_row": 7,
                "nb_col": 7,
                "output_shape": (None, 1, 24, 24),
                "subsample": (2, 2),
                "dim_ordering": "th",
            },
        ),
        (
            "y = tf.nn.conv2d_transpose(x, w, [1, 28, 28, 1], strides=2)",
            "tensorflow",
            "tf.nn.conv2d_transpose",
            {"output_shape": [1, 28, 28, 1], "strides": 2},
        ),
        (
            "y = jax.lax.conv_transpose(x, w, (2, 2), [(1, 2), (1, 2)])",
            "jax",
            "jax.lax.conv_transpose",
            {"strides": (2, 2), "padding": [(1, 2), (1, 2)]},
        ),
        (
            "x = nn.ConvTranspose(features=8, kernel_size=(3, 3), strides=(2, 2))(x)",
            "flax",
            "flax.linen.ConvTranspose",
            {"features": 8, "kernel_size": (3, 3), "strides": (2, 2)},
        ),
        (
            'make_node("ConvTranspose", ["x", "w"], ["y"], pads=[1, 1, 1, 1], strides=[2, 2])',
            "onnxruntime",
            "ConvTranspose",
            {"pads": [1, 1, 1, 1], "strides": [2, 2]},
        ),
        ("ConvTranspose(strides=[2])", "onnxruntime", "ConvTranspose", {"strides": [2]}),
        ("y = upfirdn(h, x, up=3)", "scipy", "scipy.signal.upfirdn", {"up": 3}),
    ],
)
def test_a_line_becomes_the_layer_in_its_own_words(
    line: str, framework: str, target: str, args: Mapping[str, Any]
) -> None:
    parsed = parse_layer(line)
    assert (parsed.layer.framework, parsed.layer.target, parsed.layer.args) == (
        framework,
        target,
        args,
    )


def test_a_whole_sequential_is_read_with_its_input() -> None:
    assert [one.kind for one in parse_layers(SEQUENTIAL)] == [
        "sets",
        "convolution",
        "pooling",
        "upsampling",
        "transposed",
    ]
    assert parse_layers(SEQUENTIAL)[0].sizes == (28, 28)
    assert [one.line for one in parse_layers(SEQUENTIAL)] == [3, 4, 5, 7, 8]


def test_a_module_is_followed_in_the_order_of_its_forward() -> None:
    found = parse_layers(FORWARD)
    assert [one.name for one in found if one.counts] == [
        "nn.Conv2d",
        "F.max_pool2d",
        "nn.ConvTranspose2d",
    ]
    assert found[-2].layer.call == {"output_size": (28, 28)}


def test_definitions_alone_stand_in_the_order_of_the_lines() -> None:
    source = "self.a = nn.Conv2d(1, 8, 3)\nself.b = nn.ConvTranspose2d(8, 1, 3)\n"
    assert [one.name for one in parse_layers(source)] == ["nn.Conv2d", "nn.ConvTranspose2d"]


def test_the_printed_form_of_a_model_is_read() -> None:
    assert [one.kind for one in parse_layers(PRINTED)] == ["transposed", "keeps", "upsampling"]


def test_lines_of_a_list_are_read_however_they_are_indented() -> None:
    source = "    nn.ConvTranspose2d(9, 8, 4, 1, 0),\n  nn.ReLU(True),  # c)\n nn.Conv2d(8, 1, 3)"
    assert [one.kind for one in parse_layers(source)] == ["transposed", "keeps", "convolution"]


def test_a_functional_model_keeps_its_joins() -> None:
    source = (
        "x = Input((28, 28, 1))\ne = Conv2D(8, 3, padding='same')(x)\np = MaxPooling2D()(e)\n"
        "u = Conv2DTranspose(8, 2, strides=2)(p)\nc = concatenate([u, e])\nModel(x, c)\n"
    )
    kinds = ["sets", "convolution", "pooling", "transposed", "joins"]
    assert [one.kind for one in parse_layers(source)] == kinds


def test_a_weight_that_is_written_out_names_kernel_and_channels() -> None:
    source = "w = torch.randn(8, 16, 4, 5)\nx = torch.randn(1, 8, 6, 7)\n"
    first, second = parse_layers(source + "y = F.conv_transpose2d(x, w, groups=2)")
    assert first.sizes == (6, 7)
    assert (second.kernel, second.channels, second.filters) == ((4, 5), 8, 32)


def test_channels_that_the_text_does_not_tell_are_taken_as_one_and_named() -> None:
    parsed = parse_layer("nn.ConvTranspose2d(ngf * 8, ngf * 4, 4, 2, 1, bias=use_bias)")
    assert parsed.layer.args == {
        "in_channels": 1,
        "out_channels": 1,
        "kernel_size": 4,
        "stride": 2,
        "padding": 1,
    }
    assert parsed.assumed == ("in_channels", "out_channels", "bias")
    known = parse_layer("ngf = 64\nnn.ConvTranspose2d(ngf * 8, ngf * 4, 4, 2, 1)")
    assert known.layer.args["in_channels"] == 512
    assert known.assumed == ()


def test_an_input_of_any_shape_is_passed_over() -> None:
    found = parse_layers("x = keras.Input(shape=(latent_dim,))\nx = Reshape((7, 7, 64))(x)")
    assert [one.kind for one in found] == ["keeps", "sets"]
    assert parse_layers("\n".join(map(write, found))) == found


def test_a_size_named_in_the_middle_is_taken() -> None:
    source = (
        "model = Sequential()\nmodel.add(Dense(7 * 7 * 256, input_shape=(100,)))\n"
        "model.add(Reshape((7, 7, 256)))\nmodel.add(Conv2DTranspose(1, 5))\n"
    )
    found = parse_layers(source)
    assert [one.kind for one in found] == ["keeps", "ends", "sets", "transposed"]
    assert found[2].sizes == (7, 7)
    assert parse_layers("x = x.view(-1, 128, 7, 9)")[0].sizes == (7, 9)
    assert parse_layers("Input((1, 7, 9))\nConv2D(1, 3, data_format='channels_first')")[
        0
    ].sizes == (7, 9)


@pytest.mark.parametrize(
    ("source", "rule", "line", "nearest"),
    [
        ("", "empty", 1, "Conv2DTranspose(16, 3, strides=2)"),
        ("# nothing\nimport torch", "empty", 1, ""),
        ("\nnn.ConvTransposed2d(3, 4, 2)", "unknown_layer", 2, "nn.ConvTranspose2d"),
        ("conv2dtranspose(3, 4)", "unknown_layer", 1, "Conv2DTranspose"),
        ("x = self.block(x)", "unknown_layer", 1, "made of"),
        ("import paddle.nn as nn\nnn.Conv2DTranspose(1, 8, 3)", "unknown_layer", 2, "Keras"),
        ("nnx.ConvTranspose(1, 32, (3, 3))", "unknown_layer", 1, "flax.linen"),
        ("Conv2DTranspose(3, 3, stride=2)", "unknown_argument", 1, "strides"),
        ("Conv2DTranspose(3, 3, border_mode='same')", "unknown_argument", 1, "padding"),
        ("nn.ConvTranspose2d(3, 3, 3, zzz=2)", "unknown_argument", 1, "output_padding"),
        ("nn.PixelShuffle(1, 2)", "too_many_arguments", 1, ""),
        ("Conv2DTranspose(3, 3, filters=2)", "given_twice", 1, ""),
        ("nn.ConvTranspose2d(3)", "missing", 1, ""),
        ("Conv2DTranspose(3,\n  k)", "not_a_value", 2, ""),
        ("Conv2DTranspose(3, 3, **settings)", "not_a_value", 1, ""),
        ("Conv2DTranspose(*settings)", "not_a_value", 1, ""),
        ("Conv2DTranspose(3, 2 ** 9)", "not_a_value", 1, ""),
        ("Conv2DTranspose(3, 99999999999)", "too_large", 1, ""),
        ("Conv2DTranspose(3, 9999 * 9999)", "too_large", 1, ""),
        ("nn.ReLU()\nConv2DTranspose(3, 3", "unclosed", 2, ""),
        ("nn.ReLU()\nhello world", "syntax", 2, "Conv2DTranspose(16, 3, strides=2)"),
        ("for i in range(3):\n  x = Conv2D(3, 3)(x)", "not_followed", 1, "one after another"),
        ("[Conv2D(3, 3) for i in range(3)]", "not_followed", 1, "one after another"),
        ("y = f(Conv2DTranspose(3, 3)(x)[:, :28])", "unknown_layer", 1, ""),
        ("y = Conv2DTranspose(3, 3)(x[:, :28])", "not_followed", 1, "Cropping2D"),
        ("(" * 500, "too_deep", 1, ""),
        ("-" * 5000 + "1", "too_deep", 1, ""),
        ("a" + ".b" * 4000, "too_deep", 1, ""),
        ("a" + "()" * 4000, "too_deep", 1, ""),
        ("1" * 6000, "syntax", 1, ""),
        ("x" * 10_001, "too_long", 1, ""),
        ("Conv2D(1, 1)\n" * 65, "too_many", 65, ""),
        ("\0", "syntax", 1, ""),
    ],
)
def test_everything_else_is_refused_in_one_sentence_that_names_the_line(
    source: str, rule: str, line: int, nearest: str
) -> None:
    with pytest.raises(ParseError) as refusal:
        parse_layers(source)
    error = refusal.value
    assert (error.rule, error.line) == (rule, line)
    assert nearest in error.nearest
    sentence = str(error)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "{" not in sentence
    assert len(sentence) < 250


def test_one_transposed_layer_is_picked_and_more_or_none_refused() -> None:
    assert parse_layer("nn.ReLU()\nnn.ConvTranspose1d(1, 1, 3)").name == "nn.ConvTranspose1d"
    with pytest.raises(ParseError, match="2 transposed"):
        parse_layer("nn.ConvTranspose1d(1, 1, 3)\nnn.ConvTranspose1d(1, 1, 3)")
    with pytest.raises(ParseError, match="line 2 has Conv2D"):
        parse_layer("\nConv2D(1, 3)")


def test_nothing_is_executed() -> None:
    source = "__import__('os').system('true')"
    with pytest.raises(ParseError):
        parse_layers(source)
    with pytest.raises(ParseError):
        parse_layers("Conv2DTranspose(1, (lambda: 3)())")


def test_a_list_that_is_appended_to_itself_stays_small() -> None:
    with pytest.raises(ParseError) as refusal:
        parse_layers("l = []\nl.append(Conv2D(1, 1))\n" + "l.extend(l)\n" * 500)
    assert refusal.value.rule == "too_many"


# What frameworks take and what is read have to be the same words in the same order.
MODULES = (
    "torch",
    "keras",
    "tf_keras",
    "tensorflow",
    "jax",
    "flax",
    "onnx",
    "keras1",
    "theano",
    "scipy",
)


@pytest.mark.parametrize("name", MODULES)
def test_the_order_of_the_arguments_is_that_of_the_framework(name: str) -> None:
    module = importlib.import_module(f"deconv_viz.frameworks.{name}")
    targets: Mapping[str, Target] = module.TARGETS
    framework = "onnxruntime" if name == "onnx" else name
    for target in targets.values():
        signature = signature_of(framework, target.name)
        assert signature is not None, target.name
        if signature.kind == "transposed":
            assert signature.kept == tuple(word.name for word in target.words), target.name


def sizes(low: int, high: int) -> st.SearchStrategy[Any]:
    number = st.integers(low, high)
    return number | st.tuples(number, number)


@st.composite
def written_layers(draw: st.DrawFn) -> Layer:
    """Layers as people write them, in words of several frameworks."""
    framework, target, required, optional = draw(
        st.sampled_from(
            [
                (
                    "keras",
                    "Conv2DTranspose",
                    {"filters": st.integers(1, 512), "kernel_size": sizes(1, 9)},
                    {
                        "strides": sizes(1, 4),
                        "padding": st.sampled_from(("same", "valid")),
                        "output_padding": st.none() | sizes(0, 3),
                        "use_bias": st.booleans(),
                    },
                ),
                (
                    "torch",
                    "torch.nn.ConvTranspose2d",
                    {
                        "in_channels": st.integers(1, 512),
                        "out_channels": st.integers(1, 512),
                        "kernel_size": sizes(1, 9),
                    },
                    {"stride": sizes(1, 4), "output_padding": sizes(0, 3), "bias": st.booleans()},
                ),
                (
                    "torch",
                    "torch.nn.functional.conv_transpose2d",
                    {},
                    {"stride": sizes(1, 4), "padding": sizes(0, 3), "groups": st.integers(1, 3)},
                ),
                (
                    "flax",
                    "flax.linen.ConvTranspose",
                    {
                        "features": st.integers(1, 64),
                        "kernel_size": st.tuples(st.integers(1, 9), st.integers(1, 9)),
                    },
                    {"padding": st.lists(st.tuples(st.integers(-3, 3), st.integers(-3, 3)))},
                ),
                (
                    "jax",
                    "jax.lax.conv_transpose",
                    {"strides": sizes(1, 4), "padding": st.just("SAME")},
                    {"transpose_kernel": st.booleans()},
                ),
                (
                    "onnxruntime",
                    "ConvTranspose",
                    {},
                    {
                        "auto_pad": st.sampled_from(("NOTSET", "SAME_LOWER")),
                        "pads": st.lists(st.integers(0, 3), min_size=4, max_size=4),
                    },
                ),
            ]
        )
    )
    args = {name: draw(values) for name, values in required.items()}
    for name, values in optional.items():
        if draw(st.booleans()):
            args[name] = draw(values)
    return Layer(framework, target, args)


@given(written_layers())
def test_what_is_written_is_read_back_as_the_same_layer(layer: Layer) -> None:
    parsed = parse_layer(write(Parsed("transposed", layer)))
    assert parsed.layer == layer
    assert write(parsed) == write(Parsed("transposed", layer))


WEIGHTS = """y = F.conv_transpose2d(x, torch.ones(8, 16, 4, 5), groups=2)
y = F.conv2d(x, torch.ones(8, 16, 4, 5), stride=2)
y = lax.conv_transpose(x, np.ones((4, 5, 8, 16)), (2, 2), 'SAME')
y = tf.nn.conv2d_transpose(x, np.ones((4, 5, 16, 8)), (1, 9, 9, 16), 2)
y = upfirdn(np.ones((3,)), x, 2)
y = torch.nn.grad.conv2d_input((1, 8, 9, 9), torch.ones(4, 8, 3, 3), g)
"""


@pytest.mark.parametrize("source", [SEQUENTIAL, FORWARD, PRINTED, WEIGHTS])
def test_a_text_written_again_is_the_same_stack(source: str) -> None:
    found = parse_layers(source)
    again = parse_layers("\n".join(write(one) for one in found))
    assert again == found


NAMES = sorted(SIGNATURES)
FRAGMENTS = st.sampled_from(
    [
        *NAMES,
        *("x", "self.up", "=", "(", ")", "[", "]", "{", "}", ",", ".", ":", "\n", "  ", "\t", "#"),
        *("'", '"', "'''", "\\", "*", "**", "-", "+", "//", "%", "0", "1", "2", "9" * 30, "1e400"),
        *("None", "True", "lambda", "for", "in", "def", "class", "import", "from", "return", "if"),
        *("kernel_size=", "strides=", "padding=", "shape=", "layers=", "model.add", "view", "\0"),
        *("Sequential", "make_node", "append", "torch.ones", "np.ones", "@", "\ud800", "é", "\f"),
    ]
)


@settings(max_examples=400)
@given(st.lists(FRAGMENTS, max_size=40).map("".join) | st.text(max_size=80))
def test_no_text_raises_anything_but_its_own_refusal(source: str) -> None:
    try:
        found = parse_layers(source)
    except ParseError as error:
        assert str(error).endswith(".")  # noqa: PT017
        assert error.rule in PASTE_RULES  # noqa: PT017
    else:
        assert found
        for one in found:
            ast.parse(write(one))
