"""Some thousands of cases of what strangers write; `make fuzz` tries a hundred thousand and more.

`DECONV_VIZ_FUZZ` says how many times as many.
"""

import os
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from deconv_viz.state import DEFAULT, OWN_KEYS, encode, script_codec, to_file
from deconv_viz.state.script import EMPTY, add, slide_of
from tests.fuzz.strangers import BLOBS, MARK, PAGES, hear, own_keys, read_lab, read_page

TIMES = int(os.environ.get("DECONV_VIZ_FUZZ", "1"))
QUICK = settings(
    max_examples=150 * TIMES, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)

SAID = (
    *("0", "-1", "1", "2", "3", "7", "65", "5000", "1000000000", "1" * 400, "1e3", "1e999", "nan"),
    *("True", "None", "2.5", "2,", "2,2", "1,2,3", "-0", "٣", "²", "+3", " 4", "0x1f", "1_000"),
    *(MARK, "$a$", "`x`", "**x**", "[a](javascript:alert(1))", ":red[x]", "\0", "\ud800", "é☃"),
    *(
        "x" * 9000,
        "(" * 200,
        "{field}",
        "%s",
        "\\",
        "'",
        "\n",
        "]",
        "~",
        ".",
        "0.0.1~",
        "0.0.1e400",
    ),
    *(
        "0.0.1~1.1.-2.5",
        "9.9.9",
        "i%3D7",
        "k%3D4%26pin%3Di%253D3",
        "output",
        "ramp",
        "random",
        "zh",
    ),
    *("lambda: 0", "__import__('os')", "Conv2DTranspose(1, 3)", "nn.ConvTranspose2d(1, 1, 3)"),
)
values = st.one_of(st.sampled_from(SAID), st.integers(-3, 99).map(str), st.text(max_size=30))


def queries(keys: list[str]) -> st.SearchStrategy[dict[str, str]]:
    """Addresses with these keys mostly, each with something nearly right or quite wrong."""
    known = st.dictionaries(st.sampled_from(keys), values, max_size=len(keys))
    return known | st.dictionaries(st.text(max_size=9), values)


def _picture(kind: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (4, 3), (200, 10, 30)).save(out, kind)
    return out.getvalue()


_SCRIPT = add(EMPTY, slide_of("i=3&k=4&t=2", "What is the size?", ask=True, answer="7")[0])
SEEDS: dict[str, tuple[bytes, ...]] = {
    "line": (
        b"nn.ConvTranspose2d(16, 33, (3, 5), stride=(2, 1), padding=(4, 2))",
        b"x = Conv2DTranspose(8, 3, strides=2, padding='same', activation='relu')(x)",
        b"nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(),\n  nn.Upsample(scale_factor=2))",
    ),
    "link": (b"https://x.org/two_dimensions?i=5,7&k=3&xe=0.0.-2.5~1.1.3&pin=k%3D4#a", b"?s=2&a=1"),
    "lab_file": (to_file(DEFAULT),),
    "script_file": (script_codec.script_to_file(_SCRIPT),),
    "script_link": (script_codec.pack(_SCRIPT).encode(),),
    "block": (b"1\t2\n3\t4", b"1,5; 2,25\n-3", "1,5 2,25\n−3 4".encode()),
    "typed": (b"1 2 1\n2 4 2\n1 2 1", b"28, 28", b"1/2 1 1/2"),
    "photograph": tuple(_picture(kind) for kind in ("PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF")),
    "digit": tuple(_picture(kind) for kind in ("PNG", "JPEG")),
}


@st.composite
def spoiled(draw: st.DrawFn, seeds: tuple[bytes, ...]) -> bytes:
    """Something right with pieces cut out, doubled or written over; or anything at all."""
    content = draw(st.sampled_from(seeds) | st.binary(max_size=200))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(content)))
        to = draw(st.integers(at, min(len(content), at + 40)))
        new = draw(
            st.binary(max_size=8)
            | st.sampled_from(SAID).map(lambda said: said.encode(errors="replace"))
            | st.just(content[at:to] * 3)
        )
        content = content[:at] + new + content[to:]
    return content


FIELDS = (
    *("grid", "row", "column", "text", "input", "kernel", "query", "asked"),
    *("id", "format", "link", "dark", "task", "n", "level", "lesson"),
)
jsons: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | values,
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(
            st.sampled_from(FIELDS),
            inner,
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("page", sorted(PAGES))
def test_any_address_opens_a_page_in_a_state_that_is_written_as_it_is_read(page: str) -> None:
    @QUICK
    @given(queries(own_keys(page)))
    def opens(query: dict[str, str]) -> None:
        read_page(page, query)

    opens()


@QUICK
@given(queries([*sorted(OWN_KEYS), "hide"]))
def test_any_address_opens_the_lab_within_its_limits(query: dict[str, str]) -> None:
    read_lab(query)


@pytest.mark.parametrize("kind", sorted(BLOBS))
def test_any_text_or_file_is_read_or_refused_in_a_sentence(kind: str) -> None:
    @QUICK
    @given(spoiled(SEEDS[kind]))
    def reads(content: bytes) -> None:
        BLOBS[kind](content)

    reads()


@QUICK
@given(jsons)
def test_any_message_of_a_browser_is_read_or_passed_over(value: object) -> None:
    hear(value)


@pytest.mark.parametrize("kind", sorted(BLOBS))
def test_what_is_spoiled_begins_with_something_right(kind: str) -> None:
    for seed in SEEDS[kind]:
        BLOBS[kind](seed)


def test_the_default_lab_is_the_empty_address() -> None:
    assert encode(DEFAULT) == ""
