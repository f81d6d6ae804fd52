"""Chinese: what the bar in the title row says, and the stage where a link hides numbers."""

from collections.abc import Mapping

BAR: Mapping[str, str] = {
    "stage.reveal": "显示隐藏的数值",
    "bar.bar": "本页",
    "bar.share": "分享",
    "bar.take": "带走",
    "bar.present": "演示",
    "bar.present_help": "在投影仪上展示这一课",
    "bar.language": "语言",
    "bar.help": "帮助：按键与导览",
    "bar.close": "关闭",
    "bar.open": "在 deconv_viz 中打开",
    # 带走。
    "bar.making": "{name}：正在生成……",
    "bar.making_share": "{name}：已完成 {percent} %",
    "bar.saved": "{name}：已保存。",
    "bar.failed": "{name}：无法生成，{why}",
    "bar.no_answer": "服务器没有回应，请再试一次。",
    "bar.not_recorded": "这个浏览器不能录制视频，请改用 GIF。",
    "bar.video": "视频，在本机录制",
    "bar.stop": "停止",
    "bar.state": "状态文件，可再次打开",
    "bar.html": "可独立打开的网页 (HTML)",
    "bar.gif": "动画 (GIF)",
    "bar.svg": "当前步骤的图，适合印刷 (SVG)",
    "bar.png": "当前步骤的图 (PNG)",
    "bar.ipynb": "Jupyter 笔记本",
    "bar.py": "Python 程序",
    "bar.csv": "数值表 (CSV)",
    # 帮助。
    "bar.keys": "演示区的按键",
    "bar.key.play": "播放或暂停",
    "bar.key.step": "前进或后退一步",
    "bar.key.row": "前进或后退一行",
    "bar.key.ends": "到开头或到结尾",
    "bar.key.order": "顺序：按输入或按输出",
    "bar.key.loop": "循环",
    "bar.key.turn": "演示翻转",
    "bar.key.flip": "忘掉翻转，或恢复翻转",
    "bar.key.speed": "加快或放慢",
    "bar.key.leave": "松开固定的格",
    "bar.key.undo": "撤销或重做一次更改",
    "bar.key.space": "空格",
    "bar.keys_says": "演示区获得焦点时有效：点击演示区，或用 Tab 键移到那里。翻页笔同样可用。",
}
"""The buttons and menus of the bar, in Chinese."""
