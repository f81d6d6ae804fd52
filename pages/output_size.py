"""Output size: how large the output is, and which layers give the size that is needed."""

from deconv_viz.ui import open_page, title
from deconv_viz.ui.output_size import show_output_size

open_page("output_size")
title("output_size")
show_output_size()
