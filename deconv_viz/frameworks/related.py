"""Operations of the frameworks that transposed convolution is compared with."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from numpy.typing import NDArray

from deconv_viz.frameworks.layer import Layer

Operation = Callable[[Layer, NDArray[Any], NDArray[Any] | None, NDArray[Any] | None], NDArray[Any]]

RELATED: Mapping[tuple[str, str], Operation] = MappingProxyType({})


def related(layer: Layer) -> Operation | None:
    """Return the operation that a layer names if it is one of these."""
    return RELATED.get((layer.framework, layer.target))
