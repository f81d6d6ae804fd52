"""Chinese: what the page "Transposed convolution at work" says."""

from collections.abc import Mapping

AUTOENCODER: Mapping[str, str] = {
    "page.autoencoder.title": "转置卷积实战：卷积自编码器",
    "page.autoencoder.link": "实战",
    "page.autoencoder.says": "画一个数字：三个卷积把它拆开，三个转置卷积再把它拼回来。",
    "autoencoder.says.strided": (
        "画一个数字：两个步幅 2 的卷积把它压到 7×7，两个步幅 2 的转置卷积再把它还原。"
    ),
    "autoencoder.says.resized": (
        "画一个数字：两个步幅 2 的卷积把它压到 7×7；还原时把值重复，再做卷积。"
    ),
    "autoencoder.link": "链接有些部分无法使用，现在显示的是最接近的可行状态。",
    "autoencoder.missing": (
        "这个安装包里还没有“{name}”训练好的权重，所以它用的是未训练的权重，或你在这里训练的权重。"
    ),
    "autoencoder.exempt": "你画的或上传的图只留在本页：只有它不写进地址。",
    # The networks.
    "autoencoder.model": "网络",
    "autoencoder.model.autoencoder": "教程里的网络",
    "autoencoder.model.strided": "压缩，转置卷积",
    "autoencoder.model.resized": "压缩，上采样",
    "autoencoder.weights": "权重训练于",
    "autoencoder.weights.trained": "MNIST",
    "autoencoder.weights.untrained": "未训练",
    "autoencoder.weights.here": "这里",
    "autoencoder.layer.conv": "卷积 {kernel}×{kernel}",
    "autoencoder.layer.transposed": "转置卷积 {kernel}×{kernel}",
    "autoencoder.layer.stride": "，步幅 {stride}",
    "autoencoder.layer.upsampling": "最近邻上采样 ×{factor}",
    # The way of a digit.
    "autoencoder.draw": "在这里画",
    "autoencoder.between": "每一层，每个通道",
    "autoencoder.between_help": "点击一个即可打开",
    "autoencoder.back": "还原的结果",
    "autoencoder.difference": "差 ×2",
    "autoencoder.original": "放进去的",
    "autoencoder.loss": "这幅图的损失",
    "autoencoder.loss_floor": (
        "比下限 {floor} 高 {over}；下限由图中的灰度决定，任何模型都不会更低。"
    ),
    "autoencoder.code.larger": (
        "虚线框里的编码有 {shape} = {numbers} 个数，比图像的 {pixels} 个还多："
        "这个网络什么也没有压缩。"
    ),
    "autoencoder.code.smaller": (
        "虚线框里的编码有 {shape} = {numbers} 个数，是图像 {pixels} 个的一半。"
    ),
    "autoencoder.seen": "网络看到的",
    "autoencoder.seen_noise": "它看到的，含 {noise}% 噪声",
    "autoencoder.picks": "十个生成的数字，0 到 9；选一个放到画板上",
    "autoencoder.pick": "数字 {picture}",
    "autoencoder.another": "换十个数字",
    "autoencoder.tool.pen": "笔",
    "autoencoder.tool.rubber": "橡皮",
    "autoencoder.tool.undo": "撤销",
    "autoencoder.tool.clear": "清空",
    "autoencoder.pad.label": (
        "28×28 的画板。方向键移动，Shift 加方向键画线，空格画点，R 切换橡皮和笔，Control Z 撤销，"
        "Delete 清空。"
    ),
    "autoencoder.pad.cell": "第 {row} 行，第 {column} 列，墨 {ink}",
    "autoencoder.pad.pen": "笔",
    "autoencoder.pad.rubber": "橡皮",
    "autoencoder.pad.clear": "已清空",
    "autoencoder.noise": "输入的噪声",
    "autoencoder.noise_help": (
        "正态噪声，以从纸到墨的范围的百分数计。损失是把还原结果与无噪声的图相比。"
    ),
    "autoencoder.upload": "你自己的图",
    "autoencoder.upload_help": "最好是浅色纸上的一个深色数字：墨迹会缩放到 28 行中的 20 行。",
    "autoencoder.upload.unreadable": "这个文件不是能读取的图：请用 PNG 或 JPEG，或在画板上画。",
    "autoencoder.upload.large": "这幅图有 {width}×{height} 像素，最多能读取 {most}：请缩小。",
    "autoencoder.upload.empty": "这幅图只有一种深浅：请用墨迹分明的图，或在画板上画。",
    # The parts.
    "autoencoder.parts": "看什么",
    "autoencoder.part.inside": "一层之内",
    "autoencoder.part.shapes": "形状与代价",
    "autoencoder.part.pair": "两个会压缩的",
    "autoencoder.part.many": "许多数字",
    "autoencoder.part.training": "训练",
    "autoencoder.part.code": "代码",
    # Inside a layer.
    "autoencoder.layers": "层",
    "autoencoder.maps": "{layer}：{before} → {after}，{count} 个通道",
    "autoencoder.maps_one": "{layer}：{before} → {after}；选一个输出",
    "autoencoder.maps_of": "{layer} 的各通道，{shape}",
    "autoencoder.channel_short": "通道 {picture}",
    "autoencoder.cell_short": "输出",
    "autoencoder.cells_of": "通道 {channel} 的各输出；选一个来拆解",
    "autoencoder.own": "通道 {channel}：选一个输出",
    "autoencoder.below": "输入通道 {channel}",
    "autoencoder.patch": "输入块",
    "autoencoder.kernel": "卷积核",
    "autoencoder.kernel_turned": "转过来的卷积核",
    "autoencoder.shares": "{count} 个输入通道各自贡献多少",
    "autoencoder.share_label": "显示输入通道 {channel}，它贡献 {share}",
    "autoencoder.equals.relu": (
        "{cell} = ReLU(偏置 {bias} + {count} 个通道 {sum}) = ReLU({total}) = <b>{value}</b>"
    ),
    "autoencoder.equals.sigmoid": (
        "{cell} = sigmoid(偏置 {bias} + {count} 个通道 {sum}) = sigmoid({total}) = <b>{value}</b>"
    ),
    "autoencoder.lab": "在实验台打开这个输入块和卷积核，保留三位小数",
    "autoencoder.lab_turned": "在实验台打开：卷积就是卷积核转过来的转置卷积",
    "autoencoder.repeats": (
        "这一层没有卷积核：它把每个值重复 {factor}×{factor} 次。要拆解输出，请选别的层。"
    ),
    # Shapes and cost.
    "autoencoder.column.layer": "层",
    "autoencoder.column.what": "是什么",
    "autoencoder.column.shape": "输出",
    "autoencoder.column.numbers": "数的个数",
    "autoencoder.column.parameters": "参数",
    "autoencoder.column.multiplies": "乘法次数",
    "autoencoder.picture": "图像",
    "autoencoder.is_code": "编码",
    "autoencoder.total": "合计",
    "autoencoder.shapes_says": (
        "步幅 1 时，无填充的转置卷积把卷积拿走的还回来：每层 2 行 2 列。乘法次数按一幅图计，"
        "包括填充的零。"
    ),
    # Two that compress.
    "autoencoder.up1": "第一个上行层：32 个通道",
    "autoencoder.none": "还没有训练",
    "autoencoder.times": "周围的 {times} 倍",
    "autoencoder.pair.loss": "这幅图的损失",
    "autoencoder.pair.test": "测试图像上的损失",
    "autoencoder.pair.checker": "这些特征图里的棋盘格（周期 2）",
    "autoencoder.pair.decoder": "解码器的乘法次数",
    "autoencoder.pair.parameters": "参数",
    "autoencoder.pair.code": "编码",
    "autoencoder.pair_says": (
        "两者都走 28 → 14 → 7 → 14 → 28，通道数和参数数相同。步幅 2 时，大小为 3 "
        "的卷积核在一个输出上落下一次、两次或四次，特征图因此不均匀，除非训练把它补平；"
        "重复再卷积则要四倍的乘法 (Odena, Dumoulin & Olah 2016)。"
    ),
    # Many digits.
    "autoencoder.many_says": (
        "{name}处理 {count} 个生成的数字，它们都不在训练集中：平均损失 {mean}，从 {best} 到 "
        "{worst}。选一个放到画板上。"
    ),
    "autoencoder.before": "前一批数字",
    "autoencoder.next": "下一批数字",
    # Training.
    "autoencoder.trained": "在 MNIST 上训练",
    "autoencoder.epoch": "轮次",
    "autoencoder.loss_axis": "损失",
    "autoencoder.of.training": "训练",
    "autoencoder.of.validation": "验证",
    "autoencoder.of.test": "测试",
    "autoencoder.time": "时间",
    "autoencoder.floor": "任何模型都不会更低",
    "autoencoder.floor_line": "下限 {floor}",
    "autoencoder.floor_says": (
        "下限 {floor} 是像素自身二元熵的平均：目标是灰度，所以哪怕完美的复制也有这么大的损失。"
        "常被引用的“约 0.05”比它还低；任何模型都达不到。"
    ),
    "autoencoder.report": (
        "{data}：{training} 幅图用于训练，{validation} 幅留作验证；{epochs} 轮，批大小 {batch}，"
        "Adam，随机种子 {seed}。训练损失是训练完成后的网络的损失。"
    ),
    "autoencoder.train_here": "在这里训练几步",
    "autoencoder.train_says": (
        "用所选的网络训练 {steps} 步，每步 50 个生成的数字，最多一分钟；之后画板显示学到的结果。"
        "离开这一部分就会结束。"
    ),
    "autoencoder.train": "训练 {steps} 步",
    "autoencoder.go_on": "再训练 {steps} 步",
    "autoencoder.afresh": "重新开始",
    "autoencoder.stop": "停止",
    "autoencoder.begins": "正在画数字……",
    "autoencoder.step": "{name}：第 {done} 步，共 {of} 步，损失 {loss}，这些数字的下限 {floor}",
    "autoencoder.stopped": (
        "{name}：完成 {done} 步后结束，共 {of} 步，损失 {loss}，这些数字的下限 {floor}"
    ),
    "autoencoder.busy": "现在有别人在这里训练：请过一分钟再试。",
    "autoencoder.curve_label": "损失随步数的变化，从 {first} 到 {last}；虚线是下限",
    # Code.
    "autoencoder.framework": "框架",
    "autoencoder.framework.keras": "Keras",
    "autoencoder.framework.torch": "PyTorch",
    "autoencoder.code_says": (
        "同一个网络，权重来自文件夹 deconv_viz/network/weights 里的 {file}；"
        "它的输出与本页相差不超过 0.00001。"
    ),
    "autoencoder.command_says": "要重新训练，请把 MNIST 文件放在你的一个文件夹里：",
    "autoencoder.command": (
        "python -m deconv_viz.network.train --model {model} --data FOLDER --epochs 25"
    ),
}
"""What the page "Transposed convolution at work" says, in Chinese."""
