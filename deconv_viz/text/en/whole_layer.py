"""What the page "A whole layer" says."""

from collections.abc import Mapping

WHOLE_LAYER: Mapping[str, str] = {
    "page.whole_layer.title": "A whole layer",
    "page.whole_layer.link": "A whole layer",
    "page.whole_layer.says": (
        "Every output channel is a sum: each input channel is scattered with a kernel of its own, "
        "the results are added, and the bias comes on top, on every cell."
    ),
    # The controls, and the same names within a sentence.
    "whole_layer.label.channels": "Channels in",
    "whole_layer.name.channels": "channels in",
    "whole_layer.label.filters": "Channels out",
    "whole_layer.name.filters": "channels out",
    "whole_layer.label.groups": "Groups",
    "whole_layer.name.groups": "groups",
    "whole_layer.groups_help": (
        "Each group of input channels makes a group of output channels of its own; as many groups "
        "as channels is a depthwise layer."
    ),
    "whole_layer.label.size": "Input size i",
    "whole_layer.name.size": "input size",
    "whole_layer.label.kernel": "Kernel size k",
    "whole_layer.name.kernel": "kernel size",
    "whole_layer.label.stride": "Stride s",
    "whole_layer.name.stride": "stride",
    "whole_layer.label.padding": "Padding p",
    "whole_layer.name.padding": "padding",
    "whole_layer.label.output_padding": "Output padding a",
    "whole_layer.name.output_padding": "output padding",
    "whole_layer.label.bias": "Bias",
    "whole_layer.name.bias": "bias",
    "whole_layer.label.activation": "Activation",
    "whole_layer.activation.linear": "None",
    "whole_layer.activation.relu": "ReLU",
    "whole_layer.activation.sigmoid": "Sigmoid",
    "whole_layer.activation.tanh": "Tanh",
    "whole_layer.label.seed": "Seed",
    "whole_layer.name.seed": "seed",
    "whole_layer.label.output": "Output channel",
    "whole_layer.name.output": "output channel",
    "whole_layer.label.row": "Row",
    "whole_layer.name.row": "row",
    "whole_layer.label.column": "Column",
    "whole_layer.name.column": "column",
    "whole_layer.label.last": "M",
    "whole_layer.name.last": "M",
    "whole_layer.label.case": "Case",
    "whole_layer.name.case": "case",
    "whole_layer.label.sample": "Output sample",
    "whole_layer.name.sample": "output sample",
    # What has to be said about a change or a link.
    "whole_layer.gave_way": "{reason}, so {name} went from {before} to {after}.",
    "whole_layer.groups_divide": (
        "Groups must divide {channels} channels in and {filters} channels out"
    ),
    "whole_layer.last_divides": "M must divide the {elements} elements",
    "whole_layer.link": (
        "Parts of this link cannot be used, so you see the nearest that is possible."
    ),
    # The stacks and the sum.
    "whole_layer.x": "x[{channel}]",
    "whole_layer.y": "y[{channel}]",
    "whole_layer.w": "w[{channel},{output}]",
    "whole_layer.summand": "x[{channel}] ∗ᵀ w[{channel},{output}]",
    "whole_layer.bias_name": "b[{output}]",
    "whole_layer.bias_caption": "b[{output}] = {bias}, everywhere",
    "whole_layer.z_caption": "sum",
    "whole_layer.y_caption": "y[{output}]",
    "whole_layer.stack_in": "Channels in: {count}",
    "whole_layer.stack_out": "Channels out: {count}. Choose one:",
    "whole_layer.choose_output": "Output channel",
    "whole_layer.input_of": "Input channel {channel}",
    "whole_layer.output_of": "Output channel {channel}",
    "whole_layer.kernel_of": "Kernel from input channel {channel} to output channel {output}",
    "whole_layer.summand_of": "What input channel {channel} adds to output channel {output}",
    "whole_layer.bias_of": "Bias {bias} on every cell of output channel {output}",
    "whole_layer.z_of": "Sum of output channel {output} before its activation",
    "whole_layer.y_of": "Output channel {output}",
    "whole_layer.not_joined": ("in another group: adds nothing to y[{output}]"),
    "whole_layer.line_input": "from x[{channel}]",
    "whole_layer.line_bias": "the bias, the same on every cell of this channel",
    "whole_layer.line_bias_hole": "no stamp reaches this cell; the bias does",
    "whole_layer.line_relu": "max(0, {value})",
    "whole_layer.line_sigmoid": "1 / (1 + exp(−{value}))",
    "whole_layer.line_tanh": "tanh {value}",
    "whole_layer.no_taps": "no tap lands here: 0",
    "whole_layer.more": "{count} more",
    "whole_layer.how": "Click a cell, or go there by arrow keys and Enter: its terms light up.",
    "whole_layer.equal": ("channel by channel = the core’s whole layer, in all {cells} cells of y"),
    "whole_layer.differs": "channel by channel it differs from the core’s whole layer",
    # Examples, and the parts beneath.
    "whole_layer.example.gaps": "Gaps that only the bias fills",
    "whole_layer.example.groups": "Two groups",
    "whole_layer.example.depthwise": "Depthwise",
    "whole_layer.example.relu": "With ReLU",
    "whole_layer.example.waste": "4×4: 144 products or 729",
    "whole_layer.lab": "One pair of channels in the lab",
    "whole_layer.parts": "More about the layer",
    "whole_layer.part.weights": "The weight in each framework",
    "whole_layer.part.counts": "Parameters and products",
    "whole_layer.part.three_ways": "Conv1DTranspose three ways",
    "whole_layer.part.by_hand": "Conv1d by hand",
    "whole_layer.part.open_sizes": "Open sizes",
    # The weight.
    "whole_layer.called.transposed": "{framework} with transpose_kernel",
    "whole_layer.called.th": "{framework} in th order",
    "whole_layer.called.tf": "{framework} in tf order",
    "whole_layer.column.who": "Framework",
    "whole_layer.column.axes": "Axes of the weight",
    "whole_layer.column.element": "The same element",
    "whole_layer.column.memory": "In memory",
    "whole_layer.axis.in": "in",
    "whole_layer.axis.out": "out",
    "whole_layer.axis.out_of_group": "out/groups",
    "whole_layer.axis.rows": "kh",
    "whole_layer.axis.columns": "kw",
    "whole_layer.reversed": "kernel reversed",
    "whole_layer.no_groups": "no groups: this layer needs one call a group",
    "whole_layer.no_kernel": "Not joined: they are in different groups",
    "whole_layer.element": (
        "The kernel from x[{channel}] to y[{output}] has {value} at {place}. Click another element."
    ),
    "whole_layer.not_an_element": (
        "x[{channel}] and y[{output}] are in different groups, so no kernel joins them. Click an "
        "element."
    ),
    "whole_layer.memory": (
        "The bar is the weight in the order of memory, a colour for each input channel; the mark "
        "is the element. Where the kernel is reversed, the framework turns it by 180° before it "
        "scatters."
    ),
    "whole_layer.position": "Element {position} of {count} in the order of memory",
    # Counts.
    "whole_layer.weights_count": "weights: {channels} in · {filters} out of a group · {kernel}",
    "whole_layer.bias_count": "biases: one for each channel out",
    "whole_layer.parameters": "parameters",
    "whole_layer.ungrouped": "without the {groups} groups they would be",
    "whole_layer.waste": (
        "Zero insertion multiplies {of} times for one sample, and {wasted} of these products "
        "({share} %) have an inserted or padded zero for a factor. The stamps have none of them."
    ),
    "whole_layer.stamps": "Stamps",
    "whole_layer.insertion": "Zero insertion",
    "whole_layer.landed": "{count:,} land",
    "whole_layer.cropped": "{count:,} cropped",
    "whole_layer.wasted": "{count:,} times zero",
    "whole_layer.lost_formula": "of them on cells that the crop takes away",
    "whole_layer.direct_formula": (
        "stamps: {pairs} pairs of channels · {size}² inputs · {kernel}² kernel elements"
    ),
    "whole_layer.inserted_formula": (
        "zero insertion: {pairs} pairs of channels · {output}² windows · {kernel}² kernel elements"
    ),
    # Conv1DTranspose three ways.
    "whole_layer.way.native": "Conv1DTranspose",
    "whole_layer.way.expanded": "expand, Conv2DTranspose, squeeze",
    "whole_layer.way.reshape": "reshape and back",
    "whole_layer.ways_how": (
        "Time runs to the right, a row is a channel. All three layers hold the same kernel, in two "
        "dimensions as (3, 1) with stride (2, 1)."
    ),
    "whole_layer.ways_input": "input {shape}",
    "whole_layer.ways_output": "output {shape}",
    "whole_layer.ways_equal": "all three give the same numbers",
    "whole_layer.ways_differ": "the three differ",
    "whole_layer.layer": "layer",
    "whole_layer.mixing": "The reshape that mixes time and channels",
    "whole_layer.mixing_says": (
        "Often copied: `Reshape((-1, 1, M))` with the M of another layer. Rows are read one after "
        "the other, so unless M is the number of channels that come in, channels become moments or "
        "moments channels, and nothing complains. The colour is the channel that a number was in."
    ),
    "whole_layer.mixing_choose": "M, where 4 channels come in",
    "whole_layer.mixed": "reshaped {shape}",
    "whole_layer.unmixed": (
        "M = {last} is what comes in: every row keeps its colour, and the output has {length} "
        "moments."
    ),
    "whole_layer.mixes": (
        "M = {last}: channel {source} of moment {moment} has become channel {channel} of moment "
        "{step}. The output has {length} moments in the place of {right}."
    ),
    # Conv1d by hand.
    "whole_layer.hand_says": (
        "A forward convolution of a signal (1, 16, 8820), a fifth of a second at 44.1 kHz, with a "
        "weight (16, 16, 3): lay out all windows, and one matrix product does the rest."
    ),
    "whole_layer.case.valid": "no padding",
    "whole_layer.case.padded": "padding 1",
    "whole_layer.case.dilated": "dilation 2",
    "whole_layer.case.dilated_padded": "dilation 2, padding 2",
    "whole_layer.case.causal": "dilation 2, causal: 4 at the left",
    "whole_layer.around": "samples {first} to {last}",
    "whole_layer.window_of": "window {sample}",
    "whole_layer.hand_weight": "w[0]",
    "whole_layer.products": "products",
    "whole_layer.hand_sum": "The {count} products add up to z[0, 0, {sample}] = {value}.",
    "whole_layer.samples": "{time} + {pads} − {dilation}·({kernel}−1)",
    "whole_layer.column.case": "8,820 samples in",
    "whole_layer.column.samples": "out",
    # Open sizes.
    "whole_layer.open.batch": (
        "<b>Batch</b> may stay open (None): the same kernel serves every sample by itself."
    ),
    "whole_layer.open.length": (
        "<b>Length</b>, height and width may stay open as well: the kernel has a size of its own, "
        "and only the number of channels must be known when it is made."
    ),
    "whole_layer.open.dense": (
        "<b>A Dense layer behind a Flatten</b> may not: it has a weight for each number that comes "
        "in, so their count must be known when it is made. Pool over the length first, or fix it."
    ),
    "whole_layer.open_layer": (
        "Conv1DTranspose({filters}, 3, strides=2) on {channels} channels, then Flatten and "
        "Dense({units})"
    ),
    "whole_layer.column.length": "length in",
    "whole_layer.column.longer": "length out",
    "whole_layer.column.layer_parameters": "parameters of the layer",
    "whole_layer.column.dense_parameters": "of the Dense layer",
}
