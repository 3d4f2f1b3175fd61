"""kanyin beside Typst on the sample's prose, one column at several measures: builds the PDFs, judges them by glyph
origins, prints tables as Markdown, and takes pictures of one passage set by each.

    benches/peers/run compare [--write] [--lines] [--keep DIR] [--tools DIR]
"""
import argparse
import importlib.metadata
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import judge
import pictures
import prose
import setters
from publish import publish

MEASURES = (13, 17, 20)
SETTERS = ("kanyin", "Typst", "Typst, numbers glued")
# Lines of ours that are open by more, in em, are named below the table.
NAMED = 0.06
# Rows are compared to what rounding of coordinates in a PDF leaves of them.
SAME = {".4f": 0.0002, ".3f": 0.002, "d": 0}


def figures(found: judge.Found) -> list[tuple[str, float, str]]:
    """Name, figure and how it is printed. Less is better in each but the last."""
    return [
        ("kinsoku faults, level gb", len(found.kinsoku), "d"),
        ("numbers parted from their units", len(found.numbers), "d"),
        ("quoted terms of up to three characters parted", len(found.quoted), "d"),
        ("last lines of one character", len(found.widows), "d"),
        ("mean deviation of gaps between Han, em", found.mean, ".4f"),
        ("root mean square of the same, em", found.spread, ".4f"),
        ("worst gap between Han, em", abs(found.worst), ".3f"),
        ("lines over the stretch cap of 0.12 em", len(found.over), "d"),
        ("lines not flush with the measure", len(found.ragged), "d"),
        ("(lines)", len(found.lines), "d"),
    ]


def table(measure: int, found: list[judge.Found]) -> tuple[str, int]:
    """The table of a measure, and in how many rows ours is worse than Typst as it comes."""
    out = [f"| {measure} characters a line | " + " | ".join(SETTERS) + " |", "|---|" + "---|" * len(SETTERS)]
    worse = 0
    for cells in zip(*map(figures, found), strict=True):
        name, ours, form = cells[0]
        bad = not name.startswith("(") and ours > cells[1][1] + SAME[form]
        worse += bad
        shown = [f"{value:{form}}" for _, value, form in cells]
        if bad:
            shown[0] = f"**{shown[0]}**"
        out.append(f"| {name} | " + " | ".join(shown) + " |")
    named = [
        f"“{line.text}｜{line.then}” {max(gaps):.3f}"
        for line in found[0].lines
        if (gaps := line.gaps()) and max(gaps) > NAMED
    ]
    out.append(f"\nOur lines with gaps over {NAMED} em, and what could not follow in them: " + "; ".join(named) + ".")
    return "\n".join(out), worse


def tools(pdf: Path, folder: Path) -> str:
    """What the independent kinsoku checker says of the file."""
    checker = folder / "check_kinsoku.py"
    if not checker.is_file():
        return "not at hand"
    command = [sys.executable, checker, pdf.resolve(), "--level", "gb", "--engine", "pdfium"]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)
    return " / ".join(ran.stdout.split("\n")).strip(" /")


def lines(name: str, found: judge.Found) -> None:
    """The lines behind the figures: every fault, and every line whose gaps are open by more than 0.02 em."""
    print(f"\n{name}")
    listed = {
        "kinsoku": found.kinsoku,
        "number": found.numbers,
        "quoted": found.quoted,
        "one character": found.widows,
        "not flush": found.ragged,
    }
    for title, faults in listed.items():
        for one in faults:
            print(f"  {title}: {one}")
    opened = [(max(gaps), len(gaps), line) for line in found.lines if (gaps := line.gaps()) and max(gaps) > 0.02]
    for gap, count, line in sorted(opened, key=lambda one: one[:2], reverse=True):
        print(f"  {gap:+.3f} em × {count}: {line.text}｜{line.then}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kanyin", type=Path, default=prose.HOUSE / "target/release/kanyin")
    parser.add_argument("--keep", type=Path, help="where the PDFs and their sources stay")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md and docs/images anew")
    parser.add_argument("--lines", action="store_true", help="print the lines behind the figures")
    parser.add_argument(
        "--tools", type=Path, default=prose.HOUSE.parent / "shared/tools", help="the independent checkers"
    )
    return parser.parse_args()


def main() -> int:
    args = arguments()
    paras = prose.paragraphs()
    glued = [judge.NUMBER.sub(lambda match: "\u2060".join(match[0]), para) for para in paras]
    worse, chars = 0, sum(map(len, paras))
    version = importlib.metadata.version("typst")
    text = [f"{date.today()}: {len(paras)} paragraphs, {chars:,} characters, Typst {version}."]
    with tempfile.TemporaryDirectory() as temporary:
        out = args.keep or Path(temporary)
        out.mkdir(parents=True, exist_ok=True)
        for measure in MEASURES:
            pdfs = [
                setters.kanyin(paras, measure, out, args.kanyin),
                setters.typst(paras, measure, out / f"typst-{measure}.pdf"),
                setters.typst(glued, measure, out / f"typst-glued-{measure}.pdf"),
            ]
            found = [judge.judge(pdf, paras, measure, setters.BODY, setters.LEADING) for pdf in pdfs]
            shown, bad = table(measure, found)
            text.append(shown)
            worse += bad
            if args.lines:
                for name, one, pdf in zip(SETTERS, found, pdfs, strict=True):
                    lines(f"{measure}, {name}", one)
                    print(f"  check_kinsoku.py: {tools(pdf, args.tools)}")
            if args.write:
                name = f"images/compare-{measure}.png"
                pictures.side_by_side(pdfs[:2], found[:2], prose.HOUSE / "docs" / name)
                text.append(f"![{measure} characters: kanyin left, Typst right]({name})")
    print("\n\n".join(text))
    if args.write:
        publish("compare", "\n\n".join(text))
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
