"""Wording of what the other rooms report: repairs, problems and the core's errors.

They come as values with codes, described here by their attributes, since this room imports nothing.
Nothing that a stranger wrote into a link or a file gets into a sentence.
"""

import reprlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, runtime_checkable

from deconv_viz.text.catalogue import text, text_or


@runtime_checkable
class RepairLike(Protocol):
    """A field of an axis that gave way to a rule."""

    @property
    def field(self) -> str: ...
    @property
    def axis(self) -> str: ...
    @property
    def before(self) -> int: ...
    @property
    def after(self) -> int: ...
    @property
    def rule(self) -> str: ...
    @property
    def values(self) -> Mapping[str, int]: ...


class ProblemLike(Protocol):
    """Something that could not be done as it was asked."""

    @property
    def code(self) -> str: ...
    @property
    def fields(self) -> tuple[str, ...]: ...
    @property
    def values(self) -> Mapping[str, int]: ...
    @property
    def repairs(self) -> Sequence[RepairLike]: ...


@runtime_checkable
class NoteLike(Protocol):
    """A sentence of the catalogue, by its key, and what is filled in."""

    @property
    def key(self) -> str: ...
    @property
    def values(self) -> Mapping[str, object]: ...


@runtime_checkable
class ErrorLike(Protocol):
    """A value that the core refused."""

    field: str
    rule: str
    received: object
    values: dict[str, int | str]


class RefusalLike(Protocol):
    """What a framework refused; its own words are English."""

    rule: str

    def words(self) -> Mapping[str, object]: ...


@runtime_checkable
class PasteLike(RefusalLike, Protocol):
    """What could not be read of a pasted text; `advice` names a clause, or is empty."""

    advice: str


Sayable = ProblemLike | RepairLike | NoteLike | ErrorLike
"""What a change may have to say."""


def sentence(notice: Iterable[Sayable], language: str = "en") -> str:
    """Return what a change has to say: one sentence for all repairs, then one for each other."""
    repairs: list[RepairLike] = []
    parts: list[str] = []
    for item in notice:
        match item:
            case RepairLike():
                repairs.append(item)
            case NoteLike():
                parts.append(text(item.key, language, **item.values))
            case ErrorLike():
                parts.append(sentence_for_error(item, language))
            case _:
                parts.append(sentence_for_problem(item, language))
    of_repairs = [sentence_for_repairs(repairs, language)] if repairs else []
    return joined(of_repairs + parts, language)


def sentence_for_repairs(repairs: Sequence[RepairLike], language: str = "en") -> str:
    """Return one sentence a rule: what it is, and which values gave way to it.

    What happened alike in rows and columns is said once.
    """
    axes: dict[tuple[str, str, int, int], list[str]] = {}
    for r in repairs:
        label = text(f"field.{r.field}", language)
        reason = text(f"repair.{r.rule}", language, field=label, **r.values)
        axes.setdefault((reason, r.field, r.before, r.after), []).append(r.axis)
    reasons: dict[str, list[str]] = {}
    for (reason, field, before, after), of in axes.items():
        name = text(f"name.{field}", language)
        if len(of) == 1:
            name = text(f"repair.of_{of[0]}", language, name=name)
        changes = reasons.setdefault(reason, [])
        template = "repair.change_more" if changes else "repair.change"
        changes.append(text(template, language, name=name, before=before, after=after))
    sentences = [
        text("repair.because", language, reason=reason, changes=listed(changes, language))
        for reason, changes in reasons.items()
    ]
    return joined(sentences, language)


def sentence_for_problem(problem: ProblemLike, language: str = "en") -> str:
    """Return one sentence: the rule, what was received and what was done instead."""
    names = [text(f"name.{field}", language) for field in problem.fields]
    return text(
        f"problem.{problem.code}",
        language,
        names=listed(names, language),
        repairs=sentence_for_repairs(problem.repairs, language),
        **problem.values,
    )


def sentence_for_error(error: ErrorLike, language: str = "en") -> str:
    """Return one sentence for a ParameterError of the core."""
    label = text(f"field.{error.field}", language)
    field = error.field if label == f"field.{error.field}" else label
    received = reprlib.repr(error.received)
    return text(f"error.{error.rule}", language, field=field, received=received, **error.values)


def sentence_for_refusal(error: RefusalLike, language: str = "en") -> str:
    """Return one sentence for what a framework refuses, or for a text that cannot be read."""
    words = dict(error.words())
    if isinstance(error, PasteLike):
        advice = text_or(f"advice.{error.advice}", "", language, **words)
        words["nearest"] = text("list.clause", language, said=advice) if advice else ""
        return text_or(f"paste.{error.rule}", str(error), language, **words)
    return text_or(f"refusal.{error.rule}", str(error), language, **words)


def joined(sentences: Iterable[str], language: str = "en") -> str:
    """Return sentences one after another, each once; empty ones are left out."""
    return text("list.sentences", language).join(dict.fromkeys(filter(None, sentences)))


def listed(parts: Sequence[str], language: str = "en") -> str:
    """Return parts as a list within a sentence, empty if there are none."""
    *first, last = parts or [""]
    if not first:
        return last
    return text("list.comma", language).join(first) + text("list.and", language) + last
