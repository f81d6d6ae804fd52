"""What the page "A stack of layers" says."""

from collections.abc import Mapping

STACK: Mapping[str, str] = {
    "page.stack.title": "A stack of layers",
    "page.stack.link": "A stack",
    "page.stack.says": (
        "Down through the encoder and up through the decoder: paste your layers and see where the "
        "size fails to come back."
    ),
    # The answer, and why.
    "stack.holds": "It comes back: every size agrees that has to.",
    "stack.reached": "It comes out as it should.",
    "stack.no_goal": "No size is asked for; name one at the side to see what reaches it.",
    "stack.holds_but": (
        "It comes back at the end, though layer {place} does not agree with the encoder: a skip "
        "connection could not join them there."
    ),
    "stack.refused": "Layer {place} is refused. {reason}",
    "stack.misses": "Layer {place} makes {after} of {before}, and {wanted} should come out.",
    "stack.lost": (
        "Lost at layer {place}: it makes {after} of {before}, where the encoder had {wanted}."
    ),
    "stack.alike": (
        "Layer {place} makes {after} of {sizes} alike, so the way back has to be told which."
    ),
    # The picture.
    "stack.encoder": "↓ encoder",
    "stack.decoder": "decoder ↑",
    "stack.input": "input",
    "stack.turn": "turning point",
    "stack.open_help": "See this layer at work",
    "stack.spoken_off": "Layer {place} is off by {off}: {wanted} is wanted.",
    "stack.spoken_fits": "Layer {place} gives {wanted}, as wanted.",
    # The smallest changes.
    "stack.changes": "The smallest changes that bring it back",
    "stack.works": "What works instead",
    "stack.no_change": (
        "No single change of an argument, no pair of changes, no crop and no other input size was "
        "found that reaches this size."
    ),
    "stack.more_changes": "{count} more",
    "stack.change_in": "{code} in layer {place}, {name}",
    "stack.change_alike": "{code} in layers {places}",
    "stack.change_after": "{code} after layer {place}",
    "stack.change_input": "An input of {size}",
    "stack.apply": "Apply",
    "stack.apply_help": "Change the stack so; undo is beneath the code",
    "stack.lab": "Lab",
    "stack.lens": "Frameworks",
    # The layers.
    "stack.layers": "Layers",
    "stack.layers_help": "Choose one to change its arguments, to move it or to add one after it.",
    "stack.weight": "Kernel size",
    "stack.unsaid_help": "Left empty, it is {default}.",
    "stack.earlier": "↑",
    "stack.earlier_help": "Move the chosen layer one place earlier",
    "stack.later": "↓",
    "stack.later_help": "Move the chosen layer one place later",
    "stack.remove": "Remove",
    "stack.remove_help": "Take the chosen layer out",
    "stack.add": "Add a layer",
    "stack.add_first": "Add a layer after it",
    "stack.full": "A stack has at most eight layers that give a new size",
    # The code.
    "stack.code": "As code",
    "stack.code_help": (
        "Paste layers of Keras, PyTorch, TensorFlow, JAX, Flax or ONNX: a list, a Sequential, a "
        "module with its forward. It is read, never run. Activations and the like stay in the text "
        "and change nothing."
    ),
    "stack.code_placeholder": "Conv2D(16, 3, strides=2, padding='same')",
    "stack.read": "Read",
    "stack.assumed": (
        "Taken as 1 or left out, since the text gives no value and no size depends on it: {words}."
    ),
    "stack.assumed_kernel": (
        "The text does not tell the kernel of layer {places}, whose weight is an array: taken as "
        "{kernel}; write torch.ones(…) or np.ones(…) with its shape, or choose the layer."
    ),
    "stack.mend": "Read it as {name}",
    "stack.too_many": (
        "A stack has at most {limit} layers that give a new size, and this text has {found}, so "
        "nothing was changed: leave some out."
    ),
    "stack.too_long": (
        "These layers are too long for a link, so the address holds the sizes alone; the code "
        "beneath is the whole of it."
    ),
    "stack.link_sizes": (
        "The sizes in this link cannot be read, so you see those of the first stack."
    ),
    "stack.link_layers": "The layers in this link cannot be read, so you see the first stack.",
    # Controls.
    "stack.preset": "Known stack",
    "stack.preset_none": "Your own",
    "stack.preset.strided": "MNIST autoencoder with strides: 28 to 32",
    "stack.preset.autoencoder": "MNIST autoencoder without strides",
    "stack.preset.unet": "U-Net level with an odd input",
    "stack.preset.dcgan": "DCGAN generator: 1 to 64",
    "stack.preset.keras_decoder": "Keras decoder with same: 7 to 28",
    "stack.preset.fsrcnn": "FSRCNN, three times as large",
    "stack.size": "Input",
    "stack.size_help": "The size that comes in. The first number moves all while they are alike.",
    "stack.goal": "Output",
    "stack.goal_help": "The size that should come out.",
    "stack.rows": "{name}, rows",
    "stack.columns": "{name}, columns",
    "stack.of_axis": "{name} {axis}",
    "stack.other_goal": "Ask for another output size",
    "stack.other_goal_help": "Without it, what came in should come out.",
    "stack.skips": "Skip connections",
    "stack.skips_help": (
        "They join encoder and decoder level by level: every level has to agree, not only the end."
    ),
}
