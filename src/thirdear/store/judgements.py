"""What raters do: tags, ratings, marks of completion. Every function is one act."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from thirdear.model.coding import EventId, NewTag, Pass, Rating, Tag
from thirdear.model.consensus import CONSENSUS
from thirdear.model.refusal import Refusal
from thirdear.store import words
from thirdear.store.acts import Draft, record
from thirdear.store.connection import Database, Row
from thirdear.store.journal import event
from thirdear.store.projector import Projector

_KEPT_TEXTS = 8


class Shelf:
    """The last few transcripts, for the checksums of tags; texts never change, so none is stale."""

    def __init__(self) -> None:
        self._texts: dict[str, tuple[str, bytes]] = {}

    def text(self, db: Database, digest: str) -> tuple[str, bytes]:
        """Return a text and its salt."""
        found = self._texts.get(digest) or words.get_salted(db, digest)
        if found is None:
            raise Refusal(
                "The words of this session were erased; it cannot be tagged.",
                "Bu oturumun sözleri silindi; etiketlenemez.",
            )
        if digest not in self._texts:
            while len(self._texts) >= _KEPT_TEXTS:
                del self._texts[next(iter(self._texts))]
            self._texts[digest] = found
        return found


def change_tags(
    db: Database,
    shelf: Shelf,
    pass_: Pass,
    remove: Sequence[EventId],
    add: Sequence[NewTag],
    actor: str,
    also: Sequence[Draft] = (),
    *,
    first: Sequence[Draft] = (),
) -> tuple[Tag, ...]:
    """Remove and add tags of a pass as one act; return the tags that stand for ``add``, in order.

    ``also`` becomes part of the act, behind the tags; so does ``first`` before them, which opens a
    finished session. A tag that stands already, in everything the same, is not made
    twice: its own is returned.
    """
    with db.transaction():
        check_rater(db, pass_)
        drafts = [*first, *(_untag(db, pass_, id_) for id_ in dict.fromkeys(remove))]
        places = {(body["case"], body["session"]) for _, body in drafts[len(first) :]}
        _check_open(db, pass_, places | {(new.case, new.session) for new in add}, first)
        finder = _Finder(db, shelf, pass_, frozenset(remove), add)
        known = {new: finder.standing(new) for new in add}
        begin, news = len(drafts), [new for new, id_ in known.items() if id_ is None]
        drafts += [("tag", finder.body(new)) for new in news]
        events = record(db, actor, [*drafts, *also])
        made = zip(news, drafts[begin:], events[begin:], strict=False)
        tags = {new: _standing(db, id_, pass_, new) for new, id_ in known.items() if id_}
        for new, (_, body), event_ in made:
            how = (body.get("version"), None, new.suggested)
            tags[new] = _as_tag(event_.id, pass_, new, how)
    return tuple(tags[new] for new in add)


def _standing(db: Database, id_: EventId, pass_: Pass, new: NewTag) -> Tag:
    """Return the tag that stood already, as it was made."""
    row = db.one(
        "SELECT t.version, nullif(k.key, ?), t.suggested "
        "FROM tag t JOIN code k ON k.id = t.code_id WHERE t.replica = ? AND t.seq = ?",
        (new.code, *id_),
    )
    assert row is not None
    return _as_tag(id_, pass_, new, row)


def _as_tag(id_: EventId, pass_: Pass, new: NewTag, how: Row) -> Tag:
    place = (new.case, new.session, new.layer, new.segment)
    part = (new.value, new.start, new.stop)
    version, given, suggested = how
    return Tag(
        *(id_, pass_, *place, new.code, *part),
        uncertain=new.uncertain,
        version=version,
        given=given,
        suggested=bool(suggested),
    )


def _untag(db: Database, pass_: Pass, id_: EventId) -> Draft:
    stands = db.one("SELECT 1 FROM tag WHERE replica = ? AND seq = ?", tuple(id_))
    made = event(db, id_) if stands else None
    if made is None:
        raise Refusal(
            "The tag is not there any more; nothing was changed.",
            "Etiket artık yok; hiçbir şey değişmedi.",
        )
    body = made.data
    if (body["rater"], body["pass"]) != (pass_.rater, pass_.number):
        raise Refusal(
            "The tag belongs to another pass; nothing was changed.",
            "Etiket başka bir turun; hiçbir şey değişmedi.",
        )
    named = ("case", "session", "layer", "segment", "code", "rater", "pass")
    return "untag", {name: body[name] for name in named} | {"tag": list(id_)}


class _Finder:
    """Finds where new tags lie and whether they stand already, for one act.

    What is asked of a layer is read once for all of the act's tags in it.
    """

    def __init__(
        self,
        db: Database,
        shelf: Shelf,
        pass_: Pass,
        removed: frozenset[EventId],
        news: Sequence[NewTag],
    ) -> None:
        self._db = db
        self._shelf = shelf
        self._pass = pass_
        self._removed = removed
        segments = [new.segment for new in news]
        self._reach = (min(segments, default=0), max(segments, default=0))
        self._ids = Projector(db)
        self._digests: dict[int, str] = {}
        self._versions: dict[str, dict[str, int]] = {}
        self._spans: dict[int, dict[int, tuple[int, int]]] = {}
        self._stand: dict[tuple[int, str], dict[Row, EventId]] = {}

    def standing(self, new: NewTag) -> EventId | None:
        """Return the id of the very same tag, if it stands and this act does not remove it."""
        place = (self._layer(new), new.code)
        if place not in self._stand:
            self._stand[place] = self._read_standing(*place)
        same = (new.segment, new.value, new.start, new.stop, new.uncertain)
        return self._stand[place].get(same)

    def _read_standing(self, layer: int, code: str) -> dict[Row, EventId]:
        """Return the tags of a layer with a code that stand and stay, by what makes them so."""
        rows = self._db.all(
            "SELECT replica, seq, segment, value, start, stop, uncertain FROM tag "
            "WHERE layer_id = ? AND pass_id = "
            "(SELECT id FROM pass_ WHERE rater = ? AND number = ?) AND code_id IN "
            "(SELECT id FROM code WHERE coalesce(now, id) = (SELECT coalesce(now, id) FROM code "
            "WHERE key = ?))",
            (layer, self._pass.rater, self._pass.number, code),
        )
        found: dict[Row, EventId] = {}
        for replica, seq, *same in rows:
            id_ = EventId(replica, seq)
            if id_ not in self._removed:
                found.setdefault(tuple(same), id_)
        return found

    def body(self, new: NewTag) -> dict[str, Any]:
        """Return a tag's event: where it lies, and a checksum of the words that it covers."""
        layer = self._layer(new)
        start, stop = self._offsets(new, layer)
        text, salt = self._shelf.text(self._db, self._digest(layer))
        body: dict[str, Any] = {
            "case": new.case,
            "session": new.session,
            "layer": new.layer,
            "segment": new.segment,
            "code": new.code,
            "rater": self._pass.rater,
            "pass": self._pass.number,
            "at": [start, stop],
            "sum": words.checksum(salt, text[start:stop]),
        }
        if new.value is not None:
            body["value"] = new.value
        if new.start is not None:
            body["part"] = True
        if new.uncertain:
            body["uncertain"] = True
        if new.suggested:
            body["suggested"] = True
        own = None if new.version is None else {"version": new.version}
        return body | (own or self._version(new.code))

    def _version(self, code: str) -> dict[str, int]:
        prefix = code.partition(".")[0]
        if prefix not in self._versions:
            self._versions[prefix] = version_of(self._db, code)
        return self._versions[prefix]

    def _layer(self, new: NewTag) -> int:
        found = self._ids.layer(new.case, new.session, new.layer)
        if found is None:
            if self._ids.session(new.case, new.session) is None:
                raise no_session(new.case, new.session)
            raise no_layer(new.case, new.session, new.layer)
        return found

    def _digest(self, layer: int) -> str:
        if layer not in self._digests:
            row = self._db.one(
                "SELECT s.text FROM session s JOIN layer l ON l.session_id = s.id WHERE l.id = ?",
                (layer,),
            )
            assert row is not None
            self._digests[layer] = row[0]
        return self._digests[layer]

    def _offsets(self, new: NewTag, layer: int) -> tuple[int, int]:
        row = self._span(layer, new.segment)
        where = f"Case {new.case}, session {new.session}, layer {new.layer}"
        if row is None:
            raise Refusal(f"{where} has no segment {new.segment}.")
        if new.start is None and new.stop is None:
            return row[0], row[1]
        if new.start is None or new.stop is None or not row[0] <= new.start < new.stop <= row[1]:
            raise Refusal(
                f"{where}, segment {new.segment} runs from {row[0]} to {row[1]}; "
                "the part to tag must lie in it, with a start and an end."
            )
        return new.start, new.stop

    def _span(self, layer: int, segment: int) -> tuple[int, int] | None:
        """Return where a segment of a layer begins and ends, None where there is none."""
        if layer not in self._spans:
            rows = self._db.all(
                "SELECT number, start, stop FROM segment WHERE layer_id = ? "
                "AND number BETWEEN ? AND ?",
                (layer, *self._reach),
            )
            self._spans[layer] = {number: (start, stop) for number, start, stop in rows}
        return self._spans[layer].get(segment)


def rate(
    db: Database,
    pass_: Pass,
    ratings: Sequence[Rating],
    actor: str,
    also: Sequence[Draft] = (),
    *,
    first: Sequence[Draft] = (),
) -> None:
    """Give ratings of a pass as one act; those that say what is there already make no event.

    ``first`` and ``also`` become part of the act, as in :func:`change_tags`.
    """
    with db.transaction():
        check_rater(db, pass_)
        _check_open(db, pass_, {(r.case, r.session) for r in ratings}, first)
        last = {(r.case, r.session, r.item): r for r in ratings}
        drafts: list[Draft] = [*first]
        for rating in last.values():
            if rating.pass_ != pass_:
                raise ValueError("a rating of another pass")
            if rating.value is not None and not math.isfinite(rating.value):
                raise Refusal(
                    f"{rating.item}: a rating must be a finite number.",
                    f"{rating.item}: puan sonlu bir sayı olmalı.",
                )
            value = None if rating.value is None else float(rating.value)
            body = _rated(db, pass_, rating.case, rating.session, rating.item)
            if body["was"][:1] != [value]:
                drafts.append(("rate", body | {"value": value} | version_of(db, rating.item)))
        record(db, actor, [*drafts, *also])


def unrate(db: Database, pass_: Pass, case: str, session: int, item: str, actor: str) -> None:
    """Take a rating away; one that is not there makes no event."""
    with db.transaction():
        body = _rated(db, pass_, case, session, item)
        if body["was"]:
            _check_open(db, pass_, {(case, session)})
            record(db, actor, [("unrate", body)])


def _rated(db: Database, pass_: Pass, case: str, session: int, item: str) -> dict[str, Any]:
    """Return the common part of a rating's event; ``was`` holds the value before, if any."""
    body = _placed(db, pass_, case, session)
    row = db.one(
        "SELECT r.value, r.version FROM rating r JOIN pass_ p ON p.id = r.pass_id "
        "WHERE r.session_id = ? AND p.rater = ? AND p.number = ? AND r.item = ?",
        (Projector(db).session(case, session), pass_.rater, pass_.number, item),
    )
    return body | {"item": item, "was": [] if row is None else list(row)}


def version_of(db: Database, key: str) -> dict[str, int]:
    """Return which version of its codebook a code or item is used under, for an event's body."""
    row = db.one("SELECT max(version) FROM codebook WHERE prefix = ?", (key.partition(".")[0],))
    return {} if row is None or row[0] is None else {"version": row[0]}


def finish(db: Database, pass_: Pass, sessions: Sequence[tuple[str, int]], actor: str) -> None:
    """Mark sessions as judged completely in a pass, as one act."""
    _mark(db, pass_, sessions, actor, "finish")


def reopen(db: Database, pass_: Pass, sessions: Sequence[tuple[str, int]], actor: str) -> None:
    """Take the mark of finished sessions away, as one act."""
    _mark(db, pass_, sessions, actor, "reopen")


def _mark(
    db: Database, pass_: Pass, sessions: Sequence[tuple[str, int]], actor: str, kind: str
) -> None:
    with db.transaction():
        check_rater(db, pass_)
        drafts = []
        for case, session in dict.fromkeys(sessions):
            body = _placed(db, pass_, case, session)
            if finished(db, pass_, case, session) != (kind == "finish"):
                drafts.append((kind, body))
        record(db, actor, drafts)


def finished(db: Database, pass_: Pass, case: str, session: int) -> bool:
    """Say whether a pass has judged a session completely."""
    found = db.one(
        "SELECT 1 FROM finished f JOIN pass_ p ON p.id = f.pass_id WHERE f.session_id = ? "
        "AND p.rater = ? AND p.number = ?",
        (Projector(db).session(case, session), pass_.rater, pass_.number),
    )
    return found is not None


def mark(db: Database, pass_: Pass, case: str, session: int, kind: str) -> tuple[Draft, ...]:
    """Return what finishes or reopens a session as part of an act; nothing where it is so."""
    if finished(db, pass_, case, session) == (kind == "finish"):
        return ()
    return ((kind, _placed(db, pass_, case, session)),)


def _check_open(
    db: Database, pass_: Pass, places: Iterable[tuple[str, int]], first: Sequence[Draft] = ()
) -> None:
    """Refuse to change what is marked as judged completely: the mark has to go first."""
    opened = {(body["case"], body["session"]) for kind, body in first if kind == "reopen"}
    for case, session in sorted(set(places) - opened):
        if finished(db, pass_, case, session):
            raise Refusal(
                f"Case {case}, session {session} is finished in this pass; "
                "open it again before changing tags or ratings.",
                f"{case} vakasının {session}. oturumu bu turda bitti; etiket ya da puan "
                "değiştirmek için önce yeniden açın.",
            )


def _placed(db: Database, pass_: Pass, case: str, session: int) -> dict[str, Any]:
    if Projector(db).session(case, session) is None:
        raise no_session(case, session)
    return {"case": case, "session": session, "rater": pass_.rater, "pass": pass_.number}


def segment_layer(db: Database, case: str, session: int, layer: str, segment: int) -> int:
    """Return the id of the layer in which a segment lies; refuse a segment that is not there."""
    found = Projector(db).layer(case, session, layer)
    if found is None:
        raise no_layer(case, session, layer)
    if db.one("SELECT 1 FROM segment WHERE layer_id = ? AND number = ?", (found, segment)) is None:
        raise Refusal(
            f"Case {case}, session {session} has no segment {segment}.",
            f"{case} vakasının {session}. oturumunda {segment}. bölüt yok.",
        )
    return found


def check_rater(db: Database, pass_: Pass) -> None:
    """Refuse a pass of somebody who is no rater of this study; a consensus is nobody's own."""
    if (
        pass_.rater != CONSENSUS
        and db.one("SELECT 1 FROM rater WHERE key = ?", (pass_.rater,)) is None
    ):
        raise Refusal(
            f"There is no rater {pass_.rater!r} in this study; add the rater first.",
            f"Bu çalışmada {pass_.rater!r} adlı bir değerlendirici yok; önce ekleyin.",
        )
    if pass_.number < 1:
        raise Refusal("Passes count from 1.", "Turlar 1’den sayılır.")


def no_session(case: str, session: int) -> Refusal:
    """Return the refusal for a session that is not there."""
    return Refusal(
        f"There is no session {session} of case {case} in this study.",
        f"Bu çalışmada {case} vakasının {session}. oturumu yok.",
    )


def no_layer(case: str, session: int, layer: str) -> Refusal:
    """Return the refusal for a layer that is not there."""
    return Refusal(
        f"Case {case}, session {session} has no layer {layer!r}; make it with `thirdear "
        "transcripts segment`.",
        f"{case} vakasının {session}. oturumunda {layer!r} katmanı yok; `thirdear transcripts "
        "segment` kurar.",
    )
