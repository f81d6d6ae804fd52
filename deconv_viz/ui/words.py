"""The words of this visitor's language: what the rooms beneath say, in the language of the run.

The language is the address's `lang`; without it the browser's, if there is a catalogue for it,
else English. It is the session's own: module globals would be shared by all visitors.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from deconv_viz import text as catalogue
from deconv_viz.frameworks import FRAMEWORKS, Quirk
from deconv_viz.text.sentences import ErrorLike, RefusalLike, Sayable
from deconv_viz.ui.session import session

KEY = "lang"
"""The language's key in the address and in the session."""


def language() -> str:
    """Return the language of this run."""
    found: str | None = st.session_state.get(KEY)
    return found or own_language()


def own_language() -> str:
    """Return the language that the visitor's browser asks for, English if there is none such."""
    wanted = (st.context.locale or "").partition("-")[0].lower()
    return wanted if wanted in catalogue.CATALOGUES else "en"


def arrive() -> None:
    """Take the language that the address names, on arrival at a page.

    At all other runs the query that Streamlit hands over may be an old one (decision 3).
    """
    if session().entered:
        choose(st.query_params.get(KEY))


def choose(language: str | None) -> None:
    """Make this the language of the session; what is no catalogue's changes nothing."""
    if language in catalogue.CATALOGUES:
        st.session_state[KEY] = language


def carried() -> dict[str, str]:
    """Return what a link has to say of the language: nothing where it goes without saying."""
    return {KEY: language()} if language() != own_language() else {}


def text(key: str, of: str = "", /, **values: object) -> str:
    """Return the text of this key in the visitor's language, or another one, its fields filled in.

    What is kept in a cache names the language, so that it is part of the cache's key.
    """
    return catalogue.text(key, of or language(), **values)


def joined(*sentences: str) -> str:
    """Return what has to be said, each sentence once."""
    return catalogue.joined(sentences, language())


def listed(parts: Sequence[str]) -> str:
    """Return parts as a list within a sentence."""
    return catalogue.listed(parts, language())


def sentence(notice: Iterable[Sayable]) -> str:
    """Return what a change has to say."""
    return catalogue.sentence(notice, language())


def sentence_for_error(error: ErrorLike) -> str:
    """Return one sentence for a value that the core refused."""
    return catalogue.sentence_for_error(error, language())


def sentence_for_refusal(error: RefusalLike) -> str:
    """Return one sentence for what a framework refused, or for a text that cannot be read."""
    return catalogue.sentence_for_refusal(error, language())


def sentence_for_quirk(fact: Quirk) -> str:
    """Return what surprises about a framework."""
    return catalogue.text_or(f"quirk.{fact.key}", fact.says, language())


def framework_title(name: str) -> str:
    """Return what people call a framework."""
    return catalogue.text_or(f"framework.{name}", FRAMEWORKS[name].title, language())
