"""The solver against trying everything out: every result right, none missing, none twice."""

from collections.abc import Iterator
from itertools import product

import pytest

from deconv_viz.core import Axis, ParameterError, is_even
from deconv_viz.core.sizes import Crops, Limits, rank
from deconv_viz.frameworks import FrameworkError, Layer, Span, meaning, shapes
from deconv_viz.frameworks.curve import curve, outputs, single_changes, span_of
from deconv_viz.frameworks.nearest import Gap, unreachable
from deconv_viz.frameworks.paddings import MODES
from deconv_viz.frameworks.solve import Solution, Words, solve
from deconv_viz.frameworks.wording import layer_of

SMALL = Limits((1, 4), (1, 3), (1, 2), 2, 2)
ALL = 10_000_000
Pair = tuple[Span, ...]


def spans_of(layer: Layer, sizes: tuple[int, int], kernel: tuple[int, int]) -> Pair:
    """What the framework itself makes of a layer."""
    return meaning(layer, *shapes(layer, sizes, kernel, 1, 1)).spans


def axis_words(framework: str) -> Iterator[Words]:
    """Everything that can be said of one axis within SMALL, whether or not it is refused."""
    for kernel, stride, dilation in product(range(1, 5), range(1, 4), range(1, 3)):
        stem = (kernel, stride, dilation)
        paddings, extras = range(SMALL.padding + 1), range(SMALL.output_padding + 1)
        match framework:
            case "torch":
                yield from (Words("", *stem, p, p, a) for p, a in product(paddings, extras))
            case "keras":
                for name in ("same", "valid"):
                    yield Words(name, *stem)
                    for a in extras:
                        yield Words(f"{name}, output_padding", *stem, extra=a)
            case "tensorflow":
                yield from (Words(name, *stem) for name in ("SAME", "VALID"))
                yield from (Words("", *stem, p, p) for p in paddings)
            case "jax":
                yield from (Words(name, *stem) for name in ("SAME", "VALID"))
                ends = product(paddings, range(-1, SMALL.padding + 1))
                yield from (Words("", *stem, b, e) for b, e in ends if abs(b - e) <= 1)
            case "onnxruntime":
                # Its `same` is left out where it and the specification differ.
                if dilation * (kernel - 1) + 1 >= stride:
                    yield from (Words(f"SAME_{end}", *stem) for end in ("UPPER", "LOWER"))
                yield from (Words("VALID", *stem, extra=a) for a in extras)
                ends = product(paddings, paddings)
                yield from (Words("", *stem, b, e) for b, e in ends if abs(b - e) <= 1)
                yield from (Words("", *stem, p, p, a) for p, a in product(paddings, extras))


def tried(framework: str, sizes: tuple[int, int], wanted: tuple[int, int]) -> set[Pair]:
    """Every operation that some layer of the framework computes and that gives the wanted sizes."""
    by_name: dict[str, list[Words]] = {}
    for words in axis_words(framework):
        by_name.setdefault(words.mode, []).append(words)
    found = set()
    for group in by_name.values():
        # Only what each axis alone can do is worth trying on both.
        fitting = [
            [words for words in group if gives(framework, words, size, output)]
            for size, output in zip(sizes, wanted, strict=True)
        ]
        for pair in product(*fitting):
            layer = layer_of(framework, pair, wanted)
            try:
                spans = spans_of(layer, sizes, (pair[0].kernel, pair[1].kernel))
            except FrameworkError:
                continue
            if tuple(span.output for span in spans) == wanted:
                found.add(spans)
    return found


def gives(framework: str, words: Words, size: int, output: int) -> bool:
    layer = layer_of(framework, (words, words), (output, output))
    try:
        spans = spans_of(layer, (size, size), (words.kernel, words.kernel))
    except FrameworkError:
        return False
    return spans[0].output == output


CASES = [((3, 3), (6, 6)), ((3, 4), (6, 7)), ((2, 3), (5, 3))]


@pytest.mark.parametrize("framework", MODES)
@pytest.mark.parametrize(("sizes", "wanted"), CASES)
def test_it_finds_every_operation_once_and_nothing_else(
    framework: str, sizes: tuple[int, int], wanted: tuple[int, int]
) -> None:
    found = solve(framework, sizes, wanted, SMALL, ALL)
    spans = [solution.spans for solution in found.first]
    assert len(set(spans)) == len(spans) == found.same + found.apart
    assert set(spans) == tried(framework, sizes, wanted)


@pytest.mark.parametrize("framework", MODES)
def test_every_row_means_to_its_framework_what_it_says(framework: str) -> None:
    for sizes in product(range(1, 5), repeat=2):
        wanted = (2 * sizes[0], sizes[1] + 3)
        for solution in solve(
            framework, sizes, wanted, Limits((1, 6), (1, 3), (1, 2), 3, 2), 40
        ).first:
            kernel = (solution.words[0].kernel, solution.words[1].kernel)
            assert (
                spans_of(layer_of(framework, solution.words, wanted), sizes, kernel)
                == solution.spans
            )


def test_pytorch_is_searched_as_the_core_defines_it() -> None:
    limits = Limits((1, 4), (1, 3), (1, 3), 2, 3)
    ranges = (range(1, 5), range(1, 4), range(1, 4), range(3), range(4))
    for size, wanted in product((1, 2, 4), range(1, 12)):
        expected = set()
        for arguments in product(*ranges):
            try:
                axis = Axis.of(size, *arguments)
            except ParameterError:
                continue
            if axis.output_size == wanted:
                expected.add(arguments)
        found = solve("torch", (size, size), (wanted, wanted), limits, ALL).first
        one = {solution.words[0] for solution in found if solution.same}
        assert {(w.kernel, w.stride, w.dilation, w.first, w.extra) for w in one} == expected


def test_one_set_of_words_for_both_axes_comes_first() -> None:
    found = solve("torch", (5, 6), (10, 12), Limits(), ALL)
    assert [solution.same for solution in found.first] == [True] * found.same + [
        False
    ] * found.apart
    assert all((s.words[0] == s.words[1]) == s.same for s in found.first)


def test_among_those_even_coverage_comes_first_then_the_ratio_then_no_output_padding() -> None:
    found = solve("torch", (5, 5), (10, 10), Limits(), 30)
    whole = [s for s in found.first[: found.same] if not wasteful(s)]
    assert whole == list(found.first[: len(whole)])
    keys = [
        (not is_even(s.spans[0].axis()), s.words[0].stride != 2, s.words[0].extra or 0)
        for s in whole
    ]
    assert keys == sorted(keys)
    assert [s.words[0][1:4] for s in whole[:2]] == [(2, 2, 1), (4, 2, 1)]


@pytest.mark.parametrize("framework", MODES)
def test_both_parts_are_in_the_order_of_their_summed_ranks(framework: str) -> None:
    found = solve(framework, (3, 5), (7, 9), SMALL, ALL)
    keys = [
        sum(int(rank(Crops(s.size, s.kernel, s.stride, s.dilation, s.begin, s.end))) for s in spans)
        for _, spans, _ in found.first
    ]
    assert len(keys) > found.same + 1
    assert keys[: found.same] == sorted(keys[: found.same])
    assert keys[found.same :] == sorted(keys[found.same :])


def wasteful(solution: Solution) -> bool:
    axis = solution.spans[0].axis()
    return min(axis.pads()) < 0 or axis.crop[1] < 0


def test_a_part_of_the_answer_is_the_beginning_of_the_whole() -> None:
    whole = solve("jax", (3, 5), (7, 9), Limits(), 60)
    for most in (1, 7, 30):
        part = solve("jax", (3, 5), (7, 9), Limits(), most)
        assert part.first == whole.first[:most]
        assert part[:2] == whole[:2]


@pytest.mark.parametrize("framework", MODES)
@pytest.mark.parametrize("sizes", [(3, 3), (2, 4)])
def test_the_nearest_sizes_are_the_nearest_that_have_a_layer(
    framework: str, sizes: tuple[int, int]
) -> None:
    limits = Limits((2, 3), (2, 3), (1, 1), 1, 0)
    given = {
        wanted
        for wanted in product(range(1, 14), repeat=2)
        if sum(solve(framework, sizes, wanted, limits, 1)[:2])
    }
    reachable = [sorted({pair[axis] for pair in given}) for axis in (0, 1)]
    for wanted in sorted(set(product(range(1, 14), repeat=2)) - given)[::3]:
        why = unreachable(framework, sizes, wanted, limits)
        expected = []
        for axis, output in enumerate(wanted):
            if output not in reachable[axis]:
                below = [size for size in reachable[axis] if size < output]
                above = [size for size in reachable[axis] if size > output]
                expected.append(Gap(axis, max(below, default=None), min(above, default=None)))
        assert list(why.gaps) == expected
        assert why.nearest
        assert set(why.nearest) <= given
        if len(expected) == 1 and framework in ("torch",):
            gap = expected[0]
            ends = {size for size in (gap.below, gap.above) if size is not None}
            assert {pair[gap.axis] for pair in why.nearest} == ends


def test_sizes_that_each_axis_alone_could_have_but_no_layer_gives_have_no_gap() -> None:
    # 6 only with SAME, 8 only with pads, and one word says both.
    limits = Limits((3, 3), (2, 2), (1, 1), 0, 0)
    assert solve("jax", (3, 3), (6, 8), limits, 1).first == ()
    why = unreachable("jax", (3, 3), (6, 8), limits)
    assert why.gaps == ()
    assert why.nearest == ((7, 8), (6, 6), (7, 7))


def test_what_keras_forbids_to_go_together_is_not_offered() -> None:
    # 5 takes a stride, 6 a dilation, and a layer of Keras has one or the other.
    limits = Limits((3, 3), (1, 2), (1, 2), 0, 0)
    why = unreachable("keras", (2, 2), (5, 6), limits)
    assert why.gaps == ()
    assert why.nearest
    assert all(solve("keras", (2, 2), pair, limits, 1).first for pair in why.nearest)


def test_tensorflow_alone_is_told_the_output() -> None:
    words = Words("SAME", 3, 2, 1)
    assert list(outputs("tensorflow", words, 5)) == [9, 10]
    assert [span_of("tensorflow", words, 5, choice).output for choice in (0, 1)] == [9, 10]
    assert not outputs("torch", Words("", 3, 2, 1, extra=0), 5)


def test_the_curve_has_the_frameworks_own_sizes_and_none_where_it_refuses() -> None:
    assert curve("torch", Words("", 3, 2, 1, 2, 2, 0), range(1, 6)) == {
        **dict.fromkeys([1], None),
        **{size: 2 * size - 3 for size in range(2, 6)},
    }
    assert set(curve("keras", Words("same", 3, 2, 2), range(1, 4)).values()) == {None}


def test_single_changes_give_what_is_wanted_by_one_argument_each() -> None:
    bounds = {"kernel": range(1, 12), "first": range(9), "extra": range(9), "dilation": range(1, 9)}
    now = Words("", 3, 2, 1, 1, 1, 0)
    found = single_changes("torch", now, 5, 10, bounds)
    assert found == (now._replace(kernel=4), now._replace(extra=1))
    assert [span_of("torch", words, 5).output for words in found] == [10, 10]


def test_single_changes_mend_what_is_refused() -> None:
    bounds = {"dilation": (1,), "stride": (1,)}
    found = single_changes("keras", Words("same", 3, 2, 2), 5, None, bounds)
    assert [(w.stride, w.dilation) for w in found] == [(2, 1), (1, 2)]


def test_each_place_gives_one_answer_and_the_padding_is_changed_at_both_ends() -> None:
    now = Words("", 4, 2, 1, 0, 0, 0)
    bounds = {"kernel": (2, 6, 8), "first": (1, 2)}
    assert single_changes("torch", now, 5, None, bounds) == (
        now._replace(kernel=2),
        now._replace(first=1, last=1),
    )
