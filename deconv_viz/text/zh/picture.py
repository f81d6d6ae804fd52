"""Chinese: what the page of one's own picture says."""

from collections.abc import Mapping

PICTURE: Mapping[str, str] = {
    "page.picture.title": "你自己的图像",
    "page.picture.link": "你自己的图像",
    "page.picture.says": (
        "一个层与它的两个孪生：**亚像素**逐像素相同，**缩放 + 卷积**则不同。"
        "点击整幅图可移动放大镜。"
    ),
    "picture.label.source": "图像",
    "picture.source.face": "人脸",
    "picture.source.letters": "字母",
    "picture.source.zone_plate": "圆环",
    "picture.source.gradient": "渐变",
    "picture.source.upload": "自选……",
    "picture.upload": "一幅图，最大 5 MB、400 万像素；只留在内存里",
    "picture.wanted": "请选择文件；在此之前显示人脸。",
    "picture.case.usual": "卷积核 4，步幅 2",
    "picture.case.uneven": "全 1 卷积核 3，步幅 2",
    "picture.case.bilinear": "双线性",
    "picture.case.holes": "卷积核 2，步幅 3：空洞",
    "picture.case.large": "卷积核 8，步幅 4",
    # The panes.
    "picture.whole": "输出，{size}",
    "picture.whole_alt": "完整的输出",
    "picture.map_label": "放大镜的位置",
    "picture.place": "第 {row} 行，第 {column} 列",
    "picture.size": "{height}×{width}",
    "picture.way.input": "输入",
    "picture.way.transposed": "转置卷积",
    "picture.way.sub_pixel": "亚像素孪生",
    "picture.way.resize": "缩放 + 卷积",
    "picture.way.difference": "与{twin}之差",
    "picture.short.sub_pixel": "亚像素",
    "picture.short.resize": "缩放",
    "picture.layer": "卷积核 {kernel}，步幅 {stride}，填充 {padding}",
    "picture.times": "亮度放大 {times} 倍",
    "picture.same": "全部 {count} 个像素都相等",
    "picture.differs": "{share}% 的像素不同，最多相差 {worst}（满值 255）",
    "picture.across": "每像素周期数，横向",
    "picture.down": "纵向",
    "picture.peak": "棋盘格",
    "picture.spectrum_none": "没有差别，所以频谱是空的。",
    "picture.spectrum_peaks": (
        "差的频谱在 1/{stride} 的整数倍处有 {count} 个峰，最高是邻近处的 {times} 倍：这就是棋盘格。"
    ),
    "picture.spectrum_clean": "差的频谱在 1/{stride} 的整数倍处没有突出的峰：没有棋盘格。",
    "picture.spectrum_alt": "差的频谱；1/步幅的整数倍处的峰：{count} 个。",
    "picture.waiting": "已有两幅图正在处理；下一幅就是你的。",
    "picture.download": "下载 PNG 输出",
    "picture.full": "全尺寸的完整输出",
    "picture.full_alt": "全尺寸的输出",
    # Controls.
    "picture.label.zoom": "缩放",
    "picture.label.kernel": "卷积核",
    "picture.label.stride": "步幅",
    "picture.label.padding": "填充",
    "picture.label.fill": "权重",
    "picture.label.seed": "随机种子",
    "picture.label.side": "行数和列数",
    "picture.label.twin": "对照",
    "picture.zoom.1": "1×",
    "picture.zoom.2": "2×",
    "picture.zoom.4": "4×",
    "picture.zoom.8": "8×",
    "picture.fill.random": "随机",
    "picture.fill.ones": "全 1",
    "picture.fill.bilinear": "双线性",
    "picture.side.256": "256",
    "picture.side.512": "512",
    "picture.side.1000": "1000",
    # What is amiss.
    "picture.link": "链接的一部分无法在这里显示；现在显示最接近的可行状态。",
    "picture.padding_gives_way": "要让大小为 {kernel} 的卷积核用到全部输入，填充最多 {padding}。",
    "picture.output": "输出会有 {size} 百万像素；最多显示 16 百万。",
    "picture.nothing_left": "这么小的图，填充 {padding} 什么也不剩。",
    "picture.use": "步幅 {stride}，填充 {padding}",
    "picture.refused_empty": "文件是空的；请选择一幅图。",
    "picture.refused_bytes": "文件有 {size} MB，最大 5 MB；请存小一些，例如存为 JPEG。",
    "picture.refused_pixels": (
        "这幅图有 {width}×{height} 像素，最多 400 万；{across}×{down} 就可以。"
    ),
    "picture.refused_bomb": "文件解开后远超 400 万像素，因此不打开；请选小一些的图。",
    "picture.refused_type": "文件内容不是这里能读取的图像类型；请存为以下格式之一：{formats}。",
    "picture.refused_damaged": "文件开头像是图像，却无法读到结尾；请重新保存，例如存为 PNG。",
    # Ways on.
    "picture.code": "看代码",
    "picture.checkerboard": "棋盘格从哪里来",
    "picture.sources": (
        "Shi et al. 2016 (arXiv:1609.05158、1609.07009)：亚像素。Odena, Dumoulin & Olah 2016 "
        "(Distill)：先缩放，再卷积。输出已除以该层的增益；频谱取正中的 512×512，深 80 dB。"
        "文件留在内存里，随会话一起消失。"
    ),
}
"""What the page of one's own picture says, in Chinese."""
