"""Whether a case's consent lets its words leave: the study's own sentence about it, read strictly.

The facts hold consent in the study's words. A case about which they say "refused", "withdrawn" or
the like, in English or Turkish, leaves in no file, disguised or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from thirdear.model.refusal import GateRefusal

if TYPE_CHECKING:
    from thirdear.study.core import Core

State = Literal["stated", "not stated", "refused"]

_REFUSED = re.compile(
    r"\b(?:refus(?:ed|es|al)|declin(?:ed|es)|withdrawn|withdrew|withdraws|withdrawal|revoked|denied"
    r"|not given|no consent(?! (?:is |was )?(?:needed|required|necessary))"
    r"|reddedildi|reddetti|reddetmis|geri cekildi|geri cekti|geri alindi"
    r"|geri aldi|verilmedi|vermedi|vermemis|onam yok|riza yok|onay yok)\b"
)
_NOT = re.compile(r"\b(?:not|never|nor|hasn't|wasn't|without)(?: been| yet)?\s+\Z")
_PLAIN = str.maketrans("çğıöşüâîû’", "cgiosuaiu'")


def state(words: str) -> State:
    """Return what a sentence about consent says.

    "not withdrawn" is no withdrawal; whoever needs a longer sentence says it in other words.
    """
    plain = words.replace("İ", "i").lower().translate(_PLAIN)
    for match in _REFUSED.finditer(plain):
        if not _NOT.search(plain[: match.start()]):
            return "refused"
    return "stated" if plain.strip() else "not stated"


def states(study: Core) -> dict[str, State]:
    """Return the state of every case's consent."""
    from thirdear.study import facts

    records = facts.read(study).cases
    return {
        case: state(records[case].consent) if case in records else "not stated"
        for case in study.cases()
    }


def check(study: Core, cases: Iterable[str]) -> None:
    """Refuse where the consent of a case was refused or withdrawn."""
    known = states(study)
    closed = [case for case in dict.fromkeys(cases) if known.get(case) == "refused"]
    if closed:
        raise GateRefusal(
            f"Consent for case {', '.join(closed)} was refused or withdrawn, so nothing of it "
            "leaves. Leave the case out with --case, or, where that is wrong, correct it in the "
            "case facts "
            "(`thirdear facts set`).",
            "Şu vakalarda onam verilmedi ya da geri alındı, bu yüzden onlardan "
            f"dışarı bir şey çıkmaz: {', '.join(closed)}. Vakayı --case ile dışarıda "
            "bırakın ya da bu yanlışsa vaka bilgilerinde düzeltin (`thirdear facts set`).",
        )
