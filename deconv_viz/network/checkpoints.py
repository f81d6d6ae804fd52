"""A training's state in a file, to go on from after an interrupt."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from deconv_viz.network import weights
from deconv_viz.network.adam import Moments
from deconv_viz.network.errors import DataError
from deconv_viz.network.training import State

ARRAYS = ("vector", "first", "second")


def write(path: Path, state: State, settings: Mapping[str, object], seconds: float) -> None:
    """Write a state, with the settings that it belongs to and the time spent; all or nothing."""
    facts = {
        "settings": dict(settings),
        "seconds": seconds,
        "epoch": state.epoch,
        "batch": state.batch,
        "total": state.total,
        "losses": state.losses,
        "validation": state.validation,
    }
    arrays = dict(zip(ARRAYS, (state.vector, *state.moments), strict=True))
    weights.write(path, arrays | {"facts": np.array(json.dumps(facts))})


def read(path: Path, settings: Mapping[str, object]) -> tuple[State, float]:
    """Return the state in a file and the seconds that it took to get there.

    Raises DataError("checkpoint") if the file belongs to other settings, DataError("unreadable")
    if it is no checkpoint.
    """
    try:
        with np.load(path, allow_pickle=False) as file:
            vector, first, second = (file[name] for name in ARRAYS)
            facts: dict[str, Any] = json.loads(str(file["facts"]))
    except (OSError, ValueError, KeyError, EOFError):
        raise DataError("unreadable", path) from None
    for name, expected in settings.items():
        if (found := facts["settings"].get(name)) != expected:
            raise DataError("checkpoint", path, setting=name, found=found, expected=expected)
    state = State(
        vector,
        Moments(first, second),
        facts["epoch"],
        facts["batch"],
        facts["total"],
        tuple(facts["losses"]),
        tuple(facts["validation"]),
    )
    return state, facts["seconds"]
