"""What the page of stacks shows: one value, to and from the address.

layers=Conv2D(8, 3, strides=2); …   the layers, as lines of code
size=28,28                          the size that comes in
goal=64,64                          the size that should come out, where it is another one
skips=1                             skip connections: every level has to agree
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from deconv_viz.frameworks.parse import MAX_LAYERS, Parsed, ParseError, parse_layers, write
from deconv_viz.frameworks.stack import MAX_COUNTED, Sizes, Stack

OWN = frozenset(("layers", "size", "goal", "skips"))
"""The page's keys of the address."""

MAX_INPUT = 4096
"""The largest size that can be put in."""

MAX_LINK = 4_000  # characters of the layers' lines; longer links are cut by some programs
_SIZES = re.compile(r"[0-9]{1,4}(?:,[0-9]{1,4}){0,2}")


@dataclass(frozen=True, slots=True)
class Preset:
    """A known stack. key: its name in the catalogue."""

    key: str
    text: str
    sizes: Sizes
    goal: Sizes | None = None
    joined: bool = False


def _lines(*parts: tuple[int, str]) -> str:
    return "\n".join(line for count, line in parts for _ in range(count))


_SAME = "padding='same'"
PRESETS: tuple[Preset, ...] = (
    Preset(
        "strided",
        "\n".join(
            (
                f"Conv2D(16, 3, strides=2, {_SAME})",
                f"Conv2D(32, 3, strides=2, {_SAME})",
                f"Conv2D(64, 3, strides=2, {_SAME})",
                f"Conv2DTranspose(32, 3, strides=2, {_SAME})",
                f"Conv2DTranspose(16, 3, strides=2, {_SAME})",
                f"Conv2DTranspose(1, 3, strides=2, {_SAME})",
            )
        ),
        (28, 28),
    ),
    Preset(
        "autoencoder",
        "Conv2D(16, 3)\nConv2D(8, 3)\nConv2D(8, 3)\n"
        "Conv2DTranspose(8, 3)\nConv2DTranspose(16, 3)\nConv2DTranspose(1, 3)",
        (28, 28),
    ),
    Preset(
        "unet",
        "nn.Conv2d(1, 64, 3, padding=1)\nnn.MaxPool2d(2)\nnn.Conv2d(64, 128, 3, padding=1)\n"
        "nn.ConvTranspose2d(128, 64, 2, stride=2)\ntorch.cat([x, skip], dim=1)\n"
        "nn.Conv2d(128, 64, 3, padding=1)",
        (29, 29),
        joined=True,
    ),
    Preset(
        "dcgan",
        "nn.ConvTranspose2d(100, 512, 4, stride=1, padding=0)\n"
        "nn.ConvTranspose2d(512, 256, 4, stride=2, padding=1)\n"
        "nn.ConvTranspose2d(256, 128, 4, stride=2, padding=1)\n"
        "nn.ConvTranspose2d(128, 64, 4, stride=2, padding=1)\n"
        "nn.ConvTranspose2d(64, 3, 4, stride=2, padding=1)",
        (1, 1),
        goal=(64, 64),
    ),
    Preset(
        "keras_decoder",
        f"Conv2DTranspose(64, 3, strides=2, {_SAME})\n"
        f"Conv2DTranspose(32, 3, strides=2, {_SAME})\nConv2DTranspose(1, 3, {_SAME})",
        (7, 7),
        goal=(28, 28),
    ),
    Preset("fsrcnn", "nn.ConvTranspose2d(56, 1, 9, stride=3, padding=4)", (11, 11), goal=(33, 33)),
)
"""Stacks that are known, the first of them shown at first."""


@dataclass(frozen=True, slots=True)
class StackState:
    """The page's state.

    text: what stands in the text field, as it was typed. problem: why that text is not the stack,
    or what a link did not tell. mended: what is probably meant in that text, and the whole text
    with it. chosen: the place of the layer whose arguments are shown.
    """

    stack: Stack
    text: str
    problem: str = ""
    mended: tuple[str, str] | None = None
    chosen: int = 0


class TooManyLayersError(ValueError):
    """More layers that give a new size than a stack takes; `found` of them."""

    def __init__(self, found: int) -> None:
        self.found = found
        super().__init__(found)


def stack_of(text: str, like: Stack) -> Stack:
    """Return the stack of a text, its sizes and goal as those of `like` where it names none.

    Raises ParseError, and TooManyLayersError.
    """
    layers = parse_layers(text)
    counted = sum(layer.counts for layer in layers)
    if counted > MAX_COUNTED:
        raise TooManyLayersError(counted)
    sizes, goal = like.sizes, like.goal
    first = next(
        (at for at, layer in enumerate(layers) if layer.counts or layer.kind == "sets"), None
    )
    if first is not None and layers[first].kind == "sets" and layers[first].sizes:
        sizes = tuple(min(size, MAX_INPUT) for size in layers[first].sizes or ())
        layers = layers[first + 1 :]
    ranks = [layer.rank for layer in layers if layer.rank and layer.counts]
    rank = ranks[0] if ranks else len(sizes)
    joined = like.joined or any(layer.kind == "joins" for layer in layers)
    return Stack(layers, of_rank(sizes, rank), of_rank(goal, rank) if goal else None, joined)


def of_rank(sizes: Sizes, rank: int) -> Sizes:
    """Return sizes of another number of axes: the last one goes on."""
    return (*sizes, *(sizes[-1:] * rank))[:rank]


def text_of(stack: Stack) -> str:
    """Return the stack as lines of code."""
    return "\n".join(write(layer) for layer in stack.layers)


def of_preset(preset: Preset) -> StackState:
    """Return the state in which a preset opens."""
    stack = Stack(parse_layers(preset.text), preset.sizes, preset.goal, preset.joined)
    return StackState(stack, preset.text)


DEFAULT = of_preset(PRESETS[0])
"""The state at first: an autoencoder that does not come back."""


def preset_of(stack: Stack) -> str | None:
    """Return the key of the preset that this is, if it is one."""
    return next((key for key, known in _KNOWN.items() if known == stack), None)


_KNOWN = {preset.key: of_preset(preset).stack for preset in PRESETS}


def with_stack(state: StackState, stack: Stack, chosen: int | None = None) -> StackState:
    """Return the state with another stack, the text in step with it."""
    at = state.chosen if chosen is None else chosen
    text = state.text if stack.layers == state.stack.layers else text_of(stack)
    return replace(
        state,
        stack=stack,
        text=text,
        problem="",
        mended=None,
        chosen=min(max(at, 0), len(stack.layers) - 1),
    )


def encode(state: StackState) -> dict[str, str]:
    """Return the state as a query, empty for the first one; too long a text is left out."""
    stack = state.stack
    if stack == DEFAULT.stack:
        return {}
    query = {}
    lines = line_of(stack)
    if len(lines) <= MAX_LINK and stack.layers != DEFAULT.stack.layers:
        query["layers"] = lines
    if stack.sizes != DEFAULT.stack.sizes:
        query["size"] = _write(stack.sizes)
    if stack.goal:
        query["goal"] = _write(stack.goal)
    if stack.joined:
        query["skips"] = "1"
    return query


def line_of(stack: Stack) -> str:
    """Return the layers in one line."""
    return "; ".join(write(layer) for layer in stack.layers)


def is_whole_in_link(state: StackState) -> bool:
    """Return whether the address holds the layers."""
    return len(line_of(state.stack)) <= MAX_LINK


def decode(query: Mapping[str, str]) -> tuple[StackState, str]:
    """Return the state of a query, and the key of what could not be read of it, or ""."""
    if not OWN & query.keys():
        return DEFAULT, ""
    fault = ""
    sizes = _read(query.get("size", ""))
    goal = _read(query.get("goal", ""))
    if ("size" in query and not sizes) or ("goal" in query and not goal):
        fault = "stack.link_sizes"
    start = replace(
        DEFAULT.stack, sizes=sizes or DEFAULT.stack.sizes, goal=goal, joined="skips" in query
    )
    lines = query.get("layers", line_of(DEFAULT.stack))[: MAX_LINK + 1]
    try:
        stack = stack_of(lines.replace("; ", "\n"), start)
    except (ParseError, TooManyLayersError):
        return DEFAULT, "stack.link_layers"
    return StackState(stack, text_of(stack)), fault


def _write(sizes: Sizes) -> str:
    return ",".join(map(str, sizes))


def _read(said: str) -> Sizes | None:
    if not _SIZES.fullmatch(said):
        return None
    sizes = tuple(int(part) for part in said.split(","))
    return sizes if all(1 <= size <= MAX_INPUT for size in sizes) else None


__all__ = [
    "DEFAULT",
    "MAX_INPUT",
    "MAX_LAYERS",
    "OWN",
    "PRESETS",
    "Parsed",
    "Preset",
    "StackState",
    "TooManyLayersError",
    "decode",
    "encode",
    "is_whole_in_link",
    "of_preset",
    "preset_of",
    "stack_of",
    "text_of",
    "with_stack",
]
