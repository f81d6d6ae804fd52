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
from deconv_viz.frameworks.line import line
from deconv_viz.frameworks.names import FRAMEWORKS, Framework, title
from deconv_viz.frameworks.numpy_code import code_numpy
from deconv_viz.frameworks.registry import (
    call,
    code,
    layouts,
    meaning,
    quirks,
    reported_output_shape,
    shapes,
    target,
    targets,
)
from deconv_viz.frameworks.translate import carried, translate

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
    "carried",
    "code",
    "code_numpy",
    "layouts",
    "line",
    "meaning",
    "quirks",
    "reported_output_shape",
    "shapes",
    "target",
    "targets",
    "title",
    "translate",
]
