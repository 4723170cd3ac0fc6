"""What is handed on beside the write-up, each through the gate: vignettes, sessions, passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.model.coding import Pass
from thirdear.model.disguise import Spot
from thirdear.model.handouts import Quote, Remark, Supervised
from thirdear.model.language import said
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place
from thirdear.model.writeup import USUAL, Appendix, Excerpt, Layout, Page, Vignette
from thirdear.study import contents, excerpts, gate, lookup
from thirdear.study.documents import gather

if TYPE_CHECKING:
    from thirdear.model.language import Language
    from thirdear.study.core import Core
    from thirdear.study.gate import Disguise
    from thirdear.study.matrix import Pair
    from thirdear.writeup.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Wanted:
    """How something is handed on: language, whose judgements, disguised or not, corrected or not.

    ``language`` None is the study's; ``layout`` is that of vignettes, ``page`` that of a report
    and ``appendices`` those it gets.
    """

    language: Language | None = None
    raters: str = "mean"
    identifiable: bool = False
    corrected: bool = False
    layout: Layout = "coded"
    page: Page = "compact"
    appendices: tuple[Appendix, ...] = USUAL


PLAIN = Wanted()


def vignettes(study: Core, path: Path, cases: Sequence[str] = (), wanted: Wanted = PLAIN) -> Path:
    """Write the picked vignettes alone: .docx, .md or .html."""
    from thirdear import writeup as room

    _ending(path, (".docx", ".md", ".html"))
    if wanted.layout != "coded" and path.suffix.lower() != ".docx":
        raise Refusal(
            f"{path.name}: the layout {wanted.layout} is one of Word documents (.docx).",
            f"{path.name}: {wanted.layout} düzeni yalnız Word belgelerinde (.docx) olur.",
        )
    chosen = lookup.cases(study, cases)
    picked = tuple(one for case in chosen for one in study.vignettes(case))
    if not picked:
        raise Refusal(
            "No vignette is picked; `thirdear vignettes suggest` offers passages.",
            "Hiç vinyet seçilmedi; `thirdear vignettes suggest` bölümler önerir.",
        )
    disguise = gate.opened(study, chosen, identifiable=wanted.identifiable)
    asked = _asked(study, chosen, wanted, picked)
    made = gather.gather(study, asked, disguise)
    settings = {"cases": list(chosen), "language": asked.language, "raters": wanted.raters}
    return gate.release(
        study,
        path,
        lambda draft: room.vignettes(made, draft),
        disguise,
        kind="vignettes",
        settings=settings,
    )


def figure(study: Core, path: Path, cases: Sequence[str] = (), wanted: Wanted = PLAIN) -> Path:
    """Write the figure of the study's two scores, a panel a case: .png or .svg."""
    from thirdear import writeup as room
    from thirdear.writeup import courses

    _ending(path, (".png", ".svg"))
    chosen = lookup.cases(study, cases)
    disguise = gate.opened(study, chosen, identifiable=wanted.identifiable)
    asked = _asked(study, chosen, wanted, ())
    made = gather.gather(study, asked, disguise)
    if not courses.pairs(made):
        raise Refusal(
            "A figure needs two scores; declare with `thirdear hypothesis add`.",
            "Şekil için iki puan gerekir; `thirdear hypothesis add` ile bildirin.",
        )
    lacking = [key for key in courses.central(made)[:2] if key not in courses.there(made)]
    if lacking:
        names = ", ".join(lacking)
        raise Refusal(
            f"There is no {names} to draw: nobody has coded with its codebook yet.",
            f"Çizilecek {names} yok: henüz kimse onun kod kitabıyla kodlama yapmadı.",
        )
    return gate.release(
        study,
        path,
        lambda draft: room.figure(made, draft),
        disguise,
        kind="figure",
        settings={"cases": list(chosen), "language": asked.language, "raters": wanted.raters},
    )


def network(study: Core, path: Path, pairs: Sequence[Pair], cases: Sequence[str] = ()) -> Path:
    """Write the picture of these pairs, .png or .svg; refused where a code is called like a person.

    No words of a session are in it but those that somebody made the name of a code.
    """
    from thirdear.writeup import network as picture

    _ending(path, (".png", ".svg"))
    if not pairs:
        raise Refusal("No two codes stand on the same segment.", "Aynı birimde iki kod yok.")
    codes = study.codes()
    counts = {pair.code: pair.code_segments for pair in pairs}
    counts |= {pair.other: pair.other_segments for pair in pairs}
    nodes = [
        picture.Node(key, codes[key].name(study.language), counts[key])
        for key in codes
        if key in counts
    ]
    links = [picture.Link(p.code, p.other, p.both, p.both > p.expected) for p in pairs]
    chosen = lookup.cases(study, cases)
    names = "\n".join(node.name for node in nodes)
    gate.opened(study, chosen).search_parts({said("codes", "kodlar"): names}, "")
    data = picture.draw(nodes, links, path.suffix.lower()[1:], study.language)
    return gate.hand_on(study, path, data, kind="figure", settings={"cases": list(chosen)})


def supervision(
    study: Core,
    path: Path,
    place: Place,
    pass_: Pass | None = None,
    wanted: Wanted = PLAIN,
) -> Path:
    """Write a session turn by turn as Word, with codes and memos as comments.

    Of one pass, finished or not; without one, of everybody who finished the session.
    """
    from thirdear.writeup import sheets
    from thirdear.writeup.labels import label
    from thirdear.writeup.words import say

    _ending(path, (".docx",))
    case, session = place
    disguise = gate.opened(study, [case], identifiable=wanted.identifiable)
    language = wanted.language or study.language
    shown = _session(study, case, session, disguise, language, corrected=wanted.corrected)
    remarks = _remarks(study, case, session, pass_, (language, disguise))
    one = Supervised(case, session, shown.language, shown.turns, remarks)
    named = gather.printed_name(study, disguise, case)
    called = say(language, "case", name=named)
    title = label(language, "supervision", case=called, session=session)
    sheet = sheets.Sheet(title, language, gather.dated(study), not wanted.identifiable)
    settings = {"case": case, "session": session, "language": language}
    return gate.release(
        study,
        path,
        lambda draft: sheets.supervision(sheet, one, draft),
        disguise,
        kind="supervision",
        settings=settings,
    )


def quotes(
    study: Core,
    path: Path,
    codes: Sequence[str] = (),
    cases: Sequence[str] = (),
    wanted: Wanted = PLAIN,
) -> Path:
    """Write the coded turns by code, of those who finished: .csv, .xlsx or .docx."""
    from thirdear.writeup import sheets
    from thirdear.writeup.labels import label

    _ending(path, (".csv", ".xlsx", ".docx"))
    chosen = lookup.cases(study, cases)
    keys = [lookup.code(study, code) for code in codes] or list(study.codes())
    disguise = gate.opened(study, chosen, identifiable=wanted.identifiable)
    language = wanted.language or study.language
    found = _quotes(study, chosen, keys, language, disguise)
    if not found:
        raise Refusal(
            "No turn of a finished session carries one of these codes.",
            "Bitmiş bir seansta bu kodlardan birini taşıyan söz yok.",
        )
    sheet = sheets.Sheet(
        label(language, "quotes"), language, gather.dated(study), not wanted.identifiable
    )

    def write(draft: Path) -> None:
        put_quotes(sheet, found, draft)

    settings = {"cases": list(chosen), "codes": list(codes), "language": language}
    return gate.release(study, path, write, disguise, kind="quotes", settings=settings)


def put_quotes(sheet: Sheet, found: Sequence[Quote], draft: Path) -> None:
    """Write quotes into the draft that the gate gives, by its ending."""
    from thirdear.writeup import sheets

    if draft.suffix.lower() == ".docx":
        sheets.quotes(sheet, found, draft)
    else:
        draft.write_bytes(_table(found, sheet, draft.suffix.lower()))


def _table(found: Sequence[Quote], sheet: object, ending: str) -> bytes:
    from thirdear.exchange import longcsv, workbook
    from thirdear.writeup.sheets import Sheet
    from thirdear.writeup.words import say

    assert isinstance(sheet, Sheet)
    columns = ["code", "name", "case", "session", "turn", "speaker", "words", "raters"]
    rows = [
        [q.code, q.name, q.case, q.session, q.turn, q.speaker, q.words, q.raters] for q in found
    ]
    if not sheet.disguised:
        columns.append("mark")
        rows = [[*row, say(sheet.language, "identifiable")] for row in rows]
    if ending == ".xlsx":
        return workbook.write(columns, rows)
    return longcsv.write(columns, rows).encode("utf-8-sig")


def _quotes(
    study: Core, cases: Sequence[str], keys: Sequence[str], language: Language, disguise: Disguise
) -> list[Quote]:
    """Return the quotes by code in codebook order, then by place; a turn once a code."""
    found: dict[str, list[Quote]] = {key: [] for key in keys}
    done = study.independent()
    for case in cases:
        named = gather.printed_name(study, disguise, case)
        for info in study.sessions(case):
            judged = {p.rater for p, *place in done if place == [case, info.session]}
            if not judged:
                continue
            given = _given(study, case, info.session, frozenset(keys))
            turns = sorted({turn for turn, _ in given})
            shown = _session(study, case, info.session, disguise, language, only=turns)
            by_number = {turn.number: turn for turn in shown.turns}
            for (number, key), raters in sorted(given.items()):
                turn = by_number[number]
                quote = Quote(
                    key,
                    study.codes()[key].name(language),
                    named,
                    info.session,
                    number,
                    turn.speaker,
                    turn.text,
                    f"{len(raters)}/{len(judged)}",
                    shown.language,
                )
                found[key].append(quote)
    return [quote for own in found.values() for quote in own]


def _given(
    study: Core, case: str, session: int, keys: frozenset[str]
) -> dict[tuple[int, str], set[str]]:
    done = study.independent()
    turns = study.segments(case, session)
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    for tag in study.store.tags(case=case, session=session):
        if tag.code in keys and (tag.pass_, case, session) in done:
            for turn in excerpts.covered(study, tag, turns):
                found[turn, tag.code].add(tag.pass_.rater)
    return found


def _session(
    study: Core,
    case: str,
    session: int,
    disguise: Disguise,
    language: Language,
    *,
    only: Sequence[int] | None = None,
    corrected: bool = False,
) -> Excerpt:
    """Return a whole session as an excerpt, or only some of its turns."""
    turns = len(study.transcript(case, session).turns)
    left = [] if only is None else sorted({*range(1, turns + 1)} - {*only})
    gaps = tuple((number, number) for number in left)
    whole = Vignette(case, session, 1, turns, "", "", omitted=gaps)
    return excerpts.excerpt(study, whole, language, "mean", disguise, corrected=corrected)


def _remarks(
    study: Core,
    case: str,
    session: int,
    pass_: Pass | None,
    how: tuple[Language, Disguise],
) -> dict[int, tuple[Remark, ...]]:
    """Return what each pass says of each turn: its codes on one line, each memo on its own.

    What it says of the whole session stands with the first turn.
    """
    language, disguise = how
    done = {p for p, *place in study.independent() if place == [case, session]}
    wanted = done if pass_ is None else {pass_}
    turns = study.segments(case, session)
    lines: dict[tuple[int, Pass], list[str]] = defaultdict(list)
    for tag in study.store.tags(case=case, session=session):
        if tag.pass_ in wanted and tag.code in study.codes():
            name = study.codes()[tag.code].name(language)
            value = "" if tag.value is None else f" {tag.value}"
            for turn in excerpts.covered(study, tag, turns):
                lines[turn, tag.pass_].append(f"{name}{value}")
    for memo in study.store.memos(case=case, session=session):
        if memo.pass_ in wanted:
            begin = memo.start
            if begin is None:
                begin = study.segments(case, session, memo.layer)[memo.segment - 1].start
            turn = next((t.index for t in turns if begin < t.stop), 1)
            spoken = contents.language_of(study, memo.text)
            spot = Spot("memo", case, session, memo.segment)
            told = disguise.apply(memo.text, spoken, case, spot)
            code = study.codes().get(memo.code or "")
            lines[turn, memo.pass_].append(f"{code.name(language)}: {told}" if code else told)
    for writer, told in _on_session(study, case, session, how):
        if writer in wanted and turns:
            lines[1, writer].append(told)
    found: dict[int, list[Remark]] = defaultdict(list)
    order = sorted(lines, key=lambda key: (key[0], key[1].rater, key[1].number))
    for turn, whose in order:
        spoken = contents.language_of(study, whose.rater)
        who = disguise.apply(whose.rater, spoken, None, Spot("rater"))
        found[turn].append(Remark(who, tuple(dict.fromkeys(lines[turn, whose]))))
    return {turn: tuple(remarks) for turn, remarks in found.items()}


def _on_session(
    study: Core, case: str, session: int, how: tuple[Language, Disguise]
) -> Iterator[tuple[Pass, str]]:
    """Yield each pass's memos on a session as a whole, disguised."""
    from thirdear.writeup.labels import label

    language, disguise = how
    for memo in study.store.topic_memos(case=case):
        if memo.topic.session == session:
            spoken = contents.language_of(study, memo.text)
            told = disguise.apply(memo.text, spoken, case, contents.spot_of(memo.topic))
            yield memo.pass_, label(language, "session_memo", memo=told)


def _asked(
    study: Core, cases: Sequence[str], wanted: Wanted, vignettes: tuple[Vignette, ...]
) -> gather.Asked:
    return gather.Asked(
        tuple(cases),
        wanted.language or study.language,
        wanted.raters,
        corrected=wanted.corrected,
        vignettes=vignettes,
        layout=wanted.layout,
        kind="vignettes",
    )


def _ending(path: Path, known: Sequence[str]) -> None:
    if path.suffix.lower() not in known:
        raise Refusal(
            f"{path.name}: name a file that ends in {' or '.join(known)}.",
            f"{path.name}: adı şöyle biten bir dosya gösterin: {' ya da '.join(known)}.",
        )
