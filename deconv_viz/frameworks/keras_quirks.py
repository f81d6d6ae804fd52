"""What surprises about Keras 3, each found by running it: x = [1, 2, 3], w = [1, 10, 100]."""

from deconv_viz.frameworks.layer import Quirk

QUIRKS: tuple[Quirk, ...] = (
    Quirk(
        "same_crops_the_end",
        "keras",
        "padding='same' gives n·s, and where kernel − stride is odd, the end loses one more: with "
        "stride 2 the probe gives 1 10 102 20 203 30. PyTorch's padding=1, output_padding=1 has "
        "the same length, shifted by one: 10 102 20 203 30 300.",
    ),
    Quirk(
        "none_is_not_0",
        "keras",
        "output_padding=None is not 0. With stride 4 and a kernel of 3, 'valid' gives 12 with None "
        "and 11 with 0; 'same' gives 12 with None and 9 with 0.",
    ),
    Quirk(
        "same_0_even",
        "keras",
        "padding='same', output_padding=0 and an even kernel give (n − 1)·s: with 4 and stride 2, "
        "4 elements of 3 on JAX and PyTorch. TensorFlow refuses it; None gives 6, 1 gives 5.",
    ),
    Quirk(
        "older_torch_same",
        "keras",
        "On PyTorch, padding='same' cropped the larger half at the beginning: stride 2 gave "
        "10 102 20 203 30 300 instead of 1 10 102 20 203 30.",
        "3.0.5–3.14.1",
    ),
    Quirk(
        "older_torch_even",
        "keras",
        "On PyTorch, padding='same' with an even kernel at stride 1 was refused up to 3.12; 3.13 "
        "and 3.14 computed n − 1 elements, with a kernel of 4 two of three.",
        "3.0.5–3.14.1",
    ),
    Quirk(
        "bias_along_width",
        "keras",
        "On TensorFlow with channels_first, a bias for as many filters as the last axis is long is "
        "added along that axis: bias [10, 20] on 2 positions gives [10, 20] [10, 20] instead of "
        "[10, 10] [20, 20]. With 3 positions it is right.",
        "3.15.1",
    ),
    Quirk(
        "ops_take_more",
        "keras",
        "keras.ops.conv_transpose takes strides with dilations, and output paddings from the "
        "stride on, which the layers refuse: strides=2, output_padding=3 on the probe gives 10 "
        "elements.",
    ),
    Quirk(
        "stride_or_dilation",
        "keras",
        "A layer refuses strides=(2, 1) with dilation_rate=(1, 2), though no axis has both.",
    ),
    Quirk(
        "xla_aborts",
        "keras",
        "On JAX's CPU, Conv2DTranspose(1, (2, 4), strides=2, padding='same', "
        "output_padding=(0, 1)) on 3×3 ends the whole process; "
        "XLA_FLAGS=--xla_disable_hlo_passes=algsimp avoids it.",
        "jaxlib 0.10.2",
    ),
    Quirk(
        "op_0_was_refused",
        "keras",
        "output_padding=0 is taken from 3.11 on only, and output paddings from the stride on are "
        "refused by the layers from 3.14 on.",
        "3.0.5–3.13",
    ),
)
