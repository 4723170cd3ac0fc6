"""Who speaks behind a label: a guess where it is sure, and none where people must be asked."""

from __future__ import annotations

import re

from thirdear.base.letters import fold, lower_turkish
from thirdear.model.text import Role

# Written as people type them; compared folded, so CLIENT, DANIŞAN and danisan need no extra line.
_WORDS = {
    Role.THERAPIST: (
        "t th ther thr terap therapist terapist psikolog psk psychologist psikoterapist"
        " psychotherapist counselor counsellor clinician klinisyen danışman analist analyst"
        " doktor doctor dr uzman co-therapist"
    ),
    Role.CLIENT: (
        "c cl ch ç client patient pat pt hasta h danışan çocuk child kid kl klient ergen adolescent"
    ),
    Role.PARENT: ("anne annesi baba babası mother father mom mum dad mo fa ebeveyn parent veli"),
    Role.OTHER: (
        "kardeş abla abi sibling brother sister observer gözlemci grup group all hepsi öğretmen"
        " teacher supervisor süpervizör"
    ),
    Role.ACTION: "action eylem hareket oyun play",
}
_ROLES = {fold(word): role for role, words in _WORDS.items() for word in words.split()}
# Labels as well, though they name nobody: D is danışan or doktor, P patient or parent, A anne or
# analyst, K katılımcı or kadın.
_ASKED = (
    "a b d e f g i k m o p q r s pd int interviewer görüşmeci gör araştırmacı researcher moderator"
    " katılımcı participant resp respondent konuşmacı speaker host guest misafir"
    " bebek baby infant"
)
_AMBIGUOUS = frozenset(fold(word) for word in _ASKED.split())
_LABELS = frozenset(_ROLES) | _AMBIGUOUS
_TITLED = re.compile(r"(?:terapist|therapist|psikolog|psk|uzm\.? ?psk)\.? \S")
_NUMBER = re.compile(r"[ _#]*\d{1,3}$")


def label_key(label: str) -> str:
    """Return what makes two labels the same: Turkish lower case, without a closing stop."""
    return lower_turkish(label).strip().rstrip(".").rstrip()


def guess(label: str) -> Role | None:
    """Return the role that a label surely means, or None where somebody must be asked.

    Numbers are left out (``T1``, ``Çocuk 2``). Names, and letters that mean several roles (D, P,
    A, K), are never guessed.
    """
    word = _word(label)
    role = _ROLES.get(word)
    if role is None and _TITLED.match(word):
        return Role.THERAPIST
    return role


def is_ambiguous(label: str) -> bool:
    """Whether a label names nobody (D, P, A, K, Speaker 1), so that each case has to say who."""
    word = _word(label)
    return word in _AMBIGUOUS and word not in _ROLES


def is_known(label: str) -> bool:
    """Whether a label is an everyday one, so that seeing it once is enough to believe in it."""
    return _word(label) in _LABELS


def _word(label: str) -> str:
    return _NUMBER.sub("", fold(label.strip())).rstrip(". ")
