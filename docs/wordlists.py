"""Write word-lists.md from the shipped word lists: `python docs/wordlists.py`."""

from __future__ import annotations

from pathlib import Path

from thirdear.base import wordlists

PAGE = Path(__file__).with_name("word-lists.md")
HEAD = """\
# Word lists for searching

`thirdear search --words LIST` lists the turns that have words of a list, with the category and the
words as they were spoken; `--category` keeps to one category, `--case` to one case. Each session is
searched for the words of its own language, English or Turkish; `--language` chooses one for all.
`thirdear search --lists` prints the lists.

On the desk `O` shows the kinds of words and finds those of one in the session that is open, in the
session's language; `n` and `N` go from one to the next.

A word of a list is a place to look at. Nothing is kept, counted or scored: “I don't know” and “you
know” are found like any other *know*, a word may mean something else (*kızdı* is also “it was a
girl”), and how often such words are said does not tell how well somebody mentalizes.

In the lists `start*` stands for every word that begins so, and `stem-` for a Turkish verb with any
of its endings. Letters are compared forgivingly, as in every search: ı, i, İ and I are one.
"""


def page() -> str:
    """Return the page: every list with its source, its categories and their words."""
    return HEAD + "".join(f"\n{_list(wordlists.load(key))}" for key in wordlists.shipped())


def _list(one: wordlists.WordList) -> str:
    lines = [f"## `{one.key}`: {one.names['en']}", "", f"Turkish: {one.names['tr']}. {one.source}"]
    lines += ["", "| category | English | Turkish |", "|---|---|---|"]
    for category in one.categories:
        told = f"`{category.key}` ({category.names['en']}, {category.names['tr']})"
        words = (", ".join(category.words[lang]).replace("*", "\\*") for lang in ("en", "tr"))
        lines.append(f"| {told} | {' | '.join(words)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
