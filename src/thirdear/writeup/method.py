"""The method section: what was really done, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from thirdear.model.accuracy import Compared
from thirdear.model.coding import RULES, Code, Codebook, Item, ScoreRule
from thirdear.model.precedence import Hypothesis, Trend, Withdrawn
from thirdear.model.scores import UNRATED
from thirdear.model.text import ROLE_NAMES, Role
from thirdear.model.writeup import CaseFacts
from thirdear.writeup import courses, reliability, sources, words
from thirdear.writeup.apa import count
from thirdear.writeup.manuscript import Manuscript
from thirdear.writeup.words import listed

_WITHIN = frozenset(("Adapted", "Based", "Developed", "Made", "Written"))
"""Words with which a source may begin that are no name, so that they are small in a sentence."""
_ALIKE = ("text", "imported")
"""Rules of which there is no more to say of one score than of another."""
_NAMED = 4  # more codes than this are counted, and listed in the appendix


def add(paper: Manuscript) -> None:
    """Add the whole section."""
    paper.section(1, "method")
    for part, sentences in (
        ("cases", _cases),
        ("measures", _measures),
        ("raters", _raters),
        ("disguise", _disguise),
        ("analysis", _analysis),
    ):
        said = " ".join(sentences(paper))
        if said:
            paper.section(2, f"method.{part}")
            paper.text(said)
            _asked(paper, part)


def _asked(paper: Manuscript, part: str) -> None:
    """Ask for what of a part only a person can tell."""
    if part == "cases":
        told = {one.case for one in paper.writeup.records if any(one.facts.values())}
        for case in paper.writeup.cases:
            if case.case not in told:
                paper.write("client", case=paper.case(case))
        paper.write("treatment")
    elif part == "raters" and paper.writeup.combination != "none":
        paper.write("raters.one" if len(paper.writeup.raters) == 1 else "raters")
    elif part == "disguise":
        if unsaid := _consents(paper).get("", []):
            paper.write("consent", case=listed(unsaid, paper.language))
        paper.write("ethics")


def _cases(paper: Manuscript) -> Iterator[str]:
    for case in paper.writeup.cases:
        with paper.about(f"case {case.name}"):
            yield from _case(paper, case)
        yield from _treatment(paper, case)
    yield paper.say("cases.kept")
    if paper.writeup.transcribed:
        yield _transcribed(paper, paper.writeup.transcribed)


def _transcribed(paper: Manuscript, found: Sequence[Compared]) -> str:
    """Say how far second transcripts of sessions agree with those that were used."""
    every = [one for session in found for one in session.roles]
    rates = [session.rate for session in found if session.rate is not None]
    spread = ""
    if len(rates) > 1:
        spread = paper.say("second.spread", low=_rate(min(rates)), high=_rate(max(rates)))
    roles = {}
    for role in dict.fromkeys(one.role for one in every):
        words_of = sum(one.words for one in every if one.role == role)
        if words_of:
            wrong = sum(one.wrong for one in every if one.role == role)
            english, turkish = ROLE_NAMES[Role(role)]
            name = turkish if paper.language == "tr" else english
            rate = _rate(wrong / words_of)
            roles[role] = paper.say("second.role", name=name, rate=rate)
    return paper.say(
        "second",
        n=len(found),
        words=count(sum(one.words for one in every), paper.language),
        rate=_rate(sum(one.wrong for one in every) / sum(one.words for one in every)),
        list="; ".join(roles.values()),
        range=spread,
        substituted=count(sum(one.substituted for one in every), paper.language),
        omitted=count(sum(one.left_out for one in every), paper.language),
        added=count(sum(one.added for one in every), paper.language),
    )


def _rate(share: float) -> str:
    return f"{100 * share:.1f}"


def _treatment(paper: Manuscript, case: CaseFacts) -> Iterator[str]:
    """Yield what the study's facts say of a case, in its own words, and of sessions held."""
    record = next((one for one in paper.writeup.records if one.case == case.case), None)
    if record is None:
        return
    for name, text in record.facts.items():
        if text:
            named = words.sentence(name, paper.language)
            yield paper.say("treatment.fact", name=named, text=paper.own(text.rstrip(".")))
    if record.sessions:
        cancelled = sum(one.held == "cancelled" for one in record.sessions)
        with paper.about(f"case {case.name}"):
            all_held = ".one" if len(record.sessions) == 1 else ".all"
            yield paper.say(
                f"treatment.held{'' if cancelled else all_held}",
                case=paper.case(case),
                held=len(record.sessions) - cancelled,
                cancelled=cancelled,
            )


def _case(paper: Manuscript, case: CaseFacts) -> Iterator[str]:
    yield paper.say(
        "cases.one",
        case=paper.case(case),
        n=len(case.sessions),
        range=paper.numbers(case.sessions),
        turns=count(case.turns, paper.language),
        words=count(case.words, paper.language),
    )
    gaps = courses.untranscribed(case)
    if gaps:
        shown = paper.numbers(gaps)
        yield paper.say("cases.gap", n=len(gaps), list=shown, case=paper.case(case))


def _measures(paper: Manuscript) -> Iterator[str]:
    books = [
        paper.say(
            "measures.codebook",
            name=book.name(paper.language),
            version=book.version,
            source=_source(paper, book),
        )
        for book in paper.writeup.codebooks
    ]
    central = courses.central(paper.writeup)
    rules = [rule for rule in paper.writeup.rules if rule.key in central]
    codes = any(book.codes for book in paper.writeup.codebooks)
    items = any(book.items for book in paper.writeup.codebooks)
    if books:
        kinds = "" if codes and items else ".codes" if codes else ".items" if items else ".scores"
        yield paper.say(f"measures.intro{kinds}", list=listed(books, paper.language))
    if codes or items:
        yield paper.say("measures.kinds" if codes and items else f"measures.{_kind(codes)}")
    yield from _rules(paper, rules)


def _rules(paper: Manuscript, rules: Sequence[ScoreRule]) -> Iterator[str]:
    """Yield how each score is made; those that were counted, or imported, in one sentence."""
    alike = {kind: [one for one in rules if one.rule == kind] for kind in _ALIKE}
    for rule in rules:
        together = alike.get(rule.rule, [rule])
        if together[0] is not rule:
            continue
        names = [paper.in_text(one.key) for one in together]
        if len(together) == 1:
            said = paper.say("measures.score", score=names[0], rule=in_words(paper, rule))
        else:
            shown = words.named(names, paper.language)
            said = paper.say(f"measures.{rule.rule}", scores=shown)
        yield words.sentence(said, paper.language)


def _kind(codes: bool) -> str:
    return "code" if codes else "item"


def _source(paper: Manuscript, book: Codebook) -> str:
    """Return who is cited for an instrument: a work of the list, or what its codebook says."""
    known = sources.of(f"codebook {book.key}")
    if known:
        return paper.citations.inside(known)
    told = book.source(paper.language).rstrip(".")
    first = told.split(" ", 1)[0]
    return paper.own(told[:1].lower() + told[1:] if first in _WITHIN else told)


def in_words(paper: Manuscript, rule: ScoreRule, most: int = _NAMED) -> str:
    """Return how a score is made, as the end of a sentence; up to ``most`` parts are named.

    The cards of a Q-sort are many, and are counted.
    """
    most = 0 if rule.prototype else most
    kind = RULES.get(rule.rule, "codes")
    codes, among = (_parts(paper, kind, keys, most) for keys in (rule.of, rule.among))
    either = _parts(paper, kind, rule.of, most, words.either)
    speaker = paper.say(f"of.{rule.speaker.value if rule.speaker else 'all'}")
    key = f"rule.{rule.rule}"
    if key not in words.WORDS[paper.language]:
        key = "rule.other"
    turned = paper.say("rule.reversed") if _is_turned(paper, rule) else ""
    marked = _parts(paper, kind, rule.beside, most, words.either)
    only = paper.say("rule.beside", either=marked) if rule.beside else ""
    told = paper.say(
        key,
        codes=codes,
        either=either,
        among=among,
        speaker=speaker,
        rule=rule.rule,
        reversed=turned,
    )
    return told + only


def _is_turned(paper: Manuscript, rule: ScoreRule) -> bool:
    """Say whether an item of a rule is reversed."""
    return any(item.reverse for book in _books(paper) for item in book.items if item.key in rule.of)


def _books(paper: Manuscript) -> tuple[Codebook, ...]:
    """Return the codebooks of the scores, and those that a preregistration lists."""
    declared = paper.writeup.preregistered
    return (*paper.writeup.codebooks, *(declared.codebooks if declared else ()))


def _parts(
    paper: Manuscript,
    kind: str,
    keys: Sequence[str],
    most: int,
    join: Callable[[list[str], str], str] = words.named,
) -> str:
    if len(keys) > most:
        listed_there = "codebook" in paper.writeup.appendices
        return paper.say(f"of.{kind}", n=len(keys)) + (
            paper.say("of.listed") if listed_there else ""
        )
    return join([_part_name(paper, key) for key in keys], paper.language)


def _part_name(paper: Manuscript, key: str) -> str:
    for book in _books(paper):
        parts: list[Code | Item | ScoreRule] = [*book.codes, *book.items, *book.scores]
        for part in parts:
            if part.key == key:
                return words.curly(part.name(paper.language))
    return key


def _raters(paper: Manuscript) -> Iterator[str]:
    raters = paper.writeup.raters
    if raters:
        counted = _counted(paper, len(raters))
        if all(one.finished == one.sessions for one in raters):
            alone = len(raters) == 1 == raters[0].sessions
            key = "raters.all.session" if alone else "raters.all"
            yield paper.say(key, n=len(raters), count=counted.lower())
        else:
            each = [
                paper.say("raters.one", number=place, finished=one.finished, sessions=one.sessions)
                for place, one in enumerate(raters, 1)
            ]
            yield paper.say("raters.intro", n=len(raters), count=counted)
            yield f"{listed(each, paper.language)}."
    if paper.writeup.combination == "none":
        there = {one.rater for one in paper.writeup.scores if one.value is not None} & UNRATED
        if there:
            yield paper.say(f"raters.{'both' if len(there) > 1 else there.pop()}")
        return
    for model in paper.writeup.judging.models:
        yield paper.say("raters.model", model=model)
    yield paper.say("raters.finished")
    if len(raters) > 1 or paper.writeup.combination != "one":
        yield paper.say(f"combine.{paper.writeup.combination}")
    yield from _blindness(paper)
    behind = {
        score.raters
        for score in paper.writeup.scores
        if score.value is not None and score.rater not in UNRATED
    }
    if len(behind) > 1:
        yield paper.say("raters.varied", low=min(behind), high=max(behind))
    yield from reliability.sentences(paper)


def _blindness(paper: Manuscript) -> Iterator[str]:
    judging = paper.writeup.judging
    if judging.passes > 1:
        opened = "" if judging.opened else ".all"
        yield paper.say(f"raters.blind{opened}", opened=judging.opened, passes=judging.passes)
    for what, many in (("masked", judging.masked), ("forwards", judging.forwards)):
        if many:
            every = ".all" if many == judging.passes else ""
            yield paper.say(f"raters.{what}{every}", **{what: many}, passes=judging.passes)
    if judging.trained:
        yield paper.say("raters.trained", n=judging.trained)
    if judging.agreed:
        yield paper.say("raters.agreed", n=judging.agreed)


def _counted(paper: Manuscript, many: int) -> str:
    if many > 3:
        return str(many)
    word = paper.say(f"count.{many}")
    return word if paper.language == "en" else word.replace("İ", "i").lower()


def _disguise(paper: Manuscript) -> Iterator[str]:
    said = _consents(paper)
    for text, cases in said.items():
        if text:
            alone = len(paper.writeup.cases) == 1
            which = "stated" if len(said) > 1 else "one" if alone else "all"
            yield paper.say(f"consent.{which}", case=listed(cases, paper.language), text=text)
    disguised = paper.writeup.disguised
    if disguised is None:
        yield paper.say("disguise.off")
        return
    yield paper.say("disguise.names" if disguised else "disguise.none", n=disguised)
    yield paper.say("disguise.all" if disguised else "disguise.letters")


def _consents(paper: Manuscript) -> dict[str, list[str]]:
    """Return the cases by what is said of their consent; nothing where nothing is."""
    consent = {one.case: one.consent for one in paper.writeup.records}
    said: dict[str, list[str]] = {}
    for case in paper.writeup.cases:
        said.setdefault(consent.get(case.case, "").rstrip("."), []).append(paper.case(case))
    return said


def _analysis(paper: Manuscript) -> Iterator[str]:
    writeup = paper.writeup
    made = any(test.f is not None for test in writeup.tests)
    if not writeup.hypotheses and courses.there(writeup):
        yield paper.say("tests.none")
    if made:
        yield _test(paper)
        drawn = next((t for t in writeup.tests if t.resamples and t.f is not None), None)
        if drawn is not None:
            draws = count(drawn.resamples, paper.language)
            yield paper.say("analysis.bootstrap", draws=draws, seed=drawn.seed)
        if writeup.family:
            yield paper.say("analysis.holm", n=writeup.family)
    yield from _declarations(paper)
    for gone in writeup.withdrawn:
        yield _withdrawn(paper, gone)
    software = list(_software(paper))
    if software:
        yield paper.say("analysis.software", list=listed(software, paper.language))


def _software(paper: Manuscript) -> Iterator[str]:
    """Yield the programs that computed something, each with its version and its work."""
    writeup = paper.writeup
    counted = bool(courses.there(writeup))
    drawn = (counted and courses.pairs(writeup)) or writeup.outcomes
    tested = any(test.f is not None for test in writeup.tests)
    estimated = tested or writeup.agreement or writeup.contrasts
    used = {
        "matplotlib": drawn,
        "scipy": estimated,
        "statsmodels": estimated,
        "numpy": counted or drawn,
        "pandas": counted,
    }
    for name, version in writeup.software:
        known = sources.of(f"software {name}")
        if known and used.get(name, True):
            source = paper.citations.inside(known)
            yield paper.say("software.one", name=name, version=version, source=source)


def _test(paper: Manuscript) -> str:
    asked = paper.writeup.hypotheses
    unit = words.unit({hypothesis.lag_in for hypothesis in asked})
    trends = {hypothesis.trend for hypothesis in asked}
    trend = _trend(paper, trends.pop(), unit) if len(trends) == 1 else paper.say("trend.several")
    lag = paper.lag("analysis", {hypothesis.lag for hypothesis in asked}, unit)
    return paper.say(f"analysis.test{unit}", lag=lag, trend=trend)


def _trend(paper: Manuscript, trend: Trend, unit: str) -> str:
    return paper.say(f"trend.{trend}{unit if trend != 'none' else ''}")


def _withdrawn(paper: Manuscript, gone: Withdrawn) -> str:
    same = gone.withdrawn_at[:10] == gone.hypothesis.declared_at[:10]
    day = words.day(gone.withdrawn_at[:10], paper.language)
    when = paper.say(f"analysis.withdrawn.{'same' if same else 'on'}", date=day)
    return _posed(paper, "withdrawn", [gone.hypothesis], withdrawn=when)


def _declarations(paper: Manuscript) -> Iterator[str]:
    """Yield how the hypotheses were declared, those that were declared alike in one sentence."""
    alike: dict[tuple[object, ...], list[Hypothesis]] = {}
    for one in paper.writeup.hypotheses:
        judged = paper.writeup.judged_before.get(one.declared_at, (0, 0))
        how = (one.lag, one.lag_in, one.trend, one.declared_at[:10], judged)
        alike.setdefault(how, []).append(one)
    for some in alike.values():
        yield _declared(paper, some)


def _declared(paper: Manuscript, some: Sequence[Hypothesis]) -> str:
    at = some[0].declared_at
    judged, sessions = paper.writeup.judged_before.get(at, (0, 0))
    many = ".many" if len(some) > 1 else ""
    if not at:
        return _posed(paper, f"undated{many}", some)
    if judged in (0, sessions):
        return _posed(paper, f"declared{many}.{'all' if judged else 'none'}", some)
    return _posed(paper, f"declared{many}", some, judged=judged, sessions=sessions)


def _posed(paper: Manuscript, entry: str, some: Sequence[Hypothesis], **more: object) -> str:
    hypothesis = some[0]
    unit = words.unit({hypothesis.lag_in})
    pairs = [
        paper.say(
            "hypotheses.one", cause=paper.in_text(one.cause), effect=paper.in_text(one.effect)
        )
        for one in some
    ]
    said = paper.say(
        f"analysis.{entry}{unit}",
        cause=paper.in_text(hypothesis.cause),
        effect=paper.in_text(hypothesis.effect),
        list="; ".join(pairs),
        lag=hypothesis.lag,
        trend=_trend(paper, hypothesis.trend, unit),
        date=words.day(hypothesis.declared_at[:10], paper.language),
        **more,
    )
    return words.sentence(said, paper.language)
