"""Chinese: the lesson of the matrix, the gradient, and what is not an inverse."""

from collections.abc import Mapping

MATRIX: Mapping[str, str] = {
    "page.matrix.title": "矩阵与梯度",
    "page.matrix.link": "矩阵与梯度",
    "page.matrix.says": "卷积是一个矩阵，**z = Cu**；转置卷积乘的是同一个矩阵的转置：**y = Cᵀx**。",
    "matrix.case.first": "步幅 2",
    "matrix.case.band": "步幅 1：带状",
    "matrix.case.holes": "步幅 3，卷积核 2：空洞",
    "matrix.case.long": "9 还是 10",
    "matrix.case.unread": "没被读到的样本",
    "matrix.case.blocks": "二维：分块",
    "matrix.lab": "在实验台打开",
    "matrix.y_label": "写成列的输出 y",
    "matrix.x_label": "写成列的输入 x",
    "matrix.transposed_label": "矩阵 Cᵀ：每个输入一列，每个输出一行",
    "matrix.c": "C，{rows}×{columns}：卷积 z = Cu",
    "matrix.turned": "Cᵀ，{rows}×{columns}：转置卷积 y = Cᵀx",
    "matrix.c_label": "卷积的矩阵 C，{rows} 行 {columns} 列；把它转置就是表 Cᵀ",
    "matrix.turn": "把 C 转置成 Cᵀ",
    "matrix.idle": (
        "按输入步进：逐列点亮，每列一个印记（散布）。按输出步进：逐行点亮，每行一个窗口（汇集）。"
        "点击某列或某行可直接跳到那里。"
    ),
    "matrix.column": (
        "Cᵀ 的<b>第 {place} 列</b>：<br>{stamp}<br>乘以 <b>{name} = {value}</b> "
        "就是这个输入的印记。"
        "y 是所有列这样缩放后的和：散布。"
    ),
    "matrix.row": (
        "Cᵀ 的<b>第 {place} 行</b>乘以 x：<br><b>{name}</b> = {terms} = "
        "<b>{value}</b><br>正是这个输出的窗口所求的和：汇集。"
    ),
    "matrix.row_empty": (
        "Cᵀ 的<b>第 {place} 行</b>是空的：没有输入到达 {name}，所以它恰为 {value}。"
    ),
    "matrix.label.size": "输入 (i)",
    "matrix.label.kernel": "卷积核 (k)",
    "matrix.label.stride": "步幅 (s)",
    "matrix.label.dilation": "膨胀率 (d)",
    "matrix.label.padding": "填充 (p)",
    "matrix.label.output_padding": "输出填充 (a)",
    "matrix.label.w": "卷积核 w",
    "matrix.label.x": "输入 x",
    "matrix.w_help": "用逗号隔开的整数；写几个，卷积核就有多长。",
    "matrix.x_help": "用逗号隔开的整数；写几个，输入就有多长。",
    "matrix.link": "链接的一部分无法使用；现在显示最接近的可行状态。",
    "matrix.not_whole": (
        "这里只能填 −{largest} 到 {largest} 的整数；收到的是 {word}。没有做任何改动。"
    ),
    "matrix.list_length": "{count} 个数放不进这里：可以放 {choices} 个。没有做任何改动。",
    "matrix.now_output_padding": "输出填充现在是 {value}。",
    "matrix.now_padding": "填充现在是 {value}。",
    "matrix.parts": "矩阵告诉我们什么",
    "matrix.part.adjoint": "伴随检验",
    "matrix.part.gradient": "它是卷积的梯度",
    "matrix.part.inverse": "它不是逆",
    "matrix.part.shape": "输出多大？",
    "matrix.again_numbers": "换一组数",
    "matrix.adjoint_says": (
        "对所有 u 和 v 都满足 **⟨Cu, v⟩ = ⟨u, Cᵀv⟩** 的矩阵只有 Cᵀ。两边是同一个双重求和：C "
        "的每个元素各用一次，只是按行读还是按列读。"
    ),
    "matrix.equal_sums": "两个和相同",
    "matrix.unequal_sums": "两个和不同",
    "matrix.other_turned": (
        "若把卷积核转过来，第二个和会是 {value}，而不是 {left}：对所有数都通过的只有这个矩阵。"
    ),
    "matrix.chance_turned": "若把卷积核转过来，第二个和碰巧也是 {left}：请换一组数。",
    "matrix.same_turned": "这个卷积核转半圈后不变。",
    "matrix.more": "……还有 {count} 项",
    "matrix.gradient_says": (
        "取损失 L(u) = ½‖Cu − v‖²。从上层传回的是残差 r = Cu − v，而对 u 的梯度是 **Cᵀr**："
        "正是转置卷积。下面的差分对此一无所知；它们只在 u + e 和 u − e 处各做一次正向卷积。"
    ),
    "matrix.residual": "r",
    "matrix.element": "u 的元素",
    "matrix.by_differences": "(L(u + e) − L(u − e)) / 2",
    "matrix.by_transpose": "Cᵀr",
    "matrix.by_unflipped": "插零，卷积核未翻转",
    "matrix.gradient_worst": "Cᵀr = 差分，{count} 个全部一致，最大差 {value}",
    "matrix.again": (
        "“卷积的梯度本身就是卷积”说得不严谨。把同一个卷积再做一次，{size} 会变成 {again}，而 u 有 "
        "{wanted} 个。正确的是 Cᵀ：先插零，再用<b>翻转</b>的卷积核以步幅 1 做卷积。"
    ),
    "matrix.again_none": (
        "“卷积的梯度本身就是卷积”说得不严谨。同一个卷积在 {size} 上根本放不下，而 u 有 {wanted} "
        "个。"
        "正确的是 Cᵀ：先插零，再用<b>翻转</b>的卷积核以步幅 1 做卷积。"
    ),
    "matrix.again_same": (
        "“卷积的梯度本身就是卷积”说得不严谨。步幅 1 时大小一致，也不用插零，但它仍是 Cᵀ："
        "卷积核要<b>翻转</b>。"
    ),
    "matrix.inverse_says": (
        "先卷积，再转置卷积：**形状**回来了，**数值**没有。“反卷积”是这种层的旧名；"
        "它什么也没有还原。"
    ),
    "matrix.example": "用什么演示",
    "matrix.example.three": "三个数",
    "matrix.example.nine": "九个数",
    "matrix.example.picture": "一幅图",
    "matrix.three": (
        "w = [1, 2, 3] 作用于三个数：C 只有一行。后两个输入都变成 11，之后再也分不清原来是哪一个："
        "C 在 {size} 个数里只留下 {rank} 个。第一个则被乘以 CCᵀ = 14。"
    ),
    "matrix.nine": (
        "w = [[1, 2], [3, 4]] 作用于 0 … 8：九个数只剩四个，所以 C 的秩是 {rank}，而 u 有 {size} "
        "个数；任何层都无法恢复 u。"
    ),
    "matrix.picture": (
        "C 在 {size} 个数里留下 {rank} 个。即使调到最佳亮度，CᵀCu 仍差 {error}%；任何逆最好也差 "
        "{least}%。零空间里的部分没有了：C 把它变成 0。"
    ),
    "matrix.original": "u，{size}×{size}",
    "matrix.small": "Cu，{size}×{size}",
    "matrix.back": "CᵀCu，{size}×{size}，最佳亮度",
    "matrix.kept": "任何逆所能给出的最好结果",
    "matrix.lost": "丢失的部分：零空间（灰色是 0）",
    "matrix.above_lost": (
        "上面那一层：它的 C 把 {size} 个数变成 {rows} 个，秩是 {rank}，所以 {size} 个数里留下 "
        "{rank} 个。"
    ),
    "matrix.above_whole": (
        "上面那一层：它的 C 的秩是 {rank}，而数有 {size} 个，所以什么也没丢，有路可回；但 Cᵀ "
        "不是那条路，因为 CᵀC 不是单位矩阵。"
    ),
    "matrix.above_orthogonal": "上面那一层是个例外：它的 CᵀC 让 {size} 个数都保持原样。",
    "matrix.choose_size": "输出大小",
    "matrix.size": "u 有 {size} 个：C 是 {rows}×{columns}",
    "matrix.size_label": "输入有 {size} 个时的 C：{rows} 行，{columns} 列",
    "matrix.sizes": (
        "卷积把 {sizes} 都变成 {rows}：每个 C 都有 {rows} 行，所以从 Cᵀ "
        "得到的输入看不出是哪种大小。"
        "得由你来说（output padding、output size）。"
    ),
    "matrix.one_size": "步幅 1 时没有选择：只有 {size} 变成 {rows}。",
    "matrix.uncropped": (
        "加框的第 {columns} 列：较小的大小也有窗口到达那里，只是落在填充里。输出填充是少裁一些；"
        "它并不补零。"
    ),
    "matrix.unread": (
        "加框的第 {columns} 列全是零：没有窗口读取那个样本，所以它的梯度以及那里的输出恰为 0。"
    ),
    "matrix.code": "看代码",
    "matrix.sources": (
        "C 与 Cᵀ：Dumoulin & Visin 2016，第 4 节。名称：Zeiler et al. 2010。九个数的例子：Zhang "
        "et al.，《动手学深度学习》，14.10。"
    ),
}
"""The lesson of the matrix, in Chinese."""
