"""The second part of the page: which layers make the size that is needed out of the one at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from deconv_viz.core import AxisArguments, is_even
from deconv_viz.core.sizes import Limits
from deconv_viz.frameworks import title
from deconv_viz.frameworks.nearest import Gap, unreachable
from deconv_viz.frameworks.solve import Found, Solution, solve
from deconv_viz.frameworks.wording import layer_of, written
from deconv_viz.lessons.codec import lab_query
from deconv_viz.lessons.lens import lens_query
from deconv_viz.state import Lab, repair
from deconv_viz.state.limits import FIELD
from deconv_viz.ui.frame import page_link
from deconv_viz.ui.lab_layer import arguments_of
from deconv_viz.ui.output_size_state import (
    BOUNDS,
    DEFAULT,
    FRAMEWORKS,
    LARGEST,
    SEARCH,
    SizeState,
    Unreadable,
    in_words_of,
    read_sizes,
    write_sizes,
)
from deconv_viz.ui.widgets import show
from deconv_viz.ui.words import joined, text

Set = Callable[[SizeState], None]
Sizes = tuple[int, int]

_PAGE = "output_size"
_MORE = 12
_SIZES = tuple(range(FIELD["size"].high, 0, -1))


def backward(state: SizeState, change: Set) -> None:
    """Draw the two sizes, the framework, and all layers that lead from one size to the other."""
    left, right, words = st.columns([1, 1, 2.6], gap="small", vertical_alignment="bottom")
    with left:
        _typed(state, "given", change)
    with right:
        _typed(state, "needed", change)
    with words:
        st.segmented_control(
            text("output_size.framework"),
            FRAMEWORKS,
            key=show(f"{_PAGE}.words", state.framework),
            format_func=title,
            on_change=_choose_framework,
            args=(state, change),
            required=True,
            wrap=True,
            help=text("output_size.framework_help"),
        )
    sizes = [read_sizes(state.given), read_sizes(state.needed)]
    for name, read in zip(("given", "needed"), sizes, strict=True):
        if isinstance(read, Unreadable):
            _unreadable(state, name, read, change)
    given, needed = sizes
    if not isinstance(given, Unreadable) and not isinstance(needed, Unreadable):
        _results(state, given, needed, change)


def _typed(state: SizeState, name: str, change: Set) -> None:
    def take() -> None:
        typed = st.session_state[f"{_PAGE}.{name}"] or ""
        change(_with(state, name, typed.strip()))

    st.text_input(
        text(f"output_size.{name}"),
        key=show(f"{_PAGE}.{name}", getattr(state, name)),
        max_chars=30,
        on_change=take,
        help=text("output_size.typed_help"),
    )


def _with(state: SizeState, name: str, typed: str) -> SizeState:
    changes: dict[str, Any] = {name: typed, "shown": DEFAULT.shown}
    return replace(state, **changes)


def _choose_framework(state: SizeState, change: Set) -> None:
    chosen = st.session_state[f"{_PAGE}.words"]
    if chosen is not None:
        change(replace(in_words_of(state, chosen), shown=DEFAULT.shown))


def _unreadable(state: SizeState, name: str, why: Unreadable, change: Set) -> None:
    nearest = why.nearest or getattr(DEFAULT, name)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        said = text(f"output_size.typed_{why.code}", largest=LARGEST)
        st.markdown(f":orange-background[{text(f'output_size.{name}')}: {said}]", width="content")
        st.button(
            text("output_size.take", sizes=nearest),
            key=f"{_PAGE}.take.{name}",
            on_click=change,
            args=(_with(state, name, nearest),),
        )


def _results(state: SizeState, given: Sizes, needed: Sizes, change: Set) -> None:
    found = solve(state.framework, given, needed, state.limits, state.shown)
    if not found.first:
        _none(state, given, needed, change)
        return
    st.markdown(_count(found, given, needed))
    # A new list is a new container: nothing of an old row stays behind in it.
    with st.container(gap=None):
        for solution in found.first:
            _row(state.framework, solution, given, needed)
    left = found.same + found.apart - len(found.first)
    if left and state.shown < BOUNDS["shown"].high:
        st.button(
            text("output_size.more", count=min(left, _MORE)),
            key=f"{_PAGE}.more",
            on_click=change,
            args=(replace(state, shown=min(state.shown + _MORE, BOUNDS["shown"].high)),),
        )


def _count(found: Found, given: Sizes, needed: Sizes) -> str:
    values: dict[str, Any] = {"given": write_sizes(given), "needed": write_sizes(needed)}
    if not found.same:
        return text("output_size.found_apart", count=f"{found.apart:,}", **values)
    key = "output_size.found_one" if found.same == 1 else "output_size.found"
    said = text(key, count=f"{found.same:,}", **values)
    if found.apart and (given[0] != given[1] or needed[0] != needed[1]):
        said += " " + text("output_size.found_more", count=f"{found.apart:,}")
    return said


def _row(framework: str, solution: Solution, given: Sizes, needed: Sizes) -> None:
    layer = layer_of(framework, solution.words, needed)
    kernel = tuple(words.kernel for words in solution.words)
    says, links = st.columns([6, 2.7], gap="small", vertical_alignment="center")
    ways = links.container(horizontal=True, gap="small", horizontal_alignment="right")
    code = f"`{written(layer)}`"
    if "kernel_size" not in layer.args:
        code = text("output_size.with_kernel", code=code, kernel=write_sizes(kernel))
    says.markdown(f"{code} {_badges(solution)} {_crop(solution)}")
    lab = _lab(solution)
    if lab is not None:
        query, size = lab
        page_link(
            "two_dimensions",
            label=text("output_size.lab" if size == given else "output_size.lab_smaller"),
            query_params=query,
            help=text("output_size.lab_help", sizes=write_sizes(size)),
            place=ways,
        )
    page_link(
        "frameworks",
        label=text("output_size.lens"),
        query_params=lens_query(layer, given, kernel),
        help=text("output_size.lens_help"),
        place=ways,
    )


def _badges(solution: Solution) -> str:
    axes = [span.axis() for span in solution.spans]
    badges = []
    if all(is_even(axis) for axis in axes):
        badges.append(f":green-badge[{text('output_size.badge.even')}]")
    else:
        badges.append(f":orange-badge[{text('output_size.badge.uneven')}]")
    if any(min(axis.pads()) < 0 for axis in axes):
        badges.append(f":red-badge[{text('output_size.badge.lost')}]")
    if any(axis.crop[1] < 0 for axis in axes):
        badges.append(f":red-badge[{text('output_size.badge.zeros')}]")
    if not solution.same:
        badges.append(f":gray-badge[{text('output_size.badge.apart')}]")
    return " ".join(badges)


def _crop(solution: Solution) -> str:
    """Return what the canvas is and what is cropped off it, where both axes are alike."""
    one, other = solution.spans
    if one != other:
        return ""
    values: dict[str, Any] = {"canvas": one.full, "begin": one.begin, "end": abs(one.end)}
    key = "output_size.crop" if one.end >= 0 else "output_size.crop_zeros"
    return f":small[:gray[{text(key, **values)}]]"


def _lab(solution: Solution) -> tuple[dict[str, str], Sizes] | None:
    """Return the query that opens a layer in the lab, and the largest input that it takes there.

    None where the lab has no words for it: it knows paddings and output paddings alone.
    """
    axes = [arguments_of(span) for span in solution.spans]
    if axes[0] is None or axes[1] is None:
        return None
    rows, columns = _fitted(axes[0]), _fitted(axes[1])
    if rows is None or columns is None:
        return None
    lab = Lab(rows=rows, columns=columns, linked=rows == columns)
    return lab_query(lab), (rows.size, columns.size)


def _fitted(arguments: AxisArguments) -> AxisArguments | None:
    """Return the axis with the largest input that the lab takes."""
    for size in (arguments.size, *(size for size in _SIZES if size < arguments.size)):
        axis = arguments._replace(size=size)
        if not repair(axis, axis)[2]:
            return axis
    return None


def _none(state: SizeState, given: Sizes, needed: Sizes, change: Set) -> None:
    """Say why there is no such layer; offer the nearest sizes, and limits that have one."""
    why = unreachable(state.framework, given, needed, state.limits)
    sentences = [text("output_size.none", given=write_sizes(given), needed=write_sizes(needed))]
    if why.gaps and given[0] == given[1] and needed[0] == needed[1]:
        sentences.append(_gap(why.gaps[0], "output_size.axis.both", given, needed))
    for gap in () if len(sentences) > 1 else why.gaps:
        name = "output_size.axis.rows" if gap.axis == 0 else "output_size.axis.columns"
        sentences.append(_gap(gap, name, given, needed))
    if not why.gaps:
        sentences.append(text("output_size.not_together", framework=title(state.framework)))
    st.markdown(joined(*sentences))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(text("output_size.nearest_sizes"), width="content")
        for number, sizes in enumerate(why.nearest):
            st.button(
                write_sizes(sizes),
                key=f"{_PAGE}.near.{number}",
                on_click=change,
                args=(_with(state, "needed", write_sizes(sizes)),),
            )
        _widen(state, given, needed, change)


def _gap(gap: Gap, name: str, given: Sizes, needed: Sizes) -> str:
    values: dict[str, Any] = {
        "name": text(name),
        "size": given[gap.axis],
        "wanted": needed[gap.axis],
        "below": gap.below,
        "above": gap.above,
    }
    if gap.above is None:
        return text("output_size.gap_above", **values)
    if gap.below is None:
        return text("output_size.gap_below", **values)
    return text("output_size.gap_between", **values)


def _widen(state: SizeState, given: Sizes, needed: Sizes, change: Set) -> None:
    """Offer the limits with which the cleanest layer of the widest search is found."""
    wider = solve(state.framework, given, needed, SEARCH, 1).first
    if not wider:
        st.markdown(text("output_size.never"), width="content")
        return
    limits = state.limits
    for words in wider[0].words:
        limits = Limits(
            _around(limits.kernel, words.kernel),
            _around(limits.stride, words.stride),
            _around(limits.dilation, words.dilation),
            max(limits.padding, words.first, words.last),
            max(limits.output_padding, words.extra or 0),
        )
    st.button(
        text("output_size.widen", layer=written(layer_of(state.framework, wider[0].words, needed))),
        key=f"{_PAGE}.widen",
        on_click=change,
        args=(replace(state, limits=limits, shown=DEFAULT.shown),),
    )


def _around(bounds: tuple[int, int], value: int) -> tuple[int, int]:
    return min(bounds[0], value), max(bounds[1], value)
