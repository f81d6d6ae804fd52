"""Modules become one script that does the same."""

import json
import re
import subprocess
from pathlib import Path

import playwright
import pytest

from deconv_viz.export.bundle import STAGE_ASSETS, BundleError, bundle

NODE = Path(playwright.__file__).parent / "driver" / "node"


def run(script: str, folder: Path) -> object:
    """What the script leaves in `globalThis.seen`, read as a classic script reads it."""
    file = folder / "bundle.js"
    tell = "setTimeout(() => console.log(JSON.stringify(globalThis.seen)));"
    file.write_text(script + tell, encoding="utf-8")
    done = subprocess.run([NODE, file], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def modules(folder: Path, **sources: str) -> Path:
    for name, source in sources.items():
        (folder / f"{name}.js").write_text(source, encoding="utf-8")
    return folder / "entry.js"


def test_every_way_to_import_and_export_that_the_stage_uses_works(tmp_path: Path) -> None:
    entry = modules(
        tmp_path,
        entry='import {\n  one, two as zwei,\n} from "./a.js";\nimport "./b.js";\n'
        'import { default as make, Kind } from "./b.js";\n'
        "globalThis.seen = [one, zwei(1), make(2), new Kind().name, globalThis.calls];\n",
        a='import { base } from "./b.js";\n'
        "export const one = base + 1;\nexport function two(n) { return n + 2; }\n",
        b="export const base = 0;\nexport class Kind { name = 'kind'; }\n"
        "globalThis.calls = (globalThis.calls ?? 0) + 1;\n"
        "export default function (n) { return n * 10; }\n",
    )
    assert run(bundle(entry), tmp_path) == [1, 3, 20, "kind", 1]


def test_a_module_that_is_asked_for_later_is_there_already(tmp_path: Path) -> None:
    entry = modules(
        tmp_path,
        entry='const load = async () => seen.push((await import("./a.js")).a);\nload();\n',
        a="globalThis.seen = [1];\nexport const a = 2;\n",
    )
    assert run(bundle(entry), tmp_path) == [1, 2]


def test_names_of_one_module_are_hidden_from_the_others(tmp_path: Path) -> None:
    entry = modules(
        tmp_path,
        entry='import { a } from "./a.js";\nconst own = 1;\nglobalThis.seen = [own, a];\n',
        a="const own = 2;\nexport const a = own;\n",
    )
    assert run(bundle(entry), tmp_path) == [1, 2]


def test_files_of_one_name_in_two_folders_are_two_modules(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.js").write_text("export const a = 2;\n", encoding="utf-8")
    entry = modules(
        tmp_path,
        entry='import { a } from "./a.js";\nimport { a as b } from "./more/a.js";\n'
        "globalThis.seen = [a, b];\n",
        a="export const a = 1;\n",
    )
    assert run(bundle(entry), tmp_path) == [1, 2]


def test_the_script_cannot_end_the_element_that_it_stands_in(tmp_path: Path) -> None:
    entry = modules(
        tmp_path,
        entry='const all = "</script>";\n'
        'globalThis.seen = [all, `</SCRIPT>`, "<!-- ", /<\\/script>/.test(all)];\n',
    )
    script = bundle(entry)
    assert not re.search("</script|<!--", script, re.IGNORECASE)
    assert run(script, tmp_path) == ["</script>", "</SCRIPT>", "<!-- ", True]


def test_comments_stay_behind_and_what_only_looks_like_one_does_not(tmp_path: Path) -> None:
    entry = modules(
        tmp_path,
        entry="/* first */\n// second\nconst half = 4 /* third */ / 2; /* fourth */\n"
        "  /* fifth,\n     on two lines */\nconst all = /a\\/*b/.test('a//b');\n"
        "globalThis.seen = [half, all, '// kept'];\n",
    )
    script = bundle(entry)
    assert run(script, tmp_path) == [2, True, "// kept"]
    assert [word for word in ("first", "second", "fifth") if word in script] == []


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('import * as all from "./a.js";', "cannot be put into one script"),
        ('import a from "./a.js";', "cannot be put into one script"),
        ('export { a } from "./a.js";', "cannot be put into one script"),
        ("export let a = 1;", "cannot be put into one script"),
        ('const a = import(name + ".js");', "cannot be put into one script"),
        ('import { nothing } from "./a.js";', "does not export"),
        ('import { a } from "./gone.js";', "there is no gone.js"),
        ('import { a } from "./round.js";', "entry.js -> round.js -> entry.js"),
    ],
)
def test_what_it_does_not_understand_is_refused(entry: str, says: str, tmp_path: Path) -> None:
    modules(
        tmp_path,
        entry=entry,
        a="export const a = 1;\n",
        round='import { x } from "./entry.js";\nexport const a = 1;\n',
    )
    with pytest.raises(BundleError, match=re.escape(says)):
        bundle(tmp_path / "entry.js")


@pytest.mark.parametrize("name", ["view.js", "stage.js", "steps.js"])
def test_the_stage_and_the_player_can_be_bundled(name: str, tmp_path: Path) -> None:
    script = tmp_path / "bundle.js"
    script.write_text(bundle(STAGE_ASSETS / name), encoding="utf-8")
    done = subprocess.run([NODE, "--check", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
