"""Words of a rich text file as they are shown, in reading order.

A reader of our own, because convenient ones show hidden and deleted words, set a bar between the
cells of tables, and tell nothing of what they leave out.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace

from thirdear.model.language import said
from thirdear.transcripts.blocks import Document, Paragraph, Seen, TableRow, warnings_of
from thirdear.transcripts.roles import is_known

_TOKEN = re.compile(
    r"\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<newline>[\r\n]+)|(?P<plain>[^\\{}\r\n]+)|\\"
)
_CHARACTERS = {
    "par": "\n", "line": "\v", "tab": "\t", "sect": "\n", "page": "\n", "column": "\n",
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002",
    "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c", "softline": "\v",
}  # fmt: skip
_SIGNS = {"\\": "\\", "{": "{", "}": "}", "~": "\xa0", "_": "-", "\n": "\n", "\r": "\n"}
_CHARSETS = {
    77: "mac_roman", 81: "mac_turkish", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk",
    136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_PAGES = {10000: "mac_roman", 10081: "mac_turkish", 65001: "utf-8"}
_SYMBOLS = 2

# Groups that hold no words of the body; what is counted of them.
_SKIPPED = {
    **dict.fromkeys(
        "colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr"
        " footerf fldinst themedata xmlnstbl listtable listoverridetable rsidtbl generator"
        " datafield"
        " nonshppict sn sv atnid atnref atrfstart atrfend tc xe rxe bkmkstart bkmkend"
        " private filetbl revtbl do".split(),
        "",
    ),
    "footnote": "note",
}
# Groups whose words stand beside the body: a list's marker, a comment, who wrote the next one.
_BESIDE = {
    "listtext": "marker",
    "pntext": "marker",
    "annotation": "remark",
    "atnauthor": "author",
}
_OPENED = frozenset({"shpinst", "shptxt", "ud"})  # though marked as ignorable
_GROUPS = frozenset({*_SKIPPED, *_BESIDE, *_OPENED, "upr", "fonttbl"})


@dataclass(slots=True)
class _Group:
    """What holds inside a pair of braces."""

    skip: bool = False
    substitute: bool = False
    box: bool = False
    beside: str = ""
    hidden: bool = False
    deleted: bool = False
    revised: bool = False
    font: int = -1
    after_unicode: int = 1
    in_fonts: bool = False
    ignorable: bool = False


@dataclass(slots=True)
class _State:
    """The text so far: the paragraph in hand, the row in hand, the finished blocks."""

    page: str = "cp1252"
    default_font: int = -1
    fonts: dict[int, int] = field(default_factory=dict)
    font_in_hand: int = -1
    pieces: list[str] = field(default_factory=list)
    box: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    author: str = ""
    comments: dict[str, tuple[str, str]] = field(default_factory=dict)
    row_notes: list[tuple[str, int]] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)
    lines: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    in_table: bool = False
    below_table: bool = True
    blocks: list[Paragraph | TableRow] = field(default_factory=list)
    seen: Seen = field(default_factory=Seen)
    to_skip: int = 0


def document(data: bytes) -> Document:
    """Return a document's words; damage is passed over as far as it goes."""
    text = data.decode("latin-1")
    state = _State()
    groups = [_Group()]
    place = 0
    while found := _TOKEN.match(text, place):
        place = found.end() + _take(found, state, groups)
    _flush(state, groups[-1])
    _end_paragraph(state, last=True)
    state.seen.counts["remark"] = len(state.comments)
    warnings = warnings_of(state.seen.counts)
    if len(groups) > 1:
        warnings += (
            said(
                "it ends in the midst of a group: is the file whole?",
                "bir öbeğin ortasında bitiyor: dosya tam mı?",
            ),
        )
    return Document(tuple(state.blocks), tuple(state.seen.boxes), warnings, state.comments)


def _take(found: re.Match[str], state: _State, groups: list[_Group]) -> int:
    """Take in one token; return how many characters behind it are no text, but raw data."""
    if found["plain"]:
        _plain(found["plain"], state)
    elif found["byte"]:
        if not _skipped(state):
            state.raw.append(int(found["byte"], 16))
    elif found["word"]:
        _flush(state, groups[-1])
        if found["word"] == "bin":
            return max(0, int(found["number"] or 0))
        _word(found["word"].lower(), found["number"], state, groups[-1])
    elif found["sign"]:
        _flush(state, groups[-1])
        _sign(found["sign"], state, groups[-1])
    elif found["brace"]:
        _flush(state, groups[-1])
        state.to_skip = 0
        _brace(found["brace"], state, groups)
    return 0


def _brace(brace: str, state: _State, groups: list[_Group]) -> None:
    if brace == "{":
        groups.append(replace(groups[-1], ignorable=False))
    elif len(groups) > 1:
        group = groups.pop()
        if group.box and not groups[-1].box:
            state.seen.counts["box"] += 1
            state.seen.boxes.append(_whole("".join(state.box)).strip("\n"))
            state.box.clear()
        if group.beside and not groups[-1].beside:
            _close_beside(group.beside, state)


def _close_beside(kind: str, state: _State) -> None:
    """Keep what a group beside the body said: a marker only where it may be a label."""
    words = _whole("".join(state.beside)).strip()
    state.beside.clear()
    if kind == "author":
        state.author = words
    elif kind == "remark":
        name = str(len(state.comments))
        state.comments[name] = (state.author, words)
        state.seen.notes[name] = sum(piece.count("\n") for piece in state.pieces)
        state.author = ""
    elif words.endswith(":") or (len(words) > 2 and is_known(words)):
        state.seen.counts["marker"] += 1
        state.pieces.append(f"{words}\t")
    else:
        state.seen.counts["numbered"] += 1


def _word(word: str, number: str | None, state: _State, group: _Group) -> None:
    if word in _GROUPS or group.ignorable:
        _enter(word, state, group)
    elif word == "u" and number is not None:
        state.to_skip = 0
        _add(chr(int(number) % 0x10000), state, group)
        state.to_skip = group.after_unicode
    elif word in _CHARACTERS and not _skipped(state):
        _break_or_add(_CHARACTERS[word], state, group)
    elif word in {"cell", "nestcell", "row", "nestrow", "trowd", "intbl", "pard"}:
        _table(word, state, group)
    else:
        _setting(word, number, state, group)


def _enter(word: str, state: _State, group: _Group) -> None:
    """Open or skip the group that a word begins."""
    group.ignorable = False
    if word == "fonttbl":
        group.skip, group.in_fonts = True, True
    elif word in _BESIDE and not group.skip and not group.box:
        group.beside = _BESIDE[word]
    elif word == "upr":  # words twice: for old readers, and behind \ud in Unicode
        group.substitute = True
    elif word in _OPENED:
        group.substitute = group.substitute and word != "ud"
        group.box = group.box or word == "shptxt"
    else:
        if not group.skip and _SKIPPED.get(word):
            state.seen.counts[_SKIPPED[word]] += 1
        group.skip = True


def _setting(word: str, number: str | None, state: _State, group: _Group) -> None:
    value = int(number) if number else 1
    if word == "uc":
        group.after_unicode = min(max(0, value if number else 1), 9)
    elif word == "f":
        group.font = state.font_in_hand = value
    elif word == "fcharset" and group.in_fonts:
        state.fonts[state.font_in_hand] = value
    elif word == "ansicpg":
        state.page = _known(_PAGES.get(value, f"cp{value}")) or state.page
    elif word in {"mac", "pc", "pca"}:
        state.page = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
    elif word == "deff":
        state.default_font = value
    elif word == "plain":
        group.hidden = group.deleted = group.revised = False
        group.font = -1
    elif word in {"v", "deleted", "revised"}:
        _mark(word, number != "0", state, group)


def _mark(word: str, on: bool, state: _State, group: _Group) -> None:
    """Begin or end hidden, deleted or inserted words; each beginning is counted."""
    name, kind = {
        "v": ("hidden", "hidden"),
        "deleted": ("deleted", "deletion"),
        "revised": ("revised", "insertion"),
    }[word]
    if on and not getattr(group, name) and not group.skip:
        state.seen.counts[kind] += 1
    setattr(group, name, on)


def _sign(sign: str, state: _State, group: _Group) -> None:
    if sign == "*":
        group.ignorable = True
    elif sign in _SIGNS and not _skipped(state):
        _break_or_add(_SIGNS[sign], state, group)


def _plain(words: str, state: _State) -> None:
    skipped = min(state.to_skip, len(words))
    state.to_skip -= skipped
    state.raw += words[skipped:].encode("latin-1")


def _skipped(state: _State) -> bool:
    """Whether a character is only the substitute of the one in Unicode before it."""
    if state.to_skip:
        state.to_skip -= 1
        return True
    return False


def _flush(state: _State, group: _Group) -> None:
    """Decode the bytes in hand by the font's code page."""
    if not state.raw:
        return
    raw = bytes(state.raw)
    state.raw.clear()
    font = group.font if group.font >= 0 else state.default_font
    charset = state.fonts.get(font, 0)
    if charset == _SYMBOLS and not _unseen(group):
        state.seen.counts["symbol"] += len(raw)
        words = "\ufffd" * len(raw)
    else:
        page = _known(_CHARSETS.get(charset, "")) or state.page
        words = raw.decode(page, "replace")
        if not _unseen(group):
            state.seen.counts["damaged"] += words.count("\ufffd")
    _add(words, state, group)


def _unseen(group: _Group) -> bool:
    return group.skip or group.substitute or group.hidden or group.deleted


def _add(words: str, state: _State, group: _Group) -> None:
    if not _unseen(group):
        where = state.beside if group.beside else state.box if group.box else state.pieces
        where.append(words)


def _break_or_add(words: str, state: _State, group: _Group) -> None:
    if words == "\v":
        _add("\n", state, group)
    elif words != "\n" or group.box or group.beside:
        _add(words, state, group)
    elif not _unseen(group):  # a deleted paragraph mark joins two paragraphs
        _end_paragraph(state)


def _table(word: str, state: _State, group: _Group) -> None:
    if group.skip or group.box or group.beside:
        if group.box and not group.skip:
            _add("\t" if word == "cell" else "", state, group)
    elif word in {"intbl", "trowd"}:
        state.in_table = True
    elif word == "pard":
        state.in_table = False
    elif word in {"cell", "nestcell"}:
        state.row_notes += state.seen.noted()
        state.cells.append("\n".join([*state.lines, _taken(state)]))
        state.lines.clear()
    elif state.cells:
        if state.below_table:
            state.seen.tables += 1
            state.below_table = False
        notes = tuple(state.row_notes)
        state.blocks.append(TableRow(state.seen.tables, tuple(state.cells), notes))
        state.cells.clear()
        state.row_notes.clear()


def _end_paragraph(state: _State, *, last: bool = False) -> None:
    if state.in_table and not last:
        state.lines.append(_taken(state))
        return
    lines = [*state.cells, *state.lines]  # a row that never ended
    state.cells.clear()
    state.lines.clear()
    words = _taken(state)
    state.blocks += [Paragraph(line) for line in lines]
    if words or not last:
        state.blocks.append(Paragraph(words, state.seen.noted()))
        state.below_table = True


def _taken(state: _State) -> str:
    words = _whole("".join(state.pieces))
    state.pieces.clear()
    return words


def _whole(words: str) -> str:
    """Make pairs of halves one character; a half alone becomes U+FFFD."""
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _known(page: str) -> str:
    try:
        return codecs.lookup(page).name if page else ""
    except LookupError:
        return ""
