"""The appendices of a report, each on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from thirdear.model.coding import Codebook
from thirdear.model.writeup import Appendix
from thirdear.writeup import (
    apa,
    audit,
    checklists,
    courses,
    guideline,
    method,
    preregistration,
    reliability,
    tables,
    words,
)
from thirdear.writeup.manuscript import Manuscript
from thirdear.writeup.oxml import Bit


def add(paper: Manuscript) -> None:
    """Add the appendices that were asked for; where none of them holds anything, no section."""
    asked, before = [one for one in ADDED if one in paper.writeup.appendices], len(paper.parts)
    if asked:
        paper.section(1, "appendix", new_page=True)
    for one in asked:
        ADDED[one](paper)
    if not any(part.blocks for part in paper.parts[before + 1 :]):
        del paper.parts[before:]


def _codebooks(paper: Manuscript) -> None:
    if not (paper.writeup.codebooks or paper.writeup.rules):
        return
    paper.section(2, "appendix.codebooks")
    for book in paper.writeup.codebooks:
        _codebook(paper, book)
    _rules(paper)


def _scores(paper: Manuscript) -> None:
    valued = {one.score for one in paper.writeup.scores if one.value is not None}
    keys = [rule.key for rule in paper.writeup.rules if rule.key in valued]
    if not keys:
        return
    paper.section(2, "appendix.scores")
    for case in paper.writeup.cases:
        parts = tables.parted(keys, tables.MOST_COLUMNS)
        for number, part in enumerate(parts, 1):
            label = paper.label("table", appendix="A")
            which = f" ({number}/{len(parts)})" if len(parts) > 1 else ""
            missing = any(courses.course(paper.writeup.scores, case, key).missing for key in part)
            tables.session_scores(paper, label, (case,), part, noted=missing, which=which)
            if missing:
                paper.note(paper.say("scores.note.dash"))


def _codebook(paper: Manuscript, book: Codebook) -> None:
    about = paper.say(
        "codebook.about",
        version=book.version,
        source=words.curly(book.source(paper.language)),
        permission=words.curly(book.permission(paper.language)),
    )
    paper.begin(f"codebook {book.key}", book.name(paper.language))
    name = Bit(f"{book.name(paper.language)}. ", bold=True)
    paper.text(name, about, style="AppendixText", keep=True)
    families = {family.key: family.name(paper.language) for family in book.families}
    if book.codes:
        tables.plain(
            paper,
            paper.label("table", appendix="A"),
            paper.say("codebook.title", name=book.name(paper.language)),
            paper.say("codebook.description"),
            [paper.say(f"column.{head}") for head in ("code", "family", "speaker")],
            [
                (
                    words.curly(code.name(paper.language)),
                    families.get(code.family, code.family),
                    paper.say(f"who.{code.speaker.value if code.speaker else 'all'}"),
                )
                for code in book.codes
            ],
            (4500, 2400, 2126),
        )
    if book.items:
        _items(paper, book)


def _scale(paper: Manuscript, low: int, high: int) -> str:
    """Return the ends of a scale: 1–5, or −2 to 2 where a dash would stand beside a minus."""
    shown = apa.number(low, 0), apa.number(high, 0)
    return (paper.say("to.words") if low < 0 else "–").join(shown)


def _items(paper: Manuscript, book: Codebook) -> None:
    turned = any(item.reverse for item in book.items)
    heads = ("item", "scale", "reversed") if turned else ("item", "scale")
    rows = [
        (
            f"{item.number}. {words.curly(item.name(paper.language))}",
            _scale(paper, item.scale.low, item.scale.high),
            *((paper.say("yes" if item.reverse else "no"),) if turned else ()),
        )
        for item in book.items
    ]
    tables.plain(
        paper,
        paper.label("table", appendix="A"),
        paper.say("items.title", name=book.name(paper.language)),
        paper.say("items.description"),
        [paper.say(f"column.{head}") for head in heads],
        rows,
        (6000, 1500, 1526) if turned else (7000, 2026),
    )


def _rules(paper: Manuscript) -> None:
    rules = paper.writeup.rules
    if rules:
        tables.plain(
            paper,
            paper.label("table", appendix="A"),
            paper.say("rules.title"),
            paper.say("rules.description"),
            [paper.say("column.score"), paper.say("column.rule")],
            [
                (f"{paper.score(rule.key)} ({rule.key})", method.in_words(paper, rule, most=99))
                for rule in rules
            ],
            (3600, 5426),
        )


def _provenance(paper: Manuscript) -> None:
    paper.section(2, "appendix.provenance")
    tables.plain(
        paper,
        paper.label("table", appendix="A"),
        paper.say("provenance.title"),
        paper.say("provenance.description"),
        [paper.say("column.what"), paper.say("column.which")],
        list(_facts(paper)),
        (2600, 6426),
        noted=True,
    )
    paper.note(paper.say("provenance.note"))


def _facts(paper: Manuscript) -> Iterator[tuple[str, str]]:
    writeup = paper.writeup
    software = ", ".join(f"{name} {version}" for name, version in writeup.software)
    yield paper.say("provenance.software"), software
    for book in writeup.codebooks:
        version = paper.say("provenance.version", version=book.version)
        yield paper.say("provenance.codebook", key=book.key), version
    sessions = sum(len(case.sessions) for case in writeup.cases)
    turns = apa.count(sum(case.turns for case in writeup.cases), paper.language)
    held = f"{paper.say('sessions', n=sessions)}, {paper.say('turns', n=turns)}"
    yield paper.say("provenance.transcripts"), held
    drawn = next((t for t in writeup.tests if t.resamples and t.f is not None), None)
    if drawn is not None:
        draws = apa.count(drawn.resamples, paper.language)
        shown = paper.say("provenance.draws", draws=draws, seed=drawn.seed)
        yield paper.say("provenance.tests"), shown
        family = paper.say("provenance.tests.count", n=writeup.family)
        yield paper.say("provenance.family"), family
    for head in writeup.heads:
        shown = paper.say("provenance.event", seq=head.seq, digest=head.digest)
        yield paper.say("provenance.head", replica=head.replica), shown
    if writeup.dated:
        day, _, time = writeup.dated[:16].partition("T")
        shown = f"{words.day(day, paper.language)} {time} UTC"
        yield paper.say("provenance.dated"), shown


ADDED: Mapping[Appendix, Callable[[Manuscript], None]] = {
    "codebook": _codebooks,
    "agreement": reliability.appendix,
    "checklist": guideline.add,
    "preregistration": preregistration.appendix,
    "audit": audit.appendix,
    "scores": _scores,
    "provenance": _provenance,
    **checklists.ADDED,
}
"""What adds each appendix, in the order in which they stand."""
