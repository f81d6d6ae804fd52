"""Which lessons the static edition has, what they say, and the states that make their point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from deconv_viz.state.questions import QUESTIONS

GROUPS: dict[str, tuple[str, ...]] = {
    "idea": ("home", "two_dimensions", "one_dimension", "three_dimensions", "matrix"),
    "follows": ("upsampling", "checkerboard", "sub_pixel", "picture"),
    "practice": ("frameworks", "output_size", "whole_layer", "stack", "autoencoder", "tasks"),
    "class": ("present",),
}
"""The pages in the order of the app's list of lessons, which a test compares."""

PAGES: tuple[str, ...] = tuple(page for pages in GROUPS.values() for page in pages)


@dataclass(frozen=True, slots=True)
class Case:
    """A state worth a look: the keys of its name and of what there is to see, and its query."""

    label: str
    says: str
    query: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """One page: its cases, the first of which it opens with, and its text.

    text: pairs of a heading's key ("" for none) and a paragraph's. below: what stands under the
    stage and follows its step. app_first: whether the lesson's sentence is about what only the
    full app has, so that this is said at once.
    """

    cases: tuple[Case, ...] = ()
    text: tuple[tuple[str, str], ...] = ()
    sources: tuple[str, ...] = ()
    below: Literal["", "matrix"] = ""
    app_first: bool = False


_QUERY = {name: query for name, page, query in QUESTIONS if page == "two_dimensions"}


def _case(page: str, name: str, query: str, label: str = "") -> Case:
    return Case(label or f"{page}.case.{name}", f"static.{page}.{name}", query)


def _own(page: str, name: str, query: str) -> Case:
    return _case(page, name, query, f"static.{page}.case.{name}")


def _asked(page: str, name: str) -> Case:
    return Case(f"static.{page}.case.{name}", f"home.answer.{name}", _QUERY[name])


_LINE = "i=1,5&k=1,{k}&s=1,2&p=0"
_SOUND = "one_dimension.stamps.case"

LESSONS: dict[str, Lesson] = {
    "home": Lesson(),
    "two_dimensions": Lesson(),
    "one_dimension": Lesson(
        (
            _case("one_dimension", "integers", _LINE.format(k=3), f"{_SOUND}.integers"),
            _case(
                "one_dimension",
                "linear",
                f"{_LINE.format(k=3)}&w=bilinear".replace("p=0", "p=0,1"),
                f"{_SOUND}.linear",
            ),
            _case("one_dimension", "box", f"{_LINE.format(k=2)}&w=ones", f"{_SOUND}.box"),
            _case("one_dimension", "bad", f"{_LINE.format(k=2)}&w=ones&we=0.1.0", f"{_SOUND}.bad"),
        ),
        (
            ("one_dimension.part.sound", "one_dimension.says.sound"),
            ("one_dimension.part.causal", "one_dimension.says.causal"),
        ),
        tuple(f"one_dimension.sources.{part}" for part in ("stamps", "sound", "causal")),
    ),
    "three_dimensions": Lesson(
        (
            _case("three_dimensions", "overlap", "i=3"),
            _case("three_dimensions", "tiles", "i=3&k=2&p=0"),
        ),
        (("three_dimensions.case.slices", "three_dimensions.alone"),),
        ("three_dimensions.sources",),
        app_first=True,
    ),
    "matrix": Lesson(
        (
            _case("matrix", "first", "i=1,4&k=1,3&s=1,2&p=0"),
            _case("matrix", "band", "i=1,5&k=1,3&s=1&p=0"),
            _case("matrix", "holes", "i=1,3&k=1,2&s=1,3&p=0&w=ones"),
            _case("matrix", "blocks", "i=3&k=2&s=1&p=0"),
        ),
        (
            ("", "matrix.idle"),
            ("matrix.part.adjoint", "matrix.adjoint_says"),
            ("matrix.part.gradient", "matrix.gradient_says"),
            ("", "matrix.again_same"),
            ("matrix.part.inverse", "matrix.inverse_says"),
        ),
        ("matrix.sources",),
        below="matrix",
    ),
    "upsampling": Lesson(
        (
            _own("upsampling", "nearest", "i=4&k=2&p=0&w=ones"),
            _case("upsampling", "bilinear", "k=4&w=bilinear", "upsampling.back.case.bilinear"),
            _case(
                "upsampling",
                "comb",
                "i=4&k=2&p=0&w=ones&we=0.1.0~1.0.0~1.1.0",
                "upsampling.back.case.comb",
            ),
            _case("upsampling", "random", "i=4", "upsampling.back.case.random"),
        ),
        tuple(
            (f"upsampling.part.{part}", f"upsampling.says.{part}")
            for part in ("back", "bilinear", "pooling", "decoder")
        ),
        tuple(
            f"upsampling.sources.{part}"
            for part in ("there", "back", "bilinear", "pooling", "decoder")
        ),
    ),
    "checkerboard": Lesson(
        (
            _case(
                "checkerboard",
                "uneven",
                "i=6&a=1&x=ones&w=ones&o=output",
                "checkerboard.overlap.case.uneven",
            ),
            _case(
                "checkerboard",
                "even",
                "i=6&k=4&x=ones&w=ones&o=output",
                "checkerboard.overlap.case.even",
            ),
            _case(
                "checkerboard",
                "thirds",
                "i=5&k=4&s=3&a=1&x=ones&w=ones&o=output",
                "checkerboard.overlap.case.thirds",
            ),
            _case(
                "checkerboard",
                "holes",
                "i=4&k=2&s=3&p=0&x=ones&w=ones&o=output",
                "checkerboard.overlap.case.gaps",
            ),
        ),
        tuple(
            (f"checkerboard.part.{part}", f"checkerboard.says.{part}")
            for part in ("weights", "stacks", "spectrum", "remedies")
        ),
        tuple(
            f"checkerboard.sources.{part}" for part in ("overlap", "weights", "stacks", "remedies")
        ),
    ),
    "sub_pixel": Lesson(
        (
            _case("sub_pixel", "divides", "i=4&k=4&o=output"),
            _case("sub_pixel", "not", "i=4&o=output"),
            _case("sub_pixel", "blocks", "i=4&k=2&p=0&o=output"),
            _case("sub_pixel", "holes", "i=4&k=2&s=3&p=0&o=output"),
        ),
        (("", "sub_pixel.formula"),),
        ("sub_pixel.sources",),
    ),
    "picture": Lesson(
        (
            _case("picture", "bilinear", "i=12&k=4&x=ramp&w=bilinear"),
            _case("picture", "uneven", "i=12&a=1&x=ramp&w=ones"),
            _case("picture", "holes", "i=12&k=2&s=3&p=0&x=ramp&w=ones"),
        ),
        (),
        ("picture.sources",),
        app_first=True,
    ),
    "frameworks": Lesson(
        (
            _own("frameworks", "torch", "i=4&a=1"),
            _own("frameworks", "valid", "i=4&p=0"),
            _own("frameworks", "four", "i=4&k=4"),
        ),
        app_first=True,
    ),
    "output_size": Lesson(
        (
            _asked("output_size", "size"),
            _asked("output_size", "output_padding"),
            _asked("output_size", "padding"),
        ),
    ),
    "whole_layer": Lesson(
        (_own("whole_layer", "one", "i=4"),),
        (
            ("whole_layer.part.open_sizes", "whole_layer.open.batch"),
            ("", "whole_layer.open.length"),
            ("", "whole_layer.open.dense"),
            ("whole_layer.part.by_hand", "whole_layer.hand_says"),
            ("whole_layer.mixing", "whole_layer.mixing_says"),
        ),
    ),
    "stack": Lesson(
        (
            _own("stack", "first", "i=1&k=4&s=1&p=0&t=1"),
            _own("stack", "second", "i=4&k=4"),
            _own("stack", "third", "i=8&k=4"),
        ),
        app_first=True,
    ),
    "autoencoder": Lesson(
        (_own("autoencoder", "up", "i=7&a=1"), _own("autoencoder", "last", "i=14&a=1")),
        (
            ("autoencoder.part.shapes", "autoencoder.shapes_says"),
            ("autoencoder.part.pair", "autoencoder.pair_says"),
        ),
        app_first=True,
    ),
    "tasks": Lesson(),
    "present": Lesson(),
}
"""Every lesson by its page."""
