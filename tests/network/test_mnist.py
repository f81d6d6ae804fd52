"""Files of images: found, checked, and refused with a sentence that says what to do."""

import gzip
import hashlib
import pickle
import struct
from pathlib import Path

import numpy as np
import pytest

from deconv_viz.network import DataError, mnist
from deconv_viz.network.mnist import Source

PIXELS = np.random.default_rng(0).integers(0, 256, (3, 28, 28), np.uint8)
CONTENTS = struct.pack(">4i", 2051, 3, 28, 28) + PIXELS.tobytes()
SOURCE = Source("three-images", 3, hashlib.sha256(CONTENTS).hexdigest())


def test_images_are_read_packed_and_unpacked(tmp_path: Path) -> None:
    (tmp_path / "three-images.gz").write_bytes(gzip.compress(CONTENTS))
    assert np.array_equal(mnist.images(tmp_path, SOURCE), PIXELS)
    (tmp_path / "three-images.gz").unlink()
    (tmp_path / "three-images").write_bytes(CONTENTS)
    assert np.array_equal(mnist.images(tmp_path, SOURCE), PIXELS)


def header(*numbers: int) -> bytes:
    return struct.pack(">4i", *numbers)


@pytest.mark.parametrize(
    ("contents", "rule", "says"),
    [
        (header(2049, 3, 28, 28) + CONTENTS[16:], "magic", "begins with 2049, not with 2051"),
        (b"", "magic", "begins with 0"),
        (header(2051, 4, 28, 28) + CONTENTS[16:], "dimensions", "3 × 28 × 28 images, and holds 4"),
        (header(2051, 3, 32, 28) + CONTENTS[16:], "dimensions", "holds 3 × 32 × 28"),
        (CONTENTS[:-1], "size", "should hold 2368 bytes unpacked, and holds 2367"),
        (CONTENTS + b"\0", "size", "and holds 2369"),
        (CONTENTS[:-1] + bytes([CONTENTS[-1] ^ 1]), "checksum", "is not the file that MNIST has"),
    ],
)
def test_another_file_is_refused(tmp_path: Path, contents: bytes, rule: str, says: str) -> None:
    (tmp_path / "three-images").write_bytes(contents)
    with pytest.raises(DataError, match=says) as refused:
        mnist.images(tmp_path, SOURCE)
    assert refused.value.rule == rule
    assert str(tmp_path / "three-images") in str(refused.value)


@pytest.mark.parametrize(
    "contents", [gzip.compress(CONTENTS)[:-9], b"no gzip", gzip.compress(CONTENTS)[:40] + b"x" * 99]
)
def test_a_damaged_packed_file_is_refused(tmp_path: Path, contents: bytes) -> None:
    (tmp_path / "three-images.gz").write_bytes(contents)
    with pytest.raises(DataError, match="could not be read to its end"):
        mnist.images(tmp_path, SOURCE)


def test_a_missing_file_is_named_and_where_to_put_it(tmp_path: Path) -> None:
    with pytest.raises(DataError) as refused:
        mnist.images(tmp_path, mnist.TRAINING)
    says = f"{tmp_path} has no train-images-idx3-ubyte and no train-images-idx3-ubyte.gz: put one"
    assert str(refused.value).startswith(says)


def test_the_folder_is_the_given_one_or_else_the_environments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECONV_VIZ_MNIST", str(tmp_path))
    assert mnist.folder() == tmp_path
    assert mnist.folder("elsewhere") == Path("elsewhere")
    monkeypatch.delenv("DECONV_VIZ_MNIST")
    with pytest.raises(DataError) as refused:
        mnist.folder()
    for part in ("--data DIR", "DECONV_VIZ_MNIST", mnist.TRAINING.name, mnist.TEST.name):
        assert part in str(refused.value)


def test_an_error_can_be_pickled() -> None:
    error = DataError("size", "file", expected=1, found=2)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.rule) == (str(error), "size")
