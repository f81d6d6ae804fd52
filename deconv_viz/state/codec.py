"""A lab as the query of a link, and back.

    i=5 k=3 s=2 d=1 p=1 a=0   the six fields; i=5,7 where rows and columns differ
    l=0                       rows and columns are set apart though they are equal
    x=ramp w=bilinear         fills of input and kernel
    seed=7                    of the random fills
    xe=0.1.-2.5~3.3.1e-07     edited cells of the input: row.column.value; we= those of the kernel
    pin=i%3D7                 another lab to compare with: its query, encoded once more, no view
    t=12 o=output f=0         the view: step, order, kernel not flipped

in this order, joined by &; what equals the base is left out, so the default lab is the empty query.
The view comes last because the browser writes it: it appends its own t, o and f, in that order, to
the query without the view that Python sends, with an & between the two where neither is empty.
"""

from collections.abc import Mapping
from urllib.parse import quote, unquote_plus

from deconv_viz.state.assemble import assemble
from deconv_viz.state.lab import DEFAULT, Edit, Lab
from deconv_viz.state.limits import FIELDS, MAX_QUERY_BYTES, MAX_READ_CHARACTERS
from deconv_viz.state.numerals import write_number
from deconv_viz.state.problem import Problem

PIN = "pin"
KEYS: tuple[str, ...] = (
    *(field.key for field in FIELDS),
    *("l", "x", "w", "seed", "xe", "we", PIN, "t", "o", "f"),
)
"""Every key that links of the lab use, in their order."""

OWN_KEYS = frozenset(KEYS)
"""The same as a set; all other keys belong to somebody else."""

# Keys that Streamlit, the pages and programs that pass links on add to them, besides utm_…
FOREIGN_KEYS = frozenset(
    ("embed", "embed_options", "lang", "theme", "hide", "ref", "fbclid", "gclid", "msclkid")
)
_MOST_FIELDS = 1_000


def encode(lab: Lab, base: Lab = DEFAULT, *, view: bool = True, pinned: Lab | None = None) -> str:
    """Return the canonical query of the lab, without "?"; the base's own is "".

    `decode(encode(lab, base), base)` is the lab again, and likewise for `pinned` but for its view.
    """
    parts = []
    for field in FIELDS:
        rows, columns = getattr(lab.rows, field.name), getattr(lab.columns, field.name)
        if (rows, columns) != (getattr(base.rows, field.name), getattr(base.columns, field.name)):
            parts.append(f"{field.key}={rows}" + (f",{columns}" if columns != rows else ""))
    if lab.rows == lab.columns and not lab.linked:
        parts.append("l=0")
    if lab.input_fill != base.input_fill:
        parts.append(f"x={lab.input_fill}")
    if lab.kernel_fill != base.kernel_fill:
        parts.append(f"w={lab.kernel_fill}")
    if lab.seed != base.seed:
        parts.append(f"seed={lab.seed}")
    if lab.input_edits != base.input_edits:
        parts.append(f"xe={_write_edits(lab.input_edits)}")
    if lab.kernel_edits != base.kernel_edits:
        parts.append(f"we={_write_edits(lab.kernel_edits)}")
    if pinned is not None:
        parts.append(f"{PIN}={quote(encode(pinned, base, view=False), safe=',~')}")
    if view:
        if lab.step is not None:
            parts.append(f"t={lab.step}")
        if lab.order != "input":
            parts.append(f"o={lab.order}")
        if not lab.flip:
            parts.append("f=0")
    return "&".join(parts)


def decode(query: Mapping[str, str] | str, base: Lab = DEFAULT) -> tuple[Lab, tuple[Problem, ...]]:
    """Return the lab nearest to what the query asks for, and at most one problem.

    Takes a query as it stands in the address, with or without "?", or already taken apart. Never
    raises. Keys of others are passed over; one that is nobody's is named in the problem.
    """
    fields = _fields(query)
    unknown = any(
        key not in OWN_KEYS and key not in FOREIGN_KEYS and not key.startswith("utm_")
        for key in fields
    )
    return assemble(fields, base, "link", ("unknown",) if unknown else ())


def decode_pin(
    query: Mapping[str, str] | str, base: Lab = DEFAULT
) -> tuple[Lab | None, tuple[Problem, ...]]:
    """Return the lab that the query pins, if it pins one, and at most one problem; never raises.

    A pin within that pin is passed over.
    """
    pinned = _fields(query).get(PIN)
    return decode(pinned, base) if isinstance(pinned, str) else (None, ())


def fits_in_link(query: str) -> bool:
    """Return whether the query is short enough for a link; otherwise a state file holds the lab."""
    return len(query.encode()) <= MAX_QUERY_BYTES


def _fields(query: Mapping[str, str] | str) -> Mapping[str, str]:
    if not isinstance(query, str):
        return query
    fields = {}
    for part in query.removeprefix("?").split("&", _MOST_FIELDS)[:_MOST_FIELDS]:
        name, _, value = part.partition("=")
        key = unquote_plus(name)
        if key:
            own = key in OWN_KEYS
            fields[key] = unquote_plus(value[:MAX_READ_CHARACTERS]) if own else ""
    return fields


def _write_edits(edits: tuple[Edit, ...]) -> str:
    return "~".join(f"{row}.{column}.{write_number(value)}" for row, column, value in edits)
