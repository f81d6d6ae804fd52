"""Chinese: what frameworks refuse, and what of a pasted text cannot be read.

Their English stands in the rooms that refuse: `RULES`, `PASTE_RULES` and `PASTE_ADVICE` of
`deconv_viz/frameworks`, by the same rules.
"""

from collections.abc import Mapping

_RULES = {
    # Names and arguments.
    "unknown_framework": "这里没有名为 {received} 的框架；有 {choices}。",
    "unknown_target": "{framework} 在这里没有 {received}；有 {choices}。",
    "unknown_argument": "{framework}：{target} 没有参数 {field}；它有 {choices}。",
    "missing_argument": "{framework}：{target} 需要 {field}，而没有给出。",
    "integer": "{framework} 的 {field} 须为整数；收到的是 {received}。",
    "at_least": "{framework}：{field} 至少为 {minimum}；收到的是 {received}。",
    "one_or_each": (
        "{framework} 的 {field} 须为一个整数或 {rank} 个整数，每个空间轴一个；收到的是 {received}。"
    ),
    "each": "{framework} 的 {field} 须为 {count} 个整数；收到的是 {received}。",
    "choice": "{framework}：{field} 须为 {choices} 之一；收到的是 {received}。",
    "boolean": "{framework}：{field} 须为 True 或 False；收到的是 {received}。",
    "unknown_backend": "{framework} 的后端有 {choices}；收到的是 {received}。",
    "unknown_version": "这里不认识 {framework} 的版本 {received}。",
    # Arrays.
    "input_rank": (
        "{framework}：{target} 的输入须有 {axes} 个轴 ({layout})；收到的形状是 {received}。"
    ),
    "weight_rank": "{framework}：{target} 的权重在这里有 {axes} 个轴；收到的形状是 {received}。",
    "empty_input": "{framework}：{field} 的任何轴都不能为空；收到的形状是 {received}。",
    "channels": "{framework}：权重用于 {expected} 个输入通道，而输入有 {received} 个。",
    "groups_divide_channels": "{framework}：{field}={received} 必须整除输入通道数 {channels}。",
    "kernel_of_weight": "{framework}：{field} 是 {received}，而权重的卷积核是 {expected}。",
    "filters_of_weight": "{framework}：{field} 是 {received}，而权重用于 {expected}。",
    "bias_shape": "{framework}：偏置须为 {filters} 个滤波器各一个数；收到的形状是 {received}。",
    "weight_missing": "{framework}：{target} 需要权重。",
    "numbers": "{framework}：{field} 里必须是有限的实数。",
    "empty_output": "{framework}：输出沿每个轴至少要有 1 个元素；轴 {axis} 会有 {output} 个。",
    "rank": "{framework}：{target} 在这里有 1、2 或 3 个空间轴；收到的是 {received}。",
    "one_at_a_time": "{framework} 没有批：{received} 个输入要调用 {received} 次。",
    "axes_unlike": "{framework}：{target} 有 {expected} 个空间轴；给它的是 {received} 个。",
    "two_dimensional": "{framework}：{target} 有两个空间轴；这里有 {received} 个。",
    # What has no words in another framework.
    "no_words": "{framework} 没有对应写法：{reason}。",
    "no_transposed_convolution": "{target} 在这里只作对照计算；它不是转置卷积。",
    "bias_switched_off": "{framework}：{field}=False 就不能有偏置；却给了一个。",
    "no_bias": "{framework}：{target} 不加偏置；请加到结果上。",
    "jax_no_bias": "{framework}：{target} 不加偏置；请加到结果上。",
    "no_bias_here": "{framework}：{target} 不加偏置；之后用 tf.nn.bias_add 来加。",
    "no_groups": (
        "{framework} 没有分组，而这里需要 {received} 组。每组单独计算再把结果并排放在一起，"
        "效果相同。"
    ),
    "no_circle": "{framework} 写不出把结果绕成圆环，像 Flax 的 CIRCULAR 那样。",
    "no_such_bias": "{framework} 沿通道加偏置；而这个层因其框架的缺陷并非如此。",
    "cannot_say": (
        "{framework} 写不出这样的裁剪：沿轴 {axis}，完整的 {full} 要在开头裁去 {begin}、末尾裁去 "
        "{end}。请多算一些，之后再裁。"
    ),
    "other_result": "{framework}：同样的写法在那里得到 {received}，这里是 {expected}；意思不同。",
    "reshaped": "{framework} 因缺陷把 {expected} 的输入当成 {received} 的输入。",
    "other_bias": "{framework} 在这里有缺陷：它不会把这个偏置加到对应的通道上。",
    # Related operations.
    "related_one_of_two": (
        "{framework}：size 与 scale_factor 必须且只能给一个；收到的是 {received}。"
    ),
    "related_align_corners": (
        "{framework}：align_corners 只用于 linear、bilinear 和 trilinear；收到的 mode 是 "
        "{received}。"
    ),
    "related_factor": "{framework} 的 scale_factor 须为一个或 {rank} 个正数；收到的是 {received}。",
    "related_shuffle": (
        "{framework}：通道数须为 {square}（即 {field} 的平方）的倍数；收到的是 {received}。"
    ),
    "related_padding": "{framework}：padding='same' 只用于步幅 1；收到的是 {received}。",
    "related_pool": (
        "{framework}：对 {expected} 的输入做池化，沿轴 {axis} 得到 {made}；而梯度有 {received}。"
    ),
    "window_too_large": "{framework}：{target} 沿每个轴至少需要 {needed}；给它的是 {received}。",
    "nothing_left": "{framework}：{target} 会使 {received} 什么也不剩。",
    "same_with_stride": "{framework}：padding='same' 只用于步幅 1；收到的步幅是 {received}。",
    "padding_words": (
        "{framework}：{field} 须为一个数、每个轴一个数、成对的数，或 'same'、'valid' 之一；"
        "收到的是 {received}。"
    ),
    "half_the_window": "{framework}：池化的填充最多是窗口 {window} 的一半；收到的是 {received}。",
    "not_divisible": "{framework}：{target} 要求大小能被 {factor} 整除；收到的是 {received}。",
    "factor_missing": "{framework}：{target} 需要 size 或 scale_factor，两者之一。",
    "size_ended": (
        "{target} 得不到空间轴：{received} 之后就没有了，直到 Reshape 或 Unflatten 再造出来。"
    ),
    "size_too_large": "{framework}：{target} 会得到大小 {received}；这里最多跟踪到 {limit}。",
    # JAX and Flax.
    "lax_padding": (
        "{framework}：{field} 须为 {choices} 之一，或 {rank} 个空间轴各一对整数；收到的是 "
        "{received}。"
    ),
    "lax_pads_cut_all": (
        "{framework}：负的填充不能比现有的还多；沿轴 {axis}，{field}={received} 从插零后的输入 "
        "{inserted} 中取走 {cut}。"
    ),
    "dimension_numbers": (
        '{framework}：{field} 为输入、权重和结果的轴命名，各 {count} 个字母，如 ("NHWC", '
        '"HWIO", "NHWC")；收到的是 {received}。'
    ),
    "axes_apart": (
        "在这里，{field} 中的空间轴必须连在一起、顺序一致，尽管 {framework} 可以放在任何位置；"
        "收到的是 {received}。"
    ),
    # Keras.
    "output_padding_below_stride": (
        "{framework}：{field} 沿每个轴都必须小于步幅；轴 {axis} 上是 {output_padding}，步幅是 "
        "{stride}。"
    ),
    "stride_or_dilation": (
        "{framework}：一个层可以有大于 1 的步幅或大于 1 的 {field}，但不能两者都有，"
        "即使在不同的轴上；收到的是 strides={strides} 和 {field}={received}。"
    ),
    "forward_reads_otherwise": (
        "{framework} 用 TensorFlow 时：轴 {axis} 会有 {output} 个元素，正向卷积由此得到 {read} "
        "个，而不是输入的 {size} 个；{legal} 可行。"
    ),
    "output_padding_0_until_3_10": (
        "{framework} 直到 3.10，{field} 只接受 None 或至少为 1 的整数；收到的是 {received}。"
    ),
    "torch_output_padding_until_3_12": (
        "{framework} {version} 用 PyTorch 时，沿轴 {axis} 需要输出填充 {needed}，而 PyTorch "
        "要求它小于步幅 {stride}。从 3.15 起可以计算。"
    ),
    "torch_empty_until_3_14": (
        "{framework} {version} 用 PyTorch 时，沿轴 {axis} 会算出 {output} 个元素，而 PyTorch "
        "拒绝空的结果。"
    ),
    "equal_dilations": (
        "{framework}：Conv2DTranspose 两个轴的膨胀率必须相同；收到的是 {field}={received}。"
    ),
    "dilation_ignored": (
        "{framework}：Conv3DTranspose 接受 {field}，计算时却不用它；这里需要 {received}。"
    ),
    "stride_with_dilation": (
        "{framework}：一个层可以有大于 1 的步幅或大于 1 的 {field}，但不能两者都有；这里需要 "
        "strides={strides} 和 {field}={received}。"
    ),
    # Theano and Keras 1.
    "theano_border_mode": (
        "{framework}：border_mode 须为 'valid'、'half'、'full'、不小于 0 的整数，"
        "或每个轴一项（整数或一对整数）；收到的是 {received}。"
    ),
    "theano_input_shape": (
        "{framework}：对 {output} 做卷积，沿轴 {axis} 得到 {made}，而不是给出的 {size}；{low} 到 "
        "{high} 可行。收到的是 {field}={received}。"
    ),
    "theano_whole_shape": (
        "{framework}：input_shape 是结果的 (batch, filters, rows, columns)，这里是 {expected} "
        "和两个大小；收到的是 {received}。"
    ),
    "theano_old": "Theano 0.8.2 在这里没有 {field}；收到的是 {received}。",
    "theano_unshared": "{framework}：随位置而变的滤波器不是卷积。",
    "keras1_output_shape": (
        "{framework}：output_shape 是完整的形状 {expected}；收到的是 {received}。"
    ),
    "keras1_dilation": "{framework}：Deconvolution2D 没有膨胀；而这里需要 {received}。",
    "keras1_crop": (
        "{framework}：border_mode='same' 且卷积核为偶数时，正向卷积的裁剪沿轴 {axis} 只留下前 "
        "{received} 个。"
    ),
    # ONNX.
    "onnx_output_padding": (
        "{framework}：沿轴 {axis}，output_padding 必须小于步幅 {limit}；收到的是 {received}。"
    ),
    "onnx_output_padding_specified": (
        "{framework}：沿轴 {axis}，output_padding 必须小于步幅或膨胀率 {limit}；收到的是 "
        "{received}。"
    ),
    "onnx_output_shape": (
        "{framework}：对 {output} 做卷积，沿轴 {axis} 得到 {made}，而不是输入的 {size}；那里 "
        "output_shape 最多 {high}；收到的是 {received}。"
    ),
    "onnx_pads_and_auto_pad": (
        "{framework}：pads 不能与 auto_pad={auto_pad} 同用；收到的是 {received}。"
    ),
    "onnx_pads": (
        "{framework}：pads 有 {count} 个整数，先是全部开头，再是全部末尾；收到的是 {received}。"
    ),
    "onnx_reference_blocks": (
        "{framework}：它照原样使用 pads，没有给出则为 0；这样对 {output} 做卷积，沿轴 {axis} "
        "得到 {made}，而不是输入的 {size}。"
    ),
    "onnx_reference_groups": (
        "{framework}：分组只在每组一个输入通道、一个输出通道时可用；这里每组有 {received} 个输入、"
        "{filters} 个输出。"
    ),
    # SciPy.
    "scipy_down": "{framework}：down={received} 每 {received} 个样本只留一个，剩下的不是转置卷积。",
    "scipy_valid": (
        "{framework}：mode='valid' 时，输入与卷积核之一沿每个轴都不得短于另一个；收到的是 "
        "{received} 和 {kernel}。"
    ),
    "scipy_one_signal": "{framework} 没有通道和批：一个信号，一个卷积核；这里有 {received}。",
    "scipy_dilation": "{framework} 没有膨胀：请自己在卷积核的元素之间插入 {received} 个零。",
    "scipy_stride": "{framework}：upfirdn 沿一个轴插零；这里是 {received}。",
    # TensorFlow.
    "one_each_or_all": (
        "{framework} 的 {field} 须为一个整数、{rank} 个整数，或 {all} 个（批和通道处为 1）；"
        "收到的是 {received}。"
    ),
    "tensorflow_pads": (
        "{framework}：{target} 的 {field} 须为 {choices} 之一；收到的是 {received}。"
    ),
    "pads_of_spatial_axes": (
        "{framework}：{field} 写成列表时，数据的每个轴一对不小于 0 的数，批和通道为 (0, 0)，共 "
        "{count} 对；收到的是 {received}。"
    ),
    "pads_cut_all": (
        "{framework}：沿轴 {axis}，{field}={received} 裁去的比完整结果的 {full} 还多；步幅 "
        "{stride} 也补不回来。"
    ),
    "output_shape_length": (
        "{framework}：{field} 有 {count} 项，包括批和通道；收到的是 {received}。"
    ),
    "output_shape_batch": (
        "{framework}：{field} 的批须与输入相同，为 {expected}；收到的是 {received}。"
    ),
    "output_shape_channels": (
        "{framework}：{field} 的通道须等于权重的滤波器数 {expected}；收到的是 {received}。"
    ),
    "output_shape_reads": (
        "{framework}：{field} 在轴 {axis} 上是 {output}，正向卷积由此得到 {read}，而不是输入的 "
        "{size}；{legal} 可行。"
    ),
    # PyTorch.
    "torch_output_padding": (
        "{framework}：输出填充必须小于步幅或膨胀率，在轴 {axis} 上须小于 {limit}；收到的是 "
        "{received}。"
    ),
    "torch_output_size": (
        "{framework}：输入为 {sizes} 时，这个层能得到 {low} 到 {high}；收到的是 "
        "output_size={received}。"
    ),
    "torch_output_size_length": (
        "{framework}：output_size 给出 {count} 个空间大小，或完整的 {whole} 项形状；收到的是 "
        "{received}。"
    ),
    "torch_no_words_for_padding": (
        "{framework}：转置卷积的 padding 不接受词，只接受整数：用 {received} 可以建出模块，"
        "调用时却会失败。"
    ),
    "torch_padding_mode": '{framework}：转置卷积的填充模式只有 "zeros"；收到的是 {received}。',
    "torch_groups_divide_filters": (
        "{framework}：groups={groups} 必须整除 out_channels；收到的是 {received}。"
    ),
    "torch_gradient_size": (
        "{framework}：对 {received} 的输入做卷积，沿轴 {axis} 得到 {expected}，而给出的梯度有 "
        "{size}；{low} 到 {high} 可行。"
    ),
    "torch_gradient_shape": (
        "{framework}：input_size 是卷积输入的完整形状，这里是 {expected}，? 处填大小；收到的是 "
        "{received}。"
    ),
}

_PASTE = {
    "empty": "这段文本里没有层{nearest}。",
    "too_long": "文本最多 {limit} 个字符；这段有 {received} 个。",
    "too_many": "一段文本最多 {limit} 个层；第 {line} 行又多出一个。",
    "syntax": "第 {line} 行不是合法的 Python，问题在 {received} 附近{nearest}。",
    "unclosed": "第 {line} 行不是合法的 Python：括号没有闭合。",
    "too_deep": "第 {line} 行嵌套太深，无法读取{nearest}。",
    "unknown_layer": "第 {line} 行：这里不认识名为 {received} 的层{nearest}。",
    "unknown_argument": "第 {line} 行：{target} 没有参数 {received}{nearest}。",
    "too_many_arguments": (
        "第 {line} 行：{target} 最多接受 {limit} 个位置参数；这里给了 {received} 个。"
    ),
    "given_twice": "第 {line} 行：{target} 的 {received} 给了两次。",
    "missing": "第 {line} 行：{target} 需要 {received}。",
    "not_a_value": "第 {line} 行：{received} 不是直接写出的值，而这里不运行任何代码{nearest}。",
    "long_string": "第 {line} 行：超过 {limit} 个字符的字符串在这里不是值。",
    "too_large": "第 {line} 行：这里的数最大到 {limit}；收到的是 {received}。",
    "not_followed": "第 {line} 行：这里不解读 {received}{nearest}。",
    "no_transposed": "这段文本里没有转置卷积；第 {line} 行是 {received}。",
    "several": "这段文本有 {received} 个转置卷积，而这里只看一个{nearest}。",
}

_ADVICE = {
    "numbers": "请直接写出数字",
    "value": "请直接写出值",
    "layers": "请把各层逐个写出",
    "crop": "请把裁剪写成层，如 Cropping2D 或 nn.ZeroPad2d((0, -1, 0, -1))",
    "one": "请写出所指的那一个",
    "paste": "请粘贴一行代码，如 Conv2DTranspose(16, 3, strides=2)",
    "first": "第一个在第 {first} 行",
    "made_of": "请写出组成它的各层",
    "libraries": "认识的是 {known}",
    "perhaps": "可能是指 {perhaps}",
    "choices": "它有 {choices}",
}

REFUSALS: Mapping[str, str] = {
    **{f"refusal.{rule}": said for rule, said in _RULES.items()},
    **{f"paste.{rule}": said for rule, said in _PASTE.items()},
    **{f"advice.{advice}": said for advice, said in _ADVICE.items()},
    # Frameworks whose names are words.
    "framework.onnx-published": "ONNX 规范",
    "framework.onnx-reference": "ONNX 参考实现",
}
"""What frameworks refuse, by rule, and what of a pasted text cannot be read."""
