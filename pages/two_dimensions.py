"""Two dimensions: scatter beside zero insertion and convolution, in step."""

from deconv_viz.ui import controls, notice_of, open_page, read_lab, says, show_lab, title
from deconv_viz.ui.present_collect import show_collect

open_page("two_dimensions")
now = read_lab()
title("two_dimensions", says(now), notice_of(now))
show_lab()  # before the controls: what people came for, and the last to arrive in the browser
controls(now)
show_collect()
