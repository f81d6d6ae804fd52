"""The command `export`: a link or a query in, a file out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from deconv_viz.core import ParameterError
from deconv_viz.export.errors import ExportError
from deconv_viz.export.formats import FORMATS, make
from deconv_viz.export.subject import Subject, of_lab
from deconv_viz.state import decode
from deconv_viz.state import hide as hiding
from deconv_viz.text import CATALOGUES, sentence, sentence_for_error, text

REFUSED = 2
WITH_LAB = ("", "home", "two_dimensions", "present")
"""Pages whose links say a lab; those of other lessons say something else."""

_TENTHS = 10  # how often progress is told where it is not drawn over


class _RefusedError(Exception):
    """What is wrong, as a sentence."""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command's parser."""
    parser = subparsers.add_parser(
        "export",
        help=text("export.cli.help"),
        description=text("export.cli.says", formats=", ".join(FORMATS)),
        epilog=text("export.cli.example"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("link", help=text("export.cli.link"))
    parser.add_argument("out", type=Path, help=text("export.cli.out", formats=", ".join(FORMATS)))
    parser.add_argument("--step", type=int, metavar="N", help=text("export.cli.step"))
    parser.add_argument("--order", choices=("input", "output"), help=text("export.cli.order"))
    parser.add_argument("--no-flip", action="store_true", help=text("export.cli.no_flip"))
    parser.add_argument("--dark", action="store_true", help=text("export.cli.dark"))
    parser.add_argument("--lang", choices=tuple(CATALOGUES), help=text("export.cli.lang"))
    parser.add_argument("--title", help=text("export.cli.title"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the file; return 0, or 2 after one sentence about what is wrong."""
    language = arguments.lang or _language(arguments.link)
    try:
        content = _content(arguments, language)
        _write(arguments.out, content, language)
    except _RefusedError as refused:
        sys.stderr.write(f"{refused}\n")
        return REFUSED
    size = max(1, round(len(content) / 1000))
    sys.stdout.write(text("export.cli.done", language, file=arguments.out, size=size) + "\n")
    return 0


def _content(arguments: argparse.Namespace, language: str) -> bytes:
    format = arguments.out.suffix.removeprefix(".").lower()
    try:
        subject = _subject(arguments, language)
        if format not in FORMATS:
            raise ExportError("format", {"choices": ", ".join(FORMATS)})
        if format == "gif":
            _tell_skipped(subject)
        told = _Progress(language) if FORMATS[format].long else None
        return make(subject, format, told)
    except ExportError as refused:
        raise _RefusedError(
            text(f"export.error.{refused.code}", language, **refused.values)
        ) from None
    except ParameterError as error:
        raise _RefusedError(sentence_for_error(error, language)) from None


def _subject(arguments: argparse.Namespace, language: str) -> Subject:
    given: str = arguments.link.strip()
    is_link = "://" in given
    query = query_of(given)
    if is_link and _lesson(given) not in WITH_LAB:
        raise _RefusedError(text("export.cli.no_lab", language))
    if given and not is_link and "=" not in given:
        raise _RefusedError(text("export.cli.no_link", language))
    lab, problems = decode(query)
    if problems:
        sys.stderr.write(sentence(problems, language) + "\n")
    return of_lab(
        lab,
        step=arguments.step,
        order=arguments.order,
        flip=not arguments.no_flip,
        language=language,
        dark=arguments.dark,
        link=given if is_link else None,
        title=arguments.title,
        hidden=hiding.decode(_value(query, hiding.KEY)),
    )


def _tell_skipped(subject: Subject) -> None:
    """Say that a film leaves steps out, where it has to."""
    from deconv_viz.export.gif import plan
    from deconv_viz.export.model import Model

    planned = plan(Model(subject))
    if planned.skips:
        shown = len(planned.steps) - 1
        sys.stderr.write(subject.say("export.cli.skipped", shown=shown, steps=planned.of) + "\n")


def _write(out: Path, content: bytes, language: str) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _RefusedError(
            text("export.cli.not_written", language, file=out, reason=reason)
        ) from None


def _language(link: str) -> str:
    """Return the language that a link asks for, English if there is none such."""
    wanted = _value(query_of(link), "lang")
    return wanted if wanted in CATALOGUES else "en"


def query_of(link: str) -> str:
    """Return the query of a link, or what is a query already; "" where it cannot be told."""
    if "://" not in link:
        return link
    try:
        return urlsplit(link).query
    except ValueError:
        return ""


def _lesson(link: str) -> str:
    """Return the page that a link leads to, "" for the home page or if it is none of ours."""
    try:
        name = urlsplit(link).path.strip("/").rpartition("/")[2]
    except ValueError:
        return ""
    return name if text(f"page.{name}.title") != f"page.{name}.title" else ""


def _value(query: str, key: str) -> str:
    try:
        return parse_qs(query.removeprefix("?"), max_num_fields=1000).get(key, [""])[0]
    except ValueError:
        return ""


class _Progress:
    """Says how far a long export is: on a terminal in one line, else each tenth in a line."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._told = -1

    def __call__(self, done: int, of: int) -> None:
        line = text("export.cli.progress", self._language, done=done, of=of)
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{line}" + ("\n" if done == of else ""))
            sys.stderr.flush()
            return
        tenth = _TENTHS * done // of
        if tenth > self._told:
            self._told = tenth
            sys.stderr.write(f"{line}\n")
