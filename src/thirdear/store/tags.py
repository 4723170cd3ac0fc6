"""Tags: codes on segments or on parts of them, in a pass; and their tallies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from thirdear.model.coding import EventId, NewTag, Pass, Tag
from thirdear.model.language import vaka
from thirdear.model.refusal import Refusal
from thirdear.store import finished, raters, tallies, words
from thirdear.store.acts import Draft, record
from thirdear.store.codebooks import version_of
from thirdear.store.connection import Database, Row
from thirdear.store.journal import Event, event, iso
from thirdear.store.kind import Kind
from thirdear.store.places import no_layer, no_session
from thirdear.store.projector import Projector

TABLES = {
    "tag": """replica INTEGER NOT NULL, seq INTEGER NOT NULL, layer_id INTEGER NOT NULL,
        pass_id INTEGER NOT NULL REFERENCES pass_, code_id INTEGER NOT NULL REFERENCES code,
        segment INTEGER NOT NULL, value INTEGER, start INTEGER, stop INTEGER,
        uncertain INTEGER NOT NULL, version INTEGER, suggested INTEGER NOT NULL,
        PRIMARY KEY(replica, seq), FOREIGN KEY(layer_id, segment) REFERENCES segment
        ) STRICT, WITHOUT ROWID""",
    "tally": """layer_id INTEGER NOT NULL REFERENCES layer,
        pass_id INTEGER NOT NULL REFERENCES pass_, code_id INTEGER NOT NULL REFERENCES code,
        tags INTEGER NOT NULL, segments BLOB NOT NULL, valued INTEGER NOT NULL,
        total INTEGER NOT NULL, maximum INTEGER,
        PRIMARY KEY(layer_id, pass_id, code_id)) STRICT, WITHOUT ROWID""",
}
# A session's layer stands first, so one session is one range; it covers every tag query.
INDEX = """CREATE INDEX tag_score ON tag(
        layer_id, pass_id, code_id, segment, value, start, stop, uncertain, version,
        suggested)"""
_OF_LAYER = (
    "SELECT replica, seq, segment, code_id, value, start, stop, uncertain, version, suggested "
    "FROM tag WHERE layer_id = ? AND pass_id = ? ORDER BY segment, replica, seq"
)
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
                "The text of this session was erased; it cannot be tagged.",
                "Bu seansın metni silindi; kodlanamaz.",
            )
        if digest not in self._texts:
            while len(self._texts) >= _KEPT_TEXTS:
                del self._texts[next(iter(self._texts))]
            self._texts[digest] = found
        return found


def change(
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
        raters.check(db, pass_)
        drafts = [*first, *(_removal(db, pass_, id_) for id_ in dict.fromkeys(remove))]
        places = {(body["case"], body["session"]) for _, body in drafts[len(first) :]}
        finished.check_open(db, pass_, places | {(new.case, new.session) for new in add}, first)
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


def _removal(db: Database, pass_: Pass, id_: EventId) -> Draft:
    stands = db.one("SELECT 1 FROM tag WHERE replica = ? AND seq = ?", tuple(id_))
    made = event(db, id_) if stands else None
    if made is None:
        raise Refusal(
            "The tag is no longer there; nothing was changed.",
            "Bu kod artık yok; hiçbir şey değişmedi.",
        )
    body = made.data
    if (body["rater"], body["pass"]) != (pass_.rater, pass_.number):
        raise Refusal(
            "The tag belongs to another coding round; nothing was changed.",
            "Bu kod başka bir kodlama turunun; hiçbir şey değişmedi.",
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
            "WHERE key = ?)) AND segment BETWEEN ? AND ?",
            (layer, self._pass.rater, self._pass.number, code, *self._reach),
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
        where = (
            f"Case {new.case}, session {new.session}, layer {new.layer}",
            f"{vaka(new.case)}, {new.session}. seans, {new.layer} katmanı",
        )
        if row is None:
            raise Refusal(
                f"{where[0]} has no segment {new.segment}.",
                f"{where[1]}: {new.segment}. birim yok.",
            )
        if new.start is None and new.stop is None:
            return row[0], row[1]
        if new.start is None or new.stop is None or not row[0] <= new.start < new.stop <= row[1]:
            raise Refusal(
                f"{where[0]}, segment {new.segment} runs from {row[0]} to {row[1]}; the part to "
                "tag must lie in it, with a start and an end.",
                f"{where[1]}, {new.segment}. birim {row[0]} ile {row[1]} arasında; kodlanacak "
                "parça başı ve sonuyla onun içinde olmalı.",
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


def tags(
    db: Database,
    *,
    pass_: Pass | None = None,
    case: str | None = None,
    session: int | None = None,
) -> tuple[Tag, ...]:
    """Return tags in the order of the transcripts; with a pass, nobody else's are even read."""
    places = db.all(
        "SELECT l.id, c.key, s.number, l.key FROM session s JOIN case_ c ON c.id = s.case_id "
        "JOIN layer l ON l.session_id = s.id "
        "WHERE (?1 IS NULL OR c.key = ?1) AND (?2 IS NULL OR s.number = ?2) "
        "ORDER BY c.key, s.number, l.id",
        (case, session),
    )
    given: dict[int, str] = dict(db.all("SELECT id, key FROM code"))
    now = {id_: given[of] for id_, of in db.all("SELECT id, coalesce(now, id) FROM code")}
    passes_ = _passes(db, pass_)
    found: list[Tag] = []
    for layer_id, case_key, number, layer in places:
        for pass_id, by in passes_.items():
            place = (by, case_key, number, layer)
            rows = db.all(_OF_LAYER, (layer_id, pass_id))
            found += [
                Tag(
                    EventId(replica, seq),
                    *place,
                    segment,
                    now[code],
                    value,
                    start,
                    stop,
                    bool(doubt),
                    version,
                    None if given[code] == now[code] else given[code],
                    bool(taken),
                )
                for replica, seq, segment, code, value, start, stop, doubt, version, taken in rows
            ]
    return tuple(found)


def _passes(db: Database, pass_: Pass | None) -> dict[int, Pass]:
    rows = db.all("SELECT id, rater, number FROM pass_ ORDER BY rater, number")
    found = {id_: Pass(rater, number) for id_, rater, number in rows}
    return found if pass_ is None else {id_: p for id_, p in found.items() if p == pass_}


def times(db: Database) -> dict[EventId, str]:
    """Return when every tag that stands was given, by its id."""
    rows = db.all(
        "SELECT t.replica, t.seq, e.at FROM tag t "
        "JOIN event e ON e.replica = t.replica AND e.seq = t.seq"
    )
    return {EventId(replica, seq): iso(at) for replica, seq, at in rows}


def _tag(p: Projector, events: Sequence[Event]) -> None:
    rows = [row for e in events if (row := _tag_row(p, e)) is not None]
    p.db.many(
        "INSERT INTO tag VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        rows,
    )
    tallies.tally(p.db, [(layer, pass_, code) for _, _, layer, pass_, code, *_ in rows])


def _tag_row(p: Projector, e: Event) -> Row | None:
    body = e.data
    layer = p.layer(body["case"], body["session"], body["layer"])
    if layer is None:
        return None
    start, stop = body["at"] if body.get("part") else (None, None)
    return (
        *(e.replica, e.seq, layer, p.pass_(body["rater"], body["pass"]), p.code(body["code"])),
        *(body["segment"], body.get("value"), start, stop, int(body.get("uncertain", False))),
        *(body.get("version"), int(body.get("suggested", False))),
    )


def _no_tag(p: Projector, e: Event) -> None:
    _drop_tags(p, [e.id])


def _untag(p: Projector, events: Sequence[Event]) -> None:
    _drop_tags(p, [e.data["tag"] for e in events])


def _drop_tags(p: Projector, ids: Iterable[Sequence[int]]) -> None:
    drop = "DELETE FROM tag WHERE replica = ? AND seq = ? RETURNING layer_id, pass_id, code_id"
    gone = [row for id_ in ids for row in p.db.all(drop, id_)]
    tallies.tally(p.db, [(layer, pass_, code) for layer, pass_, code in gone])


def _tag_again(p: Projector, e: Event) -> None:
    made = event(p.db, e.data["tag"])
    if made is not None:
        _tag(p, [made])


KINDS = {"tag": Kind(_tag, _no_tag), "untag": Kind(_untag, _tag_again)}
