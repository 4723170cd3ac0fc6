"""What is in a file: its bytes, looked at once, as text or as a container's parts."""

from __future__ import annotations

import re
import stat
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from thirdear.base.archive import Archive, open_archive
from thirdear.base.encoding import decode
from thirdear.model.refusal import Refusal
from thirdear.transcripts.word_text import WordText, word_text
from thirdear.transcripts.wording import counted

MAX_FILE = 50_000_000
MAX_LINE = 1_000_000
MAX_LINES = 1_000_000

_WORD_MAIN = (b"officedocument.wordprocessingml.", b"application/vnd.ms-word.")
_NEWLINES = re.compile("\r\n|[\r\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_RUBBISH = 0.06

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_REFUSED_BYTES = (
    (b"%PDF", "it is a PDF: save the document that it was made from as .docx or .txt"),
    (b"{\\rtf", "it is rich text: save it as .docx or .txt"),
    (
        b"SQLite format 3\0",
        "it is another program's database: export the transcript as .docx or .txt",
    ),
)
_REFUSED_TEXT = (
    (re.compile(r"WEBVTT\b"), "it is a WebVTT subtitle file"),
    (re.compile(r"\d+\s*\n\d\d:\d\d:\d\d,\d{3} -->"), "it is an SRT subtitle file"),
    (re.compile(r"@(?:UTF8|Begin)\b"), "it is a CHAT transcript"),
    (re.compile(r'File type = "ooTextFile'), "it is a Praat TextGrid"),
    (re.compile(r"<(?:\?xml|!DOCTYPE|html)\b", re.IGNORECASE), "it is an XML or HTML file"),
    (re.compile(r"\{\s*\"|\[\s*\{\s*\""), "it is a JSON file"),
)


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
    def word(self) -> WordText:
        """The words of a Word document."""
        if self.archive is None:
            raise Refusal("it is no Word document (.docx)")
        return word_text(self.archive)

    @property
    def decoded(self) -> str:
        """The text of a plain file as it was written, for formats with newlines of their own."""
        return self._decoded[0]

    @cached_property
    def text(self) -> str:
        """The canonical text of a plain file: decoded, newlines unified, NFC; nothing else."""
        return canonical(self.decoded)

    @property
    def encoding(self) -> str:
        """The encoding of a plain file."""
        return self._decoded[1]

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is to be said about a plain file's letters."""
        damaged = self.decoded.count("\ufffd")
        return (f"{counted(damaged, 'damaged letter')} shown as \ufffd",) if damaged else ()

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
            raise Refusal("it is no regular file")
        if status.st_size > MAX_FILE:
            raise Refusal(f"it is larger than {MAX_FILE // 1_000_000} MB")
        data = path.read_bytes()
    except FileNotFoundError:
        raise Refusal("there is no such file") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "bad name"
        raise Refusal(f"it cannot be read: {reason.lower()}") from None
    if not data.strip():
        raise Refusal("it is empty")
    _refuse_bytes(data)
    return Material(path.name, data, encoding)


def canonical(text: str) -> str:
    """Return text with one kind of newline and composed letters; all else stays as it is."""
    return unicodedata.normalize("NFC", _NEWLINES.sub("\n", text))


def check_text(text: str) -> None:
    """Refuse text that no person wrote: mostly control characters, endless lines, other formats."""
    controls = len(_CONTROLS.findall(text))
    if controls > 3 and controls > _RUBBISH * len(text):
        raise Refusal("it is no text: is it the right file?")
    lengths = [len(line) for line in text.splitlines()]
    if max(lengths, default=0) > MAX_LINE:
        raise Refusal(f"a line is longer than {MAX_LINE:,} characters")
    if len(lengths) > MAX_LINES:
        raise Refusal(f"it has more than {MAX_LINES:,} lines")
    if not text.strip():
        raise Refusal("it is empty")
    for pattern, what in _REFUSED_TEXT:
        if pattern.match(text.lstrip()):
            raise Refusal(f"{what}, which is not read: save it as plain text with speakers")


def is_word(material: Material) -> bool:
    """Whether it is a Word document (also a template, also with macros) by its content types."""
    archive = material.archive
    if archive is None or "[Content_Types].xml" not in archive.names:
        return False
    types = archive.read("[Content_Types].xml")
    return any(kind in types for kind in _WORD_MAIN)


def _refuse_bytes(data: bytes) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if _ENCRYPTED in data:
            raise Refusal("it is protected with a password: save it without one")
        raise Refusal("it is an old Office file (.doc): save it as .docx")
    for beginning, sentence in _REFUSED_BYTES:
        if data.startswith(beginning):
            raise Refusal(sentence)
