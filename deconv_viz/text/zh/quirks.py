"""Chinese: what surprises about the frameworks.

The English stands with each framework, in the `QUIRKS` of `deconv_viz/frameworks`, by the same
keys. 探针 is the probe: x = [1, 2, 3], w = [1, 10, 100].
"""

from collections.abc import Mapping

_SAYS = {
    # PyTorch.
    "torch_shifted_by_one": (
        "卷积核 3、步幅 2 时，padding=1 加 output_padding=1 的大小与 Keras 的 padding='same' "
        "相同，但错开一位：PyTorch 丢掉第一个样本，Keras 丢掉最后一个。"
    ),
    "torch_output_padding_uncrops": (
        "output_padding 先把 padding 在末尾裁掉的值还回来；只有超过 padding 的部分才是零。"
    ),
    "torch_output_padding_and_dilation": (
        "函数接受小于步幅与膨胀率中较大者的输出填充。模块的 output_size 只能到 stride - 1；"
        "超出的部分 ONNX Runtime 会拒绝，尽管 PyTorch 能导出。"
    ),
    "torch_output_size_wins": "调用时给出 output_size，模块就忽略建立时的 output_padding。",
    "torch_padding_string": (
        "ConvTranspose1d(…, padding='same') 可以建出来：它的 padding 变成 ('s', 'a', 'm', 'e')。"
        "调用时才失败。"
    ),
    "torch_gradient_batch": (
        "若要求的梯度批比给出的更大，PyTorch 会用没有写过的内存来计算多出的图像 (float64)。"
        "这里拒绝这样做。"
    ),
    "torch_empty": (
        "长度为 0 的输出会被拒绝，只有 float32 且批中有两幅或更多图像时例外：走 oneDNN "
        "的那条路返回空张量。"
    ),
    # Keras 3 and 2.
    "same_crops_the_end": (
        "padding='same' 得到 n·s；卷积核 − 步幅为奇数时，末尾多丢一个：步幅 2 时探针得到 1 10 "
        "102 20 203 30。PyTorch 的 padding=1、output_padding=1 长度相同，但错开一位：10 102 20 "
        "203 30 300。"
    ),
    "none_is_not_0": (
        "output_padding=None 不是 0。步幅 4、卷积核 3 时，'valid' 用 None 得 12，用 0 得 11；"
        "'same' 用 None 得 12，用 0 得 9。"
    ),
    "same_0_even": (
        "padding='same'、output_padding=0 且卷积核为偶数时得到 (n − 1)·s：卷积核 4、步幅 2 时，"
        "在 JAX 和 PyTorch 上 3 个变成 4 个。TensorFlow 拒绝；None 得 6，1 得 5。"
    ),
    "older_torch_same": (
        "在 PyTorch 上，padding='same' 曾把较大的一半裁在开头：步幅 2 时得到 10 102 20 203 30 "
        "300，而不是 1 10 102 20 203 30。"
    ),
    "older_torch_even": (
        "在 PyTorch 上，步幅 1、偶数卷积核的 padding='same' 直到 3.12 都被拒绝；3.13 和 3.14 "
        "算出 n − 1 个元素，卷积核 4 时三个变两个。"
    ),
    "bias_along_width": (
        "在 TensorFlow 上用 channels_first 时，若滤波器数等于最后一个轴的长度，"
        "偏置会沿那个轴相加：偏置 [10, 20] 加在 2 个位置上，得到 [10, 20] [10, 20]，而不是 [10, "
        "10] [20, 20]。有 3 个位置时则正确。"
    ),
    "ops_take_more": (
        "keras.ops.conv_transpose 接受步幅与膨胀同用，也接受不小于步幅的输出填充，而层会拒绝："
        "strides=2、output_padding=3 时探针得到 10 个元素。"
    ),
    "stride_or_dilation": (
        "层会拒绝 strides=(2, 1) 与 dilation_rate=(1, 2) 同用，尽管没有哪个轴两者都有。"
    ),
    "xla_aborts": (
        "在 JAX 的 CPU 上，对 3×3 调用 Conv2DTranspose(1, (2, 4), strides=2, padding='same', "
        "output_padding=(0, 1)) 会使整个进程终止；XLA_FLAGS=--xla_disable_hlo_passes=algsimp "
        "可以避免。"
    ),
    "op_0_was_refused": (
        "output_padding=0 从 3.11 起才接受；不小于步幅的输出填充从 3.14 起被层拒绝。"
    ),
    "dilation_3d_ignored": (
        "Conv3DTranspose 接受 dilation_rate 却不理会：沿最后一个轴，膨胀率 1 和 2 时探针都得到 "
        "1 12 123 230 300。"
    ),
    "dilation_2d_equal": "Conv2DTranspose 只在两个轴的膨胀率相同时才膨胀；(1, 2) 在调用层时报错。",
    "dilation_1d_cpu": (
        "除非 TensorFlow 用 oneDNN 计算，带膨胀的 Conv1DTranspose 在 CPU 上会被拒绝。"
    ),
    "keras2_none_is_not_0": (
        "output_padding=None 不是 0。步幅 4、卷积核 3 时，'valid' 把 3 个变成 12 个 (None) 或 "
        "11 个 (0)。"
    ),
    "keras2_same_crops_the_end": (
        "padding='same' 把多出的样本裁在末尾：步幅 2 时探针得到 1 10 102 20 203 30。"
    ),
    # TensorFlow.
    "stride_legal_lengths": (
        "3 个样本、步幅 2 时，SAME 的 output_shape 只能是 5 或 6：6 得到 1 10 102 20 203 30，5 "
        "得到 10 102 20 203 30，从后一个开始。"
    ),
    "valid_zeros": "此时 VALID 接受 7 和 8：1 10 102 20 203 30 300，取 8 时后面再加一个 0。",
    "cpu_paths": (
        "在 CPU 上，膨胀需要 float32 的 oneDNN 或 jit_compile=True，通道在前则需要 oneDNN。"
        "TF_ENABLE_ONEDNN_OPTS=0 会关闭它。"
    ),
    "onednn_takes_more": (
        "使用默认的 oneDNN 时，SAME 接受值为 0 的 output_shape；VALID 对单个样本、卷积核 2、步幅 "
        "2 接受值为 1 的 output_shape。"
    ),
    "minus_one_aborts": "使用 oneDNN 时，含有 −1 的 output_shape 会使整个进程终止。",
    "pads_2d_only": "成对的填充只能用于 conv2d_transpose；一维和三维时是 TypeError。",
    # JAX and Flax.
    "kernel_not_transposed": (
        "默认的 transpose_kernel=False 把卷积核反转后散布：步幅 2、VALID 时得到 100 10 201 20 "
        "302 30 3。设为 True 则是 1 10 102 20 203 30 300。"
    ),
    "pads_of_the_dilated_input": (
        "成对的数是插零后输入的填充：[(0, 0)] 在 7 个元素中留下 3 个，102 20 203。用 "
        "use_consistent_padding=True 时它们是正向卷积的填充，(0, 0) 则 7 个全留。"
    ),
    "jax_same_crops_the_end": (
        "SAME 与 TensorFlow 一样把多出的样本裁在末尾：transpose_kernel=True 时是 1 10 102 20 "
        "203 30。"
    ),
    "small_letters": (
        "'SAME' 和 'VALID' 以外的词会被拒绝，但步幅 1 时不会：那时 'valid' 是普通卷积的，把 n "
        "个变成 n − e + 1 个。"
    ),
    "jax_xla_aborts": (
        "在 CPU 上，有些合法的调用会使整个进程终止：3×2 的输入、2×3 的卷积核、步幅 (2, 1)、填充 "
        "((0, 0), (1, 1))。XLA_FLAGS=--xla_disable_hlo_passes=algsimp 可以避免。"
    ),
    "same_is_the_default": "不另说明时 padding 是 SAME；Keras 默认 'valid'，PyTorch 默认 0。",
    "integer_pads_the_dilated_input": (
        "padding=1 填充的是插零后的输入：卷积核 3 时两端各裁 1，与 PyTorch 的 padding=1 相同；"
        "卷积核 5 时各裁 3。"
    ),
    "flax_kernel_not_transposed": (
        "默认的 transpose_kernel=False 把卷积核反转后散布，权重是 (*k, in, out)；设为 True 时是 "
        "(*k, out, in)。"
    ),
    "circular": (
        "CIRCULAR 把一端多出的部分加到另一端；多出的个数为奇数时，加到哪一端取决于 "
        "transpose_kernel。"
    ),
    # ONNX.
    "onnx_odd_sample": (
        "要裁掉奇数个样本时，只有 SAME_UPPER 在末尾多丢一个，与 Keras 和 TensorFlow 相同。"
        "SAME_LOWER 丢在开头；除 SAME_UPPER 外，任何 auto_pad 下的 output_shape 也是如此。"
    ),
    "onnx_small_kernel": (
        "卷积核比步幅短时，SAME 在这里得到 (n-1)·stride + kernel，尽管规范说是 n·stride。"
    ),
    "onnx_pads_ignored": "给出 output_shape 时 pads 被忽略，规范就是如此。",
    "onnx_shorter_output_shape": (
        "output_shape 可以小到 1，因为填充会随之调整；只是不能大过一个步幅所允许的。"
    ),
    "onnx_output_padding_and_dilation": (
        "不小于步幅的输出填充会被拒绝，即使小于膨胀率；PyTorch 则接受并导出。"
    ),
    "onnx_shape_inference": (
        "SAME 与 output_padding 同用时，形状推断在 n·stride 上再加输出填充；实际算出的是 n·stride。"
    ),
    "onnx_small_kernel_specified": "卷积核比步幅短时，SAME 要求负的填充：缺少的零有一半在前面。",
    "onnx_rule_turned_round": (
        "opset 1 的文字把多出的样本归到另一端；从 opset 11 起，SAME_UPPER 在末尾多裁一个。"
    ),
    "onnx_reference_output_shape": (
        "不用 SAME 时，output_shape 与 pads（没有则为 0）一起使用：多半报错；有 pads "
        "时结果与规范不同。"
    ),
    "onnx_reference_windows": (
        "大小是所有轴合在一起检查的：错误的 output_shape "
        "只要窗口总数碰巧等于输入的元素数就会被接受，输入则被当成另一种形状。"
    ),
    "onnx_reference_groups": (
        "分组只在每组一个输入通道、一个输出通道时可用，而且所有组都用第一组的偏置。"
    ),
    # Keras 1, Theano and SciPy.
    "keras1_request_ignored": (
        "在 Theano 0.8.2 上 subsample=(1, 1) 时，output_shape 被忽略：数组的大小由卷积核和 "
        "border_mode 决定。"
    ),
    "keras1_reported_shape": (
        "无论要求什么、数组实际多大，层自己的 output_shape 属性都说是 (n-1)·subsample + kernel - "
        "2·padding。"
    ),
    "keras1_reported_request": "层自己的 output_shape 属性只是重复所要求的，即使数组的大小不同。",
    "keras1_doubling": (
        "只有 subsample=(2, 2) 并不会加倍：valid、卷积核 7 时 6 变成 17 或 18，要 24 则被拒绝。"
        "能加倍的是：奇数卷积核配 border_mode='same' 和 subsample 2，或卷积核 2 配 'valid' 和 "
        "subsample 2。"
    ),
    "keras1_same_even": (
        "border_mode='same' 且卷积核为偶数时，本属于正向卷积的裁剪被用到了结果上：要 23 个，只剩 "
        "6 个（输入 12、卷积核 4、subsample 2）。要输入的两倍则被拒绝。"
    ),
    "keras1_flips": "在 Theano 上，卷积核是反转后散布的。从源码看，在 TensorFlow 上不是。",
    "keras1_theano_1": (
        '在 Theano 1.0.5 上，即使 subsample=(1, 1)，不相符的要求也会被拒绝 ("CorrMM shape '
        'inconsistency")。'
    ),
    "theano_flips": (
        "默认的 filter_flip=True 使正向运算成为真正的卷积：它的梯度把滤波器反转后散布。"
    ),
    "theano_drops_the_shape": (
        "沿 subsample 为 1 的轴，无论 input_shape 怎么说，结果的大小都是填充所剩下的；从 0.9 起，"
        "不相符的大小会报错。"
    ),
    "theano_half": (
        "'half' 在两端各填充 ke // 2，所以偶数滤波器比别处的 'same' 少一个（或多一个）。"
    ),
    "scipy_full": "upfirdn 给出整块画布，不作裁剪。填充要自己裁，膨胀要自己在卷积核里插零。",
    "scipy_kernel_first": "upfirdn 先写卷积核，后写信号；convolve 则无所谓。",
}

QUIRKS: Mapping[str, str] = {f"quirk.{key}": said for key, said in _SAYS.items()}
"""What surprises about the frameworks, by the key of the fact."""
