"""A lab from whatever somebody else wrote: link and state file alike.

Nothing here raises on what it reads. What cannot be used is replaced by the base's value or by the
nearest that can, and its name goes on a list, of which the user is told in one sentence.
"""

import math
from collections.abc import Mapping

from deconv_viz.core import FILLS, AxisArguments
from deconv_viz.state.lab import Edit, Grid, Lab
from deconv_viz.state.limits import (
    FIELD,
    FIELDS,
    MAX_READ_CHARACTERS,
    MAX_SEED,
    MAX_STEP,
    MAX_VALUE,
)
from deconv_viz.state.numerals import HUGE, read_number, read_whole, without_sign_of_zero
from deconv_viz.state.problem import Problem
from deconv_viz.state.repair import repair


def assemble(
    raw: Mapping[str, object], base: Lab, source: str, unusable: tuple[str, ...] = ()
) -> tuple[Lab, tuple[Problem, ...]]:
    """Return the lab nearest to what `raw` asks for, and at most one problem.

    `raw` maps keys of the link to their texts, or to the numbers, lists and truth values of JSON.
    `source` is the code of the problem, `unusable` what its sentence shall name besides.
    """
    bad: list[str] = []
    axes: tuple[list[int], list[int]] = ([], [])
    for field in FIELDS:
        for axis, value, kept in zip(
            axes, _pair(raw.get(field.key)), (base.rows, base.columns), strict=True
        ):
            axis.append(getattr(kept, field.name) if value is None else value)
        if field.key in raw and None in _pair(raw[field.key]):
            bad.append(field.name)
    rows, columns, repairs = repair(AxisArguments(*axes[0]), AxisArguments(*axes[1]))

    def choose(key: str, name: str, choices: Mapping[object, object], otherwise: object) -> object:
        value = raw.get(key)
        if key not in raw:
            return otherwise
        if isinstance(value, str | bool) and value in choices:
            return choices[value]
        bad.append(name)
        return otherwise

    def number(key: str, name: str, high: int, otherwise: int | None) -> int | None:
        if raw.get(key) is None:
            return otherwise
        value = _whole(raw[key])
        if value is None or not 0 <= value <= high:
            bad.append(name)
        return otherwise if value is None else min(max(value, 0), high)

    def edits(key: str, name: Grid, otherwise: tuple[Edit, ...]) -> tuple[Edit, ...]:
        if key not in raw:
            return otherwise
        found, complete = _edits(raw[key], FIELD["size" if name == "input" else "kernel"].high)
        if not complete:
            bad.append(f"{name}_edits")
        return found

    fills: dict[object, object] = {name: name for name in FILLS}
    linked = choose("l", "linked", {"0": False, "1": True, False: False, True: True}, True)
    lab = Lab(
        rows=rows,
        columns=columns,
        linked=bool(linked) and rows == columns,
        input_fill=str(choose("x", "input_fill", fills, base.input_fill)),
        kernel_fill=str(choose("w", "kernel_fill", fills, base.kernel_fill)),
        seed=number("seed", "seed", MAX_SEED, base.seed) or 0,
        input_edits=edits("xe", "input", base.input_edits),
        kernel_edits=edits("we", "kernel", base.kernel_edits),
        step=number("t", "step", MAX_STEP, None),
        order="output" if choose("o", "order", {"input": 0, "output": 1}, 0) else "input",
        flip=bool(choose("f", "flip", {"0": False, "1": True, False: False, True: True}, True)),
    )
    bad.extend(unusable)
    if bad:
        bad.extend(repair.field for repair in repairs)
        return lab, (Problem(source, fields=tuple(dict.fromkeys(bad))),)
    if repairs:
        return lab, (Problem("repaired", repairs=repairs),)
    return lab, ()


def _pair(raw: object) -> tuple[int | None, int | None]:
    """Return the values for rows and columns: of "5,7", of "5" for both, or of a list."""
    if isinstance(raw, str):
        first, comma, second = raw.partition(",")
        return _whole(first), _whole(second if comma else first)
    if isinstance(raw, list | tuple) and len(raw) == 2:
        return _whole(raw[0]), _whole(raw[1])
    return _whole(raw), _whole(raw)


def _whole(raw: object) -> int | None:
    if isinstance(raw, str):
        return read_whole(raw)
    return raw if isinstance(raw, int) and not isinstance(raw, bool) else None


def _edits(raw: object, side: int) -> tuple[tuple[Edit, ...], bool]:
    """Return the usable edits, sorted, and whether that is all of them."""
    complete = True
    items: list[object]
    if isinstance(raw, str):
        complete = len(raw) <= MAX_READ_CHARACTERS
        texts = raw[:MAX_READ_CHARACTERS].split("~", side * side) if raw else []
        items = [text.split(".", 2) for text in texts]
    elif isinstance(raw, list):
        items = list(raw)
    else:
        return (), False
    complete = complete and len(items) <= side * side
    cells: dict[tuple[int, int], float] = {}
    for item in items[: side * side]:
        edit = _edit(item, side)
        if edit is None:
            complete = False
            continue
        row, column, value = edit
        cells[row, column] = min(max(value, -MAX_VALUE), MAX_VALUE)
        complete = complete and abs(value) <= MAX_VALUE
    return tuple((row, column, value) for (row, column), value in sorted(cells.items())), complete


def _edit(raw: object, side: int) -> Edit | None:
    if not isinstance(raw, list) or len(raw) != 3:
        return None
    row, column, value = _whole(raw[0]), _whole(raw[1]), _number(raw[2])
    if row is None or column is None or value is None:
        return None
    return (row, column, value) if 0 <= row < side and 0 <= column < side else None


def _number(raw: object) -> float | None:
    if isinstance(raw, str):
        return read_number(raw)
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return None
    if isinstance(raw, int):  # one of thousands of digits is no float
        return float(min(max(raw, -HUGE), HUGE))
    return without_sign_of_zero(raw) if math.isfinite(raw) else None
