"""Looking a text up: keys are dotted, values are templates with named {fields}."""

from collections.abc import Mapping
from types import MappingProxyType

from deconv_viz.text.en import EN

CATALOGUES: Mapping[str, Mapping[str, str]] = MappingProxyType({"en": MappingProxyType(EN)})
"""The catalogues by language. Any of them may be incomplete but English."""


def text(key: str, language: str = "en", **values: object) -> str:
    """Return the text of this key with its fields filled in.

    A visitor never sees an error for a gap in the catalogue: an unknown language, or a key that it
    lacks, gives English; a key that English lacks gives the key; a field without a value gives the
    template as it stands.
    """
    template = CATALOGUES.get(language, EN).get(key) or EN.get(key, key)
    try:
        return template.format(**values)
    except (LookupError, ValueError):
        return template


def section(name: str, language: str = "en") -> dict[str, str]:
    """Return the templates of all keys "name.…", by the rest of the key, English in the gaps."""
    start = f"{name}."
    both = {**EN, **CATALOGUES.get(language, EN)}
    return {key.removeprefix(start): both[key] for key in both if key.startswith(start)}
