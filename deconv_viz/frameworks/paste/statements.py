"""Pasted text as statements: whatever surrounds the layers' lines may be incomplete.

Half a class, lines of a list with their trailing commas, and PyTorch's printed models all occur.
"""

import ast
import re
from collections.abc import Iterator
from textwrap import dedent

from deconv_viz.frameworks.paste.values import ParseError

_MAX_BRACKETS = 30
_PRINTED = re.compile(r"^\s*\(\w+\):\s*")  # PyTorch prints "(up1): ConvTranspose2d(8, 4, …)"
_PROMPT = re.compile(r"^\s*(?:>>>|\.\.\.|In \[\d+\]:) ?")
_FENCE = re.compile(r"^\s*```\s*\w*\s*$")
_TYPED = str.maketrans("（），：＝［］“”‘’−\u00a0\u3000", "(),:=[]\"\"''-  ", "\ufeff\u200b")
"""What keyboards, word processors and web pages put in the place of Python's own signs."""

_SIGNS = re.compile(r"(?:[-+~]\s*|\bnot\s+|\bawait\s+|\blambda\s*:\s*){40}")
_BLOCK = re.compile(
    r"(?:class|def|async def|with|if|else|elif|try|finally|except)\b.*:\Z", re.DOTALL
)
_OPEN, _CLOSE = "([{", ")]}"


def statements(source: str) -> list[ast.stmt]:
    """Return the statements of a text; raises ParseError where it does not read as Python."""
    source = source.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ")
    lines = [_unmarked(line) for line in source.translate(_TYPED).split("\n")]
    if any(_PROMPT.match(line) for line in lines):  # what has no prompt was printed
        lines = [_PROMPT.sub("", line) if _PROMPT.match(line) else "" for line in lines]
    if any(_PRINTED.match(line) for line in lines):
        lines = [_unprinted(line) for line in lines]
    text = dedent("\n".join(lines))
    logical = list(_logical_lines(text))
    if _SIGNS.search(text):
        raise ParseError("too_deep", advice="numbers")
    try:
        return ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return [one for line, part in logical for one in _apart(line, part)]


def _apart(line: int, part: str) -> list[ast.stmt]:
    """Return the statements of one logical line; none for the head of a block."""
    part = part.strip().lstrip(")]},").strip()
    if not part or part.startswith("@") or _BLOCK.match(part):
        return []
    try:
        tree = ast.parse(part)
    except (SyntaxError, ValueError) as error:
        at = line + (getattr(error, "lineno", None) or 1) - 1
        where = "".join(sign if sign.isprintable() else "?" for sign in part.splitlines()[0][:40])
        raise ParseError("syntax", at, where, "paste") from None
    except (RecursionError, MemoryError):
        raise ParseError("too_deep", line) from None
    ast.increment_lineno(tree, line - 1)
    return tree.body


def _unmarked(line: str) -> str:
    """Return a line without what Markdown puts around code."""
    bare = line.strip()
    if _FENCE.match(line):
        return ""
    quoted = len(bare) > 1 and bare[0] == bare[-1] == "`"
    return bare.strip("`") if quoted else line


def _unprinted(line: str) -> str:
    """Return a line of a printed model as a line of code; nothing where it only holds others."""
    head = _PRINTED.sub("", line)
    bare = head.strip()
    return "" if re.fullmatch(r"\w+\(|\)", bare) else bare


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line with those that its brackets join to it, and the number of its first.

    Raises ParseError where brackets are too deep or one is never closed.
    """
    depth, start, quote, parts = 0, 1, "", list[str]()
    opened = 1
    for number, line in enumerate(text.split("\n"), 1):
        if not parts:
            start = number
        kept, at = "", 0
        while at < len(line):
            sign = line[at]
            if quote:
                if sign == "\\":
                    at += 1
                elif line.startswith(quote, at):
                    at += len(quote) - 1
                    quote = ""
            elif sign in "\"'":
                quote = sign * 3 if line.startswith(sign * 3, at) else sign
                at += len(quote) - 1
            elif sign == "#":
                break
            elif sign in _OPEN:
                opened = number if not depth else opened
                depth += 1
            elif sign in _CLOSE:
                depth = max(depth - 1, 0)
            at += 1
        kept = line[:at]
        if depth > _MAX_BRACKETS:
            raise ParseError("too_deep", number, advice="numbers")
        if len(quote) == 1:
            quote = ""
        parts.append(kept)
        if not depth and not quote and not kept.endswith("\\"):
            yield start, "\n".join(parts)
            parts = []
    if depth:
        raise ParseError("unclosed", opened)
    if parts:
        yield start, "\n".join(parts)
