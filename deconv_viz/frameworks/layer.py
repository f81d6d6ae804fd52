"""A layer in a framework's own words, and what it means in the one canonical form.

Per axis, with F = (size-1)*stride + dilation*(kernel-1) + 1:

    full[i*stride + t*dilation] += x[i] * w[t]      0 <= i < size, 0 <= t < kernel
    y = full[begin : begin + output]                zeros where there is nothing of full

and then the bias, on every position. Canonical arrays are x (N, C, *sizes), w (C, filters/groups,
*kernels), y (N, filters, *outputs): PyTorch's layouts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from deconv_viz.core import Axis


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer or an operation as its user writes it.

    `framework` and `target` are named as in `FRAMEWORKS`; `args` are the arguments in the
    framework's own words (those that are left out have its defaults), `call` what is only said when
    the layer is called (PyTorch's output_size).
    """

    framework: str
    target: str
    args: Mapping[str, Any] = field(default_factory=dict)
    version: str | None = None
    backend: str | None = None
    call: Mapping[str, Any] | None = None


class Span(NamedTuple):
    """One axis of a meaning; `begin` may be negative and `output` 0."""

    size: int
    kernel: int
    stride: int
    dilation: int
    begin: int
    output: int

    @property
    def full(self) -> int:
        """The size of the full, uncropped result F."""
        return (self.size - 1) * self.stride + self.dilation * (self.kernel - 1) + 1

    @property
    def end(self) -> int:
        """What is cropped at the end; negative where zeros are appended."""
        return self.full - self.begin - self.output

    def axis(self) -> Axis:
        """Return the axis of the core; raises ParameterError if the output is empty."""
        return Axis(self.size, self.kernel, self.stride, self.dilation, (self.begin, self.end))


class Layouts(NamedTuple):
    """The order of the axes, a letter each: "NCS" or "NSC" for data, "IOS", "SOI" … for weights.

    N batch, C channels, S all spatial axes; I input channels, O output channels (of one group).
    Data without N or C, as SciPy's and PyTorch's unbatched, leave the letter out. `result` is the
    order of the result's axes where it is not that of the data.
    """

    data: str
    weight: str
    result: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a layer computes.

    flipped: the kernel is scattered reversed along every spatial axis (JAX's default, Keras 1).
    wrap: for each axis (period, lead) of a circular padding, applied to the result, else None.
    bias: along which axis the bias is added; all but "channels" are defects of a framework.
    batch: the batch size, which some frameworks want said. `registry.meaning` fills it in.
    """

    spans: tuple[Span, ...]
    channels: int
    filters: int
    layouts: Layouts
    groups: int = 1
    flipped: bool = False
    wrap: tuple[tuple[int, int], ...] | None = None
    bias: Literal["channels", "last_axis", "first_of_group"] = "channels"
    batch: int = 1


class Word(NamedTuple):
    """One argument of a framework: its name, what may stand there, and its default.

    kind: "int" (a count), "sizes" (an integer or one an axis), "sizes_or_none", "list" (one an
    axis, never a bare integer, or None), "choice" (of `choices`), "choice_or_pads" (one of
    `choices`, or pairs an axis), "pads" (ONNX's flat list of begins and ends), "shape" (a whole
    shape in the framework's layout, None where open), "bool".
    required: it has no default.
    """

    name: str
    kind: str
    default: Any = None
    choices: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be called: its rank and its arguments in the order of its signature.

    Rank 0 stands for 1 to 3, by the input. `on_call` are the arguments that are only said when the
    layer is called. `kernel_in_weight` tells that no argument names the kernel size and the
    filters: they are read from the weight's shape (functions and operators as against layers).
    """

    name: str
    rank: int
    words: tuple[Word, ...]
    kernel_in_weight: bool = False
    on_call: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Quirk:
    """A fact that surprises, found by running the framework: shown where it applies.

    `key` names its sentence (English in `says`); `versions` is how the versions are written to
    which it applies ("3.0.5–3.14"), empty for all that were run.
    """

    key: str
    framework: str
    says: str
    versions: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """A layer of another framework that computes the same.

    crop: what is to be cut off its output afterwards, (begin, end) an axis, negative for zeros to
    be put there; None where its words say all. flipped: whether the kernel's elements must be
    reversed on the way, over and above the change of layout.
    """

    layer: Layer
    crop: tuple[tuple[int, int], ...] | None = None
    flipped: bool = False


def puts_zeros(crop: Sequence[tuple[int, int]] | None) -> bool:
    """Return whether a crop (begin, end) an axis puts zeros somewhere instead of cutting."""
    return any(cut < 0 for axis in crop or () for cut in axis)
