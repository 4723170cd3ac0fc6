"""A table as an Excel workbook, both ways, by openpyxl where it is there."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from thirdear.base.safe import printable
from thirdear.exchange.longcsv import Row
from thirdear.model.refusal import Refusal


def read(path: Path, columns: Sequence[str]) -> tuple[Row, ...]:
    """Return the first sheet's rows by lower-case heading; what formulas gave, not the formulas."""
    grid = _grid(path)
    header = [str(cell or "").strip().lower() for cell in grid[0]] if grid else []
    for column in columns:
        if header.count(column) != 1:
            raise Refusal(
                f"{path.name}, line 1: column {column} must stand there once.",
                f"{path.name}, 1. satır: {column} sütunu tam bir kez bulunmalı.",
            )
    return tuple(
        Row(path.name, line, {h: _text(c) for h, c in zip(header, cells, strict=False) if h})
        for line, cells in enumerate(grid[1:], 2)
        if any(cell is not None for cell in cells)
    )


def _grid(path: Path) -> list[tuple[object, ...]]:
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise Refusal(
            f"{path.name}: save the sheet as CSV, or install the extra: pip install "
            "thirdear[excel]",
            f"{path.name}: sayfayı CSV olarak kaydedin ya da eki kurun: pip install "
            "thirdear[excel]",
        ) from error
    try:
        book = load_workbook(path, read_only=True, data_only=True)
        return [tuple(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    except Exception as error:
        raise Refusal(
            f"{path.name} cannot be read as a workbook.",
            f"{path.name} bir çalışma kitabı olarak okunamıyor.",
        ) from error


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def write(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a workbook of one sheet, a heading a column; texts are never taken as formulas."""
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise Refusal(
            "For a workbook install the extra: pip install thirdear[excel]; or write a .csv.",
            "Çalışma kitabı için eki kurun: pip install thirdear[excel]; ya da .csv yazın.",
        ) from error
    book = Workbook()
    book.properties.creator = "thirdear"
    book.properties.created = book.properties.modified = datetime(1980, 1, 1)  # noqa: DTZ001 - naive in the format
    sheet = book.active
    for number, row in enumerate(([columns] if columns else []) + [list(row) for row in rows], 1):
        for place, value in enumerate(row, 1):
            cell = sheet.cell(number, place)
            if isinstance(value, int | float) and not isinstance(value, bool):
                cell.value = value
            elif value is not None:
                cell.value, cell.data_type = printable(str(value)), "s"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
