"""What was declared in advance, as a sheet of its own and as an appendix."""

from __future__ import annotations

from collections.abc import Sequence

from thirdear.model.precedence import ALPHA, Hypothesis
from thirdear.model.trail import Declaration, Preregistered
from thirdear.writeup import discussion, method, tables
from thirdear.writeup.apa import DASH, number, share
from thirdear.writeup.frame import title_of
from thirdear.writeup.manuscript import Manuscript
from thirdear.writeup.oxml import Bit


def alone(paper: Manuscript) -> None:
    """Write the sheet as a document, with places for what only a person can lay down."""
    told = paper.writeup.preregistered
    if told is None:
        return
    paper.begin("title", paper.say("title.part"))
    paper.text(Bit(title_of(paper)), style="Title")
    if paper.writeup.title:
        paper.text(Bit(paper.writeup.title), style="APAByline")
    version = dict(paper.writeup.software).get("thirdear", "")
    paper.text(paper.say("prereg.byline", version=version), style="APAByline")
    if paper.writeup.invented:
        paper.text(Bit(paper.say("invented"), italic=True), style="APAByline")
    paper.write("authors", style="APAByline")
    paper.text(paper.say("prereg.intro"))
    _sheet(paper, told, 1, "")
    paper.section(1, "prereg.sample")
    paper.write("planned")
    paper.write("excluded")
    discussion.references(paper)


def appendix(paper: Manuscript) -> None:
    """Add the sheet as an appendix; nothing where nothing was ever declared."""
    told = paper.writeup.preregistered
    if told is None or not told.declarations:
        return
    paper.section(2, "appendix.preregistration")
    paper.text(paper.say("prereg.intro"), style="AppendixText")
    _sheet(paper, told, 3, "A")


def _sheet(paper: Manuscript, told: Preregistered, level: int, letter: str) -> None:
    style = "AppendixText" if letter else "APABody"
    standing = _standing(told.declarations)
    if standing:
        paper.section(level, "prereg.hypotheses", listed=level == 1)
        _hypotheses(paper, standing, letter)
        paper.section(level, "prereg.rule.title", listed=level == 1)
        paper.text(paper.say("prereg.rule", alpha=share(ALPHA)), style=style)
        paper.text(paper.say("prereg.assumed"), style=style)
    if any(one.what != "declared" for one in told.declarations):
        paper.section(level, "prereg.changes", listed=level == 1)
        _changes(paper, told.declarations, letter)
    _instruments(paper, told, level, letter)


def _instruments(paper: Manuscript, told: Preregistered, level: int, letter: str) -> None:
    """Add codebooks and rules, or where the same document has them already, say that it does."""
    style = "AppendixText" if letter else "APABody"
    paper.section(level, "prereg.instruments", listed=level == 1)
    alone = letter and len(paper.writeup.raters) == 1
    combined = paper.say(f"prereg.combine.{'one' if alone else told.combination}")
    if letter and _is_there(paper, told):
        paper.text(f"{paper.say('prereg.there')} {combined}", style=style)
        return
    for book in told.codebooks:
        name = Bit(f"{book.name(paper.language)}. ", bold=True)
        about = paper.say(
            "codebook.about",
            version=book.version,
            source=book.source(paper.language),
            permission=book.permission(paper.language),
        )
        paper.text(name, about, style=style)
    paper.text(combined, style=style)
    if told.rules:
        _rules(paper, told, letter)


def _is_there(paper: Manuscript, told: Preregistered) -> bool:
    """Say whether the appendix on codebooks has all that the sheet would say of them."""
    writeup = paper.writeup
    return (
        "codebook" in writeup.appendices
        and all(book in writeup.codebooks for book in told.codebooks)
        and all(rule in writeup.rules for rule in told.rules)
    )


def _standing(declared: Sequence[Declaration]) -> list[Declaration]:
    """Return the last declaration of every hypothesis that was not withdrawn after it."""
    last: dict[tuple[object, ...], Declaration] = {}
    for one in declared:
        asked = one.hypothesis
        last[asked.cause, asked.effect, asked.lag, asked.trend, asked.lag_in] = one
    return [one for one in last.values() if one.what != "withdrawn"]


def _hypotheses(paper: Manuscript, standing: Sequence[Declaration], letter: str) -> None:
    smallest = any(one.hypothesis.smallest is not None for one in standing)
    heads = ["pair", "lag", "trend", *(["smallest"] if smallest else []), "declared", "judged"]
    rows = []
    for place, one in enumerate(standing, 1):
        asked = one.hypothesis
        with paper.about(f"preregistered {place}"):
            row = [paper.direction(asked), _lag(paper, asked), paper.say(f"prereg.{asked.trend}")]
            if smallest:
                least = asked.smallest
                shown = DASH if least is None else paper.say("prereg.least", n=_least(least))
                row.append(shown)
            row += [_when(paper, one), paper.say("prereg.judged", n=one.judged)]
        rows.append(row)
    title = paper.say("prereg.hypotheses.table")
    widths = (2600, 1150, 1150, 1250, 1600, 1276) if smallest else (3300, 1300, 1300, 1700, 1426)
    tables.plain(
        paper,
        paper.label("table", appendix=letter),
        title,
        paper.say("prereg.hypotheses.description"),
        [paper.say(f"prereg.column.{head}") for head in heads],
        rows,
        widths,
        noted=True,
    )
    paper.note(paper.say("prereg.note.smallest" if smallest else "prereg.note"))


def _least(value: float) -> str:
    return number(value, 2) if round(value, 2) == value else f"{value:g}"


def _lag(paper: Manuscript, asked: Hypothesis) -> str:
    return paper.say(f"prereg.lag.{asked.lag_in}", n=asked.lag)


def _when(paper: Manuscript, one: Declaration) -> str:
    return paper.say("prereg.when", day=one.at[:10], time=one.at[11:16])


def _changes(paper: Manuscript, declared: Sequence[Declaration], letter: str) -> None:
    """Add every declaration and withdrawal in its order, with the reasons."""
    rows = []
    for place, one in enumerate(declared, 1):
        asked = one.hypothesis
        with paper.about(f"declaration {place}"):
            trend = paper.say(f"prereg.{asked.trend}")
            lag = _lag(paper, asked)
            question = paper.say(
                "prereg.question", direction=paper.direction(asked), lag=lag, trend=trend
            )
            what = paper.say(f"prereg.what.{one.what}")
            judged = paper.say("prereg.judged", n=one.judged)
        reason = paper.own(one.reason) or (DASH if one.what == "withdrawn" else "")
        rows.append((_when(paper, one), what, question, judged, reason))
    heads = ("when", "what", "pair", "judged", "reason")
    tables.plain(
        paper,
        paper.label("table", appendix=letter),
        paper.say("prereg.changes.table"),
        paper.say("prereg.changes.description"),
        [paper.say(f"prereg.column.{head}") for head in heads],
        rows,
        (1500, 1250, 2700, 1276, 2300),
        noted=True,
    )
    paper.note(paper.say("prereg.note"))


def _rules(paper: Manuscript, told: Preregistered, letter: str) -> None:
    tables.plain(
        paper,
        paper.label("table", appendix=letter),
        paper.say("rules.title"),
        paper.say("rules.description"),
        [paper.say("column.score"), paper.say("column.rule")],
        [
            (f"{paper.score(rule.key)} ({rule.key})", method.in_words(paper, rule, most=99))
            for rule in told.rules
        ],
        (3600, 5426),
    )
