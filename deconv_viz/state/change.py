"""What the controls do: one lab in, the next one out."""

from dataclasses import replace

from deconv_viz.core import FILLS, PRESETS, AxisArguments, ParameterError
from deconv_viz.state.lab import DEFAULT, AxisName, Grid, Lab
from deconv_viz.state.limits import MAX_SEED
from deconv_viz.state.problem import Repair
from deconv_viz.state.repair import repair


def set_field(
    lab: Lab, field: str, value: int, axis: AxisName | None = None
) -> tuple[Lab, tuple[Repair, ...]]:
    """Return the lab with this field set on an axis, or on both, and what gave way to it.

    Where rows and columns are linked, both are set.
    """
    axis = None if lab.linked else axis
    rows, columns = lab.rows, lab.columns
    if axis != "columns":
        rows = rows._replace(**{field: value})
    if axis != "rows":
        columns = columns._replace(**{field: value})
    rows, columns, repairs = repair(rows, columns, field, axis)
    return replace(lab, rows=rows, columns=columns), repairs


def set_linked(lab: Lab, linked: bool) -> Lab:
    """Return the lab with rows and columns linked (the columns follow the rows) or set apart."""
    return replace(lab, linked=linked, columns=lab.rows if linked else lab.columns)


def set_fill(lab: Lab, grid: Grid, name: str) -> Lab:
    """Return the lab with a grid filled anew; what was edited in it is gone."""
    if name not in FILLS:
        raise ParameterError(f"{grid}_fill", "choice", name, {"choices": ", ".join(FILLS)})
    if grid == "input":
        return replace(lab, input_fill=name, input_edits=())
    return replace(lab, kernel_fill=name, kernel_edits=())


def set_seed(lab: Lab, seed: int) -> Lab:
    """Return the lab with another seed (within its limits); edited cells stay."""
    return replace(lab, seed=min(max(seed, 0), MAX_SEED))


def load_preset(lab: Lab, key: str) -> Lab:
    """Return the lab of a preset: its geometry and fills, nothing edited, from the first step.

    Seed, order and flip stay. Raises ParameterError for an unknown key.
    """
    preset = next((preset for preset in PRESETS if preset.key == key), None)
    if preset is None:
        keys = ", ".join(preset.key for preset in PRESETS)
        raise ParameterError("preset", "choice", key, {"choices": keys})
    rows, columns = preset.arguments
    return replace(
        lab,
        rows=rows,
        columns=columns,
        linked=rows == columns,
        input_fill=DEFAULT.input_fill,
        kernel_fill=preset.kernel_fill or DEFAULT.kernel_fill,
        input_edits=(),
        kernel_edits=(),
        step=None,
    )


def preset_of(lab: Lab) -> str | None:
    """Return the key of the preset whose geometry (and kernel, if it names one) the lab has."""
    arguments: tuple[AxisArguments, ...] = (lab.rows, lab.columns)
    for preset in PRESETS:
        if preset.arguments == arguments and preset.kernel_fill in (None, lab.kernel_fill):
            return preset.key
    return None
