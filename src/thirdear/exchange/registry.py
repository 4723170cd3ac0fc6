"""A registry of many laboratories' codes as Parquet files, queried with DuckDB; no words in it.

One row a tag: ``laboratory``, ``case`` and ``rater`` (both numbered there), ``session``, ``code``,
the ``segment`` that has it, its ``value`` and whether it was ``suggested``. One row more for each
code that a rater looked for in a session: there ``segment`` is missing, and ``segments`` says how
many could have had it, so that what nobody tagged is known, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from thirdear.base.files import replacing
from thirdear.model.refusal import Refusal

if TYPE_CHECKING:
    import pandas as pd

EXTRA = (
    "A registry needs the extra: pip install thirdear[registry]",
    "Kayıt dosyası için eki kurun: pip install thirdear[registry]",
)
_PORTION = 500_000


class Row(NamedTuple):
    """A tag, or (without ``segment``) a code that a rater looked for in ``segments`` segments."""

    laboratory: str
    case: int
    session: int
    rater: int
    code: str
    segment: int | None
    value: int | None
    suggested: bool
    segments: int | None


def write(path: Path, rows: Iterator[Row]) -> int:
    """Write rows as Parquet, whole or not at all; return how many of them are tags."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise Refusal(*EXTRA) from error
    name = pa.dictionary(pa.int32(), pa.string())
    kinds = {"laboratory": name, "code": name, "suggested": pa.bool_()}
    schema = pa.schema([(column, kinds.get(column, pa.int32())) for column in Row._fields])
    tags = 0
    with replacing(path) as draft, parquet.ParquetWriter(draft, schema) as writer:
        while portion := [row for _, row in zip(range(_PORTION), rows, strict=False)]:
            tags += sum(row.segment is not None for row in portion)
            columns = dict(zip(Row._fields, zip(*portion, strict=True), strict=True))
            writer.write_table(pa.table(columns, schema=schema))
    return tags


# How often codes are given, by what comes first; beside it how many of something were looked at.
_RATES = """
    WITH looked AS (
        SELECT {by}, sum(segments) AS segments, count(DISTINCT {those}) AS {counted}
        FROM registry WHERE segment IS NULL GROUP BY {by}),
    tagged AS (
        SELECT {by}, count(*) AS tags FROM registry WHERE segment IS NOT NULL GROUP BY {by})
    SELECT {by}, {counted}, segments, coalesce(tags, 0) AS tags,
        round(100.0 * coalesce(tags, 0) / segments, 4) AS per_100_segments
    FROM looked LEFT JOIN tagged USING ({by}) WHERE segments > 0
    ORDER BY {by}"""
_BASE_RATES = _RATES.format(by="code, laboratory", those='("case", session)', counted="sessions")
_DOSE = _RATES.format(by="code, session", those='(laboratory, "case")', counted="cases")

# Sessions that two looked through for the code; then how often each tagged, and both together. What
# one rater tagged is a string of bits for every 512 segments, so no segment is looked up.
_AGREEMENT = """
    WITH own AS (SELECT * FROM registry WHERE laboratory = $laboratory),
    marked AS MATERIALIZED (
        SELECT "case", session, code, rater, segment // 512 AS block,
            bitstring_agg(segment % 512, 0, 511) AS bits
        FROM own WHERE segment IS NOT NULL GROUP BY "case", session, code, rater, block),
    counts AS (
        SELECT "case", session, code, rater, sum(bit_count(bits)) AS tags FROM marked
        GROUP BY "case", session, code, rater),
    looked AS (
        SELECT "case", session, code, rater, segments, coalesce(tags, 0) AS tags
        FROM own LEFT JOIN counts USING ("case", session, code, rater) WHERE segment IS NULL),
    pairs AS (
        SELECT code, sum(a.segments) AS n, sum(a.tags) AS one, sum(b.tags) AS other
        FROM looked a JOIN looked b USING ("case", session, code) WHERE a.rater < b.rater
        GROUP BY code),
    shared AS (
        SELECT code, sum(bit_count(a.bits & b.bits)) AS yes
        FROM marked a JOIN marked b USING ("case", session, code, block)
        WHERE a.rater < b.rater GROUP BY code),
    found AS (
        SELECT code, n, one / n AS p, other / n AS q, coalesce(yes, 0) / n AS r
        FROM pairs LEFT JOIN shared USING (code) WHERE n > 0)
    SELECT code, $laboratory AS laboratory, CAST(n AS BIGINT) AS segments,
        round(1 - p - q + 2 * r, 6) AS agreement,
        round(2 * r / nullif(p + q, 0), 6) AS positive_agreement,
        round((1 - p - q + 2 * r - (p * q + (1 - p) * (1 - q)))
            / nullif(1 - (p * q + (1 - p) * (1 - q)), 0), 6) AS kappa
    FROM found ORDER BY code"""


# Two codes of a codebook on the same segments of one rater. Only these are sure to be of one layer.
_TOGETHER = """
    WITH marked AS MATERIALIZED (
        SELECT laboratory, "case", session, rater, split_part(code, '.', 1) AS book, code,
            segment // 512 AS block, bitstring_agg(segment % 512, 0, 511) AS bits
        FROM registry WHERE segment IS NOT NULL GROUP BY ALL),
    coded AS (
        SELECT laboratory, book, sum(bit_count(either)) AS coded FROM (
            SELECT laboratory, book, "case", session, rater, block, bit_or(bits) AS either
            FROM marked GROUP BY ALL)
        GROUP BY ALL),
    each AS (
        SELECT laboratory, book, code, sum(bit_count(bits)) AS tagged FROM marked GROUP BY ALL),
    shared AS (
        SELECT laboratory, a.code AS code, b.code AS other, sum(bit_count(a.bits & b.bits)) AS yes
        FROM marked a JOIN marked b USING (laboratory, "case", session, rater, book, block)
        WHERE a.code < b.code GROUP BY ALL)
    SELECT laboratory, a.code AS code, b.code AS other, CAST(coalesce(yes, 0) AS BIGINT) AS "both",
        CAST(a.tagged AS BIGINT) AS code_segments, CAST(b.tagged AS BIGINT) AS other_segments,
        CAST(coded AS BIGINT) AS coded_segments
    FROM each a JOIN each b USING (laboratory, book) JOIN coded USING (laboratory, book)
        LEFT JOIN shared s ON s.laboratory = a.laboratory AND s.code = a.code AND s.other = b.code
    WHERE a.code < b.code ORDER BY ALL"""

# How often two codes were given in each session, all raters of it together.
_COURSES = """
    WITH looked AS (
        SELECT laboratory, "case", session, code, sum(segments) AS segments
        FROM registry WHERE segment IS NULL AND code IN ($cause, $effect) GROUP BY ALL),
    tagged AS (
        SELECT laboratory, "case", session, code, count(*) AS tags
        FROM registry WHERE segment IS NOT NULL AND code IN ($cause, $effect) GROUP BY ALL)
    SELECT laboratory, "case", session, code, 100.0 * coalesce(tags, 0) / segments AS rate
    FROM looked LEFT JOIN tagged USING (laboratory, "case", session, code) WHERE segments > 0
    ORDER BY ALL"""


@dataclass
class Registry:
    """Laboratories' files as one table named ``registry``; each answer is a data frame.

    Nothing is loaded before it is asked, and nothing leaves the computer.
    """

    files: Sequence[Path]
    _checked: bool = field(default=False, repr=False)

    def base_rates(self) -> pd.DataFrame:
        """Return how often each code was given in each laboratory, per 100 segments."""
        return self.sql(_BASE_RATES)

    def dose(self) -> pd.DataFrame:
        """Return how often each code was given in the first session, the second, and so on."""
        return self.sql(_DOSE)

    def agreement(self) -> pd.DataFrame:
        """Return how far pairs of raters agree, by code and laboratory: percent, positive, kappa.

        A laboratory's pairs are taken together. Sessions that one rater looked through say nothing.
        """
        import pandas as pd

        laboratories = self.sql("SELECT DISTINCT laboratory FROM registry ORDER BY 1").laboratory
        parts = [self.sql(_AGREEMENT, laboratory=one) for one in laboratories]
        table = pd.concat(parts or [self.sql(_AGREEMENT, laboratory="")], ignore_index=True)
        return table.sort_values(["code", "laboratory"], ignore_index=True)

    def pairs(self) -> pd.DataFrame:
        """Return how often two codes of a codebook share a segment, by laboratory.

        A segment counts for each rater who gave it both; ``coded_segments`` are those with any code
        of the codebook.
        """
        return self.sql(_TOGETHER)

    def courses(self, cause: str, effect: str) -> pd.DataFrame:
        """Return how often two codes were given in each session of each case, per 100 segments."""
        return self.sql(_COURSES, cause=cause, effect=effect)

    def sql(self, query: str, **values: object) -> pd.DataFrame:
        """Return what a query over the table ``registry`` finds; its columns: :class:`Row`."""
        with self._open() as connection:
            found: pd.DataFrame = _asked(lambda: connection.execute(query, values or None).df())
        return found

    @contextmanager
    def _open(self) -> Iterator[Any]:
        try:
            import duckdb
        except ImportError as error:
            raise Refusal(*EXTRA) from error
        for file in self.files:
            if not Path(file).is_file():
                raise Refusal(f"There is no file {file}.", f"{file} adlı bir dosya yok.")
        # Names are places on this disk: an absolute path is never an address of elsewhere.
        paths = [str(Path(file).resolve()) for file in self.files]
        with TemporaryDirectory() as spill, duckdb.connect() as connection:
            for name in ("autoinstall_known_extensions", "autoload_known_extensions"):
                connection.execute(f"SET {name} = false")
            connection.execute("SET enable_progress_bar = false")
            connection.execute("SET temp_directory = $spill", {"spill": spill})
            _asked(lambda: self._view(connection, paths))
            yield connection

    def _view(self, connection: Any, paths: Sequence[str]) -> None:
        if not self._checked:
            for path in paths:
                columns = connection.read_parquet([path]).columns
                if columns != list(Row._fields):
                    raise Refusal(
                        f"{Path(path).name} is no registry of this program.",
                        f"{Path(path).name} bu programın yazdığı bir kayıt dosyası değil.",
                    )
            self._checked = True
        connection.read_parquet(list(paths)).create_view("registry")


def _asked(work: Callable[[], Any]) -> Any:
    import duckdb

    try:
        return work()
    except duckdb.Error as error:
        message = next(iter(str(error).splitlines()), "")
        raise Refusal(
            f"DuckDB cannot answer; it says: “{message}”",
            f"DuckDB yanıt veremiyor; bildirdiği: “{message}”",
        ) from error


def plain(found: pd.DataFrame) -> tuple[list[str], list[dict[str, object]]]:
    """Return a frame's columns and its rows, None for what is missing."""
    rows = [
        {str(name): None if value != value else value for name, value in row.items()}  # noqa: PLR0124
        for row in found.to_dict("records")
    ]
    return [str(name) for name in found.columns], rows
