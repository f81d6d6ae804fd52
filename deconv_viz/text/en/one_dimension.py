"""English: the lesson of one dimension."""

from collections.abc import Mapping

ONE_DIMENSION: Mapping[str, str] = {
    "page.one_dimension.title": "One dimension",
    "page.one_dimension.link": "One dimension",
    "page.one_dimension.says": (
        "Text and sound have one axis. Each sample stamps the kernel times its value, and the "
        "stamps add up; or zeros go between the samples, and the kernel **filters** them."
    ),
    "one_dimension.says.sound": (
        "Zeros between the samples repeat the spectrum: **images**. The kernel is the filter "
        "that should take them away. A bad one lets them through, and the sound buzzes: the "
        "checkerboard of pictures, heard."
    ),
    "one_dimension.says.causal": (
        "A sound that is made while it plays must not read what comes later. Crop **at the end "
        "only**, and output o reads the inputs up to o // s and no other."
    ),
    "one_dimension.parts": "Parts of the lesson",
    "one_dimension.part.stamps": "Stamps and filter",
    "one_dimension.part.sound": "Why a bad kernel buzzes",
    "one_dimension.part.causal": "Causal",
    "one_dimension.code": "See it in code",
    "one_dimension.stamps.case.integers": "Small integers",
    "one_dimension.stamps.case.linear": "Triangle: joins the dots",
    "one_dimension.stamps.case.box": "Box: repeats",
    "one_dimension.stamps.case.bad": "[1, 0]: leaves the zeros",
    "one_dimension.stamps.case.decay": "Impulse: rings on",
    "one_dimension.scatter": (
        "<b>Scatter.</b> A row for each sample: its stamp, in the colours of the kernel; "
        "beneath, the sum so far"
    ),
    "one_dimension.gather": (
        "<b>Zero insertion.</b> The samples with zeros between, the kernel flipped; each output "
        "stands beneath the window it reads (step by output)"
    ),
    "one_dimension.stamps_label": (
        "The stamps of {count} samples as stems, one row each, and their running sum"
    ),
    "one_dimension.gather_label": (
        "The samples with zeros between, the window of each output, and the outputs"
    ),
    "one_dimension.x": "input",
    "one_dimension.y": "output",
    "one_dimension.sum": "sum so far",
    "one_dimension.keras": "In Keras: `{line}`",
    "one_dimension.no_keras": "Keras has no words for this crop. In PyTorch: `{line}`",
    "one_dimension.lens": "In every framework's words",
    "one_dimension.sound.case.bad": "Bad kernel: [1, 0, …]",
    "one_dimension.sound.case.box": "Box: repeat each sample",
    "one_dimension.sound.case.linear": "Good kernel: triangle",
    "one_dimension.sound.left": (
        "Through {kernel}, **{percent} %** of the output's power is images: sound that the "
        "signal never had."
    ),
    "one_dimension.sound.through.bad": "a kernel of a 1 and zeros",
    "one_dimension.sound.through.box": "a box",
    "one_dimension.sound.through.linear": "a triangle",
    "one_dimension.sound.input": "Input",
    "one_dimension.sound.inserted": "With zeros between",
    "one_dimension.sound.kernel": "Kernel, as a filter",
    "one_dimension.sound.output": "Output",
    "one_dimension.sound.images": "images",
    "one_dimension.sound.time": "Output sample",
    "one_dimension.sound.frequency": "Cycles per output sample",
    "one_dimension.sound.rows_alt": (
        "Three signals over one time: the input, the input with zeros between, and the output, "
        "{percent} % of it images"
    ),
    "one_dimension.sound.spectrum_alt": (
        "The spectrum with zeros between, the kernel as its filter, and what is left: {percent} % "
        "of the power lies among the images"
    ),
    "one_dimension.sound.hear_in": "Hear the input, {rate} samples a second",
    "one_dimension.sound.hear_out": "Hear the output, {rate} samples a second",
    "one_dimension.kernel.integers": "Small integers",
    "one_dimension.kernel.linear": "A triangle",
    "one_dimension.kernel.box": "A box",
    "one_dimension.kernel.decay": "A decay",
    "one_dimension.kernel.bad": "A 1 and zeros",
    "one_dimension.kernel.own": "Your own",
    "one_dimension.signal.whole": "Small integers",
    "one_dimension.signal.tone": "A tone",
    "one_dimension.signal.chirp": "A rising tone",
    "one_dimension.signal.pluck": "A plucked string",
    "one_dimension.signal.impulse": "An impulse",
    "one_dimension.signal.step": "A step",
    "one_dimension.signal.own": "Your own",
    "one_dimension.sound.speech": "Like speech",
    "one_dimension.sound.pluck": "A plucked string",
    "one_dimension.sound.chirp": "A rising tone",
    "one_dimension.sound.tone": "A tone",
    "one_dimension.causal.case.causal": "Causal: crop at the end only",
    "one_dimension.causal.case.same": "Same: crop at both ends",
    "one_dimension.causal.case.dilated": "Dilated and causal",
    "one_dimension.causal.causal": "Causal",
    "one_dimension.causal.same": "Same",
    "one_dimension.causal.cut": "cropped: {begin} at the beginning, {end} at the end",
    "one_dimension.causal.zeros": "cropped: {begin} at the beginning; {count} zeros at the end",
    "one_dimension.causal.ahead": (
        "{count} of {total} outputs read ahead: output {output} has come with input {now} and "
        "reads input {latest}"
    ),
    "one_dimension.causal.none": "no output o reads an input after o // {stride}",
    "one_dimension.causal.label": (
        "{name}: the inputs above, the outputs beneath, a line for each tap; dashed ones read "
        "an input that comes later"
    ),
    "one_dimension.label.size": "Input (i)",
    "one_dimension.label.length": "Kernel (k)",
    "one_dimension.label.stride": "Stride (s)",
    "one_dimension.label.dilation": "Dilation (d)",
    "one_dimension.label.padding": "Padding (p)",
    "one_dimension.label.output_padding": "Output padding (a)",
    "one_dimension.label.signal": "Signal",
    "one_dimension.label.kernel": "Kernel",
    "one_dimension.label.sound": "Signal",
    "one_dimension.label.typed_x": "Input x",
    "one_dimension.label.typed_w": "Kernel w",
    "one_dimension.typed_help": "Numbers with commas; as many as you write, so long it is.",
    "one_dimension.link": "A part of the link could not be used; the nearest that can is shown.",
    "one_dimension.not_number": (
        "Only numbers from −{largest} to {largest} can stand here; received {word}. "
        "Nothing was changed."
    ),
    "one_dimension.count": "{count} numbers do not fit: 1 to {longest} would. Nothing was changed.",
    "one_dimension.now_padding": "The padding is now {value}.",
    "one_dimension.now_output_padding": "The output padding is now {value}.",
    "one_dimension.sources.stamps": (
        "Dumoulin & Visin 2016, chapter 4; the kernel as an interpolation filter: Crochiere & "
        "Rabiner 1983, “Multirate digital signal processing”."
    ),
    "one_dimension.sources.sound": (
        "Images: Oppenheim & Schafer, “Discrete-time signal processing”, section 4.6. In neural "
        "sound: Pons et al. 2021 (arXiv:2010.14356). In pictures: Odena et al. 2016."
    ),
    "one_dimension.sources.causal": (
        "Causal convolutions: van den Oord et al. 2016 (WaveNet, arXiv:1609.03499). Keras has "
        'padding="causal" for Conv1D and not for Conv1DTranspose: crop its “valid” result.'
    ),
}
"""The page with the key one_dimension."""
