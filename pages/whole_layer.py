"""A whole layer."""

from deconv_viz.ui import open_page, title

open_page("whole_layer")
title("whole_layer")
