"""A program line by line, for the frameworks whose results NumPy can hold."""

from collections.abc import Mapping, Sequence
from typing import Any

from numpy.typing import NDArray

from deconv_viz.frameworks import literals


class Snippet:
    """The lines of a program, in the order in which they are added."""

    def __init__(self, *lines: str) -> None:
        self._lines = list(lines)

    def line(self, text: str) -> None:
        """Add a line."""
        self._lines.append(text)

    def array(self, name: str, values: NDArray[Any], axes: str = "") -> None:
        """Add a float32 array with all its numbers; a comment before it says what `axes` are."""
        if axes:
            self._lines.append(f"# {name}: {axes}")
        numbers = literals.assignment(name, "np.array", values.astype(float), ', dtype="float32"')
        self._lines.append(numbers)

    def finished(
        self,
        layout: str,
        crop: Sequence[tuple[int, int]] | None = None,
        bias: NDArray[Any] | None = None,
        rank: int = 1,
    ) -> str:
        """Return the program, which crops y, an array in `layout`, and prints it and its shape.

        bias: what is still to be added, on every position that is left or put there.
        """
        self._lines += literals.numpy_crop("y", crop, layout)
        if bias is not None:
            behind = layout[layout.index("C") + 1 :]
            ones = ", 1" * (len(behind) - ("S" in behind) + rank * ("S" in behind))
            self.array("b", bias)
            self._lines.append(f"y = y + b.reshape(-1{ones})" if ones else "y = y + b")
        return "\n".join([*self._lines, "", "print(y.shape)", "print(y)", ""])


def called(name: str, args: Mapping[str, Any], *first: str) -> str:
    """Return a call: the `first` arguments as they are, the others by name."""
    return f"{name}({', '.join([*first, *literals.arguments(args)])})"
