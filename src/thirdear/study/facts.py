"""A TOML file of facts -> records: cases, consent, sessions held or not, measures, hypotheses."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from thirdear.base.toml import loads
from thirdear.model.facts import HELD, Break, CaseRecord, Facts, Phase, SessionRecord
from thirdear.model.language import the_case
from thirdear.model.outcomes import BETTER, Course, Group, Measure, Outcome
from thirdear.model.precedence import LAGS_IN, TRENDS, Hypothesis
from thirdear.model.refusal import Refusal
from thirdear.study import imported_scores

if TYPE_CHECKING:
    from thirdear.study.core import Core

SETTING = "facts"
_MEASURE = {
    *("key", "name", "better", "sd", "r", "source"),
    *("cutoff", "cutoff_source", "clinical", "normative"),
}
_DIGITS = 6  # of a session's number
_SESSION = {"number", "held", "date", "attended", "setting"}
_PHASE = {"name", "first", "last"}
_BREAK = {"session", "what"}
_OUTCOME = {"measure", "informant", "pre", "post", "interim"}
_HYPOTHESIS = {"cause", "effect", "lag", "lag_in", "trend", "smallest"}
_GROUP = {"mean", "sd", "source"}


def read(study: Core) -> Facts:
    """Return the facts that the study holds; none where none were set."""
    text = study.store.settings().get(SETTING, "")
    return parse(text, "the study's facts")


def untranscribed(record: CaseRecord | None, transcribed: Collection[int]) -> tuple[int, ...]:
    """Return the numbers of a case's sessions without a transcript, in order.

    Those are the gaps between the transcribed ones, and what the record has besides them.
    """
    known = {one.number for one in record.sessions} if record else set()
    between = range(min(transcribed, default=0), max(transcribed, default=0))
    return tuple(sorted({*between, *known} - set(transcribed)))


def set_from(study: Core, path: Path) -> Facts:
    """Let a file's facts be the study's, whole or not at all; the journal keeps those before."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(
            f"{path.name}: the file is not UTF-8 text; save it as UTF-8.",
            f"{path.name}: dosya UTF-8 metin değil; UTF-8 olarak kaydedin.",
        ) from error
    except OSError as error:
        raise Refusal(f"{path} cannot be read.", f"{path} okunamıyor.") from error
    facts = parse(text, path.name)
    known = (*study.cases(), *imported_scores.cases(study))
    for case in facts.cases:
        if case not in known:
            raise Refusal(
                f"{path.name}, [case.{case}]: there is no {the_case(case)}; "
                f"the study has {', '.join(known) or 'none'}.",
                f"{path.name}, [case.{case}]: {case} adlı bir vaka yok; çalışmadakiler: "
                f"{', '.join(known) or 'hiç yok'}.",
            )
    with study.store.together():
        if study.store.settings().get(SETTING) != text:
            study.store.set_setting(SETTING, text, "study")
        for number, hypothesis in enumerate(facts.hypotheses, 1):
            _declare(study, hypothesis, f"{path.name}, [[hypothesis]] number {number}")
    return facts


def _declare(study: Core, hypothesis: Hypothesis, place: str) -> None:
    """Declare a hypothesis of the facts; one that was declared or withdrawn before stays so."""
    from thirdear.study import hypotheses

    asked = replace(hypothesis, declared_at="")
    gone = study.store.withdrawn_hypotheses()
    if any(replace(one.hypothesis, declared_at="") == asked for one in gone):
        return
    try:
        hypotheses.declare(study, hypothesis)
    except Refusal as refusal:
        raise Refusal(f"{place}: {refusal.english}", f"{place}: {refusal.turkish}") from refusal


def outcomes(study: Core, case: str | None = None) -> tuple[Outcome, ...]:
    """Return what came of every outcome measure, of one case or of all."""
    from thirdear import outcomes as room

    facts = read(study)
    courses = [c for record in facts.cases.values() for c in record.courses]
    return room.outcomes([c for c in courses if case in (None, c.case)], facts.measures)


def parse(text: str, name: str) -> Facts:
    """Return the facts that a TOML text states; ``name`` is the file in complaints."""
    top = _Table(name, "the top", loads(text, name))
    top.only({"measure", "case", "hypothesis"})
    measures = {
        measure.key: measure
        for measure in (_measure(t) for t in top.tables("measure", "[[measure]]"))
    }
    cases = top.data.get("case", {})
    if not isinstance(cases, dict) or not all(isinstance(c, dict) for c in cases.values()):
        top.fail(
            "write each case as a table headed [case.KEY]",
            "her vakayı [case.ANAHTAR] başlıklı bir tablo olarak yazın",
        )
    return Facts(
        {key: _case(_Table(name, f"[case.{key}]", c), key, measures) for key, c in cases.items()},
        measures,
        tuple(_hypothesis(t) for t in top.tables("hypothesis", "[[hypothesis]]")),
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of the file and where it stands."""

    file: str
    place: str
    data: Mapping[str, Any]

    def fail(self, what: str, what_tr: str) -> NoReturn:
        where = f"{self.file}, {self.place}"
        raise Refusal(f"{where}: {what}.", f"{where}: {what_tr}.")

    def only(self, fields: set[str]) -> None:
        for key in sorted(self.data.keys() - fields):
            self.fail(f"unknown field {key!r}; remove it", f"{key!r} adlı bir alan yok; kaldırın")

    def text(self, field: str) -> str:
        value = self.data.get(field, "")
        if not isinstance(value, str):
            self.fail(
                f'{field} must be text; write {field} = "..."',
                f'{field} metin olmalı; {field} = "..." biçiminde yazın',
            )
        return value

    def needed(self, field: str) -> str:
        return self.text(field) or self.fail(
            f'{field} is missing; write {field} = "..."',
            f'{field} eksik; {field} = "..." biçiminde yazın',
        )

    def number(self, field: str) -> float | None:
        value = self.data.get(field)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value:  # noqa: PLR0124 - NaN
            self.fail(f"{field} must be a number", f"{field} bir sayı olmalı")
        return float(value)

    def tables(self, field: str, heading: str) -> Iterator[_Table]:
        tables = self.data.get(field, [])
        if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
            self.fail(
                f"write each {field} as a table headed {heading}",
                f"her {field} için {heading} başlıklı bir tablo yazın",
            )
        for number, table in enumerate(tables, 1):
            yield _Table(self.file, f"{heading} number {number}", table)


def _measure(table: _Table) -> Measure:
    table.only(_MEASURE)
    better = table.data.get("better")
    if better not in BETTER:
        table.fail(
            'better says which direction is improvement; write "lower" or "higher"',
            'better hangi yönün iyileşme olduğunu söyler; "lower" (düşük) ya da "higher" '
            "(yüksek) yazın",
        )
    sd, r = table.number("sd"), table.number("r")
    if sd is not None and sd <= 0:
        table.fail("sd must be above 0", "sd 0’dan büyük olmalı")
    if r is not None and not 0 <= r < 1:
        table.fail("r must be from 0 to below 1", "r, 0 ile 1 arasında olmalı (1 hariç)")
    if (sd is None) != (r is None) or (sd is not None and not table.text("source")):
        table.fail(
            "sd, r and their source go together", "sd, r ve kaynakları (source) birlikte verilir"
        )
    if table.number("cutoff") is not None and not table.text("cutoff_source"):
        table.fail("a cutoff needs its cutoff_source", "cutoff için cutoff_source gerekir")
    key = table.needed("key")
    return Measure(
        key=key,
        name=table.text("name") or key,
        better="lower" if better == "lower" else "higher",
        sd=sd,
        reliability=r,
        source=table.text("source"),
        cutoff=table.number("cutoff"),
        cutoff_source=table.text("cutoff_source"),
        clinical=_group(table, "clinical"),
        normative=_group(table, "normative"),
    )


def _hypothesis(table: _Table) -> Hypothesis:
    table.only(_HYPOTHESIS)
    lag = table.data.get("lag", 1)
    if not isinstance(lag, int) or isinstance(lag, bool) or lag < 1:
        table.fail(
            "lag must be a whole number from 1", "lag, 1 ya da daha büyük bir tam sayı olmalı"
        )
    trend, lag_in = table.data.get("trend", "linear"), table.data.get("lag_in", "sessions")
    if trend not in TRENDS:
        table.fail(
            f"trend is one of {', '.join(TRENDS)}",
            f"`trend` (eğilim) şunlardan biri: {', '.join(TRENDS)}",
        )
    if lag_in not in LAGS_IN:
        table.fail(
            f"lag_in is one of {', '.join(LAGS_IN)}", f"lag_in şunlardan biri: {', '.join(LAGS_IN)}"
        )
    smallest = table.number("smallest")
    if smallest is not None and not 0 < smallest < float("inf"):
        table.fail("smallest must be a number above 0", "smallest 0’dan büyük bir sayı olmalı")
    return Hypothesis(
        table.needed("cause"), table.needed("effect"), lag, trend, lag_in=lag_in, smallest=smallest
    )


def _group(table: _Table, field: str) -> Group | None:
    data = table.data.get(field)
    if data is None:
        return None
    if not isinstance(data, dict):
        table.fail(
            f'write {field} = {{ mean = 0, sd = 1, source = "..." }}',
            f'{field} = {{ mean = 0, sd = 1, source = "..." }} biçiminde yazın',
        )
    group = _Table(table.file, f"{table.place}, {field}", data)
    group.only(_GROUP)
    mean, sd = group.number("mean"), group.number("sd")
    if mean is None or sd is None or sd <= 0:
        group.fail(
            "mean and sd are needed, sd above 0", "mean ve sd gerekir, sd 0’dan büyük olmalı"
        )
    return Group(mean, sd, group.needed("source"))


def _case(table: _Table, key: str, measures: Mapping[str, Measure]) -> CaseRecord:
    other = sorted(table.data.keys() - {"session", "outcome", "consent", "phase", "break"})
    sessions = [_session(t) for t in table.tables("session", f"[[case.{key}.session]]")]
    numbers = [session.number for session in sessions]
    for number in numbers:
        if numbers.count(number) > 1:
            table.fail(
                f"session {number} stands twice; remove one",
                f"{number}. seans iki kez yazılmış; birini silin",
            )
    courses = [
        _course(t, key, measures) for t in table.tables("outcome", f"[[case.{key}.outcome]]")
    ]
    return CaseRecord(
        case=key,
        consent=table.text("consent"),
        facts={name: table.text(name) for name in other},
        sessions=tuple(sorted(sessions, key=lambda s: s.number)),
        courses=tuple(courses),
        phases=_phases(table, key),
        breaks=_breaks(table, key),
    )


def _phases(table: _Table, key: str) -> tuple[Phase, ...]:
    """Return the phases of a case in the order of their sessions; they must not overlap."""
    found = []
    for one in table.tables("phase", f"[[case.{key}.phase]]"):
        one.only(_PHASE)
        first, last = (one.data.get(field) for field in ("first", "last"))
        whole = all(isinstance(n, int) and not isinstance(n, bool) for n in (first, last))
        if not whole or not isinstance(first, int) or not isinstance(last, int) or first < 1:
            one.fail(
                "first and last are session numbers, whole numbers from 1",
                "first ve last seans numaralarıdır, 1 ya da daha büyük tam sayılar",
            )
        found.append(Phase(one.needed("name"), first, last))
    found.sort(key=lambda phase: phase.first)
    ends = [0, *(phase.last for phase in found)]
    for phase, before in zip(found, ends, strict=False):
        if phase.first <= before or phase.last < phase.first:
            table.fail(
                f"the phase {phase.name!r} overlaps another, or ends before it begins",
                f"{phase.name!r} evresi bir başkasıyla çakışıyor ya da başlamadan bitiyor",
            )
    return tuple(found)


def _breaks(table: _Table, key: str) -> tuple[Break, ...]:
    """Return what divides a case, by the first session after it."""
    found: dict[int, Break] = {}
    for one in table.tables("break", f"[[case.{key}.break]]"):
        one.only(_BREAK)
        session = one.data.get("session")
        if not isinstance(session, int) or isinstance(session, bool) or session < 1:
            one.fail(
                "session is the number of the first session after the break, from 1",
                "session, aradan sonraki ilk seansın numarasıdır; 1'den başlar",
            )
        if session in found:
            one.fail(
                f"a break before session {session} stands twice; remove one",
                f"{session}. seanstan önceki ara iki kez yazılmış; birini kaldırın",
            )
        found[session] = Break(session, one.text("what"))
    return tuple(found[session] for session in sorted(found))


def _session(table: _Table) -> SessionRecord:
    table.only(_SESSION)
    number = table.data.get("number")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        table.fail(
            "number must be a whole number from 1", "number, 1 ya da daha büyük bir tam sayı olmalı"
        )
    held = table.data.get("held", "held")
    if held not in HELD:
        table.fail(f"held is one of {', '.join(HELD)}", f"held şunlardan biri: {', '.join(HELD)}")
    day = table.data.get("date")
    if day is not None and type(day) is not date:
        table.fail(
            "date must be a day without quotes, such as 2024-03-01",
            "date, tırnaksız bir gün olmalı; örneğin 2024-03-01",
        )
    attended = table.data.get("attended", [])
    if not isinstance(attended, list) or not all(isinstance(who, str) for who in attended):
        table.fail(
            'attended is a list, such as ["client", "mother"]',
            'attended bir liste olmalı; örneğin ["client", "mother"]',
        )
    return SessionRecord(number, held, day, tuple(attended), table.text("setting"))


def _course(table: _Table, case: str, measures: Mapping[str, Measure]) -> Course:
    table.only(_OUTCOME)
    measure = table.needed("measure")
    if measure not in measures:
        table.fail(
            f"measure {measure!r} is not declared; add a [[measure]] with this key",
            f"{measure!r} adlı bir ölçek tanımlanmamış; bu anahtarla bir [[measure]] ekleyin",
        )
    interim = table.data.get("interim", {})
    if not isinstance(interim, dict) or not all(
        key.isdecimal() and len(key) <= _DIGITS for key in interim
    ):
        table.fail(
            "interim maps session numbers to values, such as { 10 = 64 }",
            "interim seans numaralarını değerlere bağlar; örneğin { 10 = 64 }",
        )
    between = _Table(table.file, f"{table.place}, interim", interim)
    values = [(int(key), between.number(key)) for key in interim]
    return Course(
        case=case,
        measure=measure,
        pre=table.number("pre"),
        post=table.number("post"),
        interim=tuple(sorted((n, value) for n, value in values if value is not None)),
        informant=table.text("informant"),
    )
