"""Trained parameters in files, and those that come with the package.

A file is NumPy's .npz: an array "<layer>.kernel" and "<layer>.bias" for each layer, float32.
"""

import json
import os
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from deconv_viz.network.errors import DataError
from deconv_viz.network.models import NETWORKS, Network, network_named
from deconv_viz.network.passes import joined, named

Vector = NDArray[np.float32]


class Trained(NamedTuple):
    """A network with its parameters and the report of their training."""

    network: Network
    vector: Vector
    report: Mapping[str, Any]


def save(path: Path, network: Network, vector: Vector) -> None:
    """Write the parameters to `path`, all or nothing."""
    write(path, named(network, vector))


def write(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write arrays to `path`; whoever reads it meanwhile, or after a crash, finds the old file."""
    beside = path.with_name(f"{path.name}.part")
    with beside.open("wb") as file:
        np.savez(file, allow_pickle=False, **arrays)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def load(source: Path | IO[bytes], network: Network) -> Vector:
    """Return the parameters in a file.

    Raises DataError("weights") if they are another network's, DataError("unreadable") if there are
    none.
    """
    try:
        with np.load(source, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
    except (OSError, ValueError, EOFError):
        raise DataError("unreadable", source) from None
    found = {name: array.shape for name, array in arrays.items()}
    expected = network.array_shapes()
    for name in dict.fromkeys(
        (*expected, *found)
    ):  # in one order, so that the same is said each time
        if found.get(name) != expected.get(name):
            raise DataError(
                "weights",
                source,
                network=network.name,
                found=f"{name} {found.get(name, 'missing')}",
                expected=f"{expected.get(name, 'nothing of this name')}",
            )
    return joined(network, arrays).astype(np.float32, copy=False)


@lru_cache(maxsize=len(NETWORKS))
def shipped(name: str) -> Trained:
    """Return a network of the package as it was trained on MNIST, with the report.

    The parameters are read-only. Raises ParameterError if there is no network of this name, and
    FileNotFoundError if it comes without parameters (see `shipped_names`).
    """
    network = network_named(name)
    folder = resources.files("deconv_viz.network") / "weights"
    with (folder / f"{name}.npz").open("rb") as file:
        vector = load(file, network)
    vector.flags.writeable = False
    report = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return Trained(network, vector, MappingProxyType(report))


def shipped_names() -> tuple[str, ...]:
    """Return the names of the networks that come with parameters."""
    folder = resources.files("deconv_viz.network") / "weights"
    return tuple(name for name in NETWORKS if (folder / f"{name}.npz").is_file())
