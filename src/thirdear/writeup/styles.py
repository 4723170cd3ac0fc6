"""The styles of a manuscript in the manner of APA 7, and its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from thirdear.writeup.oxml import GREY, LOCALES, W, element, parsed

FONT = "Times New Roman"
PROMPT = "767676"
"""The grey of prompts, which can still be read on white."""
TEXT_WIDTH = 9026  # twentieths of a point between the margins of an A4 page


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style: sizes and spaces in points, indents in inches, ``line`` in lines."""

    name: str
    size: float = 12
    line: float = 1.0
    before: float = 0
    after: float = 0
    bold: bool = False
    italic: bool = False
    first: float = 0
    left: float = 0
    align: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    heading: bool = False


_DOUBLE, _COMPACT = 2.0, 1.15
LOOKS = (
    Look("Title", bold=True, line=2.0, before=24, align="center", keep_next=True),
    Look("Heading 1", bold=True, line=2.0, before=12, align="center", keep_next=True, heading=True),
    Look("Heading 2", bold=True, line=2.0, before=6, keep_next=True, heading=True),
    Look("Heading 3", bold=True, italic=True, before=12, after=6, keep_next=True, heading=True),
    Look("APA Byline", line=2.0, align="center"),
    Look("APA Body", line=2.0, first=0.5),
    Look("APA Reference", line=2.0, first=-0.5, left=0.5, keep_lines=True),
    Look("toc 1", size=11, before=3),
    Look("toc 2", size=11, left=0.25),
    Look("APA Caption Number", bold=True, before=18, after=6, keep_next=True),
    Look("APA Caption Title", italic=True, after=6, keep_next=True),
    Look("APA Figure", keep_next=True),
    Look("APA Note", size=10, before=4, after=18, keep_lines=True),
    Look("APA Cell", size=10, before=1.5, after=1.5),
    Look("APA Score", size=10, before=0.5, after=0.5),
    Look("Vignette Lead", size=11, line=1.15, after=6, keep_next=True, keep_lines=True),
    Look("Vignette Cell", size=10.5, line=1.05, after=3),
    Look("Margin Cell", size=8, line=1.05, before=1.5, after=1.5),
    Look("Vignette Turn", size=11, line=1.15, after=3, first=-0.5, left=0.5, keep_lines=True),
    Look("Vignette Translation", size=10, line=1.1, after=6, left=0.5, keep_lines=True),
    Look("Vignette Legend", size=9, before=2, after=10),
    Look("Appendix Text", size=10.5, line=1.15, before=6, after=6),
)


def looks(page: str) -> Iterator[Look]:
    """Yield the styles: double spacing for a manuscript, little more than single for the rest."""
    for look in LOOKS:
        loose = look.line >= _DOUBLE and page != "manuscript"
        yield replace(look, line=_COMPACT, after=max(look.after, 6)) if loose else look


def dress(
    document: Any, language: str, *, whole: bool = True, page: str = "compact"
) -> dict[str, str]:
    """Set the page, the document's language and every style that a manuscript uses.

    Unless ``whole``, it is somebody's own document: only the styles are added that it lacks.
    Return the ids of those that it has under another id than the manuscript uses.
    """
    from docx.shared import Cm, Inches, Pt

    if whole:
        _page(document, Cm, Inches)
        _normal(document, language, Pt)
    for look in looks(page):
        if whole or look.name not in document.styles:
            _paragraph_style(document, look)
    _further_styles(document)
    ids = {look.name.replace(" ", ""): document.styles[look.name].style_id for look in LOOKS}
    return {ours: theirs for ours, theirs in ids.items() if ours != theirs}


def _further_styles(document: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Pt, RGBColor, Twips

    if "APA Header" not in document.styles:
        header = document.styles.add_style("APA Header", WD_STYLE_TYPE.PARAGRAPH)
        header.base_style = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
        header.font.size = Pt(11)
        header.paragraph_format.tab_stops.add_tab_stop(Twips(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    if "Code Tag" not in document.styles:
        code = document.styles.add_style("Code Tag", WD_STYLE_TYPE.CHARACTER)
        code.font.size = Pt(8)
        code.font.color.rgb = RGBColor.from_string(GREY)
    if "Placeholder Text" not in document.styles:
        prompt = document.styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)
        prompt.font.color.rgb = RGBColor.from_string(PROMPT)
    if "Nonverbal" not in document.styles:
        spoken = document.styles.add_style("Nonverbal", WD_STYLE_TYPE.CHARACTER)
        spoken.font.italic = True


def _page(document: Any, cm: Any, inches: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = cm(21.0), cm(29.7)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", inches(1))


def _normal(document: Any, language: str, pt: Any) -> None:
    normal = document.styles["Normal"]
    normal.font.size = pt(12)
    _font(normal)
    layout = normal.paragraph_format
    layout.space_before = layout.space_after = pt(0)
    layout.line_spacing = 1.0
    layout.widow_control = True
    for spoken in document.styles.element.iter(f"{{{W}}}lang"):
        spoken.set(f"{{{W}}}val", LOCALES[language])


def _paragraph_style(document: Any, look: Look) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Inches, Pt, RGBColor

    known = look.name in document.styles
    style = (
        document.styles[look.name]
        if known
        else document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    )
    style.base_style = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    if known:
        _plain(style)
    style.font.size = Pt(look.size)
    style.font.bold, style.font.italic = look.bold, look.italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    _font(style)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.line_spacing = look.line
    layout.first_line_indent, layout.left_indent = Inches(look.first), Inches(look.left)
    layout.keep_with_next, layout.keep_together = look.keep_next, look.keep_lines
    if look.align:
        layout.alignment = getattr(WD_ALIGN_PARAGRAPH, look.align.upper())


def _plain(style: Any) -> None:
    """Take the template's colours, borders and letter spacing off a built-in style."""
    for tag in ("rPr", "pPr"):
        for look in style.element.findall(f"{{{W}}}{tag}"):
            outline = look.find(f"{{{W}}}outlineLvl")
            style.element.remove(look)
            if outline is not None:
                style.element.get_or_add_pPr().append(outline)


def _font(style: Any) -> None:
    """Name one font for every script, so that ş, ğ and İ never fall to another one."""
    look = style.element.get_or_add_rPr()
    for old in look.findall(f"{{{W}}}rFonts"):
        look.remove(old)
    named = parsed(element("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))
    look.insert(0, named)
