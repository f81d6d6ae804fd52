"""One layer of a pasted text as a value, and how it is written again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from deconv_viz.frameworks.arrays import shape_in
from deconv_viz.frameworks.layer import Layer
from deconv_viz.frameworks.paste.signatures import Kind, Signature, signature_of

_COUNTED = ("transposed", "convolution", "pooling", "upsampling", "padding")


@dataclass(frozen=True, slots=True)
class Parsed:
    """One layer as it was written.

    kind: what it does to the size (see `Kind`); `layer` holds the arguments in the framework's own
        words, of transposed layers exactly those that `meaning` understands.
    rank: its number of spatial axes, 0 where only its input tells.
    kernel, channels, filters: where the text names them (a weight that is written out with its
        shape names all three).
    sizes: the size that it sets, of kind "sets".
    source: how it is written, where that is not by its arguments.
    line: where it stands in the text; assumed: arguments whose value the text does not tell and
        that change no size, taken as 1 or left out.
    """

    kind: Kind
    layer: Layer
    rank: int = 0
    kernel: tuple[int, ...] | None = None
    channels: int | None = None
    filters: int | None = None
    sizes: tuple[int, ...] | None = None
    source: str = ""
    line: int = field(default=1, compare=False)
    assumed: tuple[str, ...] = field(default=(), compare=False)

    @property
    def counts(self) -> bool:
        """Whether it is one of the layers that a stack is made of: those that give a new size."""
        return self.kind in _COUNTED

    @property
    def name(self) -> str:
        """The name that people write: "Conv2DTranspose", "nn.ConvTranspose2d"."""
        signature = signature_of(self.layer.framework, self.layer.target)
        return signature.short if signature else self.layer.target


def write(parsed: Parsed) -> str:
    """Return the layer as a line that `parse_layers` reads back as the same layer."""
    layer = parsed.layer
    signature = signature_of(layer.framework, layer.target)
    if parsed.source or signature is None:
        return parsed.source or f"{layer.target}()"
    if layer.framework.startswith("onnx"):
        words = ", ".join([f'"{layer.target}"', '["x", "w"]', '["y"]', *_keywords(layer.args)])
        return f"helper.make_node({words})"
    given: list[str] = []
    left = dict(layer.args)
    for word in signature.positions:
        if word in signature.arrays and word != "bias":
            is_weight = word == _weight_name(signature)
            given.append(_weight(parsed, signature) if is_weight else "x")
        elif word in left and (word in signature.required or word == signature.positions[0]):
            given.append(repr(left.pop(word)))
        else:
            break
    text = f"{signature.short}({', '.join([*given, *_keywords(left)])})"
    return f"{text}(x, {', '.join(_keywords(layer.call))})" if layer.call else text


def _keywords(args: Mapping[str, Any]) -> list[str]:
    return [f"{name}={value!r}" for name, value in args.items()]


def _weight_name(signature: Signature) -> str:
    """Return which of the arrays is the weight: the second, but for SciPy's and PyTorch's grad."""
    if not signature.weight:
        return ""
    if signature.positions[0] in ("h", "input_size"):  # upfirdn and the gradient
        return signature.arrays[0]
    return signature.arrays[1]


def _weight(parsed: Parsed, signature: Signature) -> str:
    if parsed.kernel is None:
        return "w"
    channels, filters = parsed.channels or 1, parsed.filters or 1
    groups = parsed.layer.args.get("groups", parsed.layer.args.get("num_groups", 1))
    if parsed.kind == "transposed" and isinstance(groups, int) and groups > 0:
        filters //= groups
    shape = shape_in(signature.weight, parsed.kernel, I=channels, O=filters)
    numbers = ", ".join(map(str, shape))
    return f"torch.ones({numbers})" if signature.framework == "torch" else f"np.ones({shape!r})"


def read_weight(
    signature: Signature, shape: tuple[int, ...], groups: int
) -> tuple[tuple[int, ...], int, int] | None:
    """Return kernel, channels and filters of a weight's shape, None where it does not fit."""
    rank = len(shape) - len(signature.weight) + 1
    if not 1 <= rank <= 3 or (signature.rank and signature.rank != rank) or min(shape) < 1:
        return None
    first = signature.weight.index("S")
    kernel = shape[first : first + rank]
    others = [*shape[:first], *shape[first + rank :]]
    lengths = dict(zip(signature.weight.replace("S", ""), others, strict=True))
    filters = lengths.get("O", 1) * (groups if signature.kind == "transposed" else 1)
    return kernel, lengths.get("I", 1), filters
