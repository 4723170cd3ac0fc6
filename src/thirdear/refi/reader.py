"""REFI-QDA projects (.qdpx) of NVivo, MAXQDA, ATLAS.ti, QualCoder: texts with their codings.

Nothing is unpacked to disk, and no address that leads out of the file is followed.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base.archive import Archive, open_archive, parse_xml
from thirdear.base.encoding import decode
from thirdear.base.reasons import reason
from thirdear.model.language import said
from thirdear.model.projects import (
    Project,
    ProjectCode,
    ProjectCoding,
    ProjectNote,
    ProjectSource,
)
from thirdear.model.refusal import Refusal
from thirdear.refi import returned
from thirdear.refi.positions import Selection, fit
from thirdear.refi.writer import WINDOWS, is_ours

if TYPE_CHECKING:
    from lxml import etree

MAX_FILE = 256 << 20
_INTERNAL = "internal://"
_EMPTY = b"PK\x05\x06" + bytes(18)  # a zip without parts
_LOST = {  # what is in a project and is not taken over: element -> noun
    "PictureSource": "picture",
    "PDFSource": "PDF",
    "PictureSelection": "passage of a picture",
    "PDFSelection": "area of a PDF",
    "AudioSelection": "passage of a recording without a text",
    "VideoSelection": "passage of a film without a text",
    "Variable": "variable",
    "Set": "set",
    "Graph": "graph",
    "Link": "link",
}
_TURKISH = {
    "picture": "resim",
    "PDF": "PDF",
    "passage of a picture": "resim bölümü",
    "area of a PDF": "PDF alanı",
    "passage of a recording without a text": "metni olmayan ses kaydı bölümü",
    "passage of a film without a text": "metni olmayan film bölümü",
    "variable": "değişken",
    "set": "küme",
    "graph": "çizge",
    "link": "bağlantı",
    "colour of a code": "kod rengi",
    "text outside the project or in another form": "proje dışında ya da başka biçimde metin",
    "empty text": "boş metin",
    "coding outside its text": "metninin dışında kalan kodlama",
    "coding by a code that is missing": "kodu bulunmayan kodlama",
    "note without words or outside the project": "boş ya da proje dışında not",
}


def read(path: Path, positions: str | None = None) -> Project:
    """Return a project's texts, codes and codings; whatever cannot be read is a Refusal by name.

    ``positions`` says how they count, one of :data:`positions.NAMES`; else what fits is taken.
    """
    with _named(path):
        if not path.is_file():
            raise Refusal("there is no such file", "böyle bir dosya yok")
        if path.stat().st_size > MAX_FILE:
            raise Refusal(
                f"it is larger than {MAX_FILE >> 20} MB", f"{MAX_FILE >> 20} MB sınırını aşıyor"
            )
        return read_bytes(path.read_bytes(), positions)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Let what is refused of a file, or cannot be read, begin with the file's name."""
    try:
        yield
    except OSError as error:
        raise Refusal(
            f"{path.name}: it cannot be read ({reason(error)[0]}).",
            f"{path.name}: okunamıyor ({reason(error)[1]}).",
        ) from error
    except Refusal as refusal:
        raise refusal.within(path.name) from None


def read_bytes(data: bytes, positions: str | None = None) -> Project:
    """Return what :func:`read` does, for a file that is in memory."""
    if not data.startswith(b"PK\x03\x04"):
        raise Refusal("it is no REFI-QDA project (.qdpx)", "bir REFI-QDA projesi (.qdpx) değil")
    archive = open_archive(data)
    main = next((name for name in archive.names if name.lower() == "project.qde"), None)
    if main is None:
        raise Refusal(
            "it is no REFI-QDA project: project.qde is missing",
            "bir REFI-QDA projesi değil: project.qde eksik",
        )
    root = archive.xml(main)
    if _kind(root) != "Project":
        raise Refusal(
            "its project.qde is no REFI-QDA project",
            "içindeki project.qde bir REFI-QDA projesi değil",
        )
    if not is_ours(root.get("origin", "")):
        return _Reader(archive, root, positions).project()
    told = "utf-16" if root.get("origin", "").endswith(WINDOWS) else "code-points"
    return returned.read(root, _Reader(archive, root, positions or told, ours=True).project())


def codebook(path: Path) -> Project:
    """Return a codebook (.qdc) as a project without texts; what cannot be read is a Refusal."""
    with _named(path):
        root = parse_xml(path.read_bytes())
    if _kind(root) != "CodeBook":
        raise Refusal(
            f"{path.name}: it is no REFI-QDA codebook (.qdc).",
            f"{path.name}: bir REFI-QDA kod kitabı (.qdc) değil.",
        )
    reader = _Reader(open_archive(_EMPTY), root)
    sets = sum(1 for _ in _all(root, "Set"))
    lost = (_left_behind("set", sets),) if sets else ()
    return Project(path.stem, (), tuple(reader.codes()), (), (), (), lost)


def _left_behind(noun: str, count: int) -> str:
    noun_tr = _TURKISH[noun]
    return said(f"{noun}: {count:,} not taken over", f"{noun_tr}: {count} tanesi alınmadı")


@dataclass(slots=True)
class _Passage:
    """A selection in the file's own positions, with its codings."""

    guid: str
    selection: Selection
    codings: list[etree._Element]
    user: str


@dataclass
class _Reader:
    """One project while it is read; what is passed over is counted in ``lost``."""

    archive: Archive
    root: etree._Element
    told: str | None = None
    ours: bool = False
    lost: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.users = _unique(
            (user.get("guid", ""), (user.get("name") or user.get("id") or user.get("guid") or ""))
            for user in _all(self.root, "User")
        )
        self.alone = next(iter(self.users.values())) if len(self.users) == 1 else ""
        self.parts = {name.lower(): name for name in self.archive.names}

    def project(self) -> Project:
        """Return everything that is taken over, and sentences about the rest."""
        codes = tuple(self.codes())
        known = {code.guid for code in codes}
        sources = tuple(source for node in self._texts() if (source := self._source(node, known)))
        notes = tuple(self._notes())
        for element, noun in _LOST.items():
            if element == "Variable" and self.ours:
                continue  # ratings, and scores, which are computed anew
            self.lost[noun] += sum(1 for _ in _all(self.root, element))
        self.lost["colour of a code"] += sum(1 for c in _all(self.root, "Code") if c.get("color"))
        losses = tuple(_left_behind(noun, n) for noun, n in self.lost.items() if n)
        cases = tuple(self._cases())
        name = self.root.get("name", "")
        return Project(name, tuple(self.users.values()), codes, sources, notes, cases, losses)

    def codes(self) -> Iterator[ProjectCode]:
        """Yield the codes from the top of the tree down."""
        book = next(_all(self.root, "CodeBook"), None)
        waiting = [] if book is None else [((), node) for node in _below(book, "Codes")]
        stack: list[tuple[tuple[str, ...], etree._Element]] = list(reversed(waiting))
        while stack:
            above, node = stack.pop()
            path = above
            if _kind(node) == "Code":
                path = (*above, node.get("name", ""))
                description = next(_below(node, "Description"), None)
                words = "" if description is None else description.text or ""
                codable = node.get("isCodable", "true") in {"true", "1"}
                yield ProjectCode(node.get("guid", ""), path, words, codable)
            stack += [(path, child) for child in reversed(list(_below(node, "Code")))]

    def _texts(self) -> Iterator[etree._Element]:
        """Yield the elements that hold a text: text sources, and transcripts of recordings.

        A transcript that shares its file with a text source says when that one is said, no more.
        """
        texts = {node.get("plainTextPath") for node in _all(self.root, "TextSource")} - {None}
        for sources in _below(self.root, "Sources"):
            for node in sources:
                if _kind(node) == "TextSource":
                    yield node
                elif _kind(node) in {"AudioSource", "VideoSource"}:
                    own = _below(node, "Transcript")
                    yield from (one for one in own if one.get("plainTextPath") not in texts)

    def _source(self, node: etree._Element, known: set[str]) -> ProjectSource | None:
        raw = self._text(node)
        if raw is None:
            self.lost["text outside the project or in another form"] += 1
            return None
        points = {
            point.get("guid", ""): (_whole(point, "position"), _whole(point, "timeStamp"))
            for point in _below(node, "SyncPoint")
        }
        passages = list(self._passages(node, points))
        timed = [(place, time) for place, time in points.values() if place >= 0 and time >= 0]
        selections = [one.selection for one in passages]
        fitted = fit(raw, selections, [place for place, _ in timed], self.told)
        if not fitted.text.strip():
            self.lost["empty text"] += 1
            return None
        guid, whole = node.get("guid", ""), (0, len(fitted.text))
        own = _Passage(guid, Selection(*whole), list(_below(node, "Coding")), self._user(node))
        codings, places = self._placed(passages, fitted.places, known)
        codings += self._codings(own, whole, known)
        return ProjectSource(
            guid=guid,
            name=node.get("name", ""),
            text=fitted.text,
            codings=tuple(codings),
            times=_times(fitted.points, [time for _, time in timed]),
            dialects=fitted.dialects,
            places=places,
            told=self.told is not None,
        )

    def _placed(
        self,
        passages: Sequence[_Passage],
        fitted: Sequence[tuple[int, int] | None],
        known: set[str],
    ) -> tuple[list[ProjectCoding], dict[str, tuple[int, int]]]:
        """Return the codings of passages, and where passages and codings lie by GUID."""
        codings: list[ProjectCoding] = []
        places: dict[str, tuple[int, int]] = {}
        for passage, place in zip(passages, fitted, strict=True):
            if place is None:
                self.lost["coding outside its text"] += len(passage.codings)
                continue
            made = list(self._codings(passage, place, known))
            places |= dict.fromkeys((passage.guid, *(coding.guid for coding in made)), place)
            codings += made
        return codings, places

    def _passages(
        self, node: etree._Element, points: Mapping[str, tuple[int, int]]
    ) -> Iterator[_Passage]:
        for child in node:
            kind = _kind(child)
            if kind == "PlainTextSelection":
                start, stop = _whole(child, "startPosition"), _whole(child, "endPosition")
            elif kind == "TranscriptSelection":
                start, _ = points.get(child.get("fromSyncPoint", ""), (-1, 0))
                stop, _ = points.get(child.get("toSyncPoint", ""), (-1, 0))
            else:
                continue
            selection = Selection(start, stop, child.get("name", ""))
            guid = child.get("guid", "")
            yield _Passage(guid, selection, list(_below(child, "Coding")), self._user(child))

    def _codings(
        self, passage: _Passage, place: tuple[int, int], known: set[str]
    ) -> Iterator[ProjectCoding]:
        for coding in passage.codings:
            for reference in _below(coding, "CodeRef"):
                code = reference.get("targetGUID", "")
                if code not in known:
                    self.lost["coding by a code that is missing"] += 1
                    continue
                user = self._user(coding) or passage.user
                yield ProjectCoding(coding.get("guid", ""), code, *place, user)

    def _user(self, node: etree._Element) -> str:
        """Return who made a thing; in a project of one user it is that one's."""
        return self.users.get(node.get("creatingUser", ""), self.alone)

    def _notes(self) -> Iterator[ProjectNote]:
        """Yield each note once for each thing that refers to it; one that nothing does, once.

        What describes a text or a passage is a note about it, too.
        """
        about: dict[str, list[str]] = {}
        for reference in _all(self.root, "NoteRef"):
            parent = reference.getparent()
            guid = "" if parent is None else parent.get("guid", "")
            about.setdefault(reference.get("targetGUID", ""), []).append(guid)
        for note in _all(self.root, "Note"):
            raw = self._text(note)
            if raw is None or not raw.strip():
                self.lost["note without words or outside the project"] += 1
                continue
            text = fit(raw, []).text
            for guid in about.get(note.get("guid", ""), [""]):
                yield ProjectNote(guid, text, self._user(note))
        for thing in ("TextSource", "Transcript", "PlainTextSelection", "TranscriptSelection"):
            for node in _all(self.root, thing):
                words = next((d.text for d in _below(node, "Description")), None)
                if words and words.strip():
                    yield ProjectNote(node.get("guid", ""), fit(words, []).text, self._user(node))

    def _cases(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for case in _all(self.root, "Case"):
            sources = (each.get("targetGUID", "") for each in _below(case, "SourceRef"))
            yield case.get("name", ""), tuple(sources)

    def _text(self, node: etree._Element) -> str | None:
        """Return a text as it is stored, its mark included; None where it lies elsewhere."""
        inside = next(_below(node, "PlainTextContent"), None)
        if inside is not None:
            return inside.text or ""
        address = node.get("plainTextPath", "")
        if not address.lower().startswith(_INTERNAL):
            return None  # relative:, absolute:, file: and rich text only
        name = address[len(_INTERNAL) :]
        if not name or "/" in name or "\\" in name or name in {".", ".."}:
            raise Refusal(
                "the address of a text leaves the project: it was made to do harm",
                "bir metnin adresi projenin dışını gösteriyor: zarar vermek için yapılmış",
            )
        part = self.parts.get(f"sources/{name}".lower())
        if part is None:
            return None
        data = self.archive.read(part)
        mark = "\ufeff" if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) else ""
        return mark + decode(data)[0]


def _times(
    points: Sequence[int | None], milliseconds: Sequence[int]
) -> tuple[tuple[int, float], ...]:
    """Return the seconds at which places in the text are said, in order."""
    found = zip(points, milliseconds, strict=True)
    return tuple(sorted((place, time / 1000) for place, time in found if place is not None))


def _unique(users: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return names by GUID; people of one name get numbers."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for guid, name in users:
        numbered = (f"{name} {number}" for number in itertools.count(2))
        found[guid] = next(n for n in itertools.chain([name], numbered) if n not in taken)
        taken.add(found[guid])
    return found


def _whole(node: etree._Element, name: str) -> int:
    """Return an attribute that is a whole number, -1 where it is none."""
    written = node.get(name, "")
    return int(written[:12]) if written.isdecimal() else -1


def _kind(node: etree._Element) -> str:
    return node.tag.rpartition("}")[2]


def _below(node: etree._Element, name: str) -> Iterator[etree._Element]:
    yield from node.iterchildren("{*}" + name)


def _all(node: etree._Element, name: str) -> Iterator[etree._Element]:
    yield from node.iter("{*}" + name)
