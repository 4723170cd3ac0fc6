"""The written forms that a person decides about, one at a time, and what the answers do.

Nothing here knows a terminal: a screen or a command shows a :class:`Question`, calls one of the
answers of :class:`Answers`, and may take the last one back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from thirdear.model.disguise import Pseudonym, Spot
from thirdear.model.refusal import Refusal
from thirdear.study import pseudonyms, scanned
from thirdear.study.pseudonyms import Progress, Sighting

if TYPE_CHECKING:
    from thirdear.study.core import Core

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Example:
    """One place of a written form: the words around it, and where it stands."""

    before: str
    form: str
    after: str
    where: Spot


@dataclass(frozen=True, slots=True)
class Question:
    """A written form that nobody decided, with its three best examples.

    ``name`` is the listed name that it most likely is a form of; ``always`` says that somebody
    wants to be asked about it at each place.
    """

    form: str
    case: str | None
    level: str
    why: str
    times: int
    examples: tuple[Example, ...]
    name: Pseudonym | None = None
    always: bool = False


_TRANSCRIPT = ("turn", "between")
"""Parts of a study that are the transcript's own words."""


def questions(
    study: Core,
    case: str | None = None,
    progress: Progress | None = None,
    *,
    blind: bool = False,
) -> tuple[Question, ...]:
    """Return every undecided written form once, listed names first, the most frequent first.

    To somebody who codes blind nothing is shown but what transcripts say: memos may be others'.
    """
    places: dict[tuple[str | None, str], list[Sighting]] = {}
    for place in scanned.places(study, case, progress):
        if not blind or place.where.part in _TRANSCRIPT:
            places.setdefault((place.case, place.form), []).append(place)
    always = _always(study)
    found = [_question(of, always) for of in places.values()]
    return tuple(sorted(found, key=lambda q: (q.always, q.name is None, -q.times, q.form)))


def _always(study: Core) -> frozenset[tuple[str, str | None]]:
    if not study.names_file.exists():
        return frozenset()
    with study.names() as names:
        return frozenset(names.asked())


def _question(places: Sequence[Sighting], always: frozenset[tuple[str, str | None]]) -> Question:
    first = places[0]
    return Question(
        first.form,
        first.case,
        first.level,
        first.why,
        len(places),
        _best(places),
        next((place.name for place in places if place.name is not None), None),
        (first.form, first.case) in always or (first.form, None) in always,
    )


def _best(places: Sequence[Sighting]) -> tuple[Example, ...]:
    """Return the examples that say most: long contexts, each from another session if possible."""
    ranked = sorted(places, key=lambda p: -min(len(p.before), 30) - min(len(p.after), 30))
    chosen: list[Sighting] = []
    for place in ranked:
        if all(place.where[:3] != one.where[:3] for one in chosen):
            chosen.append(place)
    chosen += [place for place in ranked if place not in chosen]
    return tuple(Example(p.before, p.form, p.after, p.where) for p in chosen[:_EXAMPLES])


def settled(study: Core, question: Question) -> bool:
    """Say whether an earlier answer has settled a form, too: a new name with its suffixes."""
    from thirdear import disguise

    listed, kept = study.pseudonyms()
    forms = [form for form, where in kept if where in (None, question.case)]
    text = question.examples[0]
    whole = disguise.nfc(f"{text.before}{text.form}{text.after}")
    found = disguise.scan(whole, listed, study.language, question.case, forms)
    at = len(text.before)
    mine = [f for f in found if f.start <= at < f.stop]
    listed_now = bool(mine) and mine[0].name is not None and mine[0].level == "replace"
    return listed_now or question.form in forms


def entry(real: str, pseudonym: str, kind: str, case: str | None) -> Pseudonym:
    """Return a new name for the list; an everyday word is listed as one."""
    from thirdear.disguise import is_everyday

    return Pseudonym(real, pseudonym, kind, case, also_a_word=is_everyday(real))


def proposal(study: Core, real: str, kind: str = "person", language: str | None = None) -> str:
    """Return a pseudonym that is nobody's real name and nobody else's pseudonym in the study."""
    from thirdear.disguise import proposals

    listed, _ = study.pseudonyms()
    taken = [word for n in listed for word in (n.real, n.pseudonym, *n.variants)]
    return proposals.propose(real, kind, taken, language or study.language)


@dataclass(slots=True)
class Answers:
    """The answers of one sitting: each is written at once, and the last one can be taken back."""

    study: Core
    _undo: list[tuple[Question, Callable[[], None]]] = field(default_factory=list)

    def is_name(self, question: Question, name: Pseudonym) -> None:
        """Decide that a form is a listed person: written exactly so it is replaced from now on."""
        pseudonyms.add_variant(self.study, name.real, question.form, name.case)
        self._note(question, lambda: self._put(name))

    def is_new(self, question: Question, entry: Pseudonym) -> None:
        """Decide that a form is somebody, or some place, that was not listed yet."""
        listed, _ = self.study.pseudonyms()
        if any((n.real, n.case) == (entry.real, entry.case) for n in listed):
            raise Refusal(
                "This name is listed already; choose that it is the listed one.",
                "Bu ad zaten listede; listedeki kişi olduğunu seçin.",
            )
        pseudonyms.add(self.study, entry)
        self._note(question, lambda: self._remove(entry))

    def is_nobody(self, question: Question) -> None:
        """Decide that a form identifies nobody and stays."""
        with self.study.names() as names:
            names.keep(question.form, question.case)
        self._note(question, lambda: self._forget(question))

    def always_ask(self, question: Question) -> None:
        """Decide that a form is now a name, now a word: it stays open wherever it stands."""
        with self.study.names() as names:
            names.ask(question.form, question.case)
        self._note(question, lambda: self._ask_no_more(question))

    @property
    def count(self) -> int:
        """How many answers can be taken back."""
        return len(self._undo)

    def undo(self) -> Question | None:
        """Take the last answer back and return its question; None where there is none."""
        if not self._undo:
            return None
        question, back = self._undo.pop()
        back()
        return question

    def _note(self, question: Question, back: Callable[[], None]) -> None:
        self._undo.append((question, back))

    def _put(self, name: Pseudonym) -> None:
        with self.study.names() as names:
            names.add(replace(name))

    def _remove(self, entry: Pseudonym) -> None:
        with self.study.names() as names:
            names.remove(entry.real, entry.case)

    def _forget(self, question: Question) -> None:
        with self.study.names() as names:
            names.forget(question.form, question.case)

    def _ask_no_more(self, question: Question) -> None:
        with self.study.names() as names:
            names.ask_no_more(question.form, question.case)
