"""Numbers as text: read strictly, written as short as possible."""

import math
import re

# Long runs of digits are cut before int(), which takes quadratic time (and refuses above 4,300).
_WHOLE = re.compile(r"[+-]?[0-9]+")
_MOST_DIGITS = 18
HUGE = 10**18
"""Stands for a whole number of more digits; beyond every limit."""
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")


def read_whole(text: str) -> int | None:
    """Return the whole number that the text is, or None; HUGE for one of more than 18 digits."""
    if not _WHOLE.fullmatch(text):
        return None
    if len(text) > _MOST_DIGITS:
        return -HUGE if text[0] == "-" else HUGE
    return int(text)


def read_number(text: str) -> float | None:
    """Return the finite number that the text is, or None."""
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return without_sign_of_zero(value) if math.isfinite(value) else None


def write_number(value: float) -> str:
    """Return the shortest text that reads as this number: 2, -1.5, 1e-07."""
    return str(int(value)) if value.is_integer() else repr(value)


def without_sign_of_zero(value: float) -> float:
    """Return the value, -0.0 as 0.0: nobody can see the difference between them."""
    return value + 0.0
