"""Numbers are written as the stage writes them: by running the stage's own file."""

import json
import random
import subprocess
from pathlib import Path

import playwright

from deconv_viz.export.bundle import STAGE_ASSETS
from deconv_viz.export.numerals import exact, factor, short

NODE = Path(playwright.__file__).parent / "driver" / "node"


def values() -> list[float]:
    chance = random.Random(6)
    drawn = [
        *(chance.randint(-2000, 2000) for _ in range(60)),
        *(chance.uniform(-10, 10) for _ in range(60)),
        *(chance.uniform(-1, 1) * 10 ** chance.randint(-12, 18) for _ in range(150)),
        *(chance.randint(-999, 999) / 8 for _ in range(60)),
    ]
    edge = [0, 0.1, 0.1 + 0.2, 1e-6, 9.9e-7, 1e15, 999999.5, -0.05, 0.5, 1.5, 2.5, 1e6, 123456789.0]
    return [*drawn, *edge, 0.995, 9.995, 99999999999.95, 1 / 3, -2 / 3, 1e21, -1e-9]


def test_every_number_is_written_as_in_the_browser(tmp_path: Path) -> None:
    (tmp_path / "numbers.mjs").write_text(
        (STAGE_ASSETS / "numbers.js").read_text(encoding="utf-8"), encoding="utf-8"
    )
    drawn = values()
    (tmp_path / "run.mjs").write_text(
        'import { exact, factor, short } from "./numbers.mjs";\n'
        f"const values = {json.dumps(drawn)};\n"
        "const all = (v) => [exact(v), factor(v), ...[1, 2, 3, 4, 5, 7].map((r) => short(v, r))];\n"
        "console.log(JSON.stringify(values.map(all)));\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [NODE, tmp_path / "run.mjs"], capture_output=True, text=True, timeout=60, check=True
    )
    wanted = json.loads(done.stdout)
    found = [[exact(v), factor(v), *(short(v, r) for r in (1, 2, 3, 4, 5, 7))] for v in drawn]
    differ = [(v, f, w) for v, f, w in zip(drawn, found, wanted, strict=True) if f != w]
    assert differ == []
