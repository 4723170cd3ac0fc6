"""The .docx as a package: an empty one to fill, a scrubbed reproducible way to save, a search."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from lxml import etree

from thirdear.base.archive import open_archive
from thirdear.base.files import replacing
from thirdear.base.safe import printable
from thirdear.model.refusal import Refusal
from thirdear.writeup.built import Waiting
from thirdear.writeup.oxml import Element, W

_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>thirdear</Application></Properties>"
)
_SEAL = "docProps/custom.xml"
_CUSTOM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    b' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    b'<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Seal">'
    b"<vt:lpwstr>%s</vt:lpwstr></property></Properties>"
)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
# The template's stale copy of its styles, an empty data store, and a picture of its first page.
_STALE = ("/stylesWithEffects", "/thumbnail")
_DROPPED = ("/stylesWithEffects", "/customXml", "/thumbnail")
_CUSTOM_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DATA_RELATION = f"{_OFFICE}/relationships/customXml"
_PROPS_RELATION = f"{_OFFICE}/relationships/customXmlProps"
_PROPS_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    b'<ds:datastoreItem ds:itemID="{7F0B1C52-3B5E-4C0B-9C55-6D1E0F0A7E11}"'
    b' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>'
)
NOTHING_WAITS = Waiting()
_ATTRIBUTES = etree.XPath("//@*", smart_strings=False)
_WORD = f"{{{W}}}"
_BLOCKS = {f"{_WORD}{tag}" for tag in ("p", "br", "tab", "tc")}


def blank() -> Any:
    """Return an empty python-docx document without the template's leftovers."""
    from docx import Document

    document = Document()
    _drop(document, _DROPPED)
    _add_seal(document.part.package)
    styles = document.styles.element
    for style in styles.findall(f"{{{W}}}style"):
        if style.get(f"{{{W}}}type") == "table" and not style.get(f"{{{W}}}default"):
            styles.remove(style)
    settings = document.settings.element
    _newest_layout(settings)
    for tag in ("rsids", "savePreviewPicture"):
        for leftover in settings.findall(f"{{{W}}}{tag}"):
            settings.remove(leftover)
    return document


def _drop(document: Any, kinds: tuple[str, ...]) -> None:
    for owner in (document.part.package, document.part):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.endswith(kinds):
                del owner.rels[key]


def opened(data: bytes, name: str) -> Any:
    """Return a document of somebody's own, or refuse what is too large, damaged or no document."""
    from docx import Document

    try:
        package = open_archive(data)
        for part in sorted(package.names):
            if part.endswith((".xml", ".rels")):
                _harmless(package.xml(part), part)
        document = Document(io.BytesIO(data))
        _drop(document, _STALE)
        etree.strip_tags(document.element, etree.PI)  # by such the places of our text are kept
        return document
    except Refusal as refusal:
        raise Refusal(
            f"{name} cannot be used: {refusal.english}.",
            f"{name} kullanılamıyor: {refusal.turkish}.",
        ) from None
    except (KeyError, ValueError, AttributeError, TypeError):
        raise Refusal(
            f"{name} cannot be used: it is no Word document.",
            f"{name} kullanılamıyor: bir Word belgesi değil.",
        ) from None


def _harmless(root: Element, part: str) -> None:
    """Refuse what a document would fetch from elsewhere or run when it is opened."""
    for node in root.iter(etree.Element):
        kind = str(node.get("Type", ""))
        if node.get("TargetMode") == "External" and not kind.endswith("/hyperlink"):
            raise Refusal(
                f"its part {part!r} fetches something from elsewhere when it is opened",
                f"{part!r} adlı parçası açılırken başka yerden bir şey getiriyor",
            )
        if "macroEnabled" in str(node.get("ContentType", "")) or kind.endswith("/vbaProject"):
            raise Refusal("it holds macros", "makro içeriyor")


def add_provenance(document: Any, data: bytes) -> None:
    """Put a provenance into a document, in the place of the one it may have."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    from thirdear.writeup import provenance

    main, package = document.part, document.part.package
    for key, relation in list(main.rels.items()):
        if relation.reltype == _DATA_RELATION and provenance.is_ours(relation.target_part.blob):
            del main.rels[key]
    taken = {str(part.partname) for part in package.iter_parts()}
    number = next(n for n in range(1, 10_000) if f"/customXml/item{n}.xml" not in taken)
    item = Part(PackURI(f"/customXml/item{number}.xml"), "application/xml", data, package)
    about = Part(PackURI(f"/customXml/itemProps{number}.xml"), _PROPS_TYPE, _PROPS, package)
    item.relate_to(about, _PROPS_RELATION)
    main.relate_to(item, _DATA_RELATION)


def drop_pictures(document: Any) -> None:
    """Let go of pictures that no part of the text shows any more."""
    body = etree.tostring(document.element)
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/image") and f'"{key}"'.encode() not in body:
            del document.part.rels[key]


def _add_seal(package: Any) -> None:
    """Add the part that will hold the digest of all others, by which later edits are noticed."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    part = Part(PackURI(f"/{_SEAL}"), kind, _CUSTOM % b"", package)
    package.relate_to(part, _CUSTOM_RELATION)


def _newest_layout(settings: Any) -> None:
    """Ask for today's layout, in which a table's lines begin at the margin, not before it."""
    for setting in settings.iter(f"{{{W}}}compatSetting"):
        if setting.get(f"{{{W}}}name") == "compatibilityMode":
            setting.set(f"{{{W}}}val", "15")


def save(
    document: Any,
    path: Path,
    *,
    title: str,
    locale: str,
    dated: str,
    sealed: bool = True,
    waiting: Waiting = NOTHING_WAITS,
) -> None:
    """Write the document whole or not at all, naming nobody; equal content gives equal bytes.

    One that holds somebody's own text is not ``sealed``, so that it is never taken for untouched.
    What is ``waiting`` goes into its place in the body.
    """
    _scrub(document.core_properties, title, locale, dated)
    if not any(r.reltype == _CUSTOM_RELATION for r in document.part.package.rels.values()):
        _add_seal(document.part.package)
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as made:
        parts = {name: made.read(name) for name in sorted(made.namelist(), key=_rank)}
    body = document.part.partname.membername
    parts[body] = waiting.fill(parts[body])
    parts["docProps/app.xml"] = _APP
    parts[_SEAL] = _CUSTOM % (_digest(parts) if sealed else b"")
    with replacing(path) as temporary, zipfile.ZipFile(temporary, "w") as target:
        for name, data in parts.items():
            target.writestr(_entry(name), data, compresslevel=6)


def is_untouched(path: Path) -> bool:
    """Say whether every part is as it was written: the seal in the properties still fits."""
    try:
        package = open_archive(path.read_bytes())
        parts = {name: package.read(name) for name in package.names}
    except (OSError, Refusal):
        return False
    return parts.get(_SEAL) == _CUSTOM % _digest(parts)


def _digest(parts: Mapping[str, bytes]) -> bytes:
    seal = hashlib.sha256()
    for name in sorted(parts.keys() - {_SEAL}):
        seal.update(b"%s %d " % (name.encode(), len(parts[name])))
        seal.update(parts[name])
    return seal.hexdigest().encode()


def _rank(name: str) -> tuple[bool, bool, str]:
    return name != "[Content_Types].xml", not name.startswith("_rels/"), name


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _ZIP_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    entry.create_system = 0
    return entry


def _scrub(properties: Any, title: str, locale: str, dated: str) -> None:
    for name in ("author", "last_modified_by", "comments", "keywords", "subject", "category"):
        setattr(properties, name, "")
    for name in ("identifier", "version", "content_status"):
        setattr(properties, name, "")
    properties.title = printable(title)[:255]
    properties.language = locale
    properties.revision = 1
    properties.created = properties.modified = _time(dated)


def _time(dated: str) -> datetime:
    if not dated:
        return _NO_DATE.replace(tzinfo=None)
    moment = datetime.fromisoformat(dated)
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return moment.replace(tzinfo=None, microsecond=0)


def words_in(path: Path) -> str:
    """Return every word a document holds, part after part, one paragraph a line.

    Text, headers, notes and comments without the seams between runs; alternative texts, titles and
    every other attribute; properties; and the file's name. Refused: what is no sound document.
    """
    found = [path.name]
    try:
        package = open_archive(path.read_bytes())
        for name in sorted(package.names):
            found.append(name)
            if name.endswith((".xml", ".rels")):
                found.extend(_part(package.xml(name)))
    except Refusal as refusal:
        raise Refusal(
            f"{path.name} cannot be searched: {refusal.english}.",
            f"{path.name} içinde arama yapılamıyor: {refusal.turkish}.",
        ) from None
    return "\n".join(found)


def _part(root: Element) -> Iterator[str]:
    line: list[str] = []
    for step, node in etree.iterwalk(root, events=("start", "end")):
        if step == "start":
            if line and node.tag in _BLOCKS:
                yield "".join(line)
                line.clear()
            if node.text:
                line.append(node.text)
        else:
            if line and not str(node.tag).startswith(_WORD):
                yield "".join(line)
                line.clear()
            if node.tail:
                line.append(node.tail)
    yield "".join(line)
    yield from dict.fromkeys(cast("list[str]", _ATTRIBUTES(root)))
