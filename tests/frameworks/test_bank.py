"""The bank: what the frameworks themselves computed, and what they refused."""

from pathlib import Path

import pytest

from deconv_viz.frameworks.replay import main

BANK = Path(__file__).parents[1] / "data" / "bank.json"


def test_the_bank_replays_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    status = main([str(BANK)])
    assert status == 0, capsys.readouterr().out
