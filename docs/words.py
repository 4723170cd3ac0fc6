"""Write words.md from the glossary: `python docs/words.py`."""

from __future__ import annotations

from pathlib import Path

from thirdear.model.glossary import GLOSSARY

PAGE = Path(__file__).with_name("words.md")
HEAD = """\
# Words

What is meant by the words of the program, its screens and its documents. *Sözcükler: programda,
ekranlarda ve belgelerde kullanılan terimler.*

| word | Turkish | meaning | anlamı |
|---|---|---|---|
"""


def page() -> str:
    """Return the page: a row a term."""
    rows = (f"| {one.english} | {one.turkish} | {one.means} | {one.anlami} |\n" for one in GLOSSARY)
    return HEAD + "".join(rows)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
