"""What the static edition says besides the lessons' own texts, in Chinese."""

from collections.abc import Mapping

STATIC: Mapping[str, str] = {
    "stage.equal_alone": "散布 = 汇集，全部 {cells} 格一致，最大差 {value}",
    "static.edition": "静态版",
    "static.cli.says": "生成不需要服务器的版本：一个由普通文件组成的文件夹",
    "static.cli.folder": "写到哪里（不写则为 build/static）",
    "static.cli.app": "完整应用的地址，用于链接到只有 Python 能做的部分",
    "static.cli.done": "{folder}：{files} 个文件，{size} kB；打开 index.html，或放到网页服务器上",
    "static.says": (
        "它只在这个浏览器里运行：没有服务器，没有 Python，不向任何地方发送数据。"
        "下标表由核心计算预先生成，求和由本页自己完成。"
    ),
    "static.no_script": "动态图示需要 JavaScript，而它在这里被关闭了。",
    "static.old_browser": "动态图示需要较新的浏览器：Chrome 103、Firefox 113、Safari 16.4。",
    "static.controls": "参数与数值",
    "static.cases": "例子",
    "static.open_lab": "在实验台中打开这个状态",
    "static.theme": "浅色或深色",
    "static.theme.auto": "跟随系统",
    "static.theme.light": "浅色",
    "static.theme.dark": "深色",
    "static.on_disk": (
        "本页是从磁盘打开的：链接只在这台电脑上有效，因此不提供二维码，也不提供嵌入代码。"
        "链接仍可复制；若需要这两样，请把文件夹放到网页服务器上。"
    ),
    "static.not_made": "浏览器无法生成。",
    "static.facts": "各框架中令人意外之处",
    "static.matrix": "此状态的 Cᵀ：每个输出一行，每个输入一列",
    "static.matrix_large": "Cᵀ 会有 {rows} 行、{columns} 列，太大，这里不显示。",
    "static.app": "在完整应用中打开",
    "static.app_only": "仅在完整应用中：{what}",
    "static.app_none": (
        "完整应用是背后有 Python 的同一套课程；提供这个文件夹的人可以写明它的地址。"
    ),
    "static.lacks.two_dimensions": (
        "可带走的状态文件、动画、矢量图、笔记本、程序和数值表，以及两种做法之外核心计算自己的结果。"
    ),
    "static.lacks.one_dimension": "杆状图、可听的声音、因果裁剪和自己输入的采样。",
    "static.lacks.three_dimensions": "边播放边旋转的立体图，以及同步的切片。",
    "static.lacks.matrix": "伴随检验、梯度、零空间，以及自己输入的数字。",
    "static.lacks.upsampling": "判断一个卷积核是否等于上采样 + 卷积的检验、插值、池化和解码器。",
    "static.lacks.checkerboard": "自选的层堆叠、卷积核与图片，以及频谱。",
    "static.lacks.sub_pixel": "与演示同步的相位重排。",
    "static.lacks.picture": "你自己的图片、五种放大方法及其代码。",
    "static.lacks.frameworks": (
        "读懂并翻译一行 Keras、TensorFlow、PyTorch、JAX、Flax、ONNX 或 SciPy 代码。"
    ),
    "static.lacks.output_size": "寻找能得到某个尺寸的层，并给出代码。",
    "static.lacks.whole_layer": "分组、更多通道、权重在内存中的顺序，以及手算一层。",
    "static.lacks.stack": "你自己的多层堆叠，以及尺寸不合时的修正办法。",
    "static.lacks.autoencoder": "你自己手写的数字，以及自己的训练。",
    "static.lacks.tasks": "每类一万道题，而不是 20 道。",
    "static.lacks.present": "可以编排你自己课程的工作台。",
    # Pictures beneath the stage, made beforehand.
    "static.figure.one_dimension": "卷积核就是滤波器",
    "static.figure.spectrum": (
        "64 个采样的平滑信号，按频率看。<b>插零后</b>：频谱重复出现，成为镜像。"
        "<b>卷积核</b>：滤波器。<b>输出</b>：剩下的部分。"
    ),
    "static.figure.three_dimensions": "三维，逐层切片：输入、卷积核、输出",
    "static.figure.checkerboard": (
        "全 1 经过一层、两层、三层：不均匀会相乘。然后是同一张图片的五种放大方法"
    ),
    "static.figure.untouched": "不作处理：卷积核 3，步幅 2",
    "static.figure.kernel_multiple": "卷积核 4：步幅的整数倍",
    "static.figure.sub_pixel": "把卷积核拆开：块中的每个位置各用一个小核",
    "static.figure.picture": "图片经过这一层，以及改用缩放的结果",
    "static.figure.frameworks": "同一层在各框架中的写法",
    "static.figure.output_size": "输入 1 到 8，及其输出",
    "static.figure.whole_layer": "两个通道进、一个通道出：各有各的卷积核，然后相加",
    "static.figure.stack": "整个生成器",
    "static.figure.autoencoder": "一个数字经过训练好的网络：每层最多显示八个通道",
    "static.one_dimension.integers": "五个采样，步幅 2：印记的起点相隔两格，彼此重叠一格。",
    "static.one_dimension.linear": (
        "½、1、½：两个采样之间落下各自的一半，于是各点由直线连接起来。"
    ),
    "static.one_dimension.box": "1、1：每个采样写两遍，没有重叠。",
    "static.one_dimension.bad": ("1、0：每隔一个输出都是 0。听起来是嗡嗡声，在图片里就是棋盘格。"),
    "static.three_dimensions.overlap": (
        "其中的一层切片：行和列用卷积核 3、步幅 2。深度只是第三个轴，有它自己的表，仅此而已。"
    ),
    "static.three_dimensions.tiles": "其中的一层切片：步幅 2 时，大小为 2 的卷积核使各块并排。",
    "static.matrix.first": "4 个采样，卷积核 3，步幅 2：每一列都是卷积核，依次下移两行。",
    "static.matrix.band": "步幅 1 时各列依次下移一行：沿对角线的一条带。",
    "static.matrix.holes": "每三行中的第三行是空的：没有输入到达那个输出。",
    "static.matrix.blocks": "二维：由一维矩阵构成的块，卷积核的每一行对应一种块。",
    "static.upsampling.case.nearest": "全 1 的方框：最近邻",
    "static.upsampling.nearest": "与步幅同样大的全 1 卷积核复制每个输入：最近邻上采样。",
    "static.upsampling.bilinear": "大小为 4 的双线性核以步幅 2 插值；在边缘它读到的是零。",
    "static.upsampling.comb": "每个轴上都是 1、0：上采样加卷积不可能留下这样的空隙。",
    "static.upsampling.random": "任意数字的卷积核：各相位的和不同，所以它不是上采样 + 卷积。",
    "static.checkerboard.uneven": (
        "全 1 经过全 1：输出就是乘积项的个数。3 不是 2 的倍数，所以 1、2、4 轮流出现。"
    ),
    "static.checkerboard.even": "4 是 2 的倍数：内部每个输出都得到 4 个乘积项。",
    "static.checkerboard.thirds": "步幅 3，卷积核 4：又是 1、2、4，只是花纹更粗。",
    "static.checkerboard.holes": "卷积核小于步幅，就有输出什么也得不到。",
    "static.sub_pixel.divides": (
        "按输出看：相邻四个输出各遇到 4 个权重，合起来正是卷积核的全部 16 个。"
    ),
    "static.sub_pixel.not": "按输出看：相邻四个输出分别遇到九个权重中的 4、2、2 和 1 个。",
    "static.sub_pixel.blocks": "按输出看：每个输出只遇到一个权重，不需要相加。",
    "static.sub_pixel.holes": "按输出看：相邻九个输出中只有四个遇到权重。",
    "static.picture.bilinear": "斜坡经过双线性核仍然平滑，边缘除外。",
    "static.picture.uneven": "同一个斜坡经过 3×3 的全 1 核：上面盖了一层棋盘格。",
    "static.picture.holes": "经过 2×2 的全 1 核、步幅 3：图片夹在黑线之间。",
    "static.frameworks.case.valid": "Keras：valid",
    "static.frameworks.valid": (
        "“valid” 什么也不裁。在 PyTorch 里就是 padding 0、output_padding 0。"
    ),
    "static.frameworks.case.torch": "PyTorch：padding 1、output_padding 1",
    "static.frameworks.torch": ("4 → 8。Keras 的 “same” 也得到 8，但裁的是另一端：输出错开一格。"),
    "static.frameworks.case.four": "卷积核 4：same 就是 padding 1",
    "static.frameworks.four": (
        "卷积核 4、步幅 2 时两端各裁 1：Keras 的 “same” 与 PyTorch 的 padding 1 一致。"
    ),
    "static.output_size.case.size": "9 还是 10",
    "static.output_size.case.output_padding": "输出填充",
    "static.output_size.case.padding": "填充是裁剪",
    "static.whole_layer.case.one": "一个通道进，一个通道出",
    "static.whole_layer.one": (
        "多通道的层对每一对通道都这样做，再把各输入通道送到同一输出通道的结果相加。"
    ),
    "static.stack.case.first": "1 → 4",
    "static.stack.first": "DCGAN 从一个元素开始：它的印记就是整张图。",
    "static.stack.case.second": "4 → 8",
    "static.stack.second": "卷积核 4、步幅 2、填充 1 使尺寸加倍，如此继续：4 → 8 → 16 → 32 → 64。",
    "static.stack.case.third": "8 → 16",
    "static.stack.third": "下一层：它的输入就是上一层的输出。",
    "static.autoencoder.case.up": "7 → 14",
    "static.autoencoder.up": (
        "步幅为 2 的解码器的第一步放大：卷积核 3，步幅 2，填充 1，输出填充 1。"
    ),
    "static.autoencoder.case.last": "14 → 28",
    "static.autoencoder.last": "第二步放大到达数字图片的尺寸。",
}
"""The edition without a server."""
