"""Values in pasted lines: read, never executed. What is not a plain value is refused in a sentence.

Numbers, strings, True, False, None, tuples and lists, arithmetic between whole numbers (64 * 8),
and names that the pasted text itself gives such a value (ngf = 64).
"""

import ast
import operator
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

MAX_CHARACTERS = 10_000
"""What is read of a pasted text."""

MAX_LAYERS = 64
"""How many layers one pasted text may hold."""

MAX_NUMBER = 1_000_000
"""The largest magnitude of a number: sizes and channels are far below."""

_MAX_DEPTH = 12
_MAX_WORD = 200  # characters of one string

PASTE_RULES: Mapping[str, str] = MappingProxyType(
    {
        "empty": "There is no layer in this text{nearest}.",
        "too_long": "A text can have at most {limit} characters; this one has {received}.",
        "too_many": "A text can hold at most {limit} layers; line {line} begins one more.",
        "syntax": "Line {line} does not read as Python, near {received}{nearest}.",
        "unclosed": "Line {line} does not read as Python: its bracket is never closed.",
        "too_deep": "Line {line} is nested too deeply to be read{nearest}.",
        "unknown_layer": "Line {line}: no layer called {received} is known here{nearest}.",
        "unknown_argument": "Line {line}: {target} has no argument {received}{nearest}.",
        "too_many_arguments": (
            "Line {line}: {target} takes at most {limit} arguments by position; it was given "
            "{received}."
        ),
        "given_twice": "Line {line}: {target} is given {received} twice.",
        "missing": "Line {line}: {target} needs {received}.",
        "not_a_value": (
            "Line {line}: {received} is no value written out, and nothing here is run{nearest}."
        ),
        "long_string": "Line {line}: a text of more than {limit} characters is no value here.",
        "too_large": "Line {line}: numbers go up to {limit} here; received {received}.",
        "not_followed": "Line {line}: {received} is not followed here{nearest}.",
        "no_transposed": (
            "There is no transposed convolution in this text; line {line} has {received}."
        ),
        "several": (
            "This text has {received} transposed convolutions, and one is looked at here{nearest}."
        ),
    }
)
"""What can be wrong with a pasted text. {nearest} is empty, or a clause after a semicolon."""

PASTE_ADVICE: Mapping[str, str] = MappingProxyType(
    {
        "numbers": "write the numbers themselves",
        "value": "write the value itself",
        "layers": "write the layers one after another",
        "crop": "write a crop as a layer, such as Cropping2D or nn.ZeroPad2d((0, -1, 0, -1))",
        "one": "write the one that is meant",
        "paste": "paste a line such as Conv2DTranspose(16, 3, strides=2)",
        "first": "the first is line {first}",
        "made_of": "write the layers that it is made of",
        "libraries": "{known} are",
        "perhaps": "perhaps {perhaps} is meant",
        "choices": "it has {choices}",
    }
)
"""What to do about it: the clauses that stand for {nearest}."""


class ParseError(ValueError):
    """A pasted text that cannot be used: one sentence, naming the line.

    rule is a key of `PASTE_RULES`; line counts from 1; advice is a key of `PASTE_ADVICE`, or "".
    meant: the word that `received` should probably be, or "".
    """

    def __init__(
        self, rule: str, line: int = 1, received: object = "", advice: str = "", **values: object
    ) -> None:
        self.rule = rule
        self.line = line
        self.received = received
        self.advice = advice
        self.values = values
        self.meant = str(values.get("meant", ""))
        super().__init__(rule, line, received, advice, values)

    def __str__(self) -> str:
        nearest = f"; {self.nearest}" if self.nearest else ""
        return PASTE_RULES[self.rule].format(**self.words(), nearest=nearest)

    @property
    def nearest(self) -> str:
        """What is probably meant, as a clause, or ""."""
        return PASTE_ADVICE[self.advice].format(**self.words()) if self.advice else ""

    def words(self) -> dict[str, object]:
        """Return what sentence and advice are filled with, in whatever language."""
        return {"line": self.line, "received": self.received, **self.values}


_ARITHMETIC: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = MappingProxyType(
    {
        ast.Add: operator.add,
        ast.Sub: operator.sub,
        ast.Mult: operator.mul,
        ast.FloorDiv: operator.floordiv,
        ast.Mod: operator.mod,
    }
)


def value_of(node: ast.expr, names: Mapping[str, Any] | None = None, depth: int = 0) -> Any:
    """Return the value that an expression writes out.

    names: values that the text has given to names. Raises ParseError ("not_a_value", "too_large"
    or "too_deep") for everything else; nothing is ever executed.
    """
    known = names or {}
    if depth > _MAX_DEPTH:
        raise ParseError("too_deep", node.lineno, advice="numbers")
    match node:
        case ast.Constant(value=None | bool() | int() | float() | str() as value):
            return _bounded(node, value)
        case ast.Tuple(elts=items):
            return tuple(value_of(item, known, depth + 1) for item in items)
        case ast.List(elts=items):
            return [value_of(item, known, depth + 1) for item in items]
        case ast.Name() | ast.Attribute():
            name = dotted(node)
            if name in known:
                return known[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            value = value_of(operand, known, depth + 1)
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                return -value
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _ARITHMETIC:
            both = [value_of(side, known, depth + 1) for side in (left, right)]
            zero = isinstance(sign, (ast.FloorDiv, ast.Mod)) and both[1] == 0
            if all(type(value) is int for value in both) and not zero:
                return _bounded(node, _ARITHMETIC[type(sign)](*both))
    raise not_a_value(node)


def not_a_value(node: ast.expr) -> ParseError:
    """Return the refusal of an expression that is no value."""
    return ParseError("not_a_value", node.lineno, written(node), "value")


def dotted(node: ast.expr) -> str:
    """Return a name with its dots ("self.up1", "tf.keras.layers.Conv2D"), "" for all else."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    return ".".join([node.id, *reversed(parts)])


def written(node: ast.AST, limit: int = 40) -> str:
    """Return an expression as it is written, cut off where it is long."""
    try:
        text = " ".join(ast.unparse(node).split())
    except (RecursionError, ValueError):
        return "…"
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _bounded(node: ast.expr, value: Any) -> Any:
    if isinstance(value, (int, float)) and not abs(value) <= MAX_NUMBER:
        raise ParseError("too_large", node.lineno, written(node, 20), limit=f"{MAX_NUMBER:,}")
    if isinstance(value, str) and len(value) > _MAX_WORD:
        raise ParseError("long_string", node.lineno, limit=_MAX_WORD)
    return value
