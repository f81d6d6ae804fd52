"""Chinese: what leads to a wrong answer, one sentence a misconception."""

from collections.abc import Mapping

TASKS_SLIPS: Mapping[str, str] = {
    # Sizes.
    "tasks.slip.times_stride": (
        "{given} 是步幅乘输入。输出多大不能只看步幅：最后一个印记与卷积核一样长，而不是与步幅一样"
        "长。"
    ),
    "tasks.slip.side_by_side": "{given} 是把印记并排放。它们每隔一个步幅开始，会重叠或留下空隙。",
    "tasks.slip.step_after_last": "{given} 多算了一个步幅：{size} 个印记之间只有 {size} − 1 步。",
    "tasks.slip.forward_formula": "{given} 是普通卷积之后的尺寸。转置卷积走的是相反方向。",
    "tasks.slip.padding_adds": "{given} 加上了填充。在这里正好相反：填充裁剪画布。",
    "tasks.slip.padding_ignored": "{given} 是画布，填充还没有裁剪它。",
    "tasks.slip.padding_once": "{given} 只裁了一端；填充裁两端。",
    "tasks.slip.dilation_ignored": "{given} 漏掉了膨胀：它使印记变长。",
    "tasks.slip.dilated_input": "{given} 把输入拉开了。膨胀拉开的是卷积核；输入的间距由步幅决定。",
    "tasks.slip.dilation_times_kernel": (
        "{given} 把印记当作膨胀率乘核长；最后一个权重之后没有空隙。"
    ),
    "tasks.slip.end_is_zero": "输出填充并不在末尾添零。它把本来会被填充裁掉的一个画布元素还回来。",
    "tasks.slip.given_back_first": "{given} 是画布的第一个元素。输出填充只作用在末端。",
    "tasks.slip.end_repeats": "{given} 是它前面的那个输出；这里没有重复。",
    "tasks.slip.one_size": "只有步幅为 1 时如此。更大的步幅会向下取整，几种长度变成同一种。",
    "tasks.slip.as_many_as_kernel": "起作用的不是卷积核：取整来自步幅。",
    "tasks.slip.one_less_than_stride": "第一种也要算上：余数从 0 开始。",
    "tasks.slip.restored": "同样的参数并不总能恢复尺寸：卷积向下取整了，它略过的部分已无从知道。",
    "tasks.slip.stride_suffices": "只靠步幅不够：没有输出填充时输出是 {without}。",
    "tasks.slip.always_one": "1 是核 3、步幅 2、填充 1 所需要的；这里是另一个数。",
    "tasks.slip.as_padding": "输出填充不必与填充相同；它补上缺少的部分。",
    "tasks.slip.makes": "那一个把 {size}×{size} 变成 {given}×{given}。",
    "tasks.slip.subsample_doubles": (
        "只有 `subsample=(2, 2)` 并不加倍：{given} 不在能回到 {size} 的尺寸之列，会被拒绝。"
    ),
    "tasks.slip.as_if_stride_one": "{given} 是 subsample 为 (1, 1) 时的尺寸。",
    "tasks.slip.beyond_last": "刚好太大：正向卷积会把 {given} 变成 {size} + 1，而不是 {size}。",
    "tasks.slip.below_canvas": "{given} 比画布小，而 valid 什么也不裁。",
    "tasks.slip.torch_doubles": (
        "大多数人以为会加倍。其实少一个：核 3、步幅 2、填充 1 之类得到 2·n − 1。"
    ),
    "tasks.slip.keeps_size": "只有步幅为 1 时尺寸才不变。",
    # Stamps.
    "tasks.slip.stride_ignored": "步幅为 1 时才是这样。印记每隔 {stride} 开始：行和列都要乘。",
    "tasks.slip.centred": "这样印记就居中了。它从步幅乘位置处开始，往后延伸。",
    "tasks.slip.side_by_side_stamps": "这样印记并排放，相距一个核长。它们应相距一个步幅。",
    "tasks.slip.dilation_closes": "这是没有膨胀的印记：它的格应相距 {dilation}。",
    "tasks.slip.dilation_fills": "膨胀并不填满空隙：权重之间的格不被触及。",
    "tasks.slip.crop_ignored": (
        "这是在画布上的位置。填充在那里裁掉 {padding}，所以都要向上、向左移。"
    ),
    "tasks.slip.every_weight": "权重有这么多；但只有一部分落到这个输出上。",
    "tasks.slip.sum_of_axes": "行与列的数目要相乘，不是相加。",
    "tasks.slip.one_each": "这里印记有重叠，否则每个输出最多一个乘积。",
    "tasks.slip.one_axis": "这只是沿行的数目；还要乘以列的。",
    "tasks.slip.not_turned": (
        "{given} 是相对位置的权重。旋转的核属于另一种方法，即窗口；印记里的核是原样的。"
    ),
    "tasks.slip.whole_product": "{given} 是整个乘积；问的只是权重。",
    "tasks.slip.input_not_weight": "{given} 是输入；方框代表它旁边的权重。",
    "tasks.slip.no_turn": (
        "{given} 是逐格相乘，像不翻转核的窗口那样。在中央，每个输入遇到的是与它相对的权重。"
    ),
    "tasks.slip.last_wins": "{given} 只是最后一个印记。后来的不会覆盖：全部相加。",
    "tasks.slip.largest_wins": "{given} 是四个乘积中最大的；它们要相加。",
    "tasks.slip.only_crossings": (
        "这些确实是空洞，但还有更多：只要行或列有一个空着，就没有印记到达。"
    ),
    "tasks.slip.touched_instead": "这些是印记到达的格：请选其余的。",
    "tasks.slip.holes_undefined": "每个输出都是从 0 开始的和。没有项就仍是 0，从来不会未定义。",
    "tasks.slip.holes_copied": "最近邻上采样才会复制。转置卷积只把印记带来的加上去。",
    "tasks.slip.holes_interpolated": "没有插值，除非卷积核自己跨过空隙。",
    "tasks.slip.bias_only_on_stamps": "偏置不属于印记：每个输出都有，这里也有。",
    "tasks.slip.bias_each_weight": "偏置每个输出加一次，不是每个权重加一次。",
    # The other way.
    "tasks.slip.stride_zeros": "{given} 个零会使相邻元素相距 {stride} + 1；它们应相距 {stride}。",
    "tasks.slip.kernel_zeros": "{given} 来自卷积核；间隔只由步幅决定。",
    "tasks.slip.always_one_zero": "一个零对应步幅 2；这里步幅是 {stride}。",
    "tasks.slip.window_strides": "步幅不是这个窗口的步长。它体现在输入之间的零里。",
    "tasks.slip.window_jumps": "窗口互相重叠：不会一次跳过整个核。",
    "tasks.slip.padding_as_it_is": (
        "那是这个层自己的填充。等价的卷积需要另一个：够到的长度减去填充。"
    ),
    "tasks.slip.without_padding": "没有填充时如此：填充要拿走其中 {padding} 个。",
    "tasks.slip.padding_added": "在这里填充拿走零。填充越大，输出越小。",
    "tasks.slip.dilation_forgotten": "膨胀后的核向后够到 {reach}，而不是 {kernel} − 1。",
    "tasks.slip.kernel_unflipped": "{given} 是卷积核中那个位置的数。核旋转 180° 后，和才相同。",
    "tasks.slip.flipped_one_way": "{given} 只左右翻转了：两个轴都要翻转。",
    "tasks.slip.flipped_other_way": "{given} 只上下翻转了：两个轴都要翻转。",
    "tasks.slip.kernel_transposed": (
        "{given} 来自转置的核。“转置”说的是层的矩阵；卷积核是旋转 180°。"
    ),
    # One and three dimensions.
    "tasks.slip.length_needed": (
        "卷积可以在任意长度上滑动；没有权重取决于长度。`None` 可以一直是 `None`。"
    ),
    "tasks.slip.same_as_input": "“same”不是与输入一样长（除非步幅为 1），而是步幅乘输入。",
    "tasks.slip.canvas_uncropped": "那是整张画布，{canvas}；`same` 要裁剪它。",
    "tasks.slip.both_ends": "两端各裁一半是 `same` 的做法；开头裁掉的会让输出偷看之后的输入。",
    "tasks.slip.cut_reach": "这样剩下 ({size} − 1)·{stride} + 1 个样本；输出应有 {output} 个。",
    "tasks.slip.cut_nothing": "画布是因果的，但比 {output} 长：总得裁掉一些。",
    "tasks.slip.flat_stamp": "{given} 是平面上的印记；三维还多一个轴。",
    "tasks.slip.edges_only": "{given} 把各轴相加；应当相乘。",
    "tasks.slip.stride_cubed": "{given} 来自步幅。步幅是印记的间距；大小由卷积核决定。",
    "tasks.slip.times_strides": "{given} 是各轴上步幅乘尺寸；还要算上卷积核。",
    "tasks.slip.one_axis_for_all": "{given} 把最后一个轴的核与步幅用在了三个轴上。",
    "tasks.slip.axes_reversed": "{given} 的轴顺序反了。",
    "tasks.slip.every_weight_of_volume": "{given} 是整个核；它的权重分给许多体素。",
    "tasks.slip.flat_meeting": "{given} 在平面上是对的；三维还多一个轴。",
    "tasks.slip.along_a_line": "{given} 沿一条线是对的；三个轴要相乘。",
    "tasks.slip.axes_added": "{given} 把各轴相加；应当相乘。",
    "tasks.slip.rounded_down": (
        "{given} 把 {kernel} / {stride} 向下取整了。那是最少的重叠；问的是最多。"
    ),
    # The matrix.
    "tasks.slip.matrix_turned": "{given} 是反方向那个卷积的矩阵：我们的是它的转置。",
    "tasks.slip.not_flattened": "{given} 只数了行。展平后，网格有行数乘列数个元素。",
    "tasks.slip.matrix_is_kernel": "{given} 给每个权重一行；矩阵给每个输出一行。",
    "tasks.slip.all_weights": "{given} 数的是整个印记；这一个有一部分被裁掉。",
    "tasks.slip.one_weight": "一个输入到达的输出不止一个。",
    "tasks.slip.column_full": "{given} 把整列填满了。大多数元素是零：一个输入只到达它的印记。",
    "tasks.slip.row_for_column": "{given} 数的是一行：一个输出的项。列属于输入。",
    "tasks.slip.restored_value": "{given} 是原来的值。转置卷积并不还原卷积，只恢复形状。",
    "tasks.slip.only_forward": "{given} 是卷积之后的值；后面还有转置卷积。",
    "tasks.slip.gradient_flipped": "{given} 来自翻转的核。翻转属于汇集；散布时核按原样盖印。",
    "tasks.slip.gradient_passed_on": "{given} 是原样传下来的一个 g。它还要与权重相乘。",
    "tasks.slip.gradient_of_weights": "{given} 是权重之和，好像每个 g 都是 1。",
    # Upsampling and sub-pixel.
    "tasks.slip.zeros_for_copies": "元素之间插零是转置卷积的第一步。上采样是复制。",
    "tasks.slip.row_tiled": "这样重复的是整行；上采样重复每个元素。",
    "tasks.slip.copies_scaled": "复制不改变数值：没有乘法。",
    "tasks.slip.pool_everywhere": (
        "平均池化才会这样平分。最大池化只让每个窗口的一个值通过，只有它得到梯度。"
    ),
    "tasks.slip.pool_corners": "总是窗口的第一格：固定的卷积核才会这样。起作用的是最大值。",
    "tasks.slip.pool_by_row": "这些是每行的最大值；窗口是 2×2 的。",
    "tasks.slip.not_shared": "{given} 是整个梯度；平均要把它分开。",
    "tasks.slip.shared_by_axis": "{given} 只沿一个轴平分：一个窗口有 {cells} 格。",
    "tasks.slip.only_maximum": "0 可能出现在最大池化里；平均值取决于每一格。",
    "tasks.slip.kernel_is_stride": "与步幅一样长的核只会复制：够不到相邻元素。",
    "tasks.slip.kernel_is_double": "其中一个权重会是 0：倍数为奇数时少一个。",
    "tasks.slip.one_more_than_stride": "{given} 不够从一个相邻元素伸到另一个。",
    "tasks.slip.same_kernel": "{given} 忘了上采样：它的复制也成了核的一部分。",
    "tasks.slip.kernel_times_stride": "{given} 是相乘；两者卷积时长度相加。",
    "tasks.slip.kernel_plus_stride": "多了一个：长 a 与长 b 卷积得到 a + b − 1。",
    "tasks.slip.phases_per_axis": "{given} 只数了一个轴；行与列各有 {stride} 个。",
    "tasks.slip.phases_are_weights": "{given} 数的是权重；一个小核里可以有好几个。",
    "tasks.slip.phases_are_kernel": "相位数由步幅决定，不由卷积核决定。",
    "tasks.slip.phase_block": "只有核不大于步幅时才只有这一个权重；从那里起每隔 {stride} 继续。",
    "tasks.slip.phase_one_axis": "行是对的；列也要符合。",
    "tasks.slip.phase_turned": "那是翻转后的核的相位。输出 = 步幅·输入 + 权重，核按原样。",
    "tasks.slip.depth_to_space": (
        "{given} 是 TensorFlow 的 `depth_to_space` 的顺序，那里通道变化最快。"
    ),
    "tasks.slip.phases_swapped": "{given} 把块内的行和列弄反了。",
    "tasks.slip.channel_alone": "{given} 是输出通道；有 {stride}² 个输入通道供给它。",
    "tasks.slip.without_channel": "{given} 对输出通道 0 是对的。",
    # Checkerboards.
    "tasks.slip.not_divided": "{stride} 不能整除 {kernel}：有些输出比别的多一个项。",
    "tasks.slip.shared_divisor": (
        "{stride} 整除 {kernel}，但与膨胀率 {dilation} 有公因数：权重都落在同样的相位里，留下空洞。"
    ),
    "tasks.slip.every_tap": "{given} 是整个核；它的权重落到不同的输出上。",
    "tasks.slip.stride_stamps": "{given} 是步幅：它是印记的间距，不是叠放的数目。",
    "tasks.slip.overlap_length": "{given} 是相邻两个印记共有的格数，不是相遇的印记数。",
    "tasks.slip.rounded_down_row": (
        "{given} 把 {kernel} / {stride} 向下取整了。那是边缘以外最少的数目。"
    ),
    "tasks.slip.all_inputs": "{given} 是输入的个数；大多数离得太远。",
    "tasks.slip.sees_both": "先看两端以外，再看两端：两者之中只有一个。",
    "tasks.slip.sees_pattern": "两端的项较少不是步幅的花纹：看看两端有什么不同。",
    "tasks.slip.sees_border": "斜坡过了一个核长就结束；这里中间也忽高忽低。",
    "tasks.slip.case_clean": "把隔一个的权重相加，再把其余的相加：两次一样吗？",
    "tasks.slip.case_weights": "只有步幅整除卷积核时项才一样多；然后比较两个相位的和。",
    "tasks.slip.case_balanced": "权重可以弥补不均匀的重叠，但前提是两个相位的和相等，而项数不等。",
    "tasks.slip.case_checkered": "两点都要检查：步幅整除卷积核吗？两个相位的和相等吗？",
    # What the frameworks call it.
    "tasks.slip.torch_pads": "{given} 是 PyTorch 以半个核作填充时的结果。",
    "tasks.slip.valid_is_torch": (
        "{given} 是 PyTorch 填充 0 的结果。Keras 的 valid 从不少于步幅乘输入。"
    ),
    "tasks.slip.zero_is_none": "{given} 是不写这个参数时的结果。0 不是 None：它把尺寸定死了。",
    "tasks.slip.jax_scatters": "别的框架都这样开始：用第一个权重。JAX 不翻转，于是印记反了过来。",
    "tasks.slip.whole_kernel": "{given} 用了全部权重；到达第一个输出的只有一个。",
    "tasks.slip.jax_last": "{given} 是散布所得输出的最后一个值。",
    "tasks.slip.as_conv2d": "{given} 是 `Conv2d` 的顺序。转置的层里输入通道在最前。",
    "tasks.slip.keras_layout": "{given} 是 Keras 的顺序；PyTorch 把核放在最后。",
    "tasks.slip.as_keras_conv2d": "{given} 是 `Conv2D` 的顺序。转置的层里输出通道在输入通道之前。",
    "tasks.slip.torch_layout": "{given} 是 PyTorch 的顺序；Keras 把核放在最前。",
    "tasks.slip.makes_side": (
        "对 {size} 行，那一个得到 {given} 行，裁剪方式不同；我们的层得到 {output} 行。"
    ),
    # Whole layers and stacks.
    "tasks.slip.bias_forgotten": "{given} 漏掉了偏置。",
    "tasks.slip.bias_of_input": "偏置跟着输出通道，不跟着输入通道。",
    "tasks.slip.one_map_only": "{given} 只给每个输出通道一个核；每个输入通道都需要一个。",
    "tasks.slip.stride_counts": "步幅只安排印记的位置；它没有自己的权重。",
    "tasks.slip.stride_adds_weights": "上采样不需要额外的权重：步幅只说明印记从哪里开始。",
    "tasks.slip.one_kernel_more": "没有增加核：这是同一个张量，反过来读。",
    "tasks.slip.biases_counted": "偏置会不同，但这里不计偏置。",
    "tasks.slip.groups_ignored": "{given} 是不分组的：全部与全部相遇。",
    "tasks.slip.groups_divide_twice": "{given} 除了两次：分组只拆开一侧。",
    "tasks.slip.groups_multiply": "{given} 是相乘：分组使层变小。",
    "tasks.slip.strides_multiply": "{given} 把步幅相乘；核与填充还会让每层的尺寸偏一点。",
    "tasks.slip.only_first_layer": "{given} 是第一层之后；后面还有第二层。",
    "tasks.slip.second_from_start": "{given} 只是第二层。",
    "tasks.slip.kernels_multiply": "{given} 把核长相乘；它们的印记会重叠。",
    "tasks.slip.kernels_add": "{given} 在第二层步幅为 1 时是对的；步幅会把第一层的印记拉开。",
    "tasks.slip.steps_add": "{given} 用第一层的步幅拉开；起作用的是第二层的。",
    "tasks.slip.comes_back": "只有 4 的倍数能恢复原样：{size} 在下行时被取整了。",
    "tasks.slip.rounds_down": "填充 1 使减半向上取整，不是向下：{size} 变成 {half}。",
    "tasks.slip.one_missing": "输出填充 1 时每层都加倍：结果是偶数。",
    "tasks.slip.doubles_twice": "没有输出填充时，核 3、步幅 2、填充 1 并不加倍：每次少一个。",
    "tasks.slip.one_lost": "第一层之后少一个，而这一个也被加倍了。",
}
