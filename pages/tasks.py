"""Tasks: predict, then reveal on the stage."""

from deconv_viz.ui import open_page
from deconv_viz.ui.tasks import show_tasks

open_page("tasks")
show_tasks()
