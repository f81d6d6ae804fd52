"""The shades of still pictures are those that the stage has in a browser."""

import json
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from deconv_viz.export.bundle import STAGE_ASSETS, bundle
from deconv_viz.export.theme import GROUNDS, grounds_css, theme

ROOT = Path(__file__).parents[2]
ROLES = ["input", "kernel", "canvas", "output", "negative"]
TINTS = [(role, value) for role in ("input", "kernel", "canvas", "output") for value in (-7, 0, 3)]
HUES = [(index, count) for count in (1, 9, 16, 121) for index in range(0, count, 1 + count // 9)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_grounds_are_those_of_the_app(scheme: str) -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    own = config["theme"][scheme]
    assert GROUNDS[scheme] == (own["backgroundColor"], own["textColor"], own["linkColor"])


def of_the_stage(browser: Browser, scheme: str, folder: Path) -> dict[str, list[str]]:
    """What `theme.js` answers on a page that has the stage's style sheet."""
    entry = folder / "entry.js"
    entry.write_text(
        f'import {{ readTheme }} from "{_to(folder)}/theme.js";\n'
        "globalThis.readTheme = readTheme;\n",
        encoding="utf-8",
    )
    css = grounds_css() + (STAGE_ASSETS / "stage.css").read_text(encoding="utf-8")
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
    page.set_content(f"<style>{css}</style><div class='stage'></div>")
    page.add_script_tag(content=bundle(entry))
    found = page.evaluate(
        """([roles, tints, hues]) => {
            const theme = readTheme(document.querySelector(".stage"), document.documentElement);
            const paint = ({ fill, ink }) => [fill, ink];
            return {
                plain: [theme.ground, theme.text, theme.line, theme.inserted],
                blank: paint(theme.blank),
                roles: roles.map((name) => theme.role[name]),
                tints: tints.map(([role, value]) => paint(theme.tint(role, value, 7))),
                hues: hues.map(([index, count]) => paint(theme.hue(index, count))),
            };
        }""",
        json.loads(json.dumps([ROLES, TINTS, HUES])),
    )
    page.close()
    return found  # type: ignore[no-any-return]


def _to(folder: Path) -> str:
    return "../" * (len(folder.resolve().parts) - 1) + STAGE_ASSETS.resolve().as_posix()[1:]


def parts(colour: str) -> list[int]:
    """Red, green and blue of rgb(1,2,3) or #010203."""
    if colour.startswith("#"):
        return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return [int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]


def hexadecimal(colour: object) -> object:
    """rgb(1,2,3) as #010203; lists likewise."""
    if isinstance(colour, list):
        return [hexadecimal(part) for part in colour]
    return "#" + "".join(f"{part:02x}" for part in parts(str(colour)))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_shade_is_the_stages(scheme: str, browser: Browser, tmp_path: Path) -> None:
    found = of_the_stage(browser, scheme, tmp_path)
    own = theme(scheme == "dark")
    assert hexadecimal(found["plain"]) == [own.ground, own.text, own.line, own.inserted]
    assert hexadecimal(found["blank"]) == [own.blank.fill, own.blank.ink]
    assert hexadecimal(found["roles"]) == [own.role[name] for name in ROLES]
    tints = [own.tint(role, value, 7) for role, value in TINTS]
    assert hexadecimal(found["tints"]) == [[paint.fill, paint.ink] for paint in tints]
    hues = [own.hue(index, count) for index, count in HUES]
    for paint, (fill, ink) in zip(hues, found["hues"], strict=True):
        assert hexadecimal(ink) == paint.ink
        # OKLCh is worked out in floating point on both sides: the last bit may be rounded apart.
        assert max(abs(a - b) for a, b in zip(parts(fill), parts(paint.fill), strict=True)) <= 1
