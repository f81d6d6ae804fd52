"""A whole layer: each output channel is a sum over the input channels."""

from deconv_viz.ui import open_page
from deconv_viz.ui.whole_layer import show_whole_layer

open_page("whole_layer")
show_whole_layer()
