"""Every framework's own words for a transposed convolution, and what they mean.

A `Layer` is what its user writes; `meaning` says what it computes in the canonical form, `call`
computes it, `translate` finds the words of another framework for it and `code` writes a program.
Facts and sources are in the module of each framework.
"""

from deconv_viz.frameworks.errors import RULES, FrameworkError
from deconv_viz.frameworks.layer import (
    Layer,
    Layouts,
    Meaning,
    Quirk,
    Span,
    Target,
    Translation,
    Word,
)
from deconv_viz.frameworks.names import FRAMEWORKS, Framework, title
from deconv_viz.frameworks.registry import (
    call,
    layouts,
    meaning,
    quirks,
    shapes,
    target,
    targets,
)

__all__ = [
    "FRAMEWORKS",
    "RULES",
    "Framework",
    "FrameworkError",
    "Layer",
    "Layouts",
    "Meaning",
    "Quirk",
    "Span",
    "Target",
    "Translation",
    "Word",
    "call",
    "layouts",
    "meaning",
    "quirks",
    "shapes",
    "target",
    "targets",
    "title",
]
