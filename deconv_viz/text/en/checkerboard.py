"""What the lesson of checkerboards says."""

from collections.abc import Mapping

CHECKERBOARD: Mapping[str, str] = {
    "page.checkerboard.title": "Where does the checkerboard come from?",
    "page.checkerboard.link": "Checkerboard",
    "page.checkerboard.says": (
        "Where the stride does not divide the kernel, stamps overlap unevenly, again and again. "
        "**Play it and watch the counts.**"
    ),
    "checkerboard.says.weights": (
        "Equal counts are not enough, and unequal counts can be made up for: what shows is the "
        "**sum of the weights** of each phase. Click a card, or edit the kernel beneath."
    ),
    "checkerboard.says.stacks": (
        "Decoders have several such layers. Uneven ones **multiply**. An even one passes the "
        "pattern on, larger, unless its weights happen to average it away."
    ),
    "checkerboard.says.spectrum": (
        "A pattern that repeats with the stride is a peak at multiples of 1/stride in the "
        "spectrum, where a picture itself has next to nothing."
    ),
    "checkerboard.says.remedies": (
        "The same picture and the same starting weights, five ways up. To resize first is the only "
        "one that training **cannot** undo; an even kernel alone leaves uneven weights."
    ),
    "checkerboard.parts": "Questions",
    "checkerboard.part.overlap": "Overlap",
    "checkerboard.part.weights": "Count is not weight",
    "checkerboard.part.stacks": "Several layers",
    "checkerboard.part.spectrum": "As a spectrum",
    "checkerboard.part.remedies": "Remedies",
    # Overlap.
    "checkerboard.overlap.case.uneven": "Kernel 3, stride 2",
    "checkerboard.overlap.case.even": "Kernel 4, stride 2",
    "checkerboard.overlap.case.thirds": "Kernel 4, stride 3",
    "checkerboard.overlap.case.ramp": "Only a border",
    "checkerboard.overlap.case.holes": "Dilation 2: holes",
    "checkerboard.overlap.case.gaps": "Kernel below stride",
    "checkerboard.map_here": "kernel {kernel}: {verdict}, filling with the stage",
    "checkerboard.map_other": "kernel {kernel}: {verdict}",
    "checkerboard.map_label": "How many stamps reach each output",
    "checkerboard.is_even": "even",
    "checkerboard.is_uneven": "uneven",
    "checkerboard.is_holes": "holes",
    "checkerboard.dilated": "{kernel}, dilation {dilation}",
    "checkerboard.answer_even": "Even: no checkerboard from overlap",
    "checkerboard.answer_uneven": "Uneven: a checkerboard",
    "checkerboard.answer_holes": "Holes: some outputs get nothing",
    "checkerboard.says_even": "Away from the border every output is reached equally often.",
    "checkerboard.says_uneven": "The counts repeat with the stride, however large the input is.",
    "checkerboard.says_holes": (
        "Outputs that no stamp reaches are not undefined: they are 0, plus the bias."
    ),
    "checkerboard.says_ramp": (
        "The pale cells are something else: a ramp at the border, because the input ends. Padding "
        "crops it."
    ),
    "checkerboard.rows": "rows",
    "checkerboard.columns": "columns",
    "checkerboard.profile": (
        "Along a row: pattern {pattern}, repeated; pale, the border: {begin} and {end} cells."
    ),
    # Weights.
    "checkerboard.case.clean": "Even counts, even output",
    "checkerboard.case.weights": "Even counts, checkered output",
    "checkerboard.case.balanced": "Uneven counts, even output",
    "checkerboard.case.checkered": "Uneven counts, checkered output",
    "checkerboard.here": "the kernel below",
    "checkerboard.kernel": "kernel",
    "checkerboard.counts": "count",
    "checkerboard.of_ones": "ones become",
    "checkerboard.phase_taps": "count of each phase",
    "checkerboard.phase_sums": "weight of each phase",
    "checkerboard.output_yes": "Ones stay even",
    "checkerboard.output_no": "Ones become a checkerboard",
    "checkerboard.verdict.clean": "Every phase is reached equally often and with equal weight.",
    "checkerboard.verdict.weights": (
        "Every phase is reached equally often, but not with equal weight: the rule about kernel "
        "and stride does not see this."
    ),
    "checkerboard.verdict.balanced": (
        "The phases are reached unequally often, and their weights make up for it exactly."
    ),
    "checkerboard.verdict.checkered": (
        "The phases are reached unequally often, and their weights do not make up for it."
    ),
    "checkerboard.ripple": "From highest to lowest it is {ripple}% of the mean.",
    # Stacks.
    "checkerboard.stacks.case.threes": "3, 3, 3",
    "checkerboard.stacks.case.fours": "4, 4, 4",
    "checkerboard.stacks.case.passed": "3, then 2, 2",
    "checkerboard.stacks.case.averaged": "3, then 4",
    "checkerboard.stacks.case.last": "4, 4, then 3",
    "checkerboard.stacks.case.after": "3, then stride 1",
    "checkerboard.stack.layer": "k{kernel} s{stride}",
    "checkerboard.stack.label": "Ways from the input to each output after {depth} layers",
    "checkerboard.stack.size": "{size}×{size}",
    "checkerboard.stack.even": "even",
    "checkerboard.stack.times": "{times} to 1",
    "checkerboard.stack.holes": "holes",
    "checkerboard.stack.ways": "{low} to {high} ways lead to an output",
    # Spectrum and remedies.
    "checkerboard.remedy.untouched": "As it is: kernel {kernel}, stride {stride}",
    "checkerboard.remedy.kernel_multiple": "Kernel {multiple}: a multiple of the stride",
    "checkerboard.remedy.resize": "Resize, then convolve",
    "checkerboard.remedy.sub_pixel": "Sub-pixel, started by ICNR",
    "checkerboard.remedy.layer_after": "A 3×3 layer of stride 1 after it",
    "checkerboard.remedy_says.untouched": "Uneven counts and uneven weights.",
    "checkerboard.remedy_says.kernel_multiple": "Evens the counts, not the weights.",
    "checkerboard.remedy_says.resize": "Even for all weights, trained or not.",
    "checkerboard.remedy_says.sub_pixel": "Even at the start; training may change that.",
    "checkerboard.remedy_says.layer_after": "Dampens it; takes it away only by luck.",
    "checkerboard.short.untouched": "As it is",
    "checkerboard.short.kernel_multiple": "Kernel a multiple",
    "checkerboard.short.resize": "Resize, convolve",
    "checkerboard.short.sub_pixel": "Sub-pixel + ICNR",
    "checkerboard.short.layer_after": "Layer after",
    "checkerboard.no_ripple": "no ripple",
    "checkerboard.with_ripple": "ripple {ripple}%",
    "checkerboard.peak": "A peak of {times} times its neighbours",
    "checkerboard.many": "over 9999",
    "checkerboard.peak_says": (
        "{count} of the multiples of 1/{stride} stand out: circled in the map. That is the "
        "checkerboard; the bright middle and its arms are the picture."
    ),
    "checkerboard.no_peak": "No peak stands out",
    "checkerboard.no_peak_says": "Nothing in the output repeats with the stride.",
    "checkerboard.peak_here": "artefact",
    "checkerboard.across": "cycles per pixel, across",
    "checkerboard.down": "down",
    "checkerboard.level": "level in dB",
    "checkerboard.multiple": "{multiple}",
    "checkerboard.map_alt": (
        "The spectrum of the output as a map; peaks at multiples of 1/stride: {count}."
    ),
    "checkerboard.curve_alt": "A cut through the spectrum, beside that of the untouched layer.",
    "checkerboard.picture.face": "Face",
    "checkerboard.picture.letters": "Letters",
    "checkerboard.picture.zone_plate": "Rings",
    "checkerboard.picture.gradient": "Gradient",
    "checkerboard.fill.random": "random, from 1 to 9",
    "checkerboard.fill.ones": "ones",
    "checkerboard.fill.bilinear": "bilinear",
    # The stage.
    "checkerboard.formula.overlap": (
        "Ones through a kernel of ones: the output <b>is</b> the count."
    ),
    "checkerboard.formula.weights": "The kernel of the framed card; it can be edited:",
    # Controls.
    "checkerboard.label.picture": "Picture",
    "checkerboard.label.kernel": "Kernel",
    "checkerboard.label.stride": "Stride",
    "checkerboard.label.fill": "Weights",
    "checkerboard.label.seed": "Seed",
    "checkerboard.label.layer_kernel": "Kernel {number}",
    "checkerboard.label.layer_stride": "Stride {number}",
    "checkerboard.add": "Add a layer",
    "checkerboard.remove": "Remove the last",
    # What is amiss.
    "checkerboard.link": (
        "Part of this link cannot be shown here; the nearest that can be is shown instead."
    ),
    "checkerboard.no_stack": (
        "A stack is one to {layers} layers such as 3s2.4s2, kernels 1 to 8 and strides 1 to 3; "
        "the first example is shown instead."
    ),
    # Ways on.
    "checkerboard.code": "See it in code",
    "checkerboard.lab": "The same layer in the lab",
    "checkerboard.lens": "The same layer in every framework",
    "checkerboard.sources.overlap": (
        "Odena, Dumoulin & Olah 2016, “Deconvolution and Checkerboard Artifacts” (Distill). Even "
        "if and only if k mod s = 0 and gcd(d, s) = 1, on both axes. A kernel of 35 at stride 5 "
        "has a long ramp and no checkerboard."
    ),
    "checkerboard.sources.weights": (
        "Odena, Dumoulin & Olah 2016 (Distill) tell of the counts, and that learned weights can "
        "still bring artefacts. The four kernels are the smallest at stride 2."
    ),
    "checkerboard.sources.stacks": (
        "Odena, Dumoulin & Olah 2016 (Distill), on layers that compound. Each layer here is "
        "cropped to stride times its input; the numbers leave the border aside."
    ),
    "checkerboard.sources.spectrum": (
        "The spectrum is that of the picture's grey, the output divided by the layer's gain; 0 dB "
        "is the mean."
    ),
    "checkerboard.sources.remedies": (
        "Odena, Dumoulin & Olah 2016 (Distill): resize, then convolve. Aitken et al. 2017 "
        "(arXiv:1707.02937): ICNR. Shi et al. 2016 (arXiv:1609.05158): sub-pixel. Computed, not "
        "trained; ripple is the spread of the phase sums in parts of their mean."
    ),
}
