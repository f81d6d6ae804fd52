"""Still and moving pictures, opened as XML and with Pillow, and compared with the core."""

import re
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image, ImageColor

from deconv_viz.core import Axis, Geometry, steps
from deconv_viz.export import ExportError, Subject, fonts, make, of_arrays, of_lab
from deconv_viz.export.drawing import draw
from deconv_viz.export.gif import MOST_FRAMES, WIDTH, plan
from deconv_viz.export.model import Model
from deconv_viz.export.raster import model_for_pixels
from deconv_viz.export.svg import svg
from deconv_viz.export.theme import theme
from deconv_viz.state import DEFAULT, Lab, decode

pytestmark = pytest.mark.long

SVG = "{http://www.w3.org/2000/svg}"
UNEVEN = "i=4,5&k=3,2&s=2,3&p=1,0&a=1,2"
LARGEST = "i=32&k=11&s=3&p=0"
HOSTILE = """"'><script>alert(1)</script>&amp;\x00\ud800"""


def lab(query: str) -> Lab:
    return decode(query)[0]


def cells(subject: Subject) -> dict[str, str]:
    """What the numbers of a drawing say, by the name of their cell."""
    root = ElementTree.fromstring(svg(subject))
    named = ((text.get("data-cell"), text.text) for text in root.iter(f"{SVG}text"))
    return {name: text or "" for name, text in named if name}


def written(name: str, values: dict[tuple[int, ...], float]) -> dict[str, str]:
    return {
        f"{name}[{','.join(map(str, place))}]": str(int(value)).replace("-", "−")
        for place, value in values.items()
    }


@pytest.mark.parametrize("query", ["", UNEVEN, "i=3&d=2&p=0", "i=3&k=2&s=2&p=0&a=1"])
@pytest.mark.parametrize("order", ["input", "output"])
def test_the_output_of_every_step_is_that_of_the_core(query: str, order: str) -> None:
    subject = of_lab(lab(query), order=order)
    totals: dict[tuple[int, ...], float] = {}
    geometry = subject.geometry
    told = steps(subject.x, subject.w, geometry, "input" if order == "input" else "output")
    for number, step in enumerate(told, start=1):
        if order == "input":
            totals |= dict(zip(step.partners, step.totals, strict=True))
        else:
            totals[step.index] = step.totals[-1] if step.totals else 0
        found = cells(replace(subject, step=number))
        if number < subject.steps:
            assert {k: v for k, v in found.items() if k[0] == "y"} == written("y", totals)
        assert found["step"] == f"{number} / {subject.steps}"
    every = {place: subject.y[place].item() for place in np.ndindex(subject.y.shape)}
    assert {k: v for k, v in found.items() if k[0] == "y"} == written("y", every)
    inputs = {place: subject.x[place].item() for place in np.ndindex(subject.x.shape)}
    assert {k: v for k, v in found.items() if k[0] == "x"} == written("x", inputs)


def test_the_canvas_shows_what_is_cropped_as_well() -> None:
    subject = of_lab(DEFAULT, step=25)
    uncropped = Geometry(tuple(replace(axis, crop=(0, 0)) for axis in subject.geometry.axes))
    whole = of_arrays(subject.x, subject.w, uncropped)
    every = {place: whole.y[place].item() for place in np.ndindex(whole.y.shape)}
    found = {k: v for k, v in cells(subject).items() if k.startswith("canvas")}
    assert found == written("canvas", every)


def test_the_sum_of_a_step_is_spelled_out() -> None:
    root = ElementTree.fromstring(svg(of_lab(DEFAULT, step=8)))
    said = [text.text for text in root.iter(f"{SVG}text")]
    at = said.index("y[3,4]")
    spelled = "y[3,4] = x[1,2]·w[2,1] + x[2,2]·w[0,1] = 2·3 + 1·(−1) = 5"
    assert " ".join(map(str, said[at : at + len(spelled.split())])) == spelled


def test_forgetting_the_flip_is_marked_where_it_is_wrong() -> None:
    right, wrong = (of_lab(DEFAULT, step=25, flip=flip) for flip in (True, False))
    assert "<polygon" not in svg(right)
    assert svg(wrong).count("<polygon") == int(Model(wrong).differs.sum()) > 0
    assert cells(wrong)["badge"].startswith("≠ ")
    assert cells(right)["badge"].startswith("= ")


def test_what_a_link_hides_is_hidden_in_pictures_too() -> None:
    subject = of_lab(DEFAULT, step=25, hidden=("results",))
    found = cells(subject)
    assert {v for k, v in found.items() if k.startswith(("y[", "canvas"))} == {"?"}
    assert found["sum"] == "?"
    assert "?" not in {v for k, v in found.items() if k.startswith("x[")}
    values = cells(of_lab(DEFAULT, step=25, hidden=("values",)))
    assert {v for k, v in values.items() if k.startswith("x[")} == {"?"}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("dark", [False, True])
def test_a_hostile_title_leaves_the_picture_well_formed(language: str, dark: bool) -> None:
    subject = of_lab(DEFAULT, title=HOSTILE, language=language, dark=dark)
    root = ElementTree.fromstring(make(subject, "svg"))
    assert root.find(f".//{SVG}script") is None
    assert any("<script>alert(1)</script>" in (t.text or "") for t in root.iter(f"{SVG}text"))


def test_numbers_are_left_out_where_they_would_be_too_small() -> None:
    names = cells(of_lab(lab(LARGEST), step=1024))
    assert not [name for name in names if name.startswith(("y[", "canvas", "x["))]
    assert len(svg(of_lab(lab(LARGEST), step=1024))) < 3_000_000


@pytest.mark.parametrize("query", ["", UNEVEN, LARGEST])
def test_all_steps_of_a_subject_have_one_size(query: str) -> None:
    model = Model(of_lab(lab(query), order="output"))
    last = model.subject.steps
    sizes = {(d.width, d.height) for d in (draw(model, step) for step in (0, 1, last // 2, last))}
    assert len(sizes) == 1


def test_a_signal_is_drawn_as_a_row_and_a_volume_refused() -> None:
    axis = Axis.of(4, 3, stride=2)
    row = of_arrays([1, 2, 3, 4], [1, 10, 100], Geometry((axis,)), step=4)
    assert cells(row)["y[0,2]"] == "102"
    volume = of_arrays(np.ones((2, 2, 2)), np.ones((1, 1, 1)), Geometry((Axis(2, 1),) * 3))
    with pytest.raises(ExportError, match="rank"):
        make(volume, "png")


# ---- pixels ----


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def has(picture: Image.Image, *colours: str) -> bool:
    found = {colour for _, colour in picture.convert("RGB").getcolors(1 << 24) or ()}
    return {ImageColor.getrgb(colour) for colour in colours} <= found


@pytest.mark.parametrize("dark", [False, True])
def test_a_png_can_be_printed(dark: bool) -> None:
    subject = of_lab(DEFAULT, step=8, dark=dark)
    picture = opened(make(subject, "png"))
    assert picture.width >= 2000
    assert [round(dpi) for dpi in picture.info["dpi"]] == [300, 300]
    own = theme(dark)
    hues = [own.hue(index, 9).fill for index in range(9)]
    assert has(picture, own.ground, own.text, own.role["output"], own.role["kernel"], *hues)


def test_one_step_of_a_png_differs_from_the_next() -> None:
    pictures = [make(of_lab(DEFAULT, step=step), "png") for step in (0, 8, 9, 25)]
    assert len(set(pictures)) == 4


def test_a_gif_has_a_picture_for_every_step() -> None:
    subject = of_lab(lab("i=3&p=0"))
    told: list[tuple[int, int]] = []
    film = opened(make(subject, "gif", lambda done, of: told.append((done, of))))
    assert film.format == "GIF"
    assert film.size[0] == WIDTH
    assert film.n_frames == 10  # type: ignore[attr-defined]
    assert film.info["loop"] == 0
    assert told == [(done, 10) for done in range(11)]
    own = theme(False)
    frames = []
    for number in range(10):
        film.seek(number)
        frame = film.convert("RGB")
        assert has(frame, own.ground, own.blank.fill, own.text, own.hue(4, 9).fill)
        frames.append(frame.tobytes())
    assert len(set(frames)) == 10


def test_a_film_too_long_leaves_steps_out_and_ends_at_the_last() -> None:
    planned = plan(Model(of_lab(lab(LARGEST), order="output")))
    assert planned.skips
    assert planned.of == 104 * 104
    assert len(planned.steps) <= MOST_FRAMES
    assert (planned.steps[0], planned.steps[-1]) == (0, planned.of)
    assert list(planned.steps) == sorted(set(planned.steps))
    assert not plan(Model(of_lab(DEFAULT))).skips


def test_without_a_font_for_it_a_language_gives_way_to_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    subject = of_lab(DEFAULT, language="zh")
    monkeypatch.setattr(fonts, "_best", fonts._best.__wrapped__)
    monkeypatch.setattr(fonts, "CHINESE", ())
    monkeypatch.setattr(fonts, "CHINESE_BOLD", ())
    assert model_for_pixels(subject).subject.language == "en"
    assert make(subject, "png")


def test_pillows_own_font_is_enough_for_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_best", fonts._best.__wrapped__)
    for name in ("LATIN", "LATIN_BOLD", "CHINESE", "CHINESE_BOLD"):
        monkeypatch.setattr(fonts, name, ())
    assert fonts.font_for("−12", 12)[0] == "-12"
    assert fonts.font_for("9×9", 12)[0] == "9x9"
    assert fonts.can_write(of_lab(DEFAULT).say("stage.gather"))
    assert make(of_lab(DEFAULT), "png") != make(of_lab(DEFAULT, step=9), "png")


def test_colours_of_a_drawing_are_all_written_alike() -> None:
    for dark in (False, True):
        found = re.findall(r'(?:fill|stroke)="([^"]+)"', svg(of_lab(DEFAULT, dark=dark)))
        assert {
            colour for colour in found if not re.fullmatch("#[0-9a-f]{6}|none", colour)
        } == set()
