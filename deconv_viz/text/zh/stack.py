"""Chinese: what the page "A stack of layers" says."""

from collections.abc import Mapping

STACK: Mapping[str, str] = {
    "page.stack.title": "层的堆叠",
    "page.stack.link": "层的堆叠",
    "page.stack.says": "沿编码器而下，再沿解码器而上：粘贴你的各层，看大小在哪里没能还原。",
    # The answer, and why.
    "stack.holds": "还原了：该一致的大小全都一致。",
    "stack.reached": "输出正是所要的大小。",
    "stack.no_goal": "还没有指定所要的大小；在旁边填一个，看看怎样能达到。",
    "stack.holds_but": "最后还原了，但第 {place} 层与编码器不一致：跳跃连接无法在那里接上。",
    "stack.refused": "第 {place} 层被拒绝。{reason}",
    "stack.misses": "第 {place} 层把 {before} 变成 {after}，而应得到 {wanted}。",
    "stack.lost": "在第 {place} 层丢失：它把 {before} 变成 {after}，而编码器那里是 {wanted}。",
    "stack.alike": "第 {place} 层把 {sizes} 都变成 {after}，所以回程要由你指明是哪一个。",
    # The picture.
    "stack.encoder": "↓ 编码器",
    "stack.decoder": "解码器 ↑",
    "stack.input": "输入",
    "stack.turn": "折返点",
    "stack.open_help": "看这一层如何工作",
    "stack.spoken_off": "第 {place} 层相差 {off}：应为 {wanted}。",
    "stack.spoken_fits": "第 {place} 层得到 {wanted}，正如所需。",
    # The smallest changes.
    "stack.changes": "能还原的最小改动",
    "stack.works": "改成这样就行",
    "stack.no_change": (
        "没有找到能达到这个大小的办法：改一个参数、改两个参数、裁剪、换输入大小都不行。"
    ),
    "stack.more_changes": "还有 {count} 个",
    "stack.change_in": "第 {place} 层 {name}：{code}",
    "stack.change_alike": "第 {places} 层：{code}",
    "stack.change_after": "第 {place} 层之后：{code}",
    "stack.change_input": "输入改为 {size}",
    "stack.apply": "应用",
    "stack.apply_help": "照此修改堆叠；可在代码下方撤销",
    "stack.lab": "实验台",
    "stack.lens": "框架",
    # The layers.
    "stack.layers": "各层",
    "stack.layers_help": "选一层，可改参数、移动，或在其后添加一层。",
    "stack.weight": "卷积核大小",
    "stack.unsaid_help": "留空则为 {default}。",
    "stack.earlier": "↑",
    "stack.earlier_help": "把所选的层前移一位",
    "stack.later": "↓",
    "stack.later_help": "把所选的层后移一位",
    "stack.remove": "移除",
    "stack.remove_help": "去掉所选的层",
    "stack.add": "添加一层",
    "stack.add_first": "在其后添加一层",
    "stack.full": "一个堆叠最多八个改变大小的层",
    # The code.
    "stack.code": "写成代码",
    "stack.code_help": (
        "粘贴 Keras、PyTorch、TensorFlow、JAX、Flax 或 ONNX 的层：列表、Sequential，或带 forward "
        "的模块。只读取，绝不运行。激活函数之类留在文本里，不影响大小。"
    ),
    "stack.code_placeholder": "Conv2D(16, 3, strides=2, padding='same')",
    "stack.read": "读取",
    "stack.assumed": "文本没有给出值，且大小与之无关，故按 1 处理或略去：{words}。",
    "stack.assumed_kernel": (
        "第 {places} 层的权重是数组，文本没有说明卷积核：按 {kernel} 处理；请写成带形状的 "
        "torch.ones(…) 或 np.ones(…)，或选中该层设置。"
    ),
    "stack.mend": "当作 {name} 读取",
    "stack.too_many": (
        "一个堆叠最多 {limit} 个改变大小的层，而这段文本有 {found} 个，因此没有做任何改动："
        "请删去一些。"
    ),
    "stack.too_long": "这些层太长，链接装不下，所以地址里只有大小；完整内容是下面的代码。",
    "stack.link_sizes": "链接里的大小无法读取，现在显示第一个堆叠的大小。",
    "stack.link_layers": "链接里的层无法读取，现在显示第一个堆叠。",
    # Controls.
    "stack.preset": "常见堆叠",
    "stack.preset_none": "你自己的",
    "stack.preset.strided": "带步幅的 MNIST 自编码器：28 到 32",
    "stack.preset.autoencoder": "无步幅的 MNIST 自编码器",
    "stack.preset.unet": "输入为奇数的 U-Net 一级",
    "stack.preset.dcgan": "DCGAN 生成器：1 到 64",
    "stack.preset.keras_decoder": "用 same 的 Keras 解码器：7 到 28",
    "stack.preset.fsrcnn": "FSRCNN，放大三倍",
    "stack.size": "输入",
    "stack.size_help": "输入的大小。各轴相同时，第一个数一并改变其余的数。",
    "stack.goal": "输出",
    "stack.goal_help": "应当得到的大小。",
    "stack.rows": "{name}（行）",
    "stack.columns": "{name}（列）",
    "stack.of_axis": "{name} {axis}",
    "stack.other_goal": "要求别的输出大小",
    "stack.other_goal_help": "不指定时，进来多大就应出去多大。",
    "stack.skips": "跳跃连接",
    "stack.skips_help": "它们把编码器和解码器逐级相连：每一级都要一致，而不只是最后。",
}
"""What the page "A stack of layers" says, in Chinese."""
