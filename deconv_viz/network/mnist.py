"""The MNIST images, read from the IDX files of LeCun, Cortes & Burges (1998).

An IDX file of images: four big-endian 32-bit integers (2051, count, rows, columns), then a byte a
pixel, row by row. Files are checked by their beginning, their size and their contents' checksum.
"""

import gzip
import hashlib
import os
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from deconv_viz.network.errors import VARIABLE, DataError

MAGIC = 2051
HEADER = 16

Images = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Source:
    """A file of images 28×28: its name without .gz, how many images, SHA-256 of the contents."""

    name: str
    count: int
    sha256: str


TRAINING = Source(
    "train-images-idx3-ubyte",
    60_000,
    "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
)
TEST = Source(
    "t10k-images-idx3-ubyte",
    10_000,
    "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
)


def folder(given: str | os.PathLike[str] | None = None) -> Path:
    """Return the folder of the files: `given`, or else the one that the environment names.

    Raises DataError("no_folder") if neither is there.
    """
    name = given or os.environ.get(VARIABLE)
    if not name:
        raise DataError("no_folder", None, files=f"{TRAINING.name} and {TEST.name}")
    return Path(name)


def images(where: Path, source: Source) -> Images:
    """Return the images of one file, shape (count, 28, 28), 0 is the background.

    Raises DataError if the file is missing, damaged or another than it should be.
    """
    path = where / source.name
    if not path.exists():
        path = where / f"{source.name}.gz"
    if not path.exists():
        raise DataError("missing", where, file=source.name)
    contents = _contents(path)
    magic, count, rows, columns = (
        int.from_bytes(contents[start : start + 4], "big") for start in range(0, HEADER, 4)
    )
    if magic != MAGIC:
        raise DataError("magic", path, found=magic)
    if (count, rows, columns) != (source.count, 28, 28):
        expected, found = f"{source.count} × 28 × 28", f"{count} × {rows} × {columns}"
        raise DataError("dimensions", path, expected=expected, found=found)
    size = HEADER + count * rows * columns
    if len(contents) != size:
        raise DataError("size", path, expected=size, found=len(contents))
    digest = hashlib.sha256(contents).hexdigest()
    if digest != source.sha256:
        raise DataError("checksum", path, expected=source.sha256, found=digest)
    return np.frombuffer(contents, np.uint8, offset=HEADER).reshape(count, rows, columns)


def _contents(path: Path) -> bytes:
    try:
        return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except (OSError, EOFError, zlib.error):
        raise DataError("unreadable", path) from None
