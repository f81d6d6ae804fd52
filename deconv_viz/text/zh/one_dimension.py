"""Chinese: the lesson of one dimension."""

from collections.abc import Mapping

ONE_DIMENSION: Mapping[str, str] = {
    "page.one_dimension.title": "一维",
    "page.one_dimension.link": "一维",
    "page.one_dimension.says": (
        "文本和声音只有一个轴。每个样本把卷积核乘以自己的值盖印下来，印记相加；或者说，"
        "在样本之间插零，再用卷积核**滤波**。"
    ),
    "one_dimension.says.sound": (
        "样本之间的零让频谱重复：这就是**镜像**。卷积核是本该滤掉镜像的滤波器。"
        "差的卷积核放它们过去，声音就嗡嗡作响：这是听得见的棋盘格伪影。"
    ),
    "one_dimension.says.causal": (
        "边播放边生成的声音，不能读取之后才来的样本。**只在末尾裁剪**，输出 o 就只读取 o // s "
        "及之前的输入。"
    ),
    "one_dimension.parts": "本课各部分",
    "one_dimension.part.stamps": "印记与滤波器",
    "one_dimension.part.sound": "差的核为何有嗡声",
    "one_dimension.part.causal": "因果",
    "one_dimension.code": "看代码",
    "one_dimension.stamps.case.integers": "小整数",
    "one_dimension.stamps.case.linear": "三角形：连点成线",
    "one_dimension.stamps.case.box": "矩形：重复",
    "one_dimension.stamps.case.bad": "[1, 0]：零留在原处",
    "one_dimension.stamps.case.decay": "脉冲：余音不断",
    "one_dimension.scatter": "<b>散布。</b>每个样本一行：它的印记，颜色取自卷积核；下面是目前的和",
    "one_dimension.gather": (
        "<b>插零。</b>样本之间插零，卷积核翻转；每个输出都在它读取的窗口下方（按输出步进）"
    ),
    "one_dimension.stamps_label": "{count} 个样本的印记，画成火柴杆图，每个一行，以及它们的累加和",
    "one_dimension.gather_label": "插零后的样本、每个输出的窗口，以及各个输出",
    "one_dimension.x": "输入",
    "one_dimension.y": "输出",
    "one_dimension.sum": "目前的和",
    "one_dimension.keras": "Keras 写法：`{line}`",
    "one_dimension.no_keras": "Keras 写不出这样的裁剪。PyTorch 写法：`{line}`",
    "one_dimension.lens": "各框架的写法",
    "one_dimension.sound.case.bad": "差的卷积核：[1, 0, …]",
    "one_dimension.sound.case.box": "矩形：重复每个样本",
    "one_dimension.sound.case.linear": "好的卷积核：三角形",
    "one_dimension.sound.left": (
        "经过{kernel}，输出功率的 **{percent} %** 是镜像：信号里从未有过的声音。"
    ),
    "one_dimension.sound.through.bad": "一个 1 和若干零组成的卷积核",
    "one_dimension.sound.through.box": "矩形卷积核",
    "one_dimension.sound.through.linear": "三角形卷积核",
    "one_dimension.sound.input": "输入",
    "one_dimension.sound.inserted": "插零之后",
    "one_dimension.sound.kernel": "作为滤波器的卷积核",
    "one_dimension.sound.output": "输出",
    "one_dimension.sound.images": "镜像",
    "one_dimension.sound.time": "输出样本",
    "one_dimension.sound.frequency": "每个输出样本的周期数",
    "one_dimension.sound.rows_alt": (
        "同一时间轴上的三个信号：输入、插零后的输入和输出，其中 {percent} % 是镜像"
    ),
    "one_dimension.sound.spectrum_alt": (
        "插零后的频谱、作为滤波器的卷积核，以及剩下的部分：{percent} % 的功率落在镜像里"
    ),
    "one_dimension.sound.hear_in": "听输入，每秒 {rate} 个样本",
    "one_dimension.sound.hear_out": "听输出，每秒 {rate} 个样本",
    "one_dimension.kernel.integers": "小整数",
    "one_dimension.kernel.linear": "三角形",
    "one_dimension.kernel.box": "矩形",
    "one_dimension.kernel.decay": "衰减",
    "one_dimension.kernel.bad": "一个 1 和若干零",
    "one_dimension.kernel.own": "自己填",
    "one_dimension.signal.whole": "小整数",
    "one_dimension.signal.tone": "单音",
    "one_dimension.signal.chirp": "升调音",
    "one_dimension.signal.pluck": "拨弦声",
    "one_dimension.signal.impulse": "脉冲",
    "one_dimension.signal.step": "阶跃",
    "one_dimension.signal.own": "自己填",
    "one_dimension.sound.speech": "类似语音",
    "one_dimension.sound.pluck": "拨弦声",
    "one_dimension.sound.chirp": "升调音",
    "one_dimension.sound.tone": "单音",
    "one_dimension.causal.case.causal": "因果：只裁末尾",
    "one_dimension.causal.case.same": "same：两端都裁",
    "one_dimension.causal.case.dilated": "膨胀且因果",
    "one_dimension.causal.causal": "因果",
    "one_dimension.causal.same": "same",
    "one_dimension.causal.cut": "裁剪：开头 {begin}，末尾 {end}",
    "one_dimension.causal.zeros": "裁剪：开头 {begin}；末尾补 {count} 个零",
    "one_dimension.causal.ahead": (
        "{total} 个输出中有 {count} 个提前读取：输出 {output} 随输入 {now} 到来，却读取了输入 "
        "{latest}"
    ),
    "one_dimension.causal.none": "没有哪个输出 o 读取 o // {stride} 之后的输入",
    "one_dimension.causal.label": (
        "{name}：上面是输入，下面是输出，每一项一条线；虚线读取的是之后才来的输入"
    ),
    "one_dimension.label.size": "输入 (i)",
    "one_dimension.label.length": "卷积核 (k)",
    "one_dimension.label.stride": "步幅 (s)",
    "one_dimension.label.dilation": "膨胀率 (d)",
    "one_dimension.label.padding": "填充 (p)",
    "one_dimension.label.output_padding": "输出填充 (a)",
    "one_dimension.label.signal": "信号",
    "one_dimension.label.kernel": "卷积核",
    "one_dimension.label.sound": "信号",
    "one_dimension.label.typed_x": "输入 x",
    "one_dimension.label.typed_w": "卷积核 w",
    "one_dimension.typed_help": "用逗号隔开的数；写几个，长度就是几。",
    "one_dimension.link": "链接的一部分无法使用；现在显示最接近的可行状态。",
    "one_dimension.not_number": (
        "这里只能填 −{largest} 到 {largest} 的数；收到的是 {word}。没有做任何改动。"
    ),
    "one_dimension.count": "{count} 个数放不下：可以放 1 到 {longest} 个。没有做任何改动。",
    "one_dimension.now_padding": "填充现在是 {value}。",
    "one_dimension.now_output_padding": "输出填充现在是 {value}。",
    "one_dimension.sources.stamps": (
        "Dumoulin & Visin 2016，第 4 章；把卷积核看作插值滤波器：Crochiere & Rabiner 1983，"
        "“Multirate digital signal processing”。"
    ),
    "one_dimension.sources.sound": (
        "镜像：Oppenheim & Schafer，“Discrete-time signal processing”，4.6 节。神经音频：Pons et "
        "al. 2021 (arXiv:2010.14356)。图像：Odena et al. 2016。"
    ),
    "one_dimension.sources.causal": (
        "因果卷积：van den Oord et al. 2016（WaveNet，arXiv:1609.03499）。Keras 的 Conv1D 有 "
        'padding="causal"，Conv1DTranspose 没有：请裁剪它的 “valid” 结果。'
    ),
}
"""The page with the key one_dimension, in Chinese."""
