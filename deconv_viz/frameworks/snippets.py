"""Programs as text: arrays with their very numbers, calls with their arguments, a crop, the print."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

WIDTH = 96


class Snippet:
    """The lines of a program, in the order in which they are added."""

    def __init__(self, *lines: str) -> None:
        self._lines = list(lines)

    def line(self, text: str) -> None:
        """Add a line."""
        self._lines.append(text)

    def array(self, name: str, values: NDArray[Any], axes: str = "", dtype: str = "float32") -> None:
        """Add an array with all its numbers; `axes` says what they are in a comment."""
        comment = f"  # {axes}" if axes else ""
        numbers = literal(values)
        first, *rest = numbers.split("\n")
        if not rest:
            self._lines.append(f'{name} = np.array({first}, dtype="{dtype}"){comment}')
            return
        self._lines.append(f"{name} = np.array({comment}")
        self._lines += [f"    {line}" for line in (first, *rest[:-1])]
        self._lines += [f"    {rest[-1]},", f'    dtype="{dtype}",', ")"]

    def finished(
        self, layout: str, crop: tuple[tuple[int, int], ...] | None = None, name: str = "y"
    ) -> str:
        """Return the program, which crops its result, an array in `layout`, and prints it."""
        if crop is not None and any(cut != (0, 0) for cut in crop):
            self._lines += crop_lines(layout, crop, name)
        return "\n".join([*self._lines, f"print({name})", f"print({name}.shape)", ""])


def crop_lines(layout: str, crop: tuple[tuple[int, int], ...], name: str = "y") -> list[str]:
    """Return the lines that crop a NumPy array, or put zeros where a crop is negative."""
    lines = []
    if min(min(cut) for cut in crop) < 0:
        pads = _along(layout, [f"({max(-b, 0)}, {max(-e, 0)})" for b, e in crop], "(0, 0)")
        lines.append(f"{name} = np.pad({name}, [{pads}])")
    if max(max(cut) for cut in crop) > 0:
        cuts = [f"{b if b > 0 else ''}:{-e if e > 0 else ''}" for b, e in crop]
        lines.append(f"{name} = {name}[{_along(layout, cuts, ':')}]")
    return lines


def called(name: str, args: Mapping[str, Any], *first: str) -> str:
    """Return a call: the `first` arguments as they are, the others by name."""
    said = [*first, *(f"{word}={written(value)}" for word, value in args.items())]
    return f"{name}({', '.join(said)})"


def written(value: object) -> str:
    """Return an argument as Python writes it; lists as tuples, NumPy's integers as plain ones."""
    if isinstance(value, (list, tuple)):
        items = ", ".join(map(written, value))
        return f"({items},)" if len(value) == 1 else f"({items})"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, np.generic):
        value = value.item()
    return repr(value)


def literal(values: NDArray[Any]) -> str:
    """Return an array's numbers as nested lists, in lines as short as they can be held."""
    return _nested(values, 0)


def _nested(values: NDArray[Any], depth: int) -> str:
    text = _flat(values)
    if values.ndim < 2 or len(text) + depth <= WIDTH:
        return text
    inner = (",\n" + " " * (depth + 1)).join(_nested(part, depth + 1) for part in values)
    return f"[{inner}]"


def _flat(values: NDArray[Any]) -> str:
    if values.ndim == 0:
        number = values.item()
        return repr(int(number) if float(number).is_integer() else float(number))
    return f"[{', '.join(_flat(part) for part in values)}]"


def _along(layout: str, each: list[str], other: str) -> str:
    return ", ".join(", ".join(each) if letter == "S" else other for letter in layout)
