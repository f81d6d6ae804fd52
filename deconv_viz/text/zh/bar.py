"""标题行工具栏上的文字，以及链接隐藏数值时舞台上的文字。"""

from collections.abc import Mapping

BAR: Mapping[str, str] = {
    "stage.reveal": "显示隐藏的数值",
}
"""工具栏的按钮与菜单。"""
