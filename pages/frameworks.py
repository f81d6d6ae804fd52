"""Every framework's words."""

from deconv_viz.ui import open_page, title

open_page("frameworks")
title("frameworks")
