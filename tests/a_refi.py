"""REFI-QDA projects for tests and measurements, with the positions that a dialect gives them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

NAMESPACE = "urn:QDA-XML:project:1.0"


def units(text: str) -> int:
    """Return how many UTF-16 units a text has."""
    return len(text.encode("utf-16-le")) // 2


def project(
    text: str,
    passages: Sequence[tuple[int, int]],
    *,
    crlf: bool = False,
    mark: bool = False,
    utf16: bool = False,
    quotes: bool = False,
    more: str = "",
) -> bytes:
    """Return a .qdpx whose one text source has a coding on each passage (code points into text).

    Two raters code in turn, with two codes one below the other.
    """
    stored = text.replace("\n", "\r\n") if crlf else text
    shift = [0]
    for letter in text:
        length = 2 if (crlf and letter == "\n") or (utf16 and letter > "\uffff") else 1
        shift.append(shift[-1] + length)
    selections = "".join(
        f'<PlainTextSelection guid="s{n}"'
        f' startPosition="{shift[start]}" endPosition="{shift[stop]}"'
        + (f" name={quoteattr(text[start:stop][:20])}" if quotes else "")
        + f'><Coding guid="c{n}" creatingUser="u{n % 2}"><CodeRef targetGUID="k{n % 2}"/></Coding>'
        + "</PlainTextSelection>"
        for n, (start, stop) in enumerate(passages)
    )
    xml = (
        f'<?xml version="1.0" encoding="utf-8"?><Project xmlns="{NAMESPACE}" name="P">'
        '<Users><User guid="u0" name="AY"/><User guid="u1" name="BK"/></Users>'
        '<CodeBook><Codes><Code guid="k0" name="Affect" isCodable="true">'
        "<Description>What is felt.</Description>"
        '<Code guid="k1" name="Joy" isCodable="true"/></Code></Codes></CodeBook>'
        '<Cases><Case guid="a" name="Oak"><SourceRef targetGUID="t"/></Case></Cases>'
        '<Sources><TextSource guid="t" name="Oak 1" plainTextPath="internal://T.txt">'
        f'{selections}<NoteRef targetGUID="n"/></TextSource></Sources>'
        '<Notes><Note guid="n" creatingUser="u1"><PlainTextContent>Look.</PlainTextContent></Note>'
        f"</Notes>{more}</Project>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Project.qde", xml)
        data = stored.encode("utf-8-sig" if mark else "utf-8")
        archive.writestr("Sources/T.TXT", data)
    return buffer.getvalue()
