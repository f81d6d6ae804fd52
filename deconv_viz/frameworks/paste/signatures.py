"""How layers are spelled: every name that may stand in pasted lines, and its signature."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from deconv_viz.frameworks.paste.keras_signatures import keras
from deconv_viz.frameworks.paste.signature import Kind, Signature, function

__all__ = ["EVERY_KERAS_LAYER", "LAZY", "SIGNATURES", "Kind", "Signature", "signature_of"]

LAZY = "nn.Lazy"
"""How the layers begin that find their channels in the data."""

_KERAS_ANY = "~name ~dtype ~trainable ~input_shape ~batch_input_shape ~batch_size"
_TORCH_END = "~padding_mode ~device ~dtype"
_KEEPS_KERAS = (
    "Activation ReLU LeakyReLU PReLU ELU Softmax BatchNormalization LayerNormalization Dropout "
    "GroupNormalization SpatialDropout1D SpatialDropout2D SpatialDropout3D GaussianNoise Lambda "
    "Rescaling"
)
_KEEPS_TORCH = (
    "ReLU6 SELU GELU SiLU Mish Tanh Sigmoid Hardtanh Softplus Identity BatchNorm1d BatchNorm2d "
    "BatchNorm3d InstanceNorm1d InstanceNorm2d InstanceNorm3d GroupNorm LayerNorm Dropout1d "
    "Dropout2d Dropout3d Softmax2d LogSoftmax BatchNorm"
)
_KEEPS_FUNCTIONS = (
    "relu leaky_relu elu selu gelu silu swish softmax log_softmax sigmoid tanh softplus dropout "
    "batch_norm instance_norm layer_norm group_norm identity"
)
_ENDS = (
    "Flatten Dense Linear GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D "
    "GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D flatten LazyLinear"
)
_OLD = (
    "use_bias ~kernel_initializer ~bias_initializer ~kernel_regularizer ~bias_regularizer "
    "~activity_regularizer ~kernel_constraint ~bias_constraint ~trainable ~name ~reuse"
)
_JOINS = "Concatenate concatenate Add Average Maximum Multiply cat concat"


def _torch() -> Iterator[Signature]:
    for rank in (1, 2, 3):
        d = f"{rank}d"
        start = "!in_channels !out_channels !kernel_size stride padding"
        yield Signature(
            "torch",
            f"torch.nn.ConvTranspose{d}",
            "transposed",
            rank,
            f"{start} output_padding groups bias dilation padding_mode ~device ~dtype",
            f"nn.ConvTranspose{d}",
        )
        words = "!out_channels !kernel_size stride padding output_padding groups bias dilation"
        yield Signature(
            "torch",
            f"torch.nn.ConvTranspose{d}",
            "transposed",
            rank,
            f"{words} padding_mode ~device ~dtype",
            f"{LAZY}ConvTranspose{d}",
        )
        yield Signature(
            "torch",
            f"torch.nn.Conv{d}",
            "convolution",
            rank,
            f"{start} dilation ~groups ~bias {_TORCH_END}",
            f"nn.Conv{d}",
        )
        words = "@input @weight @bias stride padding output_padding groups dilation"
        yield function("torch", f"torch.nn.functional.conv_transpose{d}", rank, words, "IOS")
        words = "@input @weight @bias stride padding dilation ~groups"
        yield function("torch", f"torch.nn.functional.conv{d}", rank, words, "OIS", "convolution")
        words = "!input_size @weight @grad_output stride padding dilation groups"
        yield Signature(
            "torch",
            f"torch.nn.grad.conv{d}_input",
            "transposed",
            rank,
            words,
            f"torch.nn.grad.conv{d}_input",
            "IOS",
        )
        for name, words in (
            ("max_pool", "!kernel_size stride padding dilation ~return_indices ceil_mode"),
            (
                "avg_pool",
                "!kernel_size stride padding ceil_mode ~count_include_pad ~divisor_override",
            ),
        ):
            module = name.title().replace("_", "") + d
            yield Signature("torch", f"torch.nn.{module}", "pooling", rank, words, f"nn.{module}")
            if name == "max_pool":
                words = "!kernel_size stride padding dilation ceil_mode ~return_indices"
            target = f"torch.nn.functional.{name}{d}"
            yield function("torch", target, rank, f"@input {words}", "", "pooling")
            module = f"Adaptive{module}"
            yield Signature(
                "torch", f"torch.nn.{module}", "sets", rank, "!output_size", f"nn.{module}"
            )
        for name in ("ZeroPad", "ReflectionPad", "ReplicationPad", "ConstantPad", "CircularPad"):
            words = "!padding ~value"
            yield Signature("torch", f"torch.nn.{name}{d}", "padding", rank, words, f"nn.{name}{d}")
    words = "size scale_factor ~mode ~align_corners ~recompute_scale_factor"
    yield Signature("torch", "torch.nn.Upsample", "upsampling", 0, words, "nn.Upsample")
    for name in ("UpsamplingNearest2d", "UpsamplingBilinear2d"):
        yield Signature(
            "torch", f"torch.nn.{name}", "upsampling", 2, "size scale_factor", f"nn.{name}"
        )
    yield function(
        "torch",
        "torch.nn.functional.interpolate",
        0,
        f"@input {words} ~antialias",
        "",
        "upsampling",
    )
    for name in ("PixelShuffle", "PixelUnshuffle"):
        word = "!upscale_factor" if name == "PixelShuffle" else "!downscale_factor"
        yield Signature("torch", f"torch.nn.{name}", "upsampling", 2, word, f"nn.{name}")
    yield function(
        "torch", "torch.nn.functional.pixel_shuffle", 2, "@input !upscale_factor", "", "upsampling"
    )
    yield function("torch", "torch.nn.functional.pad", 0, "@input !pad ~mode ~value", "", "padding")
    yield Signature(
        "torch", "torch.nn.Unflatten", "sets", 0, "~dim ~unflattened_size", "nn.Unflatten"
    )


def _others() -> Iterator[Signature]:
    for rank in (1, 2, 3):
        words = "@input @filters !output_shape !strides padding data_format dilations ~name"
        yield function("tensorflow", f"tf.nn.conv{rank}d_transpose", rank, words, "SOI")
        if rank > 1:  # TensorFlow 1's functions that make the layers of Keras 2
            words = f"@inputs !filters !kernel_size strides padding data_format ~activation {_OLD}"
            short = f"tf.layers.conv{rank}d_transpose"
            yield Signature("tf_keras", f"Conv{rank}DTranspose", "transposed", rank, words, short)
        words = "@input @filters !strides !padding data_format dilations ~name"
        yield function("tensorflow", f"tf.nn.conv{rank}d", rank, words, "SIO", "convolution")
        words = "@input !ksize !strides !padding data_format ~name"
        for name in ("max", "avg"):
            target = f"tf.nn.{name}_pool{rank}d"
            yield function("tensorflow", target, rank, words, "", "pooling")
    words = "@input !block_size data_format ~name"
    yield function("tensorflow", "tf.nn.depth_to_space", 2, words, "", "upsampling")
    words = (
        "@lhs @rhs !strides !padding rhs_dilation dimension_numbers transpose_kernel ~precision "
        "~preferred_element_type use_consistent_padding"
    )
    yield function("jax", "jax.lax.conv_transpose", 0, words, "SIO")
    start = "!features !kernel_size strides padding"
    end = "~mask ~dtype ~param_dtype ~precision ~kernel_init ~bias_init"
    words = f"{start} kernel_dilation use_bias {end} transpose_kernel"
    yield Signature("flax", "flax.linen.ConvTranspose", "transposed", 0, words, "nn.ConvTranspose")
    words = f"{start} ~input_dilation kernel_dilation ~feature_group_count ~use_bias {end}"
    yield Signature("flax", "flax.linen.Conv", "convolution", 0, words, "nn.Conv")
    for name in ("max_pool", "avg_pool"):
        words = "@inputs !window_shape strides padding ~count_include_pad"
        yield function("flax", f"flax.linen.{name}", 0, words, "", "pooling")
    words = "auto_pad dilations group kernel_shape output_padding output_shape pads strides"
    yield Signature("onnxruntime", "ConvTranspose", "transposed", 0, words, "ConvTranspose")
    words = "auto_pad dilations ~group !kernel_shape pads strides"
    yield Signature("onnxruntime", "Conv", "convolution", 0, words, "Conv")
    words = (
        "auto_pad ceil_mode dilations !kernel_shape pads ~storage_order strides ~count_include_pad"
    )
    for name in ("MaxPool", "AveragePool"):
        yield Signature("onnxruntime", name, "pooling", 0, words, name)
    words = (
        "@output_grad @filters !input_shape filter_shape border_mode subsample filter_flip "
        "filter_dilation num_groups unshared"
    )
    yield function(
        "theano", "theano.tensor.nnet.abstract_conv.conv2d_grad_wrt_inputs", 2, words, "IOS"
    )
    yield Signature(
        "scipy",
        "scipy.signal.upfirdn",
        "transposed",
        1,
        "@h @x up down ~axis ~mode ~cval",
        "scipy.signal.upfirdn",
        "S",
    )
    words = "@in1 @in2 mode method"
    target = "scipy.signal.convolve"
    yield Signature("scipy", target, "transposed", 0, words, target, "S")
    kinds: tuple[tuple[Kind, str], ...] = (
        ("keeps", f"{_KEEPS_KERAS} {_KEEPS_TORCH}"),
        ("ends", _ENDS),
        ("joins", _JOINS),
    )
    for kind, names in kinds:
        for name in names.split():
            yield Signature("", name, kind, 0, "", name)
    for name in _KEEPS_FUNCTIONS.split():
        yield Signature("", name, "keeps", 0, "@input", name)


def _by_name() -> Mapping[str, tuple[Signature, ...]]:
    found: dict[str, list[Signature]] = {}
    for signature in (*keras(), *_torch(), *_others()):
        found.setdefault(signature.short.rpartition(".")[2], []).append(signature)
    return MappingProxyType({name: tuple(signatures) for name, signatures in found.items()})


SIGNATURES: Mapping[str, tuple[Signature, ...]] = _by_name()
"""All signatures by the last part of the name as it is written."""

EVERY_KERAS_LAYER = tuple(word.lstrip("~") for word in _KERAS_ANY.split())
"""What every layer of Keras takes, by name only."""


def signature_of(framework: str, target: str) -> Signature | None:
    """Return the signature of a layer's target, in the spelling that is written."""
    if framework in ("onnx-published", "onnx-reference"):
        framework = "onnxruntime"
    return _BY_TARGET.get((framework, target))


_BY_TARGET: Mapping[tuple[str, str], Signature] = MappingProxyType(
    {
        (signature.framework, signature.target): signature
        for signatures in reversed(tuple(SIGNATURES.values()))
        for signature in signatures
    }
)
