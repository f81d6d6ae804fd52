"""The framework lens without a browser: its address, its form, its sentences and its refusals."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from deconv_viz.frameworks import FRAMEWORKS, FrameworkError, Layer, call, carried, targets
from deconv_viz.lessons.lens import (
    Lens,
    Subject,
    decode,
    encode,
    fitted,
    own_keys,
    read_value,
    with_layer,
    write_value,
)
from deconv_viz.lessons.lens_layer import meaning_of
from deconv_viz.text import text
from deconv_viz.ui.lens import written_line
from deconv_viz.ui.lens_cases import CASES
from deconv_viz.ui.lens_says import against, says
from deconv_viz.ui.lens_view import MAX_NUMBERS, arrays_of, elsewhere
from tests.ui.test_pages import app, sent
from tests.ui.visit import mounts

KERAS = "fw=keras&layer=Conv2DTranspose&in=4,4&filters=1&kernel_size=3&strides=2"


def lens(query: str = "") -> AppTest:
    test = app(query, "frameworks")
    assert not test.exception
    return test


def said(test: AppTest) -> str:
    return " ".join(str(each.value) for each in test.markdown)


def html(test: AppTest) -> str:
    return " ".join(each.proto.body for each in test.get("html"))


# ---- the address ----


@pytest.mark.parametrize(
    "value", [3, (3, 2), (2,), [2, 2], None, "same", "3", True, ((1, 2), (0, 1)), -1], ids=repr
)
def test_a_value_is_read_as_it_was_written(value: Any) -> None:
    assert read_value(write_value(value)) == value
    assert type(read_value(write_value(value))) is type(value)


@given(st.text(max_size=400))
def test_whatever_stands_in_an_address_is_read_without_an_error(said: str) -> None:
    read_value(said)
    query = {"fw": "keras", "layer": said, "in": said, "strides": said, "vs.fw": "torch"}
    decode({**query, "vs.stride": said, "channels": said, "version": said, "code": said})


@pytest.mark.parametrize("name", CASES)
def test_a_confusion_survives_the_address(name: str) -> None:
    query = encode(CASES[name])
    assert decode(query) == CASES[name]
    assert query.keys() <= own_keys()


def test_the_first_state_needs_no_address() -> None:
    assert encode(Lens()) == {}
    assert decode({}) == Lens()


def test_sizes_fit_the_rank_that_is_asked_for() -> None:
    assert fitted((4,), 3) == (4, 4, 4)
    assert fitted((2, 3, 4), 1) == (4,)
    assert fitted((5, 6), 2) == (5, 6)


# ---- what it says ----


def test_the_first_layer_loses_its_odd_sample_at_the_end() -> None:
    means = meaning_of(Lens().subject)
    assert "4×4 → 8×8" in says(means)
    assert text("frameworks.cut_end", count=1) in says(means)
    assert text("frameworks.cut_begin", count=1) not in says(means)


def outputs(subject: Subject) -> np.ndarray:
    layer, arrays = subject.layer, arrays_of(subject)
    return call(
        layer.framework,
        layer.target,
        layer.args,
        arrays.x,
        arrays.w,
        version=layer.version,
        backend=layer.backend,
        call=layer.call,
    ).squeeze()


def test_the_same_sums_one_later_is_what_the_numbers_show() -> None:
    case = CASES["shift"]
    assert case.pinned
    keras, torch = outputs(case.subject), outputs(case.pinned)
    assert keras.shape == torch.shape == (8, 8)
    assert (keras[1:, 1:] == torch[:-1, :-1]).all()
    sentence = against(meaning_of(case.subject), meaning_of(case.pinned))
    assert sentence == text("frameworks.later", by=1)


@pytest.mark.parametrize(
    ("name", "here", "there"), [("none", 8, 7), ("gap", 12, 11), ("output_shape", 8, 7)]
)
def test_outputs_of_different_sizes_are_told_apart(name: str, here: int, there: int) -> None:
    case = CASES[name]
    assert case.pinned
    assert outputs(case.subject).shape == (here, here)
    assert outputs(case.pinned).shape == (there, there)
    sentence = against(meaning_of(case.subject), meaning_of(case.pinned))
    assert f"{there}×{there}" in sentence


@pytest.mark.parametrize("name", CASES)
def test_what_is_confused_really_differs(name: str) -> None:
    case = CASES[name]
    assert case.pinned
    assert not np.array_equal(outputs(case.subject), outputs(case.pinned))
    assert against(meaning_of(case.subject), meaning_of(case.pinned)) != text(
        "frameworks.no_difference"
    )


@pytest.mark.parametrize("name", CASES)
def test_every_framework_computes_the_numbers_on_the_screen(name: str) -> None:
    subject = CASES[name].subject
    wanted = outputs(subject)
    computed = 0
    for each in elsewhere(subject):
        if each.translation is None:
            assert str(each.refusal)
            continue
        layer = each.translation.layer
        arrays = arrays_of(subject)
        x, w = carried(subject.layer, each.translation, arrays.x, arrays.w)
        y = call(layer.framework, layer.target, layer.args, x, w, call=layer.call)
        y = y.squeeze()
        for axis, (begin, end) in enumerate(each.translation.crop or ()):
            y = np.take(y, range(max(begin, 0), y.shape[axis] - max(end, 0)), axis)
            y = np.pad(y, [(max(-begin, 0), max(-end, 0)) if a == axis else (0, 0) for a in (0, 1)])
        assert np.array_equal(y, wanted), each.framework
        computed += 1
    assert computed >= 7


# ---- the page ----


def test_the_page_shows_the_layer_and_the_others() -> None:
    test = lens()
    assert test.text_input("lens-line").value == written_line(Lens().subject)
    table = html(test)
    for name, known in FRAMEWORKS.items():
        if name not in ("keras", "onnx-published", "onnx-reference"):
            assert f"<td>{known.title}</td>" in table
    assert sent(test)["scene"]["axes"][0]["m"] == 8


def test_a_confusion_is_one_click_and_stands_beside_it() -> None:
    test = lens()
    test.button("lens.case.shift").click().run()
    assert sent(test)["pinned"]["axes"][0]["m"] == 8
    assert text("frameworks.later", by=1) in said(test)
    test.button("lens.alone").click().run()
    assert sent(test)["pinned"] is None


def test_a_word_of_the_form_changes_the_line_and_the_picture() -> None:
    test = lens()
    test.selectbox("lens.keras.Conv2DTranspose.strides").set_value("3").run()
    assert "strides=3" in str(test.text_input("lens-line").value)
    assert sent(test)["scene"]["axes"][0]["m"] == 12


def test_a_pasted_line_changes_the_form() -> None:
    test = lens()
    test.text_input("lens-line").set_value("nn.ConvTranspose2d(1, 1, 4, stride=2, padding=1)").run()
    assert not test.exception
    assert test.selectbox("lens.fw").value == "torch"
    assert sent(test)["scene"]["axes"][0]["k"] == 4


@pytest.mark.parametrize("line", ["Conv2DTranspos(1, 3)", "import os", "f(", "x" * 20_000, "$a$"])
def test_a_line_that_is_not_understood_is_said_and_changes_nothing(line: str) -> None:
    test = lens()
    test.text_input("lens-line").set_value(line).run()
    assert not test.exception
    assert ":orange-background" in said(test)
    assert sent(test)["scene"]["axes"][0]["m"] == 8


def test_a_refused_layer_says_the_rule_and_its_button_mends_it() -> None:
    test = lens(f"{KERAS}&dilation_rate=2")
    assert not mounts(test)
    assert "dilation" in said(test)
    test.button("lens.use").click().run()
    assert not test.exception
    assert mounts(test)


def test_another_framework_says_the_same_layer() -> None:
    test = lens()
    test.selectbox("lens.fw").set_value("onnxruntime").run()
    assert not test.exception
    assert "SAME_UPPER" in str(test.text_input("lens-line").value)
    assert sent(test)["scene"]["axes"][0]["m"] == 8


@pytest.mark.parametrize(
    ("framework", "target"), [(name, each) for name in FRAMEWORKS for each in targets(name)]
)
def test_every_target_has_a_page(framework: str, target: str) -> None:
    test = lens(f"fw={framework}&layer={target}")
    shown = bool(mounts(test))
    assert shown or text("frameworks.refuses", why="")[:8] in said(test)


@pytest.mark.parametrize(
    ("framework", "name"),
    [(f, name) for f in FRAMEWORKS for name in targets(f) if len(targets(f)) > 1],
)
def test_every_target_of_a_framework_can_be_chosen(framework: str, name: str) -> None:
    other = next(each for each in targets(framework) if each != name)
    test = lens()
    test.selectbox("lens.fw").set_value(framework).run()
    here = next(box for box in test.selectbox if str(box.key).endswith(".layer"))
    if here.value == name:
        name = other
    here.set_value(name).run()
    assert not test.exception
    assert mounts(test), said(test)[:300]


def test_a_framework_that_is_asked_for_without_words_offers_a_plain_layer() -> None:
    test = lens("fw=tensorflow&layer=tf.nn.conv2d_transpose")
    assert not mounts(test)
    test.button("lens.use").click().run()
    assert mounts(test)


def test_nothing_typed_is_read_as_markup() -> None:
    test = lens(f"{KERAS}&padding=<b>x</b>")
    assert "<b>" not in html(test)
    assert "<b>x" not in said(test)


def test_a_layer_is_refused_with_a_frameworkerror_only() -> None:
    with pytest.raises(FrameworkError):
        meaning_of(Subject(Layer("keras", "Conv2DTranspose", {"filters": "x"}), (4, 4)))


def test_a_layer_of_another_kind_is_told_so() -> None:
    test = lens()
    test.text_input("lens-line").set_value("nn.Conv2d(1, 1, 3)").run()
    assert "no transposed convolution" in said(test)
    assert test.text_input("lens-line").value == "nn.Conv2d(1, 1, 3)"


def test_what_a_line_leaves_open_is_assumed_aloud() -> None:
    test = lens()
    test.text_input("lens-line").set_value("nn.ConvTranspose2d(d, 1, 9, stride=3)").run()
    assert text("frameworks.assumed", names="in\\_channels") in said(test)
    assert sent(test)["scene"]["axes"][0]["m"] == 3 * 3 + 9


@pytest.mark.parametrize("code", ["", "tensorflow", "numpy", "keras1"])
def test_a_large_layer_is_written_in_brief(code: str) -> None:
    query = "fw=torch&layer=torch.nn.ConvTranspose2d&in=4,4&in_channels=512&out_channels=256"
    test = lens(f"{query}&kernel_size=4&stride=2&padding=1&code={code}")
    assert text("frameworks.brief") in [each.value for each in test.caption]
    assert len(test.code[0].value) < 4000


# ---- another framework, the same numbers ----


WIDE = f"{KERAS}&filters=16&kernel_size=5&padding=same&channels=8".replace("&filters=1&", "&")


@pytest.mark.parametrize("framework", [name for name in FRAMEWORKS if name != "keras"])
def test_kernel_and_channels_go_along_to_another_framework(framework: str) -> None:
    test = lens(WIDE.replace("kernel_size=3&", ""))
    test.selectbox("lens.fw").set_value(framework).run()
    assert not test.exception
    if framework == "scipy":  # which has no channels
        return
    scene = sent(test)["scene"]["axes"][0]
    assert scene["k"] == 5
    assert text("frameworks.one_pair", channels=8, filters=16) in [c.value for c in test.caption]


def test_the_table_says_the_layer_with_its_own_kernel_and_channels() -> None:
    table = html(lens(WIDE.replace("kernel_size=3&", "")))
    assert "np.ones((5, 5, 16, 8))" in table  # tf.nn's weight: rows, columns, out, in
    assert "np.ones((5, 5, 8, 16))" in table  # lax's


def test_a_framework_without_words_for_the_layer_says_that_it_shows_another() -> None:
    test = lens()
    test.selectbox("lens.fw").set_value("torch").run()  # no padding cuts at the end alone
    assert text("frameworks.not_the_same", why="") in said(test)
    test.run()
    assert text("frameworks.not_the_same", why="") not in said(test)


def test_a_layer_of_other_sums_is_not_called_the_same_nor_moved() -> None:
    def torch(kernel: int, stride: int, **more: int) -> Subject:
        args = {"in_channels": 1, "out_channels": 1, "kernel_size": kernel, "stride": stride}
        return Subject(Layer("torch", "torch.nn.ConvTranspose2d", {**args, **more}), (4, 4))

    here, there = meaning_of(Lens().subject), meaning_of(torch(2, 2))
    assert [span.output for span in here.spans] == [span.output for span in there.spans]
    assert against(here, there) == text("frameworks.other_sums")
    moved = meaning_of(torch(4, 2, padding=1))
    assert against(here, moved) == text("frameworks.other_sums")


# ---- the button of a refusal ----


@pytest.mark.parametrize(
    "query",
    [
        f"{KERAS}&data_format=middle&padding=sames&use_bias=2",
        "fw=tensorflow&layer=tf.nn.conv2d_transpose&in=4,4&outputs=4&data_format=NCHW&jit_compile=1",
        "fw=flax&layer=flax.linen.ConvTranspose&in=4,4,4&features=2&kernel_size=3,3"
        "&transpose_kernel=1",
        "fw=jax&layer=jax.lax.conv_transpose&in=4,4&padding=SAME&transpose_kernel=2"
        "&dimension_numbers=x",
        "fw=keras1&layer=Deconvolution2D&in=4,4&nb_filter=4&nb_row=1&nb_col=4, 4"
        "&output_shape=2, 2, 2, 2&dim_ordering=0",
    ],
)
def test_the_button_of_several_faults_mends_them_all(query: str) -> None:
    test = lens(query)
    test.button("lens.use").click().run()
    assert not test.exception
    assert mounts(test), said(test)[:300]


# ---- layers larger than any page ----


@pytest.mark.parametrize(
    "query",
    [
        f"{KERAS}&kernel_size=1000000",
        f"{KERAS}&filters=1000000&strides=1000000",
        "fw=keras&layer=Conv3DTranspose&in=64,64,64&filters=1&kernel_size=64&strides=2",
        "fw=torch&layer=torch.nn.functional.conv_transpose3d&in=64,64,64&kernel=64,64,64"
        "&channels=64&outputs=64",
        "fw=tensorflow&layer=tf.nn.conv2d_transpose&in=64,64&kernel=64,64&channels=64&outputs=64"
        "&output_shape=1,128,128,64&strides=2",
    ],
)
def test_a_layer_of_any_size_has_a_short_program_or_none(query: str) -> None:
    test = lens(query)
    assert sum(len(each.value) for each in test.code) < 4000
    if not test.code:
        assert text("frameworks.no_code", most=MAX_NUMBERS) in said(test)


@pytest.mark.parametrize("framework", ["tensorflow", "jax", "onnxruntime"])
def test_the_link_of_a_wide_layer_with_a_long_kernel_holds_it(framework: str) -> None:
    args = {"in_channels": 512, "out_channels": 256, "kernel_size": 100, "stride": 2}
    subject = Subject(Layer("torch", "torch.nn.ConvTranspose2d", args), (128, 128))
    layer = next(each for each in elsewhere(subject) if each.framework == framework).translation
    assert layer
    query = encode(Lens(with_layer(subject, layer.layer)))
    means = meaning_of(decode(query).subject)
    assert (means.channels, means.filters) == (512, 256)
    assert means.spans == meaning_of(subject).spans


def test_a_long_signal_under_a_long_kernel_has_no_picture() -> None:
    query = "fw=scipy&layer=scipy.signal.upfirdn&in=4096&up=3&kernel="
    test = lens(f"{query}4096")
    assert text("frameworks.no_picture") in said(test)
    assert not mounts(test)
    assert mounts(lens(f"{query}25"))


def test_a_signal_without_channels_has_none_elsewhere_either() -> None:
    lens_ = decode({"fw": "scipy", "layer": "scipy.signal.convolve", "in": "5", "outputs": "4"})
    for each in elsewhere(lens_.subject):
        if each.translation and not each.translation.crop:
            assert meaning_of(with_layer(lens_.subject, each.translation.layer)).filters == 1
