"""What every layer's arrays must agree on, whatever the framework: kernel, filters, bias."""

from deconv_viz.frameworks.arguments import integer, one_or_each, refuse
from deconv_viz.frameworks.arrays import kernel_of, read_shape, sizes_of
from deconv_viz.frameworks.errors import add_rules
from deconv_viz.frameworks.layer import Layer, Layouts, Meaning, Span

add_rules(
    {
        "rank": "{framework}: {target} has 1, 2 or 3 spatial axes here; received {received}.",
        "bias_switched_off": "{framework}: {field}=False leaves no room for a bias; one was given.",
        "no_bias": "{framework}: {target} adds no bias; add it to the result.",
        "no_groups": (
            "{framework} has no groups; this needs {received} of them. Computing each by itself "
            "and putting the results side by side is the same."
        ),
        "no_circle": (
            "{framework} has no words for winding this result round a circle, as Flax's CIRCULAR "
            "does."
        ),
        "no_such_bias": (
            "{framework} adds the bias along the channels; this layer, by a defect of its "
            "framework, does not."
        ),
        "cannot_say": (
            "{framework} has no words for this crop: along axis {axis}, {begin} of the full "
            "{full} at the beginning and {end} at the end. Compute more and crop afterwards."
        ),
    }
)

_NEAR = 4096  # more groups than any network has are not worth a search


def rank_of(layer: Layer, x_shape: tuple[int, ...]) -> int:
    """Return the rank that an input with batch and channels has; refuse what is not 1, 2 or 3."""
    rank = len(x_shape) - 2
    if rank not in (1, 2, 3):
        raise refuse(layer, "rank", "input", rank)
    return rank


def sizes_and_kernel(
    layer: Layer,
    layouts: Layouts,
    x_shape: tuple[int, ...],
    w_shape: tuple[int, ...],
    rank: int,
) -> tuple[tuple[int, ...], tuple[int, ...], int, int]:
    """Return input sizes, kernel sizes, channels and filters; the channels of both must agree."""
    sizes = sizes_of(layer, layouts.data, x_shape, rank)
    kernel = kernel_of(layer, layouts.weight, w_shape, rank)
    channels = read_shape(layouts.data, x_shape)[0]["C"]
    lengths = read_shape(layouts.weight, w_shape)[0]
    if channels != lengths["I"]:
        raise refuse(layer, "channels", "input", channels, {"expected": lengths["I"]})
    return sizes, kernel, channels, lengths["O"]


def said_kernel(layer: Layer, name: str, value: object, kernel: tuple[int, ...]) -> None:
    """Refuse a kernel size that is not the weight's."""
    said = one_or_each(layer, name, value, len(kernel), 1)
    if said != kernel:
        raise refuse(
            layer, "kernel_of_weight", name, value, {"expected": kernel}, {name: list(kernel)}
        )


def said_filters(layer: Layer, name: str, value: object, filters: int) -> None:
    """Refuse a number of filters that is not the weight's."""
    if integer(layer, name, value, 1) != filters:
        raise refuse(
            layer, "filters_of_weight", name, value, {"expected": filters}, {name: filters}
        )


def said_bias(
    layer: Layer, name: str, *, use_bias: bool, b_shape: tuple[int, ...] | None, filters: int
) -> None:
    """Refuse a bias where none is used, and one that is not a number for each filter."""
    if b_shape is None:
        return
    if not use_bias:
        raise refuse(layer, "bias_switched_off", name, False, nearest={name: True})
    if b_shape != (filters,):
        raise refuse(layer, "bias_shape", "bias", b_shape, {"filters": filters})


def fewer_groups(channels: int, groups: int) -> int:
    """Return the nearest smaller number of groups that divides the channels, 1 if none is near."""
    most = min(groups - 1, channels)
    near = range(most, max(most - _NEAR, 0), -1)
    return next((fits for fits in near if channels % fits == 0), 1)


def sayable_by_one_kernel(layer: Layer, meaning: Meaning, *, groups: bool = False) -> None:
    """Refuse a meaning that needs groups, a circular padding or a bias elsewhere."""
    if meaning.groups != 1 and not groups:
        raise refuse(layer, "no_groups", "groups", meaning.groups)
    if meaning.wrap is not None:
        raise refuse(layer, "no_circle", "padding", "CIRCULAR")
    if meaning.bias != "channels":
        raise refuse(layer, "no_such_bias", "bias", meaning.bias)


def cannot_say(
    layer: Layer, spans: tuple[Span, ...], whole: tuple[Span, ...], nearest: Layer
) -> Exception:
    """Return the refusal of spans for which there are no words, with the crop that helps.

    `nearest` computes `whole`, of which the crop afterwards leaves what was wanted: (begin, end)
    an axis, negative where zeros are to be put.
    """
    crop = tuple(
        (wanted.begin - more.begin, more.begin + more.output - wanted.begin - wanted.output)
        for wanted, more in zip(spans, whole, strict=True)
    )
    at = next((i for i, cut in enumerate(crop) if cut != (0, 0)), 0)
    worst = spans[at]
    values = {"axis": at, "begin": worst.begin, "full": worst.full, "end": worst.end}
    return refuse(
        layer, "cannot_say", "padding", None, values, nearest={"layer": nearest, "crop": crop}
    )
