"""What the image starts, started as it does: its files alone, read-only, without rights.

No container is built. The tree is what the Dockerfile copies, the command and the environment are
the Dockerfile's, and the packages are those of the tests.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.server import HOST, ROOT, Server, free_port, wait_until_healthy

DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
NOBODY = 65534


def copied() -> list[tuple[list[str], str]]:
    """Sources and target of each COPY from the context into the last stage."""
    last = DOCKERFILE.split("\nFROM ")[-1]
    lines = [shlex.split(line)[1:] for line in last.splitlines() if line.startswith("COPY ")]
    return [(words[:-1], words[-1]) for words in lines if not words[0].startswith("--")]


def environment() -> dict[str, str]:
    """What the Dockerfile's ENV says, but for the path."""
    lines = iter(DOCKERFILE[DOCKERFILE.index("\nENV ") + 5 :].splitlines())
    said = ""
    for line in lines:
        if line.strip().startswith("#"):
            continue
        said += line.removesuffix("\\")
        if not line.endswith("\\"):
            break
    return dict(word.split("=", 1) for word in shlex.split(said) if not word.startswith("PATH="))


def command() -> list[str]:
    (words,) = re.findall(r"^CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)
    found: list[str] = json.loads(words)
    return found


@pytest.fixture
def tree() -> Iterator[Path]:
    """The image's /app, which nobody may write to."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(made) / "app"
        for sources, target in copied():
            for source in sources:
                to = root / target / (Path(source).name if target.endswith("/") else "")
                to.parent.mkdir(parents=True, exist_ok=True)
                if (ROOT / source).is_dir():
                    shutil.copytree(ROOT / source, to, ignore=shutil.ignore_patterns("__pycache__"))
                else:
                    shutil.copy(ROOT / source, to)
        Path(made).chmod(0o755)
        every = [root, *root.rglob("*")]
        for path in every:
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield root
        for path in every:
            path.chmod(0o755)


def as_nobody() -> dict[str, Any]:
    """How to start as the user without rights; as oneself where that user cannot reach Python."""
    if os.geteuid() != 0:
        return {}
    user: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    try:
        subprocess.run([sys.executable, "-c", ""], check=True, capture_output=True, **user)
    except (OSError, subprocess.CalledProcessError):
        return {}
    return user


def files(root: Path) -> set[Path]:
    return set(root.rglob("*"))


def test_the_images_command_serves_from_a_tree_that_it_cannot_write(
    tree: Path, tmp_path: Path, open_page: OpenPage
) -> None:
    before = files(tree)
    port = free_port()
    program, *words = command()
    given = {**environment(), "STREAMLIT_SERVER_PORT": str(port), "HOME": "/nonexistent"}
    assert given["STREAMLIT_SERVER_HEADLESS"] == "true"
    log = tmp_path / "log.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [str(Path(sys.executable).with_name(program)), *words],
            cwd=tree,
            env={"PATH": os.environ["PATH"], **given},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            **as_nobody(),
        )
    server = Server(port, process, log)
    try:
        wait_until_healthy(server)
        page = open_page("/two_dimensions?s=3", server=server)
        assert page.url.startswith(f"http://{HOST}:{port}/")
        page.close()
        assert server.tracebacks() == []
    finally:
        process.terminate()
        assert process.wait(20) in (0, -15)
    assert files(tree) == before
    # In headless mode without an address, Streamlit would ask a public host for this machine's.
    assert "external" not in server.text().lower()


def test_the_list_of_the_image_has_the_versions_that_the_app_asks_for() -> None:
    locked = (ROOT / "deploy" / "requirements.lock").read_text(encoding="utf-8")
    names = set(re.findall(r"^([a-z0-9-]+)==\S+", locked, re.MULTILINE))
    asked = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert {line[0] for line in re.findall(r"^([a-z]+)([><=])", asked, re.MULTILINE)} <= names
    entries = re.split(r"\n(?=[a-z])", locked.split("\n", 2)[2])
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in locked
    assert re.search(r"^streamlit==1\.67\.", locked, re.MULTILINE)
