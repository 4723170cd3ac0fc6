"""Study: a folder with one database, its transcripts and its exports. It only delegates."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from thirdear import codebook
from thirdear.base import swaps
from thirdear.base.files import private_folder
from thirdear.model.language import Language
from thirdear.model.refusal import Refusal
from thirdear.store import Store
from thirdear.study import leftovers
from thirdear.study.core import LEAD, NAMES_FILE, STUDY_FILE
from thirdear.study.parts.books import Books
from thirdear.study.parts.documents import Documents
from thirdear.study.parts.exchanged import Exchanged
from thirdear.study.parts.judged import Judged
from thirdear.study.parts.kept import Kept
from thirdear.study.parts.numbers import Numbers
from thirdear.study.parts.texts import Texts

__all__ = ["LEAD", "NAMES_FILE", "STUDY_FILE", "Language", "Study", "find"]


def find(start: str | Path) -> Path | None:
    """Return the nearest folder at or above ``start`` that is a study."""
    start = Path(start)
    folders = (start, *start.parents)
    found = (folder for folder in folders if (folder / STUDY_FILE).is_file())
    return next(found, None) or next(filter(swaps.waiting, folders), None)


class Study(Texts, Books, Judged, Numbers, Documents, Exchanged, Kept):
    """A study on disk. Use :meth:`create` or :meth:`open`, and close it, or use ``with``."""

    @classmethod
    def create(
        cls,
        folder: str | Path,
        *,
        codebooks: Iterable[str] = (),
        language: Language = "en",
        passphrase: str | None = None,
    ) -> Self:
        """Make a new study in a folder, with shipped codebooks by key or others by file."""
        folder = Path(folder)
        books = [codebook.load(key) for key in codebooks]
        private_folder(folder)
        for part in ("transcripts", "exports"):
            private_folder(folder / part)
        store = Store.create(folder / STUDY_FILE, passphrase=passphrase)
        study = cls(folder, store, encrypted=passphrase is not None)
        study.store.set_setting("language", language, LEAD)
        for book in books:
            study.add_codebook(book)
        return study

    @classmethod
    def open(cls, folder: str | Path, *, passphrase: str | None = None) -> Self:
        """Open the study in a folder; where nothing can be written, it is open for reading.

        What a killed program left there is finished or taken back first.
        """
        folder = Path(folder)
        leftovers.clear(folder)
        if not (folder / STUDY_FILE).is_file():
            raise Refusal(
                f"{folder} is no study: there is no {STUDY_FILE} in it; "
                "make one with `thirdear init`, or name the folder with --study.",
                f"{folder} bir çalışma değil: içinde {STUDY_FILE} yok; `thirdear init` "
                "ile kurun ya da klasörü --study ile gösterin.",
            )
        file = folder / STUDY_FILE
        writable = os.access(file, os.W_OK) and os.access(folder, os.W_OK)
        store = Store.open(file, passphrase=passphrase, read_only=not writable)
        return cls(folder, store, encrypted=passphrase is not None)

    def lock(self) -> None:
        """Close the database and forget its passphrases, until :meth:`unlock`."""
        self.store.lock()
        self.names_passphrase = None

    def unlock(self, passphrase: str | None = None) -> None:
        """Open the database again; a wrong passphrase is a refusal, also before it was closed."""
        if not self.store.locked:
            from thirdear.study.copies import passphrases

            passphrases.prove(self.store.path, passphrase)
            return
        path, read_only = self.store.path, self.store.read_only
        self.store = Store.open(path, passphrase=passphrase, read_only=read_only)

    def reader(self) -> Study:
        """Return a second, read-only study on the same file, for use in another thread."""
        return Study(self.folder, self.store.reader(), encrypted=self.encrypted)
