"""What can be called in ONNX, what surprises, and the sentences of its refusals."""

from types import MappingProxyType

from deconv_viz.frameworks.errors import add_rules
from deconv_viz.frameworks.layer import Quirk, Target, Word

add_rules(
    {
        "onnx_output_padding": (
            "{framework}: output_padding must be smaller than {limit} along axis {axis}, its "
            "stride; received {received}."
        ),
        "onnx_output_padding_specified": (
            "{framework}: output_padding must be smaller than {limit} along axis {axis}, its "
            "stride or dilation; received {received}."
        ),
        "onnx_output_shape": (
            "{framework}: a convolution of {output} makes {made} along axis {axis}, not the "
            "{size} of the input; output_shape may be at most {high} there; received {received}."
        ),
        "onnx_pads_and_auto_pad": (
            "{framework}: pads cannot stand beside auto_pad={auto_pad}; received {received}."
        ),
        "onnx_pads": (
            "{framework}: pads holds {count} integers, all begins and then all ends; received "
            "{received}."
        ),
        "onnx_reference_blocks": (
            "{framework}: it takes the pads as they are, 0 where none are given, and with them a "
            "convolution of {output} makes {made} along axis {axis}, not the {size} of the input."
        ),
        "onnx_reference_groups": (
            "{framework}: groups work for one channel in and one out in each only; here each has "
            "{received} in and {filters} out."
        ),
    }
)

RUNTIME = "onnxruntime"
NOTSET, VALID, UPPER, LOWER = "NOTSET", "VALID", "SAME_UPPER", "SAME_LOWER"
AUTO_PADS = (NOTSET, VALID, UPPER, LOWER)

TARGETS = MappingProxyType(
    {
        "ConvTranspose": Target(
            "ConvTranspose",
            0,
            (
                Word("auto_pad", "choice", NOTSET, AUTO_PADS),
                Word("dilations", "list"),
                Word("group", "int", 1),
                Word("kernel_shape", "list"),
                Word("output_padding", "list"),
                Word("output_shape", "list"),
                Word("pads", "pads"),
                Word("strides", "list"),
            ),
            kernel_in_weight=True,
        )
    }
)

QUIRKS = (
    Quirk(
        "onnx_odd_sample",
        "onnxruntime",
        "Where an odd number of samples is to be cropped, only SAME_UPPER drops one more at the "
        "end, as Keras and TensorFlow do. SAME_LOWER does so at the beginning, and so does "
        "output_shape under any auto_pad but SAME_UPPER.",
    ),
    Quirk(
        "onnx_small_kernel",
        "onnxruntime",
        "SAME with a kernel that is shorter than the stride gives (n-1)·stride + kernel here, "
        "though the specification says n·stride.",
    ),
    Quirk(
        "onnx_pads_ignored",
        "onnxruntime",
        "Where output_shape is given, pads are ignored, as the specification has it.",
    ),
    Quirk(
        "onnx_shorter_output_shape",
        "onnxruntime",
        "output_shape may be as small as 1, for the padding is made to fit; it must only not be "
        "larger than one stride allows.",
    ),
    Quirk(
        "onnx_output_padding_and_dilation",
        "onnxruntime",
        "An output padding of a stride or more is refused even below the dilation, where PyTorch "
        "takes it and exports it.",
    ),
    Quirk(
        "onnx_shape_inference",
        "onnx-published",
        "For SAME with output_padding, shape inference adds the output padding to n·stride; what "
        "is computed has n·stride.",
    ),
    Quirk(
        "onnx_small_kernel_specified",
        "onnx-published",
        "SAME with a kernel that is shorter than the stride asks for negative padding: half of the "
        "zeros that are missing stand in front.",
    ),
    Quirk(
        "onnx_rule_turned_round",
        "onnx-published",
        "The text of opset 1 gives the odd sample to the other end; from opset 11 on SAME_UPPER "
        "crops one more at the end.",
        "opset 1",
    ),
    Quirk(
        "onnx_reference_output_shape",
        "onnx-reference",
        "Without SAME, output_shape is taken together with pads, 0 where there are none: mostly "
        "an error, and with pads another result than the specification's.",
    ),
    Quirk(
        "onnx_reference_windows",
        "onnx-reference",
        "Sizes are checked over all axes together: a wrong output_shape whose windows happen to be "
        "as many as the input has elements is taken, and the input for one of another shape.",
    ),
    Quirk(
        "onnx_reference_groups",
        "onnx-reference",
        "Groups work for one channel in and out each only, and all get the bias of the first.",
    ),
)
