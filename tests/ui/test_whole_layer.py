"""The page of the whole layer without a browser: its state, its numbers, its controls."""

import re
from dataclasses import replace
from functools import partial
from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from streamlit.testing.v1 import AppTest

from deconv_viz.core import ParameterError
from deconv_viz.core.channels import common_divisors
from deconv_viz.frameworks.arrays import to_canonical
from deconv_viz.text import text
from deconv_viz.ui.whole_layer import EXAMPLES
from deconv_viz.ui.whole_layer_counts import counts_sheet
from deconv_viz.ui.whole_layer_hand import CASES, code, hand_sheet, open_sheet, samples
from deconv_viz.ui.whole_layer_state import (
    DEFAULT,
    NUMBERS,
    OWN,
    PARTS,
    WholeLayer,
    changed,
    chosen,
    decode,
    encode,
)
from deconv_viz.ui.whole_layer_sum import sum_sheet
from deconv_viz.ui.whole_layer_ways import WAYS, mixing_sheet, ways_sheet
from deconv_viz.ui.whole_layer_weights import orders, place, weights_sheet
from tests.ui.visit import mounts, visit

app = partial(visit, "whole_layer")


def sheets(test: AppTest) -> list[str]:
    return [each.proto.bytes.decode() for each in mounts(test)]


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def control(name: str) -> str:
    return f"whole_layer.{name}.control"


# ---- the state ----


def test_every_state_survives_its_address() -> None:
    states = [DEFAULT, *(changed(DEFAULT, **values) for values in EXAMPLES.values())]
    states.append(changed(DEFAULT, part="by_hand", case=4, sample=77, element=(1, 0, 2, 2), bias=0))
    for state in states:
        assert state.notice == ()
        assert decode(encode(state)) == state
        assert encode(state).keys() <= OWN
    assert encode(DEFAULT) == {}


def test_every_combination_of_the_controls_is_repaired_to_a_possible_one() -> None:
    values = {name: range(low, high + 1) for name, (_, low, high) in NUMBERS.items()}
    names = ("size", "kernel", "stride", "padding", "output_padding")
    for chosen_values in product(*(values[name] for name in names)):
        given = dict(zip(names, chosen_values, strict=True))
        state = changed(DEFAULT, **given)
        assert state.axis.output_size > max(state.row, state.column)
        kept = {name: getattr(state, name) for name in names}
        assert bool(state.notice) == (kept != given)
        assert all(kept[name] == given[name] for name in ("size", "kernel", "stride"))
    for channels, filters, groups in product(range(1, 5), repeat=3):
        state = changed(DEFAULT, channels=channels, filters=filters, groups=groups, output=3)
        assert state.groups in common_divisors(channels, filters)
        assert state.output < filters
        assert bool(state.notice) == (state.groups != groups)


def test_what_gives_way_is_said_with_its_rule() -> None:
    assert changed(DEFAULT, stride=1).notice == (
        "Output padding must be smaller than the larger of stride (1) and dilation (1), so output "
        "padding went from 1 to 0.",
    )
    assert changed(DEFAULT, groups=2).notice == (
        "Groups must divide 3 channels in and 2 channels out, so groups went from 2 to 1.",
    )
    assert changed(DEFAULT, size=1, padding=3).notice == (
        "This padding would crop away the whole canvas of 3, so padding went from 3 to 1.",
    )
    assert changed(changed(DEFAULT, groups=2), seed=3).notice == ()


@pytest.mark.parametrize(
    "query",
    [
        {"c": "many"},
        {"k": "99"},
        {"s": "-1"},
        {"act": "softmax"},
        {"w": "1,2"},
        {"w": "9,9,9,9"},
        {"y": "3"},
        {"g": "2"},
        {"p": "4", "i": "1"},
        {"m": "3"},
        {"z": "9" * 5000},  # more digits than Python reads
        {"part": "<b>"},
        {"seed": "1e3"},
        {"i": "٣x"},
    ],
)
def test_a_link_that_cannot_be_used_shows_the_nearest_and_says_so(query: dict[str, str]) -> None:
    state = decode(query)
    assert state.notice
    assert decode(encode(state)) == replace(state, notice=())


def test_a_click_chooses_a_cell_a_channel_or_an_element() -> None:
    assert (chosen(DEFAULT, "cell:4,2").row, chosen(DEFAULT, "cell:4,2").column) == (4, 2)
    assert chosen(DEFAULT, "output:1").output == 1
    assert chosen(DEFAULT, "weight:1,0,2,1").element == (1, 0, 2, 1)
    for nonsense in ("", "cell:", "cell:1", "cell:1,2,3", "output:x", "what:1", "weight:1,1"):
        assert chosen(DEFAULT, nonsense) == DEFAULT
    assert chosen(DEFAULT, "cell:99,0").row == DEFAULT.axis.output_size - 1


# ---- the sum ----


def totals(state: WholeLayer) -> list[float]:
    found = re.findall(r'class="total[^"]*">[=≈] ([^<]+)<', sum_sheet(state))
    return [float(number.replace("−", "-")) for number in found]


@pytest.mark.parametrize("name", ["", *EXAMPLES])
def test_the_lines_of_a_cell_add_up_to_the_layers_own_number(name: str) -> None:
    state = changed(DEFAULT, **EXAMPLES.get(name, {}))
    for row, column in np.ndindex(state.geometry.output_shape):
        for output in range(state.filters):
            here = changed(state, row=row, column=column, output=output)
            found = totals(here)
            parts = state.channels // state.groups + state.bias
            assert sum(found[:parts]) == state.result()[output, row, column] == found[parts]
            assert found[-1] == state.result(state.activation)[output, row, column]
            assert len(found) == parts + 1 + (state.activation != "linear")


def test_the_first_cell_is_the_one_of_the_lesson() -> None:
    said = words(sum_sheet(DEFAULT))
    assert "from x[0] 3·1 + 2·2 + 3·(−2) + 4·(−2) = −7" in said
    assert (
        "b[0] the bias, the same on every cell of this channel = 3 y[0][1,1] −7 + 6 + 5 + 3 = 7"
        in said
    )
    assert text("whole_layer.equal", cells=72) in said


def test_the_terms_have_the_hues_of_their_cells_in_input_and_kernel() -> None:
    html = sum_sheet(DEFAULT)
    for place_, _ in enumerate(range(4)):
        # An input cell, a kernel cell and a term for each of the three channels.
        assert html.count(f'data-hue="{place_}/4"') == 9


def test_bias_reaches_the_cells_that_no_stamp_reaches() -> None:
    state = changed(DEFAULT, **EXAMPLES["gaps"])
    html = sum_sheet(state)
    assert "data-hole" in html
    assert totals(state) == [0, 0, 0, 3, 3]
    assert text("whole_layer.line_bias_hole") in html
    assert "data-hole" not in sum_sheet(DEFAULT)


def test_what_another_group_holds_is_greyed_and_adds_nothing() -> None:
    state = changed(DEFAULT, **EXAMPLES["groups"])
    html = sum_sheet(state)
    assert html.count('class="off"') == html.count('class="absent"') == 2
    assert len(totals(state)) == 2 + 2
    first = sum_sheet(changed(state, output=0))
    assert first.index('id="summand0"') < first.index('class="absent"')
    assert sum_sheet(DEFAULT).count('class="absent"') == 0


def test_a_difference_would_be_said(monkeypatch: pytest.MonkeyPatch) -> None:
    right = WholeLayer.result
    wrong = lambda self, activation=None: right(self, activation) + 1  # noqa: E731
    monkeypatch.setattr(WholeLayer, "result", wrong)
    html = sum_sheet(DEFAULT)
    assert 'data-equal="false"' in html
    assert text("whole_layer.differs") in html


def test_activations_are_written_with_their_value() -> None:
    state = changed(DEFAULT, activation="relu", row=0, column=1)
    assert "sum −4 + (−2) + (−4) + 3 = −7 y[0][0,1] max(0, (−7)) = 0" in words(sum_sheet(state))
    assert "≈" in sum_sheet(changed(DEFAULT, activation="tanh", row=0, column=0, output=1))


# ---- the weight in each framework ----


def test_the_element_stands_where_each_framework_keeps_it() -> None:
    found = {name: order for order in orders() for name in order.names}
    where = {
        "PyTorch": ((3, 2, 3, 3), (2, 1, 0, 1)),
        "ONNX Runtime": ((3, 2, 3, 3), (2, 1, 0, 1)),
        "Keras 3": ((3, 3, 2, 3), (0, 1, 1, 2)),
        "TensorFlow": ((3, 3, 2, 3), (0, 1, 1, 2)),
        "JAX with transpose_kernel": ((3, 3, 2, 3), (0, 1, 1, 2)),
        "JAX": ((3, 3, 3, 2), (2, 1, 2, 1)),
        "Flax": ((3, 3, 3, 2), (2, 1, 2, 1)),
        "Keras 1 in th order": ((2, 3, 3, 3), (1, 2, 2, 1)),
        "Keras 1 in tf order": ((3, 3, 3, 2), (2, 1, 2, 1)),
        "Theano": ((3, 2, 3, 3), (2, 1, 2, 1)),
    }
    for name, expected in where.items():
        assert place(DEFAULT, found[name])[:2] == expected, name


def test_the_place_holds_the_element_in_the_frameworks_own_array() -> None:
    w = DEFAULT.values.w
    for order in orders():
        own = np.zeros(place(DEFAULT, order).shape, np.int64)
        for element in np.ndindex(w.shape):
            found = place(replace(DEFAULT, element=element), order)
            own[found.at] = w[element]
            assert np.ravel_multi_index(found.at, own.shape) == found.position
            assert found.memory[found.position] == element[0]
        kept = to_canonical(own, order.layout, "IOS")
        assert_array_equal(np.flip(kept, (2, 3)) if order.flipped else kept, w)


def test_groups_are_for_those_who_have_them() -> None:
    state = changed(DEFAULT, channels=4, filters=4, groups=2, element=(1, 1, 0, 1))
    said = words(weights_sheet(state))
    assert said.count(text("whole_layer.no_groups")) == sum(not o.groups for o in orders())
    assert "out/groups 2" in said
    assert place(state, orders()[0])[:2] == ((4, 2, 3, 3), (1, 1, 0, 1))
    across = changed(state, element=(1, 3, 0, 1))
    assert text("whole_layer.not_an_element", channel=1, output=3) in weights_sheet(across)


# ---- the other parts ----


def test_the_counts_of_the_worked_case() -> None:
    said = words(counts_sheet(changed(DEFAULT, **EXAMPLES["waste"])))
    assert "Stamps: 144" in said
    assert "Zero insertion: 729" in said
    assert "585 of these products (80 %)" in said
    groups = words(counts_sheet(changed(DEFAULT, channels=4, filters=4, groups=4)))
    assert "parameters 40" in groups
    assert "without the 4 groups they would be 148" in groups


def test_the_three_ways_show_the_same_numbers_and_complete_programs() -> None:
    html = ways_sheet()
    assert 'data-equal="true"' in html
    tables = re.findall(r"<table.*?</table>", html)
    assert len(tables) == 4
    assert len({words(table) for table in tables[1:]}) == 1
    for _, program in WAYS:
        compile(program, "way", "exec")


@pytest.mark.parametrize(("last", "length"), [(1, 33), (2, 17), (8, 5), (16, 3)])
def test_the_mixing_reshape_says_what_it_does(last: int, length: int) -> None:
    said = words(mixing_sheet(last))
    assert f"M = {last}:" in said
    assert f"The output has {length} moments in the place of 9." in said
    assert "keeps its colour" in mixing_sheet(4)


def test_channels_keep_their_colour_in_the_right_reshape_alone() -> None:
    def rows(last: int) -> list[set[str]]:
        table = re.findall(r"<table.*?</table>", mixing_sheet(last))[1]
        return [set(re.findall(r'data-hue="(\d)/4"', row)) for row in table.split("<tr>")[1:]]

    assert rows(4) == [{"0"}, {"1"}, {"2"}, {"3"}]
    assert rows(2) == [{"0", "2"}, {"1", "3"}]
    assert rows(1) == [{"0", "1", "2", "3"}]
    assert rows(8) == [{str(c % 4)} for c in range(8)]


def test_the_sizes_of_the_convolution_by_hand() -> None:
    assert [samples(case) for case in range(len(CASES))] == [8818, 8820, 8816, 8820, 8820]


@pytest.mark.parametrize("case", range(len(CASES)))
def test_a_window_and_its_sum_are_those_of_the_program_on_the_page(case: int) -> None:
    for sample in (0, 1, 4410, samples(case) - 1):
        products = re.findall(r"<table.*?</table>", hand_sheet(case, sample))[3]
        numbers = [int(n.replace("−", "-")) for n in re.findall(r">(−?\d+)</td>", products)]
        (said,) = re.findall(r"= (−?\d+)\.", words(hand_sheet(case, sample)))
        assert len(numbers) == 48
        assert sum(numbers) == int(said.replace("−", "-"))
    names: dict[str, object] = {"print": lambda shape: None}
    exec(code(case), names)
    z = names["z"]
    assert isinstance(z, np.ndarray)
    assert z.shape == (1, 16, samples(case))


def test_padding_is_hatched_around_the_first_window() -> None:
    assert hand_sheet(4, 0).count("data-hole") == 16 * (4 + 2)
    assert hand_sheet(4, 4410).count("data-hole") == 0


def test_open_sizes_cost_the_layer_nothing_and_the_dense_layer_everything() -> None:
    said = words(open_sheet())
    assert "10 21 392 1,690" in said
    assert "1,000 2,001 392 160,090" in said


# ---- the page ----


@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_from_its_link(part: str) -> None:
    test = app(f"part={part}")
    assert not test.exception
    assert test.header[0].value == text("page.whole_layer.title")
    assert "−7 + 6 + 5 + 3 = 7" in words(sheets(test)[0])
    assert len(sheets(test)) == (3 if part == "three_ways" else 2)


def test_a_control_changes_the_layer_and_the_address() -> None:
    test = app()
    test.slider(control("channels")).set_value(2).run()
    assert test.query_params["c"] == "2"
    assert sheets(test)[0].count('id="summand') == 2
    test.slider(control("channels")).set_value(3).run()
    assert "c" not in test.query_params


def test_what_gives_way_moves_its_control_and_is_said_once() -> None:
    test = app("c=4&f=4&g=4")
    assert "Groups" not in test.markdown[0].value
    test.slider(control("channels")).set_value(3).run()
    assert "so groups went from 4 to 1" in test.markdown[0].value
    test.slider(control("size")).set_value(2).run()
    assert test.markdown[0].value == text("page.whole_layer.says")


def test_a_broken_link_is_a_sentence() -> None:
    test = app("k=99&c=%3Cb%3E")
    assert not test.exception
    assert text("whole_layer.link") in test.markdown[0].value
    assert "<b>" not in test.markdown[0].value
    assert test.slider(control("kernel")).value == 4


def test_examples_open_and_reset_leads_back() -> None:
    test = app()
    for name, values in EXAMPLES.items():
        test.button(f"whole_layer.example.{name}").click().run()
        assert not test.exception
        state = test.session_state["whole_layer"]
        assert all(getattr(state, field) == value for field, value in values.items())
        assert state.notice == ()
        for field in ("channels", "filters", "size", "kernel", "stride", "padding"):
            assert test.slider(control(field)).value == getattr(state, field)
    test.button("whole_layer.reset").click().run()
    assert encode(replace(test.session_state["whole_layer"], part=DEFAULT.part)) == {}


def test_a_sample_beyond_a_shorter_case_is_the_last() -> None:
    test = app("part=by_hand&case=1&z=8819")
    assert test.number_input(control("sample")).value == 8819
    test = app("part=by_hand&case=2&z=8819")
    assert not test.exception
    assert test.number_input(control("sample")).value == 8815


def test_a_refusal_of_the_core_never_reaches_the_page() -> None:
    with pytest.raises(ParameterError):
        _ = replace(DEFAULT, padding=4, size=1).axis
    assert not app("p=4&i=1&k=1&a=2&s=1&g=4").exception
