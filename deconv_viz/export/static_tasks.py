"""What the pages of tasks and of presenting take along, made and put into words beforehand."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import asdict
from typing import Any

import numpy as np

from deconv_viz.scenes import two_dimensional
from deconv_viz.state.scripts import SCRIPTS
from deconv_viz.tasks import FIRST, KINDS, Task, geometry_of
from deconv_viz.text import CATALOGUES, section
from deconv_viz.text.tasks import offer, worded

FIRST_SEED = 27
"""The first question that the app asks, which a test compares."""

SEEDS = range(FIRST_SEED - 19, FIRST_SEED + 1)
"""The questions of each kind that are here; a link to another one opens one of these."""


def tasks_data() -> str:
    """Return all questions in every language, with the scene that explains each, as base64."""
    made = {name: [kind.make(seed) for seed in SEEDS] for name, kind in KINDS.items()}
    plain = {name: [task.to_json() for task in tasks] for name, tasks in made.items()}
    kinds = [(kind.name, kind.level, kind.lesson) for kind in KINDS.values()]
    lessons = tuple(dict.fromkeys(lesson for _, _, lesson in kinds))
    data = {
        "seeds": list(SEEDS),
        "first": {"kind": FIRST, "n": FIRST_SEED},
        "kinds": [{"kind": name, "level": level, "lesson": on} for name, level, on in kinds],
        "offers": {language: offer(kinds, lessons, language) for language in CATALOGUES},
        "tasks": {
            language: {
                name: [worded(task, language) for task in tasks] for name, tasks in plain.items()
            }
            for language in CATALOGUES
        },
        "shown": {name: [_shown(task) for task in tasks] for name, tasks in made.items()},
    }
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.b64encode(deflate.compress(content.encode()) + deflate.flush()).decode()


def scripts_data() -> dict[str, Any]:
    """Return the bundled lesson scripts, and their words and the presenter's by language."""
    return {
        "scripts": {name: [asdict(plan) for plan in plans] for name, plans in SCRIPTS.items()},
        "plain": {
            language: {
                f"{part}.{key}": said
                for part in ("present", "present_stage", "script")
                for key, said in section(part, language).items()
            }
            for language in CATALOGUES
        },
    }


def _shown(task: Task) -> dict[str, Any]:
    shown = task.shown
    geometry = geometry_of(shown)
    x = np.reshape(shown.x, geometry.input_shape)
    w = np.reshape(shown.w, geometry.kernel_shape)
    return {
        "scene": two_dimensional(x, w, geometry).data,
        "step": shown.step,
        "order": shown.order,
        "flip": shown.flip,
        "query": shown.query,
        "lesson": task.lesson,
    }
