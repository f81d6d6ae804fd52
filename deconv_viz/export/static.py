"""The static edition: a folder of plain files that any web host serves, and that opens from disk.

There is no Python behind it. What the core has to say is in `tables.js`, worked out beforehand for
every setting that the controls allow (`static_tables`); the stage is the app's own, in one script
(`bundle`); the texts are the catalogue's, in every language. Nothing in the folder asks another
address for anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from deconv_viz.charts.colours import css_properties
from deconv_viz.core import FILLS, PRESETS
from deconv_viz.export.bundle import STAGE_ASSETS, bundle
from deconv_viz.export.static_pages import FILES, languages, page
from deconv_viz.export.static_tables import ORDER, pack, sections
from deconv_viz.export.static_take import take_data
from deconv_viz.export.static_tasks import scripts_data, tasks_data
from deconv_viz.export.static_text import plain, rich
from deconv_viz.export.static_theme import theme_css
from deconv_viz.scenes.scene import TOLERANCE
from deconv_viz.state import FIELDS, GIVING_WAY, OWN_KEYS, RULES
from deconv_viz.state.codec import FOREIGN_KEYS
from deconv_viz.state.hide import PARTS
from deconv_viz.state.limits import (
    DEFAULT_SEED,
    MAX_HISTORY,
    MAX_QUERY_BYTES,
    MAX_READ_CHARACTERS,
    MAX_SEED,
    MAX_SIDE,
    MAX_STEP,
    MAX_VALUE,
)
from deconv_viz.state.questions import QUESTIONS
from deconv_viz.state.script import MAX_SAYS, MAX_SLIDES, MAX_TITLE
from deconv_viz.state.script_codec import MAX_UNPACKED
from deconv_viz.state.scripts import SCRIPTS

ASSETS = Path(__file__).parent / "static_assets"
DEFAULT_FOLDER = Path("build/static")

FORMATS = ("html", "video", "png")
"""What the browser makes without Python."""

PRESENTED = {page: page for page in FILES} | {"home": "ten_minutes"}
"""The name of each page's lesson for a projector, if it has one."""

_IMPORT = re.compile(r"^@import .*;$", re.MULTILINE)


def write_static(folder: Path = DEFAULT_FOLDER, app: str = "") -> dict[str, int]:
    """Write the static edition and return the size of each file in bytes.

    app: the address of the full app, for links to what only Python can do; "" leaves them out.
    The folder is made if it is not there; files of these names in it are replaced, others stay.
    Raises ValueError if app is no http or https address.
    """
    files = {file: page(name, checked(app)) for name, file in FILES.items()} | dict(scripts())
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return {name: len(content.encode()) for name, content in files.items()}


def checked(app: str) -> str:
    """Return the app's address without a slash at its end, or "" for none."""
    if not app:
        return ""
    parts = urlsplit(app)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError(f"the app's address begins with http:// or https://; it was {app!r}")
    return app.rstrip("/")


@cache
def scripts() -> Mapping[str, str]:
    """Return what the pages share: the stage, the tables, the words, the tasks and the styles."""
    index, data = pack(sections())
    tables = {"index": index, "data": data, **_fields(), "order": ORDER, "rules": RULES}
    words = {"languages": languages(), "plain": plain(), "html": rich()}
    return {
        "tables.js": _script("deconvTables", tables),
        "words.js": _script("deconvStatic", {"settings": settings(), "words": words}),
        "theme.js": (ASSETS / "theme.js").read_text(encoding="utf-8"),
        "tasks.js": _script("deconvTasks", tasks_data()),
        "scripts.js": _script("deconvScripts", scripts_data()),
        "take.js": _script("deconvTake", take_data()),
        "bar.css": _style("bar.css"),
        "task.css": _style("task.css"),
        "present.css": _style("present.css"),
        "static.js": bundle(ASSETS / "main.js"),
        "static.css": theme_css()
        + f":root {{ {css_properties()} }}\n"
        + _style("stage.css")
        + (ASSETS / "static.css").read_text(encoding="utf-8"),
    }


def settings() -> dict[str, Any]:
    """Return every bound, default and list that the pages need, from where the app has them."""
    return {
        **_fields(),
        "giving_way": GIVING_WAY,
        "fills": FILLS,
        "presets": [
            {
                "key": preset.key,
                "arguments": [list(axis) for axis in preset.arguments],
                "kernel_fill": preset.kernel_fill,
            }
            for preset in PRESETS
        ],
        "own": sorted(OWN_KEYS),
        "foreign": sorted(FOREIGN_KEYS),
        "hide": PARTS,
        "formats": FORMATS,
        "presented": {page: lesson for page, lesson in PRESENTED.items() if lesson in SCRIPTS},
        "questions": [
            [query, f"home.answer.{name}"]
            for name, lesson, query in QUESTIONS
            if lesson == "two_dimensions"
        ],
        "example": {"size": 3, "kernel": 3, "stride": 2},
        "script": {
            "slides": MAX_SLIDES,
            "title": MAX_TITLE,
            "says": MAX_SAYS,
            "unpacked": MAX_UNPACKED,
        },
        "limits": {
            "seed_default": DEFAULT_SEED,
            "seed": MAX_SEED,
            "step": MAX_STEP,
            "side": MAX_SIDE,
            "value": int(MAX_VALUE),
            "history": MAX_HISTORY,
            "query": MAX_QUERY_BYTES,
            "read": MAX_READ_CHARACTERS,
            "tolerance": TOLERANCE,
            "random": {"input": [0, 4], "kernel": [-3, 3]},
        },
    }


def _fields() -> dict[str, Any]:
    names = ("name", "key", "default", "low", "high")
    return {"fields": [{name: getattr(field, name) for name in names} for field in FIELDS]}


def _style(name: str) -> str:
    """Return a style sheet of the stage; the pages load what it imports, stage.css, themselves."""
    return _IMPORT.sub("", (STAGE_ASSETS / name).read_text(encoding="utf-8"))


def _script(name: str, value: object) -> str:
    """Return a classic script that leaves the value under this name; modules need a server."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return f"self.{name} = {text};\n"
