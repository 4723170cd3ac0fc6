"""TOML file -> Codebook, checked; every complaint names the line and what to do."""

from __future__ import annotations

from pathlib import Path

from thirdear.base.toml import loads
from thirdear.codebook import book
from thirdear.codebook.fields import Source
from thirdear.model.coding import Codebook
from thirdear.model.refusal import Refusal


def shipped() -> tuple[str, ...]:
    """Return the keys of the instruments that come with thirdear."""
    from importlib import resources

    files = resources.files("thirdear.codebooks").iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml")))


def load(key_or_file: str) -> Codebook:
    """Return a shipped codebook by key, or one read from a file."""
    if key_or_file in shipped():
        from importlib import resources

        source = resources.files("thirdear.codebooks") / f"{key_or_file}.toml"
        return parse(source.read_text(encoding="utf-8"), f"{key_or_file}.toml")
    path = Path(key_or_file)
    if not path.is_file():
        raise Refusal(
            f"No codebook {key_or_file}: it is neither a file nor one of {', '.join(shipped())}.",
            f"{key_or_file} adlı bir kod kitabı yok: ne bir dosya ne de şunlardan "
            f"biri: {', '.join(shipped())}.",
        )
    try:
        return parse(path.read_text(encoding="utf-8-sig"), path.name)
    except UnicodeDecodeError as error:
        raise Refusal(
            f"{path.name}: the file is not UTF-8 text; save it as UTF-8.",
            f"{path.name}: dosya UTF-8 metin değil; UTF-8 olarak kaydedin.",
        ) from error


def parse(toml: str, name: str) -> Codebook:
    """Return the codebook that a TOML text describes; ``name`` is the file in complaints."""
    return book.read(Source(toml, name), loads(toml, name))
