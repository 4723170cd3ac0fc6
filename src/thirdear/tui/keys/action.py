"""One thing a key does."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a key does.

    ``where`` is the scope whose widget or screen has the method; ``call`` is that method in
    Textual's notation, with ``{key}`` for the key where each key does its own thing. ``footer``
    orders the action in the one-line footer, 0 leaves it out.
    """

    id: str
    where: str
    group: str
    keys: tuple[str, ...]
    call: str
    en: str
    tr: str
    footer: int = 0

    @property
    def is_run(self) -> bool:
        """Whether each of the keys, all digits, does its own thing; such keys cannot be changed."""
        return "{key}" in self.call

    def label(self, language: str) -> str:
        """Return what the action does, in a few words."""
        return self.tr if language == "tr" else self.en
