"""Chinese: what the dialogue of sharing says."""

from collections.abc import Mapping

SHARE: Mapping[str, str] = {
    "share.title": "分享本页",
    "share.says": "打开链接看到的正是你现在看到的：数值、步骤和顺序。",
    "share.link": "链接",
    "share.copy": "复制链接",
    "share.copied": "已复制。",
    "share.not_copied": "请选中文字自行复制：这个浏览器不允许页面代劳。",
    "share.hide": "作为练习，隐藏",
    "share.hide_controls": "控件",
    "share.hide_results": "结果",
    "share.hide_values": "数值",
    "share.hide_says": "页面上有一个按钮，试过之后可以显示隐藏的数值。",
    "share.code": "此链接的二维码",
    "share.larger": "放大，用于投影",
    "share.smaller": "缩小",
    "share.too_long": "链接有 {count} 字节，二维码太密，手机读不出：是键入的格使它变长。",
    "share.too_long_here": "链接有 {count} 字节，二维码太密，手机读不出。请复制链接。",
    "share.shorter": "改用同一层的短链接，不含键入的格",
    "share.whole": "回到完整链接",
    "share.file": "把全部内容存为状态文件",
    "share.embed": "放进你自己的网页",
    "share.embed_height": "高度（像素）",
    "share.embed_code": "网页用的 HTML",
    "share.embed_copy": "复制 HTML",
    "share.embed_says": "其他网站能否嵌入本站，由本服务器的管理者决定。",
}
"""The dialogue of sharing, in Chinese."""
