"""What cannot be taken away as it was asked for."""

from collections.abc import Mapping
from types import MappingProxyType

REASONS: tuple[str, ...] = (
    *("format", "language", "rank", "step", "order", "geometry", "arrays"),
    *("link", "no_stage", "no_layer"),
)
"""Every code that an ExportError can have; `text` words it under `export.error.<code>`."""


class ExportError(ValueError):
    """An export that was refused: `code` is why, `values` what the sentence about it names."""

    def __init__(self, code: str, values: Mapping[str, object] = MappingProxyType({})) -> None:
        super().__init__(f"{code}: {dict(values)}")
        self.code = code
        self.values = values
