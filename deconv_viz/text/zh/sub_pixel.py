"""Chinese: what the lesson of sub-pixel layers says."""

from collections.abc import Mapping

SUB_PIXEL: Mapping[str, str] = {
    "page.sub_pixel.title": "亚像素：许多小卷积，再重排",
    "page.sub_pixel.link": "亚像素",
    "page.sub_pixel.says": (
        "步幅为 s 的卷积核是 s² 个轮流上场的小卷积核。用每一个对小输入做卷积，再把结果交错排开，"
        "就是转置卷积。"
    ),
    "sub_pixel.case.divides": "4，步幅 2",
    "sub_pixel.case.not": "3，步幅 2：不能整除",
    "sub_pixel.case.blocks": "2，步幅 2",
    "sub_pixel.case.three": "5，步幅 3",
    "sub_pixel.case.holes": "2，步幅 3：空洞",
    "sub_pixel.input": "输入",
    "sub_pixel.kernels": "卷积核，{phases} 个相位",
    "sub_pixel.kernels_label": "卷积核的各相位，各旋转 180°",
    "sub_pixel.maps": "{phases} 个小输出",
    "sub_pixel.maps_label": "各个小卷积的输出，每个相位一个",
    "sub_pixel.fits": (
        "{stride} 整除 {kernel}：{weights} 个权重各归一个相位，旋转 180°，什么也不用补。"
    ),
    "sub_pixel.filled": (
        "{stride} 不能整除 {kernel}：在 {weights} 个权重之外补 {zeros} 个零（虚线）；每个相位旋转 "
        "180°。"
    ),
    "sub_pixel.convolves": (
        "用 {phases} 个 {small}×{small} 的卷积核做卷积，填充 {padding}：得到 {phases} 个 "
        "{maps}×{maps} 的输出。"
    ),
    "sub_pixel.shuffles": "像素重排：一块 {large}×{large} 的画布。",
    "sub_pixel.dropped": "像素重排：{large}×{large}；{left}×{left} 之外只有零（虚线），丢弃。",
    "sub_pixel.crops": "裁去 {begin} 和 {end}：{output}×{output} 的输出。",
    "sub_pixel.one": "完整的卷积核",
    "sub_pixel.shuffle": "像素重排",
    "sub_pixel.equal": "就是转置卷积，每一格都是",
    "sub_pixel.unequal": "不是转置卷积",
    "sub_pixel.formula": "转置卷积，同步显示：每个输出只遇到一个相位的元素。",
    "sub_pixel.label.size": "输入",
    "sub_pixel.label.kernel": "卷积核",
    "sub_pixel.label.stride": "步幅",
    "sub_pixel.label.padding": "填充",
    "sub_pixel.label.output_padding": "输出填充",
    "sub_pixel.label.seed": "随机种子",
    "sub_pixel.link": "链接的一部分无法在这里显示；现在显示最接近的可行状态。",
    "sub_pixel.too_much": "输出填充必须小于步幅 {stride}；已改为 {now}。",
    "sub_pixel.no_output": "填充 {before} 会使输出为空；已改为 {now}。",
    "sub_pixel.code": "看代码",
    "sub_pixel.lab": "在实验台看这个层",
    "sub_pixel.lens": "这个层在各框架的写法",
    "sub_pixel.sources": (
        "Shi et al. 2016，“Real-Time Single Image and Video Super-Resolution” (arXiv:1609.05158) "
        "以及 “Is the deconvolution layer the same as a convolutional layer?” (arXiv:1609.07009)。"
        "通道顺序与 PyTorch 的 pixel_shuffle 相同。"
    ),
}
"""What the lesson of sub-pixel layers says, in Chinese."""
