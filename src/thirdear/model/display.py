"""How a result shows itself in a notebook: a title, labelled values, sentences; text or HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple


class Shown(NamedTuple):
    """What a result says of itself."""

    title: str
    values: Sequence[tuple[str, str]]
    sentences: Sequence[str] = ()


class Showing:
    """A result that people read: ``str()`` gives text, a notebook HTML in which all is escaped."""

    __slots__ = ()

    def shown(self) -> Shown:
        """Return what the result says of itself."""
        raise NotImplementedError

    def __str__(self) -> str:
        title, values, sentences = self.shown()
        width = max((len(label) for label, _ in values), default=0)
        lines = (f"  {label:<{width}}  {value}" for label, value in values)
        return "\n".join(_plain(line) for line in (title, *lines, *sentences))

    def _repr_html_(self) -> str:
        title, values, sentences = self.shown()
        rows = "".join(
            f"<tr><th>{_escaped(label)}</th><td>{_escaped(value)}</td></tr>"
            for label, value in values
        )
        told = "".join(f"<p>{_escaped(sentence)}</p>" for sentence in sentences)
        return f"<table><caption>{_escaped(title)}</caption>{rows}</table>{told}"


def number(value: float | None, digits: int = 2) -> str:
    """Return a number with a fixed count of decimals, a dash where there is none."""
    return "–" if value is None else f"{value:.{digits}f}"


def p_value(value: float | None) -> str:
    """Return a p as APA prints it: without the leading zero, never as zero."""
    if value is None:
        return "–"
    return "< .001" if value < 0.001 else f"{value:.3f}".removeprefix("0")


def between(ends: tuple[float, float] | None) -> str:
    """Return a 95 % interval."""
    return "" if ends is None else f" [{ends[0]:.2f}, {ends[1]:.2f}]"


def _plain(text: str) -> str:
    """Return a line in which nothing steers a terminal."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def _escaped(text: str) -> str:
    return escape(_plain(text))
