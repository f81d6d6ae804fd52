"""One dimension: stamps over a signal, the sound of a bad kernel, causal cropping."""

from deconv_viz.ui import open_page
from deconv_viz.ui.one_dimension import show_one_dimension

open_page("one_dimension")
show_one_dimension()
