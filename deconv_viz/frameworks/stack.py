"""Sizes through a stack of layers, the decoder's beside the encoder's.

The encoder is what stands before the first layer that grows the size by its kind (transposed
convolution, upsampling). Each growing layer of the decoder undoes one layer of the encoder, the
last not yet undone: one with a stride undoes one with a stride, one without the layer just before.
Its output should be as large as that layer's input, and has to be where a skip connection joins
the two.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from deconv_viz.frameworks.arguments import refuse
from deconv_viz.frameworks.declared import declared
from deconv_viz.frameworks.errors import FrameworkError, add_rules
from deconv_viz.frameworks.layer import Layer, Span
from deconv_viz.frameworks.ordinary import DEFAULT_KERNEL, ordinary_sizes, window
from deconv_viz.frameworks.paste.layer import Parsed
from deconv_viz.frameworks.registry import meaning, shapes

Sizes = tuple[int, ...]

MAX_COUNTED = 8
"""How many layers that give a new size a stack can have."""

_MOST_ALIKE = 64  # of the sizes that a layer makes alike: more of them tell no more

MAX_SIZE = 100_000
"""The largest size of an axis; beyond it nothing is computed."""

add_rules(
    {
        "size_ended": (
            "{target} is given no spatial axes: after {received} there are none until a Reshape "
            "or Unflatten makes some."
        ),
        "size_too_large": (
            "{framework}: {target} would give a size of {received}; sizes up to {limit} are "
            "followed here."
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Stack:
    """Layers, the size that comes in, and the one that should come out.

    goal: None for the size that came in, where there is an encoder. joined: whether skip
    connections join encoder and decoder, so that every level has to agree and not only the end.
    """

    layers: tuple[Parsed, ...]
    sizes: Sizes
    goal: Sizes | None = None
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One counted layer: its place in `Stack.layers`, and the sizes before and after it.

    after: None where it is refused, for the reason in `error`. stride: the largest along an axis.
    mirrors: which step of the encoder it undoes, and `wanted` the size that should come out.
    """

    at: int
    parsed: Parsed
    before: Sizes
    after: Sizes | None
    stride: int
    up: bool
    error: FrameworkError | None = None
    mirrors: int | None = None
    wanted: Sizes | None = None

    @property
    def off(self) -> Sizes | None:
        """How much too large each axis is (negative: too small); None where nothing is wanted."""
        if self.wanted is None or self.after is None or len(self.wanted) != len(self.after):
            return None
        return tuple(got - want for got, want in zip(self.after, self.wanted, strict=True))


@dataclass(frozen=True, slots=True)
class Walk:
    """A stack with the size through each layer. `goal` is the size that should come out, if any."""

    stack: Stack
    steps: tuple[Step, ...]
    goal: Sizes | None
    encoder: int
    """How many of the steps belong to the encoder."""

    @property
    def result(self) -> Sizes | None:
        """The size that comes out, None where a layer is refused."""
        if any(step.error for step in self.steps):
            return None
        return self.steps[-1].after if self.steps else self.stack.sizes

    @property
    def misses(self) -> tuple[Step, ...]:
        """The steps that have to give another size: the last, with joins also all others."""
        off = [step for step in self.steps if any(step.off or ())]
        return tuple(step for step in off if self.stack.joined or step is self.steps[-1])

    @property
    def lost(self) -> Step | None:
        """The first step of the decoder that does not come back to its level."""
        return next((step for step in self.steps if any(step.off or ())), None)

    @property
    def holds(self) -> bool:
        """Whether every size that has to agree does."""
        return self.result is not None and not self.misses


class Facts(NamedTuple):
    """The size after a layer and its largest stride, or why it is refused."""

    after: Sizes | None
    stride: int
    error: FrameworkError | None


def walk(stack: Stack, facts: Callable[[Parsed, Sizes], Facts] | None = None) -> Walk:
    """Return the sizes through all layers; nothing is raised, a refusal stands in its step.

    facts: another way to find what `facts_of` finds, for those who walk often.
    """
    known = facts or facts_of
    steps: list[Step] = []
    sizes: Sizes | None = stack.sizes
    ended = ""
    for at, parsed in enumerate(stack.layers):
        if parsed.kind == "ends":
            ended, sizes = parsed.source or parsed.name, None
        elif parsed.kind == "sets" and parsed.sizes:
            sizes = parsed.sizes
        elif parsed.counts or parsed.kind == "sets":
            if sizes is None:
                error = refuse(parsed.layer, "size_ended", "", ended) if ended else None
                found = Facts(None, 1, error)
            else:
                found = known(parsed, sizes)
            up = parsed.kind in ("transposed", "upsampling") and "Unshuffle" not in parsed.name
            steps.append(Step(at, parsed, sizes or (), found.after, found.stride, up, found.error))
            ended, sizes = "", found.after
    return _paired(stack, steps)


def facts_of(parsed: Parsed, sizes: Sizes) -> Facts:
    """Return the size after one layer and its largest stride, or why it is refused."""
    try:
        if parsed.kind == "transposed":
            found = spans(parsed, sizes)
            after, stride = tuple(span.output for span in found), max(s.stride for s in found)
        else:
            after, stride = ordinary_sizes(parsed, sizes), 1
            if parsed.kind in ("convolution", "pooling"):
                stride = max(window(parsed, len(sizes)).stride)
            elif parsed.kind == "upsampling":
                stride = max(2 if max(sizes) != max(after) else 1, 1)
        if min(after) < 1:
            raise refuse(parsed.layer, "nothing_left", "", sizes)
        if max(after) > MAX_SIZE:
            raise refuse(parsed.layer, "size_too_large", "", after, {"limit": f"{MAX_SIZE:,}"})
    except FrameworkError as error:
        return Facts(None, 1, error)
    return Facts(after, stride, None)


def spans(parsed: Parsed, sizes: Sequence[int]) -> tuple[Span, ...]:
    """Return the canonical axes of a transposed layer on an input; raises FrameworkError."""
    if parsed.rank and parsed.rank != len(sizes):
        raise refuse(parsed.layer, "axes_unlike", "", len(sizes), {"expected": parsed.rank})
    kernel = parsed.kernel or kernel_of(parsed.layer, len(sizes))
    said = declared(parsed.layer, len(sizes))
    channels = parsed.channels or said.groups
    filters = max(parsed.filters or said.filters or 1, said.groups)
    x, w = shapes(parsed.layer, sizes, kernel, channels, filters, said.groups, said.batch or 1)
    return meaning(parsed.layer, x, w).spans


def kernel_of(layer: Layer, rank: int) -> Sizes:
    """Return the kernel that arguments name for all axes at once, else the one that is assumed."""
    for word in ("kernel_size", "kernel_shape"):
        value = layer.args.get(word)
        if type(value) is int:
            return (value,) * rank
        if isinstance(value, (tuple, list)) and len(value) == rank:
            return tuple(value)
    return (DEFAULT_KERNEL,) * rank


def needs_kernel(parsed: Parsed) -> bool:
    """Return whether nothing tells the kernel of a layer: its weight is an array of any shape."""
    args = parsed.layer.args
    named = parsed.kernel or "kernel_size" in args or "kernel_shape" in args
    return parsed.kind in ("transposed", "convolution") and not named


def _paired(stack: Stack, steps: list[Step]) -> Walk:
    encoder = next((place for place, step in enumerate(steps) if step.up), len(steps))
    goal = stack.goal
    if goal is None and 0 < encoder < len(steps):
        goal = stack.sizes
    waiting = list(range(encoder)) if encoder < len(steps) else []
    found = steps[:encoder]
    for place in range(encoder, len(steps)):
        step, mirrors = steps[place], None
        if step.up and step.stride > 1:
            while waiting and mirrors is None:
                last = waiting.pop()
                mirrors = last if steps[last].stride > 1 else None
        elif step.up and waiting and steps[waiting[-1]].stride == 1:
            mirrors = waiting.pop()
        elif step.parsed.kind == "padding" and found[-1].mirrors is not None:
            # What is cut or added right after a layer belongs to it: the level is judged here.
            mirrors = found[-1].mirrors
            found[-1] = replace(found[-1], mirrors=None, wanted=None)
        if mirrors is not None:
            step = replace(step, mirrors=mirrors, wanted=steps[mirrors].before or None)
        found.append(step)
    if found and goal is not None:
        found[-1] = replace(found[-1], wanted=goal)
    return Walk(stack, tuple(found), goal, encoder)


def alike(step: Step) -> tuple[Sizes, ...]:
    """Return the sizes, all axes together, of which this layer makes the same as of its own input.

    They are why the way back has a choice: with a stride of s there are up to s of them.
    """
    found = []
    reach = min(max(step.stride, 1), _MOST_ALIKE)
    for more in range(-reach, reach + 1):
        sizes = tuple(size + more for size in step.before)
        if min(sizes, default=0) > 0 and facts_of(step.parsed, sizes).after == step.after:
            found.append(sizes)
    return tuple(found)
