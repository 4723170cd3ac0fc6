"""The study's import profile: who labels are, which are one, and how files are to be read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from thirdear import transcripts
from thirdear.base.letters import lower_turkish
from thirdear.model.imported import Imported
from thirdear.model.language import Both
from thirdear.model.profile import Labels, Origin, Profile
from thirdear.model.refusal import Refusal
from thirdear.model.text import ROLE_NAMES, Role

if TYPE_CHECKING:
    from thirdear.store import Store

SETTING = "profile"

_PAIR = re.compile(r"\s*([^=]*[^=\s])\s*=\s*([^=,]*[^=,\s])\s*(?:,|$)")
Value = TypeVar("Value")


def profile(store: Store) -> Profile:
    """Return what the study keeps; an empty profile where nobody said anything."""
    kept = json.loads(store.settings().get(SETTING, "{}"))
    return Profile(
        _labels(kept),
        {case: _labels(labels) for case, labels in kept.get("cases", {}).items()},
        kept.get("formats", {}),
        kept.get("encodings", {}),
        kept.get("columns", {}),
    )


def keep(store: Store, kept: Profile, actor: str) -> None:
    """Let a profile be the study's."""
    if kept != profile(store):
        store.set_setting(SETTING, told(kept), actor)


def told(kept: Profile) -> str:
    """Return a profile as it is stored."""
    data = _data(kept.labels) | {
        "cases": {case: _data(labels) for case, labels in kept.cases.items()},
        "formats": dict(kept.formats),
        "encodings": dict(kept.encodings),
        "columns": {header: dict(names) for header, names in kept.columns.items()},
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def with_import(kept: Profile, imported: Imported, ending: str) -> Profile:
    """Return a profile with what was said about an imported session added.

    Who a label is that cannot be guessed is kept for the case; unless it names nobody, it is kept
    for the study, too.
    """
    before = kept.cases.get(imported.case, Labels())
    roles = {transcripts.label_key(label): (label, role) for label, role in imported.roles if label}
    own = {
        key: role for key, (label, role) in roles.items() if transcripts.guess(label) is not role
    }
    shared = {
        key: role for key, (label, role) in roles.items() if not transcripts.is_ambiguous(label)
    }
    merged = {transcripts.label_key(label): to for label, to in imported.merged}
    certain = {key: to for key, to in merged.items() if not transcripts.is_ambiguous(key)}
    case = Labels({**before.roles, **own}, {**before.merged, **merged})
    labels = Labels({**kept.labels.roles, **shared}, {**kept.labels.merged, **certain})
    cases = dict(kept.cases)
    if case != Labels():
        cases[imported.case] = case
    format_, encoding = imported.overruled
    header = imported.reading.header if imported.reading and imported.columns else ""
    return replace(
        kept,
        labels=labels,
        cases=cases,
        formats={**kept.formats, **({ending: format_} if format_ else {})},
        encodings={**kept.encodings, **({ending: encoding} if encoding else {})},
        columns={**kept.columns, **({header: dict(imported.columns)} if header else {})},
    )


def role_of(
    label: str, case: str, told: Mapping[str, Role], kept: Profile
) -> tuple[Role | None, Origin]:
    """Return who a label is in a case, and who says so: a person, the profile, or a sure guess.

    ``told`` is by label key, or by that of ``CASE/LABEL``, which is for one case only.
    """
    if not label:  # rows of a table before anybody is named
        return Role.OTHER, Origin.GUESSED
    key = transcripts.label_key(label)
    for named in (transcripts.label_key(f"{case}/{label}"), key):
        if named in told:
            return told[named], Origin.TOLD
    found = kept.cases.get(case, Labels()).roles.get(key)
    if found is None and not transcripts.is_ambiguous(label):
        found = kept.labels.roles.get(key)
    if found is not None:
        return found, Origin.KEPT
    guessed = transcripts.guess(label)
    return guessed, Origin.ASKED if guessed is None else Origin.GUESSED


def merged_label(label: str, case: str, told: Mapping[str, str], kept: Profile) -> str:
    """Return the label that stands for a label in a case; its own where none does."""
    key = transcripts.label_key(label)
    if key in told:
        return told[key]
    own = kept.cases.get(case, Labels()).merged
    shared = {} if transcripts.is_ambiguous(label) else kept.labels.merged
    return own.get(key) or shared.get(key) or label


def parse_speakers(speakers: str | Mapping[str, Role] | None) -> dict[str, Role]:
    """Return roles by label key from ``T=therapist,C07/D=client``; a role may be a Turkish word."""
    if not isinstance(speakers, str):
        given = speakers or {}
        return {transcripts.label_key(label): role for label, role in given.items()}
    return _parse(
        speakers,
        as_role,
        (
            (
                "--speakers takes LABEL=ROLE, as in T=therapist,Ç=client; "
                f"the roles are {', '.join(Role)}."
            ),
            (
                "--speakers ETİKET=ROL biçiminde yazılır, T=terapist,Ç=danışan gibi; "
                f"roller: {', '.join(names[1] for names in ROLE_NAMES.values())}."
            ),
        ),
    )


def parse_merge(merge: str | Mapping[str, str] | None) -> dict[str, str]:
    """Return the label that stands for another, by label key, from ``Th=T,Terapist=T``."""
    if isinstance(merge, str):
        sentence = (
            "--merge takes LABEL=LABEL, as in Th=T,Terapist=T: the second stands for both.",
            (
                "--merge ETİKET=ETİKET biçiminde yazılır, Th=T,Terapist=T gibi: ikincisi "
                "ikisinin de "
                "yerine geçer."
            ),
        )
        return _parse(merge, lambda label: label.strip() or None, sentence)
    return {transcripts.label_key(label): to for label, to in (merge or {}).items()}


def parse_in_turn(names: str | Sequence[str]) -> tuple[str, ...]:
    """Return the speakers in turn from ``Therapist,Client``; one name stands for all turns."""
    given = (names.split(",") if names else ()) if isinstance(names, str) else names
    found = tuple(name.strip() for name in given)
    if not all(found):
        raise Refusal(
            "--in-turn takes the names of the speakers, the first one first, as in "
            "Therapist,Client.",
            "--in-turn konuşanların adlarını alır, ilk konuşan önce: Terapist,Danışan gibi.",
        )
    return found


def known_labels(
    told: Mapping[str, Role], merged: Mapping[str, str], kept: Profile
) -> frozenset[str]:
    """Return the keys of all labels that somebody told or the study keeps, of whatever case."""
    named = [key.rpartition("/")[2] for key in told] + list(told)
    named += [label for pair in merged.items() for label in pair]
    for labels in (kept.labels, *kept.cases.values()):
        named += [*labels.roles, *labels.merged]
    return frozenset(transcripts.label_key(label) for label in named)


def parse_columns(columns: str | Mapping[str, str] | None) -> dict[str, str]:
    """Return which header word is which column, from ``text=Metin,speaker=Konuşan``."""
    if not isinstance(columns, str):
        pairs = dict(columns or {})
    else:
        cut = [pair.partition("=") for pair in columns.split(",")]
        pairs = {what.strip().lower(): name.strip() for what, _, name in cut}
    if not all(pairs.values()) or not set(pairs) <= set(transcripts.COLUMNS):
        raise Refusal(
            "--columns takes COLUMN=HEADER, as in text=Metin,speaker=Konuşan; the columns are "
            f"{', '.join(transcripts.COLUMNS)}.",
            "--columns SÜTUN=BAŞLIK biçiminde yazılır, text=Metin,speaker=Konuşan "
            f"gibi; sütunlar: {', '.join(transcripts.COLUMNS)}.",
        )
    return pairs


def as_role(word: str) -> Role | None:
    """Return the role that a word means, in English or Turkish; None where it means none."""
    lowered = lower_turkish(word)
    if lowered in set(Role):
        return Role(lowered)
    return transcripts.guess(word) if len(word) > 2 else None


def _parse(pairs: str, value: Callable[[str], Value | None], sentence: Both) -> dict[str, Value]:
    found: dict[str, Value] = {}
    place = 0
    while place < len(pairs):
        pair = _PAIR.match(pairs, place)
        right = value(pair[2]) if pair else None
        if pair is None or right is None:
            raise Refusal(*sentence)
        found[transcripts.label_key(pair[1])] = right
        place = pair.end()
    return found


def _labels(data: Mapping[str, Any]) -> Labels:
    roles = {label: Role(role) for label, role in data.get("roles", {}).items()}
    return Labels(roles, data.get("merged", {}))


def _data(labels: Labels) -> dict[str, Any]:
    return {"roles": dict(labels.roles), "merged": dict(labels.merged)}
