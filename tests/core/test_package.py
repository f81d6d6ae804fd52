"""The package as it is imported."""

import subprocess
import sys
from pathlib import Path

import deconv_viz
from deconv_viz import core

SMALL_CORE = """
import sys
before = set(sys.modules)
import deconv_viz
new = {name.partition(".")[0] for name in set(sys.modules) - before}
print(*sorted(new - sys.stdlib_module_names))
"""


def test_importing_it_imports_numpy_and_nothing_else() -> None:
    run = subprocess.run(
        [sys.executable, "-c", SMALL_CORE],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == ["deconv_viz", "numpy"]


def test_it_passes_on_every_public_name_of_the_core() -> None:
    assert set(deconv_viz.__all__) == {"__version__", "show", *core.__all__}
    for name in core.__all__:
        assert getattr(deconv_viz, name) is getattr(core, name)


def test_every_public_function_and_class_says_what_it_does() -> None:
    for name in core.__all__:
        value = getattr(core, name)
        if callable(value):
            assert value.__doc__, name


def test_it_is_marked_as_typed() -> None:
    assert Path(deconv_viz.__file__).with_name("py.typed").exists()
