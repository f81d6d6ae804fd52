"""The error of files that cannot be used: data and weights."""

from collections.abc import Mapping
from types import MappingProxyType

VARIABLE = "DECONV_VIZ_MNIST"
"""The environment variable that names the folder of the MNIST files."""

RULES: Mapping[str, str] = MappingProxyType(
    {
        "no_folder": (
            "No folder with the MNIST files is named: give it as --data DIR or in the environment "
            f"variable {VARIABLE}. It must hold {{files}}, each with or without .gz. Without them, "
            "train on generated digits: --generated 6000."
        ),
        "missing": (
            "{received} has no {file} and no {file}.gz: put one of them there, or name another "
            f"folder as --data DIR or in the environment variable {VARIABLE}."
        ),
        "unreadable": "{received} could not be read to its end: get it anew.",
        "magic": (
            "{received} is no IDX file of images: it begins with {found}, not with 2051. Files of "
            "labels begin with 2049."
        ),
        "size": "{received} should hold {expected} bytes unpacked, and holds {found}: get it anew.",
        "dimensions": "{received} should hold {expected} images, and holds {found}.",
        "checksum": (
            "{received} is not the file that MNIST has under this name: its contents have the "
            "SHA-256 {found}, not {expected}."
        ),
        "weights": (
            "{received} does not hold the parameters of the network {network}: {found}, where "
            "{expected} was expected."
        ),
        "checkpoint": (
            "{received} belongs to another training: its {setting} is {found}, not {expected}. "
            "Name another folder as --out DIR, or begin anew with --fresh."
        ),
        "busy": "{received} trainings are running here already: try again in a moment.",
    }
)
"""Every rule that data, weights and training can refuse by, with its English sentence."""


class DataError(ValueError):
    """A file or a request that cannot be used: `rule` is a key of `RULES`, as in the core."""

    def __init__(self, rule: str, received: object, **values: object) -> None:
        self.rule = rule
        self.received = received
        self.values = values
        super().__init__(rule, received, values)

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.rule, self.received, self.values)

    def __str__(self) -> str:
        return RULES[self.rule].format(received=self.received, **self.values)


def _again(rule: str, received: object, values: dict[str, object]) -> DataError:
    return DataError(rule, received, **values)
