"""English, in British spelling. The house's words: canvas, crop, tap, stamp, inserted zero."""

from collections.abc import Mapping

from deconv_viz.text.en.autoencoder import AUTOENCODER
from deconv_viz.text.en.bar import BAR
from deconv_viz.text.en.checkerboard import CHECKERBOARD
from deconv_viz.text.en.export import EXPORT
from deconv_viz.text.en.frameworks import FRAMEWORKS
from deconv_viz.text.en.lab import LAB
from deconv_viz.text.en.matrix import MATRIX
from deconv_viz.text.en.one_dimension import ONE_DIMENSION
from deconv_viz.text.en.output_size import OUTPUT_SIZE
from deconv_viz.text.en.pages import PAGES
from deconv_viz.text.en.picture import PICTURE
from deconv_viz.text.en.present import PRESENT
from deconv_viz.text.en.scripts import SCRIPTS
from deconv_viz.text.en.share import SHARE
from deconv_viz.text.en.stack import STACK
from deconv_viz.text.en.static import STATIC
from deconv_viz.text.en.sub_pixel import SUB_PIXEL
from deconv_viz.text.en.tasks import TASKS
from deconv_viz.text.en.tasks_follows import TASKS_FOLLOWS
from deconv_viz.text.en.tasks_questions import TASKS_QUESTIONS
from deconv_viz.text.en.tasks_slips import TASKS_SLIPS
from deconv_viz.text.en.three_dimensions import THREE_DIMENSIONS
from deconv_viz.text.en.tour import TOUR
from deconv_viz.text.en.upsampling import UPSAMPLING
from deconv_viz.text.en.whole_layer import WHOLE_LAYER

EN: Mapping[str, str] = {
    **LAB,
    **PAGES,
    **BAR,
    **SHARE,
    **TOUR,
    **FRAMEWORKS,
    **ONE_DIMENSION,
    **THREE_DIMENSIONS,
    **MATRIX,
    **OUTPUT_SIZE,
    **WHOLE_LAYER,
    **STACK,
    **STATIC,
    **AUTOENCODER,
    **UPSAMPLING,
    **SUB_PIXEL,
    **CHECKERBOARD,
    **PICTURE,
    **TASKS,
    **TASKS_QUESTIONS,
    **TASKS_FOLLOWS,
    **TASKS_SLIPS,
    **EXPORT,
    **PRESENT,
    **SCRIPTS,
}
"""What the pages, the controls and the stage say."""
