"""What a stranger's study will hold, drawn from a seed.

    plan = strangers_plan.draw(7)

A plan is pure: who says what in which session, who tags and rates what, which names are listed.
Everybody and every word is invented.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tests import strangers_books as books
from tests.strangers_books import Book, Rated, Tagged
from tests.strangers_files import FORMATS, Said

CASES = (
    *(
        "A",
        "B",
        "AB",
        "C07",
        "C-7",
        "c7",
        "7",
        "007",
        "2024-03",
        "Anne ve Bebek",
        "ç-1",
        "İ",
        "ığdır",
    ),
    *(
        "Case 1",
        "Vaka 12",
        "O'Brien",
        "Ş & Ü",
        "a.b",
        "x_1",
        "Küçük Prens (2)",
        "K+",
        "Ω",
        "P 3/4"[:3],
    ),
    *("study", "main", "mean", "text", "no", "100%", "the case", "A vakası", "日本", "e\u0301"),
)
ROLES = ("therapist", "client", "parent", "other", "parent")
LABELS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "en": {
        "therapist": ("T", "Therapist", "Th", "Hart", "Dr Kaya", "Clinician"),
        "client": ("C", "Child", "Client", "Kid", "Ufo", "P"),
        "parent": ("M", "Mother", "Father", "Mum", "Zeze"),
        "other": ("Teacher", "Observer", "Quill"),
    },
    "tr": {
        "therapist": ("T", "Terapist", "Psk", "Hart", "Dr Kaya", "Danışman"),
        "client": ("Ç", "Çocuk", "Danışan", "Ufuk", "D", "Hasta"),
        "parent": ("A", "Anne", "Baba", "Veli", "Şükriye"),
        "other": ("Öğretmen", "Gözlemci", "Tüli"),
    },
}
WORDS = {
    "en": (
        "we look at it again and then the bear sleeps while it rains so they were sad yesterday "
        "because nobody came but you said that was fine now I feel angry about this game maybe not "
        "what happens if he hides under the table with all his blocks and a small boat"
    ).split(),
    "tr": (
        "sonra yine baktık ayı uyuyor dışarıda yağmur yağıyor çok üzüldüm dün kimse gelmedi "
        "ama sen iyi dedin şimdi kızgınım bu oyun belki öyle değil ne olur saklanırsa masanın "
        "altında bütün küpleriyle küçük bir kayık ışık söndü ılık süt içtik ağladı güldü düşündüm "
        "hatırlıyor musun"
    ).split(),
}
RARE = (
    "kromulaz dravonik zimbolat plonkerit vuslabek grofinda tremilok bastuvin culpandor hezzimor"
).split()
"""Words that stand nowhere but in transcripts."""
ODD = (
    *(
        "…",
        "–",
        "«hmm»",
        "“so”",
        "20%",
        "3:1",
        "a/b",
        "x;y",
        "u,v",
        "=1+1",
        "@home",
        "#4",
        "<b>",
        "&amp;",
    ),
    *(
        "🙂",
        "👩‍👧",
        "naïve",
        "e\u0301",
        "İIıi",
        "ﬁ",
        "ß",
        "(3.0)",
        "[laughs]",
        "xxx",
        "\u00a0",
        "\u200d",
        "10.30",
        "*",
    ),
)
CONTROL = ("\x1b]0;title\x07", "\x1b[2J", "\x08", "[@click=app.quit]x[/]", "\u202e", "\x7f")
MARKS = frozenset(("(3.0)", "[laughs]", "xxx", "…", "–"))
"""Those of them that are marks beside the words, not words."""
NAMES = {
    "en": (
        ("Oliver", "Martin"),
        ("Bartholomew", "Sebastian"),
        ("Emily Rose", "Anna May"),
        ("Wexford", "Oakham"),
    ),
    "tr": (
        ("Zeynep", "Gülben"),
        ("Oğuzhan", "Serdar"),
        ("Ayşe Nur", "Fatma Su"),
        ("Kırşehir", "Bolu"),
    ),
}
ENDINGS = {
    "Oliver": ("'s",),
    "Bartholomew": ("'s", "’s"),
    "Emily Rose": ("'s",),
    "Wexford": ("",),
    "Zeynep": ("'in", "’e", "i"),
    "Oğuzhan": ("'ın", "a", "’la"),
    "Ayşe Nur": ("'un", "’a"),
    "Kırşehir": ("'de", "’den"),
}
FINDS = ("0532 123 45 67", "2024-03-01", "12 Mart 2015", "zeze@example.org")
"""What shuts the gate though nobody listed it."""


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """One session: its number, its day, in which format it is written, and who says what."""

    number: int
    day: date | None
    format: str
    turns: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class CasePlan:
    """One case and its sessions in order; ``joined`` says that its tables are one file."""

    key: str
    sessions: tuple[SessionPlan, ...]
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A listed name; ``case`` is None where it counts everywhere."""

    real: str
    pseudonym: str
    case: str | None
    by_table: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a stranger's study will hold."""

    seed: int
    language: str
    codebooks: tuple[Book, ...]
    files: Mapping[str, str]
    cases: tuple[CasePlan, ...]
    raters: tuple[str, ...]
    tags: tuple[Tagged, ...]
    ratings: tuple[Rated, ...]
    finished: tuple[tuple[str, str, int], ...]
    names: tuple[Name, ...]
    hypotheses: tuple[tuple[str, str], ...]
    imported: Mapping[tuple[str, int], float]
    encrypted: bool

    @property
    def sessions(self) -> Iterator[tuple[str, SessionPlan]]:
        """Every session beside its case."""
        return ((case.key, one) for case in self.cases for one in case.sessions)

    def __str__(self) -> str:
        sessions = ", ".join(f"{case.key!r} {len(case.sessions)}" for case in self.cases)
        used = "+".join(book.key for book in self.codebooks)
        return (
            f"seed {self.seed}: {self.language}, {sessions}; {used}; {len(self.raters)} raters, "
            f"{len(self.tags)} tags, {len(self.ratings)} ratings, {len(self.names)} names"
            f"{', encrypted' if self.encrypted else ''}"
        )


# -- the plan


def draw(seed: int) -> Plan:
    """Return the plan of a seed."""
    rng = random.Random(f"a stranger's study {seed}")
    language = rng.choice(("en", "tr"))
    used, files = _codebooks(rng, language)
    timed = any(book.layer.startswith("minutes") for book in used)
    names = _names(rng, language)
    cases = _cases(rng, language, [name.real for name in names], timed=timed)
    names = tuple(
        Name(n.real, n.pseudonym, rng.choice((None, rng.choice(cases).key)), n.by_table)
        for n in names
    )
    raters = _raters(rng)
    tags, ratings, finished = _judgements(rng, used, cases, raters)
    imported = _imported(rng, cases)
    return Plan(
        seed,
        language,
        used,
        files,
        cases,
        raters,
        tags,
        ratings,
        finished,
        names,
        _hypotheses(rng, used, imported),
        imported,
        rng.random() < 0.12,
    )


def _codebooks(rng: random.Random, language: str) -> tuple[tuple[Book, ...], dict[str, str]]:
    files: dict[str, str] = {}
    found = [books.read(key) for key in rng.sample(books.shipped(), rng.choice((0, 1, 1, 2)))]
    if not found or rng.random() < 0.35:
        book, text = books.own(rng, language)
        found.append(book)
        files[book.source] = text
    return tuple(found), files


def _names(rng: random.Random, language: str) -> tuple[Name, ...]:
    pairs = rng.sample(NAMES[language], rng.choice((0, 0, 1, 2, 3)))
    return tuple(Name(real, told, None, rng.random() < 0.5) for real, told in pairs)


def _raters(rng: random.Random) -> tuple[str, ...]:
    known = rng.choice((("R1", "R2", "R3"), ("R1", "R2", "R3"), ("Ayşe", "Mehmet K", "ö-3")))
    return known[: rng.choice((0, 1, 1, 2, 2, 3))]


def _cases(
    rng: random.Random, language: str, names: Sequence[str], *, timed: bool
) -> tuple[CasePlan, ...]:
    count = rng.choice((1, 1, 2, 2, 3, 5))
    longest = rng.choice((3, 8, 14)) if count > 2 else rng.choice((3, 8, 14, 30, 45))
    found: dict[str, CasePlan] = {}
    for key in rng.sample(CASES, count):
        folded = unicodedata.normalize("NFC", key)
        found.setdefault(
            folded, _case(rng, folded, rng.randint(1, longest), language, names, timed=timed)
        )
    return tuple(found.values())


def _case(
    rng: random.Random, key: str, count: int, language: str, names: Sequence[str], *, timed: bool
) -> CasePlan:
    tongue = language if rng.random() < 0.85 else rng.choice(("en", "tr"))
    speakers = rng.choice((2, 2, 2, 3, 4, 5))
    labels = {}
    for role in ROLES[:speakers]:
        free = [label for label in LABELS[tongue][role] if label not in labels]
        labels[rng.choice(free)] = role
    number, day, sessions = rng.choice((0, 0, 0, 1, 11)), date(2023, 9, 4), []
    dated, formats = rng.random() < 0.7, _formats(rng, labels, timed=timed)
    for _ in range(count):
        number += 1 if rng.random() < 0.85 else rng.randint(2, 4)
        day += timedelta(days=rng.choice((7, 7, 7, 14, 21, 3)))
        turns = tuple(_turns(rng, labels, tongue, names, formats[-1]))
        sessions.append(SessionPlan(number, day if dated else None, formats[-1], turns))
        rng.shuffle(formats)
    return CasePlan(key, tuple(sessions), rng.random() < 0.5)


def _formats(rng: random.Random, labels: Iterable[str], *, timed: bool) -> list[str]:
    words = all(" " not in label for label in labels)
    fit = [
        name
        for name, one in FORMATS.items()
        if (one.timed or not timed) and (words or not one.one_word)
    ]
    return rng.sample(fit, rng.choice((1, 2, 4)))


def _turns(
    rng: random.Random, labels: Mapping[str, str], tongue: str, names: Sequence[str], format_: str
) -> Iterator[Said]:
    count, time = rng.choice((2, 4, 6, 8, 8, 12, 30)), 2.0
    written = FORMATS[format_]
    for label in _speakers(rng, labels, count):
        words = _words(rng, tongue, names, control=written.control)
        if written.markup:
            words = words.replace("<b>", "")
        words = words.encode(written.letters, "ignore").decode(written.letters)
        length = round(rng.uniform(1, 40), 1)
        yield Said(label, labels[label], words, round(time, 1), round(time + length, 1))
        time = round(time + length + rng.choice((0.5, 2.0, 5.5, 60.0)), 1)


ONCE = 0.2
"""How often somebody speaks who speaks once in a session."""


def _speakers(rng: random.Random, labels: Mapping[str, str], count: int) -> list[str]:
    first, second, *others = labels
    if rng.random() >= ONCE:
        count = max(4, count)
    found = [(first, second)[at % 2] for at in range(count)]
    for label in others:
        places = rng.sample(range(1, count, 2), min(rng.choice((0, 2, 3)), count // 2))
        if (len(places) > 1 and count > 8) or rng.random() < ONCE:
            for place in places:
                found[place] = label
    rare = {label for label in others if found.count(label) == 1}
    return found if rng.random() < ONCE else [second if label in rare else label for label in found]


def _words(rng: random.Random, tongue: str, names: Sequence[str], *, control: bool) -> str:
    found = []
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        words = rng.choices(WORDS[tongue], k=rng.randint(2, 11))
        if rng.random() < 0.3:
            words.insert(rng.randint(1, len(words)), rng.choice(RARE))
        if rng.random() < 0.1:
            words.insert(rng.randint(1, len(words)), rng.choice(ODD))
        if names and rng.random() < 0.08:
            name = rng.choice(names)
            words.insert(rng.randint(1, len(words)), name + rng.choice(("", *ENDINGS[name])))
        if rng.random() < 0.004:
            words.insert(rng.randint(1, len(words)), rng.choice(FINDS))
        if control and rng.random() < 0.01:
            words.insert(rng.randint(1, len(words)), rng.choice(CONTROL))
        found.append(
            _capital(words[0], tongue) + " ".join(["", *words[1:]]) + rng.choice(".....?!…")
        )
    return unicodedata.normalize("NFC", " ".join(found))


def _capital(word: str, tongue: str) -> str:
    first = (
        {"i": "İ", "ı": "I"}.get(word[0], word[0].upper()) if tongue == "tr" else word[0].upper()
    )
    return first + word[1:]


# -- what raters say


Judged = tuple[tuple[Tagged, ...], tuple[Rated, ...], tuple[tuple[str, str, int], ...]]


def _judgements(
    rng: random.Random, used: Sequence[Book], cases: Sequence[CasePlan], raters: Sequence[str]
) -> Judged:
    tags: dict[tuple[object, ...], Tagged] = {}
    ratings: list[Rated] = []
    finished: list[tuple[str, str, int]] = []
    for rater in raters:
        share = rng.choice((1.0, 1.0, 0.8, 0.3))
        constant = rng.random() < 0.15
        for case in cases:
            for session in case.sessions:
                if rng.random() > share:
                    continue
                for book in used:
                    for tag in _tags(rng, book, case.key, session, rater):
                        tags[tag.case, tag.session, tag.turn, tag.code, rater] = tag
                    ratings += _ratings(rng, book, case.key, session, rater, constant=constant)
                if rng.random() < 0.92:
                    finished.append((rater, case.key, session.number))
    return tuple(tags.values()), tuple(ratings), tuple(finished)


def _tags(
    rng: random.Random, book: Book, case: str, session: SessionPlan, rater: str
) -> Iterator[Tagged]:
    taken: set[tuple[int, str]] = set()
    exclusive = {f["key"] for f in book.data.get("family", ()) if f.get("exclusive")}
    for _ in range(rng.randint(0, 6) if book.codes else 0):
        code, turn = rng.choice(book.codes), rng.randint(1, len(session.turns))
        role = session.turns[turn - 1].role
        if code.get("speaker", role) != role or (turn, str(code.get("family"))) in taken:
            continue
        if code.get("family") in exclusive or book.layer != "turn":
            taken.add((turn, str(code.get("family"))))
        value = None
        if "scale" in code and (code.get("value") == "required" or rng.random() < 0.6):
            value = rng.randint(*code["scale"])
        memo = rng.choice(("", "", "", "neden?", "unsure; “perhaps”", "=1+1"))
        yield Tagged(case, session.number, turn, book.full(code["key"]), rater, value, memo)


def _ratings(
    rng: random.Random, book: Book, case: str, session: SessionPlan, rater: str, *, constant: bool
) -> Iterator[Rated]:
    missing = rng.choice((0.0, 0.0, 0.1, 0.6))
    for item in book.items:
        if rng.random() < missing:
            continue
        low, high = item["scale"]
        value: int | None = low if constant else rng.randint(low, high)
        if item.get("unrateable", True) and rng.random() < 0.04:
            value = None
        yield Rated(case, session.number, book.full(item["key"]), rater, value)


def _imported(rng: random.Random, cases: Sequence[CasePlan]) -> dict[tuple[str, int], float]:
    if rng.random() < 0.6:
        return {}
    places = [(case.key, one.number) for case in cases for one in case.sessions]
    return {place: round(rng.uniform(1, 5), 2) for place in places if rng.random() < 0.9}


def _hypotheses(
    rng: random.Random, used: Sequence[Book], imported: Mapping[tuple[str, int], float]
) -> tuple[tuple[str, str], ...]:
    known = [book.full(score["key"]) for book in used for score in book.scores]
    known += ["text.words.client", "text.turns.therapist", *(["imported.mood"] if imported else [])]
    pairs = (tuple(rng.sample(known, 2)) for _ in range(rng.choice((0, 1, 1, 2))))
    return tuple(dict.fromkeys((cause, effect) for cause, effect in pairs))


def judging(plan: Plan) -> set[str]:
    """Return the raters who have judged anything."""
    return {tag.rater for tag in plan.tags} | {rating.rater for rating in plan.ratings}
