"""A plan of an import in which single files may be given another case or session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.model.refusal import Refusal
from thirdear.model.text import Imported, Role
from thirdear.study import importing

if TYPE_CHECKING:
    from thirdear.study.study import Study


@dataclass(frozen=True, slots=True)
class Place:
    """What a person says that a file is; None leaves it to the file."""

    case: str | None = None
    session: int | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """A label of a plan: how many turns it has, and whose it is if that is known."""

    label: str
    turns: int
    role: Role | None


def files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files to read, folders opened; one path that is not there is refused."""
    for path in paths:
        if not path.exists():
            raise Refusal(f"{path}: there is no such file or folder.")
    found, _ = importing.expand(paths)
    if not found:
        raise Refusal(f"{paths[0]}: there is no transcript in it.")
    return found


def plan(
    study: Study,
    files: Sequence[Path],
    places: Mapping[Path, Place],
    roles: Mapping[str, Role],
) -> tuple[Imported, ...]:
    """Plan files in their order as one import; those with a place of their own are put there.

    Two files that claim one session are refused, as they are where all are planned at once.
    """
    rest = [file for file in files if file not in places]
    found = list(importing.plan(study.store, rest, speakers=roles)) if rest else []
    for file in files:
        if place := places.get(file):
            found += importing.plan(
                study.store, [file], case=place.case, session=place.session, speakers=roles
            )
    order = {str(file): number for number, file in enumerate(files)}
    return _without_rivals(sorted(found, key=lambda one: order[one.file]))


def _without_rivals(found: Sequence[Imported]) -> tuple[Imported, ...]:
    claims = Counter(
        (one.case, one.session) for one in found if one.refused is None and not one.already
    )
    return tuple(
        replace(one, refused=_claimed(one))
        if one.refused is None and not one.already and claims[one.case, one.session] > 1
        else one
        for one in found
    )


def _claimed(one: Imported) -> str:
    place = f"case {one.case}, session {one.session}"
    return f"{Path(one.file).name}: another file is {place}, too; give one of them another number."


def speakers(plan: Sequence[Imported]) -> tuple[Speaker, ...]:
    """Return every label of a plan, those without a role first, then the busiest."""
    turns: Counter[str] = Counter()
    roles: dict[str, Role] = {}
    for one in plan:
        turns.update(span.speaker for span in (one.reading.spans if one.reading else ()))
        roles |= dict(one.roles)
    found = [Speaker(label, count, roles.get(label)) for label, count in turns.items() if label]
    return tuple(sorted(found, key=lambda s: (s.role is not None, -s.turns, s.label)))


def words(one: Imported) -> int:
    """Return how many words the entries of a planned session hold."""
    reading = one.reading
    if reading is None:
        return 0
    return sum(len(reading.text[span.start : span.stop].split()) for span in reading.spans)


def unplaced(one: Imported) -> tuple[tuple[int, str], ...]:
    """Return line and words of what no entry covers."""
    reading = one.reading
    if reading is None:
        return ()
    return tuple((left.line, reading.text[left.start : left.stop]) for left in reading.unplaced)
