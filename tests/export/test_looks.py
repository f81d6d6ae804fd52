"""Still pictures look as the stage does: cell by cell, against the pixels of a real Chromium."""

import pytest
from playwright.sync_api import Page

from deconv_viz.export import Subject, of_lab
from deconv_viz.export.lights import light_of
from deconv_viz.export.looks import CROSS, Cell, gather_grids, scatter_grids
from deconv_viz.export.model import Model
from deconv_viz.export.page import page
from deconv_viz.export.standalone import standalone
from deconv_viz.export.theme import theme
from deconv_viz.state import DEFAULT, decode
from tests.export.conftest import OpenFile

pytestmark = pytest.mark.long

UNEVEN = "i=4,5&k=3,2&s=2,3&p=1,0&a=1,2"
CASES = [
    *((query, order, True) for query in ("", UNEVEN) for order in ("input", "output")),
    ("", "input", False),
    (UNEVEN, "output", False),
    ("i=3&k=2&d=3&s=1&p=0&a=2", "input", True),
]

# The colour near the upper left corner of each cell, where neither number nor ring is.
PIXELS = """(shapes) => [...document.querySelectorAll(".grid canvas")].map((canvas, grid) => {
    const [rows, columns] = shapes[grid];
    const side = (canvas.width - 4) / columns;
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return Array.from({ length: rows * columns }, (_, cell) => {
        const x = 2 + (cell % columns) * side + 4, y = 2 + Math.floor(cell / columns) * side + 4;
        const at = 4 * (Math.round(y) * canvas.width + Math.round(x));
        return [...data.slice(at, at + 4)];
    });
})"""


def seen(page: Page, shapes: list[tuple[int, ...]], ground: list[int]) -> list[list[list[int]]]:
    """What the stage's canvases show, on the page's ground."""
    return [
        [
            [round((c * alpha + g * (255 - alpha)) / 255) for c, g in zip(of, ground, strict=True)]
            for *of, alpha in cells
        ]
        for cells in page.evaluate(PIXELS, [list(shape) for shape in shapes])
    ]


def rgb(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("query", "order", "flip"), CASES)
def test_every_cell_has_the_colour_that_it_has_on_the_stage(
    query: str, order: str, flip: bool, dark: bool, open_file: OpenFile
) -> None:
    subject = of_lab(decode(query)[0], order=order, flip=flip, dark=dark, step=0)
    browser = open_file(standalone(subject), scheme="dark" if dark else "light")
    colours, model = theme(dark), Model(subject)
    for step in (0, 1, subject.steps // 2, subject.steps - 1, subject.steps):
        browser.locator(".scrub").fill(str(step))
        browser.wait_for_selector(f'[data-stage][data-step="{step}"]')
        light = light_of(model, step)
        grids = scatter_grids(model, step, light, colours)
        grids += gather_grids(model, step, light, colours)
        pixels = seen(browser, [grid.shape for grid in grids], rgb(colours.ground))
        for grid, cells in zip(grids, pixels, strict=True):
            for index, (cell, pixel) in enumerate(zip(grid.cells, cells, strict=True)):
                if not cell.hatch:  # strokes may cross the corner
                    far = [abs(a - b) for a, b in zip(rgb(cell.fill), pixel, strict=True)]
                    assert max(far) <= 2, (step, grid.name, index, cell, pixel)


def of(subject: Subject) -> dict[str, dict[tuple[int, int], Cell]]:
    model, colours = Model(subject), theme(False)
    light = light_of(model, subject.shown)
    grids = scatter_grids(model, subject.shown, light, colours)
    grids += gather_grids(model, subject.shown, light, colours)
    return {
        grid.name: {divmod(at, grid.columns): cell for at, cell in enumerate(grid.cells)}
        for grid in grids
    }


def ringed(cells: dict[tuple[int, int], Cell]) -> list[tuple[int, int]]:
    return [place for place, cell in cells.items() if cell.ring]


def test_what_a_step_is_about_is_ringed() -> None:
    by_input = of(of_lab(DEFAULT, step=8))
    wanted = {"x": (1, 2), "padded": (3, 5), "board": (4, 5), "out": (3, 4)}
    assert {name: ringed(by_input[name]) for name in wanted} == {
        name: [place] for name, place in wanted.items()
    }
    by_output = of(of_lab(DEFAULT, step=32, order="output"))
    assert ringed(by_output["out"]) == [(3, 4)]
    assert ringed(by_output["w"]) == [(0, 1), (2, 1)]
    assert ringed(by_output["flipped"]) == [(0, 1), (2, 1)]


def test_cropped_cells_are_marked_by_more_than_colour() -> None:
    board = of(of_lab(DEFAULT, step=8))["board"]
    edge = {place for place in board if 0 in place or 10 in place}
    assert {place for place, cell in board.items() if cell.hatch == CROSS} == edge


def test_data_cannot_end_the_element_that_it_stands_in() -> None:
    data = {"text": "</script><script>alert(1)</script><!--\u2028"}
    html = page(language="en", title="<t>", body="", css="", script="", data=data)
    assert html.count("</script>") == 2
    assert "<!--" not in html
    assert "<title>&lt;t&gt;</title>" in html
