"""State files: every lab can be one, and whatever comes as one raises nothing."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deconv_viz.state import DEFAULT, Lab, from_file, to_file
from deconv_viz.state.limits import MAX_FILE_BYTES
from tests.state.strategies import is_valid, labs

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(max_size=5), parts),
    max_leaves=8,
)


@given(labs())
def test_every_lab_comes_back_from_its_file(lab: Lab) -> None:
    assert from_file(to_file(lab)) == (lab, ())


def test_a_file_is_readable_for_people() -> None:
    content = json.loads(to_file(DEFAULT))
    assert (content["format"], content["version"]) == ("deconv_viz lab", 1)
    assert content["rows"]["stride"] == 2
    assert content["kernel"] == {"fill": "random", "edits": []}


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"[" * 100_000, b"{}", b'{"format": "other"}'],
)
def test_what_is_no_state_file_gives_the_default_lab_and_one_problem(content: bytes) -> None:
    lab, problems = from_file(content)
    assert lab == DEFAULT
    assert [problem.code for problem in problems] == ["file_unreadable"]


def test_a_file_that_is_too_long_is_not_read() -> None:
    content = to_file(DEFAULT) + b" " * MAX_FILE_BYTES
    assert [problem.code for problem in from_file(content)[1]] == ["file_unreadable"]


def test_a_file_of_another_version_is_not_guessed_at() -> None:
    content = to_file(DEFAULT).replace(b'"version": 1', b'"version": 2')
    assert [problem.code for problem in from_file(content)[1]] == ["file_version"]


@settings(max_examples=200)
@given(st.data())
def test_anything_in_place_of_a_part_gives_a_valid_lab_and_at_most_one_problem(data) -> None:
    content = json.loads(to_file(DEFAULT))
    place = content
    for _ in range(data.draw(st.integers(1, 3))):
        key = data.draw(st.sampled_from(sorted(set(content) - {"format", "version"})))
        if isinstance(content[key], dict) and content[key] and data.draw(st.booleans()):
            place, key = content[key], data.draw(st.sampled_from(sorted(content[key])))
        else:
            place = content
        place[key] = data.draw(JSON)
    lab, problems = from_file(json.dumps(content).encode())
    assert is_valid(lab)
    assert len(problems) <= 1


@pytest.mark.parametrize(
    ("place", "value", "fields"),
    [
        ("seed", "x", ("seed",)),
        ("rows", {}, ("size", "kernel", "stride", "dilation", "padding", "output_padding")),
        ("input", {"fill": "random", "edits": [[0, 0, float("nan")]]}, ("input_edits",)),
        ("input", {"fill": "random", "edits": [[0, 0, 10**400]]}, ("input_edits",)),
        ("kernel", {"fill": 3, "edits": 3}, ("kernel_fill", "kernel_edits")),
        ("view", {"step": True, "order": None, "flip": "no"}, ("step", "order", "flip")),
    ],
)
def test_what_a_file_says_wrongly_is_named(place, value, fields) -> None:
    content = json.loads(to_file(DEFAULT)) | {place: value}
    lab, problems = from_file(json.dumps(content).encode())
    assert is_valid(lab)
    assert [(problem.code, problem.fields) for problem in problems] == [("file", fields)]
