"""Labs for hypothesis: anything that the public functions can lead to."""

from hypothesis import strategies as st

from deconv_viz.core import FILLS, AxisArguments
from deconv_viz.state import FIELD, FIELDS, MAX_SEED, Lab, repair
from deconv_viz.state.limits import MAX_STEP, MAX_VALUE

AXES = st.builds(AxisArguments, *(st.integers(f.low, f.high) for f in FIELDS))
VALUES = st.one_of(
    st.integers(-1000, 1000).map(float),
    st.floats(-MAX_VALUE, MAX_VALUE, allow_subnormal=True).map(lambda value: value + 0.0),
)


def edits(side: int) -> st.SearchStrategy[tuple[tuple[int, int, float], ...]]:
    cells = st.tuples(st.integers(0, side - 1), st.integers(0, side - 1))
    return st.dictionaries(cells, VALUES, max_size=8).map(
        lambda found: tuple((row, column, value) for (row, column), value in sorted(found.items()))
    )


@st.composite
def labs(draw: st.DrawFn) -> Lab:
    rows = draw(AXES)
    columns = rows if draw(st.booleans()) else draw(AXES)
    rows, columns, _ = repair(rows, columns)
    return Lab(
        rows=rows,
        columns=columns,
        linked=rows == columns and draw(st.booleans()),
        input_fill=draw(st.sampled_from(FILLS)),
        kernel_fill=draw(st.sampled_from(FILLS)),
        seed=draw(st.integers(0, MAX_SEED)),
        input_edits=draw(edits(FIELD["size"].high)),
        kernel_edits=draw(edits(FIELD["kernel"].high)),
        step=draw(st.none() | st.integers(0, MAX_STEP)),
        order=draw(st.sampled_from(["input", "output"])),
        flip=draw(st.booleans()),
    )


def is_valid(lab: Lab) -> bool:
    """Whether the lab is one that `Lab` promises; its geometry and grids raise if they are not."""
    lab.geometry(), lab.input(), lab.kernel()
    grids = ((lab.input_edits, FIELD["size"].high), (lab.kernel_edits, FIELD["kernel"].high))
    return (
        repair(lab.rows, lab.columns) == (lab.rows, lab.columns, ())
        and (not lab.linked or lab.rows == lab.columns)
        and 0 <= lab.seed <= MAX_SEED
        and (lab.step is None or 0 <= lab.step <= MAX_STEP)
        and lab.order in ("input", "output")
        and isinstance(lab.flip, bool)
        and all(
            list(edits) == sorted({(r, c): (r, c, v) for r, c, v in edits}.values())
            and all(0 <= r < side and 0 <= c < side and abs(v) <= MAX_VALUE for r, c, v in edits)
            for edits, side in grids
        )
    )
