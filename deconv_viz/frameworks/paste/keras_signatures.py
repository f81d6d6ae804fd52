"""How the layers of Keras are spelled: those of Keras 3, of Keras 2 and of Keras 1."""

from collections.abc import Iterator

from deconv_viz.frameworks.paste.signature import Signature, function

_INITIAL = "~kernel_initializer ~bias_initializer ~kernel_regularizer ~bias_regularizer"
_KERAS_END = f"{_INITIAL} ~activity_regularizer ~kernel_constraint ~bias_constraint"
_TRANSPOSED = "!filters !kernel_size strides padding"
_MIDDLE = "dilation_rate ~activation use_bias"
_POOL = "pool_size strides padding data_format"


def keras() -> Iterator[Signature]:
    for rank in (1, 2, 3):
        d = f"{rank}D"
        for framework in ("keras", "tf_keras"):
            late = framework == "keras" and rank == 3  # Keras 3 has the two the other way round
            order = "data_format output_padding" if late else "output_padding data_format"
            words = f"{_TRANSPOSED} {order} {_MIDDLE} {_KERAS_END}"
            target = f"Conv{d}Transpose"
            yield Signature(framework, target, "transposed", rank, words, target)
            words = f"{_TRANSPOSED} data_format dilation_rate ~groups ~activation ~use_bias"
            target = f"Conv{d}"
            yield Signature(framework, target, "convolution", rank, f"{words} {_KERAS_END}", target)
            for long, short in (("MaxPooling", "MaxPool"), ("AveragePooling", "AvgPool")):
                for name in (long + d, short + d):
                    yield Signature(framework, long + d, "pooling", rank, _POOL, name)
            for target, kind, words in (
                ("UpSampling", "upsampling", "size data_format ~interpolation"),
                ("ZeroPadding", "padding", "padding data_format"),
                ("Cropping", "padding", "cropping data_format"),
            ):
                yield Signature(framework, target + d, kind, rank, words, target + d)  # type: ignore[arg-type]
            words = f"{_TRANSPOSED} data_format dilation_rate ~depth_multiplier ~activation"
            target = f"SeparableConv{d}"
            yield Signature(framework, target, "convolution", rank, f"{words} ~use_bias", target)
            words = "!kernel_size strides padding ~depth_multiplier data_format dilation_rate"
            target = f"DepthwiseConv{d}"
            yield Signature(framework, target, "convolution", rank, f"{words} ~activation", target)
    words = "@inputs @kernel strides padding output_padding data_format dilation_rate"
    yield function("keras", "keras.ops.conv_transpose", 0, words, "SOI")
    yield from _keras_1()
    for target, words in (
        ("Input", "~shape ~batch_size ~dtype ~sparse ~ragged ~batch_shape ~name"),
        ("Reshape", "~target_shape"),
    ):
        yield Signature("keras", target, "sets", 0, words, target)
    yield Signature(
        "keras",
        "Input",
        "sets",
        0,
        "~shape ~batch_size ~dtype ~sparse ~ragged ~batch_shape ~name ~input_shape",
        "InputLayer",
    )


def _keras_1() -> Iterator[Signature]:
    start = "!nb_filter !nb_row !nb_col"
    middle = "~init ~activation ~weights border_mode subsample dim_ordering"
    end = "~W_regularizer ~b_regularizer ~activity_regularizer ~W_constraint ~b_constraint bias"
    for name, kind, words in (
        ("Deconvolution2D", "transposed", f"{start} !output_shape {middle} {end}"),
        ("Convolution2D", "convolution", f"{start} {middle} {end}"),
        ("MaxPooling2D", "pooling", "pool_size strides border_mode dim_ordering"),
        ("AveragePooling2D", "pooling", "pool_size strides border_mode dim_ordering"),
        ("UpSampling2D", "upsampling", "size dim_ordering"),
        ("ZeroPadding2D", "padding", "padding dim_ordering"),
        ("Cropping2D", "padding", "cropping dim_ordering"),
    ):
        yield Signature("keras1", name, kind, 2, words, name)  # type: ignore[arg-type]
