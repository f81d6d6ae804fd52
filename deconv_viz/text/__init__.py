"""Every sentence that the app says, by key and language."""

from deconv_viz.text.catalogue import CATALOGUES, section, text, text_or
from deconv_viz.text.sentences import (
    joined,
    listed,
    sentence,
    sentence_for_error,
    sentence_for_problem,
    sentence_for_refusal,
    sentence_for_repairs,
)

__all__ = [
    "CATALOGUES",
    "joined",
    "listed",
    "section",
    "sentence",
    "sentence_for_error",
    "sentence_for_problem",
    "sentence_for_refusal",
    "sentence_for_repairs",
    "text",
    "text_or",
]
