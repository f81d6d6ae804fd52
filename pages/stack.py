"""A stack of layers."""

from deconv_viz.ui import open_page, title

open_page("stack")
title("stack")
