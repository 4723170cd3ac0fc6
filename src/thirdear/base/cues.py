"""Words that tell where in a therapy a session stands, so that a screen can cover them.

A help to blindness, not a proof of it: what the words are about may still tell.
"""

from __future__ import annotations

import re

_MONTHS = {
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "tr": "Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık",
}
_ENGLISH = (
    (
        r"(?:last|next|first|final|previous|second|third|\d+(?:st|nd|rd|th)) "
        r"(?:session|meeting|appointment|hour)s?"
    ),
    r"(?:last|next) (?:time|week|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    r"session \d+",
    r"(?:weeks|months|a week|a month) ago",
    r"(?:summer|winter|autumn|spring|christmas|easter) (?:break|holidays?|vacation|term)",
    r"holidays?|vacations?|christmas|easter|halloween|thanksgiving|hanukkah|ramadan|eid",
    r"new year(?:['’]s)?(?: eve| day)?",
    r"birthdays?|school starts|back to school|report cards?|end of term|graduation",
    r"(?:say(?:ing)? goodbye|good-?bye|farewell|our ending)",
)
_TURKISH = (
    (
        r"(?:geçen|gelecek|önceki|sonraki|[ıiİ]lk|son|[ıiİ]k[ıiİ]nci|üçüncü|önümüzdeki|bir dahaki"
        r"|\d+\.?) "
        r"(?:seans|oturum|görüşme|sefer)\w*"
    ),
    r"(?:geçen|gelecek|önümüzdeki|öteki|bir dahaki) (?:hafta|ay|yıl|sene)\w*",
    r"haftaya|(?:hafta|ay)(?:lar)? önce",
    r"(?:yaz |kış |ara |yarıyıl |sömestr )?tatil\w*|sömestr\w*|yarıyıl\w*",
    r"bayram\w*|ramazan\w*|yılbaşı\w*|noel\w*|kandil\w*|23 nisan\w*|29 ekim\w*",
    r"doğum ?gün\w*|karne\w*|okul(?:lar)?(?:ın)? (?:açıl|kapan|başla)\w*|mezuniyet\w*",
    r"veda(?:laş\w*)?\b|hoşça ?kal\w*",
)
_CUES = re.compile(
    rf"\b(?:{'|'.join((*_ENGLISH, *_TURKISH))})(?!\w)"
    # Months only with their capital: "may", "march" and "ocak" are everyday words.
    rf"|(?-i:\b(?:{_MONTHS['en']})(?!\w)|\b(?:{_MONTHS['tr']})(?:['’]\w+)?(?!\w))",
    re.IGNORECASE,
)


def order_cues(text: str) -> tuple[tuple[int, int], ...]:
    """Return where words stand that give a session's place in the order away, English or Turkish.

    Half-open offsets in the order of the text; they do not overlap.
    """
    return tuple(match.span() for match in _CUES.finditer(text))


def covered(text: str, sign: str = "▒") -> str:
    """Return a text with every such word covered, sign by sign, so that offsets stay the same."""
    for start, stop in order_cues(text):
        text = text[:start] + sign * (stop - start) + text[stop:]
    return text
