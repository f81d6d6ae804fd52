"""Typing into a grid and pasting into it."""

import re
from dataclasses import replace

from deconv_viz.state.lab import Grid, Lab
from deconv_viz.state.limits import MAX_READ_CHARACTERS, MAX_VALUE
from deconv_viz.state.numerals import read_number
from deconv_viz.state.problem import Problem

Block = tuple[tuple[float | None, ...], ...]
"""Rows of values, not always equally long; None leaves its cell as it is."""

# What spreadsheets and word processors write for a minus: the minus sign and the en dash.
_MINUS = str.maketrans("\u2212\u2013", "--")
_SPACES = re.compile(r"[ \u00a0\u2009\u202f]+")
_LINES = re.compile(r"\r\n|\r|\n")
_DECIMAL_COMMA = re.compile(r"([+-]?[0-9]*),([0-9]+(?:[eE][+-]?[0-9]+)?)")
# A comma before a space and another before a digit, in either order.
_MIXED_COMMAS = re.compile(r",\s.*,[^\s,]|,[^\s,].*,\s")
# "1,250" can be a quarter more than one or more than a thousand; "0,250" and "12,5" can not.
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+")


def parse_block(text: str) -> Block | Problem:
    """Return the numbers of a typed or pasted text, or the one problem that it has.

    Rows are lines. Cells are separated by tabs; in a text without tabs by semicolons; without these
    by commas; without these by spaces. Where something else separates the cells a comma is a
    decimal comma, as in "1,5 2,25". A text whose commas can be read in two ways is refused: a
    lone "1,5", the list "1,5, 2,5", or numbers that might all count thousands, "1,250".
    Between tabs, semicolons and commas an empty cell is None.
    """
    if len(text) > MAX_READ_CHARACTERS:
        return Problem("block_too_long", values={"limit": MAX_READ_CHARACTERS})
    lines = _LINES.split(text.translate(_MINUS).rstrip("\r\n"))
    if _are_commas_unclear(lines):
        return Problem("comma")
    rows, decimal_comma = _cells(lines)
    texts = [cell for row in rows for cell in row if cell]
    if not texts:
        return Problem("block_empty")
    with_comma = [cell for cell in texts if "," in cell]
    if with_comma and all(_THOUSANDS.fullmatch(cell) for cell in with_comma):
        return Problem("comma")
    block: list[tuple[float | None, ...]] = []
    for row, cells in enumerate(rows, start=1):
        values: list[float | None] = []
        for column, cell in enumerate(cells, start=1):
            comma = _DECIMAL_COMMA.fullmatch(cell) if decimal_comma else None
            value = read_number(f"{comma[1]}.{comma[2]}" if comma else cell) if cell else None
            if cell and (value is None or abs(value) > MAX_VALUE):
                code = "number" if value is None else "value_too_large"
                return _at(code, row, column, whole=len(texts) == 1)
            values.append(value)
        block.append(tuple(values))
    return tuple(block)


def apply_edit(
    lab: Lab, grid: Grid, row: int, column: int, text: str
) -> tuple[Lab, tuple[Problem, ...]]:
    """Return the lab with the text's numbers written into a grid, from this cell on.

    What hangs over the edge of the grid is left out, and a problem says how much that was. A text
    that is not all numbers changes nothing.
    """
    block = parse_block(text)
    if isinstance(block, Problem):
        return lab, (block,)
    arguments = (lab.rows, lab.columns)
    rows, columns = (axis.size if grid == "input" else axis.kernel for axis in arguments)
    edits = lab.input_edits if grid == "input" else lab.kernel_edits
    cells = {(r, c): value for r, c, value in edits}
    written = lost = 0
    for r, values in enumerate(block, start=row):
        for c, value in enumerate(values, start=column):
            if value is None:
                continue
            if 0 <= r < rows and 0 <= c < columns:
                cells[r, c] = value
                written += 1
            else:
                lost += 1
    edits = tuple((r, c, value) for (r, c), value in sorted(cells.items()))
    changed = (
        replace(lab, input_edits=edits) if grid == "input" else replace(lab, kernel_edits=edits)
    )
    if not lost:
        return changed, ()
    numbers = {"lost": lost, "total": lost + written, "rows": rows, "columns": columns}
    return changed, (Problem("edits_clipped", fields=(f"{grid}_grid",), values=numbers),)


def _cells(lines: list[str]) -> tuple[list[list[str]], bool]:
    """Return the texts of the cells, and whether a comma in them is a decimal comma."""
    text = "\n".join(lines)
    for separator in "\t;":
        if separator in text:
            return [[cell.strip() for cell in line.split(separator)] for line in lines], True
    words = [_SPACES.split(line.strip()) for line in lines]
    spaced = any(len(line) > 1 for line in words)
    if "," in text and not (
        spaced and all(_is_decimal(word) for line in words for word in line if "," in word)
    ):
        return [[cell.strip() for cell in line.split(",")] for line in lines], False
    return words, spaced


def _are_commas_unclear(lines: list[str]) -> bool:
    """Return whether commas alone separate, or do they: "1,5" by itself, or "1,5, 2,5"."""
    text = "\n".join(lines)
    if "\t" in text or ";" in text:
        return False
    alone = len(lines) == 1 and _DECIMAL_COMMA.fullmatch(text.strip()) is not None
    return alone or any(_MIXED_COMMAS.search(line) for line in lines)


def _is_decimal(word: str) -> bool:
    return _DECIMAL_COMMA.fullmatch(word) is not None


def _at(code: str, row: int, column: int, *, whole: bool) -> Problem:
    if whole:
        return Problem(code, values={"limit": int(MAX_VALUE)})
    values = {"row": row, "column": column, "limit": int(MAX_VALUE)}
    return Problem(f"{code}_in_block", values=values)
