"""An encrypted study beside a plain one, the same acts on both in turn.

    python benchmarks/encrypted.py [--times 300]

One tag may take 15 % or .2 ms more, opening half a second more. Times are medians of wall time.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from invented import SECRET, TURNS, transcript
from store import spent, told

from thirdear.model.coding import NewTag, Pass
from thirdear.store import Store


def main() -> None:
    """Print both, and end with 1 where encryption costs more than that."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--times", type=int, default=300)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        paths = {None: Path(name, "plain"), SECRET: Path(name, "encrypted")}
        stores = [a_store(path, secret) for secret, path in paths.items()]
        plain, coded = spent([tagging(store) for store in stores], chosen.times)
        told("one tag, plain", plain)
        told("one tag, encrypted", coded, plain)
        for store in stores:
            store.close()
        ways = [opening(path, secret) for secret, path in paths.items()]
        plain_open, coded_open = spent(ways, 15)
        told("opening and closing, plain", plain_open)
        told("opening and closing, encrypted", coded_open, plain_open)
    close = coded.wall < 1.15 * plain.wall or coded.wall - plain.wall < 0.2
    raise SystemExit(not (close and coded_open.wall - plain_open.wall < 500))


def a_store(path: Path, secret: str | None) -> Store:
    """Make a study with thirty sessions."""
    store = Store.create(path, passphrase=secret)
    for session in range(1, 31):
        store.add_transcript(*transcript("A", session), "study")
    store.add_rater("R1", "R1", "study")
    return store


def tagging(store: Store) -> Callable[[], object]:
    """Return what gives one tag more."""
    given = iter(range(10**9))

    def tag() -> None:
        number = next(given)
        new = NewTag("A", 1 + number % 30, 1 + number % TURNS, f"x.{number % 40}", value=number)
        store.change_tags(Pass("R1"), (), [new], "R1")

    return tag


def opening(path: Path, secret: str | None) -> Callable[[], object]:
    """Return what opens and closes a study."""
    return lambda: Store.open(path, passphrase=secret).close()


if __name__ == "__main__":
    main()
