"""What a framework refuses: its rule, what was received, and the nearest thing that works."""

import reprlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

_SENTENCES: dict[str, str] = {
    "unknown_framework": "There is no framework {received} here; there is {choices}.",
    "unknown_target": "{framework} has nothing called {received} here; there is {choices}.",
    "unknown_argument": "{framework}: {target} has no argument {field}; it has {choices}.",
    "missing_argument": "{framework}: {target} needs {field}, which was not given.",
    "integer": "{framework} takes an integer for {field}; received {received}.",
    "at_least": "{framework}: {field} must be at least {minimum}; received {received}.",
    "one_or_each": (
        "{framework} takes for {field} an integer or {rank} of them, one for each spatial axis; "
        "received {received}."
    ),
    "each": "{framework} takes for {field} {count} integers; received {received}.",
    "choice": "{framework}: {field} must be one of {choices}; received {received}.",
    "boolean": "{framework}: {field} must be True or False; received {received}.",
    "input_rank": (
        "{framework}: an input with {axes} axes ({layout}) is what {target} takes; received one "
        "of shape {received}."
    ),
    "weight_rank": (
        "{framework}: the weight of {target} has {axes} axes here; received one of shape "
        "{received}."
    ),
    "empty_input": "{framework}: no axis of the {field} may be empty; received shape {received}.",
    "channels": (
        "{framework}: the weight is for {expected} input channels, the input has {received}."
    ),
    "groups_divide_channels": (
        "{framework}: {field}={received} must divide the number of input channels, {channels}."
    ),
    "kernel_of_weight": (
        "{framework}: {field} says {received}, but the kernel of the weight is {expected}."
    ),
    "filters_of_weight": (
        "{framework}: {field} says {received}, but the weight is for {expected}."
    ),
    "bias_shape": (
        "{framework}: the bias holds one number for each of the {filters} filters; received one of "
        "shape {received}."
    ),
    "weight_missing": "{framework}: {target} needs a weight.",
    "numbers": "{framework}: {field} must hold real numbers, all finite.",
    "empty_output": (
        "{framework}: the output must have at least 1 element along every axis; axis {axis} would "
        "have {output}."
    ),
    "no_words": "{framework} has no words for this: {reason}.",
    "no_transposed_convolution": (
        "{target} is computed here to compare with; it is not a transposed convolution."
    ),
}

_brief = reprlib.Repr()
_brief.maxstring = _brief.maxother = 100
_brief.maxtuple = _brief.maxlist = 8

RULES: Mapping[str, str] = MappingProxyType(_SENTENCES)
"""Every rule that a framework can refuse by, with its English sentence.

{framework} is the framework's name as people write it, {field} the argument in its own words,
{received} what it was given. A framework's module adds its own with `add_rules`.
"""


def add_rules(rules: Mapping[str, str]) -> Mapping[str, str]:
    """Take a module's own rules up into `RULES`; their names must be new."""
    taken = {rule for rule in rules if _SENTENCES.get(rule, rules[rule]) != rules[rule]}
    if taken:
        raise ValueError(f"These rules have a sentence already: {sorted(taken)}")
    _SENTENCES.update(rules)
    return rules


class FrameworkError(ValueError):
    """A layer that its framework refuses, or an operation that a framework has no words for.

    `rule` is a key of `RULES`; `field`, the argument in the framework's own words; `received`, its
    value; `values`, what else the sentence speaks of. `nearest` holds arguments which, put in the
    place of those that were given, make the layer work.
    """

    def __init__(
        self,
        framework: str,
        rule: str,
        field: str = "",
        received: object = None,
        values: Mapping[str, Any] | None = None,
        nearest: Mapping[str, Any] | None = None,
    ) -> None:
        self.framework = framework
        self.rule = rule
        self.field = field
        self.received = received
        self.values: dict[str, Any] = dict(values or {})
        self.nearest: dict[str, Any] = dict(nearest or {})
        super().__init__(framework, rule, field, received, self.values, self.nearest)

    def __str__(self) -> str:
        return RULES[self.rule].format(**self.words())

    def words(self) -> dict[str, Any]:
        """Return what the sentence of its rule is filled with, in whatever language."""
        return {
            "framework": self.framework,
            "field": self.field,
            "received": _brief.repr(self.received),
            **self.values,
        }
