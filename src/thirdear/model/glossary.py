"""The one name of each thing, in English and Turkish, and the names that it does not have.

Headings of the command line, `docs/words.md` and the tests that read everything shown take the
terms from here.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Term(NamedTuple):
    """A thing's name and meaning in both languages; ``instead`` are words that are not used."""

    english: str
    turkish: str
    means: str
    anlami: str
    instead: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


GLOSSARY: tuple[Term, ...] = (
    Term(
        "study",
        "çalışma",
        "a folder with one database, `transcripts/` and `exports/`",
        "tek bir veritabanı, `transcripts/` ve `exports/` bulunan klasör",
    ),
    Term("case", "vaka", "one treatment, under a pseudonym", "takma adla anılan tek bir terapi"),
    Term(
        "session",
        "seans",
        "one numbered meeting: the time axis",
        "numaralı tek bir görüşme: zaman ekseni",
        (("sitting", "sittings"), ("oturum",)),
    ),
    Term(
        "transcript",
        "transkript",
        "the verbatim text of one session, unalterable, known by its SHA-256",
        "bir seansın değiştirilemeyen, SHA-256 özetiyle tanınan metni",
        ((), ("döküm",)),
    ),
    Term(
        "turn",
        "söz",
        "one labeled entry of the transcript: what a speaker says or does until the next label",
        "transkriptte etiketli tek bir kayıt: konuşanın bir sonraki etikete dek dedikleri, "
        "yaptıkları",
        ((), ("konuşma sıra", "söz sıra", "sırası gösteril", "sıra gösteril")),
    ),
    Term(
        "segment",
        "birim",
        "the unit that is coded; by default a turn, numbered from 1",
        "kodlanan analiz birimi; başka bir şey denmedikçe bir söz, 1’den numaralı",
        (("stretch", "stretches"), ("bölüt", "kesit")),
    ),
    Term(
        "layer",
        "katman",
        "one segmentation of the same text: turn, sentence, n minutes, n turns, blank line, by "
        "hand",
        "aynı metnin bir bölünüşü: söz, cümle, n dakika, n söz, boş satır, elle",
    ),
    Term(
        "correction",
        "düzeltme",
        "other text, another speaker or boundary of turns, laid over the source, which stays",
        "kaynağa dokunmadan üzerine konan başka metin, konuşan ya da söz sınırı",
    ),
    Term(
        "mark",
        "işaret",
        "a transcriber's note beside the text: a remark, pause, overlap, what could not be heard",
        "transkripti yazanın metnin yanına koyduğu not: duraklama, örtüşme, duyulmayan",
    ),
    Term(
        "code",
        "kod",
        "a category of a codebook: presence, or a value on a scale; to code is *kodlamak*",
        "kod kitabındaki bir kategori: var olma ya da ölçekte bir değer; eylemi *kodlamak*",
        (
            ("judge", "judges", "judged", "judging", "judgment", "judgments", "judgement"),
            ("etiketlen", "etiketled", "etiketley", "etiketsiz", "etiketleme", "yargıla"),
        ),
    ),
    Term(
        "tag",
        "kodlama",
        "one application of a code to a segment, or to a range in it, in a coding round",
        "bir kodun bir birime ya da birimin bir parçasına bir turda bir kez verilmesi",
    ),
    Term(
        "memo",
        "not",
        "a rater's free words on a tag, a segment, a session, a case or a code",
        "kodlayıcının bir kodlama, birim, seans, vaka ya da kod üzerine yazdıkları",
    ),
    Term(
        "codebook",
        "kod kitabı",
        "codes, rating items and the score rules over them, with a version",
        "kodlar, puanlama maddeleri ve bunların puan kuralları; sürüm numarası vardır",
    ),
    Term(
        "role",
        "rol",
        "therapist, client (the child, in child therapy), parent, other, action",
        "terapist, danışan (çocuk terapisinde çocuk), ebeveyn, diğer, eylem",
    ),
    Term(
        "rater",
        "kodlayıcı",
        "who codes and rates; of instruments for whole sessions Turkish says *değerlendirici*",
        "kodlayan ve puanlayan kişi; bütün seans için ölçeklerde *değerlendirici*",
    ),
    Term(
        "coding round",
        "tur",
        "a rater's independent round over a set of sessions (a pass, on the command line)",
        "kodlayıcının bir seans kümesi üzerindeki bağımsız turu (komutlarda `pass`)",
        (("pass", "passes"), ()),
    ),
    Term(
        "rating",
        "puanlama",
        "one value of a rating item for a whole session; to rate is *puanlamak*",
        "bir puanlama maddesine bütün seans için verilen değer; eylemi *puanlamak*",
        ((), ("derecele", "dereceleme", "derecelendirme")),
    ),
    Term(
        "score",
        "seans puanı",
        "one number per session, made by a rule",
        "seans başına bir kuralla bulunan tek sayı",
    ),
    Term(
        "series",
        "dizi",
        "the scores of one case in session order, gaps visible",
        "bir vakanın seans sırasındaki puanları, boşluklarıyla",
    ),
    Term(
        "recording",
        "ses kaydı",
        "the sound or film of a session, linked to it by its path and never copied unasked",
        "bir seansın sesi ya da görüntüsü; seansa yoluyla bağlanır, istenmeden kopyalanmaz",
    ),
    Term(
        "agreement",
        "uyum",
        "how far raters code alike (kodlayıcılar arası güvenirlik)",
        "kodlayıcıların ne kadar aynı kodladığı (kodlayıcılar arası güvenirlik)",
        ((), ("uyuşma", "uyuşmaya")),
    ),
    Term(
        "consensus",
        "uzlaşı",
        "what coding rounds agree on, and what was decided, with reasons",
        "turların ortak kodları ve gerekçesiyle karar verilenler",
        ((), ("uzlaşım",)),
    ),
    Term(
        "recoding",
        "kod değişikliği",
        "what became of a code: renamed, merged or split; tags keep what they were given as",
        "bir kodun ne olduğu: adı değişti, birleşti, bölündü; kodlamalar ilk kodu da saklar",
    ),
    Term(
        "hypothesis",
        "hipotez",
        "what precedes what, declared before it is tested",
        "neyin neyi öncelediği; sınanmadan önce bildirilir",
        ((), ()),
    ),
    Term(
        "trend",
        "eğilim",
        "the course over sessions that both scores share",
        "iki puanın seanslar boyunca ortak gidişi",
    ),
    Term(
        "how each value was used",
        "her değerin kullanımı",
        "the rows of a test, each with the sessions that it comes from",
        "bir testin satırları, her biri geldiği seanslarla",
        (("lineage",), ()),
    ),
    Term(
        "audit log",
        "işlem günlüğü",
        "the append-only log of actions that is the truth of a study (audit trail in documents)",
        "çalışmanın aslı olan, yalnız eklenen işlem kaydı",
        (("journal",), ()),
    ),
    Term(
        "vignette",
        "vinyet",
        "consecutive turns chosen for a report, with their criterion and commentary",
        "rapor için seçilmiş ardışık sözler, ölçütü ve yorumuyla",
        ((), ("kesit",)),
    ),
    Term(
        "pseudonym",
        "takma ad",
        "a name in place of a real one, put in wherever text leaves the study",
        "metin çalışmadan çıkarken gerçek adın yerine konan ad",
    ),
    Term(
        "export check",
        "çıkış denetimi",
        "what must hold before a file with words is written: consent, no undecided name, no listed "
        "name in the finished file",
        "söz içeren bir dosya yazılmadan önce aranan: onam, karar bekleyen ad olmaması, biten "
        "dosyada listedeki adların bulunmaması",
        (("gate", "gates"), ()),
    ),
    Term(
        "report",
        "rapor",
        "the Word document that is written from a study (manuscript)",
        "bir çalışmadan yazılan Word belgesi",
        (("write-up",), ()),
    ),
)


BRITISH = (
    *("behaviour", "colour", "favour", "honour", "labour", "neighbour", "centre", "defence"),
    *("judgement", "labelled", "modelled", "grey", "learnt", "catalogue", "programme"),
    *("recognis", "organis", "standardis", "summaris", "emphasis(?:e|ing)", "minimis", "randomis"),
    *("generalis", "characteris(?!t)", "pseudonymis", "anonymis", "analys(?:ed|ing)", "practis"),
)
"""Beginnings of words in a spelling that is not used: English is American, as in APA style."""


PLACEHOLDERS: dict[str, str] = {
    "BEGINS": "BAŞLANGIÇ",
    "CASE": "VAKA",
    "CAUSE": "ÖNCEKİ",
    "CODE": "KOD",
    "DIR": "KLASÖR",
    "EFFECT": "SONRAKİ",
    "FILE": "DOSYA",
    "FIRST": "İLK",
    "FOLDER": "KLASÖR",
    "FORM": "BİÇİM",
    "HOW": "NASIL",
    "ID": "NO",
    "KEY": "ANAHTAR",
    "LABEL": "ETİKET",
    "LAST": "SON",
    "LAYER": "KATMAN",
    "LIST": "LİSTE",
    "NAME": "AD",
    "NEW": "YENİ",
    "NOW": "ŞİMDİKİ",
    "NUMBER": "SAYI",
    "OLD": "ESKİ",
    "PATH": "YOL",
    "PROGRAM": "PROGRAM",
    "PSEUDONYM": "TAKMA_AD",
    "RATER": "KODLAYICI",
    "REAL": "GERÇEK_AD",
    "RESULT": "SONUÇ",
    "ROLE": "ROL",
    "SCORE": "PUAN",
    "SEGMENT": "BİRİM",
    "SESSION": "SEANS",
    "SNAPSHOT": "YEDEK",
    "STATE": "DURUM",
    "STUDY": "ÇALIŞMA",
    "TEXT": "METİN",
    "TIME": "ZAMAN",
    "TURN": "SÖZ",
    "TURNS": "SÖZLER",
    "WAS": "ESKİSİ",
    "WHAT": "NE",
    "WORD": "SÖZCÜK",
    "WORDS": "SÖZLER",
}
"""What stands in capitals for something to be typed, in Turkish."""

_CAPITALS = re.compile(r"(?<![\w.=-])[A-Z]{2,}(?!\w*[a-z])|(?<==)[A-Z]{2,}")


def in_place_of(text: str) -> str:
    """Return a text with the words in capitals that stand for what is typed in Turkish."""
    return _CAPITALS.sub(lambda found: PLACEHOLDERS.get(found[0], found[0]), text)


def forbidden(language: str) -> dict[str, str]:
    """Return words that are not used in a language, and the term that is used instead."""
    tr = language == "tr"
    return {
        word: term.turkish if tr else term.english for term in GLOSSARY for word in term.instead[tr]
    }
