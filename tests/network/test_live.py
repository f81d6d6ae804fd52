"""The short training that a visitor watches: bounded, stoppable, the same for a seed."""

import threading
from collections.abc import Iterator
from itertools import islice

import numpy as np
import pytest

from deconv_viz import ParameterError
from deconv_viz.network import STRIDED, DataError, live, rehearse


@pytest.fixture(autouse=True)
def _without_rests(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(live, "REST", 0)
    yield
    free = [live._slots.acquire(blocking=False) for _ in range(live.SLOTS)]
    for _ in filter(None, free):
        live._slots.release()
    assert all(free), "a training did not give its slot back"


def test_it_learns_and_tells_how_far_it_is() -> None:
    steps = list(rehearse(STRIDED, 25))
    assert [step.number for step in steps] == list(range(1, 26))
    assert {step.of for step in steps} == {25}
    assert steps[0].loss == pytest.approx(np.log(2), abs=0.1)
    assert steps[-1].loss < 0.9 * steps[0].loss
    assert all(step.loss > step.floor > 0 for step in steps)


def test_a_seed_fixes_the_steps_and_the_digits() -> None:
    one, other, another = ([*rehearse(STRIDED, 3, seed)] for seed in (4, 4, 5))
    for step, same, different in zip(one, other, another, strict=True):
        assert np.array_equal(step.vector, same.vector)
        assert not np.array_equal(step.vector, different.vector)
        assert step.floor != different.floor


def test_it_goes_on_from_given_parameters() -> None:
    begun = list(rehearse(STRIDED, 10))[-1]
    (later,) = rehearse(STRIDED, 1, begin=begun.vector)
    assert later.loss < 0.99 * next(rehearse(STRIDED, 1)).loss


def test_a_stopped_one_gives_back_its_slot_and_its_thread() -> None:
    before = threading.active_count()
    training = rehearse(STRIDED, 200)
    assert len(list(islice(training, 2))) == 2
    training.close()
    assert threading.active_count() == before
    for _ in range(live.SLOTS + 1):
        list(islice(rehearse(STRIDED, 5), 1))  # dropped half-way


def test_no_more_than_so_many_run_at_once() -> None:
    running = [rehearse(STRIDED, 5) for _ in range(live.SLOTS)]
    for training in running:
        next(training)
    with pytest.raises(DataError, match="2 trainings are running here already"):
        next(rehearse(STRIDED, 5))
    running[0].close()
    assert next(rehearse(STRIDED, 5)).number == 1
    for training in running:
        training.close()


def test_time_ends_it() -> None:
    assert [step.number for step in rehearse(STRIDED, 100, seconds=0)] == [1]


@pytest.mark.parametrize("steps", [0, -1, live.MOST_STEPS + 1])
def test_other_numbers_of_steps_are_refused(steps: int) -> None:
    with pytest.raises(ParameterError, match=f"steps must be one of 1 to {live.MOST_STEPS}"):
        rehearse(STRIDED, steps)
