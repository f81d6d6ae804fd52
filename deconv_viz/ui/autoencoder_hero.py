"""The picture of the page: what is drawn, what each layer makes of it, and what comes back."""

from __future__ import annotations

import math
from html import escape
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from deconv_viz.network import Network, activations, floor, image_losses
from deconv_viz.stage.pad import Ink, Plate, Sheet
from deconv_viz.ui.autoencoder_picture import Grey, generated, held, picture_of, seen, source_of
from deconv_viz.ui.autoencoder_plates import figure, hole, loss, shades, signed, size
from deconv_viz.ui.autoencoder_state import Autoencoder
from deconv_viz.ui.autoencoder_weights import parameters
from deconv_viz.ui.words import text

_DOWN = 8  # pictures of a layer that stand in a column
_TOOLS = ("pen", "rubber", "undo", "clear")


class Passed(NamedTuple):
    """A picture on its way through a network: what went in, each layer's output, and the loss."""

    network: Network
    vector: NDArray[np.float32]
    clean: Grey
    seen: Grey
    outputs: tuple[NDArray[np.float32], ...]
    loss: float

    @property
    def back(self) -> Grey:
        """What came back."""
        found: Grey = self.outputs[-1][0]
        return found

    @property
    def difference(self) -> Grey:
        """What came back less the picture without noise."""
        found: Grey = self.back - self.clean
        return found


def passed(state: Autoencoder, network: Network, picture: Ink) -> Passed:
    """Send a picture through a network, with the noise and the parameters of the state."""
    vector = parameters(network.name, state.weights).vector
    clean, noisy = seen(picture, 0), seen(picture, state.noise)
    outputs = activations(network, vector, noisy)
    found = float(image_losses(network, vector, noisy[np.newaxis], clean[np.newaxis])[0])
    return Passed(network, vector, clean, noisy, outputs, found)


def hero(state: Autoencoder, way: Passed) -> Sheet:
    """Return the sheet: the pad, a plate for each layer, what comes back, and how near it is."""
    picture = picture_of(state)
    least = floor(picture)
    plates = {"picks": _picks(state)}
    for position, (row, output) in enumerate(
        zip(way.network.flow()[:-1], way.outputs[:-1], strict=True)
    ):
        chosen = None
        if position == state.layer:
            chosen = (state.channel, 0, 0, *row.output[1:])
        plates[f"layer{position}"] = Plate(
            shades(output),
            "input" if position <= way.network.code else "output",
            text("autoencoder.maps_of", layer=row.layer.name, shape=size(row.output)),
            across=math.ceil(len(output) / _DOWN),
            picture=text("autoencoder.channel_short"),
            choose=f"map:{position}.",
            chosen=chosen,
        )
    plates["back"] = Plate(shades(way.back[np.newaxis], 1), "output", text("autoencoder.back"))
    plates["difference"] = Plate(
        signed(way.difference[np.newaxis], 0.5),
        "output",
        text("autoencoder.difference"),
        signed=True,
    )
    if state.noise:
        plates["seen"] = Plate(shades(way.seen[np.newaxis], 1), "input", text("autoencoder.seen"))
    says = {
        "loss": loss(way.loss),
        "floor": loss(least),
        "over": loss(max(way.loss - least, 0)),
    }
    words = {
        name: text(f"autoencoder.pad.{name}")
        for name in ("label", "cell", "pen", "rubber", "clear")
    }
    return Sheet(
        _html(state, way.network), plates, says, picture, source_of(state), held().token, words
    )


def _html(state: Autoencoder, network: Network) -> str:
    tools = "".join(
        f'<button type="button" data-do="{name}">{text(f"autoencoder.tool.{name}")}</button>'
        for name in _TOOLS
    )
    another = text("autoencoder.another")
    left = (
        f"<h4>{text('autoencoder.draw')}</h4><div data-pad></div>"
        f'<div class="tools">{tools}</div><div class="digits">{hole("picks", small=True)}'
        f'<button type="button" data-choose="another" title="{another}" aria-label="{another}">'
        "↻</button></div>"
    )
    right = (
        f"<h4>{text('autoencoder.back')}</h4>{hole('back')}"
        f'<div class="second">{_difference()}'
        f'<div><p class="muted">{text("autoencoder.loss")}</p>'
        f'<p class="big"><span data-say="loss"></span></p>'
        f"<p>{_changing('autoencoder.loss_floor', 'floor', 'over')}</p></div></div>"
    )
    return (
        f'<div class="way"><div class="in">{left}</div>'
        f'<div class="between">{_layers(state, network)}{_between(state, network)}</div>'
        f'<div class="out">{right}</div></div>'
    )


def _difference() -> str:
    return figure("output", text("autoencoder.difference"), hole("difference"))


def _layers(state: Autoencoder, network: Network) -> str:
    """Return the plates between, all on one scale, so that channels show as width."""
    parts, whole = "", 0
    for position, row in enumerate(network.flow()[:-1]):
        channels, rows, columns = row.output
        wide = math.ceil(channels / _DOWN) * (columns + 1) - 1
        whole += wide
        marks = ("open " if position == state.layer else "") + (
            "code-of" if position == network.code else ""
        )
        small = " data-small" if columns >= rows > _DOWN * 2 else ""
        parts += (
            f'<div class="{marks.strip()}" style="--share:{wide}"{small}>'
            f"{hole(f'layer{position}')}<b>{rows}²</b>×{channels}</div>"
        )
    # No pixel larger than two and a half: a small network is not to look larger than a large one.
    return (
        f"<h4>{text('autoencoder.between')} <small>{text('autoencoder.between_help')}</small></h4>"
        f'<div class="layers" style="max-width:{max(whole * 2.4, 260):g}px">{parts}</div>'
    )


def _between(state: Autoencoder, network: Network) -> str:
    code = network.flow()[network.code].output
    larger = network.code_size > math.prod(network.input)
    says = text(
        f"autoencoder.code.{'larger' if larger else 'smaller'}",
        shape=size(code),
        numbers=f"{network.code_size:,}",
        pixels=math.prod(network.input),
    )
    if not state.noise:
        return f'<div class="middle"><p>{says}</p></div>'
    caption = text("autoencoder.seen_noise", noise=state.noise)
    return f'<div class="middle"><p>{says}</p>{figure("input", caption, hole("seen", 112))}</div>'


def _picks(state: Autoencoder) -> Plate:
    """Return the ten digits to start from."""
    first = state.digit - state.digit % 10
    pictures = np.stack([generated(first + label) for label in range(10)])
    chosen = (state.digit % 10, 0, 0, *pictures.shape[1:])
    return Plate(
        pictures,
        "input",
        escape(text("autoencoder.picks")),
        across=10,
        picture=text("autoencoder.pick"),
        choose=f"pick:{first}.",
        chosen=chosen,
    )


def _changing(key: str, *names: str) -> str:
    """Return a sentence with places for words that change with each stroke."""
    return text(key, **{name: f'<b data-say="{name}"></b>' for name in names})
