"""A program that reproduces a subject's numbers: as parts, for a script and for a notebook.

It needs NumPy alone, computes the output in two ways that share no arithmetic, and compares both
with the numbers that were exported; where deconv_viz is installed, its result as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from deconv_viz.export.message import arguments
from deconv_viz.export.standalone import heading
from deconv_viz.export.subject import Subject
from deconv_viz.frameworks import literals
from deconv_viz.scenes.scene import TOLERANCE

_SCATTER = '''def scatter(x, w):
    """{scatter}"""
    before = [max(-begin, 0) for begin, end in crop]
    board = [
        (n - 1) * s + d * (k - 1) + 1 + max(-begin, 0) + max(-end, 0)
        for n, k, s, d, (begin, end) in zip(x.shape, w.shape, stride, dilation, crop)
    ]
    canvas = np.zeros(board, np.result_type(x, w))
    for i in np.ndindex(x.shape):
        for t in np.ndindex(w.shape):
            o = tuple(a * s + b * d + f for a, b, s, d, f in zip(i, t, stride, dilation, before))
            canvas[o] += x[i] * w[t]
    return canvas[
        tuple(slice(max(b, 0), size - max(e, 0)) for size, (b, e) in zip(board, crop))
    ]'''

_GATHER = '''def gather(x, w):
    """{gather}"""
    spread = np.zeros([(n - 1) * s + 1 for n, s in zip(x.shape, stride)], x.dtype)
    spread[tuple(slice(None, None, s) for s in stride)] = x
    reach = [d * (k - 1) for d, k in zip(dilation, w.shape)]
    pads = [(r - begin, r - end) for r, (begin, end) in zip(reach, crop)]
    padded = np.pad(spread, [(max(a, 0), max(b, 0)) for a, b in pads])
    padded = padded[
        tuple(slice(max(-a, 0), size - max(-b, 0)) for size, (a, b) in zip(padded.shape, pads))
    ]
    flipped = w[(slice(None, None, -1),) * w.ndim]
    y = np.zeros([size - r for size, r in zip(padded.shape, reach)], np.result_type(x, w))
    for u in np.ndindex(w.shape):
        window = tuple(slice(a * d, a * d + m) for a, d, m in zip(u, dilation, y.shape))
        y += flipped[u] * padded[window]
    return y'''

_AGREE = '''def agree(y):
    """{agree}"""
    assert y.shape == expected.shape
    terms = scatter(np.abs(x), np.abs(w))
    assert (np.abs(y - expected) <= {tolerance} * terms).all()'''

_LIBRARY = """try:
    from deconv_viz.core import Axis, Geometry, conv_transpose
except ImportError:
    print({absent!r})
else:
    axes = [
        Axis(n, k, s, d, c)
        for n, k, s, d, c in zip(x.shape, w.shape, stride, dilation, crop)
    ]
    {check}
    print({present!r})"""

_TORCH = """try:
    import torch
except ImportError:
    print({absent!r})
else:
    y = torch.nn.functional.conv_transpose{rank}d(
        torch.tensor(x[None, None], dtype=torch.float64),
        torch.tensor(w[None, None], dtype=torch.float64),
        stride={stride}, padding={padding}, output_padding={output_padding}, dilation={dilation},
    )[0, 0].numpy()
    {check}
    print({present!r})"""


@dataclass(frozen=True, slots=True)
class Part:
    """A few lines of a program, and what they do; a script leaves optional ones out."""

    says: str
    code: str
    optional: bool = False


def program(subject: Subject) -> list[Part]:
    """Return the program of a subject of any rank, in its order.

    Whole numbers are compared exactly, others within the share of the sum of the absolute terms
    that the stage allows, too.
    """
    say = subject.say
    check = _check(subject)
    parts = [
        Part(say("export.program.values"), _values(subject)),
        Part(
            say("export.program.two_ways"),
            "\n\n\n".join(_functions(subject)),
        ),
        Part(
            say("export.program.compare"),
            "\n".join(
                [
                    check("scatter(x, w)"),
                    check("gather(x, w)"),
                    f"print({say('export.program.agree')!r}, expected.shape)",
                    "print(expected)",
                ]
            ),
        ),
        Part(
            say("export.program.library"),
            _LIBRARY.format(
                absent=say("export.program.absent", name="deconv_viz"),
                present=say("export.program.present", name="deconv_viz"),
                check=check("conv_transpose(x, w, Geometry(axes))"),
            ),
        ),
    ]
    return [*parts, *_torch(subject, check)]


def title_of(subject: Subject) -> str:
    """Return the subject's title in one line of plain text."""
    return re.sub(r"[\s\x00-\x1f]+", " ", subject.title or heading(subject)).strip()


def _values(subject: Subject) -> str:
    axes = subject.geometry.axes
    return "\n".join(
        [
            "import numpy as np",
            "",
            literals.assignment("x", "np.array", subject.x),
            literals.assignment("w", "np.array", subject.w),
            literals.assignment("expected", "np.array", subject.y),
            f"stride = {literals.argument([axis.stride for axis in axes])}",
            f"dilation = {literals.argument([axis.dilation for axis in axes])}",
            f"crop = {literals.argument([axis.crop for axis in axes])}"
            f"  # {subject.say('export.program.crop')}",
        ]
    )


def _functions(subject: Subject) -> list[str]:
    words = {name: subject.say(f"export.program.{name}") for name in ("scatter", "gather")}
    functions = [_SCATTER.format(**words), _GATHER.format(**words)]
    if not _is_whole(subject):
        agree = subject.say("export.program.agree_how")
        functions.append(_AGREE.format(agree=agree, tolerance=TOLERANCE))
    return functions


def _is_whole(subject: Subject) -> bool:
    return bool(np.issubdtype(subject.y.dtype, np.integer))


def _check(subject: Subject) -> Callable[[str], str]:
    """Return what writes the comparison of a value with the expected one."""
    if _is_whole(subject):
        return lambda value: f"assert np.array_equal({value}, expected)"
    return lambda value: f"agree({value})"


def _torch(subject: Subject, check: Callable[[str], str]) -> list[Part]:
    named = [arguments(axis) for axis in subject.geometry.axes]
    if len(named) > 3 or any(one is None for one in named):
        return []
    words = {
        name: literals.argument([one[name] for one in named if one])
        for name in ("stride", "padding", "output_padding", "dilation")
    }
    code = _TORCH.format(
        rank=len(named),
        absent=subject.say("export.program.absent", name="PyTorch"),
        present=subject.say("export.program.present", name="PyTorch"),
        check=check("y"),
        **words,
    )
    return [Part(subject.say("export.program.torch"), code, optional=True)]
