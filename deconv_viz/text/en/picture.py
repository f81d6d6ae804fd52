"""What the page of one's own picture says."""

from collections.abc import Mapping

PICTURE: Mapping[str, str] = {
    "page.picture.title": "Your own picture",
    "page.picture.link": "Your own picture",
    "page.picture.says": (
        "The layer beside its two twins: **sub-pixel** is the same in every pixel, **resize + "
        "convolution** is not. Click the whole picture to move the lens."
    ),
    "picture.label.source": "Picture",
    "picture.source.face": "Face",
    "picture.source.letters": "Letters",
    "picture.source.zone_plate": "Rings",
    "picture.source.gradient": "Gradient",
    "picture.source.upload": "Your own …",
    "picture.upload": "A picture, at most 5 MB and 4 million pixels; it stays in memory only",
    "picture.wanted": "Choose a file; until then it is the face.",
    "picture.case.usual": "Kernel 4, stride 2",
    "picture.case.uneven": "Kernel 3 of ones, stride 2",
    "picture.case.bilinear": "Bilinear",
    "picture.case.holes": "Kernel 2, stride 3: holes",
    "picture.case.large": "Kernel 8, stride 4",
    # The panes.
    "picture.whole": "Output, {size}",
    "picture.whole_alt": "The output as a whole",
    "picture.map_label": "Where the lens stands",
    "picture.place": "row {row}, column {column}",
    "picture.size": "{height}×{width}",
    "picture.way.input": "Input",
    "picture.way.transposed": "Transposed convolution",
    "picture.way.sub_pixel": "Sub-pixel twin",
    "picture.way.resize": "Resize + convolution",
    "picture.way.difference": "Difference to {twin}",
    "picture.short.sub_pixel": "sub-pixel",
    "picture.short.resize": "resize",
    "picture.layer": "kernel {kernel}, stride {stride}, padding {padding}",
    "picture.times": "{times} times as bright as it is",
    "picture.same": "equal in all {count} pixels",
    "picture.differs": "{share}% of pixels differ, by up to {worst} of 255",
    "picture.across": "cycles per pixel, across",
    "picture.down": "down",
    "picture.peak": "checkerboard",
    "picture.spectrum_none": "Nothing differs, so the spectrum is empty.",
    "picture.spectrum_peaks": (
        "The difference's spectrum has {count} peaks at multiples of 1/{stride}, up to {times} "
        "times their neighbours: the checkerboard."
    ),
    "picture.spectrum_clean": (
        "No multiple of 1/{stride} stands out of the difference's spectrum: no checkerboard."
    ),
    "picture.spectrum_alt": (
        "The spectrum of the difference; peaks at multiples of 1/stride: {count}."
    ),
    "picture.waiting": "Two pictures are being worked on already; yours is next.",
    "picture.download": "Output as PNG",
    "picture.full": "Whole output in full size",
    "picture.full_alt": "The output in full size",
    # Controls.
    "picture.label.zoom": "Zoom",
    "picture.label.kernel": "Kernel",
    "picture.label.stride": "Stride",
    "picture.label.padding": "Padding",
    "picture.label.fill": "Weights",
    "picture.label.seed": "Seed",
    "picture.label.side": "Rows and columns",
    "picture.label.twin": "Compared with",
    "picture.zoom.1": "1×",
    "picture.zoom.2": "2×",
    "picture.zoom.4": "4×",
    "picture.zoom.8": "8×",
    "picture.fill.random": "random",
    "picture.fill.ones": "ones",
    "picture.fill.bilinear": "bilinear",
    "picture.side.256": "256",
    "picture.side.512": "512",
    "picture.side.1000": "1000",
    # What is amiss.
    "picture.link": (
        "Part of this link cannot be shown here; the nearest that can be is shown instead."
    ),
    "picture.padding_gives_way": (
        "Padding {padding} is the most that a kernel of {kernel} leaves the whole input with."
    ),
    "picture.output": (
        "The output would have {size} million pixels; 16 million is the most that is shown."
    ),
    "picture.nothing_left": "Padding {padding} leaves nothing of so small a picture.",
    "picture.use": "Stride {stride}, padding {padding}",
    "picture.refused_empty": "The file is empty; choose a picture.",
    "picture.refused_bytes": (
        "The file has {size} MB and 5 MB is the most; save it smaller, as JPEG for instance."
    ),
    "picture.refused_pixels": (
        "The picture has {width}×{height} pixels and 4 million is the most; {across}×{down} would "
        "fit."
    ),
    "picture.refused_bomb": (
        "The file unpacks to far more than 4 million pixels, so it is not opened; choose a smaller "
        "picture."
    ),
    "picture.refused_type": (
        "What the file holds is no picture of a kind that is read here; save it as one "
        "of {formats}."
    ),
    "picture.refused_damaged": (
        "The file begins like a picture and cannot be read to its end; save it anew, as PNG for "
        "instance."
    ),
    # Ways on.
    "picture.code": "See it in code",
    "picture.checkerboard": "Where the checkerboard comes from",
    "picture.sources": (
        "Shi et al. 2016 (arXiv:1609.05158 and 1609.07009): sub-pixel. Odena, Dumoulin & Olah 2016 "
        "(Distill): resize, then convolve. Outputs are divided by the layer's gain; the spectrum "
        "is that of the middle 512×512, 80 dB deep. Files stay in memory and go with "
        "the session."
    ),
}
