"""The smallest changes with which a stack comes back to the size wanted.

Found by search: every single change of an argument that bears on the size, a crop or zeros after a
layer, another input size; then pairs of them; then a change at each level in turn. Each is proved
by computing the whole stack anew, and is in the words of the layer's own framework.
"""

from dataclasses import dataclass
from itertools import combinations

from deconv_viz.frameworks.paste.layer import Parsed
from deconv_viz.frameworks.stack import MAX_COUNTED, Facts, Sizes, Stack, Walk, facts_of, walk
from deconv_viz.frameworks.stack_edits import Edit, apply, changed, edits_of, nearest_edits
from deconv_viz.frameworks.stack_edits import edits as every_edit

_MOST = 6  # changes that are shown
_FEW = 3  # fewer single ones than this: pairs are looked at as well
_MOST_AT_A_LAYER = 7  # kept of each layer for the pairs

_LEVEL_COST = 0.4  # for a level that still does not agree, where only the end has to
_PAIR_COST = 1.0
_SAME_LAYER_COST = 0.3
_ALIKE_COST = 0.4
_MIDDLE_COST = 0.5
_MISS_COST = 20.0  # a layer works again, but the size does not come back: after all that do


@dataclass(frozen=True, slots=True)
class Change:
    """One or more edits, and the stack with them, walked through: the proof."""

    edits: tuple[Edit, ...]
    walk: Walk
    cost: float


def changes(stack: Stack, most: int = _MOST) -> tuple[Change, ...]:
    """Return the smallest changes after which every size agrees that has to, smallest first.

    Where a layer is refused, also those with which it works, whatever size comes out then. Empty
    where the stack holds already, or where no change was found.
    """
    search = _Search(stack)
    now = search.now
    if now.holds or not now.steps:
        return ()
    edits = list(every_edit(now))
    found = [change for edit in edits if (change := search.tried((edit,)))]
    found += [change for many in _everywhere(edits) if (change := search.tried(many))]
    level = search.by_level()
    found += [level] if level else []
    for step in now.steps:
        if step.error and (nearest := tuple(nearest_edits(step))):
            change = search.tried(nearest)
            found += [change] if change else []
    if sum(change.walk.holds for change in found) < _FEW:
        alone = {id(change.edits[0]) for change in found if len(change.edits) == 1}
        # A pair is no smaller than one of its own edits that does it alone.
        few = [edit for edit in _fewer(edits) if id(edit) not in alone]
        for one, other in combinations(few, 2):
            if (one.at, one.what) != (other.at, other.what):
                change = search.tried((one, other))
                found += [change] if change else []
    return _best(found, most)


class _Search:
    """Tries edits of one stack; each layer is changed once, and its sizes worked out once."""

    def __init__(self, stack: Stack) -> None:
        self._known: dict[tuple[int, Sizes], tuple[Parsed, Facts]] = {}
        self._made: dict[tuple[int, int], tuple[Parsed, Edit, Parsed]] = {}
        self.stack = stack
        self.now = self.walk(stack)
        self.refused = any(step.error for step in self.now.steps)

    def walk(self, stack: Stack) -> Walk:
        return walk(stack, self._facts)

    def _facts(self, parsed: Parsed, sizes: Sizes) -> Facts:
        key = id(parsed), sizes
        if key not in self._known:
            # What is known by its id is kept, so that the id stays its own.
            self._known[key] = parsed, facts_of(parsed, sizes)
        return self._known[key][1]

    def _changed(self, parsed: Parsed, edit: Edit) -> Parsed:
        key = id(parsed), id(edit)
        if key not in self._made:
            self._made[key] = parsed, edit, changed(parsed, edit.what, edit.value)
        return self._made[key][2]

    def tried(self, edits: tuple[Edit, ...]) -> Change | None:
        """Return the change if the stack holds with it."""
        then = self.walk(apply(self.stack, edits, self._changed))
        runs = self.refused and then.result is not None
        if not (then.holds or runs):
            return None
        if sum(layer.counts for layer in then.stack.layers) > MAX_COUNTED:
            return None
        cost = sum(edit.cost for edit in edits)
        # The same change at several layers is one thought; so are two changes of one layer.
        if len({edit.text for edit in edits}) == 1:
            cost = edits[0].cost + _ALIKE_COST * (len(edits) - 1)
        elif len({edit.at for edit in edits}) == 1:
            cost += _SAME_LAYER_COST
        else:
            cost += _PAIR_COST * (len(edits) - 1)
        cost += _LEVEL_COST * sum(any(step.off or ()) for step in then.steps)
        cost += 0 if then.holds else _MISS_COST
        # A change that lets another size through the middle changes what the network is.
        cost += _MIDDLE_COST * (_middle(then) != _middle(self.now))
        return Change(edits, then, cost)

    def by_level(self) -> Change | None:
        """Return a change that puts each level right in turn, from the innermost."""
        now, made = self.now, list[Edit]()
        for place in range(len(now.steps)):
            step = now.steps[place]
            if not any(step.off or ()):
                continue
            fitting = [
                edit
                for edit in edits_of(now, step)
                if not edit.comes_in
                and facts_of(changed(step.parsed, edit.what, edit.value), step.before).after
                == step.wanted
            ]
            if not fitting:
                return None
            made.append(min(fitting, key=lambda one: one.cost))
            now = self.walk(apply(now.stack, made[-1:]))
        return self.tried(tuple(made)) if len(made) > 1 else None


def _middle(found: Walk) -> Sizes | None:
    return found.steps[found.encoder - 1].after if found.encoder else None


def _best(found: list[Change], most: int) -> tuple[Change, ...]:
    """Return the cheapest, one of each kind at each place."""
    kept: dict[tuple[tuple[int, str], ...], Change] = {}
    for change in sorted(found, key=lambda one: one.cost):
        kinds = tuple(sorted((edit.at, edit.what) for edit in change.edits))
        kept.setdefault(kinds, change)
    return tuple(kept.values())[:most]


def _fewer(edits: list[Edit]) -> list[Edit]:
    """Return the cheapest edits of each layer."""
    by_layer: dict[int, list[Edit]] = {}
    for edit in sorted(edits, key=lambda one: one.cost):
        by_layer.setdefault(edit.at, []).append(edit)
    return [edit for group in by_layer.values() for edit in group[:_MOST_AT_A_LAYER]]


def _everywhere(edits: list[Edit]) -> list[tuple[Edit, ...]]:
    """Return the edits that can be made alike in several layers."""
    alike: dict[str, list[Edit]] = {}
    for edit in edits:
        if not edit.comes_in and edit.what not in ("input", "output_size", "output_shape"):
            alike.setdefault(edit.text, []).append(edit)
    return [tuple(many) for many in alike.values() if len(many) > 1]
