"""First names that are everyday words too: each is asked about where it begins a sentence."""

from __future__ import annotations

from thirdear.base.letters import lower_turkish

_ENGLISH = (
    "will hope may grace faith joy rose mark bill rob jack pat art dean daisy lily iris ivy summer "
    "autumn dawn amber ruby pearl crystal frank grant chase miles drew sue penny robin jay angel "
    "sunny june april august violet olive hazel holly heather ginger basil dale glen ray guy gene "
    "rich rusty skip sandy tad teddy victor earnest ernest major prince duke earl king jewel "
    "melody harmony charity constance patience prudence mercy honor honour star sky storm river "
    "brook brooke clay cliff cole reed stone wade lance nick peg hank buck bud chip"
)
_TURKISH = (
    "can deniz gül su umut barış yağmur bulut güneş toprak çınar defne ada ışık savaş duygu sevgi "
    "özgür rüzgar nehir ırmak ekin kaya aslan doğa bahar eylül pınar ateş demir yiğit cesur mert "
    "alp tan ay nur inci mavi melek çiçek şirin onur zafer yıldız damla kumru lale menekşe yasemin "
    "papatya fidan çağ dilek arzu bilge güzel kader ömür öykü masal şiir ezgi şan ün al ak sen ben "
    "cem kar kış yaz ece eren erdem engin derin deren dolunay ufuk şafak tuna volkan yaprak"
)
_WORDS = frozenset(f"{_ENGLISH} {_TURKISH}".split())


def is_everyday(name: str) -> bool:
    """Whether a name of one word is an everyday word of English or Turkish as well."""
    return {name.strip().lower(), lower_turkish(name.strip())} & _WORDS != set()
