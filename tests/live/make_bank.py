"""Make a bank of reference cases by running the frameworks: `python -m tests.live.make_bank`.

Writes OUT.json and OUT.npz: `cases` with what each framework computed, `rejected` with what it
refused. `--from-bank` carries the cases of some frameworks over from another bank: those that no
longer install. `make bank` makes tests/data/bank.json with it.
"""

import argparse
import json
import platform
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.live.draw import GROUPS
from tests.live.engines import (
    CrashError,
    Engine,
    RefusalError,
    engine_of,
    installed,
)
from tests.live.spoil import spoilt

Array = NDArray[Any]
Case = dict[str, Any]
Arrays = dict[str, Array]

CARRIED = ("keras1", "theano")

# Computes something, whatever it is given, where the standard that it follows allows nothing.
UNCHECKED = ("onnx-reference",)

# What a message tells of the reason, where no argument was made wrong on purpose.
SAYS = (
    ("platform_limit", "Current CPU implementations"),
    ("platform_limit", "only supports NHWC"),
    ("platform_limit", "only supports NDHWC"),
    ("platform_limit", "only supports the NHWC"),
    ("platform_limit", "not yet support dilation"),
    ("platform_limit", "Current libxsmm and customized CPU"),
    ("stride_with_dilation", "not supported in conjunction with"),
    ("output_padding_too_large", "strictly less than `strides`"),
    ("output_padding_too_large", "output padding must be smaller"),
    ("output_size_out_of_range", "requested an output size"),
    ("empty_output", "Output size is too small"),
)


class Maker:
    """Draws the cases of one group and runs them until there are enough."""

    def __init__(self, group: str, seed: int, wide: bool) -> None:
        self.group, self.seed, self.wide = group, seed, wide
        self.engines: dict[str, Engine] = {}
        self.cases: list[tuple[Case, Arrays]] = []
        self.rejected: list[Case] = []
        self.crashes: Counter[str] = Counter()

    def make(self, cases: int, rejected: int) -> "Maker":
        """Stops, too, where a framework refuses too little, or too much."""
        number = 0
        while len(self.cases) < cases or len(self.rejected) < rejected:
            if number >= 8 * (cases + rejected) + 20:
                break
            wanted = len(self.rejected) < rejected, len(self.cases) < cases
            self._one(self.seed + number, *wanted)
            number += 1
        for engine in self.engines.values():
            engine.close()
        return self

    def _one(self, seed: int, refusal: bool, result: bool) -> None:
        chance = random.Random(f"{self.group} {seed}")
        case = GROUPS[self.group](chance, self.wide)
        reason = ""
        if not result or (refusal and chance.random() < 0.4):
            case, reason = spoilt(chance, case)
        case |= {"version": installed_version(case["framework"]), "seed": seed, "group": self.group}
        if case["framework"] == "tensorflow":
            case["env"] = {"TF_ENABLE_ONEDNN_OPTS": "0"}
        shapes = case.pop("shapes")
        given = data(seed, shapes, case["dtype"])
        name = engine_of(case)
        engine = self.engines.setdefault(name, None) or Engine(name)
        self.engines[name] = engine
        try:
            y = engine.run(case, given["x"], given.get("w"), given.get("b"))
        except CrashError:
            self.crashes[f"{self.group} {json.dumps(case['args'])}"] += 1
        except RefusalError as error:
            if refusal:
                self.rejected.append(refused(case, shapes, error, reason))
        else:
            if result and exact(y) and not (reason and case["framework"] in UNCHECKED):
                self.cases.append((case, given | {"y": y}))


def data(seed: int, shapes: dict[str, list[int] | None], dtype: str) -> Arrays:
    """Return small whole numbers of these shapes."""
    draw = np.random.default_rng(seed)
    return {
        name: draw.integers(-5, 6, shape).astype(dtype)
        for name, shape in shapes.items()
        if shape is not None
    }


def exact(y: Array) -> bool:
    """Return whether these are dyadic fractions of small numbers, and no memory that was read."""
    return bool(np.isfinite(y).all() and np.array_equal(y * 256, np.round(y * 256)))


def refused(case: Case, shapes: dict[str, Any], error: RefusalError, reason: str) -> Case:
    names = {"x": "input_shape", "w": "weight_shape", "b": "bias_shape"}
    told = reason_of(error.message)
    if told != "platform_limit" and reason:
        told = reason
    return case | {
        **{names[name]: shapes.get(name) for name in names},
        "error_type": error.kind,
        "error_message": error.message[:300],
        "reason": told or "inconsistent_output_shape",
    }


def reason_of(message: str) -> str:
    """Return the class of a refusal as far as its message tells it, else ""."""
    return next((reason for reason, words in SAYS if words in message), "")


def installed_version(framework: str) -> str:
    if framework == "torch":
        return f"{installed(framework).partition('+')[0]}+cpu"
    return installed(framework)


def published() -> list[tuple[Case, Arrays]]:
    """Return the tests that ONNX publishes with its standard."""
    from onnx import helper
    from onnx.backend.test.case.node import collect_testcases

    found = []
    with np.errstate(all="ignore"):
        tests = [each for each in collect_testcases(None) if "convtranspose" in each.name]
    for test in tests:
        (node,), ((inputs, outputs),) = test.model.graph.node, test.data_sets
        args = {each.name: helper.get_attribute_value(each) for each in node.attribute}
        args = {
            key: each.decode() if isinstance(each, bytes) else each for key, each in args.items()
        }
        arrays = dict(zip("xwb", inputs, strict=False)) | {"y": outputs[0]}
        case = {
            "framework": "onnx-published",
            "op": "ConvTranspose",
            "rank": arrays["x"].ndim - 2,
            "args": {
                key: list(each) if isinstance(each, tuple) else each for key, each in args.items()
            },
            "dtype": str(arrays["x"].dtype),
            "version": installed("onnx-reference"),
            "opset": test.model.opset_import[0].version,
            "seed": None,
            "group": "onnx_published",
            "published_test": test.name,
        }
        found.append((case, arrays))
    return found


def carried(path: Path) -> tuple[list[tuple[Case, Arrays]], list[Case]]:
    """Return the cases of frameworks that do not install any more, as another bank has them."""
    bank = json.loads(path.read_text(encoding="utf-8"))
    with np.load(path.with_suffix(".npz"), allow_pickle=False) as stored:
        cases = [
            (case, {name: stored[key] for name, key in case["arrays"].items()})
            for case in bank["cases"]
            if case["framework"] in CARRIED
        ]
    return cases, [case for case in bank["rejected"] if case["framework"] in CARRIED]


def write(
    out: Path,
    cases: Iterable[tuple[Case, Arrays]],
    rejected: Iterable[Case],
    meta: dict[str, Any],
    prefix: str,
) -> None:
    """Write a bank, a line for each case, and its arrays."""
    lines: list[str] = []
    stored: Arrays = {}
    for number, (case, arrays) in enumerate(cases):
        name = f"{prefix}{number:04d}"
        keys = {key: f"{name}_{key}" for key in arrays}
        stored |= {keys[key]: compact(values) for key, values in arrays.items()}
        shape = list(arrays["y"].shape)
        lines.append(json.dumps(case | {"id": name, "arrays": keys, "y_shape": shape}))
    refusals = [
        json.dumps(case | {"id": f"{prefix}r{number:04d}"}) for number, case in enumerate(rejected)
    ]
    meta |= {"n_cases": len(lines), "n_rejected": len(refusals)}
    parts = [f'"meta": {json.dumps(meta)}']
    for name, texts in (("cases", lines), ("rejected", refusals)):
        parts.append(f'"{name}": [\n' + ",\n".join(texts) + "\n]")
    out.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")
    np.savez_compressed(out.with_suffix(".npz"), **stored)


def compact(values: Array) -> Array:
    return np.ascontiguousarray(values) + values.dtype.type(0)  # one zero only


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.live.make_bank", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the JSON file; the .npz beside it")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other cases")
    parser.add_argument("--cases", type=int, default=18, help="results for each group")
    parser.add_argument("--rejected", type=int, default=6, help="refusals for each group")
    parser.add_argument("--wide", action="store_true", help="larger numbers, rarer ways to write")
    parser.add_argument("--groups", nargs="*", default=list(GROUPS), choices=list(GROUPS))
    parser.add_argument(
        "--from-bank", type=Path, help="where to carry Keras 1 and Theano over from"
    )
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--prefix", default="b", help="what the names of the cases begin with")
    options = parser.parse_args(arguments)

    def make(group: str) -> Maker:
        number = list(GROUPS).index(group)
        maker = Maker(group, (options.seed * 100 + number) * 10_000, options.wide)
        return maker.make(options.cases, options.rejected)

    with ThreadPoolExecutor(options.jobs) as pool:
        makers = list(pool.map(make, options.groups))
    cases = [each for maker in makers for each in maker.cases]
    rejected = [each for maker in makers for each in maker.rejected]
    if options.from_bank:
        old_cases, old_rejected = carried(options.from_bank)
        cases = [*published(), *cases, *old_cases]
        rejected = [*rejected, *old_rejected]
    crashes = sum((maker.crashes for maker in makers), Counter())
    meta = {
        "made_by": "python -m tests.live.make_bank",
        "seed": options.seed,
        "python": platform.python_version(),
        "process_crashes": dict(crashes),
    }
    write(options.out, cases, rejected, meta, options.prefix)


if __name__ == "__main__":
    main()
