"""Logs as one JSON object a line, without a word that a visitor wrote."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import streamlit.logger


class JsonLines(logging.Formatter):
    """A record as one line of JSON: time, level, where it comes from, and what it says.

    An error is told by its type and the places that it passed. Its own text is left out, because it
    may repeat a value, a file name or an address from a visitor; so are the arguments of a message,
    which is given as the program has it.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "says": record.msg if isinstance(record.msg, str) else type(record.msg).__name__,
        }
        known = getattr(record, "known", None)
        if isinstance(known, dict):
            line |= known
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["places"] = places(record.exc_info[2])
        return json.dumps(line)


def places(trace: TracebackType | None) -> list[str]:
    """File, line and function of each call that an error passed, the innermost last."""
    return [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]


def write_json() -> None:
    """Let everything that is logged from now on be such a line, whoever logs it.

    Streamlit gives each of its loggers a handler of its own, also those that come later; the
    function that does so is exchanged for one that passes their records on.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(logging.INFO)
    for logger in logging.root.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            pass_on(logger)
    streamlit.logger.setup_formatter = pass_on
    # It writes addresses with their queries; the guard's own line takes its place.
    logging.getLogger("uvicorn.access").disabled = True


def pass_on(logger: logging.Logger) -> None:
    """Let a logger's records go to the root's handler alone."""
    logger.handlers.clear()
    logger.propagate = True
