"""Whose parameters the network has: those trained on MNIST, drawn ones, or those trained here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from deconv_viz.network import network_named, shipped, shipped_names
from deconv_viz.network.initial import initial
from deconv_viz.ui.words import text

Vector = NDArray[np.float32]

_KEY = "autoencoder.here"


class Parameters(NamedTuple):
    """Parameters, what they are (a choice of `WEIGHTS`), and the report of their training."""

    vector: Vector
    kind: str
    report: Mapping[str, Any] | None = None


def parameters(model: str, wanted: str) -> Parameters:
    """Return the parameters of a network: the wanted ones, or else what there is of them.

    Without trained ones a network has those that were trained here, and without those drawn ones.
    """
    here = trained_here().get(model)
    if wanted == "trained" and model in shipped_names():
        trained = shipped(model)
        return Parameters(trained.vector, "trained", trained.report)
    if wanted != "untrained" and here is not None:
        return Parameters(here, "here")
    if wanted == "here" and model in shipped_names():
        return parameters(model, "trained")
    return Parameters(_drawn(model), "untrained")


def choices(model: str) -> tuple[str, ...]:
    """Return the kinds that there are of a network."""
    trained = ("trained",) if model in shipped_names() else ()
    here = ("here",) if model in trained_here() else ()
    return (*trained, *here, "untrained")


def missing(model: str) -> str:
    """Return one sentence if the package has no trained parameters of a network, or nothing."""
    return "" if model in shipped_names() else text("autoencoder.missing", name=name(model))


def name(model: str) -> str:
    """Return what a network is called on the page."""
    return text(f"autoencoder.model.{model}")


def trained_here() -> dict[str, Vector]:
    """Return the parameters that this visitor has trained, by network."""
    found: dict[str, Vector] = st.session_state.setdefault(_KEY, {})
    return found


def keep_trained(model: str, vector: Vector) -> None:
    """Keep what was trained here, for as long as the visitor stays."""
    st.session_state[_KEY] = trained_here() | {model: vector}


@lru_cache(maxsize=4)
def _drawn(model: str) -> Vector:
    vector = initial(network_named(model), 0)
    vector.flags.writeable = False
    return vector
