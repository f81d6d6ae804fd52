"""The pictures of the README, taken from the running app: `python -m bench.pictures`."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from deconv_viz.state.questions import QUESTIONS
from deconv_viz.state.scripts import SCRIPTS
from deconv_viz.tasks.kinds import make
from deconv_viz.tasks.task import Answer
from deconv_viz.text import text
from tests.browser.page import launch, wait_idle, wait_ready
from tests.browser.server import ROOT, running

SHIFTED = next(query for name, _, query in QUESTIONS if name == "keras_and_torch")
PICTURES = {"two_dimensions": "/two_dimensions", "frameworks": f"/frameworks?{SHIFTED}"}
LESSON = "ten_minutes"
TASKS = (("size", 10), ("stamp", 3), ("even", 73), ("keras_same", 87), ("meet", 115))
"""A student's five: the first is answered wrong, the last is revealed."""
GAP = 6  # pixels between the pictures of a sheet
SLIDE = (480, 270)
PHONE = (360, 740)


def main() -> None:
    """Write docs/pictures: pages at twice the pixels for sharp text, and two contact sheets."""
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(exist_ok=True)
    with (
        TemporaryDirectory() as logs,
        running(Path(logs) / "log.txt") as server,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        page = _page(browser, server.url, (1280, 800), scale=2)
        for name, path in PICTURES.items():
            page.goto(path)
            wait_ready(page)
            page.wait_for_timeout(500)
            page.screenshot(path=folder / f"{name}.png")
        page = _page(browser, server.url, (1280, 720))
        _sheet(_lesson(page), SLIDE, 3).save(folder / "lesson.webp", quality=66, method=6)
        page = _page(browser, server.url, PHONE, touch=True)
        _sheet(_tasks(page), PHONE, len(TASKS)).save(folder / "tasks.webp", quality=80, method=6)
        browser.close()


def _page(
    browser: Browser, url: str, size: tuple[int, int], *, scale: int = 1, touch: bool = False
) -> Page:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=scale,
        has_touch=touch,
        reduced_motion="reduce",
        base_url=url,
    )
    return context.new_page()


def _lesson(page: Page) -> Iterable[bytes]:
    """Give the ten minutes from the keyboard: each slide, and the answer to what it asks."""
    page.goto(f"/present?lesson={LESSON}")
    wait_ready(page)
    for plan in SCRIPTS[LESSON]:
        if plan.plays:  # as it stands when it has played
            page.keyboard.press("Shift+ArrowRight")
        page.wait_for_timeout(500)
        yield page.screenshot()
        page.keyboard.press("PageDown")
        if plan.ask:
            page.wait_for_timeout(500)
            yield page.screenshot()
            page.keyboard.press("PageDown")


def _tasks(page: Page) -> Iterable[bytes]:
    """Answer the five with a finger."""
    for number, (kind, seed) in enumerate(TASKS):
        task = make(kind, seed)
        page.goto(f"/tasks?task={kind}&n={seed}")
        page.locator(f'[data-task="{kind}.{seed}"]').wait_for()
        wait_idle(page)
        _answer(page, task.answer if number else task.wrong[0].answer, task.form)
        page.get_by_role("button", name=text("task.check")).tap()
        if number == len(TASKS) - 1:
            page.get_by_role("button", name=text("task.reveal")).tap()
            wait_ready(page)
        page.wait_for_timeout(700)
        yield page.screenshot()


def _answer(page: Page, answer: Answer, form: str) -> None:
    whole = answer if isinstance(answer, tuple) else (answer,)
    if form == "cells":
        for index in whole:
            page.locator(f'[data-pick] [data-index="{index}"]').tap()
    elif form == "choice":
        page.locator("fieldset label").nth(whole[0]).tap()
    else:
        page.locator("input[name=answer]").fill("x".join(map(str, whole)))


def _sheet(pictures: Iterable[bytes], size: tuple[int, int], columns: int) -> Image.Image:
    """Paste pictures beside and beneath each other, in the order of reading."""
    shown: Sequence[Image.Image] = [
        Image.open(BytesIO(each)).convert("RGB").resize(size, Image.Resampling.LANCZOS)
        for each in pictures
    ]
    rows = -(-len(shown) // columns)
    width, height = (each + GAP for each in size)
    sheet = Image.new("RGB", (columns * width - GAP, rows * height - GAP), "#8a8f98")
    for number, picture in enumerate(shown):
        sheet.paste(picture, (number % columns * width, number // columns * height))
    return sheet


if __name__ == "__main__":
    main()
