"""Chinese: what the lesson of upsampling says."""

from collections.abc import Mapping

UPSAMPLING: Mapping[str, str] = {
    "page.upsampling.title": "它等于上采样 + 卷积吗？",
    "page.upsampling.link": "上采样",
    "page.upsampling.says": (
        "上采样 + 卷积**总是**一个转置卷积。反过来则**很少**成立：各相位的和必须相等。"
    ),
    "upsampling.says.back": (
        "当且仅当卷积核每一行、每一列中各相位的和都相等时才成立。点击卷积核的一个数，改成别的试试。"
    ),
    "upsampling.says.bilinear": (
        "卷积核由直线段构成时，转置卷积就是插值。在边界处它读到的是零，"
        "而图像缩放会重复最外面的像素。"
    ),
    "upsampling.says.pooling": (
        "平均池化的梯度是最近邻上采样再除以窗口大小：一个转置卷积。最大池化的梯度则不是。"
    ),
    "upsampling.says.decoder": (
        "上采样一级，两种做法，权重一样多：转置卷积只要四分之一的乘法，但一开始就带棋盘格。"
    ),
    "upsampling.parts": "问题",
    "upsampling.part.there": "正向：总是",
    "upsampling.part.back": "反向：很少",
    "upsampling.part.bilinear": "双线性",
    "upsampling.part.pooling": "池化的梯度",
    "upsampling.part.decoder": "U-Net 中",
    "upsampling.yes": "是",
    "upsampling.no": "否",
    "upsampling.and": " 和 ",
    # Cases.
    "upsampling.there.case.first": "任意卷积核",
    "upsampling.there.case.blur": "模糊",
    "upsampling.there.case.edge": "边缘",
    "upsampling.there.case.one": "1×1：只有上采样",
    "upsampling.there.case.even": "2×2，如 U-Net",
    "upsampling.back.case.comb": "[1, 0]：最小的反例",
    "upsampling.back.case.tent": "½, 1, ½：是",
    "upsampling.back.case.flat": "常数不变，仍不是",
    "upsampling.back.case.resize": "由上采样得来",
    "upsampling.back.case.bilinear": "双线性",
    "upsampling.back.case.random": "随机",
    "upsampling.bilinear.case.zeros": "边界之外是零",
    "upsampling.bilinear.case.repeat": "重复边界",
    "upsampling.bilinear.case.aligned": "角对齐",
    "upsampling.pooling.case.whole": "4×4",
    "upsampling.pooling.case.left": "5×5：多出一行",
    "upsampling.decoder.case.two": "2×2，如 U-Net",
    "upsampling.decoder.case.three": "3×3",
    "upsampling.decoder.case.four": "4×4",
    # One way.
    "upsampling.there.upsampled": "上采样 ×{factor}，已填充",
    "upsampling.there.upsampled_label": "上采样并填充后的输入",
    "upsampling.there.g": "卷积",
    "upsampling.there.g_label": "卷积的卷积核",
    "upsampling.there.output": "输出",
    "upsampling.there.output_label": "上采样再卷积的输出",
    "upsampling.there.box": "全 1 方块",
    "upsampling.there.flipped": "翻转",
    "upsampling.there.kernel": "一个卷积核",
    "upsampling.there.kernel_label": "转置卷积的卷积核",
    "upsampling.there.equal": "每一格都相等",
    "upsampling.there.unequal": "不相等",
    "upsampling.there.ends": "{begin} 和 {end}",
    "upsampling.there.formula": (
        "等同于<b>一个</b>转置卷积：步幅 {stride}，卷积核 {kernel}，两端裁剪 {crop}。"
        "上面每个括号是它卷积核的一个元素。"
    ),
    # The other way.
    "upsampling.back.rows": "行，按相位",
    "upsampling.back.rows_label": "卷积核，按各列的相位着色",
    "upsampling.back.row_sums": "每行各相位的和",
    "upsampling.back.columns": "列，按相位",
    "upsampling.back.columns_label": "卷积核，按各行的相位着色",
    "upsampling.back.column_sums": "每列各相位的和",
    "upsampling.back.sums": "和",
    "upsampling.back.yes": "是：它就是上采样 + 卷积",
    "upsampling.back.no": "否：没有上采样 + 卷积能得到它",
    "upsampling.back.coverage": "覆盖均匀：",
    "upsampling.back.constants": "常数保持为常数：",
    "upsampling.back.resize": "上采样 + 卷积：",
    "upsampling.back.why_row": (
        "第 {line} 行各相位的和是 {sums}。上采样把每个输入重复，所以一行的每个相位总和都应相同。"
    ),
    "upsampling.back.why_column": (
        "第 {line} 列各相位的和是 {sums}。上采样把每个输入重复，所以一列的每个相位总和都应相同。"
    ),
    "upsampling.back.more": "另有 {more} 处也是如此。",
    "upsampling.back.g": "它的卷积",
    "upsampling.back.g_label": "效果相同的卷积的卷积核",
    "upsampling.back.steps": "最近邻上采样 {factors} 倍，填充 {pads}，再做这个卷积：两种算法的输出",
    # Bilinear.
    "upsampling.bilinear.transposed": "转置卷积",
    "upsampling.bilinear.transposed_label": "用双线性卷积核的转置卷积",
    "upsampling.bilinear.interpolated": "双线性插值",
    "upsampling.bilinear.interpolated_label": "插值",
    "upsampling.bilinear.difference": "差",
    "upsampling.bilinear.difference_label": "转置卷积减去插值",
    "upsampling.bilinear.unequal": "内部相等，边界不等",
    "upsampling.bilinear.zeros": (
        "{cells} 格不同，都在离边界 {border} 格之内，最多差 {worst}：在输入之外，卷积核遇到的是零。"
    ),
    "upsampling.bilinear.repeat": (
        "最外面的像素重复了一次，裁剪增加了一个步幅：无论什么图，都不再有差别。"
    ),
    "upsampling.bilinear.aligned": (
        "align_corners=True，三角形卷积核：相等，但只对这一种大小 {size}×{size} 成立。"
    ),
    # Pooling.
    "upsampling.pooling.average": "平均池化：转置卷积",
    "upsampling.pooling.average_says": "无论输入是什么，大家分得一样多。",
    "upsampling.pooling.maximum": "最大池化：开关",
    "upsampling.pooling.maximum_says": (
        "上层传来的相同，输入有两种：全部归于各窗口的最大值。没有卷积核知道它在哪里。"
    ),
    "upsampling.pooling.above": "上层传来",
    "upsampling.pooling.gradient": "梯度",
    "upsampling.pooling.switches": "输入与最大值",
    "upsampling.pooling.switches_label": "输入，各窗口的最大值加框",
    "upsampling.pooling.is_nearest": "最近邻上采样 / 窗口",
    "upsampling.pooling.left": "多出的行列：{left}，梯度为 0；即输出填充。",
    "upsampling.pooling.same": "梯度相同",
    "upsampling.pooling.differs": "上层传来的相同，梯度却有两个",
    "upsampling.pooling.smallest": (
        "最小的证明：在 [{first}] 处，{above} 的梯度是 [{one}]；在 [{second}] 处是 [{two}]。"
        "卷积核只看得到 {above}，不可能两个都给出。"
    ),
    # A decoder.
    "upsampling.decoder.input": "输入",
    "upsampling.decoder.resized": "上采样，再 {k}×{k}",
    "upsampling.decoder.transposed": "转置 {k}×{k}，步幅 2",
    "upsampling.decoder.sees": (
        "两者用同样的随机权重。无论学到什么，前者在平坦处都没有棋盘格；后者可以学着去掉它，"
        "还能画出前者画不出的细节。"
    ),
    "upsampling.decoder.folded_equal": "把前者合成一个转置卷积 {kernel}×{kernel}",
    "upsampling.decoder.sizes": (
        "从 {size}（{channels} 个通道）到 {large}（{filters} 个通道）：一级，一个样本。"
    ),
    "upsampling.decoder.way": "做法",
    "upsampling.decoder.parameters": "参数",
    "upsampling.decoder.multiplies": "乘法次数",
    "upsampling.decoder.way.resize": "UpSampling2D(2), Conv2D({k}×{k})",
    "upsampling.decoder.way.transposed": "Conv2DTranspose({k}×{k}, stride 2)",
    "upsampling.decoder.way.folded": "前者，卷积核预先求和",
    # The stage.
    "upsampling.formula.back": "转置卷积；它的卷积核可以编辑：",
    "upsampling.formula.bilinear": "做插值的转置卷积，同步显示：",
    "upsampling.formula.pooling": "写成转置卷积的平均池化梯度：",
    # Controls.
    "upsampling.label.size": "输入",
    "upsampling.label.factor": "倍数",
    "upsampling.label.pooled": "池化的输入",
    "upsampling.label.seed": "随机种子",
    "upsampling.label.pads": "卷积的填充",
    "upsampling.label.values": "图像",
    "upsampling.label.g": "卷积的卷积核",
    "upsampling.label.channels": "输入通道数",
    "upsampling.label.filters": "输出通道数",
    "upsampling.g_help": "每行一行，整数之间用空格，最大 5×5。",
    "upsampling.pads.same": "same",
    "upsampling.pads.valid": "valid",
    "upsampling.pads.full": "full",
    "upsampling.values.random": "随机",
    "upsampling.values.ones": "全 1",
    "upsampling.values.ramp": "递增",
    # What is amiss.
    "upsampling.link": "链接的一部分无法在这里显示；现在显示最接近的可行状态。",
    "upsampling.no_room": (
        "不填充时，大小为 {reach} 的卷积核放不进上采样后的 {room} 格；已改用 “same” 填充。"
    ),
    "upsampling.not_whole": "卷积核由 −{largest} 到 {largest} 的整数组成；“{word}”不是。",
    "upsampling.ragged": "卷积核各行长度须相同；这里的长度是 {lengths}。",
    "upsampling.too_large": "{rows}×{columns} 的卷积核太大，无法显示；最大 {longest}×{longest}。",
    # Ways on.
    "upsampling.code": "看代码",
    "upsampling.lab": "在实验台看这个层",
    "upsampling.lens": "这个层在各框架的写法",
    "upsampling.sources.there": (
        "Odena, Dumoulin & Olah 2016，“Deconvolution and Checkerboard Artifacts” (Distill)："
        "先放大，"
        "再卷积。它等于一个转置卷积，这在本页精确算出。"
    ),
    "upsampling.sources.back": (
        "条件：1 + z + … + z^(s−1) 沿每条线整除卷积核的多项式。Odena, Dumoulin & Olah 2016 "
        "(Distill) 区分了这两种层。"
    ),
    "upsampling.sources.bilinear": (
        "Long, Shelhamer & Darrell 2015，“Fully Convolutional Networks” (arXiv:1411.4038)："
        "以双线性插值作初值的层。"
    ),
    "upsampling.sources.pooling": (
        "Zeiler, Taylor & Fergus 2011 (doi:10.1109/ICCV.2011.6126474)：用开关做反池化。"
    ),
    "upsampling.sources.decoder": (
        "Ronneberger, Fischer & Brox 2015，“U-Net” (arXiv:1505.04597)：上采样加 2×2 卷积，"
        "文中称为上卷积 (up-convolution)。"
    ),
}
"""What the lesson of upsampling says, in Chinese."""
