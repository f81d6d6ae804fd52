"""Chinese: what the bundled lesson scripts say on a projector, about two lines each."""

from collections.abc import Mapping

SCRIPTS: Mapping[str, str] = {
    "script.ten_minutes.title": "十分钟讲清转置卷积",
    "script.ten_minutes.about": "从一个印记到棋盘格：两种视角、翻转和每个参数。",
    "script.ten_minutes.stamp": "一个输入元素，值为 2，把卷积核乘以 2 盖印上去：1×1 变成 3×3。",
    "script.ten_minutes.stride": "四个元素，四个印记。相邻印记的起点相隔两格：这就是步幅 2。",
    "script.ten_minutes.overlap": "印记会重叠：四个印记都盖到正中的一格。最后这一格是多少？",
    "script.ten_minutes.overlap_answer": "重叠处相加：y[2,2] = −5，谁也不会盖掉谁。",
    "script.ten_minutes.size": (
        "会变多大？最后一个印记从 (3 − 1)·2 = 4 开始，长度为 3：3×3 变成 7×7。"
    ),
    "script.ten_minutes.crop": "填充是拿走：填充 1 在每一边裁掉一格，7×7 变成 5×5。",
    "script.ten_minutes.output_padding": (
        "输出填充把裁掉的还回一部分，只在末端：5×5 变成 6×6，正好是输入的两倍。"
    ),
    "script.ten_minutes.zeros": "同一个 5×5 的另一条路：在输入之间插零，四周补零，再滑动一个窗口。",
    "script.ten_minutes.window": "窗口每到一处就相乘再相加，是普通卷积。这里会得到多少？",
    "script.ten_minutes.window_answer": "y[2,2] = −5，还是刚才那四个乘积：插入的零不起作用。",
    "script.ten_minutes.same": "两边并排，步调一致：乘积相同，所以每一格的和也相同。",
    "script.ten_minutes.flip": "窗口要用旋转了 180° 的卷积核。如果忘了旋转，右边会得到什么？",
    "script.ten_minutes.flip_answer": "得到的是转过来的卷积核：左边从 0 开始，右边从 8 开始。",
    "script.ten_minutes.dilation": (
        "步幅 4 拉开印记之间的距离，膨胀率 2 拉开每个印记的内部：2×2 个元素占 3×3 格。"
    ),
    "script.ten_minutes.checkerboard": (
        "输入全为 1，卷积核全为 1，卷积核大小 3，步幅 2。输出会均匀吗？"
    ),
    "script.ten_minutes.checkerboard_answer": (
        "不均匀：一格里会遇上 1、2 或 4 项。棋盘格就是从这里来的。"
    ),
    "script.ten_minutes.even": "卷积核 4 是步幅 2 的倍数：除了边缘，每一格都恰好遇上 4 项。",
    "script.ten_minutes.whole": (
        "盖印、相加、裁剪；或者插零、再用翻转的卷积核。它恢复的是卷积输入的形状，而不是数值。"
    ),
    "script.two_dimensions.title": "二维",
    "script.two_dimensions.about": "左边盖印记，右边插零、滑窗口：和都一样。",
    "script.two_dimensions.lab": (
        "左边：每个输入盖印一次卷积核。右边：先插零，再做普通卷积。3×3 变成 5×5。"
    ),
    "script.two_dimensions.stamps": "一个输入接一个输入：看每个印记落在画布的哪里。",
    "script.two_dimensions.sum": "两个乘积在 y[3,4] 相遇。它们的和是多少？",
    "script.two_dimensions.sum_answer": "y[3,4] = 5：2·3 来自一个印记，1·(−1) 来自下一个。",
    "script.two_dimensions.crop": "画布是 11×11。填充 1 裁掉它的边；框内的 9×9 就是输出。",
    "script.two_dimensions.zeros": "一个输出接一个输出：不管步幅是多少，窗口每步都只移动一格。",
    "script.two_dimensions.flip": "只有一个 1，又忘了翻转：两边还会相等吗？",
    "script.two_dimensions.flip_answer": "不会。左边是卷积核原样，右边旋转了 180°。",
    "script.one_dimension.title": "一维",
    "script.one_dimension.about": "换成信号也一样：印记排成一行，样本之间插零。",
    "script.one_dimension.row": "信号就是一行：五个样本，长为 3 的卷积核，步幅 2。1×5 变成 1×11。",
    "script.one_dimension.sum": "两个印记在 y[4] 相遇。和是多少？",
    "script.one_dimension.sum_answer": "y[4] = 6：一个印记的尾，加上下一个印记的头。",
    "script.one_dimension.zeros": "滤波器眼中的同一件事：样本之间插零，再做普通卷积。",
    "script.one_dimension.twice": "填充 1 加输出填充 1，长度正好翻倍：1×5 变成 1×10。",
    "script.matrix.title": "矩阵与梯度",
    "script.matrix.about": "印记是一列，求和是一行；转置不是求逆。",
    "script.matrix.column": "只有正中一个 1：输出就是一个印记。展开后，它是矩阵 Cᵀ 的一列。",
    "script.matrix.row": "一个输出格汇集在它那里相遇的各项。展开后，它们是 Cᵀ 的一行。",
    "script.matrix.shapes": "C 是从 7×7 到 3×3 的卷积的矩阵。它的转置从 3×3 走到 7×7。",
    "script.matrix.gradient": "反向传播也是这样：卷积输出处的每个梯度，沿着各项原路流回输入。",
    "script.matrix.inverse": (
        "7×7 的全 1 输入，用 3×3 的全 1 卷积核、步幅 2 卷积，得到 3×3 的 9。转置能还原出 1 吗？"
    ),
    "script.matrix.inverse_answer": "不能：得到 9、18 和 36。形状回来了，数值没有。它不是逆运算。",
    "script.upsampling.title": "上采样",
    "script.upsampling.about": "把最近邻和双线性上采样写成卷积核，再看学到的核。",
    "script.upsampling.zeros": "卷积核只有一个 1：只剩下拉开距离。3×3 变成 5×5，中间是空洞。",
    "script.upsampling.nearest": "2×2 的全 1 卷积核、步幅 2，用副本填满空洞：最近邻上采样，6×6。",
    "script.upsampling.bilinear": "4×4 的三角形权重：用转置卷积写出的双线性插值。",
    "script.upsampling.border": "输入全为 1，双线性权重。输出处处都是 1 吗？",
    "script.upsampling.border_answer": "内部是。边缘缺一个邻居：0.75，四角是 0.5625。",
    "script.upsampling.learnt": "学出来的卷积核形状相同，数值不同：由训练来决定怎样上采样。",
    "script.checkerboard.title": "棋盘格",
    "script.checkerboard.about": "花纹从哪里来，什么样的核与步幅能避开它。",
    "script.checkerboard.uneven": "输入全为 1，3×3 的全 1 卷积核，步幅 2。每一格遇上几项？",
    "script.checkerboard.uneven_answer": "1、2 或 4 项，很有规律：还没训练，棋盘格就已经在那里了。",
    "script.checkerboard.why": (
        "y[3,3] 里一项，y[2,2] 里四项：沿着一个轴，到达一格的印记时而一个，时而两个。"
    ),
    "script.checkerboard.even": "卷积核 4 是步幅的倍数：除了边缘，每一格都遇上 4 项。",
    "script.checkerboard.holes": "卷积核 2，步幅 3：没有印记能到中间的格，它们恰好是 0。",
    "script.checkerboard.dilation": "卷积核 2，步幅 2，膨胀率 2：步幅能整除卷积核。这下均匀了吗？",
    "script.checkerboard.dilation_answer": (
        "没有：膨胀率 2 和步幅 2 有公因数，每隔一行、一列都是空的。"
    ),
    "script.checkerboard.resize": "补救：先缩放，再以步幅 1 卷积。内部每一格都遇上全部 9 项。",
    "script.sub_pixel.title": "亚像素层",
    "script.sub_pixel.about": "一个层就是四个交错排列的小卷积。",
    "script.sub_pixel.first": "卷积核 4×4，步幅 2：窗口里有四个输入。记住是核的哪些元素遇上它们。",
    "script.sub_pixel.second": "向右一格：起作用的是核的另外四个元素。下一格会是哪些？",
    "script.sub_pixel.again": "再向右一格：又是最初那四个。相隔一个步幅的格共用一个 2×2 的核。",
    "script.sub_pixel.shuffle": "所以一层就是四个普通的 2×2 卷积交错排列：这就是像素重排。",
    "script.frameworks.title": "各框架",
    "script.frameworks.about": "同样的数，PyTorch 与 Keras 各留下哪些格。",
    "script.frameworks.torch": (
        "PyTorch：卷积核 3，步幅 2，填充 1，输出填充 1。它保留画布的第 1 到 8 行：8×8。"
    ),
    "script.frameworks.valid": "Keras，padding 为 valid：什么也不裁。4×4 变成整个画布，9×9。",
    "script.frameworks.same": (
        "左边是整个画布，Keras 的 same 保留第 0 到 7 行；右边 PyTorch 保留第 1 到 8 行，错开一格。"
    ),
    "script.frameworks.agree": (
        "卷积核取 4 就一致了：每边裁一格，8×8，PyTorch（padding 1）与 Keras（same）相同。"
    ),
    "script.frameworks.longer": (
        "Keras 里卷积核 2、步幅 3、padding 为 valid：9×9。最后一行是什么？"
    ),
    "script.frameworks.longer_answer": (
        "是零：画布到 8×8 就结束了。Keras 补到步幅乘输入，PyTorch 停在 8。"
    ),
    "script.output_size.title": "输出大小",
    "script.output_size.about": "为什么 3×3 变成 5×5 而不是 6×6，以及两种补救办法。",
    "script.output_size.stamps": (
        "到最后一个印记走两步、每步 2 格，再加卷积核的 3：4 + 3 = 7，所以 3×3 变成 7×7。"
    ),
    "script.output_size.short": "填充 1 拿走两格：5×5。卷积核 3、步幅 2 时，比两倍少 1。",
    "script.output_size.four": "卷积核取 4 就好了：6×6 而不是 5×5，正好是输入的两倍。",
    "script.output_size.given_back": "输出填充 1 也行：保留裁掉的一行和一列，6×6。",
    "script.output_size.stride_one": "步幅 1 不会翻倍：只多出卷积核的边，3×3 变成 5×5。",
    "script.output_size.dilation": "膨胀率 2 让 2×2 的卷积核有 3 格宽：画布又是 7×7。",
    "script.output_size.axes": "每个轴各算各的：2×4 变成 5×9。",
    "script.padding.title": "填充与输出填充",
    "script.padding.about": "填充是裁剪；输出填充是在末端少裁一些。",
    "script.padding.none": "填充 0：整个画布都是输出，7×7。",
    "script.padding.one": "填充 1 不是添加，是裁剪：5×5。它是被转置的那个卷积的填充。",
    "script.padding.two": "填充 2 在每一边裁掉两格：7×7 变成 3×3。",
    "script.padding.given_back": (
        "输出填充 1 让末端少裁一些：6×6。新的一行和一列是真实的和，不是零。"
    ),
    "script.padding.nothing_left": ("输出填充 1，填充 0：本来就没裁什么。8×8 里新的一行是什么？"),
    "script.padding.nothing_left_answer": (
        "是零：画布之外没有印记落下。只有这种情况，输出填充才添零。"
    ),
    "script.stack.title": "层的堆叠",
    "script.stack.about": "解码器在哪里丢了像素，怎样找回来。",
    "script.stack.first": "卷积核 3，步幅 2，填充 1：4×4 变成 7×7，比两倍少 1。",
    "script.stack.second": "再来一个同样的层：7×7 变成 13×13。先少 1，再比 16 少 3。",
    "script.stack.exact": "加上输出填充 1，第一层得到 8×8 而不是 7×7。",
    "script.stack.again": "卷积核 4、步幅 2、填充 1 每次都正好翻倍，而且均匀：8×8 变成 16×16。",
}
"""Titles and sentences by lesson and slide."""
