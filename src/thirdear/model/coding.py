"""Codebooks and what raters do with them: passes, tags, ratings, memos."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple

from thirdear.model.text import Role

CONSENSUS = "consensus"
"""The rater whose passes are made from others'; no person can be called so."""

TEXTS = ("definition", "include", "exclude", "example")
"""What is told about a code or an item, each by language."""

OURS = "thirdear"
"""The ``wording`` of texts that come with the program."""

RuleKind = Literal["codes", "items", "scores"]

RULES: Mapping[str, RuleKind] = {
    "count": "codes",
    "per_100_turns": "codes",
    "per_1000_words": "codes",
    "per_10_minutes": "codes",
    "share_of_segments": "codes",
    "mean_value": "codes",
    "max_value": "codes",
    "sum_value": "codes",
    "distinct_codes": "codes",
    "any": "codes",
    "share_of_tags": "codes",
    "mean": "items",
    "sum": "items",
    "mean_present": "items",
    "maximum": "items",
    "present": "items",
    "similarity": "items",
    "mean_of_scores": "scores",
    "sum_of_scores": "scores",
}
"""The score rules by name, and what each is made of."""

RATIOS = frozenset(
    (
        *("per_100_turns", "per_1000_words", "per_10_minutes", "share_of_segments"),
        *("share_of_tags", "mean", "mean_value", "mean_present", "mean_of_scores", "similarity"),
    )
)
"""Rules that divide: what they make is printed with decimals, also where it happens to be whole."""


class EventId(NamedTuple):
    """The name of an event in the journal, and of the tag or vignette that it made."""

    replica: int
    seq: int


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole values from ``low`` to ``high``, both allowed."""

    low: int
    high: int

    def __contains__(self, value: object) -> bool:
        return isinstance(value, int | float) and self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Family:
    """A group of codes that shares a lane, a glyph and a colour on the desk.

    ``exclusive`` says that a segment carries at most one of its codes.
    """

    key: str
    names: Mapping[str, str]
    exclusive: bool = False

    def name(self, language: str = "en") -> str:
        """Return the family's name in a language, English where there is none."""
        return self.names.get(language) or self.names["en"]


@dataclass(frozen=True, slots=True)
class Code:
    """A category of a codebook: presence, or a value where it has a scale.

    ``key`` is complete (``mbtc.perspective``); ``mnemonic`` is two letters, unique in the codebook.
    ``speaker`` restricts it to segments of one role. ``value_required`` says that whoever sets it
    has to give its value, ``anchors`` what its values mean, by language. ``parent`` is the complete
    key of the code that this one is a kind of. ``write_in`` marks an "other": its tag wants a memo
    that says what it was. ``texts`` are its :data:`TEXTS` by language, ``wording`` whose words
    they are.
    """

    key: str
    names: Mapping[str, str]
    family: str
    mnemonic: str
    speaker: Role | None = None
    scale: Scale | None = None
    value_required: bool = False
    parent: str | None = None
    write_in: bool = False
    anchors: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    wording: str = ""

    def name(self, language: str = "en") -> str:
        """Return the code's name in a language, English where there is none."""
        return self.names.get(language) or self.names["en"]

    def text(self, which: str, language: str = "en") -> str:
        """Return one of the :data:`TEXTS` in a language, in another where there is none."""
        return _in(self.texts.get(which, {}), language)

    def meanings(self, language: str = "en") -> Mapping[int, str]:
        """Return what values mean in a language, English where there is no other."""
        return _meanings(self.anchors, language)


@dataclass(frozen=True, slots=True)
class Item:
    """A rating item for a whole session; ``anchors`` maps values to their wording by language.

    ``unrateable`` says that "cannot be rated" is an answer. ``needs`` is the complete key of the
    item that says whether there is anything to rate, as skill needs presence: where that one is at
    its lowest value, this one is not defined and counts for nothing. ``family`` groups items on the
    form, ``write_in`` marks an "other". ``texts`` and ``wording`` are as those of a code.
    """

    key: str
    number: int
    names: Mapping[str, str]
    scale: Scale
    reverse: bool = False
    anchors: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    family: str | None = None
    needs: str | None = None
    unrateable: bool = True
    write_in: bool = False
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    wording: str = ""

    def name(self, language: str = "en") -> str:
        """Return the item's name in a language, English where there is none."""
        return self.names.get(language) or self.names["en"]

    def text(self, which: str, language: str = "en") -> str:
        """Return one of the :data:`TEXTS` in a language, in another where there is none."""
        return _in(self.texts.get(which, {}), language)

    def meanings(self, language: str = "en") -> Mapping[int, str]:
        """Return what values mean in a language, English where there is no other."""
        return _meanings(self.anchors, language)


def filled(told: Mapping[str, str]) -> Mapping[str, str]:
    """Return the languages in which something is said."""
    return {language: words for language, words in told.items() if words}


def _in(told: Mapping[str, str], language: str) -> str:
    """Return words in a language; English where there are none, then any."""
    return told.get(language) or told.get("en") or next(filter(None, told.values()), "")


def _meanings(anchors: Mapping[int, Mapping[str, str]], language: str) -> Mapping[int, str]:
    return {value: told.get(language) or told["en"] for value, told in sorted(anchors.items())}


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?[,;:]?")
"""A word with which a name may begin: Child's, or what a comma follows."""


@dataclass(frozen=True, slots=True)
class ScoreRule:
    """How tags or ratings become one number a session.

    ``of`` lists complete keys of codes, items or other scores, all of one kind; ``rule`` names a
    function of :mod:`thirdear.scores`. ``speaker`` says whose segments are the denominator of a
    rate or share (None: everybody's); ``at_least`` how many items or scores must be there (all
    unless given); ``spoken_only`` that transcribers' marks are no words of a rate's denominator.
    ``among`` are the codes that a ``share_of_tags`` is taken among. Where ``beside`` names codes,
    only segments count that one of these marks, too. ``labels_in_text`` say by language what
    running text calls the score. ``prototype`` has a value for each item of a ``similarity``.
    """

    key: str
    names: Mapping[str, str]
    of: tuple[str, ...]
    rule: str
    speaker: Role | None = None
    at_least: int | None = None
    spoken_only: bool = False
    among: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    labels_in_text: Mapping[str, str] = field(default_factory=dict)
    prototype: tuple[float, ...] = ()

    def name(self, language: str = "en") -> str:
        """Return the score's name in a language, English where there is none."""
        return self.names.get(language) or self.names["en"]

    def in_text(self, language: str = "en") -> str:
        """Return what running text calls the score: as the codebook says, else its name.

        A name begins with a small letter then, unless its first word has other capitals.
        """
        told = self.labels_in_text.get(language)
        if told:
            return told
        name = self.name(language)
        first = name.split(" ", 1)[0]
        if first[1:] != first[1:].lower() or len(first) == 1 or not _WORD.fullmatch(first):
            return name
        turkish = language in self.names and language == "tr"
        small = {"I": "ı", "İ": "i"}.get(name[0], name[0].lower()) if turkish else name[0].lower()
        return small + name[1:]


@dataclass(frozen=True, slots=True)
class QSort:
    """A forced distribution: so many of a codebook's items belong to each value from ``lowest``."""

    piles: tuple[int, ...]
    lowest: int = 1

    @property
    def wanted(self) -> Mapping[int, int]:
        """How many items each value takes, from the lowest value on."""
        return {self.lowest + place: count for place, count in enumerate(self.piles)}


@dataclass(frozen=True, slots=True)
class Codebook:
    """Codes, rating items and the score rules over them, with a version.

    ``layer`` is the segmentation that its codes are for, such as "turn" or "minutes:5".
    ``toml`` is the file it was read from, word for word: the study keeps it. With ``qsort`` the
    items are cards that are sorted into piles.
    """

    key: str
    prefix: str
    version: int
    names: Mapping[str, str]
    families: tuple[Family, ...]
    codes: tuple[Code, ...]
    items: tuple[Item, ...]
    scores: tuple[ScoreRule, ...]
    sources: Mapping[str, str]
    permissions: Mapping[str, str]
    toml: str
    layer: str = "turn"
    qsort: QSort | None = None

    def name(self, language: str = "en") -> str:
        """Return the codebook's name in a language, English where there is none."""
        return self.names.get(language) or self.names["en"]

    @property
    def entries(self) -> tuple[Code | Item, ...]:
        """The codes, then the items."""
        return (*self.codes, *self.items)

    def source(self, language: str = "en") -> str:
        """Return where the codebook is from, in a language if it says so in it."""
        return _in(self.sources, language)

    def permission(self, language: str = "en") -> str:
        """Return what the owners allow, in a language if the codebook says so in it."""
        return _in(self.permissions, language)


@dataclass(frozen=True, slots=True, order=True)
class Pass:
    """One rater's independent round over a set of sessions; rounds count from 1."""

    rater: str
    number: int = 1


PassPlace = tuple[Pass, str, int]
"""A pass in a session in which it judged."""


@dataclass(frozen=True, slots=True)
class NewTag:
    """A tag as a rater or a table gives it, before the journal has named it.

    ``version`` is the codebook's under which it was made; None for the study's newest.
    ``suggested`` says that the rater accepted what the program had suggested.
    """

    case: str
    session: int
    segment: int
    code: str
    layer: str = "turn"
    value: int | None = None
    start: int | None = None
    stop: int | None = None
    uncertain: bool = False
    version: int | None = None
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """One application of a code to a segment, or to the part ``start:stop`` of the transcript.

    ``start`` and ``stop`` are offsets into the transcript, None for the whole segment.
    ``uncertain`` is the rater's own doubt. ``version`` is the version of the codebook under which
    the tag was made, None where the study had none; ``given`` is the code that the rater set, where
    it was another one that has become ``code`` since. ``suggested`` says that the rater
    accepted what the program had suggested.
    """

    id: EventId
    pass_: Pass
    case: str
    session: int
    layer: str
    segment: int
    code: str
    value: int | None = None
    start: int | None = None
    stop: int | None = None
    uncertain: bool = False
    version: int | None = None
    given: str | None = None
    suggested: bool = False

    def again(self) -> NewTag:
        """Return the tag as it can be given once more, in this pass or another."""
        return NewTag(
            case=self.case,
            session=self.session,
            segment=self.segment,
            code=self.code,
            layer=self.layer,
            value=self.value,
            start=self.start,
            stop=self.stop,
            uncertain=self.uncertain,
            version=self.version,
            suggested=self.suggested,
        )


class Play(StrEnum):
    """Where a turn of a play therapy stands: in the play, in it as a character, or out of it."""

    IN = "in-play"
    CHARACTER = "in-character"
    OUT = "out-of-play"


@dataclass(frozen=True, slots=True)
class Memo:
    """A rater's free words on a segment, or on the tag of ``code`` there.

    ``start`` and ``stop`` are the tag's part of the segment, None for the whole of it. A memo on a
    tag stays where the tag gets another value or goes.
    """

    pass_: Pass
    case: str
    session: int
    layer: str
    segment: int
    text: str
    code: str | None = None
    start: int | None = None
    stop: int | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """One value of a rating item for a whole session in a pass; None says "cannot be rated"."""

    pass_: Pass
    case: str
    session: int
    item: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """What undo or redo touched, so that a screen can go there and repaint it.

    ``segment`` and ``layer`` are None where the change is not about a segment. ``setting`` is the
    key of a setting that was changed.
    """

    what: str
    case: str
    session: int
    layer: str | None = None
    segment: int | None = None
    setting: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a pass has come in one session."""

    case: str
    session: int
    tagged: int
    rated: int
    finished: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """One session in a rater's queue: its place from 1, a masked name, what it is, and if done."""

    place: int
    mask: str
    case: str
    session: int
    finished: bool
