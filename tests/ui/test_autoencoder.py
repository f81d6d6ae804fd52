"""The page of the autoencoder without a browser: what it sends, its address, its refusals."""

import base64
import json
import threading
import time
import zlib
from collections.abc import Mapping
from functools import partial
from io import BytesIO
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl

import numpy as np
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from deconv_viz.core import conv_transpose
from deconv_viz.network import (
    NETWORKS,
    Trained,
    activations,
    digits,
    floor,
    image_losses,
    live,
    network_named,
    shipped_names,
)
from deconv_viz.network.initial import initial
from deconv_viz.stage.pad import Plate, Sheet, message, read_drawing
from deconv_viz.state import decode as decode_lab
from deconv_viz.text import text
from deconv_viz.ui import autoencoder as page
from deconv_viz.ui import autoencoder_rehearsal, autoencoder_weights
from deconv_viz.ui.autoencoder_hero import passed
from deconv_viz.ui.autoencoder_inside import lab_of, taken_apart
from deconv_viz.ui.autoencoder_picture import (
    RefusedPictureError,
    generated,
    read_picture,
    seen,
)
from deconv_viz.ui.autoencoder_rehearsal import Rehearsal
from deconv_viz.ui.autoencoder_sheets import checker
from deconv_viz.ui.autoencoder_state import (
    DEFAULT,
    PARTS,
    Autoencoder,
    changed,
    decoded,
    encoded,
)
from deconv_viz.ui.lesson import Lesson
from tests.ui.visit import mounts, visit

SECONDS = 60

REPORT: Mapping[str, Any] = {
    "data": "MNIST",
    "images": {"training": 48_000, "validation": 12_000, "test": 10_000},
    "seed": 0,
    "batch": 1000,
    "epochs": 2,
    "loss_per_epoch": [0.4, 0.1],
    "validation_loss_per_epoch": [0.2, 0.09],
    "loss": {"training": 0.0901, "validation": 0.0902, "test": 0.0903},
    "floor": {"training": 0.0584, "validation": 0.0586, "test": 0.0581},
    "seconds": 120.0,
}


@pytest.fixture(params=["none", "all"])
def weights(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test without any shipped weights, and with some for every network."""
    pretend(monkeypatch, tuple(NETWORKS) if request.param == "all" else ())
    return str(request.param)


def pretend(monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]) -> None:
    def shipped(name: str) -> Trained:
        network = network_named(name)
        return Trained(network, initial(network, 1), MappingProxyType(dict(REPORT)))

    for module in ("autoencoder_weights", "autoencoder_training"):
        monkeypatch.setattr(f"deconv_viz.ui.{module}.shipped_names", lambda: names)
        monkeypatch.setattr(f"deconv_viz.ui.{module}.shipped", shipped)


app = partial(visit, "autoencoder")


def sent(test: AppTest, place: int = 0) -> tuple[dict[str, Any], bytes]:
    """Return the head and the pixels of what the page has sent to one of its pads."""
    return unpacked(mounts(test)[place].proto.bytes)


def unpacked(data: bytes) -> tuple[dict[str, Any], bytes]:
    end = 4 + int.from_bytes(data[:4], "little")
    head: dict[str, Any] = json.loads(data[4:end])
    return head, zlib.decompress(data[end:])


def said(test: AppTest) -> str:
    return " ".join(str(part.value) for part in test.markdown)


# ---- the page ----


@pytest.mark.parametrize("part", PARTS)
def test_every_part_works_with_and_without_trained_weights(part: str, weights: str) -> None:
    for model in NETWORKS:
        test = app(part=part, model=model)
        assert not test.exception
        assert test.header[0].value == text("page.autoencoder.title")
        missing = text("autoencoder.missing", name=text(f"autoencoder.model.{model}"))
        assert (missing in said(test)) is (weights == "none")


def test_the_pad_opens_with_a_digit_and_what_each_layer_makes_of_it(weights: str) -> None:
    head, pixels = sent(app())
    assert pixels[:784] == digits(1, start=3).images.tobytes()
    shapes = {plate["name"]: tuple(plate["shape"]) for plate in head["plates"]}
    assert [shapes[f"layer{place}"] for place in range(6)] == [
        (32, 26, 26),
        (16, 24, 24),
        (8, 22, 22),
        (8, 24, 24),
        (16, 26, 26),
        (32, 28, 28),
    ]
    assert shapes["back"] == shapes["difference"] == (1, 28, 28)
    assert len(pixels) == 784 + sum(int(np.prod(shape)) for shape in shapes.values())
    for name in shapes:
        assert f'data-plate="{name}"' in head["html"]


def test_what_it_says_of_the_loss_is_the_networks_own(weights: str) -> None:
    test = app(noise="40")
    state = decoded({"noise": "40"})
    vector = initial(state.network, 1 if weights == "all" else 0)
    clean = digits(1, start=3).images / np.float32(255)
    loss = image_losses(state.network, vector, seen(generated(3), 40)[np.newaxis], clean)[0]
    head, _ = sent(test)
    assert head["says"]["loss"] == f"{loss:.4f}"
    assert head["says"]["floor"] == f"{floor(generated(3)):.4f}"
    assert "seen" in [plate["name"] for plate in head["plates"]]


def test_the_code_is_called_larger_or_smaller_than_the_picture(weights: str) -> None:
    assert "22×22×8 = 3,872 numbers, more than the 784" in sent(app())[0]["html"]
    assert "7×7×8 = 392 numbers, half of the 784" in sent(app(model="strided"))[0]["html"]


def test_shapes_and_costs_are_the_networks_own(weights: str) -> None:
    html = sent(app(part="shapes"), 1)[0]["html"]
    for row in network_named("autoencoder").flow():
        assert f">{row.parameters:,}<" in html
        assert f">{row.multiplies:,}<" in html
    assert "<b>12,785</b>" in html


def test_training_shows_the_reports_figures_beside_the_floor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pretend(monkeypatch, ("autoencoder",))
    test = app(part="training")
    html = "".join(str(part.proto.body) for part in test.get("html"))
    for figure in ("0.0901", "0.0902", "0.0903", "0.0584", "0.0586", "0.0581", "2 min"):
        assert f"<td>{figure}</td>" in html
    assert "The floor of 0.0584" in said(test)
    assert len(test.get("plotly_chart")) == 1


@pytest.mark.parametrize("framework", ["keras", "torch"])
def test_the_code_is_that_of_the_network_that_is_shown(framework: str) -> None:
    test = app(part="code", fw=framework, model="strided")
    assert framework in test.code[0].value
    assert 'np.load("strided.npz")' in test.code[0].value


def test_the_package_ships_what_it_says() -> None:
    assert set(shipped_names()) <= set(NETWORKS)


# ---- the address ----


@pytest.mark.parametrize(
    "state",
    [
        DEFAULT,
        changed(DEFAULT, part="many", noise=35, digit=1234, first=40),
        changed(DEFAULT, model="strided", layer=0, channel=31, row=13, column=1, inputs=0),
        changed(DEFAULT, model="resized", weights="untrained"),
        changed(DEFAULT, layer=6, row=27, column=27, inputs=31, framework="torch", part="code"),
    ],
)
def test_a_state_comes_back_from_its_link(state: Autoencoder) -> None:
    assert decoded(encoded(state)) == state


def test_the_first_state_needs_no_address() -> None:
    assert encoded(DEFAULT) == {}
    assert dict(app().query_params) == {}


@pytest.mark.parametrize(
    "query",
    [
        {"model": "resnet"},
        {"layer": "99"},
        {"noise": "-5"},
        {"d": "x"},
        {"layer": "2", "ch": "31"},
        {"model": "strided", "layer": "6"},
        {"part": "<b>"},
    ],
)
def test_a_link_that_cannot_be_is_the_nearest_one_and_says_so(query: dict[str, str]) -> None:
    state = decoded(query)
    assert state.notice == text("autoencoder.link")
    assert decoded(encoded(state)) == changed(state)


def test_every_number_that_a_layer_does_not_have_gives_way() -> None:
    for model in NETWORKS:
        for layer in range(7):
            state = changed(
                changed(DEFAULT, model=model), layer=layer, channel=31, row=27, column=27, inputs=31
            )
            channels, rows, columns = state.layer_row.output
            assert state.channel < channels
            assert state.row < rows
            assert state.column < columns
            assert state.inputs < state.layer_row.input[0]


def test_noise_model_and_part_are_written_into_the_address() -> None:
    test = app()
    test.slider("autoencoder.noise.control").set_value(50).run()
    test.selectbox("autoencoder.model.control").set_value("strided").run()
    test.segmented_control("autoencoder.part.control").set_value("shapes").run()
    assert dict(test.query_params) == {"noise": "50", "model": "strided", "part": "shapes"}
    assert not test.exception


# ---- one output ----


@pytest.mark.parametrize(
    ("model", "layer"),
    [(model, layer) for model in NETWORKS for layer in range(len(network_named(model).layers))],
)
def test_the_lab_shows_the_share_of_the_opened_output(model: str, layer: int) -> None:
    state = changed(changed(DEFAULT, model=model), layer=layer, row=5, column=6)
    found = taken_apart(state, passed(state, state.network, generated(3)))
    if not state.has_kernel:
        assert found is None
        return
    assert found is not None
    lab = lab_of(found)
    y = conv_transpose(lab.input(), lab.kernel(), lab.geometry())
    # Rounded to three decimals: nine products of numbers that may be off by half of the third.
    reach = 0.0006 * float(np.abs(found.patch).sum() + np.abs(found.kernel).sum())
    assert y[found.cell] == pytest.approx(found.shares[found.inputs], abs=reach)
    step = int(np.ravel_multi_index(found.cell, y.shape)) + 1
    assert (lab.order, lab.step) == ("output", step)


def test_the_link_to_the_lab_is_one_that_the_lab_reads_whole() -> None:
    links = [part.proto for part in app(row="7").get("page_link")]
    (link,) = [link for link in links if link.label == text("autoencoder.lab")]
    lab, problems = decode_lab(dict(parse_qsl(link.query_string)))
    assert problems == ()
    assert lab.rows.size == 3
    assert len(lab.kernel_edits) == 9


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        ("pick:10.7", {"digit": 17}),
        ("another", {"digit": 13}),
        ("map:2.5", {"part": "inside", "layer": 2, "channel": 5}),
        ("layer:6", {"part": "inside", "layer": 6}),
        ("ch:15", {"channel": 15}),
        ("at:0,20,21", {"row": 20, "column": 21}),
        ("in:3", {"inputs": 3}),
        ("in:x", None),
        ("map:99.0", None),
        ("pick:9999.9", None),
        ("at:0,-1,5", None),
        ("what", None),
        ("", None),
    ],
)
def test_what_is_chosen_on_a_sheet_is_shown_and_anything_else_passed_over(
    said: str, becomes: dict[str, Any] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes: list[dict[str, Any]] = []
    monkeypatch.setattr(page, "chosen_of", lambda key: said)
    monkeypatch.setattr(Lesson, "change", lambda _, **values: changes.append(values))
    page._choose("key")
    assert changes == ([] if becomes is None else [becomes])


# ---- the picture ----


ALL = base64.b64encode(bytes(784)).decode()


def test_a_drawing_is_784_bytes_with_a_token() -> None:
    picture = np.arange(784, dtype=np.uint8).reshape(28, 28)
    found = read_drawing(f"abc.{base64.b64encode(picture.tobytes()).decode()}")
    assert found is not None
    assert found.token == "abc"
    assert (found.picture == picture).all()


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        5,
        "",
        "abc",
        "a.!!!",
        "a." + base64.b64encode(b"x" * 783).decode(),
        "x" * 9999 + "." + ALL,
    ],
)
def test_what_is_no_drawing_is_passed_over(wrong: object) -> None:
    assert read_drawing(wrong) is None


def test_a_message_holds_every_pixel_once() -> None:
    plate = Plate(np.arange(24, dtype=np.uint8).reshape(2, 3, 4), "output", "two", across=2)
    head, pixels = unpacked(message(Sheet("<p>é</p>", {"one": plate})))
    assert (head["html"], head["drawn"]) == ("<p>é</p>", False)
    assert list(pixels) == list(range(24))
    assert plate.width == 9


def png(values: np.ndarray[Any, Any]) -> bytes:
    file = BytesIO()
    Image.fromarray(values).save(file, "PNG")
    return file.getvalue()


def test_an_uploaded_digit_is_light_on_dark_and_in_the_middle() -> None:
    paper = np.full((90, 60), 255, np.uint8)
    paper[30:70, 5:15] = 0  # a stroke, dark on light, far to the left
    picture = read_picture(png(paper))
    assert picture.shape == (28, 28)
    rows, columns = np.nonzero(picture)
    assert (rows.min(), rows.max()) == (4, 23)
    assert abs((columns.min() + columns.max()) / 2 - 13.5) <= 0.5
    assert picture.max() == 255


def with_byte(contents: bytes, place: int, value: int) -> bytes:
    return contents[:place] + bytes([value]) + contents[place + 1 :]


BLACK = png(np.zeros((30, 30), np.uint8))


@pytest.mark.parametrize(
    ("contents", "key"),
    [
        pytest.param(b"not a picture", "autoencoder.upload.unreadable", id="text"),
        pytest.param(b"", "autoencoder.upload.unreadable", id="nothing"),
        pytest.param(BLACK[: len(BLACK) // 2], "autoencoder.upload.unreadable", id="half"),
        pytest.param(with_byte(BLACK, 11, 0), "autoencoder.upload.unreadable", id="short head"),
        pytest.param(with_byte(BLACK, 36, 0), "autoencoder.upload.unreadable", id="no part"),
        pytest.param(BLACK, "autoencoder.upload.empty", id="black"),
        pytest.param(png(np.zeros((2500, 2000), np.uint8)), "autoencoder.upload.large", id="large"),
    ],
)
def test_a_file_that_gives_no_picture_is_refused_in_one_sentence(contents: bytes, key: str) -> None:
    with pytest.raises(RefusedPictureError) as caught:
        read_picture(contents)
    assert caught.value.key == key
    sentence = text(key, "en", **caught.value.values)
    assert sentence.endswith(".")
    assert not set("{}") & set(sentence)


def test_noise_is_the_same_for_every_stroke_and_stays_within_the_range() -> None:
    one, other = seen(generated(3), 50), seen(generated(3), 50)
    assert (one == other).all()
    assert one.min() >= 0
    assert one.max() <= 1
    assert (seen(generated(3), 0) == generated(3) / np.float32(255)).all()


# ---- weights, training, artefacts ----


def test_without_shipped_weights_those_trained_here_come_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pretend(monkeypatch, ("autoencoder",))
    here = {"strided": initial(network_named("strided"), 5)}
    monkeypatch.setattr(autoencoder_weights, "trained_here", lambda: here)
    found = autoencoder_weights.parameters
    assert found("autoencoder", "trained").kind == "trained"
    assert found("strided", "trained").kind == "here"
    assert found("strided", "untrained").kind == "untrained"
    assert found("resized", "trained").kind == "untrained"
    assert found("autoencoder", "here").kind == "trained"
    assert autoencoder_weights.choices("strided") == ("here", "untrained")


def test_a_training_here_shows_its_steps_and_can_be_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(autoencoder_rehearsal, "UNSEEN", SECONDS)
    job = Rehearsal(network_named("strided"), 200, None, 0)
    deadline = time.monotonic() + SECONDS
    while not job.progress().losses and time.monotonic() < deadline:
        time.sleep(0.01)
    job.stop()
    job.wait(SECONDS)
    now = job.progress()
    assert not now.running
    assert 0 < len(now.losses) < 200 == now.of
    assert now.vector is not None


def test_a_training_that_nobody_asks_about_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autoencoder_rehearsal, "UNSEEN", 0.0)
    job = Rehearsal(network_named("strided"), 200, None, 0)
    job.wait(SECONDS)
    assert len(job.progress().losses) == 1


def test_more_trainings_than_there_are_places_are_refused_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slots = threading.BoundedSemaphore(1)
    slots.acquire()
    monkeypatch.setattr(live, "_slots", slots)
    job = Rehearsal(network_named("strided"), 5, None, 0)
    job.wait(SECONDS)
    assert job.progress().refused
    assert not job.progress().losses


def test_the_page_trains_and_then_shows_what_was_learnt() -> None:
    test = app(part="training", model="strided")
    test.button("autoencoder.train").click().run()
    assert not test.exception
    test.button("autoencoder.stop").click().run()
    deadline = time.monotonic() + SECONDS
    while "strided" not in test.session_state["autoencoder.here"] and time.monotonic() < deadline:
        test.run()
    assert not test.exception
    assert test.session_state["autoencoder"].weights == "here"
    assert text("autoencoder.afresh") in [button.label for button in test.button]


def test_a_checkerboard_stands_out_and_a_smooth_picture_does_not() -> None:
    rows, columns = np.indices((14, 14))
    smooth = np.exp(-((rows - 6) ** 2 + (columns - 7) ** 2) / 20)
    chance = np.random.default_rng(0).normal(size=(8, 14, 14))
    assert checker(np.stack([smooth * (1 + (rows + columns) % 2)])) > 10
    assert checker(chance) < 3
    assert checker(np.zeros((2, 14, 14))) == 1


def test_the_maps_are_what_the_network_makes_of_the_noisy_picture() -> None:
    state = changed(DEFAULT, noise=20)
    way = passed(state, state.network, generated(3))
    expected = activations(state.network, way.vector, seen(generated(3), 20))
    for one, other in zip(way.outputs, expected, strict=True):
        assert (one == other).all()
    assert (way.clean == generated(3) / np.float32(255)).all()
