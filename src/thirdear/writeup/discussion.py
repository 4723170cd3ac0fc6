"""What follows the results: clinical analysis with vignettes, limits, and the appendix."""

from __future__ import annotations

from collections.abc import Iterator

from thirdear.model.coding import Codebook
from thirdear.writeup import courses, excerpts, guideline, method, reliability, tables
from thirdear.writeup.apa import count, share
from thirdear.writeup.manuscript import Manuscript
from thirdear.writeup.oxml import Bit

_FRACTION = "/"
_LOW = 0.6  # an intraclass correlation below it hides much of what it measures


def clinical(paper: Manuscript) -> None:
    """Add the vignettes, case by case."""
    paper.section(1, "clinical")
    ordered = courses.in_order(paper.writeup)
    intro = paper.say("clinical.intro")
    if any(_FRACTION in code for e in ordered for turn in e.turns for code in turn.codes):
        intro = f"{intro} {paper.say('clinical.fraction')}"
    paper.text(intro)
    for case in paper.writeup.cases:
        paper.section(2, f"clinical.{case.name}", paper.case(case))
        own = [excerpt for excerpt in ordered if excerpt.case == case.case]
        for excerpt in own:
            excerpts.add(paper, paper.label("vignette"), case, excerpt)
        if not own:
            paper.text(paper.say("vignettes.none"))


def vignettes(paper: Manuscript) -> None:
    """Add the vignettes and nothing else, those of the first case first."""
    cases = {case.case: case for case in paper.writeup.cases}
    for one in courses.in_order(paper.writeup):
        excerpts.add(paper, paper.label("vignette"), cases[one.case], one)


def limits(paper: Manuscript) -> None:
    """Add the limits that follow from the facts, and those that were given."""
    paper.section(1, "limits")
    for sentences in (
        _of_data(paper),
        _of_tests(paper),
        (*_of_judging(paper), *paper.writeup.limits),
    ):
        text = " ".join(sentences)
        if text:
            paper.text(text)


def _of_data(paper: Manuscript) -> Iterator[str]:
    if paper.writeup.invented:
        yield paper.say("limit.invented")


def _of_tests(paper: Manuscript) -> Iterator[str]:
    writeup = paper.writeup
    if writeup.tests:
        yield paper.say("limit.precedence")
        yield paper.say("limit.short", range=_lengths(paper))
        bent = all(test.trend == "quadratic" for test in writeup.tests)
        yield paper.say("limit.trend.quadratic" if bent else "limit.trend")
        yield paper.say("limit.searched" if writeup.searched else "limit.declared")
        if len(writeup.cases) > 1:
            yield paper.say("limit.difference")
        yield from _power(paper)


def _power(paper: Manuscript) -> Iterator[str]:
    tests = paper.writeup.tests
    least = sorted({share(test.detectable) for test in tests if test.detectable is not None})
    if least:
        shown = least[0] if len(least) == 1 else f"{least[0]}–{least[-1]}"
        yield paper.say("limit.power", least=shown)


def _of_judging(paper: Manuscript) -> Iterator[str]:
    writeup = paper.writeup
    if len(writeup.raters) == 1:
        yield paper.say("limit.one_rater")
    for one in writeup.agreement:
        central = one.code in courses.central(writeup) and one.statistic == "icc_2_k"
        if central and one.value is not None and one.value < _LOW:
            score = paper.score(one.code or "")
            shown = paper.claim(f"agreement {one.code} {one.statistic}", share(one.value))
            yield paper.say("limit.reliability", score=score, value=shown)
    if writeup.excerpts:
        yield paper.say("limit.vignettes")


def _lengths(paper: Manuscript) -> str:
    lengths = sorted({len(case.sessions) for case in paper.writeup.cases}) or [0]
    shown = str(lengths[0]) if len(lengths) == 1 else f"{lengths[0]}–{lengths[-1]}"
    return paper.say("sessions", n=shown)


def references(paper: Manuscript) -> None:
    """Add the list of all works that the document cites, wherever in it."""
    cited = paper.citations.cited
    if cited:
        paper.section(1, "references")
        for work in cited:
            paper.text(*paper.citations.entry(work), style="APAReference")


def appendix(paper: Manuscript) -> None:
    """Add codebooks, rules, every score, and what the document was made from."""
    paper.section(1, "appendix", new_page=True)
    paper.section(2, "appendix.codebooks")
    for book in paper.writeup.codebooks:
        _codebook(paper, book)
    _rules(paper)
    reliability.appendix(paper)
    guideline.add(paper)
    paper.section(2, "appendix.scores")
    for case in paper.writeup.cases:
        keys = [rule.key for rule in paper.writeup.rules]
        parts = [
            keys[at : at + tables.MOST_COLUMNS] for at in range(0, len(keys), tables.MOST_COLUMNS)
        ]
        for number, part in enumerate(parts, 1):
            label = paper.label("table", appendix="A")
            which = f" ({number}/{len(parts)})" if len(parts) > 1 else ""
            tables.session_scores(paper, label, (case,), part, together=True, which=which)
    paper.section(2, "appendix.provenance")
    _provenance(paper)


def _codebook(paper: Manuscript, book: Codebook) -> None:
    about = paper.say(
        "codebook.about", version=book.version, source=book.source, permission=book.permission
    )
    paper.begin(f"codebook {book.key}", book.name(paper.language))
    name = Bit(f"{book.name(paper.language)}. ", bold=True)
    paper.text(name, about, style="AppendixText")
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
                    code.name(paper.language),
                    families.get(code.family, code.family),
                    paper.say(f"who.{code.speaker.value}") if code.speaker else "",
                )
                for code in book.codes
            ],
            (4500, 2400, 2126),
        )
    if book.items:
        _items(paper, book)


def _items(paper: Manuscript, book: Codebook) -> None:
    tables.plain(
        paper,
        paper.label("table", appendix="A"),
        paper.say("items.title", name=book.name(paper.language)),
        paper.say("items.description"),
        [paper.say(f"column.{head}") for head in ("item", "scale", "reversed")],
        [
            (
                f"{item.number}. {item.name(paper.language)}",
                f"{item.scale.low}–{item.scale.high}",
                paper.say("yes") if item.reverse else "",
            )
            for item in book.items
        ],
        (6000, 1500, 1526),
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
                (f"{rule.name(paper.language)} ({rule.key})", method.in_words(paper, rule, most=99))
                for rule in rules
            ],
            (3600, 5426),
        )


def _provenance(paper: Manuscript) -> None:
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
    turns = count(sum(case.turns for case in writeup.cases), paper.language)
    held = f"{paper.say('sessions', n=sessions)}, {paper.say('turns', n=turns)}"
    yield paper.say("provenance.transcripts"), held
    drawn = next((t for t in writeup.tests if t.resamples and t.f is not None), None)
    if drawn is not None:
        draws = count(drawn.resamples, paper.language)
        shown = paper.say("provenance.draws", draws=draws, seed=drawn.seed)
        yield paper.say("provenance.tests"), shown
        family = paper.say("provenance.tests.count", n=writeup.family)
        yield paper.say("provenance.family"), family
    for head in writeup.heads:
        shown = paper.say("provenance.event", seq=head.seq, digest=head.digest)
        yield paper.say("provenance.head", replica=head.replica), shown
    if writeup.dated:
        yield paper.say("provenance.dated"), writeup.dated
