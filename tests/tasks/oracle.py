"""The right answers once more, from the texts' values alone, by loops that enumerate every product.

Nothing of the core or the frameworks' room is used: what a task says must be enough to answer it.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import product

from deconv_viz.tasks import Answer, Task

Row = dict[int, int]


def products(n: int, k: int, s: int, d: int = 1) -> Iterator[tuple[int, int, int]]:
    """Every product of a row: (input, weight, place on the canvas)."""
    return ((i, t, i * s + t * d) for i in range(n) for t in range(k))


def canvas(n: int, k: int, s: int, d: int = 1) -> int:
    return max(place for *_, place in products(n, k, s, d)) + 1


def scattered(x: list[int], w: list[int], s: int) -> list[int]:
    y: defaultdict[int, int] = defaultdict(int)
    for i, t, o in products(len(x), len(w), s):
        y[o] += x[i] * w[t]
    return [y[o] for o in range(canvas(len(x), len(w), s))]


def counts(n: int, k: int, s: int, p: int = 0) -> list[int]:
    reached = [o for *_, o in products(n, k, s)]
    return [reached.count(o) for o in range(p, canvas(n, k, s) - p)]


def convolved(n: int, k: int, s: int, p: int = 0) -> int:
    """The size after an ordinary convolution: windows that fit, one after the other."""
    return sum(1 for start in range(0, n + 2 * p, s) if start + k <= n + 2 * p)


def grids(task: Task) -> list[list[list[int]]]:
    found = []
    for grid in task.grids:
        values = list(grid.values or ())
        found.append([values[r : r + grid.columns] for r in range(0, len(values), grid.columns)])
    return found


def numbers(task: Task) -> dict[str, int]:
    return {k: v for k, v in task.asks.values.items() if isinstance(v, int)}


def _touched(task: Task) -> Answer:
    v = numbers(task)
    n, k, s, d, p = (v[name] for name in ("size", "kernel", "stride", "dilation", "padding"))
    m = canvas(n, k, s, d) - 2 * p
    rows, columns = (
        [o - p for i, _, o in products(n, k, s, d) if i == v[axis] and 0 <= o - p < m]
        for axis in ("row", "column")
    )
    return tuple(sorted(r * m + c for r, c in product(rows, columns)))


def _holes(task: Task) -> Answer:
    v = numbers(task)
    line = counts(v["size"], v["kernel"], v["stride"])
    m = len(line)
    return tuple(r * m + c for r, c in product(range(m), repeat=2) if not line[r] * line[c])


def _terms(task: Task) -> Answer:
    v = numbers(task)
    line = counts(v["size"], v["kernel"], v["stride"], v["padding"])
    return line[v["row"]] * line[v["column"]]


def _flat(task: Task, name: str, axis: str) -> int:
    return numbers(task)[f"{name}_{axis}"]


def _gap(task: Task) -> Answer:
    v = numbers(task)
    _, w = grids(task)
    r, c = (v[a] - v["stride"] * v[f"from_{a}"] for a in ("row", "column"))
    return w[r][c]


def _meet(task: Task) -> Answer:
    x, w = grids(task)
    return sum(
        x[i][j] * w[r][c] for i, j, r, c in product(range(2), repeat=4) if (i + r, j + c) == (1, 1)
    )


def _output_size(task: Task) -> Answer:
    v = numbers(task)
    return canvas(v["size"], v["kernel"], v["stride"], v["dilation"]) - 2 * v["padding"]


def _last_value(task: Task) -> Answer:
    (x,), (w,) = grids(task)
    return scattered(x, w, 2)[1:][-1]


def _input_sizes(task: Task) -> Answer:
    v = numbers(task)
    some = range(1, 200)
    return sum(convolved(n, v["kernel"], v["stride"], v["padding"]) == v["small"] for n in some)


def _same_arguments(task: Task) -> Answer:
    v = numbers(task)
    small = convolved(v["large"], v["kernel"], v["stride"], v["padding"])
    return canvas(small, v["kernel"], v["stride"]) - 2 * v["padding"]


def _needed(task: Task) -> Answer:
    v = numbers(task)
    without = canvas(v["size"], v["kernel"], v["stride"]) - 2 * v["padding"]
    return v["stride"] * v["size"] - without


def _window_padding(task: Task) -> Answer:
    v = numbers(task)
    # The first output reads back as far as the dilated kernel reaches, of which padding crops some.
    return sum(1 for _ in range(v["dilation"] * (v["kernel"] - 1))) - v["padding"]


def _flip(task: Task) -> Answer:
    v, w = numbers(task), grids(task)[1]
    return [row[::-1] for row in w[::-1]][v["row"]][v["column"]]


def _causal(task: Task) -> Answer:
    v = numbers(task)
    whole = canvas(v["size"], v["kernel"], v["stride"], v["dilation"])
    return whole - v["stride"] * v["size"]


def _volume(task: Task) -> Answer:
    said = task.asks.values
    sizes = [int(each) for each in str(said["sizes"]).split("×")]
    kernel, stride = (
        [int(each) for each in str(said[name]).strip("()").split(",")]
        for name in ("kernels", "strides")
    )
    return tuple(canvas(*each) for each in zip(sizes, kernel, stride, strict=True))


def _matrix_shape(task: Task) -> Answer:
    v = numbers(task)
    return canvas(v["size"], v["kernel"], v["stride"]) ** 2, v["size"] ** 2


def _column(task: Task) -> Answer:
    v = numbers(task)
    n, k, s, p = (v[name] for name in ("size", "kernel", "stride", "padding"))
    m = canvas(n, k, s) - 2 * p
    per_axis = [
        sum(1 for i, _, o in products(n, k, s) if i == v[axis] and 0 <= o - p < m)
        for axis in ("row", "column")
    ]
    return per_axis[0] * per_axis[1]


def _undone(task: Task) -> Answer:
    (u,), (w,) = grids(task)
    small = [u[i] * w[0] + u[i + 1] * w[1] for i in range(len(u) - 1)]
    return scattered(small, w, 1)[numbers(task)["place"]]


def _gradient(task: Task) -> Answer:
    """By moving the input: the loss is g·(Cu), linear in u, so a step of 1 is exact."""
    (g,), (w,) = grids(task)
    v = numbers(task)

    def loss(u: list[int]) -> int:
        windows = (u[i * v["stride"] :][: len(w)] for i in range(len(g)))
        return sum(
            upstream * sum(a * b for a, b in zip(window, w, strict=True))
            for upstream, window in zip(g, windows, strict=True)
        )

    moved = [int(place == v["place"]) for place in range(canvas(len(g), len(w), v["stride"]))]
    return loss(moved) - loss([0] * len(moved))


def _max_pool(task: Task) -> Answer:
    (x,) = grids(task)
    best = []
    for top, left in product(range(0, len(x), 2), range(0, len(x[0]), 2)):
        window = [(top + r, left + c) for r, c in product(range(2), repeat=2)]
        r, c = max(window, key=lambda at: x[at[0]][at[1]])
        best.append(r * len(x[0]) + c)
    return tuple(sorted(best))


def _average_pool(task: Task) -> Answer:
    v, (g,) = numbers(task), grids(task)
    s = v["stride"]
    return g[v["row"] // s][v["column"] // s] // (s * s)


def _bilinear(task: Task) -> Answer:
    """Count the outputs that one input has any part in, far from the border."""
    s = numbers(task)["stride"]
    # Output o lies at (o + 1/2)/s - 1/2 between the inputs; in halves of 1/s all is whole.
    places = [2 * o + 1 - s for o in range(-9 * s, 9 * s)]
    return sum(1 for place in places if abs(place) < 2 * s)


def _resize(task: Task) -> Answer:
    v = numbers(task)
    return len({a + b for a, b in product(range(v["stride"]), range(v["kernel"]))})


def _phase_weights(task: Task) -> Answer:
    v = numbers(task)
    k, s = v["kernel"], v["stride"]
    rows, columns = ([t for t in range(k) if t % s == v[axis]] for axis in ("row", "column"))
    return tuple(sorted(r * k + c for r, c in product(rows, columns)))


def _shuffle(task: Task) -> Answer:
    """Deal all channels out in PyTorch's documented order and look."""
    v = numbers(task)
    s = v["stride"]
    dealt = {
        (c, r, q): number
        for number, (c, r, q) in enumerate(product(range(v["filters"]), range(s), range(s)))
    }
    return dealt[v["channel"], v["row"] % s, v["column"] % s]


def _stack_size(task: Task) -> Answer:
    n = numbers(task)["size"]
    for name in ("first", "second"):
        k, s, p = (_flat(task, name, letter) for letter in "ksp")
        n = canvas(n, k, s) - 2 * p
    return n


def _stack_kernel(task: Task) -> Answer:
    v = numbers(task)
    reached = {
        middle * v["second_stride"] + t for middle in range(v["first"]) for t in range(v["second"])
    }
    return max(reached) - min(reached) + 1


def _there_and_back(task: Task) -> Answer:
    n = numbers(task)["size"]
    for _ in range(2):
        n = convolved(n, 3, 2, 1)
    for _ in range(2):
        n = canvas(n, 3, 2) - 2 + 1
    return n


def _decoder(task: Task) -> Answer:
    n = numbers(task)["size"]
    for _ in range(2):
        n = canvas(n, 3, 2) - 2
    return n


def _value(name: str, power: int = 1) -> Callable[[Task], Answer]:
    return lambda task: int(numbers(task)[name] ** power)


def _weights_of(*names: str) -> Callable[[Task], Answer]:
    return lambda task: math.prod(numbers(task)[name] for name in names)


ANSWERS: dict[str, Callable[[Task], Answer]] = {
    "stamp": _touched,
    "spread_stamp": _touched,
    "cropped_stamp": _touched,
    "size": _output_size,
    "padding": _output_size,
    "dilated_length": _output_size,
    "torch_size": _output_size,
    "zeros_between": lambda task: len(range(1, numbers(task)["stride"])),
    "window_step": lambda task: 1,
    "window_padding": _window_padding,
    "flip": _flip,
    "holes": _holes,
    "terms": _terms,
    "gap": _gap,
    "meet": _meet,
    "bias_on_hole": _value("bias"),
    "last_value": _last_value,
    "input_sizes": _input_sizes,
    "same_arguments": _same_arguments,
    "needed_output_padding": _needed,
    "causal": _causal,
    "voxels": _value("kernel", 3),
    "volume": _volume,
    "meeting_voxels": lambda task: max(counts(9, *_ks(task))) ** 3,
    "overlap": lambda task: max(counts(numbers(task)["size"], *_ks(task))),
    "matrix_shape": _matrix_shape,
    "column": _column,
    "undone": _undone,
    "gradient": _gradient,
    "max_pool_back": _max_pool,
    "average_pool_back": _average_pool,
    "bilinear_size": _bilinear,
    "resize_conv": _resize,
    "phases": _value("stride", 2),
    "phase_weights": _phase_weights,
    "shuffle": _shuffle,
    "keras_same": _weights_of("size", "stride"),
    # As the documentation of Keras 3 has it for a kernel shorter than the stride, or not.
    "keras_valid": lambda task: (
        numbers(task)["size"] * numbers(task)["stride"]
        + max(numbers(task)["kernel"] - numbers(task)["stride"], 0)
    ),
    # (n - 1)·s + k - 2·(k // 2) + output_padding, from the same place.
    "none_or_zero": lambda task: (
        (numbers(task)["size"] - 1) * numbers(task)["stride"] + numbers(task)["kernel"] % 2
    ),
    "jax_flip": lambda task: grids(task)[0][0][0] * grids(task)[1][0][-1],
    "parameters": lambda task: (
        _as_int(_weights_of("kernel", "kernel", "channels", "filters")(task))
        + numbers(task)["filters"]
    ),
    "direction": lambda task: 0,
    "groups": lambda task: (
        _as_int(_weights_of("kernel", "kernel", "channels", "filters")(task))
        // numbers(task)["groups"]
    ),
    "stack_size": _stack_size,
    "stack_kernel": _stack_kernel,
    "there_and_back": _there_and_back,
    "decoder": _decoder,
}
"""For every kind whose answer is a number, sizes or cells."""


def _ks(task: Task) -> tuple[int, int]:
    return numbers(task)["kernel"], numbers(task)["stride"]


def _as_int(answer: Answer) -> int:
    assert isinstance(answer, int)
    return answer
