"""CPU time and memory of kanyin and its peers on the same text, fonts and sheet; prints a Markdown table.

    benches/peers/run [--write] [--runs N] [--keep DIR]

CPU is user plus system seconds of the process, peak its largest resident set in MB of 1,000,000 bytes; medians. For
Typst the start of the Python that carries it is taken off the CPU, not off the peak.
"""
import argparse
import importlib.metadata
import os
import statistics
import subprocess
import sys
import tempfile
import tomllib
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOUSE = HERE.parents[1]
sys.path.insert(0, str(HERE / "compare"))
import prose  # noqa: E402
from publish import publish  # noqa: E402

# Characters of a page, as the benches of the main package have them.
CHARACTERS = 3500
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)"


def page(paras: list[str], start: int) -> tuple[list[str], int]:
    """The paragraphs of a page from a place in the sample's prose, which is read round and round."""
    taken, length = [], 0
    while length < CHARACTERS:
        taken.append(paras[start % len(paras)])
        length += len(taken[-1])
        start += 1
    return taken, start


def pages(count: int) -> list[list[str]]:
    paras, at, made = prose.paragraphs(), 0, []
    for _ in range(count):
        one, at = page(paras, at)
        made.append(one)
    return made


def kanyin_source(made: list[list[str]]) -> str:
    head = """[publication]
name = "测速"
kind = "internal"
publisher = "测速"
permit = "0"
recipients = "测速"
print_run = "1册"
[edition]
date = 2021-01-15
issue = 1
[page]
paper = { width = "390mm", height = "545mm" }
type_area = { width = "350mm", height = "490mm" }
columns = 5
body = "9pt"
leading = "13.5pt"
bleed = "0pt"
"""
    stories = [
        f"[[section]]\narea = {{ page = {number}, col = 1, cols = 5, row = 1 }}\ncolumns = 5\nbody = '''\n"
        + "\n".join(paras) + "\n'''\n"
        for number, paras in enumerate(made, 1)
    ]
    return head + "".join(stories)


def typst_source(made: list[list[str]]) -> str:
    escape = {ord(c): "\\" + c for c in "\\#$*_`<>@~[]/=+-"}
    head = """#set page(width: 390mm, height: 545mm, margin: (x: 20mm, y: 27.5mm), columns: 5)
#set columns(gutter: 10pt)
#set text(font: ((name: "Source Serif 4", covers: "latin-in-cjk"), "Noto Serif CJK SC"), size: 9pt, lang: "zh", region: "cn",
  top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, linebreaks: "optimized", first-line-indent: (amount: 2em, all: true), leading: 4.5pt, spacing: 4.5pt)

"""
    return head + "\n#pagebreak()\n".join("\n\n".join(para.translate(escape) for para in paras) for paras in made)


def measured(command: list[str]) -> tuple[float, float]:
    """CPU seconds and peak MB of one process."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    told = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{command[0]} failed: {told.decode(errors='replace')[-2000:]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1.024 / 1000


def median(command: list[str], runs: int) -> tuple[float, float]:
    figures = [measured(command) for _ in range(runs)]
    return statistics.median(cpu for cpu, _ in figures), statistics.median(peak for _, peak in figures)


def versions() -> dict[str, str]:
    lock = tomllib.loads((HERE / "Cargo.lock").read_text())
    named = {}
    for one in lock["package"]:
        if one["name"] in ("krilla", "genpdf") or (one["name"] == "printpdf" and one["version"] != "0.3.4"):
            named[one["name"]] = one["version"]
    return named


def commands(kanyin: Path, folder: Path, count: int) -> dict[str, tuple[list[str], Path]]:
    """Every program's command line on so many pages, and the file that it writes."""
    made = pages(count)
    toml, typ, text = (folder / f"p{count}.{ext}" for ext in ("toml", "typ", "txt"))
    toml.write_text(kanyin_source(made), encoding="utf-8")
    typ.write_text(typst_source(made), encoding="utf-8")
    text.write_text("\f".join("\n".join(paras) for paras in made), encoding="utf-8")
    known = versions()
    out = {}
    for profile in ("screen", "press"):
        pdf = folder / f"kanyin-{profile}-{count}.pdf"
        out[f"kanyin, {profile}"] = ([str(kanyin), "build", str(toml), "-o", str(pdf), "--jobs", "1", "--profile", profile], pdf)
    pdf = folder / f"typst-{count}.pdf"
    version = importlib.metadata.version("typst")
    out[f"Typst {version}"] = ([sys.executable, "-c", TYPST, str(typ), str(pdf), str(HOUSE / "fonts")], pdf)
    for name in ("krilla", "printpdf", "genpdf"):
        pdf = folder / f"{name}-{count}.pdf"
        out[f"{name} {known[name]}"] = ([str(HERE / "target/release" / name), str(text), str(pdf)], pdf)
    return out


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kanyin", type=Path, default=HOUSE / "target/release/kanyin")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="where the PDFs and their sources stay")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md anew")
    args = parser.parse_args()
    start, _ = median([sys.executable, "-c", "pass"], args.runs)
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        rows = ["| pages | program | CPU s | × kanyin | peak MB | × kanyin | PDF MB |", "|---|---|---|---|---|---|---|"]
        for count in (1, 100):
            base = None
            for name, (command, pdf) in commands(args.kanyin, folder, count).items():
                cpu, peak = median(command, args.runs if count == 1 else min(args.runs, 3))
                if name.startswith("Typst"):
                    cpu -= start
                base = base or (cpu, peak)
                size = pdf.stat().st_size / 1e6
                times = f"{cpu:.3f} | {cpu / base[0]:.1f} | {peak:.0f} | {peak / base[1]:.1f}"
                rows.append(f"| {count} | {name} | {times} | {size:.1f} |")
                print(rows[-1], flush=True)
    if args.write:
        publish("peers", f"{date.today()}:\n\n" + "\n".join(rows))


if __name__ == "__main__":
    main()
