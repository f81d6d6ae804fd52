"""The output size of a layer in a framework's words, for any input, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from deconv_viz.frameworks.errors import FrameworkError
from deconv_viz.frameworks.layer import Span
from deconv_viz.frameworks.paddings import MODES, Shape
from deconv_viz.frameworks.registry import meaning, shapes
from deconv_viz.frameworks.solve import Words
from deconv_viz.frameworks.wording import layer_of


def outputs(framework: str, words: Words, size: int) -> range:
    """Return the output sizes that the words leave open: only where the framework is told one.

    TensorFlow takes an output shape, and as many are possible as the stride says; elsewhere the
    words say everything, and the range is empty.
    """
    if framework != "tensorflow":
        return range(0)
    shape = Shape(size, words.kernel, words.stride, words.dilation, words.first)
    mode = next(mode for mode in MODES[framework] if mode.name == words.mode)
    low, high = mode.reach(shape)
    return range(int(low), int(high) + 1)


def span_of(framework: str, words: Words, size: int, choice: int = 0) -> Span:
    """Return what the layer makes of a square input of this size, by the framework's own rules.

    choice: which of the `outputs` that are left open, counted from the least. Raises
    FrameworkError where the framework refuses.
    """
    told = outputs(framework, words, size)
    output = told[min(choice, len(told) - 1)] if told else 0
    layer = layer_of(framework, (words, words), (output, output))
    x_shape, w_shape = shapes(layer, (size, size), (words.kernel, words.kernel), 1, 1)
    return meaning(layer, x_shape, w_shape).spans[0]


def curve(
    framework: str, words: Words, sizes: Iterable[int], choice: int = 0
) -> dict[int, int | None]:
    """Return the output size for every input size, None where the framework refuses."""
    return {size: _output(framework, words, size, choice) for size in sizes}


def single_changes(
    framework: str,
    words: Words,
    size: int,
    wanted: int | None,
    bounds: Mapping[str, Iterable[Any]],
    choice: int = 0,
) -> tuple[Words, ...]:
    """Return the words that give `wanted` (None: anything at all) and differ in one place only.

    bounds: what may stand in each place, the nearest values first, in the order of preference of
    the places; each place gives at most one answer. "first" changes both ends of the padding.
    """
    found = []
    for name, values in bounds.items():
        for value in values:
            change = {"first": value, "last": value} if name == "first" else {name: value}
            changed = words._replace(**change)
            if changed == words:
                continue
            output = _output(framework, changed, size, choice)
            if output and (wanted is None or output == wanted):
                found.append(changed)
                break
    return tuple(found)


def _output(framework: str, words: Words, size: int, choice: int) -> int | None:
    try:
        return span_of(framework, words, size, choice).output
    except FrameworkError:
        return None
