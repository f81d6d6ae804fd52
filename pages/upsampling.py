"""Upsampling: is a transposed convolution the same as upsampling and a convolution?"""

from deconv_viz.ui import open_page
from deconv_viz.ui.upsampling import show_upsampling

open_page("upsampling")
show_upsampling()
