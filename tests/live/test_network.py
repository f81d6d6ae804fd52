"""The networks in PyTorch and Keras, with our parameters: the programs that the app shows."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from deconv_viz.network import (
    NETWORKS,
    Network,
    digits,
    keras_code,
    named,
    reconstruct,
    shipped,
    torch_code,
    weights,
)
from deconv_viz.network.initial import initial
from deconv_viz.network.training import Crew
from tests.live.engines import ENVIRONMENT

IMAGES = digits(6).images

GRADIENTS = """
x = torch.from_numpy(np.load("images.npy")[:, None])
torch.nn.functional.binary_cross_entropy_with_logits(model[:-1](x), x).backward()
found = {}
for name, layer in layers.items():
    found[f"{name}.kernel"] = layer.weight.grad.numpy()
    found[f"{name}.bias"] = layer.bias.grad.numpy()
np.savez("gradients.npz", **found)
"""


def run(program: str, network: Network, vector: NDArray[Any], folder: Path, backend: str) -> None:
    """Run a program where its file of parameters and some images are."""
    weights.save(folder / f"{network.name}.npz", network, vector)
    np.save(folder / "images.npy", IMAGES / np.float32(255))
    environment = os.environ | ENVIRONMENT | {"KERAS_BACKEND": backend}
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize("backend", ["torch", "keras-jax", "keras-tensorflow", "keras-torch"])
@pytest.mark.parametrize("name", NETWORKS)
def test_its_outputs_are_ours(name: str, backend: str, tmp_path: Path) -> None:
    network, vector, _ = shipped(name)
    code = torch_code(network) if backend == "torch" else keras_code(network)
    program = f'{code}\n\nnp.save("out.npy", reconstruct(np.load("images.npy")))\n'
    run(program, network, vector, tmp_path, backend.removeprefix("keras-"))
    found, expected = np.load(tmp_path / "out.npy"), reconstruct(network, vector, IMAGES / 255)
    assert found.shape == expected.shape
    np.testing.assert_allclose(found, expected, atol=1e-5, rtol=0)


@pytest.mark.parametrize("name", NETWORKS)
def test_its_gradients_are_ours(name: str, tmp_path: Path) -> None:
    network = NETWORKS[name]
    vector = initial(network, 1)
    vector += np.random.default_rng(0).normal(0, 0.05, len(vector)).astype(np.float32)
    run(torch_code(network) + GRADIENTS, network, vector, tmp_path, "torch")
    with Crew(network, calm=True) as crew:
        _, gradient = crew.gradient(vector, IMAGES)
    with np.load(tmp_path / "gradients.npz") as found:
        for key, array in named(network, gradient).items():
            np.testing.assert_allclose(array, found[key], atol=1e-6, rtol=1e-4)
