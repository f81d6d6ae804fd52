"""Every language says the same things: the same keys, fields, markup and numbers as English."""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from deconv_viz import frameworks
from deconv_viz.core import ParameterError
from deconv_viz.frameworks import FRAMEWORKS, quirks
from deconv_viz.frameworks.errors import RULES
from deconv_viz.frameworks.parse import PASTE_ADVICE, PASTE_RULES, ParseError, parse_layer
from deconv_viz.frameworks.registry import dialect
from deconv_viz.state import decode
from deconv_viz.text import (
    CATALOGUES,
    sentence,
    sentence_for_error,
    sentence_for_refusal,
    text,
    text_or,
)
from deconv_viz.text.catalogue import languages
from deconv_viz.text.en import EN

OTHERS = sorted(set(CATALOGUES) - {"en"})
ZH = CATALOGUES["zh"]
CHINESE = re.compile("[\u4e00-\u9fff]")


def elsewhere() -> dict[str, str]:
    """What has its English in the room that says it, by the keys of the catalogues."""
    for module in iter_modules(frameworks.__path__):
        if module.name != "replay":  # a command
            import_module(f"{frameworks.__name__}.{module.name}")
    for name in FRAMEWORKS:
        dialect(name)
    found = {f"refusal.{rule}": said for rule, said in RULES.items()}
    found |= {f"paste.{rule}": said for rule, said in PASTE_RULES.items()}
    found |= {f"advice.{advice}": said for advice, said in PASTE_ADVICE.items()}
    return found | {f"quirk.{quirk.key}": quirk.says for quirk in quirks()}


ELSEWHERE = elsewhere()
NO_ENGLISH = re.compile(r"framework\..*")  # names that are words
PAIRS = {
    f"{language} {key}": (said, CATALOGUES[language][key])
    for language in OTHERS
    for key, said in {**EN, **ELSEWHERE}.items()
    if key in CATALOGUES[language]
}


def markup(said: str) -> Counter[str]:
    """Fields, tags, code, bold, links and sources: what a translation leaves as it is."""
    patterns = (
        r"\{\w*(?::[^{}]*)?\}",
        r"</?\w[^<>]*>",
        r"`[^`]*`",
        r"\*\*",
        r"\]\([^)]*\)",
        r"arXiv:[\w.]+|doi:[\w./]+|https?://\S+",
    )
    return Counter(found for pattern in patterns for found in re.findall(pattern, said))


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_keys_of_english(language: str) -> None:
    keys = {key for key in CATALOGUES[language] if not NO_ENGLISH.fullmatch(key)}
    assert keys - set(ELSEWHERE) == set(EN)


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_words_every_refusal_and_every_surprise(language: str) -> None:
    assert set(ELSEWHERE) - set(CATALOGUES[language]) == set()


def test_fields_and_markup_are_those_of_english() -> None:
    apart = []
    for key, (english, other) in PAIRS.items():
        there, here = markup(english), markup(other)
        if set(there) != set(here) or any(there[one] != here[one] for one in ("**", "</b>")):
            apart.append((key, there, here))
    assert apart == []


def test_measured_numbers_are_those_of_english() -> None:
    facts = [key for key in ELSEWHERE if key.startswith("quirk.")]
    apart = [
        key
        for key in facts
        if Counter(re.findall(r"\d+", ZH[key])) != Counter(re.findall(r"\d+", ELSEWHERE[key]))
    ]
    assert apart == []


def test_no_key_stands_twice_in_a_language() -> None:
    for language in CATALOGUES:
        package = import_module(f"deconv_viz.text.{language}")
        keys: Counter[str] = Counter()
        for found in iter_modules(package.__path__):
            module = import_module(f"{package.__name__}.{found.name}")
            keys.update(list(getattr(module, found.name.upper())))
        assert [key for key, count in keys.items() if count > 1] == []
        assert set(keys) == set(CATALOGUES[language]), "every module is registered"


def test_languages_name_themselves() -> None:
    names = {language: text("language.name", language) for language in CATALOGUES}
    assert names["en"] == "English"
    assert names["zh"] == "简体中文"
    assert len(set(names.values())) == len(names)


# Chinese.

WORDLESS = re.compile(
    r"(?:[^A-Za-z]|\{\w*\}|\b(?:"
    r"[a-zA-Z]|Cᵀr|Cu|CᵀCu|kh|kw|in|out|groups|max|exp|tanh|dB|mod"  # formulas
    r"|same|valid|full|op|padding|None|UPPER|LOWER|auto_pad|expand|squeeze"  # arguments
    r"|ReLU|Sigmoid|Tanh|MNIST|PNG|SVG|GIF|MP4|WebM|HTML|CSV|JAX|Flax|Keras|PyTorch|NumPy"
    r"|output_padding|Conv1DTranspose|Conv2DTranspose|UpSampling2D|Conv2D|stride|span|class|kernel|input|output"
    r")\b)*"
)
"""What a text without a Chinese word may hold: signs, fields, formulas, arguments and names."""


def fragments(said: str) -> Iterator[str]:
    """The text without what stays as it is: code, tags, fields, titles of works."""
    said = re.sub(r"`[^`]*`|\([a-z, ]+\)", "x", said)
    said = re.sub(r"<[^<>]*>|\*\*", "", said)
    yield re.sub(r"“[^”]*”", "“”", said)


def test_chinese_is_chinese() -> None:
    foreign = [key for key, said in ZH.items() if not CHINESE.search(said) and said != EN.get(key)]
    assert [(key, ZH[key]) for key in foreign if not WORDLESS.fullmatch(ZH[key])] == []


def test_no_english_sentence_is_left_in_chinese() -> None:
    left = []
    for key, whole in ZH.items():
        for said in fragments(whole):
            kept = re.sub(r"python -m .*|XLA_FLAGS=\S*", "", said)
            found = re.search(r"\b[a-z]{2,}(?:,? [a-z]{2,}){2,}\b", kept)
            left += [(key, found[0])] if found else []
    assert left == []


SIGNS = {
    "，；：！？ after a Chinese word": r"[\u4e00-\u9fff][,;:!?]",
    "no space after a full-width sign": r"[，。；：、！？（] ",
    "a space between Chinese and letters or figures": (
        r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]"
    ),
    "no space between words": r"[\u4e00-\u9fff] +[\u4e00-\u9fff]|  ",
    "……": r"\.\.\.",
}


@pytest.mark.parametrize("rule", SIGNS)
def test_chinese_signs_and_spaces_are_those_of_the_house(rule: str) -> None:
    said = [(key, part) for key, whole in ZH.items() for part in fragments(whole)]
    assert [(key, part) for key, part in said if re.search(SIGNS[rule], part)] == []


def test_bold_is_bold_in_markdown() -> None:
    """`**` between a sign and a letter opens or closes nothing in CommonMark."""
    plain = []
    for key, said in ZH.items():
        for before, inside, after in re.findall(r"(.?)\*\*(.+?)\*\*(.?)", said):
            opens = re.match(r"[\w{]", inside[0]) or not re.match(r"[\w}]", before)
            closes = re.match(r"[\w}]", inside[-1]) or not re.match(r"[\w{]", after)
            plain += [] if opens and closes else [(key, inside)]
    assert plain == []


def test_repairs_are_said_in_chinese() -> None:
    assert sentence(decode("s=99")[1], "zh") == "步幅的范围是 1 到 10，因此步幅从 99 改为 10。"
    assert sentence(decode("k=x&x=y")[1], "zh") == (
        "这个链接有些部分无法使用（卷积核大小、输入取值），现在显示的是最接近的可行状态。"
    )


def test_errors_of_the_core_are_said_in_chinese() -> None:
    error = ParameterError("stride", "at_least_one", 0)
    assert sentence_for_error(error, "zh") == "步幅至少为 1，收到的是 0。"


def test_what_cannot_be_read_is_said_with_its_advice() -> None:
    with pytest.raises(ParseError) as caught:
        parse_layer("Conv2DTranspose(3, 3, stride=2)")
    assert sentence_for_refusal(caught.value) == str(caught.value)
    assert sentence_for_refusal(caught.value, "zh") == (
        "第 1 行：Conv2DTranspose 没有参数 stride；可能是指 strides。"
    )


# How languages are found.


def test_a_language_may_be_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "saying"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "de.py").write_text(
        'DE = {"language.name": "Deutsch", "field.stride": "Schrittweite"}\n', encoding="utf-8"
    )
    (package / "fr").mkdir()
    (package / "fr" / "__init__.py").write_text('FR = {"field.stride": "Pas"}\n', encoding="utf-8")
    (package / "catalogue.py").write_text("raise ImportError('no language')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    found = languages([str(package)], "saying")
    for name in [name for name in sys.modules if name.partition(".")[0] == "saying"]:
        monkeypatch.delitem(sys.modules, name)
    assert list(found) == ["de", "fr"]
    assert found["de"]["language.name"] == "Deutsch"
    monkeypatch.setattr("deconv_viz.text.catalogue.CATALOGUES", {**CATALOGUES, **found})
    assert text("field.stride", "de") == "Schrittweite"
    assert text("field.padding", "de") == EN["field.padding"], "gaps are English"


def test_a_language_without_a_sentence_gets_that_of_the_room() -> None:
    assert text_or("refusal.integer", "as it was", "en", field=1) == "as it was"
    assert text_or("no.such.key", "{x}", "zh", x=1) == "{x}"
    assert text_or("paste.unclosed", "", "zh", line=3).startswith("第 3 行")


def test_a_text_may_be_empty() -> None:
    assert text("list.sentences", "zh") == ""
    assert text("list.sentences") == " "
