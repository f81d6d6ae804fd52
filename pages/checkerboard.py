"""Checkerboard: where the pattern comes from, and what takes it away."""

from deconv_viz.ui import open_page
from deconv_viz.ui.checkerboard import show_checkerboard

open_page("checkerboard")
show_checkerboard()
