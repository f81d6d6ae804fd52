"""The bundled lesson scripts: for each lesson that a two-dimensional stage can tell, its slides.

A row is the slide's name in the catalogue (`script.<lesson>.<name>`, and with `_answer` what is
said once its results are revealed), the state that it shows, and how it shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from deconv_viz.state.script import Panel


@dataclass(frozen=True, slots=True)
class Plan:
    """One slide of a bundled lesson, without its words; the fields are those of `Slide`."""

    name: str
    query: str
    ask: bool = False
    panel: Panel = "both"
    plays: bool = False


_NINES = "~".join(f"{row}.{column}.9" for row in range(3) for column in range(3))

_TEN_MINUTES = (
    Plan("stamp", "i=1&p=0&xe=0.0.2&t=1", panel="scatter"),
    Plan("stride", "i=2&p=0&t=0", panel="scatter", plays=True),
    Plan("overlap", "i=2&p=0&t=13&o=output", ask=True, panel="scatter"),
    Plan("size", "i=3&p=0&t=9", panel="scatter"),
    Plan("crop", "i=3&t=25&o=output", panel="scatter"),
    Plan("output_padding", "i=3&a=1&pin=i%3D3&t=36&o=output"),
    Plan("zeros", "i=2&p=0&t=0&o=output", panel="gather", plays=True),
    Plan("window", "i=2&p=0&t=13&o=output", ask=True, panel="gather"),
    Plan("same", "i=3&t=0", plays=True),
    Plan("flip", "i=3&x=impulse&w=ramp&t=5&f=0", ask=True),
    Plan("dilation", "i=2&k=2&s=4&d=2&p=0&t=0", panel="scatter", plays=True),
    Plan("checkerboard", "i=3&p=0&x=ones&w=ones&t=49&o=output", ask=True, panel="scatter"),
    Plan("even", "i=3&k=4&p=0&x=ones&w=ones&t=64&o=output", panel="scatter"),
    Plan("whole", "i=3&t=25&o=output"),
)

_TWO_DIMENSIONS = (
    Plan("lab", "i=3&t=3"),
    Plan("stamps", "i=3&t=0", plays=True),
    Plan("sum", "t=32&o=output", ask=True, panel="scatter"),
    Plan("crop", "t=81&o=output", panel="scatter"),
    Plan("zeros", "i=3&t=0&o=output", panel="gather", plays=True),
    Plan("flip", "i=3&x=impulse&w=ramp&t=5&f=0", ask=True),
)

_OUTPUT_SIZE = (
    Plan("stamps", "i=3&p=0&t=9", panel="scatter"),
    Plan("short", "i=3&t=25&o=output", panel="scatter"),
    Plan("four", "i=3&k=4&pin=i%3D3&t=36&o=output"),
    Plan("given_back", "i=3&a=1&pin=i%3D3&t=36&o=output"),
    Plan("stride_one", "i=3&s=1&p=0&t=9", panel="scatter"),
    Plan("dilation", "i=3&k=2&d=2&p=0&t=9", panel="scatter"),
    Plan("axes", "i=2,4&p=0&t=8", panel="scatter"),
)

_PADDING = (
    Plan("none", "i=3&p=0&t=9", panel="scatter"),
    Plan("one", "i=3&t=25&o=output", panel="scatter"),
    Plan("two", "i=3&p=2&pin=i%3D3%26p%3D0&t=9&o=output"),
    Plan("given_back", "i=3&a=1&pin=i%3D3&t=36&o=output"),
    Plan("nothing_left", "i=3&p=0&a=1&t=64&o=output", ask=True, panel="scatter"),
)

_MATRIX = (
    Plan("column", "i=3&p=0&x=impulse&t=5", panel="scatter"),
    Plan("row", "i=3&p=0&t=17&o=output", panel="scatter"),
    Plan("shapes", "i=3&p=0&t=49&o=output", panel="scatter"),
    Plan("gradient", "i=3&p=0&t=5", panel="scatter"),
    Plan("inverse", f"i=3&p=0&x=ones&w=ones&xe={_NINES}&t=49&o=output", ask=True, panel="scatter"),
)

_UPSAMPLING = (
    Plan("zeros", "i=3&k=1&p=0&x=ramp&w=ones&t=9", panel="scatter"),
    Plan("nearest", "i=3&k=2&p=0&x=ramp&w=ones&t=0", panel="scatter", plays=True),
    Plan("bilinear", "i=3&k=4&x=ramp&w=bilinear&t=36&o=output", panel="scatter"),
    Plan("border", "i=3&k=4&x=ones&w=bilinear&t=36&o=output", ask=True, panel="scatter"),
    Plan("learnt", "i=3&k=4&t=36&o=output", panel="scatter"),
)

_CHECKERBOARD = (
    Plan("uneven", "i=4&p=0&x=ones&w=ones&t=81&o=output", ask=True, panel="scatter"),
    Plan("why", "i=4&p=0&x=ones&w=ones&t=31&o=output", panel="scatter"),
    Plan("even", "i=4&k=4&p=0&x=ones&w=ones&t=100&o=output", panel="scatter"),
    Plan("holes", "i=3&k=2&s=3&p=0&x=ones&w=ones&t=64&o=output", panel="scatter"),
    Plan("dilation", "i=3&k=2&d=2&p=0&x=ones&w=ones&t=49&o=output", ask=True, panel="scatter"),
    Plan("resize", "i=6&s=1&x=ones&w=ones&t=36&o=output", panel="scatter"),
)

_SUB_PIXEL = (
    Plan("first", "i=3&k=4&t=15&o=output", panel="gather"),
    Plan("second", "i=3&k=4&t=16&o=output", panel="gather"),
    Plan("again", "i=3&k=4&t=17&o=output", panel="gather"),
    Plan("shuffle", "i=3&k=4&t=36&o=output", panel="gather"),
)

_FRAMEWORKS = (
    Plan("torch", "i=4&a=1&t=64&o=output", panel="scatter"),
    Plan("valid", "i=4&p=0&t=81&o=output", panel="scatter"),
    Plan("same", "i=4&a=1&pin=i%3D4%26p%3D0&t=64&o=output"),
    Plan("agree", "i=4&k=4&t=64&o=output", panel="scatter"),
    Plan("longer", "i=3&k=2&s=3&p=0&a=1&t=81&o=output", ask=True, panel="scatter"),
)

_ONE_DIMENSION = (
    Plan("row", "i=1,5&k=1,3&s=1,2&p=0&t=0", panel="scatter", plays=True),
    Plan("sum", "i=1,5&k=1,3&s=1,2&p=0&t=5&o=output", ask=True, panel="scatter"),
    Plan("zeros", "i=1,5&k=1,3&s=1,2&p=0&t=0&o=output", panel="gather", plays=True),
    Plan("twice", "i=1,5&k=1,3&s=1,2&p=0,1&a=0,1&t=10&o=output", panel="scatter"),
)

_STACK = (
    Plan("first", "i=4&t=49&o=output", panel="scatter"),
    Plan("second", "i=7&t=169&o=output", panel="scatter"),
    Plan("exact", "i=4&a=1&pin=i%3D4&t=64&o=output"),
    Plan("again", "i=8&k=4&t=256&o=output", panel="scatter"),
)

SCRIPTS: Mapping[str, tuple[Plan, ...]] = MappingProxyType(
    {
        "ten_minutes": _TEN_MINUTES,
        "two_dimensions": _TWO_DIMENSIONS,
        "one_dimension": _ONE_DIMENSION,
        "matrix": _MATRIX,
        "upsampling": _UPSAMPLING,
        "checkerboard": _CHECKERBOARD,
        "sub_pixel": _SUB_PIXEL,
        "frameworks": _FRAMEWORKS,
        "output_size": _OUTPUT_SIZE,
        "padding": _PADDING,
        "stack": _STACK,
    }
)
"""Every bundled script by its key, most of them the key of a lesson, in the order to show them."""
