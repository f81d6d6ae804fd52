"""The lesson of the matrix without a browser: its state, its grids, its numbers, its program."""

import contextlib
import io
import re
import zlib
from base64 import b64decode
from functools import partial

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from streamlit.testing.v1 import AppTest

from deconv_viz.core import conv_transpose, correlate, transpose_matrix
from deconv_viz.lessons.matrix import (
    CASES,
    DEFAULT,
    EXAMPLES,
    LIMITS,
    PARTS,
    Matrix,
    changed,
    decode,
    encode,
    with_edit,
    with_numbers,
)
from deconv_viz.text import sentence, text
from deconv_viz.ui.matrix_code import code
from deconv_viz.ui.matrix_grids import entries
from deconv_viz.ui.matrix_inverse import inverse_sheet, png
from deconv_viz.ui.matrix_product import product_sheet
from deconv_viz.ui.matrix_shape import shape_sheet, sizes_of
from deconv_viz.ui.matrix_tests import adjoint_sheet, gradient_sheet
from tests.ui.visit import mounts, visit

STATES = [changed(DEFAULT, **values) for values in CASES.values()]
STATES += [
    changed(DEFAULT, size=8, kernel=5, stride=4, dilation=3, padding=0),
    changed(DEFAULT, stride=1, dilation=3, output_padding=2),
    changed(DEFAULT, w=(0, -5, 7), x=(0, 99)),
    changed(DEFAULT, rank=2, kernel=3, size=3, stride=2, output_padding=1),
]
each_state = pytest.mark.parametrize("state", STATES, ids=lambda state: str(encode(state)))


app = partial(visit, "matrix")


def sheet(test: AppTest, holding: str) -> str:
    """Return the sheet on the page that holds this."""
    protos = (part.proto for part in mounts(test))
    sheets = [proto.bytes.decode() for proto in protos if proto.component_name.endswith("sheet")]
    (found,) = [html for html in sheets if holding in html]
    return found


def number(said: str) -> float:
    """Read a number as it is written on the page."""
    return float(re.sub("<[^>]*>|≠ ?", "", said).replace("−", "-"))


def cells(html: str) -> list[float]:
    """Return all numbers in table cells, in order."""
    return [number(cell) for cell in re.findall(r"<td [^>]*data-value[^>]*>(.*?)</td>", html)]


# ---- the page ----


def test_the_page_opens_alone_on_its_point_with_an_empty_address() -> None:
    test = app()
    assert not test.exception
    assert dict(test.query_params) == {}
    assert "Cᵀ, 7×4" in sheet(test, "of-matrix")
    assert text("matrix.equal_sums") in sheet(test, "of-tests")


@pytest.mark.parametrize("case", CASES)
def test_every_case_opens_by_its_button_and_comes_back_from_its_link(case: str) -> None:
    test = app().button(f"matrix.case.{case}").click().run()
    assert not test.exception
    state = test.session_state["matrix"]
    assert state == changed(DEFAULT, **CASES[case])
    assert (state.notice, decode(dict(test.query_params))) == ((), state)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("dimensions", ["1", "2"])
def test_every_part_is_shown_in_one_dimension_and_in_two(part: str, dimensions: str) -> None:
    for example in EXAMPLES if part == "inverse" else ("three",):
        assert not app(part=part, dim=dimensions, example=example).exception


def test_choosing_a_size_gives_the_layer_its_output_padding() -> None:
    test = app(part="shape", i="5")
    choice = test.get("button_group")[-1]
    choice.set_value(1).run()
    assert test.query_params["a"] == "1"
    assert "Cᵀ, 10×5" in sheet(test, "of-matrix")


def test_other_numbers_keep_the_layer_and_stay_equal() -> None:
    test = app()
    before = sheet(test, "of-tests")
    test.button("matrix.seed").click().run()
    after = sheet(test, "of-tests")
    assert before != after
    assert text("matrix.equal_sums") in after
    assert dict(test.query_params) == {"r": "2"}


def test_typed_numbers_make_the_kernel_as_long_as_they_are_many() -> None:
    test = app()
    test.text_input("matrix.w.control").set_value("1 -2, 3; 4").run()
    assert not test.exception
    assert "Cᵀ, 8×4" in sheet(test, "of-matrix")
    assert test.query_params["w"] == "1,-2,3,4"
    test.text_input("matrix.w.control").set_value("1, two").run()
    assert "received two" in test.markdown[0].value
    assert test.query_params["w"] == "1,-2,3,4"


# ---- the state ----


@each_state
def test_a_state_comes_back_from_its_address(state: Matrix) -> None:
    assert decode(encode(state)) == state


@pytest.mark.parametrize("rank", [1, 2])
def test_every_combination_of_arguments_is_made_possible(rank: int) -> None:
    limits = LIMITS[rank]
    chance = np.random.default_rng(4)
    for _ in range(300):
        drawn = {
            name: int(chance.integers(low - 1, high + 2)) for name, (low, high) in limits.items()
        }
        state = changed(DEFAULT, rank=rank, **drawn)
        assert state.axis.output_size >= 1
        assert all(low <= getattr(state, name) <= high for name, (low, high) in limits.items())
        within = all(low <= drawn[name] <= high for name, (low, high) in limits.items())
        same = all(getattr(state, name) == value for name, value in drawn.items())
        assert bool(state.notice) == (not same) or not within


def test_what_gives_way_is_said_with_the_rule_and_the_new_value() -> None:
    state = changed(DEFAULT, stride=1, output_padding=1)
    assert state.output_padding == 0
    assert "smaller than the larger of stride (1)" in sentence(state.notice)
    assert sentence(state.notice).endswith(text("matrix.now_output_padding", value=0))
    state = changed(DEFAULT, size=2, kernel=1, padding=4)
    assert (state.padding, state.axis.output_size) == (1, 1)
    assert sentence(state.notice).endswith(text("matrix.now_padding", value=1))


@pytest.mark.parametrize(
    "query",
    [{"i": "99"}, {"k": "x"}, {"dim": "3"}, {"part": "all"}, {"w": "1,2;drop"}, {"r": "-1"}],
)
def test_a_link_that_cannot_be_used_is_said_and_shown_as_near_as_can_be(
    query: dict[str, str],
) -> None:
    state = decode(query)
    assert state.notice
    assert conv_transpose(state.input_values, state.kernel_values, state.geometry).size


def test_lists_that_do_not_fit_are_refused_with_the_lengths_that_do() -> None:
    two = changed(DEFAULT, **CASES["blocks"])
    refused = with_numbers(two, "w", "1, 2, 3")
    assert "1, 4, 9" in sentence(refused.notice)
    assert refused.kernel_values.tolist() == two.kernel_values.tolist()
    assert with_numbers(two, "w", "1 2 3 4 5 6 7 8 9").kernel == 3


def test_a_cell_of_the_stage_can_be_typed_over() -> None:
    edited = with_edit(DEFAULT, "kernel", 0, 1, "-7")
    assert edited.kernel_values.tolist() == [[1, -7, 3]]
    assert with_edit(DEFAULT, "input", 0, 2, "8, 9, 10").input_values.tolist() == [[2, -1, 8, 9]]
    assert "received x" in sentence(with_edit(DEFAULT, "input", 0, 0, "x").notice)
    assert with_edit(DEFAULT, "kernel", 5, 0, "1") == DEFAULT


@each_state
def test_the_lab_gets_the_same_layer_and_numbers(state: Matrix) -> None:
    lab = state.lab()
    assert lab.geometry() == state.geometry
    assert_array_equal(lab.kernel(), state.kernel_values)
    assert_array_equal(lab.input(), state.input_values)


# ---- the matrix ----


@each_state
def test_each_entry_names_the_kernel_element_that_takes_its_input_to_its_output(
    state: Matrix,
) -> None:
    w, geometry = state.kernel_values, state.geometry
    of = entries(w, geometry)
    wanted = np.full(of.element.shape, -1)
    rows, columns = geometry.axes
    for i, j in np.ndindex(geometry.input_shape):
        for a, b in np.ndindex(w.shape):
            o = i * rows.stride + a * rows.dilation - rows.crop[0]
            q = j * columns.stride + b * columns.dilation - columns.crop[0]
            if 0 <= o < rows.output_size and 0 <= q < columns.output_size:
                at = (o * columns.output_size + q, i * columns.size + j)
                wanted[at] = a * columns.kernel + b
    assert_array_equal(of.element, wanted)
    assert_array_equal(of.values, transpose_matrix(w, geometry))
    assert of.last == [max(np.flatnonzero(row >= 0), default=-1) for row in wanted]


@each_state
def test_the_sheet_marks_columns_rows_and_elements_as_the_stage_names_them(state: Matrix) -> None:
    html = product_sheet(state)
    of = entries(state.kernel_values, state.geometry)
    table = re.search(r'<table class="numbers "(.*?)</table>', html, re.DOTALL)
    assert table
    found = re.findall(r'<td[^>]*data-at="i(\d+) o(\d+)(?: k(\d+))?"[^>]*>(.*?)</td>', table[1])
    assert len(found) == of.values.size
    for i, o, k, said in found:
        assert int(k or -1) == of.element[int(o), int(i)]
        assert number(said) == of.values[int(o), int(i)]
    turning = re.findall(r'<i[^>]*data-at="i(\d+) o(\d+)[^>]*--r:(\d+);--c:(\d+)', html)
    assert len(turning) == of.values.size
    assert all((i, o) == (row, column) for i, o, row, column in turning)


@each_state
def test_the_line_of_each_row_sums_up_to_the_output(state: Matrix) -> None:
    html = product_sheet(state)
    y = conv_transpose(state.input_values, state.kernel_values, state.geometry).ravel()
    for o, value in enumerate(y.tolist()):
        line = re.search(rf'<p data-at="o{o}">(.*?)</p>', html)
        assert line
        assert sum(terms(line[1])) == value
        assert "is empty" in line[1] or number(re.findall("<b>([^<]*)</b>", line[1])[-1]) == value


def terms(html: str) -> list[float]:
    """Return all products a·b of a line, worked out."""
    plain = re.sub("<[^>]*>", " ", html)
    pairs = re.findall(r"\(?(−?\d+)\)?·\(?(−?\d+)\)?", plain)
    return [number(a) * number(b) for a, b in pairs]


def test_an_output_that_no_input_reaches_is_hatched_and_said_to_be_zero() -> None:
    html = product_sheet(changed(DEFAULT, **CASES["holes"]))
    assert html.count("data-hole") == 2
    assert html.count("is empty: no input reaches") == 2


# ---- what it is ----


@pytest.mark.parametrize("seed", range(1, 9))
def test_both_sums_of_the_adjoint_test_are_written_out_and_equal(seed: int) -> None:
    html = adjoint_sheet(changed(DEFAULT, seed=seed))
    lines = re.findall(r'<p class="written-out">(.*?)</p>', html)
    totals = [number(re.findall("<b>([^<]*)</b>", line)[-1]) for line in lines]
    assert len(lines) == 2
    assert totals == [sum(terms(line)) for line in lines]
    assert totals[0] == totals[1]
    assert 'data-equal="true"' in html


def test_with_the_kernel_turned_the_sums_differ() -> None:
    assert "would be" in adjoint_sheet(DEFAULT)
    assert text("matrix.same_turned") in adjoint_sheet(changed(DEFAULT, w=(2, 5, 2)))


@each_state
def test_the_gradient_equals_the_differences_and_needs_the_flip(state: Matrix) -> None:
    html = gradient_sheet(state)
    rows = [cells(row) for row in re.findall(r"<tr data-role.*?</tr>", html)]
    u = state.drawn("u", state.geometry.output_shape)
    v = state.drawn("v", state.geometry.input_shape)
    w, geometry = state.kernel_values, state.geometry
    residual = correlate(u, w, geometry) - v
    # By the matrix, not by the function that the page calls.
    wanted = transpose_matrix(w, geometry) @ residual.ravel()
    unflipped = transpose_matrix(np.flip(w), geometry) @ residual.ravel()
    assert rows == [wanted.tolist(), wanted.tolist(), unflipped.tolist()]
    assert html.count("≠") == np.count_nonzero(wanted != unflipped)
    assert 'data-equal="true"' in html


def test_the_same_convolution_once_more_has_another_size() -> None:
    assert "would make 4 to 2, but u has 7" in gradient_sheet(DEFAULT)
    short = changed(DEFAULT, size=2, padding=0)
    assert "does not even fit onto 2, and u has 5" in gradient_sheet(short)
    assert "the sizes agree" in gradient_sheet(changed(DEFAULT, stride=1))


# ---- what it is not ----


def test_three_numbers_become_one_and_two_inputs_the_same() -> None:
    html = inverse_sheet(DEFAULT)
    rows = np.array(cells(html)).reshape(3, 7)
    assert rows.tolist() == [
        [1, 2, 3, 14, 14, 28, 42],
        [3, 1, 2, 11, 11, 22, 33],
        [2, 3, 1, 11, 11, 22, 33],
    ]
    assert "C keeps 1 number of 3" in html


def test_nine_numbers_are_those_of_the_book() -> None:
    html = inverse_sheet(changed(DEFAULT, example="nine"))
    back = [27, 91, 74, 138, 400, 282, 171, 429, 268]
    assert cells(html) == [*range(9), 27, 37, 57, 67, *back]
    assert "rank 4 of 9" in html


def test_the_picture_comes_back_in_shape_and_not_in_value() -> None:
    html = inverse_sheet(changed(DEFAULT, example="picture"))
    pictures = [pixels(b64decode(code)) for code in re.findall(r"base64,([^\"]*)", html)]
    assert [picture.shape for picture in pictures] == [
        (28, 28),
        (14, 14),
        (28, 28),
        (28, 28),
        (28, 28),
    ]
    original, _, back, kept, lost = (picture / 255 for picture in pictures)
    assert np.abs(original - back).max() > 0.2
    # Kept and lost are the original again, but for what does not fit between black and white.
    inside = (kept > 0) & (kept < 1)
    assert np.abs(kept + (2 * lost - 1) - original)[inside].max() < 0.01
    assert "C keeps 196 numbers of 784" in html
    off, least = map(int, re.findall(r"(\d+)% off", html))
    assert off > least > 10


def pixels(file: bytes) -> np.ndarray:
    """Read the pictures that the page writes: grey, one chunk, no filters."""
    begin = file.index(b"IDAT")
    length = int.from_bytes(file[begin - 4 : begin])
    columns, rows = (int.from_bytes(file[at : at + 4]) for at in (16, 20))
    lines = np.frombuffer(zlib.decompress(file[begin + 4 : begin + 4 + length]), np.uint8)
    return lines.reshape(rows, columns + 1)[:, 1:]


def test_a_picture_file_holds_what_was_put_in() -> None:
    grey = np.arange(6).reshape(2, 3) / 5
    assert_array_equal(pixels(png(grey)), [[0, 51, 102], [153, 204, 255]])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "of 7 numbers 4 are kept"),
        ({"stride": 1}, "nothing is lost"),
        ({"kernel": 1, "stride": 1, "padding": 0, "w": (1,)}, "is an exception"),
    ],
)
def test_the_layer_above_is_judged_by_its_rank(values: dict[str, object], said: str) -> None:
    assert said in inverse_sheet(changed(DEFAULT, **values))


# ---- which size ----


def test_for_nine_and_ten_the_matrices_have_as_many_rows() -> None:
    nine, ten = sizes_of(changed(DEFAULT, **CASES["long"]))
    assert (nine.size, ten.size) == (9, 10)
    assert (nine.of.values.shape, ten.of.values.shape) == ((9, 5), (10, 5))
    assert (ten.added, ten.unread) == ((9,), ())
    # The column that is more was cropped before: it is the last window's last element.
    assert ten.of.values[9].tolist() == [0, 0, 0, 0, 3]
    assert "It puts no zeros there".lower() in shape_sheet(changed(DEFAULT, size=5)).lower()


def test_without_padding_the_column_that_is_more_is_all_zeros() -> None:
    state = changed(DEFAULT, **CASES["unread"])
    nine, ten = sizes_of(state)
    assert (nine.size, ten.size, ten.unread) == (9, 10, (9,))
    assert not ten.of.values[9].any()
    html = shape_sheet(state)
    assert text("matrix.unread", columns="9") in html
    assert html.count("data-hole") == 4


def test_as_many_sizes_as_the_stride_and_one_at_stride_one() -> None:
    assert [size.size for size in sizes_of(changed(DEFAULT, stride=4, padding=0))] == [
        15,
        16,
        17,
        18,
    ]
    html = shape_sheet(changed(DEFAULT, stride=1))
    assert text("matrix.one_size", size=4, rows=4) in html


# ---- in code ----


@each_state
def test_the_program_prints_the_output_of_the_core(state: Matrix) -> None:
    program = code(state).split("# The same in PyTorch")[0]
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(program, {})
    y = conv_transpose(state.input_values, state.kernel_values, state.geometry)
    printed = re.findall(r"-?\d+", said.getvalue())
    assert [int(value) for value in printed] == y.ravel().tolist()
