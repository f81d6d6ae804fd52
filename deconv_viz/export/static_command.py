"""The command `static`: the edition without a server, as a folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from deconv_viz.export.static import DEFAULT_FOLDER, write_static
from deconv_viz.text import text

REFUSED = 2


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command's parser."""
    says = text("static.cli.says")
    parser = subparsers.add_parser("static", help=says, description=says)
    parser.add_argument(
        "folder", type=Path, nargs="?", default=DEFAULT_FOLDER, help=text("static.cli.folder")
    )
    parser.add_argument("--app", default="", metavar="URL", help=text("static.cli.app"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the folder; return 0, or 2 after one sentence about what is wrong."""
    try:
        sizes = write_static(arguments.folder, arguments.app)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    size = round(sum(sizes.values()) / 1000)
    done = text("static.cli.done", folder=arguments.folder, files=len(sizes), size=size)
    sys.stdout.write(f"{done}\n")
    return 0
