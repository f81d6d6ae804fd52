"""The heaviest things that a visitor may ask for, asked for by a real browser in its own process.

`python -m bench.jobs NAME URL` repeats one until it is ended, and prints a line for each.
"""

import io
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect, sync_playwright

from deconv_viz.text import text
from tests.browser.bar import part, wait_for_bar
from tests.browser.page import launch, wait_idle
from tests.browser.server import ROOT, Server

WAIT_MS = 120_000


@dataclass(frozen=True)
class Job:
    """A page and what is done there; `again` waits until it is done."""

    name: str
    says: str
    path: str
    again: Callable[[Page, int], None]


def picture(page: Page, number: int) -> None:
    """Upload another picture of 4,000,000 pixels and wait for all of its panes."""
    across = np.arange(2000) + 37 * number
    values = (across[:, None] // 50 + across[None, :] // 80) % 2 * 200
    rgb = np.stack([values, values, np.full_like(values, number % 256)], axis=2).astype(np.uint8)
    file = io.BytesIO()
    Image.fromarray(rgb).save(file, "PNG")
    payload = FilePayload(name="picture.png", mimeType="image/png", buffer=file.getvalue())
    shown = page.locator(".own-pane img")
    before = [image.get_attribute("src") for image in shown.all()] if number else []
    page.locator('input[type="file"]').set_input_files([payload])
    expect(page.locator(".own-pane")).to_have_count(5)
    if before:
        expect(shown.nth(len(before) - 1)).not_to_have_attribute("src", before[-1] or "")
    wait_idle(page)


def training(page: Page, number: int) -> None:
    """Train 100 steps; a further round begins afresh."""
    if number:
        page.get_by_role("button", name="Begin afresh").click()
        wait_idle(page)
    page.get_by_role("button", name="Train 100 steps").click()
    page.wait_for_selector('[data-plate="come-back"]')
    # While it runs it can be stopped; then the button is out of use.
    stop = page.locator(".stMain").get_by_role("button", name="Stop")
    expect(stop).to_be_enabled()
    expect(stop).to_be_disabled()
    wait_idle(page)


def export(page: Page, number: int) -> None:
    """Take away the animation of a large lab; another seed each time, so that nothing is kept."""
    page.goto(f"/two_dimensions?i=16&k=5&s=2&r={number}")
    wait_for_bar(page)
    wait_idle(page)
    part(page, "take").click()
    with page.expect_download(timeout=WAIT_MS):
        page.get_by_role("menuitem", name=text("bar.gif")).click()


JOBS: Mapping[str, Job] = {
    job.name: job
    for job in (
        Job("picture", "a 4 MP picture through the layer", "/picture?n=256&pic=upload", picture),
        Job("training", "100 steps of training", "/autoencoder?part=training", training),
        Job("export", "an animation of 256 steps as GIF", "/two_dimensions", export),
    )
}


@contextmanager
def repeated(job: Job, server: Server) -> Iterator[Callable[[], int]]:
    """Let a browser repeat the job meanwhile; the function says how often it was done.

    Raises:
        RuntimeError: if it could not be done at all.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.jobs", job.name, server.url],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    lines: list[str] = []

    def read() -> None:
        lines.extend(process.stdout or ())

    assert process.stdout is not None
    if process.stdout.readline() != "there\n":
        raise RuntimeError(f"The browser did not come to {job.path}.")
    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield lambda: len(lines)
    finally:
        process.terminate()
        process.wait()
        reader.join()


def main(name: str, url: str) -> None:
    job = JOBS[name]
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(base_url=url, viewport={"width": 1280, "height": 800})
        page.set_default_timeout(WAIT_MS)
        expect.set_options(timeout=WAIT_MS)
        page.goto(job.path)
        wait_idle(page)
        print("there", flush=True)
        number = 0
        while True:
            job.again(page, number)
            number += 1
            print(number, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
