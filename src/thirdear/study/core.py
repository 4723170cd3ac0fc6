"""Core: a study's folder and its store, and the readings that everybody needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from thirdear.base import swaps
from thirdear.base.letters import alphabetical
from thirdear.base.lines import LongText
from thirdear.model.coding import Code, Codebook, Item, Pass, Progress, Tag
from thirdear.model.language import Language
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place, Role, Segment, SessionInfo, Transcript
from thirdear.store import Store
from thirdear.study.codebooks import Catalogue

if TYPE_CHECKING:
    from thirdear.model.corrections import Corrected, Correction
    from thirdear.model.disguise import Pseudonym
    from thirdear.model.marks import Mark, Overlap, Pause
    from thirdear.model.precedence import Hypothesis
    from thirdear.model.writeup import Vignette
    from thirdear.store.names import Names


STUDY_FILE = "study.thirdear"
NAMES_FILE = "names.thirdear"
LEAD = "study"
"""The actor of what nobody does as a rater: imports, codebooks, settings, exports."""


def find(start: str | Path) -> Path | None:
    """Return the nearest folder at or above ``start`` that is a study."""
    start = Path(start)
    folders = (start, *start.parents)
    found = (folder for folder in folders if (folder / STUDY_FILE).is_file())
    return next(found, None) or next(filter(swaps.waiting, folders), None)


class Core:
    """A study on disk, as far as every function over it needs it: it knows none of them."""

    def __init__(self, folder: Path, store: Store, *, encrypted: bool = False) -> None:
        self.folder = folder
        self.store = store
        self.encrypted = encrypted
        """Whether the database has a passphrase."""
        self.names_passphrase: str | None = None
        self.ask_names: Callable[[], str | None] | None = None
        """How to learn the passphrase of the pseudonyms when they are first needed."""
        self._segments: dict[tuple[str, int, str], Sequence[Segment]] = {}

    @property
    def language(self) -> Language:
        """The language of the screen and of documents."""
        return "tr" if self.store.settings().get("language") == "tr" else "en"

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.resolve().name

    def close(self) -> None:
        """Close the database; the study is then one plain file."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def read_only(self) -> bool:
        """Whether the study lies where nothing can be written."""
        return self.store.read_only

    @property
    def main_rater(self) -> str | None:
        """Whose codes are the main ones; the first rater unless the study says otherwise."""
        chosen = self.store.settings().get("main_rater")
        return chosen or next(iter(self.counted_raters()), None)

    def raters(self) -> Mapping[str, str]:
        """Return the raters: key and name."""
        return self.store.raters()

    def counted_raters(self) -> Mapping[str, str]:
        """Return the raters without the models that nobody declared to count."""
        apart = self.store.uncounted()
        return {key: name for key, name in self.raters().items() if key not in apart}

    def cases(self) -> tuple[str, ...]:
        """Return the cases' keys in order."""
        return tuple(sorted(self.store.cases(), key=alphabetical))

    def sessions(self, case: str | None = None) -> tuple[SessionInfo, ...]:
        """Return the sessions, of one case or of all, in order."""
        found = self.store.sessions(case)
        if all(info.case.isascii() for info in found):
            return found
        return tuple(sorted(found, key=lambda info: alphabetical(info.case)))

    def pseudonyms(self) -> tuple[tuple[Pseudonym, ...], tuple[tuple[str, str | None], ...]]:
        """Return the pseudonyms, and the written forms that stay with their case, if any."""
        if not self.names_file.exists():
            return (), ()
        with self.names() as names:
            return names.all(), names.kept()

    @property
    def names_file(self) -> Path:
        """The second file, which holds the pseudonyms."""
        return self.folder / NAMES_FILE

    def names(self) -> Names:
        """Open the list of pseudonyms, which has a passphrase of its own (``names_passphrase``).

        Where the study is encrypted a new list must be, too.
        """
        from thirdear.store.names import Names

        new = not self.names_file.exists()
        if self.names_passphrase is None and self.ask_names is not None:
            self.names_passphrase = self.ask_names()
        if new and self.encrypted and self.names_passphrase is None:
            raise Refusal(
                "The study is encrypted, so its list of pseudonyms has to be; "
                "name a passphrase for it with --names-passphrase-file.",
                "Çalışma şifreli, öyleyse takma ad listesi de şifreli olmalı; onun "
                "parolasını --names-passphrase-file ile gösterin.",
            )
        return Names.open(self.names_file, self.names_passphrase)

    def vignettes(self, case: str | None = None) -> tuple[Vignette, ...]:
        """Return the vignettes that somebody picked."""
        return tuple(one for one in self.store.vignettes(case) if not one.rejected)

    def transcript(self, case: str, session: int) -> Transcript:
        """Return the verbatim transcript of a session."""
        return self.store.transcript(case, session)

    def layers(self, case: str, session: int) -> tuple[str, ...]:
        """Return the segmentation layers of a session; "turn" is always there."""
        return self.store.layers(case, session)

    def segments(self, case: str, session: int, layer: str = "turn") -> tuple[Segment, ...]:
        """Return a layer's segments in order, speakers as corrected, their offsets the source's.

        The last few layers that were asked for are kept.
        """
        place = (case, session, layer)
        found = self._segments.get(place)
        if not isinstance(found, tuple):
            found = self.store.segments(case, session, layer)
            self._keep(place, found)
        return found

    def lines(self, case: str, session: int, layer: str = "turn") -> Sequence[Segment]:
        """Return what ``segments`` does; those of a long session are made as they are asked for."""
        place = (case, session, layer)
        if place not in self._segments:
            self._keep(place, self.store.lines(*place))
        return self._segments[place]

    def _keep(self, place: tuple[str, int, str], found: Sequence[Segment]) -> None:
        while len(self._segments) >= 8:
            self._segments.pop(next(iter(self._segments)))
        self._segments[place] = found

    def words(self, case: str, session: int) -> str | LongText:
        """Return a session's words; those of a long one are read as far as they are asked for."""
        return self.store.text(case, session)

    def marks(self, case: str, session: int) -> tuple[Mark, ...]:
        """Return what the transcriber noted beside the words: pauses, remarks, overlap and such."""
        from thirdear.base import notation

        return notation.marks(self.store.transcript(case, session).text)

    def overlaps(self, case: str, session: int) -> tuple[Overlap, ...]:
        """Return where turns with times begin before another speaker's has ended."""
        from thirdear.base import timing

        return timing.overlaps(self.segments(case, session))

    def pauses(self, case: str, session: int, least: float = 0.0) -> tuple[Pause, ...]:
        """Return the silences of more than ``least`` seconds between turns with times."""
        from thirdear.base import timing

        return timing.pauses(self.segments(case, session), least)

    def turns_of(self, roles: Collection[Role | None]) -> Mapping[Place, int]:
        """Return how many turns of every session these roles have; None stands for everybody."""
        found: Counter[Place] = Counter()
        for role in [None] if None in roles else roles:
            found.update(
                {place: one.segments for place, one in self.store.extents(role, "turn").items()}
            )
        return found

    def forget_segments(self) -> None:
        """Forget segments that were read, since others take their place."""
        self._segments.clear()

    def corrections(
        self, case: str | None = None, session: int | None = None
    ) -> tuple[Correction, ...]:
        """Return the corrections that stand, by session in the order in which they were made."""
        return self.store.corrections(case, session)

    def corrected(self, case: str, session: int) -> Corrected:
        """Return a session as corrected, with the map from the source's offsets to its own."""
        from thirdear.base import corrections

        source = self.store.transcript(case, session)
        return corrections.corrected(source, self.store.corrections(case, session))

    def hypotheses(self) -> tuple[Hypothesis, ...]:
        """Return the declared hypotheses in order."""
        return self.store.hypotheses()

    @cached_property
    def catalogue(self) -> Catalogue:
        """What the codebooks hold together, by complete key."""
        return Catalogue.of(self.store.codebook_sources())

    def codebooks(self) -> tuple[Codebook, ...]:
        """Return the study's codebooks, the latest version of each, in order of adding."""
        return self.catalogue.books

    def codes(self) -> Mapping[str, Code]:
        """Return every code by its complete key, in codebook order."""
        return self.catalogue.codes

    def items(self) -> Mapping[str, Item]:
        """Return every rating item by its complete key."""
        return self.catalogue.items

    def add_codebook(self, book: Codebook) -> None:
        """Add a codebook, or a new version of one; keys must not clash with another codebook."""
        self.catalogue.check_new(book)
        self.store.add_codebook(book, LEAD)
        del self.catalogue

    def add_rater(self, key: str, name: str = "") -> None:
        """Make a rater known; a known one stays as it is."""
        if key not in self.raters():
            self.store.add_rater(key, name or key, LEAD)

    def progress(self, pass_: Pass) -> tuple[Progress, ...]:
        """Return how far a pass has come, session by session."""
        return self.store.progress(pass_)

    def tags(self, pass_: Pass, case: str, session: int) -> tuple[Tag, ...]:
        """Return one pass's tags of a session; nobody else's are read."""
        return self.store.tags(pass_=pass_, case=case, session=session)

    def ratings(self, pass_: Pass, case: str, session: int) -> dict[str, float | None]:
        """Return one pass's ratings of a session by item; None is "cannot be rated"."""
        found = self.store.ratings(pass_=pass_, case=case, session=session)
        return {rating.item: rating.value for rating in found}

    def independent(self) -> frozenset[tuple[Pass, str, int]]:
        """Return what is finished of raters' own passes, without training and consensus."""
        apart = self.store.apart()
        return frozenset(place for place in self.store.finished() if place[0] not in apart)
