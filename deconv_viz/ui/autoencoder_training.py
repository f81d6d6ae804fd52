"""How the networks were trained, in honest figures; and a few steps of training to watch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import streamlit as st

from deconv_viz.charts.training import loss_curve
from deconv_viz.network import NETWORKS, digits, network_named, reconstruct, shipped, shipped_names
from deconv_viz.stage.pad import Plate, Sheet, pad
from deconv_viz.ui.address import set_state
from deconv_viz.ui.autoencoder_picture import seen
from deconv_viz.ui.autoencoder_plates import hole, loss, shades
from deconv_viz.ui.autoencoder_rehearsal import Progress, Rehearsal
from deconv_viz.ui.autoencoder_state import Autoencoder
from deconv_viz.ui.autoencoder_weights import keep_trained, missing, name, trained_here
from deconv_viz.ui.words import text

_PAGE = "autoencoder"
_JOB = "autoencoder.rehearsal"
_PARTS = ("training", "validation", "test")

STEPS = 100
_EVERY = 1.0  # seconds between two looks at a training that runs
_SHOWN = 10


def show_training(state: Autoencoder) -> None:
    """Draw the figures of the shipped networks, and the training to watch."""
    left, right = st.columns([11, 10], gap="medium")
    with left:
        st.subheader(text("autoencoder.trained"), anchor=False)
        _shipped(state)
    with right:
        st.subheader(text("autoencoder.train_here"), anchor=False)
        st.markdown(text("autoencoder.train_says", steps=STEPS))
        job = _job()
        running = job is not None and job.progress().running
        st.fragment(_watch, run_every=_EVERY if running else None)()


def _shipped(state: Autoencoder) -> None:
    names = shipped_names()
    if state.model in names:
        report = shipped(state.model).report
        floor = report["floor"]["training"]
        st.plotly_chart(
            loss_curve(
                report["loss_per_epoch"],
                report["validation_loss_per_epoch"],
                floor,
                {
                    "epoch": text("autoencoder.epoch"),
                    "loss": text("autoencoder.loss_axis"),
                    "training": text("autoencoder.of.training"),
                    "validation": text("autoencoder.of.validation"),
                    "floor": text("autoencoder.floor_line", floor=loss(floor)),
                },
                st.context.theme.type == "dark",
            ),
            key=f"{_PAGE}.curve",
            height=290,
            config={"displayModeBar": False},
        )
        st.markdown(text("autoencoder.floor_says", floor=loss(floor)))
    for model in NETWORKS:
        if model not in names:
            st.markdown(missing(model))
    if names:
        st.html(_figures({model: shipped(model).report for model in names}))
        report = shipped(names[0]).report
        st.caption(
            text(
                "autoencoder.report",
                data=report["data"],
                epochs=report["epochs"],
                batch=f"{report['batch']:,}",
                training=f"{report['images']['training']:,}",
                validation=f"{report['images']['validation']:,}",
                seed=report["seed"],
            )
        )


def _figures(reports: Mapping[str, Mapping[str, Any]]) -> str:
    head = "".join(f'<th scope="col">{text(f"autoencoder.of.{part}")}</th>' for part in _PARTS)
    rows = "".join(
        f'<tr><th scope="row">{name(model)}</th>'
        + "".join(f"<td>{loss(report['loss'][part])}</td>" for part in _PARTS)
        + f"<td>{report['seconds'] / 60:.0f} min</td></tr>"
        for model, report in reports.items()
    )
    floors = next(iter(reports.values()))["floor"]
    floor = "".join(f"<td>{loss(floors[part])}</td>" for part in _PARTS)
    return (
        f'<style>{_STYLE}</style><div class="ae-figures"><table><tr><th></th>{head}'
        f'<th scope="col">{text("autoencoder.time")}</th></tr>{rows}'
        f'<tr class="floor"><th scope="row">{text("autoencoder.floor")}</th>{floor}<td></td></tr>'
        "</table></div>"
    )


_STYLE = """
.ae-figures { overflow-x: auto; }
.ae-figures table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.ae-figures th { text-align: left; font-weight: 600; }
.ae-figures :is(th, td) { padding: 0.15rem 0.9rem 0.15rem 0; }
.ae-figures td { text-align: right; white-space: nowrap; }
.ae-figures .floor :is(th, td) { border-top: 1px solid currentColor; }
"""


# ---- a few steps here ----


def _job() -> Rehearsal | None:
    job = st.session_state.get(_JOB)
    return job if isinstance(job, Rehearsal) else None


def _watch() -> None:
    state: Autoencoder = st.session_state[_PAGE]
    job = _job()
    now = job.progress() if job else None
    running = now is not None and now.running
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        known = state.model in trained_here()
        st.button(
            text("autoencoder.go_on" if known else "autoencoder.train", steps=STEPS),
            key=f"{_PAGE}.train",
            type="primary",
            disabled=running,
            on_click=_start,
            args=(state.model, True),
        )
        if known and not running:
            st.button(
                text("autoencoder.afresh"),
                key=f"{_PAGE}.afresh",
                on_click=_start,
                args=(state.model, False),
            )
        st.button(
            text("autoencoder.stop"),
            key=f"{_PAGE}.stop",
            disabled=not running,
            on_click=_stop,
        )
    if st.session_state.pop(f"{_JOB}.began", False):
        # The page takes up the clock that asks how far the training is.
        st.rerun()
    if now is None:
        return
    if now.refused:
        st.markdown(f":orange-background[{text('autoencoder.busy')}]")
        return
    _show(now)
    if not running and not st.session_state.get(f"{_JOB}.kept"):
        st.session_state[f"{_JOB}.kept"] = True
        if now.vector is not None:
            keep_trained(now.model, now.vector)
            if state.model == now.model:
                set_state(_PAGE, replace(state, weights="here", notice=""))
        st.rerun()


def _start(model: str, going_on: bool) -> None:
    old = _job()
    if old is not None:
        old.stop()
        old.wait(2)
    begin = trained_here().get(model) if going_on else None
    count = st.session_state.get(f"{_JOB}.count", 0)
    # Going on with other digits: the same ones again would teach it nothing new.
    st.session_state[_JOB] = Rehearsal(network_named(model), STEPS, begin, count)
    st.session_state[f"{_JOB}.count"] = count + 1
    st.session_state[f"{_JOB}.kept"] = False
    st.session_state[f"{_JOB}.began"] = True


def _stop() -> None:
    job = _job()
    if job:
        job.stop()
        job.wait(2)


def _show(now: Progress) -> None:
    if now.vector is None:
        st.progress(0.0, text("autoencoder.begins"))
        return
    done = len(now.losses)
    key = "autoencoder.step" if now.running else "autoencoder.stopped"
    values = {"loss": loss(now.losses[-1]), "floor": loss(now.floor)}
    said = text(key, name=name(now.model), done=f"{done}", of=f"{now.of}", **values)
    st.progress(done / now.of, said)
    images = digits(_SHOWN, seed=1).images
    clean = np.stack([seen(image, 0) for image in images])
    back = reconstruct(network_named(now.model), now.vector, clean)
    plates = {
        "put-in": Plate(images, "input", text("autoencoder.original"), across=_SHOWN),
        "come-back": Plate(shades(back, 1), "output", text("autoencoder.back"), across=_SHOWN),
    }
    html = f"{curve(now)}{hole('put-in')}<p></p>{hole('come-back')}"
    pad(Sheet(html, plates), key=f"{_PAGE}.sheet.watched")


def curve(now: Progress) -> str:
    """Return the losses so far as a line over the steps, and the floor, as SVG."""
    wide, tall = 400, 90
    most = max(*now.losses, now.floor * 2)
    height = [tall - 4 - (tall - 8) * value / most for value in (*now.losses, now.floor)]
    points = " ".join(
        f"{wide * step / max(now.of - 1, 1):.1f},{y:.1f}" for step, y in enumerate(height[:-1])
    )
    label = text("autoencoder.curve_label", first=loss(now.losses[0]), last=loss(now.losses[-1]))
    return (
        f'<svg class="curve" viewBox="0 0 {wide} {tall}" role="img" aria-label="{label}"'
        ' preserveAspectRatio="none">'
        f'<line class="floor" x1="0" x2="{wide}" y1="{height[-1]:.1f}" y2="{height[-1]:.1f}"/>'
        f'<polyline points="{points}"/></svg>'
    )
