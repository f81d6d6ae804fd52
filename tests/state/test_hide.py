"""What a link hides: any text is read, and what is written is read as the same."""

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deconv_viz.state import decode as decode_lab
from deconv_viz.state.hide import KEY, PARTS, decode, encode

EVERY = tuple(chain.from_iterable(combinations(PARTS, count) for count in range(len(PARTS) + 1)))


@pytest.mark.parametrize("parts", EVERY, ids=encode)
def test_what_is_hidden_stands_in_the_link_and_is_read_again(parts: tuple[str, ...]) -> None:
    assert decode(encode(parts)) == parts
    assert encode(reversed(parts)) == encode(parts)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (None, ()),
        ("", ()),
        ("everything", ()),
        ("values,results", ("results", "values")),
        ("results,answers,results,,", ("results",)),
        (" Controls , VALUES", ("controls", "values")),
        ("results," * 10_000 + "values", ("results",)),
    ],
)
def test_what_is_no_part_is_passed_over(text: str | None, parts: tuple[str, ...]) -> None:
    assert decode(text) == parts


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert set(decode(text)) <= set(PARTS)


def test_the_lab_does_not_mind_the_key() -> None:
    assert decode_lab(f"k=4&{KEY}=results") == decode_lab("k=4")
