"""Chinese: what the tasks ask about sizes, stamps, zero insertion and dimensions, and why."""

from collections.abc import Mapping

TASKS_QUESTIONS: Mapping[str, str] = {
    # Sizes.
    "tasks.kind.size": "输出有多大？",
    "tasks.ask.size": (
        "输入 {size}×{size}，卷积核 {kernel}×{kernel}，步幅 {stride}，无填充。输出有多少行？"
    ),
    "tasks.why.size": (
        "最后一个印记从 ({size} − 1)·{stride} 开始，长 {kernel}：({size} − 1)·{stride} + {kernel}"
        " = {answer}。"
    ),
    "tasks.kind.padding": "填充做了什么",
    "tasks.ask.padding": (
        "输入 {size}×{size}，卷积核 {kernel}×{kernel}，步幅 {stride}，**填充 {padding}**。输出有"
        "多少行？"
    ),
    "tasks.why.padding": (
        "画布有 {canvas} 行。填充属于它所反转的那个卷积；在这里它从两端各裁掉 {padding}：{canvas}"
        " − 2·{padding} = {answer}。"
    ),
    "tasks.kind.dilated_length": "一维中膨胀的核",
    "tasks.ask.dilated_length": (
        "{size} 个样本，卷积核 {kernel}，步幅 {stride}，**膨胀率 {dilation}**，无填充。输出有多少"
        "个样本？"
    ),
    "tasks.why.dilated_length": (
        "膨胀把印记拉长到 {dilation}·({kernel} − 1) + 1 个样本，最后一个印记从 ({size} − 1)·"
        "{stride} 开始：共 {answer} 个。"
    ),
    "tasks.kind.last_value": "输出填充添了什么",
    "tasks.ask.last_value": "一行，步幅 2，填充 1，**输出填充 1**。最后一个输出元素的值是多少？",
    "tasks.why.last_value": (
        "输出填充在末端少裁一些：画布的最后一个元素被保留下来，即最后一个输入乘最后一个权重，"
        "{answer}。"
    ),
    "tasks.kind.input_sizes": "有多少种尺寸通向这里？",
    "tasks.ask.input_sizes": (
        "普通卷积，卷积核 {kernel}，步幅 {stride}，填充 {padding}，得到 {small} 个样本。有多少种"
        "输入长度恰好得到这个结果？"
    ),
    "tasks.why.input_sizes": (
        "从 {least} 到 {most} 都是：除以步幅时向下取整，于是 {answer} 种长度变成同一种。所以回程"
        "必须用输出填充来说明要哪一种。"
    ),
    "tasks.kind.same_arguments": "同样的参数，去与回",
    "tasks.ask.same_arguments": (
        "卷积（卷积核 {kernel}，步幅 {stride}，填充 {padding}）把 {large} 个样本变成 {small} 个。"
        "同样参数的转置卷积把这 {small} 个变成多少个？"
    ),
    "tasks.why.same_arguments": (
        "({small} − 1)·{stride} + {kernel} − 2·{padding} = {answer}，不是 {large}：卷积向下取整了"
        "。输出填充 {rest} 才能恢复尺寸。"
    ),
    "tasks.kind.needed_output_padding": "需要多大的输出填充？",
    "tasks.ask.needed_output_padding": (
        "PyTorch，输入 {size}，卷积核 {kernel}，步幅 {stride}，填充 {padding}。`output_padding` "
        "取多少时输出恰好是 {wanted} = {stride}·{size}？"
    ),
    "tasks.why.needed_output_padding": (
        "没有它时，({size} − 1)·{stride} + {kernel} − 2·{padding} = {without}。到 {wanted} 还差 "
        "{answer}。"
    ),
    "tasks.kind.doubles": "哪一个加倍？",
    "tasks.ask.doubles": "这些层中哪一个把 {size}×{size} 变成 {double}×{double}？",
    "tasks.why.doubles": (
        "({size} − 1)·2 + {kernel} − 2·{padding} + {output_padding} = {double}。当卷积核 − 2·填充"
        " + 输出填充等于 2 时恰好加倍。"
    ),
    "tasks.kind.subsample": "只有 subsample 够吗？",
    "tasks.ask.subsample": (
        "Keras 1，`Deconvolution2D`，卷积核 {kernel}×{kernel}，`border_mode='valid'`，"
        "`subsample=(2, 2)`，输入 {size}×{size}。`output_shape` 可以要求多大的高和宽？"
    ),
    "tasks.why.subsample": (
        "画布为 ({size} − 1)·2 + {kernel} = {canvas}。要求 {canvas} 或 {next} 时，正向卷积能回到 "
        "{size}；其他一律被拒绝。只靠步幅并不加倍。"
    ),
    "tasks.kind.torch_size": "PyTorch 里常见的层",
    "tasks.ask.torch_size": "它的输入为 {size}×{size}。输出有多少行？",
    "tasks.why.torch_size": (
        "({size} − 1)·2 + {kernel} − 2·{padding} = {answer} = 2·{size} − 1。要加倍需要 "
        "`output_padding=1`。"
    ),
    # Stamps.
    "tasks.kind.stamp": "印记落在哪里？",
    "tasks.ask.stamp": (
        "卷积核 {kernel}×{kernel}，**步幅 {stride}**，无填充。请选出输入第 {row} 行第 {column} 列"
        "触及的输出格。从 0 数起。"
    ),
    "tasks.why.stamp": (
        "印记从它位置的 {stride} 倍处开始，即第 {top} 行第 {left} 列，大小与卷积核相同。"
    ),
    "tasks.kind.spread_stamp": "膨胀的印记",
    "tasks.ask.spread_stamp": (
        "卷积核 {kernel}×{kernel}，步幅 {stride}，**膨胀率 {dilation}**，无填充。请选出输入第 "
        "{row} 行第 {column} 列触及的输出格。从 0 数起。"
    ),
    "tasks.why.spread_stamp": (
        "印记从第 {top} 行第 {left} 列开始；它的格彼此相距 {dilation}，中间的格不被触及。"
    ),
    "tasks.kind.cropped_stamp": "裁剪处的印记",
    "tasks.ask.cropped_stamp": (
        "卷积核 {kernel}×{kernel}，步幅 {stride}，**填充 {padding}**。请选出输入第 {row} 行第 "
        "{column} 列触及的输出格。从 0 数起。"
    ),
    "tasks.why.cropped_stamp": (
        "填充使每个印记向上、向左各移 {padding}：这一个从第 {top} 行第 {left} 列开始，落在输出之外"
        "的部分被裁掉。"
    ),
    "tasks.kind.terms": "有多少个乘积相遇？",
    "tasks.ask.terms": (
        "输入 {size}×{size}，卷积核 {kernel}×{kernel}，步幅 {stride}，填充 {padding}。输出第 "
        "{row} 行第 {column} 列由多少个乘积相加？从 0 数起。"
    ),
    "tasks.why.terms": (
        "{rows} 个印记到达这一行，{columns} 个到达这一列：{rows}·{columns} = {answer}。"
    ),
    "tasks.kind.gap": "补全这个和",
    "tasks.ask.gap": (
        "步幅 {stride}，无填充。方框里是哪个权重，它乘的是输入第 {from_row} 行第 {from_column} 列"
        "？从 0 数起。"
    ),
    "tasks.why.gap": (
        "沿每个轴，权重 = 输出 − {stride}·输入：行 {row} − {stride}·{from_row} = {tap_row}，列 "
        "{column} − {stride}·{from_column} = {tap_column}。那里是 {answer}。"
    ),
    "tasks.kind.meet": "四个印记相遇之处",
    "tasks.ask.meet": (
        "步幅 1，无填充：输出为 {output}×{output}。四个印记都相遇的正中央，值是多少？"
    ),
    "tasks.why.meet": "每个输入以与它相对的权重到达中央，重叠处相加：{answer}。",
    "tasks.kind.holes": "哪些输出是空的？",
    "tasks.ask.holes": (
        "卷积核 {kernel}×{kernel}，**步幅 {stride}**，无填充，无偏置。请选出没有印记到达的输出格。"
    ),
    "tasks.why.holes": (
        "印记每隔 {stride} 开始，却只有 {kernel} 长。它们之间整行整列都空着：不论权重如何，都是 0。"
    ),
    "tasks.kind.hole_value": "空洞里是什么？",
    "tasks.ask.hole_value": (
        "卷积核 {kernel}×{kernel}，步幅 {stride}，无偏置。没有印记到达标出的输出（第 {row} 行第 "
        "{column} 列，从 0 数起）。那里是什么？"
    ),
    "tasks.why.hole_value": (
        "输出是乘积之和。没有项的和是 0：它与别的数一样，并非未定义，也没有插值。"
    ),
    "tasks.kind.bias_on_hole": "空洞与偏置",
    "tasks.ask.bias_on_hole": (
        "卷积核 {kernel}×{kernel}，步幅 {stride}，**偏置 {bias}**。没有印记到达标出的输出（第 "
        "{row} 行第 {column} 列，从 0 数起）。那里的值是多少？"
    ),
    "tasks.why.bias_on_hole": (
        "偏置最后加，每个输出加一次，空洞也不例外。那里没有乘积，只有偏置：{answer}。"
    ),
    # The other way.
    "tasks.kind.zeros_between": "相邻元素之间的零",
    "tasks.ask.zeros_between": (
        "步幅 {stride}，卷积核 {kernel}。等价的卷积先用零把输入隔开。两个相邻元素之间有多少个零？"
    ),
    "tasks.why.zeros_between": (
        "相邻元素最终要相距 {stride}，所以之间有 {stride} − 1 = {answer} 个零。"
    ),
    "tasks.kind.window_step": "窗口移动多远？",
    "tasks.ask.window_step": (
        "卷积核 {kernel}，**步幅 {stride}**。在插零后的输入上做卷积时，从一个输出到下一个输出，窗"
        "口移动多远？"
    ),
    "tasks.why.window_step": (
        "总是 1。步幅 {stride} 已经体现在零里：它是输入的间距，不是窗口的步长。"
    ),
    "tasks.kind.window_padding": "另一个卷积的填充",
    "tasks.ask.window_padding": (
        "卷积核 {kernel}，膨胀率 {dilation}，**填充 {padding}**，步幅 {stride}。等价的卷积中，第"
        "一个输入元素之前有多少个零？"
    ),
    "tasks.why.window_padding": (
        "窗口能够到的全部 {dilation}·({kernel} − 1) = {reach}，减去填充所裁掉的：{reach} − "
        "{padding} = {answer}。"
    ),
    "tasks.kind.flip": "哪个权重对上这一格？",
    "tasks.ask.flip": (
        "等价的卷积中，窗口在插零后的输入上滑动。窗口第 {row} 行第 {column} 列上是哪个权重？从 0 "
        "数起。"
    ),
    "tasks.why.flip": (
        "卷积核先旋转 180°，所以这里是它的第 {tap_row} 行第 {tap_column} 列：{answer}。"
    ),
    # One and three dimensions.
    "tasks.kind.open_length": "长度留空",
    "tasks.ask.open_length": "模型建立时长度是留空的。{size} 个样本的序列会得到什么？",
    "tasks.why.open_length": (
        "没有权重取决于长度，所以长度可以留空。`same` 把 {size} 个样本变成 {stride}·{size} 个，换"
        "成别的长度也同样乘以 {stride}。"
    ),
    "tasks.kind.causal": "不看未来",
    "tasks.ask.causal": (
        "{size} 个样本，卷积核 {kernel}，步幅 {stride}，膨胀率 {dilation}：画布长 {canvas}。输出"
        "应有 {output} 个样本，且都不得依赖之后的输入。末端要裁掉多少个？"
    ),
    "tasks.why.causal": (
        "在开头裁掉的会使输出前移，从而偷看之后的输入。所以 {canvas} − {output} = {answer} 全部从"
        "末端裁掉。"
    ),
    "tasks.kind.voxels": "三维中的印记",
    "tasks.ask.voxels": (
        "三维，卷积核 {kernel}×{kernel}×{kernel}，步幅 {stride}，无填充。一个输入的印记触及多少个"
        "体素？"
    ),
    "tasks.why.voxels": (
        "每个权重一个：{kernel}·{kernel}·{kernel} = {answer}。步幅决定印记从哪里开始，不决定它有"
        "多大。"
    ),
    "tasks.kind.volume": "三维输出的形状",
    "tasks.ask.volume": (
        "输入 {sizes}，卷积核 {kernels}，步幅 {strides}，无填充。输出的形状是什么？"
    ),
    "tasks.why.volume": "各轴互不相干：第一个轴为 {first}，其余照此计算。合起来是 {answer}。",
    "tasks.kind.meeting_voxels": "印记最多相遇之处",
    "tasks.ask.meeting_voxels": (
        "三维，每个轴上卷积核 {kernel}、步幅 {stride}。一个体素上最多有多少个印记相遇？"
    ),
    "tasks.why.meeting_voxels": (
        "沿一条线最多 {one} 个：{kernel} / {stride} 向上取整。各轴相乘：{one}·{one}·{one} = "
        "{answer}。"
    ),
}
