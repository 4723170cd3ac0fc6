"""Options and arguments that go together, or not: refused before anything is opened."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from thirdear.cli.app import wrong


def go_together(given: Mapping[str, object]) -> None:
    """Refuse options of which some were given and some not."""
    if len({value is None for value in given.values()}) > 1:
        first, last = given
        raise wrong(f"{first} and {last} go together", f"{first} ve {last} birlikte verilir")


def exclude(given: Mapping[str, object]) -> None:
    """Refuse options that were both given, though they say two different things."""
    if None not in given.values():
        first, last = given
        raise wrong(f"{first} and {last} exclude each other", f"ya {first} ya {last} verilir")


def only_with(english: str, turkish: str, given: Mapping[str, object]) -> None:
    """Refuse options that say nothing without another, which was not given."""
    if named := [name for name, value in given.items() if value]:
        raise wrong(f"only with {english}", f"yalnızca {turkish} ile verilir", ", ".join(named))


def check_question(
    asked: Mapping[str, str | None],
    around: Mapping[str, object],
    csv: Path | None,
    rater: str | None,
) -> None:
    """Refuse half a question, options around none, and a table without one or with raters.

    ``asked`` has cause and effect by the names under which they are typed, ``around`` the options
    that say nothing without them.
    """
    go_together(asked)
    cause, effect = asked
    both = f"{cause} and {effect}", f"{cause} ve {effect}"
    if asked[cause] is None:
        only_with(*both, {**around, "--csv": csv})
    if csv is not None and rater:
        raise wrong("a table has no raters", "tabloda kodlayıcı yok", "--rater")


def ends_in(file: Path, *endings: str, name: str = "FILE") -> None:
    """Refuse a file whose name ends otherwise."""
    if file.suffix.lower() not in endings:
        *others, last = endings
        english, turkish = (
            f"{', '.join(others)}{word}{last}" if others else last for word in (" or ", " ya da ")
        )
        raise wrong(
            f"name a file that ends in {english}", f"{turkish} ile biten bir dosya verin", name
        )
