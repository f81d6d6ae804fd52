"""The lesson of sub-pixel layers without a browser: its state, its pieces, its page."""

import re
from functools import partial
from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from deconv_viz.core import conv_transpose
from deconv_viz.core.subpixel import by_sub_pixel, polyphase
from deconv_viz.lessons.sub_pixel import (
    CASES,
    DEFAULT,
    NUMBERS,
    OWN,
    SubPixel,
    changed,
    decoded,
    encoded,
)
from deconv_viz.text import sentence, text
from deconv_viz.ui.lab_layer import lab_of
from deconv_viz.ui.sub_pixel import code
from deconv_viz.ui.sub_pixel_sheet import kernel_pieces, map_pieces, sub_pixel_sheet
from tests.ui.visit import mounts, visit

PAGE = "sub_pixel"


app = partial(visit, "sub_pixel")


def every_state() -> list[SubPixel]:
    names = ("size", "kernel", "stride", "padding", "output_padding")
    ranges = (range(low, high + 1) for _, low, high in (NUMBERS[name] for name in names))
    given = (dict(zip(names, values, strict=True)) for values in product(*ranges))
    return list(dict.fromkeys(changed(DEFAULT, **values) for values in given))


# ---- the state ----


def test_every_state_survives_its_address() -> None:
    for state in (DEFAULT, *CASES.values(), changed(DEFAULT, seed=7, size=2)):
        assert decoded(encoded(state)) == state
        assert encoded(state).keys() <= OWN
    assert encoded(DEFAULT) == {}


def test_what_gives_way_is_said() -> None:
    state = changed(DEFAULT, stride=2, output_padding=2)
    assert state.output_padding == 1
    assert "stride" in sentence(state.notice)
    state = changed(DEFAULT, size=1, kernel=1, padding=3)
    assert state.padding == 0
    assert "3" in sentence(state.notice)


@pytest.mark.parametrize("query", [{"k": "9"}, {"s": "one"}, {"i": ""}, {"p": "-1"}])
def test_a_link_that_cannot_be_shown_shows_the_nearest_and_says_so(query: dict[str, str]) -> None:
    assert text("sub_pixel.link") in sentence(decoded(query).notice)


def test_the_opening_kernel_and_input_hold_no_zero() -> None:
    for state in CASES.values():
        assert state.w.all()
        assert state.x.all()


# ---- the pieces ----


def test_small_convolutions_and_shuffle_are_the_transposed_convolution_for_every_setting() -> None:
    for state in every_state():
        x, w, geometry = state.x, state.w, state.geometry
        steps = by_sub_pixel(x[None, None], w[None, None], geometry)
        assert_array_equal(steps.output[0, 0], conv_transpose(x, w, geometry))


@pytest.mark.parametrize("state", CASES.values(), ids=CASES)
def test_every_kernel_element_moves_to_its_own_phase_turned_by_half(state: SubPixel) -> None:
    pieces = list(kernel_pieces(state.w, state.geometry))
    s = state.stride
    small = polyphase(state.w, (s, s)).shape[-1]
    assert len({(piece.phase, piece.there) for piece in pieces}) == s * s * small * small
    assert len({piece.whole for piece in pieces}) == len(pieces)
    for piece in pieces:
        (r, c), (i, j) = piece.whole, piece.there
        assert piece.phase == (r % s) * s + c % s
        assert (i, j) == (small - 1 - r // s, small - 1 - c // s)
        inside = r < state.kernel and c < state.kernel
        assert piece.value == (state.w[r, c] if inside else 0)
        assert (piece.marks == 'class="none"') is not inside


@pytest.mark.parametrize("state", CASES.values(), ids=CASES)
def test_the_shuffled_maps_are_the_output_where_the_stage_lights_it(state: SubPixel) -> None:
    x, w, geometry = state.x, state.w, state.geometry
    y = conv_transpose(x, w, geometry).ravel()
    convolved = by_sub_pixel(x[None, None], w[None, None], geometry).convolved
    pieces = list(map_pieces(convolved, geometry))
    lit = {int(o): piece for piece in pieces for o in re.findall(r'data-lit="o(\d+)"', piece.marks)}
    assert sorted(lit) == list(range(y.size))
    assert [lit[o].value for o in range(y.size)] == y.tolist()
    dropped = [piece for piece in pieces if "none" in piece.marks]
    assert all(piece.value == 0 for piece in dropped)
    side = convolved.shape[-1] * state.stride
    assert len(dropped) == side**2 - np.prod(geometry.canvas_shape)


@pytest.mark.parametrize("state", CASES.values(), ids=CASES)
def test_the_sheet_says_what_is_padded_and_dropped(state: SubPixel) -> None:
    html = sub_pixel_sheet(state)
    assert 'data-equal="true"' in html
    divides = state.kernel % state.stride == 0
    assert ("does not divide" in html) is not divides
    assert ("dropped" in html) is not divides
    assert "prefers-reduced-motion" in html


# ---- the page ----


@pytest.mark.parametrize("case", CASES)
def test_every_case_is_one_click(case: str) -> None:
    test = app("k=6&s=3")
    test.button(key=f"sub_pixel.case.{case}").click().run()
    assert test.session_state[PAGE] == CASES[case]
    assert not test.exception
    assert len(mounts(test)) == 2
    compile(test.code[0].value, case, "exec")


def test_the_controls_change_and_repair() -> None:
    test = app("s=3&k=5&a=2")
    stride = next(
        slider for slider in test.slider if slider.label == text("sub_pixel.label.stride")
    )
    stride.set_value(2).run()
    assert test.session_state[PAGE].output_padding == 1
    assert "stride" in test.markdown[0].value
    assert not test.exception


def test_the_way_to_the_lab_holds_these_very_numbers() -> None:
    for state in CASES.values():
        lab = lab_of(state.x, state.w, state.geometry)
        assert lab.geometry() == state.geometry
        assert_array_equal(lab.kernel(), state.w)
    assert "pixel_shuffle" in code(DEFAULT)
