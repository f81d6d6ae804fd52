"""Every page in Chinese, without a browser: it runs, its title is Chinese, and no English leaks."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from deconv_viz.text import text
from deconv_viz.ui.frame import PAGES
from tests.ui.visit import visit

PARTS = {
    "one_dimension": ("part=sound", "part=causal"),
    "matrix": ("part=gradient", "part=inverse", "part=shape", "dim=2"),
    "upsampling": ("part=back", "part=bilinear", "part=pooling", "part=decoder"),
    "checkerboard": ("part=weights", "part=stacks", "part=spectrum", "part=remedies"),
    "frameworks": (
        "fw=onnx-published",
        "fw=keras&layer=Conv2DTranspose&strides=2&dilation_rate=2",
        "fw=keras1",
    ),
    "output_size": ("v=backward", "v=collapse", "v=case", "p=9"),
    "whole_layer": ("part=counts", "part=three_ways", "part=by_hand", "part=open_sizes"),
    "stack": ("layers=Conv2D(8, 3); Conv2DTranspose(1, 3, strides=2, dilation_rate=2)",),
    "autoencoder": ("part=shapes", "part=pair", "part=many", "part=training", "part=code"),
    "two_dimensions": ("s=99&k=x",),
}
"""What else a page shows by its link: its parts, and what it refuses."""
VISITS = [(page, "") for page in PAGES] + [(page, q) for page in PARTS for q in PARTS[page]]
CHINESE = re.compile("[\u4e00-\u9fff]")
SAID = frozenset(
    (
        "alt",
        "body",
        "caption",
        "help",
        "label",
        "labels",
        "markdown",
        "options",
        "placeholder",
        "title",
    )
)
"""The fields of Streamlit's messages that are read by people."""
KEPT = (
    r"<(script|style|pre|code)\b.*?</\1>",  # programs and pictures' looks
    r"<[^<>]*>",
    r"`[^`]*`",
    r"“[^”]*”",  # titles of works
    r":material/\w+:",
    r"\bvan den Oord\b|\bet al\b|\b(?:in|out|kd|kh|kw)(?:, (?:in|out|kd|kh|kw))+\b",
)


def opened(page: str, query: str) -> AppTest:
    """Run a page as the first of a visitor whose language is Chinese."""
    return visit(page, f"lang=zh&{query}")


def said(test: AppTest) -> Iterator[str]:
    """Everything that the page says to a reader, in whatever element."""
    for root in (test.main, test.sidebar):
        yield from of_block(root)


def of_block(block: Block) -> Iterator[str]:
    for child in block.children.values():
        proto = child.proto
        if proto is not None and getattr(child, "type", "") != "code":
            yield from of_message(proto)
        if isinstance(child, Block):
            yield from of_block(child)


def of_message(proto: Message) -> Iterator[str]:
    for field, value in proto.ListFields():
        if field.name == "spec":  # of a chart
            yield from of_json(json.loads(value))
        elif field.name == "bytes":  # of a component
            yield from of_component(value)
        elif isinstance(value, str):
            if field.name in SAID:
                yield value
        elif field.message_type is not None:
            several = value if field.is_repeated else [value]
            for inner in several if not hasattr(several, "items") else []:
                yield from of_message(inner)
        elif field.name in SAID and not isinstance(value, (bool, int, float, bytes)):
            yield from map(str, value)


def of_component(data: bytes) -> Iterator[str]:
    whole = data.decode(errors="ignore")
    try:
        yield from of_json(json.loads(whole))
    except ValueError:
        yield whole


def of_json(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from of_json(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from of_json(inner, key)
    elif isinstance(value, str) and key not in ("query", "css", "color", "family", "code"):
        yield value


def english(sentence: str) -> str:
    """Three words in a row that are English, or an empty text."""
    for kept in KEPT:
        sentence = re.sub(kept, " ¦ ", sentence, flags=re.DOTALL)
    found = re.search(r"\b[A-Za-z]?[a-z]+(?:,? (?:a|[a-z]{2,})){2,}\b", unescape(sentence))
    return found[0] if found else ""


@pytest.mark.parametrize(("page", "query"), VISITS)
def test_a_page_speaks_chinese_and_nothing_else(page: str, query: str) -> None:
    test = opened(page, query)
    assert not test.exception
    if page != "present":  # which has no heading of its own
        heading = test.header[0].value
        assert heading == text(f"page.{page}.title", "zh")
        assert CHINESE.search(heading)
    everything = list(said(test))
    assert sum(bool(CHINESE.search(part)) for part in everything) > 5, "it was read at all"
    assert [found for part in everything if (found := english(part))] == []


REFUSED = {
    "frameworks": ("fw=keras&layer=Conv2DTranspose&strides=2&dilation_rate=2", "被拒绝"),
    "stack": (PARTS["stack"][0], "被拒绝"),
    "output_size": ("p=9", "至少"),
    "two_dimensions": ("s=99&k=x", "链接有些部分无法使用"),
}


@pytest.mark.parametrize("page", REFUSED)
def test_what_is_refused_is_said_in_chinese(page: str) -> None:
    query, wanted = REFUSED[page]
    assert any(wanted in part for part in said(opened(page, query)))


def test_english_is_found_where_it_leaks() -> None:
    assert english("<b>This is a sentence</b>") == "This is a sentence"
    assert english("卷积核 of the layer that") == "of the layer that"
    assert (
        english("<style>a b cc dd ee { x: y }</style>`import numpy as np`“A work and its name”")
        == ""
    )
    shown = list(of_json({"scene": {"formula": "The output"}, "query": "a b", "list": ["x"]}))
    assert shown == ["The output", "x"]
