"""Chinese: what the lesson of checkerboards says."""

from collections.abc import Mapping

CHECKERBOARD: Mapping[str, str] = {
    "page.checkerboard.title": "棋盘格从哪里来？",
    "page.checkerboard.link": "棋盘格",
    "page.checkerboard.says": (
        "步幅不能整除卷积核时，印记的重叠有多有少，周而复始。**播放，看计数**。"
    ),
    "checkerboard.says.weights": (
        "计数相等并不够，计数不等也能补平：真正显现出来的是每个相位的**权重之和**。点击一张卡片，"
        "或编辑下面的卷积核。"
    ),
    "checkerboard.says.stacks": (
        "解码器里有好几个这样的层。不均匀的层会**相乘**。均匀的层把图案放大后传下去，"
        "除非它的权重碰巧把图案平均掉。"
    ),
    "checkerboard.says.spectrum": (
        "随步幅重复的图案，在频谱里是 1/步幅的整数倍处的峰，而图像本身在那里几乎什么也没有。"
    ),
    "checkerboard.says.remedies": (
        "同一幅图，同样的初始权重，五种放大方法。先缩放再卷积是训练唯一**无法**破坏的；"
        "只把卷积核取成偶数，权重仍不均匀。"
    ),
    "checkerboard.parts": "问题",
    "checkerboard.part.overlap": "重叠",
    "checkerboard.part.weights": "计数不是权重",
    "checkerboard.part.stacks": "多个层",
    "checkerboard.part.spectrum": "看频谱",
    "checkerboard.part.remedies": "对策",
    # Overlap.
    "checkerboard.overlap.case.uneven": "卷积核 3，步幅 2",
    "checkerboard.overlap.case.even": "卷积核 4，步幅 2",
    "checkerboard.overlap.case.thirds": "卷积核 4，步幅 3",
    "checkerboard.overlap.case.ramp": "只有边界",
    "checkerboard.overlap.case.holes": "膨胀率 2：空洞",
    "checkerboard.overlap.case.gaps": "卷积核小于步幅",
    "checkerboard.map_here": "卷积核 {kernel}：{verdict}，随演示填入",
    "checkerboard.map_other": "卷积核 {kernel}：{verdict}",
    "checkerboard.map_label": "有多少印记到达每个输出",
    "checkerboard.is_even": "均匀",
    "checkerboard.is_uneven": "不均",
    "checkerboard.is_holes": "有空洞",
    "checkerboard.dilated": "{kernel}，膨胀率 {dilation}",
    "checkerboard.answer_even": "均匀：重叠不产生棋盘格",
    "checkerboard.answer_uneven": "不均：产生棋盘格",
    "checkerboard.answer_holes": "空洞：有的输出什么也得不到",
    "checkerboard.says_even": "除边界外，每个输出被到达的次数都相同。",
    "checkerboard.says_uneven": "计数随步幅重复，与输入多大无关。",
    "checkerboard.says_holes": "没有印记到达的输出并非未定义：它们是 0，再加偏置。",
    "checkerboard.says_ramp": (
        "淡色的格是另一回事：输入到头了，边界处的计数逐级变化。填充会裁掉它。"
    ),
    "checkerboard.rows": "行",
    "checkerboard.columns": "列",
    "checkerboard.profile": "沿一行：图案 {pattern} 反复出现；淡色为边界：{begin} 格和 {end} 格。",
    # Weights.
    "checkerboard.case.clean": "计数均匀，输出均匀",
    "checkerboard.case.weights": "计数均匀，输出有棋盘格",
    "checkerboard.case.balanced": "计数不均，输出均匀",
    "checkerboard.case.checkered": "计数不均，输出有棋盘格",
    "checkerboard.here": "下面的卷积核",
    "checkerboard.kernel": "卷积核",
    "checkerboard.counts": "计数",
    "checkerboard.of_ones": "全 1 变成",
    "checkerboard.phase_taps": "各相位的计数",
    "checkerboard.phase_sums": "各相位的权重",
    "checkerboard.output_yes": "全 1 仍均匀",
    "checkerboard.output_no": "全 1 变成棋盘格",
    "checkerboard.verdict.clean": "每个相位被到达的次数相同，权重也相同。",
    "checkerboard.verdict.weights": (
        "每个相位被到达的次数相同，权重却不同：关于卷积核和步幅的那条规则看不到这一点。"
    ),
    "checkerboard.verdict.balanced": "各相位被到达的次数不同，而权重恰好把它补平。",
    "checkerboard.verdict.checkered": "各相位被到达的次数不同，权重也没有把它补平。",
    "checkerboard.ripple": "最高与最低之差是平均值的 {ripple}%。",
    # Stacks.
    "checkerboard.stacks.case.threes": "3, 3, 3",
    "checkerboard.stacks.case.fours": "4, 4, 4",
    "checkerboard.stacks.case.passed": "3，再 2, 2",
    "checkerboard.stacks.case.averaged": "3，再 4",
    "checkerboard.stacks.case.last": "4, 4，再 3",
    "checkerboard.stacks.case.after": "3，再步幅 1",
    "checkerboard.stack.layer": "k{kernel} s{stride}",
    "checkerboard.stack.label": "经过 {depth} 层，从输入到每个输出的路径数",
    "checkerboard.stack.size": "{size}×{size}",
    "checkerboard.stack.even": "均匀",
    "checkerboard.stack.times": "{times} 比 1",
    "checkerboard.stack.holes": "有空洞",
    "checkerboard.stack.ways": "到一个输出有 {low} 到 {high} 条路径",
    # Spectrum and remedies.
    "checkerboard.remedy.untouched": "不作处理：卷积核 {kernel}，步幅 {stride}",
    "checkerboard.remedy.kernel_multiple": "卷积核 {multiple}：步幅的整数倍",
    "checkerboard.remedy.resize": "先缩放，再卷积",
    "checkerboard.remedy.sub_pixel": "亚像素，ICNR 初始化",
    "checkerboard.remedy.layer_after": "之后加 3×3 层，步幅 1",
    "checkerboard.remedy_says.untouched": "计数不均，权重也不均。",
    "checkerboard.remedy_says.kernel_multiple": "计数均匀了，权重没有。",
    "checkerboard.remedy_says.resize": "任何权重都均匀，训练也不变。",
    "checkerboard.remedy_says.sub_pixel": "开始时均匀；训练可能改变它。",
    "checkerboard.remedy_says.layer_after": "减弱它；碰巧才能消除。",
    "checkerboard.short.untouched": "不作处理",
    "checkerboard.short.kernel_multiple": "卷积核取倍数",
    "checkerboard.short.resize": "缩放，再卷积",
    "checkerboard.short.sub_pixel": "亚像素 + ICNR",
    "checkerboard.short.layer_after": "之后加一层",
    "checkerboard.no_ripple": "无波纹",
    "checkerboard.with_ripple": "波纹 {ripple}%",
    "checkerboard.peak": "峰值是邻近处的 {times} 倍",
    "checkerboard.many": "9999 以上",
    "checkerboard.peak_says": (
        "1/{stride} 的整数倍中有 {count} 处突出：图中圈出的就是。那是棋盘格；"
        "明亮的中心及其十字臂是图像本身。"
    ),
    "checkerboard.no_peak": "没有突出的峰",
    "checkerboard.no_peak_says": "输出里没有随步幅重复的东西。",
    "checkerboard.peak_here": "伪影",
    "checkerboard.across": "每像素周期数，横向",
    "checkerboard.down": "纵向",
    "checkerboard.level": "电平 (dB)",
    "checkerboard.multiple": "{multiple}",
    "checkerboard.map_alt": "输出的频谱图；1/步幅的整数倍处的峰：{count} 个。",
    "checkerboard.curve_alt": "频谱的一条剖线，与不作处理的层对照。",
    "checkerboard.picture.face": "人脸",
    "checkerboard.picture.letters": "字母",
    "checkerboard.picture.zone_plate": "圆环",
    "checkerboard.picture.gradient": "渐变",
    "checkerboard.fill.random": "随机，1 到 9",
    "checkerboard.fill.ones": "全 1",
    "checkerboard.fill.bilinear": "双线性",
    # The stage.
    "checkerboard.formula.overlap": "全 1 的输入，全 1 的卷积核：输出<b>就是</b>计数。",
    "checkerboard.formula.weights": "加框卡片的卷积核；可以编辑：",
    # Controls.
    "checkerboard.label.picture": "图像",
    "checkerboard.label.kernel": "卷积核",
    "checkerboard.label.stride": "步幅",
    "checkerboard.label.fill": "权重",
    "checkerboard.label.seed": "随机种子",
    "checkerboard.label.layer_kernel": "卷积核 {number}",
    "checkerboard.label.layer_stride": "步幅 {number}",
    "checkerboard.add": "添加一层",
    "checkerboard.remove": "移除最后一层",
    # What is amiss.
    "checkerboard.link": "链接的一部分无法在这里显示；现在显示最接近的可行状态。",
    "checkerboard.no_stack": (
        "一个堆叠有一到 {layers} 层，如 3s2.4s2，卷积核 1 到 8，步幅 1 到 3；现在显示第一个例子。"
    ),
    # Ways on.
    "checkerboard.code": "看代码",
    "checkerboard.lab": "在实验台看这个层",
    "checkerboard.lens": "这个层在各框架的写法",
    "checkerboard.sources.overlap": (
        "Odena, Dumoulin & Olah 2016，“Deconvolution and Checkerboard Artifacts” (Distill)。"
        "当且仅当两个轴上都有 k mod s = 0 且 gcd(d, s) = 1 时均匀。步幅 5、大小为 35 "
        "的卷积核边界渐变很长，却没有棋盘格。"
    ),
    "checkerboard.sources.weights": (
        "Odena, Dumoulin & Olah 2016 (Distill) 讲了计数，也讲了学到的权重仍会带来伪影。"
        "这四个卷积核是步幅 2 时最小的例子。"
    ),
    "checkerboard.sources.stacks": (
        "Odena, Dumoulin & Olah 2016 (Distill)，关于多层的叠加。这里每层都裁到步幅乘以输入的大小；"
        "数字不计边界。"
    ),
    "checkerboard.sources.spectrum": "频谱取自图像的灰度，输出已除以该层的增益；0 dB 是平均值。",
    "checkerboard.sources.remedies": (
        "Odena, Dumoulin & Olah 2016 (Distill)：先缩放，再卷积。Aitken et al. 2017 "
        "(arXiv:1707.02937)：ICNR。Shi et al. 2016 (arXiv:1609.05158)：亚像素。结果是算出来的，"
        "不是训练得到的；波纹是各相位之和的差距与其平均值之比。"
    ),
}
"""What the lesson of checkerboards says, in Chinese."""
