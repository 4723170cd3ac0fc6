"""What is in a file: its bytes, looked at once, as text or as a container's parts."""

from __future__ import annotations

import json
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base.archive import Archive, open_archive, parse_xml
from thirdear.base.encoding import decode
from thirdear.base.reasons import reason
from thirdear.model.reading import Remark
from thirdear.model.refusal import Refusal
from thirdear.transcripts import docx, odt, rtf
from thirdear.transcripts.blocks import Document, Paragraph, TableRow, warnings_of

if TYPE_CHECKING:
    from lxml import etree

MAX_FILE = 50_000_000
MAX_LINE = 1_000_000
MAX_BYTES = 4 * MAX_LINE  # of the longest character in any encoding
MAX_LINES = 1_000_000

_JSON = re.compile(r"\ufeff?\s*[\[{]")
_XML = re.compile(r"\ufeff?\s*<(?!!DOCTYPE html|html)[?!A-Za-z]", re.IGNORECASE)
_NEWLINES = re.compile("\r\n|[\r\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_RUBBISH = 0.06

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_REFUSED_BYTES = (
    (
        b"%PDF",
        (
            "it is a PDF: save the document that it was made from as .docx or .txt",
            "bir PDF: yapıldığı belgeyi .docx ya da .txt olarak kaydedin",
        ),
    ),
    (
        b"SQLite format 3\0",
        (
            "it is another program's database: export the transcript as .docx or .txt",
            "başka bir programın veritabanı: transkripti .docx ya da .txt olarak dışa aktarın",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Page:
    """A file as lines of canonical text, for readers that find their way by lines.

    ``aside`` are the numbers of lines that belong to no turn (a text box), ``remarks`` comments at
    lines, ``inner`` the lines that go on with a paragraph behind a soft break.
    """

    text: str
    aside: range
    encoding: str | None
    warnings: tuple[str, ...]
    remarks: tuple[Remark, ...] = ()
    inner: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Material:
    """A file's content as recognisers ask for it; nothing is decoded before it is needed.

    ``asked`` is the encoding that somebody named.
    """

    name: str
    data: bytes
    asked: str | None = None

    @cached_property
    def archive(self) -> Archive | None:
        """The parts, if it is a zip container."""
        return open_archive(self.data) if self.data.startswith(b"PK\x03\x04") else None

    @cached_property
    def kind(self) -> str:
        """Which word processor's document it is: "docx", "odt", "rtf", or "" for none."""
        if self.data.startswith(b"{\\rtf"):
            return "rtf"
        if self.archive is None:
            return ""
        if docx.recognises(self.archive):
            return "docx"
        return "odt" if odt.recognises(self.archive) else ""

    @cached_property
    def document(self) -> Document:
        """The words of a document; a Refusal where :attr:`kind` is empty."""
        if self.kind == "rtf":
            return rtf.document(self.data)
        if not self.kind or self.archive is None:
            raise Refusal("it is no document of a word processor", "kelime işlemci belgesi değil")
        return docx.document(self.archive) if self.kind == "docx" else odt.document(self.archive)

    @cached_property
    def page(self) -> Page:
        """The lines of a document or of a plain file."""
        if not self.kind:
            return Page(self.text, range(0), self.encoding, self.warnings)
        lines: list[str] = []
        remarks: list[Remark] = []
        inner: set[int] = set()
        for block in self.document.blocks:
            remarks += remarks_of(block, self.document, len(lines) + 1)
            words = block.text if isinstance(block, Paragraph) else tabbed(block)
            rows = canonical(words).split("\n")
            inner.update(range(len(lines) + 2, len(lines) + len(rows) + 1))
            lines += rows
        boxes = [line for box in self.document.boxes for line in canonical(box).split("\n")]
        aside = range(len(lines) + 1, len(lines) + len(boxes) + 1)
        text = "\n".join(lines + boxes)
        if not text.strip():
            raise Refusal("it holds no text", "içinde metin yok")
        check_lines(text)
        return Page(text, aside, None, self.document.warnings, tuple(remarks), frozenset(inner))

    @cached_property
    def json(self) -> object:
        """The value of a JSON file, None where it is none."""
        if self.is_packed or not _JSON.match(self.decoded):
            return None
        try:
            return json.loads(self.decoded)
        except (ValueError, RecursionError):
            return None

    @cached_property
    def xml(self) -> etree._Element | None:
        """The root of an XML file, None where it is none; damaged XML is a Refusal."""
        if self.is_packed or not _XML.match(self.decoded):
            return None
        return parse_xml(self.data)  # the bytes: XML says its own encoding

    @property
    def is_packed(self) -> bool:
        """Whether its text stands in a container or in rich text, so that it is no plain file."""
        return self.archive is not None or self.kind == "rtf"

    @property
    def decoded(self) -> str:
        """The text of a plain file as it was written, for formats with newlines of their own."""
        return self._decoded[0]

    @cached_property
    def text(self) -> str:
        """The canonical text of a plain file: decoded, newlines unified, NFC; nothing else."""
        check_lines(self.decoded)
        return canonical(self.decoded)

    @property
    def encoding(self) -> str:
        """The encoding of a plain file."""
        return self._decoded[1]

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is to be said about a plain file's letters."""
        damaged = self.decoded.count("\ufffd")
        return warnings_of({"damaged": damaged})

    @cached_property
    def _decoded(self) -> tuple[str, str]:
        text, encoding = decode(self.data, self.asked)
        check_text(text)
        return text, encoding


def load(path: Path, encoding: str | None = None) -> Material:
    """Read a file once, whole; refuse what is no transcript, with what to do instead."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Refusal("it is no regular file", "sıradan bir dosya değil")
        if status.st_size > MAX_FILE:
            raise Refusal(
                f"it is larger than {MAX_FILE // 1_000_000} MB",
                f"{MAX_FILE // 1000000} MB sınırını aşıyor",
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise Refusal("there is no such file", "böyle bir dosya yok") from None
    except OSError as error:
        why, why_tr = reason(error)
        raise Refusal(f"it cannot be read: {why.lower()}", f"okunamıyor: {why_tr}") from None
    except ValueError:
        raise Refusal("it cannot be read: bad name", "okunamıyor: geçersiz ad") from None
    if not data.strip():
        raise Refusal("it is empty", "boş")
    _refuse_bytes(data)
    _refuse_endless(data)
    return Material(path.name, data, encoding)


def canonical(text: str) -> str:
    """Return text with one kind of newline and composed letters; all else stays as it is."""
    return unicodedata.normalize("NFC", _NEWLINES.sub("\n", text))


def remarks_of(block: Paragraph | TableRow, document: Document, line: int) -> Iterator[Remark]:
    """Yield the comments that begin in a block, which begins at a line."""
    for name, below in block.notes:
        author, words = document.comments.get(name, ("", ""))
        if words:
            yield Remark(line + below, canonical(words), canonical(author))


def check_text(text: str) -> None:
    """Refuse what is no text: mostly control characters, or nothing at all."""
    controls = len(_CONTROLS.findall(text))
    if controls > 3 and controls > _RUBBISH * len(text):
        raise Refusal(
            "it is no text; it may be the wrong file", "metin değil; yanlış dosya olabilir"
        )
    if not text.strip():
        raise Refusal("it is empty", "boş")


def check_lines(text: str) -> None:
    """Refuse lines without end and lines without number."""
    lengths = [len(line) for line in text.splitlines()]
    if max(lengths, default=0) > MAX_LINE:
        raise _too_long()
    if len(lengths) > MAX_LINES:
        raise Refusal(
            f"it has more than {MAX_LINES:,} lines", f"{MAX_LINES} satırdan fazlasını içeriyor"
        )


def tabbed(row: TableRow) -> str:
    """Return a row's cells as one line."""
    return "\t".join(cell for cell in row.cells if cell)


def _refuse_endless(data: bytes) -> None:
    """Refuse a plain file with a line that is too long in any encoding, before it is decoded."""
    if data.startswith(b"PK\x03\x04") or len(data) <= MAX_BYTES:
        return
    if max(map(len, data.replace(b"\r", b"\n").split(b"\n"))) > MAX_BYTES:
        raise _too_long()


def _too_long() -> Refusal:
    return Refusal(
        f"a line is longer than {MAX_LINE:,} characters",
        f"bir satırı {MAX_LINE} karakterden uzun",
    )


def _refuse_bytes(data: bytes) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if _ENCRYPTED in data:
            raise Refusal(
                "it is protected with a password: save it without one",
                "parolayla korunuyor: parolasız kaydedin",
            )
        raise Refusal(
            "it is an old Office file (.doc): save it as .docx",
            "eski bir Office dosyası (.doc): .docx olarak kaydedin",
        )
    for beginning, sentences in _REFUSED_BYTES:
        if data.startswith(beginning):
            raise Refusal(*sentences)
