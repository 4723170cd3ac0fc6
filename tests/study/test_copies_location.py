"""A warning about the folder that a study lies in, once a place."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from thirdear.study.copies import location


def lies(monkeypatch: pytest.MonkeyPatch, network: str | None, synced: str | None) -> None:
    """Let every file lie on this kind of network, or in this folder."""
    monkeypatch.setattr(location.places, "network", lambda _: network)
    monkeypatch.setattr(location.places, "synced", lambda _: synced)


@pytest.mark.parametrize(
    ("network", "synced", "told"),
    [
        (None, None, None),
        ("nfs", None, "The study lies on a network file system (nfs)"),
        (None, "/d/Dropbox", "that another program copies away (/d/Dropbox)"),
        ("nfs", "/d/Dropbox", "The study lies on a network file system (nfs)"),
    ],
)
def test_what_may_happen_to_a_study_where_it_lies(
    network: str | None, synced: str | None, told: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The network first."""
    lies(monkeypatch, network, synced)
    found = location.hazard(Path("study.thirdear"))
    assert found is None if told is None else told in (found or "")


@pytest.mark.parametrize("read_only", [False, True])
def test_it_is_told_once_a_place(read_only: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Again where the study lies elsewhere; one that is only read keeps nothing."""
    kept: dict[str, str] = {}
    study: Any = SimpleNamespace(
        read_only=read_only,
        store=SimpleNamespace(
            path=Path("study.thirdear"),
            settings=lambda: kept,
            set_setting=lambda name, value, _actor: kept.update({name: value}),
        ),
    )
    lies(monkeypatch, None, None)
    assert location.warning(study) is None
    lies(monkeypatch, None, "/d/Dropbox")
    assert location.warning(study)
    assert (location.warning(study) is None) is not read_only
    assert kept == ({} if read_only else {location.SETTING: "synced /d/Dropbox"})
    lies(monkeypatch, None, "/d/OneDrive")
    assert location.warning(study)
