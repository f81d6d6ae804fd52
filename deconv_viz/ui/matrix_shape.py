"""The output size from the matrix's side: convolutions with as many rows, and unequal columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from deconv_viz.core import Axis, Geometry
from deconv_viz.core.sizes import strips
from deconv_viz.lessons.matrix import Matrix
from deconv_viz.ui.grids import Grid, grid
from deconv_viz.ui.matrix_grids import Entries, entries
from deconv_viz.ui.matrix_style import SHAPE
from deconv_viz.ui.words import joined, listed, text

_ROOM = 300  # pixels for the columns of one matrix


@dataclass(frozen=True, slots=True)
class Size:
    """One of the sizes that the convolution takes to the same one, and its matrix Cᵀ.

    added: the outputs beyond the smallest size. unread: those among them that no window reads.
    """

    size: int
    output_padding: int
    of: Entries
    added: tuple[int, ...]
    unread: tuple[int, ...]


def sizes_of(state: Matrix) -> tuple[Size, ...]:
    """Return all sizes that the convolution along one axis takes to `state.size`."""
    arguments = state.arguments
    found = strips(*arguments[:5])
    sizes = []
    for size, _, _, rest in found:
        axis = Axis.of(*arguments._replace(output_padding=rest))
        # A single row of the kernel: in two dimensions each axis has such a matrix of its own.
        of = entries(state.kernel_values[:1], Geometry((Axis(1, 1), axis)))
        added = tuple(range(found[0].size, size))
        unread = tuple(o for o in added if of.last[o] < 0)
        sizes.append(Size(size, rest, of, added, unread))
    return tuple(sizes)


def shape_sheet(state: Matrix) -> str:
    """Return C for each of the sizes, the columns that are more framed, and what they say."""
    sizes = sizes_of(state)
    grids = "".join(_grid(state, size) for size in sizes)
    if len(sizes) == 1:
        said = text("matrix.one_size", size=sizes[0].size, rows=state.size)
        return f'{SHAPE}<div class="of-sizes">{grids}</div><p class="after">{said}</p>'
    several = text(
        "matrix.sizes", sizes=listed([str(size.size) for size in sizes]), rows=state.size
    )
    return (
        f'{SHAPE}<div class="of-sizes">{grids}</div>'
        f'<p class="after">{several} {_more(sizes[-1])}</p>'
    )


def _more(longest: Size) -> str:
    """What the columns are that the longest has and the shortest has not."""
    read = [o for o in longest.added if o not in longest.unread]
    said = {"uncropped": read, "unread": longest.unread}
    return joined(
        *(
            text(f"matrix.{key}", columns=listed([str(each) for each in columns]))
            for key, columns in said.items()
            if columns
        )
    )


def _grid(state: Matrix, size: Size) -> str:
    c = size.of.values.T
    rows, columns = c.shape
    hues = {
        (int(i), int(o)): (int(size.of.element[o, i]), size.of.count)
        for o, i in np.argwhere(size.of.element >= 0)
    }
    drawn = grid(
        Grid(
            c,
            text("matrix.size_label", size=size.size, rows=rows, columns=columns),
            "kernel",
            caption=text("matrix.size", size=size.size, rows=rows, columns=columns),
            cell=max(7, min(24, _ROOM // columns)),
            hues=hues,
            chosen=frozenset((i, o) for i in range(rows) for o in size.added),
            holes=np.tile([last < 0 for last in size.of.last], (rows, 1)),
        )
    )
    now = ' class="now"' if size.output_padding == state.output_padding else ""
    return f"<div{now}>{drawn}</div>"
