"""JAX's padding of a transposed convolution, which Flax passes on.

With e = dilation*(kernel-1) + 1 and F = (n-1)s + e, each axis keeps L of the full result from
`begin` on:

    "SAME"            begin floor(max(e-s, 0)/2), L = ns
    "VALID"           begin 0, L = ns + max(e-s, 0)
    (a, b)            begin e-1-a, L = (n-1)s + 2 - e + a + b: pads of the input with zeros inserted
    (a, b) consistent begin a, L = F - a - b: pads of the forward convolution

A pad may be negative, and an L below 0 is an empty result. Source: jax/_src/lax/convolution.py.
"""

from collections.abc import Sequence

from deconv_viz.frameworks.arguments import refuse
from deconv_viz.frameworks.errors import add_rules
from deconv_viz.frameworks.layer import Layer, Span
from deconv_viz.frameworks.same_valid import reach, same_begin, span

PADDINGS = ("SAME", "VALID")

Pairs = tuple[tuple[int, int], ...]

add_rules(
    {
        "lax_padding": (
            "{framework}: {field} must be one of {choices}, or a pair of integers for each of the "
            "{rank} spatial axes; received {received}."
        ),
        "lax_pads_cut_all": (
            "{framework}: negative pads may not take more than there is; along axis {axis}, "
            "{field}={received} takes {cut} of the {inserted} of the input with its zeros."
        ),
    }
)


def padded(
    layer: Layer,
    padding: str | Pairs,
    axes: Sequence[tuple[int, int, int, int]],
    *,
    consistent: bool = False,
    words: tuple[str, ...] = PADDINGS,
) -> tuple[Span, ...]:
    """Return the spans of axes (size, kernel, stride, dilation) that are padded like this.

    words: what a refusal offers.
    """
    if isinstance(padding, str):
        if not _is_word(padding, axes, consistent):
            raise refuse_padding(layer, padding, len(axes), words)
        return tuple(_by_word(padding, axis) for axis in axes)
    spans = tuple(
        _by_pair(pair, axis, consistent) for pair, axis in zip(padding, axes, strict=True)
    )
    for at, (pair, axis) in enumerate(zip(padding, axes, strict=True)):
        effective = reach(axis[1], axis[3])
        pads = sum(pair) if not consistent else 2 * (effective - 1) - sum(pair)
        inserted = (axis[0] - 1) * axis[2] + 1
        if inserted + pads < 0:
            values = {"axis": at, "inserted": inserted, "cut": -pads}
            nearest = {"padding": words[0]}
            raise refuse(layer, "lax_pads_cut_all", "padding", padding, values, nearest)
    return spans


def padding_of(spans: Sequence[Span]) -> str | Pairs:
    """Return the plainest padding that says these spans; there always is one."""
    for word in PADDINGS:
        if all(_word_span(word, axis[:4]) == axis for axis in spans):
            return word
    pairs = []
    for axis in spans:
        effective = reach(axis.kernel, axis.dilation)
        first = effective - 1 - axis.begin
        last = axis.output - (axis.size - 1) * axis.stride - 2 + effective - first
        pairs.append((first, last))
    return tuple(pairs)


def pairs_of(
    layer: Layer,
    value: object,
    rank: int,
    *,
    words: tuple[str, ...] = PADDINGS,
    single: bool = False,
    spare: bool = False,
) -> Pairs:
    """Return a pair an axis; `single` integers in their place stand for both ends (Flax).

    `spare` pairs beyond those are left out, as JAX does with consistent padding.
    """
    items = list(value) if isinstance(value, (list, tuple)) else []
    items = items[:rank] if spare else items
    pairs = [(item, item) if single and type(item) is int else item for item in items]
    found = tuple(
        (pair[0], pair[1])
        for pair in pairs
        if isinstance(pair, (list, tuple))
        and len(pair) == 2
        and all(type(number) is int for number in pair)
    )
    if len(found) != rank or len(items) != rank:
        raise refuse_padding(layer, value, rank, words)
    return found


def refuse_padding(layer: Layer, value: object, rank: int, words: tuple[str, ...]) -> Exception:
    """Return the refusal of a padding that is neither a word nor pairs."""
    alike = value.upper() if isinstance(value, str) and value.upper() in words else words[0]
    values = {"choices": ", ".join(map(repr, words)), "rank": rank}
    return refuse(layer, "lax_padding", "padding", value, values, {"padding": alike})


def _is_word(word: str, axes: Sequence[tuple[int, int, int, int]], consistent: bool) -> bool:
    """Return whether JAX knows a word for the padding of these axes.

    At stride 1 along all axes it goes on to the ordinary convolution, which knows more.
    """
    ordinary = not consistent and all(stride == 1 for _, _, stride, _ in axes)
    return word in PADDINGS or (ordinary and word.upper() in (*PADDINGS, "SAME_LOWER"))


def _by_word(word: str, axis: tuple[int, int, int, int]) -> Span:
    if word in PADDINGS:
        return _word_span(word, axis)
    # The ordinary convolution means pads of its own input, of stride 1 here.
    effective = reach(axis[1], axis[3])
    low = high = 0
    if word.upper() != "VALID":
        low = (effective - (word.upper() == "SAME")) // 2
        high = effective - 1 - low
    return _by_pair((low, high), axis, consistent=False)


def _word_span(word: str, axis: tuple[int, int, int, int]) -> Span:
    size, kernel, stride, dilation = axis
    more = max(reach(kernel, dilation) - stride, 0)
    if word == "SAME":
        return span(*axis, same_begin(more, 0), size * stride)
    return span(*axis, 0, size * stride + more)


def _by_pair(pair: tuple[int, int], axis: tuple[int, int, int, int], consistent: bool) -> Span:
    size, kernel, stride, dilation = axis
    effective = reach(kernel, dilation)
    full = (size - 1) * stride + effective
    if consistent:
        return span(*axis, pair[0], full - sum(pair))
    return span(*axis, effective - 1 - pair[0], full + 2 - 2 * effective + sum(pair))
