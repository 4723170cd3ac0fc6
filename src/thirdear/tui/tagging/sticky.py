"""The mode in which letters are codes: two of them make a mnemonic."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Sticky:
    """The letters typed so far."""

    typed: str = ""

    def type(self, key: str) -> str:
        """Take a letter, ``enter`` or ``backspace``; return a mnemonic once it is complete."""
        if key == "backspace":
            self.typed = self.typed[:-1]
        elif key != "enter":
            self.typed += key
        if key == "enter" or len(self.typed) == 2:
            typed, self.typed = self.typed, ""
            return typed if len(typed) == 2 else ""
        return ""
