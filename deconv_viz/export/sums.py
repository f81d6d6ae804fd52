"""What stands beneath the panels: the sum of a step, how much of it is in, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator

from deconv_viz.export.model import Model, Pair, Term
from deconv_viz.export.numerals import exact, factor
from deconv_viz.export.shapes import Item, Rect, Text, width_of
from deconv_viz.export.theme import Theme

MARGIN = 24.0
"""Pixels around a drawing."""

_MOST_TERMS = 6
_EQUATION_SIZE = 17.0


def _is_in(model: Model, step: int, cell: Pair, term: Term) -> bool:
    if model.is_done(step):
        return True
    by_input = model.subject.order == "input"
    place = term.input if by_input else model.output_of(cell)
    if place is None:
        return False
    width: int = (model.x if by_input else model.y).shape[1]
    return place[0] * width + place[1] < step


def ledger(model: Model, step: int) -> str:
    """Return how many terms of the step's sum are in, as a sentence."""
    cell = model.told(step)
    terms = model.terms(cell)
    if not terms:
        return model.subject.say("stage.no_terms")
    arrived = [term for term in terms if _is_in(model, step, cell, term)]
    if len(arrived) == len(terms) or model.subject.hidden:
        return model.subject.say("stage.ledger_done", count=len(arrived), of=len(terms))
    total = exact(sum(term.x * term.w for term in arrived))
    return model.subject.say("stage.ledger", count=len(arrived), of=len(terms), total=total)


def equation(model: Model, step: int, y: float, room: float, colours: Theme) -> Iterator[Item]:
    """Return the sum that the step tells: names, then numbers, each term in its element's hue."""
    for most in range(_MOST_TERMS, 0, -1):
        items, end = _sum(model, step, y, most, colours)
        if end <= MARGIN + room - 90:
            break
    yield from items


def _sum(model: Model, step: int, y: float, most: int, colours: Theme) -> tuple[list[Item], float]:
    cell = model.told(step)
    output = model.output_of(cell)
    terms = model.terms(cell)
    name = _cell_name(model, "canvas" if output is None else "y", output or cell)
    items: list[Item] = []
    x = MARGIN

    def write(text: str, colour: str, bold: bool = False, role: str = "") -> None:
        nonlocal x
        items.append(Text(x, y, text, _EQUATION_SIZE, colour, bold=bold, role=role))
        x += width_of(text, _EQUATION_SIZE) * (1.1 if bold else 1) + 7

    def chips(of: list[tuple[str, Term]]) -> None:
        nonlocal x
        for index, (text, term) in enumerate(of):
            if index:
                write("+", colours.text)
            wide = width_of(text, _EQUATION_SIZE) + 10
            paint = colours.hue(term.element[0] * model.w.shape[1] + term.element[1], model.w.size)
            waits = not _is_in(model, step, cell, term)
            items.append(
                Rect(
                    x,
                    y - 13,
                    wide,
                    26,
                    fill=None if waits else paint.fill,
                    stroke=colours.muted if waits else None,
                    dashed=waits,
                    radius=4,
                )
            )
            ink = colours.muted if waits else paint.ink
            items.append(Text(x + wide / 2, y, text, _EQUATION_SIZE, ink, "centre"))
            x += wide + 6
        if len(terms) > most:
            more = model.subject.say("stage.more", count=len(terms) - most)
            write(f"+ {more}", colours.muted)

    write(name, colours.role["output"], bold=True)
    write("=", colours.text)
    shown = terms[:most]
    if terms:
        chips([(_names(model, term), term) for term in shown])
        if "values" not in model.subject.hidden:
            write("=", colours.text)
            chips([(f"{factor(term.x)}·{factor(term.w)}", term) for term in shown])
        write("=", colours.text)
    value = "?" if "results" in model.subject.hidden else exact(model.full[cell].item())
    write(value, colours.text, bold=True, role="sum")
    if output is None:
        write(model.subject.say("stage.cropped"), colours.muted)
    return items, x


def _names(model: Model, term: Term) -> str:
    return f"{_cell_name(model, 'x', term.input)}·{_cell_name(model, 'w', term.element)}"


def _cell_name(model: Model, name: str, place: Pair) -> str:
    return f"{name}[{place[1]}]" if model.line else f"{name}[{place[0]},{place[1]}]"


def badge(model: Model, y: float, width: int, colours: Theme) -> Iterator[Item]:
    """Return whether scatter, gather and core agree, at the right of a line."""
    subject = model.subject
    count = int(model.differs.sum())
    values = {"cells": model.y.size, "count": count, "value": exact(model.worst)}
    equal = count == 0 and model.matrix_equal is not False
    if not equal:
        text = "≠ " + subject.say("stage.differs", **values)
    elif not subject.flip and (model.w == model.used).all():
        text = "= " + subject.say("stage.symmetric")
    elif model.matrix_equal is None:
        text = "= " + subject.say("stage.equal", **values)
    else:
        text = "= " + subject.say("stage.equal_matrix", **values)
    colour = colours.good if equal else colours.bad
    yield Text(width - MARGIN, y, text, 14, colour, "right", bold=True, role="badge")
