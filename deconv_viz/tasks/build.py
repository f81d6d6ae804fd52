"""What the kinds of question are made with: a draft of a task, and the stage that explains it.

A kind only says which numbers its texts need, what is right, and which slip gives which wrong
answer. `Kind.make` turns that into a task: a slip whose answer is the right one here, or that of
an earlier slip, is left out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Axis, AxisArguments, Geometry
from deconv_viz.state import Lab, encode
from deconv_viz.state.limits import MAX_SEED as MOST_LAB_SEED
from deconv_viz.tasks.task import (
    MAX_SEED,
    Answer,
    Form,
    Grid,
    Order,
    Role,
    Said,
    Shown,
    Task,
    Wrong,
)

Values = Mapping[str, int | str]
Whole = NDArray[np.int64]
Slip = tuple[str, Answer, Values]
"""The name of a slip, the answer that it gives, and more values for its sentence."""
FLAT = AxisArguments(1, 1)
"""The rows of a one-dimensional layer."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A task without its name: see `Task` for the fields."""

    form: Form
    values: Values
    answer: Answer
    slips: Sequence[Slip]
    shown: Shown
    options: tuple[Said, ...] = ()
    grids: tuple[Grid, ...] = ()
    pick: int | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of question: its level, the lesson that it belongs to, and how it is drawn."""

    name: str
    level: int
    lesson: str
    draw: Callable[[Random], Draft]

    def make(self, seed: int) -> Task:
        """Return the task of this seed, always the same one; any integer is brought to a seed."""
        seed %= MAX_SEED + 1
        draft = self.draw(Random(f"{self.name}:{seed}"))
        wrong: dict[Answer, Wrong] = {}
        for slip, answer, more in draft.slips:
            if answer != draft.answer:
                says = Said(f"slip.{slip}", {**draft.values, **_given(answer), **more})
                wrong.setdefault(answer, Wrong(answer, says))
        return Task(
            self.name,
            seed,
            self.level,
            self.lesson,
            draft.form,
            Said(f"ask.{self.name}", draft.values),
            draft.answer,
            Said(f"why.{self.name}", {**draft.values, **_right(draft.answer)}),
            draft.shown,
            tuple(wrong.values()),
            draft.options,
            draft.grids,
            draft.pick,
            draft.lines,
        )


def number(
    values: Values, answer: int, slips: Mapping[str, int], shown: Shown, **rest: Any
) -> Draft:
    """Return a draft that asks for one whole number."""
    found: list[Slip] = [(name, int(wrong), {}) for name, wrong in slips.items()]
    return Draft("number", values, int(answer), found, shown, **rest)


def shape(
    values: Values,
    answer: Sequence[int],
    slips: Mapping[str, Sequence[int]],
    shown: Shown,
    **rest: Any,
) -> Draft:
    """Return a draft that asks for sizes."""
    found: list[Slip] = [(name, _ints(wrong), {}) for name, wrong in slips.items()]
    return Draft("shape", values, _ints(answer), found, shown, **rest)


def cells(
    values: Values,
    answer: Iterable[int],
    slips: Mapping[str, Iterable[int]],
    shown: Shown,
    *,
    grids: tuple[Grid, ...],
    pick: int,
) -> Draft:
    """Return a draft that asks to choose cells of grids[pick]."""
    found: list[Slip] = [
        (name, flat, {}) for name, wrong in slips.items() if (flat := _flat(wrong))
    ]
    return Draft("cells", values, _flat(answer), found, shown, grids=grids, pick=pick)


def choice(
    dice: Random,
    values: Values,
    right: Said,
    wrong: Iterable[tuple[Said, str, Values]],
    shown: Shown,
    **rest: Any,
) -> Draft:
    """Return a draft with options in a random order; two that read alike are taken for one."""
    others: dict[str, tuple[Said, str, Values]] = {}
    for each in wrong:
        if _read(each[0]) != _read(right):
            others.setdefault(_read(each[0]), each)
    options = [right, *(each[0] for each in others.values())]
    dice.shuffle(options)
    place = {_read(option): index for index, option in enumerate(options)}
    found = [(slip, place[read], more) for read, (_, slip, more) in others.items()]
    return Draft(
        "choice", values, place[_read(right)], found, shown, options=tuple(options), **rest
    )


def option(name: str, **values: int | str) -> Said:
    """Return an option that is a text of the catalogue."""
    return Said(f"option.{name}", values)


def plain(what: object) -> Said:
    """Return an option that reads the same in every language: a number, a shape, code."""
    return Said("option.plain", {"what": str(what)})


def facts(axis: AxisArguments) -> dict[str, int | str]:
    """Return what texts may say of an axis: its six arguments, canvas and output."""
    lengths = Axis.of(*axis)
    return {**axis._asdict(), "canvas": lengths.canvas_size, "output": lengths.output_size}


def lab(
    rows: AxisArguments,
    columns: AxisArguments | None = None,
    *,
    seed: int = 1,
    input_fill: str = "random",
    kernel_fill: str = "random",
) -> Lab:
    """Return a lab; rows and columns alike if only one axis is given."""
    columns = columns or rows
    return Lab(
        rows,
        columns,
        linked=rows == columns,
        input_fill=input_fill,
        kernel_fill=kernel_fill,
        seed=seed,
    )


def any_lab(dice: Random, rows: AxisArguments, columns: AxisArguments | None = None) -> Lab:
    """Return a lab of random values with few zeros among them: zeros show nothing."""
    return lab_where(dice, _shows_enough, rows, columns)


def nonzero(dice: Random, size: int) -> list[int]:
    """Return random weights, none of them 0."""
    return [dice.choice((-3, -2, -1, 1, 2, 3)) for _ in range(size)]


def _shows_enough(lab: Lab) -> bool:
    x, w = lab.input(), lab.kernel()
    return bool(4 * (w == 0).sum() <= w.size and 2 * (x == 0).sum() <= x.size)


def lab_where(
    dice: Random,
    holds: Callable[[Lab], bool],
    rows: AxisArguments,
    columns: AxisArguments | None = None,
    **fills: str,
) -> Lab:
    """Return the first lab of random values for which `holds` is true."""
    while True:
        found = lab(rows, columns, seed=dice.randint(1, MOST_LAB_SEED), **fills)
        if holds(found):
            return found


def input_of(lab: Lab) -> Whole:
    """Return the lab's input as whole numbers."""
    return lab.input().astype(np.int64)


def kernel_of(lab: Lab) -> Whole:
    """Return the lab's kernel as whole numbers."""
    return lab.kernel().astype(np.int64)


def shown(lab: Lab, step: int | None = None, order: Order = "output") -> Shown:
    """Return the stage at a step of the lab, which counts from 1; at the last one if it is None."""
    geometry = lab.geometry()
    counts = geometry.input_shape if order == "input" else geometry.output_shape
    last = int(np.prod(counts))
    step = last if step is None else min(step, last)
    rows, columns = ((a.size, a.kernel, a.stride, a.dilation, *a.crop) for a in geometry.axes)
    at = Lab(
        lab.rows,
        lab.columns,
        lab.linked,
        lab.input_fill,
        lab.kernel_fill,
        lab.seed,
        step=step,
        order=order,
    )
    return Shown(
        (rows, columns),
        _ints(input_of(lab)),
        _ints(kernel_of(lab)),
        step,
        order,
        True,
        encode(at),
    )


def shown_of(
    axes: tuple[Axis, Axis], x: Any, w: Any, step: int | None = None, order: Order = "output"
) -> Shown:
    """Return the stage for axes that the lab has no words for."""
    rows, columns = ((a.size, a.kernel, a.stride, a.dilation, *a.crop) for a in axes)
    counts = [a.size if order == "input" else a.output_size for a in axes]
    last = counts[0] * counts[1]
    return Shown((rows, columns), _ints(x), _ints(w), last if step is None else step, order)


def geometry_of(shown: Shown) -> Geometry:
    """Return the geometry of what the stage shows."""
    return Geometry(tuple(Axis(n, k, s, d, (b, e)) for n, k, s, d, b, e in shown.axes))


def grid(role: Role, values: Any, *marks: int, name: str = "") -> Grid:
    """Return a grid with numbers in it; a plain list makes one row."""
    array = np.atleast_2d(np.asarray(values))
    return Grid(role, array.shape[0], array.shape[1], _ints(array), marks, name)


def empty(role: Role, rows: int, columns: int, *marks: int) -> Grid:
    """Return a grid whose numbers are not given away."""
    return Grid(role, rows, columns, None, marks)


def given(lab: Lab) -> tuple[Grid, Grid]:
    """Return the lab's input and kernel, with their numbers."""
    return grid("input", input_of(lab)), grid("kernel", kernel_of(lab))


def _ints(values: Any) -> tuple[int, ...]:
    return tuple(int(value) for value in np.ravel(np.asarray(values)))


def _flat(indices: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted({int(index) for index in indices}))


def _read(said: Said) -> str:
    return f"{said.key}:{sorted((name, str(value)) for name, value in said.values.items())}"


def _given(answer: Answer) -> dict[str, int | str]:
    return {"given": answer if isinstance(answer, int) else "×".join(map(str, answer))}


def _right(answer: Answer) -> dict[str, int | str]:
    return {"answer": answer if isinstance(answer, int) else "×".join(map(str, answer))}
