"""The state of a lesson: its limits, repair, link, file, edits and history. No streamlit here."""

from deconv_viz.state.change import (
    load_preset,
    preset_of,
    set_field,
    set_fill,
    set_linked,
    set_seed,
)
from deconv_viz.state.codec import OWN_KEYS, decode, decode_pin, encode, fits_in_link
from deconv_viz.state.edit import apply_edit, parse_block
from deconv_viz.state.file import from_file, to_file
from deconv_viz.state.history import History, Trail
from deconv_viz.state.lab import DEFAULT, AxisName, Edit, Grid, Lab, Order
from deconv_viz.state.limits import FIELD, FIELDS, MAX_SEED, Field
from deconv_viz.state.problem import PROBLEMS, Problem, Repair
from deconv_viz.state.repair import GIVING_WAY, RULES, repair

__all__ = [
    "DEFAULT",
    "FIELD",
    "FIELDS",
    "GIVING_WAY",
    "MAX_SEED",
    "OWN_KEYS",
    "PROBLEMS",
    "RULES",
    "AxisName",
    "Edit",
    "Field",
    "Grid",
    "History",
    "Lab",
    "Order",
    "Problem",
    "Repair",
    "Trail",
    "apply_edit",
    "decode",
    "decode_pin",
    "encode",
    "fits_in_link",
    "from_file",
    "load_preset",
    "parse_block",
    "preset_of",
    "repair",
    "set_field",
    "set_fill",
    "set_linked",
    "set_seed",
    "to_file",
]
