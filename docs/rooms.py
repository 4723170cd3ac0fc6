"""Draw who imports whom: `python docs/rooms.py` writes pictures/rooms.svg from the imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "thirdear"
PAGE = Path(__file__).with_name("pictures") / "rooms.svg"
WIDTH, HEIGHT, ACROSS = 96, 30, 6
"""A box, in pixels, and how many of one rank stand beside each other."""
BETWEEN, BELOW = 20, 34
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#222;text-anchor:middle}"
    "rect{fill:#f4f4f1;stroke:#777}line{stroke:#999}"
    "@media(prefers-color-scheme:dark){text{fill:#ddd}rect{fill:#2a2a2a}line{stroke:#777}}"
)
Arrows = Mapping[str, frozenset[str]]


def arrows() -> Arrows:
    """Return which rooms each room imports, wherever in a module and whatever for."""
    rooms = {p.stem for p in SOURCE.glob("[!_]*.py")} | {p.parent.name for p in SOURCE.glob("*/*")}
    rooms = {room for room in rooms if any(_files(room))}
    return {room: frozenset(_known(room) & rooms - {room}) for room in sorted(rooms)}


def _files(room: str) -> Iterator[Path]:
    yield from (SOURCE / room).rglob("*.py")
    yield from SOURCE.glob(f"{room}.py")


def _known(room: str) -> set[str]:
    found = set()
    for path in _files(room):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                parts = node.module.split(".")
                if parts[0] == "thirdear":
                    found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
    return found


def ranks(known: Arrows) -> list[list[str]]:
    """Return the rooms in ranks, the outermost first; each is known to ranks before its own only.

    A room that knows none and that none knows holds data, and stands in no rank.
    """
    left, found = {room for room, to in known.items() if to}.union(*known.values()), []
    while left:
        rank = sorted(left - {to for room in left for to in known[room]})
        if not rank:
            raise ValueError(f"these rooms stand in a circle: {', '.join(sorted(left))}")
        found.append(rank)
        left -= set(rank)
    return found


def direct(known: Arrows) -> Iterator[tuple[str, str]]:
    """Yield the arrows that no way over another room says already."""
    for room, to in known.items():
        for one in sorted(to):
            if not any(one in known[other] for other in to - {one}):
                yield room, one


def picture() -> str:
    """Return the picture: a box a room, an arrow down for what it knows at first hand."""
    known = arrows()
    places = _places(ranks(known))
    width = ACROSS * (WIDTH + BETWEEN) - BETWEEN + 2
    height = max(y for _, y in places.values()) + HEIGHT + 1
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    told = 'role="img" aria-label="Rooms and who knows whom"'
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} {told}>', f"<style>{_STYLE}</style>"]
    middle = WIDTH // 2
    for one, other in direct(known):
        (x, y), (to_x, to_y) = places[one], places[other]
        lines.append(
            f'<line x1="{x + middle}" y1="{y + HEIGHT}" x2="{to_x + middle}" y2="{to_y}"/>'
        )
    for room, (x, y) in places.items():
        lines.append(f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="4"/>')
        lines.append(f'<text x="{x + middle}" y="{y + 20}">{room}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def _places(found: list[list[str]]) -> dict[str, tuple[int, int]]:
    """Return where the box of each room begins; a rank of many takes several rows."""
    places, y, whole = {}, 1, ACROSS * (WIDTH + BETWEEN) - BETWEEN
    for rank in found:
        for at in range(0, len(rank), ACROSS):
            row = rank[at : at + ACROSS]
            begin = (whole - len(row) * (WIDTH + BETWEEN) + BETWEEN) // 2 + 1
            for place, room in enumerate(row):
                places[room] = (begin + place * (WIDTH + BETWEEN), y)
            y += HEIGHT + (BELOW if at + ACROSS >= len(rank) else 10)
    return places


if __name__ == "__main__":
    PAGE.write_text(picture(), encoding="utf-8")
    print(f"{PAGE}: {len(arrows())} rooms")
