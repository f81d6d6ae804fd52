"""Three dimensions: volumes, as voxels in space and as slices."""

from deconv_viz.ui import open_page
from deconv_viz.ui.three_dimensions import show_three_dimensions

open_page("three_dimensions")
show_three_dimensions()
