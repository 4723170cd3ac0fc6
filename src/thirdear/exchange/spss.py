"""SPSS's own tables (.sav) both ways, by pyreadstat where it is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thirdear.exchange.longcsv import Row
from thirdear.model.refusal import Refusal

if TYPE_CHECKING:
    import pandas as pd


def read(path: Path, columns: Sequence[str]) -> tuple[Row, ...]:
    """Return a table's rows by lower-case variable name; user-missing values are empty."""
    library = _library(path)
    try:
        table, _ = library.read_sav(path)
    except Exception as error:
        raise Refusal(
            f"{path.name} cannot be read as a table of SPSS.",
            f"{path.name} bir SPSS tablosu olarak okunamıyor.",
        ) from error
    header = [str(name).strip().lower() for name in table.columns]
    for column in columns:
        if header.count(column) != 1:
            raise Refusal(
                f"{path.name}: the variable {column} must be there once.",
                f"{path.name}: {column} değişkeni tam bir kez bulunmalı.",
            )
    return tuple(
        Row(path.name, line, {h: _text(c) for h, c in zip(header, cells, strict=True)})
        for line, cells in enumerate(table.itertuples(index=False, name=None), 1)
    )


def write(path: Path, table: pd.DataFrame, labels: Mapping[str, str]) -> None:
    """Write a table with its variables' labels; NaN is system-missing."""
    told = [labels.get(str(name), "") for name in table.columns]
    _library(path).write_sav(table, path, column_labels=told)


def _library(path: Path) -> Any:
    try:
        import pyreadstat
    except ImportError as error:
        raise Refusal(
            f"{path.name}: save the table as CSV, or install the extra: pip install thirdear[spss]",
            f"{path.name}: tabloyu CSV olarak kaydedin ya da eki kurun: pip install thirdear[spss]",
        ) from error
    return pyreadstat


def _text(cell: object) -> str:
    if cell is None or cell != cell:  # noqa: PLR0124 - NaN
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
