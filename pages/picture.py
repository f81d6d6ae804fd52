"""Your own picture: an uploaded or generated picture through the layer, in full size."""

from deconv_viz.ui import open_page
from deconv_viz.ui.picture import show_picture

open_page("picture")
show_picture()
