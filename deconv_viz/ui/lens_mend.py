"""What the lens offers in the place of a layer that is refused: repairs that were tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from deconv_viz.frameworks import FrameworkError, Layer, Layouts, Meaning, Span, target
from deconv_viz.frameworks.arguments import repaired
from deconv_viz.frameworks.registry import MOST_REPAIRS, dialect
from deconv_viz.lessons.lens import Subject, fitted, with_layer
from deconv_viz.lessons.lens_layer import meaning_of


def mended(subject: Subject, refusal: FrameworkError) -> tuple[Subject, dict[str, Any]] | None:
    """Return the nearest layer that works, and the arguments that make it so; None if none is.

    One repair may bring the next fault to light, even one of the shapes, which are found before
    the layer itself is asked: its repair is added. The arguments are {"layer": Layer, …} where the
    refusal itself names the whole layer.
    """
    layer, near = subject.layer, dict(refusal.nearest)
    if "layer" in near:
        return with_layer(subject, near["layer"]), near
    found = dict(near)
    for _ in range(MOST_REPAIRS):
        if not found or "layer" in found:
            break
        near |= found
        better = with_layer(subject, repaired(layer, target(layer), near))
        try:
            meaning_of(better)
        except FrameworkError as further:
            found = dict(further.nearest)
        else:
            return better, near
    return None


def plainest(framework: str, sizes: Sequence[int], called: str | None = None) -> Subject:
    """Return a layer to start from: kernel 3, stride 2, nothing cropped, in this framework's words.

    called names the target; without it, or where it has another rank, the framework's own choice.
    """
    speaker = dialect(framework)
    for rank in (len(sizes), 2, 1):  # some have two axes only, some one
        across = fitted(sizes, rank)
        spans = tuple(Span(size, 3, 2, 1, 0, 2 * size + 1) for size in across)
        means = Meaning(spans, 1, 1, Layouts("NCS", "IOS"))
        for name in (called, None):
            try:
                layer = replace(speaker.express(means, name), framework=framework)
            except FrameworkError:
                continue
            return with_layer(Subject(layer, across), layer)
    layer = Layer(framework, called or next(iter(speaker.TARGETS)))
    return with_layer(Subject(layer, tuple(sizes)), layer)
