"""Tags and ratings on their way into the study: checked, from the desk or from long tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base.numbers import is_missing, signed
from thirdear.model.coding import Code, EventId, Memo, NewTag, Pass, Rating, Tag
from thirdear.model.language import the_case, vaka
from thirdear.model.refusal import Refusal
from thirdear.model.text import ROLE_NAMES, Place, Role, Segment
from thirdear.study import assignment
from thirdear.study.layers import FREE

Identity = tuple[str, int, str, int, str | None, int | None, int | None]

if TYPE_CHECKING:
    from thirdear.exchange.longcsv import Row
    from thirdear.study.core import Core


def change_tags(
    study: Core, pass_: Pass, remove: Sequence[EventId] = (), add: Sequence[NewTag] = ()
) -> tuple[Tag, ...]:
    """Remove and add tags as one act, checked; one undo takes it back."""
    check_tags(study, add)
    where = {(tag.case, tag.session) for tag in add}
    assignment.check(study, pass_, (tag.code for tag in add), where)
    return study.store.change_tags(pass_, remove, add, pass_.rater)


def check_person(study: Core, rater: str) -> None:
    """Refuse to judge in the place of a model: what it answered is all that it judges."""
    if any(one.pass_.rater == rater for one in study.store.machines()):
        raise Refusal(
            f"{rater} is a model; nobody codes in its place. `thirdear raters model ask` asks it.",
            f"{rater} bir model; kimse onun yerine kodlamaz. Ona `thirdear raters model ask` "
            "sorar.",
        )


def check_tags(study: Core, tags: Iterable[NewTag]) -> None:
    """Refuse tags whose code, place, value or speaker is not allowed; nothing is written."""
    codes = study.codes()
    for tag in tags:
        code = codes.get(tag.code)
        if code is None:
            raise Refusal(
                f"There is no code {tag.code}; add its codebook first.",
                f"{tag.code} adlı bir kod yok; önce kod kitabını ekleyin.",
            )
        segment = _segment(study, tag)
        if code.speaker is not None and not _is_said_by(study, tag, segment, code.speaker):
            raise Refusal(
                f"{code.key} is a code for the {code.speaker}; segment {tag.segment} of case "
                f"{tag.case}, session {tag.session} is the {segment.role}'s.",
                f"{code.key}, {ROLE_NAMES[code.speaker][1]} için bir kod; {vaka(tag.case)}, "
                f"{tag.session}. seans, {tag.segment}. birimi söyleyen: "
                f"{ROLE_NAMES[segment.role][1]}.",
            )
        _check_value(code, tag)
        if tag.layer == FREE and tag.start is None:
            raise Refusal(
                f"Case {tag.case}, session {tag.session}: in the layer {FREE} a tag says itself "
                "where it begins and ends.",
                f"{vaka(tag.case)}, {tag.session}. seans: {FREE} katmanında her kod nerede "
                "başlayıp bittiğini kendisi belirtir.",
            )
        if (tag.start is None) != (tag.stop is None) or not _inside(tag, segment):
            raise Refusal(
                f"Case {tag.case}, session {tag.session}, segment {tag.segment}: the part "
                f"{tag.start} to {tag.stop} is not inside {segment.start} to {segment.stop}.",
                f"{vaka(tag.case)}, {tag.session}. seans, {tag.segment}. birim: {tag.start} ile "
                f"{tag.stop} arası, {segment.start} ile {segment.stop} arasının içinde değil.",
            )


def check_ratings(study: Core, ratings: Iterable[Rating]) -> None:
    """Refuse ratings of unknown items or sessions, or outside the item's scale."""
    items = study.items()
    known = {(info.case, info.session) for info in study.sessions()}
    for rating in ratings:
        item = items.get(rating.item)
        if item is None:
            raise Refusal(
                f"There is no rating item {rating.item}; add its codebook first.",
                f"{rating.item} adlı bir puanlama maddesi yok; önce kod kitabını ekleyin.",
            )
        if (rating.case, rating.session) not in known:
            raise Refusal(
                f"Case {rating.case} has no session {rating.session}.",
                f"{vaka(rating.case, 'nın')} {rating.session}. seansı yok.",
            )
        if rating.value is None and not item.unrateable:
            raise Refusal(
                f'{rating.item} always has a value; "cannot be rated" is no answer to it '
                f"({the_case(rating.case)}, session {rating.session}).",
                f"{rating.item} her zaman bir değer alır; ona “puanlanamaz” denemez "
                f"({vaka(rating.case)}, {rating.session}. seans).",
            )
        if rating.value is not None and rating.value not in item.scale:
            raise Refusal(
                f"{rating.item} takes {item.scale.low} to {item.scale.high}, not {rating.value:g} "
                f"({the_case(rating.case)}, session {rating.session}).",
                f"{rating.item} {item.scale.low} ile {item.scale.high} arasını alır; "
                f"{rating.value:g} olmaz ({vaka(rating.case)}, {rating.session}. seans).",
            )


def check_sorted(study: Core, pass_: Pass, case: str, session: int) -> None:
    """Refuse to finish a session whose cards do not lie in the piles that their Q-sort wants.

    A Q-sort of which no card was placed is not begun, and missing.
    """
    given = study.ratings(pass_, case, session)
    for book in study.codebooks():
        lying = [value for item in book.items if (value := given.get(item.key)) is not None]
        if book.qsort is None or not lying:
            continue
        if len(lying) < len(book.items):
            raise Refusal(
                f"{book.name()}: {len(lying)} of {len(book.items)} cards are sorted; sort the "
                "others before the session is finished.",
                f"{book.name('tr')}: {len(book.items)} karttan {len(lying)} tanesi sıralandı; "
                "seansı bitirmeden ötekileri de sıralayın.",
            )
        for value, wanted in book.qsort.wanted.items():
            if (count := lying.count(value)) != wanted:
                pile = signed(value)
                raise Refusal(
                    f"{book.name()}: pile {pile} has {count} cards instead of {wanted}; move "
                    "cards before the session is finished.",
                    f"{book.name('tr')}: {pile} destesinde {wanted} yerine {count} kart var; "
                    "seansı bitirmeden kartları taşıyın.",
                )


def import_tags(study: Core, path: Path) -> tuple[int, int]:
    """Bring in a long table of tags, whole or not at all; return how many are new and reopened.

    A tag or memo that a pass already has is left as it is, so importing twice changes nothing; the
    same tag with another value replaces it. A finished session that gets new tags is reopened.
    A memo belongs to the tag in its row, without a code to the segment, or to the code that it is
    ``about`` there.
    """
    from thirdear.exchange import longcsv

    rows = longcsv.read(path, longcsv.TAG_COLUMNS, longcsv.TAG_OPTIONAL)
    given: dict[Pass, dict[Identity, NewTag]] = defaultdict(dict)
    memos: dict[Pass, list[Memo]] = defaultdict(list)
    for row in rows:
        if not row.cells.get("code") and row.cells.get("memo"):
            noted = _memo(study, row)
            memos[noted.pass_].append(noted)
            continue
        tag, pass_ = _tag(study, row), _pass(row)
        try:
            check_tags(study, [tag])
        except Refusal as refusal:
            row.fail(refusal.english.rstrip("."), refusal.turkish.rstrip("."))
        if given[pass_].setdefault(identity(tag), tag) != tag:
            row.fail(
                "the same tag stands above with another value",
                "aynı kod yukarıda başka bir değerle verilmiş",
            )
        if text := row.cells.get("memo"):
            place = (tag.case, tag.session, tag.layer, tag.segment)
            memos[pass_].append(Memo(pass_, *place, text, tag.code, tag.start, tag.stop))
    by_pass = {pass_: tuple(tags.values()) for pass_, tags in given.items()}
    with study.store.together():
        done = take_all(study, by_pass)
        for pass_, news in memos.items():
            study.store.add_memos(pass_, news, pass_.rater)
    return done


def take_over(
    study: Core, rater: str, tags: Sequence[NewTag], places: Sequence[Place]
) -> tuple[int, int]:
    """Make codes that came with transcripts tags of a rater's first pass; finish the sessions."""
    resolved = [_with_code(study, tag) for tag in tags]
    check_tags(study, resolved)
    study.add_rater(rater)
    done = take_all(study, {Pass(rater): resolved})
    study.store.finish(Pass(rater), places, rater)
    return done


def take_all(study: Core, by_pass: Mapping[Pass, Sequence[NewTag]]) -> tuple[int, int]:
    """Give passes tags that were checked; return how many are new, how many sessions reopened."""
    finished = study.store.finished()
    added = reopened = 0
    for pass_, tags in sorted(by_pass.items()):
        have = {identity(tag): tag for tag in study.store.tags(pass_=pass_)}
        once = dict.fromkeys(tags)
        news = [t for t in once if (old := have.get(identity(t))) is None or old.value != t.value]
        replaced = [have[identity(tag)].id for tag in news if identity(tag) in have]
        reopened += _reopen(study, pass_, news, finished)
        study.store.change_tags(pass_, replaced, news, pass_.rater)
        added += len(news)
    return added, reopened


def export_tags(study: Core, *, memos: bool = True) -> str:
    """Return every tag as a long table that `tags import` reads again.

    A code that came to a segment twice, since codes were merged, stands once. A tag's first memo
    stands in its row. Every other of the ``memos`` has a row of its own without a code, which says
    what code the memo is about, if it is about one. A model's tags are in it once it is declared:
    whoever reads a table takes every rater in it for a person.
    """
    from thirdear.exchange import longcsv

    apart = study.store.uncounted()
    noted: dict[tuple[Pass, Identity], list[str | None]] = defaultdict(list)
    for memo in study.store.memos() if memos else ():
        noted[memo.pass_, identity(memo)].append(memo.text)
    once: dict[tuple[Pass, Identity], Tag] = {}
    for t in study.store.tags():
        if t.pass_.rater not in apart:
            once.setdefault((t.pass_, identity(t)), t)
    rows: list[tuple[object, ...]] = []
    for key, t in once.items():
        own = noted[key].pop(0) if key in noted else None
        rows.append(
            (t.case, t.session, t.segment, t.code, t.pass_.rater, t.pass_.number, t.layer)
            + (t.value, t.start, t.stop, own, None)
        )
    for (pass_, (case, session, layer, segment, code, start, stop)), texts in noted.items():
        lead = (case, session, segment, None, pass_.rater, pass_.number, layer, None, start, stop)
        rows += [(*lead, text, code) for text in texts]
    return longcsv.write((*longcsv.TAG_COLUMNS, *longcsv.TAG_OPTIONAL), rows)


def import_ratings(study: Core, path: Path) -> tuple[int, int]:
    """Bring in a long table of ratings, whole or not at all; return how many changed and reopened.

    "-" as a value says "cannot be rated".
    """
    from thirdear.exchange import longcsv

    table = longcsv.read(path, longcsv.RATING_COLUMNS, longcsv.RATING_OPTIONAL)
    cells = ((row, row.cells.get("value", "")) for row in table)
    rows = [row for row, value in cells if value == "-" or not is_missing(value)]
    ratings = [_rating(study, row) for row in rows]
    given: dict[tuple[object, ...], Rating] = {}
    for row, rating in zip(rows, ratings, strict=True):
        try:
            check_ratings(study, [rating])
        except Refusal as refusal:
            row.fail(refusal.english.rstrip("."), refusal.turkish.rstrip("."))
        place = (rating.pass_, rating.case, rating.session, rating.item)
        if given.setdefault(place, rating) != rating:
            row.fail(
                "the same item stands above with another value",
                "aynı madde yukarıda başka bir değerle puanlanmış",
            )
    have = {(r.pass_, r.case, r.session, r.item): r.value for r in study.store.ratings()}
    finished = study.store.finished()
    news = [r for r in ratings if have.get((r.pass_, r.case, r.session, r.item), "") != r.value]
    reopened = 0
    with study.store.together():
        for pass_ in sorted({r.pass_ for r in news}):
            own = [r for r in news if r.pass_ == pass_]
            reopened += _reopen(study, pass_, own, finished)
            study.store.rate(pass_, own, pass_.rater)
    return len(news), reopened


def _reopen(
    study: Core,
    pass_: Pass,
    news: Iterable[NewTag | Rating],
    finished: frozenset[tuple[Pass, str, int]],
) -> int:
    """Make the rater known and take the mark of the finished sessions that get something new."""
    study.add_rater(pass_.rater)
    places = sorted({(new.case, new.session) for new in news})
    again = [place for place in places if (pass_, *place) in finished]
    if again:
        study.store.reopen(pass_, again, pass_.rater)
    return len(again)


def export_ratings(study: Core) -> str:
    """Return every rating as a long table that `ratings import` reads again.

    A model's are in it once it is declared, as in :func:`export_tags`.
    """
    from thirdear.exchange import longcsv

    apart = study.store.uncounted()
    return longcsv.write(
        (*longcsv.RATING_COLUMNS, "pass"),
        (
            (r.case, r.session, r.item, r.pass_.rater, "-" if r.value is None else r.value)
            + (r.pass_.number,)
            for r in study.store.ratings()
            if r.pass_.rater not in apart
        ),
    )


def full_key(known: Iterable[str], key: str) -> str | None:
    """Return the complete key that a complete or bare key means, None where none or several do."""
    if key in set(known):
        return key
    found = [candidate for candidate in known if candidate.partition(".")[2] == key]
    return found[0] if len(found) == 1 else None


def _tag(study: Core, row: Row, column: str = "code") -> NewTag:
    code = full_key(study.codes(), row.text(column))
    if code is None:
        row.fail(
            f"there is no code {row.cells[column]}, or several codebooks have it",
            f"{row.cells[column]} adlı bir kod yok ya da birkaç kod kitabında var",
        )
    has_part = bool(row.cells.get("start") or row.cells.get("end"))
    return NewTag(
        case=row.text("case"),
        session=row.whole("session"),
        segment=row.whole("segment"),
        code=code,
        layer=row.cells.get("layer") or "turn",
        value=row.whole("value") if row.cells.get("value") else None,
        start=row.whole("start") if has_part else None,
        stop=row.whole("end") if has_part else None,
    )


def _memo(study: Core, row: Row) -> Memo:
    """Return the memo of a row without a tag, on a segment or about a code there."""
    case, session, segment = row.text("case"), row.whole("session"), row.whole("segment")
    layer = row.cells.get("layer") or "turn"
    known = [(info.case, info.session) for info in study.sessions(case)]
    if (case, session) not in known:
        row.fail(
            f"there is no session {session} of {the_case(case)}",
            f"{vaka(case, 'nın')} {session}. seansı yok",
        )
    if layer not in study.layers(case, session):
        row.fail(
            f"{the_case(case)}, session {session} has no layer {layer}",
            f"{vaka(case)}, {session}. seansta {layer} katmanı yok",
        )
    if not 1 <= segment <= len(study.segments(case, session, layer)):
        row.fail(
            f"there is no segment {segment} in layer {layer}",
            f"{layer} katmanında {segment}. birim yok",
        )
    whose = (_pass(row), case, session, layer, segment, row.text("memo"))
    if not row.cells.get("about"):
        return Memo(*whose)
    tag = replace(_tag(study, row, "about"), value=None)
    if not _inside(tag, study.segments(case, session, layer)[segment - 1]):
        row.fail(
            f"the part {tag.start} to {tag.stop} is not inside the segment",
            f"{tag.start} ile {tag.stop} arası birimin içinde değil",
        )
    return Memo(*whose, tag.code, tag.start, tag.stop)


def _rating(study: Core, row: Row) -> Rating:
    item = full_key(study.items(), row.text("item"))
    if item is None:
        row.fail(
            f"there is no rating item {row.cells['item']}, or several codebooks have it",
            f"{row.cells['item']} adlı bir puanlama maddesi yok ya da birkaç kod kitabında var",
        )
    unrateable = row.text("value") == "-"
    value = None if unrateable else row.number("value")
    return Rating(_pass(row), row.text("case"), row.whole("session"), item, value)


def _pass(row: Row) -> Pass:
    return Pass(row.text("rater"), row.whole("pass", 1))


def _with_code(study: Core, tag: NewTag) -> NewTag:
    code = full_key(study.codes(), tag.code)
    if code is None:
        raise Refusal(
            f"The table's code {tag.code!r} is in none of the study's codebooks, or in several; "
            "add the codebook first with `thirdear codebook add`.",
            f"Tablodaki {tag.code!r} kodu çalışmanın kod kitaplarının hiçbirinde yok "
            "ya da birkaçında var; önce kod kitabını `thirdear codebook add` ile "
            "ekleyin.",
        )
    return NewTag(tag.case, tag.session, tag.segment, code, tag.layer, tag.value)


def _segment(study: Core, tag: NewTag) -> Segment:
    segments = study.segments(tag.case, tag.session, tag.layer)
    if not 1 <= tag.segment <= len(segments):
        raise Refusal(
            f"Case {tag.case}, session {tag.session} has segments 1 to {len(segments)} in layer "
            f"{tag.layer}, not {tag.segment}.",
            f"{vaka(tag.case, 'nın')} {tag.session}. seansında {tag.layer} katmanında 1 "
            f"ile {len(segments)} arası birimler var; {tag.segment} yok.",
        )
    return segments[tag.segment - 1]


def _is_said_by(study: Core, tag: NewTag, segment: Segment, speaker: Role) -> bool:
    """Whether a code's speaker says a turn, as corrected or in the source.

    Who judged it before it was corrected said so of the speaker in the source; that stands.
    """
    if segment.role == speaker or tag.layer != "turn":
        return True
    said = study.store.segments(tag.case, tag.session, tag.layer, verbatim=True)
    return said[tag.segment - 1].role == speaker


def _check_value(code: Code, tag: NewTag) -> None:
    if tag.value is None and code.value_required and code.scale:
        low, high = code.scale.low, code.scale.high
        raise Refusal(
            f"{code.key} needs a value from {low} to {high}.",
            f"{code.key}, {low} ile {high} arasında bir değer ister.",
        )
    if tag.value is None:
        return
    if code.scale is None:
        raise Refusal(
            f"{code.key} has no values; leave the value empty.",
            f"{code.key} değer almaz; değeri boş bırakın.",
        )
    if tag.value not in code.scale:
        raise Refusal(
            f"{code.key} takes {code.scale.low} to {code.scale.high}, not {tag.value}.",
            f"{code.key} {code.scale.low} ile {code.scale.high} arasını alır; {tag.value} olmaz.",
        )


def _inside(tag: NewTag, segment: Segment) -> bool:
    if tag.start is None or tag.stop is None:
        return True
    return segment.start <= tag.start < tag.stop <= segment.stop


def identity(tag: NewTag | Tag | Memo) -> Identity:
    """Return what makes two tags of a pass the same one; another value is a correction of it.

    A memo on a tag has the tag's; one on a segment has no code.
    """
    return (tag.case, tag.session, tag.layer, tag.segment, tag.code, tag.start, tag.stop)
