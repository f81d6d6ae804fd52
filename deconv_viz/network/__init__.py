"""Transposed convolution at work: digit autoencoders in NumPy, trained and opened up."""

from deconv_viz.network.code import keras_code, torch_code
from deconv_viz.network.errors import DataError
from deconv_viz.network.generated import Digits, digits
from deconv_viz.network.given import fitted, noisy
from deconv_viz.network.inside import (
    Opened,
    activations,
    image_losses,
    opened,
    reconstruct,
)
from deconv_viz.network.live import Step, rehearse
from deconv_viz.network.losses import floor
from deconv_viz.network.models import (
    AUTOENCODER,
    NETWORKS,
    RESIZED,
    STRIDED,
    Conv,
    Layer,
    Network,
    Row,
    Transposed,
    Upsampling,
    network_named,
)
from deconv_viz.network.passes import named
from deconv_viz.network.weights import Trained, shipped, shipped_names

__all__ = [
    "AUTOENCODER",
    "NETWORKS",
    "RESIZED",
    "STRIDED",
    "Conv",
    "DataError",
    "Digits",
    "Layer",
    "Network",
    "Opened",
    "Row",
    "Step",
    "Trained",
    "Transposed",
    "Upsampling",
    "activations",
    "digits",
    "fitted",
    "floor",
    "image_losses",
    "keras_code",
    "named",
    "network_named",
    "noisy",
    "opened",
    "reconstruct",
    "rehearse",
    "shipped",
    "shipped_names",
    "torch_code",
]
