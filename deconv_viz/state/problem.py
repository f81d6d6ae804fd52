"""What the state has to tell its user, as data; `deconv_viz.text` words it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from deconv_viz.state.lab import AxisName

PROBLEMS: tuple[str, ...] = (
    "link",
    "repaired",
    "file",
    "file_unreadable",
    "file_version",
    "edits_clipped",
    "block_empty",
    "block_too_long",
    "number",
    "number_in_block",
    "comma",
    "value_too_large",
    "value_too_large_in_block",
    "script_unreadable",
    "script_mended",
    "script_file",
    "script_version",
)
"""Every code that a `Problem` of this room can have."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A value that had to give way: `rule` is why, `values` the numbers that the rule speaks of."""

    field: str
    axis: AxisName
    before: int
    after: int
    rule: str
    values: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be done as it was asked.

    `fields` names what it concerns, in the terms of the catalogue's `field.*` keys; `repairs` what
    was done about it, where that can be told one by one.
    """

    code: str
    fields: tuple[str, ...] = ()
    values: Mapping[str, int] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
