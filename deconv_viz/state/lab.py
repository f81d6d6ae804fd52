"""The state of a lesson as one value."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Axis, AxisArguments, Geometry, fill
from deconv_viz.state.limits import DEFAULT_SEED, FIELDS

AxisName = Literal["rows", "columns"]
Grid = Literal["input", "kernel"]
Order = Literal["input", "output"]
Edit = tuple[int, int, float]
"""Row, column and value of a cell that was typed over its fill."""

_DEFAULT_AXIS = AxisArguments(*(field.default for field in FIELDS))


@dataclass(frozen=True, slots=True)
class Lab:
    """Two axes, two grids of values, and how they are looked at.

    What `deconv_viz.state` returns is always valid: both axes within the limits, rows and columns
    equal where they are linked, edits sorted by cell, one a cell, finite and at most MAX_VALUE. The
    edits of cells that lie outside a grid are kept for when it grows again.
    """

    rows: AxisArguments = _DEFAULT_AXIS
    columns: AxisArguments = _DEFAULT_AXIS
    linked: bool = True
    input_fill: str = "random"
    kernel_fill: str = "random"
    seed: int = DEFAULT_SEED
    input_edits: tuple[Edit, ...] = ()
    kernel_edits: tuple[Edit, ...] = ()
    # The view: how the lab is looked at. It makes no entry in the history.
    step: int | None = None
    order: Order = "input"
    flip: bool = True

    def geometry(self) -> Geometry:
        """Return the geometry: rows first, then columns."""
        return Geometry((Axis.of(*self.rows), Axis.of(*self.columns)))

    def input(self) -> NDArray[np.float64]:
        """Return the input, shape (rows.size, columns.size); random values are 0 to 4."""
        shape = (self.rows.size, self.columns.size)
        values = fill(self.input_fill, shape, seed=self.seed, role="input", low=0, high=4)
        return _edited(values, self.input_edits)

    def kernel(self) -> NDArray[np.float64]:
        """Return the kernel, shape (rows.kernel, columns.kernel); random values are -3 to 3."""
        shape = (self.rows.kernel, self.columns.kernel)
        values = fill(self.kernel_fill, shape, seed=self.seed, role="kernel", low=-3, high=3)
        return _edited(values, self.kernel_edits)


DEFAULT = Lab()
"""The lab at first: 5x5, kernel 3x3, stride 2, padding 1, hence 9x9."""


def _edited(values: NDArray[np.float64], edits: tuple[Edit, ...]) -> NDArray[np.float64]:
    rows, columns = values.shape
    for row, column, value in edits:
        if row < rows and column < columns:
            values[row, column] = value
    return values
