"""The page of stacks without a browser: its address, its controls, its refusals."""

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from deconv_viz.frameworks.stack import walk
from deconv_viz.text import text
from deconv_viz.ui.stack_picture import rows_of
from deconv_viz.ui.stack_state import (
    DEFAULT,
    PRESETS,
    StackState,
    decode,
    encode,
    is_whole_in_link,
    of_preset,
    preset_of,
    stack_of,
    with_stack,
)
from tests.ui.visit import visit

app = partial(visit, "stack")


def html(test: AppTest) -> str:
    return "".join(str(part.proto.body) for part in test.get("html"))


def code(test: AppTest) -> str:
    return str(test.text_area("stack.text").value)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_every_preset_opens_is_named_and_comes_back_from_its_link(preset: object) -> None:
    state = of_preset(preset)  # type: ignore[arg-type]
    assert (
        text(f"stack.preset.{preset_of(state.stack)}") != f"stack.preset.{preset_of(state.stack)}"
    )
    assert walk(state.stack).result is not None
    again, fault = decode(encode(state))
    assert (again.stack, fault) == (state.stack, "")
    test = app(**encode(state))
    assert not test.exception
    assert test.selectbox("stack.preset").value == preset_of(state.stack)


def test_the_first_stack_says_where_the_size_is_lost() -> None:
    test = app()
    assert not test.exception
    assert "+4" in html(test)
    assert "Lost at layer 4" in html(test)
    assert "of 7 and 8 alike" in html(test)
    assert dict(test.query_params) == {}


def test_a_change_is_applied_and_undone() -> None:
    test = app()
    test.button("stack.apply.0").click().run()
    assert not test.exception
    assert "output_padding=0" in code(test)
    assert text("stack.holds") in html(test)
    assert "output_padding=0" in test.query_params["layers"]
    test.button("stack.undo").click().run()
    assert "output_padding=0" not in code(test)
    assert "Lost at layer 4" in html(test)


def test_pasted_lines_become_the_stack_and_stay_as_they_were_typed() -> None:
    test = app()
    typed = "x = Conv2D(8, 3, activation='relu')(x)  # down\n\nConv2DTranspose(1, 3)(x)"
    test.text_area("stack.text").set_value(typed).run()
    assert not test.exception
    assert code(test) == typed
    assert text("stack.holds") in html(test)
    assert test.query_params["layers"] == "Conv2D(8, 3); Conv2DTranspose(1, 3)"


def test_a_refused_text_stays_is_explained_and_mended_by_a_button() -> None:
    test = app()
    test.text_area("stack.text").set_value("Conv2DTranspose(8, 3, stride=2)").run()
    assert not test.exception
    assert "Line 1: Conv2DTranspose has no argument stride" in html(test)
    assert code(test) == "Conv2DTranspose(8, 3, stride=2)"
    assert "Lost at layer 4" in html(test)  # the stack is still the one before
    test.button("stack.mend").click().run()
    assert code(test) == "Conv2DTranspose(8, 3, strides=2)"
    assert test.query_params["layers"] == "Conv2DTranspose(8, 3, strides=2)"
    assert not [button for button in test.button if button.key == "stack.mend"]


def test_more_than_eight_layers_are_refused() -> None:
    test = app()
    test.text_area("stack.text").set_value("Conv2D(8, 3)\n" * 9).run()
    assert text("stack.too_many", limit=8, found=9) in html(test)
    assert "Lost at layer 4" in html(test)


def test_what_strangers_write_is_shown_as_text() -> None:
    test = app()
    test.text_area("stack.text").set_value("<img src=x onerror=alert(1)>").run()
    assert not test.exception
    assert "&lt;img" in html(test)
    assert "<img" not in html(test)


def test_widgets_and_text_stay_in_step() -> None:
    test = app()
    test.radio("stack.chosen").set_value(3).run()
    test.number_input("stack.3.Conv2DTranspose.strides.number").set_value(3).run()
    assert not test.exception
    assert code(test).splitlines()[3] == "Conv2DTranspose(32, 3, strides=3, padding='same')"
    test.selectbox("stack.3.Conv2DTranspose.padding.choice").set_value("valid").run()
    assert code(test).splitlines()[3] == "Conv2DTranspose(32, 3, strides=3, padding='valid')"
    test.number_input("stack.3.Conv2DTranspose.output_padding.number").set_value(1).run()
    assert code(test).splitlines()[3].endswith("output_padding=1)")


def test_an_argument_that_is_not_given_shows_nothing_and_can_be_emptied() -> None:
    test = app()
    test.radio("stack.chosen").set_value(3).run()
    key = "stack.3.Conv2DTranspose.output_padding.number"
    assert test.number_input(key).value is None
    test.number_input(key).set_value(0).run()
    assert "output_padding=0" in code(test)
    test.number_input(key).set_value(None).run()
    assert "output_padding" not in code(test)


def test_layers_are_moved_removed_and_added() -> None:
    test = app(layers="Conv2D(8, 3); MaxPooling2D(2); Conv2DTranspose(8, 2, strides=2)", size="9,9")
    test.button("stack.later").click().run()
    assert code(test).splitlines()[0] == "MaxPooling2D(2)"
    assert test.radio("stack.chosen").value == 1
    test.button("stack.remove").click().run()
    assert code(test).splitlines() == ["MaxPooling2D(2)", "Conv2DTranspose(8, 2, strides=2)"]
    test.selectbox("stack.add").set_value("Cropping2D(1)").run()
    assert code(test).splitlines()[-1] == "Cropping2D(1)"
    assert not test.exception


def test_the_wanted_size_and_the_skips_are_in_the_address() -> None:
    test = app()
    test.number_input("stack.size.0").set_value(32).run()
    assert test.query_params["size"] == "32,32"
    test.number_input("stack.size.1").set_value(30).run()
    assert test.query_params["size"] == "32,30"
    test.toggle("stack.other_goal").set_value(True).run()
    test.number_input("stack.goal.1").set_value(40).run()
    assert test.query_params["goal"] == "32,40"
    test.toggle("stack.skips").set_value(True).run()
    assert test.query_params["skips"] == "1"


@pytest.mark.parametrize(
    "query",
    [
        {"layers": "<script>alert(1)</script>"},
        {"layers": "Conv2D(" * 500},
        {"layers": "Conv2D(8, 3); " * 200},
        {"layers": "\x00"},
        {"layers": ""},
        {"size": "-1,0"},
        {"size": "99999999999999999999"},
        {"goal": "1,2,3,4"},
        {"layers": "nn.ConvTranspose2d(8, 8, 3, output_padding=9)", "size": "3"},
        {"layers": "Flatten(); Conv2D(8, 3)"},
        {"layers": "nn.ReLU()"},
    ],
)
def test_a_hostile_link_gives_a_page_and_no_error(query: dict[str, str]) -> None:
    test = app(**query)
    assert not test.exception
    assert "<script" not in html(test)
    assert test.text_area("stack.text").value


def test_a_link_that_cannot_be_read_is_said() -> None:
    assert text("stack.link_layers") in html(app(layers="hello world"))
    assert text("stack.link_sizes") in html(app(size="big"))


def test_layers_that_are_too_long_for_a_link_stay_and_are_said() -> None:
    norm = "nn.BatchNorm2d(512, eps=0.001, momentum=0.125, affine=True, track_running_stats=True)"
    long = "\n".join([norm] * 55 + ["Conv2D(8, 3)", "Conv2DTranspose(8, 3)"])
    state = StackState(stack_of(long, DEFAULT.stack), long)
    assert not is_whole_in_link(state)
    assert encode(state) == {}
    test = app()
    test.text_area("stack.text").set_value(long).run()
    assert not test.exception
    assert any(text("stack.too_long") in str(one.value) for one in test.markdown)
    test.number_input("stack.size.0").set_value(9).run()
    assert code(test) == long
    assert test.query_params["size"] == "9,9"


def test_levels_stand_in_one_row() -> None:
    rows = rows_of(walk(DEFAULT.stack))
    assert [(row.down and row.down.size, row.up and row.up.size) for row in rows] == [
        ((28, 28), (32, 32)),
        ((14, 14), (16, 16)),
        ((7, 7), (8, 8)),
        ((4, 4), (4, 4)),
    ]


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_the_picture_shows_every_size_once(preset: object) -> None:
    found = walk(of_preset(preset).stack)  # type: ignore[arg-type]
    rows = rows_of(found)
    places = [node.place for row in rows for node in row if node]
    turn = [found.encoder] if found.encoder < len(found.steps) else []
    assert sorted(places) == sorted([*range(len(found.steps) + 1), *turn])


def test_changing_the_sizes_alone_leaves_the_text_as_it_was_typed() -> None:
    state = StackState(DEFAULT.stack, "as typed")
    assert with_stack(state, DEFAULT.stack).text == "as typed"
