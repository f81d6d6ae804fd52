"""The programs for PyTorch and Keras; the frameworks themselves run them in tests/live."""

import pytest

from deconv_viz.network import AUTOENCODER, NETWORKS, RESIZED, STRIDED, keras_code, torch_code
from deconv_viz.network.models import Upsampling


@pytest.mark.parametrize("name", NETWORKS)
def test_each_is_python_and_reads_the_networks_own_file(name: str) -> None:
    for code in (torch_code(NETWORKS[name]), keras_code(NETWORKS[name])):
        compile(code, name, "exec")
        assert f'np.load("{name}.npz")' in code
        assert "def reconstruct(images):" in code


@pytest.mark.parametrize("name", NETWORKS)
def test_every_layer_with_parameters_takes_them_by_name(name: str) -> None:
    layers = NETWORKS[name].layers
    named = [layer.name for layer in layers if not isinstance(layer, Upsampling)]
    for each in named:
        assert f'    "{each}": model[' in torch_code(NETWORKS[name])
        assert f'name="{each}")' in keras_code(NETWORKS[name])


def test_the_words_are_each_frameworks_own() -> None:
    assert "    nn.ConvTranspose2d(16, 32, 3),\n    nn.ReLU(),\n" in torch_code(AUTOENCODER)
    assert "nn.Conv2d(32, 1, 3, padding=1),\n    nn.Sigmoid(),\n)" in torch_code(AUTOENCODER)
    ours = 'layers.Conv2DTranspose(32, 3, activation="relu", name="transposed3"),'
    assert ours in keras_code(AUTOENCODER)
    assert "stride=2, padding=1, output_padding=1)" in torch_code(STRIDED)
    assert "layers.Cropping2D(((1, 0), (1, 0)))," in keras_code(STRIDED)
    assert 'nn.Upsample(scale_factor=2, mode="nearest")' in torch_code(RESIZED)
