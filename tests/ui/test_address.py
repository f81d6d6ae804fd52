"""The address and the state of a page, where what the browser says of the one is out of date."""

from functools import partial

from streamlit.testing.v1 import AppTest

from tests.ui.visit import visit

INPUT = "matrix.size.1.control"


app = partial(visit, "matrix")


def move(test: AppTest, size: int) -> None:
    test.slider(key=INPUT).set_value(size).run()


def at(test: AppTest, query: dict[str, str]) -> None:
    """Make the browser say that this stands in its address."""
    test.query_params.clear()
    test.query_params.update(query)


def shown(test: AppTest) -> int:
    return int(test.slider(key=INPUT).value)


def size_in(test: AppTest) -> str:
    return "".join(test.query_params["i"])


def test_a_change_on_its_way_outlives_the_address_from_before_the_last_one() -> None:
    test = app()
    first = dict(test.query_params)
    move(test, 6)
    # The next key was pressed before the browser had heard of i=6.
    at(test, first)
    move(test, 7)
    assert (shown(test), size_in(test)) == (7, "7")
    at(test, {"i": "6"})
    move(test, 8)
    assert (shown(test), size_in(test)) == (8, "8")


def test_back_is_followed() -> None:
    test = app()
    first = dict(test.query_params)
    move(test, 6)
    move(test, 7)
    at(test, {"i": "6"})
    test.run()
    assert shown(test) == 6
    at(test, first)
    test.run()
    assert shown(test) == 4


def test_a_change_after_back_is_written() -> None:
    test = app()
    move(test, 6)
    move(test, 7)
    at(test, {"i": "6"})
    test.run()
    move(test, 3)
    assert (shown(test), size_in(test)) == (3, "3")
