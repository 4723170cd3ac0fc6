"""The frame of a paper: what stands before the method and around the discussion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thirdear.writeup import courses, oxml
from thirdear.writeup.labels import label
from thirdear.writeup.manuscript import Manuscript, Part
from thirdear.writeup.oxml import Bit, Xml
from thirdear.writeup.words import listed, title_case, upper

_RUNNING = 50  # letters of a running head at most
_MARKS = ",;:–-"
_JOINTS = frozenset(
    ("", *"A AN AND AS AT BY FOR FROM IN OF ON OR THE TO WITH VE İLE İÇİN GİBİ BİR".split())
)
"""Words with which no running head ends that is the beginning of a title."""
_TAILS = frozenset("AS AT BY FOR FROM IN OF ON TO WITH".split())
"""Words that begin an addition, of which a running head has no mere beginning."""


def title_of(paper: Manuscript) -> str:
    """Return the document's title: the given one, or one made of the scores it is about."""
    if paper.writeup.title and not paper.is_preregistration:
        return paper.writeup.title
    if paper.is_vignettes:
        return label(paper.language, "vignettes")
    if paper.is_preregistration:
        return paper.say("appendix.preregistration")
    asked = courses.pairs(paper.writeup)
    if not paper.writeup.hypotheses and not courses.there(paper.writeup):
        return paper.say("title.study")
    if len(asked) != 1:
        return paper.say("title.many" if paper.writeup.hypotheses else "title.scores")
    cause, effect = (
        title_case(paper.score(key), paper.language) for key in (asked[0].cause, asked[0].effect)
    )
    return paper.say("title", cause=cause, effect=effect)


def running(paper: Manuscript) -> str:
    """Return the words at the head of every page: the title in capitals, at most 50 letters.

    A title that was made of scores is shortened to them, or to what all such papers are called.
    """
    if paper.is_vignettes:
        return label(paper.language, "disguised") if paper.writeup.disguised is not None else ""
    whole = next((t for t in _titles(paper) if len(t) <= _RUNNING), title_of(paper))
    words, kept = upper(whole, paper.language).split(), list[str]()
    for word in words:
        if len(" ".join([*kept, word])) > _RUNNING:
            break
        kept.append(word)
    if len(kept) < len(words):  # what was cut off leaves no loose end
        if len(kept) > 3 and kept[-2] in _TAILS:
            kept = kept[:-2]
        while len(kept) > 1 and kept[-1].strip(_MARKS) in _JOINTS:
            kept.pop()
    return " ".join(kept).rstrip(_MARKS) or words[0][:_RUNNING]


def _titles(paper: Manuscript) -> Iterator[str]:
    """Yield the title, and shorter ones where it is made of the names of scores."""
    own = title_of(paper)
    yield own
    asked = courses.pairs(paper.writeup)
    if paper.writeup.title or paper.is_preregistration or len(asked) != 1:
        return
    names = [
        title_case(paper.score(key), paper.language) for key in (asked[0].cause, asked[0].effect)
    ]
    if all(name in own for name in names):
        yield listed(names, paper.language)
        yield paper.say("title.many")


def front(paper: Manuscript) -> None:
    """Add title page, abstracts, impact statement and introduction."""
    _title_page(paper)
    paper.section(1, "abstract", new_page=paper.is_manuscript)
    paper.write("abstract")
    paper.write("keywords")
    paper.section(1, "abstract.other")
    paper.write("abstract.other")
    paper.section(1, "impact", new_page=paper.is_manuscript)
    paper.write("impact")
    paper.contents()
    paper.section(1, "introduction", new_page=paper.is_manuscript)
    paper.write("background")
    paper.write("aims.one" if len(paper.writeup.cases) == 1 else "aims")
    _hypotheses(paper)


def _title_page(paper: Manuscript) -> None:
    writeup = paper.writeup
    paper.begin("title", paper.say("title.part"))
    cases = listed([paper.case(case) for case in writeup.cases], paper.language)
    version = dict(writeup.software).get("thirdear", "")
    paper.text(Bit(title_of(paper)), style="Title")
    paper.text(cases, style="APAByline")
    byline = paper.say("byline", version=version).replace("  ", " ")
    paper.text(byline, style="APAByline")
    if writeup.invented:
        paper.text(Bit(paper.say("invented"), italic=True), style="APAByline")
    paper.write("authors", style="APAByline")
    paper.write("note", style="APAByline")


def _hypotheses(paper: Manuscript) -> None:
    asked = paper.writeup.hypotheses
    if not asked:
        return
    paper.section(2, "hypotheses.title")
    pairs = dict.fromkeys((one.cause, one.effect) for one in asked)
    shown = [
        paper.say("hypotheses.one", cause=paper.in_text(cause), effect=paper.in_text(effect))
        for cause, effect in pairs
    ]
    key = "hypotheses.text" if len(shown) == 1 else "hypotheses.text.many"
    paper.text(paper.say(key, list="; ".join(shown)))


def floats_last(paper: Manuscript) -> None:
    """Move tables and figures behind all else, each kind under a heading of its own."""
    for kind in ("table", "figure"):
        moved = [part for part in paper.parts if part.floats == kind]
        if moved:
            paper.parts = [part for part in paper.parts if part.floats != kind]
            paper.section(1, f"{kind}s", new_page=True)
            paper.parts += moved


def table_of_contents(headings: Sequence[tuple[int, str, str]]) -> list[Xml]:
    """Return the paragraphs of a table of contents; Word fills in the pages when it is updated."""
    lines = [
        (f"toc{level}", oxml.link(anchor, oxml.run(Bit(text)))) for level, text, anchor in headings
    ]
    return oxml.contents('TOC \\o "1-2" \\h \\z \\u', lines)


def fill_contents(paper: Manuscript) -> None:
    """Fill the table of contents with the headings that are there now."""
    place = next((part for part in paper.parts if part.key == Part.CONTENTS), None)
    if place is not None:
        headings = [part.listed for part in paper.parts if part.listed is not None]
        place.blocks[:] = table_of_contents(headings)
