"""Chinese: what the state, the core and the fields of the lab say."""

from collections.abc import Mapping

LAB: Mapping[str, str] = {
    # The language's own name.
    "language.name": "简体中文",
    # The fields of an axis: label, help, and the name within a sentence.
    "field.size": "输入大小",
    "field.size_help": "输入有多少个元素。每个元素都会盖印一次卷积核。",
    "name.size": "输入大小",
    "field.kernel": "卷积核大小",
    "field.kernel_help": "卷积核有多少个元素，也就是一个印记的大小。",
    "name.kernel": "卷积核大小",
    "field.stride": "步幅",
    "field.stride_help": (
        "相邻两个印记相距多远。等价于在输入元素之间插入“步幅 − 1”个零；卷积窗口仍然每次移动 1 格。"
    ),
    "name.stride": "步幅",
    "field.dilation": "膨胀率",
    "field.dilation_help": (
        "同一个印记内，卷积核的元素彼此相距多远：膨胀拉开的是卷积核，步幅拉开的是印记。"
    ),
    "name.dilation": "膨胀率",
    "field.padding": "填充",
    "field.padding_help": (
        "从画布两端各裁掉多少格。它会让输出变小：这个“填充”说的是被转置的那个普通卷积的填充。"
    ),
    "name.padding": "填充",
    "field.output_padding": "输出填充",
    "field.output_padding_help": (
        "在末端少裁几格：步幅使输出大小有多种可能，用它来选定一种。"
        "这几格是真实的和；只有超出画布的部分才是零。"
    ),
    "name.output_padding": "输出填充",
    # What else a link or a file can hold, within a sentence.
    "name.linked": "行 = 列",
    "name.input_grid": "输入",
    "name.kernel_grid": "卷积核",
    "name.input_fill": "输入取值",
    "name.kernel_fill": "卷积核取值",
    "name.seed": "随机种子",
    "name.input_edits": "手填的输入值",
    "name.kernel_edits": "手填的卷积核值",
    "name.step": "步骤",
    "name.order": "顺序",
    "name.flip": "翻转",
    "name.unknown": "不认识的设置",
    # Fills.
    "fill.ones": "全 1",
    "fill.impulse": "脉冲",
    "fill.ramp": "递增",
    "fill.random": "随机",
    "fill.bilinear": "双线性",
    "fill.checker": "棋盘格",
    "fill.ones_help": "处处为 1：输出就是落在每一格上的项数。",
    "fill.impulse_help": "只有正中是 1：作为输入，它正好显示一个完整的印记。",
    "fill.ramp_help": "逐行 0, 1, 2, …：凭数值就能认出每一格。",
    "fill.random_help": "较小的整数，只由随机种子和所在的格决定。",
    "fill.bilinear_help": "让转置卷积做线性插值的那组权重。",
    "fill.checker_help": "1 和 0 交替，如同国际象棋棋盘。",
    # Presets: name, and one line about each.
    "preset.no_padding_no_strides_transposed": "无填充，步幅 1",
    "preset.no_padding_no_strides_transposed_says": ("最简单的情形：印记逐格相邻，什么也不裁。"),
    "preset.arbitrary_padding_no_strides_transposed": "任意填充，步幅 1",
    "preset.arbitrary_padding_no_strides_transposed_says": (
        "画布两端各裁去 2 格：输出比输入还小。"
    ),
    "preset.same_padding_no_strides_transposed": "半填充，步幅 1",
    "preset.same_padding_no_strides_transposed_says": (
        "卷积核多出来多少就裁掉多少：输出与输入一样大。"
    ),
    "preset.full_padding_no_strides_transposed": "全填充，步幅 1",
    "preset.full_padding_no_strides_transposed_says": "只保留整个卷积核都能覆盖到的输出。",
    "preset.no_padding_strides_transposed": "无填充，步幅 2",
    "preset.no_padding_strides_transposed_says": ("印记之间相距 2 格，所以输出大约是输入的两倍。"),
    "preset.padding_strides_transposed": "有填充，步幅 2",
    "preset.padding_strides_transposed_says": "印记之间相距 2 格，两端各裁去 1 格。",
    "preset.padding_strides_odd_transposed": "有填充，步幅 2（奇数情形）",
    "preset.padding_strides_odd_transposed_says": (
        "输出填充把末端的 1 格还回来：3 变成 6，而不是 5。"
    ),
    "preset.dcgan": "DCGAN：4×4，步幅 2，填充 1",
    "preset.dcgan_says": "大小恰好加倍，而且步幅整除卷积核大小。",
    "preset.dcgan_projection": "DCGAN 投影层：1×1 到 4×4",
    "preset.dcgan_projection_says": "一个元素变成一幅图：只有一个印记。",
    "preset.unet": "U-Net 上卷积：2×2，步幅 2",
    "preset.unet_says": "印记并排相接，从不重叠。",
    "preset.fcn_bilinear": "FCN 双线性上采样：4×4，步幅 2，填充 1",
    "preset.fcn_bilinear_says": "把线性插值写成转置卷积。",
    "preset.checkerboard": "易生棋盘格：3×3，步幅 2",
    "preset.checkerboard_says": "步幅不能整除卷积核大小，所以有的格得到的项比别的格多。",
    "preset.fsrcnn": "FSRCNN：9×9，步幅 3，填充 4",
    "preset.fsrcnn_says": "在最后一层把图像放大到三倍。",
    # Repairs: the rule, then what was done.
    "repair.limit": "{field}的范围是 {low} 到 {high}",
    "repair.output_padding_below_max_stride_dilation": (
        "输出填充必须小于步幅（{stride}）与膨胀率（{dilation}）中较大的一个"
    ),
    "repair.output_at_least_one": "这样的填充会把大小为 {canvas} 的画布全部裁掉",
    "repair.board_side": "画布边长最多 {limit} 格，而这里会是 {side}",
    "repair.padded_side": "插零并填充后的输入边长最多 {limit} 格，而这里会是 {side}",
    "repair.because": "{reason}，因此{changes}。",
    "repair.change": "{name}从 {before} 改为 {after}",
    "repair.change_more": "{name}从 {before} 改为 {after}",
    "repair.of_rows": "行方向的{name}",
    "repair.of_columns": "列方向的{name}",
    # How parts are put together.
    "list.comma": "、",
    "list.and": "、",
    "list.clause": "；{said}",
    "list.sentences": "",
    # Problems: the rule, what was received, what was done instead.
    "problem.link": "这个链接有些部分无法使用（{names}），现在显示的是最接近的可行状态。",
    "problem.file": "这个文件有些部分无法使用（{names}），现在显示的是最接近的可行状态。",
    "problem.file_unreadable": "这不是本应用的状态文件，因此没有做任何改动。",
    "problem.file_version": "这个状态文件属于本应用的另一个版本，因此没有做任何改动。",
    "problem.repaired": "{repairs}",
    "problem.edits_clipped": (
        "超出{names}（{rows}×{columns}）边界的值已略去：{total} 个中的 {lost} 个。"
    ),
    "problem.block_empty": "这段文字里没有数字，因此没有做任何改动。",
    "problem.block_too_long": "一个数据块最多 {limit:,} 个字符，因此没有做任何改动。",
    "problem.number": "格里要填 2、−1.5 或 1e-3 这样的数，因此没有做任何改动。",
    "problem.number_in_block": (
        "格里要填 2、−1.5 或 1e-3 这样的数，而数据块第 {row} 行第 {column} 列不是数，"
        "因此没有做任何改动。"
    ),
    "problem.comma": "这段文字里的逗号可以有不止一种理解，因此没有做任何改动；小数请用点号。",
    "problem.value_too_large": (
        "数值的范围是 −{limit:,} 到 {limit:,}，这个数超出了范围，因此没有做任何改动。"
    ),
    "problem.value_too_large_in_block": (
        "数值的范围是 −{limit:,} 到 {limit:,}，而数据块第 {row} 行第 {column} 列超出了范围，"
        "因此没有做任何改动。"
    ),
    # What the core refuses. No lab gets this far; code that calls the core can.
    "error.integer": "{field}必须是整数，收到的是 {received}。",
    "error.at_least_one": "{field}至少为 1，收到的是 {received}。",
    "error.not_negative": "{field}不能为负，收到的是 {received}。",
    "error.output_padding_below_max_stride_dilation": (
        "输出填充必须小于步幅（{stride}）与膨胀率（{dilation}）中较大的一个，收到的是 {received}。"
    ),
    "error.crop_pair": "裁剪是一对数 (begin, end)，收到的是 {received}。",
    "error.output_at_least_one": (
        "输出至少要有 1 个元素：大小为 {canvas} 的画布，开头裁去 {begin}、末尾裁去 {end}，"
        "只剩 {output}。"
    ),
    "error.at_least_one_axis": "几何参数至少要有一个轴。",
    "error.axis_values": "几何参数的每个轴都必须是 Axis，其中一个是 {received}。",
    "error.shape": "{field}的形状必须是 {expected}，收到的形状是 {received}。",
    "error.real_numbers": "{field}里必须是实数，收到的是 {received}。",
    "error.finite": "{field}里只能有有限的数，收到的是 {received}。",
    "error.choice": "{field}必须是 {choices} 之一，收到的是 {received}。",
    "error.low_not_above_high": "low 不能大于 high（{high}），收到的是 {received}。",
}
"""What the state, the core and the fields of the lab say, in Chinese."""
