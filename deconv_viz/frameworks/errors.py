"""What a framework refuses: its rule, what was received, and the nearest thing that works."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

RULES: Mapping[str, str] = MappingProxyType(
    {
        "unknown_framework": "There is no framework {received} here; there is {choices}.",
    }
)
"""Every rule that a framework can refuse by, with its English sentence.

{framework} is the framework's name as people write it, {field} the argument in its own words,
{received} what it was given.
"""


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
        return RULES[self.rule].format(
            framework=self.framework, field=self.field, received=self.received, **self.values
        )
