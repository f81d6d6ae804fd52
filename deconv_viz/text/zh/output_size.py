"""Chinese: what the page "Output size" says."""

from collections.abc import Mapping

OUTPUT_SIZE: Mapping[str, str] = {
    "page.output_size.title": "输出大小",
    "page.output_size.link": "输出大小",
    "page.output_size.says": "步幅乘以输入，加上卷积核超出步幅的部分，减去填充裁掉的部分。",
    "output_size.view": "问题",
    "output_size.view_help": "看什么：每一个在地址里都是单独的一页。",
    "output_size.view.forward": "输出多大？",
    "output_size.view.backward": "哪种层合适？",
    "output_size.view.collapse": "为何有多种大小？",
    "output_size.view.case": "实例一则",
    # Controls.
    "output_size.asked.forward": "这一层的输出有多大？",
    "output_size.asked.collapse": "哪些输入经过这个卷积后得到 {size} 个输出？",
    "output_size.framework": "采用谁的写法",
    "output_size.framework_help": "指的是谁的参数和规则。",
    "output_size.mode": "填充",
    "output_size.mode_help": "框架表示裁剪多少的词，或直接用数字。",
    "output_size.numbers": "用数字",
    "output_size.extra_none_help": "None 交给 Keras 决定，与 0 不同。它必须小于步幅。",
    "output_size.told": "输出大小",
    "output_size.told_help": "TensorFlow 要由你告知输出形状：可行的大小与步幅的数目一样多。",
    "output_size.convolution": "普通卷积",
    "output_size.outputs_of": "它的输出",
    "output_size.outputs_of_help": "卷积得到的大小，也就是转置卷积的输入。",
    # How large is it?
    "output_size.exact": "恰好 {stride} × {size}",
    "output_size.exact_one": "恰好与输入一样大",
    "output_size.short": "比 {stride} × {size} = {wanted} 少 {count}",
    "output_size.over": "比 {stride} × {size} = {wanted} 多 {count}",
    "output_size.one": "1",
    "output_size.many": "{count}",
    "output_size.sum.times": "步幅 · 输入",
    "output_size.sum.beyond": "卷积核 {span} 超出步幅 {stride} 的部分：{count}",
    "output_size.sum.level": "卷积核 {span} 与步幅 {stride} 齐平",
    "output_size.sum.within": "卷积核 {span} 比步幅 {stride} 少 {count}",
    "output_size.sum.padding": "填充，两端",
    "output_size.sum.extra": "输出填充",
    "output_size.sum.begin": "开头裁剪",
    "output_size.sum.end": "末尾裁剪",
    "output_size.sum.zeros": "末尾补零",
    "output_size.sum.output": "输出",
    "output_size.way": "要恰好得到 {wanted}：",
    "output_size.no_way": "只改一处，无法恰好得到 {wanted}。",
    "output_size.set": "{field} {value}",
    "output_size.set_mode": "填充 {value}",
    "output_size.set_output": "输出大小 {value}",
    "output_size.even": "覆盖均匀：步幅整除卷积核。",
    "output_size.uneven": "覆盖不均：有的输出得到的项比别的多，可能显现为棋盘格。",
    "output_size.axis_input": "输入大小 i",
    "output_size.axis_output": "输出大小 o",
    "output_size.line": "{stride} × 输入",
    "output_size.open": "同样可行",
    "output_size.gap_none": "在线上",
    "output_size.gap_short": "少 {count}",
    "output_size.gap_over": "多 {count}",
    "output_size.curve_alt": "输出大小随输入大小的变化：{size} 变成 {output}。",
    "output_size.formula": (
        "<b>输出大小</b> o = (i−1)·s + d·(k−1) + 1 − begin − end = "
        '(<span class="input">{size}</span>−1)·{stride} + {dilation}·(<span '
        'class="kernel">{kernel}</span>−1) + 1 − {begin} − {end} = <span '
        'class="output">{output}</span>'
    ),
    "output_size.empty": "这样的填充会把一切裁掉：输出什么也不剩。",
    "output_size.nearest": "最接近的可行值：",
    # Which layer gives my size?
    "output_size.given": "我的输入是",
    "output_size.needed": "我要",
    "output_size.typed_help": "行 × 列，如 5×7；只写一个数则行列相同。",
    "output_size.typed_empty": "大小写作行 × 列，如 5×7，而这里什么也没有填。",
    "output_size.typed_unreadable": "大小写作行 × 列的整数，如 5×7，而这里不是。",
    "output_size.typed_too_many": "大小有行、列两个数，而这里不止两个。",
    "output_size.typed_too_small": "大小至少是 1，而这个更小。",
    "output_size.typed_too_large": "最大搜索到 {largest}，而这个更大。",
    "output_size.take": "采用 {sizes}",
    "output_size.found": (
        "**{count} 种层**能把 {given} 变成 {needed}，最干净的在前：覆盖均匀、步幅就是倍数、"
        "无输出填充、卷积核小。"
    ),
    "output_size.found_one": "在这些范围内，**只有一种层**能把 {given} 变成 {needed}。",
    "output_size.found_more": "另有 {count} 种要对行和列分别设置。",
    "output_size.found_apart": (
        "没有一组参数能同时用于行和列；分别设置的话，**{count} 种层**能把 {given} 变成 {needed}，"
        "最干净的在前。"
    ),
    "output_size.with_kernel": "{code} 卷积核 {kernel}",
    "output_size.badge.even": "覆盖均匀",
    "output_size.badge.uneven": "覆盖不均",
    "output_size.badge.lost": "裁掉部分输入",
    "output_size.badge.zeros": "末尾补零",
    "output_size.badge.apart": "行 ≠ 列",
    "output_size.crop": "画布 {canvas}，裁去 {begin} 和 {end}",
    "output_size.crop_zeros": "画布 {canvas}，裁去 {begin}，补零 {end}",
    "output_size.lab": "在实验台打开 →",
    "output_size.lab_smaller": "在实验台看小一点的 →",
    "output_size.lab_help": "用 {sizes} 的输入逐步观看。",
    "output_size.lens": "所有框架 →",
    "output_size.lens_help": "看这个层在别处怎么写，附代码。",
    "output_size.more": "再显示 {count} 个",
    "output_size.none": "**在这些范围内，没有层能把 {given} 变成 {needed}**。",
    "output_size.axis.both": "行和列",
    "output_size.axis.rows": "行",
    "output_size.axis.columns": "列",
    "output_size.gap_above": "{name}：从 {size} 出发，{wanted} 太大；最大是 {below}。",
    "output_size.gap_below": "{name}：从 {size} 出发，{wanted} 太小；最小是 {above}。",
    "output_size.gap_between": "{name}：从 {size} 出发能到 {below} 和 {above}，两者之间都到不了。",
    "output_size.not_together": (
        "行和列各自都可以做到，但不能在同一个层里：{framework} 对两者的填充只接受一个词，"
        "在它禁止的情形下步幅也不能与膨胀同用。"
    ),
    "output_size.nearest_sizes": "最接近的：",
    "output_size.widen": "或放宽范围：{layer}",
    "output_size.never": "放宽范围也没有用。",
    "output_size.limits": "搜索范围",
    "output_size.limit.kernel": "卷积核大小",
    "output_size.limit.stride": "步幅",
    "output_size.limit.dilation": "膨胀率",
    "output_size.limit.padding": "填充，最多",
    "output_size.limit.output_padding": "输出填充，最多",
    "output_size.limit_help": "{field}搜索到多大；每种组合都会查看。",
    "output_size.limits_reset": "重置范围",
    "output_size.limits_reset_help": "回到卷积核至多 7、步幅至多 4、无膨胀",
    # Why is one size not enough?
    "output_size.from_to": "{least} 到 {most}",
    "output_size.collapse_two": "都变成 {output}：从 {output} 往回走，原来是两个中的哪一个？",
    "output_size.collapse_many": (
        "都变成 {output}：从 {output} 往回走，原来是 {count} 个中的哪一个？"
    ),
    "output_size.collapse_one": (
        "只有 {size} 变成 {output}：步幅 1 时回路只有一条，也没有输出填充。"
    ),
    "output_size.collapse_none": "填充为 {padding} 时，没有哪个输入能让卷积得到 {output}。",
    "output_size.strip": "卷积把 {size} 变成 {output}。",
    "output_size.strip_rest": "{count} 个没有窗口读取",
    "output_size.legend.input": "卷积的输入",
    "output_size.legend.padding": "它的填充",
    "output_size.legend.window": "一个窗口，一个输出",
    "output_size.legend.rest": "再放不下一个窗口：没有读取",
    "output_size.back": "从 {output} 回到",
    "output_size.back_help": "可行的大小有几种由步幅决定；请选一种。",
    "output_size.back_says": (
        "要从 {output} 回到 **{size}**，输出填充须为 **{rest}**：正是没有窗口读取的个数。"
    ),
    "output_size.no_words": "没有对应写法",
    "output_size.other_crop": "{code} 能得到这个大小，但裁剪的位置不同",
    "output_size.axis_forward_input": "卷积的输入",
    "output_size.axis_forward_output": "它的输出",
    "output_size.staircase_alt": (
        "卷积的输出随输入的变化是一级级台阶；{count} 个输入同在台阶 {output} 上。"
    ),
    # A layer that would not double.
    "output_size.case.height": "图像 h = w",
    "output_size.case.height_help": "要放大两倍的图像的大小。",
    "output_size.case.square": "卷积核大小",
    "output_size.case.square_help": "卷积及其后那个层的卷积核。",
    "output_size.case.back": "要 {wanted}，得 {gave}：正好是图像的大小",
    "output_size.case.other": "要 {wanted}，得 {gave}",
    "output_size.case.says": (
        "有位 Keras 1 用户把 {height}×{height} 的图像送入 Convolution2D(16, {kernel}, {kernel})，"
        "得到 {small}×{small}，然后让 Deconvolution2D 给出 output_shape (None, 1, 2h, 2w)，而 "
        "subsample 用默认的 (1, 1)。"
    ),
    "output_size.case.no_room": "图像容不下大小为 {kernel} 的卷积核。",
    "output_size.case.room": "卷积核大小 {kernel}",
    "output_size.case.asked": "照原样：subsample (1, 1)",
    "output_size.case.subsample": "只改 subsample (2, 2)",
    "output_size.case.legal": "subsample (2, 2)，并取可行的大小",
    "output_size.case.same": "两层都用 same，subsample (2, 2)",
    "output_size.case.odd": "同上，卷积核为奇数",
    "output_size.case.two": "卷积核 2，subsample (2, 2)，前面的层保持大小",
    "output_size.case.why_one": (
        "步幅 1 让卷积核每次移动一格：{size} − 1 + {kernel} = {least}。不可能得到别的，"
        "于是请求被忽略。"
    ),
    "output_size.case.why_refused": (
        "卷积把 {wanted} 变成 {back}，而不是 {size}。可行的是 {least} 和 {most}。"
    ),
    "output_size.case.why_between": (
        "卷积把 {gave} 变回 {size}：{least} 和 {most} 可行，图像的两倍却都不是。"
    ),
    "output_size.case.why_doubles": "卷积把 {wanted} 变回 {size}：它正是 {least} 和 {most} 之一。",
    "output_size.case.run": "{version}，后端 {backend}",
    "output_size.case.ran": "Keras {names}：声称 {said}，得到 {gave}",
    "output_size.case.raised": "Keras {names}：声称 {said}，报错",
    "output_size.case.raises": "报错",
}
"""What the page "Output size" says, in Chinese."""
