"""Erasing a case: in the study, its pseudonyms and every snapshot."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from thirdear import transcripts
from thirdear.base.files import erase
from thirdear.model.copies import Purged
from thirdear.model.language import the_case, vaka
from thirdear.model.profile import Labels, Profile
from thirdear.model.refusal import Refusal
from thirdear.model.scores import IMPORTED
from thirdear.store import Store, accuracy, machines
from thirdear.store.names import Names
from thirdear.study import facts, recordings
from thirdear.study.copies import passphrases, rotation, snapshots
from thirdear.study.copies.lock import is_encrypted
from thirdear.study.core import LEAD
from thirdear.study.imports import profile

if TYPE_CHECKING:
    from thirdear.study.core import Core


def purge(study: Core, case: str) -> Purged:
    """Erase every word of a case; return what was erased and what a person still has to delete.

    Snapshots go first, so that after an interruption doing it again finishes it. A snapshot that
    does not open with the study's passphrase, and every older list of pseudonyms, is removed whole.
    """
    without(study.store, case)  # refuses before anything is changed
    originals = passphrases.originals(study, case)
    pseudonyms = _forget_names(study, case)
    heard = recordings.forget(study, case)
    touched = []
    for one in snapshots.snapshots(study.folder):
        try:
            with Store.open(one.path, passphrase=study.store.secret) as store:
                if case in _ever(store) or _scored(store, case):
                    store.purge(case, without(store, case), LEAD)
        except Refusal:
            erase(one.path)
        touched.append(one.path)
    done = study.store.purge(case, without(study.store, case), LEAD)
    gone = replace(done, originals=originals, snapshots=tuple(touched), pseudonyms=pseudonyms)
    return replace(gone, recordings=heard)


def _ever(store: Store) -> frozenset[str]:
    return frozenset(entry.case for entry in store.history() if entry.case)


def _scored(store: Store, case: str) -> bool:
    """Whether a table of scores told of the case, which may have no transcript."""
    text = store.settings().get(IMPORTED, "")
    return _imported(text, case) != text


def _forget_names(study: Core, case: str) -> int:
    """Let the pseudonyms of a case go, and every copy of the list; return how many they were."""
    if not study.names_file.is_file():
        return 0
    if is_encrypted(study.names_file) and study.names_passphrase is None:
        raise Refusal(
            "The list of pseudonyms is encrypted and may name people of the case; name its "
            "passphrase with --names-passphrase-file. Nothing was changed.",
            "Takma ad listesi şifreli ve bu vakadan kişileri adlandırıyor olabilir; "
            "parolasını --names-passphrase-file ile gösterin. Hiçbir şey değişmedi.",
        )
    with Names.open(study.names_file, study.names_passphrase) as names:
        gone = names.purge(case)
    for one in rotation.listed(study.folder / snapshots.FOLDER, snapshots.NAMES):
        erase(one.path)
    return gone


def without(store: Store, case: str) -> dict[str, str]:
    """Return the settings that tell something of a case, as they are without it."""
    told = store.settings()
    found = {
        facts.SETTING: _facts(told.get(facts.SETTING, ""), case),
        profile.SETTING: _profile(store, case),
        IMPORTED: _imported(told.get(IMPORTED, ""), case),
    }
    kept = {key: value for key, value in found.items() if key in told}
    return kept | machines.without(told, case) | accuracy.without(told, case)


def _facts(text: str, case: str) -> str:
    """Return the facts without the tables of a case; those that cannot be taken out are refused."""
    kept, inside = [], False
    for line in text.splitlines(keepends=True):
        header = re.match(r"\s*\[+([^\]]+)\]+", line)
        if header:
            inside = _names_case(header[1], case)
        if not inside:
            kept.append(line)
    remaining = "".join(kept)
    try:
        known = tomllib.loads(remaining).get("case", {})
    except tomllib.TOMLDecodeError:
        known = {case: {}}
    if case in known:
        raise Refusal(
            f"The facts of {the_case(case)} stand among those of others; set facts without it "
            "first, "
            "with `thirdear facts set`.",
            f"{vaka(case, 'nın')} bilgileri başka vakalarınkilerle iç içe; önce `thirdear "
            "facts set` ile o vaka olmadan belirleyin.",
        )
    return remaining


def _names_case(header: str, case: str) -> bool:
    """Say whether a TOML header is of a case's table or of one within it."""
    try:
        return case in tomllib.loads(f"[{header}]").get("case", {})
    except tomllib.TOMLDecodeError:
        return False


def _profile(store: Store, case: str) -> str:
    """Return the import profile without the labels that only this case has."""
    kept = profile.profile(store)
    here = set(_labels(store, case))
    others = {key for other in store.cases() if other != case for key in _labels(store, other)}
    own = here - others
    shared = Labels(
        {key: role for key, role in kept.labels.roles.items() if key not in own},
        {key: to for key, to in kept.labels.merged.items() if key not in own and to not in own},
    )
    cases = {key: labels for key, labels in kept.cases.items() if key != case}
    left: Profile = replace(kept, labels=shared, cases=cases)
    return profile.told(left)


def _labels(store: Store, case: str) -> Iterator[str]:
    """Yield every label of a case's speakers, as it is and as profiles name it."""
    for info in store.sessions(case):
        for turn in store.segments(info.case, info.session, verbatim=True):
            yield turn.speaker
            yield transcripts.label_key(turn.speaker)


def _imported(text: str, case: str) -> str:
    """Return the imported series without a case's values."""
    if not text:
        return text
    told = json.loads(text)
    for column in told["columns"]:
        column["values"] = [value for value in column["values"] if value[0] != case]
    return json.dumps(told, ensure_ascii=False)
