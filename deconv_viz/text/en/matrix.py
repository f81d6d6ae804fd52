"""English: the lesson of the matrix, the gradient, and what is not an inverse."""

from collections.abc import Mapping

MATRIX: Mapping[str, str] = {
    "page.matrix.title": "Matrix and gradient",
    "page.matrix.link": "Matrix and gradient",
    "page.matrix.says": (
        "A convolution is a matrix, **z = Cu**; the transposed one multiplies by the same "
        "matrix, turned: **y = Cᵀx**."
    ),
    "matrix.case.first": "Stride 2",
    "matrix.case.band": "Stride 1: a band",
    "matrix.case.holes": "Stride 3, kernel 2: holes",
    "matrix.case.long": "9 or 10",
    "matrix.case.unread": "An unread sample",
    "matrix.case.blocks": "2-D: blocks",
    "matrix.lab": "Open in the lab",
    "matrix.y_label": "The output y as a column",
    "matrix.x_label": "The input x as a column",
    "matrix.transposed_label": "The matrix Cᵀ: a column for each input, a row for each output",
    "matrix.c": "C, {rows}×{columns}: the convolution z = Cu",
    "matrix.turned": "Cᵀ, {rows}×{columns}: the transposed one, y = Cᵀx",
    "matrix.c_label": (
        "The matrix C of the convolution, {rows} rows and {columns} columns; its turned form is "
        "the table Cᵀ"
    ),
    "matrix.turn": "Turn C into Cᵀ",
    "matrix.idle": (
        "Step by input: the columns light, one stamp each (scatter). Step by output: the rows "
        "do, one window each (gather). A click on a column or a row goes there."
    ),
    "matrix.column": (
        "<b>Column {place}</b> of Cᵀ:<br>{stamp}<br>times <b>{name} = {value}</b> it is the "
        "stamp of that input. y is the sum of all columns so scaled: scatter."
    ),
    "matrix.row": (
        "<b>Row {place}</b> of Cᵀ, times x:<br><b>{name}</b> = {terms} = <b>{value}</b><br>What "
        "the window of that output sums up: gather."
    ),
    "matrix.row_empty": (
        "<b>Row {place}</b> of Cᵀ is empty: no input reaches {name}, so it is exactly {value}."
    ),
    "matrix.label.size": "Input (i)",
    "matrix.label.kernel": "Kernel (k)",
    "matrix.label.stride": "Stride (s)",
    "matrix.label.dilation": "Dilation (d)",
    "matrix.label.padding": "Padding (p)",
    "matrix.label.output_padding": "Output padding (a)",
    "matrix.label.w": "Kernel w",
    "matrix.label.x": "Input x",
    "matrix.w_help": "Whole numbers with commas; as many as you write, so long is the kernel.",
    "matrix.x_help": "Whole numbers with commas; as many as you write, so long is the input.",
    "matrix.link": "A part of the link could not be used; the nearest that can is shown.",
    "matrix.not_whole": (
        "Only whole numbers from −{largest} to {largest} can stand here; received {word}. "
        "Nothing was changed."
    ),
    "matrix.list_length": "{count} numbers do not fit here: {choices} would. Nothing was changed.",
    "matrix.now_output_padding": "The output padding is now {value}.",
    "matrix.now_padding": "The padding is now {value}.",
    "matrix.parts": "What the matrix tells",
    "matrix.part.adjoint": "The adjoint test",
    "matrix.part.gradient": "It is the gradient of a convolution",
    "matrix.part.inverse": "It is not the inverse",
    "matrix.part.shape": "Which output size?",
    "matrix.again_numbers": "Other numbers",
    "matrix.adjoint_says": (
        "Cᵀ is the one matrix with **⟨Cu, v⟩ = ⟨u, Cᵀv⟩** for all u and v. Both are the same "
        "double sum: every entry of C is used once, read along its rows or along its columns."
    ),
    "matrix.equal_sums": "both sums are the same",
    "matrix.unequal_sums": "the sums differ",
    "matrix.other_turned": (
        "With the kernel turned, the second sum would be {value}, not {left}: only this very "
        "matrix passes for all numbers."
    ),
    "matrix.chance_turned": (
        "With the kernel turned, the second sum happens to be {left}, too: draw other numbers."
    ),
    "matrix.same_turned": "Turned by half a turn, this kernel is the same.",
    "matrix.more": "… {count} more",
    "matrix.gradient_says": (
        "Take the loss L(u) = ½‖Cu − v‖². What comes back from above is the residual r = Cu − v, "
        "and the gradient with respect to u is **Cᵀr**: the transposed convolution. The "
        "differences below know nothing of that; they only run the convolution forwards, at u + "
        "e and at u − e."
    ),
    "matrix.residual": "r",
    "matrix.element": "element of u",
    "matrix.by_differences": "(L(u + e) − L(u − e)) / 2",
    "matrix.by_transpose": "Cᵀr",
    "matrix.by_unflipped": "zeros inserted, kernel not flipped",
    "matrix.gradient_worst": "Cᵀr = the differences in all {count}, largest difference {value}",
    "matrix.again": (
        "“The gradient of a convolution is a convolution itself” is loose. The same convolution "
        "once more would make {size} to {again}, but u has {wanted}. It is Cᵀ: insert zeros, "
        "then convolve at stride 1 with the <b>flipped</b> kernel."
    ),
    "matrix.again_none": (
        "“The gradient of a convolution is a convolution itself” is loose. The same convolution "
        "does not even fit onto {size}, and u has {wanted}. It is Cᵀ: insert zeros, then "
        "convolve at stride 1 with the <b>flipped</b> kernel."
    ),
    "matrix.again_same": (
        "“The gradient of a convolution is a convolution itself” is loose. At stride 1 the sizes "
        "agree and nothing is inserted, but it is Cᵀ: the kernel is <b>flipped</b>."
    ),
    "matrix.inverse_says": (
        "A convolution, then its transpose: the **shape** is back, the **values** are not. "
        "“Deconvolution” is an old name for the layer; it undoes nothing."
    ),
    "matrix.example": "Shown on",
    "matrix.example.three": "Three numbers",
    "matrix.example.nine": "Nine numbers",
    "matrix.example.picture": "A picture",
    "matrix.three": (
        "w = [1, 2, 3] on three numbers: C has one row. The last two inputs become the same 11, "
        "and nothing that comes after can tell which of them it was: C keeps {rank} number of "
        "{size}. The first is multiplied by CCᵀ = 14."
    ),
    "matrix.nine": (
        "w = [[1, 2], [3, 4]] on 0 … 8: four numbers are left of nine, so C has rank {rank} of "
        "{size}, and no layer at all can have u back."
    ),
    "matrix.picture": (
        "C keeps {rank} numbers of {size}. Even with the best brightness, CᵀCu is {error}% off; "
        "the best that any inverse could do is {least}% off. The part in the null space is gone: "
        "C makes 0 of it."
    ),
    "matrix.original": "u, {size}×{size}",
    "matrix.small": "Cu, {size}×{size}",
    "matrix.back": "CᵀCu, {size}×{size}, at its best brightness",
    "matrix.kept": "The best that any inverse gives",
    "matrix.lost": "Lost: the null space (grey is 0)",
    "matrix.above_lost": (
        "The layer above: its C takes {size} numbers to {rows} and has rank {rank}, so of {size} "
        "numbers {rank} are kept."
    ),
    "matrix.above_whole": (
        "The layer above: its C has rank {rank} of {size}, so nothing is lost, and there is a "
        "way back; but Cᵀ is not that way, since CᵀC is not the identity."
    ),
    "matrix.above_orthogonal": (
        "The layer above is an exception: its CᵀC leaves all {size} numbers as they were."
    ),
    "matrix.choose_size": "Output size",
    "matrix.size": "u of {size}: C is {rows}×{columns}",
    "matrix.size_label": "C for an input of {size}: {rows} rows, {columns} columns",
    "matrix.sizes": (
        "The convolution takes {sizes} alike to {rows}: each C has {rows} rows, so what Cᵀ is "
        "given does not say which size is meant. You have to (output padding, output size)."
    ),
    "matrix.one_size": "At stride 1 there is no choice: only {size} becomes {rows}.",
    "matrix.uncropped": (
        "Framed column {columns}: windows of the smaller size reach there as well, but into the "
        "padding. Output padding crops less; it puts no zeros there."
    ),
    "matrix.unread": (
        "Framed column {columns} is all zeros: no window reads that sample, so its gradient, and "
        "the output there, is exactly 0."
    ),
    "matrix.code": "See it in code",
    "matrix.sources": (
        "C and Cᵀ: Dumoulin & Visin 2016, section 4. The name: Zeiler et al. 2010. Nine numbers: "
        "Zhang et al., Dive into Deep Learning, 14.10."
    ),
}
"""The lesson of the matrix."""
