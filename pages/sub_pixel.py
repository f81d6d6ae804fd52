"""Sub-pixel: a transposed convolution as small convolutions and a pixel shuffle."""

from deconv_viz.ui import open_page
from deconv_viz.ui.sub_pixel import show_sub_pixel

open_page("sub_pixel")
show_sub_pixel()
