"""Transposed convolutions one after the other: what a whole decoder does to a constant.

Two of them are one again. Its kernel is the first kernel, transposed-convolved with the second; its
stride is the product of the strides. An uneven pattern of the first is repeated, stretched, within
that of the second, so that stacks compound it (Odena et al. 2016, doi:10.23915/distill.00003).
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core.checkerboard import phase_sums
from deconv_viz.core.convolution import each, pads_of
from deconv_viz.core.errors import ParameterError
from deconv_viz.core.geometry import Axis, Geometry
from deconv_viz.core.insertion import insert_pad_crop
from deconv_viz.core.operations import conv_transpose

Array = NDArray[Any]


class StackLayer(NamedTuple):
    """A transposed convolution for inputs of any size: kernel, and per axis stride and crop."""

    w: Array
    strides: tuple[int, ...]
    crop: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, w: ArrayLike, geometry: Geometry) -> "StackLayer":
        """Return the layer of a geometry; a dilated kernel gets its zeros written out."""
        w = np.asarray(w)
        for position, axis in enumerate(geometry.axes):
            w = insert_pad_crop(w, position, axis.dilation, (0, 0))
        axes = geometry.axes
        return cls(w, tuple(a.stride for a in axes), tuple(a.crop for a in axes))

    @classmethod
    def to_multiple(cls, w: ArrayLike, strides: Sequence[int]) -> "StackLayer":
        """Return the layer whose output is stride times the input along every axis.

        The kernel's excess k - s is cropped, the odd one at the end, as "same" of Keras does.
        """
        w = np.asarray(w)
        strides = each("strides", strides, w.ndim)
        excess = [k - s for k, s in zip(w.shape, strides, strict=True)]
        begins = [max(more, 0) // 2 for more in excess]
        crop = tuple((b, more - b) for b, more in zip(begins, excess, strict=True))
        return cls(w, strides, crop)

    def geometry(self, sizes: Sequence[int]) -> Geometry:
        """Return the geometry of this layer for an input of these sizes."""
        sizes = each("sizes", sizes, self.w.ndim)
        crops = pads_of(self.crop, self.w.ndim)
        lines = zip(sizes, self.w.shape, self.strides, crops, strict=True)
        return Geometry(tuple(Axis(n, k, s, 1, crop) for n, k, s, crop in lines))


def through(x: ArrayLike, layers: Sequence[StackLayer]) -> Array:
    """Return what the layers make of x, one after the other."""
    x = np.asarray(x)
    for layer in layers:
        x = conv_transpose(x, layer.w, layer.geometry(x.shape))
    return x


def composed(layers: Sequence[StackLayer]) -> StackLayer:
    """Return the one layer that does what all of them do.

    It is equal everywhere if no layer but the last crops (a crop below zero may be anywhere). What
    an earlier layer crops does not reach the later ones, while the composed kernel still counts it:
    they differ near the border then, and nowhere else. Raises ParameterError for no layer at all.
    """
    if not layers:
        raise ParameterError("layers", "at_least_one", 0)
    whole = layers[0]
    for layer in layers[1:]:
        strides = zip(whole.strides, layer.strides, strict=True)
        crops = zip(whole.crop, layer.crop, layer.strides, strict=True)
        # The full canvas of the first kernel taken for an input: that is what the taps do.
        uncropped = layer._replace(crop=((0, 0),) * layer.w.ndim)
        whole = StackLayer(
            conv_transpose(whole.w, layer.w, uncropped.geometry(whole.w.shape)),
            tuple(first * second for first, second in strides),
            tuple((b * s + begin, e * s + end) for (b, e), (begin, end), s in crops),
        )
    return whole


def ones_like(layers: Sequence[StackLayer]) -> tuple[StackLayer, ...]:
    """Return the layers with ones for weights: what they make of ones is the coverage.

    A zero that a dilation put into a kernel would count as a tap, so take the layers undilated.
    """
    return tuple(layer._replace(w=np.ones(layer.w.shape, np.int64)) for layer in layers)


def stack_coverage(sizes: Sequence[int], layers: Sequence[StackLayer]) -> NDArray[np.int64]:
    """Return how many ways lead from the inputs to each output of the last layer."""
    return through(np.ones(each("sizes", sizes), np.int64), ones_like(layers))


def stack_phase_sums(layers: Sequence[StackLayer]) -> Array:
    """Return what an endless input of ones gives at each phase of the stack, (*product of strides).

    With `ones_like` it is the coverage away from the border.
    """
    whole = composed(layers)
    sizes = (whole.w.size + max(map(abs, np.ravel(whole.crop))) + 1,) * whole.w.ndim
    return phase_sums(whole.w, whole.geometry(sizes))
