"""What can be called in PyTorch, what surprises, and the sentences of its refusals."""

from types import MappingProxyType

from deconv_viz.frameworks.errors import add_rules
from deconv_viz.frameworks.layer import Quirk, Target, Word

add_rules(
    {
        "torch_output_padding": (
            "{framework}: the output padding must be smaller than the stride or the dilation, here "
            "smaller than {limit} along axis {axis}; received {received}."
        ),
        "torch_output_size": (
            "{framework}: this layer can make {low} to {high} of an input of {sizes}; received "
            "output_size={received}."
        ),
        "torch_output_size_length": (
            "{framework}: output_size names {count} spatial sizes, or the whole shape of {whole}; "
            "received {received}."
        ),
        "torch_no_words_for_padding": (
            "{framework}: padding takes no words in a transposed convolution, only integers: the "
            "module is built with {received}, and fails when it is called."
        ),
        "torch_padding_mode": (
            '{framework}: only the padding mode "zeros" is there for a transposed convolution; '
            "received {received}."
        ),
        "torch_groups_divide_filters": (
            "{framework}: groups={groups} must divide out_channels; received {received}."
        ),
        "torch_gradient_size": (
            "{framework}: a convolution makes {expected} of an input of {received} along axis "
            "{axis}, but the gradient given has {size}; {low} to {high} would do."
        ),
        "torch_gradient_shape": (
            "{framework}: input_size is the whole shape of the convolution's input, {expected} "
            "here with the sizes for ?; received {received}."
        ),
    }
)

FUNCTION = (
    Word("stride", "sizes", 1),
    Word("padding", "sizes", 0),
    Word("output_padding", "sizes", 0),
    Word("groups", "int", 1),
    Word("dilation", "sizes", 1),
)
MODULE = (
    Word("in_channels", "int", required=True),
    Word("out_channels", "int", required=True),
    Word("kernel_size", "sizes", required=True),
    Word("stride", "sizes", 1),
    Word("padding", "sizes", 0),
    Word("output_padding", "sizes", 0),
    Word("groups", "int", 1),
    Word("bias", "bool", True),
    Word("dilation", "sizes", 1),
    Word("padding_mode", "choice", "zeros", ("zeros",)),
)
GRADIENT = (
    Word("input_size", "shape", required=True),
    Word("stride", "sizes", 1),
    Word("padding", "sizes", 0),
    Word("dilation", "sizes", 1),
    Word("groups", "int", 1),
)
FUNCTION_NAME = "torch.nn.functional.conv_transpose{}d"
MODULE_NAME = "torch.nn.ConvTranspose{}d"
GRADIENT_NAME = "torch.nn.grad.conv{}d_input"

TARGETS = MappingProxyType(
    {
        target.name: target
        for rank in (1, 2, 3)
        for target in (
            Target(
                MODULE_NAME.format(rank),
                rank,
                MODULE,
                on_call=(Word("output_size", "sizes_or_none", None),),
            ),
            Target(FUNCTION_NAME.format(rank), rank, FUNCTION, kernel_in_weight=True),
            Target(GRADIENT_NAME.format(rank), rank, GRADIENT, kernel_in_weight=True),
        )
    }
)

QUIRKS = (
    Quirk(
        "torch_shifted_by_one",
        "torch",
        "padding=1 with output_padding=1 has the size of Keras' padding='same' for kernel 3 and "
        "stride 2, but is shifted by one: PyTorch drops the first sample, Keras the last.",
    ),
    Quirk(
        "torch_output_padding_uncrops",
        "torch",
        "output_padding first gives back values that padding cropped at the end; zeros appear only "
        "where it is larger than padding.",
    ),
    Quirk(
        "torch_output_padding_and_dilation",
        "torch",
        "The functions accept an output padding below the larger of stride and dilation. A "
        "module's output_size reaches stride - 1 only, and ONNX Runtime refuses what lies beyond, "
        "though PyTorch exports it.",
    ),
    Quirk(
        "torch_output_size_wins",
        "torch",
        "Called with output_size, a module ignores the output_padding that it was built with.",
    ),
    Quirk(
        "torch_padding_string",
        "torch",
        "ConvTranspose1d(…, padding='same') can be built: its padding becomes "
        "('s', 'a', 'm', 'e'). It fails when it is called.",
    ),
    Quirk(
        "torch_gradient_batch",
        "torch",
        "Asked for the gradient of a larger batch than the one given, PyTorch computes the images "
        "beyond it from memory that nobody wrote (float64). Here that is refused.",
    ),
    Quirk(
        "torch_empty",
        "torch",
        "An output of length 0 is refused, except in float32 with two or more images in the batch: "
        "that way through oneDNN returns an empty tensor.",
    ),
)
