"""The static edition in a browser that may open nothing but its folder."""

import functools
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, Route

from deconv_viz.core import FILLS, PRESETS, AxisArguments
from deconv_viz.export.static import write_static
from deconv_viz.state import DEFAULT, FIELD, FIELDS, Edit, Lab, load_preset, repair
from tests.browser.page import TIMEOUT_MS
from tests.browser.server import HOST, ROOT

MODULES = "/modules/"

APP = "https://app.example.org/deconv"

PARTS = """async (modules) => {
  const load = (name) => import(`${modules}export/static_assets/${name}.js`);
  const names = ["tables", "lab", "codec", "block", "say", "fills"];
  const [{ openTables }, { createLabs }, { createCodec }, { parseBlock }, { createWords }, fills]
    = await Promise.all(names.map(load));
  const { settings, words } = self.deconvStatic;
  const tables = await openTables(self.deconvTables);
  const labs = createLabs(settings, tables), codec = createCodec(settings, labs);
  self.parts = { settings, words, tables, labs, codec, parseBlock, createWords, ...fills };
}"""
"""What the pages are made of, put together from the package's own modules."""

OUTPUTS = """async (queries) => {
  const $ = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  $(".tables").open = true;
  const found = [];
  for (const [query, id] of queries) {
    history.replaceState(null, "", `?${query}`);
    dispatchEvent(new PopStateEvent("popstate"));
    for (let i = 0; i < 500 && $("[data-stage]").dataset.scene !== id; i++)
      await new Promise((resolve) => setTimeout(resolve, 2));
    const output = ".tables table:last-child";
    const cells = all(`${output} tbody td`).map((cell) => cell.textContent);
    const columns = all(`${output} thead th`).length;
    found.push([cells, columns, $(".badge").dataset.equal, $(".formula").textContent]);
  }
  return found;
}"""
"""Goes to each query as Back would, and reads the output off the table for screen readers."""

SUMS = """async (queries) => {
  const { readModel, boardOfOutput, verdict } = await import("/modules/stage/assets/model.js");
  const { labs, codec } = self.parts;
  return JSON.stringify(queries.map((query) => {
    const model = readModel(labs.sceneOf(codec.decode(query).lab, query));
    const outputs = Array.from({ length: model.outputs }, (_, cell) => cell);
    const scatter = outputs.map((cell) => model.full[boardOfOutput(model, cell)]);
    return { scatter, equal: verdict(model, true).equal };
  }));
}"""
"""The sums of the stamps for each query, and whether those of the windows are the same; as JSON,
since the way from the browser takes ten times as long for half a million numbers one by one."""

VISITED = """async (queries) => {
  const found = [], status = document.querySelector(".status");
  for (const query of queries) {
    history.replaceState(null, "", `?${query.replaceAll("#", "%23")}`);
    dispatchEvent(new PopStateEvent("popstate"));
    // The address is read, and once more when the stage answers: in turns that come in order.
    for (let i = 0; i < 4; i++) await new Promise((resolve) => setTimeout(resolve));
    const strange = document.querySelectorAll("main :is(img, script), .status *").length;
    const { scene } = document.querySelector("[data-stage]").dataset;
    found.push([scene, status.classList.contains("notice"), strange]);
  }
  return found;
}"""
"""Goes to each query as Back would: the scene, whether something is said, elements from nowhere."""

TABLES = """(json) => {
  const [axes, expected] = JSON.parse(json);
  return axes.filter((values, at) => {
    const { tables, labs, settings } = self.parts;
    const axis = labs.axisOf(values), [wanted, refusal] = expected[at];
    const refused = tables.refusal(axis, settings.limits.side);
    if (!refusal)
      return refused !== null || JSON.stringify(tables.tablesOf(axis)) !== JSON.stringify(wanted);
    const [rule, numbers] = refusal;
    const differs = ([name, value]) => numbers[name] !== value;
    return refused?.rule !== rule || Object.entries(refused.values).some(differs);
  });
}"""
"""The axes whose tables, or refusal, are not the expected ones."""

CODEC = """(queries) => JSON.stringify(queries.map((query) => {
  const { codec } = self.parts;
  const { lab, problem } = codec.decode(query), { lab: pinned } = codec.decodePin(query);
  return { lab, problem, pinned, query: codec.encode(lab, { pinned }) };
}))"""

REPAIR = """(cases) => cases.map(([rows, columns, touched, axis]) => {
  const { labs, words, createWords } = self.parts;
  const [newRows, newColumns, repairs]
    = labs.repair(labs.axisOf(rows), labs.axisOf(columns), touched, axis);
  const problem = { code: "repaired", fields: [], values: {}, repairs };
  const said = ["en", "zh"].map((language) => createWords(words, language).ofProblem(problem));
  return [Object.values(newRows), Object.values(newColumns), ...said];
})"""

TYPED = """(texts) => texts.map((text) => {
  const { labs, settings, parseBlock, createWords, words } = self.parts;
  const { block, problem } = parseBlock(text, settings.limits);
  if (problem) return [null, problem.code, createWords(words, "en").ofProblem(problem)];
  const { lab, lost } = labs.writeBlock(labs.DEFAULT, "input", 1, 1, block);
  return [lab.input_edits, lost ? "edits_clipped" : "", ""];
})"""


OpenStatic = Callable[..., Page]


class _Handler(SimpleHTTPRequestHandler):
    """The folder, and beneath MODULES the package's own files, which tests import one by one."""

    def translate_path(self, path: str) -> str:
        if path.startswith(MODULES):
            return str(ROOT / "deconv_viz" / path.removeprefix(MODULES).partition("?")[0])
        return super().translate_path(path)

    def log_message(self, format: str, *args: Any) -> None: ...


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder as any web host would, and give its address."""
    handler = functools.partial(_Handler, directory=str(folder))
    server = ThreadingHTTPServer((HOST, 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{HOST}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Guard:
    """Blocks every address outside the folder, and notes what was asked for or went wrong."""

    base: str
    problems: list[str] = field(default_factory=list)

    def open(self, browser: Browser, name: str = "two_dimensions.html", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}} | options)
        context.set_default_timeout(TIMEOUT_MS)
        context.route("**/*", self._check)
        page = context.new_page()
        page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        page.on("dialog", lambda dialog: self.problems.append(f"dialog: {dialog.message}"))
        page.on("console", self._listen)
        page.goto(f"{self.base}/{name}")
        page.wait_for_selector("body[data-ready]")
        return page

    def _check(self, route: Route) -> None:
        if route.request.url.startswith((f"{self.base}/", "data:")):
            route.continue_()
        else:
            self.problems.append(f"asked for {route.request.url}")
            route.abort()

    def _listen(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.problems.append(f"console: {message.text}")


def is_whole(lab: Lab) -> bool:
    """Whether all values are whole numbers, so that sums are exact in any order."""
    return all((part == np.round(part)).all() for part in (lab.input(), lab.kernel()))


def random_labs(count: int, seed: int = 20160323) -> list[Lab]:
    """Labs from all over what the controls allow, those of the presets first."""
    chance = random.Random(seed)
    labs = [load_preset(DEFAULT, preset.key) for preset in PRESETS]
    while len(labs) < count:
        rows = _axis(chance)
        columns = rows if chance.random() < 0.5 else _axis(chance)
        rows, columns, _ = repair(rows, columns)
        linked = rows == columns and chance.random() < 0.8
        labs.append(
            replace(
                DEFAULT,
                rows=rows,
                columns=columns,
                linked=linked,
                input_fill=chance.choice(FILLS),
                kernel_fill=chance.choice(FILLS),
                seed=chance.choice([DEFAULT.seed, chance.randint(0, 99_999)]),
                input_edits=_edits(chance, FIELD["size"].high),
                kernel_edits=_edits(chance, FIELD["kernel"].high),
                step=chance.choice([None, chance.randint(0, 30)]),
                order=chance.choice(["input", "output"]),
                flip=chance.random() < 0.7,
            )
        )
    return labs


def _axis(chance: random.Random) -> AxisArguments:
    """An axis of the whole box, or, as often, one of a size that people look at."""
    if chance.random() < 0.5:
        return AxisArguments(*(chance.randint(f.low, f.high) for f in FIELDS))
    highs = (9, 5, 4, 3, 4, 3)
    return AxisArguments(
        *(chance.randint(f.low, high) for f, high in zip(FIELDS, highs, strict=True))
    )


def _edits(chance: random.Random, side: int) -> tuple[Edit, ...]:
    values = [1.0, -2.5, 0.1, 1e-05, -1e-07, 123456.789, 1e6, 0.0]
    cells = {
        (chance.randrange(min(side, 6)), chance.randrange(min(side, 6))): chance.choice(values)
        for _ in range(chance.choice([0, 0, 1, 4]))
    }
    return tuple((row, column, value) for (row, column), value in sorted(cells.items()))


HOSTILE = [
    "i=0&k=99&s=-3&d=1e3&p=999999999999999999999&a=abc",
    "i=32&k=11&s=10&d=10&p=20&a=9",
    "i=5,7,9&k=,&s=3,&p=%2C1&x=nothing&w=ramp%00&seed=-1",
    "x=__proto__&w=constructor&o=toString&l=2&f=yes&t=-4",
    "xe=0.0.1e400~1.1.nan~99.99.1~0.1.2.5.7~~&we=a.b.c",
    "xe=" + "~".join(f"{r}.{c}.{r - c}" for r in range(32) for c in range(32)) + "~1.1.1",
    "pin=i%3D7%26pin%3Di%253D9&t=3",
    "pin=%3Cscript%3Ealert(1)%3C/script%3E&i=%ff%fe&%69=9",
    "i=<img src=x onerror=alert(1)>&<b>=1&__proto__[x]=1",
    "=&&&=5&i&i=&i=7=8&utm_source=x&lang=xx&hide=<b>,results",
    "i=" + "9" * 5000,
    "&".join(f"k{n}={n}" for n in range(1500)),
    "i=+7&k=%2B3&seed=+5",
    "t=20000&o=output&f=0&l=0",
]
"""Queries that nobody should have written."""


@pytest.fixture(scope="session")
def static_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("static")
    write_static(folder, APP)
    return folder


@pytest.fixture(scope="session")
def static_address(static_folder: Path) -> Iterator[str]:
    with served(static_folder) as address:
        yield address


@pytest.fixture
def open_static(browser: Browser, static_address: str, static_folder: Path) -> Iterator[OpenStatic]:
    """Open a page of the folder; at the end nothing may have gone wrong or been asked for."""
    guards: list[Guard] = []
    pages: list[Page] = []

    def open_one(name: str = "two_dimensions.html", *, disk: bool = False, **options: Any) -> Page:
        guards.append(Guard(static_folder.as_uri() if disk else static_address))
        pages.append(guards[-1].open(browser, name, **options))
        return pages[-1]

    yield open_one
    for page in pages:
        page.context.close()
    problems = [problem for guard in guards for problem in guard.problems]
    assert not problems, problems  # in a module whose asserts pytest does not explain


@pytest.fixture(scope="session")
def static_parts(browser: Browser, static_address: str) -> Iterator[Page]:
    """One page for all that compare its parts with the package; they leave it as it is."""
    guard = Guard(static_address)
    page = guard.open(browser)
    page.evaluate(PARTS, MODULES)
    yield page
    page.context.close()
    assert not guard.problems, guard.problems
