"""How much of what identifies somebody is found, in passages whose identities are known.

    python benchmarks/leaks.py [--seed 1] [--names 40] [--batches 4] [--prose FILE ...]

Two corpora: passages that were written by hand, and, from names that are drawn from the program's
list, every written form that :mod:`written_forms` makes of them, each at a place of a sentence.
A place is silent where nothing of it is found, half where a part of it would stay beside the
pseudonym, wrong where it is replaced in another form. Then it counts what ordinary prose costs:
how many written forms a person is asked about, in the demonstration without its names and in any
files of your own (--prose, text or a CSV with a column utterance_text).

Every passage is invented, and so is everybody in it. The Turkish forms are written out by hand, so
that nothing is found only because the same rules made it. A passage leaks where a part of an
identity is neither replaced nor asked about; the gate stays closed while anything is asked about.
Recall counts identities, precision what is touched: replaced alone, and replaced or asked about.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thirdear import disguise, segmenting
from thirdear.disguise import people
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
    """Print recall by kind, precision, every place that leaks, and the questions of prose."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--names", type=int, default=40, help="names in a list")
    parser.add_argument("--batches", type=int, default=4, help="lists a language")
    parser.add_argument("--prose", type=Path, nargs="*", default=[])
    wanted = parser.parse_args()
    passages = corpus(wanted.seed)
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
    wrong = _generated(wanted.seed, wanted.names, wanted.batches)
    dear = _questions(wanted.seed, wanted.prose)
    return 1 if lost or wrong or dear else 0


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


# -- every written form of names that nobody chose

PLACES = {
    "tr": (
        "{} geldi sonra.",
        "Dün {} çok kızdı.",
        "Annem dedi ki {}.",
        "Sonra, {} gelince kapıyı kapattım.",
        "Bu oyuncak {} için.",
        "– {} nerede?",
    ),
    "en": (
        "{} came in.",
        "And then {} was cross again.",
        "This one is for {}.",
        "We saw, {} and I, a bird.",
        "“{} is here.”",
        "– {} did it.",
    ),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A written form in a sentence: whose, where it stands, and what has to stand there instead."""

    language: str
    name: Pseudonym
    kind: str
    text: str
    start: int
    stop: int
    expected: str | None


def lists(seed: int, size: int, batches: int) -> Iterator[tuple[str, tuple[Pseudonym, ...]]]:
    """Yield lists of names with pseudonyms, both drawn from the names of the program."""
    draw = random.Random(seed)
    for language in ("tr", "en"):
        pool = sorted(
            {
                one.name
                for one in people.known()
                if one.language == language and set(one.kinds) & set("fmp")
                if one.name.isalpha() and len(one.name) > 2
            }
        )
        for _ in range(batches):
            drawn = draw.sample(pool, 2 * size)
            pairs = zip(drawn[:size], drawn[size:], strict=True)
            yield (
                language,
                tuple(
                    Pseudonym(real, instead, also_a_word=disguise.is_everyday(real))
                    for real, instead in pairs
                ),
            )


def places(seed: int, size: int, batches: int) -> Iterator[tuple[tuple[Pseudonym, ...], Place]]:
    """Yield each place with the list of names that it is searched with."""
    import written_forms

    draw = random.Random(seed)
    for language, names in lists(seed, size, batches):
        make = written_forms.turkish if language == "tr" else written_forms.english
        for name in names:
            for form in make(name.real, name.pseudonym, draw):
                yield names, _placed(language, name, form, draw)
    names = tuple(Pseudonym(name, "Farrell") for name in written_forms.COMPOUNDS)
    for name, form in written_forms.compounds():
        yield names, _placed("en", Pseudonym(name, "Farrell"), form, draw)


def _placed(language: str, name: Pseudonym, form: Any, draw: random.Random) -> Place:
    before, _, after = draw.choice(PLACES[language]).partition("{}")
    before += form.before
    written = disguise.nfc(form.text)
    text = disguise.nfc(f"{before}{written}{form.after}{after}")
    stop = len(before) + len(written)
    return Place(language, name, form.kind, text, len(before), stop, form.expected)


def outcome(place: Place, names: disguise.Index) -> str:
    """Return what became of a place: silent, half, asked, wrong or replaced."""
    findings = [
        one
        for one in disguise.apply(place.text, names, place.language).findings
        if one.start < place.stop and place.start < one.stop
    ]
    if not findings:
        return "silent"
    letters = (at for at in range(place.start, place.stop) if place.text[at].isalnum())
    if any(not any(one.start <= at < one.stop for one in findings) for at in letters):
        return "half"
    if any(one.level != "replace" for one in findings):
        return "asked"
    if place.expected is not None and [one.replacement for one in findings] != [place.expected]:
        return "wrong"
    return "replaced"


def _generated(seed: int, size: int, batches: int) -> int:
    """Print a table of kinds and outcomes; return how many places leak or are wrong."""
    found: dict[tuple[str, str], Counter[str]] = {}
    bad: list[tuple[str, Place]] = []
    for names, place in places(seed, size, batches):
        result = outcome(place, disguise.listed(names))
        found.setdefault((place.language, place.kind), Counter())[result] += 1
        if result in ("silent", "half", "wrong"):
            bad.append((result, place))
    kinds = ("replaced", "wrong", "asked", "half", "silent")
    print(f"\n{'':4}{'written form':36}" + "".join(f"{kind:>10}" for kind in kinds))
    for (language, kind), counts in sorted(found.items()):
        print(f"{language:4}{kind:36}" + "".join(f"{counts[one]:>10}" for one in kinds))
    total = sum(found.values(), Counter[str]())
    print(f"{'':4}{total.total():<36}" + "".join(f"{total[one]:>10}" for one in kinds))
    replaced = total["replaced"] + total["wrong"]
    print(f"right form in {total['replaced'] / replaced if replaced else 1:.2%} of the replaced")
    for result, place in bad[:40]:
        print(f"  {result} {place.language} {place.kind}: {place.text!r}")
    return len(bad)


# -- what ordinary prose costs

BUDGET = 400
"""Words of prose for which one question is allowed."""


def _questions(seed: int, files: Sequence[Path]) -> bool:
    """Print how many written forms prose asks about; return whether that is too many."""
    draw = random.Random(seed)
    dear = False
    print(f"\n{'prose':24}{'words':>9}{'names':>7}{'forms':>7}{'a 400 words':>13}{'seconds':>9}")
    for title, language, texts in _prose(files):
        words = sum(len(text.split()) for text in texts)
        common = disguise.common_words(texts)
        for count in (0, 17, 50, 500):
            index = disguise.Index(_strangers(draw, language, count, texts))
            start = time.process_time()
            forms = {
                text[one.start : one.stop]
                for text in texts
                for one in disguise.scan(text, index, language, common=common)
                if one.level != "replace"
            }
            spent = time.process_time() - start
            share = len(forms) / words * BUDGET
            dear = dear or share > 1
            print(f"{title:24}{words:>9}{count:>7}{len(forms):>7}{share:>13.3f}{spent:>9.2f}")
    return dear


def _strangers(
    draw: random.Random, language: str, count: int, texts: Sequence[str]
) -> Iterator[Pseudonym]:
    """Yield names of nobody in a text, to see what they cost there."""
    there = set(re.findall(r"[^\W\d_]+", " ".join(texts)))
    pool = sorted(
        {one.name for one in people.known() if one.language == language and len(one.name) > 2}
        - there
    )
    for name in draw.sample(pool, count):
        yield Pseudonym(name, "Farrell", also_a_word=disguise.is_everyday(name))


def _prose(files: Sequence[Path]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield the demonstration's turns without its names, then the files that were named."""
    from thirdear import demo
    from thirdear.demo import scenes, therapy
    from thirdear.demo.cases import CASES

    reals = {form for name in demo.NAMES for form in (name.real, *name.variants)}
    names = re.compile("|".join(map(re.escape, sorted(reals, key=len, reverse=True))))
    for case in CASES:
        told = therapy.tell(case, demo.SEED, scenes.load(case.language))
        texts = [names.sub("", turn.text) for session in told for turn in session.turns]
        yield f"demonstration, {case.language}", case.language, list(map(disguise.nfc, texts))
    for file in files:
        with file.open(encoding="utf-8", newline="") as lines:
            texts = (
                [row["utterance_text"] for row in csv.DictReader(lines)]
                if file.suffix == ".csv"
                else lines.read().splitlines()
            )
        language = segmenting.guess_language(" ".join(texts[:400]))
        yield file.stem[:23], language, list(map(disguise.nfc, texts))


if __name__ == "__main__":
    sys.exit(main())
