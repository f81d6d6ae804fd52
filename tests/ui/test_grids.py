"""Number grids as HTML: what stands in them, what is marked, and what a screen reader gets."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from deconv_viz.ui.grids import Grid, badge, factor, grid, index, number, tap

VALUES = np.array([[1, -2, 0], [3, 4, 5]])


def parsed(html: str) -> ElementTree.Element:
    """The figure as a tree; attributes without a value are not XML."""
    return ElementTree.fromstring(re.sub(r" (data-hole|data-chosen)(?=[ >])", r' \1=""', html))


def cells(html: str) -> list[ElementTree.Element]:
    return list(parsed(html).iter("td"))


def test_a_grid_is_a_table_with_its_numbers_in_their_rows() -> None:
    tree = parsed(grid(Grid(VALUES, "Input channel 0", "input", caption="x[0]")))
    rows = [[cell.text for cell in row] for row in tree.iter("tr")]
    assert rows == [["1", "−2", "0"], ["3", "4", "5"]]
    table = next(tree.iter("table"))
    assert table.get("aria-label") == "Input channel 0"
    assert (table.get("data-role"), table.get("data-most")) == ("input", "5")
    assert next(tree.iter("figcaption")).text == "x[0]"
    assert [cell.get("data-value") for cell in tree.iter("td")] == ["1", "-2", "0", "3", "4", "5"]


def test_one_dimension_is_a_row() -> None:
    assert len(list(parsed(grid(Grid(np.arange(4), "x", "input"))).iter("tr"))) == 1


def test_marks_stand_on_their_cells_alone() -> None:
    of = Grid(
        VALUES,
        "y",
        "output",
        hues={(0, 1): (2, 3)},
        chosen=frozenset({(1, 2)}),
        holes=VALUES == 0,
    )
    found = cells(grid(of))
    assert [cell.get("data-hue") for cell in found] == [None, "2/3", None, None, None, None]
    assert [cell.get("data-hole") is not None for cell in found] == [False] * 2 + [True] + [
        False
    ] * 3
    assert [cell.get("data-chosen") is not None for cell in found] == [False] * 5 + [True]
    assert not any(cell.get("data-choose") or cell.get("tabindex") for cell in found)


def test_cells_to_choose_tell_their_place_and_tab_reaches_one() -> None:
    of = Grid(VALUES, "y", "output", chosen=frozenset({(1, 0)}), choose="cell:", name="y")
    html = grid(of)
    table = next(parsed(html).iter("table"))
    assert (table.get("role"), table.get("id")) == ("grid", "y")
    assert [cell.get("data-choose") for cell in cells(html)] == [
        f"cell:{r},{c}" for r in range(2) for c in range(3)
    ]
    assert [cell.get("tabindex") for cell in cells(html)].count("0") == 1
    (selected,) = [cell for cell in cells(html) if cell.get("aria-selected")]
    assert selected.get("data-choose") == "cell:1,0"
    assert selected.get("tabindex") == "0"
    unchosen = cells(grid(Grid(VALUES, "y", "output", choose="cell:")))
    assert [cell.get("tabindex") for cell in unchosen] == ["0"] + [None] * 5


@pytest.mark.parametrize(
    ("cell", "values", "font"), [(22, [[1]], 12.32), (20, [[-10]], 10.344827), (9, [[-10]], 0)]
)
def test_numbers_fit_their_cells_or_are_left_to_the_tint(
    cell: int, values: list[list[int]], font: float
) -> None:
    html = grid(Grid(np.array(values), "x", "input", cell=cell))
    (found,) = re.findall(r"--font:([\d.]+)px", html)
    assert float(found) == pytest.approx(font, abs=0.01)
    assert cells(html)[0].text == number(values[0][0])  # read aloud all the same


def test_labels_and_texts_are_escaped() -> None:
    html = grid(Grid(np.ones((1, 1)), 'a "b" <c>', "input", texts=[["<&"]]))
    assert next(parsed(html).iter("table")).get("aria-label") == 'a "b" <c>'
    assert cells(html)[0].text == "<&"


def test_empty_texts_are_possible() -> None:
    assert [
        cell.text for cell in cells(grid(Grid(VALUES, "x", "input", texts=[[""] * 3] * 2)))
    ] == [None] * 6


def test_numbers_are_written_as_people_read_them() -> None:
    assert [number(value) for value in (3, -2, 0, 0.5, -0.125, -0.001, 2.0)] == [
        "3",
        "−2",
        "0",
        "0.50",
        "−0.12",
        "0.00",
        "2",
    ]
    assert (factor(2), factor(-2)) == ("2", "(−2)")
    assert index(1, 2) == "[1,2]"
    assert tap(1, 4, "2·3") == '<span class="tap" data-hue="1/4">2·3</span>'
    assert 'data-equal="false"' in badge(False, "differs")
