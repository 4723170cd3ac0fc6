"""The program that generates the invented demonstration study.

Everything in it is invented, and so is what is true of it: see :mod:`thirdear.demo.course`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from thirdear.base.files import private_folder, write_private
from thirdear.demo import files, scenes, therapy
from thirdear.demo.cases import CASES, KEPT, NAMES, Case
from thirdear.demo.raters import RatingRow, TagRow
from thirdear.demo.story import Turn
from thirdear.model.disguise import Pseudonym

__all__ = ["KEPT", "NAMES", "SEED", "study_files", "write_study_files"]

SEED = 4
_TEXT_EVERY, _TABLE_EVERY, _TABLE_FIRST = 5, 7, 3
_TURKISH_WINDOWS = ("B", 15)
_FACTS_IN_TURKISH = (
    ("Invented Worry Scale", "Uydurma Kaygı Ölçeği"),
    ("Invented Play Scale", "Uydurma Oyun Ölçeği"),
    ("constants invented for the demonstration", "örnek çalışma için uydurulmuş sabitler"),
    ("invented", "uydurma"),
    (
        "nobody had to be asked, since the case is invented",
        "vaka uydurma olduğundan kimseye sorulması gerekmemiştir",
    ),
    ("mother", "anne"),
    ("teacher", "öğretmen"),
)
"""What is printed of the facts."""


def write_study_files(folder: Path, seed: int = SEED, language: str = "en") -> None:
    """Write the transcripts and tables of both cases into a folder, which is made if need be.

    ``Case A/A-s01.docx`` and so on, ``tags.csv``, ``ratings.csv``, ``names.csv``, ``facts.toml``,
    ``README.txt``.
    The same seed makes the same bytes; what the study is built to show is sure for the default.
    ``language`` is that of the facts, since they are printed as they stand.
    """
    private_folder(folder)
    for name, data in study_files(seed, language).items():
        private_folder((folder / name).parent)
        write_private(folder / name, data)


def study_files(seed: int = SEED, language: str = "en") -> dict[str, bytes]:
    """Return the files of the demonstration study: bytes by their path inside the folder."""
    made: dict[str, bytes] = {}
    tags: list[TagRow] = []
    ratings: list[RatingRow] = []
    for case in CASES:
        for session in therapy.tell(case, seed, scenes.load(case.language)):
            name, data = _transcript(case, session.number, session.turns)
            made[name] = data
            tags += session.tags
            ratings += session.ratings
    made["tags.csv"] = files.table_csv(TagRow._fields, tags)
    made["ratings.csv"] = files.table_csv(RatingRow._fields, ratings)
    made["names.csv"] = files.table_csv(
        ("case", "real", "pseudonym", "kind", "variants", "also_a_word"), map(_name_row, NAMES)
    )
    made["facts.toml"] = _facts(language).encode()
    made["README.txt"] = _readme(seed).encode()
    return made


def _facts(language: str) -> str:
    facts = Path(__file__).with_name("facts.toml").read_text(encoding="utf-8")
    if language == "tr":
        for english, turkish in _FACTS_IN_TURKISH:
            facts = facts.replace(f'"{english}"', f'"{turkish}"')
    return facts


def _transcript(case: Case, number: int, turns: Sequence[Turn]) -> tuple[str, bytes]:
    """Return a session's path and bytes; the sessions come in the forms that laboratories have."""
    name = f"Case {case.key}/{case.key}-s{number:02d}"
    header = [case.place.format(case=case.key, session=number), *case.header]
    if number % _TEXT_EVERY == 0:
        lines = [*header, "", *(f"{_stamp(case, t)}{_label(case, t)} {t.text}" for t in turns)]
        windows = (case.key, number) == _TURKISH_WINDOWS
        return f"{name}.txt", files.plain_text(lines, turkish_windows=windows)
    bold = [[(line, True)] for line in header]
    if number % _TABLE_EVERY == _TABLE_FIRST:
        return f"{name}.docx", files.word_table(
            case.language, bold, case.columns, _rows(case, turns)
        )
    said = [
        [(_stamp(case, t), False), (_label(case, t), True), (f" {t.text}", False)] for t in turns
    ]
    return f"{name}.docx", files.word_paragraphs(case.language, [*bold, [], *said])


def _stamp(case: Case, turn: Turn) -> str:
    return f"[{_clock(turn.time)}] " if case.stamped else ""


def _label(case: Case, turn: Turn) -> str:
    return f"{case.labels[turn.speaker]}:"


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _rows(case: Case, turns: Sequence[Turn]) -> Iterator[tuple[str, str, str, str]]:
    for number, turn in enumerate(turns, start=1):
        yield str(number), case.labels[turn.speaker], turn.text, _clock(turn.time)


def _name_row(name: Pseudonym) -> tuple[str, ...]:
    also = "yes" if name.also_a_word else "no"
    return name.case or "", name.real, name.pseudonym, name.kind, "|".join(name.variants), also


def _readme(seed: int) -> str:
    """Return what the folder is, in both languages."""
    return f"""\
THIS STUDY IS INVENTED

Nobody in these transcripts exists. The people, the words, the two raters and their judgements were
generated by a program (thirdear.demo, seed {seed}); any likeness to real people is chance. The same
seed makes the same files, byte for byte.

Case A  34 sessions, in English: a boy called Oliver, his mother, his therapist Ms. Hart
Case B  31 sessions, in Turkish: a girl called Defne, her mother, her therapist Selin Hanım;
        sessions 12 and 21 are missing

tags.csv     what the raters R1 and R2 tagged: segment is the number of the turn, from 1; codes of
             the MBT-C adherence scale (mbtc.) and alliance markers (alliance.)
ratings.csv  what they rated for whole sessions: items of the TPOCS-A (tpocs.), 0 to 5
names.csv    the names in the transcripts, as if they were real, and their pseudonyms; several
             written forms of a name are divided by |
facts.toml   outcome measures, consent and the date of every session

What is true of it, by construction: in case A, sessions with more technique are followed by
sessions with more alliance, and sessions with more alliance by sessions with more technique (lag 1,
both directions). In case B neither follows the other. The alliance is high at the beginning and the
end of both therapies and low in the middle. The two raters agree at a kappa of about .7.


BU ÇALIŞMA UYDURMADIR

Bu transkriptlerdeki hiç kimse gerçek değildir. Kişileri, sözleri, iki kodlayıcıyı ve verdikleri
kararları bir program üretmiştir (thirdear.demo, tohum {seed}); gerçek kişilere benzerlik
rastlantıdır. Aynı tohum aynı dosyaları bayt bayt aynı üretir.

Vaka A  34 seans, İngilizce: Oliver adında bir çocuk, annesi, terapisti Ms. Hart
Vaka B  31 seans, Türkçe: Defne adında bir çocuk, annesi, terapisti Selin Hanım;
        12. ve 21. seanslar eksik

tags.csv     R1 ve R2'nin etiketleri: segment, sözün 1'den başlayan sırasıdır; kodlar MBT-C uygunluk
             ölçeği (mbtc.) ve ittifak göstergeleridir (alliance.)
ratings.csv  bütün seans için puanlamaları: TPOCS-A maddeleri (tpocs.), 0-5
names.csv    transkriptlerdeki adlar, gerçekmiş gibi, ve takma adları; bir adın başka yazılışları
             | ile ayrılır
facts.toml   sonuç ölçümleri, onam ve her seansın tarihi

Kurulan gerçek: A vakasında tekniğin çok olduğu seansları ittifakın yüksek olduğu seanslar,
ittifakın yüksek olduğu seansları tekniğin çok olduğu seanslar izler (bir seans sonra, iki yönde
de). B vakasında biri öbürünü izlemez. İki terapide de ittifak başta ve sonda yüksek, ortada
düşüktür. Değerlendiriciler arasında kappa .7 dolayındadır.
"""
