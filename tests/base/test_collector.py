"""The collector rests in a block and wakes after it, whatever happens there."""

from __future__ import annotations

import gc

import pytest

from thirdear.base import collector


def test_it_wakes_after_the_block() -> None:
    """After an error, too, and not inside of another block."""
    assert gc.isenabled()
    with pytest.raises(ValueError, match="no"):
        fail()
    assert gc.isenabled()


def fail() -> None:
    """Let the collector rest, twice over, and fail."""
    with collector.paused():
        with collector.paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
        raise ValueError("no")


def test_where_nobody_wants_it_it_stays_asleep() -> None:
    """Somebody who switched it off for good finds it off."""
    gc.disable()
    try:
        with collector.paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
