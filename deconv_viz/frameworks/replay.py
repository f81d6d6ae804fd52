"""Play a bank of reference cases again: `python -m deconv_viz.frameworks.replay BANK.json`.

A bank is a JSON file with `cases` and `rejected`, and beside it an .npz file of the same stem that
holds the arrays. A case names a framework, what was called with which arguments, and the keys of
its arrays x, w, b and y; it passes if `call` gives y exactly, in its dtype and shape. A rejected
one passes if `call` raises FrameworkError; one of reason `platform_limit` describes the machine
that it ran on and not the operation, and may as well compute.
"""

import argparse
import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from deconv_viz.frameworks.errors import FrameworkError
from deconv_viz.frameworks.layer import Layer
from deconv_viz.frameworks.registry import call, reported_output_shape

Arrays = Mapping[str, NDArray[Any]]


class Outcome(NamedTuple):
    """How one case went: `difference` is empty where it passed."""

    case: str
    framework: str
    kind: str
    difference: str


class BankError(ValueError):
    """A bank that cannot be read; its text says why."""


def load(path: Path) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Return a bank and its arrays; raises BankError where a file is missing or broken."""
    beside = path.with_suffix(".npz")
    try:
        bank = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BankError(f"{path}: cannot be read ({error.strerror or error}).") from error
    except ValueError as error:
        raise BankError(f"{path}: this is not JSON ({error}).") from error
    if not isinstance(bank, dict) or not all(
        isinstance(bank.get(part, []), list) for part in ("cases", "rejected")
    ):
        raise BankError(f"{path}: a bank is an object with the lists `cases` and `rejected`.")
    if not bank.get("cases"):
        return bank, {}
    try:
        with np.load(beside, allow_pickle=False) as stored:
            return bank, {key: stored[key] for key in stored.files}
    except OSError as error:
        raise BankError(f"{beside}: cannot be read ({error.strerror or error}).") from error
    except (ValueError, EOFError, AttributeError, KeyError, zlib.error, BadZipFile) as error:
        raise BankError(f"{beside}: this is not a file of arrays ({error}).") from error


def replay(bank: Mapping[str, Any], arrays: Arrays) -> Iterator[Outcome]:
    """Yield how each case of a bank goes, in its order; no case stops those after it."""
    for kind, check in (("cases", _computed), ("rejected", _refused)):
        for at, case in enumerate(bank.get(kind, [])):
            if not isinstance(case, dict):
                yield Outcome(f"{kind}[{at}]", "?", kind, "a case must be an object")
                continue
            try:
                difference = check(case, arrays)
            except (KeyError, TypeError, ValueError) as error:
                difference = f"the case cannot be read: {type(error).__name__} {error}"
            yield Outcome(
                str(case.get("id", f"{kind}[{at}]")),
                str(case.get("framework", "?")),
                kind,
                difference,
            )


def main(arguments: Sequence[str] | None = None) -> int:
    """Replay a bank, print a line for each difference and the figures; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m deconv_viz.frameworks.replay",
        description="Compare what is computed here with what the frameworks computed.",
    )
    parser.add_argument("bank", type=Path, help="the JSON file; its arrays stand beside it as .npz")
    try:
        bank, arrays = load(parser.parse_args(arguments).bank)
    except BankError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    passed: Counter[tuple[str, str]] = Counter()
    failed: Counter[tuple[str, str]] = Counter()
    for outcome in replay(bank, arrays):
        where = (outcome.framework, outcome.kind)
        if outcome.difference:
            failed[where] += 1
            sys.stdout.write(f"{outcome.case} {outcome.framework}: {outcome.difference}\n")
        else:
            passed[where] += 1
    if not passed and not failed:
        sys.stderr.write("There is no case in this bank.\n")
        return 1
    sys.stdout.write(_table(passed, failed))
    return 1 if failed else 0


def _table(passed: Counter[tuple[str, str]], failed: Counter[tuple[str, str]]) -> str:
    header = ("framework", "equal", "differ", "refused", "not refused")
    names = sorted({framework for framework, _ in passed | failed})
    rows = [
        (name, *(count[name, kind] for kind in ("cases", "rejected") for count in (passed, failed)))
        for name in names
    ]
    columns = list(zip(*rows, strict=True))[1:]
    lines = [header, *rows, ("all", *(sum(map(int, column)) for column in columns))]
    return "".join(
        f"{line[0]:<16}" + "".join(f"{value:>13}" for value in line[1:]) + "\n" for line in lines
    )


def _computed(case: Mapping[str, Any], arrays: Arrays) -> str:
    """Return how the result differs, "" where it does not."""
    keys = case["arrays"]
    given = {name: _array(arrays, keys[name]) for name in ("x", "w", "b", "y") if name in keys}
    wanted = given.pop("y")
    try:
        y = _call(case, given)
    except FrameworkError as error:
        return f"refused: {error}"
    except Exception as error:  # noqa: BLE001  # a defect in one case must not hide the others
        return f"failed: {type(error).__name__}: {error}"
    if y.shape != wanted.shape:
        return f"shape {y.shape} instead of {wanted.shape}"
    if y.dtype != wanted.dtype:
        return f"dtype {y.dtype} instead of {wanted.dtype}"
    if not np.array_equal(y, wanted):
        differ = np.argwhere(y != wanted)
        at = tuple(differ[0].tolist())
        return f"{len(differ)} values differ; at {at} {y[at]} instead of {wanted[at]}"
    if "reported_output_shape" in case:
        return _reported(case, given)
    return ""


def _reported(case: Mapping[str, Any], given: Mapping[str, NDArray[Any]]) -> str:
    """Return what the layer reports as its output shape where Keras 1 reported something else."""
    layer = Layer(
        case["framework"], _target(case), case["args"], case.get("version"), case.get("backend")
    )
    reported = reported_output_shape(layer, given["x"].shape, given["w"].shape)
    wanted = tuple(case["reported_output_shape"])
    return "" if reported == wanted else f"reports {reported} instead of {wanted}"


def _refused(case: Mapping[str, Any], arrays: Arrays) -> str:
    """Return what was computed where it should have been refused."""
    dtype = case.get("dtype", "float64")
    shapes = {"x": "input_shape", "w": "weight_shape", "b": "bias_shape"}
    given = {
        name: np.ones(case[key], dtype) for name, key in shapes.items() if case.get(key) is not None
    }
    try:
        y = _call(case, given)
    except FrameworkError:
        return ""
    except Exception as error:  # noqa: BLE001  # as above
        return f"failed: {type(error).__name__}: {error}"
    if case.get("reason") == "platform_limit":
        return ""
    said = str(case.get("error_message", ""))[:160]
    return f"computed {y.shape}, though the framework refuses: {said}"


def _call(case: Mapping[str, Any], given: Mapping[str, NDArray[Any]]) -> NDArray[Any]:
    return call(
        case["framework"],
        _target(case),
        case["args"],
        given["x"],
        given.get("w"),
        given.get("b"),
        version=case.get("version"),
        backend=case.get("backend"),
        call=case.get("call"),
    )


def _target(case: Mapping[str, Any]) -> str:
    return str(next(case[key] for key in ("function", "layer", "op") if key in case))


def _array(arrays: Arrays, key: str) -> NDArray[Any]:
    if key not in arrays:
        raise KeyError(f"there is no array {key}")
    return arrays[key]


if __name__ == "__main__":
    raise SystemExit(main())
