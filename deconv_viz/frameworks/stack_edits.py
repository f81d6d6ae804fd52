"""The single changes that a stack's frameworks have words for, each with what it costs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import Any

from deconv_viz.frameworks.layer import Layer
from deconv_viz.frameworks.ordinary import window
from deconv_viz.frameworks.paste.layer import Parsed, write
from deconv_viz.frameworks.stack import Sizes, Stack, Step, Walk, kernel_of, spans

# What a change costs: how much else it changes. The first keep the weights and the canvas.
_COST = {
    "output_padding": 1.0,
    "output_size": 1.2,
    "output_shape": 1.2,
    "input_shape": 1.2,
    "padding": 2.0,
    "pads": 2.0,
    "auto_pad": 2.0,
    "border_mode": 2.0,
    "ceil_mode": 2.4,
    "size": 2.4,
    "crop": 3.0,
    "zeros": 3.2,
    "kernel_size": 4.0,
    "input": 5.0,
    "stride": 6.0,
    "strides": 6.0,
}
_OTHER_COST = 4.5
_MOST_VALUES = 64  # of one argument: a pasted layer may have a kernel or a stride of millions


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: of the layer at place `at` of `Stack.layers`, or of the input (-1).

    what: the argument's name, or "crop", "zeros" and "input". value: what it becomes, the layer
    that comes in after `at`, the sizes of the input. text: how that is written, such as
    "output_padding=1" or the line of the layer that comes in.
    """

    at: int
    what: str
    value: Any
    text: str
    cost: float = 0.0

    @property
    def comes_in(self) -> bool:
        """Whether it is a new layer, after that at `at`."""
        return self.what in ("crop", "zeros")


def apply(
    stack: Stack, edits: Iterable[Edit], change: Callable[[Parsed, Edit], Parsed] | None = None
) -> Stack:
    """Return the stack with these edits made.

    change: another way to find what `changed` finds, for those who try many.
    """
    layers, sizes = list(stack.layers), stack.sizes
    # What comes in shifts the places behind it: it comes last, and from the end.
    for edit in sorted(edits, key=lambda one: (one.comes_in, -one.at)):
        if edit.what == "input":
            sizes = edit.value
        elif edit.comes_in:
            layers.insert(edit.at + 1, edit.value)
        else:
            old = layers[edit.at]
            new = change(old, edit) if change else changed(old, edit.what, edit.value)
            layers[edit.at] = new
    return replace(stack, layers=tuple(layers), sizes=sizes)


def edits(now: Walk) -> Iterator[Edit]:
    """Yield every single change: of an argument, a layer that comes in, the input's size."""
    for step in now.steps:
        yield from edits_of(now, step)
    yield from _inputs(now)


def edits_of(now: Walk, step: Step) -> Iterator[Edit]:
    """Yield the edits of one layer that its framework has words for."""
    for what, value, away in _values(now, step):
        layer = step.parsed.layer
        old = (layer.call or {}).get(what) if what == "output_size" else layer.args.get(what)
        if value == old and type(value) is type(old):
            continue
        cost = _COST.get(what, _OTHER_COST) + 0.1 * away
        yield Edit(step.at, what, value, f"{what}={value!r}", cost)
    yield from _cuts(now, step)


def nearest_edits(step: Step) -> Iterator[Edit]:
    """Yield what a refused layer's framework would take instead, by its own refusal."""
    for word, value in (step.error.nearest if step.error else {}).items():
        whole = tuple(value) if isinstance(value, list) else value
        if isinstance(whole, tuple) and len(set(map(repr, whole))) == 1 and word not in _LISTED:
            whole = whole[0]
        yield Edit(step.at, word, whole, f"{word}={whole!r}", _NEAREST_COST)


_LISTED = ("pads", "output_shape", "input_shape", "kernel_shape", "output_size")
_NEAREST_COST = 0.8


def changed(parsed: Parsed, word: str, value: Any) -> Parsed:
    """Return the layer with another value of one argument, None to leave it at its default."""
    layer = parsed.layer
    if word == "output_size" and layer.target.startswith("torch.nn.ConvTranspose"):
        return replace(parsed, layer=replace(layer, call={word: value}))
    if word == "weight":  # an array: its shape says the kernel
        return replace(parsed, kernel=_spread(value, len(parsed.kernel or ()) or parsed.rank))
    args = {**layer.args, word: value}
    if value is None:
        del args[word]
    kernel = parsed.kernel
    if word in ("kernel_size", "pool_size", "kernel_shape", "window_shape"):
        kernel = None if value is None else _spread(value, parsed.rank)
    elif word in ("nb_row", "nb_col"):
        kernel = (args.get("nb_row", 1), args.get("nb_col", 1))
    new = Layer(layer.framework, layer.target, args, layer.version, layer.backend, layer.call)
    return replace(parsed, layer=new, kernel=kernel)


def _spread(value: Any, rank: int) -> Sizes | None:
    if isinstance(value, (tuple, list)):
        return tuple(value)
    return (value,) * rank if rank else None


def _values(now: Walk, step: Step) -> Iterator[tuple[str, Any, int]]:
    """Yield (argument, value, how far it is from the present one)."""
    parsed, rank = step.parsed, len(step.before)
    if not rank:
        return
    framework = parsed.layer.framework
    unlike = len(set(step.before)) > 1 or len(set(step.wanted or now.goal or (0,))) > 1
    if parsed.kind == "transposed":
        try:
            axes = spans(parsed, step.before)
        except ValueError:
            axes = ()
        stride = max((axis.stride for axis in axes), default=2)
        dilation = max((axis.dilation for axis in axes), default=1)
        yield from _transposed(parsed, rank, stride, dilation, step.wanted, unlike)
    elif parsed.kind in ("convolution", "pooling"):
        yield from _window(parsed, rank, unlike)
    elif "size" in parsed.layer.args and framework == "torch" and step.wanted:
        yield "size", step.wanted, 0


def _transposed(
    parsed: Parsed, rank: int, stride: int, dilation: int, wanted: Sizes | None, unlike: bool
) -> Iterator[tuple[str, Any, int]]:
    args, framework = parsed.layer.args, parsed.layer.framework
    kernel = parsed.kernel or kernel_of(parsed.layer, rank)
    match framework:
        case "torch" if "input_size" not in args:
            yield from _each("output_padding", args, rank, range(max(stride, dilation)), 0, unlike)
            if wanted and parsed.layer.target.startswith("torch.nn.ConvTranspose"):
                yield "output_size", wanted, 0
            yield from _each("padding", args, rank, range(max(kernel) * dilation), 0, unlike)
            yield from _kernels("kernel_size", args, kernel)
            yield from _each("stride", args, rank, range(1, 5), 1, False)
        case "keras" | "tf_keras":
            yield "output_padding", None, 0
            yield from _each("output_padding", args, rank, range(stride), 0, unlike)
            for word in ("same", "valid"):
                yield "padding", word, 0
            yield from _kernels("kernel_size", args, kernel)
            yield from _each("strides", args, rank, range(1, 5), 1, False)
        case "tensorflow" | "keras1":
            shape = list(args.get("output_shape", ()))
            if wanted and len(shape) == rank + 2:
                first = args.get("data_format", args.get("dim_ordering", "tf"))
                start = 2 if first in ("th", "NCHW", "NCW", "NCDHW") else 1
                shape[start : start + rank] = wanted
                given = args["output_shape"]
                yield "output_shape", tuple(shape) if isinstance(given, tuple) else shape, 0
            word = "padding" if framework == "tensorflow" else "border_mode"
            same, valid = ("SAME", "VALID") if framework == "tensorflow" else ("same", "valid")
            yield word, same, 0
            yield word, valid, 0
        case "jax" | "flax":
            for word in ("SAME", "VALID"):
                yield "padding", word, 0
            most = min(max(kernel), _MOST_VALUES)
            for begin in range(most):
                for end in range(max(begin - 1, 0), min(begin + 2, most)):
                    yield "padding", [(begin, end)] * rank, begin + end
            if framework == "flax":
                yield from _kernels("kernel_size", args, kernel)
        case "onnxruntime" | "onnx-published" | "onnx-reference":
            for value in range(min(stride, _MOST_VALUES)):
                yield "output_padding", [value] * rank, value
            for value in range(min(max(kernel), _MOST_VALUES)):
                yield "pads", [value] * 2 * rank, value
            if wanted:
                yield "output_shape", list(wanted), 0


def _window(parsed: Parsed, rank: int, unlike: bool) -> Iterator[tuple[str, Any, int]]:
    args, framework = parsed.layer.args, parsed.layer.framework
    try:
        present = window(parsed, rank)
    except ValueError:
        return
    match framework:
        case "torch":
            reach = max(present.kernel) // 2 if parsed.kind == "pooling" else max(present.kernel)
            yield from _each("padding", args, rank, range(reach + 1), 0, unlike)
            if parsed.kind == "pooling":
                yield "ceil_mode", not args.get("ceil_mode", False), 0
            if "kernel_size" in args:
                yield from _kernels("kernel_size", args, present.kernel)
        case "keras" | "tf_keras" | "keras1" | "tensorflow" | "flax":
            word = "border_mode" if framework == "keras1" else "padding"
            for value in ("same", "valid"):
                upper = framework in ("tensorflow", "flax")
                yield word, value.upper() if upper else value, 0
            for name in ("kernel_size", "pool_size"):
                if name in args:
                    yield from _kernels(name, args, present.kernel)


def _each(
    word: str, args: Any, rank: int, values: Iterable[int], default: int, unlike: bool
) -> Iterator[tuple[str, Any, int]]:
    """Yield values of an argument: one for all axes, and where they are unlike one for each."""
    old = args.get(word, default)
    before = tuple(old) if isinstance(old, (tuple, list)) else (old,) * rank
    before = tuple(value if type(value) is int else default for value in before)[:rank]
    options = list(islice(values, _MOST_VALUES))
    for value in options:
        yield word, value, max((abs(value - one) for one in before), default=0)
    if unlike and len(options) ** rank <= 27:
        for apart in product(options, repeat=rank):
            if len(set(apart)) > 1:
                away = max(abs(one - other) for one, other in zip(apart, before, strict=False))
                yield word, apart, away + 1


def _kernels(word: str, args: Any, kernel: Sizes) -> Iterator[tuple[str, Any, int]]:
    if len(set(kernel)) == 1:
        for more in (-2, -1, 1, 2):
            if kernel[0] + more > 0:
                value = kernel[0] + more
                whole = type(args.get(word)) is int
                yield word, value if whole else (value,) * len(kernel), abs(more)


def _cuts(now: Walk, step: Step) -> Iterator[Edit]:
    """Yield the layer that cuts off what is too much after a step, or adds what is missing."""
    off = step.off
    if not off or not any(off) or not (step.up or step is now.steps[-1]):
        return
    layer = _cutting(step.parsed.layer.framework, off)
    if layer:
        what = "crop" if max(off) > 0 else "zeros"
        cost = _COST[what] + 0.05 * max(map(abs, off)) + (0 if step is now.steps[-1] else 0.3)
        yield Edit(step.at, what, layer, write(layer), cost)


def _cutting(framework: str, off: Sizes) -> Parsed | None:
    """Return the layer that takes `off` away at both ends, the odd one at the end."""
    rank = len(off)
    pairs = tuple((abs(one) // 2, abs(one) - abs(one) // 2) for one in off)
    if framework == "torch":
        signed = [
            (-begin, -end) if one > 0 else (begin, end)
            for one, (begin, end) in zip(off, pairs, strict=True)
        ]
        flat = tuple(one for pair in reversed(signed) for one in pair)
        return Parsed(
            "padding", Layer("torch", f"torch.nn.ZeroPad{rank}d", {"padding": flat}), rank
        )
    if framework not in ("keras", "tf_keras", "keras1") or min(off) < 0 < max(off):
        return None
    framework = "keras" if framework == "keras1" else framework
    name, word = ("Cropping", "cropping") if max(off) > 0 else ("ZeroPadding", "padding")
    value = pairs[0] if rank == 1 else pairs
    return Parsed("padding", Layer(framework, f"{name}{rank}D", {word: value}), rank)


def _inputs(now: Walk) -> Iterator[Edit]:
    """Yield input sizes nearby, where the goal follows the input."""
    stack = now.stack
    if stack.goal is not None or not now.encoder:
        return
    for more in (*range(1, 17), *range(-1, -17, -1)):
        sizes = tuple(size + more for size in stack.sizes)
        if min(sizes) > 0:
            cost = _COST["input"] + 0.05 * abs(more)
            yield Edit(-1, "input", sizes, "×".join(map(str, sizes)), cost)
