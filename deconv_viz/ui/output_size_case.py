"""The fourth part of the page: a question about Keras 1, worked with what each version did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

import streamlit as st

from deconv_viz.core.sizes import forward_size, strips
from deconv_viz.frameworks import FrameworkError, Layer, meaning, shapes
from deconv_viz.frameworks.keras1 import reported_output_shape
from deconv_viz.lessons.lens import lens_query
from deconv_viz.ui import output_size_html as html
from deconv_viz.ui.frame import page_link
from deconv_viz.ui.output_size_state import SizeState
from deconv_viz.ui.words import text

Set = Callable[[SizeState], None]

_PAGE = "output_size"
RUNS: tuple[tuple[str, str], ...] = (
    ("1.0.7", "theano 0.8.2"),
    ("1.1.0", "theano 0.8.2"),
    ("1.2.2", "theano 0.8.2"),
    ("1.2.2", "theano 1.0.5"),
)
"""The versions of Keras, and what each ran on."""


class Attempt(NamedTuple):
    """One way to write the layer: its key in the catalogue, its input and its arguments."""

    name: str
    size: int
    kernel: int
    stride: int
    border: str
    output: int

    def layer(self, version: str, backend: str) -> Layer:
        """Return the layer as the user wrote it, one channel in and out."""
        args = {
            "nb_filter": 1,
            "nb_row": self.kernel,
            "nb_col": self.kernel,
            "output_shape": (None, 1, self.output, self.output),
            "subsample": (self.stride, self.stride),
            "border_mode": self.border,
            "dim_ordering": "th",
        }
        return Layer("keras1", "Deconvolution2D", args, version, backend)

    @property
    def padding(self) -> int:
        """The padding of the convolution that the layer is the gradient of."""
        return self.kernel // 2 if self.border == "same" else 0

    def line(self) -> str:
        """Return the line of code, without what is at its default."""
        kernel, shape = f"{self.kernel}, {self.kernel}", f"(None, 1, {self.output}, {self.output})"
        code = f"Deconvolution2D(1, {kernel}, {shape}"
        code += f", subsample=({self.stride}, {self.stride})" if self.stride > 1 else ""
        return code + (f", border_mode='{self.border}')" if self.border != "valid" else ")")


class Outcome(NamedTuple):
    """What a version said that it would give, and what it gave; None where it raised."""

    said: int | None
    gave: int | None


def outcome(attempt: Attempt, version: str, backend: str) -> Outcome:
    """Return what a version makes of an attempt."""
    layer = attempt.layer(version, backend)
    square = (attempt.size, attempt.size)
    arrays = shapes(layer, square, (attempt.kernel, attempt.kernel), 1, 1)
    said = reported_output_shape(layer, *arrays)[2]
    try:
        return Outcome(said, meaning(layer, *arrays).spans[0].output)
    except FrameworkError:
        return Outcome(said, None)


def attempts(height: int, kernel: int) -> tuple[Attempt, ...]:
    """Return what was written, what was tried instead, and what doubles.

    A picture of `height` goes through a convolution with this kernel, and the layer is to make
    twice the picture out of the result. None where the kernel does not fit into the picture.
    """
    small = forward_size(height, kernel)
    if not small:
        return ()
    twice = 2 * height
    found = [
        Attempt("asked", small, kernel, 1, "valid", twice),
        Attempt("subsample", small, kernel, 2, "valid", twice),
    ]
    possible = [strip.size for strip in strips(small, kernel, 2)]
    if twice not in possible:
        found.append(Attempt("legal", small, kernel, 2, "valid", possible[-1]))
    found.append(Attempt("same", height, kernel, 2, "same", twice))
    if kernel % 2 == 0:
        found.append(Attempt("odd", height, kernel + 1, 2, "same", twice))
    found.append(Attempt("two", height, 2, 2, "valid", twice))
    return tuple(found)


def case(state: SizeState, change: Set) -> None:
    """Draw the question, and each attempt with what it gave."""
    tried = attempts(state.height, state.square)
    if not tried:
        st.html(html.headline(text("output_size.case.no_room", kernel=state.square)))
        st.button(
            text("output_size.case.room", kernel=state.height),
            key=f"{_PAGE}.room",
            on_click=change,
            args=(replace(state, square=state.height),),
        )
        return
    asked = outcome(tried[0], "1.2.2", "theano 0.8.2").gave or 0
    values: dict[str, Any] = {
        "height": state.height,
        "wanted": 2 * state.height,
        "small": tried[0].size,
    }
    key = "back" if asked == state.height else "other"
    says = text(f"output_size.case.{key}", gave=asked, **values)
    st.html(html.chain((state.height, tried[0].size, asked), says))
    st.markdown(text("output_size.case.says", kernel=state.square, **values))
    for attempt in tried:
        card, way = st.columns([8, 1.15], gap="small", vertical_alignment="center")
        with card:
            st.html(_card(attempt, state.height))
        with way:
            page_link(
                "frameworks",
                label=text("output_size.lens"),
                query_params=lens_query(
                    attempt.layer("1.2.2", "theano 0.8.2"),
                    (attempt.size, attempt.size),
                    (attempt.kernel, attempt.kernel),
                ),
                help=text("output_size.lens_help"),
            )


def _card(attempt: Attempt, height: int) -> str:
    outcomes = [(version, backend, outcome(attempt, version, backend)) for version, backend in RUNS]
    gave = outcomes[2][2].gave
    twice = 2 * height
    return html.attempt(
        text(f"output_size.case.{attempt.name}"),
        attempt.line(),
        _why(attempt, gave, twice),
        _runs(outcomes),
        (attempt.size, gave),
        (height, twice),
    )


def _why(attempt: Attempt, gave: int | None, twice: int) -> str:
    """Return in a sentence how the size comes about, or why there is none."""
    sizes = [
        strip.size
        for strip in strips(attempt.size, attempt.kernel, attempt.stride, 1, attempt.padding)
    ]
    values: dict[str, Any] = {
        "size": attempt.size,
        "kernel": attempt.kernel,
        "wanted": attempt.output,
        "gave": gave,
        "least": min(sizes, default=0),
        "most": max(sizes, default=0),
        "back": forward_size(attempt.output, attempt.kernel, attempt.stride, 1, attempt.padding),
    }
    if gave is None:
        return text("output_size.case.why_refused", **values)
    if attempt.stride == 1:
        return text("output_size.case.why_one", **values)
    key = "output_size.case.why_doubles" if gave == twice else "output_size.case.why_between"
    return text(key, **values)


def _runs(outcomes: list[tuple[str, str, Outcome]]) -> list[str]:
    """Return what the versions said and gave, those that agree together."""
    same: dict[Outcome, list[str]] = {}
    for version, backend, result in outcomes:
        name = text("output_size.case.run", version=version, backend=backend.title())
        same.setdefault(result, []).append(name if backend != "theano 0.8.2" else version)
    lines = []
    for result, names in same.items():
        key = "raised" if result.gave is None else "ran"
        listed = text("list.comma").join(names)
        lines.append(
            text(f"output_size.case.{key}", names=listed, said=result.said, gave=result.gave)
        )
    return lines
