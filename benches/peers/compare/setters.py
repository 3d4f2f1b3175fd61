"""The same paragraphs set in one column of a given measure by each program, as PDFs."""
import shutil
import subprocess
from pathlib import Path

from prose import HOUSE

BODY = 9
LEADING = 13.5
MARGIN = 18
# A column so high that no paragraph goes over a page.
HEIGHT = 9000


def kanyin(paras: list[str], measure: int, out: Path, binary: Path) -> Path:
    """Our own release binary with the defaults of an edition, but for the page, and Latin at its own size: ours is 6 %
    larger beside Han as it comes, which would make the programs' lines unlike."""
    shutil.copy(HOUSE / "fonts/SourceSerif4-Regular.otf", out / "latin.otf")
    width = measure * BODY
    pdf = out / f"kanyin-{measure}.pdf"
    toml = out / f"kanyin-{measure}.toml"
    body = "\n".join(para.replace("{", "{{").replace("}", "}}") for para in paras)
    toml.write_text(
        f"""[publication]
name = "比较"
kind = "internal"
publisher = "比较"
permit = "0"
recipients = "比较"
print_run = "1册"
[edition]
date = 2021-01-15
issue = 1
[page]
paper = {{ width = "{width + 2 * MARGIN}pt", height = "{HEIGHT}pt" }}
type_area = {{ width = "{width}pt", height = "{HEIGHT - 2 * MARGIN}pt" }}
columns = 1
body = "{BODY}pt"
leading = "{LEADING}pt"
bleed = "0pt"
[[font]]
role = "latin"
file = "latin.otf"
scale = 1000
[[section]]
columns = 1
area = {{ page = 1, col = 1, cols = 1 }}
body = '''
{body}
'''
""",
        encoding="utf-8",
    )
    subprocess.run([binary, "build", toml, "-o", pdf, "--profile", "screen"], check=True, stdout=subprocess.DEVNULL)
    return pdf


def typst_source(paras: list[str], measure: int) -> str:
    """Typst as a Chinese user sets it at best: optimised breaks, quarter em between Han and Latin, Latin face by
    `latin-in-cjk`, so that “ ” and — stay in the Chinese face."""
    escaped = [para.translate({ord(c): "\\" + c for c in "\\#$*_`<>@~[]/=+-"}) for para in paras]
    width = measure * BODY
    return f"""#set page(width: {width + 2 * MARGIN}pt, height: {HEIGHT}pt, margin: {MARGIN}pt)
#set text(
  font: ((name: "Source Serif 4", covers: "latin-in-cjk"), "Noto Serif CJK SC"),
  size: {BODY}pt, lang: "zh", region: "cn", cjk-latin-spacing: auto,
  top-edge: 0.88em, bottom-edge: -0.12em,
)
#set par(
  justify: true, linebreaks: "optimized", first-line-indent: (amount: 2em, all: true),
  leading: {LEADING - BODY}pt, spacing: {LEADING - BODY}pt,
)

""" + "\n\n".join(escaped) + "\n"


def typst(paras: list[str], measure: int, pdf: Path) -> Path:
    """The newest Typst from PyPI, with the fonts of this repository only."""
    import typst as engine

    source = pdf.with_suffix(".typ")
    source.write_text(typst_source(paras, measure), encoding="utf-8")
    engine.compile(str(source), output=str(pdf), font_paths=[str(HOUSE / "fonts")], ignore_system_fonts=True)
    return pdf
