"""The command `export`: a link or a query in, a file out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from deconv_viz.core import ParameterError
from deconv_viz.export.errors import ExportError
from deconv_viz.export.formats import FORMATS, make
from deconv_viz.export.link import language_of, of_link
from deconv_viz.export.subject import Subject
from deconv_viz.text import CATALOGUES, sentence, sentence_for_error, text

REFUSED = 2
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
    language = arguments.lang or language_of(arguments.link)
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
    subject, notice = of_link(
        arguments.link.strip(),
        step=arguments.step,
        order=arguments.order,
        flip=not arguments.no_flip,
        language=language,
        dark=arguments.dark,
        title=arguments.title,
    )
    if notice:
        sys.stderr.write(sentence(notice, language) + "\n")
    return subject


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
