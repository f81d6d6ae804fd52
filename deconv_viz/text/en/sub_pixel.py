"""What the lesson of sub-pixel layers says."""

from collections.abc import Mapping

SUB_PIXEL: Mapping[str, str] = {
    "page.sub_pixel.title": "Sub-pixel: many small convolutions, then a shuffle",
    "page.sub_pixel.link": "Sub-pixel",
    "page.sub_pixel.says": (
        "A kernel at stride s is s² small kernels in turns. Convolve the small input with each, "
        "deal the results out, and you have the transposed convolution."
    ),
    "sub_pixel.case.divides": "4 at stride 2",
    "sub_pixel.case.not": "3 at stride 2: not divisible",
    "sub_pixel.case.blocks": "2 at stride 2",
    "sub_pixel.case.three": "5 at stride 3",
    "sub_pixel.case.holes": "2 at stride 3: holes",
    "sub_pixel.input": "input",
    "sub_pixel.kernels": "kernel, {phases} phases",
    "sub_pixel.kernels_label": "The kernel's phases, each turned by 180°",
    "sub_pixel.maps": "{phases} small outputs",
    "sub_pixel.maps_label": "The outputs of the small convolutions, one for each phase",
    "sub_pixel.fits": (
        "{stride} divides {kernel}: all {weights} weights go to a phase, turned by 180°, and "
        "nothing is added."
    ),
    "sub_pixel.filled": (
        "{stride} does not divide {kernel}: {zeros} zeros (dashed) fill the {weights} weights up; "
        "each phase is turned by 180°."
    ),
    "sub_pixel.convolves": (
        "Convolve with {phases} kernels of {small}×{small}, padding {padding}: {phases} outputs of "
        "{maps}×{maps}."
    ),
    "sub_pixel.shuffles": "Pixel shuffle: one canvas of {large}×{large}.",
    "sub_pixel.dropped": (
        "Pixel shuffle: {large}×{large}; beyond {left}×{left} there are only zeros (dashed), which "
        "are dropped."
    ),
    "sub_pixel.crops": "Crop {begin} and {end}: the output of {output}×{output}.",
    "sub_pixel.one": "Kernel in one piece",
    "sub_pixel.shuffle": "Pixel shuffle",
    "sub_pixel.equal": "the transposed convolution, in every cell",
    "sub_pixel.unequal": "not the transposed convolution",
    "sub_pixel.formula": (
        "The transposed convolution, in step: each output meets the elements of one phase only."
    ),
    "sub_pixel.label.size": "Input",
    "sub_pixel.label.kernel": "Kernel",
    "sub_pixel.label.stride": "Stride",
    "sub_pixel.label.padding": "Padding",
    "sub_pixel.label.output_padding": "Output padding",
    "sub_pixel.label.seed": "Seed",
    "sub_pixel.link": (
        "Part of this link cannot be shown here; the nearest that can be is shown instead."
    ),
    "sub_pixel.too_much": (
        "Output padding has to be below the stride, {stride}; it is {now} instead."
    ),
    "sub_pixel.no_output": "Padding {before} would leave no output; it is {now} instead.",
    "sub_pixel.code": "See it in code",
    "sub_pixel.lab": "The same layer in the lab",
    "sub_pixel.lens": "The same layer in every framework",
    "sub_pixel.sources": (
        "Shi et al. 2016, “Real-Time Single Image and Video Super-Resolution” (arXiv:1609.05158), "
        "and “Is the deconvolution layer the same as a convolutional layer?” (arXiv:1609.07009). "
        "The channel order is that of PyTorch's pixel_shuffle."
    ),
}
