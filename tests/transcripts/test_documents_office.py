"""No word of a document is lost: its text is LibreOffice's, where LibreOffice is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.a_docx import document, p, r
from thirdear.transcripts.material import load

DATA = Path(__file__).parents[1] / "data" / "transcripts"
OFFICE = shutil.which("soffice")
SAMPLES = ("paragraphs.docx", "table_tr.docx", "google_meet.docx", "teams_new.docx")
SAMPLES += ("teams_old_arrow.docx", "f4transkript.rtf", "f4transkript_cp1254_hex.rtf")
ODD = (
    p(
        "T: soft\nbreak and a\ttab ",
        f"<w:ins>{r('inserted ')}</w:ins><w:hyperlink>{r('a link')}</w:hyperlink>",
    )
    + p("Ç: ", f"<w:sdt><w:sdtContent>{r('controlled ')}</w:sdtContent></w:sdt>", r("𝒜 ağ İı “q”"))
    + "<w:tbl><w:tr>"
    + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in ("one", "two\nlines", "three"))
    + "</w:tr></w:tbl>"
    + p("T: last one… – (güler) <b> & [x]")
)


def convert(files: list[Path], to: str, folder: Path) -> None:
    """Let LibreOffice write files in another format into a folder."""
    profile = folder.parent / "profile"
    command = [str(OFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", to, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_every_word(tmp_path: Path) -> None:
    """Word documents, and the same as OpenDocument and rich text, have LibreOffice's words."""
    given = tmp_path / "given"
    given.mkdir()
    spaced = ODD.replace("<w:t>", '<w:t xml:space="preserve">')
    (given / "odd.docx").write_bytes(document(spaced))
    for name in SAMPLES:
        shutil.copy(DATA / name, given)
    documents = sorted(given.glob("*.docx"))
    for kind in ("odt", "rtf"):
        convert(documents, kind, tmp_path / kind)
    found = 0
    for folder in ("given", "odt", "rtf"):
        files = sorted((tmp_path / folder).iterdir())
        convert(files, "txt:Text (encoded):UTF8", tmp_path / f"{folder}-txt")
        for file in files:
            text = (tmp_path / f"{folder}-txt" / f"{file.stem}.txt").read_text("utf-8-sig")
            assert load(file).page.text.split() == text.split(), file.name
            found += 1
    assert found == len(SAMPLES) + 1 + 2 * len(documents)
