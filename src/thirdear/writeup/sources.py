"""The works that documents refer to by themselves, each with the places where it is used."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from thirdear.model.references import Author, Reference


@cache
def works() -> Mapping[str, Reference]:
    """Return every work by its key."""
    return {one["key"]: _work(one) for one in _tables()}


@cache
def places() -> Mapping[str, tuple[str, ...]]:
    """Return where each work is used, by its key: wordings, "software NAME", "codebook KEY"."""
    return {one["key"]: tuple(one["used"]) for one in _tables()}


def of(place: str) -> str:
    """Return the key of the work for a program or an instrument, empty where there is none."""
    return next((key for key, used in places().items() if place in used), "")


@cache
def _tables() -> Sequence[Mapping[str, Any]]:
    text = (resources.files("thirdear.writeup") / "sources.toml").read_text(encoding="utf-8")
    tables: Sequence[Mapping[str, Any]] = tomllib.loads(text)["source"]
    return tables


def _work(one: Mapping[str, Any]) -> Reference:
    people = {who: tuple(map(_author, one.get(who, ()))) for who in ("authors", "editors")}
    rest: Mapping[str, Any] = {name: value for name, value in one.items() if name != "used"}
    return Reference(**{**rest, **people})


def _author(name: str) -> Author:
    family, _, given = name.partition(", ")
    return Author(family, given)
