"""What the bundled lesson scripts say on a projector: about two lines each."""

from collections.abc import Mapping

SCRIPTS: Mapping[str, str] = {
    "script.ten_minutes.title": "Transposed convolution in ten minutes",
    "script.ten_minutes.about": (
        "From one stamp to the checkerboard: both views, the flip, every parameter."
    ),
    "script.ten_minutes.stamp": (
        "One input element, 2. It stamps the whole kernel, times 2: from 1×1 comes 3×3."
    ),
    "script.ten_minutes.stride": (
        "Four elements, four stamps. Each starts two cells after its neighbour's: that is stride 2."
    ),
    "script.ten_minutes.overlap": (
        "Stamps overlap: all four reach the middle cell. What does it hold in the end?"
    ),
    "script.ten_minutes.overlap_answer": (
        "What overlaps is added: y[2,2] = −5. No stamp covers another."
    ),
    "script.ten_minutes.size": (
        "How large does it become? The last stamp starts at (3 − 1)·2 = 4 and is 3 long: "
        "3×3 becomes 7×7."
    ),
    "script.ten_minutes.crop": (
        "Padding takes away: padding 1 crops one cell on each side, 7×7 becomes 5×5."
    ),
    "script.ten_minutes.output_padding": (
        "Output padding gives some of it back, at the end only: 5×5 becomes 6×6, twice the input."
    ),
    "script.ten_minutes.zeros": (
        "Another way to the same 5×5: zeros between the inputs, zeros around them, and a window "
        "that slides."
    ),
    "script.ten_minutes.window": (
        "In each place the window multiplies and adds: an ordinary convolution. What comes out?"
    ),
    "script.ten_minutes.window_answer": (
        "y[2,2] = −5, the same four products as before: the inserted zeros add nothing."
    ),
    "script.ten_minutes.same": (
        "Side by side, in step: the same products, so the same sum in every cell."
    ),
    "script.ten_minutes.flip": (
        "The window needs the kernel turned by 180°. What does the right side give if we forget it?"
    ),
    "script.ten_minutes.flip_answer": (
        "The kernel comes out turned: the right begins with 8 where the left begins with 0."
    ),
    "script.ten_minutes.dilation": (
        "Stride 4 spreads the stamps. Dilation 2 spreads each stamp: 2×2 elements over 3×3 cells."
    ),
    "script.ten_minutes.checkerboard": (
        "All ones in, a kernel of ones, kernel 3, stride 2. Is the output even?"
    ),
    "script.ten_minutes.checkerboard_answer": (
        "No: 1, 2 or 4 terms meet in a cell. This is where checkerboards come from."
    ),
    "script.ten_minutes.even": (
        "Kernel 4 is a multiple of stride 2: away from the border 4 terms meet in every cell."
    ),
    "script.ten_minutes.whole": (
        "Stamps that add, then a crop; or zeros, then a turned kernel. It restores the shape of a "
        "convolution's input, not its values."
    ),
    "script.two_dimensions.title": "Two dimensions",
    "script.two_dimensions.about": (
        "Stamps at the left, zeros and a window at the right: the same sums."
    ),
    "script.two_dimensions.lab": (
        "Left: every input stamps the kernel. Right: zeros, then an ordinary convolution. 3×3 "
        "becomes 5×5."
    ),
    "script.two_dimensions.stamps": "Input by input: watch where each stamp lands on the canvas.",
    "script.two_dimensions.sum": "Two products meet in y[3,4]. What is their sum?",
    "script.two_dimensions.sum_answer": "y[3,4] = 5: 2·3 from one stamp, 1·(−1) from the next.",
    "script.two_dimensions.crop": (
        "The canvas is 11×11. Padding 1 crops its edge; the frame, 9×9, is the output."
    ),
    "script.two_dimensions.zeros": (
        "Output by output: the window slides by one cell a step, whatever the stride."
    ),
    "script.two_dimensions.flip": "A single 1, and the flip forgotten: will both sides be equal?",
    "script.two_dimensions.flip_answer": (
        "No. The left shows the kernel as it is, the right turned by 180°."
    ),
    "script.one_dimension.title": "One dimension",
    "script.one_dimension.about": "The same on a signal: stamps in a row, zeros between samples.",
    "script.one_dimension.row": (
        "A signal is one row: five samples, a kernel of three, stride 2. 1×5 becomes 1×11."
    ),
    "script.one_dimension.sum": "Two stamps meet in y[4]. What is their sum?",
    "script.one_dimension.sum_answer": "y[4] = 6: the end of one stamp, the start of the next.",
    "script.one_dimension.zeros": (
        "The same as a filter sees it: a zero between the samples, then an ordinary convolution."
    ),
    "script.one_dimension.twice": (
        "Padding 1 and output padding 1 make it exactly twice as long: 1×5 becomes 1×10."
    ),
    "script.matrix.title": "Matrix and gradient",
    "script.matrix.about": "A stamp is a column, a sum is a row, and the transpose is no inverse.",
    "script.matrix.column": (
        "A single 1 in the middle: the output is one stamp. Unrolled, it is one column of the "
        "matrix Cᵀ."
    ),
    "script.matrix.row": (
        "One output cell collects the terms that meet in it. Unrolled, they are one row of Cᵀ."
    ),
    "script.matrix.shapes": (
        "C is the matrix of the convolution from 7×7 to 3×3. Its transpose goes from 3×3 to 7×7."
    ),
    "script.matrix.gradient": (
        "That is also backpropagation: each gradient at the convolution's output flows back along "
        "its taps."
    ),
    "script.matrix.inverse": (
        "Convolve 7×7 ones with 3×3 ones at stride 2: nines, 3×3. Does the transpose bring the "
        "ones back?"
    ),
    "script.matrix.inverse_answer": (
        "No: 9, 18 and 36. The shape comes back, the values do not. It is no inverse."
    ),
    "script.upsampling.title": "Upsampling",
    "script.upsampling.about": (
        "Nearest and bilinear upsampling as kernels, and one that is learnt."
    ),
    "script.upsampling.zeros": (
        "A kernel of a single 1: only the spreading is left. 3×3 becomes 5×5, with holes."
    ),
    "script.upsampling.nearest": (
        "A kernel of 2×2 ones at stride 2 fills the holes with copies: nearest-neighbour "
        "upsampling, 6×6."
    ),
    "script.upsampling.bilinear": (
        "A 4×4 kernel of triangular weights: bilinear interpolation, written as a transposed "
        "convolution."
    ),
    "script.upsampling.border": "All ones in, bilinear weights. Is the output 1 everywhere?",
    "script.upsampling.border_answer": (
        "Inside, yes. At the border a neighbour is missing: 0.75, and 0.5625 in the corners."
    ),
    "script.upsampling.learnt": (
        "A learnt kernel has the same shape and other numbers: upsampling that training chooses."
    ),
    "script.checkerboard.title": "Checkerboards",
    "script.checkerboard.about": (
        "Where the pattern comes from, and which kernel and stride avoid it."
    ),
    "script.checkerboard.uneven": (
        "All ones in, a kernel of 3×3 ones, stride 2. How many terms meet in each cell?"
    ),
    "script.checkerboard.uneven_answer": (
        "1, 2 or 4, in a regular pattern: the checkerboard is there before any training."
    ),
    "script.checkerboard.why": (
        "In y[3,3] one term, in y[2,2] four: along an axis one stamp or two reach a cell, by turns."
    ),
    "script.checkerboard.even": (
        "Kernel 4, a multiple of the stride: away from the border 4 terms meet in every cell."
    ),
    "script.checkerboard.holes": (
        "Kernel 2, stride 3: no stamp reaches the cells between. They stay exactly 0."
    ),
    "script.checkerboard.dilation": (
        "Kernel 2, stride 2, dilation 2: the stride divides the kernel. Is it even now?"
    ),
    "script.checkerboard.dilation_answer": (
        "No: dilation 2 and stride 2 share a factor, so every second row and column stays empty."
    ),
    "script.checkerboard.resize": (
        "The remedy: resize first, then convolve at stride 1. Every inner cell meets all 9 terms."
    ),
    "script.sub_pixel.title": "Sub-pixel layers",
    "script.sub_pixel.about": "One layer is four small convolutions, interleaved.",
    "script.sub_pixel.first": (
        "Kernel 4×4, stride 2: the window sees four inputs. Note which kernel elements meet them."
    ),
    "script.sub_pixel.second": (
        "One cell to the right: four other elements of the kernel work. Which will it be in the "
        "next cell?"
    ),
    "script.sub_pixel.again": (
        "One more: the first four again. Cells that are a stride apart share a kernel of 2×2."
    ),
    "script.sub_pixel.shuffle": (
        "So one layer is four ordinary 2×2 convolutions, interleaved: that is pixel shuffle."
    ),
    "script.frameworks.title": "Frameworks",
    "script.frameworks.about": "PyTorch and Keras on the same numbers: which cells each one keeps.",
    "script.frameworks.torch": (
        "PyTorch: kernel 3, stride 2, padding 1, output padding 1. It keeps rows 1 to 8 of the "
        "canvas: 8×8."
    ),
    "script.frameworks.valid": (
        "Keras, padding valid: nothing is cropped. 4×4 becomes the whole canvas, 9×9."
    ),
    "script.frameworks.same": (
        "Left: of the whole canvas, padding same keeps rows 0 to 7. Right: PyTorch keeps 1 to 8, "
        "one cell further on."
    ),
    "script.frameworks.agree": (
        "With kernel 4 they agree: one cell less on each side, 8×8, in PyTorch (padding 1) and "
        "Keras (same)."
    ),
    "script.frameworks.longer": (
        "Kernel 2, stride 3 in Keras, padding valid: 9×9. What stands in the last row?"
    ),
    "script.frameworks.longer_answer": (
        "Zeros: the canvas ends at 8×8. Keras makes it stride times input; PyTorch stops at 8."
    ),
    "script.output_size.title": "Output size",
    "script.output_size.about": "Why 3×3 becomes 5×5 and not 6×6, and two ways to mend it.",
    "script.output_size.stamps": (
        "Two steps of stride 2 to the last stamp, then the kernel's 3: 4 + 3 = 7. 3×3 becomes 7×7."
    ),
    "script.output_size.short": (
        "Padding 1 takes two away: 5×5. With kernel 3 and stride 2 that is one short of twice."
    ),
    "script.output_size.four": "Kernel 4 mends it: 6×6 instead of 5×5, exactly twice the input.",
    "script.output_size.given_back": (
        "So does output padding 1: one row and one column of the crop are kept, 6×6."
    ),
    "script.output_size.stride_one": (
        "Stride 1 doubles nothing: the kernel adds its border, 3×3 becomes 5×5."
    ),
    "script.output_size.dilation": (
        "Dilation 2 makes a 2×2 kernel as wide as 3: the canvas is 7×7 again."
    ),
    "script.output_size.axes": "Each axis counts for itself: 2×4 becomes 5×9.",
    "script.padding.title": "Padding and output padding",
    "script.padding.about": "Padding crops; output padding crops less at the end.",
    "script.padding.none": "Padding 0: the whole canvas is the output, 7×7.",
    "script.padding.one": (
        "Padding 1 does not add, it crops: 5×5. It is the padding of the convolution that this one "
        "transposes."
    ),
    "script.padding.two": "Padding 2 crops two cells on each side: 7×7 becomes 3×3.",
    "script.padding.given_back": (
        "Output padding 1 crops less at the end: 6×6. The new row and column hold real sums, not "
        "zeros."
    ),
    "script.padding.nothing_left": (
        "Output padding 1 with padding 0: nothing was cropped. What stands in the new row of 8×8?"
    ),
    "script.padding.nothing_left_answer": (
        "Zeros: beyond the canvas no stamp lands. Only here does output padding add zeros."
    ),
    "script.stack.title": "A stack of layers",
    "script.stack.about": "Where a decoder loses its pixels, and how it gets them back.",
    "script.stack.first": "Kernel 3, stride 2, padding 1: 4×4 becomes 7×7, one short of twice.",
    "script.stack.second": (
        "The next layer of the same kind: 7×7 becomes 13×13. One short becomes three short of 16."
    ),
    "script.stack.exact": "With output padding 1 the first layer gives 8×8 instead of 7×7.",
    "script.stack.again": (
        "Kernel 4, stride 2, padding 1 doubles every time, and evenly: 8×8 becomes 16×16."
    ),
}
"""Titles and sentences by lesson and slide."""
