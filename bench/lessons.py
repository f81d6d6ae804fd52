"""Measurements of the lessons beside the lab: `python -m bench.lessons` prints their table.

`--against DIR` measures another checkout of the project in turn with this one, so that a busy
machine is unkind to both.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.page import percentile
from tests.browser.page import launch, slider, wait_idle
from tests.browser.server import ROOT, Server, running

Row = tuple[str, ...]

CHANGE_MS = 150.0
STROKE_MS = 100.0
PICTURE_MS = 1000.0
SETTLED_MS = 1500  # after a change nothing follows any more


@dataclass(frozen=True)
class Lesson:
    """A lesson in one state, the slider that is moved, and what of it counts as a picture."""

    path: str
    control: str
    pictures: str = "[data-sheet], [data-stage]"


LESSONS = (
    Lesson("/one_dimension", "Stride"),
    Lesson("/one_dimension?part=causal", "Stride"),
    Lesson("/three_dimensions", "Padding, depth"),
    Lesson("/matrix", "Padding"),
    Lesson("/upsampling", "Input"),
    Lesson("/upsampling?part=back", "Padding"),
    Lesson("/checkerboard", "Padding"),
    Lesson("/checkerboard?part=remedies", "Kernel"),
    Lesson("/sub_pixel", "Padding"),
    Lesson("/picture?n=256", "Padding"),
    Lesson("/whole_layer", "Padding"),
    Lesson("/output_size", "Padding", ".stMain .stHtml, [data-sheet]"),
)
AUTOENCODER = "/autoencoder"
MEGAPIXEL = "/picture?n=1000&k=4&s=2"

# Runs before any script of the page, and tells when something new was painted: shadow roots are
# noted as they are made, because a document cannot be searched for what is inside them.
CLOCK = """
(() => {
  const roots = [document];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    roots.push(root);
    return root;
  };
  const find = (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)])
    .filter((found) => found.isConnected);
  const painted = () => new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve(performance.now());
    requestAnimationFrame(() => channel.port2.postMessage(null));
  });
  // The stage says itself that it has painted; elsewhere what is new is text or elements.
  const isNew = ({ type, attributeName, target }) => target.closest?.("[data-stage]")
    ? attributeName === "data-painted" : type === "childList" || type === "characterData";
  window.lessons = {
    find,
    change(selector) {
      const old = new Set(find(selector));
      lessons.changed = new Promise((resolve, reject) => {
        addEventListener("keydown", ({ timeStamp }) => {
          let over = false;
          const end = () => {
            if (over) return;
            over = true;
            watch.disconnect();
            painted().then((now) => resolve(now - timeStamp));
          };
          const watch = new MutationObserver((changes) => { if (changes.some(isNew)) end(); });
          for (const picture of old) watch.observe(picture,
            { subtree: true, childList: true, characterData: true, attributes: true,
              attributeFilter: ["data-painted"] });
          const poll = () => {
            if (find(selector).some((each) => !old.has(each) && each.firstElementChild)) end();
            else if (!over) requestAnimationFrame(poll);
          };
          poll();
          setTimeout(() => reject(new Error("nothing new was drawn")), 20000);
        }, { capture: true, once: true });
      });
    },
    // Since the page was asked for, until these pictures are there.
    async since(selector, count) {
      const isThere = (each) => each.complete ?? true;
      while (find(selector).filter(isThere).length < count)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      return painted();
    },
  };
})();
"""


def visit(browser: Browser, server: Server, path: str) -> Page:
    """Open a page as a new visitor and wait until it rests."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=server.url)
    context.add_init_script(CLOCK)
    page = context.new_page()
    page.goto(path)
    wait_idle(page)
    return page


def open_lesson(browser: Browser, server: Server, lesson: Lesson) -> Page:
    """Open a lesson with its slider in focus."""
    page = visit(browser, server, lesson.path)
    control = slider(page, lesson.control).first
    control.wait_for()
    page.wait_for_timeout(SETTLED_MS)
    control.focus()
    return page


def change(page: Page, lesson: Lesson, key: str) -> float:
    """Press a key on the slider: milliseconds until the first new picture is painted."""
    page.evaluate("selector => lessons.change(selector)", lesson.pictures)
    page.keyboard.press(key)
    taken: float = page.evaluate("lessons.changed")
    page.wait_for_timeout(150)
    wait_idle(page)
    page.wait_for_timeout(250)
    return taken


def strokes(page: Page, count: int) -> list[float]:
    """Draw short lines on the pad: milliseconds from what was drawn to what comes back."""
    box = page.locator("[data-pad] canvas").first.bounding_box()
    assert box is not None
    took = []
    for number in range(-3, count):
        x = box["x"] + box["width"] * (0.2 + 0.6 * ((number * 7) % 10) / 10)
        y = box["y"] + box["height"] * (0.2 + 0.6 * ((number * 3) % 10) / 10)
        page.evaluate("delete lessons.find('[data-drawing]')[0].dataset.took")
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 6, y + 6)
        page.mouse.up()
        page.wait_for_timeout(400)
        found = page.evaluate("lessons.find('[data-drawing]')[0].dataset.took")
        if number >= 0 and found is not None:
            took.append(float(found))
    return took


def rows(browser: Browser, log: Path, count: int, other: Path | None, only: str) -> Iterator[Row]:
    """Measure every lesson, in this checkout and in the other one by turns."""
    with ExitStack() as stack:
        servers = [
            stack.enter_context(running(log / f"{number}.txt", root=root))
            for number, root in enumerate([ROOT, *([other] if other else [])])
        ]
        for lesson in [lesson for lesson in LESSONS if only in lesson.path]:
            pages = [open_lesson(browser, server, lesson) for server in servers]
            found: list[list[float]] = [[] for _ in pages]
            for number in range(-4, count):
                for taken, page in zip(found, pages, strict=True):
                    page.bring_to_front()
                    key = "ArrowRight" if number % 2 == 0 else "ArrowLeft"
                    milliseconds = change(page, lesson, key)
                    if number >= 0:
                        taken.append(milliseconds)
            for page in pages:
                page.context.close()
            name = f"{lesson.path[1:]}, {lesson.control.lower()}"
            yield "lesson: slider change → painted, p50 / p95", name, *said(found, CHANGE_MS)
        if only in AUTOENCODER:
            found = []
            for server in servers:
                page = visit(browser, server, AUTOENCODER)
                page.wait_for_timeout(SETTLED_MS)
                found.append(strokes(page, count))
                page.context.close()
            what = "stroke → reconstruction, p50 / p95"
            yield what, AUTOENCODER[1:], *said(found, STROKE_MS)
        if only in MEGAPIXEL:
            found = [[megapixel(browser, server)] for server in servers]
            what = "visit → transposed result and preview"
            yield what, "1 megapixel RGB, k4 s2", *said(found, PICTURE_MS)


def megapixel(browser: Browser, server: Server) -> float:
    """Change the layer of a large picture: milliseconds until its output stands on the page."""
    page = visit(browser, server, MEGAPIXEL)
    page.wait_for_timeout(4 * SETTLED_MS)
    lesson = Lesson(MEGAPIXEL, "Padding")
    slider(page, lesson.control).first.focus()
    taken = change(page, lesson, "ArrowRight")
    page.context.close()
    return taken


def said(found: Sequence[Sequence[float]], bound: float) -> tuple[str, str]:
    """What was reached, the other checkout's in brackets, and what is aimed at."""
    each = [f"{percentile(taken, 50):.0f} / {percentile(taken, 95):.0f}" for taken in found]
    before = f" (the other checkout {each[1]})" if len(each) > 1 else ""
    return f"{each[0]} ms{before}", f"p95 ≤ {bound:.0f} ms"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.lessons", description=__doc__)
    parser.add_argument("--count", type=int, default=40, help="changes a lesson")
    parser.add_argument("--only", default="", help="the lessons whose address holds this")
    parser.add_argument("--against", type=Path, help="another checkout, measured in turn")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launch(playwright)
        for row in rows(browser, Path(folder), given.count, given.against, given.only):
            print(f"| {' | '.join(row)} |", flush=True)
            print(f"... load {os.getloadavg()[0]:.1f}", file=sys.stderr, flush=True)
        browser.close()


if __name__ == "__main__":
    main()
