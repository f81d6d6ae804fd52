"""The one table of bounds: what a lab may hold, what it holds at first, what its link calls it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Field:
    """One whole number of an axis: its name in the core, its key in a link, its bounds."""

    name: str
    key: str
    default: int
    low: int
    high: int


# The keys are the letters of Dumoulin & Visin 2016 (arXiv:1603.07285); a is their letter for what
# frameworks call output padding. In the order of `AxisArguments`.
FIELDS: tuple[Field, ...] = (
    Field("size", "i", default=5, low=1, high=32),
    Field("kernel", "k", default=3, low=1, high=11),
    Field("stride", "s", default=2, low=1, high=10),
    Field("dilation", "d", default=1, low=1, high=10),
    # Every padding up to this has some lab of at least one output within the bounds below.
    Field("padding", "p", default=1, low=0, high=20),
    Field("output_padding", "a", default=0, low=0, high=9),
)

FIELD: Mapping[str, Field] = MappingProxyType({field.name: field for field in FIELDS})
"""The same by name."""

MAX_BOARD_CELLS = 20_000
"""Cells of the board, and cells of the padded input, that a picture can have at most."""

MAX_SIDE = math.isqrt(MAX_BOARD_CELLS)
"""The same bound for one axis, so that a change of the rows never has to change the columns."""

MAX_TAPS = (FIELD["size"].high * FIELD["kernel"].high) ** 2
"""Products of the largest lab, 123,904: made in 20 ms, so the sizes need no further bound."""

MAX_VALUE = 1e6
"""The largest magnitude of a value of the input or the kernel."""

MAX_SEED = 99_999
MAX_STEP = MAX_BOARD_CELLS
MAX_HISTORY = 100

MAX_QUERY_BYTES = 6_000
"""Longer links are cut by some programs that pass them on: such a lab goes into a file."""

MAX_READ_CHARACTERS = 100_000
"""What is read of a pasted block or one value of a link; the longest of a valid lab is 36,000."""

MAX_FILE_BYTES = 1_000_000

DEFAULT_SEED = 98_792
"""Found by search over all seeds, for the example of the home page: x[1,2] = 2, x[2,2] = 1,
w[2,1] = 3 and w[0,1] = -1, so that y[3,4] = 2*3 + 1*(-1) = 5. Of the seeds that give this it is the
only one with no zero in the kernel, at most two in the input, and a kernel with a positive sum."""
