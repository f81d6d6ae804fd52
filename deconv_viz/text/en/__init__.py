"""English, in British spelling. The house's words: canvas, crop, tap, stamp, inserted zero."""

from collections.abc import Mapping

from deconv_viz.text.en.lab import LAB
from deconv_viz.text.en.pages import PAGES

EN: Mapping[str, str] = {**LAB, **PAGES}
