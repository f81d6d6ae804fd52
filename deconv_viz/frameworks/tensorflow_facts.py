"""What can be called in TensorFlow, what surprises, and the sentences of its refusals."""

from collections.abc import Mapping
from types import MappingProxyType

from deconv_viz.frameworks.errors import add_rules
from deconv_viz.frameworks.layer import Layouts, Quirk, Target, Word

LAST = Layouts("NSC", "SOI")
FIRST = Layouts("NCS", "SOI")
FORMATS = {1: ("NWC", "NCW"), 2: ("NHWC", "NCHW"), 3: ("NDHWC", "NCDHW")}
PADDINGS = ("SAME", "VALID")


def _target(rank: int) -> Target:
    name = f"tf.nn.conv{rank}d_transpose"
    words = (
        Word("output_shape", "shape", required=True),
        Word("strides", "sizes", required=True),
        # Two dimensions alone take pairs: one for each axis of the data, batch and channels too.
        Word("padding", "choice_or_pads" if rank == 2 else "choice", PADDINGS[0], PADDINGS),
        Word("data_format", "choice", FORMATS[rank][0], FORMATS[rank]),
        Word("dilations", "sizes_or_none"),
    )
    compiled = (Word("jit_compile", "bool", False),)
    return Target(name, rank, words, kernel_in_weight=True, on_call=compiled)


TARGETS: Mapping[str, Target] = MappingProxyType(
    {target.name: target for target in map(_target, (1, 2, 3))}
)

add_rules(
    {
        "one_each_or_all": (
            "{framework} takes for {field} an integer, {rank} of them, or {all} with a 1 for batch "
            "and for channels; received {received}."
        ),
        "tensorflow_pads": (
            "{framework}: {target} takes for {field} one of {choices}; received {received}."
        ),
        "pads_of_spatial_axes": (
            "{framework}: {field} as a list holds a pair of at least 0 for each axis of the data, "
            "(0, 0) for batch and channels: {count} pairs; received {received}."
        ),
        "pads_cut_all": (
            "{framework}: {field}={received} crops more than the {full} of the full result along "
            "axis {axis}; a stride of {stride} puts none back."
        ),
        "output_shape_length": (
            "{framework}: {field} has {count} entries, batch and channels included; received "
            "{received}."
        ),
        "output_shape_batch": (
            "{framework}: {field} must have the batch of the input, {expected}; received "
            "{received}."
        ),
        "output_shape_channels": (
            "{framework}: {field} must have the filters of the weight, {expected}; received "
            "{received}."
        ),
        "output_shape_reads": (
            "{framework}: {field} says {output} for axis {axis}, of which the forward convolution "
            "makes {read}, not the {size} of the input; {legal} would do."
        ),
        "no_bias_here": "{framework}: {target} adds no bias; tf.nn.bias_add does, afterwards.",
    }
)

QUIRKS: tuple[Quirk, ...] = (
    Quirk(
        "stride_legal_lengths",
        "tensorflow",
        "SAME with 3 samples and stride 2 takes an output_shape of 5 or 6, no other: 6 gives "
        "1 10 102 20 203 30, and 5 gives 10 102 20 203 30, which begins one later.",
    ),
    Quirk(
        "valid_zeros",
        "tensorflow",
        "VALID takes 7 and 8 there: 1 10 102 20 203 30 300, and with 8 a 0 after it.",
    ),
    Quirk(
        "cpu_paths",
        "tensorflow",
        "On a CPU, dilations need oneDNN with float32 or jit_compile=True, and channels first "
        "needs oneDNN. TF_ENABLE_ONEDNN_OPTS=0 switches it off.",
        "2.21",
    ),
    Quirk(
        "onednn_takes_more",
        "tensorflow",
        "With oneDNN, which is the default, SAME takes an output_shape of 0, and VALID one of 1 "
        "for a single sample with a kernel of 2 and stride 2.",
        "2.21",
    ),
    Quirk(
        "minus_one_aborts",
        "tensorflow",
        "With oneDNN, an output_shape that holds −1 ends the whole process.",
        "2.21",
    ),
    Quirk(
        "pads_2d_only",
        "tensorflow",
        "Pairs for padding work with conv2d_transpose only; in one and three dimensions they are a "
        "TypeError.",
    ),
)
