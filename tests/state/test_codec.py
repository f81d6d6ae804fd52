"""Links: every lab can be one, and whatever comes as a link gives a lab."""

import json
from dataclasses import replace
from urllib.parse import parse_qsl, unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deconv_viz.core import AxisArguments
from deconv_viz.state import DEFAULT, FIELD, OWN_KEYS, Lab, decode, decode_pin, encode, fits_in_link
from deconv_viz.state.codec import KEYS
from deconv_viz.state.limits import MAX_QUERY_BYTES, MAX_READ_CHARACTERS, MAX_VALUE
from tests.state.strategies import is_valid, labs

TEXTS = st.text(max_size=12) | st.sampled_from(
    [
        "",
        "0",
        "-1",
        "5,7",
        "1e9",
        "nan",
        "0.0.1~",
        "inf",
        "5.5",
        "٣",
        "1_0",
        "0x10",
        "ones",
        "output",
    ]
)
MAPPINGS = st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), TEXTS, max_size=12)
NASTY = [
    "?",
    "&&&&",
    "=",
    "i",
    "i=",
    "i=,",
    "i=5,",
    "i=5,7,9",
    "i=NaN&k=Infinity&s=-1&d=0&p=1e309&a=--1",
    "i=" + "9" * 5000,
    "i=-" + "9" * 500_000,
    "i=0005",
    "i=%00&k=%FF%FE&s=%",
    "i=５&k=٣",
    "x=<script>alert(1)</script>&w=![](https://example.org/a.png)",
    "<script>alert(1)</script>=1",
    "'; DROP TABLE labs; --",
    "__proto__=1&constructor=2&__class__=3",
    "xe=~~~~&we=....",
    "xe=0.0.nan~0.1.inf~0.2.-inf~0.3.1e400~0.4.1_0~-1.0.5~0.-1.5~99.0.5~0.99.5",
    "xe=" + "0.0." + "9" * 400_000,
    "xe=" + "1.1.1~" * 80_000,
    "xe=" + "%31" * 170_000,
    "pin=" + "pin%3D" * 80_000,
    "pin=%26%26pin%3D1&pin=%",
    "t=-1&o=both&f=2&l=maybe&seed=-5",
    "i=7&i=8&i=9",
    "&".join(f"k{n}=<b>" for n in range(5000)),
    "i=1&" * 130_000,
    "\x00" * 524_288,
    "🟦=🟦&i=🟦",
]
SMALL_LINKS = [
    (DEFAULT, ""),
    (replace(DEFAULT, step=0), "t=0"),
    (replace(DEFAULT, linked=False), "l=0"),
    (replace(DEFAULT, seed=0), "seed=0"),
    (
        Lab(
            rows=AxisArguments(5, 3, 3, 1, 1, 0),
            columns=AxisArguments(7, 3, 3, 2, 1, 1),
            linked=False,
            input_fill="ramp",
            kernel_fill="bilinear",
            seed=7,
            input_edits=((0, 1, -2.5), (3, 3, 1e-07)),
            kernel_edits=((2, 2, 1e6),),
            step=12,
            order="output",
            flip=False,
        ),
        "i=5,7&s=3&d=1,2&a=0,1&x=ramp&w=bilinear&seed=7"
        "&xe=0.1.-2.5~3.3.1e-07&we=2.2.1000000&t=12&o=output&f=0",
    ),
]


@pytest.mark.parametrize(("lab", "query"), SMALL_LINKS)
def test_links_are_short_and_readable(lab: Lab, query: str) -> None:
    assert encode(lab) == query
    assert decode(query) == (lab, ())


@given(labs())
def test_every_lab_comes_back_from_its_link(lab: Lab) -> None:
    query = encode(lab)
    assert decode(query) == decode("?" + query) == (lab, ())
    assert decode(dict(parse_qsl(query, keep_blank_values=True))) == (lab, ())


@given(labs(), labs())
def test_every_lab_comes_back_from_its_link_whatever_the_base(lab: Lab, base: Lab) -> None:
    assert decode(encode(lab, base), base) == (lab, ())
    assert encode(replace(base, step=None, order="input", flip=True), base) in ("", "l=0")


@given(labs())
def test_links_need_no_escaping(lab: Lab) -> None:
    query = encode(lab)
    assert query.isascii()
    assert not set(query) & set(' "<>#%{}|\\^`+')
    assert unquote(query) == query


@settings(max_examples=200)
@given(MAPPINGS)
def test_any_mapping_gives_a_valid_lab_and_at_most_one_problem(query: dict[str, str]) -> None:
    lab, problems = decode(query)
    assert is_valid(lab)
    assert len(problems) <= 1
    assert decode(encode(lab)) == (lab, ())


@settings(max_examples=200)
@given(st.text(max_size=60) | st.lists(TEXTS).map("&".join))
def test_any_text_gives_a_valid_lab_and_at_most_one_problem(query: str) -> None:
    lab, problems = decode(query)
    assert is_valid(lab)
    assert len(problems) <= 1
    pinned, problems = decode_pin(query)
    assert pinned is None or is_valid(pinned)
    assert len(problems) <= 1


@pytest.mark.parametrize("query", NASTY, ids=lambda query: repr(query[:24]))
def test_hostile_links_give_a_valid_lab_and_at_most_one_problem(query: str) -> None:
    for form in (query, dict(part.partition("=")[::2] for part in query.split("&"))):
        lab, problems = decode(form)
        assert is_valid(lab)
        assert len(problems) <= 1
        pinned, problems = decode_pin(form)
        assert pinned is None or is_valid(pinned)
        assert len(problems) <= 1


@pytest.mark.parametrize("query", NASTY, ids=lambda query: repr(query[:24]))
def test_nothing_of_a_hostile_link_gets_into_its_problem(query: str) -> None:
    for problem in decode(query)[1]:
        assert all(name.replace("_", "").isalpha() and name.isascii() for name in problem.fields)
        assert all(type(value) is int for value in problem.values.values())


@pytest.mark.parametrize(
    ("query", "nearest", "fields"),
    [
        ("i=abc&k=4", "k=4", ("size",)),
        ("i=5.5", "", ("size",)),
        ("i=٣", "", ("size",)),
        ("i=7,abc", "i=7,5", ("size",)),
        ("i=7,", "i=7,5", ("size",)),
        ("x=marble&w=ones", "w=ones", ("input_fill",)),
        ("seed=-3", "seed=0", ("seed",)),
        ("seed=100000", "seed=99999", ("seed",)),
        ("t=999999999999999999999", "t=20000", ("step",)),
        ("xe=0.0.2e6~1.1.nan~2.2.3", "xe=0.0.1000000~2.2.3", ("input_edits",)),
        ("we=0.0.1~11.0.1", "we=0.0.1", ("kernel_edits",)),
        ("o=3&f=no&l=no", "", ("linked", "order", "flip")),
        ("stride=3", "", ("unknown",)),
        ("s=99&k=abc", "s=10", ("kernel", "stride")),
    ],
)
def test_what_a_link_says_wrongly_becomes_the_nearest_and_is_named(query, nearest, fields) -> None:
    lab, problems = decode(query)
    assert encode(lab) == nearest
    assert [(problem.code, problem.fields) for problem in problems] == [("link", fields)]


def test_a_link_that_only_asks_for_too_much_tells_its_repairs() -> None:
    lab, (problem,) = decode("s=2&a=5")
    assert encode(lab) == "a=1"
    assert problem.code == "repaired"
    assert [(r.field, r.axis, r.before, r.after) for r in problem.repairs] == [
        ("output_padding", "rows", 5, 1),
        ("output_padding", "columns", 5, 1),
    ]


def test_keys_of_others_are_passed_over_in_silence() -> None:
    query = "embed=true&embed_options=dark&lang=de&theme=dark&hide=seed&utm_source=x&fbclid=y&i=7"
    lab, problems = decode(query)
    assert (encode(lab), problems) == ("i=7", ())


def test_the_last_of_repeated_keys_counts_as_it_does_for_streamlit() -> None:
    assert encode(decode("i=7&i=8")[0]) == "i=8"


def test_the_view_is_the_end_of_the_query_and_can_be_left_to_the_browser() -> None:
    lab = SMALL_LINKS[-1][0]
    base = encode(lab, view=False, pinned=DEFAULT)
    assert encode(lab, pinned=DEFAULT) == f"{base}&t=12&o=output&f=0"
    assert KEYS[-3:] == ("t", "o", "f")
    assert frozenset(KEYS) == OWN_KEYS


@given(labs(), labs())
def test_a_pinned_lab_comes_back_without_its_view(lab: Lab, pinned: Lab) -> None:
    query = encode(lab, pinned=pinned)
    assert decode(query) == (lab, ())
    seen_alike = replace(pinned, step=None, order="input", flip=True)
    assert decode_pin(query) == (seen_alike, ())
    assert decode_pin(dict(parse_qsl(query, keep_blank_values=True))) == (seen_alike, ())


def test_the_default_lab_can_be_pinned() -> None:
    assert encode(DEFAULT, pinned=DEFAULT) == "pin="
    assert decode_pin("pin=") == (DEFAULT, ())
    assert decode_pin("i=7") == (None, ())


def test_a_pin_within_a_pin_is_passed_over() -> None:
    assert decode_pin("pin=i%3D7%26pin%3Di%253D9") == (decode("i=7")[0], ())


def test_the_longest_lab_comes_back_though_no_link_holds_it() -> None:
    value = -1.2345678901234567e-100
    cells = [tuple((r, c, value) for r in range(n) for c in range(n)) for n in (32, 11)]
    assert (FIELD["size"].high, FIELD["kernel"].high) == (32, 11)
    lab = replace(DEFAULT, input_edits=cells[0], kernel_edits=cells[1])
    query = encode(lab)
    assert decode(query) == (lab, ())
    assert not fits_in_link(query)
    # The browser may escape every ~ and the pin escapes once more.
    assert decode(query.replace("~", "%7E")) == (lab, ())
    assert decode_pin(encode(DEFAULT, pinned=lab)) == (lab, ())
    assert len(query) < 36_000 < MAX_READ_CHARACTERS


def test_a_full_grid_of_short_numbers_up_to_fifteen_a_side_fits_in_a_link() -> None:
    edits = tuple((r, c, float(r - c)) for r in range(15) for c in range(15))
    assert fits_in_link(encode(replace(DEFAULT, input_edits=edits)))
    assert fits_in_link("x" * MAX_QUERY_BYTES)
    assert not fits_in_link("x" * (MAX_QUERY_BYTES + 1))


def test_json_values_in_place_of_texts_do_not_raise() -> None:
    strange = json.loads(
        '{"pin": 5, "i": null, "k": [1], "s": true, "d": {}, "xe": 5, "x": [], "t": 1e999}'
    )
    assert is_valid(decode(strange)[0])
    assert decode_pin(strange) == (None, ())


def test_the_largest_values_are_allowed_and_no_more() -> None:
    assert decode("xe=0.0.1000000")[0].input_edits == ((0, 0, MAX_VALUE),)
    assert decode("xe=0.0.-1000001")[0].input_edits == ((0, 0, -MAX_VALUE),)


def test_edits_in_any_order_and_of_one_cell_twice_are_put_right() -> None:
    assert encode(decode("xe=2.2.1~0.0.5~2.2.3")[0]) == "xe=0.0.5~2.2.3"


def test_minus_zero_is_zero() -> None:
    assert encode(decode("xe=0.0.-0")[0]) == encode(decode("xe=0.0.-0.0")[0]) == "xe=0.0.0"
