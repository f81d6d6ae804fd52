"""The autoencoder: transposed convolution at work, from a drawn digit to what comes back."""

from deconv_viz.ui import open_page
from deconv_viz.ui.autoencoder import show_autoencoder

open_page("autoencoder")
show_autoencoder()
