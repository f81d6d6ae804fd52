"""PyTorch in single precision: an output of length 0 is not always refused.

oneDNN, which computes most layers of float32 arrays on a CPU, returns an empty tensor where
PyTorch's own code refuses. Found by running PyTorch 2.13.0; which layers it gets is `use_mkldnn` of
aten/src/ATen/native/Convolution.cpp.
"""

import math

from deconv_viz.frameworks import torch
from deconv_viz.frameworks.errors import FrameworkError
from deconv_viz.frameworks.layer import Layer, Meaning


def meaning(
    layer: Layer,
    x_shape: tuple[int, ...],
    w_shape: tuple[int, ...],
    b_shape: tuple[int, ...] | None = None,
) -> Meaning:
    """Return what PyTorch computes of float32 arrays; raises FrameworkError where it refuses."""
    try:
        return torch.meaning(layer, x_shape, w_shape, b_shape)
    except FrameworkError as error:
        if error.rule != "empty_output":
            raise
        means = torch.meaning(layer, x_shape, w_shape, b_shape, least=0)
        if not _by_onednn(x_shape, means):
            raise
        return means


def _by_onednn(x_shape: tuple[int, ...], means: Meaning) -> bool:
    """Return whether oneDNN computes it, where PyTorch has more than one thread."""
    shape = x_shape if "N" in means.layouts.data else (1, *x_shape)
    rank = len(means.spans)
    large_kernel = rank > 1 and min(span.kernel for span in means.spans[-2:]) > 3
    large_input = math.prod(shape[:4]) > 20480
    return shape[0] > 1 or means.groups > 1 or large_kernel or large_input
