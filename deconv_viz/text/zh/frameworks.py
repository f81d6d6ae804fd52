"""Chinese: what the framework lens says."""

from collections.abc import Mapping

FRAMEWORKS: Mapping[str, str] = {
    "page.frameworks.title": "各框架的写法",
    "page.frameworks.link": "框架对照",
    "page.frameworks.says": "用你所用框架的写法写一个层：看它算什么，在别的框架里又怎么写。",
    "frameworks.fw": "框架",
    "frameworks.layer": "层或函数",
    "frameworks.version": "版本",
    "frameworks.backend": "后端",
    "frameworks.in": "输入大小",
    "frameworks.kernel": "权重的卷积核",
    "frameworks.line": "你的层：在这里改，粘贴另一个，或用表单",
    "frameworks.line_help": (
        "一行 Keras、TensorFlow、PyTorch、JAX、Flax 或 ONNX 代码。只读取，绝不运行。"
    ),
    "frameworks.not_a_size": (
        "大小是 1 到 {most} 的整数，或每个轴一个，如 4, 6；收到的是 {received}。"
    ),
    # Often confused: what the button says.
    "frameworks.confused": "常被混淆：",
    "frameworks.case.shift": "same ≠ p=1, op=1",
    "frameworks.case.none": "None ≠ 0",
    "frameworks.case.gap": "valid ≠ p=0",
    "frameworks.case.flip": "JAX ≠ 翻转",
    "frameworks.case.pads": "Flax ≠ PyTorch",
    "frameworks.case.output_shape": "TF：8 或 7",
    "frameworks.case.lower": "UPPER ≠ LOWER",
    "frameworks.case.old": "新 ≠ 旧",
    # What a layer does.
    "frameworks.says": "**{input} → {output}**。{what}",
    "frameworks.each_axis": "每个轴上：{what}",
    "frameworks.one_axis": "{what}",
    "frameworks.of_depth": "深度：{what}",
    "frameworks.of_rows": "行：{what}",
    "frameworks.of_columns": "列：{what}",
    "frameworks.axis": "画布 {canvas}，{what}，剩下 {output}。",
    "frameworks.nothing_cut": "什么也不裁",
    "frameworks.cut_begin": "开头裁去 {count}",
    "frameworks.cut_end": "末尾裁去 {count}",
    "frameworks.zeros_begin": "开头补 {count} 个零",
    "frameworks.zeros_end": "末尾补 {count} 个零",
    "frameworks.flipped": "卷积核是反转后散布的；图中也照此显示。",
    "frameworks.wraps": "越过一边的部分从另一边进来，就像在圆环上：任何裁剪都画不出来。",
    "frameworks.groups": "{groups} 个分组：每组只看得到自己那份通道。",
    "frameworks.bias_last_axis": "这个版本有缺陷：偏置加在了最后一个轴上，而不是通道轴上。",
    "frameworks.bias_first_of_group": "这个版本有缺陷：每一组加的都是第一组的偏置。",
    # How it differs from the one beside it.
    "frameworks.sizes_differ": "另一个的输出是 {there}。",
    "frameworks.later": "它的图像比另一个靠后 {by}：和都相同，只是移了位。",
    "frameworks.earlier": "它的图像比另一个靠前 {by}：和都相同，只是移了位。",
    "frameworks.kernels_reversed": "两者之一把卷积核反转后再散布。",
    "frameworks.other_sums": "和本身就不同：两者的大小、卷积核、步幅、膨胀率或分组不一样。",
    "frameworks.no_difference": "两者的计算完全相同。",
    "frameworks.other_refused": "用来对照的层会被拒绝：{why}",
    "frameworks.no_picture": "这一个没有图：它的输出为空、比画面还大，或绕成了圆环。",
    "frameworks.one_pair": (
        "图中只画 {channels} 个输入通道中的一个和 {filters} 个输出通道中的一个。"
    ),
    "frameworks.last_axes": "图中画的是高和宽；深度同理。",
    "frameworks.alone": "结束对照",
    # What a framework refuses.
    "frameworks.refuses": "**被拒绝**：{why}",
    "frameworks.use": "改用 {words}",
    "frameworks.not_the_same": "这已经不是同一个层了：{why}",
    "frameworks.anew": "从最简单的层重新开始",
    # The same layer elsewhere.
    "frameworks.elsewhere": "同一个层在别处怎么写",
    "frameworks.head_name": "框架",
    "frameworks.head_words": "它的写法",
    "frameworks.head_note": "有何不同",
    "frameworks.same": "数值相同",
    "frameworks.then": "然后：{crop}",
    "frameworks.why": "为什么",
    "frameworks.reverse": "先反转卷积核。",
    "frameworks.cannot": "没有对应写法",
    "frameworks.weight": "权重（{axes}）",
    "frameworks.code": "用屏幕上这些数的程序",
    "frameworks.brief": "只取一个输入通道和一个输出通道：完整的权重要写好几页。",
    "frameworks.no_code": "这里没有程序：输入或权重会超过 {most:,} 个数。",
    "frameworks.assumed": "这一行没有用数字写明 {names}；按 1 或默认值处理。",
    "frameworks.take": "改写成 {framework}",
    "frameworks.facts": "{framework} 的意外之处",
}
"""What the framework lens says, in Chinese."""
