"""What the lesson of upsampling says."""

from collections.abc import Mapping

UPSAMPLING: Mapping[str, str] = {
    "page.upsampling.title": "Is it the same as upsampling + convolution?",
    "page.upsampling.link": "Upsampling",
    "page.upsampling.says": (
        "Upsampling and then a convolution is **always** a transposed convolution, with a kernel "
        "that is larger by stride − 1. The other way round it holds **only** for kernels with "
        "equal phase sums."
    ),
    "upsampling.says.back": (
        "Nearest upsampling and a convolution can stand in for it if and only if, in every row and "
        "every column of the kernel, all phases have the same sum. Click a number of the kernel "
        "and type another."
    ),
    "upsampling.says.bilinear": (
        "With a kernel of straight lines, a transposed convolution interpolates. At the border it "
        "reads zeros where an image resizer repeats the outermost pixel."
    ),
    "upsampling.says.pooling": (
        "Backwards, average pooling is nearest upsampling divided by the window: a transposed "
        "convolution. Max pooling depends on where the maxima were, and so no kernel can do it."
    ),
    "upsampling.says.decoder": (
        "A step up in a U-Net, built both ways. The layers cost the same weights or fewer; what "
        "differs is the work, and what training is free to do."
    ),
    "upsampling.parts": "Questions",
    "upsampling.part.there": "One way: always",
    "upsampling.part.back": "The other way: rarely",
    "upsampling.part.bilinear": "Bilinear",
    "upsampling.part.pooling": "Pooling's gradient",
    "upsampling.part.decoder": "In a U-Net",
    "upsampling.yes": "yes",
    "upsampling.no": "no",
    "upsampling.and": " and ",
    # Cases.
    "upsampling.there.case.first": "Any kernel",
    "upsampling.there.case.blur": "Blur",
    "upsampling.there.case.edge": "Edges",
    "upsampling.there.case.one": "1×1: upsampling alone",
    "upsampling.there.case.even": "2×2, as in U-Net",
    "upsampling.back.case.comb": "[1, 0]: smallest no",
    "upsampling.back.case.tent": "[½, 1, ½]: yes",
    "upsampling.back.case.flat": "Constants stay, yet no",
    "upsampling.back.case.resize": "Made from upsampling",
    "upsampling.back.case.bilinear": "Bilinear",
    "upsampling.back.case.random": "Random, as at the start of training",
    "upsampling.bilinear.case.zeros": "Zeros beyond the border",
    "upsampling.bilinear.case.repeat": "Border repeated",
    "upsampling.bilinear.case.aligned": "Corners aligned",
    "upsampling.pooling.case.whole": "4×4",
    "upsampling.pooling.case.left": "5×5: one row is left over",
    "upsampling.decoder.case.upsample": "Upsampling + 3×3",
    "upsampling.decoder.case.transposed2": "Transposed 2×2",
    "upsampling.decoder.case.transposed3": "Transposed 3×3",
    "upsampling.decoder.case.transposed4": "Transposed 4×4",
    # One way.
    "upsampling.there.upsampled": "upsampled ×{factor}, padded",
    "upsampling.there.upsampled_label": "The upsampled and padded input",
    "upsampling.there.g": "convolution",
    "upsampling.there.g_label": "The kernel of the convolution",
    "upsampling.there.output": "output",
    "upsampling.there.output_label": "The output of upsampling and convolution",
    "upsampling.there.box": "box of ones",
    "upsampling.there.flipped": "flipped",
    "upsampling.there.kernel": "one kernel",
    "upsampling.there.kernel_label": "The kernel of the transposed convolution",
    "upsampling.there.equal": "equal in every cell",
    "upsampling.there.unequal": "not equal",
    "upsampling.there.ends": "{begin} and {end}",
    "upsampling.there.crop": (
        "Beneath: stride {stride}, kernel {kernel} made from {of}, crop {crop} at the ends. Each "
        "bracket of the sum is one element of that kernel."
    ),
    # The other way.
    "upsampling.back.rows": "rows by phase",
    "upsampling.back.rows_label": "The kernel, coloured by the phase of each column",
    "upsampling.back.row_sums": "The sums of each row's phases",
    "upsampling.back.columns": "columns by phase",
    "upsampling.back.columns_label": "The kernel, coloured by the phase of each row",
    "upsampling.back.column_sums": "The sums of each column's phases",
    "upsampling.back.sums": "sums",
    "upsampling.back.yes": "Yes: it is upsampling + convolution",
    "upsampling.back.no": "No: no upsampling + convolution gives this",
    "upsampling.back.coverage": "Even coverage:",
    "upsampling.back.constants": "Constants stay constant:",
    "upsampling.back.resize": "Upsampling + convolution:",
    "upsampling.back.why_row": (
        "In row {line} the phases sum to {sums}. Upsampling repeats each input, so every phase of "
        "a row would get the same total."
    ),
    "upsampling.back.why_column": (
        "In column {line} the phases sum to {sums}. Upsampling repeats each input, so every phase "
        "of a column would get the same total."
    ),
    "upsampling.back.more": "The same holds for {more} more.",
    "upsampling.back.g": "its convolution",
    "upsampling.back.g_label": "The kernel of the convolution that does the same",
    "upsampling.back.steps": (
        "Nearest upsampling by {factors}, padding {pads}, then this convolution: worked out both "
        "ways, the outputs are"
    ),
    # Bilinear.
    "upsampling.bilinear.transposed": "transposed convolution",
    "upsampling.bilinear.transposed_label": "The transposed convolution with the bilinear kernel",
    "upsampling.bilinear.interpolated": "bilinear interpolation",
    "upsampling.bilinear.interpolated_label": "The interpolation",
    "upsampling.bilinear.difference": "difference",
    "upsampling.bilinear.difference_label": "Transposed convolution less interpolation",
    "upsampling.bilinear.unequal": "equal inside, not at the border",
    "upsampling.bilinear.zeros": (
        "{cells} cells differ, all within {border} of the border, by {worst} at most: beyond the "
        "input the kernel finds zeros."
    ),
    "upsampling.bilinear.repeat": (
        "The outermost pixels were repeated once and the crop was enlarged by the stride: no "
        "difference is left, whatever the picture."
    ),
    "upsampling.bilinear.aligned": (
        "align_corners=True, the triangle kernel: equal, but only for this one size, {size}×{size}."
    ),
    # Pooling.
    "upsampling.pooling.average": "Average pooling: a transposed convolution",
    "upsampling.pooling.average_says": "Whatever the input was, everyone gets an equal share.",
    "upsampling.pooling.maximum": "Max pooling: switches",
    "upsampling.pooling.maximum_says": (
        "The same from above, two inputs: all of it goes to the maximum of each window."
    ),
    "upsampling.pooling.above": "from above",
    "upsampling.pooling.gradient": "gradient",
    "upsampling.pooling.switches": "input, maxima framed",
    "upsampling.pooling.switches_label": "The input, the maximum of each window framed",
    "upsampling.pooling.is_nearest": "nearest upsampling / window",
    "upsampling.pooling.left": "Leftover lines: {left}, with gradient 0; an output padding.",
    "upsampling.pooling.same": "the same gradient",
    "upsampling.pooling.differs": "two gradients for one thing from above",
    "upsampling.pooling.smallest": (
        "Smallest proof: at [{first}] the gradient of {above} is [{one}], at [{second}] it is "
        "[{two}]. A kernel sees only the {above}, and cannot give both."
    ),
    # The stage.
    "upsampling.formula.there": "The same output as <b>one</b> transposed convolution, in step:",
    "upsampling.formula.back": "The transposed convolution; its kernel can be edited:",
    "upsampling.formula.bilinear": "The transposed convolution that interpolates, in step:",
    "upsampling.formula.pooling": "The gradient of average pooling as a transposed convolution:",
    # Controls.
    "upsampling.label.size": "Input",
    "upsampling.label.factor": "Factor",
    "upsampling.label.pooled": "Pooled input",
    "upsampling.label.seed": "Seed",
    "upsampling.label.pads": "Padding of the convolution",
    "upsampling.label.values": "Picture",
    "upsampling.label.g": "Convolution's kernel",
    "upsampling.label.channels": "Channels in",
    "upsampling.label.filters": "Channels out",
    "upsampling.g_help": "A line for each row, whole numbers apart by spaces, at most 5×5.",
    "upsampling.pads.same": "same",
    "upsampling.pads.valid": "valid",
    "upsampling.pads.full": "full",
    "upsampling.values.random": "random",
    "upsampling.values.ones": "ones",
    "upsampling.values.ramp": "ramp",
    # What is amiss.
    "upsampling.link": (
        "Part of this link cannot be shown here; the nearest that can be is shown instead."
    ),
    "upsampling.no_room": (
        "Without padding, a kernel of {reach} does not fit into {room} upsampled cells; padding "
        "is “same” instead."
    ),
    "upsampling.not_whole": (
        "A kernel is made of whole numbers from −{largest} to {largest}; “{word}” is none."
    ),
    "upsampling.ragged": "All rows of a kernel have the same length; these have {lengths}.",
    "upsampling.too_large": (
        "A kernel of {rows}×{columns} is too large to be shown; {longest}×{longest} fits."
    ),
    # Ways on.
    "upsampling.code": "See it in code",
    "upsampling.lab": "The same layer in the lab",
    "upsampling.lens": "The same layer in every framework",
    "upsampling.sources.there": (
        "Odena, Dumoulin & Olah 2016, “Deconvolution and Checkerboard Artifacts” (Distill): resize "
        "and then convolve. That it is one transposed convolution again is computed here, exactly."
    ),
    "upsampling.sources.back": (
        "The condition: 1 + z + … + z^(s−1) divides the kernel's polynomial along every line. "
        "Odena, Dumoulin & Olah 2016 (Distill) tell the two kinds of layer apart."
    ),
    "upsampling.sources.bilinear": (
        "Long, Shelhamer & Darrell 2015, “Fully Convolutional Networks” (arXiv:1411.4038): layers "
        "that start as bilinear interpolation."
    ),
    "upsampling.sources.pooling": (
        "Zeiler, Taylor & Fergus 2011 (doi:10.1109/ICCV.2011.6126474): unpooling by switches."
    ),
    "upsampling.sources.decoder": (
        "Ronneberger, Fischer & Brox 2015, “U-Net” (arXiv:1505.04597): upsampling and a 2×2 "
        "convolution, there called up-convolution."
    ),
}
