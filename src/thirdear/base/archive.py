"""Zip containers and XML from strangers: read under limits, nothing extracted, nothing fetched."""

from __future__ import annotations

import io
import itertools
import struct
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from thirdear.model.refusal import Refusal

MAX_ENTRIES = 5_000
MAX_PART = 64 << 20
MAX_TOTAL = 256 << 20
MAX_TAGS = 3_000_000

_LOCAL_HEADER = 30  # bytes before an entry's name and data; entries closer than that overlap
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened zip whose entries passed every limit; parts are read into memory one by one."""

    _zip: zipfile.ZipFile
    names: frozenset[str]

    def read(self, part: str) -> bytes:
        """Return one part's bytes; a missing or damaged part is a Refusal."""
        if part not in self.names:
            raise Refusal(
                f"its part {part!r} is missing: the file is damaged",
                f"{part!r} adlı parçası eksik: dosya bozuk",
            )
        try:
            return self._zip.read(part)
        except _BROKEN_ZIP:
            raise Refusal(
                f"its part {part!r} cannot be unpacked: the file is damaged",
                f"{part!r} adlı parçası açılamıyor: dosya bozuk",
            ) from None

    def xml(self, part: str) -> etree._Element:
        """Return the root element of an XML part; see :func:`parse_xml`."""
        return parse_xml(self.read(part), part)


def open_archive(data: bytes) -> Archive:
    """Open a zip held in memory, or refuse it by its directory, before anything is unpacked.

    Refused: damage, passwords, over 5,000 entries, 64 MB a part or 256 MB together (as declared;
    a part that lies about its size fails its checksum), names that leave the archive, doubled
    names, and entries that overlap. There is no limit on the ratio: honest tables compress 100:1.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (*_BROKEN_ZIP, UnicodeDecodeError):
        raise Refusal("it is a damaged zip file", "bozuk bir zip dosyası") from None
    if len(entries) > MAX_ENTRIES:
        raise Refusal(
            f"it holds more than {MAX_ENTRIES:,} parts",
            f"{MAX_ENTRIES} parçadan fazlasını içeriyor",
        )
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise Refusal(
            f"it unpacks to more than {MAX_TOTAL >> 20} MB",
            f"açılınca {MAX_TOTAL >> 20} MB sınırını aşıyor",
        )
    for entry in entries:
        _check(entry)
    names = frozenset(entry.filename for entry in entries)
    if len(names) < len(entries):
        raise Refusal(
            "two of its parts have the same name: the file is damaged",
            "iki parçası aynı adı taşıyor: dosya bozuk",
        )
    _check_overlap(entries)
    return Archive(archive, names)


def parse_xml(data: bytes, part: str = "") -> etree._Element:
    """Return the root of an XML document; no entity, DTD or address in it is ever followed.

    ``part`` is its name in a container, nothing for a file of its own.

    A document type declaration is refused: no format that is read here has one. So are over
    three million tags, which would take a hundred times their size in memory.
    """
    part_en = f"its part {part!r}" if part else "it"
    part_tr = f"{part!r} adlı parçası " if part else ""
    if data.count(b"<") > MAX_TAGS:
        raise Refusal(
            f"{part_en} has more than {MAX_TAGS:,} tags",
            f"{part_tr}{MAX_TAGS} etiketten fazlasını içeriyor",
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Refusal(
            f"{part_en} is not well-formed XML", f"{part_tr}düzgün bir XML değil"
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refusal(
            f"{part_en} declares a document type, which is not allowed here",
            f"{part_tr}bir belge türü bildiriyor; burada buna izin yok",
        )
    return root


def _check(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    if entry.flag_bits & 1:
        raise Refusal(
            "it is protected with a password: save it without one",
            "parolayla korunuyor: parolasız kaydedin",
        )
    if entry.file_size > MAX_PART:
        raise Refusal(
            f"its part {name!r} unpacks to more than {MAX_PART >> 20} MB",
            f"{name!r} adlı parçası açılınca {MAX_PART >> 20} MB sınırını aşıyor",
        )
    if name.startswith("/") or "\\" in name or "\0" in name or ".." in name.split("/"):
        raise Refusal(
            f"its part {name!r} has a name that leaves the archive",
            f"{name!r} adlı parçası arşivin dışını gösteriyor",
        )
    if entry.compress_type not in _METHODS:
        raise Refusal(
            f"its part {name!r} is packed in an unusual way: save the file again",
            f"{name!r} adlı parçası alışılmadık biçimde sıkıştırılmış: dosyayı yeniden kaydedin",
        )


def _check_overlap(entries: list[zipfile.ZipInfo]) -> None:
    places = sorted((entry.header_offset, entry.compress_size) for entry in entries)
    for (offset, size), (following, _) in itertools.pairwise(places):
        if offset + _LOCAL_HEADER + size > following:
            raise Refusal(
                "its parts overlap: it was made to do harm, or is damaged",
                "parçaları üst üste biniyor: zarar vermek için yapılmış ya da bozuk",
            )
