"""A stack of layers: where the size is lost on its way down and up, and what brings it back."""

from deconv_viz.ui import open_page, title
from deconv_viz.ui.stack_page import show_stack

open_page("stack")
title("stack")
show_stack()
