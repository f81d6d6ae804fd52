"""The command line: `python -m deconv_viz export …`, `--version`, `--help`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from deconv_viz import __version__
from deconv_viz.export import command, static_command
from deconv_viz.text import text

COMMANDS = (command, static_command)
"""Modules with `add(subparsers)`, which adds a parser that names its `run(arguments) -> int`."""


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0, or 2 where it could not be done as asked."""
    parser = _Parser(prog="python -m deconv_viz", description=text("export.cli.about"))
    parser.add_argument("--version", action="version", version=f"deconv_viz {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="command", parser_class=_Parser)
    for module in COMMANDS:
        module.add(subparsers)
    arguments = parser.parse_args(argv)
    if arguments.command is None:
        parser.print_help()
        return 2
    try:
        code: int = arguments.run(arguments)
    except KeyboardInterrupt:
        return 130
    return code


if __name__ == "__main__":
    sys.exit(main())
