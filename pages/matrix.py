"""Matrix and gradient: the transposed convolution is Cᵀ, adjoint and gradient, not an inverse."""

from deconv_viz.ui import open_page
from deconv_viz.ui.matrix import show_matrix

open_page("matrix")
show_matrix()
