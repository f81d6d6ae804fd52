"""What leads to a wrong answer, one sentence a misconception; `{given}` is the answer given."""

from collections.abc import Mapping

TASKS_SLIPS: Mapping[str, str] = {
    # Sizes.
    "tasks.slip.times_stride": (
        "{given} is stride times the input. The stride alone does not say how large the output "
        "is: the last stamp is as long as the kernel, not as the stride."
    ),
    "tasks.slip.side_by_side": (
        "{given} would lay the stamps side by side. They begin a stride apart, and overlap or "
        "leave gaps."
    ),
    "tasks.slip.step_after_last": (
        "{given} counts one stride too many: there are only {size} − 1 steps between {size} stamps."
    ),
    "tasks.slip.forward_formula": (
        "{given} is the size after an ordinary convolution. The transposed one goes the other way."
    ),
    "tasks.slip.padding_adds": (
        "{given} adds the padding. Here it does the opposite: it crops the canvas."
    ),
    "tasks.slip.padding_ignored": "{given} is the canvas before padding crops it.",
    "tasks.slip.padding_once": "{given} crops one end only; padding crops both.",
    "tasks.slip.dilation_ignored": "{given} leaves the dilation out: it makes the stamp longer.",
    "tasks.slip.dilated_input": (
        "{given} spreads the input. Dilation spreads the kernel; the stride spaces the input."
    ),
    "tasks.slip.dilation_times_kernel": (
        "{given} takes a stamp of dilation times kernel; after the last weight no gap follows."
    ),
    "tasks.slip.end_is_zero": (
        "Output padding does not append zeros. It gives back an element of the canvas that "
        "padding would have cropped."
    ),
    "tasks.slip.given_back_first": (
        "{given} is the canvas' first element. Output padding works at the end only."
    ),
    "tasks.slip.end_repeats": "{given} is the output before it; nothing is repeated.",
    "tasks.slip.one_size": (
        "Only with stride 1. A larger stride rounds down, and several lengths become one."
    ),
    "tasks.slip.as_many_as_kernel": (
        "It is not the kernel that counts: the stride does the rounding."
    ),
    "tasks.slip.one_less_than_stride": "Count the first of them, too: the remainders begin at 0.",
    "tasks.slip.restored": (
        "The same arguments do not always bring the size back: the convolution rounded down, and "
        "what it passed over is not known any more."
    ),
    "tasks.slip.stride_suffices": (
        "The stride alone does not do it: without output padding the output is {without}."
    ),
    "tasks.slip.always_one": "1 is what kernel 3, stride 2, padding 1 needs; here it is another.",
    "tasks.slip.as_padding": (
        "Output padding need not match the padding; it fills up what is missing."
    ),
    "tasks.slip.makes": "That one makes {given}×{given} of {size}×{size}.",
    "tasks.slip.subsample_doubles": (
        "`subsample=(2, 2)` alone does not double: {given} is not among the sizes that lead back "
        "to {size}, and is refused."
    ),
    "tasks.slip.as_if_stride_one": "{given} is the size for subsample (1, 1).",
    "tasks.slip.beyond_last": (
        "Just too large: the forward convolution would make {size} + 1 of {given}, not {size}."
    ),
    "tasks.slip.below_canvas": "{given} is less than the canvas, and valid crops nothing.",
    "tasks.slip.torch_doubles": (
        "Doubling is what most people expect. It is one short: kernel 3, stride 2, padding 1 and "
        "the like make 2·n − 1."
    ),
    "tasks.slip.keeps_size": "The size is kept at stride 1 only.",
    # Stamps.
    "tasks.slip.stride_ignored": (
        "So it is at stride 1. Stamps begin {stride} apart: multiply row and column."
    ),
    "tasks.slip.centred": (
        "That centres the stamp. It begins at stride times the place and goes on from there."
    ),
    "tasks.slip.side_by_side_stamps": (
        "That lays the stamps side by side, a kernel apart. They begin a stride apart."
    ),
    "tasks.slip.dilation_closes": (
        "That is the stamp without dilation: its cells lie {dilation} apart."
    ),
    "tasks.slip.dilation_fills": (
        "Dilation does not fill the gaps: between the weights nothing is touched."
    ),
    "tasks.slip.crop_ignored": (
        "That is the place on the canvas. Padding crops {padding} there, so all moves up and left."
    ),
    "tasks.slip.every_weight": "So many weights there are; only some of them land in this output.",
    "tasks.slip.sum_of_axes": "The counts of row and column multiply, they do not add.",
    "tasks.slip.one_each": "Here stamps overlap, or each output would get one product at most.",
    "tasks.slip.one_axis": "That is the count along the rows alone; the columns multiply it.",
    "tasks.slip.not_turned": (
        "{given} is the weight opposite. That turned kernel belongs to the other way, the window; "
        "in a stamp the kernel lies as it is."
    ),
    "tasks.slip.whole_product": "{given} is the whole product; only the weight is asked for.",
    "tasks.slip.input_not_weight": "{given} is the input; the box stands for the weight beside it.",
    "tasks.slip.no_turn": (
        "{given} multiplies cell by cell, as a window with an unturned kernel would. In the middle "
        "each input meets the weight opposite to it."
    ),
    "tasks.slip.last_wins": (
        "{given} is the last stamp alone. Later ones do not overwrite: all add up."
    ),
    "tasks.slip.largest_wins": "{given} is the largest of the four products; they add up.",
    "tasks.slip.only_crossings": (
        "These are holes, and there are more: where only the row or only the column is free, no "
        "stamp reaches either."
    ),
    "tasks.slip.touched_instead": "These are the cells that stamps do reach: take all the others.",
    "tasks.slip.holes_undefined": (
        "Every output is a sum that begins at 0. Without terms it stays 0; it is never undefined."
    ),
    "tasks.slip.holes_copied": (
        "Nearest upsampling would copy. A transposed convolution only adds what its stamps bring."
    ),
    "tasks.slip.holes_interpolated": (
        "Nothing is interpolated, unless the kernel itself reaches over the gap."
    ),
    "tasks.slip.bias_only_on_stamps": (
        "The bias is not part of the stamps: every output gets it, this one too."
    ),
    "tasks.slip.bias_each_weight": "The bias is added once to an output, not once for each weight.",
    # The other way.
    "tasks.slip.stride_zeros": (
        "{given} zeros would put neighbours {stride} + 1 apart; they shall be {stride} apart."
    ),
    "tasks.slip.kernel_zeros": (
        "{given} comes from the kernel; the gap comes from the stride alone."
    ),
    "tasks.slip.always_one_zero": "One zero is right for stride 2; here the stride is {stride}.",
    "tasks.slip.window_strides": (
        "The stride is not the step of this window. It stands in the zeros between the inputs."
    ),
    "tasks.slip.window_jumps": "Windows overlap: they do not jump by a whole kernel.",
    "tasks.slip.padding_as_it_is": (
        "That is the layer's own padding. The equivalent convolution needs another: reach less "
        "padding."
    ),
    "tasks.slip.without_padding": "So it is without padding: padding takes {padding} of them away.",
    "tasks.slip.padding_added": (
        "Here padding takes zeros away. More padding makes the output smaller."
    ),
    "tasks.slip.dilation_forgotten": "The dilated kernel reaches {reach} back, not {kernel} − 1.",
    "tasks.slip.kernel_unflipped": (
        "{given} is what stands there in the kernel. The same sums come out only with the kernel "
        "turned by 180°."
    ),
    "tasks.slip.flipped_one_way": "{given} is mirrored left to right only: both axes are turned.",
    "tasks.slip.flipped_other_way": "{given} is mirrored top to bottom only: both axes are turned.",
    "tasks.slip.kernel_transposed": (
        "{given} comes from the transposed kernel. “Transposed” is said of the layer's matrix; the "
        "kernel is turned by 180°."
    ),
    # One and three dimensions.
    "tasks.slip.length_needed": (
        "A convolution slides over any length; no weight depends on it. `None` may stay `None`."
    ),
    "tasks.slip.same_as_input": (
        "“Same” does not mean as long as the input, unless the stride is 1. It is stride times "
        "the input."
    ),
    "tasks.slip.canvas_uncropped": "That is the whole canvas, {canvas}; `same` crops it.",
    "tasks.slip.both_ends": (
        "Half at each end is what `same` does; what is cut at the beginning lets outputs read "
        "ahead."
    ),
    "tasks.slip.cut_reach": (
        "That leaves ({size} − 1)·{stride} + 1 samples; the output shall have {output}."
    ),
    "tasks.slip.cut_nothing": (
        "The canvas is causal, but longer than {output}: something has to go."
    ),
    "tasks.slip.flat_stamp": "{given} is the stamp in a plane; a volume has one axis more.",
    "tasks.slip.edges_only": "{given} adds the axes; they multiply.",
    "tasks.slip.stride_cubed": (
        "{given} comes from the stride. It spaces the stamps; the kernel is their size."
    ),
    "tasks.slip.times_strides": (
        "{given} is stride times size along each axis; the kernel counts, too."
    ),
    "tasks.slip.one_axis_for_all": "{given} uses the last axis' kernel and stride for all three.",
    "tasks.slip.axes_reversed": "{given} has the axes in reverse order.",
    "tasks.slip.every_weight_of_volume": (
        "{given} is the whole kernel; its weights go to many voxels."
    ),
    "tasks.slip.flat_meeting": "{given} is right in a plane; a volume has one axis more.",
    "tasks.slip.along_a_line": "{given} is right along a line; the three axes multiply.",
    "tasks.slip.axes_added": "{given} adds the axes; they multiply.",
    "tasks.slip.rounded_down": (
        "{given} rounds {kernel} / {stride} down. That is the least overlap; asked for is the most."
    ),
    # The matrix.
    "tasks.slip.matrix_turned": (
        "{given} is the matrix of the convolution that goes the other way: ours is that one "
        "transposed."
    ),
    "tasks.slip.not_flattened": (
        "{given} counts rows only. Flattened, a grid has rows times columns elements."
    ),
    "tasks.slip.matrix_is_kernel": (
        "{given} has a row for each weight; the matrix has one for each output."
    ),
    "tasks.slip.all_weights": "{given} counts the whole stamp; some of this one is cropped.",
    "tasks.slip.one_weight": "One input reaches more than one output.",
    "tasks.slip.column_full": (
        "{given} fills the column. Most entries are zero: an input reaches only its stamp."
    ),
    "tasks.slip.row_for_column": (
        "{given} counts a row: the terms of an output. A column belongs to an input."
    ),
    "tasks.slip.restored_value": (
        "{given} is the value before. A transposed convolution does not undo a convolution, it "
        "only restores the shape."
    ),
    "tasks.slip.only_forward": "{given} stands after the convolution; the transposed one follows.",
    "tasks.slip.gradient_flipped": (
        "{given} comes from the flipped kernel. Flipping belongs to the gather; in a scatter the "
        "kernel is stamped as it is."
    ),
    "tasks.slip.gradient_passed_on": (
        "{given} is one element of g, passed on unchanged. It still has to meet the weights."
    ),
    "tasks.slip.gradient_of_weights": (
        "{given} is the sum of the weights, as though every g were 1."
    ),
    # Upsampling and sub-pixel.
    "tasks.slip.zeros_for_copies": (
        "Zeros between the elements are the first step of a transposed convolution. Upsampling "
        "copies."
    ),
    "tasks.slip.row_tiled": "That repeats the row as a whole; upsampling repeats each element.",
    "tasks.slip.copies_scaled": "Copies keep their value: nothing is multiplied.",
    "tasks.slip.pool_everywhere": (
        "Average pooling would share it out like that. Max pooling passed one value of each window "
        "on, and only that one gets the gradient."
    ),
    "tasks.slip.pool_corners": (
        "Always the first cell of a window: so it would be with a fixed kernel. It is the largest "
        "that counts."
    ),
    "tasks.slip.pool_by_row": "These are the largest of each row; the windows are 2×2.",
    "tasks.slip.not_shared": "{given} is the whole gradient; the mean shares it out.",
    "tasks.slip.shared_by_axis": "{given} shares along one axis only: a window has {cells} cells.",
    "tasks.slip.only_maximum": "0 could be for max pooling; the mean depends on each of its cells.",
    "tasks.slip.kernel_is_stride": (
        "A kernel as long as the stride only copies: it never reaches over to the neighbour."
    ),
    "tasks.slip.kernel_is_double": (
        "One weight of them would be 0: for an odd factor it is one less."
    ),
    "tasks.slip.one_more_than_stride": "{given} does not reach from one neighbour to the other.",
    "tasks.slip.same_kernel": (
        "{given} would forget the upsampling: its copies are part of the kernel then."
    ),
    "tasks.slip.kernel_times_stride": (
        "{given} multiplies; a convolution of two adds their lengths."
    ),
    "tasks.slip.kernel_plus_stride": "One too many: two of lengths a and b convolve to a + b − 1.",
    "tasks.slip.phases_per_axis": "{given} counts one axis; rows and columns each have {stride}.",
    "tasks.slip.phases_are_weights": "{given} counts the weights; a small kernel may hold several.",
    "tasks.slip.phases_are_kernel": "It is the stride that counts the phases, not the kernel.",
    "tasks.slip.phase_block": (
        "One weight alone would do for a kernel no larger than the stride; go on by {stride} from "
        "there."
    ),
    "tasks.slip.phase_one_axis": "The rows are right; the columns have to fit, too.",
    "tasks.slip.phase_turned": (
        "That is the phase of the turned kernel. Output = stride·input + weight, with the kernel "
        "as it is."
    ),
    "tasks.slip.depth_to_space": (
        "{given} is the order of TensorFlow's `depth_to_space`, where the channel varies fastest."
    ),
    "tasks.slip.phases_swapped": "{given} swaps row and column within the block.",
    "tasks.slip.channel_alone": "{given} is the output channel; {stride}² input channels feed it.",
    "tasks.slip.without_channel": "{given} is right for output channel 0.",
    # Checkerboards.
    "tasks.slip.not_divided": (
        "{stride} does not divide {kernel}: some outputs get one term more than others."
    ),
    "tasks.slip.shared_divisor": (
        "{stride} divides {kernel}, but dilation {dilation} shares a divisor with it: the "
        "weights all land in the same phases, and leave holes."
    ),
    "tasks.slip.every_tap": "{given} is the whole kernel; its weights go to different outputs.",
    "tasks.slip.stride_stamps": (
        "{given} is the stride: it spaces the stamps, it does not stack them."
    ),
    "tasks.slip.overlap_length": (
        "{given} is how many cells two neighbours share, not how many meet."
    ),
    "tasks.slip.rounded_down_row": (
        "{given} rounds {kernel} / {stride} down. That is the least away from the border."
    ),
    "tasks.slip.all_inputs": "{given} is the number of inputs; most are too far away.",
    "tasks.slip.sees_both": (
        "Look away from the ends, then at the ends: only one of the two is there."
    ),
    "tasks.slip.sees_pattern": (
        "Fewer terms at the ends are no pattern of the stride: look at how the ends differ."
    ),
    "tasks.slip.sees_border": (
        "A ramp stops after a kernel's length; here the middle goes up and down as well."
    ),
    "tasks.slip.case_clean": (
        "Add up every second weight, then the others: is it the same both times?"
    ),
    "tasks.slip.case_weights": (
        "Equally many terms meet only where the stride divides the kernel; then compare the sums "
        "of the two phases."
    ),
    "tasks.slip.case_balanced": (
        "Weights can make up for uneven overlap, but only if the sums of both phases are equal and "
        "the counts are not."
    ),
    "tasks.slip.case_checkered": (
        "Check both: does the stride divide the kernel, and are the sums of the two phases equal?"
    ),
    # What the frameworks call it.
    "tasks.slip.torch_pads": "{given} would be PyTorch with half the kernel as padding.",
    "tasks.slip.valid_is_torch": (
        "{given} is PyTorch's padding 0. Keras' valid never gives less than stride times the input."
    ),
    "tasks.slip.zero_is_none": (
        "{given} is what you get without the argument. 0 is not None: it fixes the size."
    ),
    "tasks.slip.jax_scatters": (
        "So every other framework begins: by its first weight. JAX does not flip, and that turns "
        "the stamp round."
    ),
    "tasks.slip.whole_kernel": "{given} uses all weights; a single one reaches the first output.",
    "tasks.slip.jax_last": "{given} is the last value of the output that scatters.",
    "tasks.slip.as_conv2d": (
        "{given} is `Conv2d`'s order. In a transposed layer the input channels come first."
    ),
    "tasks.slip.keras_layout": "{given} is Keras' order; PyTorch puts the kernel last.",
    "tasks.slip.as_keras_conv2d": (
        "{given} is `Conv2D`'s order. In a transposed layer the filters stand before the input "
        "channels."
    ),
    "tasks.slip.torch_layout": "{given} is PyTorch's order; Keras puts the kernel first.",
    "tasks.slip.makes_side": (
        "Of {size} rows that one makes {given}, by its own crop; ours makes {output}."
    ),
    # Whole layers and stacks.
    "tasks.slip.bias_forgotten": "{given} leaves the biases out.",
    "tasks.slip.bias_of_input": "Biases go with the output channels, not with the input's.",
    "tasks.slip.one_map_only": (
        "{given} has one kernel a filter; each needs one for every input channel."
    ),
    "tasks.slip.stride_counts": "The stride places the stamps; it has no weights of its own.",
    "tasks.slip.stride_adds_weights": (
        "Upsampling needs no weights of its own: the stride only says where stamps begin."
    ),
    "tasks.slip.one_kernel_more": "No kernel is added: it is the same tensor, read the other way.",
    "tasks.slip.biases_counted": "Biases would differ, but they were left out.",
    "tasks.slip.groups_ignored": "{given} is without groups: everything meets everything.",
    "tasks.slip.groups_divide_twice": "{given} divides twice: the groups split one side only.",
    "tasks.slip.groups_multiply": "{given} multiplies: groups make a layer smaller.",
    "tasks.slip.strides_multiply": (
        "{given} multiplies the strides; kernels and paddings shift each size by a little."
    ),
    "tasks.slip.only_first_layer": "{given} stands after the first layer; the second follows.",
    "tasks.slip.second_from_start": "{given} is the second layer alone.",
    "tasks.slip.kernels_multiply": "{given} multiplies the kernels; their stamps overlap.",
    "tasks.slip.kernels_add": (
        "{given} is right where the second stride is 1; it spreads the first stamp."
    ),
    "tasks.slip.steps_add": "{given} spreads by the first stride; it is the second that does.",
    "tasks.slip.comes_back": (
        "Only multiples of 4 come back as they were: {size} was rounded on its way down."
    ),
    "tasks.slip.rounds_down": "Padding 1 rounds halves up, not down: {size} becomes {half}.",
    "tasks.slip.one_missing": "With output padding 1 each layer doubles: the result is even.",
    "tasks.slip.doubles_twice": (
        "Without output padding, kernel 3, stride 2, padding 1 do not double: one is missing each "
        "time."
    ),
    "tasks.slip.one_lost": "One is missing after the first layer, and that one is doubled, too.",
}
