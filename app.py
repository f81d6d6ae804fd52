"""The home page: the whole idea in one stage, and the way to every lesson."""

from deconv_viz.ui import open_page, show_example, title, ways_on

open_page("home")
title("home")
show_example()
ways_on()
