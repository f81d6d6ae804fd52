"""The catalogue: complete for what the app can say, and never an error to a visitor."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from deconv_viz.core import FILLS, PRESETS
from deconv_viz.core import RULES as CORE_RULES
from deconv_viz.state import FIELDS, PROBLEMS, RULES
from deconv_viz.text import CATALOGUES, section, text
from deconv_viz.text.en import EN
from deconv_viz.text.en.lab import LAB
from deconv_viz.text.en.pages import PAGES

ROOT = Path(__file__).parents[2]
NEEDED = [
    *(f"field.{field.name}" for field in FIELDS),
    *(f"field.{field.name}_help" for field in FIELDS),
    *(f"name.{field.name}" for field in FIELDS),
    *(f"fill.{name}" for name in FILLS),
    *(f"fill.{name}_help" for name in FILLS),
    *(f"preset.{preset.key}" for preset in PRESETS),
    *(f"preset.{preset.key}_says" for preset in PRESETS),
    *(f"repair.{rule}" for rule in RULES),
    *(f"problem.{code}" for code in PROBLEMS),
    *(f"error.{rule}" for rule in CORE_RULES),
]


def asked_for() -> Iterator[tuple[str, str]]:
    """Each key that the Python code gives to `text` or `note` in letters, or how it begins."""
    files = [*ROOT.glob("*.py"), *ROOT.glob("pages/*.py"), *ROOT.glob("deconv_viz/**/*.py")]
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            for key in beginnings(node.args[0]) if name in ("text", "note") else ():
                yield key, f"{file.relative_to(ROOT)}:{node.lineno}"


def beginnings(node: ast.expr) -> Iterator[str]:
    """The string of an expression; of an f-string its beginning, of a choice both."""
    if isinstance(node, ast.IfExp):
        yield from beginnings(node.body)
        yield from beginnings(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        yield from beginnings(node.values[0])
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


@pytest.mark.parametrize("key", NEEDED)
def test_everything_that_can_happen_has_a_text(key: str) -> None:
    assert EN[key].strip()


def test_every_text_that_the_code_asks_for_is_there() -> None:
    missing = [
        (key, where)
        for key, where in asked_for()
        if key not in EN and not (key.endswith((".", "_")) and any(k.startswith(key) for k in EN))
    ]
    assert missing == []


def test_every_text_that_the_stage_asks_for_is_there() -> None:
    scripts = ROOT.glob("deconv_viz/stage/assets/*.js")
    wanted = {
        word
        for script in scripts
        for word in re.findall(r"\bwords\.([a-z_]+)\b(?!\()", script.read_text(encoding="utf-8"))
    }
    assert wanted - set(section("stage")) == set()


def page_of(node: ast.stmt) -> str | None:
    """The lesson that a file is about, from `_LESSON = Lesson("matrix", …)`."""
    call = node.value if isinstance(node, ast.Assign) else None
    if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Lesson":
        return getattr(call.args[0], "value", None)
    return None


def of_widgets(page: str, call: ast.Call) -> Iterator[re.Pattern[str]]:
    """The keys that ui/lesson.py makes of a field's name: of its label, and of each choice."""
    widget = getattr(call.func, "attr", "")
    for name in beginnings(call.args[0]) if call.args else ():
        if widget == "cases":
            yield re.compile(re.escape(name) + r"\.\w+")
        elif widget in ("choose", "select", "number", "parts", "typed"):
            yield re.compile(rf"{page}\.(label\.{re.escape(name)}|{re.escape(name)}\.\w+)")


def patterns() -> Iterator[re.Pattern[str]]:
    """Every string of the code that may be a key, what an f-string fills in left open."""
    files = [*ROOT.glob("*.py"), *ROOT.glob("pages/*.py"), *ROOT.glob("deconv_viz/**/*.py")]
    for file in files:
        if file.parent.parent.name == "text":
            continue  # the catalogues themselves
        tree = ast.parse(file.read_text(encoding="utf-8"))
        page = next(filter(None, map(page_of, tree.body)), None)
        for node in ast.walk(tree):
            if page and isinstance(node, ast.Call):
                yield from of_widgets(page, node)
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                parts = [re.escape(node.value)]
            elif isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(part.value) if isinstance(part, ast.Constant) else ".+"
                    for part in node.values
                    if not isinstance(part, ast.Constant) or isinstance(part.value, str)
                ]
            else:
                continue
            # A key is named by its room at least.
            if re.match(r"[a-z_]+\\\.", parts[0]) and " " not in "".join(parts):
                yield re.compile("".join(parts))


def test_every_text_is_asked_for() -> None:
    asked = set(patterns())
    scripts = " ".join(
        script.read_text(encoding="utf-8") for script in ROOT.glob("deconv_viz/**/*.js")
    )
    words = set(re.findall(r"\w+", scripts))
    begun = tuple(re.findall(r"\b([a-z]+_)(?:\$\{|[\"'`] \+)", scripts))
    ended = tuple(re.findall(r"(?:\}|[\"'`])(_[a-z]+)[\"'`]", scripts))
    unused = [
        key
        for key in EN
        if not any(pattern.fullmatch(key) for pattern in asked)
        and not all(
            part in words or part.startswith(begun) or part.endswith(ended)
            for part in key.split(".")[1:]
        )
    ]
    assert unused == []


def test_no_key_stands_in_both_parts() -> None:
    assert not set(LAB) & set(PAGES)


def test_every_template_can_be_filled_in() -> None:
    # One test for all keys: a test for each is four thousand reports of nothing.
    assert [key for key in EN if not is_template(key)] == []


def is_template(key: str) -> bool:
    """Whether each brace belongs to a field with a name, and `text` fills them all in."""
    fields = re.findall(r"{([a-z_]+)(?::,)?}", EN[key])
    filled = text(key, **dict.fromkeys(set(fields) - {"key", "language"}, 1))
    return EN[key].count("{") == EN[key].count("}") == len(fields) and "{" not in filled


def test_spelling_and_signs_are_those_of_the_house() -> None:
    american = r"\b\w*(color|behavior|center|neighbor|gray|ize[ds]?\b|izing)\w*"
    right = ("size", "sized", "sizes", "resize", "resized")
    found = [(key, word[0]) for key in EN for word in re.finditer(american, EN[key], re.I)]
    assert [(key, word) for key, word in found if word.lower() not in right] == []
    signs = re.compile(r"\d ?[x*] ?\d|\.\.\.|  ")
    assert [key for key in EN if signs.search(EN[key])] == [], "× and …, no double spaces"


def test_a_gap_in_the_catalogue_is_never_an_error() -> None:
    assert text("no.such.key") == "no.such.key"
    assert text("no.such.key", "xx", value=1) == "no.such.key"
    assert text("field.stride", "xx") == "Stride"
    assert text("problem.value_too_large") == EN["problem.value_too_large"]
    assert text("problem.value_too_large", limit="many") == EN["problem.value_too_large"]


def test_a_language_with_gaps_falls_back_to_english(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogues = {**CATALOGUES, "de": {"field.stride": "Schrittweite"}}
    monkeypatch.setattr("deconv_viz.text.catalogue.CATALOGUES", catalogues)
    assert text("field.stride", "de") == "Schrittweite"
    assert text("field.padding", "de") == "Padding"
    assert section("field", "de")["stride"] == "Schrittweite"
    assert set(section("field", "de")) == set(section("field"))


def test_values_with_braces_are_left_as_they_are() -> None:
    assert text("problem.repaired", repairs="{x}") == "{x}"


def test_a_section_has_its_keys_without_the_prefix() -> None:
    assert section("fill")["ones"] == "Ones"
    assert section("nothing") == {}
