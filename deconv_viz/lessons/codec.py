"""Numbers and choices of a page's state, to and from its address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from deconv_viz.state import Lab
from deconv_viz.state import encode as encode_lab

Numbers = Mapping[str, tuple[str, int, int]]
"""By the name of the state's field: its key of the address, the lowest and the highest value."""

Choices = Mapping[str, tuple[str, tuple[str, ...]]]
"""By the name of the state's field: its key of the address, and what it may be."""

NONE: Choices = {}

_LONGEST = 400  # characters of numbers that are typed


def keys(numbers: Numbers, choices: Choices = NONE) -> frozenset[str]:
    """Return the keys of the address."""
    return frozenset([key for key, *_ in numbers.values()] + [key for key, _ in choices.values()])


def written(
    state: object, default: object, numbers: Numbers, choices: Choices = NONE
) -> dict[str, str]:
    """Return the query of these fields, without what is as at first."""
    names = {name: key for name, (key, *_) in numbers.items()}
    names |= {name: key for name, (key, _) in choices.items()}
    return {
        key: str(getattr(state, name))
        for name, key in names.items()
        if getattr(state, name) != getattr(default, name)
    }


def read(
    query: Mapping[str, str], numbers: Numbers, choices: Choices = NONE
) -> tuple[dict[str, Any], bool]:
    """Return the fields that a query names, and whether something of it could not be used.

    A number out of its bounds becomes the nearest one within.
    """
    given: dict[str, Any] = {}
    amiss = False
    for name, (key, low, high) in numbers.items():
        if key in query:
            number = whole(query[key])
            amiss |= number is None or not low <= number <= high
            given |= {} if number is None else {name: min(max(number, low), high)}
    for name, (key, allowed) in choices.items():
        if key in query:
            amiss |= query[key] not in allowed
            given |= {name: query[key]} if query[key] in allowed else {}
    return given, amiss


def whole(said: str) -> int | None:
    """Return the whole number that a part of an address stands for, None if it is none."""
    said = said.strip()
    return int(said) if re.fullmatch(r"[+-]?[0-9]{1,6}", said) else None


def plain(word: str) -> str:
    """Return the beginning of what was typed, without anything that Markdown would read."""
    return re.sub(r"[^\w.+-]|_", "?", word)[:12]


def in_plain_signs(written: str) -> str:
    """Return numbers as they were typed or pasted, in plain signs: rows are parted by semicolons.

    Full-width signs, the minus that is printed and the brackets of Python's lists are understood.
    """
    said = unicodedata.normalize("NFKC", written[:_LONGEST])[:_LONGEST]
    said = re.sub(r"\][\s,]*\[", ";", said.replace("−", "-").replace("、", ","))
    return said.strip(" \t\r\n,;[]()")


def lab_query(lab: Lab, *base: Lab, view: bool = False) -> dict[str, str]:
    """Return the query that opens this lab, as the links between pages take it."""
    query = encode_lab(lab, *base, view=view)
    return dict(pair.split("=", 1) for pair in query.split("&") if pair)
