"""The audit trail in words: who judged what and when, and what was changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thirdear.model.trail import Audit, BookChange, PassTrail, Span
from thirdear.writeup import tables
from thirdear.writeup.apa import count
from thirdear.writeup.manuscript import Manuscript


def appendix(paper: Manuscript) -> None:
    """Add what the journal tells of the cases; what did not happen is not mentioned."""
    audit = paper.writeup.audit
    if audit is None:
        return
    paper.section(2, "appendix.audit")
    before = " ".join(_texts(paper, audit))
    paper.text(f"{paper.say('audit.intro')} {before}".rstrip(), style="AppendixText")
    if audit.passes:
        _passes(paper, audit)
    after = " ".join([*_rounds(paper, audit), *_together(paper, audit)])
    if after:
        paper.text(after, style="AppendixText")
    if audit.books:
        _books(paper, audit)


def _span(paper: Manuscript, about: str, span: Span, **facts: object) -> str:
    """Return a sentence on something that was done, on one day or between two."""
    key = f"{about}.day" if span.first == span.last else about
    with paper.about(about):
        return paper.say(
            key,
            n=count(span.times, paper.language),
            sessions=paper.say("sessions", n=span.sessions),
            first=span.first,
            **({} if span.first == span.last else {"last": span.last}),
            **facts,
        )


def _texts(paper: Manuscript, audit: Audit) -> Iterator[str]:
    if audit.imported.times:
        yield _span(paper, "audit.imported", audit.imported)
    if audit.removed.times:
        yield _span(paper, "audit.removed", audit.removed)
    if audit.corrected.times:
        yield _span(paper, "audit.corrected", audit.corrected)
    if audit.uncorrected:
        yield paper.say("audit.uncorrected", n=audit.uncorrected)


def _passes(paper: Manuscript, audit: Audit) -> None:
    rounds = any(one.number > 1 for one in audit.passes)
    rows = []
    for one in audit.passes:
        with paper.about(f"pass {one.rater} {one.number}"):
            rows.append(_row(paper, one, rounds=rounds, alone=len(audit.passes) == 1))
    tables.plain(
        paper,
        paper.label("table", appendix="A"),
        paper.say("audit.passes"),
        paper.say("audit.passes.description"),
        [
            paper.say(f"audit.column.{head}")
            for head in ("rater", "coded", "rated", "finished", "days", "blind")
        ],
        rows,
        (1750, 1300, 1300, 1050, 1600, 2026),
        noted=True,
    )
    paper.note(paper.say("audit.note"))


def _row(paper: Manuscript, one: PassTrail, *, rounds: bool, alone: bool) -> tuple[str, ...]:
    counted = (
        paper.claim(f"audit {one.rater} {one.number} {what}", str(many))
        for what, many in (("coded", one.coded), ("rated", one.rated), ("finished", one.finished))
    )
    days = paper.say("audit.on", first=one.first)
    if one.first != one.last:
        days = paper.say("audit.days", first=one.first, last=one.last)
    return (_name(paper, one, rounds=rounds), *counted, days, _blind(paper, one, alone=alone))


def _name(paper: Manuscript, one: PassTrail, *, rounds: bool) -> str:
    key = "audit.round" if rounds else "audit.rater"
    facts = {"number": one.number} if rounds else {}
    return paper.say(key, rater=one.rater, **facts)


def _blind(paper: Manuscript, one: PassTrail, *, alone: bool) -> str:
    said = []
    if one.training:
        said.append(paper.say("audit.training"))
    if one.opened:
        said.append(paper.say("audit.opened", day=one.opened))
    else:
        said.append(paper.say("audit.alone" if alone else "audit.blind"))
    if one.masked:
        said.append(paper.say("audit.masked"))
    return "; ".join(said)


def _rounds(paper: Manuscript, audit: Audit) -> Iterator[str]:
    """Yield what is to be said of single rounds beyond their row."""
    rounds = any(one.number > 1 for one in audit.passes)
    for one in audit.passes:
        with paper.about(f"pass {one.rater} {one.number}"):
            who = _name(paper, one, rounds=rounds)
            if one.opened:
                changed = count(one.changed, paper.language)
                key = "audit.changed" if one.changed else "audit.unchanged"
                yield paper.say(key, who=who, **({"n": changed} if one.changed else {}))
            if one.reopened:
                yield paper.say("audit.reopened", who=who, n=one.reopened)
            for case, left in one.unfinished.items():
                named = paper.say("case", name=case)
                listed = paper.numbers(left)
                yield paper.say("audit.unfinished", who=who, n=len(left), case=named, list=listed)


def _together(paper: Manuscript, audit: Audit) -> Iterator[str]:
    if audit.decided.times:
        yield _span(paper, "audit.decided", audit.decided)
    if audit.agreed:
        yield paper.say("audit.agreed", n=audit.agreed)


def _books(paper: Manuscript, audit: Audit) -> None:
    known = audit.called
    rows = []
    for place, one in enumerate(audit.books, 1):
        with paper.about(f"codebook change {place}"):
            rows.append((paper.say("audit.on", first=one.day), _book(paper, one, known)))
    tables.plain(
        paper,
        paper.label("table", appendix="A"),
        paper.say("audit.books"),
        paper.say("audit.books.description"),
        [paper.say("audit.column.day"), paper.say("audit.column.what")],
        rows,
        (1800, 7226),
    )


def _book(paper: Manuscript, one: BookChange, known: Mapping[str, str]) -> str:
    if one.how == "version":
        name = known.get(one.book, one.book)
        return paper.say("audit.book.version", name=name, version=one.version)
    codes, became = ", ".join(one.codes), ", ".join(one.became)
    return paper.say(f"audit.book.{one.how}", codes=codes, name=became)
