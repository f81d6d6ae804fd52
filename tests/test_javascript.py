"""The browser component's scripts are at least well-formed ES modules.

There is no build step that would notice a slip of the pen. The checker is the Node.js that comes
inside Playwright's wheel, so nothing else needs to be installed.
"""

import subprocess
from pathlib import Path

import playwright
import pytest

ROOT = Path(__file__).parents[1]
NODE = Path(playwright.__file__).parent / "driver" / "node"
SCRIPTS = sorted((ROOT / "deconv_viz").glob("*/*assets/**/*.js"))


def syntax_error(source: str, folder: Path) -> str:
    """What Node.js says against the module, or nothing. Only `.mjs` is surely read as a module."""
    copy = folder / "module.mjs"
    copy.write_text(source, encoding="utf-8")
    done = subprocess.run(
        [NODE, "--check", copy], capture_output=True, text=True, timeout=60, check=False
    )
    return done.stderr if done.returncode else ""


def test_the_stage_has_scripts() -> None:
    assert SCRIPTS


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_script_is_a_well_formed_module(script: Path, tmp_path: Path) -> None:
    assert not syntax_error(script.read_text(encoding="utf-8"), tmp_path)


@pytest.mark.parametrize(
    "wrong",
    ["export default function (component) {", "const a = 1; const a = 2;", "with (window) {}"],
)
def test_the_check_refuses_what_is_not_a_module(wrong: str, tmp_path: Path) -> None:
    assert "SyntaxError" in syntax_error(wrong, tmp_path)


def test_the_check_accepts_a_module(tmp_path: Path) -> None:
    module = "import { draw } from './draw.js';\nexport default () => draw(await 1);\n"
    assert syntax_error(module, tmp_path)  # await needs an async function or the top level
    assert not syntax_error(module.replace("() =>", "async () =>"), tmp_path)
