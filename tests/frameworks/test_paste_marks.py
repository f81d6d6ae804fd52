"""What stands around a pasted layer: prompts, fences, wrappers, signs of other keyboards."""

import pytest

from deconv_viz.frameworks import meaning, shapes
from deconv_viz.frameworks.declared import declared
from deconv_viz.frameworks.layer import Layer
from deconv_viz.frameworks.parse import parse_layer

UP = parse_layer("nn.ConvTranspose2d(8, 4, 3, stride=2)")


@pytest.mark.parametrize(
    "source",
    [
        ">>> up = nn.ConvTranspose2d(8, 4, 3, stride=2)\n>>> up(x).shape\ntorch.Size([1, 4, 9, 9])",
        ">>> nn.ConvTranspose2d(\n...     8, 4, 3, stride=2)",
        "In [1]: nn.ConvTranspose2d(8, 4, 3, stride=2)",
        "```python\nnn.ConvTranspose2d(8, 4, 3, stride=2)\n```",
        "`nn.ConvTranspose2d(8, 4, 3, stride=2)`",
        "nn.ConvTranspose2d（8，4，3，stride＝2）",
        "nn.ConvTranspose2d(8,\u00a04, 3, stride=2, device=“cpu”)",
        "weight_norm(nn.ConvTranspose2d(8, 4, 3, stride=2), dim=0)",
        "self.up = torch.nn.utils.spectral_norm(nn.ConvTranspose2d(8, 4, 3, stride=2)),  # sharp",
        "up = nn.DataParallel(nn.Sequential(nn.ConvTranspose2d(8, 4, 3, stride=2), nn.ReLU()))",
        "nn.init.normal_(self.up.weight)\nnn.ConvTranspose2d(8, 4, 3, stride=2)",
    ],
)
def test_what_stands_around_a_layer_does_not_hide_it(source: str) -> None:
    assert parse_layer(source) == UP


def test_a_lazy_module_finds_its_channels_later() -> None:
    found = parse_layer("nn.LazyConvTranspose2d(4, 3, 2)")
    assert found.layer.args == {"in_channels": 1, "out_channels": 4, "kernel_size": 3, "stride": 2}
    assert found.assumed == ("in_channels",)


@pytest.mark.parametrize(
    ("source", "framework", "target"),
    [
        ("tf.layers.conv2d_transpose(x, 8, 3, 2)", "tf_keras", "Conv2DTranspose"),
        ("tf.compat.v1.layers.conv3d_transpose(x, 8, 3, 2)", "tf_keras", "Conv3DTranspose"),
        ("conv2d_transpose(x, w, [1, 8, 8, 1], 2)", "tensorflow", "tf.nn.conv2d_transpose"),
        (
            "tf.compat.v1.nn.conv2d_transpose(x, w, [1, 8, 8, 1], 2)",
            "tensorflow",
            "tf.nn.conv2d_transpose",
        ),
    ],
)
def test_tensorflows_layers_are_not_its_functions(source: str, framework: str, target: str) -> None:
    layer = parse_layer(source).layer
    assert (layer.framework, layer.target) == (framework, target)


@pytest.mark.parametrize(
    ("shape", "ordering"),
    [("(None, 3, 12, 12)", "th"), ("(None, 12, 12, 3)", None), ("(None, 3, 12, 3)", None)],
)
def test_keras_1_has_the_order_of_axes_that_fits_its_output_shape(
    shape: str, ordering: str | None
) -> None:
    found = parse_layer(f"Deconvolution2D(3, 7, 7, output_shape={shape})")
    assert found.layer.args.get("dim_ordering") == ordering


@pytest.mark.parametrize(
    ("framework", "target", "args"),
    [
        ("tensorflow", "tf.nn.conv2d_transpose", {"output_shape": [16, 9, 9, 5], "strides": 2}),
        (
            "tensorflow",
            "tf.nn.conv2d_transpose",
            {"output_shape": [16, 5, 9, 9], "strides": 2, "data_format": "NCHW"},
        ),
        ("torch", "torch.nn.grad.conv2d_input", {"input_size": (16, 5, 9, 9), "stride": 2}),
        (
            "theano",
            "theano.tensor.nnet.abstract_conv.conv2d_grad_wrt_inputs",
            {"input_shape": (16, 5, 9, 9), "subsample": (2, 2)},
        ),
    ],
)
def test_a_whole_shape_names_batch_and_filters(
    framework: str, target: str, args: dict[str, object]
) -> None:
    layer = Layer(framework, target, {"padding": "VALID", **args} if "strides" in args else args)
    said = declared(layer, 2)
    assert (said.batch, said.filters) == (16, 5)
    means = meaning(layer, *shapes(layer, (4, 4), (3, 3), 1, 5, batch=16))
    assert (means.batch, means.filters, means.spans[0].output) == (16, 5, 9)
