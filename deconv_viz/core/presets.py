"""Named geometries: the pictures that people know, and layers of networks that people use."""

from dataclasses import dataclass
from typing import NamedTuple

from deconv_viz.core.geometry import Axis, Geometry

GUIDE = "Dumoulin & Visin 2016, arXiv:1603.07285"


class AxisArguments(NamedTuple):
    """The arguments of `Axis.of`, in its order."""

    size: int
    kernel: int
    stride: int = 1
    dilation: int = 1
    padding: int = 0
    output_padding: int = 0


@dataclass(frozen=True, slots=True)
class Preset:
    """A geometry with a name; `kernel_fill` names the fill of its kernel where that matters."""

    key: str
    title: str
    group: str
    arguments: tuple[AxisArguments, ...]
    source: str
    kernel_fill: str | None = None

    @property
    def axes(self) -> tuple[dict[str, int], ...]:
        """The keyword arguments of `Axis.of`, one dict an axis."""
        return tuple(axis._asdict() for axis in self.arguments)

    def geometry(self) -> Geometry:
        """Return the geometry of this preset."""
        return Geometry(tuple(Axis.of(*axis) for axis in self.arguments))


def _square(
    size: int,
    kernel: int,
    stride: int = 1,
    *,
    padding: int = 0,
    output_padding: int = 0,
) -> tuple[AxisArguments, ...]:
    return (AxisArguments(size, kernel, stride, 1, padding, output_padding),) * 2


PRESETS: tuple[Preset, ...] = (
    # The guide's table gives the direct convolution; its output is the input here.
    Preset(
        "no_padding_no_strides_transposed",
        "No padding, no strides, transposed",
        "guide",
        _square(2, 3),
        GUIDE,
    ),
    Preset(
        "arbitrary_padding_no_strides_transposed",
        "Arbitrary padding, no strides, transposed",
        "guide",
        _square(6, 4, padding=2),
        GUIDE,
    ),
    Preset(
        "same_padding_no_strides_transposed",
        "Half padding, no strides, transposed",
        "guide",
        _square(5, 3, padding=1),
        GUIDE,
    ),
    Preset(
        "full_padding_no_strides_transposed",
        "Full padding, no strides, transposed",
        "guide",
        _square(7, 3, padding=2),
        GUIDE,
    ),
    Preset(
        "no_padding_strides_transposed",
        "No padding, strides, transposed",
        "guide",
        _square(2, 3, 2),
        GUIDE,
    ),
    Preset(
        "padding_strides_transposed",
        "Padding, strides, transposed",
        "guide",
        _square(3, 3, 2, padding=1),
        GUIDE,
    ),
    Preset(
        "padding_strides_odd_transposed",
        "Padding, strides, transposed (odd)",
        "guide",
        _square(3, 3, 2, padding=1, output_padding=1),
        GUIDE,
    ),
    Preset(
        "dcgan",
        "DCGAN: 4x4, stride 2, padding 1",
        "network",
        _square(4, 4, 2, padding=1),
        "Radford, Metz & Chintala 2015, arXiv:1511.06434, in its PyTorch form",
    ),
    Preset(
        "dcgan_projection",
        "DCGAN projection: 1x1 to 4x4",
        "network",
        _square(1, 4),
        "Radford, Metz & Chintala 2015, arXiv:1511.06434, in its PyTorch form",
    ),
    Preset(
        "unet",
        "U-Net up-convolution: 2x2, stride 2",
        "network",
        _square(4, 2, 2),
        "Ronneberger, Fischer & Brox 2015, arXiv:1505.04597",
    ),
    Preset(
        "fcn_bilinear",
        "FCN bilinear upsampling: 4x4, stride 2, padding 1",
        "network",
        _square(5, 4, 2, padding=1),
        "Long, Shelhamer & Darrell 2015, arXiv:1411.4038",
        "bilinear",
    ),
    Preset(
        "checkerboard",
        "Checkerboard-prone: 3x3, stride 2, padding 1, output padding 1",
        "network",
        _square(5, 3, 2, padding=1, output_padding=1),
        "Odena, Dumoulin & Olah 2016, doi:10.23915/distill.00003",
        "ones",
    ),
    Preset(
        "fsrcnn",
        "FSRCNN: 9x9, stride 3, padding 4, output padding 2",
        "network",
        _square(5, 9, 3, padding=4, output_padding=2),
        "Dong, Loy & Tang 2016, arXiv:1608.00367",
    ),
)
"""All presets, in the order to show them."""
