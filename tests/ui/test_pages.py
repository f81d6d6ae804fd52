"""Every page by itself, and the lab behind the lesson's controls (without a browser)."""

import json
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from deconv_viz.core import PRESETS
from deconv_viz.state import DEFAULT, decode, decode_pin, encode, preset_of
from deconv_viz.state.questions import QUESTIONS
from deconv_viz.text import text
from deconv_viz.ui.frame import GROUPS, PAGES
from tests.ui.visit import ROOT, mounts, visit


def app(query: str = "", page: str = "two_dimensions") -> AppTest:
    return visit(page, query)


def sent(test: AppTest) -> dict[str, Any]:
    """What the page has sent to its stage."""
    data: dict[str, Any] = json.loads(mounts(test)[0].proto.bytes)
    return data


def shown_query(test: AppTest) -> str:
    query: str = sent(test)["link"]["query"]
    return query


def sentence(test: AppTest) -> str:
    return str(test.markdown[0].value)


def test_every_file_in_pages_is_listed_in_the_frame() -> None:
    listed = {ROOT / path for path in PAGES.values()}
    assert listed == {ROOT / "app.py", *(ROOT / "pages").glob("*.py")}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_alone(page: str) -> None:
    test = app(page=page)
    assert not test.exception
    assert test.header[0].value == text(f"page.{page}.title")


@pytest.mark.parametrize("page", ["home", "two_dimensions", "frameworks"])
def test_a_page_with_a_stage_mounts_it_once(page: str) -> None:
    assert len(mounts(app(page=page))) == 1


def test_the_lesson_opens_with_the_example_of_the_equation() -> None:
    scene = sent(app())["scene"]
    x, w, y = (np.array(scene[name]) for name in "xwy")
    x, w, y = x.reshape(5, 5), w.reshape(3, 3), y.reshape(9, 9)
    assert (x[1, 2], w[2, 1], x[2, 2], w[0, 1], y[3, 4]) == (2, 3, 1, -1, 5)


def test_the_words_travel_as_bytes_so_that_pandas_stays_unloaded() -> None:
    proto = mounts(app())[0].proto
    assert proto.WhichOneof("data") == "bytes"


def test_a_slider_changes_the_scene_and_the_address() -> None:
    test = app()
    before = sent(test)["scene"]["id"]
    test.slider("both.stride").set_value(3).run()
    assert sent(test)["scene"]["id"] != before
    assert shown_query(test) == "s=3"
    assert sent(test)["scene"]["axes"][0]["m"] == (5 - 1) * 3 + 3 - 2


def test_what_gives_way_moves_its_slider_and_is_said_once() -> None:
    test = app("s=3&a=2")
    test.slider("both.stride").set_value(1).run()
    assert test.slider("both.output_padding").value == 0
    assert "Output padding" in sentence(test)
    test.run()
    assert "Output padding" not in sentence(test)


def test_undo_and_redo_walk_through_the_changes() -> None:
    test = app()
    test.button("undo").click().run()
    assert shown_query(test) == ""
    test.slider("both.size").set_value(7).run()
    test.slider("both.kernel").set_value(4).run()
    assert shown_query(test) == "i=7&k=4"
    test.button("undo").click().run()
    assert (shown_query(test), test.slider("both.kernel").value) == ("i=7", 3)
    test.button("undo").click().run()
    test.button("redo").click().run()
    assert shown_query(test) == "i=7"
    test.button("reset").click().run()
    assert shown_query(test) == ""
    test.button("undo").click().run()
    assert shown_query(test) == "i=7"


def test_rows_and_columns_come_apart_and_together() -> None:
    test = app()
    test.toggle("linked").set_value(False).run()
    test.slider("columns.stride").set_value(3).run()
    assert shown_query(test) == "s=2,3"
    assert sent(test)["scene"]["dims"] == [0, 1]
    test.toggle("linked").set_value(True).run()
    assert shown_query(test) == ""


def test_a_preset_sets_everything_and_its_name_stays_while_it_holds() -> None:
    test = app()
    test.selectbox("preset").select(PRESETS[-1].key).run()
    assert not test.exception
    lab, _ = decode(shown_query(test))
    assert preset_of(lab) == test.selectbox("preset").value
    test.slider("both.size").set_value(lab.rows.size + 1).run()
    assert test.selectbox("preset").value is None


def test_fills_and_seed_change_the_values_only() -> None:
    test = app()
    test.selectbox("input_fill").select("ones").run()
    assert set(sent(test)["scene"]["x"]) == {1}
    test.number_input("seed").set_value(5).run()
    assert shown_query(test) == "x=ones&seed=5"
    test.selectbox("kernel_fill").select("ones").run()
    assert not test.number_input


def test_a_pin_is_sent_beside_the_lab_and_stands_in_the_address() -> None:
    test = app("i=4")
    test.button("pin").click().run()
    test.slider("both.padding").set_value(0).run()
    data = sent(test)
    assert data["pinned"]["axes"][0]["m"] == 7
    assert data["scene"]["axes"][0]["m"] == 9
    assert data["link"]["query"] == "i=4&p=0&pin=i%3D4"
    test.button("unpin").click().run()
    assert sent(test)["pinned"] is None


def test_a_link_opens_exactly_its_lab() -> None:
    query = "i=3,4&k=2&s=2&p=0&x=ramp&we=0.1.-2.5&t=5&o=output&f=0"
    data = sent(app(query))
    assert data["scene"]["x"] == list(range(12))
    assert data["scene"]["w"][1] == -2.5
    assert {key: data["link"][key] for key in ("step", "order", "flip")} == {
        "step": 5,
        "order": "output",
        "flip": False,
    }
    assert data["link"]["query"] == "i=3,4&k=2&p=0&x=ramp&we=0.1.-2.5"


@pytest.mark.parametrize(
    "query",
    [
        "i=1e99",
        "i=-5&k=99999999999999999999999",
        "x=<script>alert(1)</script>",
        "xe=~~~...&we=nan.nan.nan",
        "pin=i%3Dx%26pin%3Di%253D9",
        "t=-1&o=sideways&f=2",
        "i=\x00&s=\ufffd",
        "&".join(f"z{n}={n}" for n in range(900)),
        "xe=" + "9.9.9~" * 20_000,
    ],
)
def test_a_hostile_link_gives_a_valid_lab_and_no_error(query: str) -> None:
    test = app(query)
    assert not test.exception
    data = sent(test)
    assert data["scene"]["matrix_equal"] in (True, None)
    del data["link"]["asked"]  # only compared with the address that it came from
    shown = json.dumps(data) + "".join(str(m.value) for m in test.markdown)
    assert "<script" not in shown


def test_what_a_link_cannot_say_is_said_in_one_sentence() -> None:
    test = app("i=banana")
    assert "link" in sentence(test)
    assert shown_query(test) == ""


def test_hundreds_of_typed_cells_leave_the_address_and_a_file_is_offered() -> None:
    edits = "~".join(f"{r}.{c}.{r * 32 + c + 0.25}" for r in range(32) for c in range(32))
    test = app(f"i=32&xe={edits}")
    data = sent(test)
    assert data["scene"]["x"][1023] == 1023.25
    assert len(data["link"]["query"]) < 6000
    assert text("files.needed") in sentence(test)


def test_the_questions_of_the_home_page_lead_to_labs_without_a_problem() -> None:
    for name, page, query in QUESTIONS:
        assert text(f"home.question.{name}") != f"home.question.{name}"
        if page != "two_dimensions":
            assert not app(query, page).exception, name
            continue
        lab, problems = decode(query)
        assert not problems, name
        shape = lab.geometry().input_shape if lab.order == "input" else lab.geometry().output_shape
        assert lab.step is not None
        assert lab.step <= shape[0] * shape[1], name
        assert not decode_pin(query)[1], name
        assert sentence(app(query)) == text(f"home.answer.{name}")


def test_another_page_and_back_loses_nothing() -> None:
    test = app()
    test.slider("both.size").set_value(6).run()
    test.switch_page("app.py").run()
    assert not test.exception
    test.switch_page(PAGES["two_dimensions"]).run()
    assert shown_query(test) == "i=6"
    assert sent(test)["link"]["resume"] is True


def test_the_default_lab_has_the_empty_address() -> None:
    assert encode(DEFAULT) == ""


def test_every_page_stands_once_in_the_list_of_lessons() -> None:
    listed = [page for pages in GROUPS.values() for page in pages]
    assert sorted(listed) == sorted(PAGES)
