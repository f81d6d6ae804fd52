"""What the page "Transposed convolution at work" says."""

from collections.abc import Mapping

AUTOENCODER: Mapping[str, str] = {
    "page.autoencoder.title": "At work: the convolutional autoencoder",
    "page.autoencoder.link": "At work",
    "page.autoencoder.says": (
        "Draw a digit: three convolutions take it apart, three transposed convolutions put it "
        "together again."
    ),
    "autoencoder.says.strided": (
        "Draw a digit: two convolutions of stride 2 press it into 7×7, two transposed convolutions "
        "of stride 2 bring it back."
    ),
    "autoencoder.says.resized": (
        "Draw a digit: two convolutions of stride 2 press it into 7×7; to bring it back, values "
        "are repeated and convolved."
    ),
    "autoencoder.link": "Parts of this link cannot be used, so you see the nearest that there is.",
    "autoencoder.missing": (
        "The trained weights of “{name}” are not in this package yet, so it works with untrained "
        "ones, or with those that you train here."
    ),
    "autoencoder.exempt": (
        "What you draw or upload stays on this page: it is the one thing that the address does not "
        "hold."
    ),
    # The networks.
    "autoencoder.model": "Network",
    "autoencoder.model.autoencoder": "The tutorials' network",
    "autoencoder.model.strided": "Compressing, transposed",
    "autoencoder.model.resized": "Compressing, upsampling",
    "autoencoder.weights": "Weights trained",
    "autoencoder.weights.trained": "On MNIST",
    "autoencoder.weights.untrained": "Not at all",
    "autoencoder.weights.here": "Here",
    "autoencoder.layer.conv": "convolution {kernel}×{kernel}",
    "autoencoder.layer.transposed": "transposed convolution {kernel}×{kernel}",
    "autoencoder.layer.stride": ", stride {stride}",
    "autoencoder.layer.upsampling": "nearest upsampling ×{factor}",
    # The way of a digit.
    "autoencoder.draw": "Draw here",
    "autoencoder.between": "Every layer, every channel",
    "autoencoder.between_help": "click one to open it",
    "autoencoder.back": "It comes back",
    "autoencoder.difference": "Difference ×2",
    "autoencoder.original": "Put in",
    "autoencoder.loss": "Loss of this picture",
    "autoencoder.loss_floor": (
        "{over} above the floor of {floor}, which the picture's own greys set: no model goes below."
    ),
    "autoencoder.code.larger": (
        "The code in the dashed frame has {shape} = {numbers} numbers, more than the {pixels} of "
        "the picture: this network compresses nothing."
    ),
    "autoencoder.code.smaller": (
        "The code in the dashed frame has {shape} = {numbers} numbers, half of the {pixels} of the "
        "picture."
    ),
    "autoencoder.seen": "What the network sees",
    "autoencoder.seen_noise": "It sees this, with {noise}% noise",
    "autoencoder.picks": "Ten generated digits, 0 to 9; choose one to put it on the pad",
    "autoencoder.pick": "digit {picture}",
    "autoencoder.another": "Ten other digits",
    "autoencoder.tool.pen": "Pen",
    "autoencoder.tool.rubber": "Rubber",
    "autoencoder.tool.undo": "Undo",
    "autoencoder.tool.clear": "Clear",
    "autoencoder.pad.label": (
        "Pad of 28 by 28. Arrow keys move, Shift and an arrow key draw, Space makes a dot, R takes "
        "the rubber or the pen, Control Z undoes, Delete clears."
    ),
    "autoencoder.pad.cell": "row {row}, column {column}, ink {ink}",
    "autoencoder.pad.pen": "Pen",
    "autoencoder.pad.rubber": "Rubber",
    "autoencoder.pad.clear": "Cleared",
    "autoencoder.noise": "Noise on the input",
    "autoencoder.noise_help": (
        "Normal noise of so many percent of the range from paper to ink. The loss compares what "
        "comes back with the picture without noise."
    ),
    "autoencoder.upload": "A picture of your own",
    "autoencoder.upload_help": (
        "Best a single dark digit on light paper: its ink is scaled to 20 of the 28 rows."
    ),
    "autoencoder.upload.unreadable": (
        "This file is no picture that can be read: take a PNG or a JPEG, or draw on the pad."
    ),
    "autoencoder.upload.large": (
        "This picture has {width}×{height} pixels, and at most {most} can be read: make it smaller."
    ),
    "autoencoder.upload.empty": (
        "This picture is all of one shade: take one with ink that stands out, or draw on the pad."
    ),
    # The parts.
    "autoencoder.parts": "What to look at",
    "autoencoder.part.inside": "Inside a layer",
    "autoencoder.part.shapes": "Shapes and cost",
    "autoencoder.part.pair": "Two that compress",
    "autoencoder.part.many": "Many digits",
    "autoencoder.part.training": "Training",
    "autoencoder.part.code": "Code",
    # Inside a layer.
    "autoencoder.layers": "Layer",
    "autoencoder.maps": "{layer}: {before} → {after}, {count} channels",
    "autoencoder.maps_one": "{layer}: {before} → {after}; choose an output",
    "autoencoder.maps_of": "The channels of {layer}, {shape}",
    "autoencoder.channel_short": "channel {picture}",
    "autoencoder.cell_short": "output",
    "autoencoder.cells_of": "The outputs of channel {channel}; choose one to take it apart",
    "autoencoder.own": "Channel {channel}: choose an output",
    "autoencoder.below": "Input channel {channel}",
    "autoencoder.patch": "Input patch",
    "autoencoder.kernel": "Kernel",
    "autoencoder.kernel_turned": "Kernel, turned round",
    "autoencoder.shares": "What each of the {count} input channels adds",
    "autoencoder.share_label": "Show input channel {channel}, which adds {share}",
    "autoencoder.equals.relu": (
        "{cell} = ReLU(bias {bias} + {count} channels {sum}) = ReLU({total}) = <b>{value}</b>"
    ),
    "autoencoder.equals.sigmoid": (
        "{cell} = sigmoid(bias {bias} + {count} channels {sum}) = sigmoid({total}) = <b>{value}</b>"
    ),
    "autoencoder.lab": "Open this patch and kernel in the lab, rounded to three decimals",
    "autoencoder.lab_turned": (
        "Open it in the lab: a convolution is a transposed one with the kernel turned round"
    ),
    "autoencoder.repeats": (
        "This layer has no kernel: it repeats every value {factor}×{factor} times. Choose another "
        "layer to take an output apart."
    ),
    # Shapes and cost.
    "autoencoder.column.layer": "Layer",
    "autoencoder.column.what": "What it is",
    "autoencoder.column.shape": "Output",
    "autoencoder.column.numbers": "Numbers",
    "autoencoder.column.parameters": "Parameters",
    "autoencoder.column.multiplies": "Multiplies",
    "autoencoder.picture": "picture",
    "autoencoder.is_code": "the code",
    "autoencoder.total": "In all",
    "autoencoder.shapes_says": (
        "At stride 1 a transposed convolution without padding gives back what a convolution took: "
        "2 rows and 2 columns a layer. Multiplies are those of one picture, padded zeros included."
    ),
    # Two that compress.
    "autoencoder.up1": "First layer up: 32 channels",
    "autoencoder.none": "not trained yet",
    "autoencoder.times": "{times} × its surroundings",
    "autoencoder.pair.loss": "Loss of this picture",
    "autoencoder.pair.test": "Loss on the test images",
    "autoencoder.pair.checker": "Checkerboard in those maps (period 2)",
    "autoencoder.pair.decoder": "Multiplies of the decoder",
    "autoencoder.pair.parameters": "Parameters",
    "autoencoder.pair.code": "Code",
    "autoencoder.pair_says": (
        "Both go 28 → 14 → 7 → 14 → 28 with equal channels and parameters. At stride 2 a kernel of "
        "3 lands once, twice or four times on an output, so its maps are uneven unless training "
        "makes up for it; to repeat and convolve costs four times the multiplies (Odena, Dumoulin "
        "& Olah 2016)."
    ),
    # Many digits.
    "autoencoder.many_says": (
        "{name} on {count} generated digits, which it was not trained on: mean loss {mean}, from "
        "{best} to {worst}. Choose one to put it on the pad."
    ),
    "autoencoder.before": "Digits before",
    "autoencoder.next": "Next digits",
    # Training.
    "autoencoder.trained": "Trained on MNIST",
    "autoencoder.epoch": "Epoch",
    "autoencoder.loss_axis": "Loss",
    "autoencoder.of.training": "training",
    "autoencoder.of.validation": "validation",
    "autoencoder.of.test": "test",
    "autoencoder.time": "time",
    "autoencoder.floor": "No model goes below",
    "autoencoder.floor_line": "floor {floor}",
    "autoencoder.floor_says": (
        "The floor of {floor} is the mean binary entropy of the pixels themselves: the targets are "
        "grey, so even a perfect copy has that loss. The “approximately 0.05” that is often quoted "
        "lies below it; no model can reach it."
    ),
    "autoencoder.report": (
        "{data}: {training} images to train on, {validation} held out; {epochs} epochs, batch "
        "{batch}, Adam, seed {seed}. The training loss is that of the finished network."
    ),
    "autoencoder.train_here": "Train a few steps here",
    "autoencoder.train_says": (
        "{steps} steps of 50 generated digits, a minute at most, with the network that is chosen; "
        "afterwards the pad shows what has been learnt. Leaving this part ends it."
    ),
    "autoencoder.train": "Train {steps} steps",
    "autoencoder.go_on": "{steps} steps more",
    "autoencoder.afresh": "Begin afresh",
    "autoencoder.stop": "Stop",
    "autoencoder.begins": "Drawing digits…",
    "autoencoder.step": "{name}: step {done} of {of}, loss {loss}, floor of these digits {floor}",
    "autoencoder.stopped": (
        "{name}: ended after {done} of {of} steps, loss {loss}, floor of these digits {floor}"
    ),
    "autoencoder.busy": "Others are training here just now: try again in a minute.",
    "autoencoder.curve_label": "Loss over the steps, from {first} to {last}; dashed, the floor",
    # Code.
    "autoencoder.framework": "Framework",
    "autoencoder.framework.keras": "Keras",
    "autoencoder.framework.torch": "PyTorch",
    "autoencoder.code_says": (
        "The same network, with the weights of {file} from the folder deconv_viz/network/weights; "
        "its outputs equal those of this page to 0.00001."
    ),
    "autoencoder.command_says": "To train it again, with the MNIST files in a folder of yours:",
    "autoencoder.command": (
        "python -m deconv_viz.network.train --model {model} --data FOLDER --epochs 25"
    ),
}
