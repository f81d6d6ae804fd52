"""What the tasks ask of the layer itself, and why the right answer is right: `{answer}`."""

from collections.abc import Mapping

TASKS_QUESTIONS: Mapping[str, str] = {
    # Sizes.
    "tasks.kind.size": "How large is the output?",
    "tasks.ask.size": (
        "A {size}×{size} input, a {kernel}×{kernel} kernel, stride {stride}, no padding. "
        "How many rows has the output?"
    ),
    "tasks.why.size": (
        "The last stamp begins at ({size} − 1)·{stride} and is {kernel} long: "
        "({size} − 1)·{stride} + {kernel} = {answer}."
    ),
    "tasks.kind.padding": "What padding does",
    "tasks.ask.padding": (
        "Input {size}×{size}, kernel {kernel}×{kernel}, stride {stride}, **padding {padding}**. "
        "How many rows has the output?"
    ),
    "tasks.why.padding": (
        "The canvas has {canvas} rows. Padding belongs to the convolution that this layer turns "
        "round; here it crops {padding} at each end: {canvas} − 2·{padding} = {answer}."
    ),
    "tasks.kind.dilated_length": "A dilated kernel in one dimension",
    "tasks.ask.dilated_length": (
        "{size} samples, kernel {kernel}, stride {stride}, **dilation {dilation}**, no padding. "
        "How many samples come out?"
    ),
    "tasks.why.dilated_length": (
        "Dilation spreads the stamp to {dilation}·({kernel} − 1) + 1 samples, and the last one "
        "begins at ({size} − 1)·{stride}: {answer} in all."
    ),
    "tasks.kind.last_value": "What output padding adds",
    "tasks.ask.last_value": (
        "One row, stride 2, padding 1, **output padding 1**. "
        "Which value stands in the last output element?"
    ),
    "tasks.why.last_value": (
        "Output padding crops less at the end: the last element of the canvas is kept after all, "
        "the last input times the last weight, {answer}."
    ),
    "tasks.kind.input_sizes": "How many sizes lead here?",
    "tasks.ask.input_sizes": (
        "An ordinary convolution, kernel {kernel}, stride {stride}, padding {padding}, gives "
        "{small} samples. How many input lengths give just that?"
    ),
    "tasks.why.input_sizes": (
        "All from {least} to {most}: the division by the stride is rounded down, so {answer} "
        "lengths become one. That is why the way back has to be told, by an output padding."
    ),
    "tasks.kind.same_arguments": "The same arguments, there and back",
    "tasks.ask.same_arguments": (
        "A convolution (kernel {kernel}, stride {stride}, padding {padding}) makes {small} samples "
        "of {large}. How many does the transposed convolution with the same arguments make of "
        "those {small}?"
    ),
    "tasks.why.same_arguments": (
        "({small} − 1)·{stride} + {kernel} − 2·{padding} = {answer}, not {large}: the convolution "
        "rounded down. With an output padding of {rest} the size comes back."
    ),
    "tasks.kind.needed_output_padding": "Which output padding?",
    "tasks.ask.needed_output_padding": (
        "PyTorch, input {size}, kernel {kernel}, stride {stride}, padding {padding}. "
        "Which `output_padding` makes the output exactly {wanted} = {stride}·{size}?"
    ),
    "tasks.why.needed_output_padding": (
        "Without it, ({size} − 1)·{stride} + {kernel} − 2·{padding} = {without}. "
        "From there to {wanted} it is {answer}."
    ),
    "tasks.kind.doubles": "Which one doubles?",
    "tasks.ask.doubles": "Which of these layers makes {double}×{double} of {size}×{size}?",
    "tasks.why.doubles": (
        "({size} − 1)·2 + {kernel} − 2·{padding} + {output_padding} = {double}. It doubles where "
        "kernel − 2·padding + output padding is 2."
    ),
    "tasks.kind.subsample": "Is subsample enough?",
    "tasks.ask.subsample": (
        "Keras 1, `Deconvolution2D` with a {kernel}×{kernel} kernel, `border_mode='valid'`, "
        "`subsample=(2, 2)`, on {size}×{size}. Which height and width may `output_shape` ask for?"
    ),
    "tasks.why.subsample": (
        "The canvas has ({size} − 1)·2 + {kernel} = {canvas}. Asked for {canvas} or {next}, the "
        "forward convolution leads back to {size}; anything else is refused. The stride alone "
        "does not double."
    ),
    "tasks.kind.torch_size": "PyTorch's usual layer",
    "tasks.ask.torch_size": "Its input is {size}×{size}. How many rows has the output?",
    "tasks.why.torch_size": (
        "({size} − 1)·2 + {kernel} − 2·{padding} = {answer} = 2·{size} − 1. It takes "
        "`output_padding=1` to double."
    ),
    # Stamps.
    "tasks.kind.stamp": "Where does the stamp go?",
    "tasks.ask.stamp": (
        "Kernel {kernel}×{kernel}, **stride {stride}**, no padding. Choose the output cells that "
        "input row {row}, column {column} touches. Counting starts at 0."
    ),
    "tasks.why.stamp": (
        "Its stamp begins at {stride} times its place, row {top}, column {left}, and is as large "
        "as the kernel."
    ),
    "tasks.kind.spread_stamp": "A dilated stamp",
    "tasks.ask.spread_stamp": (
        "Kernel {kernel}×{kernel}, stride {stride}, **dilation {dilation}**, no padding. Choose "
        "the output cells that input row {row}, column {column} touches. Counting starts at 0."
    ),
    "tasks.why.spread_stamp": (
        "The stamp begins at row {top}, column {left}; its cells lie {dilation} apart, and what "
        "is between them is not touched."
    ),
    "tasks.kind.cropped_stamp": "A stamp at the crop",
    "tasks.ask.cropped_stamp": (
        "Kernel {kernel}×{kernel}, stride {stride}, **padding {padding}**. Choose the output cells "
        "that input row {row}, column {column} touches. Counting starts at 0."
    ),
    "tasks.why.cropped_stamp": (
        "Padding moves every stamp up and left by {padding}: this one begins at row {top}, column "
        "{left}, and what falls outside the output is cropped."
    ),
    "tasks.kind.terms": "How many products meet?",
    "tasks.ask.terms": (
        "Input {size}×{size}, kernel {kernel}×{kernel}, stride {stride}, padding {padding}. How "
        "many products are summed in output row {row}, column {column}? Counting starts at 0."
    ),
    "tasks.why.terms": (
        "Stamps that reach that row: {rows}; that column: {columns}. Together {rows}·{columns} = "
        "{answer}."
    ),
    "tasks.kind.gap": "Fill in the sum",
    "tasks.ask.gap": (
        "Stride {stride}, no padding. Which weight stands in the box, multiplied by input row "
        "{from_row}, column {from_column}? Counting starts at 0."
    ),
    "tasks.why.gap": (
        "Weight = output − {stride}·input along each axis: row {row} − {stride}·{from_row} = "
        "{tap_row}, column {column} − {stride}·{from_column} = {tap_column}. There stands {answer}."
    ),
    "tasks.kind.meet": "Where four stamps meet",
    "tasks.ask.meet": (
        "Stride 1, no padding: the output is {output}×{output}. Which value stands in its middle, "
        "where all four stamps meet?"
    ),
    "tasks.why.meet": (
        "Each input reaches the middle with the weight opposite to it, and what overlaps adds "
        "up: {answer}."
    ),
    "tasks.kind.holes": "Which outputs stay empty?",
    "tasks.ask.holes": (
        "Kernel {kernel}×{kernel}, **stride {stride}**, no padding, no bias. Choose the output "
        "cells that no stamp reaches."
    ),
    "tasks.why.holes": (
        "The stamps begin {stride} apart and are only {kernel} long. Whole rows and columns "
        "between them stay free: whatever the weights, they are 0."
    ),
    "tasks.kind.hole_value": "What stands in a hole?",
    "tasks.ask.hole_value": (
        "Kernel {kernel}×{kernel}, stride {stride}, no bias. No stamp reaches the marked output, "
        "row {row}, column {column} counted from 0. What stands there?"
    ),
    "tasks.why.hole_value": (
        "An output is a sum of products. The sum of none is 0: a number like any other, not "
        "undefined, and nothing is interpolated."
    ),
    "tasks.kind.bias_on_hole": "A hole and the bias",
    "tasks.ask.bias_on_hole": (
        "Kernel {kernel}×{kernel}, stride {stride}, **bias {bias}**. No stamp reaches the marked "
        "output, row {row}, column {column} counted from 0. Which value stands there?"
    ),
    "tasks.why.bias_on_hole": (
        "The bias is added last, once to each output, holes included. No product joins it there: "
        "{answer}."
    ),
    # The other way.
    "tasks.kind.zeros_between": "Zeros between neighbours",
    "tasks.ask.zeros_between": (
        "Stride {stride}, kernel {kernel}. The equivalent convolution first spreads the input by "
        "zeros. How many stand between two neighbours?"
    ),
    "tasks.why.zeros_between": (
        "Neighbours have to end up {stride} apart. The number of zeros between them is one less: "
        "{stride} − 1 = {answer}."
    ),
    "tasks.kind.window_step": "How far does the window move?",
    "tasks.ask.window_step": (
        "Kernel {kernel}, **stride {stride}**. In the convolution over the zero-inserted input, "
        "how far does the window move from one output to the next?"
    ),
    "tasks.why.window_step": (
        "Always 1. The stride {stride} is in the zeros already: there it spaces the input, it is "
        "not the step of the window."
    ),
    "tasks.kind.window_padding": "The padding of the other convolution",
    "tasks.ask.window_padding": (
        "Kernel {kernel}, dilation {dilation}, **padding {padding}**, stride {stride}. How many "
        "zeros stand before the first input element in the equivalent convolution?"
    ),
    "tasks.why.window_padding": (
        "All that the window can reach, {dilation}·({kernel} − 1) = {reach}, less what padding "
        "crops: {reach} − {padding} = {answer}."
    ),
    "tasks.kind.flip": "Which weight meets the cell?",
    "tasks.ask.flip": (
        "In the equivalent convolution a window slides over the zero-inserted input. Which weight "
        "lies on row {row}, column {column} of the window? Counting starts at 0."
    ),
    "tasks.why.flip": (
        "The kernel is turned by 180° first, so here lies its row {tap_row}, column {tap_column}: "
        "{answer}."
    ),
    # One and three dimensions.
    "tasks.kind.open_length": "A length left open",
    "tasks.ask.open_length": (
        "The model was built with an open length. What comes out of a sequence of {size} samples?"
    ),
    "tasks.why.open_length": (
        "No weight depends on the length, so it may stay open. `same` makes {stride}·{size} "
        "samples of {size}, and would make {stride} times any other length."
    ),
    "tasks.kind.causal": "Nothing from the future",
    "tasks.ask.causal": (
        "{size} samples, kernel {kernel}, stride {stride}, dilation {dilation}: a canvas of "
        "{canvas}. The output shall have {output}, and none of them may depend on a later input. "
        "How many are cut off at the end?"
    ),
    "tasks.why.causal": (
        "Whatever is cut at the beginning shifts the output into the past and lets it read ahead. "
        "So all of {canvas} − {output} = {answer} goes at the end."
    ),
    "tasks.kind.voxels": "A stamp in a volume",
    "tasks.ask.voxels": (
        "Three dimensions, a {kernel}×{kernel}×{kernel} kernel, stride {stride}, no padding. How "
        "many voxels does the stamp of one input touch?"
    ),
    "tasks.why.voxels": (
        "One for each weight: {kernel}·{kernel}·{kernel} = {answer}. The stride says where stamps "
        "begin, not how large they are."
    ),
    "tasks.kind.volume": "The shape of a volume",
    "tasks.ask.volume": (
        "Input {sizes}, kernel {kernels}, strides {strides}, no padding. "
        "What is the shape of the output?"
    ),
    "tasks.why.volume": (
        "Each axis by itself: the first has {first}, the others likewise. Together {answer}."
    ),
    "tasks.kind.meeting_voxels": "Where most stamps meet",
    "tasks.ask.meeting_voxels": (
        "Three dimensions, kernel {kernel} and stride {stride} along each axis. How many stamps "
        "meet at most in one voxel?"
    ),
    "tasks.why.meeting_voxels": (
        "Along a line at most {one}: {kernel} / {stride}, rounded up. The axes multiply: "
        "{one}·{one}·{one} = {answer}."
    ),
}
