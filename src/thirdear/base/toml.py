"""TOML that people write: read, or refused with the file's name."""

from __future__ import annotations

import tomllib
from typing import Any

from thirdear.model.refusal import Refusal


def loads(text: str, name: str) -> dict[str, Any]:
    """Return what a TOML text holds; ``name`` is the file in complaints."""
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise Refusal(
            f"{name}: this is not TOML: it is nested too deep.",
            f"{name}: bu TOML değil: iç içe geçmiş çok fazla düzey var.",
        ) from error
    except ValueError as error:  # also numbers with thousands of digits
        raise Refusal(
            f"{name}: this is not TOML: {error}.", f"{name}: bu TOML değil: {error}."
        ) from error
