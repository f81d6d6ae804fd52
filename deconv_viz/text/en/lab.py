"""What the state, the core and the fields of the lab say."""

from collections.abc import Mapping

LAB: Mapping[str, str] = {
    # The language's own name.
    "language.name": "English",
    # The fields of an axis: label, help, and the name within a sentence.
    "field.size": "Input size",
    "field.size_help": "How many elements the input has. Each of them stamps the kernel once.",
    "name.size": "input size",
    "field.kernel": "Kernel size",
    "field.kernel_help": "How many elements the kernel has: the size of one stamp.",
    "name.kernel": "kernel size",
    "field.stride": "Stride",
    "field.stride_help": (
        "How far apart neighbouring stamps land. The same as putting stride − 1 zeros between the "
        "input elements; the window of the convolution still moves by 1."
    ),
    "name.stride": "stride",
    "field.dilation": "Dilation",
    "field.dilation_help": (
        "How far apart the elements of the kernel lie within a stamp: it spreads the kernel, "
        "where stride spreads the stamps."
    ),
    "name.dilation": "dilation",
    "field.padding": "Padding",
    "field.padding_help": (
        "How many cells are cropped from each end of the canvas. It makes the output smaller: "
        "padding is named after the convolution that this one transposes."
    ),
    "name.padding": "padding",
    "field.output_padding": "Output padding",
    "field.output_padding_help": (
        "How many cells the crop gives back at the end, to choose among the output sizes that "
        "stride leaves open. They hold real values; zeros come only from beyond the canvas."
    ),
    "name.output_padding": "output padding",
    # What else a link or a file can hold, within a sentence.
    "name.linked": "rows = columns",
    "name.input_grid": "input",
    "name.kernel_grid": "kernel",
    "name.input_fill": "input fill",
    "name.kernel_fill": "kernel fill",
    "name.seed": "seed",
    "name.input_edits": "input values",
    "name.kernel_edits": "kernel values",
    "name.step": "step",
    "name.order": "order",
    "name.flip": "flip",
    "name.unknown": "settings unknown here",
    # Fills.
    "fill.ones": "Ones",
    "fill.impulse": "Impulse",
    "fill.ramp": "Ramp",
    "fill.random": "Random",
    "fill.bilinear": "Bilinear",
    "fill.checker": "Checker",
    "fill.ones_help": "1 everywhere: the output then counts what lands on each cell.",
    "fill.impulse_help": "A single 1 in the middle: as an input, it shows one whole stamp.",
    "fill.ramp_help": "0, 1, 2, … row by row: every cell can be told by its value.",
    "fill.random_help": "Small whole numbers that depend on the seed and the cell alone.",
    "fill.bilinear_help": "The weights with which a transposed convolution interpolates linearly.",
    "fill.checker_help": "1 and 0 in turn, like a chessboard.",
    # Presets: name, and one line about each.
    "preset.no_padding_no_strides_transposed": "No padding, no strides",
    "preset.no_padding_no_strides_transposed_says": (
        "The plainest case: stamps land one cell apart and nothing is cropped."
    ),
    "preset.arbitrary_padding_no_strides_transposed": "Arbitrary padding, no strides",
    "preset.arbitrary_padding_no_strides_transposed_says": (
        "Two cells are cropped from each end of the canvas: the output is smaller than the input."
    ),
    "preset.same_padding_no_strides_transposed": "Half padding, no strides",
    "preset.same_padding_no_strides_transposed_says": (
        "As much is cropped as the kernel adds: the output is as large as the input."
    ),
    "preset.full_padding_no_strides_transposed": "Full padding, no strides",
    "preset.full_padding_no_strides_transposed_says": (
        "Only outputs that a whole kernel reaches are kept."
    ),
    "preset.no_padding_strides_transposed": "No padding, strides",
    "preset.no_padding_strides_transposed_says": (
        "Stamps land two cells apart, so the output is about twice as large as the input."
    ),
    "preset.padding_strides_transposed": "Padding, strides",
    "preset.padding_strides_transposed_says": (
        "Stamps land two cells apart, and one cell is cropped from each end."
    ),
    "preset.padding_strides_odd_transposed": "Padding, strides (odd)",
    "preset.padding_strides_odd_transposed_says": (
        "Output padding gives back the cell at the end: 3 becomes 6 instead of 5."
    ),
    "preset.dcgan": "DCGAN: 4×4, stride 2, padding 1",
    "preset.dcgan_says": "Doubles the size exactly, and the stride divides the kernel size.",
    "preset.dcgan_projection": "DCGAN projection: 1×1 to 4×4",
    "preset.dcgan_projection_says": "A single element becomes a picture: one stamp and no more.",
    "preset.unet": "U-Net up-convolution: 2×2, stride 2",
    "preset.unet_says": "Stamps lie side by side and never overlap.",
    "preset.fcn_bilinear": "FCN bilinear upsampling: 4×4, stride 2, padding 1",
    "preset.fcn_bilinear_says": "Linear interpolation, written as a transposed convolution.",
    "preset.checkerboard": "Checkerboard-prone: 3×3, stride 2",
    "preset.checkerboard_says": (
        "The stride does not divide the kernel size, so some cells get more taps than others."
    ),
    "preset.fsrcnn": "FSRCNN: 9×9, stride 3, padding 4",
    "preset.fsrcnn_says": "Makes a picture three times as large in its last layer.",
    # Repairs: the rule, then what was done.
    "repair.limit": "{field} goes from {low} to {high}",
    "repair.output_padding_below_max_stride_dilation": (
        "Output padding must be smaller than the larger of stride ({stride}) and "
        "dilation ({dilation})"
    ),
    "repair.output_at_least_one": "This padding would crop away the whole canvas of {canvas}",
    "repair.board_side": "The canvas can be at most {limit} cells long and would be {side}",
    "repair.padded_side": "The padded input can be at most {limit} cells long and would be {side}",
    "repair.because": "{reason}, so {changes}.",
    "repair.change": "{name} went from {before} to {after}",
    "repair.change_more": "{name} from {before} to {after}",
    "repair.of_rows": "{name} of the rows",
    "repair.of_columns": "{name} of the columns",
    # How parts are put together.
    "list.comma": ", ",
    "list.and": " and ",
    "list.clause": "; {said}",
    "list.sentences": " ",
    # Problems: the rule, what was received, what was done instead.
    "problem.link": (
        "Parts of this link cannot be used ({names}), so you see the nearest that is possible."
    ),
    "problem.file": (
        "Parts of this file cannot be used ({names}), so you see the nearest that is possible."
    ),
    "problem.file_unreadable": "This is not a state file of this app, so nothing was changed.",
    "problem.file_version": (
        "This state file belongs to another version of this app, so nothing was changed."
    ),
    "problem.repaired": "{repairs}",
    "problem.edits_clipped": (
        "Values beyond the edge of the {names} ({rows}×{columns}) were left out: {lost} of {total}."
    ),
    "problem.block_empty": "There is no number in this text, so nothing was changed.",
    "problem.block_too_long": (
        "A block can have at most {limit:,} characters, so nothing was changed."
    ),
    "problem.number": "A cell takes a number such as 2, −1.5 or 1e-3, so nothing was changed.",
    "problem.number_in_block": (
        "A cell takes a number such as 2, −1.5 or 1e-3, and row {row}, column {column} of the "
        "block is none, so nothing was changed."
    ),
    "problem.comma": (
        "The commas in this text can mean more than one thing, so nothing was changed; "
        "write decimals with a point."
    ),
    "problem.value_too_large": (
        "Values go from −{limit:,} to {limit:,}, and this one lies beyond, so nothing was changed."
    ),
    "problem.value_too_large_in_block": (
        "Values go from −{limit:,} to {limit:,}, and row {row}, column {column} of the block lies "
        "beyond, so nothing was changed."
    ),
    # What the core refuses. No lab gets this far; code that calls the core can.
    "error.integer": "{field} must be a whole number; it was {received}.",
    "error.at_least_one": "{field} must be at least 1; it was {received}.",
    "error.not_negative": "{field} must not be negative; it was {received}.",
    "error.output_padding_below_max_stride_dilation": (
        "Output padding must be smaller than the larger of stride ({stride}) and "
        "dilation ({dilation}); it was {received}."
    ),
    "error.crop_pair": "A crop is a pair (begin, end); it was {received}.",
    "error.output_at_least_one": (
        "The output must have at least 1 element: a canvas of {canvas} with {begin} cropped at the "
        "beginning and {end} at the end leaves {output}."
    ),
    "error.at_least_one_axis": "A geometry must have at least one axis.",
    "error.axis_values": "Every axis of a geometry must be an Axis; one was {received}.",
    "error.shape": "{field} must have shape {expected}; it had shape {received}.",
    "error.real_numbers": "{field} must hold real numbers; it held {received}.",
    "error.finite": "{field} must hold finite numbers only; it held {received}.",
    "error.choice": "{field} must be one of {choices}; it was {received}.",
    "error.low_not_above_high": "low must not be above high ({high}); it was {received}.",
}
