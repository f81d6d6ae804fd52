"""Beside one digit: what each layer costs, two decoders on the same digit, and many digits."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from deconv_viz.core.spectrum import artefact
from deconv_viz.network import (
    NETWORKS,
    RESIZED,
    STRIDED,
    Network,
    digits,
    image_losses,
    network_named,
    reconstruct,
)
from deconv_viz.stage.pad import Ink, Plate, Sheet
from deconv_viz.ui.autoencoder_hero import Passed, passed
from deconv_viz.ui.autoencoder_picture import seen
from deconv_viz.ui.autoencoder_plates import (
    Array,
    described,
    figure,
    hole,
    loss,
    shades,
    signed,
    size,
)
from deconv_viz.ui.autoencoder_state import Autoencoder
from deconv_viz.ui.autoencoder_weights import name, parameters
from deconv_viz.ui.words import text

MANY = 20
_ACROSS = 10
_MAPS = 8

PAIR = (STRIDED, RESIZED)


# ---- what each layer costs ----


def shapes(state: Autoencoder) -> Sheet:
    """Return the table of a network: shapes, parameters and multiplies of its layers."""
    network = network_named(state.model)
    heads = ("layer", "what", "shape", "numbers", "parameters", "multiplies")
    head = "".join(
        f'<th class="{"right" if place > 2 else ""}" scope="col">'
        f"{text(f'autoencoder.column.{column}')}</th>"
        for place, column in enumerate(heads)
    )
    most = max(row.multiplies for row in network.flow())
    body = _line(
        "", text("autoencoder.picture"), size(network.input), _count(network.input), "", ""
    )
    for position, row in enumerate(network.flow()):
        label = row.layer.name + (
            f" · {text('autoencoder.is_code')}" if position == network.code else ""
        )
        share = row.multiplies / most * 100
        body += _line(
            f'<button type="button" class="thumb" data-choose="layer:{position}">{label}</button>',
            described(row.layer),
            size(row.output),
            _count(row.output),
            f"{row.parameters:,}",
            f"{row.multiplies:,}",
            f'<span class="lane"><i style="left:0;width:{share:.0f}%"></i></span>',
        )
    total = _line(
        f"<b>{text('autoencoder.total')}</b>",
        "",
        "",
        "",
        f"<b>{network.parameters:,}</b>",
        f"<b>{network.multiplies:,}</b>",
    )
    rows_of_table = f"<tr>{head}<th></th></tr>{body}{total}"
    return Sheet(
        f'<div class="scroll"><table class="facts costs">{rows_of_table}</table></div>', {}
    )


def _count(shape: tuple[int, ...]) -> str:
    return f"{int(np.prod(shape)):,}"


def _line(*cells: str) -> str:
    right = range(3, 6)
    inside = "".join(
        f'<td class="{"right" if place in right else ""}">{cell}</td>'
        for place, cell in enumerate(cells)
    )
    return f"<tr>{inside}</tr>"


# ---- two decoders ----


def pair(state: Autoencoder, picture: Ink) -> Sheet:
    """Return both networks that compress, on the picture of the pad."""
    plates: dict[str, Plate] = {}
    halves = ""
    for network in PAIR:
        way = passed(state, network, picture)
        halves += _half(state, way, plates)
    return Sheet(f'<div class="versus">{halves}</div>', plates)


def _half(state: Autoencoder, way: Passed, plates: dict[str, Plate]) -> str:
    network = way.network
    own = network.name
    last = way.outputs[_first_up(network)]
    title = name(own)
    plates[f"{own}-back"] = Plate(
        shades(way.back[np.newaxis], 1), "output", f"{title}: {text('autoencoder.back')}"
    )
    plates[f"{own}-difference"] = Plate(
        signed(way.difference[np.newaxis], 0.5),
        "output",
        f"{title}: {text('autoencoder.difference')}",
        signed=True,
    )
    plates[f"{own}-maps"] = Plate(
        shades(last), "output", f"{title}: {text('autoencoder.up1')}", across=_MAPS
    )
    shown = (
        figure("output", text("autoencoder.back"), hole(f"{own}-back", 140))
        + figure("output", text("autoencoder.difference"), hole(f"{own}-difference", 140))
        + figure("output", text("autoencoder.up1"), hole(f"{own}-maps", 290))
    )
    report = parameters(own, state.weights).report
    code = network.flow()[network.code].output
    rows = {
        "loss": loss(way.loss),
        "test": loss(report["loss"]["test"]) if report else text("autoencoder.none"),
        "checker": text("autoencoder.times", times=f"{checker(last):.1f}"),
        "decoder": f"{sum(row.multiplies for row in network.flow()[network.code + 1 :]):,}",
        "parameters": f"{network.parameters:,}",
        "code": f"{size(code)} = {network.code_size}",
    }
    table = "".join(
        f'<tr><th scope="row">{text(f"autoencoder.pair.{key}")}</th>'
        f'<td class="right">{value}</td></tr>'
        for key, value in rows.items()
    )
    return (
        f'<section><h4>{title}</h4><div class="pictures">{shown}</div>'
        f'<table class="facts">{table}</table></section>'
    )


def _first_up(network: Network) -> int:
    """Return the position of the first layer behind the code that has a kernel."""
    return next(
        position
        for position, row in enumerate(network.flow())
        if position > network.code and row.parameters
    )


def checker(maps: Array) -> float:
    """Return how far period 2 stands out of its surroundings in the spectra of maps (c, n, n).

    The median over the maps that are not empty: about 1 where there is no checkerboard.
    """
    ratios = [artefact(each, (2, 2))[0].ratio for each in maps if each.any()]
    return float(np.median(ratios)) if ratios else 1.0


# ---- many digits ----


def many(state: Autoencoder) -> Sheet:
    """Return a grid of digits, what comes back of each, the difference and the loss."""
    network = network_named(state.model)
    vector = parameters(state.model, state.weights).vector
    clean, back, losses = _many(state.model, vector.tobytes(), state.first, state.noise)
    plates: dict[str, Plate] = {}
    html = ""
    for start in range(0, MANY, _ACROSS):
        part = slice(start, start + _ACROSS)
        numbers = {"original": clean, "back": back, "difference": back - clean}
        for kind, pictures in numbers.items():
            plates[f"{kind}{start}"] = Plate(
                signed(pictures[part], 0.5) if kind == "difference" else shades(pictures[part], 1),
                "input" if kind == "original" else "output",
                text(f"autoencoder.{kind}"),
                across=_ACROSS,
                signed=kind == "difference",
                picture=text("autoencoder.pick"),
                choose=f"pick:{state.first + start}." if kind == "original" else "",
            )
            html += f"<span>{text(f'autoencoder.{kind}')}</span>{hole(f'{kind}{start}')}"
        figures = "".join(f"<span>{value:.3f}</span>" for value in losses[part])
        html += f'<span>{text("autoencoder.loss")}</span><div class="ten">{figures}</div><hr>'
    says = text(
        "autoencoder.many_says",
        count=MANY,
        mean=loss(float(losses.mean())),
        best=loss(float(losses.min())),
        worst=loss(float(losses.max())),
        name=name(network.name),
    )
    return Sheet(f'<div class="many">{html}</div><p class="after">{says}</p>', plates)


@lru_cache(maxsize=32)
def _many(model: str, values: bytes, first: int, noise: int) -> tuple[Array, Array, Array]:
    network, vector = NETWORKS[model], np.frombuffer(values, np.float32)
    images = digits(MANY, start=first).images
    clean = np.stack([seen(image, 0) for image in images])
    noisy = np.stack([seen(image, noise) for image in images])
    back = reconstruct(network, vector, noisy)
    return clean, back, image_losses(network, vector, noisy, clean)
