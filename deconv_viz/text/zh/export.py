"""导出的文件里说的话，以及导出过程中说的话。"""

from collections.abc import Mapping

EXPORT: Mapping[str, str] = {
    "export.title": "转置卷积：{before} 到 {after}",
    "export.alt": "{title}：第 {step} 步，共 {steps} 步；左为散布，右为插零与卷积。",
    "export.open": "在应用中打开",
    "export.no_script": "本页的图由 JavaScript 绘制，而此处的 JavaScript 已被关闭。",
    # 独立网页上录制视频的按钮；文字由浏览器填入。
    "export.video.record": "录制视频",
    "export.video.recording": "正在录制……",
    "export.video.stop": "停止",
    "export.video.save": "保存视频",
    "export.video.failed": "此浏览器无法录制视频。",
}
"""导出的文件。"""
