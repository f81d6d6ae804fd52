"""How each cell of each grid looks at a step: what `panels.js` decides in the browser."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deconv_viz.core import INSERTED
from deconv_viz.export.lights import Light, turned
from deconv_viz.export.model import Model, Pair
from deconv_viz.export.numerals import exact
from deconv_viz.export.theme import Paint, Theme

UNKNOWN = "?"
"""Stands for a number that a link hides."""

DOT, STROKE, CROSS = 1, 2, 3
"""Marks of an inserted zero, of padding, and of what is cropped: never colour alone."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A square: its fill, its number (or text), its mark, whether it is ringed or wrong."""

    fill: str
    ink: str
    value: float | None = None
    text: str = ""
    hatch: int = 0
    ring: bool = False
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle around cells, in cells."""

    top: int
    left: int
    shape: tuple[int, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells with a caption; role names its colour."""

    name: str
    role: str
    caption: str
    shape: tuple[int, ...]
    cells: list[Cell]
    frames: tuple[Frame, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows of cells there are."""
        return self.shape[0]

    @property
    def columns(self) -> int:
        """How many columns of cells there are."""
        return self.shape[1]


def scatter_grids(model: Model, step: int, light: Light, theme: Theme) -> list[Grid]:
    """Return input, kernel, stamp and canvas."""
    subject, say = model.subject, model.subject.say
    by_input = subject.order == "input"
    at = model.current(step) if by_input else None
    hide = "values" in subject.hidden

    inputs = []
    for index, place in enumerate(_places(model.x.shape)):
        value = model.x[place].item()
        paint = theme.tint("input", 0 if hide else value, model.input_span)
        element = light.x.get(place)
        cell = _number(_hue(model, theme, element) if element else paint, value, hide)
        if by_input and index >= step:
            cell = replace(cell, fill=theme.dimmed(cell.fill))
        inputs.append(replace(cell, ring=place in light.x and element is None))
    kernel = [
        replace(
            _number(_hue(model, theme, place), model.w[place].item(), hide), ring=place in light.w
        )
        for place in _places(model.w.shape)
    ]
    stamp = [
        Cell(theme.blank.fill, theme.blank.ink)
        if at is None
        else _number(_hue(model, theme, place), (model.x[at] * model.w[place]).item(), hide)
        for place in _places(model.w.shape)
    ]
    factor = "x" if at is None else UNKNOWN if hide else _plain(model.x[at].item())
    shape = {"rows": model.full.shape[0], "columns": model.full.shape[1]}
    whole = model.full.size == model.y.size
    return [
        Grid("x", "input", _sized(model, "stage.input", model.x.shape), model.x.shape, inputs),
        Grid("w", "kernel", _sized(model, "stage.kernel", model.w.shape), model.w.shape, kernel),
        Grid("stamp", "kernel", say("stage.stamp", value=factor), model.w.shape, stamp),
        Grid(
            "board",
            "canvas",
            say("stage.canvas_whole" if whole else "stage.canvas", **shape),
            model.full.shape,
            _board_cells(model, step, light, theme),
            (_kept(model, theme),),
        ),
    ]


def _board_cells(model: Model, step: int, light: Light, theme: Theme) -> list[Cell]:
    done, by_input = model.is_done(step), model.subject.order == "input"
    totals, landed = model.scattered(step if by_input and not done else model.x.size)
    hide = "results" in model.subject.hidden
    cells = []
    for place in _places(model.full.shape):
        output = model.output_of(place)
        cell = Cell(theme.blank.fill, theme.blank.ink)
        passed = output is not None and output[0] * model.y.shape[1] + output[1] < step
        if done or (landed[place] if by_input else passed):
            value = totals[place].item()
            role = "canvas" if output is None else "output"
            cell = _number(theme.tint(role, 0 if hide else value, model.output_span), value, hide)
        element = light.board.get(place)
        if element:
            cell = _tapped(cell, _hue(model, theme, element))
        if output is None:
            fill = cell.fill if element else theme.dimmed(cell.fill)
            cell = replace(cell, fill=fill, hatch=CROSS)
        lit = (place in light.board and element is None) or (output and output == light.window)
        cells.append(replace(cell, ring=bool(lit)))
    return cells


def gather_grids(model: Model, step: int, light: Light, theme: Theme) -> list[Grid]:
    """Return the input with zeros, the kernel as it lies in the window, and the output."""
    subject = model.subject
    hide = "values" in subject.hidden
    padded = (len(model.rows.source), len(model.columns.source))
    lying = [
        replace(
            _number(
                _hue(model, theme, element),
                model.w[element].item(),
                hide,
            ),
            ring=place in light.flipped,
        )
        for place in _places(model.w.shape)
        for element in [turned(model, place) if subject.flip else place]
    ]
    frame = Frame(0, 0, model.y.shape, theme.role["output"])
    return [
        Grid(
            "padded",
            "input",
            _sized(model, "stage.padded", padded),
            padded,
            [_padded_cell(model, place, light, theme, hide) for place in _places(padded)],
            () if light.window is None else (_window(model, light.window, theme),),
        ),
        Grid(
            "flipped",
            "kernel",
            subject.say("stage.flipped" if subject.flip else "stage.unflipped"),
            model.w.shape,
            lying,
        ),
        Grid(
            "out",
            "output",
            _sized(model, "stage.output", model.y.shape),
            model.y.shape,
            _output_cells(model, step, light, theme),
            (frame,),
        ),
    ]


def _padded_cell(model: Model, place: Pair, light: Light, theme: Theme, hide: bool) -> Cell:
    i, j = model.source_of(place)
    if i >= 0 and j >= 0:
        value = model.x[i, j].item()
        cell = _number(theme.tint("input", 0 if hide else value, model.input_span), value, hide)
    else:
        inserted = i >= INSERTED and j >= INSERTED
        fill = theme.inserted if inserted else theme.blank.fill
        cell = Cell(fill, theme.blank.ink, text="0", hatch=DOT if inserted else STROKE)
    element = light.padded.get(place)
    if element:
        cell = _tapped(cell, _hue(model, theme, element))
    return replace(cell, ring=place in light.padded and element is None)


def _output_cells(model: Model, step: int, light: Light, theme: Theme) -> list[Cell]:
    done, by_input = model.is_done(step), model.subject.order == "input"
    totals, landed = model.read(step if by_input and not done else model.x.size)
    hide = "results" in model.subject.hidden
    cells = []
    for index, place in enumerate(_places(model.y.shape)):
        cell = Cell(theme.blank.fill, theme.blank.ink)
        if done or (landed[place] if by_input else index < step):
            value = totals[place].item()
            paint = theme.tint("output", 0 if hide else value, model.output_span)
            cell = replace(_number(paint, value, hide), wrong=bool(model.differs[place]))
        element = light.out.get(place)
        if element:
            cell = _tapped(cell, _hue(model, theme, element))
        lit = (place in light.out and element is None) or place == light.window
        cells.append(replace(cell, ring=lit))
    return cells


def _kept(model: Model, theme: Theme) -> Frame:
    """Return the frame around what the crop keeps."""
    top, left = model.board_of((0, 0))
    return Frame(top, left, model.y.shape, theme.role["output"])


def _window(model: Model, output: Pair, theme: Theme) -> Frame:
    """Return the frame of the window that an output reads."""
    rows, columns = model.rows.windows[output[0]], model.columns.windows[output[1]]
    height, width = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    return Frame(rows[0], columns[0], (height, width), theme.role["kernel"])


def _number(paint: Paint, value: float, hide: bool) -> Cell:
    if hide:
        return Cell(paint.fill, paint.ink, text=UNKNOWN)
    return Cell(paint.fill, paint.ink, value)


def _hue(model: Model, theme: Theme, element: Pair) -> Paint:
    """Return the hue of a kernel element."""
    return theme.hue(element[0] * model.w.shape[1] + element[1], model.w.size)


def _tapped(cell: Cell, paint: Paint) -> Cell:
    """Return a cell in the hue of the kernel element that it meets."""
    return replace(cell, fill=paint.fill, ink=paint.ink)


def _plain(value: float) -> str:
    text = exact(value)
    return text if len(text) <= 5 else "x"


def _sized(model: Model, key: str, shape: tuple[int, ...]) -> str:
    return model.subject.say(key, rows=shape[0], columns=shape[1])


def _places(shape: tuple[int, ...]) -> list[Pair]:
    return [(row, column) for row in range(shape[0]) for column in range(shape[1])]
