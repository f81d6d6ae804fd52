"""Output size."""

from deconv_viz.ui import open_page, title

open_page("output_size")
title("output_size")
