"""The SQL door: opening the file, transactions, and the driver's errors as sentences."""

from __future__ import annotations

import hashlib
import platform
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import sqlcipher3

from thirdear.base import places
from thirdear.base.files import replacing
from thirdear.base.reasons import reason
from thirdear.model.language import Both
from thirdear.model.refusal import DamageRefusal, Refusal

Row = tuple[Any, ...]
Values = Sequence[object] | Mapping[str, object]

_BUSY_MILLISECONDS = 5000
_DAMAGED = (
    "{name} is damaged; `thirdear check` tells more, a snapshot may replace it.",
    "{name} bozuk; ayrıntısını `thirdear check` söyler, yerine bir anlık kopya konabilir.",
)
_ERRORS = (
    (
        "is locked",
        (
            "{name} is in use by another program; wait for it to finish and try again.",
            "{name} başka bir programda açık; bitmesini bekleyip yeniden deneyin.",
        ),
    ),
    (
        "locking protocol",
        (
            "{name} lies where files cannot be locked; copy it to a disk.",
            "{name} dosyaların kilitlenemediği bir yerde; bir diske kopyalayın.",
        ),
    ),
    (
        "is full",
        (
            "The disk is full: nothing of the last action was stored; make room and try again.",
            "Disk dolu: son işlem kaydedilmedi; yer açıp yeniden deneyin.",
        ),
    ),
    (
        "readonly",
        (
            "{name} or its folder cannot be written; change its permissions or copy it.",
            "{name} ya da klasörü yazmaya kapalı; izinlerini değiştirin ya da kopyalayın.",
        ),
    ),
    (
        "unable to open",
        (
            "{name} cannot be opened; check that it and its folder are readable.",
            "{name} açılamıyor; kendisinin ve klasörünün okunabilir olduğunu denetleyin.",
        ),
    ),
    (
        "disk I/O error",
        (
            "The disk failed to read or write {name}; nothing of the last action was stored.",
            "Disk {name} dosyasını okuyamadı ya da yazamadı; son işlem kaydedilmedi.",
        ),
    ),
    ("malformed", _DAMAGED),
    (
        "not a database",
        (
            "{name} is damaged or is not a file of this program.",
            "{name} bozuk ya da bu programın dosyası değil.",
        ),
    ),
    (
        "interrupted",
        ("The work on {name} was interrupted.", "{name} üzerindeki iş yarıda kesildi."),
    ),
)


class Database:
    """A connection whose errors are refusals; every statement of the room goes through it."""

    def __init__(self, connection: Any, path: Path, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._depth = 0

    def run(self, sql: str, values: Values = ()) -> int:
        """Execute one statement; return how many rows it changed."""
        try:
            return int(self._connection.execute(sql, values).rowcount)
        except _CAUGHT as error:
            raise _told(error, self.path) from error

    def many(self, sql: str, rows: Iterable[Values]) -> None:
        """Execute one statement for every row."""
        try:
            self._connection.executemany(sql, rows)
        except _CAUGHT as error:
            raise _told(error, self.path) from error

    def one(self, sql: str, values: Values = ()) -> Row | None:
        """Return the first row of a query, None where there is none."""
        try:
            row: Row | None = self._connection.execute(sql, values).fetchone()
        except _CAUGHT as error:
            raise _told(error, self.path) from error
        return row

    def all(self, sql: str, values: Values = ()) -> list[Row]:
        """Return every row of a query."""
        try:
            rows: list[Row] = self._connection.execute(sql, values).fetchall()
        except _CAUGHT as error:
            raise _told(error, self.path) from error
        return rows

    def each(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """Yield the rows of a query without holding them all.

        The loop is spelt out: `yield from` would close the cursor of an abandoned query, which
        fails where the connection was closed before.
        """
        try:
            for row in self._connection.execute(sql, values):  # noqa: UP028
                yield row
        except _CAUGHT as error:
            raise _told(error, self.path) from error

    def head(self, table: str, column: str, row: int, count: int) -> bytes:
        """Return the first bytes of a stored value; the rest of it is not read."""
        try:
            with closing(self._connection.open_blob(table, column, row, True)) as blob:
                found: bytes = blob.read(min(count, len(blob)))
                return found
        except _CAUGHT as error:
            raise _told(error, self.path) from error

    @contextmanager
    def transaction(self, *, writing: bool = True) -> Iterator[None]:
        """Commit the block as one, or nothing of it; a block within a block is a savepoint.

        Without ``writing`` no lock is asked for: the block sees one state of the file.
        """
        begin, commit, undo = _OUTER if self._depth == 0 else _INNER
        if self._depth == 0 and not writing:
            begin = "BEGIN"
        self.run(begin)
        self._depth += 1
        try:
            yield
            self.run(commit)
        except BaseException:
            # A full disk may have rolled back already.
            if self._connection.in_transaction:
                for statement in undo:
                    self.run(statement)
            raise
        finally:
            self._depth -= 1

    @cached_property
    def place(self) -> str:
        """Which copy of the file this is: a digest over machine, path and the file's identity."""
        return place_of(self.path, self.path)

    def lock(self) -> None:
        """Close, and refuse whoever asks later: a screen may still be at its last word."""
        self.close()
        self._connection = _Locked()

    def close(self) -> None:
        """Close; a writer leaves one plain file, unless somebody else has it open."""
        if isinstance(self._connection, _Locked):
            return
        if not self.read_only:
            # Whoever else is connected keeps the write-ahead log; the last one folds it in.
            try:
                self._connection.execute("PRAGMA busy_timeout = 0")
                self._connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            except sqlcipher3.Error:
                pass
        self._connection.close()


class _Locked:
    """Stands for the connection of a locked study: whoever asks it is refused."""

    def __getattr__(self, name: str) -> object:
        raise Refusal(
            "The study is locked; its passphrase opens it.", "Çalışma kilitli; parolası açar."
        )


def _told(error: Exception, path: Path) -> Exception:
    """Return an error of the driver as a refusal; a mistake of this program stays what it is."""
    if isinstance(error, UnicodeEncodeError):
        return Refusal(
            "A text holds half a character (a lone surrogate); repair it first.",
            "Metinde yarım bir karakter var (tek başına bir surrogate); önce onu düzeltin.",
        )
    if isinstance(error, OverflowError):
        return Refusal(
            "A number is too large to be kept; make it smaller.",
            "Saklanamayacak kadar büyük bir sayı; küçültün.",
        )
    if isinstance(error, UnicodeDecodeError):
        return DamageRefusal(*_named(_DAMAGED, path))
    message = str(error)
    if isinstance(error, _MISUSE) or message.startswith(("no such", "near ")):
        return error
    for part, sentences in _ERRORS:
        if part in message:
            kind = DamageRefusal if part == "malformed" else Refusal
            return kind(*_named(sentences, path))
    return Refusal(
        f"{path} cannot be read or written; the database says: “{message}”.",
        f"{path} okunamıyor ya da yazılamıyor; veritabanının bildirdiği: “{message}”.",
    )


def _named(sentences: Both, path: Path) -> Both:
    english, turkish = sentences
    return english.format(name=path), turkish.format(name=path)


_CAUGHT = (sqlcipher3.Error, UnicodeError, OverflowError)
_MISUSE = (sqlcipher3.IntegrityError, sqlcipher3.ProgrammingError, sqlcipher3.InterfaceError)
_OUTER = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_INNER = ("SAVEPOINT inner", "RELEASE inner", ("ROLLBACK TO inner", "RELEASE inner"))


def make(path: Path, passphrase: str | None, fill: Callable[[Database], None]) -> Database:
    """Make a new database that only its owner may read, and open it for writing.

    It is there whole, with what ``fill`` puts in, or not at all. An existing file, and a symbolic
    link of that name, is refused.
    """
    path = path.absolute()
    if path.exists() or path.is_symlink():
        raise Refusal(
            f"{path} is there already; nothing was changed.",
            f"{path} zaten var; hiçbir şey değişmedi.",
        )
    try:
        with replacing(path) as draft:
            db = _connect(draft, passphrase, read_only=False, log=False)
            try:
                fill(db)
            finally:
                db.close()
    except OSError as error:
        raise Refusal(
            f"{path} cannot be made ({reason(error)[0]}); choose another folder.",
            f"{path} kurulamıyor ({reason(error)[1]}); başka bir klasör seçin.",
        ) from error
    return _connect(path, passphrase, read_only=False)


def connect(
    path: Path, passphrase: str | None, *, read_only: bool = False, log: bool = True
) -> Database:
    """Open an existing database; a wrong passphrase is a refusal.

    Without ``log`` a writer leaves the way in which commits reach the file as it is.
    """
    path = path.absolute()
    if not path.is_file():
        raise Refusal(f"There is no file {path}.", f"{path} adlı bir dosya yok.")
    return _connect(path, passphrase, read_only=read_only, log=log)


def attach(
    db: Database, path: Path, passphrase: str | None, name: str, *, mode: str = "ro"
) -> None:
    """Put a database beside a connection, read-only unless ``mode`` is "rw", as ``name``."""
    db.run(f"ATTACH DATABASE ? AS {name} KEY ?", (_uri(path, mode), _normal(passphrase) or ""))


def scrub(db: Database) -> None:
    """Overwrite in the file what was deleted: fold the log in, then write the file anew."""
    db.one("PRAGMA wal_checkpoint(TRUNCATE)")
    db.run("VACUUM")
    db.one("PRAGMA wal_checkpoint(TRUNCATE)")


def place_of(path: Path, file: Path) -> str:
    """Return the name of a place: a file that lies at ``path``, or will when it is renamed."""
    where = f"{platform.node()}|{path.resolve()}|{file.stat().st_ino}"
    return hashlib.sha256(where.encode()).hexdigest()[:16]


def in_memory(path: Path) -> Database:
    """Return an empty database in memory; ``path`` is what its errors name."""
    connection = sqlcipher3.connect("file::memory:", uri=True, isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    return Database(connection, path, read_only=False)


def _uri(path: Path, mode: str) -> str:
    return f"{path.as_uri()}?mode={mode}"


def _normal(passphrase: str | None) -> str | None:
    """Return one form of a passphrase, however a keyboard composes its letters."""
    return unicodedata.normalize("NFC", passphrase) if passphrase else None


def _connect(path: Path, passphrase: str | None, *, read_only: bool, log: bool = True) -> Database:
    connection: Any = None
    try:
        connection = sqlcipher3.connect(
            _uri(path, "ro" if read_only else "rw"),
            uri=True,
            isolation_level=None,
            timeout=_BUSY_MILLISECONDS / 1000,
            check_same_thread=not read_only,
            cached_statements=256,
        )
        _unlock(connection, path, passphrase)
        configure(connection, path, read_only=read_only, log=log)
    except _CAUGHT as error:
        if connection is not None:
            connection.close()
        if read_only and "readonly" in str(error) and _journal(path).exists():
            # What a killed writer left half done is taken back first, which only a writer may.
            _connect(path, passphrase, read_only=False, log=False).close()
            return _connect(path, passphrase, read_only=True)
        raise _told(error, path) from error
    except Refusal:
        connection.close()
        raise
    return Database(connection, path, read_only=read_only)


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _unlock(connection: Any, path: Path, passphrase: str | None) -> None:
    # First of all: SQLCipher reports errors on the terminal's stderr, which tears the screen.
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    secret = _normal(passphrase)
    if secret is not None:
        if "\0" in secret:
            raise Refusal(
                "A passphrase cannot hold a NUL character.", "Parolada NUL karakteri olamaz."
            )
        # A PRAGMA takes no parameters.
        connection.execute("PRAGMA key = '{}'".format(secret.replace("'", "''")))
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlcipher3.DatabaseError as error:
        if "not a database" not in str(error):
            raise
        raise _locked_out(path, secret) from error


def _locked_out(path: Path, secret: str | None) -> Refusal:
    """Return why a file does not open.

    The file is asked through the driver: opening and closing it in any other way would drop the
    locks that other connections of this process hold on it.
    """
    if secret is None:
        return Refusal(
            f"{path} is encrypted, or no file of this program; give its passphrase.",
            f"{path} ya şifreli ya da bu programın dosyası değil; parolasını verin.",
        )
    try:
        _connect(path, None, read_only=True).close()
    except Refusal:
        return Refusal(
            f"The passphrase does not open {path}; or the file is damaged, or no file of this "
            "program.",
            f"Parola {path} dosyasını açmıyor; ya da dosya hasarlı veya bu programın değil.",
        )
    return Refusal(
        f"{path} is not encrypted; open it without a passphrase.",
        f"{path} şifreli değil; parolasız açın.",
    )


def configure(connection: Any, path: Path, *, read_only: bool, log: bool = True) -> None:
    """Let a connection trust nothing in the file and put every commit on the disk.

    A write-ahead log needs memory that all who write share, which a network does not have.
    """
    pragmas = ["trusted_schema = OFF", "foreign_keys = ON", "cell_size_check = ON"]
    pragmas.append("temp_store = MEMORY")
    if read_only:
        pragmas.append("query_only = ON")
    else:
        pragmas += ["synchronous = FULL", "secure_delete = ON"]
        if sys.platform == "darwin":
            pragmas += ["fullfsync = 1", "checkpoint_fullfsync = 1"]
        if log and not (places.network(path) is None and _mode(connection, "WAL") == "wal"):
            _mode(connection, "TRUNCATE")
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}").fetchall()


def _mode(connection: Any, mode: str) -> str:
    return str(connection.execute(f"PRAGMA journal_mode = {mode}").fetchone()[0])
