"""kanyin beside Typst on the sample's prose, one column at several measures: builds both PDFs, judges them by glyph
origins, prints the table as Markdown, and takes pictures of one passage set by each.

    benches/peers/run compare [--lines] [--pictures DIR] [--keep DIR]
"""
import argparse
import importlib.metadata
import subprocess
import sys
import tempfile
from pathlib import Path

import judge
import pictures
import prose
import setters

MEASURES = (13, 17, 20)


def rows(ours: judge.Found, theirs: judge.Found) -> list[tuple[str, float, float, str]]:
    """Name, our figure, their figure, how to print them. Less is better in each."""
    def pick(one: judge.Found) -> list[tuple[str, float, str]]:
        return [
            ("kinsoku faults, level gb", len(one.kinsoku), "d"),
            ("numbers parted from their units", len(one.numbers), "d"),
            ("quoted terms of up to three characters parted", len(one.quoted), "d"),
            ("last lines of one character", len(one.widows), "d"),
            ("mean deviation of gaps between Han, em", one.mean, ".4f"),
            ("root mean square of the same, em", one.spread, ".4f"),
            ("worst gap between Han, em", abs(one.worst), ".3f"),
            ("lines over the stretch cap of 0.12 em", len(one.over), "d"),
            ("lines not flush with the measure", len(one.ragged), "d"),
            ("lines", len(one.lines), "d"),
        ]

    return [(name, a, b, form) for (name, a, form), (_, b, _) in zip(pick(ours), pick(theirs), strict=True)]


def tools(pdf: Path, folder: Path) -> str:
    """What the independent kinsoku checker says of the file."""
    checker = folder / "check_kinsoku.py"
    if not checker.is_file():
        return "not at hand"
    ran = subprocess.run(
        [sys.executable, checker, pdf, "--level", "gb", "--engine", "pdfium"],
        capture_output=True, text=True, cwd=folder, check=False,
    )
    return " / ".join(ran.stdout.split("\n")).strip(" /")


def lines(name: str, found: judge.Found) -> None:
    """The lines behind the figures."""
    print(f"\n{name}")
    for title, list_ in (("kinsoku", found.kinsoku), ("number", found.numbers), ("quoted", found.quoted),
                         ("widow", found.widows), ("ragged", found.ragged)):
        for one in list_:
            print(f"  {title}: {one}")
    for gap, text in found.over:
        print(f"  {gap:.3f} em: {text}")
    print(f"  worst {found.worst:+.3f} em: {found.worst_line}")


def main() -> int:
    args = argparse.ArgumentParser()
    args.add_argument("--kanyin", type=Path, default=prose.HOUSE / "target/release/kanyin")
    args.add_argument("--keep", type=Path, help="where the PDFs and their sources stay")
    args.add_argument("--pictures", type=Path, help="where pictures are written")
    args.add_argument("--tools", type=Path, default=prose.HOUSE.parent / "shared/tools", help="the independent checkers")
    args.add_argument("--lines", action="store_true", help="print the lines behind the figures")
    args = args.parse_args()
    paras = prose.paragraphs()
    version = importlib.metadata.version("typst")
    worse = 0
    with tempfile.TemporaryDirectory() as temporary:
        out = args.keep or Path(temporary)
        out.mkdir(parents=True, exist_ok=True)
        table, notes, columns = {}, [], []
        for measure in MEASURES:
            pdfs = (setters.kanyin(paras, measure, out, args.kanyin), setters.typst(paras, measure, out))
            pair = [judge.judge(pdf, paras, measure, setters.BODY, setters.LEADING) for pdf in pdfs]
            for name, a, b, form in rows(*pair):
                bad = a > b + judge.EPSILON / 10 and name != "lines"
                worse += bad
                cell = f"**{a:{form}}**" if bad else f"{a:{form}}"
                table.setdefault(name, []).extend([cell, f"{b:{form}}"])
            columns += [f"{measure}: kanyin", "Typst"]
            if args.lines:
                for name, found, pdf in zip((f"kanyin {measure}", f"Typst {measure}"), pair, pdfs, strict=True):
                    lines(name, found)
                    print(f"  check_kinsoku.py: {tools(pdf, args.tools)}")
            for name, found in zip(("kanyin", "Typst"), pair, strict=True):
                notes.append(f"- {measure}, {name}: {abs(found.worst):.3f} em in “{found.worst_line}”")
            if args.pictures:
                pictures.side_by_side(pdfs, pair, args.pictures / f"compare-{measure}.png")
        chars = sum(map(len, paras))
        print(f"\n{len(paras)} paragraphs, {chars} characters; Typst {version}; less is better; bold: ours is worse.\n")
        print("| characters a line | " + " | ".join(columns) + " |")
        print("|---|" + "---|" * len(columns))
        for name, cells in table.items():
            print(f"| {name} | " + " | ".join(cells) + " |")
        print("\nThe line with the worst gap:\n")
        print("\n".join(notes))
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
