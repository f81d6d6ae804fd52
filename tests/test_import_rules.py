"""Who may import whom.

The rooms of the package stand one above another: `core` knows nothing but NumPy, the views are made
from the core, the pages from the views. Read from the syntax tree, so that an import inside a
function or under TYPE_CHECKING counts as well.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = "deconv_viz"
FRONT = "app.py, pages/"  # the scripts that Streamlit runs, outside the package
SERVE = "serve.py"  # starts them as a service


@dataclass(frozen=True)
class Room:
    """What one room may import besides itself and the standard library."""

    rooms: frozenset[str] = frozenset()
    packages: frozenset[str] = frozenset()
    without: frozenset[str] = field(default=frozenset(), kw_only=True)  # of the standard library


def room(rooms: str = "", packages: str = "", *, without: str = "") -> Room:
    return Room(
        frozenset(rooms.split()), frozenset(packages.split()), without=frozenset(without.split())
    )


VIEWS = "core frameworks network state scenes charts tasks text lessons"
SHOWN = f"{VIEWS} export stage"

# The one table. "" is deconv_viz/__init__.py, which passes on the names of the core and no others;
# whoever may import the core may import them from there.
RULES = {
    # No input or output, no clock, no chance: the same question always has the same answer.
    "core": room(
        "",
        "numpy",
        without="asyncio datetime io logging multiprocessing os pathlib random secrets shutil"
        " socket subprocess tempfile threading time urllib uuid",
    ),
    # `show` comes from the room of notebooks, and only when it is asked for.
    "": room("core notebook"),
    "text": room(),
    "frameworks": room("core", "numpy"),
    "network": room("core", "numpy"),
    "state": room("core", "numpy"),
    "scenes": room("core", "numpy"),
    # What an address says of a lesson: for its page and for the command line.
    "lessons": room("core frameworks state", "numpy"),
    "tasks": room("core frameworks state scenes", "numpy"),
    "charts": room("core", "numpy plotly"),
    "stage": room("scenes text", "numpy streamlit"),  # the pad hands a drawing on as an array
    "export": room(VIEWS, "PIL numpy plotly"),  # pictures to take away are painted with Pillow
    "notebook": room(f"{VIEWS} export", "numpy"),
    "__main__": room(f"{VIEWS} export"),
    "ui": room(SHOWN, "PIL numpy plotly streamlit"),
    FRONT: room(f"{SHOWN} ui", "streamlit"),
    # Around the app, and without knowledge of what it shows.
    "service": room("", "google starlette streamlit"),
    SERVE: room("service", "starlette streamlit"),
}


def violations(path: str, source: str) -> list[str]:
    """One sentence for each import in the file at `path` (relative to the root) that is refused."""
    here = room_of(path)
    if here is None:
        return [f"{path}: no room of this name is in the table of {Path(__file__).name}"]
    rule = RULES[here]
    found = []
    for line, module in imports(path, source):
        top, _, rest = module.partition(".")
        if top in (PACKAGE, "app", "pages"):
            target = FRONT if top != PACKAGE else rest.split(".")[0]
            target = target if target in RULES else ""
            allowed = (
                target == here or target in rule.rooms or (not target and "core" in rule.rooms)
            )
        elif top in sys.stdlib_module_names:
            allowed = top not in rule.without
        else:
            allowed = top in rule.packages
        if not allowed:
            found.append(f"{path}:{line}: {here or PACKAGE} may not import {module}")
    return found


def room_of(path: str) -> str | None:
    """The room that a file belongs to, or None where the table has no such room."""
    top, *rest = Path(path).parts
    if top == PACKAGE:
        name = rest[0] if len(rest) > 1 else Path(rest[0]).stem
        name = "" if name == "__init__" else name
        return name if name in RULES else None
    return SERVE if top == SERVE else FRONT


def imports(path: str, source: str) -> Iterator[tuple[int, str]]:
    """Line and absolute name of everything that the source imports.

    In `from a import b`, b may be a module or a value: `a.b` tells the room either way.
    """
    package = Path(path).parent.parts
    for node in ast.walk(ast.parse(source, path)):
        match node:
            case ast.Import(names=names):
                for name in names:
                    yield node.lineno, name.name
            case ast.ImportFrom(module=module, names=names, level=level):
                base = [*package[: len(package) - level + 1]] if level else []
                for name in names:
                    yield node.lineno, ".".join([*base, *([module] if module else []), name.name])
            case ast.Call(
                func=ast.Name(id="__import__" | "import_module")
                | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(module)), *_],
            ):
                yield node.lineno, module


def sources() -> list[Path]:
    """Every Python file that the rules are about."""
    front = [*ROOT.glob("app.py"), *ROOT.glob(SERVE), *(ROOT / "pages").glob("**/*.py")]
    return sorted([*front, *(ROOT / PACKAGE).glob("**/*.py")])


def test_every_import_follows_the_rules() -> None:
    found = []
    for path in sources():
        found += violations(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    assert found == []


def test_there_is_something_to_check() -> None:
    rooms = {room_of(path.relative_to(ROOT).as_posix()) for path in sources()}
    assert {"", "core"} <= rooms


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("deconv_viz/core/axis.py", "import numpy as np\nfrom math import gcd"),
        ("deconv_viz/core/axis.py", "from .errors import ParameterError\nfrom . import errors"),
        ("deconv_viz/core/axis.py", "from deconv_viz.core.errors import ParameterError"),
        ("deconv_viz/__init__.py", "from deconv_viz.core import Axis\nfrom .core import Geometry"),
        ("deconv_viz/state/lab.py", "from deconv_viz import Axis\nimport deconv_viz.core.axis"),
        ("deconv_viz/state/lab.py", "from ..core import Axis\nfrom .limits import FIELDS"),
        ("deconv_viz/scenes/sub/deep.py", "from ...core import Axis\nfrom ..flat import Scene"),
        ("deconv_viz/charts/line.py", "import plotly.graph_objects as go"),
        ("deconv_viz/stage/__init__.py", "import streamlit as st\nfrom deconv_viz import text"),
        ("deconv_viz/ui/frame.py", "from deconv_viz import charts, stage, state\nimport streamlit"),
        ("pages/two_dimensions.py", "import streamlit as st\nfrom deconv_viz.ui import frame"),
        ("app.py", "from deconv_viz.scenes import two_dimensions"),
    ],
)
def test_what_the_design_allows_is_accepted(path: str, source: str) -> None:
    assert violations(path, source) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("deconv_viz/core/axis.py", "import streamlit"),
        ("deconv_viz/core/axis.py", "import scipy.signal"),
        ("deconv_viz/core/axis.py", "import random"),
        ("deconv_viz/core/axis.py", "from time import perf_counter"),
        ("deconv_viz/core/axis.py", "from deconv_viz import Axis"),
        ("deconv_viz/core/axis.py", "from .. import state"),
        ("deconv_viz/core/axis.py", "from ..state import limits"),
        ("deconv_viz/core/axis.py", "def late():\n    from deconv_viz.state import limits"),
        ("deconv_viz/core/axis.py", "if TYPE_CHECKING:\n    import plotly"),
        ("deconv_viz/core/axis.py", "import importlib\nimportlib.import_module('streamlit')"),
        ("deconv_viz/core/axis.py", "__import__('streamlit')"),
        ("deconv_viz/__init__.py", "from .state import Lab"),
        ("deconv_viz/text/en.py", "import numpy"),
        ("deconv_viz/text/en.py", "from deconv_viz.core import PRESETS"),
        ("deconv_viz/text/en.py", "from deconv_viz import PRESETS"),
        ("deconv_viz/state/lab.py", "import streamlit as st"),
        ("deconv_viz/state/lab.py", "from deconv_viz.text import text"),
        ("deconv_viz/scenes/flat.py", "from deconv_viz.state import Lab"),
        ("deconv_viz/scenes/flat.py", "import deconv_viz.stage"),
        ("deconv_viz/scenes/flat.py", "import plotly"),
        ("deconv_viz/charts/line.py", "import streamlit as st"),
        ("deconv_viz/stage/__init__.py", "from deconv_viz.ui import frame"),
        ("deconv_viz/stage/__init__.py", "from deconv_viz.state import Lab"),
        ("deconv_viz/export/gif.py", "from deconv_viz.ui import frame"),
        ("deconv_viz/ui/frame.py", "import pages.two_dimensions"),
        ("deconv_viz/ui/frame.py", "from app import main"),
        ("pages/two_dimensions.py", "import pandas"),
    ],
)
def test_what_the_design_forbids_is_refused(path: str, source: str) -> None:
    assert len(violations(path, source)) == 1


@pytest.mark.parametrize("path", ["deconv_viz/utils.py", "deconv_viz/attic/old.py"])
def test_a_room_that_the_table_does_not_know_is_refused(path: str) -> None:
    assert len(violations(path, "")) == 1


def test_the_library_pulls_in_neither_streamlit_nor_plotly() -> None:
    program = (
        "import sys, deconv_viz;"
        "print(*{'streamlit', 'plotly', 'pandas'} & sys.modules.keys(), end='')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
