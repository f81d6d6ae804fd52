"""What Cᵀ is: the adjoint of C, by two sums; and the gradient of a convolution, by differences."""

from __future__ import annotations

import numpy as np

from deconv_viz.core import conv_transpose
from deconv_viz.core.adjoint import adjoint_test, gradient_check
from deconv_viz.core.sizes import forward_size
from deconv_viz.lessons.matrix import Matrix, Whole
from deconv_viz.ui.grids import Grid, badge, factor, grid, number
from deconv_viz.ui.matrix_style import TESTS
from deconv_viz.ui.words import text

_MOST_TERMS = 12
_ROOM = 860  # pixels for a row of cells


def adjoint_sheet(state: Matrix) -> str:
    """Return ⟨Cu, v⟩ and ⟨u, Cᵀv⟩ with all their numbers, and what a turned kernel gives."""
    geometry, w = state.geometry, state.kernel_values
    u = state.drawn("u", geometry.output_shape)
    v = state.drawn("v", geometry.input_shape)
    test = adjoint_test(u, v, w, geometry)
    equal = test.left == test.right
    left = _line(
        _grid(u, "u", "output"),
        _sign("C"),
        _grid(test.forward, "Cu", "input"),
        _sign("·", plain=True),
        _grid(v, "v", "input"),
    )
    right = _line(
        _grid(v, "v", "input"),
        _sign("Cᵀ"),
        _grid(test.backward, "Cᵀv", "output"),
        _sign("·", plain=True),
        _grid(u, "u", "output"),
    )
    verdict = badge(equal, text("matrix.equal_sums" if equal else "matrix.unequal_sums"))
    return (
        f'{TESTS}<div class="of-tests">'
        f"{left}{_written('⟨Cu, v⟩', test.forward, v, test.left)}"
        f"{right}{_written('⟨u, Cᵀv⟩', u, test.backward, test.right)}"
        f'<p class="foot"><span>{_turned(state, u, v, test.left)}</span>{verdict}</p></div>'
    )


def _turned(state: Matrix, u: Whole, v: Whole, left: float) -> str:
    """What the second sum is with the kernel turned: it has to be this very matrix."""
    w = state.kernel_values
    if np.array_equal(w, np.flip(w)):
        return text("matrix.same_turned")
    other = adjoint_test(u, v, np.flip(w), state.geometry).right
    key = "matrix.other_turned" if other != left else "matrix.chance_turned"
    return text(key, value=number(other), left=number(left))


def gradient_sheet(state: Matrix) -> str:
    """Return the gradient of ½‖Cu − v‖² by Cᵀ and by central differences, element by element.

    Beneath: what a second convolution would give instead, and what the kernel unturned.
    """
    geometry, w = state.geometry, state.kernel_values
    u = state.drawn("u", geometry.output_shape)
    v = state.drawn("v", geometry.input_shape)
    check = gradient_check(u, v, w, geometry)
    worst = float(np.abs(check.measured - check.transposed).max())
    turned = conv_transpose(check.residual, np.flip(w), geometry)
    line = _line(
        _grid(u, "u", "output"),
        _sign("C"),
        _grid(check.residual + v, "Cu", "input"),
        _sign("−", plain=True),
        _grid(v, "v", "input"),
        _sign("=", plain=True),
        _grid(check.residual, text("matrix.residual"), "input"),
        _sign("Cᵀ"),
        _grid(check.transposed, "Cᵀr", "output"),
    )
    rows = [
        (text("matrix.by_differences"), check.measured, ""),
        (text("matrix.by_transpose"), check.transposed, ""),
        (text("matrix.by_unflipped"), turned, "wrong"),
    ]
    verdict = badge(worst == 0, text("matrix.gradient_worst", count=u.size, value=number(worst)))
    return (
        f'{TESTS}<div class="of-tests">{line}'
        f'<div class="scroll"><table class="pairs">{_head(u)}'
        + "".join(_compared(name, values, check.transposed, kind) for name, values, kind in rows)
        + f'</table></div><p class="foot"><span>{_again(state)}</span>{verdict}</p></div>'
    )


def _again(state: Matrix) -> str:
    """What the same convolution, applied once more, would return: it goes the other way."""
    axis = state.axis
    if state.stride == 1 and axis.size == axis.output_size:
        return text("matrix.again_same")
    size = forward_size(axis.size, state.kernel, state.stride, state.dilation, state.padding)
    sizes = ["×".join([str(n)] * state.rank) for n in (axis.size, size, axis.output_size)]
    key = "matrix.again" if size else "matrix.again_none"
    return text(key, size=sizes[0], again=sizes[1], wanted=sizes[2])


def _head(u: Whole) -> str:
    names = "".join(f'<td class="by-name">{place}</td>' for place in range(u.size))
    return f"<tr><th>{text('matrix.element')}</th>{names}</tr>"


def _compared(name: str, values: Whole, right: Whole, kind: str) -> str:
    most = float(np.abs(right).max()) or 1.0
    cells = ""
    for value, wanted in zip(values.ravel().tolist(), right.ravel().tolist(), strict=True):
        said = number(value) if value == wanted else f"<s>≠ {number(value)}</s>"
        cells += f'<td data-value="{value:g}">{said}</td>'
    role = "canvas" if kind else "output"
    return f'<tr data-role="{role}" data-most="{most:g}"><th>{name}</th>{cells}</tr>'


def _grid(values: Whole, name: str, role: str) -> str:
    longest = max(len(number(value)) for value in values.ravel().tolist())
    cell = min(max(22, 8 * longest + 4), max(16, _ROOM // values.shape[1]))
    return grid(Grid(values, name, role, caption=name, cell=cell))


def _line(*parts: str) -> str:
    return f'<div class="line">{"".join(parts)}</div>'


def _sign(symbol: str, *, plain: bool = False) -> str:
    return f'<span class="sign">{symbol if plain else f"{symbol} →"}</span>'


def _written(name: str, a: Whole, b: Whole, total: float) -> str:
    said = f"<b>{name}</b> = {_sum(a, b)} = <b>{number(total)}</b>"
    return f'<p class="written-out">{said}</p>'


def _sum(a: Whole, b: Whole) -> str:
    terms = [
        f"{factor(p)}·{factor(q)}"
        for p, q in zip(a.ravel().tolist(), b.ravel().tolist(), strict=True)
    ]
    if len(terms) > _MOST_TERMS:
        rest = text("matrix.more", count=len(terms) - _MOST_TERMS)
        terms = [*terms[:_MOST_TERMS], rest]
    return " + ".join(terms)
