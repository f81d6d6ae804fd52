"""What the tasks ask of what follows from it, of frameworks and layers; and the options."""

from collections.abc import Mapping

TASKS_FOLLOWS: Mapping[str, str] = {
    # The matrix.
    "tasks.kind.matrix_shape": "The shape of the matrix",
    "tasks.ask.matrix_shape": (
        "Input {size}×{size}, kernel {kernel}×{kernel}, stride {stride}: an output of "
        "{output}×{output}. As a matrix that multiplies the flattened input, which shape has the "
        "layer?"
    ),
    "tasks.why.matrix_shape": (
        "A row for each of {outputs} outputs, a column for each of {inputs} inputs: {answer}. The "
        "convolution's own matrix is this one turned."
    ),
    "tasks.kind.column": "One column of the matrix",
    "tasks.ask.column": (
        "Input {size}×{size}, kernel {kernel}×{kernel}, stride {stride}, padding {padding}, all "
        "weights not zero. How many entries other than zero has the matrix in the column of input "
        "row {row}, column {column}? Counting starts at 0."
    ),
    "tasks.why.column": (
        "A column is a stamp: a weight for each cell that is touched and not cropped. "
        "Here that is {answer} of {weights}."
    ),
    "tasks.kind.undone": "Does it undo a convolution?",
    "tasks.ask.undone": (
        "A convolution with this kernel, stride 1, makes {small} of the row u. The "
        "transposed one with the same kernel follows. Which value stands at place {place}? "
        "Counting starts at 0."
    ),
    "tasks.why.undone": (
        "CᵀCu has {answer} there, u had {was}. The shape comes back, the values do not: transposed "
        "is not inverse."
    ),
    "tasks.kind.gradient": "The gradient of a convolution",
    "tasks.ask.gradient": (
        "An ordinary convolution with this kernel, stride {stride}, gets the gradient g from "
        "above. What is the gradient of its input at place {place}? Counting starts at 0."
    ),
    "tasks.why.gradient": (
        "The gradient is the transposed convolution of g with the very same kernel: each g stamps "
        "it, unflipped. At place {place} that adds up to {answer}."
    ),
    # Upsampling and sub-pixel.
    "tasks.kind.repeats": "What upsampling makes",
    "tasks.ask.repeats": "What does `UpSampling1D({stride})` make of {row}?",
    "tasks.why.repeats": (
        "It repeats each element {stride} times, and has nothing to learn. Zeros between the "
        "elements are what a transposed convolution begins with."
    ),
    "tasks.kind.max_pool_back": "Back through max pooling",
    "tasks.ask.max_pool_back": (
        "2×2 max pooling over this input. Choose the cells that get a gradient."
    ),
    "tasks.why.max_pool_back": (
        "In each window only the largest value had a say, so only it gets the gradient. Where that "
        "is depends on the values: no fixed kernel does this."
    ),
    "tasks.kind.average_pool_back": "Back through average pooling",
    "tasks.ask.average_pool_back": (
        "{stride}×{stride} average pooling gets this gradient from above. What is the gradient at "
        "row {row}, column {column} of its input? Counting starts at 0."
    ),
    "tasks.why.average_pool_back": (
        "The window's gradient {above} is shared by its {cells} cells: {above} / {cells} = "
        "{answer}. A transposed convolution with a constant kernel does just that."
    ),
    "tasks.kind.bilinear_size": "A kernel that interpolates",
    "tasks.ask.bilinear_size": (
        "A transposed convolution shall interpolate linearly from {size} to {large} samples, "
        "stride {stride}. How long is its kernel, without zeros at its ends?"
    ),
    "tasks.why.bilinear_size": (
        "The triangle reaches to the neighbours on either side. An odd factor has its tip on a "
        "sample: 2·{stride} − 1 = {neighbours} weights. An even one has it between two samples: "
        "one weight more. Here it is {answer}."
    ),
    "tasks.kind.resize_conv": "Two layers in one",
    "tasks.ask.resize_conv": (
        "Nearest upsampling by {stride}, then a convolution with a kernel of {kernel}. One "
        "transposed convolution does the same: how long is its kernel?"
    ),
    "tasks.why.resize_conv": (
        "Its kernel is a run of {stride} ones convolved with the (flipped) kernel of {kernel}: "
        "{stride} + {kernel} − 1 = {answer}."
    ),
    "tasks.kind.phases": "How many phases?",
    "tasks.ask.phases": (
        "A {kernel}×{kernel} kernel, stride {stride} along both axes. Into how many small kernels "
        "can it be split, one for each phase of the output?"
    ),
    "tasks.why.phases": (
        "An output has one of {stride} remainders along each axis, and each pair of them reads "
        "weights of its own: {stride}·{stride} = {answer}."
    ),
    "tasks.kind.phase_weights": "The weights of one phase",
    "tasks.ask.phase_weights": (
        "Stride {stride}, no padding. Choose the weights that ever reach an output whose row has "
        "remainder {row} and whose column has remainder {column} when divided by {stride}."
    ),
    "tasks.why.phase_weights": (
        "Output = {stride}·input + weight, so the weight's row and column have the same "
        "remainders: in steps of {stride}, from row {row} and column {column} on."
    ),
    "tasks.kind.shuffle": "Pixel shuffle",
    "tasks.ask.shuffle": (
        "`nn.PixelShuffle({stride})` makes {filters} channels of {channels}. Which input channel "
        "does output channel {channel}, row {row}, column {column} come from? Counting starts at 0."
    ),
    "tasks.why.shuffle": (
        "PyTorch keeps the phases of a channel together: {channel}·{stride}² + "
        "{rest_row}·{stride} + {rest_column} = {answer}."
    ),
    # Checkerboards.
    "tasks.kind.even": "Which one overlaps evenly?",
    "tasks.ask.even": (
        "Away from the border: with which of these do all outputs get equally many terms?"
    ),
    "tasks.why.even": (
        "{stride} divides {kernel}, so each output gets {kernel} / {stride} terms along an axis. "
        "Learned weights can still differ between phases."
    ),
    "tasks.kind.even_dilated": "Even, though dilated?",
    "tasks.ask.even_dilated": (
        "Away from the border: with which of these do all outputs get equally many terms?"
    ),
    "tasks.why.even_dilated": (
        "Two things are needed: {stride} divides the kernel {kernel}, and it has no divisor but 1 "
        "in common with the dilation {dilation}."
    ),
    "tasks.kind.overlap": "How many overlap?",
    "tasks.ask.overlap": (
        "One row of {size} inputs, kernel {kernel}, stride {stride}. How many stamps meet at most "
        "in one output?"
    ),
    "tasks.why.overlap": (
        "A stamp begins every {stride} and is {kernel} long: {kernel} / {stride}, rounded up, is "
        "{answer}."
    ),
    "tasks.kind.border": "Border or checkerboard?",
    "tasks.ask.border": (
        "So many terms reach each output of a row (kernel {kernel}, stride {stride}). What makes "
        "the numbers differ?"
    ),
    "tasks.why.border": (
        "An endless input would give {pattern}, over and over. The outputs that fall short of "
        "that, {begin} at the beginning and {end} at the end, are the border's ramp."
    ),
    "tasks.kind.weights": "What becomes of a constant?",
    "tasks.ask.weights": (
        "All inputs are 1; this kernel of {kernel}, stride {stride}. Away from the border, what "
        "is the output like?"
    ),
    "tasks.why.weights": (
        "The two phases sum up to {first} and {second}, from {kernel} weights by turns: "
        "the output is {row}."
    ),
    # What the frameworks call it.
    "tasks.kind.keras_same": "Keras: same",
    "tasks.ask.keras_same": "Its input has {size} rows. How many has the output?",
    "tasks.why.keras_same": (
        "`same` means stride times the input, whatever the kernel: {stride}·{size} = {answer}. Of "
        "the canvas of {canvas} as much is cropped, or as many zeros are added, as that takes."
    ),
    "tasks.kind.keras_valid": "Keras: valid",
    "tasks.ask.keras_valid": "Its input has {size} rows. How many has the output?",
    "tasks.why.keras_valid": (
        "Keras makes {stride}·{size} + max({kernel} − {stride}, 0) = {answer}. The canvas itself "
        "has {canvas}; where that is less than stride times input, Keras fills up with zeros, and "
        "PyTorch stops."
    ),
    "tasks.kind.none_or_zero": "None is not 0",
    "tasks.ask.none_or_zero": "Its input has {size} rows. How many has the output?",
    "tasks.why.none_or_zero": (
        "Left out, `output_padding` is chosen for you, and `same` gives {whole}. Given as 0 it is "
        "PyTorch's: {canvas} less {begin} at either end, {answer}."
    ),
    "tasks.kind.jax_flip": "What JAX does with the kernel",
    "tasks.ask.jax_flip": (
        "The defaults of `lax.conv_transpose`. Which value comes first in the output?"
    ),
    "tasks.why.jax_flip": (
        "With `transpose_kernel=False` JAX correlates: it stamps the kernel reversed, beginning "
        "with its last weight: {first}·{weight} = {answer}."
    ),
    "tasks.kind.weight_shape": "The shape of the weight",
    "tasks.ask.weight_shape": "Its input has {channels} channels. What shape has its weight?",
    "tasks.why.weight_shape": (
        "PyTorch puts the input channels first here, Keras the filters before the input "
        "channels; each the other way round than in its own convolution."
    ),
    "tasks.kind.keras_word": "What Keras calls it",
    "tasks.ask.keras_word": (
        "Input {size}×{size}, 8 channels. Which Keras layer computes what this one computes?"
    ),
    "tasks.why.keras_word": (
        "Both make {output} rows and crop alike. Keras has no number for padding: its words, "
        "and `output_padding`, say what is cropped."
    ),
    # Whole layers and stacks.
    "tasks.kind.parameters": "How many parameters?",
    "tasks.ask.parameters": (
        "A transposed convolution, channels {channels} → {filters}, {kernel}×{kernel} kernel, "
        "stride {stride}, with bias. How many parameters has it?"
    ),
    "tasks.why.parameters": (
        "{kernel}·{kernel}·{channels}·{filters} = {weights} weights, and one bias a filter: "
        "{weights} + {filters} = {answer}. Stride and padding cost none."
    ),
    "tasks.kind.direction": "There or back: the weights",
    "tasks.ask.direction": (
        "A convolution, channels {channels} → {filters}, {kernel}×{kernel}, stride {stride}; and a "
        "transposed one, {filters} → {channels}, same kernel and stride. How many more weights has "
        "the second (no biases)?"
    ),
    "tasks.why.direction": (
        "Both have {kernel}·{kernel}·{channels}·{filters} = {weights}: {answer} more. It is "
        "the same tensor, read the other way round."
    ),
    "tasks.kind.groups": "Weights in groups",
    "tasks.ask.groups": (
        "A transposed convolution from {channels} to {filters} channels, {kernel}×{kernel}, "
        "**{groups} groups**, no bias. How many weights has it?"
    ),
    "tasks.why.groups": (
        "Each input channel meets only the filters of its own group, one of {groups}: "
        "{all} / {groups} = {answer}."
    ),
    "tasks.kind.stack_size": "Two layers in a row",
    "tasks.ask.stack_size": (
        "The input is {size}×{size}, the two layers follow each other. How many rows come out?"
    ),
    "tasks.why.stack_size": (
        "The first makes ({size} − 1)·{first_s} + {first_k} − 2·{first_p} = {middle}, the second "
        "({middle} − 1)·{second_s} + {second_k} − 2·{second_p} = {answer}."
    ),
    "tasks.kind.stack_kernel": "How far one element reaches",
    "tasks.ask.stack_kernel": (
        "One row. First a layer with kernel {first}, stride {first_stride}, then one with kernel "
        "{second}, stride {second_stride}, no padding. How long is the stretch of outputs that one "
        "input reaches, from the first to the last?"
    ),
    "tasks.why.stack_kernel": (
        "Its stamp of {first} is the second layer's input: ({first} − 1)·{second_stride} + "
        "{second} = {answer}, ends included. The first stride does not matter."
    ),
    "tasks.kind.there_and_back": "Through an autoencoder",
    "tasks.ask.there_and_back": (
        "{size} samples through two convolutions (kernel 3, stride 2, padding 1), then through two "
        "transposed ones (the same, output padding 1). How many come out?"
    ),
    "tasks.why.there_and_back": (
        "{size} → {half} → {quarter} → {first} → {answer}. Each half is rounded up, each way back "
        "doubles: only multiples of 4 come back as they were."
    ),
    "tasks.kind.decoder": "A decoder that loses a pixel",
    "tasks.ask.decoder": (
        "A decoder begins with {size}×{size}. Two transposed convolutions follow, kernel 3, "
        "stride 2, padding 1, and no output padding. How many rows come out?"
    ),
    "tasks.why.decoder": (
        "{size} → {middle} → {answer}: each layer makes 2·n − 1. "
        "For {wanted} both of them need `output_padding=1`."
    ),
    # Options.
    "tasks.option.plain": "{what}",
    "tasks.option.zero": "0",
    "tasks.option.undefined": "It is undefined: whatever was in memory",
    "tasks.option.nearest": "A copy of the nearest output",
    "tasks.option.between": "The mean of its neighbours",
    "tasks.option.length": "{length} samples",
    "tasks.option.length_needed": "An error: the length has to be known",
    "tasks.option.layer": "kernel {kernel}, stride {stride}",
    "tasks.option.layer_dilated": "kernel {kernel}, stride {stride}, dilation {dilation}",
    "tasks.option.only_border": "Only the border: fewer stamps reach the ends",
    "tasks.option.only_pattern": "Only a pattern that repeats with the stride",
    "tasks.option.both": "Both: a pattern that repeats, and the border",
    "tasks.option.clean": "Even: equally many terms, equal sums",
    "tasks.option.weights": "Uneven, though equally many terms meet",
    "tasks.option.balanced": "Even, though not equally many terms meet",
    "tasks.option.checkered": "Uneven, and not equally many terms meet",
}
