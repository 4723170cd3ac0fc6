"""A study as a REFI-QDA project: texts, segments, codes, codings, ratings, scores, memos, times."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.model.coding import Codebook, EventId, Memo, Pass, Rating, Tag
from thirdear.model.corrections import Corrected
from thirdear.model.disguise import Spot
from thirdear.model.language import said
from thirdear.model.memos import Topic
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place, Segment, SessionInfo
from thirdear.refi import codetree, returned, writer
from thirdear.refi.project import (
    OutCase,
    OutCoding,
    OutMoment,
    OutNote,
    OutProject,
    OutSelection,
    OutSource,
    OutUser,
    OutValue,
    OutVariable,
)
from thirdear.study import contents, gate, lookup, rules
from thirdear.study import scores as study_scores
from thirdear.study.disguise import disguised
from thirdear.study.judgements import Identity, identity
from thirdear.writeup.words import say

if TYPE_CHECKING:
    from thirdear.study.core import Core
    from thirdear.study.excerpts import Disguise

WINDOWS = writer.WINDOWS
_FREE = "free"
_SESSION = OutVariable(writer.guid("variable", "session"), "session", "Integer")

_OnTags = dict[tuple[Pass, Identity], list[str]]
_OnWords = dict[tuple[Place, str, int, int | None, int | None], list[str]]


def write(
    study: Core,
    path: Path,
    *,
    cases: Sequence[str] = (),
    windows: bool = False,
    identifiable: bool = False,
) -> tuple[str, ...]:
    """Write cases, all unless named, as a .qdpx; return what of them the file does not hold.

    Names are disguised unless ``identifiable``, which the project's name says then; the gate
    refuses as it does for a document.
    """
    chosen = lookup.cases(study, cases)
    disguise = gate.opened(study, chosen, identifiable=identifiable)
    made = _Maker(study, chosen, disguise).project()
    if identifiable:
        made = replace(made, name=f"{made.name} ({say(study.language, 'identifiable')})")
    data = writer.dumps(made, windows=windows)
    gate.release(
        study,
        path,
        data,
        disguise,
        kind="qdpx",
        settings={"cases": list(chosen)},
    )
    return writer.losses(made, windows=windows)


def write_codebooks(study: Core, path: Path, keys: Sequence[str] = ()) -> tuple[str, ...]:
    """Write codebooks, all unless named, as a .qdc; return what of them the file does not hold."""
    known = {book.key: book for book in study.codebooks()}
    for key in keys:
        if key not in known:
            raise Refusal(
                f"There is no codebook {key}; the study has {', '.join(known)}.",
                f"{key} adlı bir kod kitabı yok; çalışmadakiler: {', '.join(known)}.",
            )
    books = [known[key] for key in keys or known]
    trees = [codetree.tree(book, study.language) for book in books if book.codes]
    if not trees:
        raise Refusal(
            "There is no code to write: these codebooks have rating items only.",
            "Yazılacak kod yok: bu kod kitaplarında yalnız puanlama maddeleri var.",
        )
    data = writer.codebook(trees[0].below if len(trees) == 1 else trees)
    gate.hand_on(study, path, data, kind="qdc", settings={"codebooks": [b.key for b in books]})
    return _lost_of(books)


def _lost_of(books: Sequence[Codebook]) -> tuple[str, ...]:
    counts = (
        ("rating item", sum(len(book.items) for book in books)),
        ("score rule", sum(len(book.scores) for book in books)),
        ("mnemonic", sum(len(book.codes) for book in books)),
        ("code for one speaker only", sum(c.speaker is not None for b in books for c in b.codes)),
    )
    return tuple(f"{what}: {count:,}" for what, count in counts if count)


@dataclass
class _Maker:
    """One project while it is made; ``lost`` counts what it cannot hold."""

    study: Core
    cases: Sequence[str]
    disguise: Disguise
    lost: Counter[str] = field(default_factory=Counter)
    notes: list[OutNote] = field(default_factory=list)
    variables: dict[str, OutVariable] = field(default_factory=dict)
    labels: dict[tuple[str, str, int], str] = field(default_factory=dict)
    users: dict[Pass, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.identity = self.study.store.identity()
        self.unsure = self._guid("note", returned.UNSURE)
        self.known = codetree.meanings(self.study.codebooks())
        self.newest = {c.key: b.version for b in self.study.codebooks() for c in b.codes}
        self.at = self.study.store.tag_times()
        self.finished = self.study.store.finished()
        self.variables[_SESSION.name] = _SESSION

    def project(self) -> OutProject:
        """Return everything that a project can hold."""
        language = self.study.language
        infos = [info for case in self.cases for info in self.study.sessions(case)]
        on_codes = {topic.code: own for topic, own in self.wider.items() if topic.code}
        codes = [
            codetree.tree(b, language, (self._book(b),), on_codes) for b in self.study.codebooks()
        ]
        sources = {(i.case, i.session): self._source(i) for i in infos}
        return OutProject(
            self.said(self.study.name, None, Spot("study")),
            tuple(self._users()),
            tuple(codes),
            tuple(self.variables.values()),
            tuple(self._case(case, sources) for case in self.cases),
            tuple(sources.values()),
            tuple(self.notes),
            self._losses(infos),
        )

    def _guid(self, *parts: object) -> str:
        """Return the GUID of a thing of this study; no name can be guessed from it."""
        return writer.guid(self.identity, *parts)

    def said(self, text: str, case: str | None, where: Spot) -> str:
        """Return words of the study's own, disguised."""
        return self.disguise.apply(text, contents.language_of(self.study, text), case, where)

    def label(self, speaker: str, case: str, session: int) -> str:
        """Return a speaker's label, disguised once a session."""
        key = (speaker, case, session)
        if key not in self.labels:
            self.labels[key] = self.said(speaker, case, Spot("label", case, session))
        return self.labels[key]

    def _book(self, book: Codebook) -> str:
        """Keep an instrument as a note, so that nothing of it is lost; return the note's GUID."""
        own = writer.guid("instrument", "toml", book.key, book.version)
        self.notes.append(OutNote(own, f"{book.key}{returned.TOML}", book.toml))
        return own

    @cached_property
    def passes(self) -> tuple[Pass, ...]:
        """Everybody's own passes, of memos only, too, and the first of each rater who has none.

        A consensus and training would count as somebody's judgement elsewhere, so they stay here.
        """
        apart = self.study.store.apart()
        found = {*self.study.store.passes(), *map(Pass, self.study.raters())}
        found |= {memo.pass_ for memo in self.study.store.memos()}
        found |= {memo.pass_ for memo in self.study.store.topic_memos()}
        return tuple(sorted(found - apart))

    def _users(self) -> Iterator[OutUser]:
        names = self.study.raters()
        for pass_ in self.passes:
            name = names.get(pass_.rater, pass_.rater)
            shown = name if pass_.number == 1 else f"{name} (pass {pass_.number})"
            yield OutUser(self._user(pass_), shown, returned.user_id(pass_))

    def _user(self, pass_: Pass) -> str:
        if pass_ not in self.users:
            self.users[pass_] = self._guid("user", pass_.rater, pass_.number)
        return self.users[pass_]

    def _case(self, case: str, sources: Mapping[Place, OutSource]) -> OutCase:
        own = tuple(source.guid for (of, _), source in sources.items() if of == case)
        return OutCase(self._guid("case", case), self._name(case), own)

    def _name(self, case: str) -> str:
        return self.said(case, case, Spot("name", case))

    def _source(self, info: SessionInfo) -> OutSource:
        place = (info.case, info.session)
        transcript = self.study.transcript(*place)
        moved = disguised(self.study, transcript, self.disguise)
        own = self._guid("source", info.sha256)
        selections = list(_Selections(self, own, place, moved).all())
        self.lost["range without text"] += sum(s.start == s.stop for s in selections)
        return OutSource(
            own,
            f"{self._name(info.case)}-s{info.session:02}",
            moved.transcript.text,
            tuple(s for s in selections if s.start < s.stop),
            (*self.memos.get((place, _FREE, 1, None, None), ()), *self.wider[Topic(*place)]),
            tuple(self._values(place)),
            tuple(self._moments(place, moved)),
        )

    def _moments(self, place: Place, moved: Corrected) -> Iterator[OutMoment]:
        for layer in self.study.layers(*place):
            for segment in self.study.store.segments(*place, layer, verbatim=True):
                if segment.time is not None:
                    span = moved.span(segment.start, segment.stop)
                    name = f"{layer} {segment.index}"
                    yield OutMoment(name, *span, segment.time, segment.end)

    @cached_property
    def tags(self) -> dict[Place, list[Tag]]:
        """All tags by session."""
        found: dict[Place, list[Tag]] = defaultdict(list)
        for tag in self.study.store.tags():
            if tag.pass_ in self.passes:
                found[tag.case, tag.session].append(tag)
        return found

    @cached_property
    def noted(self) -> _OnTags:
        """The GUIDs of the memos on tags that become codings, each of them a note."""
        return self._notes[0]

    @cached_property
    def memos(self) -> _OnWords:
        """The GUIDs of all other memos by segment or part, each of them a note.

        A memo whose tag is gone stands on its words, and its note's name says the code.
        """
        return self._notes[1]

    @cached_property
    def _notes(self) -> tuple[_OnTags, _OnWords]:
        coded = {
            (tag.pass_, identity(tag))
            for tags in self.tags.values()
            for tag in tags
            if codetree.code_guid(tag.code, tag.value) in self.known
        }
        on_tags: _OnTags = defaultdict(list)
        on_words: _OnWords = defaultdict(list)
        for id_, at, memo in self.study.store.dated_memos():
            if memo.case in self.cases and memo.pass_ in self.passes:
                whose = (memo.pass_, identity(memo))
                place = ((memo.case, memo.session), memo.layer, memo.segment, memo.start, memo.stop)
                own = self._memo(id_, at, memo, None if whose in coded else memo.code)
                (on_tags[whose] if whose in coded else on_words[place]).append(own)
        return on_tags, on_words

    @cached_property
    def wider(self) -> Mapping[Topic, list[str]]:
        """The GUIDs of the notes about sessions and codes; about a case the standard has none."""
        found: dict[Topic, list[str]] = defaultdict(list)
        for id_, at, memo in self.study.store.dated_topic_memos():
            case, session, code = memo.topic
            if memo.pass_ not in self.passes or case not in (None, *self.cases):
                continue
            if session is None and codetree.code_guid(code or "") not in self.known:
                self.lost["memo on a case, or on a code that no codebook has now"] += 1
                continue
            text = self.said(memo.text, case, contents.spot_of(memo.topic))
            own = self._guid("memo", *id_)
            name = returned.MEMO if session is None else returned.ON_SESSION
            self.notes.append(OutNote(own, name, text, self._user(memo.pass_), at))
            found[memo.topic].append(own)
        return found

    def _memo(self, id_: EventId, at: str, memo: Memo, about: str | None) -> str:
        spot = Spot("memo", memo.case, memo.session, memo.segment)
        text = self.said(memo.text, memo.case, spot)
        own = self._guid("memo", *id_)
        self.notes.append(OutNote(own, returned.memo_name(about), text, self._user(memo.pass_), at))
        return own

    def coding(self, tag: Tag) -> OutCoding | None:
        """Return a tag as a coding; None where no codebook has its code any more."""
        code = codetree.code_guid(tag.code, tag.value)
        if code not in self.known:
            self.lost["tag of a code or value that no codebook has now"] += 1
            return None
        older = tag.version not in (None, self.newest.get(tag.code))
        self.lost["codebook version of a tag"] += older
        self.lost["code that a tag was given as before it became another"] += tag.given is not None
        notes = self._doubt() if tag.uncertain else ()
        # Of tags that merged codes made the same, the first has the memos.
        notes += tuple(self.noted.pop((tag.pass_, identity(tag)), ()))
        own, user = self._guid("tag", *tag.id), self._user(tag.pass_)
        return OutCoding(own, code, user, self.at.get(tag.id), notes)

    def _doubt(self) -> tuple[str, ...]:
        if all(note.guid != self.unsure for note in self.notes):
            self.notes.insert(0, OutNote(self.unsure, returned.UNSURE, "The rater was not sure."))
        return (self.unsure,)

    def _values(self, place: Place) -> Iterator[OutValue]:
        yield OutValue(_SESSION.guid, "Integer", str(place[1]))
        for rating in self.ratings.get(place, ()):
            name = returned.rating_name(rating.item, rating.pass_)
            value = None if rating.value is None else float(rating.value)
            yield self._value(OutVariable(self._guid("variable", name), name, "Float"), value)
        for pass_ in self.passes:
            if (pass_, *place) in self.finished:
                name = returned.finished_name(pass_)
                yield self._value(OutVariable(self._guid("variable", name), name, "Boolean"), True)
        for name, number in self.scores.get(place, ()):
            yield self._value(OutVariable(self._guid("variable", name), name, "Float"), number)

    def _value(self, variable: OutVariable, value: float | bool | None) -> OutValue:
        self.variables.setdefault(variable.name, variable)
        return OutValue(variable.guid, variable.kind, value)

    @cached_property
    def ratings(self) -> dict[Place, list[Rating]]:
        """All ratings by session."""
        found: dict[Place, list[Rating]] = defaultdict(list)
        for rating in self.study.store.ratings():
            if rating.pass_ in self.passes:
                found[rating.case, rating.session].append(rating)
        return found

    @cached_property
    def scores(self) -> dict[Place, list[tuple[str, float]]]:
        """The scores of all raters together, by session."""
        found: dict[Place, list[tuple[str, float]]] = defaultdict(list)
        for score in study_scores.scores(self.study, "mean", None):
            if score.value is not None:
                name = f"score {score.score}{returned.DOT}mean"
                found[score.case, score.session].append((name, float(score.value)))
        return found

    def _losses(self, infos: Sequence[SessionInfo]) -> tuple[str, ...]:
        study, store = self.study, self.study.store
        for info in infos:
            place = (info.case, info.session)
            layers = study.layers(*place)
            self.lost["correction of a transcript"] += len(store.corrections(*place))
            for pass_ in self.passes:
                for layer in layers:
                    self.lost["flag to discuss"] += len(store.flags(pass_, *place, layer))
                    self.lost["turn in play or not"] += len(store.play(pass_, *place, layer))
        self.lost["vignette"] += sum(v.case in self.cases for v in store.vignettes())
        self.lost["hypothesis"] += len(store.hypotheses())
        self.lost["what became of a code"] += len(store.recodings())
        self.lost["pass of a consensus or of training"] += len(store.apart())
        self.lost["imported score, which becomes a variable"] += len(
            [key for key in rules.rules(study) if key.startswith("imported.")]
        )
        self.lost["file that a transcript came from, and its name"] += len(infos)
        return tuple(
            f"{said(what, _LOSSES[what])}: {count:,}" for what, count in self.lost.items() if count
        )


_LOSSES = {
    "range without text": "metinsiz aralık",
    "tag of a code or value that no codebook has now": (
        "kodu ya da değeri artık hiçbir kod kitabında olmayan kodlama"
    ),
    "codebook version of a tag": "kodlamanın kod kitabı sürümü",
    "code that a tag was given as before it became another": (
        "kodun, başka bir koda dönüşmeden önceki hali"
    ),
    "memo on a case, or on a code that no codebook has now": (
        "vakaya ya da artık hiçbir kod kitabında olmayan bir koda yazılan not"
    ),
    "correction of a transcript": "transkript düzeltmesi",
    "flag to discuss": "konuşulacak yer işareti",
    "turn in play or not": "oyun içi ya da dışı söz",
    "vignette": "vinyet",
    "hypothesis": "hipotez",
    "what became of a code": "bir kodun neye dönüştüğü",
    "pass of a consensus or of training": "uzlaşı ya da alıştırma turu",
    "imported score, which becomes a variable": "değişkene dönüşen, dışarıdan alınmış puan",
    "file that a transcript came from, and its name": "transkriptin geldiği dosya ve adı",
}
"""What a project cannot hold, in Turkish."""


@dataclass
class _Selections:
    """The selections of one text: every segment of every layer, and parts that have a tag."""

    maker: _Maker
    source: str
    place: Place
    moved: Corrected

    def all(self) -> Iterator[OutSelection]:
        """Yield them layer by layer, turns first."""
        whole, parts = self._codings()
        for layer in self.maker.study.layers(*self.place):
            for segment in self.maker.study.store.segments(*self.place, layer, verbatim=True):
                yield self._segment(layer, segment, whole.get((layer, segment.index), ()))
        for (layer, index, start, stop), codings in parts.items():
            own = writer.guid(self.source, layer, index, start, stop)
            name = returned.part_name(layer, index)
            notes = self.maker.memos.get((self.place, layer, index, start, stop), ())
            span = self.moved.span(start, stop)
            yield OutSelection(own, name, *span, tuple(codings), tuple(notes))

    def _segment(self, layer: str, segment: Segment, codings: Sequence[OutCoding]) -> OutSelection:
        index = segment.index
        label = self.maker.label(segment.speaker, *self.place)
        shown = Segment(index, segment.start, segment.stop, label, segment.role)
        on_source = (layer, index) == (_FREE, 1)
        whole = (self.place, layer, index, None, None)
        memos = () if on_source else self.maker.memos.get(whole, ())
        own = writer.guid(self.source, layer, index)
        span = self.moved.span(segment.start, segment.stop)
        name = returned.selection_name(layer, shown)
        return OutSelection(own, name, *span, tuple(codings), tuple(memos))

    def _codings(
        self,
    ) -> tuple[dict[Place, list[OutCoding]], dict[tuple[str, int, int, int], list[OutCoding]]]:
        """Return the codings of whole segments, and those of parts by their place."""
        whole: dict[Place, list[OutCoding]] = defaultdict(list)
        parts: dict[tuple[str, int, int, int], list[OutCoding]] = defaultdict(list)
        for tag in self.maker.tags.get(self.place, ()):
            coding = self.maker.coding(tag)
            if coding is None:
                continue
            if tag.start is None or tag.stop is None:
                whole[tag.layer, tag.segment].append(coding)
            else:
                parts[tag.layer, tag.segment, tag.start, tag.stop].append(coding)
        for place, layer, segment, start, stop in self.maker.memos:
            if place == self.place and start is not None and stop is not None:
                parts.setdefault((layer, segment, start, stop), [])
        return whole, parts
