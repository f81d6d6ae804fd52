"""What the pages are made of: the frame, the lab's controls, and the stage bound to the address."""

from deconv_viz.ui.controls import controls
from deconv_viz.ui.frame import notice_of, open_page, title
from deconv_viz.ui.home import says, show_example, ways_on
from deconv_viz.ui.session import read_lab
from deconv_viz.ui.show import show_lab

__all__ = [
    "controls",
    "notice_of",
    "open_page",
    "read_lab",
    "says",
    "show_example",
    "show_lab",
    "title",
    "ways_on",
]
