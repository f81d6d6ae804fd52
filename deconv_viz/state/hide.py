"""What a link hides, so that it is an exercise: hide=results,values in the address.

    controls   the sidebar's controls; the numbers of the grids cannot be typed over either
    results    the numbers of canvas and output, wherever the stage says them
    values     the numbers of input and kernel, wherever the stage says them

It is an exercise and no examination: whoever reads the address finds what it hides, and a button on
the stage shows the numbers to whoever has tried.
"""

from collections.abc import Iterable

KEY = "hide"
"""The key in the address."""

PARTS: tuple[str, ...] = ("controls", "results", "values")
"""What can be hidden, in the order in which links name it."""

_LONGEST = 200  # characters that are looked at


def decode(value: str | None) -> tuple[str, ...]:
    """Return what the value of the address asks to hide, in the order of `PARTS`.

    Never raises: what is no part, and what is said twice, is passed over.
    """
    named = {part.strip().lower() for part in (value or "")[:_LONGEST].split(",")}
    return tuple(part for part in PARTS if part in named)


def encode(parts: Iterable[str]) -> str:
    """Return the value for the address, "" if nothing is hidden; `decode` gives the parts again."""
    wanted = frozenset(parts)
    return ",".join(part for part in PARTS if part in wanted)
