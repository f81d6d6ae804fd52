"""Present a lesson: a few states with a sentence each, over the whole screen; and make one."""

from deconv_viz.ui import open_page
from deconv_viz.ui.present import show_present

open_page("present")
show_present()
