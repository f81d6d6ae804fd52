"""English, in British spelling. The house's words: canvas, crop, tap, stamp, inserted zero."""

from deconv_viz.text.en.lab import LAB
from deconv_viz.text.en.pages import PAGES

EN: dict[str, str] = LAB | PAGES
