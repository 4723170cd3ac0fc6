"""The audit trail in words: who judged what and when, and what was changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thirdear.model.trail import Audit, BookChange, PassTrail, Span
from thirdear.writeup import tables, words
from thirdear.writeup.apa import count
from thirdear.writeup.manuscript import Manuscript

_WIDTHS = {
    "rater": 1750,
    "coded": 1300,
    "rated": 1300,
    "finished": 1050,
    "days": 1600,
    "blind": 2026,
}
"""The columns of the table of coding rounds, each with its width."""
_COUNTS = ("coded", "rated", "finished")


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
            first=words.day(span.first, paper.language),
            **({} if span.first == span.last else {"last": words.day(span.last, paper.language)}),
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
    """Add the table of coding rounds; a column in which nobody has anything to tell is left out."""
    rounds = any(one.number > 1 for one in audit.passes)
    heads = [
        head
        for head in _WIDTHS
        if head not in _COUNTS or any(getattr(one, head) for one in audit.passes)
    ]
    alone = len(audit.passes) == 1
    if alone and not any(one.opened or one.training or one.masked for one in audit.passes):
        heads.remove("blind")
    rows = []
    for one in audit.passes:
        with paper.about(f"pass {one.rater} {one.number}"):
            told = _row(paper, one, rounds=rounds, alone=alone)
            rows.append([told[head] for head in heads])
    room = sum(_WIDTHS.values()) / sum(_WIDTHS[head] for head in heads)
    tables.plain(
        paper,
        paper.label("table", appendix="A"),
        paper.say("audit.passes"),
        paper.say("audit.passes.description"),
        [paper.say(f"audit.column.{head}") for head in heads],
        rows,
        [int(_WIDTHS[head] * room) for head in heads],
        noted=True,
    )
    judged = [head for head in ("coded", "rated") if head in heads]
    many = len({one.rater for one in audit.passes}) > 1
    said = [paper.say("audit.note.raters")] * many
    if judged:
        said.append(paper.say("audit.note" if len(judged) > 1 else f"audit.note.{judged[0]}"))
    if said:
        paper.note(" ".join(said))


def _row(paper: Manuscript, one: PassTrail, *, rounds: bool, alone: bool) -> dict[str, str]:
    counted = {
        what: paper.claim(f"audit {one.rater} {one.number} {what}", str(getattr(one, what)))
        for what in _COUNTS
    }
    days = paper.say("audit.on", first=one.first)
    if one.first != one.last:
        days = paper.say("audit.days", first=one.first, last=one.last)
    return {
        "rater": _name(paper, one, rounds=rounds),
        **counted,
        "days": days,
        "blind": _blind(paper, one, alone=alone),
    }


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
            if one.unfinished:
                many = sum(map(len, one.unfinished.values()))
                left = [*_unfinished(paper, one, alone=many == 1)]
                shown = words.listed(left, paper.language)
                yield paper.say("audit.unfinished", who=who, list=shown, n=many)


def _unfinished(paper: Manuscript, one: PassTrail, *, alone: bool) -> Iterator[str]:
    """Yield the sessions of each case that a rater began, or had, and did not finish."""
    for case, left in one.unfinished.items():
        yield paper.say(
            "audit.unfinished.session" if alone else "audit.unfinished.one",
            n=len(left),
            case=paper.called(case),
            list=paper.numbers(left),
        )


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
