"""Undo and redo."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from deconv_viz.state import DEFAULT, History
from deconv_viz.state.limits import MAX_HISTORY

SEEDS = [replace(DEFAULT, seed=seed) for seed in range(MAX_HISTORY + 5)]


def test_undo_and_redo_walk_the_labs_that_were_shown() -> None:
    history = History(SEEDS[0]).push(SEEDS[1]).push(SEEDS[2])
    assert history.undo().present == SEEDS[1]
    assert history.undo().undo().present == SEEDS[0]
    assert history.undo().undo().redo().present == SEEDS[1]
    assert history.undo().redo() == history


def test_at_either_end_nothing_happens() -> None:
    history = History(SEEDS[0])
    assert history.undo() is history.redo() is history
    assert (history.can_undo, history.can_redo) == (False, False)
    history = history.push(SEEDS[1])
    assert (history.can_undo, history.can_redo) == (True, False)
    assert (history.undo().can_undo, history.undo().can_redo) == (False, True)


def test_a_change_after_undo_drops_what_was_undone() -> None:
    history = History(SEEDS[0]).push(SEEDS[1]).undo().push(SEEDS[2])
    assert not history.can_redo
    assert history.undo().present == SEEDS[0]


def test_the_same_lab_makes_no_entry() -> None:
    assert not History(SEEDS[0]).push(SEEDS[0]).can_undo


def test_a_change_of_the_view_makes_no_entry_and_drops_none() -> None:
    history = History(SEEDS[0]).push(SEEDS[1]).undo()
    seen = replace(SEEDS[0], step=3, order="output", flip=False)
    history = history.push(seen)
    assert history.present == seen
    assert (history.can_undo, history.can_redo) == (False, True)


def test_undo_and_redo_leave_the_view_as_it_is() -> None:
    view = {"step": 3, "order": "output", "flip": False}
    history = History(SEEDS[0]).push(SEEDS[1]).push(replace(SEEDS[1], **view))
    assert history.undo().present == replace(SEEDS[0], **view)
    back = history.undo()
    assert back.push(replace(back.present, step=5)).redo().present == replace(
        SEEDS[1], **{**view, "step": 5}
    )


def test_the_oldest_entries_are_dropped() -> None:
    history = History(SEEDS[0])
    for lab in SEEDS[1:]:
        history = history.push(lab)
    assert len(history.past) == MAX_HISTORY
    while history.can_undo:
        history = history.undo()
    assert history.present == SEEDS[4]
    while history.can_redo:
        history = history.redo()
    assert history.present == SEEDS[-1]


@given(st.lists(st.sampled_from(["push", "undo", "redo"]) | st.integers(0, 5), max_size=30))
def test_undo_then_redo_is_where_one_was(walk) -> None:
    history = History(DEFAULT)
    for move in walk:
        if isinstance(move, int):
            history = history.push(replace(history.present, seed=move))
        elif move != "push":
            history = getattr(history, move)()
    if history.can_undo:
        assert history.undo().redo() == history
    if history.can_redo:
        assert history.redo().undo() == history
