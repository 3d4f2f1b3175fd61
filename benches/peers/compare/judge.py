"""Judges a finished PDF of one column by the origins of its glyphs, whoever made it. Reads no layouter's data: lines,
gaps and breaks are what PyMuPDF finds on the page, laid against the paragraphs that should stand there."""
import itertools
import re
from dataclasses import dataclass, field
from pathlib import Path

import pymupdf

# Prohibitions of clreq 3.1.4 at the level GB/T 15834: its 5.1.9 adds that a solidus ends no line.
NO_START = set("、，。．；：！？,.;:!?」』）》〉】〗〕］｝”’)]}～〜–-－·・‧•／/%％‰℃°")
NO_END = set("「『（《〈【〖〔［｛“‘([{￥＄￡¥$£#№／/")
TWIN = set("—…⋯⸺")
MARKS = NO_START | NO_END | TWIN

# What stands after a number and belongs to it: hedges and powers of ten, then one of these.
UNITS = sorted(
    "元 美元 亿元 个百分点 百分点 个 项 家 倍 平方公里 平方千米 平方米 立方米 公里 千米 米 里 公顷 亩 人次 人 户 条 所 宗 名 位 "
    "年 月 日 岁 时 分 秒 吨 公斤 克 升 件 套 座 处 次 辆 台 张 场 期 届 级 度 度电 千瓦 千瓦时 % ％ ‰ ℃ ° 万 亿".split(),
    key=len,
    reverse=True,
)
NUMBER = re.compile(
    r"第?[0-9]+(?:[.,:][0-9]+)*(?:[余多几]|[十百千万亿])*(?:" + "|".join(map(re.escape, UNITS)) + r")?[余多]?"
)
QUOTED = re.compile(r"[“‘《][\u4e00-\u9fff]{1,3}[”’》]")

# The most that a gap between Han may open before a line is reported (T29), and what reading a PDF may cost.
CAP = 0.12
EPSILON = 0.002


def is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or char == "〇"


@dataclass
class Glyph:
    char: str
    x: float
    y: float
    size: float
    # Where its ink ends, to see whether lines end flush.
    ink: float


@dataclass
class Line:
    glyphs: list[Glyph]
    last: bool = False
    # How the next line of the paragraph begins: a number that stayed whole explains a loose line.
    then: str = ""

    @property
    def text(self) -> str:
        return "".join(glyph.char for glyph in self.glyphs)

    def gaps(self) -> list[float]:
        """What stands between each two neighbouring Han, in em: nothing, in a perfect line."""
        pairs = itertools.pairwise(self.glyphs)
        return [(b.x - a.x - a.size) / a.size for a, b in pairs if is_han(a.char) and is_han(b.char)]


@dataclass
class Found:
    lines: list[Line]
    kinsoku: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    widows: list[str] = field(default_factory=list)
    over: list[tuple[float, str]] = field(default_factory=list)
    ragged: list[str] = field(default_factory=list)
    mean: float = 0.0
    worst: float = 0.0
    worst_line: str = ""
    spread: float = 0.0


def glyphs(pdf: Path) -> list[Glyph]:
    """Every glyph of the only page, spaces left out."""
    document = pymupdf.open(pdf)
    if len(document) != 1:
        raise SystemExit(f"{pdf}: {len(document)} pages, one was asked for")
    flags = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_PRESERVE_LIGATURES
    found = []
    for block in document[0].get_text("rawdict", flags=flags)["blocks"]:
        for line in block.get("lines", []):
            for span in line["spans"]:
                for char in span["chars"]:
                    # U+2060 glues numbers in one of the files; it has no glyph worth a place.
                    if char["c"].strip() and char["c"] != "\u2060":
                        x, y = char["origin"]
                        found.append(Glyph(char["c"], x, y, span["size"], char["bbox"][2]))
    return found


def rows(found: list[Glyph], leading: float) -> list[Line]:
    """Glyphs on one baseline, from the left; a Latin face may stand a little lower."""
    found = sorted(found, key=lambda glyph: (glyph.y, glyph.x))
    lines: list[list[Glyph]] = []
    for glyph in found:
        if lines and glyph.y - lines[-1][0].y < leading / 2:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [Line(sorted(line, key=lambda glyph: glyph.x)) for line in lines]


def judge(pdf: Path, paras: list[str], measure: int, body: float, leading: float) -> Found:
    """What a page that sets these paragraphs, and nothing else, is worth. A page that lacks or adds a character is
    refused."""
    found = Found(rows(glyphs(pdf), leading))
    rest = iter(found.lines)
    for para in paras:
        text = "".join(para.split())
        lines: list[Line] = []
        while sum(len(line.text) for line in lines) < len(text):
            line = next(rest, None)
            if line is None:
                raise SystemExit(f"{pdf}: text is lacking from “{para[:12]}…”")
            lines.append(line)
        if "".join(line.text for line in lines) != text:
            raise SystemExit(f"{pdf}: not the text that was given:\n{text}\n{'|'.join(line.text for line in lines)}")
        lines[-1].last = True
        for line, after in itertools.pairwise(lines):
            line.then = after.text[:8]
        breaks(found, text, lines)
    if next(rest, None) is not None:
        raise SystemExit(f"{pdf}: more text than was given")
    evenness(found)
    edges(found, measure * body)
    return found


def breaks(found: Found, text: str, lines: list[Line]) -> None:
    """What is wrong with where the lines of a paragraph end."""
    ends = list(itertools.accumulate(len(line.text) for line in lines))[:-1]
    for end in ends:
        before, after = text[end - 1], text[end]
        shown = f"{text[max(0, end - 6):end]}｜{text[end:end + 6]}"
        latin = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
        if after in NO_START or before in NO_END or latin or (before == after and before in TWIN):
            found.kinsoku.append(shown)
    for pattern, into in ((NUMBER, found.numbers), (QUOTED, found.quoted)):
        for match in pattern.finditer(text):
            for end in ends:
                if match.start() < end < match.end():
                    into.append(f"{text[match.start():end]}｜{text[end:match.end()]}")
    bare = [char for char in lines[-1].text if char not in MARKS]
    if len(lines) > 1 and len(bare) <= 1:
        found.widows.append(f"{lines[-2].text[-5:]}｜{lines[-1].text}")


def evenness(found: Found) -> None:
    """How far gaps between Han are from nothing, over all lines."""
    all_gaps = []
    for line in found.lines:
        gaps = line.gaps()
        all_gaps += gaps
        if not gaps:
            continue
        widest = max(gaps, key=abs)
        if abs(widest) > abs(found.worst):
            found.worst, found.worst_line = widest, line.text
        if max(gaps) > CAP + EPSILON:
            found.over.append((max(gaps), line.text))
    found.over.sort(reverse=True)
    found.mean = sum(map(abs, all_gaps)) / len(all_gaps)
    found.spread = (sum(gap * gap for gap in all_gaps) / len(all_gaps)) ** 0.5


def edges(found: Found, width: float) -> None:
    """Lines, but the last of paragraphs, whose last Han or Latin does not end at the measure."""
    left = min(line.glyphs[0].x for line in found.lines if is_han(line.glyphs[0].char))
    for line in found.lines:
        end = line.glyphs[-1]
        if line.last or end.char in MARKS:
            continue
        right = end.x + end.size if is_han(end.char) else end.ink
        if abs(right - left - width) > 0.02 * end.size:
            found.ragged.append(f"{line.text}: {right - left - width:+.2f} pt")
