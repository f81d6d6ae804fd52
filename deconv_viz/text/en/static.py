"""What the static edition says besides the lessons' own texts."""

from collections.abc import Mapping

STATIC: Mapping[str, str] = {
    # The badge of a stage that has no core behind it.
    "stage.equal_alone": "scatter = gather in all {cells} cells, largest difference {value}",
    "static.edition": "Static edition",
    "static.cli.says": "write the edition that needs no server: a folder of plain files",
    "static.cli.folder": "where to (build/static if nothing is said)",
    "static.cli.app": "address of the full app, for links to what only Python can do",
    "static.cli.done": (
        "{folder}: {files} files, {size} kB; open index.html, or put it on any web host"
    ),
    "static.says": (
        "It runs in this browser alone: no server, no Python, nothing is sent anywhere. The tables "
        "of indices are the core's, made beforehand; the sums are this page's own."
    ),
    "static.no_script": "The live pictures need JavaScript, which is switched off here.",
    "static.old_browser": (
        "The live pictures need a newer browser: Chrome 103, Firefox 113, Safari 16.4."
    ),
    "static.controls": "Parameters and values",
    "static.cases": "Cases",
    "static.open_lab": "Open this state in the lab",
    "static.theme": "Light or dark",
    "static.theme.auto": "As the system",
    "static.theme.light": "Light",
    "static.theme.dark": "Dark",
    "static.on_disk": (
        "This page was opened from disk: the link opens on this computer only, so there is no QR "
        "code and no HTML for other pages. It can be copied; for both, put the folder on a web "
        "host."
    ),
    "static.not_made": "the browser could not make it.",
    "static.facts": "What surprises about each framework",
    "static.matrix": "Cᵀ of this state: a row for each output, a column for each input",
    "static.matrix_large": (
        "Cᵀ would have {rows} rows and {columns} columns: too many to show here."
    ),
    "static.app": "The same in the full app",
    "static.app_only": "Only in the full app: {what}",
    "static.app_none": (
        "The full app is the same lessons with Python behind them; whoever serves this folder can "
        "say where theirs is."
    ),
    "static.lacks.two_dimensions": (
        "state files, animations and vector pictures, notebooks, programs and tables to take away, "
        "and the core's own result beside both ways."
    ),
    "static.lacks.one_dimension": ("stems, sound to hear, causal crops and lists of samples."),
    "static.lacks.three_dimensions": "volumes that turn while they play, and slices in step.",
    "static.lacks.matrix": "the adjoint test, gradients, null spaces and numbers of your own.",
    "static.lacks.upsampling": (
        "the test whether a kernel is upsampling + convolution, interpolation, pooling, decoders."
    ),
    "static.lacks.checkerboard": "stacks, kernels and pictures of your own, and spectra.",
    "static.lacks.sub_pixel": "the shuffle of the phases in step with the stage.",
    "static.lacks.picture": "your own picture, five ways up, and its code.",
    "static.lacks.frameworks": (
        "a line of Keras, TensorFlow, PyTorch, JAX, Flax, ONNX or SciPy, read and translated."
    ),
    "static.lacks.output_size": "the search for the layer that gives a size, with code.",
    "static.lacks.whole_layer": "groups, more channels, weights in memory, a layer by hand.",
    "static.lacks.stack": "a stack of your own layers, and what mends its sizes.",
    "static.lacks.autoencoder": "digits that you draw, and training of your own.",
    "static.lacks.tasks": "10,000 questions of each kind instead of 20.",
    "static.lacks.present": "the workshop in which you put a lesson of your own together.",
    # Pictures beneath the stage, made beforehand.
    "static.figure.one_dimension": "The kernel as a filter",
    "static.figure.spectrum": (
        "A smooth signal of 64 samples, by frequency. <b>Zeros inserted</b>: its spectrum comes "
        "again, as images. <b>Kernel</b>: the filter. <b>Output</b>: what is left."
    ),
    "static.figure.three_dimensions": "Three dimensions, slice by slice: input, kernel, output",
    "static.figure.checkerboard": (
        "Ones through one, two and three layers: uneven multiplies. Then a picture, five ways up"
    ),
    "static.figure.untouched": "As it is: kernel 3, stride 2",
    "static.figure.kernel_multiple": "Kernel 4: a multiple of the stride",
    "static.figure.sub_pixel": "The kernel taken apart: each place in a block has its own",
    "static.figure.picture": "A picture through this layer, and resized instead",
    "static.figure.frameworks": "The same layer in every framework's words",
    "static.figure.output_size": "Inputs 1 to 8, and their outputs",
    "static.figure.whole_layer": "Two channels in, one out: a kernel for each, and their sum",
    "static.figure.stack": "The whole generator",
    "static.figure.autoencoder": (
        "A digit on its way through the trained network: up to eight channels of each layer"
    ),
    # Cases: what to look at. Their names are the lessons' own where those have one.
    "static.one_dimension.integers": (
        "Five samples, stride 2: the stamps begin two apart and overlap by one."
    ),
    "static.one_dimension.linear": (
        "½, 1, ½: between two samples lands half of each. The dots are joined by straight lines."
    ),
    "static.one_dimension.box": "1, 1: each sample is written twice, and nothing overlaps.",
    "static.one_dimension.bad": (
        "1, 0: every second output stays 0. Heard, it buzzes; in a picture, it is a checkerboard."
    ),
    "static.three_dimensions.overlap": (
        "One slice of it: rows and columns with kernel 3, stride 2. Depth is a third axis with "
        "tables of its own, and no more."
    ),
    "static.three_dimensions.tiles": (
        "One slice of it: at stride 2 a kernel of 2 makes blocks side by side."
    ),
    "static.matrix.first": (
        "4 samples, kernel 3, stride 2: each column is the kernel, two rows further down."
    ),
    "static.matrix.band": "At stride 1 the columns step by one: a band along the diagonal.",
    "static.matrix.holes": "The third of each three rows is empty: no input reaches that output.",
    "static.matrix.blocks": (
        "Two dimensions: blocks of the one-dimensional matrix, one for each row of the kernel."
    ),
    "static.upsampling.case.nearest": "Box of ones: nearest",
    "static.upsampling.nearest": (
        "A kernel of ones as large as the stride copies each input: nearest upsampling."
    ),
    "static.upsampling.bilinear": (
        "The bilinear kernel of 4 at stride 2 interpolates; at the border it reads zeros."
    ),
    "static.upsampling.comb": (
        "1, 0 along each axis: no upsampling and convolution can leave these gaps."
    ),
    "static.upsampling.random": (
        "A kernel of any numbers: its phases have different sums, so it is no upsampling + "
        "convolution."
    ),
    "static.checkerboard.uneven": (
        "Ones through ones: the output counts its taps. 3 is not a multiple of 2, so 1, 2 and 4 "
        "take turns."
    ),
    "static.checkerboard.even": "4 is a multiple of 2: inside, every output gets 4 taps.",
    "static.checkerboard.thirds": "Stride 3, kernel 4: 1, 2 and 4 again, in a coarser pattern.",
    "static.checkerboard.holes": (
        "A kernel smaller than its stride leaves outputs that get nothing."
    ),
    "static.sub_pixel.divides": (
        "By output: four neighbours meet 4 weights each, and together all 16 of the kernel."
    ),
    "static.sub_pixel.not": "By output: four neighbours meet 4, 2, 2 and 1 weight of the nine.",
    "static.sub_pixel.blocks": "By output: each meets a single weight. Nothing is added.",
    "static.sub_pixel.holes": "By output: of nine neighbours only four meet a weight.",
    "static.picture.bilinear": (
        "A ramp through the bilinear kernel stays smooth, but for its border."
    ),
    "static.picture.uneven": "The same ramp through ones of 3×3: a checkerboard lies over it.",
    "static.picture.holes": "Through ones of 2×2 at stride 3: the picture between black lines.",
    "static.frameworks.case.valid": "Keras: valid",
    "static.frameworks.valid": "“valid” crops nothing. In PyTorch: padding 0, output padding 0.",
    "static.frameworks.case.torch": "PyTorch: padding 1, output padding 1",
    "static.frameworks.torch": (
        "4 → 8. Keras' “same” also gives 8, but crops at the other end: the outputs are shifted "
        "by one."
    ),
    "static.frameworks.case.four": "Kernel 4: same is padding 1",
    "static.frameworks.four": (
        "With kernel 4 and stride 2 the crop is 1 at each end: Keras' “same” and PyTorch's padding "
        "1 agree."
    ),
    "static.output_size.case.size": "9 or 10",
    "static.output_size.case.output_padding": "Output padding",
    "static.output_size.case.padding": "Padding crops",
    "static.whole_layer.case.one": "One channel in, one out",
    "static.whole_layer.one": (
        "A layer of many channels does this for each pair of them, and adds up what the input "
        "channels send to one output channel."
    ),
    "static.stack.case.first": "1 → 4",
    "static.stack.first": "DCGAN begins with one element: its stamp is the whole picture.",
    "static.stack.case.second": "4 → 8",
    "static.stack.second": (
        "Kernel 4, stride 2, padding 1 doubles, and so on: 4 → 8 → 16 → 32 → 64."
    ),
    "static.stack.case.third": "8 → 16",
    "static.stack.third": "The next layer: its input is what the one before has put out.",
    "static.autoencoder.case.up": "7 → 14",
    "static.autoencoder.up": (
        "A strided decoder's first step up: kernel 3, stride 2, padding 1, output padding 1."
    ),
    "static.autoencoder.case.last": "14 → 28",
    "static.autoencoder.last": "The second step up reaches the size of the digit.",
}
"""The edition without a server."""
