"""Chinese: what the pages, the controls and the stage say."""

from collections.abc import Mapping

PAGES: Mapping[str, str] = {
    # Pages: title, the link in the sidebar, and the one sentence that the page says.
    "page.home.title": "看得见的转置卷积",
    "page.home.link": "首页",
    "page.home.says": (
        "**散布**：每个输入元素把卷积核乘以自己的值盖印下去，重叠处相加。"
        "**汇集**：输入之间插零，翻转后的卷积核从上面滑过。**得到的数完全相同**。"
    ),
    "page.two_dimensions.title": "二维",
    "page.two_dimensions.link": "二维",
    "page.two_dimensions.says": (
        "每个输入盖印一个按其值缩放的卷积核，重叠处相加，填充负责裁剪。"
        "给输入插零，再用翻转的卷积核做卷积，输出相同。"
    ),
    "frame.lessons": "课程",
    "frame.group.idea": "核心思想",
    "frame.group.follows": "由此而来",
    "frame.group.practice": "实践",
    "home.open": "打开实验台：所有参数，填你自己的数",
    "home.questions": "大家常问",
    "home.question.same": "它就是插零再做卷积吗？",
    "home.question.size": "为什么我的输出不是两倍大？",
    "home.question.output_padding": "输出填充做什么？",
    "home.question.padding": "填充会让输出变大吗？",
    "home.question.flip": "忘了翻转卷积核会怎样？",
    "home.question.checkerboard": "棋盘格从哪里来？",
    "home.question.holes": "为什么输出里有成片的零？",
    "home.question.dilation": "膨胀拉开的是什么？",
    "home.question.one_dimension": "在 Keras 里怎么用 Conv1DTranspose？",
    "home.question.keras_and_torch": ("Keras 的 same 就是 PyTorch 的 p=1、op=1 吗？"),
    "home.question.which": "哪种层能得到我要的大小？",
    "home.question.channels": "多个通道怎样进、怎样出？",
    "home.question.decoder": "为什么我的解码器回不到原来的大小？",
    "home.answer.same": "是的，只要翻转卷积核：一步步看，两边每一步的数都相同。",
    "home.answer.size": (
        "卷积核 3、步幅 2、填充 1 时，5 变成 9，比两倍少 1。卷积核取 4 就得到 10；"
        "输出填充取 1 也行。"
    ),
    "home.answer.output_padding": "它把裁掉的一行和一列还回来：那是真实的和，不是零。",
    "home.answer.padding": ("不会：填充是裁剪。填充 0 时输出 11×11，填充 2 时 7×7。"),
    "home.answer.flip": ("用脉冲一看便知：左边是卷积核原样，右边是旋转了 180° 的卷积核。"),
    "home.answer.checkerboard": (
        "步幅 2 不能整除卷积核 3，一格里会遇上 1、2 或 4 项；卷积核 4 时内部处处均匀。"
    ),
    "home.answer.holes": "卷积核比步幅小：印记之间没有任何项落下，0 仍是 0。",
    "home.answer.dilation": ("它拉开每个印记内部的卷积核；步幅拉开的是印记。"),
    "home.names": (
        "又称反卷积（deconvolution）、分数步幅卷积（fractionally-strided convolution）"
        "或上卷积（up-convolution）。它是卷积的转置，不是卷积的逆：恢复的是形状，不是数值。"
    ),
    # The lab's controls.
    "control.preset": "预设",
    "control.preset_none": "选一个常见的层",
    "control.linked": "行 = 列",
    "control.linked_help": "两个轴一起设置，或各自设置。",
    "control.with_letter": "{field} {letter}",
    "control.of_rows": "{field}（行）",
    "control.of_columns": "{field}（列）",
    "control.short.size": "输入",
    "control.short.kernel": "卷积核",
    "control.short.stride": "步幅",
    "control.short.dilation": "膨胀率",
    "control.short.padding": "填充",
    "control.short.output_padding": "输出填充",
    "control.input_fill": "输入值",
    "control.kernel_fill": "卷积核值",
    "control.seed": "随机种子",
    "control.seed_help": "同一种子得到同样的值，与大小无关。点击一格并输入即可修改。",
    "control.undo": "撤销",
    "control.undo_help": "退回一次改动",
    "control.redo": "重做",
    "control.redo_help": "恢复一次改动",
    "control.reset": "重置",
    "control.reset_all": "回到本页打开时的样子",
    "control.reset_help": "回到 5×5、卷积核 3×3、步幅 2、填充 1",
    "control.pin": "固定",
    "control.pin_help": "留住当前状态，与之后的改动对照",
    "control.unpin": "取消固定",
    "control.unpin_help": "不再与固定的状态对照",
    "control.files": "文件",
    "control.files_help": "把当前状态存为文件，或打开一个文件",
    "files.title": "保存或打开状态",
    "files.says": "地址栏的链接包含全部状态，只有手填了几百格时装不下；文件总能装下。",
    "files.save": "存为文件",
    "files.open": "打开已存的文件",
    "files.needed": "手填的格太多，链接装不下：请存为文件保留。",
    # The output size, as HTML for the stage; the letters of Dumoulin & Visin 2016.
    "formula.both": "<b>输出大小</b> o = (i−1)·s + d·(k−1) + 1 − 2p + a = {size}",
    "formula.apart": (
        "<b>输出大小</b> o = (i−1)·s + d·(k−1) + 1 − 2p + a；行 {rows}；列 {columns}"
    ),
    "formula.size": (
        '(<span class="input">{size}</span>−1)·{stride} + {dilation}·(<span '
        'class="kernel">{kernel}</span>−1) + 1 − 2·{padding} + {output_padding} = <span '
        'class="output">{output}</span>'
    ),
    # The stage: labels, and templates that it fills in the browser.
    "stage.stage": "转置卷积，逐步演示",
    "stage.player": "播放器",
    "stage.first": "回到开头 (Home)",
    "stage.back": "后退一步（左方向键）",
    "stage.play": "播放（空格）",
    "stage.pause": "暂停（空格）",
    "stage.forward": "前进一步（右方向键）",
    "stage.last": "跳到结尾 (End)",
    "stage.scrub": "步骤",
    "stage.loop": "循环 (l)",
    "stage.speed": "速度",
    "stage.speed_value": "{speed}/秒",
    "stage.order": "步骤的顺序 (o)",
    "stage.by_input": "按输入",
    "stage.by_output": "按输出",
    "stage.turn": "看翻转",
    "stage.turn_help": "把卷积核再旋转 180° (t)",
    "stage.forget": "忘记翻转",
    "stage.forget_help": "右边用未翻转的卷积核：最常见的错误 (f)",
    "stage.scatter": "散布",
    "stage.scatter_says": "点击 x 或 w 的数即可修改。",
    "stage.gather": "汇集：插零 + 卷积",
    "stage.gather_says": "窗口滑动，每步一格。",
    "stage.pinned": "已固定",
    "stage.current": "当前",
    "stage.summary": (
        "i {size} · k {kernel} · s {stride} · d {dilation} · p {padding} · a {output_padding} "
        "→ {output}"
    ),
    "stage.input": "输入 x，{rows}×{columns}",
    "stage.kernel": "卷积核 w，{rows}×{columns}",
    "stage.stamp": "印记 {value}·w",
    "stage.canvas": "画布 {rows}×{columns}，框内为裁剪后保留的部分",
    "stage.canvas_whole": "画布 {rows}×{columns}，没有裁剪",
    "stage.padded": "插零后的输入，{rows}×{columns}",
    "stage.flipped": "翻转的 w",
    "stage.unflipped": "未翻转的 w",
    "stage.output": "输出 y，{rows}×{columns}",
    "stage.grid_help": "{grid}。方向键逐格移动，Enter 固定一格。",
    "stage.grid_editable": "{grid}。方向键逐格移动；输入数字即可修改，也可粘贴一块数据。",
    "stage.pinned_cell": "{what}（已固定，Esc）",
    "stage.edit": "{name} 的新值",
    "stage.ledger": "{of} 项已到 {count} 项，目前为 {total}",
    "stage.ledger_done": "{of} 项已到 {count} 项",
    "stage.no_terms": "没有任何项落在这里：空洞，恰为 0",
    "stage.more": "还有 {count} 项",
    "stage.cropped": "已被裁掉，不属于输出",
    "stage.cropped_short": "已裁掉",
    "stage.without_flip": "未翻转：",
    "stage.inserted_zero": "0，插在两个元素之间",
    "stage.padding_zero": "0，输入四周的填充",
    "stage.equal": "散布 = 汇集 = 核心，{cells} 格全等，最大差 {value}",
    "stage.equal_matrix": "散布 = 汇集 = Cᵀx = 核心，{cells} 格全等，最大差 {value}",
    "stage.symmetric": "仍然相等：这个卷积核旋转 180° 后不变",
    "stage.differs": "{cells} 格中有 {count} 格不同，最大差 {value}",
    "stage.step_none": "还没有落下任何印记；共 {steps} 步。",
    "stage.step_input": (
        "第 {step} 步，共 {steps} 步。{name} = {value} 把卷积核盖印到画布第 {top} 到 {bottom} 行、"
        "第 {left} 到 {right} 列。"
    ),
    "stage.step_output": "第 {step} 步，共 {steps} 步。{name} 汇集 {count} 项：{sum} = {value}。",
    "stage.tables": "以表格显示数值",
    "stage.too_large": "太大，无法列成表格",
}
"""What the pages, the controls and the stage say, in Chinese."""
