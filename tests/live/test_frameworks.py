"""The frameworks themselves against this project: their results, its programs, its translations."""

import json
import random
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from deconv_viz import frameworks
from deconv_viz.frameworks import FrameworkError, Layer, arrays
from deconv_viz.frameworks.translate import carried, translate
from tests.live.draw import GROUPS
from tests.live.engines import ENGINES, Case, Engine, RefusalError, engine_of, target
from tests.live.make_bank import CARRIED, Maker, reason_of

Array = NDArray[Any]

BANK = Path(__file__).parents[1] / "data" / "bank.json"
RUN_ANEW = 6  # cases of each group
PROGRAMS = 8
TRANSLATED = 3
DRAWN, SPOILT = 5, 4

# Where a program of the framework runs; the specification's and the reference's program is ORT's.
RUNNERS = {
    "torch": ["torch"],
    "keras": ["keras-jax", "keras-torch"],
    "tf_keras": ["tf_keras"],
    "tensorflow": ["tensorflow"],
    "jax": ["jax"],
    "flax": ["flax"],
    "onnxruntime": ["onnxruntime"],
    "scipy": ["scipy"],
}


class Example(NamedTuple):
    """A case of the bank with its arrays."""

    case: Case
    x: Array
    w: Array
    b: Array | None
    y: Array

    @property
    def layer(self) -> Layer:
        case = self.case
        return Layer(
            case["framework"],
            target(case),
            case["args"],
            case.get("version"),
            case.get("backend"),
            case.get("call"),
        )

    @property
    def shapes(self) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...] | None]:
        return self.x.shape, self.w.shape, None if self.b is None else self.b.shape


@pytest.fixture(scope="module")
def engines() -> Iterator[dict[str, Engine]]:
    """The processes, each started when it is first asked for."""
    started: dict[str, Engine] = {}
    yield started
    for engine in started.values():
        engine.close()


def engine(started: dict[str, Engine], name: str) -> Engine:
    if name not in started:
        started[name] = Engine(name)
    return started[name]


@cache
def bank() -> dict[str, list[Example]]:
    """The bank's cases with a kernel, by group, in an order that has nothing to do with theirs."""
    groups: dict[str, list[Example]] = {}
    with np.load(BANK.with_suffix(".npz"), allow_pickle=False) as stored:
        for case in json.loads(BANK.read_text(encoding="utf-8"))["cases"]:
            if case.get("related"):
                continue
            given = {name: stored[key] for name, key in case["arrays"].items()}
            example = Example(case, given["x"], given["w"], given.get("b"), given["y"])
            groups.setdefault(case["group"], []).append(example)
    for examples in groups.values():
        examples.sort(key=lambda example: zlib.crc32(example.case["id"].encode()))
    return groups


RUNNABLE = [group for group in bank() if group not in CARRIED and group != "onnx_published"]


@pytest.mark.parametrize("group", RUNNABLE)
def test_a_framework_computes_what_the_bank_holds(engines: dict[str, Engine], group: str) -> None:
    for example in bank()[group][:RUN_ANEW]:
        runner = engine(engines, engine_of(example.case))
        y = runner.run(example.case, example.x, example.w, example.b)
        assert y.dtype == example.y.dtype
        assert np.array_equal(y, example.y), example.case["id"]


@pytest.mark.parametrize("group", GROUPS)
def test_what_is_drawn_anew_is_computed_or_refused_alike(group: str) -> None:
    made = Maker(group, 777_000_000, wide=False).make(DRAWN, SPOILT)
    for case, given in made.cases:
        y = _call(case, given["x"], given.get("w"), given.get("b"))
        assert y.dtype == given["y"].dtype
        assert np.array_equal(y, given["y"]), case
    for case in made.rejected:
        if case["reason"] == "platform_limit":
            continue
        shapes = (case["input_shape"], case["weight_shape"], case["bias_shape"])
        ones = [None if shape is None else np.ones(shape, case["dtype"]) for shape in shapes]
        with pytest.raises(FrameworkError):
            pytest.fail(f"{case['args']} gives {_call(case, *ones).shape}")


def _call(case: Case, x: Array, w: Array | None, b: Array | None) -> Array:
    return frameworks.call(
        case["framework"],
        target(case),
        case["args"],
        x,
        w,
        b,
        version=case["version"],
        backend=case.get("backend"),
        call=case.get("call"),
    )


@pytest.mark.parametrize("group", bank())
def test_a_program_prints_what_its_framework_computes(
    engines: dict[str, Engine], group: str
) -> None:
    """Old frameworks' programs cannot run here; what ONNX says is run by ONNX Runtime."""
    for example in bank()[group][:PROGRAMS]:
        layer = example.layer
        program = frameworks.code(layer, example.x, example.w, example.b)
        compile(program, example.case["id"], "exec")
        if layer.framework in CARRIED:
            continue
        if layer.framework.startswith("onnx-"):
            name = "onnx" if "reference" in program.lower() else "onnxruntime"
        else:
            name = engine_of(example.case)
        _prints(engine(engines, name), program, example.y, example.case["id"])


@pytest.mark.parametrize("group", bank())
def test_plain_numpy_prints_the_same(engines: dict[str, Engine], group: str) -> None:
    for example in bank()[group][:PROGRAMS]:
        means = frameworks.meaning(example.layer, *example.shapes)
        program = frameworks.code_numpy(means, example.x, example.w, example.b)
        _prints(engine(engines, "numpy"), program, example.y, example.case["id"])


@pytest.mark.parametrize("to", RUNNERS)
def test_a_translation_prints_the_same_numbers_in_the_other_framework(
    engines: dict[str, Engine], to: str
) -> None:
    found = 0
    for example in _to_translate():
        try:
            translation = translate(example.layer, to, *example.shapes, cropped=True)
        except FrameworkError:
            continue
        found += 1
        x, w = carried(example.layer, translation, example.x, example.w)
        program = frameworks.code(translation.layer, x, w, example.b, translation.crop)
        means = frameworks.meaning(example.layer, *example.shapes)
        there = frameworks.layouts(translation.layer, len(means.spans))
        own, other = (each.result or each.data for each in (means.layouts, there))
        wanted = arrays.from_canonical(
            arrays.to_canonical(example.y, own, arrays.DATA), arrays.DATA, other
        )
        name = random.Random(example.case["id"]).choice(RUNNERS[to])
        _prints(engine(engines, name), program, wanted, f"{example.case['id']} as {to}", free=True)
    assert found >= (4 if to == "scipy" else 20), "SciPy has one channel; to others most is said"


def _to_translate() -> list[Example]:
    return [example for examples in bank().values() for example in examples[-TRANSLATED:]]


def _prints(runner: Engine, program: str, y: Array, case: str, free: bool = False) -> None:
    """Run a program; what it computes and prints must be y, in y's dtype unless `free`."""
    try:
        got, printed = runner.snippet(program)
    except RefusalError as error:
        if reason_of(error.message) == "platform_limit":
            return  # the program is right, and TensorFlow's CPU build cannot run it
        pytest.fail(f"{case}: {error.kind} {error.message[:300]}\n{program[:1500]}")
    assert got.shape == y.shape, case
    assert np.array_equal(got, y), f"{case}\n{program[:1500]}"
    assert str(tuple(y.shape)) in printed, case


def test_every_engine_is_asked() -> None:
    asked = {engine_of(example.case) for group in RUNNABLE for example in bank()[group]}
    assert asked | {"numpy"} == set(ENGINES)
