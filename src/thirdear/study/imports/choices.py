"""A plan of an import in which single files may be given another place, format or encoding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear import transcripts
from thirdear.model.imported import Imported
from thirdear.model.language import said, the_case, vaka
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role
from thirdear.study.imports import plan as imports_plan
from thirdear.study.imports.folders import expand
from thirdear.study.imports.preview import beginning

if TYPE_CHECKING:
    from thirdear.study.core import Core

_FIRST = 3
"""Turns of a label that are shown where somebody is asked whose they are."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person says about a file; None leaves it to the file."""

    case: str | None = None
    session: int | None = None
    format: str | None = None
    encoding: str | None = None
    columns: str | None = None
    positions: str | None = None
    in_turn: str | tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    accept_unplaced: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a plan: how many turns it has, and whose it is if that is known.

    ``name`` is how a person says who it is: ``C07/D`` where ``D`` names nobody and is in several
    cases, else the label. ``first`` is how its first turns begin, to know the speaker by.
    """

    name: str
    turns: int
    role: Role | None
    first: tuple[str, ...] = ()


def files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files to read, folders opened; one path that is not there is refused."""
    for path in paths:
        if not path.exists():
            raise Refusal(
                f"{path}: there is no such file or folder.",
                f"{path}: böyle bir dosya ya da klasör yok.",
            )
    found, _ = expand(paths)
    if not found:
        raise Refusal(
            f"{paths[0]}: there is no transcript in it.", f"{paths[0]}: içinde transkript yok."
        )
    return found


def plan(
    study: Core,
    files: Sequence[Path],
    places: Mapping[Path, Choice],
    roles: Mapping[str, Role],
    merged: Mapping[str, str],
) -> tuple[Imported, ...]:
    """Plan files in their order, as one import where nothing but their places is said of them.

    Two files that claim one session are refused, as they are where all are planned at once.
    """
    alike: dict[Choice, list[Path]] = {}
    for file in files:
        options = replace(places.get(file, Choice()), case=None, session=None)
        alike.setdefault(options, []).append(file)
    where = {file: (place.case, place.session) for file, place in places.items()}
    found: list[Imported] = []
    for options, of in alike.items():
        found += imports_plan.plan(
            study.store,
            of,
            speakers=roles,
            merge=merged,
            format=options.format,
            encoding=options.encoding,
            columns=options.columns,
            positions=options.positions,
            in_turn=options.in_turn,
            tiers=options.tiers,
            accept_unplaced=options.accept_unplaced,
            places=where,
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
    name, case, session = Path(one.file).name, one.case, one.session
    return said(
        f"{name}: another file is {the_case(case)}, session {session}, too; "
        "give one of them another number.",
        f"{name}: başka bir dosya da {vaka(case, 'nın')} {session}. seansı; "
        "birine başka numara verin.",
    )


def labels(plan: Sequence[Imported]) -> tuple[Label, ...]:
    """Return every label of a plan, those without a role first, then the busiest."""
    cases = {one.case for one in plan if one.reading}
    turns: Counter[str] = Counter()
    roles: dict[str, Role] = {}
    first: dict[str, tuple[str, ...]] = {}
    for one in plan:
        known = dict(one.roles)
        for span in one.reading.spans if one.reading else ():
            name = _name(span.speaker, one.case, several=len(cases) > 1)
            turns[name] += 1
            if turns[name] <= _FIRST and one.reading:
                first[name] = (*first.get(name, ()), beginning(one.reading, span))
            if span.speaker in known:
                roles[name] = known[span.speaker]
    found = [
        Label(name, count, roles.get(name), first.get(name, ()))
        for name, count in turns.items()
        if name
    ]
    return tuple(sorted(found, key=lambda one: (one.role is not None, -one.turns, one.name)))


def _name(label: str, case: str, *, several: bool) -> str:
    return f"{case}/{label}" if label and several and transcripts.is_ambiguous(label) else label
