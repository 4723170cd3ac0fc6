"""Language models on this computer as raters: asked like one, kept apart until declared."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from thirdear.assistance import prompts, rating_prompts
from thirdear.assistance.prompts import Line
from thirdear.base import loopback
from thirdear.model.assignment import Share
from thirdear.model.coding import Code, Codebook, EventId, NewTag, Pass, Rating, Tag
from thirdear.model.disguise import Spot
from thirdear.model.language import said
from thirdear.model.machines import Answers, Machine
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place, Role
from thirdear.study import assignment, gate, judgements, lookup, search
from thirdear.study.core import LEAD
from thirdear.study.layers import FREE

if TYPE_CHECKING:
    from thirdear.base.loopback import Address
    from thirdear.study.core import Core
    from thirdear.study.gate import Disguise

CHAT = "/v1/chat/completions"
OFTEN = 20
"""Answers after which what was given is kept."""
IN_A_ROW = 10
"""Answers in a row that cannot be taken, after which asking stops."""
TOKENS = 4096

Progress = Callable[[int, int], None]
"""Told how many questions are done, of how many."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where a model is asked and how: the address, its name there, and what answers hang on."""

    url: str
    model: str
    seed: int = 1
    context: int = 3
    seconds: float = 120
    held: bool = True
    items: bool = False
    """Whether the items of whole sessions are rated, too."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What is asked about a segment with a codebook, or about a whole session: segment 0."""

    case: str
    session: int
    segment: int
    book: Codebook
    role: Role | None
    text: str

    @property
    def unit(self) -> tuple[str, int]:
        """What names the question within its session."""
        return self.book.key, self.segment

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes that it can be answered with; none where a session is rated."""
        return () if self.role is None else prompts.codes_for(self.book, self.role)


def ask(
    study: Core,
    pass_: Pass,
    server: Server,
    share: Share | None = None,
    cases: Sequence[str] = (),
    progress: Progress | None = None,
) -> Answers:
    """Let a model judge what it was assigned and has not finished; return what came of it.

    Its sessions come in its own order, without case or number, under pseudonyms, and by the same
    gate as a document. Whatever was answered is kept, also where asking stops; the next time goes
    on from there. An answer that cannot be taken gives no tag, and its session is not finished.
    """
    address = loopback.address(server.url)
    chosen = lookup.cases(study, cases)
    machine = _begin(study, pass_, server, share)
    waiting = [one for one in assignment.queue(study, pass_) if one.case in chosen]
    places = [(one.case, one.session) for one in waiting if not one.finished]
    questions = _questions(study, machine, places)
    if any(questions.values()):
        _note(study, machine, [one for asked in questions.values() for one in asked])
    return _Asking(study, machine, server, address, progress).through(questions)


def prompt(study: Core, books: Sequence[Codebook], *, items: bool = False) -> str:
    """Return everything that a model is told beside the segments, for each role.

    With ``items`` also what it is told beside whole sessions.
    """
    told = (
        f"[{book.key} · {role}]\n{prompts.instruction(book, role, study.language)}"
        for book in books
        for role in Role
        if _gives_codes(book) and prompts.codes_for(book, role)
    )
    rated = (
        f"[{book.key}]\n{rating_prompts.instruction(book, study.language)}"
        for book in books
        if items and rating_prompts.can_rate(book)
    )
    return "\n\n".join((*told, *rated))


def books(study: Core, pass_: Pass, *, items: bool = False) -> tuple[Codebook, ...]:
    """Return the assigned codebooks that a model can be asked about.

    Those are the ones with codes for segments, with ``items`` also those of whole sessions.
    """
    found = tuple(
        book
        for book in assignment.books(study, pass_)
        if _gives_codes(book) or (items and rating_prompts.can_rate(book))
    )
    if not found:
        raise Refusal(
            "No codebook of this study has codes for segments; a model is asked about items of "
            "whole sessions with --items.",
            "Bu çalışmada birimler için kodu olan bir kod kitabı yok; bütün seansın maddeleri "
            "modele --items ile sorulur.",
        )
    return found


def _gives_codes(book: Codebook) -> bool:
    return bool(book.codes) and book.layer != FREE


def books_named(study: Core, named: Sequence[str], *, items: bool = False) -> tuple[Codebook, ...]:
    """Return these codebooks, all without a name, as far as a model can be asked about them."""
    known = books(study, Pass(LEAD), items=items)
    keys = [book.key for book in known]
    for key in named:
        if key not in keys:
            raise Refusal(
                f"A model cannot be asked about a codebook {key}; it can about {', '.join(keys)}"
                f"{'' if items else ', with --items also about items of whole sessions'}.",
                f"{key} adlı bir kod kitabı modele sorulamaz; sorulabilenler: {', '.join(keys)}"
                f"{'' if items else '; --items ile bütün seansın maddeleri de sorulur'}.",
            )
    return tuple(book for book in known if book.key in named or not named)


def declare(study: Core, rater: str, reason: str) -> None:
    """Let a model's judgements count in scores, means and consensus, for a reason.

    The journal keeps it. An empty reason takes the declaration back.
    """
    if rater not in {one.pass_.rater for one in study.store.machines()}:
        lookup.rater(study, rater)
        raise Refusal(
            f"{rater} is not a model; a person's codes always count.",
            f"{rater} bir model değil; insan kodlayıcıların kodları her zaman sayılır.",
        )
    study.store.declare_machine(rater, reason.strip(), LEAD)


# -- before asking


def _begin(study: Core, pass_: Pass, server: Server, share: Share | None) -> Machine:
    """Make the model a rater; refuse the name of a person, and a pass that began otherwise."""
    known = {one.pass_: one for one in study.store.machines()}
    if pass_.rater in study.raters() and pass_.rater not in {one.rater for one in known}:
        raise Refusal(
            f"{pass_.rater} is a person in this study; give the model a name of its own.",
            f"{pass_.rater} bu çalışmada bir kişi; modele kendine ait bir ad verin.",
        )
    with study.store.together():
        study.add_rater(pass_.rater, server.model)
        if share is not None:
            assignment.assign(study, share)
        new, old = _new(study, pass_, server), known.get(pass_)
        if old is not None and (pass_ in study.store.passes() or study.store.left(pass_)):
            _check_same(old, new)
            return old
        study.store.begin_machine(new, LEAD)
    return new


def _new(study: Core, pass_: Pass, server: Server) -> Machine:
    named = books(study, pass_, items=server.items)
    digest = hashlib.sha256(prompt(study, named, items=server.items).encode()).hexdigest()
    versions = tuple(f"{book.key}@{book.version}" for book in named)
    how = (server.model, server.url, digest, server.seed, server.context, server.held, versions)
    begun = datetime.now(UTC).astimezone().date().isoformat()
    return Machine(pass_, *how, begun=begun, items=server.items)


_SAME = {
    "model": ("model", "model"),
    "prompt": ("codebook", "kod kitabı"),
    "seed": ("--seed", "--seed"),
    "context": ("--context", "--context"),
    "held": ("--no-schema", "--no-schema"),
    "items": ("--items", "--items"),
}


def _check_same(old: Machine, new: Machine) -> None:
    """Refuse to go on with anything else than what the pass began with."""
    changed = [both for key, both in _SAME.items() if getattr(old, key) != getattr(new, key)]
    if changed:
        what = ", ".join(said(*both) for both in changed)
        rater, number = old.pass_.rater, old.pass_.number
        raise Refusal(
            f"Coding round {number} of {rater} began with another {what}; ask as before, or in "
            f"a new round with --pass {number + 1}.",
            f"{rater} adlı kodlayıcının {number}. turu başka ayarla başladı ({what}); eskisi "
            f"gibi ya da --pass {number + 1} ile ayrı bir turda sorun.",
        )


def _questions(
    study: Core, machine: Machine, places: Sequence[Place]
) -> Mapping[Place, list[Question]]:
    """Return what is to be asked, session by session; refuse before anything is told to anybody."""
    disguise = gate.opened(study, dict.fromkeys(case for case, _ in places))
    left = study.store.left(machine.pass_)
    named = books(study, machine.pass_, items=machine.items)
    found: dict[Place, list[Question]] = {}
    for place in places:
        layers = {book.layer for book in named if _gives_codes(book)} | {"turn"}
        lines = {layer: _lines(study, place, layer, disguise) for layer in layers}
        asked = [
            question
            for book in named
            if _gives_codes(book)
            for question in _of_book(study, place, book, lines[book.layer], machine.context)
        ]
        if machine.items:
            asked += _of_session(study, place, named, lines["turn"])
        found[place] = [one for one in asked if place not in left or one.unit in left[place]]
    texts = (question.text for one in found.values() for question in one)
    told = prompt(study, named, items=machine.items)
    own = f"{prompts.own_words()}\n{rating_prompts.own_words()}"
    gate.check_told(study, (told, *texts), disguise, own)
    return found


def _lines(study: Core, place: Place, layer: str, disguise: Disguise) -> list[Line]:
    """Return a layer's segments as corrected, names disguised; nothing where it is not laid."""
    if layer not in study.layers(*place):
        return []
    turns, corrected = study.segments(*place), study.corrected(*place)
    spoken, common = search.spoken(study, *place), disguise.common(study, place[0])
    found = []
    for segment in study.segments(*place, layer):
        turn = next((t.index for t in turns if segment.start < t.stop), len(turns))
        spot = Spot("turn", *place, turn)
        words = disguise.apply(corrected.words(segment), spoken, place[0], spot, common)
        found.append(Line(segment.role, words))
    return found


def _of_book(
    study: Core, place: Place, book: Codebook, lines: Sequence[Line], context: int
) -> Iterator[Question]:
    """Yield a question for every segment that has words and a code of the codebook for it."""
    for at, line in enumerate(lines):
        if line.words.strip() and prompts.codes_for(book, line.role):
            text = prompts.question(lines[max(0, at - context) : at], line, study.language)
            yield Question(*place, at + 1, book, line.role, text)


def _of_session(
    study: Core, place: Place, named: Sequence[Codebook], lines: Sequence[Line]
) -> Iterator[Question]:
    """Yield a question a codebook with items about a session that has words."""
    if any(line.words.strip() for line in lines):
        text = rating_prompts.question(lines, study.language)
        for book in named:
            if rating_prompts.can_rate(book):
                yield Question(*place, 0, book, None, text)


def _note(study: Core, machine: Machine, questions: Sequence[Question]) -> None:
    """Let the journal say what is told to the model."""
    settings = {
        "cases": list(dict.fromkeys(one.case for one in questions)),
        "rater": machine.pass_.rater,
        "pass": machine.pass_.number,
        "prompt": machine.prompt,
        "questions": len(questions),
    }
    texts = [one.text for one in questions]
    gate.note_told(study, machine.model, texts, kind="model", settings=settings)


# -- asking


class _Asking:
    """One run over questions: what is answered is kept every now and then, and at the end."""

    def __init__(
        self,
        study: Core,
        machine: Machine,
        server: Server,
        address: Address,
        progress: Progress | None,
    ) -> None:
        self.study, self.machine, self.server, self.address = study, machine, server, address
        self.progress = progress or (lambda *_: None)
        self.answers = Answers()
        self.misread: Counter[str] = Counter()
        self.failed = 0
        """Answers in a row that could not be taken."""
        self.told: dict[tuple[str, Role | None], str] = {}
        for book in books(study, machine.pass_, items=machine.items):
            for role in Role:
                self.told[book.key, role] = prompts.instruction(book, role, study.language)
            self.told[book.key, None] = rating_prompts.instruction(book, study.language)

    def through(self, questions: Mapping[Place, list[Question]]) -> Answers:
        """Ask everything, session by session."""
        every = sum(map(len, questions.values()))
        for place, asked in questions.items():
            with self._kept(place, asked) as answered:
                for question in asked:
                    self.progress(self.answers.asked, every)
                    self._ask(question, answered)
                    if len(answered) % OFTEN == 0:
                        self._keep(place, asked, answered)
        self.progress(every, every)
        self.answers.misread = dict(self.misread)
        self.answers.left = sum(map(len, self.study.store.left(self.machine.pass_).values()))
        return self.answers

    @contextmanager
    def _kept(
        self, place: Place, asked: Sequence[Question]
    ) -> Iterator[dict[Question, prompts.Given]]:
        """Keep what was answered in the block, however it ends."""
        answered: dict[Question, prompts.Given] = {}
        try:
            yield answered
        finally:
            self._keep(place, asked, answered)

    def _ask(self, question: Question, answered: dict[Question, prompts.Given]) -> None:
        self.answers.asked += 1
        try:
            given = self._answer(question)
        except prompts.Misread as misread:
            self.misread[misread.why] += 1
            self.failed += 1
            if self.failed >= IN_A_ROW:
                raise _stopped(misread.why) from None
        else:
            self.failed = 0
            self.answers.answered += 1
            self.answers.ratings += len(given) if question.role is None else 0
            answered[question] = given

    def _answer(self, question: Question) -> prompts.Given:
        codes, items = question.codes, question.book.items
        whole = question.role is None
        body: dict[str, object] = {
            "model": self.server.model,
            "messages": [
                {"role": "system", "content": self.told[question.book.key, question.role]},
                {"role": "user", "content": question.text},
            ],
            "temperature": self.machine.temperature,
            "seed": self.server.seed,
            "max_tokens": TOKENS,
            "stream": False,
        }
        if self.server.held:
            schema = rating_prompts.schema(items) if whole else prompts.schema(codes)
            form = {"name": "ratings" if whole else "codes", "strict": True, "schema": schema}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        words = prompts.content(_reply(self.address, body, self.server))
        if whole:
            return rating_prompts.answer(words, items)
        return prompts.answer(words, codes, prompts.exclusive(question.book, codes))

    def _keep(
        self,
        place: Place,
        asked: Sequence[Question],
        answered: dict[Question, prompts.Given],
    ) -> None:
        """Keep the tags of what was answered; finish a session of which nothing is left."""
        pass_, store = self.machine.pass_, self.study.store
        remove, add = _changes(self.study.tags(pass_, *place), answered)
        ratings = [
            Rating(pass_, *place, key, None if value is None else float(value))
            for one, given in answered.items()
            if one.role is None
            for key, value in given
        ]
        judgements.check_ratings(self.study, ratings)
        left = dict(store.left(pass_))
        left[place] = tuple(one.unit for one in asked if one not in answered)
        done = not left[place]
        if done:
            del left[place]
        with store.together():
            if remove or add:
                judgements.change_tags(self.study, pass_, remove, add)
            if ratings:
                store.rate(pass_, ratings, pass_.rater)
            store.keep_left(pass_, left, pass_.rater)
            if done:
                store.finish(pass_, [place], pass_.rater)
        self.answers.tags += len(add)
        self.answers.sessions += done


def _changes(
    standing: Sequence[Tag], answered: Mapping[Question, prompts.Given]
) -> tuple[list[EventId], list[NewTag]]:
    """Return the tags that go and come, so that each answered segment has what was answered."""
    stand = {(tag.layer, tag.segment, tag.code): tag for tag in standing}
    remove, add = [], []
    for one, given in answered.items():
        if one.role is None:
            continue
        values, layer = dict(given), one.book.layer
        for code in one.book.codes:
            old = stand.get((layer, one.segment, code.key))
            new = (one.case, one.session, one.segment, code.key, layer, values.get(code.key))
            same = old is not None and code.key in values and old.value == values[code.key]
            if old is not None and not same:
                remove.append(old.id)
            if code.key in values and not same:
                add.append(NewTag(*new))
    return remove, add


def _reply(address: Address, body: dict[str, object], server: Server) -> bytes:
    """Return the body of an answer that came; refuse what no other question would change."""
    try:
        reply = loopback.post(address, CHAT, body, server.seconds)
    except loopback.Late:
        raise prompts.Misread("late") from None
    except loopback.Cut:
        raise prompts.Misread("cut") from None
    except OSError:
        raise Refusal(
            f"Nobody answers at {server.url}; start the program that serves the model, then ask "
            "again: what was answered is kept.",
            f"{server.url} adresinde yanıt veren yok; modeli sunan programı başlatıp yeniden "
            "sorun: yanıtlananlar saklandı.",
        ) from None
    if 300 <= reply.status < 400:
        raise Refusal(
            f"{server.url} sends elsewhere, which is not followed; name the address of the model's "
            "own server.",
            f"{server.url} başka bir adrese yönlendiriyor, oraya gidilmez; modelin kendi "
            "sunucusunun adresini verin.",
        )
    if 400 <= reply.status < 500 and reply.status not in (408, 429):
        raise Refusal(
            f"{server.url} refuses the question (HTTP {reply.status}); check --model and the "
            "address, or ask with --no-schema."
            + (" A whole session may be too long for the model." if server.items else ""),
            f"{server.url} soruyu geri çeviriyor (HTTP {reply.status}); --model değerine ve adrese "
            "bakın ya da --no-schema ile sorun."
            + (" Bütün bir seans model için çok uzun olabilir." if server.items else ""),
        )
    if reply.status != 200:
        raise prompts.Misread("server")
    return reply.body


WHY = {
    "json": ("no JSON", "JSON değil"),
    "form": ("JSON of another form", "başka biçimde JSON"),
    "unknown": ("a code that was not offered", "sunulmamış bir kod"),
    "value": ("a value that the code cannot have", "kodun alamayacağı bir değer"),
    "items": ("items left out, or not offered", "atlanmış ya da sunulmamış madde"),
    "range": ("a value that the item cannot have", "maddenin alamayacağı bir değer"),
    "both": (
        "codes that exclude each other, or one twice",
        "birbirini dışlayan ya da yinelenen kod",
    ),
    "cut": ("half an answer", "yarım yanıt"),
    "late": ("no answer in time", "süresinde gelmeyen yanıt"),
    "server": ("a fault of the server", "sunucu hatası"),
}
"""Why an answer could not be taken, in English and Turkish."""


def _stopped(why: str) -> Refusal:
    told = said(*WHY[why])
    return Refusal(
        f"{IN_A_ROW} answers in a row could not be taken (the last: {told}), so asking stopped; "
        "what was answered is kept. Try another model or a longer --seconds.",
        f"Art arda {IN_A_ROW} yanıt alınamadı (sonuncusu: {told}), bu yüzden durduruldu; "
        "yanıtlananlar saklandı. Başka bir model ya da daha uzun --seconds deneyin.",
    )
