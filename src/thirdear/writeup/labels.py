"""The fixed wording of the smaller documents, in English and Turkish, under the same keys."""

from __future__ import annotations

LABELS: dict[str, dict[str, str]] = {
    "en": {
        "vignettes": "Vignettes",
        "supervision": "For supervision: {case}, Session {session}",
        "quotes": "Passages by code",
        "disguised": "Names are pseudonyms; that is no anonymity. Not to be passed on.",
        "who": "{letter} = {who}",
        "codes": "Codes: {codes}",
        "memo": "Memo: {memo}",
        "session_memo": "On the session: {memo}",
        "place": "{case}, Session {session}, Turns {first}–{last}",
        "turns": "Turn number, speaker, and words, one row per turn.",
        "turn": "turn",
        "speaker": "speaker",
        "words": "words",
        "code": "code",
        "case": "case",
        "session": "session",
        "raters": "raters",
        "seance": "Session",
    },
    "tr": {
        "vignettes": "Vinyetler",
        "supervision": "Süpervizyon için: {case}, seans {session}",
        "quotes": "Kodlara göre bölümler",
        "disguised": "Adlar takmadır; bu anonimlik değildir. Başkasına verilmez.",
        "who": "{letter} = {who}",
        "codes": "Kodlar: {codes}",
        "memo": "Not: {memo}",
        "session_memo": "Seans üzerine: {memo}",
        "place": "{case}, seans {session}, söz {first}–{last}",
        "turns": "Söz numarası, konuşan ve metin, her satırda bir söz.",
        "turn": "söz",
        "speaker": "konuşan",
        "words": "metin",
        "code": "kod",
        "case": "vaka",
        "session": "seans",
        "raters": "kodlayıcılar",
        "seance": "Seans",
    },
}


def label(language: str, key: str, /, **facts: object) -> str:
    """Return the wording under a key with its facts filled in."""
    return LABELS[language][key].format(**facts)
