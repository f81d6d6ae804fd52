"""What the page "A whole layer" says."""

from collections.abc import Mapping

WHOLE_LAYER: Mapping[str, str] = {
    "page.whole_layer.title": "A whole layer",
    "page.whole_layer.link": "A whole layer",
    "page.whole_layer.says": "Each output channel is a sum over the input channels; then the bias, on every cell.",
}
