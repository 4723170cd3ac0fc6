"""Why a number is missing, in the study's language: values carry their reason in English."""

from __future__ import annotations

import re

from thirdear.cli.words import role_name
from thirdear.model.text import Role
from thirdear.study import Language

_TURKISH = {
    # scores
    r"not finished by ([^;]+)": "{0} bitirmedi",
    r"nothing was present to be rated": "puanlanacak bir şey yoktu",
    r"(\d+) of (\d+) items rated": "{1} maddeden {0} tanesi puanlandı",
    r"no item is present": "en düşük değerin üstünde madde yok",
    r"every item has the same value": "bütün maddelerin değeri aynı",
    r"no tag has a value": "hiçbir kodun değeri yok",
    r"the transcript's time stamps span no time": "transkriptte zaman bilgisi yetersiz",
    r"no turns": "hiç söz yok",
    r"tags lie in layer ([^;]+)": "kodlar {0} katmanında",
    # agreement
    r"all values are the same": "bütün değerler aynı",
    r"nobody said so": "bunu söyleyen yok",
    r"nothing could have differed": "ayrışabilecek bir şey yok",
    r"the units do not differ more than the raters": "birimler kodlayıcılardan çok ayrışmıyor",
    r"(\d+) units were coded by all (\d+) raters; three are needed": (
        "{1} kodlayıcının hepsinin kodladığı birim sayısı {0}; en az üç gerekir"
    ),
    # outcome measures
    r"the value before or after the treatment is missing": (
        "tedaviden önceki ya da sonraki değer yok"
    ),
    r"the measure has no SD and r; give both with their source": (
        "ölçeğin SS ve r değeri yok; ikisini kaynağıyla verin"
    ),
    r"SD and r have no source; name it": "SS ve r için kaynak yok; kaynağı yazın",
}
_WHOLE = {re.compile(pattern): turkish for pattern, turkish in _TURKISH.items()}
_SPEAKER = re.compile(rf"no turns of the ({'|'.join(Role)})")


def reason(why: str, language: Language) -> str:
    """Return why a number is missing, in a language; what is not known stays as it is."""
    if language == "en":
        return why
    known = _told(why)
    return known or "; ".join(_told(part) or part for part in why.split("; "))


def _told(why: str) -> str | None:
    if found := _SPEAKER.fullmatch(why):
        return f"{role_name(Role(found[1]), 'tr')} hiç konuşmuyor"
    for pattern, turkish in _WHOLE.items():
        if found := pattern.fullmatch(why):
            return turkish.format(*found.groups())
    return None
