"""A process that is killed while tags are entered has lost none that it acknowledged."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.a_store import a_store
from thirdear.model.coding import EventId
from thirdear.store import Store

# It acknowledges each act when it is committed: tags of a range by their first and last event,
# now and then an undo. The last argument makes it acknowledge too early, for the control.
CHILD = """
import itertools, os, sys, time
from pathlib import Path
from thirdear.model.coding import NewTag, Pass
from thirdear.store import Store

path, start, secret, early = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
store = Store.open(path, passphrase=secret or None)

def tag(n):
    news = [NewTag("A", 1 + n % 2, i, f"x.{n}") for i in range(1, 2 + n % 5)]
    made = store.change_tags(Pass("R1"), (), news, "R1")
    return f"tag {made[0].id.replica} {made[0].id.seq} {made[-1].id.seq}"

for n in itertools.count(start):
    if early:
        with store.together():
            os.write(1, f"{tag(n)}\\n".encode())
            time.sleep(0.02)
    elif n % 7 == 6:
        store.undo("R1")
        os.write(1, b"undo\\n")
    else:
        os.write(1, f"{tag(n)}\\n".encode())
"""
Act = tuple[EventId, ...]


def killed_at_work(path: Path, start: int, secret: str, early: str, seconds: float) -> list[str]:
    """Let a child work for some time after its first act, kill it; return what it acknowledged."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), str(start), secret, early],
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    rest = child.stdout.read()
    child.wait()
    child.stdout.close()
    # A line that was cut off by the kill was not read as an acknowledgement by anybody.
    return (first + rest).split("\n")[:-1]


def acts_after(acts: list[Act], acknowledged: list[str]) -> list[Act]:
    """Return the acts that must stand after what was acknowledged."""
    standing = list(acts)
    for line in acknowledged:
        word, *numbers = line.split()
        if word == "undo":
            standing.pop()
        else:
            replica, first, last = map(int, numbers)
            standing.append(tuple(EventId(replica, seq) for seq in range(first, last + 1)))
    return standing


def standing_acts(store: Store) -> list[Act]:
    """Return the acts that stand, each with the tags that it made."""
    rows = store._db.all("SELECT replica, root FROM act WHERE state = 1 ORDER BY root")
    stands = {tag.id for tag in store.tags()}
    found = []
    for replica, root in rows:
        events = store._db.all(
            "SELECT replica, seq FROM event WHERE replica = ? AND act = ? ORDER BY seq",
            (replica, root),
        )
        act = tuple(EventId(*event) for event in events)
        if stands & set(act):  # an import is an act as well
            found.append(act)
    assert stands == {id_ for act in found for id_ in act}
    return found


def lost(expected: list[Act], found: list[Act], coming: int) -> bool:
    """Say whether acknowledged acts are missing.

    The act ``coming`` may have been committed already, though not acknowledged: every seventh is an
    undo.
    """
    ahead = found == expected[:-1] if coming % 7 == 6 else found[:-1] == expected
    return not (found == expected or ahead)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize(("kills", "secret"), [(22, ""), (4, "a passphrase")])
def test_no_acknowledged_tag_is_lost(tmp_path: Path, kills: int, secret: str) -> None:
    """Killed at random moments; every act is whole and there, and the check is clean."""
    rng = random.Random(kills)
    a_store(tmp_path, secret or None).close()
    path, done = tmp_path / "study.thirdear", 0
    acts: list[Act] = []
    for _ in range(kills):
        acknowledged = killed_at_work(path, done, secret, "", rng.uniform(0, 0.06))
        coming = done + len(acknowledged)
        with Store.open(path, passphrase=secret or None) as store:
            found = standing_acts(store)
            assert not lost(acts_after(acts, acknowledged), found, coming)
            assert store.check() == ()
        acts, done = found, coming + 1
    assert done > 2 * kills
    with Store.open(path, passphrase=secret or None) as store:
        assert store.rebuild() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_the_audit_sees_a_loss(tmp_path: Path) -> None:
    """A child that acknowledges before it commits loses tags, and that is noticed."""
    a_store(tmp_path).close()
    path = tmp_path / "study.thirdear"
    for _ in range(8):
        acknowledged = killed_at_work(path, 0, "", "early", 0.03)
        with Store.open(path) as store:
            found = standing_acts(store)
            assert store.check() == ()
        if lost(acts_after([], acknowledged), found, coming=0):
            return
        path.unlink()
        a_store(tmp_path).close()
    pytest.fail("no loss was seen where there must be one")
