"""Looking a text up: keys are dotted, values are templates with named {fields}.

A language is a module of this room, a file or a folder, that has its code for a name (`en`, `zh`)
and holds its texts under that name in capitals (`EN`, `ZH`). Nothing else has to know of it.
"""

import re
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import MappingProxyType

from deconv_viz.text.en import EN

_CODE = re.compile(r"[a-z]{2,3}")


def languages(folders: Iterable[str], package: str) -> dict[str, Mapping[str, str]]:
    """Return the texts of each language that has a module in these folders of a package, by code.

    Raises:
        AttributeError: A module is named like a language and does not hold its texts.
    """
    codes = sorted(found.name for found in iter_modules(folders) if _CODE.fullmatch(found.name))
    of = {code: getattr(import_module(f"{package}.{code}"), code.upper()) for code in codes}
    return {code: MappingProxyType(texts) for code, texts in of.items()}


CATALOGUES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    languages([str(Path(__file__).parent)], __name__.rpartition(".")[0])
)
"""The catalogues by language. Any of them may be incomplete but English."""


def text(key: str, language: str = "en", **values: object) -> str:
    """Return the text of this key with its fields filled in.

    A visitor never sees an error for a gap in the catalogue: an unknown language, or a key that it
    lacks, gives English; a key that English lacks gives the key; a field without a value gives the
    template as it stands.
    """
    template = CATALOGUES.get(language, EN).get(key, EN.get(key, key))
    return _filled(template, values)


def text_or(key: str, default: str, language: str = "en", **values: object) -> str:
    """Return the text of this key where the language has it, else the default as it stands.

    For what has its English outside the catalogue, in a room that words its own errors.
    """
    template = CATALOGUES.get(language, {}).get(key)
    return default if template is None else _filled(template, values)


def section(name: str, language: str = "en") -> dict[str, str]:
    """Return the templates of all keys "name.…", by the rest of the key, English in the gaps."""
    start = f"{name}."
    both = {**EN, **CATALOGUES.get(language, EN)}
    return {key.removeprefix(start): both[key] for key in both if key.startswith(start)}


def _filled(template: str, values: Mapping[str, object]) -> str:
    try:
        return template.format(**values)
    except (LookupError, ValueError):
        return template
