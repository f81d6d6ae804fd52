"""What the page "Output size" says."""

from collections.abc import Mapping

OUTPUT_SIZE: Mapping[str, str] = {
    "page.output_size.title": "Output size",
    "page.output_size.link": "Output size",
    "page.output_size.says": (
        "Stride times the input, plus what the kernel reaches past the stride, less what padding "
        "crops."
    ),
    "output_size.view": "Question",
    "output_size.view_help": "What to look at: each is a page of its own in the address.",
    "output_size.view.forward": "How large is it?",
    "output_size.view.backward": "Which layer fits?",
    "output_size.view.collapse": "Why several sizes?",
    "output_size.view.case": "A worked case",
    # Controls.
    "output_size.asked.forward": "How large is the output of this layer?",
    "output_size.asked.collapse": "Which inputs does this convolution take to {size} outputs?",
    "output_size.framework": "In the words of",
    "output_size.framework_help": "Whose arguments and rules are meant.",
    "output_size.mode": "Padding",
    "output_size.mode_help": "The framework's word for how much is cropped, or numbers.",
    "output_size.numbers": "in numbers",
    "output_size.extra_none_help": (
        "None leaves it to Keras and is not the same as 0. It must be smaller than the stride."
    ),
    "output_size.told": "Output size",
    "output_size.told_help": (
        "TensorFlow is told the output's shape: as many sizes are possible as the stride says."
    ),
    "output_size.convolution": "The ordinary convolution",
    "output_size.outputs_of": "Its output",
    "output_size.outputs_of_help": (
        "The size that the convolution makes. It is what the transposed one is given."
    ),
    # How large is it?
    "output_size.exact": "exactly {stride} × {size}",
    "output_size.exact_one": "exactly as large as the input",
    "output_size.short": "{count} short of {stride} × {size} = {wanted}",
    "output_size.over": "{count} more than {stride} × {size} = {wanted}",
    "output_size.one": "one",
    "output_size.many": "{count}",
    "output_size.sum.times": "stride · input",
    "output_size.sum.beyond": "kernel {span} reaches {count} past stride {stride}",
    "output_size.sum.level": "kernel {span} ends with stride {stride}",
    "output_size.sum.within": "kernel {span} stays {count} within stride {stride}",
    "output_size.sum.padding": "padding, at both ends",
    "output_size.sum.extra": "output padding",
    "output_size.sum.begin": "cropped at the beginning",
    "output_size.sum.end": "cropped at the end",
    "output_size.sum.zeros": "zeros put at the end",
    "output_size.sum.output": "output",
    "output_size.way": "To get exactly {wanted}:",
    "output_size.no_way": "No single change gives exactly {wanted}.",
    "output_size.set": "{field} {value}",
    "output_size.set_mode": "Padding {value}",
    "output_size.set_output": "Output size {value}",
    "output_size.even": "Even coverage: the stride divides the kernel.",
    "output_size.uneven": (
        "Uneven coverage: some outputs get more taps than others, which can show as a checkerboard."
    ),
    "output_size.axis_input": "input size i",
    "output_size.axis_output": "output size o",
    "output_size.line": "{stride} × input",
    "output_size.open": "possible as well",
    "output_size.gap_none": "on the line",
    "output_size.gap_short": "{count} short",
    "output_size.gap_over": "{count} more",
    "output_size.curve_alt": "Output size against input size: {size} becomes {output}.",
    "output_size.formula": (
        "<b>Output size</b> o = (i−1)·s + d·(k−1) + 1 − begin − end = "
        '(<span class="input">{size}</span>−1)·{stride} + {dilation}·(<span '
        'class="kernel">{kernel}</span>−1) + 1 − {begin} − {end} = <span '
        'class="output">{output}</span>'
    ),
    "output_size.empty": "The padding would crop away everything: nothing of the output is left.",
    "output_size.nearest": "Nearest that works:",
    # Which layer gives my size?
    "output_size.given": "My input is",
    "output_size.needed": "I need",
    "output_size.typed_help": "Rows × columns, such as 5×7; one number stands for both.",
    "output_size.typed_empty": "a size is rows × columns, such as 5×7, and nothing was typed.",
    "output_size.typed_unreadable": (
        "a size is rows × columns in whole numbers, such as 5×7, and this is something else."
    ),
    "output_size.typed_too_many": "a size has two numbers, rows and columns, and this has more.",
    "output_size.typed_too_small": "every size is at least 1, and this is smaller.",
    "output_size.typed_too_large": "sizes up to {largest} are searched, and this is larger.",
    "output_size.take": "Take {sizes}",
    "output_size.found": (
        "**{count} layers** make {needed} out of {given}, the cleanest first: even coverage, a "
        "stride that is the ratio, no output padding, a small kernel."
    ),
    "output_size.found_one": "**One layer** within these limits makes {needed} out of {given}.",
    "output_size.found_more": "{count} more set rows and columns apart.",
    "output_size.found_apart": (
        "No one set of arguments serves rows and columns; set apart, **{count} layers** make "
        "{needed} out of {given}, the cleanest first."
    ),
    "output_size.with_kernel": "{code} kernel {kernel}",
    "output_size.badge.even": "even coverage",
    "output_size.badge.uneven": "uneven coverage",
    "output_size.badge.lost": "crops input away",
    "output_size.badge.zeros": "appends zeros",
    "output_size.badge.apart": "rows ≠ columns",
    "output_size.crop": "canvas {canvas}, less {begin} and {end}",
    "output_size.crop_zeros": "canvas {canvas}, less {begin}, and zeros: {end}",
    "output_size.lab": "Open in the lab →",
    "output_size.lab_smaller": "In the lab, smaller →",
    "output_size.lab_help": "See it step by step, on an input of {sizes}.",
    "output_size.lens": "All frameworks →",
    "output_size.lens_help": "See what this layer is called elsewhere, with code.",
    "output_size.more": "Show {count} more",
    "output_size.none": "**No layer within these limits makes {needed} out of {given}.**",
    "output_size.axis.both": "Rows and columns",
    "output_size.axis.rows": "Rows",
    "output_size.axis.columns": "Columns",
    "output_size.gap_above": "{name}: from {size}, {wanted} is too large; the largest is {below}.",
    "output_size.gap_below": "{name}: from {size}, {wanted} is too small; the smallest is {above}.",
    "output_size.gap_between": (
        "{name}: from {size}, one comes to {below} and to {above}, but to nothing between."
    ),
    "output_size.not_together": (
        "Rows and columns could each be had, but not in one layer: {framework} takes one word for "
        "the padding of both, and no stride together with dilation where it forbids that."
    ),
    "output_size.nearest_sizes": "Nearest:",
    "output_size.widen": "Or widen the limits: {layer}",
    "output_size.never": "Wider limits would not help.",
    "output_size.limits": "Search within",
    "output_size.limit.kernel": "Kernel size",
    "output_size.limit.stride": "Stride",
    "output_size.limit.dilation": "Dilation",
    "output_size.limit.padding": "Padding, up to",
    "output_size.limit.output_padding": "Output padding, up to",
    "output_size.limit_help": "How far the search goes in {field}; every combination is looked at.",
    "output_size.limits_reset": "Reset the limits",
    "output_size.limits_reset_help": "Back to kernels up to 7, strides up to 4, no dilation",
    # Why is one size not enough?
    "output_size.from_to": "{least} to {most}",
    "output_size.collapse_two": (
        "both become {output}: going back from {output}, which of the two was it?"
    ),
    "output_size.collapse_many": (
        "all become {output}: going back from {output}, which of the {count} was it?"
    ),
    "output_size.collapse_one": (
        "Only {size} becomes {output}: with stride 1 there is one way back, and no output padding."
    ),
    "output_size.collapse_none": (
        "With padding {padding} there is no input from which the convolution makes {output}."
    ),
    "output_size.strip": "The convolution makes {output} out of {size}.",
    "output_size.strip_rest": "{count} read by no window",
    "output_size.legend.input": "input of the convolution",
    "output_size.legend.padding": "its padding",
    "output_size.legend.window": "one window, one output",
    "output_size.legend.rest": "the window does not fit in again: read by none",
    "output_size.back": "From {output}, back to",
    "output_size.back_help": "The stride says how many sizes are possible; choose one.",
    "output_size.back_says": (
        "To come back from {output} to **{size}** takes output padding **{rest}**: as much as no "
        "window read."
    ),
    "output_size.no_words": "has no words for this",
    "output_size.other_crop": "{code} for the size, cropped at other ends",
    "output_size.axis_forward_input": "input of the convolution",
    "output_size.axis_forward_output": "its output",
    "output_size.staircase_alt": (
        "The convolution's output against its input is a staircase; {count} inputs share step "
        "{output}."
    ),
    # A layer that would not double.
    "output_size.case.height": "Picture, h = w",
    "output_size.case.height_help": "The size of the picture that is to be doubled.",
    "output_size.case.square": "Kernel size",
    "output_size.case.square_help": "The kernel of the convolution and of the layer after it.",
    "output_size.case.back": "{wanted} asked for, {gave} given: just the size of the picture",
    "output_size.case.other": "{wanted} asked for, {gave} given",
    "output_size.case.says": (
        "A user of Keras 1 took a picture of {height}×{height} through Convolution2D(16, {kernel}, "
        "{kernel}), which leaves {small}×{small}, and asked Deconvolution2D for output_shape "
        "(None, 1, 2h, 2w) with the default subsample (1, 1)."
    ),
    "output_size.case.no_room": "The picture has no room for a kernel of {kernel}.",
    "output_size.case.room": "Kernel size {kernel}",
    "output_size.case.asked": "as it was asked: subsample (1, 1)",
    "output_size.case.subsample": "subsample (2, 2) alone",
    "output_size.case.legal": "subsample (2, 2), and a size that is possible",
    "output_size.case.same": "both layers same, subsample (2, 2)",
    "output_size.case.odd": "the same with an odd kernel",
    "output_size.case.two": "kernel 2, subsample (2, 2), after a layer that keeps the size",
    "output_size.case.why_one": (
        "Stride 1 moves the kernel on by one: {size} − 1 + {kernel} = {least}. Nothing else can "
        "come out, and the request is passed over."
    ),
    "output_size.case.why_refused": (
        "A convolution takes {wanted} to {back}, not to {size}. Possible are {least} and {most}."
    ),
    "output_size.case.why_between": (
        "A convolution takes {gave} back to {size}: {least} and {most} are possible, twice the "
        "picture is neither."
    ),
    "output_size.case.why_doubles": (
        "A convolution takes {wanted} back to {size}: the size is one of {least} and {most}."
    ),
    "output_size.case.run": "{version} on {backend}",
    "output_size.case.ran": "Keras {names}: says {said}, gives {gave}",
    "output_size.case.raised": "Keras {names}: says {said}, raises",
    "output_size.case.raises": "raises",
}
