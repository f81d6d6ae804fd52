"""Chinese: what the tour of the first visit says."""

from collections.abc import Mapping

TOUR: Mapping[str, str] = {
    "tour.title": "导览",
    "tour.invite": "第一次来？60 秒导览",
    "tour.invite_short": "简短导览",
    "tour.decline": "不需要导览，谢谢",
    "tour.start": "开始 60 秒导览",
    "tour.skip": "跳过这一步",
    "tour.end": "结束导览 (Esc)",
    "tour.finish": "关闭",
    "tour.play": "按播放键看看：每个输入都把缩放后的卷积核盖印到画布上。",
    "tour.step": "现在自己一步步走：在演示区里按右方向键，或按这个按钮。",
    "tour.step_touch": "现在用这个按钮自己一步步走。",
    "tour.point": "指向输出的一格：构成它的各项在两幅图里同时亮起。",
    "tour.point_touch": "点一下输出的一格：构成它的各项在两幅图里同时亮起。",
    "tour.stride": "改变步幅：印记随之散开，右边插入的零也随之变多。",
    "tour.order": "切换顺序：按输出时，每一格一次汇集它的所有项。",
    "tour.share": "打开“分享”：链接里有你设置的一切，连当前步骤也在内。",
    "tour.done": "就这些。演示区的按键见“?”。",
}
"""The tour's invitation and cards, in Chinese."""
