"""What the pages, the controls and the stage say."""

from collections.abc import Mapping

PAGES: Mapping[str, str] = {
    # Pages: title, the link in the sidebar, and the one sentence that the page says.
    "page.home.title": "Transposed convolution, seen",
    "page.home.link": "Home",
    "page.home.says": (
        "**Scatter:** each input element stamps the kernel, times its value, and overlaps add up. "
        "**Gather:** zeros between the inputs, and the flipped kernel slides over them. "
        "**The same numbers.**"
    ),
    "page.two_dimensions.title": "Two dimensions",
    "page.two_dimensions.link": "Two dimensions",
    "page.two_dimensions.says": (
        "Every input stamps a scaled kernel; overlaps add, padding crops. The input spread with "
        "zeros, under the flipped kernel, gives the same output."
    ),
    "frame.lessons": "Lessons",
    "frame.group.idea": "The idea",
    "frame.group.follows": "What follows from it",
    "frame.group.practice": "In practice",
    "home.open": "Open the lab: every parameter, your own numbers",
    "home.questions": "What people ask",
    "home.question.same": "Is it the same as inserting zeros and convolving?",
    "home.question.size": "Why is my output not twice as large?",
    "home.question.output_padding": "What does output padding do?",
    "home.question.padding": "Does padding make the output larger?",
    "home.question.flip": "What if I forget to flip the kernel?",
    "home.question.checkerboard": "Where does the checkerboard come from?",
    "home.question.holes": "Why are there gaps of zeros in my output?",
    "home.question.dilation": "What does dilation spread?",
    "home.question.one_dimension": "How do I do Conv1DTranspose in Keras?",
    "home.question.keras_and_torch": "Is Keras' same PyTorch's padding 1, output padding 1?",
    "home.question.which": "Which layer gives the size that I need?",
    "home.question.channels": "How do many channels come in and out?",
    "home.question.decoder": "Why does my decoder not come back to the size?",
    "home.answer.same": (
        "Yes, with the kernel flipped: step through it; both sides hold the same numbers at every "
        "step."
    ),
    "home.answer.size": (
        "Kernel 3, stride 2, padding 1 gives 9 from 5: one short of twice. Kernel 4 gives 10; so "
        "does output padding 1."
    ),
    "home.answer.output_padding": (
        "It gives back a row and a column that the crop took: real sums, not zeros."
    ),
    "home.answer.padding": ("No: padding crops. With 0 the output is 11×11, with 2 it is 7×7."),
    "home.answer.flip": (
        "An impulse shows it: at the left the kernel as it is, at the right the kernel turned by "
        "180°."
    ),
    "home.answer.checkerboard": (
        "Stride 2 does not divide kernel 3, so 1, 2 or 4 taps meet in a cell; kernel 4 is even "
        "inside."
    ),
    "home.answer.holes": (
        "The kernel is smaller than the stride: no tap lands between the stamps, and 0 stays 0."
    ),
    "home.answer.dilation": ("It spreads the kernel within each stamp; stride spreads the stamps."),
    "home.names": (
        "Also called deconvolution, fractionally-strided convolution or up-convolution. It is the "
        "transpose of a convolution, not its inverse: it brings back the shape, not the values."
    ),
    # The lab's controls.
    "control.preset": "Preset",
    "control.preset_none": "Choose a known layer",
    "control.linked": "Rows = columns",
    "control.linked_help": "Set both axes at once, or each by itself.",
    "control.with_letter": "{field} {letter}",
    "control.of_rows": "{field}, rows",
    "control.of_columns": "{field}, columns",
    "control.short.size": "Input",
    "control.short.kernel": "Kernel",
    "control.short.stride": "Stride",
    "control.short.dilation": "Dilation",
    "control.short.padding": "Padding",
    "control.short.output_padding": "Out. pad",
    "control.input_fill": "Input values",
    "control.kernel_fill": "Kernel values",
    "control.seed": "Seed of the random values",
    "control.seed_help": (
        "The same seed gives the same values, whatever the size. Click a cell and type to change "
        "it."
    ),
    "control.undo": "Undo",
    "control.undo_help": "One change back",
    "control.redo": "Redo",
    "control.redo_help": "One change forward again",
    "control.reset": "Reset",
    "control.reset_all": "Back to what this page opens with",
    "control.reset_help": "Back to 5×5, kernel 3×3, stride 2, padding 1",
    "control.pin": "Pin",
    "control.pin_help": "Keep this state beside what you change next",
    "control.unpin": "Unpin",
    "control.unpin_help": "Stop comparing with the pinned state",
    "control.files": "File",
    "control.files_help": "Save this state as a file, or open one",
    "files.title": "Save or open a state",
    "files.says": (
        "The link in the address bar holds everything but hundreds of typed cells. A file always "
        "does."
    ),
    "files.save": "Save as a file",
    "files.open": "Open a saved file",
    "files.needed": "So many typed cells do not fit into a link: save a file to keep them.",
    # The output size, as HTML for the stage; the letters of Dumoulin & Visin 2016.
    "formula.both": "<b>Output size</b> o = (i−1)·s + d·(k−1) + 1 − 2p + a = {size}",
    "formula.apart": (
        "<b>Output size</b> o = (i−1)·s + d·(k−1) + 1 − 2p + a; rows {rows}; columns {columns}"
    ),
    "formula.size": (
        '(<span class="input">{size}</span>−1)·{stride} + {dilation}·(<span '
        'class="kernel">{kernel}</span>−1) + 1 − 2·{padding} + {output_padding} = <span '
        'class="output">{output}</span>'
    ),
    # The stage: labels, and templates that it fills in the browser.
    "stage.stage": "Transposed convolution, step by step",
    "stage.player": "Player",
    "stage.first": "To the beginning (Home)",
    "stage.back": "One step back (left arrow)",
    "stage.play": "Play (space)",
    "stage.pause": "Pause (space)",
    "stage.forward": "One step forward (right arrow)",
    "stage.last": "To the end (End)",
    "stage.scrub": "Step",
    "stage.loop": "Loop (l)",
    "stage.speed": "Speed",
    "stage.speed_value": "{speed}/s",
    "stage.order": "Order of the steps (o)",
    "stage.by_input": "by input",
    "stage.by_output": "by output",
    "stage.turn": "Show the flip",
    "stage.turn_help": "Turn the kernel by 180° once more (t)",
    "stage.forget": "Forget the flip",
    "stage.forget_help": "Use the kernel unflipped at the right: the most common mistake (f)",
    "stage.scatter": "Scatter",
    "stage.scatter_says": "Click a number of x or w to type your own.",
    "stage.gather": "Gather: zero insertion + convolution",
    "stage.gather_says": "A window slides, one cell a step.",
    "stage.pinned": "Pinned",
    "stage.current": "Now",
    "stage.summary": (
        "i {size} · k {kernel} · s {stride} · d {dilation} · p {padding} · a {output_padding} "
        "→ {output}"
    ),
    "stage.input": "Input x, {rows}×{columns}",
    "stage.kernel": "Kernel w, {rows}×{columns}",
    "stage.stamp": "Stamp {value}·w",
    "stage.canvas": "Canvas {rows}×{columns}, frame: what the crop keeps",
    "stage.canvas_whole": "Canvas {rows}×{columns}, nothing cropped",
    "stage.padded": "Input with zeros, {rows}×{columns}",
    "stage.flipped": "Flipped w",
    "stage.unflipped": "Unflipped w",
    "stage.output": "Output y, {rows}×{columns}",
    "stage.grid_help": "{grid}. Arrow keys move from cell to cell, Enter pins a cell.",
    "stage.grid_editable": (
        "{grid}. Arrow keys move from cell to cell; type a number to change it, or paste a block."
    ),
    "stage.pinned_cell": "{what} (pinned, Esc)",
    "stage.edit": "New value for {name}",
    "stage.ledger": "{count} of {of} terms in, so far {total}",
    "stage.ledger_done": "{count} of {of} terms in",
    "stage.no_terms": "no tap lands here: a hole, exactly 0",
    "stage.more": "{count} more",
    "stage.cropped": "cropped away, not part of the output",
    "stage.cropped_short": "cropped",
    "stage.without_flip": "unflipped:",
    "stage.inserted_zero": "0, inserted between two elements",
    "stage.padding_zero": "0, padding around the input",
    "stage.equal": "scatter = gather = core in all {cells} cells, largest difference {value}",
    "stage.equal_matrix": (
        "scatter = gather = Cᵀx = core in all {cells} cells, largest difference {value}"
    ),
    "stage.symmetric": "still equal: turned by 180° this kernel is the same",
    "stage.differs": "{count} of {cells} cells differ, largest difference {value}",
    "stage.step_none": "Nothing has landed yet; {steps} steps.",
    "stage.step_input": (
        "Step {step} of {steps}. {name} = {value} stamps the kernel onto canvas rows {top} to "
        "{bottom}, columns {left} to {right}."
    ),
    "stage.step_output": "Step {step} of {steps}. {name} gathers {count} terms: {sum} = {value}.",
    "stage.tables": "The numbers as tables",
    "stage.too_large": "too large for a table",
}
