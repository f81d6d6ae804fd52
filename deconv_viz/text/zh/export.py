"""Chinese: what exported files say, and what is said while they are made."""

from collections.abc import Mapping

EXPORT: Mapping[str, str] = {
    "export.title": "转置卷积：{before} 到 {after}",
    "export.alt": "{title}：第 {step} 步，共 {steps} 步；左为散布，右为插零与卷积。",
    "export.open": "在应用中打开",
    "export.no_script": "本页的图由 JavaScript 绘制，而此处的 JavaScript 已被关闭。",
    # The button of a page of its own that records a film; its words are filled in by the browser.
    "export.video.record": "录制视频",
    "export.video.recording": "正在录制……",
    "export.video.stop": "停止",
    "export.video.save": "保存视频",
    "export.video.failed": "此浏览器无法录制视频。",
    # The program: sentences between its parts, and what it prints.
    "export.program.made": "由 deconv_viz 生成，只需要 NumPy。",
    "export.program.values": "数值：输入 x、卷积核 w、应用中显示的输出，以及每个轴的参数。",
    "export.program.crop": "从画布两端裁掉的格数；小于 0 表示在那里补零",
    "export.program.two_ways": "用两种方法求同一个输出。",
    "export.program.scatter": "每个输入元素盖印一个缩放后的卷积核，重叠处相加。",
    "export.program.gather": "先插零，再做普通卷积：卷积核要翻转。",
    "export.program.agree_how": "除舍入误差外相等；误差相对于各项绝对值之和。",
    "export.program.compare": "两种方法都得到应用中的输出。",
    "export.program.agree": "散布与汇集都和应用一致：",
    "export.program.library": "若已安装本库，用它验证。",
    "export.program.torch": "若已安装 PyTorch，用它验证。",
    "export.program.absent": "没有安装 {name}；只用 NumPy 就完成了。",
    "export.program.present": "{name} 也一致。",
    # What is refused, one sentence each.
    "export.error.format": "没有这种格式；可用的有 {choices}。",
    "export.error.language": "没有这种语言；可用的有 {choices}。",
    "export.error.rank": "图只能画一维或二维，而这里是 {rank} 维；请改用笔记本、脚本或表格。",
    "export.error.step": "没有这一步；步数从 0 到 {steps}。",
    "export.error.order": "没有这种步进顺序；可用的有 {choices}。",
    "export.error.geometry": "请给出 geometry，或者步幅、膨胀、填充和输出填充，不要两者都给。",
    "export.error.arrays": "请同时给出输入 x 和卷积核 w，各是一个规整的数组。",
    "export.error.link": "这既不是链接，也不是 i=5&k=3&s=2 这样的查询串。",
    "export.error.no_stage": ("页面 {page} 没有可以写成文件的演示区；有演示区的页面是：{pages}。"),
    "export.error.no_layer": (
        "在这个链接处，{page} 的演示区是空的；请在应用中换一个部分或换一层，再用那里的链接。"
    ),
    # The command line.
    "export.cli.about": "看得见的转置卷积：把应用里看到的带走。",
    "export.cli.help": "把一个链接写成网页、图、程序或表格",
    "export.cli.says": "把应用中一个链接所显示的内容写入文件。扩展名决定格式：{formats}。",
    "export.cli.example": 'python -m deconv_viz export "i=5&k=3&s=2&p=1" out.gif --order output',
    "export.cli.link": (
        "应用的链接（可简写为 'matrix?k=2'），或实验台的查询串，如 'i=5&k=3&s=2'；'' 表示默认状态"
    ),
    "export.cli.out": "要写入的文件；扩展名为 {formats} 之一",
    "export.cli.step": "静态图的步数，0 表示尚未开始；默认取链接中的",
    "export.cli.order": "按输入（散布）或按输出（汇集）步进；默认取链接中的",
    "export.cli.no_flip": "故意不翻转卷积核，展示这个错误",
    "export.cli.dark": "使用深色",
    "export.cli.lang": "文件的语言；默认取链接中的，否则为英语",
    "export.cli.title": "自定标题",
    "export.cli.not_written": "无法写入 {file}：{reason}。",
    "export.cli.progress": "已完成 {done} / {of} 张",
    "export.cli.skipped": "{steps} 步对一个动画来说太多：只显示其中 {shown} 步。",
    "export.cli.done": "已写入 {file}（{size} kB）",
}
"""Exported files, in Chinese."""
