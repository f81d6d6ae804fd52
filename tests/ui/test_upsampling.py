"""The lesson of upsampling without a browser: its state, its claims, its parts and controls."""

import re
import zlib
from dataclasses import replace
from functools import partial
from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from streamlit.testing.v1 import AppTest

from deconv_viz.core import conv_transpose
from deconv_viz.core.convolution import correlate_plane
from deconv_viz.core.resize_verdict import as_resize_conv
from deconv_viz.core.upsampling import nearest
from deconv_viz.lessons.notice import Note
from deconv_viz.lessons.upsampling import (
    BORDERS,
    CASES,
    DEFAULT,
    OWN,
    PADS,
    PARTS,
    VALUES,
    Upsampling,
    changed,
    decoded,
    encoded,
    read_rows,
)
from deconv_viz.lessons.upsampling_layers import pooled, shown, upstream
from deconv_viz.state import encode
from deconv_viz.text import sentence, text
from deconv_viz.ui.lab_layer import lab_of, layer_of
from deconv_viz.ui.upsampling import KERNELS
from deconv_viz.ui.upsampling_back import back_sheet, exact
from deconv_viz.ui.upsampling_bilinear import compare
from deconv_viz.ui.upsampling_code import code
from deconv_viz.ui.upsampling_decoder import decoder_sheet, png
from deconv_viz.ui.upsampling_pooling import pooling_sheet
from deconv_viz.ui.upsampling_there import there_sheet
from tests.ui.visit import mounts, visit

PAGE = "upsampling"


app = partial(visit, "upsampling")


def sheet_of(test: AppTest) -> str:
    html: str = mounts(test)[0].proto.bytes.decode()
    return html


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL))


def some_states() -> list[Upsampling]:
    states = [changed(DEFAULT, part=part) for part in PARTS]
    states += [changed(DEFAULT, part="there", g=g) for g in KERNELS.values()]
    states += [changed(DEFAULT, part="there", pads=pads, factor=3) for pads in PADS]
    states += [changed(DEFAULT, part="back", lab=lab) for lab in CASES.values()]
    states += [
        changed(DEFAULT, part="bilinear", border=border, values=values, factor=factor)
        for border, values, factor in product(BORDERS, VALUES, (2, 3))
    ]
    states += [changed(DEFAULT, part="pooling", pooled=5, factor=3)]
    states += [changed(DEFAULT, part="decoder", kernel_size=k, channels=8) for k in (2, 3, 4)]
    return states


# ---- the state ----


@pytest.mark.parametrize("state", some_states())
def test_every_state_survives_its_address(state: Upsampling) -> None:
    assert decoded(encoded(state)) == state
    assert encoded(state).keys() <= OWN


def test_the_first_state_has_an_empty_address() -> None:
    assert encoded(DEFAULT) == {}
    assert decoded({}) == DEFAULT


@pytest.mark.parametrize(
    "query",
    [{"part": "x"}, {"n": "99"}, {"u": "two"}, {"g": "1,2~3"}, {"g": "a"}, {"k": "0"}, {"r": "-1"}],
)
def test_a_link_that_cannot_be_shown_shows_the_nearest_and_says_so(query: dict[str, str]) -> None:
    state = decoded(query)
    assert state.notice
    assert "{" not in sentence(state.notice)
    assert replace(state, notice=()) == decoded(encoded(state))


def amiss(written: str) -> str:
    said = read_rows(written)
    assert isinstance(said, Note)
    return sentence((said,))


def test_a_kernel_is_read_as_people_write_it() -> None:
    wanted = ((1, 2), (3, -4))
    for written in ("1 2\n3 -4", "1,2;3,−4", " 1  2 / 3 -4 ", "1,2~3,-4", "[[1, 2],\n [3, -4]]"):
        assert read_rows(written) == wanted
    assert "“1.5”" in amiss("1.5")
    assert "1, 2" in amiss("1 2; 3")
    assert "whole numbers" in amiss(" ")
    assert "6×1" in amiss("1;1;1;1;1;1")
    assert "<" not in amiss("<b>")


def test_a_kernel_that_does_not_fit_without_padding_gets_some() -> None:
    state = changed(DEFAULT, size=2, factor=2, pads="valid", g=((1,) * 5,) * 5)
    assert state.pads == "same"
    assert "5" in sentence(state.notice)
    assert "4" in sentence(state.notice)


# ---- one way ----


@pytest.mark.parametrize("factor", [2, 3])
@pytest.mark.parametrize("pads", PADS)
@pytest.mark.parametrize("g", KERNELS.values())
def test_upsampling_and_convolution_are_the_shown_transposed_convolution(
    g: tuple[tuple[int, ...], ...], pads: str, factor: int
) -> None:
    state = changed(DEFAULT, g=g, pads=pads, factor=factor)
    x, w, geometry = shown(state)
    two = correlate_plane(nearest(x, (factor, factor)), state.kernel, state.padding)
    assert_array_equal(conv_transpose(x, w, geometry), two)
    html = there_sheet(state)
    assert 'data-equal="true"' in html
    sums = [int(said.replace("−", "-")) for said in re.findall(r"= <b>(−?\d+)</b></p>", html)]
    assert sums == two.ravel().tolist()


def test_each_bracket_is_an_element_of_the_one_kernel() -> None:
    x, w, geometry = shown(DEFAULT)
    lines = re.findall(r'<p data-at="o(\d+)">(.*?)</p>', there_sheet(DEFAULT))
    assert len(lines) == conv_transpose(x, w, geometry).size
    for _, line in lines:
        for place, bracket in re.findall(r'data-hue="(\d+)/\d+">[^(]*·\((.*?)\)</span>', line):
            terms = bracket.replace("−", "-").replace("(", "").replace(")", "").split(" + ")
            assert sum(map(int, terms)) == w.ravel()[int(place)]


def test_the_window_of_every_output_has_as_many_cells_as_the_kernel() -> None:
    marks = re.findall(r'<td data-at="([^"]*)"', there_sheet(DEFAULT))
    for output in range(36):
        assert sum(f"o{output}" in mark.split() for mark in marks) == DEFAULT.kernel.size


# ---- the other way ----


def test_the_smallest_counter_example_is_one_click_away() -> None:
    assert_array_equal(CASES["comb"].kernel(), [[1, 0]])
    test = app("part=back&k=1,3&i=1,5&s=1,2&we=0.0.1")
    test.button(key="upsampling.back.comb").click().run()
    said = words(sheet_of(test))
    assert text("upsampling.back.no") in said
    assert "In row 0 the phases sum to 1 and 0." in said
    assert not test.exception


@pytest.mark.parametrize(
    ("case", "coverage", "constants", "holds"),
    [
        ("comb", True, False, False),
        ("tent", False, True, True),
        ("flat", False, True, False),
        ("resize", True, True, True),
        ("bilinear", True, True, True),
        ("random", False, False, False),
    ],
)
def test_coverage_constants_and_upsampling_are_told_apart(
    case: str, coverage: bool, constants: bool, holds: bool
) -> None:
    html = back_sheet(CASES[case])
    said = [word == "yes" for word in re.findall(r"<b>(yes|no)</b>", html)]
    assert said == [coverage, constants, holds]
    lab = CASES[case]
    assert as_resize_conv(exact(lab.kernel()), lab.geometry()).holds is holds
    assert ('data-equal="true"' in html) is holds
    assert 'data-equal="false"' not in html


def test_the_kernel_that_keeps_constants_is_the_known_one() -> None:
    kernel = CASES["flat"].kernel()
    assert_array_equal(kernel, [[0, 0, 0], [0, 1, 1], [1, 1, 0]])
    assert "In column" in words(back_sheet(CASES["flat"]))


def test_lines_that_are_uneven_are_the_framed_ones() -> None:
    for lab in CASES.values():
        verdict = as_resize_conv(exact(lab.kernel()), lab.geometry())
        marks = re.findall(r"<td[^>]*data-chosen[^>]*>(.)</td>", back_sheet(lab))
        assert marks == ["≠"] * len(verdict.uneven)


def test_the_sums_have_the_colours_of_their_phases() -> None:
    html = back_sheet(CASES["comb"])
    hues = re.findall(r'data-value="(\d)" data-hue="(\d)/2"', html)
    assert hues == [("1", "0"), ("0", "1")] * 2


# ---- bilinear ----


@pytest.mark.parametrize("factor", [2, 3, 4])
@pytest.mark.parametrize("values", VALUES)
def test_only_the_border_differs_and_not_if_it_is_repeated(values: str, factor: int) -> None:
    state = changed(DEFAULT, part="bilinear", values=values, factor=factor, size=4)
    edge = factor // 2
    found = compare(state)
    inside = found.difference[edge:-edge, edge:-edge]
    assert np.abs(inside).max() < 1e-12
    assert np.abs(found.difference).max() > 0.1
    for border in ("repeat", "aligned"):
        assert np.abs(compare(changed(state, border=border)).difference).max() < 1e-12


def test_on_ones_three_quarters_are_left_at_the_border() -> None:
    assert compare(changed(DEFAULT, part="bilinear")).transposed[0, 1] == 0.75
    assert "20 cells differ" in words(sheet_of(app("part=bilinear")))


# ---- pooling ----


def test_the_average_is_nearest_upsampling_and_the_maximum_depends_on_the_input() -> None:
    for side, factor in product((4, 5, 7), (2, 3)):
        state = changed(DEFAULT, part="pooling", pooled=side, factor=factor)
        x, w, geometry = shown(state)
        assert geometry.output_shape == (side, side)
        shares = conv_transpose(x, w, geometry)
        assert shares.sum() == pytest.approx(upstream(state).sum(), abs=1e-9)
        html = pooling_sheet(state)
        assert html.count('data-equal="true"') == 1  # the average
        assert html.count('data-equal="false"') == 1  # the two gradients of max pooling
        assert len(set(pooled(state).ravel().tolist())) == side * side
    assert "at [1 0] the gradient of 1 is [1 0], at [0 1] it is [0 1]" in words(
        pooling_sheet(DEFAULT)
    )


# ---- a decoder ----


def test_the_transposed_way_takes_a_quarter_of_the_multiplies() -> None:
    html = decoder_sheet(changed(DEFAULT, part="decoder", channels=3, filters=2, kernel_size=3))
    rows = re.findall(r'<tr data-way="(\w+)">.*?</tr>', html)
    assert rows == ["resize", "transposed", "folded"]
    cells = [
        int(cell.replace("\u2009", "")) for cell in re.findall(r'"right">([\d\u2009]+)</td>', html)
    ]
    weights = 3 * 2 * 9 + 2
    assert cells[::2] == [weights] * 3
    assert cells[1::2] == [56 * 56 * 9 * 6, 28 * 28 * 9 * 6, 28 * 28 * 16 * 6]
    assert 'data-equal="true"' in html


def test_a_picture_is_a_png_of_its_values() -> None:
    data = png(np.array([[0.0, 1.0, 2.0], [4.0, 3.0, 2.0]]))
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (3, 2)
    start = data.index(b"IDAT") + 4
    length = int.from_bytes(data[start - 8 : start - 4])
    assert list(zlib.decompress(data[start : start + length])) == [0, 0, 64, 128, 0, 255, 191, 128]


# ---- the page ----


@pytest.mark.parametrize("part", PARTS)
def test_each_part_opens_alone_with_its_sheet_its_code_and_its_sources(part: str) -> None:
    test = app(f"part={part}")
    assert not test.exception
    assert test.header[0].value == text("page.upsampling.title")
    assert len(mounts(test)) == (1 if part == "decoder" else 2)
    assert test.caption[0].value == text(f"upsampling.sources.{part}")
    compile(test.code[0].value, part, "exec")
    assert "upsampling." not in words(sheet_of(test)).replace("upsampling.back", "")


@pytest.mark.parametrize("state", some_states())
def test_every_program_is_python_and_every_layer_is_one_of_the_lab(state: Upsampling) -> None:
    compile(code(state), state.part, "exec")
    if state.part in ("decoder", "back"):
        return
    x, w, geometry = shown(state)
    lab = lab_of(x, w, geometry)
    assert lab.geometry() == geometry
    assert_array_equal(lab.input(), x)
    assert_array_equal(lab.kernel(), w)
    assert encode(lab)
    assert layer_of(lab).args["kernel_size"] == w.shape[0]


def test_a_kernel_that_is_typed_is_shown_and_one_that_is_none_is_left_to_be_mended() -> None:
    test = app()
    test.text_area[0].set_value("1 1\n1 1").run()
    assert test.session_state[PAGE].g == ((1, 1), (1, 1))
    test.text_area[0].set_value("1 1\n1").run()
    assert test.session_state[PAGE].g == ((1, 1), (1, 1))
    assert test.text_area[0].value == "1 1\n1"
    assert "1, 2" in test.markdown[0].value
    assert not test.exception


def test_the_layer_of_the_other_way_has_controls_that_repair() -> None:
    test = app("part=back")
    stride = next(slider for slider in test.slider if slider.label == text("field.stride"))
    stride.set_value(4).run()
    assert test.session_state[PAGE].lab.columns.stride == 4
    assert test.session_state[PAGE].lab.rows.stride == 1
    padding = next(slider for slider in test.slider if slider.label == text("field.padding"))
    padding.set_value(5).run()
    assert not test.exception
    fills = test.selectbox
    fills[1].set_value("bilinear").run()
    assert test.session_state[PAGE].lab.kernel_fill == "bilinear"
    assert not test.exception
