"""The lesson of one dimension without a browser: its state, its pictures, its sound."""

import io
import json
import re
import subprocess
import sys
import wave
from dataclasses import replace
from functools import partial
from itertools import product
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from streamlit.testing.v1 import AppTest

from deconv_viz.core import Axis, Geometry, conv_transpose
from deconv_viz.core.causal import ahead, is_causal, latest_read
from deconv_viz.lessons.notice import Note
from deconv_viz.lessons.one_dimension import (
    CAUSAL,
    CHOICES,
    DEFAULT,
    KERNELS,
    NUMBERS,
    OWN,
    PARTS,
    STAMPS,
    changed,
    decoded,
    encoded,
    read_values,
)
from deconv_viz.text import sentence, text
from deconv_viz.ui.one_dimension_causal import causal_sheet
from deconv_viz.ui.one_dimension_code import in_keras, program
from deconv_viz.ui.one_dimension_sound import RATE, layer, sound_of, wav
from deconv_viz.ui.one_dimension_stems import gather_picture, last_readers, stamps_picture
from tests.ui.visit import mounts, visit

app = partial(visit, "one_dimension")


def scene(test: AppTest, place: int = 0) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(mounts(test)[place].proto.bytes)["scene"]
    return data


# ---- the state ----


def test_every_state_survives_its_address_and_the_first_one_has_none() -> None:
    states = [changed(DEFAULT, **values) for values in (*STAMPS.values(), *CAUSAL.values())]
    states.append(changed(DEFAULT, signal="own", typed_x=(1, -2.5, 0), kernel="own", typed_w=(4,)))
    states.append(changed(DEFAULT, part="sound", sound="chirp", filtered="box", stride=4))
    for state in states:
        assert decoded(encoded(state)) == replace(state, notice=())
        assert encoded(state).keys() <= OWN
    assert encoded(DEFAULT) == {}


def test_every_combination_of_the_controls_is_repaired_to_a_possible_one() -> None:
    names = ("size", "length", "stride", "dilation", "padding", "output_padding")
    values = ((1, 5, 12), (1, 2, 7), (1, 2, 4), (1, 3), (0, 3, 8), (0, 1, 3))
    for chosen in product(*values):
        given = dict(zip(names, chosen, strict=True))
        state = changed(DEFAULT, **given)
        assert state.axis.output_size >= 1
        assert all(getattr(state, name) == given[name] for name in names[:4])
        kept = (state.padding, state.output_padding) == chosen[4:]
        assert bool(state.notice) == (not kept)


def test_an_interpolating_kernel_keeps_to_the_stride() -> None:
    state = changed(DEFAULT, kernel="linear")
    assert (state.length, state.padding) == (3, 1)
    state = changed(state, stride=4)
    assert (state.length, state.padding) == (7, 3)
    assert changed(state, length=5).length == 5


def test_typed_values_are_a_list_of_their_own_until_another_length_is_asked_for() -> None:
    state = changed(DEFAULT, signal="own", typed_x=(1.0, 2.5))
    assert (state.size, state.x.tolist()) == (2, [1, 2.5])
    state = changed(state, size=6)
    assert (state.signal, state.typed_x, state.size) == ("whole", (), 6)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1, 2 3", (1, 2, 3)),
        ("−1;.5", (-1, 0.5)),
        ("1 " * 12, (1,) * 12),
        ("[1, 2,\n -3]", (1, 2, -3)),
        ("１，２．５、３", (1, 2.5, 3)),
    ],
)
def test_typed_lists_are_read(written: str, read: tuple[float, ...]) -> None:
    assert read_values(written) == read


@pytest.mark.parametrize("written", ["", "1, x", "1e9", "100", "nan", "1 " * 13, "<b>"])
def test_what_is_no_list_is_said_in_one_sentence(written: str) -> None:
    note = read_values(written)
    assert isinstance(note, Note)
    said = sentence((note,))
    assert "<" not in said
    assert said.endswith("Nothing was changed.")


@pytest.mark.parametrize(
    "query", ["i=99", "k=many", "x=<b>", "wv=1,zz&w=own", "p=8&i=1&k=1", "a=3&s=1", "part=%00"]
)
def test_a_bad_link_gives_a_possible_state_and_one_sentence(query: str) -> None:
    test = app(query)
    assert not test.exception
    assert str(test.markdown[0].value).startswith(":orange-background[")


# ---- the page ----


@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_by_itself_and_says_what_it_is_about(part: str) -> None:
    test = app(f"part={part}")
    assert not test.exception
    assert len(test.expander) == 1
    assert test.segmented_control("one_dimension.part.control").value == part


@pytest.mark.parametrize("name", STAMPS)
def test_every_case_shows_the_cores_numbers(name: str) -> None:
    test = app()
    test.button(f"one_dimension.stamps.case.{name}").click().run()
    assert not test.exception
    state = changed(DEFAULT, **STAMPS[name])
    y = conv_transpose(state.x, state.w, Geometry((state.axis,)))
    assert scene(test)["y"] == y.tolist()


def test_a_typed_kernel_is_shown_and_a_slip_changes_nothing() -> None:
    test = app()
    test.text_input("one_dimension.typed_w.control").set_value("2, 0.5").run()
    assert scene(test)["w"] == [2, 0.5]
    test.text_input("one_dimension.typed_w.control").set_value("2, x").run()
    assert scene(test)["w"] == [2, 0.5]
    assert "received x" in str(test.markdown[0].value)


# ---- stamps ----


def test_the_triangle_joins_the_dots_and_the_bad_kernel_leaves_the_zeros() -> None:
    linear = changed(DEFAULT, **STAMPS["linear"])
    y = conv_transpose(linear.x, linear.w, Geometry((linear.axis,)))
    assert_array_equal(y[::2], linear.x)
    assert_array_equal(y[1::2], (linear.x[:-1] + linear.x[1:]) / 2)
    bad = changed(DEFAULT, **STAMPS["bad"])
    y = conv_transpose(bad.x, bad.w, Geometry((bad.axis,)))
    assert_array_equal(y[::2], bad.x)
    assert not y[1::2].any()


def test_a_stem_stands_for_each_tap_and_comes_with_its_stamp() -> None:
    state = changed(DEFAULT, padding=1)
    html = stamps_picture(state.x, state.w, state.axis)
    taps = re.findall(
        r'<g data-from="i(\d+)(?: o(\d+))?"><rect class="stem" data-hue="(\d)/4"', html
    )
    found = sorted((int(i), int(t), int(o) if o else -1) for i, o, t in taps)
    table = state.axis.taps()
    assert found == sorted((i, t, int(table[i, t])) for i, t in np.ndindex(table.shape))


def test_the_running_sum_ends_with_the_output() -> None:
    html = stamps_picture(DEFAULT.x, DEFAULT.w, DEFAULT.axis)
    ends = [
        re.findall(r">(−?\d+)</text>", group)[-1]
        for group in re.findall(r"<g>((?:<g class=\"so-far\".*?</g>)+)</g>", html)
    ]
    y = conv_transpose(DEFAULT.x, DEFAULT.w, Geometry((DEFAULT.axis,)))
    assert [int(end.replace("−", "-")) for end in ends] == y.tolist()


def test_each_output_has_a_window_and_comes_when_its_last_input_is_stamped() -> None:
    html = gather_picture(DEFAULT.x, DEFAULT.w, DEFAULT.axis)
    outputs = range(DEFAULT.axis.output_size)
    assert re.findall(r'class="window" data-at="(o\d+)"', html) == [f"o{o}" for o in outputs]
    taps = DEFAULT.axis.taps()
    assert last_readers(DEFAULT.axis) == [int(np.nonzero(taps == o)[0].max()) for o in outputs]
    for o, i in enumerate(last_readers(DEFAULT.axis)):
        assert f'data-from="o{o} i{i}" data-go="o{o}"' in html


def test_holes_are_never_waited_for() -> None:
    axis = Axis(3, 1, 3, 1, (0, -2))
    assert last_readers(axis) == [0, -1, -1, 1, -1, -1, 2, -1, -1]


# ---- sound ----


@pytest.mark.parametrize("stride", [2, 3, 4])
@pytest.mark.parametrize("name", CHOICES["sound"][1])
def test_the_bad_kernel_leaves_all_images_and_the_triangle_next_to_none(
    name: str, stride: int
) -> None:
    shares = {kernel: sound_of(name, kernel, stride).images for kernel in ("bad", "box", "linear")}
    # All copies are alike, so s - 1 parts of s are images. The triangle is the square of the box.
    assert shares["bad"] == pytest.approx((stride - 1) / stride, abs=2e-3)
    assert shares["linear"] < 0.01
    assert shares["linear"] < shares["box"] < 0.1


@pytest.mark.parametrize("kernel", ["bad", "box", "linear"])
def test_the_output_has_stride_times_as_many_samples_and_passes_through_the_input(
    kernel: str,
) -> None:
    for stride in range(1, 5):
        w, axis = layer(kernel, stride, 7)
        assert axis.output_size == 7 * stride
        x = np.arange(7)
        assert_array_equal(conv_transpose(x, w, Geometry((axis,)))[::stride], x)


def test_the_sound_can_be_played_and_is_not_too_loud() -> None:
    for kernel, stride in (("", 1), ("bad", 2), ("linear", 4)):
        with wave.open(io.BytesIO(wav("speech", kernel, stride))) as file:
            assert (file.getframerate(), file.getnchannels()) == (RATE * stride, 1)
            assert file.getnframes() == 1.5 * RATE * stride
            samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        assert 0.29 < np.abs(samples).max() / 2**15 < 0.31


def test_the_page_says_the_share_that_the_core_finds() -> None:
    said = [str(each.value) for each in app("part=sound").markdown]
    assert any("**50 %**" in each for each in said)
    test = app("part=sound")
    test.button("one_dimension.sound.case.linear").click().run()
    assert any("**0.8 %**" in str(each.value) for each in test.markdown)
    assert len(test.get("plotly_chart")) == 2
    assert len(test.get("audio")) == 2


# ---- causal ----


def test_the_first_state_makes_the_point_same_reads_ahead_and_causal_does_not() -> None:
    state = changed(DEFAULT, part="causal")
    assert is_causal(state.cropped("causal"))
    assert not is_causal(state.cropped("same"))
    assert state.cropped("causal").output_size == state.cropped("same").output_size == 10


def test_what_reads_ahead_is_what_the_taps_say() -> None:
    for size, length, stride, dilation in product((1, 4), (1, 3, 6), (1, 2, 3), (1, 2)):
        state = replace(DEFAULT, size=size, length=length, stride=stride, dilation=dilation)
        for crop in ("causal", "same"):
            axis = state.cropped(crop)
            assert ahead(axis).any() == (not is_causal(axis))
            later = latest_read(axis) > np.arange(axis.output_size) // stride
            assert_array_equal(ahead(axis), later)


def test_the_sheet_has_a_line_for_each_tap_and_marks_those_that_read_ahead() -> None:
    state = changed(DEFAULT, part="causal")
    html = causal_sheet(state)
    causal, same = html.split("<div data-shown>")[1].split("<div>")
    assert causal.count("<line") == int((state.cropped("causal").taps() >= 0).sum())
    assert text("one_dimension.causal.cut", begin=0, end=2) in causal
    assert 'class="ahead"' not in causal
    assert same.count('class="ahead"') == int(ahead(state.cropped("same")).sum()) == 4
    assert "data-at" in causal
    assert "data-at" not in same


# ---- code ----


def test_keras_has_the_layer_of_every_case() -> None:
    for values in STAMPS.values():
        found = in_keras(changed(DEFAULT, **values))
        assert found is not None
        assert found.target == "Conv1DTranspose"


@pytest.mark.parametrize("kernel", ["bad", "linear"])
def test_the_program_of_the_sound_runs_and_finds_the_images(kernel: str) -> None:
    code = program(changed(DEFAULT, part="sound", filtered=kernel))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    before, after = (float(line.split()[-1]) for line in done.stdout.splitlines())
    assert before == pytest.approx(0.5)
    assert after == pytest.approx(sound_of("tone", kernel, 2).images, abs=2e-3)
    assert (after < 1e-3) == (kernel == "linear")


def test_every_choice_has_a_name() -> None:
    for name in ("signal", "kernel", "sound"):
        for choice in CHOICES[name][1]:
            key = f"one_dimension.{name}.{choice}"
            assert text(key) != key
    assert set(KERNELS) < set(CHOICES["kernel"][1])
    assert NUMBERS["size"][2] == NUMBERS["length"][2]
