"""Chinese: the lesson of three dimensions."""

from collections.abc import Mapping

_SHARED = ("size", "kernel", "stride", "padding", "output_padding")
_NAMES = dict(zip(_SHARED, ("行、列", "卷积核", "步幅", "填充", "输出填充"), strict=True))

THREE_DIMENSIONS: Mapping[str, str] = {
    "page.three_dimensions.title": "三维",
    "page.three_dimensions.link": "三维",
    "page.three_dimensions.says": (
        "输入的每个体素盖印一个**方块**，即卷积核乘以它的值，重叠处相加。播放，边播边转动图形。"
    ),
    "three_dimensions.case.overlap": "卷积核 3，步幅 2：方块重叠",
    "three_dimensions.case.tiles": "卷积核 2，步幅 2：方块相接",
    "three_dimensions.case.slices": "卷积核 1×3×3：各切片独立",
    "three_dimensions.case.one": "一片进，三片出",
    "three_dimensions.input": "输入",
    "three_dimensions.kernel": "卷积核",
    "three_dimensions.output": "输出",
    "three_dimensions.input_slice": "x[{place}]",
    "three_dimensions.kernel_slice": "w[{place}]",
    "three_dimensions.output_slice": "y[{place}]",
    "three_dimensions.voxel": "%{customdata} = %{text}",
    "three_dimensions.alt": (
        "{input} 体素的输入，旁边是由它的印记堆成的 {output} 体素的输出；切片里是同样的数"
    ),
    "three_dimensions.pair": "x[{i}]∗w[{t}]",
    "three_dimensions.no_pair": "没有：全是零",
    "three_dimensions.step": (
        "<b>{name} = {value}</b> 盖印 {value} × 卷积核，共 {full} 个乘积：{landed} 个落在输出切片 "
        "{slices}，{cropped} 个被裁掉。"
    ),
    "three_dimensions.step_lost": "<b>{name} = {value}</b> 盖印 {full} 个乘积，全部被裁掉。",
    "three_dimensions.equal_gather": "插零、翻转的卷积核",
    "three_dimensions.equal_matrix": "矩阵 Cᵀ，{rows}×{columns}",
    "three_dimensions.not_alone": (
        "它不是在每个切片上各做一个二维层：输出的一个切片是输入的几个切片所送来的总和。只用 "
        "w[{middle}] 的话，{total} 个输出中有 {count} 个会不同。"
    ),
    "three_dimensions.alone": (
        "卷积核深度为 1 时，它**就是**在每个切片上各做一个二维层：没有输出同时读取输入的两个切片。"
    ),
    "three_dimensions.keras": "Keras 写法：`{line}`",
    "three_dimensions.no_keras": "Keras 写不出这样的裁剪。PyTorch 写法：`{line}`",
    "three_dimensions.lens": "各框架的写法",
    "three_dimensions.code": "看代码",
    "three_dimensions.sources": (
        "各轴互相独立，对一个轴成立的对三个轴都成立：Dumoulin & Visin 2016，第 4 章。"
        "用于放大医学体数据：Çiçek et al. 2016 (3D U-Net)；Milletari et al. 2016 (V-Net)。"
    ),
    "three_dimensions.link": "链接的一部分无法使用；现在显示最接近的可行状态。",
    "three_dimensions.now_padding": "行和列的填充现在是 {value}。",
    "three_dimensions.now_padding_depth": "深度的填充现在是 {value}。",
    "three_dimensions.now_output_padding": "行和列的输出填充现在是 {value}。",
    "three_dimensions.now_output_padding_depth": "深度的输出填充现在是 {value}。",
    **{f"three_dimensions.label.{name}": said for name, said in _NAMES.items()},
    "three_dimensions.label.depth": "深度",
    **{f"three_dimensions.label.{name}_depth": f"{_NAMES[name]}（深度）" for name in _SHARED[1:]},
    "three_dimensions.label.seed": "随机种子",
}
"""The page with the key three_dimensions, in Chinese."""
