"""What the page of the autoencoder shows: one value, to and from the address, always possible.

What was drawn or uploaded is not in it: 784 grey values would not fit into a link.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from deconv_viz.lessons.codec import Choices, Numbers, keys, read, written
from deconv_viz.network import NETWORKS, Network, Row, Upsampling, network_named
from deconv_viz.ui.words import text

PARTS = ("inside", "shapes", "pair", "many", "training", "code")
WEIGHTS = ("trained", "untrained", "here")
FRAMEWORKS = ("keras", "torch")

MOST_DIGIT = 9_999
MOST_NOISE = 100  # percent of the range from paper to ink

NUMBERS: Numbers = {
    "digit": ("d", 0, MOST_DIGIT),
    "noise": ("noise", 0, MOST_NOISE),
    "layer": ("layer", 0, 6),
    "channel": ("ch", 0, 31),
    "row": ("row", 0, 27),
    "column": ("col", 0, 27),
    "inputs": ("in", -1, 31),
    "first": ("from", 0, MOST_DIGIT - 19),
}
CHOICES: Choices = {
    "part": ("part", PARTS),
    "model": ("model", tuple(NETWORKS)),
    "weights": ("weights", WEIGHTS),
    "framework": ("fw", FRAMEWORKS),
}
OWN = keys(NUMBERS, CHOICES)
"""The page's keys of the address."""


@dataclass(frozen=True)
class Autoencoder:
    """What the page shows.

    digit: the number of the generated digit on the pad; noise: percent, on the network's input.
    layer, channel, row, column: the output that is opened; inputs: whose share is shown, -1 for
    the channel that adds the most. first: the first digit of the grid of many.
    notice: what had to give way, to be said once.
    """

    part: str = "inside"
    model: str = "autoencoder"
    weights: str = "trained"
    framework: str = "keras"
    digit: int = 3
    noise: int = 0
    layer: int = 4
    channel: int = 0
    row: int = 12
    column: int = 12
    inputs: int = -1
    first: int = 0
    notice: str = ""

    @property
    def network(self) -> Network:
        """The network that the digit goes through."""
        return network_named(self.model)

    @property
    def layer_row(self) -> Row:
        """The layer that is opened, with its shapes."""
        return self.network.flow()[self.layer]

    @property
    def has_kernel(self) -> bool:
        """Whether the layer multiplies: upsampling repeats."""
        return not isinstance(self.layer_row.layer, Upsampling)


DEFAULT = Autoencoder()


def encoded(state: Autoencoder) -> dict[str, str]:
    """Return the address of a state, without what is as at first."""
    first = changed(DEFAULT, model=state.model)
    query = written(state, first, NUMBERS, CHOICES)
    return query | ({"model": state.model} if state.model != DEFAULT.model else {})


def decoded(query: Mapping[str, str]) -> Autoencoder:
    """Return the nearest state to an address; that something of it cannot be used is said."""
    given, amiss = read(query, NUMBERS, CHOICES)
    state = changed(DEFAULT, model=given.pop("model", DEFAULT.model))
    state = changed(state, **given)
    amiss |= any(getattr(state, name) != value for name, value in given.items())
    return replace(state, notice=text("autoencoder.link")) if amiss else state


def changed(state: Autoencoder, **values: Any) -> Autoencoder:
    """Return the state after a change, what is opened being within the network and the layer."""
    before = state
    state = replace(state, **{"notice": "", **values})
    if state.model != before.model and "layer" not in values:
        # The same place in another network: the first layer behind the code.
        state = replace(state, layer=min(state.network.code + 2, len(state.network.layers) - 1))
    state = replace(state, layer=min(state.layer, len(state.network.layers) - 1))
    channels, rows, columns = state.layer_row.output
    inputs = state.inputs
    if (state.model, state.layer) != (before.model, before.layer) and "inputs" not in values:
        inputs = -1
    return replace(
        state,
        channel=min(state.channel, channels - 1),
        row=min(state.row, rows - 1),
        column=min(state.column, columns - 1),
        inputs=min(inputs, state.layer_row.input[0] - 1),
    )
