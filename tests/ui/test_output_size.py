"""The page of output sizes without a browser: what it answers, and that nothing breaks it."""

import json
import re
from dataclasses import replace
from functools import partial
from itertools import product
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from deconv_viz.core.sizes import Limits
from deconv_viz.frameworks import FrameworkError
from deconv_viz.frameworks.curve import span_of
from deconv_viz.state import decode as decode_lab
from deconv_viz.text import text
from deconv_viz.ui.output_size_case import RUNS, Attempt, Outcome, attempts, outcome
from deconv_viz.ui.output_size_forward import forward_answer
from deconv_viz.ui.output_size_state import (
    BOUNDS,
    DEFAULT,
    FRAMEWORKS,
    MODES,
    NONE,
    SEARCH,
    VIEWS,
    SizeState,
    Unreadable,
    decode,
    encode,
    in_words_of,
    read_sizes,
)
from tests.ui.visit import mounts, visit

page = partial(visit, "output_size")


def pictures(test: AppTest) -> str:
    """The page's own pictures, as HTML."""
    sheets = [each.proto.bytes.decode() for each in mounts(test)]
    return " ".join([str(each.proto.body) for each in test.get("html")] + sheets)


def words(test: AppTest) -> str:
    """Everything that the page says, its own pictures without their tags."""
    said = " ".join(str(each.value) for each in test.markdown)
    return plain(pictures(test)) + " " + said


def plain(html: str) -> str:
    return re.sub(r"<style>.*?</style>|<[^>]*>", "", html, flags=re.S)


def query(test: AppTest) -> dict[str, str]:
    found = test.query_params.items()
    return {key: value if isinstance(value, str) else value[0] for key, value in found}


def curve(test: AppTest) -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = json.loads(test.get("plotly_chart")[0].proto.spec)["data"]
    return data


def links(test: AppTest) -> list[tuple[str, str]]:
    """Page and query of every link to another page that carries a state."""
    protos = [each.proto for each in test.get("page_link")]
    return [(proto.page, proto.query_string) for proto in protos if proto.query_string]


# ---- How large is it? ----


def test_it_opens_with_why_five_does_not_become_ten() -> None:
    test = page()
    assert not test.exception
    said = words(test)
    assert "5 → 9" in said
    assert "one short of 2 × 5 = 10" in said
    assert "(5−1)·2 + 1·(3−1) + 1 − 2·1 + 0 = 9" in said
    assert [curve(test)[1]["x"][4], curve(test)[1]["y"][4]] == [5, 9]
    assert test.query_params == {}


def test_one_click_makes_it_twice_as_large() -> None:
    test = page()
    ways = [button.label for button in test.button if button.key.startswith("output_size.way")]
    assert ways == ["Output padding 1", "Kernel size 4"]
    test.button("output_size.way.1").click().run()
    assert "exactly 2 × 5" in words(test)
    assert test.slider("output_size.kernel").value == 4
    assert query(test) == {"k": "4"}
    assert "exactly 10" not in words(test)
    assert not [button for button in test.button if button.key.startswith("output_size.way")]


def test_a_slider_changes_the_answer_the_curve_and_the_address() -> None:
    test = page()
    test.slider("output_size.stride").set_value(3).run()
    assert "5 → 13" in words(test)
    assert "2 short of 3 × 5 = 15" in words(test)
    assert curve(test)[1]["y"][4] == 13
    assert query(test) == {"s": "3"}


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_each_framework_answers_in_its_own_words(framework: str) -> None:
    test = page()
    test.selectbox("output_size.framework").select(framework).run()
    assert not test.exception
    state = in_words_of(DEFAULT, framework)
    span = span_of(framework, state.words(), state.size, state.choice())
    assert f"5 → {span.output}" in words(test)
    assert query(test).get("fw", "torch") == framework


def test_the_parts_of_the_sum_are_the_output() -> None:
    for framework, kernel, stride, padding in product(FRAMEWORKS, (1, 2, 5), (1, 2, 3), (0, 1)):
        state = replace(
            in_words_of(DEFAULT, framework), kernel=kernel, stride=stride, padding=padding
        )
        cards = re.findall(r"<b>([^<]*)</b><span>", forward_answer(state))
        if not cards:
            assert "→" not in answer_or_reason(state)
            continue
        first = int(cards[0].rpartition("=")[2])
        rest = [int(card.replace(" ", "").replace("−", "-")) for card in cards[1:-1]]
        output = int(cards[-1].removeprefix("= "))
        assert first + sum(rest) == output, state
        assert answer_or_reason(state) == f"{state.size} → {output}"


def test_what_a_framework_refuses_is_said_and_one_click_mends_it() -> None:
    test = page(fw="keras", d="2")
    assert not test.exception
    assert "dilation_rate" in words(test)
    assert not test.get("plotly_chart")
    test.button("output_size.mend.0").click().run()
    assert "dilation_rate" not in words(test)
    assert test.get("plotly_chart")


def test_zeros_at_the_end_are_written_as_people_write_them() -> None:
    said = words(page(fw="keras", k="1"))
    assert "+ 1 − 0 − (−1) = 10" in said
    assert "zeros put at the end" in said
    assert "canvas 9, less 0, and zeros: 1" in words(page(v="backward", fw="keras", lk="1-1"))


def test_a_padding_that_leaves_nothing_is_said_and_one_click_mends_it() -> None:
    test = page(p="20")
    assert "at least 1 element" in words(test)
    test.button("output_size.mend.0").click().run()
    assert test.slider("output_size.padding").value == 5
    assert "5 → 1" in words(test)


# ---- Which layer fits? ----


def test_the_layers_that_give_the_size_are_listed_the_cleanest_first() -> None:
    test = page(v="backward")
    rows = [str(each.value) for each in test.markdown if "ConvTranspose2d(" in str(each.value)]
    assert rows[0].startswith("`nn.ConvTranspose2d(kernel_size=2, stride=2)`")
    assert "even coverage" in rows[0]
    assert len(rows) == DEFAULT.shown
    test.button("output_size.more").click().run()
    assert sum("ConvTranspose2d(" in str(each.value) for each in test.markdown) == 24


def test_each_row_opens_in_the_lab_with_just_its_output() -> None:
    for framework in FRAMEWORKS:
        test = page(v="backward", fw=framework, **{"in": "5×6", "out": "10×12"})
        opened = [text for path, text in links(test) if path == "two_dimensions"]
        assert opened, framework
        if framework == "torch":
            assert len(opened) == DEFAULT.shown
        for address in opened:
            lab, problems = decode_lab(address)
            assert not problems
            assert lab.geometry().output_shape == (10, 12)


def test_each_row_opens_in_the_lens() -> None:
    test = page(v="backward", fw="keras")
    opened = [address for path, address in links(test) if path == "frameworks"]
    assert opened
    assert all("fw=keras" in address and "layer=Conv2DTranspose" in address for address in opened)


def test_a_size_too_large_for_the_lab_opens_smaller() -> None:
    test = page(v="backward", **{"in": "224", "out": "448"})
    addresses = [address for path, address in links(test) if path == "two_dimensions"]
    assert addresses
    for address in addresses:
        lab, problems = decode_lab(address)
        assert not problems
        assert lab.rows.size == 32


def test_an_unreachable_size_says_why_and_offers_the_nearest_and_wider_limits() -> None:
    test = page(v="backward", out="100")
    assert "from 5, 100 is too large; the largest is 26" in words(test)
    assert test.button("output_size.near.0").label == "26×26"
    test.button("output_size.widen").click().run()
    assert "ConvTranspose2d(" in words(test)
    test = page(v="backward", out="100")
    test.button("output_size.near.0").click().run()
    assert test.text_input("output_size.needed").value == "26×26"
    assert "make 26×26 out of 5×5" in words(test) or "makes 26×26 out of 5×5" in words(test)


def test_a_size_within_a_gap_says_what_lies_on_either_side() -> None:
    test = page(v="backward", fw="torch", out="8", lk="2-2", ls="2-2", lp="2", la="0")
    test = page(v="backward", fw="torch", out="9", lk="2-2", ls="2-2", lp="2", la="0")
    assert "one comes to 8 and to 10, but to nothing between" in words(test)


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("", "5×5"),
        ("0x4", "1×4"),
        ("-3", "1×1"),
        ("9999999999999999999", "4096×4096"),
        ("abc", "5×5"),
    ],
)
def test_a_size_that_is_none_is_said_and_one_click_takes_the_nearest(
    typed: str, taken: str
) -> None:
    test = page(v="backward")
    test.text_input("output_size.given").set_value(typed).run()
    assert not test.exception
    button = test.button("output_size.take.given")
    assert button.label == f"Take {taken}"
    button.click().run()
    assert test.text_input("output_size.given").value == taken
    assert not [each for each in test.button if each.key.startswith("output_size.take")]


def test_limits_narrow_the_search_and_stand_in_the_address() -> None:
    test = page(v="backward")
    test.slider("output_size.limit.kernel").set_range(4, 4).run()
    rows = [str(each.value) for each in test.markdown if "ConvTranspose2d(" in str(each.value)]
    assert rows
    assert all("kernel_size=4" in row for row in rows)
    assert query(test)["lk"] == "4-4"
    test.button("output_size.limits_reset").click().run()
    assert "lk" not in query(test)


# ---- Why several sizes? ----


def test_nine_and_ten_both_become_five_and_the_choice_says_its_output_padding() -> None:
    test = page(v="collapse")
    said = words(test)
    assert "9 and 10 → 5" in said
    assert "back from 5 to **10** takes output padding **1**" in said
    assert "output_padding=1" in said
    assert "output_shape=[1, 10, 10, 1]" in said
    test.get("button_group")[1].set_value(0).run()
    said = words(test)
    assert "back from 5 to **9** takes output padding **0**" in said
    assert "output_shape=[1, 9, 9, 1]" in said
    assert query(test)["r"] == "0"


def test_the_strip_has_a_cell_for_every_element_and_marks_what_no_window_reads() -> None:
    bodies = pictures(page(v="collapse"))
    nine, ten = re.findall(r'<div class="strip.*?(?=<div class="strip|<div class="legend)', bodies)
    assert [len(re.findall(r'class="cell x', strip)) for strip in (nine, ten)] == [9, 10]
    assert [len(re.findall(r"rest", strip.split("</p>")[1])) for strip in (nine, ten)] == [0, 1]
    assert [strip.count('class="window"') for strip in (nine, ten)] == [5, 5]


def test_with_stride_one_there_is_one_way_back() -> None:
    assert "Only 5 becomes 5" in words(page(v="collapse", s="1"))


def test_where_the_padding_leaves_no_input_one_click_takes_it_away() -> None:
    test = page(v="collapse", i="1", k="1", p="9")
    assert not test.exception
    assert "there is no input" in words(test)
    test.button("output_size.unpad").click().run()
    assert "1 and 2 → 1" in words(test)


# ---- A worked case ----


def test_the_case_is_what_the_versions_did() -> None:
    asked, alone, possible, same, two = attempts(12, 7)

    def gave(attempt: Attempt) -> list[Outcome]:
        return [outcome(attempt, *run) for run in RUNS]

    assert gave(asked) == [Outcome(12, 12), Outcome(12, 12), Outcome(24, 12), Outcome(24, None)]
    assert gave(alone) == [Outcome(17, None)] * 2 + [Outcome(24, None)] * 2
    assert gave(possible) == [Outcome(17, 18)] * 2 + [Outcome(18, 18)] * 2
    assert gave(same) == [Outcome(23, 24)] * 2 + [Outcome(24, 24)] * 2
    assert gave(two) == [Outcome(24, 24)] * 4


def test_with_an_even_kernel_same_raises_and_an_odd_one_doubles() -> None:
    by_name = {attempt.name: attempt for attempt in attempts(12, 4)}
    assert outcome(by_name["same"], "1.2.2", "theano 0.8.2").gave is None
    assert outcome(by_name["odd"], "1.2.2", "theano 0.8.2").gave == 24


def test_the_case_is_told_with_its_numbers() -> None:
    test = page(v="case")
    assert not test.exception
    said = words(test)
    assert "12 → 6 → 12" in said
    assert "24 asked for, 12 given: just the size of the picture" in said
    assert "Possible are 17 and 18" in said
    assert "Keras 1.0.7, 1.1.0: says 12, gives 12" in said


@pytest.mark.parametrize(("height", "square"), [(1, 11), (1, 1), (64, 11), (2, 2), (3, 4), (7, 7)])
def test_the_case_works_with_any_picture_and_kernel(height: int, square: int) -> None:
    test = page(v="case", h=str(height), f=str(square))
    assert not test.exception
    if square > height:
        test.button("output_size.room").click().run()
        assert not test.exception
        assert test.slider("output_size.square").value == height


# ---- The address ----


def test_every_state_is_in_its_address() -> None:
    for view, framework in product(VIEWS, FRAMEWORKS):
        for mode, extra in product(MODES[framework], (NONE, 0, 2)):
            state = SizeState(
                view, framework, mode, 7, 4, 3, 2, 2, extra, 2, "3×4", "9", Limits((2, 9)), 20, 9, 3
            )
            assert decode(encode(state)) == state
            assert all(encode(state).values()), "a key without a value is lost on the way"
    empty = replace(DEFAULT, given="", needed="")
    assert decode(encode(empty)) == empty
    assert all(encode(empty).values())
    assert encode(DEFAULT) == {}
    assert decode({}) == DEFAULT


@pytest.mark.parametrize("name", BOUNDS)
def test_numbers_beyond_their_bounds_are_brought_back(name: str) -> None:
    bound = BOUNDS[name]
    for value, expected in (("-99", bound.low), ("9" * 30, bound.high), ("x", None)):
        found = getattr(decode({bound.key: value}), name)
        assert found == (getattr(DEFAULT, name) if expected is None else expected)


@pytest.mark.parametrize(
    "hostile",
    [
        {"v": "nowhere", "fw": "numpy", "pad": "full"},
        {"i": "1e99", "k": "\x00", "s": "-5", "a": "９"},
        {"v": "backward", "in": "<script>alert(1)</script>", "out": "×" * 5000},
        {"v": "backward", "lk": "9-2", "ls": "-", "ld": "99999999999-0", "lp": "-1", "la": "x"},
        {"v": "collapse", "r": "9", "s": "10", "k": "11", "i": "32", "d": "10", "p": "20"},
        {
            "v": "backward",
            "in": "4096",
            "out": "1",
            "lk": "1-64",
            "ls": "1-32",
            "ld": "1-8",
            "n": "400",
        },
    ],
)
def test_a_hostile_link_gives_a_page_and_no_error(hostile: dict[str, str]) -> None:
    test = page(**hostile)
    assert not test.exception
    assert "<script" not in words(test)


def test_every_corner_of_the_first_part_gives_an_answer_or_a_reason() -> None:
    ends = [
        (BOUNDS[name].low, BOUNDS[name].high) for name in ("size", "kernel", "stride", "padding")
    ]
    corners = list(product(*ends))
    for framework, values in product(FRAMEWORKS, corners):
        state = replace(
            in_words_of(DEFAULT, framework),
            **dict(zip(("size", "kernel", "stride", "padding"), values, strict=True)),
        )
        assert answer_or_reason(state) in plain(forward_answer(state))
        # The whole page at half of the corners: every three of the four ends meet in them.
        if sum(value == high for value, (_, high) in zip(values, ends, strict=True)) % 2 == 0:
            test = page(**encode(state))
            assert not test.exception
            assert answer_or_reason(state) in words(test)


def answer_or_reason(state: SizeState) -> str:
    try:
        span = span_of(state.framework, state.words(), state.size, state.choice())
    except FrameworkError as refusal:
        return str(refusal)
    return f"{state.size} → {span.output}"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("28", (28, 28)),
        ("5×7", (5, 7)),
        ("5x7", (5, 7)),
        (" ( 5 , 7 ) ", (5, 7)),
        ("5 7", (5, 7)),
        ("５×７", (5, 7)),
        ("4096", (4096, 4096)),
        ("", Unreadable("empty", "")),
        ("5.5", Unreadable("unreadable", "5×5")),
        ("five", Unreadable("unreadable", "")),
        ("1×2×3", Unreadable("too_many", "1×2")),
        ("5×0", Unreadable("too_small", "5×1")),
        ("4097", Unreadable("too_large", "4096×4096")),
    ],
)
def test_sizes_are_read_as_people_write_them(typed: str, expected: object) -> None:
    assert read_sizes(typed) == expected


def test_the_widest_search_holds_every_default() -> None:
    for name, value in DEFAULT.limits._asdict().items():
        most = getattr(SEARCH, name)
        assert (
            value <= most if isinstance(most, int) else most[0] <= value[0] <= value[1] <= most[1]
        )


def test_all_it_says_is_in_the_catalogue() -> None:
    for query_of in ({}, {"v": "backward"}, {"v": "collapse"}, {"v": "case"}):
        test = page(**query_of)
        labels = [each.label for each in (*test.slider, *test.selectbox, *test.button)]
        assert "output_size." not in words(test) + " ".join(labels)
    assert text("page.output_size.title") == test.header[0].value
