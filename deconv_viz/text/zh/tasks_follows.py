"""Chinese: what the tasks ask about what follows, the frameworks and whole layers."""

from collections.abc import Mapping

TASKS_FOLLOWS: Mapping[str, str] = {
    # The matrix.
    "tasks.kind.matrix_shape": "矩阵的形状",
    "tasks.ask.matrix_shape": (
        "输入 {size}×{size}，卷积核 {kernel}×{kernel}，步幅 {stride}：输出 {output}×{output}。把"
        "这个层写成乘以展平输入的矩阵，它的形状是什么？"
    ),
    "tasks.why.matrix_shape": (
        "{outputs} 个输出各占一行，{inputs} 个输入各占一列：{answer}。卷积自己的矩阵是它的转置。"
    ),
    "tasks.kind.column": "矩阵的一列",
    "tasks.ask.column": (
        "输入 {size}×{size}，卷积核 {kernel}×{kernel}，步幅 {stride}，填充 {padding}，权重都不为"
        "零。输入第 {row} 行第 {column} 列所对应的那一列矩阵里有多少个非零元素？从 0 数起。"
    ),
    "tasks.why.column": (
        "一列就是一个印记：每个被触及且未被裁掉的格对应一个权重。这里是 {weights} 个中的 {answer}"
        " 个。"
    ),
    "tasks.kind.undone": "它能还原卷积吗？",
    "tasks.ask.undone": (
        "用这个卷积核、步幅 1 的卷积把 u 变成 {small}。接着做同一卷积核的转置卷积。位置 "
        "{place} 上的值是多少？从 0 数起。"
    ),
    "tasks.why.undone": (
        "CᵀCu 在那里是 {answer}，u 原来是 {was}。形状回来了，值没有：转置不是求逆。"
    ),
    "tasks.kind.gradient": "卷积的梯度",
    "tasks.ask.gradient": (
        "用这个卷积核、步幅 {stride} 的普通卷积，从上层收到梯度 g。它的输入在位置 "
        "{place} 的梯度是多少？从 0 数起。"
    ),
    "tasks.why.gradient": (
        "梯度就是用同一个卷积核对 g 做转置卷积：每个 g 盖一个不翻转的印记。位置 {place} 上加起来"
        "是 {answer}。"
    ),
    # Upsampling and sub-pixel.
    "tasks.kind.repeats": "上采样得到什么",
    "tasks.ask.repeats": "`UpSampling1D({stride})` 把 {row} 变成什么？",
    "tasks.why.repeats": (
        "它把每个元素重复 {stride} 次，没有可学习的东西。元素之间插零才是转置卷积的第一步。"
    ),
    "tasks.kind.max_pool_back": "穿过最大池化的回程",
    "tasks.ask.max_pool_back": "对这个输入做 2×2 最大池化。请选出得到梯度的格。",
    "tasks.why.max_pool_back": (
        "每个窗口里只有最大值起了作用，所以只有它得到梯度。它在哪里取决于数值：没有哪个固定的卷积"
        "核能做到。"
    ),
    "tasks.kind.average_pool_back": "穿过平均池化的回程",
    "tasks.ask.average_pool_back": (
        "{stride}×{stride} 平均池化从上层收到这个梯度。它的输入第 {row} 行第 {column} 列的梯度是"
        "多少？从 0 数起。"
    ),
    "tasks.why.average_pool_back": (
        "窗口的梯度 {above} 由它的 {cells} 个格平分：{above} / {cells} = {answer}。常数卷积核的转"
        "置卷积正是这样。"
    ),
    "tasks.kind.bilinear_size": "会插值的卷积核",
    "tasks.ask.bilinear_size": (
        "一个步幅 {stride} 的转置卷积要把 {size} 个样本线性插值成 {large} 个。它的卷积核有多长（"
        "两端不含零）？"
    ),
    "tasks.why.bilinear_size": (
        "三角形伸到两侧的相邻元素。倍数为奇数时顶点落在样本上：2·{stride} − 1 = {neighbours} 个权"
        "重；为偶数时顶点落在两个样本之间，要多一个。这里是 {answer}。"
    ),
    "tasks.kind.resize_conv": "两层合一层",
    "tasks.ask.resize_conv": (
        "先做 {stride} 倍最近邻上采样，再用长 {kernel} 的核做卷积。一个转置卷积能做同样的事：它的"
        "核有多长？"
    ),
    "tasks.why.resize_conv": (
        "它的核是 {stride} 个 1 与（翻转的）长 {kernel} 的核的卷积：{stride} + {kernel} − 1 = "
        "{answer}。"
    ),
    "tasks.kind.phases": "有多少个相位？",
    "tasks.ask.phases": (
        "卷积核 {kernel}×{kernel}，两个轴上步幅都是 {stride}。它可以拆成多少个小核，每个对应输出"
        "的一个相位？"
    ),
    "tasks.why.phases": (
        "输出沿每个轴有 {stride} 种余数，每一对余数读各自的权重：{stride}·{stride} = {answer}。"
    ),
    "tasks.kind.phase_weights": "一个相位的权重",
    "tasks.ask.phase_weights": (
        "步幅 {stride}，无填充。输出的行号除以 {stride} 余 {row}、列号余 {column}，请选出会到达这"
        "种输出的权重。"
    ),
    "tasks.why.phase_weights": (
        "输出 = {stride}·输入 + 权重，所以权重的行列有同样的余数：从第 {row} 行第 {column} 列起，"
        "每隔 {stride} 取一个。"
    ),
    "tasks.kind.shuffle": "像素重排",
    "tasks.ask.shuffle": (
        "`nn.PixelShuffle({stride})` 把 {channels} 个通道变成 {filters} 个。输出通道 {channel} 第"
        " {row} 行第 {column} 列来自哪个输入通道？从 0 数起。"
    ),
    "tasks.why.shuffle": (
        "PyTorch 把一个通道的各相位放在一起：{channel}·{stride}² + {rest_row}·{stride} + "
        "{rest_column} = {answer}。"
    ),
    # Checkerboards.
    "tasks.kind.even": "哪一个重叠均匀？",
    "tasks.ask.even": "不看边缘：用哪一个时所有输出得到的项一样多？",
    "tasks.why.even": (
        "{stride} 整除 {kernel}，所以沿一个轴每个输出得到 {kernel} / {stride} 个项。学到的权重在"
        "相位之间仍可能不同。"
    ),
    "tasks.kind.even_dilated": "膨胀了还均匀吗？",
    "tasks.ask.even_dilated": "不看边缘：用哪一个时所有输出得到的项一样多？",
    "tasks.why.even_dilated": (
        "要满足两点：{stride} 整除核长 {kernel}，并且与膨胀率 {dilation} 除 1 外没有公因数。"
    ),
    "tasks.kind.overlap": "多少个重叠？",
    "tasks.ask.overlap": (
        "一行 {size} 个输入，卷积核 {kernel}，步幅 {stride}。一个输出上最多有多少个印记相遇？"
    ),
    "tasks.why.overlap": (
        "每隔 {stride} 开始一个印记，长 {kernel}：{kernel} / {stride} 向上取整，得 {answer}。"
    ),
    "tasks.kind.border": "边缘还是棋盘格？",
    "tasks.ask.border": (
        "一行的各个输出得到的项数如图（卷积核 {kernel}，步幅 {stride}）。数目不同的原因是什么？"
    ),
    "tasks.why.border": (
        "无限长的输入会反复给出 {pattern}。比它少的部分，即开头 {begin} 格与末尾 {end} 格，是边缘"
        "的斜坡。"
    ),
    "tasks.kind.weights": "常数会变成什么？",
    "tasks.ask.weights": (
        "输入全是 1；卷积核就是这 {kernel} 个权重，步幅 {stride}。不看边缘，输出是什么样？"
    ),
    "tasks.why.weights": (
        "{kernel} 个权重轮流归入两个相位，其和为 {first} 与 {second}：输出是 {row}。"
    ),
    # What the frameworks call it.
    "tasks.kind.keras_same": "Keras：same",
    "tasks.ask.keras_same": "它的输入有 {size} 行。输出有多少行？",
    "tasks.why.keras_same": (
        "`same` 意味着步幅乘输入，与卷积核无关：{stride}·{size} = {answer}。长 {canvas} 的画布该"
        "裁多少就裁多少，不够就补零。"
    ),
    "tasks.kind.keras_valid": "Keras：valid",
    "tasks.ask.keras_valid": "它的输入有 {size} 行。输出有多少行？",
    "tasks.why.keras_valid": (
        "Keras 给出 {stride}·{size} + max({kernel} − {stride}, 0) = {answer}。画布本身长 "
        "{canvas}；比步幅乘输入短时，Keras 在后面补零，PyTorch 到画布为止。"
    ),
    "tasks.kind.none_or_zero": "None 不是 0",
    "tasks.ask.none_or_zero": "它的输入有 {size} 行。输出有多少行？",
    "tasks.why.none_or_zero": (
        "不写 `output_padding` 时由框架选择，`same` 给出 {whole}。写成 0 就与 PyTorch 一样："
        "{canvas} 两端各减 {begin}，得 {answer}。"
    ),
    "tasks.kind.jax_flip": "JAX 怎样对待卷积核",
    "tasks.ask.jax_flip": "`lax.conv_transpose` 的默认设置。输出的第一个值是多少？",
    "tasks.why.jax_flip": (
        "`transpose_kernel=False` 时 JAX 做互相关：印记里的核是反的，从最后一个权重开始：{first}·"
        "{weight} = {answer}。"
    ),
    "tasks.kind.weight_shape": "权重的形状",
    "tasks.ask.weight_shape": "它的输入有 {channels} 个通道。它的权重是什么形状？",
    "tasks.why.weight_shape": (
        "这里 PyTorch 把输入通道放在最前，Keras 把输出通道放在输入通道之前；都与各自的"
        "普通卷积相反。"
    ),
    "tasks.kind.keras_word": "Keras 怎么说",
    "tasks.ask.keras_word": "输入 {size}×{size}，8 个通道。哪个 Keras 层与它算出同样的结果？",
    "tasks.why.keras_word": (
        "两者都得到 {output} 行，裁剪也相同。Keras 的填充没有数字：裁多少由它的词和 "
        "`output_padding` 来说。"
    ),
    # Whole layers and stacks.
    "tasks.kind.parameters": "有多少个参数？",
    "tasks.ask.parameters": (
        "转置卷积，{channels} 个通道到 {filters} 个通道，卷积核 {kernel}×{kernel}，步幅 {stride}"
        "，有偏置。它有多少个参数？"
    ),
    "tasks.why.parameters": (
        "{kernel}·{kernel}·{channels}·{filters} = {weights} 个权重，{filters} 个输出通道各有一个"
        "偏置：{answer}。步幅与填充不增加参数。"
    ),
    "tasks.kind.direction": "去与回：权重",
    "tasks.ask.direction": (
        "卷积从 {channels} 个通道到 {filters} 个通道，{kernel}×{kernel}，步幅 {stride}；转置卷积"
        "从 {filters} 个到 {channels} 个，核与步幅相同。后者多多少个权重（不计偏置）？"
    ),
    "tasks.why.direction": (
        "两者都有 {kernel}·{kernel}·{channels}·{filters} = {weights} 个：多 {answer} 个。"
        "这是同一个张量，只是反过来读。"
    ),
    "tasks.kind.groups": "分组后的权重",
    "tasks.ask.groups": (
        "转置卷积，{channels} 个通道到 {filters} 个通道，{kernel}×{kernel}，**{groups} 个分组**，"
        "无偏置。它有多少个权重？"
    ),
    "tasks.why.groups": (
        "每个输入通道只与自己那一组（{groups} 组之一）的输出通道相遇：{all} / {groups} = {answer}。"
    ),
    "tasks.kind.stack_size": "连续两层",
    "tasks.ask.stack_size": "输入为 {size}×{size}，两层依次相接。最后有多少行？",
    "tasks.why.stack_size": (
        "第一层得到 ({size} − 1)·{first_s} + {first_k} − 2·{first_p} = {middle}，第二层得到 ("
        "{middle} − 1)·{second_s} + {second_k} − 2·{second_p} = {answer}。"
    ),
    "tasks.kind.stack_kernel": "一个元素能到多远",
    "tasks.ask.stack_kernel": (
        "一行。先是核 {first}、步幅 {first_stride} 的层，再是核 {second}、步幅 {second_stride} 的"
        "层，无填充。一个输入到达的输出从第一个到最后一个有多长？"
    ),
    "tasks.why.stack_kernel": (
        "它的长 {first} 的印记是第二层的输入：({first} − 1)·{second_stride} + {second} = {answer}"
        "，含两端。第一层的步幅没有影响。"
    ),
    "tasks.kind.there_and_back": "穿过自编码器",
    "tasks.ask.there_and_back": (
        "{size} 个样本经过两个卷积（核 3，步幅 2，填充 1），再经过两个转置卷积（参数相同，输出填"
        "充 1）。最后有多少个？"
    ),
    "tasks.why.there_and_back": (
        "{size} → {half} → {quarter} → {first} → {answer}。每次减半向上取整，每次回程加倍：只有 4"
        " 的倍数能恢复原样。"
    ),
    "tasks.kind.decoder": "丢像素的解码器",
    "tasks.ask.decoder": (
        "解码器从 {size}×{size} 开始。接着是两个转置卷积，核 3，步幅 2，填充 1，没有输出填充。最"
        "后有多少行？"
    ),
    "tasks.why.decoder": (
        "{size} → {middle} → {answer}：每层得到 2·n − 1。要得到 {wanted}，两层都需要 "
        "`output_padding=1`。"
    ),
    # Options.
    "tasks.option.plain": "{what}",
    "tasks.option.zero": "0",
    "tasks.option.undefined": "未定义：内存里原来是什么就是什么",
    "tasks.option.nearest": "最近输出的副本",
    "tasks.option.between": "相邻输出的平均值",
    "tasks.option.length": "{length} 个样本",
    "tasks.option.length_needed": "报错：长度必须已知",
    "tasks.option.layer": "卷积核 {kernel}，步幅 {stride}",
    "tasks.option.layer_dilated": "卷积核 {kernel}，步幅 {stride}，膨胀率 {dilation}",
    "tasks.option.only_border": "只是边缘：到达两端的印记较少",
    "tasks.option.only_pattern": "只是随步幅重复的花纹",
    "tasks.option.both": "两者都有：重复的花纹和边缘",
    "tasks.option.clean": "均匀：项一样多，和也相等",
    "tasks.option.weights": "不均匀，尽管项一样多",
    "tasks.option.balanced": "均匀，尽管项不一样多",
    "tasks.option.checkered": "不均匀，项也不一样多",
}
