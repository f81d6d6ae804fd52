"""Training: the same for a seed, whatever the threads and the interrupts."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from deconv_viz.network import STRIDED, DataError, adam, checkpoints, digits, named
from deconv_viz.network.generated import digits as drawn
from deconv_viz.network.initial import initial
from deconv_viz.network.passes import Passes
from deconv_viz.network.train import Data, data, main
from deconv_viz.network.training import Crew, Settings, State, order, scaled, start, train
from tests.network import slow

IMAGES = digits(50).images
SETTINGS = Settings(STRIDED, seed=1, batch=15, epochs=3)
COMMAND = [sys.executable, "-m", "deconv_viz.network.train", "--model", "strided"]
ROOT = Path(__file__).parents[2]


def states(settings: Settings = SETTINGS, state: State | None = None) -> list[State]:
    with Crew(settings.network, 2, block=4, calm=True) as crew:
        begin = start(settings) if state is None else state
        return list(train(settings, begin, IMAGES[:40], IMAGES[40:], crew))


def test_a_state_comes_after_each_batch_and_epochs_are_summed_up() -> None:
    found = states()
    assert [(state.epoch, state.batch) for state in found] == [
        (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2), (3, 0)
    ]  # fmt: skip
    last = found[-1]
    assert len(last.losses) == len(last.validation) == 3
    assert last.losses[0] > last.losses[2]
    assert last.validation[0] > last.validation[2]


def test_an_epoch_sees_every_image_once_in_an_order_of_its_own() -> None:
    orders = [order(SETTINGS, epoch, 40) for epoch in range(2)]
    assert all(sorted(each) == list(range(40)) for each in orders)
    assert not np.array_equal(*orders)


def test_an_epochs_loss_is_the_mean_over_its_images() -> None:
    begin = start(SETTINGS)
    found = [begin, *states()[:3]]
    chosen, total = order(SETTINGS, 0, 40), 0.0
    for number, state in enumerate(found[:3]):
        batch = IMAGES[chosen[number * 15 : number * 15 + 15]]
        total += slow.losses(STRIDED, state.vector, batch / 255).sum()
    assert found[3].losses[0] == pytest.approx(total / 40, abs=1e-6)
    held_out = slow.losses(STRIDED, found[3].vector, IMAGES[40:] / 255).mean()
    assert found[3].validation[0] == pytest.approx(held_out, abs=1e-6)


def test_steps_are_counted_through_all_epochs() -> None:
    found = states()
    before, after = found[2], found[3]  # the second epoch's first batch is the fourth
    batch = IMAGES[order(SETTINGS, 1, 40)[:15]]
    with Crew(STRIDED, block=4, calm=True) as crew:
        _, gradient = crew.gradient(before.vector, batch)
    vector, _ = adam.step(before.vector, gradient, before.moments, 4, SETTINGS.rate)
    assert np.array_equal(after.vector, vector)


def test_going_on_from_a_stored_state_ends_at_the_same_bits(tmp_path: Path) -> None:
    found = states()
    for state in found[:-1]:
        checkpoints.write(tmp_path / "c.npz", state, {"seed": 1}, 2.5)
        stored, seconds = checkpoints.read(tmp_path / "c.npz", {"seed": 1})
        assert seconds == 2.5
        last = states(state=stored)[-1]
        assert last.vector.tobytes() == found[-1].vector.tobytes()
        assert (last.losses, last.validation) == (found[-1].losses, found[-1].validation)


@pytest.mark.parametrize("threads", [1, 3])
def test_the_number_of_threads_changes_nothing(threads: int) -> None:
    vector = initial(STRIDED, 0)
    crews = (Crew(STRIDED, number, block=8, calm=True) for number in (2, threads))
    with next(crews) as crew, next(crews) as other:
        loss, gradient = crew.gradient(vector, IMAGES)
        again, found = other.gradient(vector, IMAGES)
        assert (again, found.tobytes()) == (loss, gradient.tobytes())
        assert other.loss(vector, IMAGES) == crew.loss(vector, IMAGES)


def test_blocks_of_any_size_give_the_batchs_loss_and_gradient() -> None:
    vector = initial(STRIDED, 0)
    expected = slow.losses(STRIDED, vector, IMAGES / 255).mean()
    whole = Passes(STRIDED, 50, np.float64, calm=True)
    whole.set(vector.astype(float))
    x = IMAGES[:, None] / 255
    slope = np.zeros(len(vector))
    whole.gradient((1 / (1 + np.exp(-whole.logits(x))) - x.swapaxes(0, 1)) / x.size, slope)
    for block in (1, 7, 50):
        with Crew(STRIDED, 2, block, calm=True) as crew:
            loss, gradient = crew.gradient(vector, IMAGES)
        assert loss == pytest.approx(expected, abs=1e-6)
        np.testing.assert_allclose(gradient, slope, atol=1e-6)


def test_images_are_scaled_to_0_to_1() -> None:
    x = scaled(np.array([[[0, 51, 255]]], np.uint8))
    assert (x.shape, x.dtype) == ((1, 1, 1, 3), np.dtype(np.float32))
    np.testing.assert_array_equal(x.reshape(-1), np.float32([0, 0.2, 1]))


def test_a_checkpoint_of_another_training_is_refused(tmp_path: Path) -> None:
    checkpoints.write(tmp_path / "c.npz", start(SETTINGS), {"seed": 1, "batch": 15}, 0)
    with pytest.raises(DataError, match="its batch is 15, not 20"):
        checkpoints.read(tmp_path / "c.npz", {"seed": 1, "batch": 20})
    (tmp_path / "c.npz").write_bytes(b"PK half a file")
    with pytest.raises(DataError, match="could not be read"):
        checkpoints.read(tmp_path / "c.npz", {})


def test_the_last_fifth_is_held_out_and_the_test_digits_are_others() -> None:
    found = data(None, 50)
    assert [len(part) for part in found[1:]] == [40, 10, 8]
    together = np.concatenate([found.training, found.validation, found.test])
    assert np.array_equal(together, drawn(58).images)
    assert found.name == "generated digits"
    assert Data("", *found[1:3], found.test[::-1]).digest() != found.digest()


def command(folder: Path, *more: str, epochs: int = 3) -> list[str]:
    own = ["--generated", "60", "--batch", "20", "--epochs", str(epochs), "--out", str(folder)]
    return [*COMMAND, *own, *more]


def parameters(folder: Path) -> bytes:
    return (folder / "strided.npz").read_bytes()


def test_the_command_goes_on_after_any_end_and_comes_to_the_same_bits(tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    done = subprocess.run(command(whole), cwd=ROOT, capture_output=True, text=True, check=True)
    assert "epoch 3 of 3: loss 0." in done.stdout
    assert " left" in done.stdout
    # Killed without a chance to do anything about it, once there is a checkpoint.
    process = subprocess.Popen(command(cut, epochs=2000), cwd=ROOT, stdout=subprocess.DEVNULL)
    while not (cut / "strided.checkpoint.npz").exists() and process.poll() is None:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGSTOP)
    _, took = checkpoints.read(cut / "strided.checkpoint.npz", {})
    process.kill()
    process.wait()
    assert took > 0
    longest = len(checkpoints.read(cut / "strided.checkpoint.npz", {})[0].losses)
    epochs = max(3, longest + 1)
    again = subprocess.run(
        command(cut, epochs=epochs), cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "Goes on after" in again.stdout
    if epochs > 3:  # a fast machine: it came further than the short training before it was stopped
        subprocess.run(command(whole, epochs=epochs), cwd=ROOT, capture_output=True, check=True)
    assert parameters(cut) == parameters(whole)
    report, other = (json.loads((f / "strided.json").read_text()) for f in (cut, whole))
    for key in ("loss_per_epoch", "validation_loss_per_epoch", "loss", "floor", "check"):
        assert report[key] == other[key]


def test_the_report_tells_what_was_done(tmp_path: Path) -> None:
    assert main([*command(tmp_path, epochs=2)[3:]]) == 0
    report = json.loads((tmp_path / "strided.json").read_text(encoding="utf-8"))
    assert report["images"] == {"training": 48, "validation": 12, "test": 10}
    assert (report["model"], report["parameters"], report["epochs"]) == ("strided", 5257, 2)
    assert len(report["loss_per_epoch"]) == len(report["validation_loss_per_epoch"]) == 2
    assert report["validation_loss_per_epoch"][-1] == report["loss"]["validation"]
    assert set(report["versions"]) == {"deconv_viz", "python", "numpy", "machine"}
    with np.load(tmp_path / "strided.npz") as file:
        arrays = {name: file[name] for name in file.files}
    vector = np.concatenate([array.reshape(-1) for array in arrays.values()])
    assert {name: array.shape for name, array in named(STRIDED, vector).items()} == {
        name: array.shape for name, array in arrays.items()
    }
    test = slow.losses(STRIDED, vector, drawn(10, start=60).images / 255).mean()
    assert report["loss"]["test"] == pytest.approx(test, abs=1e-6)


def test_another_setting_in_the_same_folder_is_refused_unless_fresh(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command(tmp_path, epochs=1)[3:]) == 0
    assert main(command(tmp_path, "--seed", "1", epochs=1)[3:]) == 1
    assert "its seed is 0, not 1" in capsys.readouterr().out
    assert main(command(tmp_path, "--seed", "1", "--fresh", epochs=1)[3:]) == 0


def test_without_data_the_command_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DECONV_VIZ_MNIST", raising=False)
    assert main(["--out", str(tmp_path)]) == 1
    assert "--generated 6000" in capsys.readouterr().out
    assert main(["--data", str(tmp_path), "--out", str(tmp_path)]) == 1
    assert "has no train-images-idx3-ubyte" in capsys.readouterr().out
