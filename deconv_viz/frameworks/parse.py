"""Layers from pasted lines of Keras, TensorFlow, PyTorch, JAX, Flax, ONNX, Theano and SciPy.

The text is parsed with `ast` and never executed. Layers stand in the order in which the data flows
through them: that of their application where the text applies them (`x = Conv2D(…)(x)`, a
`forward`), that of the lines otherwise (`nn.Sequential(…)`, one layer a line).
"""

import ast
import re
from typing import Any

from deconv_viz.frameworks.paste.layer import Parsed, write
from deconv_viz.frameworks.paste.reader import Reader
from deconv_viz.frameworks.paste.statements import statements
from deconv_viz.frameworks.paste.values import (
    MAX_CHARACTERS,
    MAX_LAYERS,
    PASTE_ADVICE,
    PASTE_RULES,
    ParseError,
    value_of,
)

__all__ = [
    "MAX_CHARACTERS",
    "MAX_LAYERS",
    "PASTE_ADVICE",
    "PASTE_RULES",
    "ParseError",
    "Parsed",
    "mend",
    "parse_layer",
    "parse_layers",
    "parse_value",
    "write",
]


def parse_layers(source: str) -> tuple[Parsed, ...]:
    """Return all layers of a text in the order of the data; raises ParseError and nothing else.

    A size that the text names for the input (an Input layer, input_shape, an array that is written
    out) is a first layer of kind "sets".
    """
    if len(source) > MAX_CHARACTERS:
        raise ParseError("too_long", received=f"{len(source):,}", limit=f"{MAX_CHARACTERS:,}")
    reader = Reader()
    for statement in statements(source):
        reader.read(statement)
    layers = reader.layers()
    if not layers:
        raise ParseError("empty", advice="paste")
    return layers


def parse_layer(source: str) -> Parsed:
    """Return the one transposed convolution of a text; raises ParseError and nothing else."""
    layers = parse_layers(source)
    found = [layer for layer in layers if layer.kind == "transposed"]
    if not found:
        other = layers[0]
        raise ParseError("no_transposed", other.line, other.name)
    if len(found) > 1:
        raise ParseError("several", found[1].line, len(found), "first", first=found[0].line)
    return found[0]


def parse_value(source: str) -> Any:
    """Return the one value that a text writes out; raises ParseError and nothing else."""
    found = statements(source[:MAX_CHARACTERS])
    match found:
        case [ast.Expr(value=value)]:
            return value_of(value)
    raise ParseError("not_a_value", received=" ".join(source.split())[:40] or "…")


def mend(source: str, error: ParseError) -> str:
    """Return the text with the word in place that a refusal takes to be meant, "" if there is none.

    A name has to follow as it does in code, so that a mended text can be refused for another
    reason, but not for the same.
    """
    word = str(error.received).rpartition(".")[2]
    if not error.meant or not word.isidentifier():
        return ""
    lines = source.split("\n")
    before, after = lines[: error.line - 1], "\n".join(lines[error.line - 1 :])
    mended, count = re.subn(rf"\b{re.escape(word)}\b(?=\s*[=(])", error.meant, after, count=1)
    return "\n".join([*before, mended]) if count else ""
