"""Zero insertion: the input of the ordinary convolution that equals a transposed one."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def insert_pad_crop(
    values: NDArray[Any],
    position: int,
    stride: int,
    pads: tuple[int, int],
    inserted: int = 0,
    padding: int = 0,
) -> NDArray[Any]:
    """Spread `values` along the axis `position`, then pad it, then crop it.

    `stride - 1` cells holding `inserted` go between neighbours; each positive pad adds that many
    cells holding `padding` to its end; each negative pad then removes as many. The order counts: a
    crop deeper than the spread values reaches into the padding of the other end, which therefore
    has to be there already.
    """
    before, after = pads
    first = values.swapaxes(0, position)  # works on a view with this axis first
    spread_size = (first.shape[0] - 1) * stride + 1
    front = max(before, 0)

    size = spread_size + front + max(after, 0)
    padded = np.full((size, *first.shape[1:]), padding, dtype=values.dtype)
    padded[front : front + spread_size] = inserted
    padded[front : front + spread_size : stride] = first
    return padded[max(-before, 0) : size - max(-after, 0)].swapaxes(0, position)
