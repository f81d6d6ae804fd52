"""What the tests of the bar share: finding its parts, and what they say."""

from playwright.sync_api import Locator, Page, expect

from deconv_viz.text import text

BAR = "[data-bar]"


def part(page: Page, name: str) -> Locator:
    """One button or link of the bar."""
    return page.locator(f'{BAR} [data-part="{name}"]')


def wait_for_bar(page: Page) -> None:
    page.wait_for_selector(f"{BAR}[data-ready]")


def open_share(page: Page) -> Locator:
    """Open the dialog for sharing."""
    wait_for_bar(page)
    part(page, "share").click()
    dialog = page.get_by_role("dialog", name=text("share.title"))
    expect(dialog).to_be_visible()
    return dialog


def focused(page: Page) -> str:
    """The accessible name, or the text, of what has the focus, through all shadow roots."""
    found: str = page.evaluate(
        """() => {
          let element = document.activeElement;
          while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          return element?.getAttribute('aria-label') || element?.textContent.trim() || '';
        }"""
    )
    return found
