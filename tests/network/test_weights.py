"""Parameters in files: written and read again, refused where they are another network's."""

from pathlib import Path

import numpy as np
import pytest

from deconv_viz import ParameterError
from deconv_viz.network import (
    AUTOENCODER,
    NETWORKS,
    RESIZED,
    STRIDED,
    DataError,
    digits,
    floor,
    shipped,
    shipped_names,
    weights,
)
from deconv_viz.network.initial import initial
from tests.network import slow


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    vector = initial(AUTOENCODER, 2)
    weights.save(tmp_path / "w.npz", AUTOENCODER, vector)
    assert weights.load(tmp_path / "w.npz", AUTOENCODER).tobytes() == vector.tobytes()
    assert list(tmp_path.iterdir()) == [tmp_path / "w.npz"]
    with np.load(tmp_path / "w.npz") as file:
        assert {name: file[name].shape for name in file.files} == AUTOENCODER.array_shapes()


def test_another_networks_parameters_are_refused(tmp_path: Path) -> None:
    weights.save(tmp_path / "w.npz", STRIDED, initial(STRIDED, 0))
    with pytest.raises(DataError, match="does not hold the parameters of the network autoencoder"):
        weights.load(tmp_path / "w.npz", AUTOENCODER)
    with pytest.raises(DataError, match=r"up1.kernel \(8, 32, 3, 3\), where \(32, 8, 3, 3\)"):
        weights.load(tmp_path / "w.npz", RESIZED)


@pytest.mark.parametrize("contents", [b"", b"PK", b"no archive at all"])
def test_a_damaged_file_is_refused(tmp_path: Path, contents: bytes) -> None:
    (tmp_path / "w.npz").write_bytes(contents)
    with pytest.raises(DataError, match="could not be read"):
        weights.load(tmp_path / "w.npz", STRIDED)


def test_a_crash_while_writing_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, vector = tmp_path / "w.npz", initial(STRIDED, 0)
    weights.save(path, STRIDED, vector)

    def crash(*_: object, **__: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(weights.np, "savez", crash)
    with pytest.raises(OSError, match="no space"):
        weights.save(path, STRIDED, vector * 2)
    assert np.array_equal(weights.load(path, STRIDED), vector)


def test_every_network_comes_trained() -> None:
    assert shipped_names() == tuple(NETWORKS)


@pytest.mark.parametrize("name", shipped_names())
def test_shipped_parameters_are_those_of_their_report(name: str) -> None:
    trained = shipped(name)
    report = trained.report
    assert (report["model"], report["data"], report["epochs"]) == (name, "MNIST", 25)
    assert report["images"] == {"training": 48_000, "validation": 12_000, "test": 10_000}
    assert report["parameters"] == len(trained.vector) == trained.network.parameters
    check = report["check"]
    images = digits(check["generated_digits"]).images
    found = slow.losses(trained.network, trained.vector, images / 255).mean()
    assert found == pytest.approx(check["loss"], abs=1e-6)
    assert found > floor(images)


@pytest.mark.parametrize("name", shipped_names())
def test_shipped_reports_stand_above_their_floors(name: str) -> None:
    report = shipped(name).report
    rounded = {part: round(value, 4) for part, value in report["floor"].items()}
    assert rounded == {"training": 0.0583, "validation": 0.0586, "test": 0.0581}
    both = 0.8 * report["floor"]["training"] + 0.2 * report["floor"]["validation"]
    assert round(both, 4) == 0.0584  # of all 60,000 training images
    for part, loss in report["loss"].items():
        assert report["floor"][part] < loss < 0.1
    assert report["validation_loss_per_epoch"][-1] == report["loss"]["validation"]


def test_the_autoencoder_comes_within_0_003_of_the_floor() -> None:
    report = shipped("autoencoder").report
    assert report["loss"]["validation"] - report["floor"]["validation"] < 0.003


def test_shipped_parameters_are_small_and_cannot_be_changed_by_chance() -> None:
    folder = Path(weights.__file__).parent / "weights"
    assert all(path.stat().st_size < 100_000 for path in folder.iterdir())
    with pytest.raises(ValueError, match="read-only"):
        shipped(shipped_names()[0]).vector[0] = 1


def test_no_network_of_that_name() -> None:
    with pytest.raises(ParameterError, match="model must be one of autoencoder, strided, resized"):
        shipped("nothing")
