"""Making any text from outside harmless: for a terminal, and for a document."""

from __future__ import annotations

import re

# An unterminated sequence loses only its introducer, so that the words behind it stay.
_END = r"(?:\x07|\x1b\\|\x9c)"
_BODY = r"[^\x07\x1b\x9c\n]{0,4096}"
_SEQUENCE = re.compile(
    rf"(?:\x1b\]|\x9d){_BODY}{_END}"  # OSC: title, clipboard, links
    rf"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f]){_BODY}{_END}"  # DCS, SOS, PM, APC
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI
    r"|\x1b[ -/]*[0-~]?"  # any other escape
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb\ud800-\udfff]")
_BIDI = {
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
    0x200E: "LRM",
    0x200F: "RLM",
    0x061C: "ALM",
}
_BIDI_MARKS = {point: f"⟦{name}⟧" for point, name in _BIDI.items()}
_SUSPICIOUS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb\ud800-\udfff"
    "\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]"
)
_NOT_XML = re.compile("[\ufffe\uffff]")

# One code point for one, so that offsets into the shown text are offsets into the stored text.
_CONTROLS = (*range(9), *range(11, 32), *range(127, 160))
_IN_PLACE: dict[int, str] = dict.fromkeys(_CONTROLS, "\ufffd")
_IN_PLACE |= dict.fromkeys((0x2028, 0x2029, 0xFFF9, 0xFFFA, 0xFFFB), "\ufffd")
_IN_PLACE |= dict.fromkeys(_BIDI, "⟦")
_IN_PLACE |= {0x1B: "␛", 0x9B: "␛", 0x09: " "}
_IN_PLACE |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def safe(text: str, *, one_line: bool = False) -> str:
    """Return text that a terminal only shows: no escape sequence, control or bidi override acts.

    Places where something was stay visible: ``␛`` for a sequence, ``\ufffd`` for a control
    character, ``⟦RLO⟧`` for a bidi override. Wrap the result as ``Text`` or ``Content``: brackets
    in it are words, not markup.
    """
    if _SUSPICIOUS.search(text):
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = _CONTROL.sub("\ufffd", _SEQUENCE.sub("␛", text)).translate(_BIDI_MARKS)
    return text.replace("\n", " ").replace("\t", " ") if one_line else text


def safe_in_place(text: str) -> str:
    """Return text as harmless as :func:`safe` makes it, and exactly as long in code points.

    For widgets whose offsets are offsets of the transcript. Newlines stay.
    """
    return text.translate(_IN_PLACE) if _SUSPICIOUS.search(text) or "\t" in text else text


def printable(text: str) -> str:
    """Return text for a document: legal in XML, sequences and controls gone, words untouched."""
    if text.isprintable():
        return text
    if _SUSPICIOUS.search(text):
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = _CONTROL.sub("", _SEQUENCE.sub("", text)).translate(dict.fromkeys(_BIDI))
    return _NOT_XML.sub("", text)
