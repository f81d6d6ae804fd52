"""Measurements inside the page, by the page's own clock."""

from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from bench.cases import CONTROL, LESSON, Case
from tests.browser.page import STAGE, slider, wait_ready
from tests.browser.server import Server

# Runs before any script of the page. Shadow roots are noted as they are made, because a document
# cannot be searched for what is inside them.
CLOCK = """
(() => {
  const roots = [];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    roots.push(root);
    return root;
  };
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) => {
        bench.bytes += data.byteLength ?? data.size;
      });
    }
  };
  // The picture is on the screen when the frame after the one that shows the change has begun.
  const presented = (seen) => new Promise((resolve, reject) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve(performance.now());
    setTimeout(() => reject(new Error('the stage drew nothing new')), 30000);
    const poll = () => requestAnimationFrame(
      seen() ? () => channel.port2.postMessage(null) : poll);
    requestAnimationFrame(poll);
  });
  const stage = () => roots.map((root) => root.querySelector('[data-stage][data-painted]'))
    .find((found) => found?.isConnected);
  const bench = {
    bytes: 0,
    first: presented(stage).catch(() => {}),
    // From the key press to the new picture.
    change() {
      const { painted, scene } = stage().dataset;
      const seen = () => stage() && stage().dataset.scene !== scene
        && Number(stage().dataset.painted) > Number(painted);
      bench.bytes = 0;
      bench.changed = new Promise((resolve, reject) => addEventListener('keydown', (event) => {
        presented(seen).then((now) => resolve(now - event.timeStamp), reject);
      }, { capture: true, once: true }));
    },
    // Steps shown a second: a step that no frame showed does not count.
    async steps(seconds) {
      const start = performance.now();
      const end = start + seconds * 1000;
      let [count, last] = [0, stage().dataset.step];
      const watch = (resolve) => requestAnimationFrame((now) => {
        const { step } = stage().dataset;
        if (step !== last) { count += 1; last = step; }
        if (now < end) watch(resolve); else resolve();
      });
      await new Promise(watch);
      return (count * 1000) / (performance.now() - start);
    },
  };
  window.bench = bench;
})();
"""


@dataclass(frozen=True)
class Changes:
    """Slider changes: times until painted and what the server sent for each."""

    milliseconds: Sequence[float]
    kilobytes: Sequence[float]


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that at least this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -int(-len(ordered) * percent // 100) - 1)]


def visit(browser: Browser, server: Server, path: str) -> Page:
    """Open the page as a new visitor with an empty cache."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=server.url)
    context.add_init_script(CLOCK)
    page = context.new_page()
    page.goto(path)
    return page


def changes(browser: Browser, server: Server, case: Case, count: int) -> Changes:
    """Move the slider forth and back, each time from rest; the first few only warm up."""
    page = visit(browser, server, case.path)
    wait_ready(page)
    slider(page, CONTROL).focus()
    milliseconds, kilobytes = [], []
    for number in range(-6, count):
        page.evaluate("bench.change()")
        page.keyboard.press("ArrowRight" if number % 2 == 0 else "ArrowLeft")
        taken = page.evaluate("bench.changed")
        page.wait_for_timeout(250)  # let the last messages of the rerun come in
        if number >= 0:
            milliseconds.append(taken)
            kilobytes.append(page.evaluate("bench.bytes") / 1000)
    page.context.close()
    return Changes(milliseconds, kilobytes)


def steps_per_second(browser: Browser, server: Server, case: Case, seconds: float) -> float:
    """Play as fast as the stage offers, over and over."""
    page = visit(browser, server, case.path)
    wait_ready(page)
    play(page)
    page.wait_for_timeout(500)
    reached: float = page.evaluate("seconds => bench.steps(seconds)", seconds)
    page.context.close()
    return reached


def play(page: Page) -> None:
    """Set the stage to its highest speed, over and over, and start it."""
    stage = page.locator(STAGE)
    stage.locator("select").select_option("60")
    stage.locator('[data-do="loop"]').click()
    stage.focus()
    page.keyboard.press("Space")


def first_paint(browser: Browser, server: Server) -> float:
    """Seconds from the start of the navigation to the first picture."""
    page = visit(browser, server, LESSON)
    milliseconds: float = page.evaluate("bench.first")
    page.context.close()
    return milliseconds / 1000
