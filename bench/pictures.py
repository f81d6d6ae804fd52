"""The pictures of the README, taken from the running app: `python -m bench.pictures`."""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from deconv_viz.ui.home import QUESTIONS
from tests.browser.page import launch, wait_ready
from tests.browser.server import ROOT, running

SHIFTED = next(query for name, _, query in QUESTIONS if name == "keras_and_torch")
PICTURES = {"two_dimensions": "/two_dimensions", "frameworks": f"/frameworks?{SHIFTED}"}


def main() -> None:
    """Write docs/pictures/<name>.png, at twice the pixels for sharp text."""
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(exist_ok=True)
    with (
        TemporaryDirectory() as logs,
        running(Path(logs) / "log.txt") as server,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        context = browser.new_context(
            viewport={"width": 1280, "height": 800},
            device_scale_factor=2,
            reduced_motion="reduce",
            base_url=server.url,
        )
        page = context.new_page()
        for name, path in PICTURES.items():
            page.goto(path)
            wait_ready(page)
            page.wait_for_timeout(500)
            page.screenshot(path=folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
