"""What a project that this program wrote says beyond the standard, by how things are named.

A selection is called ``turn 12 · client · Ç``, or ``part of turn 12``; a user's id is
``R1 (pass 1)``; variables are ``session``, ``finished · R1 (pass 1)`` and
``rating mbtcs.warmth · R1 (pass 1)``. Codebooks lie in notes called ``KEY.toml``; a note about a
code whose coding was taken away is called ``memo · mbtc.perspective``, one on a whole session
``memo · session``. Another program may have
changed the project since: what no longer has such a name is read as anybody's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from thirdear.base.numbers import whole
from thirdear.model.coding import Memo, NewTag, Pass
from thirdear.model.memos import Topic, TopicMemo
from thirdear.model.projects import Project, ProjectSource
from thirdear.model.refusal import Refusal
from thirdear.model.returned import Returned
from thirdear.model.text import Role, Segment

if TYPE_CHECKING:
    from lxml import etree

DOT = " · "
UNSURE = "uncertain"
"""The name of the note about a coding of which its rater was not sure."""
TOML = ".toml"
MEMO = "memo"
ON_SESSION = f"{MEMO}{DOT}session"
"""The name of the note of a memo on a session."""
_SELECTION = re.compile(r"(part of )?(\S.*?) ([0-9]{1,9})(?: · ([a-z]+) · (.*))?", re.DOTALL)
_ABOUT = re.compile(rf"{MEMO}{DOT}([a-z0-9_]+\.[a-z0-9_]+)")
_PASS = re.compile(r"(.+) \(pass ([0-9]{1,6})\)", re.DOTALL)
_TURN, _FREE = "turn", "free"

_When: TypeAlias = tuple[float | None, float | None]


def user_id(pass_: Pass) -> str:
    """Return how a pass is called where its rater is told from another pass of hers."""
    return f"{pass_.rater} (pass {pass_.number})"


def selection_name(layer: str, segment: Segment) -> str:
    """Return what a segment's selection is called."""
    return DOT.join((f"{layer} {segment.index}", segment.role.value, segment.speaker))


def part_name(layer: str, segment: int) -> str:
    """Return what the selection of a part of a segment is called."""
    return f"part of {layer} {segment}"


def memo_name(code: str | None = None) -> str:
    """Return what the note of a memo is called, about a code where no coding says it."""
    return MEMO if code is None else f"{MEMO}{DOT}{code}"


def finished_name(pass_: Pass) -> str:
    """Return what the variable is called that says whether a pass has finished a source."""
    return f"finished{DOT}{user_id(pass_)}"


def rating_name(item: str, pass_: Pass) -> str:
    """Return what the variable of a pass's ratings of an item is called."""
    return f"rating {item}{DOT}{user_id(pass_)}"


def read(root: etree._Element, project: Project) -> Project:
    """Return a project with what this program had written into it."""
    reader = _Reader(root)
    sources = tuple(replace(s, returned=reader.returned(s)) for s in project.sources)
    return replace(
        project,
        sources=sources,
        codebooks=tuple(reader.codebooks()),
        raters=reader.names,
        on_codes=tuple(reader.on_codes()),
    )


class _Placed(NamedTuple):
    """A selection's element, and what its name says."""

    node: etree._Element
    part: bool
    layer: str
    segment: int
    role: str | None
    speaker: str


@dataclass
class _Reader:
    """The elements of one project by what refers to them."""

    root: etree._Element

    def __post_init__(self) -> None:
        self.passes: dict[str, Pass] = {}
        self.names: dict[str, str] = {}
        for user in self._all("User"):
            if found := _PASS.fullmatch(user.get("id", "")):
                self.passes[user.get("guid", "")] = Pass(found[1], int(found[2]))
                name = user.get("name", found[1])
                self.names[found[1]] = name.removesuffix(f" (pass {found[2]})")
        self.notes = {note.get("guid", ""): note for note in self._all("Note")}
        self.variables = {v.get("guid", ""): v.get("name", "") for v in self._all("Variable")}
        self.texts = {text.get("guid", ""): text for text in self._all("TextSource")}
        self.cases = {
            source.get("targetGUID", ""): case.get("name", "")
            for case in self._all("Case")
            for source in case.iterchildren("{*}SourceRef")
        }
        self.times = self._times()

    def codebooks(self) -> Iterator[str]:
        """Yield the TOML of every codebook, in order."""
        for note in self.notes.values():
            if note.get("name", "").endswith(TOML):
                yield _words(note)

    def on_codes(self) -> Iterator[TopicMemo]:
        """Yield the memos of its raters on codes, which are still GUIDs."""
        for code in self._all("Code"):
            for pass_, note in self._written(code):
                yield TopicMemo(pass_, Topic(code=code.get("guid", "")), _words(note))

    def returned(self, source: ProjectSource) -> Returned | None:
        """Return a session, None where another program has made something else of it."""
        node = self.texts.get(source.guid)
        if node is None or source.guid not in self.cases:
            return None
        values = dict(self._values(node))
        session = whole(values.get("session") or "")
        placed = [p for p in self._selections(node) if p.node.get("guid", "") in source.places]
        layers = self._layers(source, placed)
        turns = layers.pop(_TURN, ())
        if session is None or [turn.index for turn in turns] != [*_from_one(turns)]:
            return None
        return Returned(
            self.cases[source.guid],
            session,
            turns,
            layers,
            tuple(self._tags(source, session, placed)),
            tuple(self._memos(source, session, placed)),
            tuple(self._ratings(values)),
            tuple(self._finished(values)),
            tuple(self._on_session(node)),
        )

    def _selections(self, node: etree._Element) -> Iterator[_Placed]:
        for child in node.iterchildren("{*}PlainTextSelection"):
            if found := _SELECTION.fullmatch(child.get("name", "")):
                part, layer, segment, role, speaker = found.groups()
                yield _Placed(child, part is not None, layer, int(segment), role, speaker or "")

    def _layers(
        self, source: ProjectSource, placed: list[_Placed]
    ) -> dict[str, tuple[Segment, ...]]:
        times = self.times.get(self.texts[source.guid].get("plainTextPath", ""), {})
        layers: dict[str, list[Segment]] = defaultdict(list)
        for one in placed:
            if one.role in set(Role) and not one.part:
                place = source.places[one.node.get("guid", "")]
                when = times.get((one.layer, one.segment), (None, None))
                role = Role(one.role)
                layers[one.layer].append(Segment(one.segment, *place, one.speaker, role, *when))
        return {layer: tuple(segments) for layer, segments in layers.items()}

    def _tags(
        self, source: ProjectSource, session: int, placed: list[_Placed]
    ) -> Iterator[tuple[Pass, NewTag]]:
        case = self.cases[source.guid]
        for one in placed:
            start, stop = _part(source, one)
            for coding, pass_, code in self._codings(one):
                place = (case, session, one.segment, code, one.layer)
                unsure = any(note.get("name") == UNSURE for note in self._noted(coding))
                yield pass_, NewTag(*place, start=start, stop=stop, uncertain=unsure)

    def _codings(self, one: _Placed) -> Iterator[tuple[etree._Element, Pass, str]]:
        """Yield the codings on a selection that a rater made, each with its code's GUID."""
        for coding in one.node.iterchildren("{*}Coding"):
            pass_ = self.passes.get(coding.get("creatingUser", ""))
            code = next(coding.iterchildren("{*}CodeRef"), None)
            if pass_ is not None and code is not None:
                yield coding, pass_, code.get("targetGUID", "")

    def _memos(self, source: ProjectSource, session: int, placed: list[_Placed]) -> Iterator[Memo]:
        """Yield the notes on codings as memos on tags, the others as memos on segments."""
        case = self.cases[source.guid]
        for one in placed:
            place, part = (case, session, one.layer, one.segment), _part(source, one)
            for coding, pass_, code in self._codings(one):
                for note in self._noted(coding):
                    if note.get("name") != UNSURE:
                        whose = self.passes.get(note.get("creatingUser", ""), pass_)
                        yield Memo(whose, *place, _words(note), code, *part)
            yield from self._on(one.node, place, part)
        yield from self._on(self.texts[source.guid], (case, session, _FREE, 1), (None, None))

    def _on(
        self,
        node: etree._Element,
        place: tuple[str, int, str, int],
        part: tuple[int | None, int | None],
    ) -> Iterator[Memo]:
        for pass_, note in self._written(node):
            if note.get("name") != ON_SESSION:
                about = _ABOUT.fullmatch(note.get("name", ""))
                yield Memo(pass_, *place, _words(note), *((about[1], *part) if about else ()))

    def _on_session(self, text: etree._Element) -> Iterator[tuple[Pass, str]]:
        """Yield the memos of its raters on a whole session."""
        for pass_, note in self._written(text):
            if note.get("name") == ON_SESSION:
                yield pass_, _words(note)

    def _written(self, node: etree._Element) -> Iterator[tuple[Pass, etree._Element]]:
        """Yield the notes about something that a known pass has written."""
        for note in self._noted(node):
            pass_ = self.passes.get(note.get("creatingUser", ""))
            if pass_ is not None:
                yield pass_, note

    def _ratings(
        self, values: Mapping[str, str | None]
    ) -> Iterator[tuple[Pass, str, float | None]]:
        for name, value in values.items():
            item, dot, whose = name.removeprefix("rating ").partition(DOT)
            if name.startswith("rating ") and dot and (found := _PASS.fullmatch(whose)):
                yield Pass(found[1], int(found[2])), item, None if value is None else _number(value)

    def _finished(self, values: Mapping[str, str | None]) -> Iterator[Pass]:
        for name, value in values.items():
            whose = name.removeprefix(f"finished{DOT}")
            if whose != name and value in {"true", "1"} and (found := _PASS.fullmatch(whose)):
                yield Pass(found[1], int(found[2]))

    def _values(self, node: etree._Element) -> Iterator[tuple[str, str | None]]:
        """Yield a source's variables by name; the value is None where there is none."""
        for value in node.iterchildren("{*}VariableValue"):
            reference = next(value.iterchildren("{*}VariableRef"), None)
            given = [child.text or "" for child in value if child is not reference]
            if reference is not None:
                name = self.variables.get(reference.get("targetGUID", ""), "")
                yield name, given[0] if given else None

    def _noted(self, node: etree._Element) -> Iterator[etree._Element]:
        for reference in node.iterchildren("{*}NoteRef"):
            note = self.notes.get(reference.get("targetGUID", ""))
            if note is not None:
                yield note

    def _times(self) -> dict[str, dict[tuple[str, int], _When]]:
        """Return when segments begin and end, by the address of their text."""
        found: dict[str, dict[tuple[str, int], _When]] = {}
        for transcript in self._all("Transcript"):
            stamps = {
                point.get("guid", ""): int(point.get("timeStamp", "0")[:15]) / 1000
                for point in transcript.iterchildren("{*}SyncPoint")
                if point.get("timeStamp", "0").isdecimal()
            }
            own = found.setdefault(transcript.get("plainTextPath", ""), {})
            for one in transcript.iterchildren("{*}TranscriptSelection"):
                if named := _SELECTION.fullmatch(one.get("name", "")):
                    edges = (one.get("fromSyncPoint", ""), one.get("toSyncPoint", ""))
                    own[named[2], int(named[3])] = (stamps.get(edges[0]), stamps.get(edges[1]))
        return found

    def _all(self, name: str) -> Iterator[etree._Element]:
        yield from self.root.iter("{*}" + name)


def _part(source: ProjectSource, one: _Placed) -> tuple[int | None, int | None]:
    """Return where a part of a segment lies, nothing for a whole one."""
    return source.places[one.node.get("guid", "")] if one.part else (None, None)


def _from_one(turns: tuple[Segment, ...]) -> range:
    return range(1, len(turns) + 1)


def _number(written: str) -> float:
    try:
        return float(written)
    except ValueError:
        raise Refusal("a rating in it is no number", "içindeki bir puanlama sayı değil") from None


def _words(note: etree._Element) -> str:
    inside = next(note.iterchildren("{*}PlainTextContent"), None)
    return "" if inside is None else inside.text or ""
