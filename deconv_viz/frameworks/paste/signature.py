"""What a signature is: the names of all arguments in their order, and what they bear on.

The whole Python signature matters here, with the arrays and with all that changes no size, because
arguments may be given by position. Each word is written as

    @name   an array: the input first, then the weight
    !name   it has no default
    ~name   it may stand there and changes nothing about sizes
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Kind = Literal[
    "transposed",
    "convolution",
    "pooling",
    "upsampling",
    "padding",
    "sets",
    "keeps",
    "joins",
    "ends",
]
"""What a layer does to the size. "sets": it names the size outright; "joins": it takes a skip
connection in; "ends": there is no size after it until another layer sets one."""


@dataclass(frozen=True)
class Signature:
    """One spelling: `short` is what is written, `target` what `Layer.target` calls it.

    rank 0: as its arguments or its input say. weight: the axes of the weight, for those that take
    it as an array (see `Layouts`).
    """

    framework: str
    target: str
    kind: Kind
    rank: int
    words: str
    short: str
    weight: str = ""

    @cached_property
    def positions(self) -> tuple[str, ...]:
        """All names in the order of the signature, arrays included."""
        return tuple(word.lstrip("@!~") for word in self.words.split())

    @cached_property
    def arrays(self) -> tuple[str, ...]:
        """The names of the arrays."""
        return self._with("@")

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The names that have no default."""
        return self._with("!")

    @cached_property
    def kept(self) -> tuple[str, ...]:
        """The names that `Layer.args` holds."""
        return tuple(word.lstrip("!") for word in self.words.split() if word[0] not in "@~")

    def _with(self, mark: str) -> tuple[str, ...]:
        return tuple(word[1:] for word in self.words.split() if word.startswith(mark))


def function(
    framework: str, target: str, rank: int, words: str, weight: str, kind: Kind = "transposed"
) -> Signature:
    """Return the signature of a function, written by the short name of its module."""
    short = target.replace("torch.nn.functional", "F").replace("jax.lax", "lax")
    short = short.replace("flax.linen", "nn").replace("theano.tensor.nnet.abstract_conv.", "")
    return Signature(framework, target, kind, rank, words, short, weight)
