"""ES modules as one script that a page can carry inside itself.

A page that is opened from disk cannot load modules: a browser takes every file for another origin.
So each module becomes a function that returns its exports, called once, in an order in which
everything that it imports was called before:

    const $model_js = (() => { …the file… return { readModel, verdict }; })();
    const $view_js = (() => { const { readModel } = $model_js; …the file… })();

The files stay as they are written; nothing is renamed or shortened. What the bundler does not
understand it refuses, so that a module's new spelling is noticed here and not by a visitor.
"""

from __future__ import annotations

import re
from pathlib import Path

STAGE_ASSETS = Path(__file__).parents[1] / "stage" / "assets"
"""The browser's half of the stage: where `view.js` and `stage.css` are."""

_NAMES = r"\{(?P<names>[^{}]*)\}"
_FROM = r"\"(?P<file>\.{1,2}/[^\"]+)\""
_IMPORT = re.compile(rf"^import\s+(?:{_NAMES}\s+from\s+)?{_FROM};[ \t]*$", re.MULTILINE)
_EXPORT = re.compile(
    r"^export\s+(?P<kind>async\s+function\*?|function\*?|const|class)\s+(?P<name>[\w$]+)",
    re.MULTILINE,
)
_DEFAULT = re.compile(r"^export\s+default\s+", re.MULTILINE)
_LATER = re.compile(rf"\bimport\({_FROM}\)")
_LEFT = re.compile(r"^(?:import|export)\b|\bimport\s*\(|\bimport\.meta\b", re.MULTILINE)
_RENAMED = re.compile(r"([\w$]+)\s+as\s+([\w$]+)")
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
_NAME = re.compile(r"[\w$]+")


class BundleError(ValueError):
    """A module is spelled in a way that the bundler does not take, or imports go round."""


def bundle(entry: Path) -> str:
    """Return one classic script that does what the module `entry` does with all that it imports.

    Understood are, at the beginning of a line: `import { a, b as c } from "./x.js";`,
    `import "./x.js";`, and `export` before a const, function or class, or `export default` before
    an expression; and anywhere `import("./x.js")`, whose module is then there from the beginning.
    Comments on lines of their own, which in a template would be text, are left out.
    Imports name files beside or near the importing one, wherever they lie. The script defines no
    global name and can stand in an HTML page: `</script` and `<!--` do not occur in it. Raises
    BundleError for anything else that imports or exports, a file that is not there, an export that
    a module does not have, and modules that import each other.
    """
    parts: list[str] = []
    exports: dict[Path, frozenset[str]] = {}
    _add(entry.resolve(), parts, exports, ())
    body = "\n".join(parts)
    # In strings, templates and regular expressions "<\/" is "</", and "<\!--" is "<!--".
    safe = re.sub(r"</(?=script)", r"<\\/", body, flags=re.IGNORECASE).replace("<!--", r"<\!--")
    return f'(() => {{\n"use strict";\n{safe}}})();\n'


def _add(
    file: Path, parts: list[str], exports: dict[Path, frozenset[str]], importers: tuple[Path, ...]
) -> None:
    """Append the function of a module, those of its imports first."""
    if file in exports:
        return
    if file in importers:
        way = " -> ".join(path.name for path in (*importers[importers.index(file) :], file))
        raise BundleError(f"these modules import each other: {way}")
    try:
        source = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BundleError(f"there is no {file.name} for {importers[-1].name}") from None
    for found in (*_IMPORT.finditer(source), *_LATER.finditer(source)):
        _add((file.parent / found["file"]).resolve(), parts, exports, (*importers, file))

    def imported(found: re.Match[str]) -> str:
        target = (file.parent / found["file"]).resolve()
        return f"const {{ {_taken(file, found, exports[target])} }} = {_variable(target)};"

    def later(found: re.Match[str]) -> str:
        return f"Promise.resolve({_variable((file.parent / found['file']).resolve())})"

    own = [found["name"] for found in _EXPORT.finditer(source)]
    code = _IMPORT.sub(lambda found: imported(found) if found["names"] else "", source)
    code = _LATER.sub(later, code)
    code = _EXPORT.sub(r"\g<kind> \g<name>", code)
    code, defaults = _DEFAULT.subn("const $default = ", code)
    if left := _LEFT.search(code):
        line = code[: left.start()].count("\n") + 1
        raise BundleError(f"{file.name}, about line {line}: cannot be put into one script")
    code = _COMMENT.sub("", code)
    own += ["default: $default"] * defaults
    parts.append(
        f"const {_variable(file)} = (() => {{\n{code}\nreturn {{ {', '.join(own)} }};\n}})();\n"
    )
    exports[file] = frozenset([*own[: len(own) - defaults], *["default"] * defaults])


def _taken(file: Path, found: re.Match[str], offered: frozenset[str]) -> str:
    """Return the names of an import as a destructuring pattern."""
    taken = []
    for part in filter(None, (name.strip() for name in found["names"].split(","))):
        renamed = _RENAMED.fullmatch(part)
        name, local = renamed.groups() if renamed else (part, part)
        if not _NAME.fullmatch(local) or name not in offered:
            raise BundleError(f"{file.name} imports {part}, which {found['file']} does not export")
        taken.append(name if name == local else f"{name}: {local}")
    return ", ".join(taken)


def _variable(file: Path) -> str:
    """Return the variable that holds a module's exports; folders tell files of one name apart."""
    return "$" + re.sub(r"\W", "_", f"{file.parent.name}_{file.name}")
