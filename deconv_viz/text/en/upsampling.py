"""What the lesson of upsampling says."""

from collections.abc import Mapping

UPSAMPLING: Mapping[str, str] = {
    "page.upsampling.title": "Is it the same as upsampling + convolution?",
    "page.upsampling.link": "Upsampling",
    "page.upsampling.says": (
        "Upsampling + convolution is **always** a transposed convolution. The other way round it "
        "**rarely** holds: phase sums must be equal."
    ),
    "upsampling.says.back": (
        "It holds if and only if, in every row and every column of the kernel, all phases have the "
        "same sum. Click a number of the kernel and type another."
    ),
    "upsampling.says.bilinear": (
        "With a kernel of straight lines, a transposed convolution interpolates. At the border it "
        "reads zeros where an image resizer repeats the outermost pixel."
    ),
    "upsampling.says.pooling": (
        "Average pooling's gradient is nearest upsampling, divided: a transposed convolution. Max "
        "pooling's is none."
    ),
    "upsampling.says.decoder": (
        "A step up, built both ways with as many weights: the transposed convolution takes a "
        "quarter of the multiplies, and starts with a checkerboard."
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
    "upsampling.back.case.tent": "½, 1, ½: yes",
    "upsampling.back.case.flat": "Constants stay, yet no",
    "upsampling.back.case.resize": "Made from upsampling",
    "upsampling.back.case.bilinear": "Bilinear",
    "upsampling.back.case.random": "Random",
    "upsampling.bilinear.case.zeros": "Zeros beyond the border",
    "upsampling.bilinear.case.repeat": "Border repeated",
    "upsampling.bilinear.case.aligned": "Corners aligned",
    "upsampling.pooling.case.whole": "4×4",
    "upsampling.pooling.case.left": "5×5: one row is left over",
    "upsampling.decoder.case.two": "2×2, as in U-Net",
    "upsampling.decoder.case.three": "3×3",
    "upsampling.decoder.case.four": "4×4",
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
    "upsampling.there.formula": (
        "The same as <b>one</b> transposed convolution: stride {stride}, kernel {kernel}, crop "
        "{crop} at the ends. Each bracket above is one element of its kernel."
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
        "The same from above, two inputs: all goes to each window's maximum. No kernel knows where."
    ),
    "upsampling.pooling.above": "from above",
    "upsampling.pooling.gradient": "gradient",
    "upsampling.pooling.switches": "input, maxima",
    "upsampling.pooling.switches_label": "The input, the maximum of each window framed",
    "upsampling.pooling.is_nearest": "nearest upsampling / window",
    "upsampling.pooling.left": "Leftover lines: {left}, with gradient 0; an output padding.",
    "upsampling.pooling.same": "the same gradient",
    "upsampling.pooling.differs": "two gradients for one thing from above",
    "upsampling.pooling.smallest": (
        "Smallest proof: at [{first}] the gradient of {above} is [{one}], at [{second}] it is "
        "[{two}]. A kernel sees only the {above}, and cannot give both."
    ),
    # A decoder.
    "upsampling.decoder.input": "input",
    "upsampling.decoder.resized": "upsampling, then {k}×{k}",
    "upsampling.decoder.transposed": "transposed {k}×{k}, stride 2",
    "upsampling.decoder.sees": (
        "Both with the same random weights. Whatever it learns, the first has no checkerboard on "
        "even ground; the second can unlearn it, and can draw details that the first cannot."
    ),
    "upsampling.decoder.folded_equal": "the first as one transposed {kernel}×{kernel}",
    "upsampling.decoder.sizes": (
        "From {size} with {channels} channels to {large} with {filters}: one step, one sample."
    ),
    "upsampling.decoder.way": "built as",
    "upsampling.decoder.parameters": "parameters",
    "upsampling.decoder.multiplies": "multiplies",
    "upsampling.decoder.way.resize": "UpSampling2D(2), Conv2D({k}×{k})",
    "upsampling.decoder.way.transposed": "Conv2DTranspose({k}×{k}, stride 2)",
    "upsampling.decoder.way.folded": "the first, its kernel summed beforehand",
    # The stage.
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
        "Odena, Dumoulin & Olah 2016, “Deconvolution and Checkerboard Artifacts” (Distill): "
        "enlarge, then convolve. That this is one transposed convolution is computed here, exactly."
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
