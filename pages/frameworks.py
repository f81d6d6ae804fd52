"""The framework lens: a layer in the words of its framework, and what it is called elsewhere."""

from deconv_viz.ui import open_page, title
from deconv_viz.ui.lens import read_lens, show_lens

open_page("frameworks")
lens = read_lens()
title("frameworks")
show_lens(lens)
