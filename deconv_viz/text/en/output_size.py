"""What the page "Output size" says."""

from collections.abc import Mapping

OUTPUT_SIZE: Mapping[str, str] = {
    "page.output_size.title": "Output size",
    "page.output_size.link": "Output size",
    "page.output_size.says": "How large the output is, and which layers give the size that you need.",
}
