"""The lesson of checkerboards without a browser: its claims are the core's, nothing breaks it."""

import re
from dataclasses import replace
from functools import partial
from itertools import product

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from deconv_viz.core import Axis, Geometry, coverage
from deconv_viz.core.checkerboard import EXAMPLES, coverage_parts, evenness
from deconv_viz.core.remedies import REMEDIES
from deconv_viz.lessons.checkerboard import (
    DEFAULT,
    FIRST,
    OVERLAPS,
    PARTS,
    STACKS,
    WEIGHTS,
    Checkerboard,
    changed,
    decoded,
    encoded,
    line,
    square,
)
from deconv_viz.state import Lab, set_field
from deconv_viz.text import text
from deconv_viz.ui.checkerboard_code import code
from deconv_viz.ui.checkerboard_overlap import opposite, overlap_sheet
from deconv_viz.ui.checkerboard_remedies import after, remedies_sheet, spectrum_sheet
from deconv_viz.ui.checkerboard_stacks import spread, stacks_sheet
from deconv_viz.ui.checkerboard_weights import CHOICE, weights_sheet
from tests.ui.visit import mounts, visit

page = partial(visit, "checkerboard")


def html(test: AppTest) -> str:
    """What stands on the sheet, the first component of the page."""
    return bytes(mounts(test)[0].proto.bytes).decode()


def counts(sheet: str) -> list[int]:
    """How many inputs each cell of the filling map waits for."""
    return [len(each.split(",")) if each else 0 for each in re.findall('data-count="(.*?)"', sheet)]


@pytest.mark.parametrize("part", PARTS)
def test_every_part_runs(part: str) -> None:
    test = page(part=part)
    assert not test.exception
    assert html(test)


def test_the_page_opens_on_the_uneven_layer_beside_the_even_one() -> None:
    sheet = html(page())
    assert text("checkerboard.answer_uneven") in sheet
    assert "3 mod 2 = 1 ✗" in sheet
    assert re.findall("kernel ([0-9]): (even|uneven)", sheet) == [("3", "uneven"), ("4", "even")]


@pytest.mark.parametrize("case", OVERLAPS)
def test_the_map_fills_up_to_the_coverage(case: str) -> None:
    lab = OVERLAPS[case]
    assert counts(overlap_sheet(lab)) == coverage(lab.geometry()).counts.ravel().tolist()


def test_a_cell_waits_for_the_inputs_whose_stamps_reach_it() -> None:
    sheet = overlap_sheet(square(2, 3, 2))
    middle = re.search('data-count="([0-9,]*)" data-output="12"', sheet)
    assert middle
    assert middle[1] == "0,1,2,3"
    corner = re.search('data-count="([0-9,]*)" data-output="24"', sheet)
    assert corner
    assert corner[1] == "3"


@pytest.mark.parametrize(
    ("case", "answer"),
    [
        ("uneven", "uneven"),
        ("even", "even"),
        ("thirds", "uneven"),
        ("ramp", "even"),
        ("holes", "holes"),
        ("gaps", "holes"),
    ],
)
def test_each_case_gets_its_verdict(case: str, answer: str) -> None:
    assert text(f"checkerboard.answer_{answer}") in overlap_sheet(OVERLAPS[case])


def test_the_rule_is_the_coverage_of_an_endless_input() -> None:
    for k, s, d in product(range(1, 7), range(1, 5), range(1, 5)):
        sheet = overlap_sheet(square(5, k, s, d))
        said = text("checkerboard.answer_even") in sheet
        assert said == (len(set(coverage(square(5, k, s, d).geometry()).pattern[0])) == 1), (k, s)
        assert said == ("✗" not in sheet)


def test_a_ramp_is_told_apart_from_the_pattern() -> None:
    # Kernel 35 at stride 5, as it is asked about: all of the unevenness is the ramp.
    parts = coverage_parts(Geometry((Axis.of(20, 35, 5, 1, 0),)))
    assert set(parts.pattern.tolist()) == {7}
    assert parts.ramp.min() == -6
    ramp, pattern = overlap_sheet(OVERLAPS["ramp"]), overlap_sheet(replace(OVERLAPS["uneven"]))
    assert text("checkerboard.profile", pattern="3 3 3", begin=6, end=6) in ramp
    assert text("checkerboard.profile", pattern="2 1", begin=1, end=1) in pattern
    pale = re.findall("<td [^>]*data-ramp", ramp)
    assert len(pale) >= int(coverage_parts(OVERLAPS["ramp"].geometry()).border.sum())


def test_beside_a_layer_stands_its_opposite() -> None:
    for k, s, d in product(range(1, 9), range(2, 5), range(1, 4)):
        lab = square(4, k, s, d)
        found = opposite(lab)
        assert found is not None
        assert all(coverage(found.geometry()).even) != all(coverage(lab.geometry()).even)
    assert opposite(square(4, 3, 1)) is None


def test_a_layer_too_large_to_follow_is_still_shown() -> None:
    lab, _ = set_field(square(6, 11, 2), "size", 20)
    assert "data-count" not in overlap_sheet(lab)
    assert "data-lit" in overlap_sheet(lab)


@pytest.mark.parametrize("case", EXAMPLES)
def test_every_card_leads_to_a_layer_of_its_case(case: str) -> None:
    lab = WEIGHTS[case]
    assert evenness(lab.kernel(), lab.geometry()).case == case
    sheet = weights_sheet(lab)
    framed = re.findall(f'data-here><p><button class="pick" data-choose="{CHOICE}(.*?)"', sheet)
    assert framed == [case]
    assert text(f"checkerboard.verdict.{case}") in sheet


def test_a_card_that_is_clicked_goes_onto_the_stage() -> None:
    test = page(part="weights")
    assert test.session_state["checkerboard"].lab == WEIGHTS["weights"]
    # The frame is about the kernel on the stage, whatever its size.
    state = replace(DEFAULT, part="weights", lab=square(4, 3, 2))
    assert "Uneven counts, checkered" in weights_sheet(state.lab)
    assert evenness(state.lab.kernel(), state.lab.geometry()).case == "checkered"


def test_weights_make_up_for_counts_and_the_other_way_round() -> None:
    assert text("checkerboard.output_yes") in weights_sheet(line((0.5, 1, 0.5)))
    assert text("checkerboard.output_no") in weights_sheet(line((1, 0)))


@pytest.mark.parametrize(
    ("stack", "expected"),
    [
        ("threes", [(1, 4), (1, 9), (1, 25)]),
        ("fours", [(4, 4), (16, 16), (64, 64)]),
        ("passed", [(1, 4), (1, 4), (1, 4)]),
        ("averaged", [(1, 4), (9, 9)]),
        ("last", [(4, 4), (16, 16), (16, 64)]),
        ("after", [(1, 4), (16, 25)]),
    ],
)
def test_stacks_compound(stack: str, expected: list[tuple[int, int]]) -> None:
    state = replace(DEFAULT, part="stacks", stack=STACKS[stack])
    assert [spread(state, depth + 1) for depth in range(len(state.stack))] == expected


def test_a_stack_that_grows_fast_begins_smaller() -> None:
    sheet = stacks_sheet(replace(DEFAULT, stack=((3, 3), (3, 3), (3, 3))))
    assert "54×54" in sheet
    assert sheet.count("<td") < 5000


def test_resizing_and_sub_pixel_leave_no_ripple_and_no_peak() -> None:
    for picture, kernel, seed in product(("face", "gradient"), (3, 4, 5), (1, 5)):
        shown = after(replace(DEFAULT, picture=picture, kernel=kernel, seed=seed))
        assert list(shown) == list(REMEDIES)
        for name in ("resize", "sub_pixel"):
            assert shown[name].ripple == 0
            assert shown[name].stands_out == ()


def test_what_the_page_opens_with_stands_out() -> None:
    shown = after(DEFAULT)
    assert shown["untouched"].ripple > 1
    assert len(shown["untouched"].stands_out) == 3
    assert 0 < shown["kernel_multiple"].ripple < shown["untouched"].ripple
    assert 0 < shown["layer_after"].ripple < shown["untouched"].ripple
    times = f"{shown['untouched'].peaks[0].ratio:.0f}"
    sheet = spectrum_sheet(replace(DEFAULT, part="spectrum"))
    assert text("checkerboard.peak", times=times) in sheet
    sheet = spectrum_sheet(replace(DEFAULT, part="spectrum", remedy="resize"))
    assert text("checkerboard.no_peak") in sheet


def test_a_peak_stands_out_where_there_is_a_ripple_and_nowhere_else() -> None:
    layers = product(("face", "letters"), (2, 3, 4), (2, 3), ("random", "ones", "bilinear"))
    for picture, kernel, stride, fill in layers:
        state = replace(DEFAULT, picture=picture, kernel=kernel, stride=stride, fill=fill)
        for name, shown in after(state).items():
            assert bool(shown.stands_out) == (shown.ripple > 0.02), (state, name)


def test_every_way_has_the_same_size_and_keeps_the_brightness() -> None:
    shown = after(replace(DEFAULT, picture="gradient"))
    assert {way.picture.shape for way in shown.values()} == {(80, 80, 3)}
    # A ripple loses what is brighter than white, so the others are a little darker.
    means = {name: way.picture[8:-8, 8:-8].mean() for name, way in shown.items()}
    assert means["sub_pixel"] == pytest.approx(means["resize"], abs=2)
    assert all(abs(mean - means["resize"]) < 20 for mean in means.values())


def test_a_kernel_of_ones_becomes_even_as_a_multiple() -> None:
    shown = after(replace(DEFAULT, fill="ones"))
    assert shown["untouched"].ripple > 0
    assert shown["kernel_multiple"].ripple == 0
    sheet = remedies_sheet(replace(DEFAULT, fill="ones"))
    assert sheet.count(text("checkerboard.no_ripple")) == 3


STATES = [
    DEFAULT,
    *(changed(DEFAULT, part=part) for part in PARTS),
    *(replace(DEFAULT, lab=lab) for lab in OVERLAPS.values()),
    *(replace(DEFAULT, part="weights", lab=lab) for lab in (*WEIGHTS.values(), square(6, 3, 2))),
    *(replace(DEFAULT, part="stacks", stack=stack) for stack in STACKS.values()),
    replace(DEFAULT, part="remedies", kernel=5, stride=3, fill="ones", picture="letters"),
    replace(DEFAULT, part="spectrum", remedy="resize", seed=77),
    replace(DEFAULT, lab=Lab()),
]


@pytest.mark.parametrize("state", STATES)
def test_an_address_holds_everything(state: Checkerboard) -> None:
    assert decoded(encoded(state)) == state


def test_the_first_state_has_an_empty_address() -> None:
    assert encoded(DEFAULT) == {}
    assert decoded({}) == DEFAULT


def test_another_part_opens_with_its_own_layer_but_keeps_the_visitors() -> None:
    there = changed(DEFAULT, part="weights")
    assert there.lab == FIRST["weights"]
    assert changed(there, part="overlap") == DEFAULT
    own = replace(DEFAULT, lab=square(5, 5, 3))
    assert changed(own, part="weights").lab == own.lab
    assert changed(changed(DEFAULT, part="stacks"), part="overlap") == DEFAULT


@pytest.mark.parametrize(
    "query",
    [
        {"part": "nowhere"},
        {"pk": "99"},
        {"pk": "x"},
        {"stack": "3s2.9s9"},
        {"stack": "3s2.3s2.3s2.3s2"},
        {"stack": ""},
        {"rem": "<b>"},
        {"k": "999"},
        {"s": "0", "k": "-1"},
    ],
)
def test_a_bad_link_is_repaired_and_said(query: dict[str, str]) -> None:
    state = decoded(query)
    assert state.notice
    test = page(**query)
    assert not test.exception
    assert any(":orange-background" in str(each.value) for each in test.markdown)


@pytest.mark.parametrize("part", PARTS)
def test_the_programs_are_programs(part: str) -> None:
    for lab in (OVERLAPS["holes"], WEIGHTS["balanced"]):
        compile(code(replace(DEFAULT, part=part, lab=lab)), "program", "exec")


@pytest.mark.parametrize("lab", [*OVERLAPS.values(), *WEIGHTS.values(), Lab()])
def test_the_program_of_the_weights_gives_the_phase_sums(lab: Lab) -> None:
    space: dict[str, object] = {}
    program = code(replace(DEFAULT, part="weights", lab=lab)).replace("print(sums)", "")
    exec(program, space)
    crop = [axis.crop[0] for axis in lab.geometry().axes]
    sums = np.roll(np.array(space["sums"]), [-c for c in crop], (0, 1))
    assert sums.tolist() == evenness(lab.kernel(), lab.geometry()).sums.tolist()


def test_sliders_go_through_the_labs_repairs() -> None:
    test = page()
    kernel = next(s for s in test.slider if s.label == text("field.kernel"))
    kernel.set_value(4).run()
    assert test.session_state["checkerboard"].lab == OVERLAPS["even"]
    assert test.query_params["k"] in ("4", ["4"])
    assert text("checkerboard.answer_even") in html(test)
