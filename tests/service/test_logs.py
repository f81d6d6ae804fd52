"""A line of the log is JSON and repeats nothing that a visitor wrote."""

import json
import logging
import sys

from deconv_viz.service.logs import JsonLines

SECRET = "alice's file\n.png"


def record(message: str, *arguments: object, error: bool = False) -> logging.LogRecord:
    return logging.LogRecord(
        "app", logging.ERROR, __file__, 1, message, arguments, sys.exc_info() if error else None
    )


def test_arguments_of_a_message_are_left_out() -> None:
    line = JsonLines().format(record("File %s refused", SECRET))
    assert json.loads(line)["says"] == "File %s refused"
    assert "alice" not in line


def test_an_error_is_told_by_its_type_and_its_places_only() -> None:
    try:
        int(SECRET)
    except ValueError:
        line = JsonLines().format(record("Failed", error=True))
    told = json.loads(line)
    assert told["error"] == "ValueError"
    assert told["places"][-1].endswith("test_an_error_is_told_by_its_type_and_its_places_only")
    assert "alice" not in line


def test_a_line_is_one_line_and_carries_what_the_program_knows() -> None:
    one = record("two\nlines")
    one.known = {"status": 200}
    line = JsonLines().format(one)
    assert "\n" not in line
    assert json.loads(line)["status"] == 200
    assert set(json.loads(line)) == {"time", "level", "from", "says", "status"}


def test_a_message_that_is_no_text_is_told_by_its_type() -> None:
    line = JsonLines().format(logging.LogRecord("a", 20, "b", 1, ValueError(SECRET), (), None))
    assert json.loads(line)["says"] == "ValueError"
