"""Vignettes on the page: a table with codes in its margin, dialogue alone, or with comments.

They stand beside the result that they illustrate, or in the clinical analysis.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from thirdear.model.text import Role
from thirdear.model.writeup import CaseFacts, Excerpt, VignetteTurn, WriteUp
from thirdear.writeup import courses, illustrations
from thirdear.writeup.apa import number
from thirdear.writeup.illustrations import Place
from thirdear.writeup.manuscript import Label, Manuscript
from thirdear.writeup.oxml import (
    Bit,
    Cell,
    Piece,
    Row,
    Xml,
    cell,
    claimed,
    paragraph,
    run,
    table,
)
from thirdear.writeup.words import curly, meaning, sentence

_WIDTHS = (560, 560, 6106, 1800)
_BESIDE = (560, 460, 3400, 3306, 1300)
"""Widths where a translation stands beside the words."""
KEY = "vignette "
"""What begins the keys of the parts that are vignettes."""
_KEPT = 3  # rows at each end that stay on the page of their neighbours
# What is written in round or square brackets in a transcript is not spoken.
_NOT_SPOKEN = re.compile(r"(\([^()]{1,200}\)|\[[^\[\]]{1,200}\])")


def add(paper: Manuscript, label: Label, case: CaseFacts, excerpt: Excerpt) -> None:
    """Add one vignette: heading, place, criterion, its session's scores, the words, commentary."""
    name = f"{KEY}{_name(case, excerpt)}"
    paper.begin(name, excerpt.title or paper.shown(label))
    with paper.about(name):
        _print(paper, label, case, excerpt)


def all_of(paper: Manuscript) -> None:
    """Add every vignette and nothing else, in their order."""
    cases = {case.case: case for case in paper.writeup.cases}
    for one in illustrations.in_order(paper.writeup):
        add(paper, paper.label("vignette"), cases[one.case], one)


def beside(paper: Manuscript, place: Place, case: CaseFacts) -> None:
    """Add a case's vignettes that belong to a result, after a sentence that says what they show.

    In the clinical analysis they need no sentence.
    """
    labelled = _labelled(paper.writeup)
    own = [(n, e) for n, (at, e) in labelled.items() if at == place and e.case == case.case]
    if not own:
        return
    if min(labelled) == own[0][0]:
        paper.text(" ".join(_introduction(paper)))
    if place != "clinical":
        for chosen in (False, True):
            some = [n for n, e in own if (e.beside == place) is chosen]
            if some:
                _point(paper, "beside.chosen" if chosen else f"beside.{place}", case, some)
    for _, excerpt in own:
        add(paper, paper.label("vignette"), case, excerpt)
    paper.resume()


def elsewhere(paper: Manuscript, case: CaseFacts) -> None:
    """Tell which vignettes of a case stand beside results."""
    own = [
        n
        for n, (at, e) in _labelled(paper.writeup).items()
        if at != "clinical" and e.case == case.case
    ]
    if own:
        _point(paper, "beside", case, own)


def _labelled(writeup: WriteUp) -> dict[int, tuple[Place, Excerpt]]:
    """Return every vignette and its place by its number in the document."""
    place = illustrations.finder(writeup)
    return {n: (place(e), e) for n, e in enumerate(illustrations.in_order(writeup), 1)}


def _point(paper: Manuscript, key: str, case: CaseFacts, numbers: Sequence[int]) -> None:
    """Add a sentence on vignettes of a case, with a reference to each."""
    known = key if len(numbers) == 1 else f"{key}.many"
    before, after = paper.say(known, vignettes="\0", case=paper.case(case)).split("\0")
    refer = paper.listed([paper.refer(Label("vignette", number)) for number in numbers])
    paper.text(before, *refer, after)


def _introduction(paper: Manuscript) -> Iterator[str]:
    """Yield what a reader has to know of all vignettes, as they are laid out."""
    layout, turns = paper.writeup.layout, [t for e in paper.writeup.excerpts for t in e.turns]
    yield paper.say("vignettes.letters")
    if any(turn.role is Role.ACTION or _NOT_SPOKEN.search(turn.text) for turn in turns):
        yield paper.say("vignettes.italics")
    codes = [code for turn in turns for code in turn.codes]
    if layout != "journal" and codes:
        yield paper.say(f"vignettes.{layout}")
        if any("/" in code for code in codes):
            yield paper.say("vignettes.fraction")


def _print(paper: Manuscript, label: Label, case: CaseFacts, excerpt: Excerpt) -> None:
    _heading(paper, label, excerpt)
    paper.text(_place(paper, case, excerpt), style="VignetteLead")
    why = Bit(f"{paper.say('vignette.criterion')} ", italic=True)
    lead = [f" {said}" for said in _lead(paper, case, excerpt)]
    paper.text(
        why, Bit(sentence(_ended(excerpt.criterion), paper.language)), *lead, style="VignetteLead"
    )
    if excerpt.context:
        paper.text(Bit(excerpt.context), style="VignetteLead")
    place = f"{case.name} {excerpt.session}"
    if paper.writeup.layout == "coded":
        title = ". ".join(filter(None, (paper.shown(label), excerpt.title)))
        told = "vignette.beside" if _is_translated(excerpt) else "vignette.description"
        widths = _BESIDE if _is_translated(excerpt) else _WIDTHS
        paper.add(table(widths, _rows(paper, place, excerpt), title, paper.say(told)))
    else:
        paper.add(*_dialogue(paper, place, excerpt))
    paper.text(_legend(paper, excerpt), style="VignetteLegend")
    if excerpt.commentary:
        paper.text(
            Bit(f"{paper.say('vignette.commentary')} ", italic=True),
            Bit(paper.own(excerpt.commentary)),
        )


def _ended(criterion: str) -> str:
    """Return a criterion as a sentence ends: people write some without a full stop."""
    text = criterion.rstrip()
    return text if text.endswith((".", "!", "?", "…", ".”", '."', ".)")) or not text else f"{text}."


def _name(case: CaseFacts, excerpt: Excerpt) -> str:
    first = excerpt.turns[0].number if excerpt.turns else 0
    return excerpt.place or f"{case.name} {excerpt.session} {first}"


def _heading(paper: Manuscript, label: Label, excerpt: Excerpt) -> None:
    title = f". {excerpt.title}" if excerpt.title else ""
    paper.add(paragraph("Heading3", (*paper.numbered(label), title)))


def _place(paper: Manuscript, case: CaseFacts, excerpt: Excerpt) -> str:
    first, last = (excerpt.turns[0], excerpt.turns[-1]) if excerpt.turns else (None, None)
    return paper.say(
        "vignette.place.one" if first is last else "vignette.place",
        case=paper.case(case),
        session=excerpt.session,
        first=first.number if first else 0,
        last=last.number if last else 0,
    )


def _lead(paper: Manuscript, case: CaseFacts, excerpt: Excerpt) -> Iterator[str]:
    shown = []
    for key in courses.central(paper.writeup):
        series = courses.course(paper.writeup.scores, case, key)
        value = dict(zip(series.sessions, series.values, strict=True)).get(excerpt.session)
        if value is None:
            continue  # of a session without this score there is nothing to say
        digits = courses.decimals(paper.writeup, key)
        score = paper.claim(f"score {case.name} {excerpt.session} {key}", number(value, digits))
        shown.append(
            paper.say(
                "vignette.score",
                score=paper.in_text(key),
                value=score,
                mean=paper.claim(f"mean {case.name} {key}", number(courses.mean(series))),
            )
        )
    tagged = sum(bool(turn.codes) for turn in excerpt.turns)
    if not shown:
        return
    scores = "; ".join(shown)
    if not tagged:
        yield paper.say("vignette.lead.none", scores=scores)
    elif len(excerpt.turns) == 1:
        yield paper.say("vignette.lead.coded", scores=scores)
    elif tagged == len(excerpt.turns):
        yield paper.say("vignette.lead.all", scores=scores, tagged=tagged)
    else:
        yield paper.say("vignette.lead", scores=scores, tagged=tagged, turns=len(excerpt.turns))


def _is_translated(excerpt: Excerpt) -> bool:
    return any(turn.translation for turn in excerpt.turns)


def _rows(paper: Manuscript, session: str, excerpt: Excerpt) -> Iterator[Row]:
    last, translated = len(excerpt.turns) - 1, _is_translated(excerpt)
    for place, turn in enumerate(excerpt.turns):
        keep = place < _KEPT or last - _KEPT < place <= last
        cells = _cells(paper, session, turn, excerpt.language)
        if translated:
            beside = _translation(turn, "en" if excerpt.language == "tr" else "tr")
            cells = (*cells[:-1], beside, cells[-1])
        yield Row(cells, keep=keep)


def _dialogue(paper: Manuscript, place: str, excerpt: Excerpt) -> Iterator[Xml]:
    """Yield a paragraph a turn, a translation in one of its own, codes as comments if asked."""
    noted, last = paper.writeup.layout == "comments", len(excerpt.turns) - 1
    for at, turn in enumerate(excerpt.turns):
        words: tuple[Piece, ...] = ()
        own = _quotation(paper, place, turn)
        if turn.text:
            words = (claimed(own, map(run, _spoken(turn, excerpt.language))),)
        codes = list(_codes(paper, own, turn))
        if noted and codes:
            words = paper.commented(words, codes, paper.say("vignette.coded"))
        who = Bit(f"{turn.speaker}:" if turn.speaker else "", bold=True, language=excerpt.language)
        number = Bit(f"{turn.number}\t", size=8.5, grey=True)
        keep = at < _KEPT or last - _KEPT < at < last
        yield paragraph("VignetteTurn", (number, who, Bit(" "), *words), keep=keep)
        if turn.translation:
            said = replace(turn, text=turn.translation)
            beside = _spoken(said, "en" if excerpt.language == "tr" else "tr")
            yield paragraph("VignetteTranslation", tuple(beside), keep=keep)


def _quotation(paper: Manuscript, place: str, turn: VignetteTurn) -> str:
    """Return the key of a turn's words; both halves of a turn that was split have a number."""
    identity = "\0".join((turn.text, *turn.codes))
    return paper.key(f"quotation {place} {turn.number}", identity)


def _codes(paper: Manuscript, quotation: str, turn: VignetteTurn) -> Iterator[tuple[str, str]]:
    """Yield (key of the claim, code) in the turn's order; the place is its quotation's."""
    place = quotation.removeprefix("quotation ")
    for n, code in enumerate(turn.codes, 1):
        yield paper.key(f"code {place} {n}", code), curly(code)


def _translation(turn: VignetteTurn, language: str) -> Cell:
    said = replace(turn, text=turn.translation)
    return cell(list(_spoken(said, language)) if turn.translation else (), style="VignetteCell")


def _cells(paper: Manuscript, place: str, turn: VignetteTurn, language: str) -> tuple[Cell, ...]:
    """Return a row; the words are a quotation, and what the margin names a claim."""
    style = "VignetteCell"
    own = _quotation(paper, place, turn)
    spoken = claimed(own, map(run, _spoken(turn, language)))
    codes = tuple(
        (claimed(key, (run(Bit(code, style="CodeTag")),)),)
        for key, code in _codes(paper, own, turn)
    )
    return (
        cell([Bit(str(turn.number), size=8.5, grey=True)], align="right", style="MarginCell"),
        cell([Bit(turn.speaker, bold=True, language=language)], style=style),
        cell([spoken] if turn.text else (), style=style),
        Cell(codes or ((),), style="MarginCell"),
    )


def _spoken(turn: VignetteTurn, language: str) -> Iterator[Bit]:
    if turn.role is Role.ACTION:
        yield Bit(turn.text, style="Nonverbal", language=language)
        return
    for place, part in enumerate(_NOT_SPOKEN.split(turn.text)):
        if part:
            yield Bit(part, style="Nonverbal" if place % 2 else "", language=language)


def _legend(paper: Manuscript, excerpt: Excerpt) -> str:
    letters = dict.fromkeys(turn.speaker for turn in excerpt.turns if turn.speaker)
    return "; ".join(
        paper.say(
            "vignette.legend",
            letter=one,
            who=meaning(one.rstrip("0123456789"), excerpt.language, paper.language),
        )
        for one in letters
    )
