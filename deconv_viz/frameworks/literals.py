"""Numbers and arguments as they are written in a program."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

WIDTH = 88
"""Where a line of a program is broken."""

MOST = 1_000
"""The most numbers that are written out where a program can count them up itself."""


def number(value: float) -> str:
    """Return a number as it is written: whole ones with a point only in floating arrays."""
    if isinstance(value, int):
        return str(value)
    return f"{int(value)}." if float(value).is_integer() and abs(value) < 1e16 else repr(value)


def array(values: NDArray[Any], indent: int = 0) -> str:
    """Return nested lists, one row of the last axis a line where they do not fit into one."""
    flat = _nested(values.tolist())
    if len(flat) + indent <= WIDTH or values.ndim < 2:
        return flat
    inner = (",\n" + " " * (indent + 1)).join(array(row, indent + 1) for row in values)
    return f"[{inner}]"


def assignment(name: str, maker: str, values: NDArray[Any], after: str = "") -> str:
    """Return `name = maker([...]after)`; a long array that only counts up is computed there."""
    module = maker.partition(".")[0]
    if values.size > MOST and (made := _counted(values, module)):
        # torch.tensor() of a tensor warns; it has the right type already.
        return f"{name} = {made}" if module == "torch" else f"{name} = {maker}({made}{after})"
    start = f"{name} = {maker}("
    return f"{start}{array(values, len(start))}{after})"


def argument(value: object) -> str:
    """Return an argument as Python source; sequences of numbers become tuples."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, Sequence) and not isinstance(value, str):
        inside = ", ".join(map(argument, value))
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    return repr(value)


def arguments(args: Mapping[str, Any]) -> list[str]:
    """Return `name=value` of each argument."""
    return [f"{name}={argument(value)}" for name, value in args.items()]


def invocation(start: str, given: Sequence[str], end: str = "") -> str:
    """Return `start(given)end`, an argument a line where it does not fit into one."""
    whole = f"{start}({', '.join(given)}){end}"
    if len(whole) <= WIDTH:
        return whole
    indent = " " * (len(start) - len(start.lstrip()))
    inner = "".join(f"{indent}    {argument},\n" for argument in given)
    return f"{start}(\n{inner}{indent}){end}"


def cut(crop: Sequence[tuple[int, int]], layout: str) -> str:
    """Return the index that cuts `crop` off an array of this layout, "" where it cuts nothing."""
    if all(begin <= 0 and end <= 0 for begin, end in crop):
        return ""
    spatial = [_slice(max(begin, 0), max(end, 0)) for begin, end in crop]
    index: list[str] = []
    for letter in layout:
        index += spatial if letter == "S" else [":"]
    return f"[{', '.join(index)}]"


def zeros_around(crop: Sequence[tuple[int, int]], layout: str) -> list[tuple[int, int]]:
    """Return the zeros to be put (begin, end) at every axis, [] where there are none."""
    if all(begin >= 0 and end >= 0 for begin, end in crop):
        return []
    widths: list[tuple[int, int]] = []
    for letter in layout:
        spatial = [(max(-begin, 0), max(-end, 0)) for begin, end in crop]
        widths += spatial if letter == "S" else [(0, 0)]
    return widths


def numpy_crop(
    name: str, crop: Sequence[tuple[int, int]] | None, layout: str, module: str = "np"
) -> list[str]:
    """Return the lines that crop an array, or put zeros to it, with NumPy or what is like it."""
    if crop is None:
        return []
    lines = []
    # Zeros first: what is cut at one end may reach beyond the other, into them.
    if widths := zeros_around(crop, layout):
        lines.append(f"{name} = {module}.pad({name}, {argument(widths)})")
    if index := cut(crop, layout):
        lines.append(f"{name} = {name}{index}")
    return lines


def with_bias(lines: Sequence[str], bias: NDArray[Any], after: int) -> list[str]:
    """Return a program's lines with the bias added to y before the first line that prints.

    after: how many axes of y come after its channels.
    """
    maker = "torch.tensor" if "import torch" in lines else "np.array"
    shaped = bias.astype(float).reshape(-1, *(1,) * after)
    at = next(at for at, line in enumerate(lines) if line.startswith("print("))
    return [*lines[:at], f"y = y + {maker}({array(shaped)})", "", *lines[at:]]


def _counted(values: NDArray[Any], module: str) -> str:
    """Return how to make an array that counts up by 1 in some order of its axes, "" if none does.

    Axes may count backwards, as those of a reversed kernel do.
    """
    first = values[(0,) * values.ndim]
    steps = [
        values[tuple(int(at == axis) for at in range(values.ndim))] - first if length > 1 else 0
        for axis, length in enumerate(values.shape)
    ]
    order = sorted(range(values.ndim), key=lambda axis: (-abs(steps[axis]), axis))
    back = [order.index(axis) for axis in range(values.ndim)]
    turned = [axis for axis in range(values.ndim) if steps[axis] < 0]
    start = values.min()
    shape = tuple(values.shape[axis] for axis in order)
    made = np.arange(start, start + values.size).reshape(shape).transpose(back)
    if not np.array_equal(np.flip(made, tuple(turned)), values):
        return ""
    source = f"{module}.arange({float(start)}, {float(start + values.size)})"
    source += f".reshape({argument(shape)})"
    if back != sorted(back):
        source += f".{'permute' if module == 'torch' else 'transpose'}({argument(back)})"
    return f"{module}.flip({source}, {argument(turned)})" if turned else source


def _slice(begin: int, end: int) -> str:
    return f"{begin or ''}:{-end if end else ''}"


def _nested(values: Any) -> str:
    if isinstance(values, list):
        return f"[{', '.join(map(_nested, values))}]"
    return number(values)
