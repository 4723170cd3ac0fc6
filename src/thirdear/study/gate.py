"""The gate in front of every file that holds transcripts' words.

No other module writes one. Whoever makes such a file, of whatever kind, does three things::

    disguise = gate.opened(study, cases, identifiable=False)  # refuses without consent
    text = disguise.apply(words, language, case, Spot("turn", "A", 3, 7))  # for every text
    path = gate.release(study, target, write, disguise, kind="qdpx", settings={"cases": cases})

``write`` are the bytes, or gets a path beside the target. What is written is unpacked and searched
before it is moved to its place, so a file in which a listed name still stands is never there under
its own name.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base.files import replacing, write_private
from thirdear.base.reasons import reason
from thirdear.model.disguise import Pseudonym, Spot
from thirdear.model.language import said
from thirdear.model.references import CITATION
from thirdear.model.refusal import GateRefusal, Refusal
from thirdear.study import consent, file_words, pseudonyms
from thirdear.study.core import LEAD

if TYPE_CHECKING:
    from thirdear.disguise import Disguised, Index, Kept
    from thirdear.study.core import Core

_PLACES_NAMED = 6
_REMEDY = (
    (
        "If it is the person, list the form with `thirdear disguise variant`; if it is an "
        "everyday word, add the name again with `--also-a-word` or keep the form with `thirdear "
        "disguise keep`. `thirdear disguise scan` lists the forms and where they stand."
    ),
    (
        "Kişinin kendisiyse biçimi `thirdear disguise variant` ile ekleyin; gündelik bir sözcükse "
        "adı `--also-a-word` ile yeniden ekleyin ya da biçimi `thirdear disguise keep` ile "
        "bırakın. `thirdear disguise scan` biçimleri ve yerlerini listeler."
    ),
)


@dataclass(slots=True)
class Disguise:
    """The study's pseudonyms at work on one document; it remembers what is still undecided.

    ``altered`` counts what was replaced, by kind ("listed person" and so on).
    """

    names: Sequence[Pseudonym] = ()
    kept: Sequence[tuple[str, str | None]] = ()
    on: bool = True
    undecided: dict[Spot, int] = field(default_factory=dict)
    altered: Counter[str] = field(default_factory=Counter)
    _common: dict[str, frozenset[str]] = field(default_factory=dict)
    _kept: dict[tuple[str | None, bool], Kept] = field(default_factory=dict)

    @property
    def count(self) -> int | None:
        """How many names are looked for, None where nothing is disguised."""
        return len(self.names) if self.on else None

    @property
    def index(self) -> Index:
        """The names, made ready to be looked for."""
        from thirdear import disguise

        return disguise.listed(self.names)

    def common(self, study: Core, case: str) -> frozenset[str]:
        """Return the words that are common in a case's transcripts, read once."""
        if case not in self._common:
            self._common[case] = pseudonyms.common_words(study, case)
        return self._common[case]

    def apply(
        self,
        text: str,
        language: str,
        case: str | None,
        where: Spot | None,
        common: Collection[str] | None = None,
    ) -> str:
        """Return a text with its sure names replaced; count the undecided ones at ``where``.

        Without a place nothing is undecided: the text is the program's own, about listed things.
        Citations stay as they were typed: their keys are of a list of published works.
        """
        if not self.on or not text:
            return text
        if "@" not in text:
            return self.done(text, language, case, where, common).text
        return "".join(
            one if place % 2 or not one else self.done(one, language, case, where, common).text
            for place, one in enumerate(CITATION.split(text))
        )

    def done(
        self,
        text: str,
        language: str,
        case: str | None,
        where: Spot | None,
        common: Collection[str] | None = None,
    ) -> Disguised:
        """Return what became of a text, as :meth:`apply` does, with what was found in it."""
        from thirdear import disguise

        forms = self.forms(case)
        made = disguise.apply(text, self.index, language, case, forms, common=common)
        self.altered.update(f.why for f in made.findings if f.level == "replace")
        if made.open and where is not None:
            self.undecided[where] = self.undecided.get(where, 0) + len(made.open)
        return made

    def gate(self) -> None:
        """Refuse where anything is undecided, naming how many and where, never the words."""
        if not self.undecided:
            return
        places = [spot.shown() for spot in self.undecided]
        raise GateRefusal(
            "Undecided places that may identify somebody: "
            f"{sum(self.undecided.values())} ({_some(places)}). "
            "List and decide them with `thirdear disguise scan`.",
            "Birini ele verebilecek, karara bağlanmamış yerler: "
            f"{sum(self.undecided.values())} ({_some(places)}). `thirdear disguise "
            "scan` listeler; `thirdear disguise add` ya da `keep` karara bağlar.",
        )

    def search(self, text: str) -> None:
        """Refuse where a finished text still holds a listed name, saying whose place it has."""
        self.search_parts({"text": file_words.written_here(text)}, "")

    def search_parts(self, parts: Mapping[str, str], fixed: str) -> None:
        """Refuse where a part of a finished file still holds a listed name.

        ``fixed`` are the program's own words, in which a short name's written form may stand.
        """
        if not self.on:
            return
        left: dict[str, Counter[str]] = {}
        for part, text in parts.items():
            found = pseudonyms.listed_in(text, self.index, self.forms(None, every=True), fixed)
            for name, _, _ in found:
                left.setdefault(name.pseudonym, Counter())[part] += 1
        if left:
            shown = ", ".join(f"“{name}”" for name in list(left)[:_PLACES_NAMED])
            where = "; ".join(
                f"{part}: {times}" for part, times in sum(left.values(), Counter()).items()
            )
            raise GateRefusal(
                f"Listed names would still stand in the document, so it was not kept: {len(left)}, "
                f"where {shown} should stand (places by part: {where}). Look for them in case "
                f"names, titles, criteria, commentary and the file’s name. {_REMEDY[0]}",
                "Listedeki adlar belgede hâlâ duracaktı, bu yüzden belge saklanmadı: "
                f"{len(left)}; yerlerinde {shown} durmalıydı (bölümlere göre yerler: {where}). "
                f"Vaka adlarına, başlıklara, ölçütlere, yorumlara ve dosya adına bakın. "
                f"{_REMEDY[1]}",
            )

    def forms(self, case: str | None, *, every: bool = False) -> Kept:
        """Return the written forms that stay in a case, or everywhere."""
        from thirdear import disguise

        if (case, every) not in self._kept:
            self._kept[case, every] = disguise.kept_forms(
                form for form, where in self.kept if every or where in (None, case)
            )
        return self._kept[case, every]


def listed(study: Core) -> Disguise:
    """Return the disguise that the study's list of pseudonyms makes."""
    return Disguise(*study.pseudonyms())


def nobody() -> Disguise:
    """Return a disguise that leaves every word as it is."""
    return Disguise(on=False)


def opened(study: Core, cases: Iterable[str], *, identifiable: bool = False) -> Disguise:
    """Return the disguise for a file about these cases; refuse where a case's consent forbids it.

    ``identifiable`` leaves every word as it is: whoever asks for it has confirmed it, and marks the
    file as such wherever it is looked at.
    """
    consent.check(study, cases)
    return nobody() if identifiable else listed(study)


def search(study: Core, disguise: Disguise, file: Path, name: str) -> None:
    """Refuse a written file that holds a listed name in any part of it, or in its ``name``.

    Text, comments, notes, alternative texts, properties, custom XML, headers and footers of Word
    documents; every part of other packages and the text of plain files.
    """
    if not disguise.on:
        return
    parts = {"file name": name, **file_words.parts(file)}
    disguise.search_parts(parts, pseudonyms.fixed_words(study))


def release(
    study: Core,
    target: Path,
    write: Callable[[Path], None] | bytes,
    disguise: Disguise,
    *,
    kind: str,
    settings: Mapping[str, object],
    name: str = "",
) -> Path:
    """Write a file beside its target, search it, move it into its place, and note it.

    ``write`` are its bytes, or writes them to a path that it is given.
    Refused: anything undecided, a listed name in what was written, a place that cannot be written.
    ``settings`` go into the journal with the file's digest; they hold no transcript's words.
    ``name`` is the name that was asked for, where the file has got another.
    """
    disguise.gate()
    if study.read_only:
        raise Refusal(
            "The study cannot be written, so that nobody would know of the file; nothing was "
            "written. Make the study's folder writable, or copy it.",
            "Çalışmaya yazılamıyor, bu yüzden dosyadan kimsenin haberi olmazdı; hiçbir şey "
            "yazılmadı. Çalışmanın klasörünü yazılabilir yapın ya da kopyalayın.",
        )
    check_folder(target)
    try:
        with replacing(target) as draft:
            if isinstance(write, bytes):
                draft.write_bytes(write)
            else:
                write(draft)
            search(study, disguise, draft, name or target.name)
    except OSError as error:
        why, why_tr = reason(error)
        raise Refusal(
            f"{target} cannot be written ({why}); choose another place.",
            f"{target} yazılamıyor ({why_tr}); başka bir yer seçin.",
        ) from error
    note(study, target, kind, {"identifiable": not disguise.on, **settings})
    return target


def hand_on(
    study: Core, target: Path, data: bytes, *, kind: str, settings: Mapping[str, object]
) -> Path:
    """Write a file that holds no words of a session or of a person, whole, and note it."""
    check_folder(target)
    write_private(target, data)
    note(study, target, kind, settings)
    return target


def check_told(study: Core, texts: Iterable[str], disguise: Disguise, own: str) -> None:
    """Refuse to tell another program on this computer texts that are undecided or hold a name.

    ``own`` are words of the questions that are the program's. Nothing was told yet.
    """
    disguise.gate()
    fixed = "\n".join((pseudonyms.fixed_words(study), own))
    disguise.search_parts({said("question", "soru"): "\n".join(texts)}, fixed)


def note_told(
    study: Core, name: str, texts: Iterable[str], *, kind: str, settings: Mapping[str, object]
) -> None:
    """Tell the journal that texts are told to another program, by its name and their digest."""
    sha256 = hashlib.sha256("\0".join(texts).encode()).hexdigest()
    study.store.record_export(name, sha256, {"kind": kind, "identifiable": False, **settings}, LEAD)


def check_folder(target: Path) -> None:
    """Refuse a file whose folder is not there."""
    if not target.parent.is_dir():
        raise Refusal(
            f"The folder {target.parent} is not there; make it, or write elsewhere.",
            f"{target.parent} adlı klasör yok; kurun ya da başka yere yazın.",
        )


def note(study: Core, file: Path, kind: str, settings: Mapping[str, object]) -> None:
    """Tell the journal that a file left, by its name and digest.

    Numbers leave a study that cannot be written, too; there is nothing to tell it then.
    """
    if not study.read_only:
        sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
        study.store.record_export(file.name, sha256, {"kind": kind, **settings}, "study")


def _some(places: Sequence[str]) -> str:
    more = len(places) - _PLACES_NAMED
    rest = said(f"; and {more} more", f"; {more} yer daha") if more > 0 else ""
    return f"{'; '.join(places[:_PLACES_NAMED])}{rest}"
