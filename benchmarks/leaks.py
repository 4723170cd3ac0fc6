"""How much of what identifies somebody is found, in passages whose identities are known.

    python benchmarks/leaks.py [--seed 1]

Every passage is invented, and so is everybody in it. The Turkish forms are written out by hand, so
that nothing is found only because the same rules made it. A passage leaks where a part of an
identity is neither replaced nor asked about; the gate stays closed while anything is asked about.
Recall counts identities, precision what is touched: replaced alone, and replaced or asked about.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from thirdear import disguise
from thirdear.model.disguise import Pseudonym

NAMES = {
    "tr": (
        Pseudonym("Ayşe", "Zeynep", variants=("Ayşoş",)),
        Pseudonym("Mehmet", "Kerem", variants=("Memo",)),
        Pseudonym("Çağla", "Ebru"),
        Pseudonym("İbrahim", "Selim", variants=("İbo",)),
        Pseudonym("Işıl", "Pınar"),
        Pseudonym("Ömer", "Tolga"),
        Pseudonym("Deniz", "Tuna", also_a_word=True),
        Pseudonym("Can", "Onur", also_a_word=True),
        Pseudonym("Elif Karaca", "Nur Demir", variants=("Elif", "Karaca")),
        Pseudonym("Gülbahçe İlkokulu", "bir ilkokul", "school", variants=("Gülbahçe",)),
        Pseudonym("Üsküdar", "Merkez", "place"),
    ),
    "en": (
        Pseudonym("Oliver", "Jasper", variants=("Ollie",)),
        Pseudonym("Emily", "Sarah", variants=("Em", "Emmy")),
        Pseudonym("Elizabeth", "Margaret", variants=("Lizzie", "Beth")),
        Pseudonym("Will", "Max", variants=("Willy",), also_a_word=True),
        Pseudonym("Hope", "Anna", also_a_word=True),
        Pseudonym("May", "Ruth", also_a_word=True),
        Pseudonym("McAllister", "Bennett"),
        Pseudonym("Anne-Marie", "Louise"),
        Pseudonym("Elm Park Primary", "a primary school", "school", variants=("Elm Park",)),
        Pseudonym("Ashford", "the town", "place"),
    ),
}

# With an apostrophe where the orthography asks for one; other spellings are made from these.
TURKISH = {
    "Ayşe": "Ayşe Ayşe'nin Ayşe'ye Ayşe'yi Ayşe'de Ayşe'den Ayşe'yle Ayşeler Ayşelere Ayşelerde "
    "Ayşegil Ayşegilde Ayşe'ymiş Ayşe'ydi Ayşeciğim Ayşecik Ayşe'ninki",
    "Ayşoş": "Ayşoş Ayşoş'un Ayşoş'a Ayşoş'u Ayşoş'la",
    "Mehmet": "Mehmet Mehmet'in Mehmet'e Mehmet'i Mehmed'i Mehmed'e Mehmed'in Mehmet'te "
    "Mehmet'ten Mehmet'le Mehmetler Mehmetlerin Mehmetgil Mehmetçiğim Mehmet'miş",
    "Memo": "Memo Memo'nun Memo'ya Memo'yu Memo'yla",
    "Çağla": "Çağla Çağla'nın Çağla'ya Çağla'yı Çağla'da Çağla'dan Çağla'yla Çağlalar Çağlacığım",
    "İbrahim": "İbrahim İbrahim'in İbrahim'e İbrahim'i İbrahim'de İbrahim'den İbrahim'le "
    "İbrahimler İbrahimciğim",
    "İbo": "İbo İbo'nun İbo'ya İbo'yu İbo'yla",
    "Işıl": "Işıl Işıl'ın Işıl'a Işıl'ı Işıl'da Işıl'dan Işıl'la Işıllar Işılcığım",
    "Ömer": "Ömer Ömer'in Ömer'e Ömer'i Ömer'de Ömer'den Ömer'le Ömerler Ömerciğim Ömer'miş",
    "Deniz": "Deniz'in Deniz'e Deniz'i Deniz'de Deniz'den Deniz'le Denizciğim",
    "Can": "Can'ın Can'a Can'ı Can'da Can'dan Can'la Cancığım",
    "Elif Karaca": "Elif Karaca'nın Elif'in Elif'e Elif'i Elif'le Karaca'ya Karaca'nın",
    "Gülbahçe": "Gülbahçe'de Gülbahçe'den Gülbahçe'ye",
    "Gülbahçe İlkokulu": "Gülbahçe_İlkokulu'nda Gülbahçe_İlkokulu'na Gülbahçe_İlkokulu'ndan "
    "Gülbahçe_İlkokulu",
    "Üsküdar": "Üsküdar Üsküdar'da Üsküdar'dan Üsküdar'a Üsküdar'ın Üsküdarlı",
}
SMALL_WORDS = ("Deniz", "Can")
"""In small letters without an apostrophe these are the sea and the soul: nobody can tell."""

ENGLISH = (
    "Oliver Ollie Emily Em Emmy Elizabeth Lizzie Beth Will Willy Hope May McAllister Anne-Marie "
    "Elm_Park_Primary Elm_Park Ashford"
).split()
ENGLISH_WORDS = ("Will", "Hope", "May")

FRAMES = {
    "tr": (
        "Dün {} diye bir şey anlattı, sonra oyuna döndük.",
        "Sonra {} gelince kapıyı kapattım.",
        "Annem dedi ki {} bugün evde.",
        "Bence {} çok kızmıştı, ama söylemedi.",
        "Bu oyuncak {} için, ötekini sakladık.",
    ),
    "en": (
        "And then {} came in and shut the door.",
        "My mum said that {} was cross again.",
        "This one is for {} and that one is mine.",
        "We were at the window with {} all day.",
    ),
}
STRUCTURED = {
    "tr": (
        ("0532 418 27 63", "telephone number"),
        ("+90 543 207 11 98", "telephone number"),
        ("0216 418 27 63", "telephone number"),
        ("(0216) 418 27 63", "telephone number"),
        ("05324182763", "telephone number"),
        ("10000000146", "Turkish national number"),
        ("100 000 001 46", "Turkish national number"),
        ("12.03.2015", "date"),
        ("12/3/2015", "date"),
        ("12 Mart 2015", "date"),
        ("3 Ağustos 2016'da", "date"),
        ("34 ABC 123", "number plate"),
        ("34ABC123", "number plate"),
        ("TR33 0006 1005 1978 6457 8413 26", "bank account"),
        ("TR330006100519786457841326", "bank account"),
        ("anne.k@ornek.example", "e-mail address"),
        ("www.okul.example/sinif", "web address"),
        ("Yıldıztepe İlkokulu", "school"),
        ("Özel Martı Anaokulu'nda", "school"),
    ),
    "en": (
        ("07700 900 123", "telephone number"),
        ("+44 7700 900123", "telephone number"),
        ("020 7946 0123", "telephone number"),
        ("(555) 010-4477", "telephone number"),
        ("mum.k@mail.example", "e-mail address"),
        ("https://school.example/class", "web address"),
        ("12 March 2015", "date"),
        ("March 12th, 2015", "date"),
        ("2015-03-12", "date"),
        ("12/03/2015", "date"),
        ("GB33 BUKB 2020 1555 5555 55", "bank account"),
        ("AB12 CDE", "number plate"),
        ("Marlow Road Primary School", "school"),
        ("St Brigid’s Academy", "school"),
    ),
}
NOBODY = {
    "tr": (
        "Canım çok sıkıldı, can sıkıntısından öldüm.",
        "Deniz kenarında oynadık, denizin suyu soğuktu.",
        "Canlı bir köpek gördüm, candan sevindim.",
        "Benim bebeğim uyuyor, ömrüm böyle geçti.",
        "Çağlayanı gördük, sonra eve döndük.",
        "Elifba öğrendik, kara kedi geldi.",
        "Seni üç kere aradım, 12 kişi vardı, saat 10.30 idi.",
        "Memory oyununda 5 çift buldum.",
    ),
    "en": (
        "I will go and you may come, I hope so.",
        "It was the best time, and the elm in the park was green.",
        "Them and her, an emblem, and a willow.",
        "He said it may rain, and she hopes not.",
        "There were 12 of us, at 10.30, on page 2015.",
        "I had an oliveraceous coat in the ash ford.",
    ),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """One turn; ``identity`` is what stands in it and identifies somebody, None where nothing."""

    language: str
    text: str
    identity: str | None
    kind: str


def corpus(seed: int = 1) -> tuple[Passage, ...]:
    """Return every passage, in an order and in sentences that the seed decides."""
    draw = random.Random(seed)
    found = [*_turkish(draw), *_english(draw), *_structured(draw)]
    for language, texts in NOBODY.items():
        found += [Passage(language, text, None, "nobody") for text in texts]
    draw.shuffle(found)
    return tuple(found)


def _turkish(draw: random.Random) -> Iterator[Passage]:
    ascii_ = str.maketrans("çğıöşüÇĞİÖŞÜ", "cgiosuCGIOSU")
    for name, written in TURKISH.items():
        for form in (one.replace("_", " ") for one in written.split()):
            small = form.replace("İ", "i").replace("I", "ı").lower()
            shapes = {
                "as written": form,
                "curly apostrophe": form.replace("'", "’"),
                "no apostrophe": form.replace("'", ""),
                "no Turkish letters": form.replace("'", "").translate(ascii_),
                "capitals": form.replace("i", "İ").upper(),
                "small letters": small,
                "small, no apostrophe": small.replace("'", ""),
            }
            for kind, shape in shapes.items():
                word = name in SMALL_WORDS and "'" not in shape and shape == shape.lower()
                if not word:
                    yield _in(draw, "tr", shape, kind)


def _english(draw: random.Random) -> Iterator[Passage]:
    for name in (one.replace("_", " ") for one in ENGLISH):
        shapes = {
            "as written": name,
            "possessive": f"{name}'s",
            "curly possessive": f"{name}’s",
            "no apostrophe": f"{name}s",
            "capitals": name.upper(),
            "beside punctuation": f"“{name}”",
            "underlined": f"_{name}_",
        }
        if name not in ENGLISH_WORDS:
            shapes |= {"small letters": name.lower(), "small possessive": f"{name.lower()}'s"}
        for kind, shape in shapes.items():
            yield _in(draw, "en", shape, kind)


def _structured(draw: random.Random) -> Iterator[Passage]:
    for language, items in STRUCTURED.items():
        for text, kind in items:
            yield _in(draw, language, text, kind)


def _in(draw: random.Random, language: str, identity: str, kind: str) -> Passage:
    return Passage(language, draw.choice(FRAMES[language]).format(identity), identity, kind)


def missed(passage: Passage) -> bool:
    """Whether something of the identity is neither replaced nor asked about."""
    if passage.identity is None:
        return False
    start = passage.text.index(passage.identity)
    found = disguise.scan(passage.text, NAMES[passage.language], passage.language)
    core = _core(passage.identity)
    at = start + passage.identity.index(core)
    return not any(f.start <= at and at + len(core) <= f.stop for f in found)


def _core(identity: str) -> str:
    """Return the identity without suffix and marks."""
    for mark in "'’":
        identity = identity.partition(mark)[0] if identity.count(mark) else identity
    return identity.strip("“”_")


def main() -> int:
    """Print recall by kind, precision, and every passage that leaks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    passages = corpus(parser.parse_args().seed)
    known = [one for one in passages if one.identity is not None]
    lost = [one for one in known if missed(one)]
    every, gone = Counter(one.kind for one in known), Counter(one.kind for one in lost)
    print(f"{len(passages)} passages, {len(known)} with an identity")
    print(f"{'kind':26}{'passages':>10}{'found':>8}")
    for kind, count in every.items():
        print(f"{kind:26}{count:>10}{(count - gone[kind]) / count:>8.1%}")
    _precision(passages)
    print(f"recall {1 - len(lost) / len(known):.4f}; leaks {len(lost)}")
    for one in lost:
        print(f"  {one.language} {one.kind}: {one.text}")
    return 1 if lost else 0


def _precision(passages: tuple[Passage, ...]) -> None:
    right, wrong = Counter[str](), Counter[str]()
    for one in passages:
        for finding in disguise.scan(one.text, NAMES[one.language], one.language):
            meant = one.identity is not None and (
                finding.start < one.text.index(one.identity) + len(one.identity)
                and finding.stop > one.text.index(one.identity)
            )
            (right if meant else wrong)[finding.level] += 1
    for level in ("replace", "review", "candidate"):
        total = right[level] + wrong[level]
        print(f"{level:10} {total:5}  precision {right[level] / total if total else 1:.4f}")
    print(f"precision {right.total() / (right + wrong).total():.4f}")


if __name__ == "__main__":
    sys.exit(main())
