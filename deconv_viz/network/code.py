"""The same network as programs: for PyTorch and for Keras, with the parameters of a file.

Each program defines `reconstruct(images)`: images (n, 28, 28), 0 … 1, to what comes back.
"""

from deconv_viz.network.models import Conv, Layer, Network, Transposed, Upsampling


def torch_code(network: Network) -> str:
    """Return a complete PyTorch program that reads <name>.npz and defines `reconstruct`."""
    lines, loads, position = [], [], 0
    for row in network.flow():
        lines.append(f"    {_torch_layer(row.layer, row.input[0])},")
        if not isinstance(row.layer, Upsampling):
            loads.append(f'    "{row.layer.name}": model[{position}],')
        position += 1
        if row.layer.activation != "linear":
            lines.append(f"    {_TORCH[row.layer.activation]},")
            position += 1
    return "\n".join(
        [
            "import numpy as np",
            "import torch",
            "from torch import nn",
            "",
            "model = nn.Sequential(",
            *lines,
            ")",
            "layers = {",
            *loads,
            "}",
            f'arrays = np.load("{network.name}.npz")',
            "with torch.no_grad():",
            "    for name, layer in layers.items():",
            '        layer.weight.copy_(torch.from_numpy(arrays[f"{name}.kernel"]))',
            '        layer.bias.copy_(torch.from_numpy(arrays[f"{name}.bias"]))',
            "",
            "",
            "def reconstruct(images):",
            "    with torch.inference_mode():",
            '        x = torch.from_numpy(np.asarray(images, "float32")[:, None])',
            "        return model(x)[:, 0].numpy()",
            "",
        ]
    )


_TORCH = {"relu": "nn.ReLU()", "sigmoid": "nn.Sigmoid()"}


def _torch_layer(layer: Layer, channels: int) -> str:
    match layer:
        case Upsampling():
            return f'nn.Upsample(scale_factor={layer.factor}, mode="nearest")'
        case Conv():
            kind, words = "Conv2d", ["stride", "padding"]
        case Transposed():
            kind, words = "ConvTranspose2d", ["stride", "padding", "output_padding"]
    defaults = {"stride": 1, "padding": 0, "output_padding": 0}
    written = [
        f"{word}={getattr(layer, word)}" for word in words if getattr(layer, word) != defaults[word]
    ]
    return f"nn.{kind}({', '.join([f'{channels}, {layer.filters}, {layer.kernel}', *written])})"


def keras_code(network: Network) -> str:
    """Return a complete Keras 3 program that reads <name>.npz and defines `reconstruct`.

    Keras has no padding in numbers: zeros around the input of a convolution are a layer of their
    own, and what a transposed convolution's padding crops is cropped afterwards.
    """
    lines: list[str] = []
    for layer in network.layers:
        lines += [f"        {line}," for line in _keras_layers(layer)]
    rows, columns = network.input[1:]
    return "\n".join(
        [
            "import keras",
            "import numpy as np",
            "from keras import layers",
            "",
            "model = keras.Sequential(",
            "    [",
            f"        keras.Input(({rows}, {columns}, {network.input[0]})),",
            *lines,
            "    ]",
            ")",
            f'arrays = np.load("{network.name}.npz")',
            "for layer in model.layers:",
            "    if layer.weights:",
            "        # The file has PyTorch's layouts; Keras has rows and columns first.",
            '        kernel = arrays[f"{layer.name}.kernel"].transpose(2, 3, 1, 0)',
            '        layer.set_weights([kernel, arrays[f"{layer.name}.bias"]])',
            "",
            "",
            "def reconstruct(images):",
            '    x = np.asarray(images, "float32")[..., None]',
            "    return model.predict(x, verbose=0)[..., 0]",
            "",
        ]
    )


def _keras_layers(layer: Layer) -> list[str]:
    before: list[str] = []
    after: list[str] = []
    match layer:
        case Upsampling():
            return [f'layers.UpSampling2D({layer.factor}, interpolation="nearest")']
        case Conv():
            kind = "Conv2D"
            if layer.padding:
                before = [f"layers.ZeroPadding2D({layer.padding})"]
        case Transposed():
            kind = "Conv2DTranspose"
            crop = (layer.padding, layer.padding - layer.output_padding)
            if any(crop):
                after = [f"layers.Cropping2D(({crop}, {crop}))"]
    strides = f", strides={layer.stride}" if layer.stride != 1 else ""
    words = f'{layer.filters}, {layer.kernel}{strides}, activation="{layer.activation}"'
    return [*before, f'layers.{kind}({words}, name="{layer.name}")', *after]
