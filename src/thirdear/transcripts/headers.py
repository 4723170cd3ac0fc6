"""Header rows of tables: which column is what, by everyday words or as somebody says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from thirdear.base.letters import fold, lower_turkish
from thirdear.base.safe import safe
from thirdear.model.language import Both
from thirdear.model.refusal import Refusal

# Header words, folded, the surest first; "transcript" is the words or the session's name.
_TEXT = (
    "utterance text|utterance|text|metin|content|icerik|konusma|ifade|soylem|soylenen|sozce|speech"
    "|words|transcript|transkript"
).split("|")
_SPEAKER = (
    "speaker|konusan|konusmaci|interlocutor|kim|who|participant|katilimci|role|rol"
    "|sprecher|sprecherin|locuteur|hablante"
).split("|")
_TIME = (
    "time|timestamp|timespan|start|start time|sure|zaman|baslangic|saat|time code|timecode"
    "|start ms|start msec|start milliseconds|time ms|timestamp ms|zaman ms|baslangic ms"
).split("|")
_END = "end|stop|end time|bitis|son|end ms|end msec|end milliseconds|stop ms|bitis ms".split("|")
_RATER = (
    "annotator|annotator id|rater|rater id|coder|coder id|judge|judge id|kodlayici|kodlayici id"
    "|kodlayan|degerlendirici|puanlayici"
).split("|")
_WHISPER = ["start", "end", "text"]  # what a recogniser writes that knows no speakers
_SESSION = (
    "session|seans|oturum|session id|session no|session number|seans no|oturum no|gorusme no"
    "|transcript id|transkript id|transcript|transkript"
).split("|")
_CASE = "case|vaka|olgu|case id|vaka no|olgu no".split("|")

_HEADER_WORDS = {
    "text": _TEXT,
    "speaker": _SPEAKER,
    "time": _TIME,
    "end": _END,
    "session": _SESSION,
    "case": _CASE,
}
COLUMNS = tuple(_HEADER_WORDS)
"""What a column may be."""
_HEADER_WITHIN = 10


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person says about a file, above all about a table's columns by its header's words.

    ``labels`` are the keys of labels of speakers, ``in_turn`` the speakers of a text without
    labels, in turn; lines above ``first_line`` are no speech. ``codes`` are columns that hold
    codes; ``names`` says which column is which of :data:`COLUMNS`,
    where header words do not tell. ``kept`` is what was said so about other tables, by
    :func:`header_key`. ``raters`` is the column that says whose the codes are, where rows repeat
    by it. ``tiers`` are those of a recording's annotations that hold the words.
    """

    codes: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    labels: frozenset[str] = frozenset()
    in_turn: tuple[str, ...] = ()
    first_line: int = 1
    raters: str = ""
    tiers: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether it says anything about columns."""
        return bool(self.codes or self.names or self.raters)

    def of(self, cells: Sequence[str]) -> Mapping[str, str]:
        """Return the names that hold for a header."""
        return self.names or (self.kept.get(header_key(cells), {}) if self.kept else {})


NOTHING_WANTED = Wanted()


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row; ``line`` is where a person finds it in the file, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table's columns stand, counted from 0."""

    text: int
    speaker: int | None
    time: int | None
    end: int | None
    session: int | None
    case: int | None
    codes: tuple[int, ...]
    width: int
    rater: int | None = None
    names: tuple[str, ...] = ()


def header_key(cells: Sequence[str]) -> str:
    """Return what tells one header from others, however it is cased."""
    return "|".join(_header_word(cell) for cell in cells).rstrip("|")


def find_header(rows: Iterable[Row], wanted: Wanted = NOTHING_WANTED) -> int | None:
    """Return the index of the row with header words for speaker and text, among the first ten."""
    for index, row in zip(range(_HEADER_WITHIN), rows, strict=False):
        if _places(row.cells, wanted) is not None:
            return index
    return None


def columns_of(cells: Sequence[str], wanted: Wanted = NOTHING_WANTED) -> Columns | None:
    """Understand a header row; None where it names no speaker or no text.

    A column for codes that it does not have is a Refusal.
    """
    places = _places(cells, wanted)
    if places is None:
        return None
    return columns_at(cells, places, wanted)


def columns_at(
    cells: Sequence[str], places: Mapping[str, int], wanted: Wanted = NOTHING_WANTED
) -> Columns:
    """Return the columns that stand at these places of a header."""
    session = places.get("session")
    words = [_header_word(cell) for cell in cells]
    rater = _column(cells, wanted.raters) if wanted.raters else _first(words, _RATER)
    return Columns(
        text=places["text"],
        speaker=places.get("speaker"),
        time=places.get("time"),
        end=places.get("end"),
        session=None if session == places["text"] else session,
        case=places.get("case"),
        codes=tuple(_column(cells, name) for name in wanted.codes),
        width=len(cells),
        rater=None if rater in places.values() else rater,
        names=tuple(cells),
    )


def known_places(cells: Sequence[str], wanted: Wanted) -> dict[str, int] | None:
    """Return where the columns stand that header words or a person tell, be they few.

    None where a column that somebody names is missing.
    """
    words = [_header_word(cell) for cell in cells]
    names = wanted.of(cells)
    places: dict[str, int] = {}
    for column, known in _HEADER_WORDS.items():
        named = names.get(column)
        place = _first(words, known) if named is None else _named_place(words, named)
        if place is None and named is not None:
            return None
        if place is not None and place not in places.values():
            places[column] = place
    return places


NO_HEADER = (
    "no row has header words for both speaker and text",
    "hiçbir satır hem konuşanı hem metni gösteren başlık sözcüklerini taşımıyor",
)


def no_header(rows: Sequence[Row], wanted: Wanted) -> Both:
    """Return the sentence about a table without a header that can be understood.

    The columns that it has are named where one of them is known, so that they are no speech.
    """
    if not wanted.names:
        return NO_HEADER
    named = {_header_word(name) for name in wanted.names.values()}
    known = named.union(*_HEADER_WORDS.values())
    best = max(
        rows[:_HEADER_WITHIN],
        key=lambda row: len(known.intersection(map(_header_word, row.cells))),
        default=Row(1, ()),
    )
    words = [_header_word(cell) for cell in best.cells]
    missing = [name for name in wanted.names.values() if _header_word(name) not in words]
    lacking = ", ".join(repr(name) for name in missing)
    if not known.intersection(words):
        return (
            f"no row has the column {lacking}: write it as the header does",
            f"hiçbir satırda {lacking} sütunu yok: başlıkta yazıldığı gibi yazın",
        )
    has = ", ".join(safe(cell.strip(), one_line=True) for cell in best.cells if cell.strip())
    if missing:
        return (
            f"it has no column {lacking}: its columns are {has}",
            f"{lacking} adlı bir sütunu yok: sütunları {has}",
        )
    lacking = " and ".join(c for c in ("text", "speaker") if c not in wanted.names)
    return (
        f"which column is the {lacking} is not clear: its columns are {has}",
        f"hangi sütunun {lacking} olduğu belli değil: sütunları {has}",
    )


def _header_word(cell: str) -> str:
    return " ".join(re.sub(r"[_\-./:]+", " ", fold(cell)).split())


def _places(cells: Sequence[str], wanted: Wanted) -> dict[str, int] | None:
    """Return where each known column stands; None where speaker, text or a named one is missing."""
    words = [_header_word(cell) for cell in cells]
    if [word for word in words if word] == _WHISPER and not wanted.names:
        return {"text": 2, "time": 0, "end": 1}
    names = wanted.of(cells)
    places = {}
    for column, known in _HEADER_WORDS.items():
        named = names.get(column)
        place = _first(words, known) if named is None else _named_place(words, named)
        if place is None and (named is not None or column in {"text", "speaker"}):
            return None
        if place is not None:
            places[column] = place
    return places


def _named_place(words: Sequence[str], name: str) -> int | None:
    """Return where a column stands that is named by its header, or by its number from 1."""
    place = _first(words, [_header_word(name)])
    if place is None and name.isdecimal() and 1 <= int(name[:6]) <= len(words):
        return int(name) - 1
    return place


def _first(words: Sequence[str], known: Sequence[str]) -> int | None:
    return next((words.index(word) for word in known if word in words), None)


def _column(cells: Sequence[str], name: str) -> int:
    wanted = lower_turkish(name.strip())
    for place, cell in enumerate(cells):
        if lower_turkish(cell.strip()) == wanted:
            return place
    if name.strip().isdecimal() and 1 <= int(name.strip()[:6]) <= len(cells):
        return int(name) - 1
    named = ", ".join(cell.strip() for cell in cells if cell.strip())
    raise Refusal(
        f"it has no column {name!r}: its columns are {named}",
        f"{name!r} adlı bir sütunu yok; sütunları: {named}",
    )
