"""One passage set by both programs, side by side, as a small picture."""
import io
import subprocess
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from judge import Found, Line
from prose import HOUSE

DPI = 144
# The passage begins with the paragraph that begins so: figures, units, Latin and quoted names.
BEGINS = "平台是强引擎"
ROWS = 18
SHADES = 16
GUTTER = 36
HEAD = 30


def crop(pdf: Path, lines: list[Line]) -> Image.Image:
    """The lines of the passage, whole, as Poppler draws them."""
    start = next(i for i, line in enumerate(lines) if line.text.startswith(BEGINS))
    shown = lines[start:start + ROWS]
    size = shown[0].glyphs[0].size
    left = min(line.glyphs[0].x for line in lines)
    right = max(line.glyphs[-1].x for line in lines) + size
    top, foot = shown[0].glyphs[0].y - 1.1 * size, shown[-1].glyphs[0].y + 0.4 * size
    box = [int(value * DPI / 72) for value in (left - 2, top, right - left + 4, foot - top)]
    flags = [part for flag, value in zip("xyWH", box, strict=True) for part in (f"-{flag}", str(value))]
    drawn = subprocess.run(
        ["pdftoppm", "-r", str(DPI), "-gray", "-f", "1", "-l", "1", *flags, pdf], check=True, capture_output=True
    )
    return Image.open(io.BytesIO(drawn.stdout)).convert("L")


def side_by_side(pdfs: list[Path], found: list[Found], out: Path) -> None:
    """Writes ours on the left and theirs on the right, names above, in few shades of grey."""
    parts = [crop(pdf, one.lines) for pdf, one in zip(pdfs, found, strict=True)]
    width = sum(part.width for part in parts) + 3 * GUTTER
    sheet = Image.new("L", (width, max(part.height for part in parts) + HEAD + GUTTER), 255)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(HOUSE / "fonts/SourceSerif4-Regular.otf", 20)
    x = GUTTER
    for name, part in zip(("kanyin", "Typst"), parts, strict=True):
        draw.text((x, 4), name, fill=110, font=font)
        sheet.paste(part, (x, HEAD))
        x += part.width + GUTTER
    out.parent.mkdir(parents=True, exist_ok=True)
    sheet.quantize(SHADES).save(out, optimize=True)
