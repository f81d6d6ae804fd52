"""Chinese: what the page "A whole layer" says."""

from collections.abc import Mapping

WHOLE_LAYER: Mapping[str, str] = {
    "page.whole_layer.title": "完整的一层",
    "page.whole_layer.link": "完整的一层",
    "page.whole_layer.says": (
        "每个输出通道都是一个和：每个输入通道用各自的卷积核散布，结果相加，最后在每一格加上偏置。"
    ),
    # The controls, and the same names within a sentence.
    "whole_layer.label.channels": "输入通道数",
    "whole_layer.name.channels": "输入通道数",
    "whole_layer.label.filters": "输出通道数",
    "whole_layer.name.filters": "输出通道数",
    "whole_layer.label.groups": "分组",
    "whole_layer.name.groups": "分组",
    "whole_layer.groups_help": (
        "每组输入通道只生成自己那组输出通道；分组数等于通道数就是逐通道（depthwise）层。"
    ),
    "whole_layer.label.size": "输入大小 i",
    "whole_layer.name.size": "输入大小",
    "whole_layer.label.kernel": "卷积核大小 k",
    "whole_layer.name.kernel": "卷积核大小",
    "whole_layer.label.stride": "步幅 s",
    "whole_layer.name.stride": "步幅",
    "whole_layer.label.padding": "填充 p",
    "whole_layer.name.padding": "填充",
    "whole_layer.label.output_padding": "输出填充 a",
    "whole_layer.name.output_padding": "输出填充",
    "whole_layer.label.bias": "偏置",
    "whole_layer.name.bias": "偏置",
    "whole_layer.label.activation": "激活函数",
    "whole_layer.activation.linear": "无",
    "whole_layer.activation.relu": "ReLU",
    "whole_layer.activation.sigmoid": "Sigmoid",
    "whole_layer.activation.tanh": "Tanh",
    "whole_layer.label.seed": "随机种子",
    "whole_layer.name.seed": "随机种子",
    "whole_layer.label.output": "输出通道",
    "whole_layer.name.output": "输出通道",
    "whole_layer.label.row": "行",
    "whole_layer.name.row": "行",
    "whole_layer.label.column": "列",
    "whole_layer.name.column": "列",
    "whole_layer.label.last": "M",
    "whole_layer.name.last": "M",
    "whole_layer.label.case": "情形",
    "whole_layer.name.case": "情形",
    "whole_layer.label.sample": "输出样本",
    "whole_layer.name.sample": "输出样本",
    # What has to be said about a change or a link.
    "whole_layer.gave_way": "{reason}，因此{name}从 {before} 改为 {after}。",
    "whole_layer.groups_divide": "分组数必须整除 {channels} 个输入通道和 {filters} 个输出通道",
    "whole_layer.last_divides": "M 必须整除 {elements} 个元素",
    "whole_layer.link": "链接有些部分无法使用，现在显示的是最接近的可行状态。",
    # The stacks and the sum.
    "whole_layer.x": "x[{channel}]",
    "whole_layer.y": "y[{channel}]",
    "whole_layer.w": "w[{channel},{output}]",
    "whole_layer.summand": "x[{channel}] ∗ᵀ w[{channel},{output}]",
    "whole_layer.bias_name": "b[{output}]",
    "whole_layer.bias_caption": "b[{output}] = {bias}，处处相同",
    "whole_layer.z_caption": "和",
    "whole_layer.y_caption": "y[{output}]",
    "whole_layer.stack_in": "输入通道：{count}",
    "whole_layer.stack_out": "输出通道：{count}。选一个：",
    "whole_layer.choose_output": "输出通道",
    "whole_layer.input_of": "输入通道 {channel}",
    "whole_layer.output_of": "输出通道 {channel}",
    "whole_layer.kernel_of": "从输入通道 {channel} 到输出通道 {output} 的卷积核",
    "whole_layer.summand_of": "输入通道 {channel} 给输出通道 {output} 加上的部分",
    "whole_layer.bias_of": "输出通道 {output} 每一格上的偏置 {bias}",
    "whole_layer.z_of": "输出通道 {output} 激活之前的和",
    "whole_layer.y_of": "输出通道 {output}",
    "whole_layer.not_joined": "在另一组里：对 y[{output}] 没有贡献",
    "whole_layer.line_input": "来自 x[{channel}]",
    "whole_layer.line_bias": "偏置，在这个通道的每一格都相同",
    "whole_layer.line_bias_hole": "没有印记到达这一格，只有偏置",
    "whole_layer.line_relu": "max(0, {value})",
    "whole_layer.line_sigmoid": "1 / (1 + exp(−{value}))",
    "whole_layer.line_tanh": "tanh {value}",
    "whole_layer.no_taps": "没有任何项落在这里：0",
    "whole_layer.more": "还有 {count} 项",
    "whole_layer.how": "点击一格，或用方向键和 Enter 到达：它的各项会亮起来。",
    "whole_layer.equal": "逐通道相加 = 核心的整层，{cells} 格全等",
    "whole_layer.differs": "逐通道相加与核心的整层不同",
    # Examples, and the parts beneath.
    "whole_layer.example.gaps": "只由偏置填上的空洞",
    "whole_layer.example.groups": "两个分组",
    "whole_layer.example.depthwise": "逐通道",
    "whole_layer.example.relu": "带 ReLU",
    "whole_layer.example.waste": "4×4：144 次乘法还是 729 次",
    "whole_layer.lab": "在实验台看一对通道",
    "whole_layer.parts": "关于这一层的更多内容",
    "whole_layer.part.weights": "各框架中的权重",
    "whole_layer.part.counts": "参数与乘法",
    "whole_layer.part.three_ways": "Conv1DTranspose 的三种写法",
    "whole_layer.part.by_hand": "手算 Conv1d",
    "whole_layer.part.open_sizes": "未定的大小",
    # The weight.
    "whole_layer.called.transposed": "{framework}，用 transpose_kernel",
    "whole_layer.called.th": "{framework}，th 顺序",
    "whole_layer.called.tf": "{framework}，tf 顺序",
    "whole_layer.column.who": "框架",
    "whole_layer.column.axes": "权重的轴",
    "whole_layer.column.element": "同一个元素",
    "whole_layer.column.memory": "内存中",
    "whole_layer.axis.in": "in",
    "whole_layer.axis.out": "out",
    "whole_layer.axis.out_of_group": "out/groups",
    "whole_layer.axis.rows": "kh",
    "whole_layer.axis.columns": "kw",
    "whole_layer.reversed": "卷积核反转",
    "whole_layer.no_groups": "不支持分组：每组要各调用一次",
    "whole_layer.no_kernel": "不相连：它们在不同的组里",
    "whole_layer.element": (
        "从 x[{channel}] 到 y[{output}] 的卷积核在 {place} 处是 {value}。点击别的元素试试。"
    ),
    "whole_layer.not_an_element": (
        "x[{channel}] 和 y[{output}] 在不同的组里，没有卷积核连接它们。请点击一个元素。"
    ),
    "whole_layer.memory": (
        "长条是按内存顺序排列的权重，每个输入通道一种颜色；标记处是所选元素。凡写“卷积核反转”的，"
        "框架在散布之前先把它旋转 180°。"
    ),
    "whole_layer.position": "按内存顺序的第 {position} 个元素，共 {count} 个",
    # Counts.
    "whole_layer.weights_count": (
        "权重：{channels} 个输入通道 · 每组 {filters} 个输出通道 · {kernel}"
    ),
    "whole_layer.bias_count": "偏置：每个输出通道一个",
    "whole_layer.parameters": "参数",
    "whole_layer.ungrouped": "若不分成 {groups} 组则为",
    "whole_layer.waste": (
        "对一个样本，插零做法要乘 {of} 次，其中 {wasted} 次（{share} "
        "%）的一个因子是插入或填充的零。"
        "印记做法一次也没有。"
    ),
    "whole_layer.stamps": "印记",
    "whole_layer.insertion": "插零",
    "whole_layer.landed": "{count:,} 个落下",
    "whole_layer.cropped": "{count:,} 个被裁",
    "whole_layer.wasted": "{count:,} 个乘零",
    "whole_layer.lost_formula": "其中落在被裁掉的格上",
    "whole_layer.direct_formula": "印记：{pairs} 对通道 · {size}² 个输入 · {kernel}² 个核元素",
    "whole_layer.inserted_formula": "插零：{pairs} 对通道 · {output}² 个窗口 · {kernel}² 个核元素",
    # Conv1DTranspose three ways.
    "whole_layer.way.native": "Conv1DTranspose",
    "whole_layer.way.expanded": "expand、Conv2DTranspose、squeeze",
    "whole_layer.way.reshape": "reshape 过去再回来",
    "whole_layer.ways_how": (
        "时间向右，一行是一个通道。三种层用的是同一个卷积核，二维时写成 (3, 1)，步幅 (2, 1)。"
    ),
    "whole_layer.ways_input": "输入 {shape}",
    "whole_layer.ways_output": "输出 {shape}",
    "whole_layer.ways_equal": "三种做法的数完全相同",
    "whole_layer.ways_differ": "三种做法不同",
    "whole_layer.layer": "层",
    "whole_layer.mixing": "把时间和通道搅在一起的 reshape",
    "whole_layer.mixing_says": (
        "常被照抄：`Reshape((-1, 1, M))`，而 M 来自别的层。元素是逐行读取的，除非 M "
        "等于输入通道数，"
        "否则通道会变成时刻，时刻会变成通道，而且不会报错。颜色表示一个数原来所在的通道。"
    ),
    "whole_layer.mixing_choose": "M，输入有 4 个通道",
    "whole_layer.mixed": "reshape 后 {shape}",
    "whole_layer.unmixed": (
        "M = {last} 就是输入通道数：每行保持自己的颜色，输出有 {length} 个时刻。"
    ),
    "whole_layer.mixes": (
        "M = {last}：时刻 {moment} 的通道 {source} 变成了时刻 {step} 的通道 {channel}。输出有 "
        "{length} 个时刻，而不是 {right} 个。"
    ),
    # Conv1d by hand.
    "whole_layer.hand_says": (
        "对信号 (1, 16, 8820)（44.1 kHz 下的五分之一秒）做正向卷积，权重为 (16, 16, 3)："
        "把所有窗口铺开，剩下的就是一次矩阵乘法。"
    ),
    "whole_layer.case.valid": "无填充",
    "whole_layer.case.padded": "填充 1",
    "whole_layer.case.dilated": "膨胀率 2",
    "whole_layer.case.dilated_padded": "膨胀率 2，填充 2",
    "whole_layer.case.causal": "膨胀率 2，因果：左侧补 4",
    "whole_layer.around": "样本 {first} 到 {last}",
    "whole_layer.window_of": "窗口 {sample}",
    "whole_layer.hand_weight": "w[0]",
    "whole_layer.products": "乘积",
    "whole_layer.hand_sum": "{count} 个乘积相加得 z[0, 0, {sample}] = {value}。",
    "whole_layer.samples": "{time} + {pads} − {dilation}·({kernel}−1)",
    "whole_layer.column.case": "输入 8,820 个样本",
    "whole_layer.column.samples": "输出",
    # Open sizes.
    "whole_layer.open.batch": "<b>批大小</b>可以不定 (None)：每个样本各自用同一个卷积核。",
    "whole_layer.open.length": (
        "<b>长度</b>、高和宽也可以不定：卷积核的大小与它们无关，建层时只需知道通道数。"
    ),
    "whole_layer.open.dense": (
        "<b>Flatten 之后的 Dense 层</b>不行：每个输入的数都有一个权重，建层时必须知道个数。"
        "请先沿长度做池化，或把长度定下来。"
    ),
    "whole_layer.open_layer": (
        "Conv1DTranspose({filters}, 3, strides=2) 作用于 {channels} 个通道，然后 Flatten 和 "
        "Dense({units})"
    ),
    "whole_layer.column.length": "输入长度",
    "whole_layer.column.longer": "输出长度",
    "whole_layer.column.layer_parameters": "该层的参数",
    "whole_layer.column.dense_parameters": "Dense 层的参数",
}
"""What the page "A whole layer" says, in Chinese."""
