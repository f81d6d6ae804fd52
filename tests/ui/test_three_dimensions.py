"""The lesson of three dimensions without a browser: its state, its numbers, its cases."""

import json
import re
from dataclasses import replace
from functools import partial
from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from streamlit.testing.v1 import AppTest

from deconv_viz.core import conv_transpose
from deconv_viz.text import text
from deconv_viz.ui.three_dimensions import in_keras
from deconv_viz.ui.three_dimensions_slices import alone, depth_pairs, slices_sheet, steps_of
from deconv_viz.ui.three_dimensions_state import (
    CASES,
    DEFAULT,
    NUMBERS,
    OWN,
    Volumes,
    case,
    changed,
    decoded,
    encoded,
)
from tests.ui.visit import mounts, visit

app = partial(visit, "three_dimensions")


def sheet(test: AppTest) -> str:
    html: str = mounts(test)[0].proto.bytes.decode()
    return html


def player(test: AppTest) -> dict[str, list[list[str]]]:
    data: dict[str, list[list[str]]] = json.loads(mounts(test)[1].proto.bytes)
    return data


def last_sums(html: str) -> list[int]:
    """The number that each output cell ends with."""
    cells = re.findall(r'<td data-lit="o\d+"[^>]*>(.*?)</td>', html)
    return [int([0, *re.findall(r'data-value="(-?\d+)"', cell)][-1]) for cell in cells]


@pytest.mark.parametrize("name", CASES)
def test_every_case_opens_by_its_button_and_shows_the_cores_volume(name: str) -> None:
    test = app()
    test.button(f"three_dimensions.case.{name}").click().run()
    assert not test.exception
    state = case(name)
    y = conv_transpose(state.x, state.w, state.geometry)
    assert last_sums(sheet(test)) == y.ravel().tolist()
    assert len(player(test)["lit"]) == state.x.size
    assert 'data-equal="false"' not in sheet(test)


def test_every_state_survives_its_address_and_the_first_one_has_none() -> None:
    for state in [*(case(name) for name in CASES), changed(DEFAULT, seed=12, depth=3)]:
        assert decoded(encoded(state)) == replace(state, notice="")
        assert encoded(state).keys() <= OWN
    assert encoded(DEFAULT) == {}


def test_every_combination_of_the_controls_is_repaired_to_a_possible_one() -> None:
    names = ("size", "kernel", "stride", "padding", "output_padding")
    spans = (range(NUMBERS[name][1], NUMBERS[name][2] + 1) for name in names)
    for values in product(*spans):
        given = dict(zip(names, values, strict=True))
        deep = {"depth" if n == "size" else f"{n}_depth": v for n, v in given.items()}
        for wanted in (given, deep):
            state = changed(DEFAULT, **wanted)
            assert min(state.geometry.output_shape) >= 1
            kept = {name: getattr(state, name) for name in wanted}
            assert bool(state.notice) == (kept != wanted)
            assert all(kept[name] == wanted[name] for name in list(wanted)[:3])


def test_what_gives_way_is_said() -> None:
    state = changed(DEFAULT, size=1, padding=2)
    assert state.notice == text("three_dimensions.now_padding", value=1)
    state = changed(replace(DEFAULT, output_padding=1), stride=1)
    assert (state.output_padding, state.notice) == (
        0,
        text("three_dimensions.now_output_padding", value=0),
    )


@pytest.mark.parametrize(
    "query", ["i=99", "k=many", "pd=-1", "s=1&a=1", "r=9999999999", "id=<b>", "i=1&k=1&p=2"]
)
def test_a_bad_link_gives_a_possible_state_and_one_sentence(query: str) -> None:
    test = app(query)
    assert not test.exception
    assert str(test.markdown[0].value).startswith(":orange-background[")


def test_the_steps_are_prefixes_of_the_sum_and_light_where_their_stamp_lands() -> None:
    x, w, geometry = DEFAULT.x, DEFAULT.w, DEFAULT.geometry
    made = steps_of(x, w, geometry)
    for step, total in enumerate(made.sums):
        so_far = np.where(np.arange(x.size).reshape(x.shape) < step, x, 0)
        assert_array_equal(total, conv_transpose(so_far, w, geometry))
    for i, (mask, lit) in enumerate(zip(made.touched, made.lit, strict=True)):
        assert lit[0] == f"i{i}"
        assert sorted(int(word[1:]) for word in lit[1:]) == np.flatnonzero(mask).tolist()


def test_the_slices_that_meet_are_those_that_make_the_output() -> None:
    for name in CASES:
        state = case(name)
        x, w, geometry = state.x, state.w, state.geometry
        y = conv_transpose(x, w, geometry)
        for d, pairs in enumerate(depth_pairs(geometry)):
            made = np.zeros(y.shape[1:], np.int64)
            flat = type(geometry)(geometry.axes[1:])
            for i, t in pairs:
                made += conv_transpose(x[i], w[t], flat)
            assert_array_equal(y[d], made)


def test_a_kernel_of_depth_1_works_on_each_slice_by_itself_and_the_page_says_so() -> None:
    state = case("slices")
    assert all(len(pairs) <= 1 for pairs in depth_pairs(state.geometry))
    said = [str(each.value) for each in app("kd=1&sd=1&pd=0").markdown]
    assert text("three_dimensions.alone") in said


def test_the_counter_example_counts_what_a_layer_on_each_slice_gets_wrong() -> None:
    x, w, geometry = DEFAULT.x, DEFAULT.w, DEFAULT.geometry
    count = alone(x, w, geometry)
    flat = type(geometry)(geometry.axes[1:])
    wrong = conv_transpose(x, w, geometry)
    for i in range(len(x)):  # padding 1, stride 2: input slice i alone lands in output slice 2i
        wrong[2 * i] -= conv_transpose(x[i], w[1], flat)
    assert count == np.count_nonzero(wrong) > 0
    assert f"{count} of the 75" in " ".join(str(each.value) for each in app().markdown)


def test_keras_has_the_layer_of_every_case() -> None:
    for name in CASES:
        layer = in_keras(case(name))
        assert layer is not None
        assert layer.target == "Conv3DTranspose"


def test_a_slider_moves_the_volume_and_the_address_stays_repairable() -> None:
    test = app()
    test.slider("three_dimensions.stride.control").set_value(1).run()
    state = changed(DEFAULT, stride=1)
    assert (
        last_sums(sheet(test)) == conv_transpose(state.x, state.w, state.geometry).ravel().tolist()
    )


def test_the_largest_state_stays_light() -> None:
    largest = Volumes(depth=3, padding=0, padding_depth=0, output_padding=1, output_padding_depth=1)
    assert len(slices_sheet(largest)) < 150_000
