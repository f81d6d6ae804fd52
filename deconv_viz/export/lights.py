"""Which cells belong to a step: what `lights.js` decides in the browser."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deconv_viz.export.model import Model, Pair


@dataclass(frozen=True, slots=True)
class Light:
    """Cells that belong to the step: a kernel element gives its hue, None a plain ring."""

    x: dict[Pair, Pair | None]
    w: dict[Pair, Pair | None]
    board: dict[Pair, Pair | None]
    padded: dict[Pair, Pair | None]
    flipped: dict[Pair, Pair | None]
    out: dict[Pair, Pair | None]
    window: Pair | None = None


def light_of(model: Model, step: int) -> Light:
    """Return what a step lights, in both panels."""
    light = Light({}, {}, {}, {}, {}, {})
    at = model.current(step)
    if at is None:
        return light
    if model.subject.order == "output":
        return _lit_output(model, light, at)
    light.x[at] = None
    place = model.place_of(at)
    if place is not None:
        light.padded[place] = None
    for cell, element in model.stamp(at):
        light.board[cell] = element
        output = model.output_of(cell)
        if output is not None:
            # The window of this output meets the input with this element of the turned kernel.
            light.out[output] = element if model.subject.flip else turned(model, element)
    return replace(light, window=model.output_of(model.told(step)))


def _lit_output(model: Model, light: Light, output: Pair) -> Light:
    cell = model.board_of(output)
    light.board[cell] = light.out[output] = None
    for term in model.terms(cell):
        light.x[term.input] = term.element
        light.w[term.element] = None
        place = model.place_of(term.input)
        met = term.element if model.subject.flip else turned(model, term.element)
        if place is not None:
            light.padded[place] = met
        # Where in the window it lies: the kernel lies turned there, or as it is.
        light.flipped[turned(model, term.element)] = None
    return replace(light, window=output)


def turned(model: Model, element: Pair) -> Pair:
    """Return the place of an element in the kernel turned by half a turn."""
    height, width = model.w.shape
    return height - 1 - element[0], width - 1 - element[1]
